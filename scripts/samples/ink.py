"""What a pen leaves on a document: signatures and the numbers written into a printed heading."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from samples.sheet import Pixels

Curve = npt.NDArray[np.float64]
Colour = tuple[int, int, int]

BLUE_INKS: tuple[Colour, ...] = ((28, 52, 150), (36, 60, 172), (22, 38, 120), (50, 70, 165))

# Strokes of the digits in a box 0.6 wide and 1 high, y downwards; each stroke is drawn through its points in one go.
_DIGITS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "0": (((0.34, 0.03), (0.08, 0.3), (0.06, 0.72), (0.26, 0.99), (0.5, 0.7), (0.5, 0.28), (0.3, 0.04), (0.2, 0.1)),),
    "1": (((0.12, 0.25), (0.34, 0.02), (0.31, 0.5), (0.28, 1.0)),),
    "2": (((0.08, 0.24), (0.24, 0.02), (0.48, 0.16), (0.36, 0.55), (0.06, 0.97), (0.3, 0.92), (0.58, 0.97)),),
    "3": (((0.1, 0.1), (0.34, 0.01), (0.46, 0.22), (0.22, 0.46), (0.5, 0.62), (0.4, 0.94), (0.06, 0.92)),),
    "4": (((0.3, 0.02), (0.06, 0.62), (0.3, 0.62), (0.58, 0.58)), ((0.42, 0.34), (0.38, 0.7), (0.36, 1.04))),
    "5": (((0.16, 0.06), (0.12, 0.46), (0.4, 0.42), (0.5, 0.7), (0.32, 0.98), (0.05, 0.9)),
          ((0.16, 0.06), (0.5, 0.03))),
    "6": (((0.42, 0.02), (0.14, 0.4), (0.08, 0.82), (0.3, 0.99), (0.48, 0.76), (0.3, 0.54), (0.1, 0.74)),),
    "7": (((0.06, 0.08), (0.3, 0.06), (0.54, 0.04), (0.36, 0.5), (0.24, 1.02)), ((0.16, 0.52), (0.46, 0.5))),
    "8": (((0.46, 0.14), (0.24, 0.02), (0.12, 0.24), (0.34, 0.48), (0.48, 0.78), (0.26, 1.0), (0.08, 0.76),
           (0.28, 0.46), (0.46, 0.2)),),
    "9": (((0.46, 0.18), (0.22, 0.03), (0.08, 0.3), (0.28, 0.46), (0.46, 0.22), (0.44, 0.6), (0.3, 1.04)),),
}  # fmt: skip


def smooth(points: Curve, steps: int = 14) -> Curve:
    """Return a Catmull-Rom curve through the points (n × 2), ``steps`` samples a span."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    spans = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        spans.append(
            0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        )
    return np.vstack([*spans, points[-1:]])


