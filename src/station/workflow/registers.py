"""Registers that supervisors keep: units, devices, contractors, spending, systems; and whose a fonds is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from station.model.errors import InputFault, NotFound
from station.model.people import Action, Person
from station.model.profiles import FieldRule
from station.model.registers import Entry, parents_of, units_below
from station.packaging.codelists import CodeList, known_codelist
from station.packaging.fields import MISSING, NOT_LISTED, FieldFault, field_faults, stored_values, value_fault
from station.packaging.tidy import tidied
from station.reports.tables import write_table
from station.settings.registers import CODE, SET
from station.storage.workspace import Reader
from station.workflow.station import Station

__all__ = ["Entry", "Register", "assign_fonds", "entries", "export_register", "known_register", "put_entry",
           "register_names", "required_unit", "retire_entry"]  # fmt: skip

UNIT: Final = "unit"
_OTHER_REGISTER: Final = "register."
_NAMED: Final = 12
# What separates codes in a list or means a formula somewhere does not stand in a code.
_CODE: Final = re.compile(r"\w[\w ./&()-]*")


@dataclass(frozen=True, slots=True)
class Register:
    """A register with the fields of its entries, the code not among them, and the lists that these fields name.

    ``code`` is the rule of the code itself. The lists of other registers hold the entries that are in use.
    """

    name: str
    title: str
    title_en: str
    code: FieldRule
    fields: tuple[FieldRule, ...]
    lists: Mapping[str, CodeList]

    def titled(self, language: str) -> str:
        """Return the title in ``vi`` or ``en``; one that a site gave in Vietnamese only stands for both."""
        return self.title_en if language == "en" and self.title_en else self.title


def register_names(station: Station) -> tuple[str, ...]:
    """Return the names of the registers there are, that of units first."""
    names = sorted(station.profiles.registers)
    return tuple(sorted(names, key=lambda name: name != UNIT))


def known_register(station: Station, name: str) -> Register:
    """Return a register by name; raises ``SettingsFault`` with code ``profile_unknown`` and the names there are."""
    with station.workspace.read() as reader:
        return _register(station, reader, name)


def entries(station: Station, register: str, *, retired: bool = False) -> list[Entry]:
    """Return the entries of a register by code; ``retired``: those too that are no longer in use."""
    station.profiles.register(register)
    with station.workspace.read() as reader:
        return reader.register_entries(register, retired=retired)


def put_entry(
    station: Station, person: Person, register: str, code: str, values: Mapping[str, str]
) -> Entry | None:  # fmt: skip
    """Let an entry hold exactly these values and be in use; return what it was before, ``None`` for a new one.

    Raises ``Refused`` (``role_missing``), ``SettingsFault`` (``profile_unknown``), ``InputFault``: ``field_unknown``,
    ``entry_refused``, ``entry_not_listed`` (what is wrong with which field), ``entry_incomplete`` (which are missing),
    ``entry_code`` (a code that is none), ``entry_code_alike`` (one that differs in capitals only), ``unit_circle``.
    """
    person.require(Action.PLAN)
    with station.workspace.write(person) as unit:
        table = _register(station, unit, register)
        code = _fitting_code(unit, table, code)
        before = unit.register_entry(register, code)
        fitted = _fitted(table, code, values, before)
        if register == UNIT:
            _require_no_circle(unit, code, fitted.get("parent", ""))
        if before is None or not before.active or before.values != fitted:
            unit.put_register_entry(register, code, fitted)
    return before


def retire_entry(station: Station, person: Person, register: str, code: str) -> Entry:
    """Take an entry out of use and return it; ``put_entry`` brings it back.

    Raises ``Refused`` (``role_missing``), ``NotFound`` (``entry_unknown``), ``InputFault`` (``entry_in_use``: something
    that is in use names it).
    """
    person.require(Action.PLAN)
    with station.workspace.write(person) as unit:
        table = _register(station, unit, register)
        entry = unit.register_entry(register, code)
        if entry is None:
            raise NotFound("entry_unknown", register=table.title, entry=code)
        if users := _users(station, unit, register, code):
            raise InputFault("entry_in_use", register=table.title, entry=code, users=", ".join(users[:5]))
        if entry.active:
            unit.retire_register_entry(register, code)
    return entry


def assign_fonds(station: Station, person: Person, fonds_code: str, unit_code: str) -> str:
    """Let a fonds belong to a unit, ``""`` to none; return the code of the unit that it belonged to.

    Raises ``Refused`` (``role_missing``), ``NotFound`` (``fonds_unknown``, ``entry_unknown``).
    """
    person.require(Action.PLAN)
    with station.workspace.write(person) as unit:
        required_unit(station, unit, unit_code)
        fonds = unit.fonds(fonds_code)
        before = unit.fonds_units().get(fonds.code, "")
        if before != unit_code:
            unit.assign_fonds(fonds.code, unit_code)
    return before


def required_unit(station: Station, reader: Reader, code: str) -> None:
    """Raise ``NotFound`` with code ``entry_unknown`` unless a unit of this code is in use; ``""`` is all of them."""
    entry = reader.register_entry(UNIT, code) if code else None
    if code and (entry is None or not entry.active):
        raise NotFound("entry_unknown", register=station.profiles.register(UNIT).title, entry=code)


def export_register(station: Station, register: str, path: Path, language: str = "vi") -> int:
    """Write the entries in use as XLSX or CSV, by the ending of the name; return how many there are.

    Codes stand as their words. Raises what ``reports.tables.write_table`` raises.
    """
    table = known_register(station, register)
    heads = [rule.title_en if language == "en" else rule.title_vi for rule in (table.code, *table.fields)]
    rows = [
        [entry.code, *(shown(rule, entry.values.get(rule.name, ""), table.lists, language) for rule in table.fields)]
        for entry in entries(station, register)
    ]
    return write_table(path, table.titled(language), heads, rows)


def shown(rule: FieldRule, value: str, lists: Mapping[str, CodeList], language: str = "vi") -> str:
    """Return a stored value in words: those of its codes, and as it is where it has none."""
    if rule.codes not in lists:
        return value
    words = lists[rule.codes].words(language)
    return "; ".join(words.get(part, part) for part in (value.split(",") if rule.type == "codes" else [value]))


def _register(station: Station, reader: Reader, name: str) -> Register:
    table = station.profiles.register(name)
    rules = table.sets[SET]
    code = next(rule for rule in rules if rule.name == CODE)
    fields = tuple(rule for rule in rules if rule.name != CODE)
    lists = {rule.codes: _list(reader, rule.codes) for rule in fields if rule.codes}
    return Register(name, table.title, table.title_en, code, fields, lists)


def _list(reader: Reader, name: str) -> CodeList:
    if not name.startswith(_OTHER_REGISTER):
        return known_codelist(name)
    values = {entry.code: entry.name for entry in reader.register_entries(name.removeprefix(_OTHER_REGISTER))}
    return CodeList(name, "1", name, "", values)


def _fitting_code(reader: Reader, table: Register, code: str) -> str:
    code = " ".join(unicodedata.normalize("NFC", code).split())
    if not _CODE.fullmatch(code) or value_fault(replace(table.code, type="text"), code, {}):
        raise InputFault("entry_code", entry=code[:60], limit=table.code.length)
    for entry in reader.register_entries(table.name, retired=True):
        if entry.code != code and entry.code.casefold() == code.casefold():
            raise InputFault("entry_code_alike", entry=code, other=entry.code)
    return code


def _fitted(table: Register, code: str, values: Mapping[str, str], before: Entry | None) -> dict[str, str]:
    """Return the values as they are stored; what stayed as it was is not judged by lists that changed since."""
    rules = {rule.name: rule for rule in table.fields}
    for name in values:
        if name not in rules:
            raise InputFault("field_unknown", field=name, fields=", ".join(rules))
    typed = {name: tidied(rules[name], value, table.lists) for name, value in values.items() if value.strip()}
    given = stored_values(table.fields, typed, table.lists)
    former = before.values if before is not None else {}
    faults = field_faults(table.fields, given, table.lists)
    missing = [rules[fault.field] for fault in faults if fault.code == MISSING]
    if missing:
        raise InputFault(
            "entry_incomplete", register=table.title, register_en=table.titled("en"), entry=code,
            fields=", ".join(f"{rule.title_vi} ({rule.name})" for rule in missing),
            fields_en=", ".join(f"{rule.title_en} ({rule.name})" for rule in missing),
        )  # fmt: skip
    for fault in faults:
        if former.get(fault.field) != fault.value:
            raise _refused(rules[fault.field], fault, table.lists)
    return {rule.name: given[rule.name] for rule in table.fields if rule.name in given}


def _refused(rule: FieldRule, fault: FieldFault, lists: Mapping[str, CodeList]) -> InputFault:
    said = {"field": rule.title_vi, "field_en": rule.title_en, "value": fault.value[:60], "fault": fault.code}
    if fault.code != NOT_LISTED:
        return InputFault("entry_refused", **said)
    allowed = (_codes(lists[rule.codes], language) for language in ("vi", "en"))
    return InputFault("entry_not_listed", **said, **dict(zip(("allowed", "allowed_en"), allowed, strict=True)))


def _codes(known: CodeList, language: str) -> str:
    """Return the codes with their words, as many as a sentence holds."""
    said = [f"{code} ({words})" for code, words in known.words(language).items()]
    return ", ".join(said[:_NAMED]) + (" …" if len(said) > _NAMED else "")


def _require_no_circle(reader: Reader, code: str, parent: str) -> None:
    parents = {**parents_of(reader.register_entries(UNIT, retired=True)), code: ""}
    if parent and parent in units_below(parents, code):
        raise InputFault("unit_circle", unit=code, parent=parent)


def _users(station: Station, reader: Reader, register: str, code: str) -> list[str]:
    """Return the entries in use that name this one, and the fonds of a unit."""
    found = []
    for name, table in station.profiles.registers.items():
        links = [rule for rule in table.sets[SET] if rule.codes == f"{_OTHER_REGISTER}{register}"]
        named = reader.register_entries(name) if links else []
        found += [
            f"{table.title} {entry.code}"
            for entry in named
            if any(code in entry.values.get(rule.name, "").split(",") for rule in links)
        ]
    if register == UNIT:
        found += [fonds for fonds, unit in reader.fonds_units().items() if unit == code]
    return found
