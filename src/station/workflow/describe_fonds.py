"""What is said of a fonds: its history, its dates, how much there is of it (TT 05/2025, Điều 4.1.a)."""

from __future__ import annotations

from station.model.dossier import Description, Fonds
from station.model.errors import InputFault
from station.model.people import Action, Person
from station.model.profiles import FieldRule
from station.packaging.codelists import known_codelists
from station.packaging.fields import MISSING, field_faults, put, standard
from station.workflow.choose_packaging import packaging_of
from station.workflow.station import Station

# Fields that the inventory gives, by name: they are shown with a description and are no part of it.
_GIVEN = frozenset({"fondsCode"})


def fonds_rules(station: Station) -> tuple[FieldRule, ...]:
    """Return the field table of fonds of the profile that holds."""
    return packaging_of(station).profile.fonds_fields


def described_fonds(fonds: Fonds) -> Description:
    """Return the description with what the inventory says."""
    return {"fondsName": fonds.title, **fonds.description, "fondsCode": fonds.code}


def describe_fonds(station: Station, person: Person, code: str, changed: Description) -> Description:
    """Change some fields of a fonds (``""`` takes one out); return what they were before.

    Raises ``Refused`` (``role_missing``), ``NotFound`` (``fonds_unknown``), ``InputFault`` (``field_unknown``,
    ``field_refused``: what is wrong with which field).
    """
    person.require(Action.IMPORT_INVENTORY)
    packaging = packaging_of(station)
    rules, lists = packaging.profile.fonds_fields, known_codelists(packaging.profile)
    allowed = {rule.name for rule in rules} - _GIVEN
    for name in changed:
        if name not in allowed:
            raise InputFault("field_unknown", field=name, fields=", ".join(sorted(allowed)))
    with station.workspace.write(person) as unit:
        fonds = unit.fonds(code)
        described = put(fonds.description, changed)
        for fault in field_faults(rules, {**described, "fondsCode": fonds.code}, lists):
            if fault.code != MISSING and fault.field in changed:
                raise InputFault("field_refused", field=fault.field, value=fault.value[:60], fault=fault.code)
        if described != fonds.description:
            unit.describe_fonds(fonds.id, described)
            unit.emit("fonds.described", fonds.id, fonds=fonds.code, description=described)
    before = standard(fonds.description)
    return {name: before.get(name, "") for name in changed}
