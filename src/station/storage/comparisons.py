"""What inspection measured on each page, and what the comparison of a dossier's pages gave."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Select, delete, insert, select

from station.model.errors import StorageFault
from station.model.events import canonical_json
from station.model.finding import DossierReport, Finding, Outcome
from station.model.states import CaptureState
from station.storage.schema import capture, dossier_report, page_context, page_measure
from station.storage.session import IDS_AT_ONCE, Session, WriteSession, moment


def _measured(dossier_id: str, *columns: Column[str]) -> Select[Any]:
    return (
        select(page_measure.c.capture_id, *columns)
        .join(capture, capture.c.id == page_measure.c.capture_id)
        .where(capture.c.dossier_id == dossier_id, capture.c.state == CaptureState.CURRENT.value)
    )


def to_findings(text: str, row: str) -> tuple[Finding, ...]:
    """Rebuild findings from their stored form; raises ``StorageFault`` with code ``row_damaged``."""
    try:
        return tuple(Finding.from_dict(one) for one in json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise StorageFault("row_damaged", row=row, detail=str(error)) from error


class ComparisonReader(Session):
    """Measures of pages and what stood out among them."""

    def page_measures(self, dossier_id: str) -> dict[str, tuple[dict[str, float], dict[str, str]]]:
        """Return measures and signs of the current captures of a dossier, by capture id."""
        statement = _measured(dossier_id, page_measure.c.measures, page_measure.c.signs)
        return {
            capture_id: (json.loads(measures), json.loads(signs))
            for capture_id, measures, signs in self._connection.execute(statement.execution_options(yield_per=500))
        }

    def measured_recipes(self, dossier_id: str) -> dict[str, str]:
        """Return the digest of the recipe with which each current capture of a dossier was measured, by capture id."""
        statement = _measured(dossier_id, page_measure.c.recipe_digest)
        return {row[0]: row[1] for row in self._connection.execute(statement)}

    def page_contexts(self, dossier_id: str) -> dict[str, tuple[Finding, ...]]:
        """Return what stood out on the captures of a dossier, by capture id."""
        rows = self._rows(select(page_context).where(page_context.c.dossier_id == dossier_id))
        return {row["capture_id"]: to_findings(row["findings"], f"page_context:{row['capture_id']}") for row in rows}

    def dossier_report(self, dossier_id: str) -> DossierReport | None:
        """Return the last comparison of a dossier's pages, ``None`` when they were never compared."""
        row = self._row(select(dossier_report).where(dossier_report.c.dossier_id == dossier_id))
        if row is None:
            return None
        findings = to_findings(row["findings"], f"dossier_report:{dossier_id}")
        return DossierReport(
            row["basis"], row["checklist"], row["checklist_version"], findings, self.page_contexts(dossier_id)
        )

    def dossier_findings(self, dossier_id: str) -> tuple[Finding, ...]:
        """Return the findings on a dossier as a whole that did not pass."""
        text = self._value(select(dossier_report.c.findings).where(dossier_report.c.dossier_id == dossier_id))
        findings = to_findings(text or "[]", f"dossier_report:{dossier_id}")
        return tuple(one for one in findings if one.outcome is not Outcome.PASSED)

    def dossier_problems(self, dossier_ids: Sequence[str]) -> dict[str, int]:
        """Return how many findings on each dossier as a whole did not pass; those never compared are absent."""
        found = {}
        for first in range(0, len(dossier_ids), IDS_AT_ONCE):
            among = dossier_report.c.dossier_id.in_(dossier_ids[first : first + IDS_AT_ONCE])
            for row in self._rows(select(dossier_report.c.dossier_id, dossier_report.c.findings).where(among)):
                findings = to_findings(row["findings"], f"dossier_report:{row['dossier_id']}")
                found[row["dossier_id"]] = sum(one.outcome is Outcome.FLAGGED for one in findings)
        return found


class ComparisonWriter(ComparisonReader, WriteSession):
    """The latest comparison is the only one kept; the workflow moves the pages' states and emits the event."""

    def save_measures(
        self, capture_id: str, dossier_id: str, recipe_digest: str, measures: Mapping[str, float], signs: dict[str, str]
    ) -> None:
        """Keep what was measured on a capture, in place of what was there, and forget how it compared."""
        self._connection.execute(delete(page_measure).where(page_measure.c.capture_id == capture_id))
        self._connection.execute(
            insert(page_measure).values(
                capture_id=capture_id, recipe_digest=recipe_digest, measures=canonical_json(measures),
                signs=canonical_json(signs),
            )
        )  # fmt: skip
        self._touch(page_measure, capture_id, dossier_id)
        self.set_page_context(capture_id, dossier_id, ())

    def set_page_context(self, capture_id: str, dossier_id: str, findings: tuple[Finding, ...]) -> None:
        """Keep what stands out on a capture among its dossier; nothing: forget it."""
        gone = self._connection.execute(delete(page_context).where(page_context.c.capture_id == capture_id))
        if findings:
            text = canonical_json([finding.as_dict() for finding in findings])
            self._connection.execute(
                insert(page_context).values(capture_id=capture_id, dossier_id=dossier_id, findings=text)
            )
        if findings or gone.rowcount:
            self._touch(page_context, capture_id, dossier_id)

    def save_dossier_report(self, dossier_id: str, report: DossierReport) -> None:
        """Keep the findings on the dossier as a whole, in place of the earlier ones."""
        self._connection.execute(delete(dossier_report).where(dossier_report.c.dossier_id == dossier_id))
        self._connection.execute(
            insert(dossier_report).values(
                dossier_id=dossier_id, basis=report.basis, checklist=report.checklist,
                checklist_version=report.checklist_version,
                findings=canonical_json([finding.as_dict() for finding in report.findings]),
                created_at=moment(self.now()),
            )
        )  # fmt: skip
        self._touch(dossier_report, dossier_id, dossier_id)
