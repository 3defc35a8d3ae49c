"""Descriptions by the field tables of a profile: what must be there is, what is there fits.

The one source of truth about a value: the window asks while somebody types, the hand-in before a dossier leaves the
clerk, packaging before it writes. Where they differ there is a mistake.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
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
_PARTIAL_DATE = re.compile(r"(?:(?:([0-3]\d)/)?([01]\d)/)?(\d{4})", re.ASCII)
# Two decimals, so that a point before three digits can only stand between thousands.
_DECIMAL = re.compile(r"\d+(?:\.\d{1,2})?", re.ASCII)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What can be wrong with a field.
MISSING: Final = "missing"
TOO_LONG: Final = "too_long"
NOT_LISTED: Final = "not_listed"
UNPRINTABLE: Final = "unprintable"
NOT_EMPTY: Final = "not_empty"
TOO_EARLY: Final = "too_early"
_WRONG_FORM: Final = {
    "text": UNPRINTABLE, "number": "not_a_number", "decimal": "not_a_decimal", "boolean": "not_a_boolean",
    "date": "not_a_date", "partial_date": "not_a_partial_date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One field that is missing or wrong: its name, what is wrong with it, and the value that was given."""

    field: str
    code: str
    value: str = ""


def described(
    rules: Sequence[FieldRule], values: Mapping[str, str], codelists: Mapping[str, CodeList], subject: str,
    document: int = 0,
) -> dict[str, str]:  # fmt: skip
    """Return the description in the order of the field table, codes in place of their words; empty fields are left out.

    What was not given is the field's default, if it has one. Fields that the table does not know follow as they are.
    Raises ``PackageFault`` with ``fields_missing`` or ``fields_invalid``, naming the subject and every field concerned,
    and for whoever leads a person there the ordinal of the ``document`` (0: the dossier itself) and the first field.
    """
    given = stored_values(rules, values, codelists)
    found = _faults(rules, given, codelists)
    missing = [fault.field for fault in found if fault.code == MISSING]
    if missing:
        raise PackageFault(
            "fields_missing", subject=subject, fields=", ".join(missing), document=document, field=missing[0]
        )
    if found:
        named = (f"{fault.field} = {fault.value[:60]!r}" for fault in found)
        raise PackageFault(
            "fields_invalid", subject=subject, fields="; ".join(named), document=document, field=found[0].field
        )
    fitted = {rule.name: given[rule.name] for rule in rules if rule.name in given}
    return {**fitted, **{name: value for name, value in given.items() if name not in fitted}}


def printable(text: str) -> str:
    """Return a text with U+FFFD in the place of characters that neither XML nor a spreadsheet can hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def standard(values: Mapping[str, str]) -> dict[str, str]:
    """Return what was given by the circular's names, without blanks at the ends, empty fields left out."""
    return {_SAME_FIELD.get(name, name): value.strip() for name, value in values.items() if value.strip()}


def said_otherwise(
    rules: Sequence[FieldRule], values: Mapping[str, str], codelists: Mapping[str, CodeList]
) -> dict[str, str]:
    """Return what was said under the names of TT 05/2025 by the names of a table that has others (``same_as``).

    Codes become their words; a field that was filled under its own name stays as it is.
    """
    given = standard(values)
    for rule in rules:
        value = given.pop(rule.same_as, "") if rule.same_as else ""
        if value and rule.name not in given:
            words = codelists[rule.codes].values if rule.codes in codelists else {}
            parts = [part.strip() for part in value.split(",")] if words else [value]
            given[rule.name] = ", ".join(words.get(part, part) for part in parts)
    return given


def stored_values(
    rules: Sequence[FieldRule], values: Mapping[str, str], codelists: Mapping[str, CodeList]
) -> dict[str, str]:
    """Return what was given, by the circular's names and codes, and defaults where nothing was given."""
    given = standard(values)
    for rule in rules:
        value = given.get(rule.name, rule.default)
        if value:
            given[rule.name] = stored_form(rule, value, codelists)
    return given


