"""What a review knows of a dossier beyond its pages: the plan, which document a page is of, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from station.gui.pages.page_item import PageItem
from station.model.dossier import Document
from station.model.review import COMMAND, Evidence, SamplingPlan, failed_rest
from station.model.states import PageState
from station.workflow.view_dossiers import DossierView

UNDECIDED = frozenset({PageState.CAPTURED, PageState.PASSED, PageState.FLAGGED})


@dataclass(slots=True)
class Overview:
    """How far a review is: ``accepted`` and ``rejected`` of all ``pages``.

    Of the plan: pages to look at and those decided, of the flagged ones and of the sample; the rest, and how much of it
    waits. ``failed``: of the sample, those that were no part of it before a page of it was rejected. ``others``:
    undecided pages that nobody must look at. ``first_...`` are ids of pages, ``""`` for none.
    """

    pages: int = 0
    accepted: int = 0
    rejected: int = 0
    flagged: int = 0
    flagged_done: int = 0
    sample: int = 0
    sample_done: int = 0
    failed: int = 0
    rest: int = 0
    rest_open: int = 0
    others: int = 0
    first_to_look: str = ""
    first_other: str = ""
    first_rejected: str = ""

    @property
    def open(self) -> int:
        """Pages without a verdict."""
        return self.pages - self.accepted - self.rejected

    @property
    def to_look(self) -> int:
        """Pages of the plan that nobody decided yet."""
        return self.flagged - self.flagged_done + self.sample - self.sample_done


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """``document_of`` gives the document of a page, by ids; ``captures`` how often a page was captured, if known.

    ``plan`` is that of the last round; ``flagged``, ``sample`` and ``rest`` are of all rounds, as are ``plans``: what
    an earlier one asked for and nobody decided is still asked for. ``evidence``: what each verdict rests on, and
    ``refused`` the captures whose last verdict is a rejection, both by capture id; ``overview`` keeps ``refused`` so.
    """

    plan: SamplingPlan | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    document_of: Mapping[str, str] = field(default_factory=dict)
    captures: dict[str, int] = field(default_factory=dict)
    flagged: frozenset[str] = frozenset()
    sample: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    plans: tuple[SamplingPlan, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def was_flagged(self, item: PageItem) -> bool:
        """Whether the plan counts the page among the flagged ones."""
        return item.page.capture.id in self.flagged

    def in_sample(self, item: PageItem) -> bool:
        """Whether the page was drawn."""
        return item.page.capture.id in self.sample

    def must_be_seen(self, item: PageItem) -> bool:
        """Whether the plan asks that somebody looks at this page."""
        capture = item.page.capture.id
        if self.was_flagged(item) or self.in_sample(item) or capture in self.refused:
            return True
        return any(capture in plan.rest and not plan.sample.isdisjoint(self.refused) for plan in self.plans)

    def is_changed(self, item: PageItem) -> bool:
        """Whether the page is new since the dossier was reviewed before."""
        plan = self.plan
        if plan is None or plan.round == 1:
            return False
        capture = item.page.capture.id
        return capture in plan.flagged or capture in plan.sample or capture in plan.rest

    def accepted_before(self, item: PageItem) -> bool:
        """Whether an earlier review accepted what the page shows."""
        again = self.plan is not None and self.plan.round > 1
        return again and item.page.state is PageState.ACCEPTED and not self.is_changed(item)

    def overview(self, items: Iterable[PageItem]) -> Overview:
        """Count all of it: it is asked for after each verdict, and there may be 10,000 pages."""
        found, items = Overview(), list(items)
        for item in items:
            if item.page.state is PageState.REJECTED:
                self.refused.add(item.page.capture.id)
            elif item.page.state is PageState.ACCEPTED:
                self.refused.discard(item.page.capture.id)
        failed = failed_rest(self.plans, self.refused)
        for item in items:
            found.pages += 1
            undecided = item.page.state in UNDECIDED or self._by_command_alone(item)
            found.accepted += item.page.state is PageState.ACCEPTED
            if item.page.state is PageState.REJECTED:
                found.rejected += 1
                found.first_rejected = found.first_rejected or item.page.id
            self._count(found, item, failed, undecided=undecided)
        return found

    def _by_command_alone(self, item: PageItem) -> bool:
        """Whether a page that must be looked at was accepted by a command, which is no look."""
        seen = self.evidence.get(item.page.capture.id)
        bare = item.page.state is PageState.ACCEPTED and seen is not None and seen.kind == COMMAND
        return bare and self.must_be_seen(item)

    def _count(self, found: Overview, item: PageItem, failed: frozenset[str], *, undecided: bool) -> None:
        capture = item.page.capture.id
        if capture in self.flagged:
            found.flagged += 1
            found.flagged_done += not undecided
        elif capture in self.sample or capture in failed or capture in self.refused:
            found.sample += 1
            found.sample_done += not undecided
            found.failed += capture in failed and capture not in self.sample
        else:
            if capture in self.rest:
                found.rest += 1
                found.rest_open += undecided
            if undecided:
                found.others += 1
                found.first_other = found.first_other or item.page.id
            return
        if undecided:
            found.first_to_look = found.first_to_look or item.page.id


def facts_of(view: DossierView | None) -> ReviewFacts:
    """Return what is known of a dossier."""
    if view is None:
        return ReviewFacts()
    documents = {one.id: one for one in view.documents}
    none = frozenset[str]()
    return ReviewFacts(
        view.plan,
        documents,
        {page: one.id for one in view.documents for page in one.page_ids},
        flagged=none.union(*(plan.flagged for plan in view.plans)),
        sample=none.union(*(plan.sample for plan in view.plans)),
        rest=none.union(*(plan.rest for plan in view.plans)),
        plans=view.plans,
        evidence=view.evidence,
        refused=set(view.rejected),
    )


def is_undecided(item: PageItem) -> bool:
    """Whether a page waits for a verdict."""
    return item.page.state in UNDECIDED


def can_be_decided(item: PageItem) -> bool:
    """Whether a verdict can be given for the first time: the page was inspected."""
    return item.page.state in (PageState.PASSED, PageState.FLAGGED)
