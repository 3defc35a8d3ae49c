"""The paper before and around scanning: what the clerk saw of it, and who has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from station.model.dossier import Dossier
from station.model.errors import InputFault, Refused
from station.model.paper import Condition, Triage
from station.model.people import Action, Person
from station.model.secrecy import Secrecy
from station.workflow.station import Station


def record_condition(
    station: Station, person: Person, dossier: Dossier, condition: Condition, note: str | None = None
) -> Triage:
    """Record the physical condition; paper that is stuck, torn, faded or damaged is held until another one is recorded.

    Returns what was recorded before (TT 05/2025/TT-BNV, Điều 6.4: such paper is not digitised until it was treated).
    """
    held = condition.value if condition.holds else ""
    with station.workspace.read() as reader:
        before = reader.triage(dossier.id)
    wanted = replace(before, condition=condition, held=held, note=before.note if note is None else note.strip())
    return record_triage(station, person, dossier, wanted)


def record_triage(station: Station, person: Person, dossier: Dossier, triage: Triage) -> Triage:
    """Record everything seen before scanning and return what was recorded before.

    Raises ``InputFault`` (``sheets_number``) for a count below 1.
    """
    person.require(Action.CLASSIFY)
    if triage.counted_sheets is not None and triage.counted_sheets < 1:
        raise InputFault("sheets_number", number=str(triage.counted_sheets))
    with station.workspace.write(person) as unit:
        before = unit.triage(dossier.id)
        unit.set_triage(dossier.id, triage)
        unit.emit(
            "dossier.triaged", dossier.id, condition=triage.condition.value if triage.condition else "",
            counted_sheets=triage.counted_sheets, held=triage.held, note=triage.note,
            distinct_from=list(triage.distinct_from),
        )  # fmt: skip
    return before


def check_out(station: Station, person: Person, dossier: Dossier, counterpart: str = "", note: str = "") -> None:
    """Take the paper out of the store; ``counterpart`` is who handed it over.

    Raises ``Refused``: ``paper_out`` when somebody has it already, ``secrecy_top`` for what never leaves the store.
    """
    person.require(Action.CLASSIFY)
    with station.workspace.write(person) as unit:
        if unit.dossier(dossier.id).secrecy is Secrecy.TOP_SECRET:
            raise Refused("secrecy_top", dossier=dossier.code)
        held = unit.holders([dossier.id]).get(dossier.id)
        if held is not None:
            raise Refused("paper_out", dossier=dossier.code, person=held[1])
        unit.move_paper(dossier.id, "out", counterpart.strip(), note.strip())
        unit.emit("paper.checked_out", dossier.id, counterpart=counterpart.strip(), note=note.strip())


def check_in(station: Station, person: Person, dossier: Dossier, counterpart: str = "", note: str = "") -> None:
    """Bring the paper back to the store; raises ``Refused`` (``paper_in_store``) when it is there."""
    person.require(Action.CLASSIFY)
    with station.workspace.write(person) as unit:
        if unit.holder(dossier.id) is None:
            raise Refused("paper_in_store", dossier=dossier.code)
        unit.move_paper(dossier.id, "in", counterpart.strip(), note.strip())
        unit.emit("paper.checked_in", dossier.id, counterpart=counterpart.strip(), note=note.strip())


@dataclass(frozen=True, slots=True)
class Moved:
    """What a hand-over of several dossiers did: the ids that moved, and why the others did not."""

    dossier_ids: tuple[str, ...]
    refused: tuple[Refused, ...]


def take_out(
    station: Station, person: Person, dossier_ids: Sequence[str], counterpart: str = "", note: str = ""
) -> Moved:  # fmt: skip
    """Take the paper of several dossiers out of the store, each for itself; see ``check_out``."""
    return _move(station, dossier_ids, lambda dossier: check_out(station, person, dossier, counterpart, note))


def bring_back(
    station: Station, person: Person, dossier_ids: Sequence[str], counterpart: str = "", note: str = ""
) -> Moved:  # fmt: skip
    """Bring the paper of several dossiers back to the store, each for itself; see ``check_in``."""
    return _move(station, dossier_ids, lambda dossier: check_in(station, person, dossier, counterpart, note))


def _move(station: Station, dossier_ids: Sequence[str], move: Callable[[Dossier], None]) -> Moved:
    moved, refused = [], []
    with station.workspace.read() as reader:
        dossiers = [reader.dossier(dossier_id) for dossier_id in dossier_ids]
    for dossier in dossiers:
        try:
            move(dossier)
        except Refused as refusal:
            refused.append(refusal)
        else:
            moved.append(dossier.id)
    return Moved(tuple(moved), tuple(refused))
