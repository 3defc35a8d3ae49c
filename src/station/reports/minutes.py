"""Minutes: paper handed over and returned (TT 05/2025, Điều 7.1), quality checks, acceptance of a batch (Điều 24)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from station.model.errors import StorageFault
from station.reports.counted import column, counted_list, person_name, person_names, reason_text
from station.reports.daily import percent
from station.reports.scope import Gathered, Scope
from station.reports.values import Item, Plain, SourceList, grouped, written
from station.reports.volume import A4
from station.storage.ledgers import MovedPaper

# Lists longer than this stand in the source list alone: nobody signs a hundred pages.
MOST_LINES: Final = 300
_SHEETS: Final = 7
_CHECKED: Final = ("reviewer", "day", "fonds")
_VERDICTS: Final = ("accepted", "rejected")
_REASONS: Final = ("reason", "reviewer", "day", "fonds")
_PASSED, _FAILED = "pass", "fail"


def handed_over(scope: Scope) -> Gathered:
    """Return the paper that went from the store to the scanning room."""
    return _moved(scope, "out", "missing_handover")


def returned(scope: Scope) -> Gathered:
    """Return the paper that came back to the store."""
    return _moved(scope, "in", "missing_return")


def _moved(scope: Scope, direction: str, missing: str) -> Gathered:
    found = [one for one in scope.reader.moved_papers(direction, scope.since, scope.until) if scope.covers(one.unit)]
    rows = [_moved_row(scope, one) for one in found]
    names = (
        "dossier", "title", "fonds", "inventory", "box", "unit", "condition", "sheets", "person", "counterpart", "at",
        "note",
    )  # fmt: skip
    source = grouped(
        "papers", scope.word(f"list_{direction}"), tuple(scope.word(f"head_{name}") for name in names), rows,
        note=scope.word("note_papers"),
    )  # fmt: skip
    uncounted = sum(1 for one in found if one.sheets is None)
    values = {
        "papers": [_moved_line(source, place) for place in range(min(len(rows), MOST_LINES))],
        "any": bool(rows), "total": {"dossiers": source.lines(), "sheets": source.total(_SHEETS)},
        "boxes": len({(one.fonds, one.inventory, one.box) for one in found if one.box}),
        "cut": _cut(scope, len(rows)),
        "uncounted": scope.word("sheets_uncounted", count=uncounted) if uncounted else "",
        "parties": _parties(scope, found),
    }  # fmt: skip
    return Gathered(values, (source,), () if rows else (scope.word(missing),))


def _parties(scope: Scope, found: Sequence[MovedPaper]) -> dict[str, str]:
    """Return who stood for the scanning room and who for the store, as the movements say."""
    rooms = sorted({one.person for one in found})
    stores = sorted({one.counterpart for one in found if one.counterpart})
    missing = scope.word("party_missing")
    return {"room": ", ".join(rooms) or missing, "store": ", ".join(stores) or missing}


def _moved_row(scope: Scope, one: MovedPaper) -> tuple[Plain, ...]:
    condition = scope.word(f"condition_{one.condition}") if one.condition else scope.word("not_recorded")
    return (
        one.code, one.title, one.fonds, one.inventory, one.box or scope.word("none"), scope.unit_name(one.unit),
        condition, 0 if one.sheets is None else one.sheets, one.person, one.counterpart or scope.word("none"),
        clock_text(scope, one.at), one.note or scope.word("none"),
    )  # fmt: skip


def clock_text(scope: Scope, at: datetime) -> str:
    """Return a moment in the station's zone."""
    return at.astimezone(scope.moment.tzinfo).strftime("%d/%m/%Y %H:%M")


def _moved_line(source: SourceList, place: int) -> Item:
    row = source.rows[place]
    return {
        "n": place + 1, "code": str(row[0]), "title": str(row[1]), "box": str(row[4]), "condition": str(row[6]),
        "sheets": source.part(_SHEETS, place, place), "person": str(row[8]), "counterpart": str(row[9]),
        "at": str(row[10]), "note": str(row[11]),
    }  # fmt: skip


def checked(scope: Scope) -> Gathered:
    """Return verdicts on pages by reviewer, reasons of rejection, verdicts on documents."""
    pages = counted_list(scope, "verdicts", _CHECKED, _VERDICTS, "reviewer")
    reasons = counted_list(scope, "reasons", _REASONS, ("rejected",), "reason")
    documents = _document_list(scope)
    names = person_names(scope)
    lines = [
        _reviewer_line(scope, pages, login, n, person_name(names, login))
        for n, login in enumerate(pages.bounds, start=1)
    ]
    place = column(_REASONS, ("rejected",), "rejected")
    values = {
        "reviewers": lines, "any": bool(lines), "total": _reviewer_line(scope, pages, "", 0, scope.word("total")),
        "reasons": [
            {"n": n, "name": reason_text(scope, code), "pages": reasons.share(place, code)}
            for n, code in enumerate((code for code in reasons.bounds), start=1)
        ],
        "any_reasons": bool(reasons.rows), "reasons_total": reasons.total(place),
        "documents": {
            "all": documents.lines(), "passed": documents.lines(_PASSED), "failed": documents.lines(_FAILED),
        },
        "any_documents": bool(documents.rows),
        "failures": _failures(documents),
        "any_failures": bool(documents.bounds.get(_FAILED)),
        "failures_cut": _cut(scope, documents.lines(_FAILED).value),
    }  # fmt: skip
    missing = () if lines else (scope.word("missing_checks"),)
    return Gathered(values, (pages, reasons, documents), missing, merges=True)


