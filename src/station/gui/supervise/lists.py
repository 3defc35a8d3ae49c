"""What a figure counts, as a list: which one is wanted, its rows as values, and what a row opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from station.gui.reasons import reason_words
from station.gui.states import DOSSIER_LOOKS, PAGE_LOOKS
from station.gui.supervise.kpi_words import coefficient, translate
from station.model.counting import Figures
from station.model.plan_prices import Part, costs_of
from station.reports.sheet_writer import Value as Cell
from station.storage.count_shares import OTHER_SIZE
from station.storage.records import CountedPage, DossierSummary
from station.storage.unit import Reader
from station.workflow.board_needs import dossiers_behind
from station.workflow.dashboard import Dashboard, rejected_percent

PORTION = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list behind a figure.

    ``kind``: ``pages`` (those of ``figure`` in the days, ``only`` as for counts), ``dossiers`` (that wait, or were
    packaged: ``figure`` as in ``dossiers_behind``), ``days`` or ``sizes``; ``title`` says what is counted, ``total``
    how many there are (``None``: not known before).
    """

    kind: str
    title: str
    figure: str = ""
    since: date | None = None
    until: date | None = None
    only: Mapping[str, str] = field(default_factory=dict)
    total: int | None = None


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: values in the order of the heads; the dossier and page that it opens, or the list behind it."""

    values: tuple[Cell, ...]
    dossier_id: str = ""
    page_id: str = ""
    behind: Wanted | None = None


def heads(kind: str) -> tuple[str, ...]:
    """Return the words over the columns of a kind of list."""
    return {
        "pages": (
            translate("supervise", "Dossier"), translate("supervise", "Page"), translate("supervise", "State"),
            translate("supervise", "Day"), translate("supervise", "Hour"), translate("supervise", "Operator"),
            translate("supervise", "Reviewer"), translate("supervise", "Reason"), translate("supervise", "Station"),
            translate("supervise", "Device"),
        ),
        "dossiers": (
            translate("supervise", "Dossier"), translate("supervise", "Title"), translate("supervise", "Box"),
            translate("supervise", "State"), translate("supervise", "Pages"), translate("supervise", "Accepted"),
            translate("supervise", "Rejected"),
        ),
        "days": (
            translate("supervise", "Day"), translate("supervise", "Pages scanned"), translate("supervise", "Accepted"),
            translate("supervise", "A4 pages"), translate("supervise", "Waiting for review"),
            translate("supervise", "Rejected"), translate("supervise", "Rejected %"),
            translate("supervise", "Rescanned"), translate("supervise", "Sheets"), translate("supervise", "Removed"),
            translate("supervise", "Dossiers packaged"),
        ),
        "sizes": (
            translate("supervise", "Paper size"), translate("supervise", "Pages accepted"),
            translate("supervise", "A4 pages each"), translate("supervise", "A4 pages"),
            translate("supervise", "Unit price"), translate("supervise", "Coefficient K"),
            translate("supervise", "Cost"),
        ),
    }[kind]  # fmt: skip


# The column that takes the room, and the widths of the others.
LAYOUT: dict[str, tuple[int, dict[int, int]]] = {
    "pages": (0, {1: 88, 2: 116, 3: 104, 4: 64, 5: 150, 6: 150, 7: 130, 8: 90, 9: 130}),
    "dossiers": (1, {0: 190, 2: 90, 3: 150, 4: 90, 5: 90, 6: 90}),
    "days": (0, dict.fromkeys(range(1, 11), 106) | {4: 148, 10: 150}),
    "sizes": (0, dict.fromkeys(range(1, 7), 140)),
}


def read_rows(reader: Reader, wanted: Wanted, now: datetime, offset: int, limit: int) -> list[ListRow]:
    """Return a portion of a list of pages or dossiers; ``now`` decides what is late."""
    if wanted.kind == "dossiers":
        ids = dossiers_behind(reader, wanted.figure, now, wanted.since, wanted.only)[offset : offset + limit]
        known = {line.id: line for line in reader.summaries_of(ids)}
        some = (known.get(one) for one in ids)
        return [_dossier_row(line) for line in some if line is not None]
    since, until = (day.isoformat() if day else None for day in (wanted.since, wanted.until))
    names = {one.name: one.display_name for one in reader.people()}
    return [
        _page_row(page, names)
        for page in reader.counted_pages(wanted.figure, since, until, dict(wanted.only), limit, offset)
    ]


def all_rows(reader: Reader, wanted: Wanted, now: datetime) -> Iterator[ListRow]:
    """Yield every row of such a list, a portion in memory at a time."""
    offset = 0
    while True:
        rows = read_rows(reader, wanted, now, offset, 10 * PORTION)
        yield from rows
        if len(rows) < 10 * PORTION:
            return
        offset += len(rows)


def day_rows(board: Dashboard, since: date | None, until: date) -> list[ListRow]:
    """Return the days with anything in them, the latest first; each opens the pages scanned on it."""
    rows = []
    for line in reversed(board.days):
        one = line.figures
        if (since is not None and line.day < since) or line.day > until or not (line.waiting or one != Figures()):
            continue
        rate = rejected_percent(one)
        values = (
            line.day, one.captured, one.accepted, round(float(line.a4_pages), 2), line.waiting, one.rejected,
            None if rate is None else round(rate, 2), one.rescanned, one.sheets, one.removed, one.packaged,
        )  # fmt: skip
        said = translate("supervise", "Pages scanned on {day}").format(day=f"{line.day:%d/%m/%Y}")
        rows.append(ListRow(values, behind=Wanted(
            "pages", said, "captured", line.day, line.day, board.scope.only, total=one.captured
        )))  # fmt: skip
    return rows


def size_rows(board: Dashboard) -> list[ListRow]:
    """Return what the cost is made of: the pages of each size at each price, and those of before."""
    parts = sorted((part for part in board.money.parts if part.pages), key=_in_order)
    return [
        ListRow((
            _size_words(part.size), part.pages, float(part.factor), round(float(part.a4_pages), 2),
            part.price.unit_price, coefficient(part.price.coefficient), amount,
        ))
        for part, amount in zip(parts, costs_of(parts), strict=True)
    ]  # fmt: skip


def _in_order(part: Part) -> tuple[bool, str, int, str]:
    return part.size is None, part.size or "", part.price.unit_price, part.price.coefficient


def _size_words(size: str | None) -> str:
    if size is None:
        return translate("supervise", "digitised before")
    if size in ("", OTHER_SIZE):
        return translate("supervise", "not measured")
    short, by, long = size.partition("x")
    return f"{short} × {long} mm" if by else size


def _dossier_row(line: DossierSummary) -> ListRow:
    values = (line.code, line.title, line.box, DOSSIER_LOOKS[line.state].word, line.pages, line.accepted, line.rejected)
    return ListRow(values, line.id)


def _page_row(page: CountedPage, names: Mapping[str, str]) -> ListRow:
    values = (
        page.dossier, page.number or None, PAGE_LOOKS[page.state.value].word, date.fromisoformat(page.day),
        f"{page.hour:02d}:00", names.get(page.operator, page.operator), names.get(page.reviewer, page.reviewer),
        reason_words(page.reason) if page.reason else "", page.station, page.device,
    )  # fmt: skip
    return ListRow(values, page.dossier_id, page.page_id)
