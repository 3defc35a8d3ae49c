"""The middle of the room at the scanner: one page, both sides of its leaf, all pages as a grid, or the editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from station.gui import keymap
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_tools import ROOM_FOR_ALL, CaptureTools
from station.gui.editor.editor_presenter import EditorPresenter
from station.gui.editor.editor_view import EditorView
from station.gui.pages.big_page import BigPage
from station.gui.pages.facing_pages import FacingPages
from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_grid import PageGrid
from station.gui.pages.page_marks import Plate
from station.gui.states import side_word

GRID_THUMB = 128


class PageStage(BigPage):
    """``view_changed`` carries the view that is shown now: ``grid``, ``pairs``, ``single`` or ``edit``."""

    view_changed = Signal(str)

    def __init__(self, presenter: CapturePresenter, tools: CaptureTools, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter, self._bar = presenter, tools
        framed = PageDelegate(presenter.thumbnails.get, presenter.caption, framed=True)
        self.grid = PageGrid(presenter.pages.grid, framed, thumb=GRID_THUMB)
        self.grid.movable = True
        tools.lay_out(self.tools)
        tools.show_view("single")
        self.facing = FacingPages(presenter.shift, presenter.pages, self)
        self._editing = EditorPresenter(presenter.shift, self)
        self.editor = EditorView(self._editing)
        for widget in (self.grid, self.editor):
            self.stack.addWidget(widget)
        self.grid.opened.connect(lambda _page: self.show_page())
        self.pairs_changed.connect(self._pairs_changed)
        self.seen_changed.connect(presenter.look)
        self.editor.applied.connect(self._applied)
        self.editor.left.connect(self.show_page)
        self.editor.next_wanted.connect(self._edit_next)

    @property
    def showing_grid(self) -> bool:
        """Whether many pages are shown at once."""
        return self.stack.currentWidget() is self.grid

    @property
    def editing(self) -> bool:
        """Whether skew and crop of the page are being edited."""
        return self.stack.currentWidget() is self.editor

    def close_stage(self) -> None:
        """Let what was fetched for the page go."""
        self.facing.close()
        self._editing.close()

    def set_width(self, width: int) -> None:
        """Show as many words on the tools as there is room for."""
        self.set_roomy(roomy=width > ROOM_FOR_ALL)
        self._bar.set_width(width)
        self.editor.set_roomy(roomy=width > ROOM_FOR_ALL)

    def show_grid(self) -> None:
        """Show many pages at once."""
        self._show_view("grid", self.grid)
        current = self._presenter.pages.current
        if current is not None:
            self.grid.show_page(current.page.id)

    def show_single(self) -> None:
        """Show one page."""
        self.ask_pairs(shown=False)
        self.show_page()

    def show_both(self) -> None:
        """Show both sides of the leaf."""
        self.ask_pairs(shown=True)
        self.show_page()

    def show_page(self) -> None:
        """Show the page again after the grid or the editor, alone or with its other side as before."""
        self._show_view("pairs" if self.showing_pairs else "single", self.view)

    def edit(self) -> None:
        """Edit skew and crop of the page in its place; pages that still arrive do not take it away."""
        item = self._presenter.pages.current
        if item is not None and self._presenter.open_for_capture:
            self._show_view("edit", self.editor)
            self.editor.open(item)

    def show_current(self) -> None:
        """Show the current page with its name, and after a fault what to do with the paper."""
        item, presenter = self._presenter.pages.current, self._presenter
        if self.editing and (item is None or self._editing.page is None or item.page.id != self._editing.page.id):
            self.show_page()
        if self.showing_grid and item is not None:
            self.grid.show_page(item.page.id)
        self.show_item(item, presenter.shift.words.texts)
        self.show_master(shown=not presenter.corrected)
        frame = self._frame() if self._is_last() else ""
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
        self._bar.set_possible(change=presenter.open_for_capture and not self.editing, scan=scan)

    def _pairs_changed(self, _shown: bool) -> None:  # noqa: FBT001 - the form of a Qt slot
        if not self.showing_grid and not self.editing:
            self._bar.show_view("pairs" if self.showing_pairs else "single")

    def _applied(self, page_id: str) -> None:
        self._presenter.pages.reload(page_id)
        self._presenter.shift.inspection.wake()

    def _edit_next(self) -> None:
        edited = self._editing.page
        self.show_page()
        self._presenter.step_flagged(1)
        current = self._presenter.pages.current
        if current is not None and (edited is None or current.page.id != edited.id):
            self.edit()

    def _show_view(self, view: str, widget: QWidget) -> None:
        self.show_widget(widget)
        self._bar.show_view(view)
        self.view_changed.emit(view)

    def _is_last(self) -> bool:
        """Whether the page is the last one that is safe after a fault."""
        end, current = self._presenter.end, self._presenter.pages.current
        last = end.last if end is not None and end.is_fault else None
        return current is not None and last is not None and last.id == current.page.id

    def _frame(self) -> str:
        end = self._presenter.end
        back = end is not None and end.goes_back
        return self.tr("Last good page") if back else self.tr("Last page stored")

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
        if end.verso_missing:
            return self.tr("Feed again"), str(end.sheet), self.tr("its verso is missing")
        feed = self.tr("Feed again") if end.goes_back else self.tr("Feed next")
        return feed, str(end.sheet), self.tr("right after this one")
