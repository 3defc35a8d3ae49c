"""The interior ministry's survey annex (May 2025): volumes, progress, method, software, data, servers, needs."""

from __future__ import annotations

from typing import Final

from station.model.registers import Entry
from station.reports.common import BLANK
from station.reports.finance import decimal, device_lines, device_list, gigabytes, metre_list, size_line, summary
from station.reports.progress import ProgressLists, progress_lists, reached
from station.reports.scope import Gathered, Scope
from station.reports.values import Figure, Item, Plain, SourceList, day_text, grouped
from station.reports.volume import BYTES, DOSSIERS, PAGES

_SOFTWARE: Final = ("01", "02", "03")
_SERVERS: Final = ("04", "05", "06")
_NO_LEVEL: Final = "~"


def gather(scope: Scope) -> Gathered:
    """Return what the annex asks for each level and unit, from the registers and the counts."""
    lists, metres, devices = progress_lists(scope), metre_list(scope), device_list(scope)
    units = [entry for entry in scope.registers.of("unit") if scope.covers(entry.code)]
    systems = _systems(scope)
    software = [place for place, row in enumerate(systems.rows) if str(row[-1]) not in _SERVERS]
    servers = [place for place, row in enumerate(systems.rows) if str(row[-1]) in _SERVERS]
    lines = [_unit_line(scope, lists, entry, number) for number, entry in enumerate(_sorted(units), start=1)]
    values = {
        "to": scope.parameters.get("to", "") or BLANK,
        "data_summary": _summary(scope, lists, units),
        "levels": _levels(scope, lists.all, metres, units),
        "units": lines, "any_units": bool(lines),
        "total": {
            "dossiers": lists.all.total(DOSSIERS), "pages": lists.all.total(PAGES), "bytes": lists.all.total(BYTES),
            **_metre_totals(scope, metres),
            "period_pages": lists.period.total(PAGES), "period_dossiers": lists.period.total(DOSSIERS),
        },
        "software": [_system_line(systems, place, n) for n, place in enumerate(software, start=1)],
        "any_software": bool(software),
        "servers": [_system_line(systems, place, n) for n, place in enumerate(servers, start=1)],
        "any_servers": bool(servers),
        "devices": device_lines(devices), "any_devices": bool(devices.rows),
        "devices_total": {"quantity": devices.total(3)},
    }  # fmt: skip
    said = (
        ("missing_units", units), ("missing_volume", lists.all.rows), ("missing_software", software),
        ("missing_servers", servers), ("missing_devices", devices.rows), ("missing_metres", metres.rows),
    )  # fmt: skip
    missing = tuple(scope.word(code) for code, there in said if not there)
    return Gathered(values, (lists.period, lists.all, metres, devices, systems), missing, merges=True)


def _summary(scope: Scope, lists: ProgressLists, units: list[Entry]) -> list[Item]:
    words = scope.word("not_declared")
    declared = sum(decimal(entry.values.get("gigabytes", "")) for entry in units)
    return summary(scope, (
        ("sum_period_dossiers", "of_dossiers", lists.period.total(DOSSIERS)),
        ("sum_period_pages", "of_pages", lists.period.total(PAGES)),
        size_line("sum_bytes_all", lists.all.total(BYTES)),
        ("sum_gigabytes_declared", "of_gigabytes", Figure(round(declared, 2)) if declared else words),
    ))  # fmt: skip


def _metre_totals(scope: Scope, metres: SourceList) -> dict[str, Figure | str]:
    words = scope.word("not_declared")
    return {name: metres.total(place) if metres.rows else words for name, place in (("metres", 3), ("metres_done", 4))}


def _sorted(units: list[Entry]) -> list[Entry]:
    return sorted(units, key=lambda entry: (_level_order(entry), entry.code))


def _level_order(entry: Entry) -> str:
    # The central level stands above the province, whatever its code is.
    level = entry.values.get("level", "") or _NO_LEVEL
    return "00" if level == "04" else level


def _levels(scope: Scope, whole: SourceList, metres: SourceList, units: list[Entry]) -> list[Item]:
    """Return a line for each level; a level's figure is a sum over units, whose own figures lead to their dossiers."""
    found: dict[str, list[Entry]] = {}
    for entry in units:
        found.setdefault(_level_order(entry), []).append(entry)
    lines: list[Item] = []
    for number, level in enumerate(sorted(found), start=1):
        members = found[level]
        name = scope.listed("unit_level", members[0].values.get("level", "")) or scope.word("level_none")
        lines.append({
            "n": number, "name": name, "units": len(members),
            "dossiers": _sum(whole, DOSSIERS, members), "pages": _sum(whole, PAGES, members),
            "metres": _metres(metres, 3, members), "metres_done": _metres(metres, 4, members),
        })  # fmt: skip
    return lines


