"""The pages of a dossier are compared with each other, from what their inspection measured; no image is opened."""

from __future__ import annotations

from dataclasses import replace

from station.model.dossier import Document, Page
from station.model.finding import DossierReport, Finding
from station.model.states import PageState
from station.model.transitions import Facts, next_page_state
from station.qc.chosen_checks import checklist_edition
from station.qc.dossier_check import DossierFacts, PageFacts
from station.qc.dossier_inspector import basis_of, inspect_dossier
from station.storage.unit import Reader, Unit
from station.workflow.station import Station

_UNDECIDED = (PageState.PASSED, PageState.FLAGGED)


def compare_pages(station: Station, dossier_id: str) -> list[str]:
    """Compare the inspected pages of a dossier and keep what stands out; a page that does is FLAGGED.

    Returns the ids of the pages on which that changed; none when nothing changed since the last comparison. A page that
    was decided keeps its decision; what is found on it is shown.
    """
    checklist = station.profiles.checklist(station.settings.checklist)
    if not checklist.dossier:
        return []
    edition = checklist_edition(checklist)
    with station.workspace.read() as reader:
        # What was measured on 10,000 pages is 30 MB: it is read only when there is something to compare.
        facts, known = dossier_facts(reader, dossier_id), reader.dossier_report(dossier_id)
        made_with = (known.basis, known.checklist, known.checklist_version) if known else None
        if made_with == (basis_of(facts), checklist.name, edition) or not (facts.pages or known):
            return []
        facts = with_measures(reader, dossier_id, facts)
    report = inspect_dossier(facts, checklist, edition)
    with station.workspace.write(None) as unit:
        changed = _keep(unit, dossier_id, report)
        unit.save_dossier_report(dossier_id, report)
        unit.emit(
            "dossier.compared", dossier_id, checklist=report.checklist, version=report.checklist_version,
            findings=[finding.check for finding in report.problems], pages=changed,
        )  # fmt: skip
    return changed


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
    before, changed = unit.page_contexts(dossier_id), []
    for page in unit.pages(dossier_id):
        now = report.pages.get(page.capture.id, ())
        if now == before.get(page.capture.id, ()):
            continue
        unit.set_page_context(page.capture.id, dossier_id, now)
        _move(unit, page, now)
        changed.append(page.id)
    return changed


def _move(unit: Unit, page: Page, context: tuple[Finding, ...]) -> None:
    own = unit.report(page.capture.id)
    if page.state not in _UNDECIDED or own is None:
        return
    state = PageState.FLAGGED if context else own.page_state
    if state is not page.state:
        action = "flag" if state is PageState.FLAGGED else "pass"
        unit.set_page_state(page.id, next_page_state(page.state, action, Facts(page.id)))
