"""What a review leaves behind: sampling plans, what was seen before a verdict, verdicts on documents."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import RowMapping, and_, case, func, or_, select

from station.model.events import canonical_json
from station.model.review import COMMAND, LOOKED, DocumentVerdict, Evidence, ReviewMoments, SamplingPlan, Seen
from station.storage.schema import capture, decision, decision_evidence, document_verdict, event, sampling_plan
from station.storage.session import Session, WriteSession, moment, new_id, to_moment

# What makes of a page something else than a plan or a verdict spoke of; a new image is a new capture.
_CHANGES = (
    "page.corrected", "page.moved", "page.blank", "page.not_blank", "page.doubted", "page.restored",
    "capture.reinstated",
)  # fmt: skip


def _to_plan(row: RowMapping) -> SamplingPlan:
    flagged, sample, rest = (frozenset(json.loads(row[name])) for name in ("flagged", "sample", "rest"))
    return SamplingPlan(
        id=row["id"], dossier_id=row["dossier_id"], round=row["round"], policy=row["policy"],
        policy_version=row["policy_version"], mode=row["mode"], seed=row["seed"], population=row["population"],
        size=row["size"], tightened=row["tightened"], reject_rate=row["reject_rate"], flagged=flagged, sample=sample,
        rest=rest, person_id=row["person_id"], at=to_moment(row["at"]),
    )  # fmt: skip


def _to_verdict(row: RowMapping) -> DocumentVerdict:
    return DocumentVerdict(
        row["id"], row["sequence"], row["document_id"], row["dossier_id"], row["content"], row["reviewer_id"],
        row["verdict"], row["reason"], row["note"], to_moment(row["at"]),
    )  # fmt: skip


class ReviewReader(Session):
    """Plans, evidence and verdicts on documents."""

    def sampling_plans(self, dossier_id: str) -> list[SamplingPlan]:
        """Return the plans of all rounds of a dossier's review, the oldest first."""
        statement = (
            select(sampling_plan).where(sampling_plan.c.dossier_id == dossier_id).order_by(sampling_plan.c.sequence)
        )
        return [_to_plan(row) for row in self._rows(statement)]

    def review_moments(self, dossier_id: str) -> ReviewMoments:
        """Return when the plans of a dossier were made, its pages changed, and it was handed in."""
        own = (event.c.subject == dossier_id, event.c.kind.in_(("dossier.sampled", "dossier.submitted")))
        told = self._connection.execute(select(event.c.kind, event.c.sequence).where(*own).order_by(event.c.sequence))
        by_kind: dict[str, list[int]] = {"dossier.sampled": [], "dossier.submitted": [0]}
        for kind, sequence in told:
            by_kind[kind].append(sequence)
        planned, handed_in = by_kind["dossier.sampled"], by_kind["dossier.submitted"][-1]
        changed = self._changes(dossier_id, planned[0], handed_in) if planned else {}
        return ReviewMoments(dict(enumerate(planned, start=1)), changed, handed_in)

    def _changes(self, dossier_id: str, after: int, until: int) -> dict[str, int]:
        """Return the last change of each page: nothing changes while a dossier is reviewed, so few events are read."""
        statement = (
            select(event.c.subject, func.max(event.c.sequence))
            .where(
                event.c.dossier_id == dossier_id, event.c.sequence > after, event.c.sequence < until,
                event.c.kind.in_(_CHANGES),
            )
            .group_by(event.c.subject)
        )  # fmt: skip
        return {row[0]: row[1] for row in self._connection.execute(statement)}

    def evidence(self, dossier_id: str) -> dict[str, Evidence]:
        """Return what was seen before the last verdict on each capture of a dossier, by capture id."""
        statement = (
            select(decision.c.capture_id, decision_evidence)
            .join(decision, decision.c.id == decision_evidence.c.decision_id)
            .where(decision_evidence.c.dossier_id == dossier_id)
            .order_by(decision.c.sequence)
        )
        return {
            row["capture_id"]: Evidence(row["basis"], Seen(row["seconds"], bool(row["full_size"]), row["via"]))
            for row in self._rows(statement)
        }

    def document_verdicts(self, dossier_id: str) -> dict[str, DocumentVerdict]:
        """Return the last verdict on each document of a dossier, by document id; those taken back included."""
        statement = (
            select(document_verdict)
            .where(document_verdict.c.dossier_id == dossier_id)
            .order_by(document_verdict.c.sequence)
        )
        return {row["document_id"]: _to_verdict(row) for row in self._rows(statement)}

    def judged_captures(self, operators: Iterable[str], since: date) -> dict[str, tuple[int, int]]:
        """Return how many captures of each operator were judged since a day, and how many of those ever rejected.

        What was accepted with a rest, or by a bare command, was not judged: nobody looked.
        """
        looked = and_(decision_evidence.c.basis == LOOKED, decision_evidence.c.via != COMMAND)
        judged = or_(decision.c.verdict == "reject", decision_evidence.c.basis.is_(None), looked)
        rejected = case((decision.c.verdict == "reject", decision.c.capture_id))
        statement = (
            select(
                capture.c.operator_id,
                func.count(decision.c.capture_id.distinct()),
                func.count(rejected.distinct()),
            )
            .join(capture, capture.c.id == decision.c.capture_id)
            .outerjoin(decision_evidence, decision_evidence.c.decision_id == decision.c.id)
            .where(decision.c.local_day >= since.isoformat(), capture.c.operator_id.in_(list(operators)), judged)
            .group_by(capture.c.operator_id)
        )
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(statement)}


