"""The room at the scanner: filmstrip, big page, panel, and the bar of a fault between header and pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.capture.capture_panel import CapturePanel
from station.gui.capture.capture_presenter import BLOCKING, COUNTS, CapturePresenter
from station.gui.capture.fault_bar import FaultBar
from station.gui.fault_words import fault_title
from station.gui.frame.room import Room
from station.gui.frame.sizes import TOOLS, sizes_for
from station.gui.pages.big_page import BigPage
from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_grid import PageGrid
from station.gui.pages.page_marks import Plate
from station.gui.parts.dossier_header import DossierTitle, Progress
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.reasons import COUNTS as COUNT_REASONS
from station.gui.reasons import REMOVE
from station.gui.scanner.scanner_button import ScannerButton
from station.gui.states import side_word
from station.settings.texts import Sentence


class CaptureView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: CapturePresenter, parent: QWidget | None = None) -> None:
        super().__init__("capture", parent)
        self._presenter = presenter
        self._title, self._progress = DossierTitle(), Progress()
        self._scanner = ScannerButton(presenter.choice)
        self.scan = KeyButton("play", action="scan", kind="primary", height="head")
        self.submit = KeyButton("submit", action="finish", height="head")
        self.fault = FaultBar()
        self._strip_head, self._strip_count = label("strong"), label("label")
        self._follow = KeyButton("follow", kind="link")
        delegate = PageDelegate(presenter.thumbnails.get, presenter.caption)
        self.strip = PageGrid(presenter.pages.model, delegate)
        self.page = BigPage(self)
        self.panel = CapturePanel(presenter)
        self._list = QFrame()
        self._splitter = QSplitter()
        self._empty, self._stack = EmptyState("capture"), QStackedWidget()
        self._picking = ""
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Open the dossier that was sent; ``scan:`` before its id begins the scan at once."""
        wanted = subject.removeprefix("scan:")
        if wanted:
            self._presenter.open(wanted, scan=subject.startswith("scan:"))
        elif self._presenter.pages.view is not None:
            self._presenter.pages.reload()
        self.strip.setFocus()
        self._show_dossier()

    def panes(self) -> Sequence[QWidget]:
        """Return strip, page, panel, header."""
        return (self.strip, self.page.view, self.panel, self.header)

    def go_out(self) -> None:
        """Close the picker, else stop the feeder, else go back to the list."""
        if self.panel.picker.isVisible():
            self.panel.picker.leave()
        elif self._presenter.run.running:
            self._presenter.stop()
        elif self._presenter.end is not None and not self._presenter.end.is_fault:
            self._presenter.dismiss_end()
        else:
            self.strip.setFocus()

    def close_room(self) -> None:
        """Remember the layout and let the presenter go."""
        preferences = self._presenter.shift.preferences
        preferences.keep("capture/splitter", self._splitter.saveState())
        preferences.keep("capture/zoom", self.page.view.zoom_setting)
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give panel and strip the widths of the window."""
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        self.panel.setFixedWidth(sizes.panel)
        self.page.set_roomy(roomy=sizes.roomy)
        self._list.setMinimumWidth(sizes.list - 40)

    def _build(self) -> None:
        for widget in (self._title, self._progress, self._scanner, self.scan, self.submit):
            self.header_row.addWidget(widget, 1 if widget is self._title else 0)
        self.body.addWidget(self.fault)
        self._list.setProperty("kind", "list")
        side = QVBoxLayout(self._list)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        head = QFrame()
        head.setProperty("kind", "pane-head")
        head.setFixedHeight(TOOLS)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 0)
        row.addWidget(self._strip_head)
        row.addStretch()
        row.addWidget(self._follow)
        row.addWidget(self._strip_count)
        side.addWidget(head)
        side.addWidget(self.strip, 1)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.page)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        preferences = self._presenter.shift.preferences
        if not self._splitter.restoreState(preferences.blob("capture/splitter")):
            self._splitter.setSizes([256, 800])
        self.page.view.use_zoom(preferences.number("capture/zoom", 0))
        work = QWidget()
        across = QHBoxLayout(work)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._splitter, 1)
        across.addWidget(self.panel)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(work)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        presenter, pages = self._presenter, self._presenter.pages
        presenter.opened.connect(self._show_dossier)
        presenter.ended.connect(self._show_end)
        presenter.missing_changed.connect(self._show_missing)
        presenter.failed.connect(self._show_failure)
        presenter.submitted.connect(lambda: self.leave_for.emit("worklist", ""))
        presenter.run.changed.connect(self._show_run)
        presenter.choice.changed.connect(self._show_run)
        presenter.pictures.ready.connect(self.page.show_picture)
        presenter.pictures.failed.connect(lambda _page, error: self._show_failure(presenter.words(error)))
        pages.changed.connect(self._show_pages)
        pages.current_changed.connect(self._show_current)
        self.strip.chosen.connect(presenter.choose)
        self.page.whole_wanted.connect(presenter.want_whole)
        self.page.master_wanted.connect(self._toggle_master)
        self.panel.page_wanted.connect(presenter.choose)
        self.panel.finding_wanted.connect(self.page.show_finding)
        self.panel.missing_wanted.connect(self._jump)
        self.panel.picker.picked.connect(self._picked)
        self.panel.picker.left.connect(self.strip.setFocus)
        self._empty.pressed.connect(lambda: self.leave_for.emit("worklist", ""))
        for button, act in (
            (self.scan, presenter.scan_or_stop), (self.submit, self.hand_in), (self._follow, presenter.follow),
            (self.panel.rescan, presenter.rescan), (self.panel.remove, self.ask_removal),
            (self.panel.document, presenter.toggle_document),
        ):  # fmt: skip
            button.clicked.connect(act)
        self.fault.resume.connect(presenter.scan_or_stop)
        self.fault.rescan.connect(presenter.rescan)
        self.fault.dismissed.connect(presenter.dismiss_end)
        for action, act in (
            ("scan", presenter.scan_or_stop), ("rescan", presenter.rescan), ("remove", self.ask_removal),
            ("document", presenter.toggle_document), ("finish", self.hand_in), ("profile", self._scanner.open_menu),
            ("next_flagged", lambda: presenter.step_flagged(1)),
            ("previous_flagged", lambda: presenter.step_flagged(-1)),
        ):  # fmt: skip
            keymap.bind(self, action, act)
        self.page.bind_keys(self)

    def _toggle_master(self) -> None:
        self._presenter.toggle_master()
        self.page.show_master(shown=not self._presenter.corrected)

    def ask_removal(self) -> None:
        """Ask why the current page is taken out."""
        item = self._presenter.pages.current
        if item is not None and self._presenter.open_for_capture:
            self._picking = "remove"
            title = self.tr("Remove page {n}: why?").format(n=item.page.number)
            self.panel.picker.ask(title, "remove", REMOVE, None, self.tr("Remove"), "reject-fill")

    def hand_in(self) -> None:
        """Hand in, or say what is missing and go there; counts that disagree ask for a reason."""
        presenter = self._presenter
        if not presenter.open_for_capture or not presenter.pages.items or presenter.run.running:
            return
        blocking = [one for one in presenter.missing if one.code in BLOCKING]
        if blocking:
            self._jump(blocking[0].page)
            self._show_failure(Sentence(self.tr("Not handed in: pages still wait."), self.submit.toolTip()))
        elif any(one.code in COUNTS for one in presenter.missing):
            self._picking = "counts"
            title = self.tr("Counts differ from the inventory: why?")
            self.panel.picker.ask(title, "warning", COUNT_REASONS, None, self.tr("Hand in"), "primary")
        else:
            presenter.submit()

    def _picked(self, reason: str, note: str) -> None:
        if self._picking == "remove":
            self._presenter.remove(reason, note)
        else:
            self._presenter.submit(f"{reason} {note}".strip())
        self.strip.setFocus()

    def _jump(self, number: int) -> None:
        item = self._presenter.page_numbered(number)
        if item is not None:
            self._presenter.choose(item.page.id)
            self.strip.setFocus()

    def _show_dossier(self) -> None:
        view = self._presenter.pages.view
        self._stack.setCurrentIndex(0 if view is None else 1)
        for widget in (self._progress, self._scanner, self.scan, self.submit):
            widget.setVisible(view is not None)
        if view is None:
            self._title.show_dossier((), "", self.tr("Scan"))
            return
        dossier = view.dossier
        box = self.tr("Box {box}").format(box=dossier.box) if dossier.box else ""
        crumbs = (view.inventory.fonds_title or dossier.fonds_code, view.inventory.code, box)
        self._title.show_dossier(crumbs, dossier.code, dossier.title)
        self._show_pages()
        self._show_run()

    def _show_pages(self) -> None:
        view, items = self._presenter.pages.view, self._presenter.pages.items
        if view is None:
            return
        pages = self.tr("%n page(s)", "", len(items))
        documents = self.tr("%n doc(s)", "", len(view.documents)) if view.documents else ""
        self._strip_count.setText("  ·  ".join(filter(None, (pages, documents))))
        sheets, expected = len({item.page.sheet for item in items}), view.dossier.expected_sheets
        of = self.tr("/ {n} sheets").format(n=numbers.count(expected)) if expected else self.tr("sheets")
        self._progress.show_progress(sheets, of, pages, sheets / expected if expected else 0.0)
        self.panel.show_pages()
        self.panel.show_page()

    def _show_current(self, page_id: str) -> None:
        item = self._presenter.pages.current
        self.strip.show_page(page_id)
        self.page.show_item(item, self._presenter.shift.words.texts)
        self.page.show_master(shown=not self._presenter.corrected)
        self.page.view.set_plate(self._plate(), frame=self._frame(), feed=self._feed())
        self.panel.show_page()
        self._show_follow()

    def _show_follow(self) -> None:
        behind = not self._presenter.following and self._presenter.run.running
        self._follow.setVisible(behind)
        self._strip_count.setVisible(not behind)

    def _plate(self) -> Plate | None:
        item, end = self._presenter.pages.current, self._presenter.end
        if item is None:
            return None
        side = side_word(item.page.side)
        if end is not None and end.is_fault and self._is_last():
            below = self.tr("{side} · p. {page}").format(side=side, page=item.page.number)
            return Plate(self.tr("Find on the table"), self.tr("Sheet {n}").format(n=item.page.sheet), below)
        return Plate(
            self.tr("Sheet {n} {side}").format(n=item.page.sheet, side=side),
            self.tr("P. {n}").format(n=item.page.number),
        )

    def _is_last(self) -> bool:
        items, current = self._presenter.pages.items, self._presenter.pages.current
        return current is not None and bool(items) and items[-1].page.id == current.page.id

    def _frame(self) -> str:
        end = self._presenter.end
        return self.tr("Last page stored") if end is not None and end.is_fault and self._is_last() else ""

    def _feed(self) -> tuple[str, str, str] | None:
        end = self._presenter.end
        if end is None or not end.is_fault or not self._is_last():
            return None
        return self.tr("Feed next"), str(end.sheet), self.tr("right after this one")

    def _show_run(self) -> None:
        run = self._presenter.run.figures
        self.scan.show_icon("pause" if run.running else "play")
        again = self.tr("Continue") if self._presenter.pages.items else self.tr("Scan")
        self.scan.say(self.tr("Pause") if run.running else again)
        self.scan.setEnabled(self._presenter.can_scan and not run.stopping)
        self.submit.setEnabled(self._presenter.open_for_capture and not run.running)
        self.fault.set_can_scan(possible=self._presenter.can_scan and not run.running)
        self.panel.show_run()
        self.panel.show_page()
        self._show_follow()

    def _show_end(self) -> None:
        end = self._presenter.end
        if end is None:
            self.fault.hide()
        else:
            resume = self.tr("Continue from sheet {n}").format(n=end.sheet)
            stored = self.tr("%n page(s) are stored and safe.", "", len(self._presenter.pages.items))
            if end.error is None:
                came = self.tr("%n page(s) in this run.", "", end.pages)
                self.fault.show_notice(self.tr("The paper has ended"), f"{came} {stored}", resume=resume)
            elif not end.is_fault:
                sentence = self._presenter.words(end.error)
                self.fault.show_notice(sentence.what, sentence.remedy, resume=resume)
            else:
                sentence = self._presenter.words(end.error)
                last = self._presenter.pages.items[-1].page.number if self._presenter.pages.items else 0
                title = fault_title(end.error, sentence, last)
                rescan = self.tr("Rescan page {n}").format(n=last) if last else ""
                self.fault.show_fault(title, stored, sentence.remedy, resume=resume, rescan=rescan)
        self._show_run()
        item = self._presenter.pages.current
        if item is not None:
            self._show_current(item.page.id)

    def _show_missing(self) -> None:
        self.panel.show_missing()

    def _show_failure(self, sentence: Sentence) -> None:
        self.page.show_message(str(sentence))

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Scan"))
        self._strip_head.setText(self.tr("Pages"))
        self.strip.setAccessibleName(self.tr("Pages"))
        self._follow.say(self.tr("Follow the feeder"))
        self.submit.say(self.tr("Hand in"))
        self._empty.say(self.tr("No dossier is open."), self.tr("Choose a dossier"), "open_code")
        self._show_dossier()
        self._show_end()
