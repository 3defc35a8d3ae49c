"""T52 to T56: each description against the field table of its kind of package, in words that people understand.

The XSD (T32) says much the same, but a package brings its own; these tables are the product's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Final

from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList, known_codelists
from station.packaging.fields import NOT_LISTED, value_fault
from station.packaging.tt05.check.facts import Facts, Record
from station.packaging.tt05.check.rule import Breach, Rule
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

_PROFILES: Final = {"AIP": "tt05-aip", "SIP": "tt05-sip"}
_NO_DATES: Final = ("not_a_date", "not_a_partial_date")
# What stands between several codes is not settled (conflict C11).
_SEPARATORS: Final = re.compile(r"\s*[;|,]\s*")


@dataclass(frozen=True, slots=True)
class Tables:
    """The fields of each kind of description, and the lists that their codes come from."""

    dossier: tuple[FieldRule, ...]
    kinds: Mapping[str, tuple[FieldRule, ...]]
    codelists: Mapping[str, CodeList]

    def of(self, path: str) -> tuple[FieldRule, ...]:
        """Return the table of a description by the name of its file."""
        kind = PurePosixPath(path).name.casefold()
        return next((rules for start, rules in self.kinds.items() if kind.startswith(start)), self.dossier)


@cache
def tables(flavour: str) -> Tables:
    """Return the tables of a kind of package as the product ships them; raises ``SettingsFault``."""
    profile = load_profiles([resources_folder()]).package_profile(_PROFILES[flavour])
    kinds = {
        "ead_doc_": profile.document_fields, "ead_pic_": profile.picture_fields, "ead_media_": profile.media_fields,
    }  # fmt: skip
    return Tables(profile.dossier_fields, kinds, known_codelists(profile))


def codes_listed(facts: Facts) -> Iterator[Breach]:
    """T53: codes stand in their lists, as codes."""
    for record, rule, value in _given(facts):
        listed = tables(facts.flavour).codelists[rule.codes].values if rule.codes else {}
        parts = _SEPARATORS.split(value) if rule.type == "codes" else [value]
        if rule.codes and not all(part in listed for part in parts):
            yield _said(record, rule, value)


def fields_given(facts: Facts) -> Iterator[Breach]:
    """T54: fields that must be given are; those that must be given beside others are T34's, T35's and T39's."""
    for record in _records(facts):
        for rule in tables(facts.flavour).of(record.path):
            if rule.required and not record.get(rule.name):
                yield record.path, rule.name


def dates_real(facts: Facts) -> Iterator[Breach]:
    """T52: dates are written as dates and exist: no 31 February."""
    yield from (_said(record, rule, value) for record, rule, value, code in _misfits(facts) if code in _NO_DATES)


def fields_fit(facts: Facts) -> Iterator[Breach]:
    """T55: values have the form and length of their fields."""
    others = (*_NO_DATES, NOT_LISTED)
    yield from (_said(record, rule, value) for record, rule, value, code in _misfits(facts) if code not in others)


def fields_known(facts: Facts) -> Iterator[Breach]:
    """T56: a description has the fields of its table, each once and with text only."""
    for record in _records(facts):
        known = {rule.name for rule in tables(facts.flavour).of(record.path)}
        yield from ((record.path, name) for name in (*record.strange, *(set(record.fields) - known)))


def _records(facts: Facts) -> Iterator[Record]:
    if facts.ead is not None:
        yield facts.ead
    yield from facts.descriptions


def _given(facts: Facts) -> Iterator[tuple[Record, FieldRule, str]]:
    for record in _records(facts):
        for rule in tables(facts.flavour).of(record.path):
            if record.get(rule.name):
                yield record, rule, record.get(rule.name)


def _misfits(facts: Facts) -> Iterator[tuple[Record, FieldRule, str, str]]:
    """Yield the values that do not fit their fields, each with what ``value_fault`` calls it."""
    listed = tables(facts.flavour).codelists
    for record, rule, value in _given(facts):
        code = value_fault(rule, _SEPARATORS.sub(",", value) if rule.type == "codes" else value, listed)
        if code:
            yield record, rule, value, code


def _said(record: Record, rule: FieldRule, value: str) -> Breach:
    return record.path, f"{rule.name}={value[:80]!r}"


RULES = (
    Rule("tt05:T52", dates_real),
    Rule("tt05:T53", codes_listed),
    Rule("tt05:T54", fields_given),
    Rule("tt05:T55", fields_fit),
    Rule("tt05:T56", fields_known),
)
