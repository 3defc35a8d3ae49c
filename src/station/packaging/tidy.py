"""What a person types or an engine reads, brought to the form that a field wants, where there is only one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList
from station.packaging.fields import stored_form

_DATE: Final = re.compile(r"\D*(\d{1,2})\D+(\d{1,2})\D+(\d{4})\D*")
_MONTH: Final = re.compile(r"\D*(\d{1,2})\D+(\d{4})\D*")
_RUN: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
_BOOLEANS: Final = {"có": "1", "co": "1", "yes": "1", "x": "1", "không": "0", "khong": "0", "no": "0"}


def tidied(rule: FieldRule, value: str, codelists: Mapping[str, CodeList]) -> str:
    """Return the value in the form of the rule: ``5.4.98`` stays what it is, ``5-4-1998`` becomes ``05/04/1998``.

    What cannot be understood comes back with single blanks, for the rule to judge.
    """
    plain = "\n".join(" ".join(line.split()) for line in value.strip().splitlines())
    if not plain:
        return ""
    if rule.type in ("code", "codes"):
        return _code(rule, plain, codelists)
    return _TIDY.get(rule.type, str)(plain)


def _code(rule: FieldRule, value: str, codelists: Mapping[str, CodeList]) -> str:
    """Return codes for words; a code may be followed by its words (``02 · Quyết định``)."""
    if rule.type == "codes" and ";" in value:
        value = ", ".join(part.partition("·")[0].strip() for part in value.split(";"))
    elif "·" in value:
        value = value.partition("·")[0].strip()
    return stored_form(rule, value, codelists)


def _date(value: str) -> str:
    for form, groups in ((_RUN, 3), (_DATE, 3), (_MONTH, 2)):
        match = form.fullmatch(value)
        if match is not None:
            *small, year = match.groups()[:groups]
            return "/".join([*(part.zfill(2) for part in small), year])
    return value


def _number(value: str) -> str:
    """Return the digits of a number written with blanks or points between its thousands."""
    digits = re.sub(r"(?<=\d)[ .\u00a0\u202f](?=\d{3}(?!\d))", "", value)
    return digits.lstrip("0") or "0" if digits.isascii() and digits.isdigit() else value


def _decimal(value: str) -> str:
    """Return a number with a point before its decimals; a comma stands before them in Vietnamese."""
    whole, comma, decimals = value.partition(",")
    return f"{_number(whole)}.{decimals}" if comma and decimals.isdigit() else _number(value)


_TIDY: Final[dict[str, Callable[[str], str]]] = {
    "date": _date,
    "partial_date": _date,
    "number": _number,
    "decimal": _decimal,
    "boolean": lambda value: _BOOLEANS.get(value.casefold(), value),
}
