"""The pages of one open dossier: loaded once, kept up to date by what arrives, with one of them current.

A page that arrives, a report, a verdict change one item; only another order of pages lays all of them out anew. What is
costly for 10,000 pages is done where the dossier is read, not in the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui import pace
from station.gui.job_bridge import JobBridge, Lanes
from station.gui.pages.page_item import PageItem, spoken
from station.gui.pages.page_model import PageModel
from station.gui.pages.page_tally import PageTally
from station.gui.pages.thumbnail_store import store_of
from station.gui.shift import Shift
from station.model.dossier import Page
from station.model.finding import Report
from station.model.states import PageState
from station.workflow.inspect_pages import InspectedPage
from station.workflow.station import Station
from station.workflow.view_dossiers import DossierView, page_report, view_dossier

# Changes that come close together are told together: whoever counts pages counts 10,000 of them.
TELL_MS = 120


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier as read, and its items in page order; those that did not change are the very same objects."""

    view: DossierView
    items: list[PageItem]
    tally: PageTally


class DossierPages(QObject):
    """``loaded``: the dossier was read; ``changed``: some page is another; ``current_changed`` carries a page id."""

    loaded = Signal()
    changed = Signal()
    current_changed = Signal(str)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None, *, with_grid: bool = False) -> None:
        super().__init__(parent)
        self._shift, self.with_grid = shift, with_grid
        self.bridge = JobBridge(shift.lanes, self)
        self.model = PageModel(lambda item: spoken(item, shift.words.texts), parent=self)
        self.grid = PageModel(lambda item: spoken(item, shift.words.texts), pairs=4, parent=self)
        self.only: Callable[[PageItem], bool] | None = None
        self.order: Callable[[PageItem], float] | None = None
        self.view: DossierView | None = None
        self.items: list[PageItem] = []
        self.slot: int | None = None
        self.tally = PageTally(())
        self._places: dict[str, int] = {}
        self._current = ""
        self._reading = self._asking = 0
        self._wanted = ""
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TELL_MS)
        self._telling.timeout.connect(self.changed)
        _of_window.setdefault(shift.lanes, WeakSet()).add(self)
        shift.inspection.inspected.connect(self._inspected)
        shift.inspection.running_changed.connect(self._inspection_changed)

    @property
    def dossier_id(self) -> str:
        """Which dossier is open, ``""`` for none."""
        return self.view.dossier.id if self.view is not None else ""

    @property
    def opening(self) -> bool:
        """Whether another dossier than the one that is shown is being read: nothing may happen to either meanwhile."""
        return self._wanted != self.dossier_id and self.bridge.is_running(self._reading)

    @property
    def current(self) -> PageItem | None:
        """The page that is looked at, with everything that was found on it."""
        return self.item(self._current)

    def item(self, page_id: str) -> PageItem | None:
        """Return a page with everything that was found on it, ``None`` when the dossier has none of this id."""
        place = self._places.get(page_id)
        if place is None:
            return None
        item = self.items[place]
        capture = item.page.capture.id
        if self.view is not None and capture in self.view.reports:
            item = replace(item, findings=self.view.reports[capture].everything)
        return item

    def open(self, dossier_id: str, wanted: str = "") -> None:
        """Read a dossier; ``wanted`` is the page to look at, else the one looked at before, else the first."""
        self.bridge.cancel(self._reading)
        station, running = self._shift.station, self._shift.inspection.running
        pace.collect_later()
        self._wanted = dossier_id
        known = self._known(dossier_id)
        self._reading = self.bridge.read(
            lambda: _load(station, dossier_id, known, running=running),
            lambda loaded: self._show(loaded, wanted),
            self.failed.emit,
        )

    def _known(self, dossier_id: str) -> dict[str, PageItem]:
        """Return the items that this or another room has of the dossier: what is the same is not kept twice."""
        rooms = [self, *_of_window.setdefault(self._shift.lanes, WeakSet())]
        items = next((room.items for room in rooms if room.dossier_id == dossier_id), [])
        return {item.page.id: item for item in items}

    def reload(self, wanted: str = "") -> None:
        """Read the same dossier anew."""
        if self.view is not None:
            self.open(self.view.dossier.id, wanted)

    def clear(self) -> None:
        """Open no dossier."""
        self.bridge.cancel(self._reading)
        self.bridge.cancel(self._asking)
        self.view, self.items, self._current, self._places = None, [], "", {}
        self.only = self.order = None
        self.tally = PageTally(())
        self._lay_out()

    def choose(self, page_id: str) -> None:
        """Look at a page."""
        if page_id != self._current:
            self._current = page_id
            self.current_changed.emit(page_id)
            self._ask_report()

    @property
    def needing(self) -> list[PageItem]:
        """The pages that a person should look at, in their order."""
        return [self.items[place] for place in sorted(self.tally.needing)]

    def put(self, page: Page) -> None:
        """Show a page that arrived: behind the last one, or in its old place when it was captured again."""
        fresh = PageItem(page, inspecting=self._shift.inspection.running)
        if page.id in self._places:
            self._set(fresh)
            return
        self._places[page.id] = len(self.items)
        self.items.append(fresh)
        self.tally.add(self._places[page.id], fresh)
        if self.only is None or self.only(fresh):
            for model in self._models:
                model.append(fresh)
        self._tell_soon()

    def show_only(
        self, wanted: Callable[[PageItem], bool] | None, order: Callable[[PageItem], float] | None = None
    ) -> None:  # fmt: skip
        """List some of the pages, or all; by what ``order`` gives, the least first, instead of page by page."""
        self.only, self.order = wanted, order
        self._lay_out()

    @property
    def listed(self) -> Sequence[PageItem]:
        """The pages that are listed, in the order of the list."""
        return self.items if self.only is None and self.order is None else self.model.items

    def run(self, page_ids: Sequence[str]) -> list[PageItem]:
        """Return the pages of these ids that are there."""
        return [self.items[self._places[one]] for one in page_ids if one in self._places]

    def set_item(self, item: PageItem) -> None:
        """Show what else is known of a page that is there."""
        if item.page.id in self._places:
            self._set(item)

    def touch(self, page_id: str) -> None:
        """Redraw a page, whose thumbnail came."""
        for model in self._models:
            model.touch(page_id)

    def mark_slot(self, sheet: int | None) -> None:
        """Show the place of a sheet that waits to be fed again."""
        if sheet != self.slot:
            self.slot = sheet
            self._lay_out()

    def neighbour(self, step: int, wanted: Callable[[PageItem], bool] | None = None) -> PageItem | None:
        """Return the next page of the list in this direction, of all or of those wanted; ``None`` at the end."""
        listed = self.listed
        here = self._places.get(self._current, -1) if listed is self.items else self.model.turn_of(self._current)
        if here < 0 and step < 0:
            return None
        places = range(here + 1, len(listed)) if step > 0 else range(here - 1, -1, -1)
        return next((listed[place] for place in places if wanted is None or wanted(listed[place])), None)

    def close(self) -> None:
        """Tell nothing any more."""
        self._telling.stop()
        self._shift.inspection.inspected.disconnect(self._inspected)
        self._shift.inspection.running_changed.disconnect(self._inspection_changed)
        self.bridge.close()

    @property
    def _models(self) -> tuple[PageModel, ...]:
        return (self.model, self.grid) if self.with_grid else (self.model,)

    def _show(self, loaded: Loaded, wanted: str) -> None:
        fresh = loaded.view.dossier.id != self.dossier_id
        self.view, self.items, self.tally = loaded.view, loaded.items, loaded.tally
        self._places = {item.page.id: place for place, item in enumerate(self.items)}
        if fresh:
            self.slot = None
        self._lay_out()
        first = self.items[0].page.id if self.items else ""
        target = next((one for one in (wanted, self._current) if one in self._places), first)
        self._current = target
        self.loaded.emit()
        # Whoever heard of it counted the pages; it is told to the others after it was painted.
        self._tell_soon()
        # Whoever heard of the dossier may have chosen another page of it.
        self.current_changed.emit(self._current)
        self._ask_report()

    def _ask_report(self) -> None:
        """Read the report of the page that is looked at when it came without: nothing was found on it."""
        view, current = self.view, self._places.get(self._current)
        self.bridge.cancel(self._asking)
        if view is None or current is None:
            return
        page = self.items[current].page
        capture, station = page.capture.id, self._shift.station
        if page.state is PageState.CAPTURED or capture in view.reports:
            return

        def done(report: Report | None) -> None:
            if report is not None and self.view is view:
                view.reports[capture] = report
                self.current_changed.emit(self._current)

        self._asking = self.bridge.read(lambda: page_report(station, capture), done, self.failed.emit)

    def _lay_out(self) -> None:
        documents = self.view.documents if self.view is not None else ()
        shown = self.items if self.only is None else [item for item in self.items if self.only(item)]
        if self.order is not None:
            # Pages from all over the dossier stand side by side: neither under heads nor with room for the other side.
            shown, documents = sorted(shown, key=self.order), ()
        packed = self.order is not None
        self.model.set_content(shown, documents, self.slot, packed=packed)
        if self.with_grid:
            self.grid.set_content(shown, documents, packed=packed)

    def _set(self, item: PageItem) -> None:
        """Show another state of one page; with a filter it may come or go."""
        place = self._places[item.page.id]
        self.tally.swap(place, self.items[place], item)
        self.items[place] = item
        listed = self.only is None or self.only(item)
        if listed and self.model.turn_of(item.page.id) >= 0:
            for model in self._models:
                model.set_item(item)
        elif listed or self.model.turn_of(item.page.id) >= 0:
            self._lay_out()
        self._tell_soon()
        if item.page.id == self._current:
            self.current_changed.emit(self._current)

    def _inspected(self, inspected: InspectedPage) -> None:
        # Also of a page that nobody saw while it waited: what was made of the inspection before shows another recipe.
        store_of(self._shift.lanes).outdate(inspected.page.capture.id)
        place = self._places.get(inspected.page.id)
        if place is None or inspected.page.dossier_id != self.dossier_id or self.view is None:
            return
        item = self.items[place]
        decided = item.page.state in (PageState.ACCEPTED, PageState.REJECTED)
        if item.page.capture.id == inspected.page.capture.id and not decided:
            self.view.reports[item.page.capture.id] = inspected.report
            page = replace(item.page, state=inspected.state)
            self._set(replace(item, page=page, findings=inspected.report.everything))

    def _inspection_changed(self, running: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        for place, item in enumerate(self.items):
            if item.inspecting != running and item.page.state is PageState.CAPTURED:
                self.items[place] = replace(item, inspecting=running)
                self.tally.swap(place, item, self.items[place])
                for model in self._models:
                    model.set_item(self.items[place])
        self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._telling.isActive():
            self._telling.start()


_of_window: WeakKeyDictionary[Lanes, WeakSet[DossierPages]] = WeakKeyDictionary()


def _load(station: Station, dossier_id: str, known: Mapping[str, PageItem], *, running: bool) -> Loaded:
    """Read a dossier and make its items; runs in the lane of reads."""
    view = view_dossier(station, dossier_id, passed_reports=False)
    notes = {note.page_id: note.note for note in view.leaf_notes if note.page_id is not None}
    flagged = {capture: view.reports.problems(capture) for capture in view.reports}
    items = []
    for page in view.pages:
        capture = page.capture.id
        findings, decision = flagged.get(capture, ()), view.decisions.get(capture)
        item = PageItem(page, findings, running, decision, capture in view.blank, notes.get(page.id, ""))
        old = known.get(page.id)
        items.append(item if old is None or old != item else old)
    # Not kept twice either when another room shows it: 10,000 pages are 15 MB.
    view = replace(view, pages=tuple(item.page for item in items))
    return Loaded(view, items, PageTally(items))
