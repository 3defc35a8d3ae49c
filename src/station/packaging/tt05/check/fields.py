"""T53 to T56: each description against the field table of its kind of package, in words that people understand.

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
from station.packaging.fields import MISSING, NOT_LISTED, FieldFault, field_faults
from station.packaging.tt05.check.descriptions import span
from station.packaging.tt05.check.facts import Facts, Record
from station.packaging.tt05.check.rule import Breach, Rule
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

_PROFILES: Final = {"AIP": "tt05-aip", "SIP": "tt05-sip"}
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
    """T53: codes stand in their lists."""
    yield from (_said(record, fault) for record, fault in _faults(facts) if fault.code == NOT_LISTED)


def fields_given(facts: Facts) -> Iterator[Breach]:
    """T54: fields that must be given are."""
    yield from ((record.path, fault.field) for record, fault in _faults(facts) if fault.code == MISSING)


def fields_fit(facts: Facts) -> Iterator[Breach]:
    """T55: values have the form and length of their fields; dates that do not exist are T52's."""
    for record, fault in _faults(facts):
        if fault.code not in (NOT_LISTED, MISSING) and not _is_lost_day(fault):
            yield _said(record, fault)


def _is_lost_day(fault: FieldFault) -> bool:
    return fault.code.endswith("_date") and span(fault.value) is None


def fields_known(facts: Facts) -> Iterator[Breach]:
    """T56: a description has the fields of its table, each once and with text only."""
    for record in _records(facts):
        known = {rule.name for rule in tables(facts.flavour).of(record.path)}
        yield from ((record.path, name) for name in (*record.strange, *(set(record.fields) - known)))


def _records(facts: Facts) -> Iterator[Record]:
    if facts.ead is not None:
        yield facts.ead
    yield from facts.descriptions


def _faults(facts: Facts) -> Iterator[tuple[Record, FieldFault]]:
    listed = tables(facts.flavour)
    for record in _records(facts):
        rules = listed.of(record.path)
        values = {name: value for name, value in record.fields.items() if name in {rule.name for rule in rules}}
        for rule in rules:
            if rule.type == "codes" and rule.name in values:
                values[rule.name] = _SEPARATORS.sub(",", values[rule.name])
        yield from ((record, fault) for fault in field_faults(rules, values, listed.codelists))


def _said(record: Record, fault: FieldFault) -> Breach:
    return record.path, f"{fault.field}={fault.value[:80]!r}"


RULES = (
    Rule("tt05:T53", codes_listed),
    Rule("tt05:T54", fields_given),
    Rule("tt05:T55", fields_fit),
    Rule("tt05:T56", fields_known),
)
