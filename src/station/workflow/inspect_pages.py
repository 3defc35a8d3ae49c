"""Every captured page is inspected: the database's page states are the queue, so a crash only means doing it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial

from station.jobs.executors import run_in_window
from station.jobs.job import CancelToken, Progress, ProgressSink, ignore_progress
from station.model.dossier import Page
from station.model.errors import StationError, StorageFault, ToolMissing, from_message
from station.model.finding import Finding, Outcome, Report
from station.model.page_text import PageText
from station.model.profiles import Checklist
from station.model.recipe import Recipe
from station.model.states import PageState
from station.model.transitions import Facts, next_page_state
from station.qc.chosen_checks import checklist_edition
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect_file
from station.workflow.compare_pages import compare_pages
from station.workflow.secrecy_stop import stop_for_mark
from station.workflow.station import Station


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """One page and where it rests after inspection."""

    page: Page
    state: PageState
    report: Report


Told = Callable[[InspectedPage], None]


@dataclass(frozen=True, slots=True)
class _Work:
    page: Page
    path: str
    manual: Recipe | None


def inspect_pages(
    station: Station,
    dossier_id: str | None = None,
    *,
    told: Told | None = None,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> int:
    """Inspect what waits in one dossier or in all, then compare the pages of each; return how many were inspected.

    Raises as ``inspect_waiting``.
    """
    inspected = inspect_waiting(station, dossier_id, told=told, progress=progress, cancel=cancel)
    compare_dossiers(station, inspected.keys() | ({dossier_id} if dossier_id else set()), told)
    return inspected.total()


def inspect_waiting(
    station: Station,
    dossier_id: str | None = None,
    *,
    told: Told | None = None,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Counter[str]:
    """Inspect what waits in one dossier or in all; return how many pages of which dossiers were inspected.

    Raises ``ToolMissing`` when the OCR engine or its language is missing: then nothing is marked. A master that cannot
    be read is a finding on its page, for a person to see, not an end of the run; so is one at which the process dies
    twice, the second time alone.
    """
    checklist = station.profiles.checklist(station.settings.checklist)
    forget_stale_reports(station, dossier_id, checklist)
    masters = station.workspace.masters
    with station.workspace.read() as reader:
        waiting = [
            _Work(page, str(masters.path(page.capture.master.sha256)), reader.manual_recipe(page.capture.id))
            for page in reader.waiting_pages(dossier_id)
        ]
    run = partial(_inspect_one, checklist, station.settings.ocr_engine)
    done: Counter[str] = Counter()

    def keep(work: _Work, outcome: Inspection | Report) -> None:
        inspected = _store(station, work, outcome)
        done[work.page.dossier_id] += 1
        if told is not None and inspected is not None:
            told(inspected)
        progress(Progress(done.total(), len(waiting), "pages", work.page.dossier_id))

    lost: list[_Work] = []
    for work, future in run_in_window(station.executor, run, waiting, station.workers * 2):
        if cancel is not None:
            cancel.raise_if_cancelled()
        outcome = _outcome(work, future, checklist)
        if outcome is None:
            lost.append(work)
        else:
            keep(work, outcome)
    for work in lost:
        # Whoever ended the process may have been another page beside it: each has it for itself now.
        if cancel is not None:
            cancel.raise_if_cancelled()
        died = StorageFault("inspection_died", page=work.page.id)
        again = _outcome(work, station.executor.submit(run, work), checklist)
        keep(work, _unreadable(work, died, checklist) if again is None else again)
    return done


def compare_dossiers(station: Station, dossier_ids: Collection[str], told: Told | None = None) -> None:
    """Compare the pages of each dossier; tell of those on which something else stands out than before."""
    for dossier_id in sorted(dossier_ids):
        _tell_compared(station, dossier_id, compare_pages(station, dossier_id), told)


def _tell_compared(station: Station, dossier_id: str, changed: list[str], told: Told | None) -> None:
    if told is None or not changed:
        return
    with station.workspace.read() as reader:
        pages = reader.pages_of(dossier_id, changed)
        reports = [(page, reader.report(page.capture.id)) for page in pages]
    for page, report in reports:
        if report is not None:
            told(InspectedPage(page, page.state, report))


def forget_stale_reports(station: Station, dossier_id: str | None, checklist: Checklist) -> int:
    """Put pages whose report was made with another image, recipe or checklist back to CAPTURED; return how many."""
    edition = checklist_edition(checklist)
    with station.workspace.write(None) as unit:
        stale = unit.stale_pages(dossier_id, checklist.name, edition)
        for page in stale:
            unit.set_page_state(page.id, next_page_state(page.state, "stale", Facts(page.id)))
            unit.emit("page.report_stale", page.id, checklist=checklist.name, version=edition)
    return len(stale)


def _inspect_one(checklist: Checklist, engine: str, work: _Work) -> Inspection | dict[str, object]:
    request = InspectionRequest(
        checklist=checklist, engine=engine, recipe=work.manual, dpi=work.page.capture.master.dpi, name=work.page.id
    )
    return inspect_file(work.path, request)


def _outcome(
    work: _Work, future: Future[Inspection | dict[str, object]], checklist: Checklist
) -> Inspection | Report | None:  # fmt: skip
    """Return what was found, ``None`` when the process ended before it answered."""
    try:
        result = future.result()
    except BrokenProcessPool:
        return None
    if isinstance(result, Inspection):
        return result
    fault = from_message(result)
    if isinstance(fault, ToolMissing):
        raise fault
    return _unreadable(work, fault, checklist)


def _unreadable(work: _Work, fault: StationError, checklist: Checklist) -> Report:
    master = work.page.capture.master
    finding = Finding("readable", Outcome.UNCHECKED, note=fault.code)
    recipe = work.manual or Recipe.untouched(master.width, master.height)
    return Report(master.sha256, recipe, checklist.name, checklist_edition(checklist), (finding,))


def _store(station: Station, work: _Work, outcome: Inspection | Report) -> InspectedPage | None:
    report = outcome.report if isinstance(outcome, Inspection) else outcome
    text = (outcome.text if isinstance(outcome, Inspection) else None) or PageText((), 0, 0, "", "")
    if isinstance(outcome, Inspection):
        station.workspace.derivatives.put(report.master, report.recipe.digest, "thumbnail", outcome.thumbnail)
        station.workspace.derivatives.put(report.master, report.recipe.digest, "proxy", outcome.proxy)
    action = "pass" if report.page_state is PageState.PASSED else "flag"
    with station.workspace.write(None) as unit:
        page = unit.page(work.page.id)
        if page.capture.id != work.page.capture.id or page.state is not PageState.CAPTURED:
            return None  # captured again or decided meanwhile: this result speaks of an older image
        if unit.manual_recipe(page.capture.id) != work.manual:
            return None  # corrected meanwhile, or its correction undone: it waits for the next round
        unit.save_report(page.capture.id, report, text)
        stop_for_mark(unit, page, report.findings)
        state = next_page_state(page.state, action, Facts(page.id))
        unit.set_page_state(page.id, state)
        flagged = [finding.check for finding in report.findings if finding.outcome is not Outcome.PASSED]
        notes = {one.check: one.note for one in report.findings if one.outcome is Outcome.FLAGGED and one.note}
        unit.emit(
            f"page.{state.value}", page.id, capture=page.capture.id, master=report.master, recipe=report.recipe.digest,
            checklist=report.checklist, version=report.checklist_version, engine=report.engine, findings=flagged,
            notes=notes,
        )  # fmt: skip
    return InspectedPage(page, state, report)
