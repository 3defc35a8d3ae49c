"""Printed page numbers as a sequence: where it skips, goes back or runs the wrong way.

What is printed is not a count of scans. The first page of an administrative document shows no number (NĐ 30/2020, phụ
lục I), annexes may show none, the next document begins at 1 again, and a small figure in a corner is misread now and
then. So numbers count in runs that advance as the pages do; a single number between two halves of one run is a
misreading, and a number that goes back is a new document wherever all of its earlier pages fit in between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

# Pages in a row whose numbers count down before the pile is said to lie the wrong way round.
_REVERSED: Final = 3
# Times that a document's total is read before its last pages are missed.
_TOTALS: Final = 2
# Pages around a gap that are all named; of more, the first and the last.
_DOUBTFUL: Final = 4


class BreakKind(StrEnum):
    """What is wrong at a page."""

    GAP = "page_gap"
    REPEAT = "page_repeat"
    DISORDER = "page_disorder"


@dataclass(frozen=True, slots=True)
class Printed:
    """A number read on a page.

    ``place``: the page's among those that are not blank, from 0. ``total``: of the pages of its document as printed, 0:
    none. ``start``: place of the first page of its document, ``None`` where nobody marked documents.
    """

    place: int
    number: int
    total: int = 0
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """Something wrong at a place: ``pages`` is how many are missing there, 0 where they were said before."""

    place: int
    kind: BreakKind
    pages: int = 0


@dataclass(slots=True)
class _Run:
    """Numbers that advance by one a page."""

    numbers: list[Printed]

    @property
    def offset(self) -> int:
        return self.numbers[0].number - self.numbers[0].place

    @property
    def begin(self) -> int:
        """The place of page 1 if no page before this run is missing."""
        return 1 - self.offset

    @property
    def first(self) -> Printed:
        return self.numbers[0]

    @property
    def last(self) -> Printed:
        return self.numbers[-1]


@dataclass(slots=True)
class _Segment:
    """What was seen of one document: its runs, and gaps that a later run may still fill."""

    seen: set[int]
    last: _Run
    gaps: dict[int, set[int]] = field(default_factory=dict)


def numbering_breaks(printed: Sequence[Printed], places: int, *, lone: int, start: int) -> list[Break]:
    """Return what is wrong, by place: a gap at the page behind the last number that fits, and at those in doubt.

    ``printed``: the numbers read, by place; ``places``: pages that are not blank; ``lone``: pages that may be missing
    for a single number behind a run to be believed; ``start``: pages that may be missing at the beginning, where
    numbers that begin higher go on from another volume.
    """
    countdown = _countdown(printed)
    runs = _firm_runs([one for one in printed if one.place not in countdown], lone)
    found = {place: Break(place, BreakKind.DISORDER) for place in sorted(countdown)}
    segment: _Segment | None = None
    for index, run in enumerate(runs):
        if segment is None or _is_restart(segment.last, run):
            found.update(_missing_start(run, start, first=segment is None))
            segment = _Segment(set(), run)
        else:
            found.update(_step(segment, run))
        segment.last = run
        segment.seen.update(one.number for one in run.numbers)
        begins_anew = index + 1 == len(runs) or _is_restart(run, runs[index + 1])
        if begins_anew:
            end = places if index + 1 == len(runs) else runs[index + 1].begin
            found.update(_missing_end(run, end))
    return [found[place] for place in sorted(found)]


def _countdown(printed: Sequence[Printed]) -> set[int]:
    """Return the places where the numbers count down page by page."""
    found: set[int] = set()
    row: list[Printed] = []
    for one in printed:
        falls = bool(row) and one.number + one.place == row[-1].number + row[-1].place
        row = [*row, one] if falls else [one]
        if len(row) >= _REVERSED:
            found.update(member.place for member in row)
    return found


def _firm_runs(printed: Sequence[Printed], lone: int) -> list[_Run]:
    """Return the runs that can be believed, those of one offset with misreadings in between joined."""
    runs: list[_Run] = []
    for one in printed:
        if runs and one.number - one.place == runs[-1].offset:
            runs[-1].numbers.append(one)
        else:
            runs.append(_Run([one]))
    firm: list[_Run] = []
    for index, run in enumerate(runs):
        follower = runs[index + 1] if index + 1 < len(runs) else None
        if not _is_believed(run, firm[-1] if firm else None, follower, lone):
            continue
        if firm and firm[-1].offset == run.offset:
            firm[-1].numbers.extend(run.numbers)
        else:
            firm.append(run)
    return firm


def _is_believed(run: _Run, before: _Run | None, follower: _Run | None, lone: int) -> bool:
    """Whether a run is more than a misreading.

    Two numbers that agree are, so is one that agrees with an earlier run, with the total beside it, or with the first
    page of its document or of all. One that ends a document may skip a few pages.
    """
    one = run.first
    if len(run.numbers) > 1 or one.number <= one.total or run.begin in {0, one.start}:
        return True
    if before is None:
        return False
    ends = follower is None or follower.begin > one.place
    return before.offset == run.offset or (ends and 0 < run.offset - before.offset <= lone)


def _is_restart(before: _Run, run: _Run) -> bool:
    """Whether page 1 of the run's document can lie behind the run before it, or is marked there."""
    marked = run.first.start
    if marked is not None and marked > before.last.place and run.offset < before.offset:
        return True
    return run.begin > before.last.place


def _missing_start(run: _Run, most: int, *, first: bool) -> dict[int, Break]:
    """Return the gap at a run whose document, marked or ``first`` of all, begins too late for its number."""
    start = 0 if first and run.first.start is None else run.first.start
    lost = 0 if start is None else start - run.begin
    if start is None or not 0 < lost <= most:
        return {}
    return _gap_between(min(start + 1, run.first.place), run.first.place, lost)


def _step(segment: _Segment, run: _Run) -> dict[int, Break]:
    """Return what is wrong between two runs of one document."""
    before, place, number = segment.last, run.first.place, run.first.number
    if run.offset > before.offset:
        lost = set(range(before.last.number + place - before.last.place, number)) - segment.seen
        if not lost:
            return {}
        behind = before.last.place + 1
        segment.gaps[behind] = lost
        return _gap_between(behind, place, len(lost))
    if number > before.last.number:
        return {}
    if number in segment.seen:
        return {place: Break(place, BreakKind.REPEAT)}
    filled = {one.number for one in run.numbers}
    late = [gap for gap, lost in segment.gaps.items() if lost & filled]
    return {where: Break(where, BreakKind.DISORDER) for where in (*late, place)}


def _gap_between(behind: int, place: int, lost: int) -> dict[int, Break]:
    """Return the gap where it may be: pages without a number may lie before it or behind it."""
    doubtful = range(behind, place + 1) if place - behind < _DOUBTFUL else (behind, place)
    return {where: Break(where, BreakKind.GAP, lost if where == behind else 0) for where in doubtful}


def _missing_end(run: _Run, end: int) -> dict[int, Break]:
    """Return the gap behind a document whose printed total was not reached; ``end``: place behind its last page."""
    totals = Counter(one.total for one in run.numbers if one.total)
    if not totals:
        return {}
    total, times = totals.most_common(1)[0]
    lost = total - run.last.number - max(0, end - 1 - run.last.place)
    if times < _TOTALS or lost <= 0:
        return {}
    return {run.last.place: Break(run.last.place, BreakKind.GAP, lost)}
