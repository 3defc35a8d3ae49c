"""Whether what the machine said of a page still stands: its report speaks of this image, this recipe, these limits.

A verdict is given on what was found. When the limits change, a page that waits is inspected again before anybody may
accept it, and what was accepted in the present review must be accepted anew. What an earlier review accepted stands: a
person looked at it, and the package says with which limits it was inspected; an approval tells how many those are.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.dossier import Page
from station.model.states import PageState
from station.qc.chosen_checks import checklist_edition
from station.storage.unit import Reader
from station.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Limits:
    """A checklist by name and edition."""

    checklist: str
    edition: str


@dataclass(frozen=True, slots=True)
class StaleAcceptances:
    """Accepted pages of a dossier whose report no longer stands: ids of captures, in page order.

    ``now``: accepted since the dossier was last handed in; ``before``: by an earlier review.
    """

    now: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def present_limits(station: Station) -> Limits:
    """Return what pages are inspected with at present."""
    checklist = station.profiles.checklist(station.settings.checklist)
    return Limits(checklist.name, checklist_edition(checklist))


def report_stands(reader: Reader, page: Page, limits: Limits) -> bool:
    """Whether there is a report on what the page shows, made with these limits."""
    report = reader.report(page.capture.id)
    return report is not None and not report.is_stale(
        master=page.capture.master.sha256, recipe=reader.manual_recipe(page.capture.id),
        checklist=limits.checklist, checklist_version=limits.edition,
    )  # fmt: skip


def stale_acceptances(reader: Reader, dossier_id: str, limits: Limits) -> StaleAcceptances:
    """Return the accepted pages of a dossier whose report no longer stands."""
    stale = reader.stale_pages(dossier_id, limits.checklist, limits.edition, (PageState.ACCEPTED,))
    if not stale:
        return StaleAcceptances()
    decisions = reader.dossier_decisions(dossier_id)
    handed_in = reader.last_events("dossier.submitted", [dossier_id]).get(dossier_id)
    now = {
        page.capture.id for page in stale
        if page.capture.id in decisions and (handed_in is None or decisions[page.capture.id].at >= handed_in)
    }  # fmt: skip
    shown = [page.capture.id for page in stale]
    return StaleAcceptances(tuple(i for i in shown if i in now), tuple(i for i in shown if i not in now))
