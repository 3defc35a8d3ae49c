"""The middle of the review: the page, two pages, the grid, the words of the page; what is listed stands over them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.gui import keymap
from station.gui.job_bridge import JobBridge
from station.gui.pages.big_page import BigPage
from station.gui.pages.facing_pages import FacingPages
from station.gui.pages.page_grid import PageGrid
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_lights import Light
from station.gui.pages.page_marks import Plate
from station.gui.pages.page_pictures import Picture
from station.gui.pages.page_view import PageView
from station.gui.pages.text_pane import TextPane
from station.gui.parts.empty_state import EmptyState
from station.gui.review.filter_bar import FilterBar
from station.gui.review.looking import READABLE
from station.gui.review.review_delegate import ReviewDelegate
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.review_tools import ROOMY, ReviewTools
from station.gui.states import side_word
from station.model.geometry import Box
from station.model.page_text import PageText
from station.workflow.suggest_fields import page_text

ZOOM_KEY, TEXT_KEY, GRID_KEY = "review/zoom", "review/text", "review/in_grid"


class ReviewStage(QWidget):
    """``mode_changed``: grid or page; ``left``: the filter gives the keyboard back to the pages."""

    mode_changed = Signal()
    left = Signal()

    def __init__(self, presenter: ReviewPresenter, delegate: ReviewDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._bridge = JobBridge(presenter.shift.lanes, self)
        self._text_job = 0
        self.big = BigPage(self)
        self.big.stand_in = presenter.stand_in
        self.tools = ReviewTools(presenter, self.big.tools, self)
        self.filter = FilterBar(presenter)
        self.grid = PageGrid(presenter.pages.grid, delegate, thumb=self.tools.thumb)
        self._empty = EmptyState("filter")
        self.facing = FacingPages(presenter.shift, presenter.pages, self.big)
        self.text = TextPane(fields=False)
        self.big.add_beside(self.text, 1)
        self.big.add_bar(self.filter)
        for widget in (self.grid, self._empty):
            self.big.stack.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.big)
        preferences = presenter.shift.preferences
        self._text_wanted = bool(preferences.number(TEXT_KEY, 0))
        self._in_grid = bool(preferences.number(GRID_KEY, 0))
        self.text.setVisible(self._text_wanted and not self._in_grid)
        self.big.view.use_zoom(preferences.number(ZOOM_KEY, 0))
        self._connect()
        self._show_mode()

    @property
    def showing_grid(self) -> bool:
        """Whether many pages are shown at once."""
        return self._in_grid

    def bind_keys(self, room: QWidget) -> None:
        """Bind the keys of pages in a room."""
        for action, act in (
            ("grid", self.show_grid), ("pairs", self.show_pairs), ("single", self.show_single),
            ("ocr_text", self.toggle_text), ("filter", self.filter.open),
        ):  # fmt: skip
            keymap.bind(room, action, act)
        self.big.bind_keys(room)

    def show_grid(self) -> None:
        """Show many pages at once."""
        self._use_grid(on=True)
        current = self._presenter.pages.current
        if current is not None:
            self.grid.show_page(current.page.id)
        self.left.emit()

    def show_page(self) -> None:
        """Show the page large, alone or in pairs as before."""
        self._use_grid(on=False)
        self.left.emit()

    def show_single(self) -> None:
        """Show one page."""
        self.big.ask_pairs(shown=False)
        self.show_page()

    def show_pairs(self) -> None:
        """Show recto and verso side by side."""
        self.big.ask_pairs(shown=True)
        self.show_page()

    def compare(self, number: int) -> None:
        """Show the page with this number beside the current one."""
        items = self._presenter.pages.items
        if 0 < number <= len(items):
            self.facing.compare(items[number - 1].page.id)
            self.big.show_message(self.tr("Beside it: page {n}").format(n=number))

    def show_current(self) -> None:
        """Show the current page, and its words where they are wanted."""
        presenter = self._presenter
        item = presenter.pages.current
        if self._in_grid:
            self.grid.show_page(item.page.id if item is not None else "")
        self.big.show_item(item, presenter.shift.words.texts)
        self.big.show_master(shown=not presenter.corrected)
        self.big.view.set_plate(self._plate(item))
        presenter.show_current()
        self._read_text()
        self.count_time()

    def show_empty(self, *, empty: bool) -> None:
        """Say in the grid that no page is listed, with a way out."""
        self._empty.say(self.tr("No page matches the filter."), self.tr("Clear the filter"), "out")
        if self._in_grid:
            self.big.stack.setCurrentWidget(self._empty if empty else self.grid)

    def toggle_text(self) -> None:
        """Show or hide the words of the page beside it."""
        self._text_wanted = not self._text_wanted
        self._presenter.shift.preferences.keep(TEXT_KEY, int(self._text_wanted))
        self._show_mode()
        self._read_text()

    def count_time(self) -> None:
        """Count the time of the pages that can be seen now, each with whether it can be read."""
        captures: dict[str, bool] = {}
        if not self._in_grid and self.isVisible():
            views = [self.big.view, self.big.beside] if self.big.showing_pairs else [self.big.view]
            for view in views:
                item = self._presenter.pages.item(view.shown.page_id)
                if item is not None and view.shown.image is not None:
                    captures[item.page.capture.id] = _readable(view, item)
        self._presenter.time.show(captures)

    def close_stage(self) -> None:
        """Remember the layout and tell nothing any more."""
        self._presenter.shift.preferences.keep(ZOOM_KEY, self.big.view.zoom_setting)
        self.facing.close()
        self._bridge.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tools the words that there is room for."""
        super().resizeEvent(event)
        self.tools.fit(self.width())
        self.big.set_roomy(roomy=self.width() >= ROOMY)

    def _connect(self) -> None:
        presenter, big = self._presenter, self.big
        presenter.pictures.ready.connect(self._show_picture)
        presenter.pictures.failed.connect(
            lambda _page, error: big.show_message(str(presenter.shift.words.error(error)))
        )
        self.grid.chosen.connect(presenter.pages.choose)
        self.grid.opened.connect(lambda _page: self.show_page())
        self._empty.pressed.connect(self.filter.clear)
        self.filter.left.connect(self.left)
        big.pairs_changed.connect(lambda _shown: self._show_mode())
        big.seen_changed.connect(presenter.look)
        big.whole_wanted.connect(presenter.want_whole)
        big.master_wanted.connect(self._toggle_master)
        for view in (big.view, big.beside):
            view.zoom_changed.connect(lambda _scale: self.count_time())
        self.text.pointed.connect(self._point)
        tools = self.tools
        tools.size_chosen.connect(self.grid.set_thumb)
        for button, act in (
            (tools.grid, self.show_grid), (tools.pairs, self.show_pairs), (tools.single, self.show_single),
            (tools.text, self.toggle_text), (tools.filter, self.filter.open),
        ):  # fmt: skip
            button.clicked.connect(act)

    def _use_grid(self, *, on: bool) -> None:
        self._in_grid = on
        self._presenter.shift.preferences.keep(GRID_KEY, int(on))
        self._show_mode()
        self.count_time()

    def _show_mode(self) -> None:
        self.big.show_widget(self.grid if self._in_grid else self.big.view)
        self.text.setVisible(self._text_wanted and not self._in_grid)
        self.tools.text.setChecked(self._text_wanted)
        self.tools.show_mode(grid=self._in_grid, pairs=self.big.showing_pairs)
        self.mode_changed.emit()

    def _show_picture(self, picture: Picture) -> None:
        self.big.show_picture(picture)
        self.count_time()

    def _toggle_master(self) -> None:
        self._presenter.toggle_master()
        self.big.show_master(shown=not self._presenter.corrected)

    def _read_text(self) -> None:
        """Read the stored words of the current page when they are shown."""
        item, station = self._presenter.pages.current, self._presenter.shift.station
        self._bridge.cancel(self._text_job)
        if item is None or self.text.isHidden():
            return
        page = item.page

        def done(text: PageText | None) -> None:
            self.text.show_text(text)

        self._text_job = self._bridge.read(lambda: page_text(station, page), done)

    def _point(self, box: Box | None) -> None:
        self.big.view.set_lights([Light("", (box,), current=True)] if box is not None else [])
        if box is not None:
            self.big.view.scroll_to_box(box)

    def _plate(self, item: PageItem | None) -> Plate | None:
        if item is None:
            return None
        sheet = self.tr("Sheet {n} {side}").format(n=item.page.sheet, side=side_word(item.page.side))
        return Plate(sheet, self.tr("P. {n}").format(n=item.page.number))


def _readable(view: PageView, item: PageItem) -> bool:
    """Whether the paper is shown with enough dots per inch; a small stand-in never is."""
    dpi = item.page.capture.master.dpi or 300.0
    return not view.shown.stand_in and view.scale * view.devicePixelRatioF() * dpi >= READABLE
