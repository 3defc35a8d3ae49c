"""What happened to the paper before it was scanned: holes, staples, folds, a seal struck across the text."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from samples.degradation import SURROUNDS, WHITE, Degradation
from samples.seal import seal
from samples.sheet import Pixels, multiply, px
from samples.truth import Mark, Sample


def draw_marks(page: Pixels, how: Degradation) -> tuple[Mark, ...]:
    """Draw the marks of ``how`` onto the page in place and return where they are, in page pixels."""
    marks: list[Mark] = []
    if how.fold:
        marks.append(_fold(page))
    if how.staple:
        marks.append(_staple(page))
    if how.holes:
        marks += [_hole(page, offset, SURROUNDS.get(how.surround, WHITE)) for offset in (-40, 40)]
    return tuple(marks)


def strike_over_text(clean: Sample, rng: np.random.Generator) -> Sample:
    """Return the page with a seal over its printed text (a giáp lai or "bản sao" stamp), somewhere among the words."""
    words = [word for word in clean.truth.words if word.area in {"body", "table"}] or list(clean.truth.words)
    height, width = clean.image.shape[:2]
    centre = words[int(rng.integers(len(words)))].box if words else (width // 2, height // 2, 0, 0)
    patch = seal(rng, "VĂN PHÒNG LƯU TRỮ SAO Y BẢN CHÍNH", strength=float(rng.uniform(0.7, 0.95)))
    patch = patch[: height - 2 * px(5), : width - 2 * px(5)]
    side = patch.shape[0]
    x = int(np.clip(centre[0] - side // 2, px(5), width - side - px(5)))
    y = int(np.clip(centre[1] - side // 2, px(5), height - side - px(5)))
    image = clean.image.copy()
    view = image[y : y + side, x : x + side]
    view[:] = multiply(view, patch)
    mark = Mark("seal", (x, y, view.shape[1], view.shape[0]), "VĂN PHÒNG LƯU TRỮ SAO Y BẢN CHÍNH")
    return Sample(image, replace(clean.truth, marks=(*clean.truth.marks, mark)))


def _hole(page: Pixels, offset_mm: float, bed: tuple[int, int, int]) -> Mark:
    radius = px(2.8)
    x, y = px(11), page.shape[0] // 2 + px(offset_mm)
    rim = tuple(int(0.72 * level) for level in bed) if bed[0] > 100 else bed
    cv2.circle(page, (x, y), radius, rim, -1, cv2.LINE_AA)
    cv2.circle(page, (x - 3, y - 3), radius - 5, bed, -1, cv2.LINE_AA)
    return Mark("hole", (x - radius, y - radius, 2 * radius, 2 * radius))


def _staple(page: Pixels) -> Mark:
    x, y, length = px(9), px(9), px(11)
    box = (x - 8, y - 8, length + 30, length // 2 + 30)
    view = page[box[1] : box[1] + box[3], box[0] : box[0] + box[2]]
    shade = np.full(view.shape[:2], 255, np.uint8)
    cv2.line(shade, (14, 14 + length // 2), (14 + length, 14), 150, 9, cv2.LINE_AA)
    shade = np.asarray(cv2.GaussianBlur(shade, (0, 0), 3), np.uint8)
    cv2.line(shade, (8, 8 + length // 2), (8 + length, 8), 95, 5, cv2.LINE_AA)
    view[:] = multiply(view, np.repeat(shade[..., None], 3, axis=2))
    return Mark("staple", box)


def _fold(page: Pixels) -> Mark:
    """A sheet once folded in half for an envelope: a dark valley beside a light ridge, across the middle."""
    middle, reach = page.shape[0] // 2, 14
    profile = 1 - 0.16 * np.exp(-((np.arange(-reach, reach) + 3) ** 2) / 12.0) - 0.03 * (np.arange(-reach, reach) < 0)
    view = page[middle - reach : middle + reach]
    view[:] = np.clip(view * profile[:, None, None], 0, 255).astype(np.uint8)
    return Mark("fold", (0, middle - reach, page.shape[1], 2 * reach))
