"""What waits for a person and what devices reported: figures over an index each, however large the workspace."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Table, func, literal_column, select

from station.model.states import DossierState
from station.storage.package_checks import UNKNOWN
from station.storage.schema import (
    box,
    capture,
    dossier,
    dossier_report,
    event,
    package,
    package_check,
    page_context,
)
from station.storage.session import Session, moment, to_moment

# Spelled out: SQLite takes an index of some rows only where the condition is the index's own.
_FAULT = event.c.kind == literal_column("'device.fault'")
_DIRTY, _DIRTY_PAGE = "clean_the_glass", "dirty_glass_column"
_INVALID = package_check.c.result == literal_column("'invalid'")
_BLOCKED = dossier.c.blocked != literal_column("''")
_WAITS = dossier.c.state == DossierState.PACKAGED.value


def _last_packages() -> FromClause:
    last = (package.c.dossier_id == dossier.c.id) & (package.c.version == dossier.c.package_version)
    return dossier.join(package, last)


def _has_dirt(table: Table, note: str) -> ColumnElement[bool]:
    """Return whether findings hold the note of the check ``dirty_glass`` (qc.dossier_checks)."""
    return table.c.findings.like(f'%"note":"{note}"%')


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """A dossier that was handed in and waits; ``since`` is when that was."""

    dossier_id: str
    code: str
    box: str
    since: datetime


class AttentionReader(Session):
    """Figures of what is open."""

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

    def waiting_uploads(self) -> tuple[int, int]:
        """Return how many dossiers have a last package that was not handed over, and the bytes of these packages."""
        statement = select(func.count(), func.coalesce(func.sum(package.c.bytes), 0)).select_from(_last_packages())
        row = self._connection.execute(statement.where(_WAITS)).one()
        return int(row[0]), int(row[1])

    def uploads_waiting(self) -> list[str]:
        """Return the ids of the dossiers that ``waiting_uploads`` counts, in the inventory's order."""
        statement = select(dossier.c.id).select_from(_last_packages()).where(_WAITS).order_by(dossier.c.ordinal)
        return list(self._connection.execute(statement).scalars())

    def packaged_dossiers(self, since: datetime, fonds_ids: Collection[str] | None = None) -> list[str]:
        """Return the ids of the dossiers of which a package was sealed since a moment, the latest first.

        ``fonds_ids``: only those of these fonds; a package belongs to no station.
        """
        statement = select(package.c.dossier_id).where(package.c.sealed_at >= moment(since))
        if fonds_ids is not None:
            statement = statement.join(dossier, dossier.c.id == package.c.dossier_id)
            statement = statement.where(dossier.c.fonds_id.in_(sorted(fonds_ids)))
        # Each once, by its latest package; grouped, the database would read all packages there are.
        rows = self._connection.execute(statement.order_by(package.c.sealed_at.desc())).scalars()
        return list(dict.fromkeys(rows))

    def damaged_count(self) -> int:
        """Return how many dossiers ``damaged_dossiers`` names."""
        return int(self._value(select(func.count()).select_from(dossier).where(_BLOCKED)))

    def damaged_dossiers(self) -> list[str]:
        """Return the ids of the dossiers of which a master or package no longer holds."""
        statement = select(dossier.c.id).where(_BLOCKED).order_by(dossier.c.ordinal)
        return list(self._connection.execute(statement).scalars())

    def invalid_dossiers(self) -> list[str]:
        """Return the ids of the dossiers whose last package was found invalid when it was last verified.

        That it could not be looked at later says nothing about it.
        """
        later = package_check.alias()
        overruled = select(later.c.id).where(
            later.c.package_id == package_check.c.package_id, later.c.sequence > package_check.c.sequence,
            later.c.result != UNKNOWN,
        )  # fmt: skip
        checked = _last_packages().join(package_check, package_check.c.package_id == package.c.id)
        statement = select(dossier.c.id).select_from(checked).where(_INVALID, ~overruled.exists())
        return list(self._connection.execute(statement.order_by(dossier.c.ordinal)).scalars())

    def dirty_glasses(self, since: datetime, day: str) -> dict[tuple[str, str], int]:
        """Return how many pages, captured on an ISO day, show dirt of the glass, by station and name of the device.

        Of the comparisons made since a moment. A device of which a dossier shows none that was scanned after the last
        dirty page is absent: somebody wiped it.
        """
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        of_dossier = dossier_report.c.dossier_id == capture.c.dossier_id
        shots = capture.join(page_context, page_context.c.capture_id == capture.c.id).join(dossier_report, of_dossier)
        statement = select(capture.c.station, capture.c.device_name, capture.c.sequence).select_from(shots)
        compared = dossier_report.c.created_at >= moment(since)
        for row in self._connection.execute(
            statement.where(
                compared,
                _has_dirt(dossier_report, _DIRTY),
                _has_dirt(page_context, _DIRTY_PAGE),
                capture.c.local_day == day,
            )
        ):
            found[row[0], row[1]].append(row[2])
        clean = (
            select(capture.c.id).join(dossier_report, of_dossier).where(compared, ~_has_dirt(dossier_report, _DIRTY))
        )
        wiped = {
            (where, device)
            for (where, device), dirty in found.items()
            if self._value(
                clean.where(
                    capture.c.sequence > max(dirty), capture.c.station == where, capture.c.device_name == device
                ).limit(1)
            )
        }
        return {key: len(dirty) for key, dirty in found.items() if key not in wiped}

    def open_treatments(self, held: list[str]) -> list[str]:
        """Return which of these dossiers, held for treatment, still wait to be scanned, in the inventory's order."""
        states = (DossierState.REGISTERED.value, DossierState.CAPTURING.value, DossierState.RETURNED.value)
        statement = select(dossier.c.id).where(dossier.c.id.in_(held), dossier.c.state.in_(states))
        return list(self._connection.execute(statement.order_by(dossier.c.ordinal)).scalars()) if held else []

    def device_faults(self, since: datetime) -> dict[tuple[str, str, str], int]:
        """Return how often each (station, device, code of a fault) was reported since a moment."""
        statement = select(event.c.station, event.c.body).where(_FAULT, event.c.at >= moment(since))
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
