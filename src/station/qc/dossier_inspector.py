"""All checks of a dossier on the stored measures of its pages: no image is opened, so it can run again at any time."""

from __future__ import annotations

import hashlib
from functools import cache

from station.model.events import canonical_json
from station.model.finding import DossierReport, Finding, Outcome
from station.model.profiles import Checklist
from station.plugins import load_plugins
from station.qc import dossier_checks
from station.qc.dossier_check import DossierCheck, DossierFacts, DossierFinding
from station.qc.limits import chosen


def inspect_dossier(facts: DossierFacts, checklist: Checklist, edition: str = "") -> DossierReport:
    """Compare the pages of a dossier; ``edition`` is what the report calls the checklist's version.

    Raises ``SettingsFault`` (``check_unknown``, ``limit_missing``).
    """
    results = [_compared(check, facts, checklist) for check in chosen_dossier_checks(checklist)]
    pages: dict[str, tuple[Finding, ...]] = {}
    for result in results:
        for capture_id, finding in result.pages.items():
            pages[capture_id] = (*pages.get(capture_id, ()), finding)
    return DossierReport(
        basis_of(facts), checklist.name, edition or checklist.version, tuple(result.whole for result in results), pages
    )


def basis_of(facts: DossierFacts) -> str:
    """Return the digest of what the comparison rests on; image and recipe stand for what was measured with them."""
    digest = hashlib.sha256()
    for page in facts.pages:
        said = [page.capture_id, page.recipe, page.number, page.sheet, page.side, page.document, page.marked_blank,
                page.suspect]  # fmt: skip
        digest.update(canonical_json(said).encode())
    whole = [facts.expected_sheets, facts.expected_pages, facts.counted_sheets, facts.missing_leaves]
    digest.update(canonical_json(whole).encode())
    return digest.hexdigest()


def _compared(check: DossierCheck, facts: DossierFacts, checklist: Checklist) -> DossierFinding:
    if not facts.pages:
        return DossierFinding(Finding(check.name, Outcome.UNCHECKED, note="no_pages"))
    return check.compare(facts, checklist.dossier[check.name])


def chosen_dossier_checks(checklist: Checklist) -> list[DossierCheck]:
    """Return the checks that the checklist has limits for, in the order of their names.

    Raises ``SettingsFault`` (``check_unknown``, ``limit_missing``).
    """
    return chosen(checklist.name, checklist.dossier, _all_checks())


@cache
def _all_checks() -> dict[str, DossierCheck]:
    return load_plugins(dossier_checks, DossierCheck)  # type: ignore[type-abstract]  # a port is asked for
