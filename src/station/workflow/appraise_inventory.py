"""What a supervisor says of an inventory: whether it was appraised and by what, and which dossiers come first."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace

from station.model.appraisal import HIGHEST, AppraisalState, InventoryLine
from station.model.errors import InputFault, NotFound, Refused
from station.model.people import Action, Person
from station.packaging.fields import date_span
from station.workflow.station import Station

MOST_WORDS = 500


def inventories(station: Station) -> list[InventoryLine]:
    """Return every inventory with its last appraisal and how many dossiers it has, in the order of import."""
    with station.workspace.read() as reader:
        halted = frozenset(reader.halted_inventories())
        return [replace(line, whole=line.inventory.id not in halted) for line in reader.inventory_lines()]


def appraise(
    station: Station,
    person: Person,
    inventory_id: str,
    state: AppraisalState,
    *,
    document: str = "",
    document_date: str = "",
    note: str = "",
) -> AppraisalState:
    """Record what was said of an inventory and return what held before.

    ``document``: number and sign of the approval or refusal, which needs one; ``document_date``: DD/MM/YYYY. Raises
    ``Refused`` (``role_missing``, ``appraisal_document``), ``InputFault`` (``date_bad``, ``text_too_long``),
    ``NotFound`` (``inventory_unknown``).
    """
    person.require(Action.IMPORT_INVENTORY)
    document, document_date, note = (" ".join(text.split()) for text in (document, document_date, note))
    _refuse_words(document=document, note=note)
    if state in (AppraisalState.APPROVED, AppraisalState.REJECTED) and not document:
        raise Refused("appraisal_document", state=state.value)
    if document_date:
        _require_day(document_date, station)
    with station.workspace.write(person) as unit:
        said = unit.appraisals(inventory_id)
        before = said[-1].state if said else AppraisalState.DRAFT
        unit.add_appraisal(inventory_id, state, document, document_date, note)
        unit.emit(
            "inventory.appraised", inventory_id, state=state.value, previous=before.value, document=document,
            document_date=document_date, note=note,
        )  # fmt: skip
    return before


def set_priority(
    station: Station, person: Person, dossier_ids: Collection[str], priority: int | Mapping[str, int]
) -> dict[str, int]:
    """Let dossiers come before others (0: in their turn, 9: first) and return what they had before, for taking back.

    ``priority``: one number for all, or one for each. Raises ``Refused`` (``role_missing``), ``InputFault``
    (``priority_bad``), ``NotFound`` (``dossier_unknown``).
    """
    person.require(Action.IMPORT_INVENTORY)
    wanted = {one: priority if isinstance(priority, int) else priority[one] for one in dossier_ids}
    if bad := [value for value in wanted.values() if not 0 <= value <= HIGHEST]:
        raise InputFault("priority_bad", value=bad[0], highest=HIGHEST)
    with station.workspace.write(person) as unit:
        before = unit.priorities(sorted(wanted))
        if unknown := wanted.keys() - before.keys():
            raise NotFound("dossier_unknown", dossier=min(unknown))
        for value in sorted(set(wanted.values())):
            unit.set_priority([one for one, to in wanted.items() if to == value != before[one]], value)
    return before


def _refuse_words(**texts: str) -> None:
    for name, text in texts.items():
        if len(text) > MOST_WORDS or any(unicodedata.category(letter)[0] == "C" for letter in text):
            raise InputFault("text_too_long", field=name, limit=MOST_WORDS)


def _require_day(text: str, station: Station) -> None:
    span = date_span(text)
    if span is None or span[0] != span[1] or span[0] > station.clock.now().date():
        raise InputFault("date_bad", value=text)
