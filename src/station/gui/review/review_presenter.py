"""Reviewing a dossier: which is open, which of its pages are listed, what is shown. One's own are never offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from station.gui.job_bridge import JobBridge
from station.gui.pages.current_picture import CurrentPicture
from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.page_item import PageItem, caption
from station.gui.pages.page_pictures import PagePictures
from station.gui.pages.thumbnails import Thumbnails
from station.gui.review.deciding import Deciding
from station.gui.review.looking import LookingTime
from station.gui.review.page_filter import PageFilter, deviation
from station.gui.review.queue_model import QueueModel
from station.gui.review.review_facts import Overview, ReviewFacts, facts_of, is_undecided
from station.gui.shift import Shift
from station.model.errors import StationError
from station.model.people import Action
from station.model.review import SamplingPlan, SecrecyStop
from station.model.states import DossierState
from station.workflow.page_images import page_thumbnail
from station.workflow.review_dossier import approval_summary, approve_dossier, note_pages, return_dossier
from station.workflow.review_plan import ensure_plan
from station.workflow.review_queue import QueueLine, review_queue
from station.workflow.secrecy_stop import release_stop

# Pages fetched ahead: the one that the next verdict leads to, and the one behind it.
AHEAD = 2
# Pages whose earlier captures are counted for their captions.
COUNTED = 500
EVERY_KEY = "review/every"


class ReviewPresenter(CurrentPicture, QObject):
    """``queued``: the queue was read; ``opened``: a dossier is shown; ``closed``: it is decided, back to the queue.

    ``filtered``: other pages are listed; ``summed_up`` carries what approving would do; ``failed`` a ``Sentence``.
    """

    queued = Signal()
    opened = Signal()
    closed = Signal()
    filtered = Signal()
    summed_up = Signal(object)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        station = shift.station
        self.bridge = JobBridge(shift.lanes, self)
        self.queue = QueueModel(shift, self)
        self.own = 0
        self.pages = DossierPages(shift, self, with_grid=True)
        self.pages.grid.run_on = True
        self.thumbnails = Thumbnails(shift.lanes, lambda page: page_thumbnail(station, page), self)
        self.pictures = PagePictures(shift.lanes, station, self)
        self.time = LookingTime()
        self.decide = Deciding(shift, self.pages, self.time, self)
        self.facts = ReviewFacts()
        self.filter = PageFilter(every=max(2, shift.preferences.number(EVERY_KEY, 10)))
        self.corrected = True
        self._opening = self._sent_to = ""
        self._overview: Overview | None = None
        for told in (self.pages.loaded, self.pages.changed, self.decide.shown):
            told.connect(self._forget_overview)
        self.pages.loaded.connect(self._loaded)
        self.pages.failed.connect(self._fail)
        self.decide.failed.connect(self._fail)
        self.thumbnails.ready.connect(self.pages.touch)
        shift.inspection.running_changed.connect(self._inspection_changed)

    @property
    def in_review(self) -> bool:
        """Whether the person can give verdicts on the open dossier."""
        view = self.pages.view
        may = self._shift.person.may(Action.ACCEPT)
        return may and view is not None and view.dossier.state is DossierState.IN_REVIEW

    @property
    def can_return(self) -> bool:
        """Whether the person can send the open dossier back."""
        view = self.pages.view
        may = self._shift.person.may(Action.RETURN)
        return may and view is not None and view.dossier.state is DossierState.IN_REVIEW

    @property
    def overview(self) -> Overview:
        """How far the review is."""
        if self._overview is None:
            self._overview = self.facts.overview(self.pages.items)
        return self._overview

    @property
    def stops(self) -> tuple[SecrecyStop, ...]:
        """The secrecy marks that stop the open dossier."""
        view = self.pages.view
        return tuple(stop for stop in view.stops if stop.holds) if view is not None else ()

    def page_of(self, stop: SecrecyStop) -> str:
        """Return the id of the page with the mark, ``""`` when it is not there any more."""
        items = self.pages.items
        return next((item.page.id for item in items if item.page.capture.id == stop.capture_id), "")

    @property
    def shift(self) -> Shift:
        """Texts and preferences for the view."""
        return self._shift

    def load_queue(self) -> None:
        """Read what waits for review."""
        shift = self._shift

        def done(answer: tuple[Sequence[QueueLine], int]) -> None:
            lines, self.own = answer
            self.queue.show(lines)
            self.queued.emit()

        self.bridge.read(lambda: review_queue(shift.station, shift.person.id), done, self._fail)

    def open(self, dossier_id: str, page_id: str = "") -> None:
        """Open a dossier, at a page when one is named; the plan of this round is made when there is none yet."""
        shift = self._shift
        shift.history.use(dossier_id)
        if dossier_id != self.pages.dossier_id:
            self.filter = PageFilter(every=self.filter.every)
            self.pages.show_only(None)
        self._opening, self._sent_to = dossier_id, page_id
        if not shift.person.may(Action.ACCEPT):
            self.pages.open(dossier_id, page_id)
            return

        def refused(error: StationError) -> None:
            self.pages.open(dossier_id, page_id)
            self._fail(error)

        self.bridge.write(
            lambda: ensure_plan(shift.station, shift.person, dossier_id),
            lambda _plan: self.pages.open(dossier_id, page_id),
            refused,
        )

    def leave(self) -> None:
        """Go back to the queue; verdicts given so far stay."""
        self.pages.clear()
        self.facts = ReviewFacts()
        self._forget_overview()
        self.closed.emit()
        self.load_queue()

    def list_pages(self, chosen: PageFilter) -> None:
        """List other pages; the current one stays it where it can, else the next one that is listed."""
        if chosen.every != self.filter.every:
            self._shift.preferences.keep(EVERY_KEY, chosen.every)
        self.filter = chosen
        self._apply_filter()
        current = self.pages.current
        listed = self.pages.listed
        if listed and (current is None or self.pages.model.turn_of(current.page.id) < 0):
            here = current.page.number if current is not None else 0
            self.pages.choose(next((one for one in listed if one.page.number > here), listed[0]).page.id)
        self.filtered.emit()

    def _apply_filter(self) -> None:
        chosen = self.filter
        order = (lambda item: -deviation(item)) if chosen.worst_first else None
        if chosen.lists_all:
            self.pages.show_only(None, order)
        else:
            ids = chosen.pages(self.pages.items, self.facts)
            self.pages.show_only(lambda item: item.page.id in ids, order)

    def clear_filter(self) -> None:
        """List every page, in page order."""
        self.list_pages(PageFilter(every=self.filter.every))

    def sum_up(self) -> None:
        """Ask what approving would do."""
        view, shift = self.pages.view, self._shift
        if view is None:
            return
        dossier_id = view.dossier.id

        def read() -> None:
            self.bridge.read(
                lambda: approval_summary(shift.station, shift.person, dossier_id), self.summed_up.emit, self._fail
            )

        self.decide.when_written(read)

    def approve(self) -> None:
        """Approve the dossier; from here on it can be packaged."""
        view, shift = self.pages.view, self._shift
        if view is not None:
            self._finish(lambda: approve_dossier(shift.station, shift.person, view.dossier))

    @property
    def notes_left(self) -> dict[str, str]:
        """The notes on pages of the open dossier that went with no verdict, by page id."""
        return self.decide.notes.among(item.page.id for item in self.pages.items)

    def return_dossier(self, reason: str, note: str) -> None:
        """Send the dossier back to its clerk."""
        view, shift = self.pages.view, self._shift
        if view is not None:
            why = f"{reason} {'; '.join((*filter(None, (note,)), *self._words_left()))}".strip()
            self._finish(lambda: return_dossier(shift.station, shift.person, view.dossier, why))

    def release(self, stop: SecrecyStop, outcome: str, reason: str) -> None:
        """Say what a secrecy mark is (``not_a_mark``, ``confirmed``); for a supervisor."""
        shift = self._shift
        self.bridge.write(
            lambda: release_stop(shift.station, shift.person, stop.id, outcome, reason),
            lambda _none: self.pages.reload(),
            self._fail,
        )

    def step(self, step: int, wanted: Callable[[PageItem], bool] | None = None) -> None:
        """Look at the next listed page in a direction, of all or of those wanted."""
        found = self.pages.neighbour(step, wanted)
        if found is not None:
            self.pages.choose(found.page.id)

    def needs_a_look(self, item: PageItem) -> bool:
        """Whether somebody must still look at a page: flagged or rejected, or of the plan and undecided."""
        return item.needs_a_look or (self.facts.must_be_seen(item) and is_undecided(item))

    def show_current(self) -> None:
        """Fetch the picture of the current page, and those of the pages that come next."""
        current = self.pages.current
        if current is None:
            return
        self.pictures.want(current.page, corrected=self.corrected)
        following: list[PageItem] = []
        for wanted in (is_undecided, None):
            found = self.pages.neighbour(1, wanted)
            if found is not None and found not in following:
                following.append(found)
        self.pictures.fetch_ahead([one.page for one in following[:AHEAD]], corrected=self.corrected)

    def stand_in(self, item: PageItem) -> QImage | None:
        """Return a small picture of a page, unless the large one is there."""
        there = self.pictures.has(item.page, corrected=self.corrected)
        return None if there else self.thumbnails.get(item.page)

    def caption(self, item: PageItem) -> str:
        """Return what stands under a thumbnail: what was found, else how it comes into this review."""
        found = caption(item, self._shift.words.texts)
        if found:
            return found
        times = self.facts.captures.get(item.page.id, 1)
        if times > 1:
            return QCoreApplication.translate("review", "scan {n}").format(n=times)
        if self.facts.in_sample(item):
            return QCoreApplication.translate("review", "sample")
        return QCoreApplication.translate("review", "before") if self.facts.accepted_before(item) else ""

    def close(self) -> None:
        """Tell nothing any more."""
        self._shift.inspection.running_changed.disconnect(self._inspection_changed)
        for part in (self.thumbnails, self.pictures, self.pages, self.bridge):
            part.close()

    def _forget_overview(self) -> None:
        self._overview = None

    def _loaded(self) -> None:
        counted = self.facts.captures if self._opening == "" else {}
        self.facts = replace(facts_of(self.pages.view), captures=counted)
        self._forget_overview()
        fresh, self._opening = bool(self._opening), ""
        if not self.filter.lists_all or self.filter.worst_first:
            self._apply_filter()
        if fresh:
            if not self._sent_to:
                self._go_to_start()
            self._count_captures()
        self.opened.emit()

    def _inspection_changed(self, running: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        """Plan what was inspected only now: limits changed, and its report was stale."""
        view, shift = self.pages.view, self._shift
        if running or view is None or not self.in_review:
            return
        dossier_id, known = view.dossier.id, self.facts.plan

        def done(plan: SamplingPlan | None) -> None:
            if plan is not None and (known is None or plan.id != known.id) and self.pages.dossier_id == dossier_id:
                self.pages.reload()

        self.bridge.write(lambda: ensure_plan(shift.station, shift.person, dossier_id), done, self._fail)

    def _go_to_start(self) -> None:
        """Begin at the first page that is new in this round, else at the first that the plan asks for."""
        items = self.pages.items
        first = next((item for item in items if self.facts.is_changed(item) and is_undecided(item)), None)
        if first is None and self.facts.plan is not None and self.facts.plan.round == 1:
            first = next((item for item in items if is_undecided(item)), None)
        if first is not None:
            self.pages.choose(first.page.id)

    def _count_captures(self) -> None:
        """Count how often the new pages of this round were captured: it stands under their thumbnails."""
        changed = [item.page.id for item in self.pages.items if self.facts.is_changed(item)][:COUNTED]
        station, counts = self._shift.station, self.facts.captures

        def count() -> dict[str, int]:
            with station.workspace.read() as reader:
                return {page_id: len(reader.captures(page_id)) for page_id in changed}

        def done(counted: dict[str, int]) -> None:
            counts.update(counted)
            for page_id in counted:
                self.pages.touch(page_id)

        if changed:
            self.bridge.read(count, done, self._fail)

    def _words_left(self) -> list[str]:
        """Return the notes without a verdict as the clerk reads them behind the reason."""
        page = QCoreApplication.translate("review", "page {n}: {note}")
        left = self.notes_left
        items = [item for item in self.pages.items if item.page.id in left]
        return [page.format(n=item.page.number, note=left[item.page.id]) for item in items]

    def _finish(self, act: Callable[[], None]) -> None:
        shift, left = self._shift, self.notes_left

        def write() -> None:
            act()
            if left:
                note_pages(shift.station, shift.person, left)

        def done(_none: None) -> None:
            for page_id in left:
                self.decide.notes.take(page_id)
            self._shift.notices.figures_changed.emit()
            self._shift.history.forget(self.pages.dossier_id)
            self.leave()

        self.decide.when_written(lambda: self.bridge.write(write, done, self._fail))

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
