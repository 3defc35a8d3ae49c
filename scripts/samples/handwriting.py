"""Words by hand: an italic bent letter by letter out of its print, in ball pen or in faint pencil."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageDraw

from samples.ink import BLUE_INKS, Colour, coloured
from samples.sheet import Face, Pixels, Sheet, font_of, points

# Paper white less this is graphite: a hard pencil is hardly darker than its paper.
PENCIL_LEVELS = (150, 196)


def pencil(rng: np.random.Generator) -> Colour:
    """Return the grey of a pencil line."""
    level = int(rng.integers(*PENCIL_LEVELS))
    return level, level, min(255, level + 3)


def ball_pen(rng: np.random.Generator) -> Colour:
    """Return the blue of a ball pen."""
    return BLUE_INKS[int(rng.integers(len(BLUE_INKS)))]


def write_line(
    sheet: Sheet,
    rng: np.random.Generator,
    text: str,
    place: tuple[float, float],
    room: float,
    size: float,
    colour: Colour,
) -> int:
    """Write as many words as fit into ``room`` pixels from the ``place`` of the first baseline; return how many."""
    x, baseline = place
    start, drift = x, rng.normal(0, 0.006)
    words = text.split()
    for count, word in enumerate(words):
        patch, drop = _word(word, rng, size, colour)
        if x + patch.shape[1] > start + room:
            sheet.next_line()
            return count
        lift = drift * (x - start) + rng.normal(0, 0.03) * points(size)
        sheet.handwritten(word, patch, round(x), round(baseline + lift - drop))
        x += patch.shape[1] + points(size) * rng.uniform(0.22, 0.45)
    sheet.next_line()
    return len(words)


def _word(word: str, rng: np.random.Generator, size: float, colour: Colour) -> tuple[Pixels, float]:
    """Return a word as a multiplicative patch and how far its baseline lies below the patch's top."""
    font = font_of(Face(size * rng.uniform(0.92, 1.08), italic=True))
    left, top, right, bottom = (round(value) for value in font.getbbox(word, anchor="ls"))
    pad = round(points(size) * 0.35)
    image = Image.new("L", (right - left + 2 * pad, bottom - top + 2 * pad))
    ImageDraw.Draw(image).text((pad - left, pad - top), word, fill=255, font=font, anchor="ls")
    bent = _bent(np.asarray(image, np.uint8), rng, points(size))
    x, y, width, height = cv2.boundingRect(np.asarray(bent > 30, np.uint8))
    return coloured(np.asarray(bent[y : y + height, x : x + width], np.uint8), colour), float(pad - top - y)


def _bent(ink: Pixels, rng: np.random.Generator, em: float) -> Pixels:
    """Bend the strokes: a slow wave of the line, and every letter out of shape by its own field of shifts."""
    height, width = ink.shape
    grid = (max(3, round(height / em * 5)), max(3, round(width / em * 5)))
    shifts = [
        np.asarray(cv2.resize(rng.normal(0, 0.085 * em, grid), (width, height), interpolation=cv2.INTER_CUBIC))
        for _ in range(2)
    ]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    lean = rng.uniform(-0.12, 0.3) * (rows - height / 2)
    wave = 0.05 * em * np.sin(columns / (0.9 * em) + rng.uniform(0, 6))
    moved = cv2.remap(
        ink, (columns + lean + shifts[0]).astype(np.float32), (rows + wave + shifts[1]).astype(np.float32),
        cv2.INTER_LINEAR,
    )  # fmt: skip
    soft = cv2.GaussianBlur(moved, (0, 0), 0.024 * em)
    # A pen's edge is as sharp as print: only its outline is soft.
    return np.asarray(np.clip((soft.astype(np.float32) - 26) * 5.0, 0, 255), np.uint8)