def _cut(scope: Scope, lines: float) -> str:
    """Return the words that a table does not hold all its lines, nothing where it does."""
    if lines <= MOST_LINES:
        return ""
    return scope.word("lines_cut", shown=written(MOST_LINES, scope.language), lines=written(lines, scope.language))


def _reviewer_line(scope: Scope, source: SourceList, login: str, number: int, name: str) -> Item:
    places = {figure: column(_CHECKED, _VERDICTS, figure) for figure in _VERDICTS}
    figures = {figure: source.share(place, login) if login else source.total(place) for figure, place in places.items()}
    accepted, rejected = (int(figures[figure].value) for figure in _VERDICTS)
    return {
        "n": number, "name": name, **figures, "judged": accepted + rejected, "rate": percent(rejected, accepted, scope)
    }  # fmt: skip


def _document_list(scope: Scope) -> SourceList:
    rows: list[tuple[Plain, ...]] = []
    groups: list[str] = []
    for one in scope.reader.judged_documents(scope.since, scope.until):
        if scope.covers(one.unit):
            groups.append(one.verdict)
            rows.append((
                one.code, one.fonds, scope.unit_name(one.unit), one.document_id, scope.word(f"verdict_{one.verdict}"),
                reason_text(scope, one.reason) if one.verdict == _FAILED else scope.word("none"),
                one.note or scope.word("none"), one.reviewer, clock_text(scope, one.at),
            ))  # fmt: skip
    names = ("dossier", "fonds", "unit", "document", "verdict", "reason", "note", "reviewer", "at")
    return grouped(
        "documents", scope.word("list_documents"), tuple(scope.word(f"head_{name}") for name in names), rows, groups,
        scope.word("note_documents"),
    )  # fmt: skip


def _failures(source: SourceList) -> list[Item]:
    first, last = source.bounds.get(_FAILED, (0, -1))
    return [
        {"n": n, "code": str(row[0]), "reason": str(row[5]), "note": str(row[6]), "reviewer": str(row[7])}
        for n, row in enumerate(source.rows[first : min(last + 1, first + MOST_LINES)], start=1)
    ]


_BATCH_COLUMNS: Final = {"documents": 5, "sheets": 6, "pages": 7, "a4_pages": 8, "bytes": 9}


def accepted(scope: Scope) -> Gathered:
    """Return the dossiers of a batch (``inventory``; else all) approved in the period, with their packages.

    Raises ``StorageFault`` (``row_damaged``) for one that the running totals do not know.
    """
    batch = scope.parameters.get("inventory", "")
    figures = {one.id: one for one in scope.reader.dossier_figures(None, scope.until)}
    rows: list[tuple[Plain, ...]] = []
    a4 = A4(scope.costs)
    for one in scope.reader.approved_dossiers():
        day = one.at.astimezone(scope.moment.tzinfo).date().isoformat()
        if not scope.since <= day <= scope.until or not scope.covers(one.unit) or batch not in ("", one.inventory):
            continue
        found = figures.get(one.dossier_id)
        if found is None:
            # An approved dossier counts at least as one, on the day of its approval.
            raise StorageFault("row_damaged", row=f"count_share:{one.code}", detail="approved, and in no figure")
        rows.append((
            one.code, one.title, one.fonds, one.inventory, one.box or scope.word("none"), found.documents,
            found.sheets, found.accepted, a4.pages(found.sizes, found.accepted), found.bytes, one.reviewer,
            clock_text(scope, one.at), one.profile or scope.word("not_packaged"),
            one.manifest_sha256 or scope.word("not_packaged"),
        ))  # fmt: skip
    names = (
        "dossier", "title", "fonds", "inventory", "box", "documents", "sheets", "pages", "a4_pages", "bytes",
        "reviewer", "approved_at", "package", "manifest",
    )  # fmt: skip
    source = grouped(
        "batch", scope.word("list_batch"), tuple(scope.word(f"head_{name}") for name in names), rows,
        note=scope.word("note_batch"),
    )  # fmt: skip
    values = {
        "batch": scope.word("batch_one", inventory=batch) if batch else scope.word("batch_all"),
        "dossiers": [_batch_line(scope, source, place) for place in range(min(len(rows), MOST_LINES))],
        "any": bool(rows),
        "total": {"dossiers": source.lines(), **{name: source.total(place) for name, place in _BATCH_COLUMNS.items()}},
        "packaged": sum(1 for row in rows if row[13] != scope.word("not_packaged")),
        "cut": _cut(scope, len(rows)),
    }
    return Gathered(values, (source,), () if rows else (scope.word("missing_batch"),))


def _batch_line(scope: Scope, source: SourceList, place: int) -> Item:
    row = source.rows[place]
    packed = str(row[13])
    return {
        "n": place + 1, "code": str(row[0]), "title": str(row[1]), "box": str(row[4]),
        **{name: source.part(at, place, place) for name, at in _BATCH_COLUMNS.items()},
        "reviewer": str(row[10]), "at": str(row[11]),
        "package": packed if packed == scope.word("not_packaged") else f"{row[12]} · {packed[:16]}",
    }  # fmt: skip
