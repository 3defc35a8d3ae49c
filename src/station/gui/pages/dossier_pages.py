"""The pages of one open dossier: loaded once, kept up to date by what arrives, with one of them current."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from station.gui.job_bridge import JobBridge
from station.gui.pages.page_item import PageItem, spoken
from station.gui.pages.page_model import PageModel
from station.gui.shift import Shift
from station.model.dossier import Page
from station.model.states import PageState
from station.workflow.inspect_pages import InspectedPage
from station.workflow.view_dossiers import DossierView, view_dossier


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
        self.view: DossierView | None = None
        self.items: list[PageItem] = []
        self.slot: int | None = None
        self._current = ""
        self._reading = 0
        shift.inspection.inspected.connect(self._inspected)
        shift.inspection.running_changed.connect(self._inspection_changed)

    @property
    def dossier_id(self) -> str:
        """Which dossier is open, ``""`` for none."""
        return self.view.dossier.id if self.view is not None else ""

    @property
    def current(self) -> PageItem | None:
        """The page that is looked at."""
        return next((item for item in self.items if item.page.id == self._current), None)

    def open(self, dossier_id: str, wanted: str = "") -> None:
        """Read a dossier; ``wanted`` is the page to look at, else the one looked at before, else the first."""
        self.bridge.cancel(self._reading)
        station = self._shift.station
        self._reading = self.bridge.read(
            lambda: view_dossier(station, dossier_id), lambda view: self._show(view, wanted), self.failed.emit
        )

    def reload(self, wanted: str = "") -> None:
        """Read the same dossier anew."""
        if self.view is not None:
            self.open(self.view.dossier.id, wanted)

    def clear(self) -> None:
        """Open no dossier."""
        self.bridge.cancel(self._reading)
        self.view, self.items, self.only, self._current = None, [], None, ""
        self._lay_out()

    def choose(self, page_id: str) -> None:
        """Look at a page."""
        if page_id != self._current:
            self._current = page_id
            self.current_changed.emit(page_id)

    def put(self, page: Page) -> None:
        """Show a page that arrived: behind the last one, or in its old place when it was captured again."""
        fresh = PageItem(page, inspecting=self._shift.inspection.running)
        places = [place for place, item in enumerate(self.items) if item.page.id == page.id]
        if places:
            self.items[places[0]] = fresh
        else:
            self.items.append(fresh)
        self._lay_out()
        self.changed.emit()
        if page.id == self._current:
            self.current_changed.emit(page.id)

    def set_page(self, page: Page) -> None:
        """Show another state of a page that is listed."""
        for place, item in enumerate(self.items):
            if item.page.id == page.id:
                self.items[place] = replace(item, page=page)
        self._lay_out()
        self.changed.emit()
        if page.id == self._current:
            self.current_changed.emit(page.id)

    def show_only(self, wanted: Callable[[PageItem], bool] | None) -> None:
        """List some of the pages, or all."""
        self.only = wanted
        self._lay_out()

    def touch(self, page_id: str) -> None:
        """Redraw a page, whose thumbnail came."""
        self.model.touch(page_id)
        if self.with_grid:
            self.grid.touch(page_id)

    def mark_slot(self, sheet: int | None) -> None:
        """Show the place of a sheet that waits to be fed again."""
        if sheet != self.slot:
            self.slot = sheet
            self._lay_out()

    def neighbour(self, step: int, wanted: Callable[[PageItem], bool] | None = None) -> PageItem | None:
        """Return the next page in this direction, of all or of those wanted; ``None`` at the end."""
        order = self.items if step > 0 else self.items[::-1]
        here = next((place for place, item in enumerate(order) if item.page.id == self._current), -1)
        following: Iterable[PageItem] = order[here + 1 :]
        return next((item for item in following if wanted is None or wanted(item)), None)

    def close(self) -> None:
        """Tell nothing any more."""
        self._shift.inspection.inspected.disconnect(self._inspected)
        self._shift.inspection.running_changed.disconnect(self._inspection_changed)
        self.bridge.close()

    def _show(self, view: DossierView, wanted: str) -> None:
        fresh = view.dossier.id != self.dossier_id
        self.view = view
        running = self._shift.inspection.running
        self.items = [
            PageItem(
                page,
                view.reports[page.capture.id].findings if page.capture.id in view.reports else (),
                running,
                view.decisions.get(page.capture.id),
            )
            for page in view.pages
        ]
        if fresh:
            self.slot = None
        self._lay_out()
        ids = [item.page.id for item in self.items]
        target = wanted if wanted in ids else self._current if self._current in ids else next(iter(ids), "")
        self._current = target
        self.loaded.emit()
        self.changed.emit()
        self.current_changed.emit(target)

    def _lay_out(self) -> None:
        documents = self.view.documents if self.view is not None else ()
        shown = self.items if self.only is None else [item for item in self.items if self.only(item)]
        self.model.set_content(shown, documents, self.slot)
        if self.with_grid:
            self.grid.set_content(shown, documents)

    def _inspected(self, inspected: InspectedPage) -> None:
        if inspected.page.dossier_id != self.dossier_id:
            return
        for place, item in enumerate(self.items):
            same = item.page.id == inspected.page.id and item.page.capture.id == inspected.page.capture.id
            if same and item.page.state is PageState.CAPTURED:
                page = replace(item.page, state=inspected.state)
                self.items[place] = PageItem(page, inspected.report.findings, item.inspecting, item.decision)
                if self.view is not None:
                    self.view.reports[item.page.capture.id] = inspected.report
                self.model.set_item(self.items[place])
                self.grid.set_item(self.items[place])
                self.changed.emit()
                if item.page.id == self._current:
                    self.current_changed.emit(self._current)

    def _inspection_changed(self, running: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        self.items = [replace(item, inspecting=running) for item in self.items]
        self._lay_out()
        self.changed.emit()
