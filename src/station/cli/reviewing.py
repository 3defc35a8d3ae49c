"""``station queue``, ``review``, ``judge``, ``undecide`` and ``release``: what a reviewer sees and decides."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.cli.reasons import given_reason
from station.cli.review import choose, page_numbers
from station.model.errors import NotFound
from station.model.finding import Finding, Outcome
from station.model.reasons import DOCUMENT
from station.model.states import PageState
from station.workflow.judge_documents import judge_document
from station.workflow.review_dossier import approval_summary
from station.workflow.review_plan import ensure_plan, plan_progress
from station.workflow.review_queue import QueueLine, review_queue
from station.workflow.secrecy_stop import OUTCOMES, release_stop, secrecy_stops
from station.workflow.take_back_verdicts import undecide_pages
from station.workflow.view_dossiers import DossierView, view_dossier


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parsers = {name: common.command(commands, name, person=True) for name in _RUN}
    for name, parser in parsers.items():
        if name != "queue":
            parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
        parser.set_defaults(run=_RUN[name])
    for name in ("judge", "release"):
        parsers[name].add_argument("--reason", default="", metavar="TEXT", help=common.word("reason"))
    parsers["judge"].add_argument("--document", type=int, required=True, metavar="N", help=common.word("document"))
    parsers["judge"].add_argument("verdict", choices=("pass", "fail", "none"), help=common.word("verdict"))
    parsers["undecide"].add_argument("--pages", default="", metavar="1,3-5", help=common.word("pages_undecide"))
    parsers["release"].add_argument("outcome", choices=OUTCOMES, help=common.word("outcome"))


def run_queue(face: Face) -> int:
    """Show what waits for the person's review."""
    with face.station() as station:
        lines, own = review_queue(station, acting_person(face, station).id)
    if not lines:
        face.say("queue_empty")
    else:
        rows = [
            (one.summary.code, one.risk, f"{one.waiting_since:%d/%m/%Y %H:%M}", ", ".join(_why(face, one)))
            for one in lines
        ]
        face.table(("column_code", "column_risk", "column_waiting", "column_why"), rows)
    if own:
        face.say("queue_own", count=own)
    face.result({"queue": [_queued(one) for one in lines], "own": own})
    return 0


def _why(face: Face, line: QueueLine) -> Iterator[str]:
    for code, value in line.why:
        yield face.texts.word(f"why_{code}", value=f"{value:g}")


def _queued(line: QueueLine) -> dict[str, object]:
    return {
        "dossier": line.summary.code, "risk": line.risk, "why": dict(line.why), "returned": line.returned,
        "waiting_since": line.waiting_since.isoformat(), "pages": line.summary.pages, "flagged": line.summary.flagged,
    }  # fmt: skip


def run_review(face: Face) -> int:
    """Show the plan of a dossier's review, what was found, and what stands in the way of its approval."""
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        plan = ensure_plan(station, person, dossier.id)
        progress, view = plan_progress(station, dossier.id), view_dossier(station, dossier.id, passed_reports=False)
        summary = approval_summary(station, person, dossier.id)
    if plan is not None:
        face.say(
            "review_plan", round=plan.round, policy=plan.policy, version=plan.policy_version, to_look=progress.to_look,
            looked=progress.looked, rest_open=progress.rest_open,
        )  # fmt: skip
    told = {
        "sample_failed": progress.failed, "declared": summary.declared, "stale": summary.stale,
        "changed": summary.changed,
    }  # fmt: skip
    for code, count in told.items():
        if count:
            face.say(f"review_{code}", count=count)
    for number, finding in _findings(view):
        where = face.texts.word("review_page", page=number) if number else face.texts.word("review_whole")
        face.say("review_finding", page=where, **_said(face, finding))
    for code in summary.missing:
        face.say("review_missing", why=face.texts.word(f"unready_{code}"))
    if not summary.missing:
        face.say(
            "review_ready", looked=summary.looked, unlooked=summary.unlooked, flagged=summary.flagged_accepted
        )  # fmt: skip
    numbers = {page.capture.id: page.number for page in view.pages}
    face.result({
        "dossier": dossier.code,
        "state": view.dossier.state.value,
        "plan": plan.as_dict() if plan else None,
        "to_look": sorted(numbers[one] for one in progress.open_captures),
        "rest_open": progress.rest_open,
        **told,
        "findings": [{"page": number, **finding.as_dict()} for number, finding in _findings(view)],
        "documents": {one.ordinal: _verdict(view, one.id) for one in view.documents},
        "stops": [{"level": one.level.value, "outcome": one.outcome} for one in view.stops],
        "missing": list(summary.missing),
    })  # fmt: skip
    return 0


