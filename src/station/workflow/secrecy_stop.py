"""A page bears a secrecy mark above the level of its dossier: everything stops until a supervisor says what it is."""

from __future__ import annotations

from station.model.dossier import Page
from station.model.errors import Refused
from station.model.finding import Finding, Outcome
from station.model.people import Action, Person
from station.model.review import SecrecyStop
from station.model.secrecy import Secrecy
from station.storage.unit import Unit
from station.workflow.station import Station

CHECK = "secrecy_mark"
OUTCOMES = ("not_a_mark", "confirmed")
# From the lowest; the value of the finding is the place in it.
LEVELS = (Secrecy.ORDINARY, Secrecy.SECRET, Secrecy.HIGHLY_SECRET, Secrecy.TOP_SECRET)


def stop_for_mark(unit: Unit, page: Page, findings: tuple[Finding, ...]) -> None:
    """Stop the dossier of a page on which a mark above the dossier's level was found."""
    mark = next((one for one in findings if one.check == CHECK and one.outcome is Outcome.FLAGGED), None)
    if mark is None or mark.value is None:
        return
    level = LEVELS[min(len(LEVELS) - 1, max(1, round(mark.value)))]
    recorded = unit.dossier(page.dossier_id).secrecy or Secrecy.ORDINARY
    if LEVELS.index(recorded) >= LEVELS.index(level):
        return
    if unit.add_secrecy_stop(page.dossier_id, page.capture.id, level):
        unit.emit("dossier.stopped", page.dossier_id, page=page.id, capture=page.capture.id, level=level.value)


def secrecy_stops(station: Station, dossier_id: str) -> list[SecrecyStop]:
    """Return the stops of a dossier, released ones included, the oldest first."""
    with station.workspace.read() as reader:
        return reader.secrecy_stops(dossier_id)


def release_stop(station: Station, person: Person, stop_id: str, outcome: str, reason: str) -> None:
    """Say what a mark is: ``not_a_mark``, or ``confirmed``, which gives the dossier that level.

    What is confirmed at a level that does not belong on this station can then neither be scanned nor handed in here.
    Raises ``Refused`` (role, four eyes, ``reason_missing``, ``stop_released``) and ``NotFound``.
    """
    person.require(Action.RELEASE)
    with station.workspace.write(person) as unit:
        stop = unit.secrecy_stop(stop_id)
        dossier = unit.dossier(stop.dossier_id)
        if outcome not in OUTCOMES:
            raise Refused("stop_outcome", outcome=outcome, choices=", ".join(OUTCOMES))
        if not reason.strip():
            raise Refused("reason_missing", subject=dossier.code)
        if not stop.holds:
            raise Refused("stop_released", dossier=dossier.code)
        unit.release_secrecy_stop(stop_id, outcome, reason.strip())
        if outcome == "confirmed" and LEVELS.index(dossier.secrecy or Secrecy.ORDINARY) < LEVELS.index(stop.level):
            unit.set_secrecy(dossier.id, stop.level, person.id)
        unit.emit(
            "dossier.released", dossier.id, capture=stop.capture_id, level=stop.level.value, outcome=outcome,
            reason=reason.strip(),
        )  # fmt: skip