def coloured(cover: Pixels, colour: Colour) -> Pixels:
    """Return a multiplicative RGB patch: ``cover`` 255 gives the full colour, 0 leaves the paper alone."""
    strength = cover.astype(np.uint16)[..., None]
    fade = 255 - np.array(colour, np.uint16)
    return (255 - strength * fade // 255).astype(np.uint8)


def _stroke(canvas: Pixels, curve: Curve, widths: npt.NDArray[np.float64]) -> None:
    fixed = np.round(curve * 16).astype(np.int32)
    for a, b, width in zip(fixed, fixed[1:], widths, strict=False):
        cv2.line(canvas, a.tolist(), b.tolist(), 255, max(1, round(float(width))), cv2.LINE_AA, 4)


def handwritten_number(rng: np.random.Generator, digits: str, height: int, colour: Colour | None = None) -> Pixels:
    """Return digits in a quick hand, ``height`` pixels tall, in blue ink on nothing."""
    pad, pitch = 8, height * 0.62
    canvas = np.zeros((round(height * 1.2) + 2 * pad, round(pitch * len(digits)) + 2 * pad + height // 4), np.uint8)
    slant = rng.uniform(0.08, 0.25)
    width = rng.uniform(3.6, 5.2)
    x = float(pad)
    for digit in digits:
        lift, size = rng.normal(0, 0.02) * height, height * rng.uniform(0.9, 1.06)
        for stroke in _DIGITS[digit]:
            points = np.array(stroke) + rng.normal(0, 0.022, (len(stroke), 2))
            points[:, 0] += slant * (1 - points[:, 1])
            curve = smooth(points * size + (x, pad + lift + 0.06 * height))
            _stroke(canvas, curve, np.full(len(curve), width))
        x += pitch * rng.uniform(0.88, 1.02)
    return coloured(canvas, colour or BLUE_INKS[int(rng.integers(len(BLUE_INKS)))])


def signature(rng: np.random.Generator, width: int, height: int) -> Pixels:
    """Return a signature about ``width`` × ``height`` pixels: a large initial, a run of waves, a flourish."""
    scale = 2
    size = np.array((width, height), np.float64)
    path = _signature_path(rng)
    curve = smooth((path - path.min(axis=0)) * size * scale + 12 * scale, 20)
    speed = np.linalg.norm(np.diff(curve, axis=0), axis=1)
    slow = np.exp(-speed / speed.mean())
    canvas = np.zeros(tuple((curve.max(axis=0)[::-1] + 12 * scale).astype(int)), np.uint8)
    _stroke(canvas, curve, (2.2 + 5.5 * slow) * scale)
    small = cv2.resize(canvas, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    x, y, w, h = cv2.boundingRect(small)
    return coloured(np.asarray(small[y : y + h, x : x + w], np.uint8), BLUE_INKS[int(rng.integers(len(BLUE_INKS)))])


def _signature_path(rng: np.random.Generator) -> Curve:
    """Return the pen's path in a unit box: an initial, a run that dies out, a flourish; the whole rises a little."""
    initial = _INITIALS[int(rng.integers(len(_INITIALS)))]
    run = _waves(rng) if rng.random() < 0.55 else _loops(rng)
    tail = _FLOURISHES[int(rng.integers(len(_FLOURISHES)))]
    unsteady = [0.022] * len(initial) + [0.006] * len(run) + [0.022] * len(tail)
    path: Curve = np.array([*initial, *run, *tail]) + rng.normal(0, 1, (len(unsteady), 2)) * np.array(unsteady)[:, None]
    path[:, 1] -= rng.uniform(0, 0.3) * (path[:, 0] - 0.5)
    path[:, 0] += rng.uniform(0, 0.2) * (0.6 - path[:, 1])
    return path


_INITIALS: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0.06, 0.68), (0.2, 0.06), (0.29, 0.36), (0.14, 0.92), (0.05, 0.66), (0.28, 0.55)),
    ((0.3, 0.16), (0.14, 0.04), (0.03, 0.4), (0.1, 0.86), (0.28, 0.74), (0.3, 0.5)),
    ((0.02, 0.22), (0.22, 0.08), (0.36, 0.14), (0.16, 0.12), (0.12, 0.6), (0.06, 0.95), (0.16, 0.7), (0.3, 0.56)),
    ((0.08, 0.12), (0.06, 0.9), (0.14, 0.3), (0.26, 0.06), (0.32, 0.3), (0.12, 0.5), (0.3, 0.7)),
)
_FLOURISHES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0.9, 0.4), (0.98, 0.52)),
    ((0.9, 0.38), (1.0, 0.5), (0.66, 0.92), (0.2, 0.96), (0.6, 0.84), (1.1, 0.78)),
    ((0.86, 0.3), (1.04, 0.1), (1.0, 0.3), (0.84, 0.6)),
    ((0.95, 0.55), (0.7, 1.0), (0.1, 0.9), (0.0, 0.4), (0.4, 0.02), (0.9, 0.12), (1.15, 0.4)),
    ((0.92, 0.46), (0.5, 0.36), (0.24, 0.44), (0.7, 0.5), (1.2, 0.3)),
)


def _waves(rng: np.random.Generator) -> list[tuple[float, float]]:
    points, count, middle = [], int(rng.integers(3, 7)), rng.uniform(0.5, 0.62)
    for wave in range(count):
        x = 0.34 + 0.44 * wave / count
        swing = 0.3 * rng.uniform(0.5, 1.1) * (1 - 0.6 * wave / count)
        points += [(x, middle - swing), (x + 0.045, middle + swing * rng.uniform(0.5, 0.9))]
    return points


def _loops(rng: np.random.Generator) -> list[tuple[float, float]]:
    count, middle = int(rng.integers(2, 5)), rng.uniform(0.5, 0.62)
    t = np.linspace(0, 1, 8 * count)
    swing = rng.uniform(0.14, 0.26) * (1 - 0.5 * t)
    x = 0.34 + 0.46 * t - 0.06 * np.sin(2 * np.pi * count * t)
    y = middle + swing * np.cos(2 * np.pi * count * t + np.pi / 2)
    return [(float(a), float(b)) for a, b in zip(x, y, strict=True)]


@lru_cache(maxsize=4)
def worn(seed: int, size: int) -> Pixels:
    """Return a size × size map (0..255) of how evenly a stamp pad gave ink: mostly full, thin in patches."""
    rng = np.random.default_rng(seed)
    coarse = cv2.resize(rng.uniform(0.55, 1.25, (7, 7)), (size, size), interpolation=cv2.INTER_CUBIC)
    grain = cv2.GaussianBlur(rng.uniform(0, 1, (size, size)), (0, 0), 1.2)
    full = np.clip(255 * np.asarray(coarse) * np.clip(0.55 + 1.1 * np.asarray(grain), 0, 1.05), 0, 255)
    return np.asarray(full, np.uint8)