def _findings(view: DossierView) -> Iterator[tuple[int, Finding]]:
    """Yield the page's number (0: the dossier as a whole) and each finding that did not pass."""
    for finding in view.dossier_findings:
        yield 0, finding
    for page in view.pages:
        if page.capture.id in view.reports:
            for finding in view.reports.problems(page.capture.id):
                yield page.number, finding


def _said(face: Face, finding: Finding) -> dict[str, str]:
    unchecked = finding.outcome is Outcome.UNCHECKED or finding.value is None
    return {
        "check": face.texts.text("findings", finding.check),
        "value": "?" if unchecked else f"{finding.value:g} {finding.unit}".strip(),
        "limit": "-" if finding.limit is None else f"{finding.limit:g}",
        "note": face.texts.text("findings", finding.note) if finding.note else "",
    }


def _verdict(view: DossierView, document_id: str) -> str:
    given = view.document_verdicts.get(document_id)
    return given.verdict if given else ""


def run_judge(face: Face) -> int:
    """Judge a document."""
    wanted = face.arguments.verdict
    verdict = "" if wanted == "none" else wanted
    reason = given_reason(face, DOCUMENT, face.arguments.reason)
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        with station.workspace.read() as reader:
            documents = {one.ordinal: one for one in reader.documents(dossier.id)}
        if face.arguments.document not in documents:
            raise NotFound("document_unknown", document=face.arguments.document)
        judge_document(station, person, documents[face.arguments.document].id, verdict, reason)
    said = face.texts.word(f"verdict_{wanted}")
    face.say("judged", document=face.arguments.document, dossier=dossier.code, verdict=said)
    face.result({"dossier": dossier.code, "document": face.arguments.document, "verdict": verdict})
    return 0


def run_undecide(face: Face) -> int:
    """Take decisions on pages back: those of the named pages, whoever made them, else all that the person made."""
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        numbers = page_numbers(face.arguments.pages)
        pages = choose(station, dossier, numbers)
        if not numbers:
            with station.workspace.read() as reader:
                decisions = reader.dossier_decisions(dossier.id)
            own = {capture for capture, one in decisions.items() if one.reviewer_id == person.id}
            decided = (PageState.ACCEPTED, PageState.REJECTED)
            pages = [page for page in pages if page.state in decided and page.capture.id in own]
        taken = undecide_pages(station, person, pages)
        overturned = sum(one.decision.reviewer_id != person.id for one in taken)
    face.say("undecided", count=len(pages), dossier=dossier.code)
    if overturned:
        face.say("overturned", count=overturned)
    face.result({"dossier": dossier.code, "undecided": len(pages), "overturned": overturned})
    return 0


def run_release(face: Face) -> int:
    """Say what the marks are that stop a dossier."""
    outcome = face.arguments.outcome
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        stops = [one for one in secrecy_stops(station, dossier.id) if one.holds]
        if not stops:
            raise NotFound("stops_none", dossier=dossier.code)
        for stop in stops:
            release_stop(station, person, stop.id, outcome, face.arguments.reason)
    face.say("released", count=len(stops), dossier=dossier.code, outcome=outcome)
    face.result({"dossier": dossier.code, "released": len(stops), "outcome": outcome})
    return 0


_RUN = {
    "queue": run_queue, "review": run_review, "judge": run_judge, "undecide": run_undecide, "release": run_release,
}  # fmt: skip
