"""Pages in their order, and the captures that each has seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, RowMapping, func, or_, select

from station.model.dossier import Capture, Master, Page
from station.model.errors import NotFound
from station.model.states import CaptureState, PageState
from station.storage.schema import capture, manual_recipe, page, report
from station.storage.session import Session, to_dict, to_moment

_ON_CURRENT = (capture.c.page_id == page.c.id) & (capture.c.state == CaptureState.CURRENT.value)
_PAGES = select(
    *(column.label(f"page_{column.name}") for column in page.c),
    *(column.label(f"capture_{column.name}") for column in capture.c),
).join(capture, _ON_CURRENT)


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


def _to_page(row: RowMapping, number: int, sheet: int) -> Page:
    return Page(
        row["page_id"], row["page_dossier_id"], number, row["page_position"], sheet, row["page_side"],
        PageState(row["page_state"]), to_capture(row), row["page_suspect"], row["page_removed_reason"],
    )  # fmt: skip


def _numbered(rows: Iterable[RowMapping]) -> list[Page]:
    """Count live pages and leaves of each dossier from 1; rows come in order of dossier and position."""
    pages: list[Page] = []
    leaves: dict[int, int] = {}
    number, dossier_id = 0, ""
    for row in rows:
        if row["page_dossier_id"] != dossier_id:
            leaves, number, dossier_id = {}, 0, row["page_dossier_id"]
        if row["page_state"] == PageState.REMOVED:
            pages.append(_to_page(row, 0, 0))
            continue
        number += 1
        pages.append(_to_page(row, number, leaves.setdefault(row["page_leaf"], len(leaves) + 1)))
    return pages


class PageReader(Session):
    """Pages with their current captures."""

    def pages(self, dossier_id: str, *, include_removed: bool = False) -> list[Page]:
        """Return the pages of a dossier in order; removed ones only when asked for, with number and sheet 0."""
        rows = self._rows(_PAGES.where(page.c.dossier_id == dossier_id).order_by(page.c.position))
        return [one for one in _numbered(rows) if include_removed or one.state.is_live]

    def page(self, page_id: str) -> Page:
        """Return a page by id; raises ``NotFound`` with code ``page_unknown``."""
        row = self._row(_PAGES.where(page.c.id == page_id))
        if row is None:
            raise NotFound("page_unknown", page=page_id)
        if row["page_state"] == PageState.REMOVED:
            return _to_page(row, 0, 0)
        live = (page.c.dossier_id == row["page_dossier_id"], page.c.state != PageState.REMOVED.value)
        number = self._value(
            select(func.count()).select_from(page).where(*live, page.c.position <= row["page_position"])
        )
        leaves = select(func.min(page.c.position).label("first"), page.c.leaf).where(*live).group_by(page.c.leaf)
        first = leaves.subquery()
        own = select(first.c.first).where(first.c.leaf == row["page_leaf"]).scalar_subquery()
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

    def stale_pages(self, dossier_id: str | None, checklist: str, checklist_version: str) -> list[Page]:
        """Return the inspected, undecided pages whose report was made with another master, recipe or checklist."""
        inspected = page.c.state.in_((PageState.PASSED.value, PageState.FLAGGED.value))
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
        dossier_of = {row.id: row.dossier_id for row in self._connection.execute(statement)}
        found: list[Page] = []
        for one in sorted(set(dossier_of.values())):
            found += [candidate for candidate in self.pages(one) if candidate.id in dossier_of]
        return found
