"""The room at the scanner: filmstrip, big page, panel, and the bar of a fault between header and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from station.gui import keymap
from station.gui.capture.capture_header import CaptureHeader
from station.gui.capture.capture_panel import CapturePanel
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_tools import CaptureTools
from station.gui.capture.end_words import bar_words, state_words
from station.gui.capture.fault_bar import FaultBar
from station.gui.capture.feeding import ScanEnd
from station.gui.capture.page_stage import PageStage
from station.gui.capture.questions import Questions
from station.gui.capture.sheet_back import SheetBack
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.frame.three_panes import ThreePanes
from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_grid import PageGrid
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.settings.texts import Sentence

# A window of this height has no room for what is still missing.
LOW = 800


class CaptureView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: CapturePresenter, parent: QWidget | None = None) -> None:
        super().__init__("capture", parent)
        self._presenter = presenter
        self._head = CaptureHeader(presenter, self.header_row, self)
        self.fault = FaultBar()
        self._back = SheetBack(presenter.shift, presenter.pages, presenter.feeding, self)
        self._follow = KeyButton("follow", kind="link")
        delegate = PageDelegate(presenter.thumbnails.get, presenter.caption)
        self.strip = PageGrid(presenter.pages.model, delegate)
        self.strip.movable = True
        self.panel = CapturePanel(presenter)
        self.questions = Questions(presenter, self.panel, self)
        self.tools = CaptureTools()
        self.page = PageStage(presenter, self.tools, self)
        self._work = ThreePanes(
            "capture",
            presenter.shift.preferences,
            left=self.strip,
            middle=self.page,
            right=self.panel,
            chip=self._follow,
        )
        self._empty, self._stack = EmptyState("capture"), QStackedWidget()
        self._heard: ScanEnd | None = None
        self._build()
        self._connect(self._acts())
        self.say()

    def enter(self, subject: str = "") -> None:
        """Open the dossier that was sent, perhaps at a page (``id/page id``); ``scan:`` before it begins to scan."""
        wanted, _, page = subject.removeprefix("scan:").partition("/")
        if wanted:
            self._presenter.open(wanted, page, scan=subject.startswith("scan:"))
        elif self._presenter.pages.view is not None:
            self._presenter.pages.reload()
        self._show_dossier()
        self._focus_pages()

    def panes(self) -> Sequence[QWidget]:
        """Return strip or grid, page, panel, header."""
        return (self.strip, self.page.grid, self.page.view, *self.page.editor.panes(), self.panel, self.header)

    def go_out(self) -> None:
        """Close what is asked, else no longer wait for paper, else stop the feeder, else go back to the list."""
        presenter = self._presenter
        if self.questions.leave():
            return
        if self.page.editing:
            self.page.editor.go_out()
            return
        if presenter.feeding.armed:
            presenter.feeding.disarm()
        elif presenter.run.running:
            presenter.stop()
        elif presenter.end is not None and not presenter.end.is_fault:
            presenter.dismiss_end()
        elif self.page.showing_grid:
            self.page.show_page()
        else:
            self._focus_pages()

    def close_room(self) -> None:
        """Remember the layout and let the presenter go."""
        preferences = self._presenter.shift.preferences
        self._work.keep()
        preferences.keep("capture/zoom", self.page.view.zoom_setting)
        self.page.close_stage()
        self._presenter.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for paper no longer: nobody would see into which dossier it goes."""
        super().hideEvent(event)
        self._presenter.feeding.disarm()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give panel and strip the widths of the window."""
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        self.panel.setFixedWidth(sizes.panel)
        self.page.set_width(self.window().width() - sizes.rail - sizes.list - sizes.panel)
        self._head.set_roomy(roomy=sizes.roomy)
        self.panel.fold(folded=self.window().height() < LOW)
        self._work.list.setMinimumWidth(sizes.list - 40)

    def _build(self) -> None:
        self.body.addWidget(self.fault)
        self.page.view.use_zoom(self._presenter.shift.preferences.number("capture/zoom", 0))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._work)
        self.body.addWidget(self._stack, 1)

    def _connect(self, acts: dict[str, Callable[[], object]]) -> None:
        presenter, pages = self._presenter, self._presenter.pages
        presenter.opened.connect(self._show_dossier)
        presenter.feeding.ended.connect(self._show_end)
        presenter.feeding.changed.connect(self._show_run)
        presenter.missing_changed.connect(self._show_missing)
        presenter.failed.connect(self._show_failure)
        presenter.submitted.connect(lambda: self.leave_for.emit("worklist", ""))
        presenter.pictures.ready.connect(self.page.show_picture)
        presenter.pictures.failed.connect(lambda _page, error: self._show_failure(presenter.words(error)))
        pages.changed.connect(self._show_pages)
        pages.current_changed.connect(self._show_current)
        for listed in (self.strip, self.page.grid):
            listed.chosen.connect(presenter.choose)
            listed.selection_changed.connect(self._selected)
            listed.move_wanted.connect(lambda ids, after: presenter.chosen.move(tuple(ids), after))
        self.page.whole_wanted.connect(presenter.want_whole)
        self.page.master_wanted.connect(self._toggle_master)
        self.page.view_changed.connect(self._show_view)
        self.panel.page_wanted.connect(presenter.choose)
        self.panel.finding_wanted.connect(self.page.show_finding)
        self.panel.missing_wanted.connect(self._jump)
        for wanted in (self.panel.field_wanted, self.questions.describe):
            wanted.connect(lambda place: self.leave_for.emit("describe", f"{presenter.pages.dossier_id}/{place}"))
        self.questions.answered.connect(self._focus_pages)
        self.questions.jump.connect(self._jump)
        self.questions.refused.connect(self._show_failure)
        self._empty.pressed.connect(lambda: self.leave_for.emit("worklist", ""))
        self._follow.clicked.connect(presenter.follow)
        for button, action in (
            (self._head.scan, "scan"), (self._head.armed, "armed"), (self._head.submit, "finish"),
            *((button, action) for action, button in self.panel.mend.items()),
        ):  # fmt: skip
            button.clicked.connect(acts[action])
        self.fault.resume.connect(presenter.scan_or_stop)
        self.fault.rescan.connect(presenter.rescan)
        self.fault.back.connect(self._back.go)
        self._back.failed.connect(lambda error: self._show_failure(presenter.words(error)))
        self.fault.dismissed.connect(presenter.dismiss_end)
        self.tools.bind(acts)
        for action, act in acts.items():
            keymap.bind(self, action, act)
        self.page.bind_keys(self)

    def _acts(self) -> dict[str, Callable[[], object]]:
        """Return what each key of the room does."""
        presenter, chosen = self._presenter, self._presenter.chosen
        return {
            "scan": presenter.scan_or_stop,
            "armed": presenter.feeding.arm_or_disarm,
            "rescan": presenter.rescan,
            "sheet_back": self._back.go,
            "insert_after": partial(presenter.insert, before=False),
            "insert_before": partial(presenter.insert, before=True),
            "remove": self.questions.ask_removal,
            "document": chosen.toggle_document,
            "turn_left": partial(chosen.turn, -1),
            "turn_right": partial(chosen.turn, 1),
            "move_earlier": partial(chosen.move_by, -1),
            "move_later": partial(chosen.move_by, 1),
            "move_first": partial(chosen.move_to, front=True),
            "move_last": partial(chosen.move_to, front=False),
            "blank": chosen.toggle_blank,
            "leaf_note": self.questions.ask_note,
            "looked_at": chosen.look_at,
            "grid": self.page.show_grid,
            "pairs": self.page.show_both,
            "single": self.page.show_single,
            "edit": self.page.edit,
            "finish": self.questions.hand_in,
            "profile": self._head.profile.open_menu,
            "next_flagged": partial(presenter.step_flagged, 1),
            "previous_flagged": partial(presenter.step_flagged, -1),
        }

    def _toggle_master(self) -> None:
        self._presenter.toggle_master()
        self.page.show_master(shown=not self._presenter.corrected)

    def _focus_pages(self) -> None:
        (self.page.grid if self.page.showing_grid else self.strip).setFocus()

    def _selected(self, ids: tuple[str, ...]) -> None:
        self._presenter.chosen.selected = tuple(ids)
        self._show_count()

    def _jump(self, number: int) -> None:
        item = self._presenter.page_numbered(number)
        if item is not None:
            self._presenter.choose(item.page.id)
            self._focus_pages()

    def _show_view(self, view: str) -> None:
        self._work.list.setVisible(view != "grid")
        self._presenter.feeding.hold("edit", held=view == "edit")
        self._show_run()
        if view != "edit":
            self._focus_pages()

    def _show_dossier(self) -> None:
        self._stack.setCurrentIndex(0 if self._presenter.pages.view is None else 1)
        self._head.show_dossier()
        if self._presenter.pages.view is not None:
            self._show_pages()
            self._show_run()

    def _show_pages(self) -> None:
        self._head.show_pages()
        self._show_count()
        self._offer_back()
        self.panel.show_pages()
        self.panel.show_page()

    def _show_count(self) -> None:
        view, chosen = self._presenter.pages.view, self._presenter.chosen.selected
        if len(chosen) > 1:
            self._work.count.setText(self.tr("%n page(s) chosen", "", len(chosen)))
        elif view is not None:
            pages = self.tr("%n page(s)", "", len(self._presenter.pages.items))
            documents = self.tr("%n doc(s)", "", len(view.documents)) if view.documents else ""
            self._work.count.setText("  ·  ".join(filter(None, (pages, documents))))

    def _show_current(self, page_id: str) -> None:
        self.strip.show_page(page_id)
        self.page.show_current()
        self.panel.show_page()
        self._show_follow()

    def _show_follow(self) -> None:
        behind = not self._presenter.following and self._presenter.run.running
        self._follow.setVisible(behind)
        self._work.count.setVisible(not behind)

    def _show_run(self) -> None:
        feeding = self._presenter.feeding
        self._head.show_run()
        self.page.show_run()
        self.fault.set_can_scan(possible=feeding.can_scan and not feeding.run.running)
        self.fault.set_quiet(quiet=feeding.held)
        state, back = state_words(feeding.watch, feeding.end)
        self.fault.show_state(state, back=back)
        self.panel.show_run()
        self.panel.show_page()
        self._show_follow()

    def _show_end(self) -> None:
        presenter, end = self._presenter, self._presenter.end
        sentence = presenter.words(end.error) if end is not None and end.error is not None else None
        words = bar_words(end, sentence, len(presenter.pages.items)) if end is not None else None
        if words is None:
            self.fault.hide()
        else:
            self.fault.show_words(words)
            self._offer_back()
        if end is not None and end.is_fault and end is not self._heard and presenter.fault_sound:
            QApplication.beep()
        self._heard = end
        self._show_run()
        if presenter.pages.current is not None:
            self._show_current(presenter.pages.current.page.id)

    def _offer_back(self) -> None:
        back = self._back.target
        self.fault.offer_back(back.sheet if back is not None else 0)

    def _show_missing(self) -> None:
        self._head.say_missing(self.panel.show_missing())

    def _show_failure(self, sentence: Sentence) -> None:
        self.page.show_message(str(sentence))

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Scan"))
        self._work.head.setText(self.tr("Pages"))
        self.strip.setAccessibleName(self.tr("Pages"))
        self.page.grid.setAccessibleName(self.tr("Pages, as a grid"))
        self._follow.say(self.tr("Follow the feeder"))
        self.tools.say()
        self._empty.say(self.tr("No dossier is open."), self.tr("Choose a dossier"), "open_code")
        self._show_missing()
        self._show_dossier()
        self._show_end()
