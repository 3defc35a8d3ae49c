"""The beat between a printed screen and the scanner's pixels: a regular pattern over a page, its text or its photo."""

from __future__ import annotations

import numpy as np

from samples.degradation import Degradation
from samples.sheet import Pixels, px
from samples.truth import Mark, Rectangle, Truth, union

# A printed tint lies under the beat: a screen of bare paper does not exist.
_TINT = 0.06


def lay_moire(page: Pixels, truth: Truth, how: Degradation, seed: int) -> tuple[Mark, ...]:
    """Lay a beat pattern over the zone in place; two waves across each other, a little apart in each colour."""
    rng = np.random.default_rng((seed, 42))
    x, y, width, height = _zone(page, truth, how.moire_zone)
    view = page[y : y + height, x : x + width]
    rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None, :]
    angle = rng.uniform(0.15, 1.4)
    turn = 2 * np.pi / how.moire_period
    for channel in range(3):
        shift = rng.uniform(0, 1.2)
        first = np.sin(turn * (columns * np.cos(angle) + rows * np.sin(angle)) + shift)
        second = np.sin(turn * (rows * np.cos(angle) - columns * np.sin(angle)) + shift)
        wave = (first + second) * (how.moire / 2)
        # Black print and white clipping keep their level: the screen lies between them.
        plane = view[..., channel].astype(np.float32)
        depth = np.minimum(1.0, plane / 128.0)
        view[..., channel] = np.clip(plane * (1 - _TINT) + wave * depth, 0, 255).astype(np.uint8)
    return (Mark("moire", (x, y, width, height)),)


def _zone(page: Pixels, truth: Truth, zone: str) -> Rectangle:
    """Return ``page``, the box of the ``photo``, or that of the ``text``, in pixels; the page where there is none."""
    height, width = page.shape[:2]
    whole = (0, 0, width, height)
    if zone == "page":
        return whole
    boxes = [mark.box for mark in truth.marks if mark.kind == zone]
    if zone == "text":
        boxes = [word.box for word in truth.words]
    found = union(boxes)
    if found is None:
        return whole
    room = px(3) if zone == "text" else 0
    left, top = max(0, found[0] - room), max(0, found[1] - room)
    right, bottom = min(width, found[0] + found[2] + room), min(height, found[1] + found[3] + room)
    return left, top, right - left, bottom - top
