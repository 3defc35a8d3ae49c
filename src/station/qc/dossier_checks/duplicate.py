"""A page that is in the dossier twice: the same file, or a second scan of the same paper.

Equal files (SHA-256) are an error of transport and always found. A second scan has another angle, crop and noise; what
stays is where the ink lies (``qc.look``) and which names and figures it spells (``qc.word_sketch``). Both must agree:
copies of a form look alike and differ in names and figures; forms filled in by hand share what can be read and differ
in looks. How much each is trusted follows how much there is of it. Blank pages are never duplicates of each other.

The later page carries the finding, its ``value`` is the number of the earlier one; on the dossier it is how many do.

Limits: least correlation of the ink of two scans of one page: ``alike`` where the words agree and are many, ``surely``
where they are few or were not read, ``looks`` where there are hardly any and nothing but a signature or a photograph to
go by; ``words``, least share of common names and figures; ``few`` and ``many``, how many of these two pages must have
for words to be heard at all, and for them to be trusted; ``read``, mean word confidence in percent below which they are
guesses at handwriting. (Measured: two scans share 0.73 or more of many words, copies of a printed form up to 0.65.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.model.finding import Finding, Outcome
from station.qc.dossier_check import DossierFacts, DossierFinding, PageFacts
from station.qc.dossier_verdict import verdict
from station.qc.limits import Limits
from station.qc.look import Look, likeness, read_look
from station.qc.word_sketch import Sketch, common_share, read_words

# Of the pages that agree in words, as many look-alikes of each are compared closely: a dossier may be one form only.
_NEAREST: Final = 6
# A word's place in the table that finds likely pairs; pages compared at once in it; least agreement in it.
_PLACES: Final = 512
_ROWS: Final = 512
_LIKELY_WORDS: Final = 0.4
_LIKELY_LOOKS: Final = 0.85
# Where words are few they are heard, but misreadings weigh more.
_MISREAD: Final = 0.15


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is known of one page; ``words`` is ``None`` where it was not read."""

    page: PageFacts
    look: Look
    words: Sketch | None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Looks for likely pairs in all pages at once, then at each pair."""

    name: str = "duplicate"
    version: str = "1"
    limit_names: tuple[str, ...] = ("alike", "looks", "surely", "words", "few", "many", "read")

    def compare(self, dossier: DossierFacts, limits: Limits) -> DossierFinding:
        """Return the later pages of each pair; UNCHECKED where pages were not measured."""
        pages = sorted(dossier.pages, key=lambda page: (page.number, page.capture_id))
        found = self._same_files(pages)
        marked = [page for page in pages if not _is_blank(page)]
        signs = [signs for page in marked if (signs := _signs(page, limits["read"])) is not None]
        for earlier, later in _Pairs(signs, limits["few"]):
            one, other = signs[earlier], signs[later]
            if other.page.capture_id not in found and _is_one_page(one, other, limits):
                found[other.page.capture_id] = self._finding("looks_like", one.page)
        return verdict(self.name, found, len(marked) - len(signs), "pages_repeated")

    def _same_files(self, pages: list[PageFacts]) -> dict[str, Finding]:
        first: dict[str, PageFacts] = {}
        found = {}
        for page in pages:
            earlier = first.setdefault(page.sha256, page)
            if earlier is not page:
                found[page.capture_id] = self._finding("duplicate_of", earlier)
        return found

    def _finding(self, note: str, earlier: PageFacts) -> Finding:
        return Finding(self.name, Outcome.FLAGGED, float(earlier.number), note=note)


def _is_blank(page: PageFacts) -> bool:
    return page.marked_blank or page.measures.get("blank_grade", 0.0) > 0.0


def _signs(page: PageFacts, least_read: float) -> _Signs | None:
    look = read_look(page.signs.get("look", ""))
    if look is None:
        return None
    if "words" not in page.signs:
        return _Signs(page, look, None)
    guessed = page.measures.get("ocr_confidence", 100.0) < least_read
    return _Signs(page, look, frozenset() if guessed else read_words(page.signs["words"]))


def _is_one_page(one: _Signs, other: _Signs, limits: Limits) -> bool:
    least = limits["looks"]
    if one.words is None or other.words is None:
        least = limits["surely"]
    else:
        known = len(one.words | other.words)
        if known >= limits["few"]:
            trusted = known >= limits["many"]
            least = limits["alike"] if trusted else limits["surely"]
            if common_share(one.words, other.words) < limits["words"] - (0.0 if trusted else _MISREAD):
                return False
    return likeness(one.look, other.look) >= least


class _Pairs:
    """Likely pairs of pages: by their words where there are some, by their outlines where there are hardly any."""

    def __init__(self, signs: list[_Signs], few: float) -> None:
        self._signs = signs
        known = np.array([one.look.says_enough for one in signs], bool)
        worded = known & np.array([len(one.words or ()) >= few for one in signs], bool)
        self._worded, self._plain = np.flatnonzero(worded), np.flatnonzero(known & ~worded)
        self._unknown, self._is_worded = ~known, worded

    @cached_property
    def _outlines(self) -> NDArray[np.float32]:
        """One row for each page; made where it is needed only."""
        return np.stack([one.look.outline for one in self._signs])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield the places of two pages, the earlier one first, in the order of the later and then of the earlier."""
        likely: dict[int, set[int]] = defaultdict(set)
        for page, others in (*self._by_words(), *self._by_looks()):
            likely[page].update(others)
        for later in sorted(likely):
            for earlier in sorted(likely[later]):
                yield earlier, later

    def _by_words(self) -> Iterator[tuple[int, list[int]]]:
        """Yield for each page the earlier ones that may share enough words; the table is short, so it guesses high."""
        table = np.zeros((len(self._worded), _PLACES), np.float32)
        for row, place in enumerate(self._worded.tolist()):
            table[row, np.fromiter(self._signs[place].words or (), np.int64) % _PLACES] = 1.0
        counts = table.sum(axis=1)
        for start in range(0, len(table), _ROWS):
            rows, before = slice(start, start + _ROWS), slice(0, start + _ROWS)
            common = table[rows] @ table[before].T
            common *= 1.0 + _LIKELY_WORDS
            enough = common >= _LIKELY_WORDS * (counts[rows, None] + counts[None, before])
            for row in np.flatnonzero(enough.sum(axis=1) > 1).tolist():
                page = int(self._worded[start + row])
                earlier = self._worded[np.flatnonzero(enough[row, : start + row])]
                if len(earlier) > _NEAREST:
                    earlier = _best(earlier, self._outlines[:page] @ self._outlines[page])
                yield page, earlier.tolist()

    def _by_looks(self) -> Iterator[tuple[int, list[int]]]:
        """Yield for each page with hardly any words the earlier ones, and itself for later ones that have some."""
        for start in range(0, len(self._plain), _ROWS):
            pages = self._plain[start : start + _ROWS]
            agree = self._outlines[pages] @ self._outlines.T
            agree[:, self._unknown] = -1.0
            for page, values in zip(pages.tolist(), agree, strict=True):
                others = np.flatnonzero(values >= _LIKELY_LOOKS)
                yield page, _best(others[others < page], values).tolist()
                for later in _best(others[(others > page) & self._is_worded[others]], values).tolist():
                    yield later, [page]


def _best(places: NDArray[np.int64], agree: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the few places that agree best."""
    if len(places) <= _NEAREST:
        return places
    return places[np.argpartition(-agree[places], _NEAREST)[:_NEAREST]]


PLUGIN = Duplicate()
