"""To the finance ministry (10911/BTC-NSNN of 18/7/2025, point 1.b): composition, volume, devices, spending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from station.reports import money
from station.reports.common import BLANK
from station.reports.norm import norm
from station.reports.scope import Gathered, Scope
from station.reports.values import Figure, Item, Plain, SourceList, grouped, written
from station.reports.volume import (
    A4_PAGES,
    BYTES,
    DOCUMENTS,
    DOSSIERS,
    PAGES,
    SHEETS,
    dossier_list,
    kind_list,
    lines,
    size_list,
    volumes,
)

_COLUMNS: Final = {
    "dossiers": DOSSIERS, "documents": DOCUMENTS, "sheets": SHEETS, "pages": PAGES, "a4_pages": A4_PAGES,
    "bytes": BYTES,
}  # fmt: skip
_QUANTITY, _METRES, _KIND_DOCUMENTS = 3, (3, 4), 4
# Code list device_status.
_DISPOSED: Final = "04"


def gather(scope: Scope) -> Gathered:
    """Return volume by fonds, retention and size, metres, devices, spending and the cost by the norm."""
    found = volumes(scope, scope.since, scope.until)
    rows = lines(scope, found)
    fonds = dossier_list(scope, "fonds", scope.word("list_fonds"), rows, [one.fonds for one in found])
    kinds = dossier_list(scope, "retention", scope.word("list_retention"), rows, [one.retention for one in found])
    by_kind = kind_list(scope, "kinds", scope.word("list_kinds"), found)
    sizes = size_list(scope, "sizes", scope.word("list_sizes"), found)
    devices, metres = device_list(scope), metre_list(scope)
    spent, wrong = money.spending_list(scope, "spending", scope.word("list_spending"))
    missing = _missing(scope, volume=found, metres=metres.rows, devices=devices.rows, spending=spent.rows)
    values = {
        "to": scope.parameters.get("to", "") or BLANK,
        "summary": summary(scope, _summary(fonds, metres)),
        "device_summary": [
            {"n": n, "name": kind, "unit": scope.word("of_devices"), "value": devices.share(_QUANTITY, kind)}
            for n, kind in enumerate(devices.bounds, start=1)
        ],
        "fonds": [_volume_line(scope, fonds, name, number) for number, name in enumerate(fonds.bounds, start=1)],
        "retention": [_volume_line(scope, kinds, name, number) for number, name in enumerate(kinds.bounds, start=1)],
        "sizes": [_size_line(sizes, name, number) for number, name in enumerate(sizes.bounds, start=1)],
        "volume": {name: fonds.total(column) for name, column in _COLUMNS.items()},
        "any_volume": bool(found),
        "kinds": [
            {
                "n": number,
                "name": name,
                "unit": scope.word("of_documents"),
                "documents": by_kind.share(_KIND_DOCUMENTS, name),
            }
            for number, name in enumerate(by_kind.bounds, start=1)
        ],
        "any_kinds": bool(by_kind.rows),
        "sizes_total": {"pages": sizes.total(3), "a4_pages": sizes.total(5)},
        "metres": metre_lines(metres),
        "metres_total": {"all": metres.total(_METRES[0]), "done": metres.total(_METRES[1])},
        "any_metres": bool(metres.rows),
        "devices": device_lines(devices),
        "devices_total": {"quantity": devices.total(_QUANTITY)},
        "any_devices": bool(devices.rows),
        "money": money.matrix(scope, spent),
        "money_totals": money.totals(scope, spent),
        "money_text": money.in_words(scope, spent),
        "any_money": bool(spent.rows),
        "spending": money.explanations(spent),
        "norm": norm(scope, found),
    }
    sources = (fonds, by_kind, kinds, sizes, metres, devices, spent)
    return Gathered(values, sources, (*missing, *wrong), merges=True)


def _missing(scope: Scope, **there: object) -> tuple[str, ...]:
    return tuple(scope.word(f"missing_{name}") for name, found in there.items() if not found)


def _summary(fonds: SourceList, metres: SourceList) -> list[tuple[str, str, Figure]]:
    found = [
        (f"sum_{name}", f"of_{name}", fonds.total(column))
        for name, column in (("dossiers", DOSSIERS), ("documents", DOCUMENTS), ("sheets", SHEETS), ("pages", PAGES))
    ]
    found += [
        ("sum_a4", "of_a4", fonds.total(A4_PAGES)),
        size_line("sum_gigabytes", fonds.total(BYTES)),
    ]
    return [*found, ("sum_metres", "of_metres", metres.total(_METRES[1]))] if metres.rows else found


def summary(scope: Scope, figures: Sequence[tuple[str, str, Figure | str]]) -> list[Item]:
    """Return lines of a figure each: its words, its unit of measure, its value."""
    return [
        {"n": n, "name": scope.word(name), "unit": scope.word(unit), "value": value}
        for n, (name, unit, value) in enumerate(figures, start=1)
    ]


def size_line(name: str, figure: Figure) -> tuple[str, str, Figure]:
    """Return a line of a size: gigabytes, or megabytes where it is less than one, because 0 would say that none is."""
    if 0 < figure.value < 1e9:
        megabytes = round(figure.value / 1e6, 2)
        return name, "of_megabytes", Figure(megabytes, figure.source, figure.column, figure.first, figure.last)
    return name, "of_gigabytes", gigabytes(figure)


def gigabytes(figure: Figure) -> Figure:
    """Return bytes as gigabytes (10^9, as disks are sold), two places, leading to the same lines."""
    return Figure(round(figure.value / 1e9, 2), figure.source, figure.column, figure.first, figure.last)


def _volume_line(scope: Scope, source: SourceList, group: str, number: int) -> Item:
    figures = {name: source.share(column, group) for name, column in _COLUMNS.items()}
    return {"n": number, "name": fonds_name(scope, group) if source.key == "fonds" else group, **figures}


def fonds_name(scope: Scope, code: str) -> str:
    """Return code and title of a fonds."""
    title = next((one.fonds_title for one in scope.reader.inventories() if one.fonds_code == code), "")
    return f"{code} – {title}" if title and title != code else code


def _size_line(source: SourceList, size: str, number: int) -> Item:
    first = source.bounds[size][0]
    return {
        "n": number, "name": size, "pages": source.share(3, size), "a4_pages": source.share(5, size),
        "factor": source.part(4, first, first),
    }  # fmt: skip


def metre_list(scope: Scope) -> SourceList:
    """Return the linear metres that units declared."""
    rows: list[tuple[Plain, ...]] = []
    for entry in scope.registers.of("unit"):
        declared = [entry.values.get(name, "") for name in ("metres", "metresDone")]
        if scope.covers(entry.code) and any(declared):
            level = scope.listed("unit_level", entry.values.get("level", "")) or scope.word("not_declared")
            content = scope.declared(entry.values.get("content", ""), "not_declared")
            rows.append((entry.code, entry.name, level, *(decimal(text) for text in declared), content))
    names = ("code", "unit_name", "level", "metres", "metres_done", "content")
    return grouped(
        "metres", scope.word("list_metres"), tuple(scope.word(f"head_{name}") for name in names), rows,
        note=scope.word("note_register"),
    )  # fmt: skip


def metre_lines(source: SourceList) -> list[Item]:
    """Return a line for each unit that declared metres."""
    return [
        {
            "n": place + 1, "name": str(row[1]), "level": str(row[2]), "content": str(row[5]),
            "all": source.part(_METRES[0], place, place), "done": source.part(_METRES[1], place, place),
        }
        for place, row in enumerate(source.rows)
    ]  # fmt: skip


def decimal(text: str) -> float | int:
    """Return a number of a register, decimal comma or point; 0 when there is none."""
    try:
        value = float(text.replace(" ", "").replace(",", "."))
    except ValueError:
        return 0
    return int(value) if value.is_integer() else value


def device_list(scope: Scope) -> SourceList:
    """Return the devices of the units, by type; those disposed of serve nothing any more and are left out."""
    rows: list[tuple[Plain, ...]] = []
    gone = 0
    for entry in scope.registers.of("device"):
        values = entry.values
        if not scope.covers(values.get("unit", "")):
            continue
        quantity = int(decimal(values.get("quantity", "") or "1"))
        if values.get("status", "") == _DISPOSED:
            gone += quantity
            continue
        kind = scope.listed("device_type", values.get("type", "")) or scope.word("not_declared")
        rows.append((
            entry.code, entry.name, kind, quantity,
            " ".join(part for part in (values.get("vendor", ""), values.get("model", "")) if part)
            or scope.word("not_declared"),
            values.get("serial", "") or scope.word("not_declared"),
            values.get("configuration", "") or scope.word("not_declared"),
            scope.unit_name(values.get("unit", "")),
            scope.listed("device_status", values.get("status", "")) or scope.word("not_declared"),
            values.get("purchased", "") or scope.word("not_declared"),
        ))  # fmt: skip
    names = (
        "code",
        "device",
        "device_type",
        "quantity",
        "model",
        "serial",
        "configuration",
        "unit",
        "status",
        "purchased",
    )
    return grouped(
        "devices", scope.word("list_devices"), tuple(scope.word(f"head_{name}") for name in names), rows,
        [str(row[2]) for row in rows], scope.word("note_devices", gone=written(gone, scope.language)),
    )  # fmt: skip


def device_lines(source: SourceList) -> list[Item]:
    """Return a line for each device."""
    return [
        {
            "n": place + 1, "name": str(row[1]), "type": str(row[2]), "quantity": source.part(_QUANTITY, place, place),
            "model": str(row[4]), "configuration": str(row[6]), "unit": str(row[7]), "status": str(row[8]),
            "purchased": str(row[9]),
        }
        for place, row in enumerate(source.rows)
    ]  # fmt: skip