def _sum(source: SourceList, column: int, members: list[Entry]) -> int | float:
    return sum(source.share(column, entry.code).value for entry in members)


def _metres(source: SourceList, column: int, members: list[Entry]) -> int | float:
    codes = {entry.code for entry in members}
    return round(sum(float(str(row[column])) for row in source.rows if row[0] in codes), 3)


def _unit_line(scope: Scope, lists: ProgressLists, entry: Entry, number: int) -> Item:
    whole = lists.all

    def value(name: str) -> str:
        return scope.declared(entry.values.get(name, ""), "not_declared")

    def coded(codelist: str, name: str) -> str:
        return scope.listed(codelist, entry.values.get(name, "")) or scope.word("not_declared")

    contractors = entry.values.get("contractors", "").replace(";", ",").split(",")
    names = [_name(scope, code.strip()) for code in contractors if code.strip()]
    return {
        "n": number, "name": entry.name, "level": coded("unit_level", "level"), "content": value("content"),
        "dossiers": whole.share(DOSSIERS, entry.code), "pages": whole.share(PAGES, entry.code),
        "metres": value("metres"), "metres_done": value("metresDone"), "progress": _progress(scope, lists, entry),
        "time": _time(scope, entry), "method": coded("digitising_method", "method"),
        "contractors": ", ".join(names) or scope.word("not_declared"), "fields": value("dataFields"),
        "packaging": value("packaging"), "storing": value("storing"), "conformity": coded("conformity", "conformity"),
        "gigabytes": value("gigabytes"), "bytes": gigabytes(whole.share(BYTES, entry.code)), "needs": value("needs"),
    }  # fmt: skip


def _time(scope: Scope, entry: Entry) -> str:
    """Return from when to when a unit digitises."""
    said = [entry.values.get(name, "").strip() for name in ("begins", "ends")]
    if not any(said):
        return scope.word("not_declared")
    return scope.word("time_range", since=said[0] or "…", until=said[1] or "…")


def _progress(scope: Scope, lists: ProgressLists, entry: Entry) -> str:
    done = reached(scope, lists, entry.code)
    if done is None or done.percent is None:
        return scope.word("plan_none")
    deadline = day_text(done.plan.deadline) if done.plan.deadline else scope.word("not_declared")
    words = scope.word("plan_progress", percent=done.percent, deadline=deadline)
    return scope.word("with_units_below", unit=words) if len(scope.below(entry.code)) > 1 else words


def _name(scope: Scope, code: str) -> str:
    entry = scope.registers.find("contractor", code)
    return code if entry is None else entry.name


def _systems(scope: Scope) -> SourceList:
    rows: list[tuple[Plain, ...]] = []
    for entry in scope.registers.of("system"):
        values = entry.values
        if not scope.covers(values.get("unit", "")):
            continue
        said = [values.get(name, "") or scope.word("not_declared") for name in _SYSTEM_TEXTS]
        coded = [
            scope.listed(codelist, values.get(name, "")) or scope.word("not_declared")
            for codelist, name in _SYSTEM_CODES
        ]
        quantity = values.get("quantity", "") or "1"
        rows.append((
            entry.code, entry.name, *coded, *said, int(quantity) if quantity.isdecimal() else 1,
            scope.unit_name(values.get("unit", "")), values.get("kind", ""),
        ))  # fmt: skip
    names = (
        "code", "system", "system_kind", "operation", "safety_level", "functions", "vendor", "edition", "place",
        "capacity", "provider", "safety", "quantity", "unit", "system_code",
    )  # fmt: skip
    return grouped(
        "systems", scope.word("list_systems"), tuple(scope.word(f"head_{name}") for name in names), rows,
        [str(row[-1]) for row in rows], scope.word("note_register"),
    )  # fmt: skip


_SYSTEM_CODES: Final = (("system_kind", "kind"), ("system_operation", "operation"), ("safety_level", "safetyLevel"))
_SYSTEM_TEXTS: Final = ("functions", "vendor", "edition", "place", "capacity", "provider", "safety")
_SYSTEM_NAMES: Final = (
    "name", "kind", "operation", "level", "functions", "vendor", "edition", "place", "capacity", "provider", "safety",
)  # fmt: skip


def _system_line(source: SourceList, place: int, number: int) -> Item:
    row = source.rows[place]
    texts = {name: str(cell) for name, cell in zip(_SYSTEM_NAMES, row[1:12], strict=True)}
    return {"n": number, **texts, "quantity": source.part(12, place, place), "unit": str(row[13])}
