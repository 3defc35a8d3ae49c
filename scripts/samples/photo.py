"""A photograph for pages that carry one: sky, hills, a field and a house with a roof, under film grain."""

from __future__ import annotations

import cv2
import numpy as np

from samples.sheet import Pixels


def landscape_photo(rng: np.random.Generator, width: int, height: int) -> Pixels:
    """Return a colour picture of an invented hillside, width × height pixels."""
    canvas = np.zeros((height, width, 3), np.uint8)
    fall = np.linspace(0, 1, height)[:, None, None]
    sky = np.array((120, 165, 215)) * (1 - fall) + np.array((225, 232, 235)) * fall
    canvas[:] = sky.astype(np.uint8)
    for layer in range(4):
        _hill(canvas, rng, 0.35 + 0.13 * layer, (70 - 9 * layer, 112 - 12 * layer, 84 - 14 * layer))
    for _ in range(int(rng.integers(3, 7))):
        _house(canvas, rng)
    canvas = np.asarray(cv2.GaussianBlur(canvas, (0, 0), 1.6), np.uint8)
    grain = cv2.resize(rng.normal(0, 9, (height // 3, width // 3)), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(canvas + np.asarray(grain)[..., None], 6, 248), np.uint8)


def _hill(canvas: Pixels, rng: np.random.Generator, level: float, colour: tuple[int, int, int]) -> None:
    height, width = canvas.shape[:2]
    x = np.linspace(0, 1, 80)
    waves = sum(rng.uniform(0.01, 0.06) * np.sin(2 * np.pi * (k * x + rng.random())) for k in (1, 2, 3, 7))
    ridge = np.stack([x * (width - 1), (level + waves) * height], axis=1)
    outline = np.vstack([ridge, [[width, height], [0, height]]]).round().astype(np.int32)
    cv2.fillPoly(canvas, [outline], colour, cv2.LINE_AA)


def _house(canvas: Pixels, rng: np.random.Generator) -> None:
    height, width = canvas.shape[:2]
    side = int(rng.uniform(0.05, 0.1) * width)
    x, y = int(rng.uniform(0.05, 0.85) * width), int(rng.uniform(0.7, 0.88) * height)
    cv2.rectangle(canvas, (x, y - side // 2), (x + side, y), (214, 204, 186), -1)
    roof = np.array([(x - side // 8, y - side // 2), (x + side // 2, y - side), (x + side + side // 8, y - side // 2)])
    cv2.fillPoly(canvas, [roof.astype(np.int32)], (136, 70, 56), cv2.LINE_AA)
    cv2.rectangle(canvas, (x + side // 3, y - side // 3), (x + side // 2, y), (80, 62, 54), -1)
