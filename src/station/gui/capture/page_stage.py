"""The middle of the room at the scanner: one page as large as may be with its name, or all of them as a grid."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from station.gui import keymap
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_tools import ROOM_FOR_ALL, CaptureTools
from station.gui.pages.big_page import BigPage
from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_grid import PageGrid
from station.gui.pages.page_marks import Plate
from station.gui.states import side_word

GRID_THUMB = 128


class PageStage(BigPage):
    """``view_changed`` carries the view that is shown now: ``grid`` or ``single``."""

    view_changed = Signal(str)

    def __init__(self, presenter: CapturePresenter, tools: CaptureTools, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter, self._bar = presenter, tools
        framed = PageDelegate(presenter.thumbnails.get, presenter.caption, framed=True)
        self.grid = PageGrid(presenter.pages.grid, framed, thumb=GRID_THUMB)
        self.grid.movable = True
        tools.lay_out(self.tools)
        tools.show_view("single")
        self.stack.addWidget(self.grid)
        self.grid.opened.connect(lambda _page: self.show_single())

    @property
    def showing_grid(self) -> bool:
        """Whether many pages are shown at once."""
        return self.stack.currentWidget() is self.grid

    def set_width(self, width: int) -> None:
        """Show as many words on the tools as there is room for."""
        self.set_roomy(roomy=width > ROOM_FOR_ALL)
        self._bar.set_width(width)

    def show_grid(self) -> None:
        """Show many pages at once."""
        self._show_view("grid", self.grid)
        current = self._presenter.pages.current
        if current is not None:
            self.grid.show_page(current.page.id)

    def show_single(self) -> None:
        """Show one page."""
        self._show_view("single", self.view)

    def show_current(self) -> None:
        """Show the current page with its name, and after a fault what to do with the paper."""
        item, presenter = self._presenter.pages.current, self._presenter
        if self.showing_grid and item is not None:
            self.grid.show_page(item.page.id)
        self.show_item(item, presenter.shift.words.texts)
        self.show_master(shown=not presenter.corrected)
        frame = self.tr("Last page stored") if self._is_last() else ""
        self.view.set_plate(self._plate(), frame=frame, feed=self._feed())

    def show_run(self) -> None:
        """Say on the canvas what the feeder waits for, or that nothing was fed yet; keep off what cannot be done."""
        presenter, hint = self._presenter, ""
        if presenter.feeding.waiting:
            words = self.tr("Waits for paper · lay it in, scanning starts by itself · {key} ends it")
            hint = words.format(key=keymap.cap("armed"))
        elif not presenter.pages.items and not presenter.run.running:
            hint = self.tr("No page yet. Lay paper in, then press {key}.").format(key=keymap.cap("scan"))
        self.view.set_hint(hint)
        scan = presenter.can_scan and not presenter.feeding.busy
        self._bar.set_possible(change=presenter.open_for_capture, scan=scan)

    def _show_view(self, view: str, widget: QWidget) -> None:
        self.show_widget(widget)
        self._bar.show_view(view)
        self.view_changed.emit(view)

    def _is_last(self) -> bool:
        """Whether the page is the last one that is safe after a fault."""
        end, current = self._presenter.end, self._presenter.pages.current
        last = end.last if end is not None and end.is_fault else None
        return current is not None and last is not None and last.id == current.page.id

    def _plate(self) -> Plate | None:
        item = self._presenter.pages.current
        if item is None:
            return None
        side = side_word(item.page.side)
        if self._is_last():
            below = self.tr("{side} · p. {page}").format(side=side, page=item.page.number)
            return Plate(self.tr("Find on the table"), self.tr("Sheet {n}").format(n=item.page.sheet), below)
        return Plate(
            self.tr("Sheet {n} {side}").format(n=item.page.sheet, side=side),
            self.tr("P. {n}").format(n=item.page.number),
        )

    def _feed(self) -> tuple[str, str, str] | None:
        end = self._presenter.end
        if end is None or not self._is_last():
            return None
        return self.tr("Feed next"), str(end.sheet), self.tr("right after this one")
