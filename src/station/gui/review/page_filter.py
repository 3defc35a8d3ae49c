"""Which pages of a dossier are listed, and in which order: tabs, and what was chosen with ``F``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from station.gui.pages.page_item import PageItem
from station.gui.review.review_facts import ReviewFacts
from station.model.finding import Finding, Outcome
from station.model.states import PageState

# A finding that has no figure to compare stands behind those that are far over their limit.
NO_FIGURE = 1.0
EVERY = (2, 3, 5, 10, 20, 50, 100)


class Tab(StrEnum):
    """What the tabs list."""

    ALL = "all"
    FLAGGED = "flagged"
    SAMPLE = "sample"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class PageFilter:
    """``every``: each so many-th page; ``state``, ``check``, ``document`` narrow further, ``""`` does not.

    ``changed``: only what is new since the last review; ``worst_first``: what is farthest over a limit comes first.
    """

    tab: Tab = Tab.ALL
    every: int = 10
    state: str = ""
    check: str = ""
    document: str = ""
    changed: bool = False
    worst_first: bool = False

    @property
    def narrows(self) -> bool:
        """Whether more than a tab was chosen."""
        return bool(self.state or self.check or self.document or self.changed)

    @property
    def lists_all(self) -> bool:
        """Whether every page is listed."""
        return self.tab is Tab.ALL and not self.narrows

    def pages(self, items: Iterable[PageItem], facts: ReviewFacts) -> frozenset[str]:
        """Return the ids of the pages that are listed; they stay listed whatever is decided on them."""
        in_tab = _TABS[self.tab]
        return frozenset(
            item.page.id for item in items if in_tab(self, item, facts) and self._matches(item, facts)
        )  # fmt: skip

    def _matches(self, item: PageItem, facts: ReviewFacts) -> bool:
        return (
            (not self.state or item.page.state.value == self.state)
            and (not self.check or any(finding.check == self.check for finding in item.problems))
            and (not self.document or facts.document_of.get(item.page.id) == self.document)
            and (not self.changed or facts.is_changed(item))
        )


_TABS: dict[Tab, Callable[[PageFilter, PageItem, ReviewFacts], bool]] = {
    Tab.ALL: lambda _filter, _item, _facts: True,
    Tab.FLAGGED: lambda _filter, item, facts: item.needs_a_look or facts.was_flagged(item),
    Tab.SAMPLE: lambda _filter, item, facts: facts.in_sample(item),
    Tab.EVERY: lambda chosen, item, _facts: (item.page.number - 1) % max(1, chosen.every) == 0,
}


def deviation(item: PageItem) -> float:
    """Return how many times over its limit the worst finding of a page is; 0 for a page that is in order."""
    found = [one for one in item.problems if one.outcome is Outcome.FLAGGED]
    return max(map(_excess, found), default=0.5 if item.page.state is PageState.FLAGGED else 0.0)


def _excess(finding: Finding) -> float:
    value, limit = finding.value, finding.limit
    if value is None or limit is None:
        return NO_FIGURE
    value, limit = abs(value), abs(limit)
    if not limit or not value:
        return 1.0 + max(value, limit)
    # Some limits are floors (resolution, contrast): what counts is how far apart the two are.
    return max(value / limit, limit / value)
