"""The room of the reviewer: the queue, then the pages of one dossier one by one or as a grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from station.gui import keymap
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.frame.three_panes import ThreePanes
from station.gui.pages.big_page import BigPage
from station.gui.pages.facing_pages import FacingPages
from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_grid import PageGrid
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_marks import Plate
from station.gui.parts.dossier_header import DossierTitle, Progress
from station.gui.parts.key_button import KeyButton
from station.gui.reasons import offered
from station.gui.review.queue_list import QueueList
from station.gui.review.review_panel import ReviewPanel
from station.gui.review.review_presenter import ReviewPresenter, is_undecided
from station.gui.states import side_word
from station.model.reasons import ACCEPT, REJECT, RETURN, suggested
from station.model.states import PageState
from station.settings.texts import Sentence

GRID_THUMB = 128


class ReviewView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__("review", parent)
        self._presenter = presenter
        self._title, self._progress = DossierTitle(), Progress()
        self._back = KeyButton("return", kind="flat", height="head")
        self._return = KeyButton("return", action="return", kind="reject", height="head")
        self.approve = KeyButton("approve", action="finish", height="head")
        self.queue = QueueList(presenter)
        self._all, self._flagged = KeyButton(kind="flat"), KeyButton(kind="flat")
        self.strip = PageGrid(presenter.pages.model, PageDelegate(presenter.thumbnails.get, presenter.caption))
        framed = PageDelegate(presenter.thumbnails.get, presenter.caption, framed=True)
        self.grid = PageGrid(presenter.pages.grid, framed, thumb=GRID_THUMB)
        self.page = BigPage(self)
        self.facing = FacingPages(presenter.shift, presenter.pages, self.page)
        self._to_grid = KeyButton("grid", kind="flat", action="grid")
        self._to_pairs = KeyButton("pairs", kind="flat", action="pairs")
        self._to_single = KeyButton("single", kind="flat", action="single")
        self.panel = ReviewPanel(presenter)
        self._stack = QStackedWidget()
        self._work = ThreePanes(
            "review", presenter.shift.preferences, left=self.strip, middle=self.page, right=self.panel
        )  # fmt: skip
        self._picking = ""
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read the queue, or go on with the dossier that is open."""
        if subject:
            self._presenter.open(subject)
        elif self._presenter.pages.view is None:
            self._presenter.load_queue()
            self.queue.setFocus()
        else:
            self._presenter.pages.reload()
            self.strip.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Return strip, page or grid, panel, header; or the queue alone."""
        if self._presenter.pages.view is None:
            return (self.queue,)
        return (self.strip, self.grid, self.page.view, self.panel, self.header)

    def go_out(self) -> None:
        """Close the picker, else the grid, else go back to the queue."""
        if self.panel.picker.isVisible():
            self.panel.picker.leave()
        elif self.showing_grid:
            self._leave_grid()
        elif self._presenter.pages.view is not None:
            self._presenter.leave()

    def close_room(self) -> None:
        """Remember the layout and let the presenter go."""
        preferences = self._presenter.shift.preferences
        self._work.keep()
        preferences.keep("review/zoom", self.page.view.zoom_setting)
        self.facing.close()
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give panel and strip the widths of the window."""
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        self.panel.setFixedWidth(sizes.panel)
        self.page.set_roomy(roomy=sizes.roomy)
        for button in (self._to_grid, self._to_pairs, self._to_single):
            button.set_short(short=not sizes.roomy)
        self._work.list.setMinimumWidth(sizes.list - 40)

    @property
    def showing_grid(self) -> bool:
        """Whether many pages are shown at once."""
        return self.page.stack.currentWidget() is self.grid

    def show_grid(self) -> None:
        """Show many pages at once."""
        self._show_mode(self.grid)
        current = self._presenter.pages.current
        if current is not None:
            self.grid.show_page(current.page.id)
        self.grid.setFocus()

    def show_single(self) -> None:
        """Show one page."""
        self.page.ask_pairs(shown=False)
        self._leave_grid()

    def show_pairs(self) -> None:
        """Show recto and verso side by side."""
        self.page.ask_pairs(shown=True)
        self._leave_grid()

    def _leave_grid(self) -> None:
        self._show_mode(self.page.view)
        self.strip.setFocus()

    def _show_mode(self, widget: QWidget) -> None:
        self.page.show_widget(widget)
        grid, pairs = widget is self.grid, self.page.showing_pairs
        self._work.list.setVisible(not grid)
        for button, shown in (
            (self._to_grid, grid), (self._to_pairs, pairs and not grid), (self._to_single, not pairs and not grid),
        ):  # fmt: skip
            button.setChecked(shown)

    def _build(self) -> None:
        for widget in (self._back, self._title, self._progress, self._return, self.approve):
            self.header_row.addWidget(widget, 1 if widget is self._title else 0)
        for button in (self._all, self._flagged, self._to_grid, self._to_pairs, self._to_single):
            button.setCheckable(True)
            self.page.tools.addWidget(button)
        self.page.tools.insertSpacing(2, 8)
        self._all.setChecked(True)
        self.page.stack.addWidget(self.grid)
        self.page.view.use_zoom(self._presenter.shift.preferences.number("review/zoom", 0))
        self._stack.addWidget(self.queue)
        self._stack.addWidget(self._work)
        self.body.addWidget(self._stack, 1)
        self._show_mode(self.page.view)

    def _connect(self) -> None:
        presenter, pages = self._presenter, self._presenter.pages
        presenter.opened.connect(self._show_dossier)
        presenter.closed.connect(self._show_dossier)
        presenter.failed.connect(self._show_failure)
        presenter.pictures.ready.connect(self.page.show_picture)
        presenter.pictures.failed.connect(lambda _page, error: self._show_failure(presenter.shift.words.error(error)))
        pages.changed.connect(self._show_pages)
        pages.current_changed.connect(self._show_current)
        for view in (self.strip, self.grid):
            view.chosen.connect(pages.choose)
        self.grid.opened.connect(lambda _page: self._leave_grid())
        self.page.pairs_changed.connect(
            lambda _shown: self._show_mode(self.grid if self.showing_grid else self.page.view)
        )
        self.page.whole_wanted.connect(presenter.want_whole)
        self.page.master_wanted.connect(self._toggle_master)
        self.panel.finding_wanted.connect(self.page.show_finding)
        self.panel.picker.picked.connect(self._picked)
        self.panel.picker.left.connect(self._focus_pages)
        self._all.clicked.connect(lambda: self._filter(flagged=False))
        self._flagged.clicked.connect(lambda: self._filter(flagged=True))
        for button, act in (
            (self._back, presenter.leave), (self._return, self.ask_return), (self.approve, self.approve_dossier),
            (self.panel.accept, self.accept), (self.panel.reject, self.ask_rejection),
            (self._to_grid, self.show_grid), (self._to_pairs, self.show_pairs), (self._to_single, self.show_single),
        ):  # fmt: skip
            button.clicked.connect(act)
        for action, act in (
            ("accept", self.accept), ("reject", self.ask_rejection), ("undecide", presenter.undecide),
            ("return", self.ask_return), ("finish", self.approve_dossier), ("accept_rest", presenter.accept_rest),
            ("grid", self.show_grid), ("pairs", self.show_pairs), ("single", self.show_single),
            ("next_flagged", lambda: presenter.step(1, _needs_a_look)),
            ("previous_flagged", lambda: presenter.step(-1, _needs_a_look)),
        ):  # fmt: skip
            keymap.bind(self, action, act)
        self.page.bind_keys(self)

    def accept(self) -> None:
        """Accept the current page; a flagged one first asks why."""
        item = self._presenter.pages.current
        if item is None or not self._presenter.in_review or not is_undecided(item):
            return
        if item.page.state is PageState.FLAGGED:
            self._picking = "accept"
            title = self.tr("Accept page {n}: why?").format(n=item.page.number)
            reasons = offered(ACCEPT)
            reason = suggested(reasons, item.problems)
            self.panel.picker.ask(title, "flagged", reasons, reason, self.tr("Accept, next"), "accept")
        else:
            self._presenter.accept()

    def ask_rejection(self) -> None:
        """Ask why the current page is rejected; what the machine found is proposed."""
        item = self._presenter.pages.current
        if item is not None and self._presenter.in_review and item.page.state is not PageState.REJECTED:
            self._picking = "reject"
            title = self.tr("Reject page {n}: why?").format(n=item.page.number)
            reasons = offered(REJECT)
            reason = suggested(reasons, item.problems)
            self.panel.picker.ask(title, "rejected", reasons, reason, self.tr("Reject, next"), "reject-fill")

    def ask_return(self) -> None:
        """Ask why the dossier goes back to its clerk."""
        if self._presenter.in_review:
            self._picking = "return"
            reasons = offered(RETURN)
            reason = reasons[0] if self._presenter.verdicts.rejected else None
            title = self.tr("Return the dossier: why?")
            self.panel.picker.ask(title, "return", reasons, reason, self.tr("Return"), "reject-fill")

    def approve_dossier(self) -> None:
        """Approve when every page is accepted; else go to the first that is not."""
        verdicts = self._presenter.verdicts
        if not self._presenter.in_review:
            return
        if verdicts.open or verdicts.rejected:
            first = next(
                (item for item in self._presenter.pages.items if item.page.state is not PageState.ACCEPTED), None
            )
            if first is not None:
                self._presenter.pages.choose(first.page.id)
            self.page.show_message(self.tr("Not approved: not every page is accepted."))
        else:
            self._presenter.approve()

    def _picked(self, reason: str, note: str) -> None:
        acts = {
            "accept": self._presenter.accept, "reject": self._presenter.reject,
            "return": self._presenter.return_dossier,
        }  # fmt: skip
        acts[self._picking](reason, note)
        self._focus_pages()

    def _focus_pages(self) -> None:
        (self.grid if self.showing_grid else self.strip).setFocus()

    def _filter(self, *, flagged: bool) -> None:
        self._all.setChecked(not flagged)
        self._flagged.setChecked(flagged)
        self._presenter.pages.show_only(_needs_a_look if flagged else None)

    def _toggle_master(self) -> None:
        self._presenter.toggle_master()
        self.page.show_master(shown=not self._presenter.corrected)

    def _show_dossier(self) -> None:
        view = self._presenter.pages.view
        self._stack.setCurrentIndex(0 if view is None else 1)
        for widget in (self._back, self._progress, self._return, self.approve):
            widget.setVisible(view is not None)
        if view is None:
            self._title.show_dossier((), "", self.tr("Waiting for review"))
            self.queue.setFocus()
            return
        dossier = view.dossier
        box = self.tr("Box {box}").format(box=dossier.box) if dossier.box else ""
        self._title.show_dossier((self.tr("Review queue"), dossier.fonds_code, box), dossier.code, dossier.title)
        self._show_pages()
        self._focus_pages()

    def _show_pages(self) -> None:
        if self._presenter.pages.view is None:
            return
        verdicts, items = self._presenter.verdicts, self._presenter.pages.items
        decided = verdicts.accepted + verdicts.rejected
        total = max(1, verdicts.pages)
        of = self.tr("/ %n page(s) decided", "", verdicts.pages)
        self._progress.show_progress(decided, of, "", decided / total, verdicts.rejected / total, "accepted")
        self.approve.setEnabled(self._presenter.in_review)
        self.approve.set_kind("primary" if not verdicts.open and not verdicts.rejected else "")
        self._return.setEnabled(self._presenter.in_review)
        self._all.say(self.tr("All {n}").format(n=len(items)))
        self._flagged.say(self.tr("To check {n}").format(n=sum(_needs_a_look(item) for item in items)))
        self._work.count.setText(self.tr("%n page(s)", "", len(items)))
        self.panel.show_dossier()
        self.panel.show_page()

    def _show_current(self, page_id: str) -> None:
        item = self._presenter.pages.current
        self.strip.show_page(page_id)
        if self.showing_grid:
            self.grid.show_page(page_id)
        self.page.show_item(item, self._presenter.shift.words.texts)
        self.page.show_master(shown=not self._presenter.corrected)
        self.page.view.set_plate(self._plate(item))
        self.panel.show_page()

    def _plate(self, item: PageItem | None) -> Plate | None:
        if item is None:
            return None
        sheet = self.tr("Sheet {n} {side}").format(n=item.page.sheet, side=side_word(item.page.side))
        return Plate(sheet, self.tr("P. {n}").format(n=item.page.number))

    def _show_failure(self, sentence: Sentence) -> None:
        self.page.show_message(str(sentence))

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Review"))
        self._back.say("", self.tr("Back to the queue"))
        self._back.setAccessibleName(self.tr("Back to the queue"))
        self._return.say(self.tr("Return dossier"))
        self.approve.say(self.tr("Approve dossier"))
        self._to_grid.say(self.tr("Grid"))
        self._to_pairs.say(self.tr("Pairs"))
        self._to_single.say(self.tr("Single"))
        self._work.head.setText(self.tr("Pages"))
        self.strip.setAccessibleName(self.tr("Pages"))
        self.grid.setAccessibleName(self.tr("Pages"))
        self._show_dossier()


def _needs_a_look(item: PageItem) -> bool:
    return item.needs_a_look
