"""The paper on the table is not the sheet on the screen: the last good one is one earlier than was thought.

Feeders hold sheets back and count on after a fault, so screen and output tray may differ (devices stop after the sheet
that went wrong; VotingWorks vxsuite #5668). Only the person who has the paper in hand knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from station.gui.capture.feeding import Feeding, ScanEnd
from station.gui.capture.scan_run import ScanOrder
from station.gui.history import Change
from station.gui.pages.dossier_pages import DossierPages
from station.gui.shift import Shift
from station.model.dossier import Page
from station.model.states import PageState
from station.workflow.edit_pages import mark_suspect

# What such a page is suspected of: the other codes come from the scanner.
SUSPECT = "not_as_on_the_table"


def one_back(end: ScanEnd | None, pages: Sequence[Page]) -> ScanEnd | None:
    """Return how to go on after a fault from one sheet earlier, its pages filled again in their places.

    ``None`` when there is no such sheet, or it was accepted already.
    """
    if end is None or not end.is_fault or end.order.is_rescan or not pages:
        return None
    behind = end.order.after if end.order.after is not None else pages[-1].id
    stop = next((place for place, page in enumerate(pages, start=1) if page.id == behind), 0)
    first = next((place for place, page in enumerate(pages[:stop]) if page.sheet == end.sheet - 1), stop)
    again = tuple(pages[first:stop])
    if not again or any(page.state is PageState.ACCEPTED for page in again):
        return None
    order = ScanOrder(again, again[-1].id, grows=not end.order.is_insertion)
    last = pages[first - 1] if first else None
    return replace(end, sheet=end.sheet - 1, last=last, doubted=(), order=order)


class SheetBack(QObject):
    """``failed`` carries why the pages could not be marked."""

    failed = Signal(object)

    def __init__(self, shift: Shift, pages: DossierPages, feeding: Feeding, parent: QObject) -> None:
        super().__init__(parent)
        self._shift, self._pages, self._feeding = shift, pages, feeding

    @property
    def target(self) -> ScanEnd | None:
        """How it would go on from one sheet earlier, ``None`` when it cannot."""
        return one_back(self._feeding.end, [item.page for item in self._pages.items])

    def go(self) -> None:
        """Mark the last sheet to be checked, and go on with it: it is fed again, and what was behind it."""
        before, after = self._feeding.end, self.target
        if before is None or after is None or self._feeding.run.running:
            return
        station, person = self._shift.station, self._shift.person
        doubted = [page for page in after.order.slots if not page.suspect]
        words = self.tr("Sheet {n} to be fed again").format(n=after.sheet)
        change = Change(
            words,
            lambda: [(page, mark_suspect(station, person, page, SUSPECT)) for page in doubted],
            lambda marked: [mark_suspect(station, person, page, doubt) for page, doubt in marked],
            lambda _marked: self._show(before, after),
            lambda: self._show(after, before),
        )
        self._shift.history.do(change, self.failed.emit)

    def _show(self, was: ScanEnd, now: ScanEnd) -> None:
        # Once paper moved again, what the fault asked for is past.
        if self._feeding.end is was:
            self._feeding.go_on_from(now)
        self._pages.reload()
        self._shift.inspection.wake()
