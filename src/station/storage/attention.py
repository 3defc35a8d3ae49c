"""What waits for a person and what devices reported: figures over an index each, however large the workspace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, literal_column, select

from station.model.states import CaptureState, DossierState, PageState
from station.storage.schema import box, capture, dossier, event, fonds_unit, package, page
from station.storage.session import Session, moment, to_moment

_UNDECIDED = (PageState.CAPTURED.value, PageState.PASSED.value, PageState.FLAGGED.value)


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """A dossier that was handed in and waits; ``since`` is when that was."""

    dossier_id: str
    code: str
    box: str
    since: datetime


class AttentionReader(Session):
    """Figures of what is open."""

    def undecided_by_day(self, only: Mapping[str, str]) -> dict[str, int]:
        """Return how many live pages nobody decided on yet, by the day of their capture.

        ``only``: ``unit`` and ``station``, as for counts.
        """
        joined = page.join(capture, capture.c.page_id == page.c.id)
        statement = select(capture.c.local_day, func.count()).where(
            page.c.state.in_(_UNDECIDED), capture.c.state == CaptureState.CURRENT.value
        )
        if "station" in only:
            statement = statement.where(capture.c.station == only["station"])
        if "unit" in only:
            joined = joined.join(dossier, dossier.c.id == page.c.dossier_id)
            joined = joined.join(fonds_unit, fonds_unit.c.fonds_id == dossier.c.fonds_id)
            statement = statement.where(fonds_unit.c.unit_code == only["unit"])
        grouped: Select[Any] = statement.select_from(joined).group_by(capture.c.local_day)
        return {row[0]: int(row[1]) for row in self._connection.execute(grouped)}

    def waiting_reviews(self) -> list[WaitingReview]:
        """Return the dossiers that wait for review, the oldest first."""
        since = func.max(event.c.at)
        statement = (
            select(dossier.c.id, dossier.c.code, func.coalesce(box.c.code, ""), since)
            .select_from(dossier)
            .join(event, event.c.subject == dossier.c.id)
            .outerjoin(box, box.c.id == dossier.c.box_id)
            .where(dossier.c.state == DossierState.IN_REVIEW.value, event.c.kind == "dossier.submitted")
            .group_by(dossier.c.id, dossier.c.code, box.c.code)
            .order_by(since)
        )
        return [WaitingReview(*row[:3], to_moment(row[3])) for row in self._connection.execute(statement)]

    def waiting_uploads(self) -> tuple[list[str], int]:
        """Return the ids of the dossiers whose last package was not handed over, and the bytes of these packages."""
        statement = (
            select(dossier.c.id, package.c.bytes)
            .join(package, (package.c.dossier_id == dossier.c.id) & (package.c.version == dossier.c.package_version))
            .where(dossier.c.state == DossierState.PACKAGED.value)
            .order_by(dossier.c.ordinal)
        )
        rows = self._connection.execute(statement).all()
        return [row[0] for row in rows], sum(row[1] for row in rows)

    def packaged_dossiers(self, since: datetime, only: Mapping[str, str]) -> list[str]:
        """Return the ids of the dossiers of which a package was sealed since a moment, the latest first.

        ``only``: ``unit``, as for counts; a package belongs to no station.
        """
        last = func.max(package.c.sealed_at)
        statement = select(package.c.dossier_id).where(package.c.sealed_at >= moment(since))
        if "unit" in only:
            statement = statement.join(dossier, dossier.c.id == package.c.dossier_id)
            statement = statement.join(fonds_unit, fonds_unit.c.fonds_id == dossier.c.fonds_id)
            statement = statement.where(fonds_unit.c.unit_code == only["unit"])
        grouped = statement.group_by(package.c.dossier_id).order_by(last.desc())
        return list(self._connection.execute(grouped).scalars())

    def damaged_dossiers(self) -> list[str]:
        """Return the ids of the dossiers of which a master or package no longer holds."""
        # Spelled out: SQLite takes the index of damaged dossiers only where the condition is the index's own.
        statement = select(dossier.c.id).where(dossier.c.blocked != literal_column("''")).order_by(dossier.c.ordinal)
        return list(self._connection.execute(statement).scalars())

    def open_treatments(self, held: list[str]) -> list[str]:
        """Return which of these dossiers, held for treatment, still wait to be scanned, in the inventory's order."""
        states = (DossierState.REGISTERED.value, DossierState.CAPTURING.value, DossierState.RETURNED.value)
        statement = select(dossier.c.id).where(dossier.c.id.in_(held), dossier.c.state.in_(states))
        return list(self._connection.execute(statement.order_by(dossier.c.ordinal)).scalars()) if held else []

    def device_faults(self, since: datetime) -> dict[tuple[str, str, str], int]:
        """Return how often each (station, device, code of a fault) was reported since a moment.

        The chain is in order of time, so the first event of the period is found by halving.
        """
        statement = select(event.c.station, event.c.body).where(
            event.c.sequence >= self._first_event(moment(since)), event.c.kind == "device.fault"
        )
        found: dict[tuple[str, str, str], int] = {}
        for station, body in self._connection.execute(statement):
            details = json.loads(body)["details"]
            key = (station, str(details["device"]), str(details["code"]))
            found[key] = found.get(key, 0) + 1
        return found

    def device_identity(self, station: str, device: str) -> dict[str, str]:
        """Return what the last capture of a device says it is (vendor, model, serial), empty for one never used."""
        mine = (capture.c.device_name == device, capture.c.station == station)
        body = self._value(select(capture.c.device).where(*mine).order_by(capture.c.sequence.desc()).limit(1))
        return {str(key): str(value) for key, value in json.loads(body).items()} if body else {}

    def _first_event(self, at: str) -> int:
        low, high = 1, self._last_event()[0] + 1
        while low < high:
            middle = (low + high) // 2
            found = self._value(select(event.c.at).where(event.c.sequence == middle))
            low, high = (middle + 1, high) if found is not None and found < at else (low, middle)
        return low
