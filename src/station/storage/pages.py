"""Pages in their order, and the captures that each has seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import Any

from sqlalchemy import ColumnElement, Row, RowMapping, Select, func, or_, select

from station.model.dossier import Capture, Master, Page
from station.model.errors import NotFound
from station.model.states import CaptureState, PageState
from station.storage.schema import capture, manual_recipe, page, report
from station.storage.session import IDS_AT_ONCE, Session, to_dict, to_moment

# Beside so many pages of a dossier it is quicker to read all of it.
FEW = 300
PORTION = 500
_ON_CURRENT = (capture.c.page_id == page.c.id) & (capture.c.state == CaptureState.CURRENT.value)
# By place and not by name, and in the order of the values made of them: a dossier may have 10,000 pages.
_PAGES: Select[Any] = select(
    page.c.id.label("page_id"), page.c.dossier_id.label("page_dossier_id"), page.c.position.label("page_position"),
    page.c.leaf.label("page_leaf"), page.c.state.label("page_state"), page.c.side, page.c.suspect,
    page.c.removed_reason, capture.c.sha256, capture.c.size, capture.c.media_type, capture.c.width, capture.c.height,
    capture.c.dpi, capture.c.mode, capture.c.id, capture.c.page_id, capture.c.sequence, capture.c.state,
    capture.c.operator_id, capture.c.station, capture.c.device, capture.c.profile, capture.c.profile_version,
    capture.c.applied, capture.c.captured_at, capture.c.local_day,
).join(capture, _ON_CURRENT)  # fmt: skip
# What numbers the pages, and no more.
_LIGHT: Select[Any] = select(
    page.c.id, page.c.dossier_id.label("page_dossier_id"), page.c.position, page.c.leaf.label("page_leaf"),
    page.c.state.label("page_state"), page.c.suspect,
)  # fmt: skip
_PAGE_STATES = {state.value: state for state in PageState}
_CAPTURE_STATES = {state.value: state for state in CaptureState}


@dataclass(frozen=True, slots=True)
class PageMark:
    """Number, sheet, state and suspicion of a page, for what looks at all pages of a dossier again and again."""

    id: str
    number: int
    sheet: int
    state: PageState
    suspect: str


@dataclass(frozen=True, slots=True)
class NewCapture:
    """What is recorded of an image whose master is already in the store.

    ``request_key`` names the delivery (batch and number): the same key never stores a second page. ``side`` is
    ``recto``, ``verso`` or ``""`` (taken as recto). ``device`` and ``applied`` as in ``Capture``.
    """

    master: Master
    operator_id: str
    device: dict[str, str]
    profile: str
    profile_version: str
    request_key: str
    applied: dict[str, str] = field(default_factory=dict)
    side: str = ""
    suspect: str = ""


def to_capture(row: RowMapping, prefix: str = "capture_") -> Capture:
    """Build a capture from a row whose columns have this prefix."""
    master = Master(
        row[f"{prefix}sha256"], row[f"{prefix}size"], row[f"{prefix}media_type"], row[f"{prefix}width"],
        row[f"{prefix}height"], row[f"{prefix}dpi"], row[f"{prefix}mode"],
    )  # fmt: skip
    return Capture(
        row[f"{prefix}id"], row[f"{prefix}page_id"], row[f"{prefix}sequence"], CaptureState(row[f"{prefix}state"]),
        master, row[f"{prefix}operator_id"], row[f"{prefix}station"], to_dict(row[f"{prefix}device"]),
        row[f"{prefix}profile"], row[f"{prefix}profile_version"], to_dict(row[f"{prefix}applied"]),
        to_moment(row[f"{prefix}captured_at"]), row[f"{prefix}local_day"],
    )  # fmt: skip


@lru_cache(maxsize=256)
def _structure(text: str) -> dict[str, str]:
    """Rebuild a structure once for all pages of a batch: they say the same of device and options."""
    return to_dict(text)


def _to_page(row: Row[Any], number: int, sheet: int) -> Page:
    values: tuple[Any, ...] = tuple(row)
    (
        page_id, dossier_id, position, _, state, side, suspect, removed,
        sha256, size, media_type, width, height, dpi, mode,
        capture_id, _, sequence, current, operator, station, device, profile, version, applied, at, day,
    ) = values  # fmt: skip
    # What thousands of pages have in common is kept once.
    of = Master(sha256, size, intern(media_type), width, height, dpi, intern(mode))
    taken = Capture(
        capture_id, page_id, sequence, _CAPTURE_STATES[current], of, intern(operator), intern(station),
        _structure(device), intern(profile), intern(version), _structure(applied), to_moment(at), intern(day),
    )  # fmt: skip
    return Page(
        page_id, intern(dossier_id), number, position, sheet, intern(side), _PAGE_STATES[state], taken, suspect, removed
    )  # fmt: skip


def _numbers(rows: Iterable[Row[Any]]) -> Iterator[tuple[Row[Any], int, int]]:
    """Yield each row with the numbers of its page and its leaf among the live ones, 0 for a removed page.

    Rows come in order of dossier and position, and begin with page, dossier, position, leaf and state.
    """
    leaves: dict[int, int] = {}
    number, dossier_id, removed = 0, "", PageState.REMOVED.value
    for row in rows:
        # By place, the same in both statements: names cost as much again as everything else here.
        place: tuple[Any, ...] = tuple(row[:5])
        _, of_dossier, _, leaf, state = place
        if of_dossier != dossier_id:
            leaves, number, dossier_id = {}, 0, of_dossier
        if state == removed:
            yield row, 0, 0
        else:
            number += 1
            yield row, number, leaves.setdefault(leaf, len(leaves) + 1)


class PageReader(Session):
    """Pages with their current captures."""

    def pages(self, dossier_id: str, *, include_removed: bool = False) -> list[Page]:
        """Return the pages of a dossier in order; removed ones only when asked for, with number and sheet 0."""
        wanted = _PAGES.where(page.c.dossier_id == dossier_id).order_by(page.c.position)
        # In portions: what all pages have in common is dropped before the next ones are read.
        portions = self._connection.execute(wanted.execution_options(yield_per=PORTION)).partitions()
        rows = chain.from_iterable(portions)
        return [_to_page(row, number, sheet) for row, number, sheet in _numbers(rows) if include_removed or number]

    def page_marks(self, dossier_id: str) -> list[PageMark]:
        """Return what counts and warnings need to know of the live pages of a dossier, in order."""
        rows = self._connection.execute(_LIGHT.where(page.c.dossier_id == dossier_id).order_by(page.c.position)).all()
        return [
            PageMark(row.id, number, sheet, _PAGE_STATES[row.page_state], row.suspect)
            for row, number, sheet in _numbers(rows)
            if number
        ]

    def page_count(self, dossier_id: str) -> int:
        """Return how many pages a dossier has, removed ones included."""
        return int(self._value(select(func.count()).select_from(page).where(page.c.dossier_id == dossier_id)))

    def pages_of(self, dossier_id: str, page_ids: Collection[str]) -> list[Page]:
        """Return some pages of a dossier in order, each numbered among all."""
        return self._numbered(dossier_id, set(page_ids))

    def shown_by(self, capture_ids: Sequence[str]) -> list[tuple[str, str, PageState]]:
        """Return the live pages of a dossier that show these captures, in order: id, the capture's id, state."""
        live = page.c.state != PageState.REMOVED.value
        found: list[tuple[Any, ...]] = []
        for first in range(0, len(capture_ids), IDS_AT_ONCE):
            some = capture.c.id.in_(capture_ids[first : first + IDS_AT_ONCE])
            statement = select(page.c.position, page.c.id, capture.c.id, page.c.state).join(capture, _ON_CURRENT)
            found += (tuple(row) for row in self._connection.execute(statement.where(live, some)))
        return [(page_id, capture_id, _PAGE_STATES[state]) for _, page_id, capture_id, state in sorted(found)]

    def page(self, page_id: str) -> Page:
        """Return a page by id; raises ``NotFound`` with code ``page_unknown``."""
        row = self._connection.execute(_PAGES.where(page.c.id == page_id)).first()
        if row is None:
            raise NotFound("page_unknown", page=page_id)
        if row.page_state == PageState.REMOVED:
            return _to_page(row, 0, 0)
        live = (page.c.dossier_id == row.page_dossier_id, page.c.state != PageState.REMOVED.value)
        number = self._value(select(func.count()).select_from(page).where(*live, page.c.position <= row.page_position))
        leaves = select(func.min(page.c.position).label("first"), page.c.leaf).where(*live).group_by(page.c.leaf)
        first = leaves.subquery()
        own = select(first.c.first).where(first.c.leaf == row.page_leaf).scalar_subquery()
        sheet = self._value(select(func.count()).select_from(first).where(first.c.first <= own))
        return _to_page(row, int(number), int(sheet))

    def page_by_number(self, dossier_id: str, number: int) -> Page:
        """Return a live page by its number; raises ``NotFound`` with code ``page_unknown``."""
        live = (page.c.dossier_id == dossier_id, page.c.state != PageState.REMOVED.value)
        statement = select(page.c.id).where(*live).order_by(page.c.position).limit(1).offset(max(0, number - 1))
        found = self._value(statement)
        if found is None or number < 1:
            raise NotFound("page_unknown", page=str(number))
        return self.page(found)

    def captures(self, page_id: str) -> list[Capture]:
        """Return all captures of a page, the oldest first."""
        statement = select(capture).where(capture.c.page_id == page_id).order_by(capture.c.sequence)
        return [to_capture(row, "") for row in self._rows(statement)]

    def capture_count(self) -> int:
        """Return how many captures there are, superseded ones included."""
        return int(self._value(select(func.count()).select_from(capture)))

    def waiting_pages(self, dossier_id: str | None = None) -> list[Page]:
        """Return the live pages that wait for inspection, of one dossier or of all, in order."""
        return self._selected(page.c.state == PageState.CAPTURED.value, dossier_id)

    def waiting_count(self) -> int:
        """Return how many live pages wait for inspection."""
        return int(self._value(select(func.count()).select_from(page).where(page.c.state == PageState.CAPTURED.value)))

    def stale_pages(
        self,
        dossier_id: str | None,
        checklist: str,
        checklist_version: str,
        states: Collection[PageState] = (PageState.PASSED, PageState.FLAGGED),
    ) -> list[Page]:
        """Return the pages in these states whose report was made with another master, recipe or checklist."""
        inspected = page.c.state.in_([state.value for state in states])
        fresh = (
            select(report.c.capture_id)
            .outerjoin(manual_recipe, manual_recipe.c.capture_id == report.c.capture_id)
            .where(
                report.c.capture_id == capture.c.id,
                report.c.master == capture.c.sha256,
                report.c.checklist == checklist,
                report.c.checklist_version == checklist_version,
                or_(manual_recipe.c.recipe_digest.is_(None), manual_recipe.c.recipe_digest == report.c.recipe_digest),
            )
        )
        return self._selected(inspected & ~fresh.exists(), dossier_id)

    def _selected(self, condition: ColumnElement[bool], dossier_id: str | None) -> list[Page]:
        """Return the pages that meet the condition, each numbered among all live pages of its dossier."""
        statement = select(page.c.id, page.c.dossier_id).join(capture, _ON_CURRENT).where(condition)
        if dossier_id is not None:
            statement = statement.where(page.c.dossier_id == dossier_id)
        wanted: dict[str, set[str]] = {}
        for row in self._connection.execute(statement):
            wanted.setdefault(row.dossier_id, set()).add(row.id)
        return [found for one in sorted(wanted) for found in self._numbered(one, wanted[one])]

    def _numbered(self, dossier_id: str, wanted: set[str]) -> list[Page]:
        """Return some pages of a dossier, numbered among all; of the others only what numbers them is read."""
        if len(wanted) > FEW:
            return [one for one in self.pages(dossier_id) if one.id in wanted]
        light = _LIGHT.where(page.c.dossier_id == dossier_id).order_by(page.c.position)
        places = {row.id: place for row, *place in _numbers(self._connection.execute(light).all()) if row.id in wanted}
        rows = self._connection.execute(_PAGES.where(page.c.id.in_(wanted)).order_by(page.c.position))
        return [_to_page(row, *places[row.page_id]) for row in rows]
