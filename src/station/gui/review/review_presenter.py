"""Reviewing a dossier: a verdict on each page, then on the whole. One's own captures are never offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from station.gui.history import Change
from station.gui.job_bridge import JobBridge
from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.page_item import PageItem, caption
from station.gui.pages.page_pictures import PagePictures
from station.gui.pages.thumbnails import Thumbnails
from station.gui.shift import Shift
from station.gui.worklist.worklist_model import WINDOW, WorklistModel
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.states import DossierState, PageState
from station.storage.records import DossierSummary
from station.workflow.page_images import page_thumbnail
from station.workflow.review_dossier import (
    accept_page,
    accept_rest,
    approve_dossier,
    reject_page,
    return_dossier,
    undecide_page,
)
from station.workflow.view_dossiers import review_queue

UNDECIDED = frozenset({PageState.CAPTURED, PageState.PASSED, PageState.FLAGGED})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How far the review is: pages in all, accepted, rejected, and those that wait."""

    pages: int
    accepted: int
    rejected: int

    @property
    def open(self) -> int:
        """Pages without a verdict."""
        return self.pages - self.accepted - self.rejected


class ReviewPresenter(QObject):
    """``queued``: the queue was read; ``opened``: a dossier is shown; ``closed``: it is decided, back to the queue."""

    queued = Signal()
    opened = Signal()
    closed = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        station = shift.station
        self.bridge = JobBridge(shift.lanes, self)
        self.queue = WorklistModel(self)
        self.own = 0
        self.pages = DossierPages(shift, self, with_grid=True)
        self.thumbnails = Thumbnails(shift.lanes, lambda page: page_thumbnail(station, page), self)
        self.pictures = PagePictures(shift.lanes, station, self)
        self.corrected = True
        self.pages.loaded.connect(self.opened)
        self.pages.failed.connect(self._fail)
        self.pages.current_changed.connect(lambda _page: self.show_current())
        self.thumbnails.ready.connect(self.pages.touch)

    @property
    def in_review(self) -> bool:
        """Whether verdicts can be given on the open dossier."""
        return self.pages.view is not None and self.pages.view.dossier.state is DossierState.IN_REVIEW

    @property
    def verdicts(self) -> Verdicts:
        """How far the review is."""
        states = [item.page.state for item in self.pages.items]
        return Verdicts(len(states), states.count(PageState.ACCEPTED), states.count(PageState.REJECTED))

    @property
    def shift(self) -> Shift:
        """Texts and preferences for the view."""
        return self._shift

    def load_queue(self) -> None:
        """Read what waits for review."""
        shift = self._shift

        def done(answer: tuple[Sequence[DossierSummary], int]) -> None:
            lines, self.own = answer
            self.queue.show(len(lines), lines[:WINDOW])
            for offset in range(WINDOW, len(lines), WINDOW):
                self.queue.put(offset, lines[offset : offset + WINDOW])
            self.queued.emit()

        self.bridge.read(lambda: review_queue(shift.station, shift.person.id), done, self._fail)

    def open(self, dossier_id: str) -> None:
        """Open a dossier of the queue."""
        self._shift.history.use(dossier_id)
        self.pages.open(dossier_id)

    def leave(self) -> None:
        """Go back to the queue; verdicts given so far stay."""
        self.pages.clear()
        self.closed.emit()
        self.load_queue()

    def accept(self, reason: str = "", note: str = "") -> None:
        """Accept the current page and go on; a flagged one needs a reason."""
        item = self.pages.current
        if item is not None and item.page.state in UNDECIDED:
            page, shift, why = item.page, self._shift, f"{reason} {note}".strip()
            words = self.tr("Page {page} accepted").format(page=page.number)
            self._decide(lambda: accept_page(shift.station, shift.person, page, why), page, words)

    def reject(self, reason: str, note: str) -> None:
        """Reject the current page with a reason, and go on."""
        item = self.pages.current
        if item is not None:
            page, shift = item.page, self._shift
            words = self.tr("Page {page} rejected").format(page=page.number)
            self._decide(lambda: reject_page(shift.station, shift.person, page, reason, note), page, words)

    def undecide(self) -> None:
        """Take the verdict on the current page back; it is inspected again."""
        item, shift = self.pages.current, self._shift
        if item is None:
            return
        page = item.page

        def done(_state: PageState) -> None:
            self._undecided(page)

        self.bridge.write(lambda: undecide_page(shift.station, shift.person, page), done, self._fail)

    def accept_rest(self) -> None:
        """Accept every page that passed and was not decided."""
        view, shift = self.pages.view, self._shift
        if view is not None:
            self.bridge.write(
                lambda: accept_rest(shift.station, shift.person, view.dossier),
                lambda _count: self.pages.reload(),
                self._fail,
            )

    def approve(self) -> None:
        """Approve the dossier; from here on it can be packaged."""
        view, shift = self.pages.view, self._shift
        if view is not None:
            self._finish(lambda: approve_dossier(shift.station, shift.person, view.dossier))

    def return_dossier(self, reason: str, note: str) -> None:
        """Send the dossier back to its clerk."""
        view, shift = self.pages.view, self._shift
        if view is not None:
            why = f"{reason} {note}".strip()
            self._finish(lambda: return_dossier(shift.station, shift.person, view.dossier, why))

    def step(self, step: int, wanted: Callable[[PageItem], bool] | None = None) -> None:
        """Look at the next page in a direction, of all or of those wanted."""
        found = self.pages.neighbour(step, wanted)
        if found is not None:
            self.pages.choose(found.page.id)

    def show_current(self) -> None:
        """Fetch the picture of the current page."""
        current = self.pages.current
        if current is not None:
            self.pictures.want(current.page, corrected=self.corrected)

    def want_whole(self, page_id: str) -> None:
        """Fetch every pixel of the current page."""
        current = self.pages.current
        if current is not None and current.page.id == page_id:
            self.pictures.want_whole(current.page, corrected=self.corrected)

    def toggle_master(self) -> None:
        """Show the master, or the corrected image."""
        self.corrected = not self.corrected
        self.show_current()

    def caption(self, item: PageItem) -> str:
        """Return what stands under a thumbnail."""
        return caption(item, self._shift.words.texts)

    def close(self) -> None:
        """Tell nothing any more."""
        for part in (self.thumbnails, self.pictures, self.pages, self.bridge):
            part.close()

    def _decide(self, act: Callable[[], PageState], page: Page, words: str) -> None:
        shift = self._shift

        def done(state: PageState) -> None:
            following = self.pages.neighbour(1, is_undecided) or self.pages.neighbour(1)
            self.pages.set_page(replace(page, state=state))
            if following is not None:
                self.pages.choose(following.page.id)

        def undo(_state: PageState) -> PageState:
            return undecide_page(shift.station, shift.person, page)

        shift.history.do(Change(words, act, undo, done, lambda: self._undecided(page)), self._fail)

    def _undecided(self, page: Page) -> None:
        self._shift.inspection.wake()
        self.pages.reload(page.id)

    def _finish(self, act: Callable[[], None]) -> None:
        def done(_none: None) -> None:
            self._shift.notices.figures_changed.emit()
            self._shift.history.forget(self.pages.dossier_id)
            self.leave()

        self.bridge.write(act, done, self._fail)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))


def is_undecided(item: PageItem) -> bool:
    """Whether a page waits for a verdict."""
    return item.page.state in UNDECIDED
