"""Reading a page the right way up: the recognition itself is the proof, a test is made only where it is doubtful.

- Level text: one recognition. A good one proves that the page is upright; only a doubtful one is tested for 180°.
- Text on its side: a few lines read both ways choose between 90° and 270° before the one recognition.
- Text that proves nothing as it lies is tried at a right angle: a few words on their side have no axis in pixels.
- A weak score never turns a page.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np

from station.model.page_text import PageText
from station.ocr.date_figures import with_date_figures
from station.ocr.engine import OcrEngine
from station.ocr.orientation import Direction, find_direction
from station.qc.rendition import Rendition, half_turned

Stage = Callable[[str], AbstractContextManager[None]]

# A recognition is proof of the direction from so many letters at so much confidence.
PROOF_LETTERS: Final = 20
PROOF_CONFIDENCE: Final = 75.0
# Points by which lines at a right angle must read better one way than the other; the page is then read to confirm it.
_SIDE: Final = 20.0


@dataclass(frozen=True, slots=True)
class Reading:
    """``turn``: 180 when the rendition has to be turned over, else 0; ``text`` belongs to the page after that.

    ``measures``: ``orientation_sure`` (1 or 0), ``orientation_lead`` and ``orientation_lines`` when lines were tested,
    ``upside_down`` = 1 when a person's recipe leaves the page on its head.
    """

    text: PageText | None = None
    turn: int = 0
    measures: dict[str, float] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """Whether the text proves that it is upright."""
        return self.measures.get("orientation_sure", 0.0) > 0


def read_upright(
    engine: OcrEngine, page: Rendition, language: str, *, sideways: bool, fixed: bool, stage: Stage
) -> Reading:
    """Read a rendition whose text is level; ``stage`` takes the time of each part.

    ``sideways``: the master's lines ran up or down, so that 90° was a guess. ``fixed``: a person chose the recipe; it
    is not changed, only doubted.
    """

    def direction() -> Direction:
        with stage("orient"):
            return find_direction(engine, page.gray, page.dpi, page.ink, language)

    def read(*, turned: bool) -> PageText:
        with stage("ocr"):
            image = half_turned(page.gray) if turned else page.gray
            return with_date_figures(engine, image, page.dpi, engine.recognise(image, page.dpi, language))

    if sideways and not fixed:
        found = direction()
        text = read(turned=found.upside_down)
        return Reading(text, 180 if found.upside_down else 0, _measures(text, found))
    text = read(turned=False)
    if is_proof(text):
        return Reading(text, 0, _measures(text, None))
    found = direction()
    if fixed and found.upside_down:
        return Reading(text, 0, {**_measures(text, found), "orientation_sure": 0.0, "upside_down": 1.0})
    if not found.upside_down:
        return Reading(text, 0, _measures(text, found))
    text = read(turned=True)
    return Reading(text, 180, _measures(text, found))


def find_side(engine: OcrEngine, page: Rendition, language: str) -> int:
    """Return the quarter turn clockwise, 90 or 270, after which the lines of a page read clearly; 0 when none does."""
    gray, ink = (np.asarray(cv2.rotate(view, cv2.ROTATE_90_CLOCKWISE), np.uint8) for view in (page.gray, page.ink))
    found = find_direction(engine, gray, page.dpi, ink, language)
    if abs(found.lead) < _SIDE:
        return 0
    return 270 if found.upside_down else 90


def is_readable(reading: Reading) -> bool:
    """Whether what was read at a right angle is words: few may do, nonsense may not."""
    confidence = reading.text.confidence if reading.text else None
    return reading.sure and (confidence or 0.0) >= PROOF_CONFIDENCE and "upside_down" not in reading.measures


def is_proof(text: PageText) -> bool:
    """Whether a recognition is so good that the page must be upright."""
    letters = sum(letter.isalpha() for word in text.words for letter in word.text)
    return letters >= PROOF_LETTERS and (text.confidence or 0.0) >= PROOF_CONFIDENCE


def _measures(text: PageText, direction: Direction | None) -> dict[str, float]:
    sure = is_proof(text) or (direction is not None and direction.sure)
    measures = {"orientation_sure": float(sure)}
    if direction is not None:
        measures |= {"orientation_lead": direction.lead, "orientation_lines": float(direction.lines)}
    return measures
