"""What a clerk puts right on pages, each with its opposite: done in the write lane, kept in the history of the dossier.

Several pages are one change: either all of them are changed, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from station.gui.history import Change
from station.gui.pages.dossier_pages import DossierPages
from station.gui.shift import Shift
from station.model.dossier import TEXT, Page
from station.model.errors import InputFault, StationError
from station.model.paper import LeafKind, LeafNote
from station.workflow import edit_pages
from station.workflow.describe_documents import join_document, start_document
from station.workflow.submit_dossier import remove_page, restore_page

# What the record says of pages that were scanned and taken back by undo.
UNDONE = "undone"

Act = Callable[[Page], Any]
Back = Callable[[Page, Any], object]
Done = list[tuple[Page, Any]]


class PageChanges(QObject):
    """Changes of the open dossier; ``failed`` carries the error of one that could not be made.

    ``doubted`` carries the pages that were called blank without a reason although something is on one of them.
    """

    failed = Signal(object)
    doubted = Signal(object)

    def __init__(self, shift: Shift, pages: DossierPages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift, self._pages = shift, pages

    def remove(self, pages: Sequence[Page], reason: str, beside: str) -> None:
        """Take pages out; ``beside`` is the page to look at then."""
        station, person = self._shift.station, self._shift.person
        self._do(
            self._said(self.tr("Page {page} removed"), self.tr("%n page(s) removed", "", len(pages)), pages),
            pages,
            lambda page: remove_page(station, person, page, reason),
            lambda page, _none: restore_page(station, person, page),
            shown=beside,
        )

    def turn(self, pages: Sequence[Page], quarters: int) -> None:
        """Turn pages clockwise by quarters."""
        station, person = self._shift.station, self._shift.person
        self._do(
            self._said(self.tr("Page {page} turned"), self.tr("%n page(s) turned", "", len(pages)), pages),
            pages,
            lambda page: edit_pages.turn_page(station, person, page, quarters),
            lambda page, before: edit_pages.correct_page(station, person, page, before),
        )

    def move(self, pages: Sequence[Page], after: str) -> None:
        """Put pages, in their order, behind page ``after``, ``""``: to the front."""
        station, person = self._shift.station, self._shift.person
        behind = [after or None, *(page.id for page in pages)]
        targets = {page.id: target for page, target in zip(pages, behind, strict=False)}
        self._do(
            self._said(self.tr("Page {page} moved"), self.tr("%n page(s) moved", "", len(pages)), pages),
            pages,
            lambda page: edit_pages.move_page(station, person, page, targets[page.id]),
            lambda page, before: edit_pages.move_page(station, person, page, before),
        )

    def mark_blank(self, pages: Sequence[Page], *, blank: bool, reason: str = "") -> None:
        """Record that sides are blank, or that they are not; ``reason``: although something was found on them."""
        station, person, view = self._shift.station, self._shift.person, self._pages.view
        was = view.blank if view is not None else frozenset()
        if blank:
            one, many = self.tr("Page {page} marked as blank"), self.tr("%n page(s) marked as blank", "", len(pages))
        else:
            one, many = self.tr("Page {page} no longer blank"), self.tr("%n page(s) no longer blank", "", len(pages))
        self._do(
            self._said(one, many, pages),
            pages,
            lambda page: edit_pages.mark_blank(station, person, page, blank=blank, reason=reason),
            lambda page, _none: edit_pages.mark_blank(
                station, person, page, blank=page.capture.id in was, reason=UNDONE
            ),
            failed=lambda error: self._blank_failed(error, pages),
        )

    def _blank_failed(self, error: StationError, pages: Sequence[Page]) -> None:
        if error.code == "blank_with_content":
            self.doubted.emit(tuple(pages))
        else:
            self.failed.emit(error)

    def look_at(self, pages: Sequence[Page]) -> None:
        """Record that pages in doubt were compared with the paper and are in order."""
        station, person = self._shift.station, self._shift.person
        self._do(
            self._said(self.tr("Page {page} looked at"), self.tr("%n page(s) looked at", "", len(pages)), pages),
            pages,
            lambda page: edit_pages.mark_suspect(station, person, page),
            lambda page, before: edit_pages.mark_suspect(station, person, page, before),
        )

    def note_leaf(self, page: Page, kind: LeafKind, note: str, leaves: int) -> None:
        """Keep a note on the leaf of a page."""
        station, person = self._shift.station, self._shift.person
        made: list[str] = []

        def act(noted: Page) -> None:
            if made:
                edit_pages.withdraw_note(station, person, noted, made[0], withdrawn=False)
            else:
                made.append(edit_pages.note_leaf(station, person, noted, kind, note, leaves))

        self._do(
            self.tr("Leaf of page {page} noted").format(page=page.number),
            [page],
            act,
            lambda noted, _none: edit_pages.withdraw_note(station, person, noted, made[0]),
        )

    def withdraw_note(self, page: Page, note: LeafNote) -> None:
        """Let a note no longer count."""
        station, person = self._shift.station, self._shift.person
        self._do(
            self.tr("Note on page {page} withdrawn").format(page=page.number),
            [page],
            lambda noted: edit_pages.withdraw_note(station, person, noted, note.id),
            lambda noted, _none: edit_pages.withdraw_note(station, person, noted, note.id, withdrawn=False),
        )

    def toggle_document(self, page: Page) -> None:
        """Let a document begin at the page, or let it continue the one before; its description can come back."""
        station, person, view = self._shift.station, self._shift.person, self._pages.view
        if self._pages.items and self._pages.items[0].page.id == page.id:
            # A document begins there whatever is marked; a mark of it could not be taken back.
            self.failed.emit(InputFault("first_page_starts", page=str(page.number)))
            return
        documents = view.documents if view is not None else ()
        begun = next((document for document in documents if document.first_page_id == page.id), None)
        said, kind = (begun.description, begun.kind) if begun is not None else ({}, TEXT)

        def start(one: Page, _former: object = None) -> None:
            start_document(station, person, one, said, kind)

        def join(one: Page, _former: object = None) -> None:
            join_document(station, person, one)

        if begun is None:
            words = self.tr("Document begun at page {page}")
            self._do(words.format(page=page.number), [page], start, join)
        else:
            words = self.tr("Page {page} continues the document before")
            self._do(words.format(page=page.number), [page], join, start)

    def rescanned(self, before: Sequence[Page], now: Sequence[Page]) -> None:
        """Keep that pages were scanned into their places again: the earlier images can return."""
        station, person = self._shift.station, self._shift.person
        earlier = {page.id: page for page in before}

        def show(page: Page, wanted: Page) -> None:
            edit_pages.reinstate_capture(station, person, page, wanted.capture.id)
            # Each image has its own doubt, or none: that of the other one must not stay.
            edit_pages.mark_suspect(station, person, page, wanted.suspect)

        self._did(
            self._said(self.tr("Page {page} scanned again"), self.tr("%n page(s) scanned again", "", len(now)), now),
            now,
            lambda page: show(page, page),
            lambda page, _none: show(page, earlier[page.id]),
        )

    def inserted(self, pages: Sequence[Page]) -> None:
        """Keep that pages were scanned in between: they can be taken out again."""
        station, person = self._shift.station, self._shift.person
        self._did(
            self._said(self.tr("Page {page} inserted"), self.tr("%n page(s) inserted", "", len(pages)), pages),
            pages,
            lambda page: restore_page(station, person, page),
            lambda page, _none: remove_page(station, person, page, UNDONE),
        )

    def _said(self, one: str, many: str, pages: Sequence[Page]) -> str:
        return one.format(page=pages[0].number) if len(pages) == 1 else many

    def _do(
        self, words: str, pages: Sequence[Page], act: Act, back: Back, shown: str | None = None,
        failed: Callable[[StationError], None] | None = None,
    ) -> None:  # fmt: skip
        if pages:
            self._shift.history.do(self._change(words, pages, act, back, shown), failed or self.failed.emit)

    def _did(self, words: str, pages: Sequence[Page], act: Act, back: Back) -> None:
        change = self._change(words, pages, act, back, None)
        self._shift.history.did(change, [(page, None) for page in pages])

    def _change(self, words: str, pages: Sequence[Page], act: Act, back: Back, shown: str | None) -> Change:
        kept, first = tuple(pages), pages[0].id

        def show(page_id: str) -> None:
            self._pages.reload(page_id)
            self._shift.inspection.wake()

        return Change(
            words,
            lambda: _all(kept, act, back),
            lambda done: _take_back(done, back),
            lambda _done: show(first if shown is None else shown),
            lambda: show(first),
        )


def _all(pages: Sequence[Page], act: Act, back: Back) -> Done:
    """Change every page, or none."""
    done: Done = []
    try:
        for page in pages:
            done.append((page, act(page)))
    except StationError:
        _take_back(done, back)
        raise
    return done


def _take_back(done: Done, back: Back) -> None:
    for page, before in reversed(done):
        back(page, before)
