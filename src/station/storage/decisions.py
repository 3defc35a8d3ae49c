"""The reviewers' verdicts. Written once, never changed; the database itself refuses those of one's own captures."""

from __future__ import annotations

from sqlalchemy import RowMapping, select

from station.model.errors import NotFound
from station.storage.records import Approval, Decision
from station.storage.schema import approval, capture, decision, dossier, report
from station.storage.session import Session, WriteSession, moment, new_id, row_digest, to_moment


def to_decision(row: RowMapping) -> Decision:
    """Build a decision from its row."""
    return Decision(
        row["id"], row["sequence"], row["page_id"], row["dossier_id"], row["capture_id"], row["report_digest"],
        row["reviewer_id"], row["verdict"], row["reason"], row["note"], to_moment(row["at"]),
    )  # fmt: skip


class DecisionReader(Session):
    """Who decided what."""

    def decisions(self, page_id: str) -> list[Decision]:
        """Return the decisions on all captures of a page, the oldest first."""
        statement = select(decision).where(decision.c.page_id == page_id).order_by(decision.c.sequence)
        return [to_decision(row) for row in self._rows(statement)]

    def dossier_decisions(self, dossier_id: str) -> dict[str, Decision]:
        """Return the last decision on each capture of a dossier, by capture id."""
        statement = select(decision).where(decision.c.dossier_id == dossier_id).order_by(decision.c.sequence)
        return {row["capture_id"]: to_decision(row) for row in self._rows(statement)}

    def rejected_captures(self, dossier_id: str) -> frozenset[str]:
        """Return the captures of a dossier, superseded ones included, whose last decision is a rejection."""
        later = decision.alias()
        again = select(later.c.id).where(
            later.c.capture_id == decision.c.capture_id, later.c.sequence > decision.c.sequence
        )
        statement = select(decision.c.capture_id).where(
            decision.c.dossier_id == dossier_id, decision.c.verdict == "reject", ~again.exists()
        )
        return frozenset(self._connection.execute(statement).scalars())

    def approvals(self, dossier_id: str) -> list[Approval]:
        """Return the approvals of a dossier, the oldest first."""
        statement = select(approval).where(approval.c.dossier_id == dossier_id).order_by(approval.c.sequence)
        return [
            Approval(row["id"], row["dossier_id"], row["version"], row["reviewer_id"], to_moment(row["at"]))
            for row in self._rows(statement)
        ]


class DecisionWriter(DecisionReader, WriteSession):
    """Verdicts recorded; call before the state that rests on them is set."""

    def add_decision(
        self, page_id: str, capture_id: str, reviewer_id: str, verdict: str, reason: str = "", note: str = ""
    ) -> Decision:
        """Record ``accept`` or ``reject`` of a capture.

        The database refuses (``Refused``): ``four_eyes``, ``role_missing``, ``dossier_blocked``, ``row_inconsistent``.
        """
        dossier_id = self._value(select(capture.c.dossier_id).where(capture.c.id == capture_id))
        if dossier_id is None:
            raise NotFound("capture_unknown", capture=capture_id)
        seen = self._row(select(report).where(report.c.capture_id == capture_id))
        report_digest = "" if seen is None else row_digest(seen, report)
        decision_id, at = new_id(), self.now()
        with self._naming(dossier_id, reviewer_id, verdict):
            self._insert(
                decision, dossier_id, id=decision_id, sequence=self._next(decision), page_id=page_id,
                dossier_id=dossier_id, capture_id=capture_id, report_digest=report_digest,
                reviewer_id=reviewer_id, verdict=verdict, reason=reason, note=note, at=moment(at),
                local_day=at.date().isoformat(),
            )  # fmt: skip
        (row,) = self._rows(select(decision).where(decision.c.id == decision_id))
        return to_decision(row)

    def add_approval(self, dossier_id: str, reviewer_id: str) -> Approval:
        """Record that the dossier may become its next package.

        The database refuses (``Refused``): ``four_eyes``, ``role_missing``, ``dossier_blocked``.
        """
        version = self._value(select(dossier.c.package_version).where(dossier.c.id == dossier_id))
        if version is None:
            raise NotFound("dossier_unknown", dossier=dossier_id)
        with self._naming(dossier_id, reviewer_id, "approve"):
            self._insert(
                approval, dossier_id, id=new_id(), sequence=self._next(approval), dossier_id=dossier_id,
                version=version + 1, reviewer_id=reviewer_id, at=moment(self.now()),
            )  # fmt: skip
        return self.approvals(dossier_id)[-1]
