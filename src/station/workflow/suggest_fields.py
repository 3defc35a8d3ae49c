"""What the pages themselves say for their description: suggestions, probable starts, and a region read for one field.

Stored words are asked first, as they cost nothing; the pixels are read again where there are none, or poor ones.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.indexing.region import read_field
from station.indexing.starts import document_starts
from station.indexing.suggest import suggest
from station.indexing.suggestion import Suggestion
from station.model.dossier import Page
from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.ocr.engine import OcrEngine
from station.workflow.page_images import page_pixels
from station.workflow.station import Station

# Below this mean confidence of the words in a region its pixels are read again.
SURE: Final = 80.0
# A box drawn by hand cuts into letters; engines want a little paper around a word.
_MARGIN: Final = 12
_KEPT: Final = 2
# Pages looked at together for where documents begin: each needs the one that follows.
_AT_ONCE: Final = 24
_FALLBACK_DPI: Final = 300.0


@dataclass(frozen=True, slots=True)
class PossibleStart:
    """A page at which a document probably begins: its type in words, ``""`` if unknown, and how sure that is (0–1)."""

    page_id: str
    type: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a region says for a field, with the mean confidence of its words (0–1).

    ``anew``: the pixels were read for it, the stored words had nothing or nothing sure.
    """

    value: str
    confidence: float
    box: Box
    anew: bool = False


def page_text(station: Station, page: Page) -> PageText | None:
    """Return the stored words of a page, ``None`` before it was inspected."""
    with station.workspace.read() as reader:
        return reader.text(page.capture.id)


def document_suggestions(station: Station, pages: Sequence[Page]) -> list[Suggestion]:
    """Return what the stored words of a document's pages suggest; ``Suggestion.page`` counts among those given."""
    nothing = PageText((), 0, 0, "", "")
    with station.workspace.read() as reader:
        texts = [reader.text(page.capture.id) or nothing for page in pages]
    return suggest(texts) if any(text.words for text in texts) else []


def possible_starts(station: Station, pages: Sequence[Page]) -> Iterator[list[PossibleStart]]:
    """Yield the pages of a dossier at which documents probably begin, a few pages at a time, in their order."""
    nothing = PageText((), 0, 0, "", "")
    for first in range(0, len(pages), _AT_ONCE):
        # One page more than is answered for: its printed number tells of the page before.
        looked = pages[first : first + _AT_ONCE + 1]
        with station.workspace.read() as reader:
            texts = [reader.text(page.capture.id) or nothing for page in looked]
        found = [one for one in document_starts(texts) if one.page < _AT_ONCE]
        yield [PossibleStart(looked[one.page].id, one.value, one.confidence) for one in found]


class RegionReader:
    """Reads boxes of pages for fields; keeps the pixels of the last pages, so that a second box costs no decoding."""

    def __init__(self, station: Station, engine: Callable[[], OcrEngine | None]) -> None:
        """Take who knows the engine; it is asked when it is first needed, beside the work."""
        self._station, self._find_engine = station, engine
        self._kept: OrderedDict[str, NDArray[np.uint8]] = OrderedDict()
        self._lock = Lock()

    def read(self, page: Page, box: Box, field: str) -> Reading:
        """Return what the box (pixels of the rendition) says for a field, ``Reading.value`` ``""`` for nothing.

        Raises what reading a master and the OCR engine raise (``StorageFault``, ``InputFault``, ``ToolMissing``).
        """
        stored = page_text(self._station, page)
        reading = _reading(stored, box, field) if stored is not None else Reading("", 0.0, box)
        if reading.value and reading.confidence * 100 >= SURE:
            return reading
        engine = self._find_engine()
        if engine is None:
            return reading
        fresh = self._read_pixels(page, box, field, stored, engine)
        return fresh if fresh.value and fresh.confidence >= reading.confidence else reading

    def warm(self) -> None:
        """Load the engine's models, which takes longer than a reading, before somebody waits for one."""
        engine = self._find_engine()
        if engine is not None:
            engine.recognise(np.full((64, 64), 255, np.uint8), _FALLBACK_DPI, self._language())

    def prepare(self, page: Page) -> None:
        """Decode a page while somebody still draws a box on it."""
        self._pixels(page)

    def _read_pixels(self, page: Page, box: Box, field: str, stored: PageText | None, engine: OcrEngine) -> Reading:
        pixels = self._pixels(page)
        height, width = pixels.shape[:2]
        left, top = max(0, box.x - _MARGIN), max(0, box.y - _MARGIN)
        part = pixels[top : min(height, box.bottom + _MARGIN), left : min(width, box.right + _MARGIN)]
        if part.size == 0:
            return Reading("", 0.0, box, anew=True)
        dpi = page.capture.master.dpi or _FALLBACK_DPI
        read = engine.recognise(_gray(part), dpi, self._language())
        words = tuple(_moved(word, left, top) for word in read.words)
        others = tuple(word for word in stored.words if not _inside(word, box)) if stored is not None else ()
        text = PageText((*words, *others), width, height, read.language, read.engine)
        return replace(_reading(text, box, field), anew=True)

    def _pixels(self, page: Page) -> NDArray[np.uint8]:
        with self._lock:
            kept = self._kept.get(page.capture.id)
            if kept is None:
                kept = page_pixels(self._station, page)
                self._kept[page.capture.id] = kept
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            return kept

    def _language(self) -> str:
        return self._station.profiles.checklist(self._station.settings.checklist).language


def _gray(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the luma (BT.601) of a part of a page."""
    if pixels.ndim == 2:
        return np.ascontiguousarray(pixels)
    return np.asarray(pixels @ np.array([0.299, 0.587, 0.114], np.float32) + 0.5, np.uint8)


def _reading(text: PageText, box: Box, field: str) -> Reading:
    inside = [word for word in text.words if _inside(word, box)]
    letters = sum(len(word.text) for word in inside)
    sure = sum(word.confidence * len(word.text) for word in inside) / letters / 100 if letters else 0.0
    return Reading(read_field(text, box, field), sure, box)


def _inside(word: Word, box: Box) -> bool:
    """Whether half of a word lies in the box."""
    across = min(word.box.right, box.right) - max(word.box.x, box.x)
    down = min(word.box.bottom, box.bottom) - max(word.box.y, box.y)
    return across > 0 and down > 0 and 2 * across * down >= word.box.width * word.box.height


def _moved(word: Word, x: int, y: int) -> Word:
    box = Box(word.box.x + x, word.box.y + y, word.box.width, word.box.height)
    return replace(word, box=box, baseline=(word.baseline[0] + y, word.baseline[1] + y))
