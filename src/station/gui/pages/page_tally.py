"""How many pages look how, and which of them need a look: kept up to date page by page.

A dossier may have 10,000 pages, and while paper runs its figures are shown anew several times a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from station.gui.pages.page_item import PageItem


class PageTally:
    """``colours`` counts pages by the colour of their state, ``needing`` has the places of those that need a look."""

    def __init__(self, items: Sequence[PageItem]) -> None:
        self.colours = Counter(item.look.colour for item in items)
        self.needing = {place for place, item in enumerate(items) if item.needs_a_look}

    def add(self, place: int, item: PageItem) -> None:
        """Count one page more."""
        self.colours[item.look.colour] += 1
        if item.needs_a_look:
            self.needing.add(place)

    def swap(self, place: int, old: PageItem, new: PageItem) -> None:
        """Count another state of a page in the place of the old one."""
        self.colours[old.look.colour] -= 1
        self.needing.discard(place)
        self.add(place, new)
