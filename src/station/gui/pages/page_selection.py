"""Which pages are selected: one current, others with Shift (a run in page order) and Ctrl (one by one)."""

from __future__ import annotations

from collections.abc import Sequence


class PageSelection:
    """Ids of pages. ``current`` is the one that is looked at, always among the selected ones."""

    def __init__(self) -> None:
        self.current = ""
        self._anchor = ""
        self._ids: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        """All that are selected."""
        return self._ids

    def only(self, page_id: str) -> None:
        """Select one page."""
        self.current = self._anchor = page_id
        self._ids = frozenset((page_id,)) if page_id else frozenset()

    def show(self, page_id: str) -> None:
        """Make a page the current one; a selection that it belongs to stays."""
        if page_id in self._ids:
            self.current = page_id
        else:
            self.only(page_id)

    def extend(self, page_id: str, order: Sequence[str]) -> None:
        """Select the run from where the selection began to a page."""
        if self._anchor not in order or page_id not in order:
            self.only(page_id)
            return
        first, last = sorted((order.index(self._anchor), order.index(page_id)))
        self.current, self._ids = page_id, frozenset(order[first : last + 1])

    def toggle(self, page_id: str) -> None:
        """Take one page in, or out; the last one stays."""
        if page_id in self._ids and len(self._ids) > 1:
            self._ids -= {page_id}
            self.current = self.current if self.current != page_id else next(iter(self._ids))
        else:
            self._ids |= {page_id}
            self.current = page_id
        self._anchor = self.current

    def all(self, order: Sequence[str]) -> None:
        """Select every page."""
        self._ids = frozenset(order)

    def keep(self, listed: frozenset[str] | set[str]) -> None:
        """Forget pages that are listed no more; the current one stays."""
        if not self._ids <= listed:
            self._ids = (self._ids & listed) | ({self.current} if self.current else set())


def landing(order: Sequence[str], moved: frozenset[str], after: str) -> str | None:
    """Return the page behind which moved pages land, ``""`` for the front; ``None`` when nothing would change."""
    at = order.index(after) if after in order else -1
    while at >= 0 and order[at] in moved:
        at -= 1
    target = order[at] if at >= 0 else ""
    rest = [one for one in order if one not in moved]
    place = rest.index(target) + 1 if target else 0
    run = [one for one in order if one in moved]
    return None if [*rest[:place], *run, *rest[place:]] == list(order) else target
