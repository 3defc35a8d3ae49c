"""Lists that minutes and reports are made of: paper that was moved, dossiers that were approved, documents judged.

Each is one statement over a period of days, so that a report of 30,000 dossiers is not 30,000 questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select

from station.model.counting import FIGURES, Figures
from station.storage.count_schema import merged_day, merged_station
from station.storage.schema import (
    approval,
    box,
    custody,
    document_verdict,
    dossier,
    fonds,
    fonds_unit,
    inventory,
    package,
    person,
    triage,
)
from station.storage.session import Session, to_moment


@dataclass(frozen=True, slots=True)
class MovedPaper:
    """A hand-over of the paper of a dossier; ``sheets`` as counted by hand, else as the inventory says."""

    code: str
    title: str
    fonds: str
    unit: str
    inventory: str
    box: str
    sheets: int | None
    condition: str
    person: str
    counterpart: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ApprovedDossier:
    """An approval in force of a dossier; while it has no package, what is said of that is ``0`` and ``""``."""

    dossier_id: str
    code: str
    title: str
    fonds: str
    unit: str
    inventory: str
    box: str
    version: int
    reviewer: str
    at: datetime
    profile: str
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """The last word on a document: ``pass`` or ``fail``, with its reason."""

    code: str
    fonds: str
    unit: str
    inventory: str
    document_id: str
    reviewer: str
    verdict: str
    reason: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MergedFigures:
    """Figures of another station that were merged in, of one fonds, unit and size of paper."""

    station: str
    fonds: str
    unit: str
    size: str
    figures: Figures


class LedgerReader(Session):
    """Lists over a period; days are ISO days of the station's zone, both included, ``""``: without a limit."""

    def moved_papers(self, direction: str, since: str, until: str) -> list[MovedPaper]:
        """Return what went ``out`` of the store or came back ``in``, the oldest first."""
        statement = _with_dossier(
            select(
                triage.c.counted_sheets, triage.c.condition, dossier.c.expected_sheets,
                person.c.display_name.label("who"), custody.c.counterpart, custody.c.note, custody.c.at,
            )
            .join(dossier, dossier.c.id == custody.c.dossier_id)
            .join(person, person.c.id == custody.c.person_id)
            .outerjoin(triage, triage.c.dossier_id == custody.c.dossier_id)
        )  # fmt: skip
        statement = _in_period(statement.where(custody.c.direction == direction), custody.c.local_day, since, until)
        return [
            MovedPaper(
                row["code"], row["title"], row["fonds"], row["unit"], row["inventory"], row["box"],
                row["expected_sheets"] if row["counted_sheets"] is None else row["counted_sheets"],
                row["condition"] or "", row["who"], row["counterpart"], row["note"], to_moment(row["at"]),
            )
            for row in self._rows(statement.order_by(custody.c.sequence))
        ]  # fmt: skip

    def approved_dossiers(self) -> list[ApprovedDossier]:
        """Return the last approval of each dossier that is approved now, by fonds and code."""
        last = select(func.max(approval.c.sequence)).group_by(approval.c.dossier_id)
        # A version may be left out, where a package stands in the folder that the workspace does not know.
        later = package.alias()
        first = select(func.min(later.c.version)).where(
            later.c.dossier_id == dossier.c.id, later.c.version >= approval.c.version
        )
        statement = _with_dossier(
            select(
                dossier.c.id, approval.c.version, person.c.display_name.label("who"), approval.c.at,
                package.c.profile, package.c.manifest_sha256,
            )
            .join(dossier, dossier.c.id == approval.c.dossier_id)
            .join(person, person.c.id == approval.c.reviewer_id)
            .outerjoin(
                package,
                and_(package.c.dossier_id == dossier.c.id, package.c.version == first.scalar_subquery()),
            )
        ).where(approval.c.sequence.in_(last), dossier.c.state.in_(("approved", "packaged", "delivered")))  # fmt: skip
        return [
            ApprovedDossier(
                row["id"], row["code"], row["title"], row["fonds"], row["unit"], row["inventory"], row["box"],
                row["version"], row["who"], to_moment(row["at"]), row["profile"] or "",
                row["manifest_sha256"] or "",
            )
            for row in self._rows(statement.order_by(fonds.c.code, dossier.c.code))
        ]  # fmt: skip

    def judged_documents(self, since: str, until: str) -> list[JudgedDocument]:
        """Return the last word on each document that was judged in the period; one taken back is none."""
        last = select(func.max(document_verdict.c.sequence)).group_by(document_verdict.c.document_id)
        statement = _with_dossier(
            select(
                document_verdict.c.document_id, person.c.display_name.label("who"), document_verdict.c.verdict,
                document_verdict.c.reason, document_verdict.c.note, document_verdict.c.at,
            )
            .join(dossier, dossier.c.id == document_verdict.c.dossier_id)
            .join(person, person.c.id == document_verdict.c.reviewer_id)
        ).where(document_verdict.c.sequence.in_(last), document_verdict.c.verdict != "")  # fmt: skip
        statement = _in_period(statement, document_verdict.c.local_day, since, until)
        return [
            JudgedDocument(
                row["code"], row["fonds"], row["unit"], row["inventory"], row["document_id"], row["who"],
                row["verdict"], row["reason"], row["note"], to_moment(row["at"]),
            )
            for row in self._rows(statement.order_by(document_verdict.c.sequence))
        ]  # fmt: skip

    def merged_figures(self, since: str, until: str) -> list[MergedFigures]:
        """Return what other stations did, by station, fonds, unit and size; nothing where nothing was merged."""
        groups = (merged_station.c.name, merged_day.c.fonds, merged_day.c.unit, merged_day.c.size)
        sums = [func.sum(merged_day.c[name]).label(name) for name in FIGURES]
        statement = (
            select(*groups, *sums)
            .join(merged_station, merged_station.c.id == merged_day.c.source)
            .group_by(*groups)
            .order_by(*groups)
        )
        statement = _in_period(statement, merged_day.c.day, since, until)
        return [
            MergedFigures(row[0], row[1], row[2], row[3], Figures(*(int(value) for value in row[4:])))
            for row in self._connection.execute(statement)
        ]


def _with_dossier(statement: Select[Any]) -> Select[Any]:
    """Add what the dossier of a list is: code, title, fonds, unit, inventory, box."""
    return (
        statement.add_columns(
            dossier.c.code, dossier.c.title, fonds.c.code.label("fonds"),
            func.coalesce(fonds_unit.c.unit_code, "").label("unit"), inventory.c.code.label("inventory"),
            func.coalesce(box.c.code, "").label("box"),
        )
        .join(fonds, fonds.c.id == dossier.c.fonds_id)
        .join(inventory, inventory.c.id == dossier.c.inventory_id)
        .outerjoin(box, box.c.id == dossier.c.box_id)
        .outerjoin(fonds_unit, fonds_unit.c.fonds_id == dossier.c.fonds_id)
    )  # fmt: skip


def _in_period(statement: Select[Any], day: Any, since: str, until: str) -> Select[Any]:
    if since:
        statement = statement.where(day >= since)
    if until:
        statement = statement.where(day <= until)
    return statement
