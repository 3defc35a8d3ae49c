"""Weeks of an archive's work written straight into a workspace: six people at six stations, reviews, faults, packages.

The rows are those of the product and its database's rules hold; only what takes long (scanning, inspecting, sealing) is
left out. All images are one image.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from station.model.dossier import Master, Page
from station.model.people import Person
from station.model.secrecy import Secrecy
from station.model.states import DossierState, PageState
from station.storage.pages import NewCapture
from station.storage.records import NewPackage
from station.storage.unit import Unit
from station.workflow.station import Station

HANOI = timezone(timedelta(hours=7))
NAMES = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em", "Vũ Thị Giang")
MODELS = ("fi-8170", "fi-8170", "DR-G2110", "fi-7700", "fi-8170", "fi-8170")
RATES = (0.007, 0.011, 0.043, 0.009, 0.012, 0.015)
LOOKS = (9, 15)
# So many handed in and one of them is forgotten.
FORGOTTEN = 60
HOURS = (7, 8, 9, 10, 13, 14, 15, 16)


@dataclass
class MovedClock:
    """A clock that stands where it was put."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass
class Weeks:
    """What happens: people and dossiers are there already; ``pages`` an hour and person, ``sheets_open``: of today."""

    station: Station
    clock: MovedClock
    operators: list[Person]
    reviewer: Person
    dossiers: list[str]
    image: bytes
    pages: int = 8
    leaf: int = 24
    master: Master | None = None
    open: dict[str, tuple[str, list[Page]]] = field(default_factory=dict)
    review: list[tuple[date, str, list[Page]]] = field(default_factory=list)
    number: int = 0
    handed_in: int = 0

    def live(self, last: datetime, days: int) -> None:
        """Work on the last so many weekdays, the last one until the moment."""
        stored = self.station.workspace.masters.put(self.image)
        self.master = Master(stored.sha256, stored.size, "image/jpeg", 2480, 3508, 300.0, "RGB")
        worked: list[date] = []
        day = last.date()
        while len(worked) < days:
            if day.weekday() < 5:
                worked.append(day)
            day -= timedelta(days=1)
        for day in reversed(worked):
            chance = Random(day.toordinal())
            busy = 0.75 + 0.5 * chance.random()
            for hour in HOURS:
                self.clock.at = datetime.combine(day, time(hour, 20), HANOI)
                if self.clock.at > last:
                    break
                for place, person in enumerate(self.operators):
                    self._scan(place, person, round(self.pages * busy * (1.25 - 0.13 * place)), chance)
                if hour in LOOKS:
                    self._look(day, chance)
        self.clock.at = last

    def _scan(self, place: int, person: Person, pages: int, chance: Random) -> None:
        with self.station.workspace.write(person) as unit:
            unit.station = f"Trạm {place + 1:02d}"
            for _ in range(pages):
                dossier_id, taken = self._dossier(unit, person)
                self.number += 1
                taken.append(unit.add_capture(dossier_id, self._capture(person, place, MODELS[place])))
                if len(taken) >= self.leaf:
                    self._hand_in(unit, person)
            if chance.random() < (0.06 if place == 2 else 0.004):
                code = "paper_jam" if chance.random() < 0.75 else "double_feed"
                unit.emit("device.fault", dossier_id, code=code, device=f"sane:{place}", batch="")

    def _capture(self, person: Person, place: int, model: str) -> NewCapture:
        assert self.master is not None
        device = {"driver": "sane", "address": str(place), "vendor": "Fujitsu", "model": model}
        return NewCapture(self.master, person.id, device, "a4-colour-300", "1", f"weeks:{self.number}",
                          side="recto" if self.number % 2 else "verso")  # fmt: skip

    def _dossier(self, unit: Unit, person: Person) -> tuple[str, list[Page]]:
        if person.id not in self.open:
            dossier_id = self.dossiers.pop(0)
            if unit.dossier(dossier_id).secrecy is None:
                unit.set_secrecy(dossier_id, Secrecy.ORDINARY, person.id)
            unit.set_dossier_state(dossier_id, DossierState.CAPTURING)
            self.open[person.id] = (dossier_id, [])
        return self.open[person.id]

    def _hand_in(self, unit: Unit, person: Person) -> None:
        dossier_id, taken = self.open.pop(person.id)
        for page in taken:
            unit.set_page_state(page.id, PageState.PASSED)
        unit.set_dossier_state(dossier_id, DossierState.IN_REVIEW)
        unit.emit("dossier.submitted", dossier_id)
        self.handed_in += 1
        if self.handed_in % FORGOTTEN:
            self.review.append((self.clock.at.date(), dossier_id, taken))

    def _look(self, day: date, chance: Random) -> None:
        """Review what was handed in before; a few dossiers are left lying."""
        some = [one for one in self.review if one[0] < day and chance.random() < 0.8]
        some += [one for one in self.review if one[0] == day and chance.random() < 0.3]
        for one in some:
            self.review.remove(one)
            self._decide(*one[1:], chance)

    def _decide(self, dossier_id: str, pages: list[Page], chance: Random) -> None:
        with self.station.workspace.write(self.reviewer) as unit:
            place = next(n for n, one in enumerate(self.operators) if one.id == pages[0].capture.operator_id)
            bad = [page for page in pages if chance.random() < RATES[place]]
            for page in pages:
                verdict = "reject" if page in bad else "accept"
                reason = "blurred" if page in bad else ""
                unit.add_decision(page.id, page.capture.id, self.reviewer.id, verdict, reason)
                unit.set_page_state(page.id, PageState.REJECTED if page in bad else PageState.ACCEPTED)
            if not bad:
                self._seal(unit, dossier_id, len(pages), chance)
                return
            unit.set_dossier_state(dossier_id, DossierState.RETURNED)
            unit.emit("dossier.returned", dossier_id)
        operator = self.operators[place]
        self.clock.at += timedelta(minutes=1)
        with self.station.workspace.write(operator) as unit:
            unit.station = f"Trạm {place + 1:02d}"
            unit.set_dossier_state(dossier_id, DossierState.CAPTURING)
            again = []
            for page in bad:
                self.number += 1
                capture = self._capture(operator, place, MODELS[place])
                again.append(unit.add_capture(dossier_id, capture, replace=page.id))
            for page in again:
                unit.set_page_state(page.id, PageState.PASSED)
            unit.set_dossier_state(dossier_id, DossierState.IN_REVIEW)
            unit.emit("dossier.submitted", dossier_id)
        with self.station.workspace.write(self.reviewer) as unit:
            for page in again:
                unit.add_decision(page.id, page.capture.id, self.reviewer.id, "accept")
                unit.set_page_state(page.id, PageState.ACCEPTED)
            self._seal(unit, dossier_id, len(pages), chance)

    def _seal(self, unit: Unit, dossier_id: str, pages: int, chance: Random) -> None:
        unit.add_approval(dossier_id, self.reviewer.id)
        unit.set_dossier_state(dossier_id, DossierState.APPROVED)
        unit.emit("dossier.approved", dossier_id)
        if chance.random() < 0.7:
            digest = hashlib.sha256(dossier_id.encode()).hexdigest()
            unit.add_package(NewPackage(
                dossier_id=dossier_id, version=1, profile="plain", profile_version="1", path=f"packages/{dossier_id}",
                manifest_sha256=digest, files=pages, size=pages * 400_000, pages=pages, chain_head="",
            ))  # fmt: skip
            delivered = chance.random() < 0.85
            unit.set_dossier_state(dossier_id, DossierState.PACKAGED)
            if delivered:
                unit.set_dossier_state(dossier_id, DossierState.DELIVERED)
            unit.emit("dossier.packaged", dossier_id)