def put(values: Mapping[str, str], changed: Mapping[str, str]) -> dict[str, str]:
    """Return a description with some fields changed, ``""`` taking one out; an inventory's name gives way."""
    kept = {name: value for name, value in values.items() if _SAME_FIELD.get(name, name) not in changed}
    return {**kept, **{name: value for name, value in changed.items() if value}}


def field_faults(
    rules: Sequence[FieldRule], values: Mapping[str, str], codelists: Mapping[str, CodeList]
) -> list[FieldFault]:
    """Return what is missing or wrong, in the order of the table; fields that it does not know come last."""
    return _faults(rules, stored_values(rules, values, codelists), codelists)


def _faults(
    rules: Sequence[FieldRule], given: Mapping[str, str], codelists: Mapping[str, CodeList]
) -> list[FieldFault]:
    judged = ((rule, field_fault(rule, given, codelists)) for rule in rules)
    found = [FieldFault(rule.name, code, given.get(rule.name, "")) for rule, code in judged if code]
    known = {rule.name for rule in rules}
    strange = ((name, value) for name, value in given.items() if name not in known and _UNPRINTABLE.search(value))
    return [*found, *(FieldFault(name, UNPRINTABLE, value) for name, value in strange)]


def field_fault(rule: FieldRule, given: Mapping[str, str], codelists: Mapping[str, CodeList]) -> str:
    """Return what is wrong with a field beside the others, ``""`` when nothing is; ``given`` are ``stored_values``."""
    value = given.get(rule.name, "")
    if not value:
        return MISSING if is_required(rule, given) else ""
    fault = value_fault(rule, value, codelists)
    if fault:
        return fault
    if _meets(rule.empty_if, given):
        return NOT_EMPTY
    start = given.get(rule.not_before, "") if rule.not_before else ""
    return TOO_EARLY if ends_before(value, start) else ""


def is_required(rule: FieldRule, given: Mapping[str, str]) -> bool:
    """Whether the field must be filled, beside these values of the others (``stored_values``)."""
    return rule.required or _meets(rule.required_if, given)


def _meets(conditions: Mapping[str, Sequence[str]], given: Mapping[str, str]) -> bool:
    return bool(conditions) and all(given.get(name, "") in values for name, values in conditions.items())


def value_fault(rule: FieldRule, value: str, codelists: Mapping[str, CodeList]) -> str:
    """Return what is wrong with a value that is not empty, ``""`` when it fits the rule.

    Its length is that of its composed characters (NFC), the form in which packages have it.
    """
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
    return TOO_LONG if rule.length and len(unicodedata.normalize("NFC", value)) > rule.length else ""


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


def ends_before(end: str, start: str) -> bool:
    """Whether a date is earlier than another, whatever the day and month are that one of them leaves open."""
    ends, starts = date_span(end), date_span(start)
    return ends is not None and starts is not None and ends[1] < starts[0]


def _is_date(value: str, *, partial: bool) -> bool:
    return date_span(value) is not None and (partial or value.count("/") == 2)


def date_span(value: str) -> tuple[date, date] | None:
    """Return the first and last day that a date may mean, ``None`` for what is no date."""
    match = _PARTIAL_DATE.fullmatch(value)
    if match is None:
        return None
    day, month, year = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = first.replace(month=int(month or 12))
        return first, last.replace(day=int(day or calendar.monthrange(last.year, last.month)[1]))
    except ValueError:
        return None


_FORMS: dict[str, Callable[[str], bool]] = {
    "text": bool,
    "number": lambda value: value.isascii() and value.isdigit(),
    "decimal": lambda value: _DECIMAL.fullmatch(value) is not None,
    "boolean": lambda value: value in ("0", "1"),
    "date": lambda value: _is_date(value, partial=False),
    "partial_date": lambda value: _is_date(value, partial=True),
}
