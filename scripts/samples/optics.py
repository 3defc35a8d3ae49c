"""The scanner behind the glass: levels, blur, streaks, noise, and the form in which the image leaves the device."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from samples.degradation import Degradation
from samples.sheet import Pixels

_TILE = 2048
_TILE_SPREAD = 32.0
_PAPER_LEVEL = 190.0


def through_optics(image: Pixels, how: Degradation, rng: np.random.Generator) -> Pixels:
    """Return what the sensor reports of a bed: levels, blur, streaks, noise, in this order."""
    if how.contrast != 1.0 or how.exposure != 1.0 or how.black:
        levels = (how.black + np.arange(256) * (255 - how.black) / 255) * how.exposure
        table = np.clip((levels - _PAPER_LEVEL) * how.contrast + _PAPER_LEVEL, 0, 255).astype(np.uint8)
        image = np.asarray(cv2.LUT(image, table), np.uint8)
    if how.blur:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), how.blur), np.uint8)
    if how.streaks:
        _add_streaks(image, how, rng)
    for column, width, *change in how.glass:
        band = image[:, column : column + width].astype(np.int16) + np.array(change, np.int16)
        image[:, column : column + width] = np.clip(band, 0, 255).astype(np.uint8)
    if how.noise:
        add_noise(image, how.noise, rng, softness=0.45)
    return image


def as_delivered(image: Pixels, how: Degradation) -> Pixels:
    """Return the image after the device's own black-and-white cut or JPEG compression."""
    if how.bitonal:
        grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
        cut = np.asarray(cv2.threshold(grey, how.threshold, 255, cv2.THRESH_BINARY)[1], np.uint8)
        return np.asarray(cv2.cvtColor(cut, cv2.COLOR_GRAY2RGB), np.uint8)
    if how.gray:
        image = np.asarray(cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB), np.uint8)
    if not how.jpeg:
        return image
    _, data = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, how.jpeg])
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert decoded is not None
    return np.asarray(cv2.cvtColor(decoded, cv2.COLOR_BGR2RGB), np.uint8)


def add_noise(image: Pixels, spread: float, rng: np.random.Generator, *, softness: float) -> None:
    """Add noise of a standard deviation (levels) in place; ``softness`` is the size of its grain in pixels.

    One tile of noise is laid over the image from a random corner: drawing 26 million normal numbers takes longer than
    everything else done to a page.
    """
    height, width = image.shape[:2]
    tile, share = _tile(softness), spread / _TILE_SPREAD
    rows = _runs(height, int(rng.integers(_TILE)))
    columns = _runs(width, int(rng.integers(_TILE)))
    for y, source_y, tall in rows:
        for x, source_x, wide in columns:
            view = image[y : y + tall, x : x + wide]
            patch = tile[source_y : source_y + tall, source_x : source_x + wide]
            view[:] = cv2.addWeighted(view, 1.0, patch, share, -128 * share)


def _add_streaks(image: Pixels, how: Degradation, rng: np.random.Generator) -> None:
    """Draw lines along the paper's way through the scanner: down the image, whichever way the page lies."""
    margin = image.shape[1] // 12
    for _ in range(how.streaks):
        x, width = int(rng.integers(margin, image.shape[1] - margin)), int(rng.integers(1, 4))
        level = how.streak_level if rng.random() < 0.3 else -how.streak_level
        band = image[:, x : x + width].astype(np.int16) + round(level)
        image[:, x : x + width] = np.clip(band, 0, 255).astype(np.uint8)


@lru_cache(maxsize=4)
def _tile(softness: float) -> Pixels:
    """Return noise around 128 with a standard deviation of 32 levels, mostly grey, a little coloured."""
    rng = np.random.default_rng(20_200_305)
    grey = rng.normal(0, 0.8, (_TILE, _TILE, 1)).astype(np.float32)
    mixed = grey + rng.normal(0, 0.6, (_TILE, _TILE, 3)).astype(np.float32)
    noise = np.asarray(cv2.GaussianBlur(mixed, (0, 0), softness))
    return np.asarray(np.clip(noise * (_TILE_SPREAD / noise.std()) + 128.5, 0, 255), np.uint8)


def _runs(length: int, start: int) -> list[tuple[int, int, int]]:
    """Return (position, position in the tile, count) of the pieces that cover a length."""
    pieces, position = [], 0
    while position < length:
        source = (start + position) % _TILE
        count = min(length - position, _TILE - source)
        pieces.append((position, source, count))
        position += count
    return pieces
