"""Descriptions by the field tables of a profile: what must be there is, what is there fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

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


def described(
    rules: Sequence[FieldRule], values: Mapping[str, str], codelists: Mapping[str, CodeList], subject: str
) -> dict[str, str]:
    """Return the description in the order of the field table, codes in place of their words; empty fields are left out.

    Fields that the table does not know follow as they are. Raises ``PackageFault`` with ``fields_missing`` or
    ``fields_invalid``, naming the subject and every field concerned.
    """
    given = {_SAME_FIELD.get(name, name): value.strip() for name, value in values.items() if value.strip()}
    missing = [rule.name for rule in rules if rule.required and rule.name not in given]
    if missing:
        raise PackageFault("fields_missing", subject=subject, fields=", ".join(missing))
    fitted: dict[str, str] = {}
    invalid: list[str] = []
    for rule in rules:
        if rule.name not in given:
            continue
        value = _fitted(rule, given[rule.name], codelists)
        if value is None:
            invalid.append(f"{rule.name} = {given[rule.name][:60]}")
        else:
            fitted[rule.name] = value
    invalid += [f"{name} = {value[:60]!r}" for name, value in given.items() if _UNPRINTABLE.search(value)]
    if invalid:
        raise PackageFault("fields_invalid", subject=subject, fields="; ".join(invalid))
    return {**fitted, **{name: value for name, value in given.items() if name not in fitted}}


def _fitted(rule: FieldRule, value: str, codelists: Mapping[str, CodeList]) -> str | None:
    """Return the value in its form for the package, ``None`` when it does not fit the rule."""
    if rule.type in ("code", "codes"):
        value = _coded(rule, value, codelists) or ""
    elif rule.type not in _FORMS:
        raise SettingsFault("field_type", field=rule.name, type=rule.type)
    elif not _FORMS[rule.type](value):
        return None
    return value if value and (not rule.length or len(value) <= rule.length) else None


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