class ReviewWriter(ReviewReader, WriteSession):
    """Written once, never changed; the database refuses verdicts on what one captured oneself."""

    def add_sampling_plan(self, plan: SamplingPlan) -> SamplingPlan:
        """Keep a plan; ``id``, ``round``, ``person_id`` and ``at`` are set here. Return it as it was kept."""
        last = select(func.max(sampling_plan.c.round)).where(sampling_plan.c.dossier_id == plan.dossier_id)
        self._insert(
            sampling_plan, plan.dossier_id, id=new_id(), sequence=self._next(sampling_plan), dossier_id=plan.dossier_id,
            round=int(self._value(last) or 0) + 1, policy=plan.policy, policy_version=plan.policy_version,
            mode=plan.mode, seed=plan.seed, population=plan.population, size=plan.size, tightened=plan.tightened,
            reject_rate=plan.reject_rate, flagged=canonical_json(sorted(plan.flagged)),
            sample=canonical_json(sorted(plan.sample)), rest=canonical_json(sorted(plan.rest)),
            person_id=self._require_person("review").id, at=moment(self.now()),
        )  # fmt: skip
        return self.sampling_plans(plan.dossier_id)[-1]

    def add_evidence(self, decision_id: str, dossier_id: str, basis: str, seen: Seen) -> None:
        """Keep what was seen before a verdict."""
        self._insert(
            decision_evidence, dossier_id, decision_id=decision_id, dossier_id=dossier_id, basis=basis,
            seconds=max(0.0, round(seen.seconds, 2)), full_size=int(seen.full_size), via=seen.via,
        )  # fmt: skip

    def add_document_verdict(
        self, dossier_id: str, document_id: str, content: str, verdict: str, reason: str, note: str
    ) -> DocumentVerdict:
        """Record ``pass`` or ``fail`` of a document, or ``""``: taken back.

        The database refuses (``Refused``): ``four_eyes``, ``role_missing``.
        """
        at, reviewer = self.now(), self._require_person("document_verdict").id
        with self._naming(dossier_id, reviewer, verdict or "undecide"):
            self._insert(
                document_verdict, dossier_id, id=new_id(), sequence=self._next(document_verdict),
                document_id=document_id, dossier_id=dossier_id, content=content, reviewer_id=reviewer, verdict=verdict,
                reason=reason, note=note, at=moment(at), local_day=at.date().isoformat(),
            )  # fmt: skip
        return self.document_verdicts(dossier_id)[document_id]
