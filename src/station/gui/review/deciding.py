"""Verdicts on pages and documents, each of which can be taken back until the dossier is approved.

The window goes on at once, before a verdict is written: whoever strikes ``A`` means the page on the screen, and the
next one is there. A verdict that could not be written brings its page back with the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from station.gui.history import Change
from station.gui.pages.dossier_pages import DossierPages
from station.gui.pages.page_item import PageItem
from station.gui.review.looking import LookingTime
from station.gui.review.pending_notes import PendingNotes
from station.gui.review.review_facts import can_be_decided, is_undecided
from station.gui.shift import Shift
from station.model.dossier import Document, Page
from station.model.errors import StationError
from station.model.review import LOOKED, DocumentVerdict, Evidence
from station.model.states import PageState
from station.storage.records import Decision
from station.workflow.judge_documents import judge_document
from station.workflow.review_dossier import accept_page, accept_rest, reject_page
from station.workflow.take_back_verdicts import TakenBack, reinstate_verdict, undecide_page, undecide_pages

STATES = {"accept": PageState.ACCEPTED, "reject": PageState.REJECTED}


class Deciding(QObject):
    """``failed`` carries an error; ``judged``: a document has another verdict, ``shown``: a page.

    ``ended``: no page of the list waits.
    """

    failed = Signal(object)
    judged = Signal()
    shown = Signal()
    ended = Signal()

    def __init__(self, shift: Shift, pages: DossierPages, time: LookingTime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift, self._pages, self._time = shift, pages, time
        self.notes = PendingNotes(shift.preferences)
        self._writing = 0
        self._afterwards: list[Callable[[], object]] = []

    def accept(self, reason: str = "", note: str = "") -> None:
        """Accept the current page and go on; a flagged one needs a reason."""
        item = self._pages.current
        if item is not None and can_be_decided(item):
            words = self.tr("Page {page} accepted").format(page=item.page.number)
            self._decide(item, "accept", reason, note, words)

    def reject(self, reason: str, note: str = "") -> None:
        """Reject the current page with a reason, and go on."""
        item = self._pages.current
        if item is not None and item.page.state not in (PageState.REJECTED, PageState.CAPTURED):
            words = self.tr("Page {page} rejected").format(page=item.page.number)
            self._decide(item, "reject", reason, note, words)

    def undecide(self) -> None:
        """Take the verdict on the current page back; another reviewer's too, in the person's own name.

        Undone, the verdict that was taken back stands again as it was: nobody signs what another person said.
        """
        item = self._pages.current
        if item is None or is_undecided(item):
            return
        taking, shift, said = self._takes_back(item, own=False), self._shift, item.decision
        if said is None or said.reviewer_id == shift.person.id:
            words = self.tr("Verdict on page {page} taken back").format(page=item.page.number)
        else:
            view = self._pages.view
            reviewer = view.names.get(said.reviewer_id, "") if view is not None else ""
            words = self.tr("Verdict of {person} on page {page} taken back")
            words = words.format(person=reviewer, page=item.page.number)

        def undo(taken: TakenBack) -> None:
            reinstate_verdict(shift.station, shift.person, taken)

        def stands_again() -> None:
            self.show_verdict(item, item.page.state, said)

        shift.history.do(Change(words, taking.do, undo, taking.shown, stands_again), self._fail)

    def accept_rest(self) -> None:
        """Accept together what the sample speaks for."""
        view, shift = self._pages.view, self._shift
        if view is None:
            return
        dossier, seen = view.dossier, self._time.everything()
        count = sum(item.page.state is PageState.PASSED for item in self._pages.items)
        words = self.tr("%n page(s) accepted with the sample", "", count)

        def undo(pages: list[Page]) -> None:
            undecide_pages(shift.station, shift.person, pages, own=True)

        self._shift.history.do(
            Change(
                words, lambda: accept_rest(shift.station, shift.person, dossier, seen), undo,
                lambda _pages: self._pages.reload(), self._pages.reload,
            ),
            self._fail,
        )  # fmt: skip

    def judge(self, document: Document, verdict: str, reason: str = "", note: str = "") -> None:
        """Say whether a document passes (``pass``, ``fail``)."""
        shift, view = self._shift, self._pages.view
        if view is None:
            return
        before = view.document_verdicts.get(document.id)
        now = DocumentVerdict(
            "", 0, document.id, document.dossier_id, "", shift.person.id, verdict, reason, note,
            shift.station.clock.now(),
        )  # fmt: skip
        words = (
            self.tr("Document {n} passes") if verdict == "pass" else self.tr("Document {n} does not pass")
        ).format(n=document.ordinal)  # fmt: skip

        def write(one: DocumentVerdict | None) -> Callable[[], object]:
            said = (one.verdict, one.reason, one.note) if one is not None else ("", "", "")
            return lambda: judge_document(shift.station, shift.person, document.id, *said)

        def show(one: DocumentVerdict | None) -> None:
            shown = self._pages.view
            if shown is None or shown.dossier.id != document.dossier_id:
                return
            shown.document_verdicts.pop(document.id, None)
            if one is not None and one.verdict:
                shown.document_verdicts[document.id] = one
            self.judged.emit()

        undo = write(before)
        self._shift.history.do(
            Change(words, write(now), lambda _: undo(), lambda _: show(now), lambda: show(before)), self._fail
        )

    def when_written(self, act: Callable[[], object]) -> None:
        """Do something once every verdict that was given is stored: at once when none is on its way."""
        if self._writing:
            self._afterwards.append(act)
        else:
            act()

    def _decide(self, item: PageItem, verdict: str, reason: str, note: str, words: str) -> None:
        kept = self.notes.take(item.page.id)
        note = "; ".join(filter(None, (note, kept)))
        made = Decision(
            "", 0, item.page.id, item.page.dossier_id, item.page.capture.id, "", self._shift.person.id, verdict, reason,
            note, self._shift.station.clock.now(),
        )  # fmt: skip
        take_back = self._takes_back(item, own=True, note=kept)
        following = self._following()

        def show() -> None:
            self.show_verdict(item, STATES[verdict], made)

        def done(_state: object) -> None:
            # Given again after it was taken back: the note went with it again.
            if kept and self.notes.of(item.page.id) == kept:
                self.notes.take(item.page.id)
            show()
            self._written()

        def failed(error: StationError) -> None:
            self._afterwards.clear()
            self._written()
            self.notes.keep(item.page.id, note)
            self.show_verdict(item, item.page.state, item.decision)
            self._pages.choose(item.page.id)
            if error.code == "report_stale":
                self._shift.inspection.wake()
            self._fail(error)

        write = self._writes(item, verdict, reason, note)
        self._show_evidence(item.page.capture.id)
        self._writing += 1
        self._shift.history.do(Change(words, write, lambda _: take_back.do(), done, take_back.undone), failed)
        if following is not None:
            self._pages.choose(following.page.id)
        show()
        if following is None or not can_be_decided(following):
            self.ended.emit()

    def _written(self) -> None:
        # Also told of a verdict that is given again: nothing counted that one.
        self._writing = max(0, self._writing - 1)
        if not self._writing:
            waiting, self._afterwards = self._afterwards, []
            for act in waiting:
                act()

    def _writes(self, item: PageItem, verdict: str, reason: str, note: str) -> Callable[[], object]:
        shift, page, seen = self._shift, item.page, self._time.seen(item.page.capture.id)
        act = accept_page if verdict == "accept" else reject_page
        return lambda: act(shift.station, shift.person, page, reason, note, seen)

    def _takes_back(self, item: PageItem, *, own: bool, note: str = "") -> _TakingBack:
        return _TakingBack(self, item, self._shift, self._pages, own=own, note=note)

    def _following(self) -> PageItem | None:
        """Return the next page of the list that waits, from its end on from the start; else simply the next."""
        pages = self._pages
        current = pages.current
        after = pages.neighbour(1, can_be_decided)
        if after is None:
            here = current.page.id if current is not None else ""
            after = next((one for one in pages.listed if can_be_decided(one) and one.page.id != here), None)
        return after or pages.neighbour(1)

    def show_verdict(self, item: PageItem, state: PageState, decision: Decision | None) -> None:
        """Show what a verdict, or taking one back, made of a page; nothing when another dossier is open by now."""
        if self._pages.dossier_id != item.page.dossier_id:
            return
        self._pages.set_item(replace(item, page=replace(item.page, state=state), decision=decision))
        self.shown.emit()

    def _show_evidence(self, capture_id: str) -> None:
        if self._pages.view is not None:
            self._pages.view.evidence[capture_id] = Evidence(LOOKED, self._time.seen(capture_id))

    def _fail(self, error: StationError) -> None:
        self.failed.emit(error)


class _TakingBack:
    """Takes the verdict on a page back, and shows in which state that left it.

    ``own``: as an undo, which takes back nothing that another person said meanwhile. ``note`` waits then for the next.
    """

    def __init__(
        self, deciding: Deciding, item: PageItem, shift: Shift, pages: DossierPages, *, own: bool, note: str
    ) -> None:
        self._deciding, self._item, self._shift, self._pages = deciding, item, shift, pages
        self._own, self._note = own, note
        self._state: PageState | None = None

    def do(self) -> TakenBack:
        """Write it."""
        taken = undecide_page(self._shift.station, self._shift.person, self._item.page, own=self._own)
        self._state = taken.state
        return taken

    def shown(self, taken: TakenBack) -> None:
        """Show the page as it waits again."""
        self._show(taken.state)

    def undone(self) -> None:
        """Show it after an undo; when the undo failed, or it must be inspected anew, show what is stored."""
        if self._state is None or self._state is PageState.CAPTURED:
            self._shift.inspection.wake()
            self._pages.reload(self._item.page.id)
        else:
            self._show(self._state)

    def _show(self, state: PageState) -> None:
        if self._note and not self._deciding.notes.of(self._item.page.id):
            self._deciding.notes.keep(self._item.page.id, self._note)
        self._deciding.show_verdict(self._item, state, None)
        self._pages.choose(self._item.page.id)
