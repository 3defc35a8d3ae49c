"""The pages of a dossier are compared with each other, from what their inspection measured; no image is opened.

Reading and comparing 10,000 pages takes seconds of the interpreter, so many pages are compared in a process that works
for the station: it reads the database itself and returns what it found. Written is here, as everything is.
"""

from __future__ import annotations

from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from station.model.dossier import Document, Page
from station.model.errors import StationError, StorageFault, from_message, to_message
from station.model.finding import DossierReport, Finding
from station.model.profiles import Checklist
from station.model.states import PageState
from station.model.transitions import Facts, next_page_state
from station.qc.chosen_checks import checklist_edition
from station.qc.dossier_check import DossierFacts, PageFacts
from station.qc.dossier_inspector import basis_of, inspect_dossier
from station.storage.pages import FEW
from station.storage.unit import Reader, Unit
from station.storage.workspace import Workspace
from station.workflow.station import Station

_UNDECIDED = (PageState.PASSED, PageState.FLAGGED)


@dataclass(frozen=True, slots=True)
class _Order:
    """All that comparing the pages of a dossier needs, so that another process can do it."""

    path: Path
    database: str
    dossier_id: str
    checklist: Checklist
    moment: datetime

    def now(self) -> datetime:
        """Return when the comparison was asked for."""
        return self.moment


def compare_pages(station: Station, dossier_id: str) -> list[str]:
    """Compare the inspected pages of a dossier and keep what stands out; a page that does is FLAGGED.

    Returns the ids of the pages on which that changed; none when nothing changed since the last comparison. A page that
    was decided keeps its decision; what is found on it is shown. Raises ``StorageFault`` (``comparison_died``: the
    process ended before it had compared them; nothing changed).
    """
    checklist = station.profiles.checklist(station.settings.checklist)
    if not checklist.dossier:
        return []
    with station.workspace.read() as reader:
        many = reader.page_count(dossier_id) > FEW
        report = None if many else _compared(reader, dossier_id, checklist)
    if many:
        report = _compared_beside(station, dossier_id, checklist)
    if report is None:
        return []
    with station.workspace.write(None) as unit:
        changed = _keep(unit, dossier_id, report)
        unit.save_dossier_report(dossier_id, report)
        unit.emit(
            "dossier.compared", dossier_id, checklist=report.checklist, version=report.checklist_version,
            findings=[finding.check for finding in report.problems], pages=changed,
        )  # fmt: skip
    return changed


def _compared(reader: Reader, dossier_id: str, checklist: Checklist) -> DossierReport | None:
    """Return what the comparison found, ``None`` when nothing changed since the last one."""
    edition = checklist_edition(checklist)
    # What was measured on 10,000 pages is 30 MB: it is read only when there is something to compare.
    facts, known = dossier_facts(reader, dossier_id), reader.dossier_report(dossier_id)
    made_with = (known.basis, known.checklist, known.checklist_version) if known else None
    if made_with == (basis_of(facts), checklist.name, edition) or not (facts.pages or known):
        return None
    return inspect_dossier(with_measures(reader, dossier_id, facts), checklist, edition)


def _compared_beside(station: Station, dossier_id: str, checklist: Checklist) -> DossierReport | None:
    engine = station.workspace.engine
    database = "" if engine.dialect.name == "sqlite" else engine.url.render_as_string(hide_password=False)
    order = _Order(station.workspace.path, database, dossier_id, checklist, station.clock.now())
    try:
        found = station.executor.submit(_compare_beside, order).result()
    except (BrokenProcessPool, CancelledError) as error:
        raise StorageFault("comparison_died", dossier=_code(station, dossier_id)) from error
    if isinstance(found, dict):
        raise from_message(found)
    return found


def _compare_beside(order: _Order) -> DossierReport | dict[str, object] | None:
    """Read and compare; a ``StationError`` comes back as its message, as it does from an inspection."""
    try:
        workspace = Workspace.open_readonly(order.path, order, database=order.database)
        with closing(workspace), workspace.read() as reader:
            return _compared(reader, order.dossier_id, order.checklist)
    except StationError as error:
        return to_message(error)


def _code(station: Station, dossier_id: str) -> str:
    with station.workspace.read() as reader:
        return reader.dossier(dossier_id).code


def dossier_facts(reader: Reader, dossier_id: str) -> DossierFacts:
    """Return the inspected live pages of a dossier without what was measured, and what is said of its paper."""
    dossier = reader.dossier(dossier_id)
    pages = [page for page in reader.pages(dossier_id) if page.state is not PageState.CAPTURED]
    recipes, blank = reader.measured_recipes(dossier_id), reader.blank_captures(dossier_id)
    documents = _documents(reader.documents(dossier_id))
    return DossierFacts(
        tuple(_page_facts(page, recipes, documents, blank) for page in pages),
        dossier.expected_sheets,
        dossier.expected_pages,
        reader.triage(dossier_id).counted_sheets,
        reader.missing_leaves(dossier_id),
    )


def with_measures(reader: Reader, dossier_id: str, facts: DossierFacts) -> DossierFacts:
    """Return the facts with what inspection measured on each page."""
    measured = reader.page_measures(dossier_id)

    def filled(page: PageFacts) -> PageFacts:
        measures, signs = measured.get(page.capture_id, ({}, {}))
        width, height = measures.get("page_width_mm", 0.0), measures.get("page_height_mm", 0.0)
        return replace(page, width_mm=width, height_mm=height, measures=measures, signs=signs)

    return replace(facts, pages=tuple(filled(page) for page in facts.pages))


def _page_facts(page: Page, recipes: dict[str, str], documents: dict[str, int], blank: frozenset[str]) -> PageFacts:
    device = "/".join(page.capture.device.get(name, "") for name in ("backend", "model", "serial"))
    return PageFacts(
        page_id=page.id, capture_id=page.capture.id, number=page.number, sheet=page.sheet, side=page.side,
        sequence=page.capture.sequence, batch=f"{page.capture.station}/{device}/{page.capture.local_day}",
        sha256=page.capture.master.sha256, document=documents.get(page.id, 0),
        marked_blank=page.capture.id in blank, suspect=bool(page.suspect), recipe=recipes.get(page.capture.id, ""),
    )  # fmt: skip


def _documents(documents: list[Document]) -> dict[str, int]:
    return {page_id: document.ordinal for document in documents for page_id in document.page_ids}


def _keep(unit: Unit, dossier_id: str, report: DossierReport) -> list[str]:
    """Keep what stands out on each page and move the pages' states; return the pages on which that changed."""
    before, now = unit.page_contexts(dossier_id), report.pages
    other = [capture for capture in before.keys() | now.keys() if before.get(capture, ()) != now.get(capture, ())]
    changed = unit.shown_by(other)
    for page_id, capture_id, state in changed:
        found = now.get(capture_id, ())
        unit.set_page_context(capture_id, dossier_id, found)
        _move(unit, page_id, capture_id, state, found)
    return [page_id for page_id, _, _ in changed]


def _move(unit: Unit, page_id: str, capture_id: str, state: PageState, context: tuple[Finding, ...]) -> None:
    if state not in _UNDECIDED:
        return
    own = None if context else unit.report(capture_id)
    to = PageState.FLAGGED if own is None else own.page_state
    if to is not state:
        action = "flag" if to is PageState.FLAGGED else "pass"
        unit.set_page_state(page_id, next_page_state(state, action, Facts(page_id)))
