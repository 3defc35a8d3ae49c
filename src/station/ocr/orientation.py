"""Which way up: decided on a few lines of text, and never guessed from a weak score.

Pixels give the axis (``imaging.analysis``); here the two directions along it are told apart by reading a few lines both
ways. Text read the wrong way round is nonsense with a low confidence. Measured against Tesseract's own orientation
check in ``scripts/bench_lib/orientation.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.ocr.engine import OcrEngine
from station.ocr.preparation import READING_DPI
from station.ocr.text_lines import cut_lines, find_text_lines

Gray = NDArray[np.uint8]

_MOST_LINES: Final = 8
_AT_ONCE: Final = 2
# Points of mean confidence by which one direction must lead: to stop early, and to be believed at the end.
_CLEAR: Final = 30.0
_ENOUGH: Final = 10.0


@dataclass(frozen=True, slots=True)
class Direction:
    """``lead``: mean confidence (0–100) as given minus that when turned by 180°; ``lines``: how many were read."""

    lead: float
    lines: int

    @property
    def upside_down(self) -> bool:
        """Whether the page is believed to stand on its head."""
        return self.lines > 0 and self.lead <= -_ENOUGH

    @property
    def sure(self) -> bool:
        """Whether the lines say anything at all."""
        return self.lines > 0 and abs(self.lead) >= _ENOUGH


def find_direction(engine: OcrEngine, gray: Gray, dpi: float, ink: Gray, language: str) -> Direction:
    """Read a few lines of a page with level lines both ways.

    ``gray``: the page at ``dpi``; ``ink``: its ink mask at 70 to 140 dpi. Two lines are read at a time, until one
    direction leads clearly. A page without lines gives ``Direction(0.0, 0)``.
    """
    scale = ink.shape[1] / gray.shape[1]
    boxes = find_text_lines(ink, dpi * scale, _MOST_LINES)
    leads: list[tuple[float, int]] = []
    for start in range(0, len(boxes), _AT_ONCE):
        lines = cut_lines(gray, boxes[start : start + _AT_ONCE], scale, dpi, READING_DPI)
        turned = [np.ascontiguousarray(line[::-1, ::-1]) for line in lines]
        read = engine.read_lines(lines + turned, min(dpi, READING_DPI), language)
        for given, other in zip(read[: len(lines)], read[len(lines) :], strict=True):
            leads.append((_trust(given) - _trust(other), max(len(given[0]), len(other[0]))))
        if abs(_mean(leads)) >= _CLEAR:
            break
    return Direction(_mean(leads), len(leads))


def _trust(read: tuple[str, float]) -> float:
    """Return the confidence, none for a line of fewer than three letters."""
    text, confidence = read
    return confidence if sum(letter.isalpha() for letter in text) >= 3 else 0.0


def _mean(leads: list[tuple[float, int]]) -> float:
    weight = sum(length for _, length in leads)
    return sum(lead * length for lead, length in leads) / weight if weight else 0.0
