"""Descriptions by the field tables of a profile: what must be there is, what is there fits.

The one source of truth about a value: the window asks while somebody types, the hand-in before a dossier leaves the
clerk, packaging before it writes. Where they differ there is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from station.model.errors import PackageFault, SettingsFault
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList

# Names under which an inventory's columns are kept, and the circular's names for the same facts.
_SAME_FIELD = {
    "retention": "maintenance", "start_date": "startDate", "end_date": "endDate", "note": "description",
    "code": "arcFileCode",
}  # fmt: skip
_PARTIAL_DATE = re.compile(r"(?:(?:([0-3]\d)/)?([01]\d)/)?(\d{4})")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What can be wrong with a field.
MISSING: Final = "missing"
TOO_LONG: Final = "too_long"
NOT_LISTED: Final = "not_listed"
UNPRINTABLE: Final = "unprintable"
_WRONG_FORM: Final = {
    "text": UNPRINTABLE, "number": "not_a_number", "boolean": "not_a_boolean", "date": "not_a_date",
    "partial_date": "not_a_partial_date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One field that is missing or wrong: its name, what is wrong with it, and the value that was given."""

    field: str
    code: str
    value: str = ""


def described(
    rules: Sequence[FieldRule], values: Mapping[str, str], codelists: Mapping[str, CodeList], subject: str
) -> dict[str, str]:
    """Return the description in the order of the field table, codes in place of their words; empty fields are left out.

    Fields that the table does not know follow as they are. Raises ``PackageFault`` with ``fields_missing`` or
    ``fields_invalid``, naming the subject and every field concerned.
    """
    given = standard(values)
    found = field_faults(rules, given, codelists)
    missing = [fault.field for fault in found if fault.code == MISSING]
    if missing:
        raise PackageFault("fields_missing", subject=subject, fields=", ".join(missing))
    if found:
        named = (f"{fault.field} = {fault.value[:60]!r}" for fault in found)
        raise PackageFault("fields_invalid", subject=subject, fields="; ".join(named))
    fitted = {rule.name: stored_form(rule, given[rule.name], codelists) for rule in rules if rule.name in given}
    return {**fitted, **{name: value for name, value in given.items() if name not in fitted}}


def standard(values: Mapping[str, str]) -> dict[str, str]:
    """Return what was given by the circular's names, without blanks at the ends, empty fields left out."""
    return {_SAME_FIELD.get(name, name): value.strip() for name, value in values.items() if value.strip()}


def put(values: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    """Return a description with some fields changed, ``""`` taking one out; an inventory's name gives way."""
    kept = {name: value for name, value in values.items() if _SAME_FIELD.get(name, name) not in changed}
    return {**kept, **{name: value for name, value in changed.items() if value}}


def field_faults(
    rules: Sequence[FieldRule], values: Mapping[str, str], codelists: Mapping[str, CodeList]
) -> list[FieldFault]:
    """Return what is missing or wrong, in the order of the table; fields that it does not know come last."""
    given = standard(values)
    found: list[FieldFault] = []
    for rule in rules:
        value = given.get(rule.name, "")
        code = value_fault(rule, value, codelists) if value else MISSING if is_required(rule, given) else ""
        if code:
            found.append(FieldFault(rule.name, code, value))
    known = {rule.name for rule in rules}
    strange = ((name, value) for name, value in given.items() if name not in known and _UNPRINTABLE.search(value))
    return [*found, *(FieldFault(name, UNPRINTABLE, value) for name, value in strange)]


def is_required(rule: FieldRule, values: Mapping[str, str]) -> bool:
    """Whether the field must be filled, beside these values of the others."""
    conditional = bool(rule.required_if) and all(values.get(n) == value for n, value in rule.required_if.items())
    return rule.required or conditional


def value_fault(rule: FieldRule, value: str, codelists: Mapping[str, CodeList]) -> str:
    """Return what is wrong with a value that is not empty, ``""`` when it fits the rule."""
    if _UNPRINTABLE.search(value):
        return UNPRINTABLE
    if rule.type in ("code", "codes"):
        code = _coded(rule, value, codelists)
        if not code:
            return NOT_LISTED
        value = code
    elif rule.type not in _FORMS:
        raise SettingsFault("field_type", field=rule.name, type=rule.type)
    elif not _FORMS[rule.type](value):
        return _WRONG_FORM[rule.type]
    return TOO_LONG if rule.length and len(value) > rule.length else ""


def stored_form(rule: FieldRule, value: str, codelists: Mapping[str, CodeList]) -> str:
    """Return a value as a package has it: codes in place of words."""
    return (_coded(rule, value, codelists) or value) if rule.type in ("code", "codes") else value


def _coded(rule: FieldRule, value: str, codelists: Mapping[str, CodeList]) -> str | None:
    listed = codelists.get(rule.codes)
    if listed is None:
        raise SettingsFault("codelist_unknown", field=rule.name, codelist=rule.codes)
    whole = listed.code(value)
    if whole is not None or rule.type == "code":
        return whole
    codes = [listed.code(part.strip()) for part in value.split(",")]
    return None if None in codes else ",".join(code for code in codes if code)


def _is_date(value: str, *, partial: bool) -> bool:
    match = _PARTIAL_DATE.fullmatch(value)
    if match is None or not (partial or match.group(1)):
        return False
    day, month, year = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_FORMS: dict[str, Callable[[str], bool]] = {
    "text": bool,
    "number": lambda value: value.isascii() and value.isdigit(),
    "boolean": lambda value: value in ("0", "1"),
    "date": lambda value: _is_date(value, partial=False),
    "partial_date": lambda value: _is_date(value, partial=True),
}
