"""The room of the reviewer: the queue, then the pages of one dossier one by one, in pairs or as a grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from station.gui import keymap
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.frame.three_panes import ThreePanes
from station.gui.pages.page_grid import PageGrid
from station.gui.parts.empty_state import EmptyState
from station.gui.review.looking import Watch
from station.gui.review.questions import ReviewQuestions
from station.gui.review.queue_list import QueueList
from station.gui.review.review_delegate import HeadFacts, ReviewDelegate
from station.gui.review.review_header import ReviewHeader
from station.gui.review.review_panel import ReviewPanel
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.review_stage import ReviewStage
from station.gui.review.secrecy_bar import SecrecyBar
from station.settings.texts import Sentence
from station.workflow.review_dossier import ApprovalSummary


class ReviewView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__("review", parent)
        self._presenter = presenter
        self._head = ReviewHeader(presenter, self.header_row)
        self.approve = self._head.approve
        self.queue, self.secrecy = QueueList(presenter), SecrecyBar(presenter)
        self._heads: dict[str, HeadFacts] = {}
        look, say = presenter.thumbnails.get, presenter.caption
        self.strip = PageGrid(presenter.pages.model, ReviewDelegate(look, say, self._facts_of))
        framed = ReviewDelegate(look, say, self._facts_of, framed=True)
        self.page = ReviewStage(presenter, framed, self)
        self.grid = self.page.grid
        self.panel = ReviewPanel(presenter)
        self.questions = ReviewQuestions(presenter, self.panel, self)
        self._empty, self._left = EmptyState("filter"), QStackedWidget()
        self._stack = QStackedWidget()
        self._work = ThreePanes(
            "review", presenter.shift.preferences, left=self._left, middle=self.page, right=self.panel
        )  # fmt: skip
        self._watch = Watch(presenter.time, self)
        self._outdated = False
        self._build()
        self._connect()
        self._bind()
        self._show_mode()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read the queue, or go on with the dossier that is open; sent are a dossier and perhaps a page (``id/id``)."""
        dossier, _, page = subject.partition("/")
        if dossier:
            self._presenter.open(dossier, page)
        elif self._presenter.pages.view is None:
            self._presenter.load_queue()
            self.queue.setFocus()
        else:
            self._presenter.pages.reload()
            self._focus_pages()

    def panes(self) -> Sequence[QWidget]:
        """Return strip, page or grid, words, panel, header; or the queue alone."""
        if self._presenter.pages.view is None:
            return (self.queue,)
        return (self.strip, self.grid, self.page.big.view, self.page.text.field, self.panel, self.header)

    def go_out(self) -> None:
        """Close what is asked, else the filter, else the grid, else go back to the queue."""
        focused = QApplication.focusWidget()
        if self.questions.open:
            self.questions.leave()
        elif focused is self.panel.page.note:
            self.panel.page.leave_note()
        elif self.page.filter.isVisible() or not self._presenter.filter.lists_all:
            self.page.filter.clear()
        elif self.page.showing_grid:
            self.page.show_page()
        elif self._presenter.pages.view is not None:
            self._presenter.leave()

    def close_room(self) -> None:
        """Remember the layout and let the presenter go."""
        self._work.keep()
        self.page.close_stage()
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give panel and strip the widths of the window."""
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        self.panel.setFixedWidth(sizes.panel)
        self._head.set_roomy(roomy=sizes.roomy)
        self._work.list.setMinimumWidth(sizes.list - 40)
        self.queue.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while nobody saw it, and count how long pages are looked at."""
        super().showEvent(event)
        if self._outdated:
            self._show_pages()
        self._watch.begin()
        self.page.count_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no longer: nobody sees the page."""
        super().hideEvent(event)
        self._presenter.time.show({})

    @property
    def showing_grid(self) -> bool:
        """Whether many pages are shown at once."""
        return self.page.showing_grid

    def show_grid(self) -> None:
        """Show many pages at once."""
        self.page.show_grid()

    def accept(self) -> None:
        """Accept the current page."""
        self.questions.accept(in_grid=self.showing_grid)

    def ask_rejection(self) -> None:
        """Ask why the current page is rejected."""
        self.questions.reject()

    def approve_dossier(self) -> None:
        """Say what an approval would do, or go to what stands in its way."""
        if not self._presenter.in_review:
            return
        self.panel.approval.show_state()
        lines = self.panel.approval.missing
        if lines.rowCount():
            # What is missing on no page is told at the first one; sound and film alone have none.
            first = next((item.page.id for item in self._presenter.pages.items), "")
            if wanted := lines.line(0).subject or first:
                self._presenter.pages.choose(wanted)
            told = self.tr("Not approved: {what}.").format(what=lines.line(0).spoken.lower())
            self.page.big.show_message(told)
        else:
            self._presenter.sum_up()

    def accept_rest(self) -> None:
        """Accept what the sample speaks for, once the sample was looked at; else say what is missing."""
        tally = self._presenter.overview
        if not self._presenter.in_review or not tally.rest_open:
            return
        if tally.to_look:
            self._presenter.step(1, self._presenter.needs_a_look)
            words = self.tr("First decide %n page(s) of the plan; then the rest can be accepted.", "", tally.to_look)
            self.page.big.show_message(words)
        else:
            self._presenter.decide.accept_rest()

    def _build(self) -> None:
        for widget in (self.strip, self._empty):
            self._left.addWidget(widget)
        self._stack.addWidget(self.queue)
        self._stack.addWidget(self._work)
        self.body.addWidget(self.secrecy)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        presenter, pages = self._presenter, self._presenter.pages
        presenter.opened.connect(self._show_dossier)
        presenter.closed.connect(self._show_dossier)
        presenter.filtered.connect(self._show_filtered)
        presenter.summed_up.connect(self._show_summary)
        presenter.failed.connect(self._show_failure)
        presenter.decide.judged.connect(self._show_pages)
        presenter.decide.ended.connect(self._tell_end)
        pages.changed.connect(self._pages_changed)
        pages.current_changed.connect(self._show_current)
        self.strip.chosen.connect(pages.choose)
        self._empty.pressed.connect(self.page.filter.clear)
        self.page.mode_changed.connect(self._show_mode)
        self.page.left.connect(self._focus_pages)
        self.questions.answered.connect(self._focus_pages)
        self.questions.look_first.connect(self._look_first)
        self.secrecy.page_wanted.connect(self._go_to_mark)
        self._head.back.clicked.connect(presenter.leave)
        panel = self.panel
        panel.page.finding_wanted.connect(self._show_finding)
        panel.page.note_left.connect(self._focus_pages)
        panel.dossier.problem_wanted.connect(self._show_problem)
        panel.approval.page_wanted.connect(self._go_to)
        panel.approval.confirmed.connect(presenter.approve)
        panel.approval.left.connect(self._focus_pages)
        for button, act in (
            (self._head.give_back, self.questions.return_dossier), (self.approve, self.approve_dossier),
            (panel.page.accept, self.accept), (panel.page.reject, self.ask_rejection),
            (panel.plan.accept_rest, self.accept_rest),
        ):  # fmt: skip
            button.clicked.connect(act)
        panel.document.passes.connect(self.questions.pass_document)
        panel.document.fails.connect(self.questions.fail_document)
        panel.media.passes.connect(self.questions.pass_media)
        panel.media.fails.connect(self.questions.fail_media)

    def _bind(self) -> None:
        presenter = self._presenter
        for action, act in (
            ("accept", self.accept), ("reject", self.ask_rejection), ("undecide", presenter.decide.undecide),
            ("return", self.questions.return_dossier), ("finish", self.approve_dossier),
            ("accept_rest", self.accept_rest), ("document_passes", self.questions.pass_document),
            ("document_fails", self.questions.fail_document), ("comment", self.panel.page.write_note),
            ("next_flagged", lambda: presenter.step(1, presenter.needs_a_look)),
            ("previous_flagged", lambda: presenter.step(-1, presenter.needs_a_look)),
        ):  # fmt: skip
            keymap.bind(self._work, action, act)
        self.page.bind_keys(self._work)

    def _facts_of(self, document_id: str) -> HeadFacts:
        """Return what the head of a document says; counted once until a page changes."""
        known = self._heads.get(document_id)
        if known is None:
            known = self._heads[document_id] = self._count(document_id)
        return known

    def _count(self, document_id: str) -> HeadFacts:
        document, view = self._presenter.facts.documents.get(document_id), self._presenter.pages.view
        if document is None or view is None:
            return HeadFacts()
        own = self._presenter.pages.run(document.page_ids)
        states = Counter(item.page.state.value for item in own)
        numbers = [item.page.number for item in own] or [0]
        verdict = view.document_verdicts.get(document_id)
        said = verdict.verdict if verdict is not None else ""
        current = self._presenter.pages.current
        is_current = current is not None and current.page.id in document.page_ids
        about = document.description.get("title") or document.description.get("subject", "")
        return HeadFacts(numbers[0], numbers[-1], states, said, is_current, about)

    def _show_dossier(self) -> None:
        view = self._presenter.pages.view
        self._stack.setCurrentIndex(0 if view is None else 1)
        self._head.show_dossier()
        self.secrecy.show_stops()
        if view is None:
            self._presenter.time.show({})
            self.queue.setFocus()
            return
        self._show_filtered()
        self._show_pages()
        self._focus_pages()

    def _show_filtered(self) -> None:
        pages = self._presenter.pages
        empty = pages.view is not None and not pages.listed
        self._left.setCurrentWidget(self._empty if empty else self.strip)
        self._empty.say(self.tr("No page matches the filter."), self.tr("Clear the filter"), "out")
        self.page.show_empty(empty=empty)
        listed, every = len(pages.listed), len(pages.items)
        words = self.tr("%n page(s)", "", every)
        if listed != every:
            words = self.tr("{n} of %n page(s)", "", every).format(n=listed)
        self._work.count.setText(words)
        self.page.tools.say()

    def _pages_changed(self) -> None:
        """Count and lay out nothing that nobody sees: while 10,000 pages are captured, this room is open too."""
        self._outdated = not self.isVisible()
        if not self._outdated:
            self._show_pages()

    def _show_pages(self) -> None:
        self._outdated = False
        if self._presenter.pages.view is None:
            return
        self._forget_heads()
        self._head.show_progress()
        self.page.tools.say()
        self.panel.show_dossier()
        self.panel.show_page()

    def _forget_heads(self) -> None:
        self._heads.clear()
        self.strip.viewport().update()
        if self.showing_grid:
            self.grid.viewport().update()

    def _show_current(self, page_id: str) -> None:
        before = [one for one, facts in self._heads.items() if facts.current]
        self.strip.show_page(page_id)
        self.page.show_current()
        self.panel.show_page()
        if before != [self._presenter.facts.document_of.get(page_id, "")]:
            self._forget_heads()

    def _show_mode(self) -> None:
        grid = self.showing_grid
        self._work.list.setVisible(not grid)
        self.panel.show_mode(grid=grid)
        self.panel.show_page()

    def _show_summary(self, summary: ApprovalSummary) -> None:
        if summary.missing:
            self.panel.approval.show_state()
            texts = self._presenter.shift.words.texts
            self.page.big.show_message(texts.word("review_missing", why=texts.word(f"unready_{summary.missing[0]}")))
        else:
            self.panel.approval.ask(summary)

    def _show_finding(self, check: str) -> None:
        """Go where a finding lies; a page that is there twice is shown beside the other one."""
        self.page.show_page()
        current = self._presenter.pages.current
        found = next((one for one in current.problems if one.check == check), None) if current is not None else None
        if check == "duplicate" and found is not None and found.value is not None:
            self.page.compare(round(found.value))
        else:
            self.page.big.show_finding(check)

    def _show_problem(self, check: str) -> None:
        """Go to the next page that a finding on the whole dossier speaks of."""
        pages = self._presenter.pages
        concerned = [item for item in pages.items if any(one.check == check for one in item.problems)]
        if not concerned:
            self.page.big.show_message(self.tr("No single page is concerned."))
            return
        here = pages.current.page.number if pages.current is not None else 0
        self._go_to(next((one for one in concerned if one.page.number > here), concerned[0]).page.id)
        if check == "duplicate":
            self._show_finding(check)

    def _go_to(self, page_id: str) -> None:
        if page_id and self._presenter.pages.item(page_id) is not None:
            if self._presenter.pages.model.turn_of(page_id) < 0:
                self.page.filter.clear()
            self._presenter.pages.choose(page_id)
        self._focus_pages()

    def _go_to_mark(self, page_id: str) -> None:
        self.page.show_page()
        self._go_to(page_id)
        self.page.big.show_finding("secrecy_mark")

    def _look_first(self) -> None:
        self.page.show_page()
        self.page.big.show_message(
            self.tr("This page is in the plan: look at it at full size, then {key}.").format(key=keymap.cap("accept"))
        )

    def _tell_end(self) -> None:
        """Say what is next when no page of the list waits."""
        tally, waiting = self._presenter.overview, self._presenter.overview.open
        if waiting and not self._presenter.filter.lists_all and tally.to_look:
            words = self.tr("No page of this list waits. Esc lists all; %n wait(s) there.", "", waiting)
        elif tally.rest_open and not tally.to_look:
            words = self.tr("The plan is done. {key} accepts the rest: %n page(s).", "", tally.rest_open)
            words = words.format(key=keymap.cap("accept_rest"))
        elif not waiting and self._presenter.overview.rejected:
            words = self.tr("Every page is decided. {key} returns the dossier.").format(key=keymap.cap("return"))
        elif not waiting:
            words = self.tr("Every page is decided. {key} approves the dossier.").format(key=keymap.cap("finish"))
        else:
            words = self.tr("No page of this list waits. Esc lists all; %n wait(s) there.", "", waiting)
        self.page.big.show_message(words)

    def _focus_pages(self) -> None:
        (self.grid if self.showing_grid else self.strip).setFocus()

    def _show_failure(self, sentence: Sentence) -> None:
        self.page.big.show_message(str(sentence))

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Review"))
        self._work.head.setText(self.tr("Pages"))
        self.strip.setAccessibleName(self.tr("Pages"))
        self.grid.setAccessibleName(self.tr("Pages"))
        self._head.say()
        self.secrecy.say()
        self._show_dossier()
