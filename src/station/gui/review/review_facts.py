"""What a review knows of a dossier beyond its pages: the plan, which document a page is of, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from station.gui.pages.page_item import PageItem
from station.model.dossier import Document
from station.model.review import SamplingPlan
from station.model.states import PageState
from station.workflow.view_dossiers import DossierView

UNDECIDED = frozenset({PageState.CAPTURED, PageState.PASSED, PageState.FLAGGED})


@dataclass(frozen=True, slots=True)
class PlanTally:
    """How far the plan is: pages to look at and those decided, of the flagged ones and of the sample; and the rest."""

    flagged: int = 0
    flagged_done: int = 0
    sample: int = 0
    sample_done: int = 0
    rest: int = 0
    rest_open: int = 0

    @property
    def to_look(self) -> int:
        """Pages of the plan that nobody decided yet."""
        return self.flagged - self.flagged_done + self.sample - self.sample_done


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """``document_of`` gives the document of a page, by ids; ``captures`` how often a page was captured, if known."""

    plan: SamplingPlan | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    document_of: Mapping[str, str] = field(default_factory=dict)
    captures: dict[str, int] = field(default_factory=dict)

    def was_flagged(self, item: PageItem) -> bool:
        """Whether the plan counts the page among the flagged ones."""
        return self.plan is not None and item.page.capture.id in self.plan.flagged

    def in_sample(self, item: PageItem) -> bool:
        """Whether the page was drawn."""
        return self.plan is not None and item.page.capture.id in self.plan.sample

    def must_be_seen(self, item: PageItem) -> bool:
        """Whether the plan asks that somebody looks at this page."""
        # Asked for each page of thousands after each verdict: the plan's ``pages`` would be put together every time.
        return self.was_flagged(item) or self.in_sample(item)

    def is_changed(self, item: PageItem) -> bool:
        """Whether the page is new since the dossier was reviewed before."""
        plan = self.plan
        if plan is None or plan.round == 1:
            return False
        return self.must_be_seen(item) or item.page.capture.id in plan.rest

    def accepted_before(self, item: PageItem) -> bool:
        """Whether an earlier review accepted what the page shows."""
        again = self.plan is not None and self.plan.round > 1
        return again and item.page.state is PageState.ACCEPTED and not self.is_changed(item)

    def tally(self, items: Iterable[PageItem]) -> PlanTally:
        """Return how far the plan is."""
        plan = self.plan
        if plan is None:
            return PlanTally()
        decided = {item.page.capture.id for item in items if item.page.state not in UNDECIDED}
        live = {item.page.capture.id for item in items}
        flagged, sample, rest = plan.flagged & live, plan.sample & live, plan.rest & live
        return PlanTally(
            len(flagged), len(flagged & decided), len(sample), len(sample & decided), len(rest), len(rest - decided)
        )


def facts_of(view: DossierView | None) -> ReviewFacts:
    """Return what is known of a dossier."""
    if view is None:
        return ReviewFacts()
    documents = {one.id: one for one in view.documents}
    return ReviewFacts(view.plan, documents, {page: one.id for one in view.documents for page in one.page_ids})


def is_undecided(item: PageItem) -> bool:
    """Whether a page waits for a verdict."""
    return item.page.state in UNDECIDED
