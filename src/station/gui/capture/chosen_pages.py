"""What a clerk does with the pages that are chosen: the selected ones, or the one that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from station.gui.capture.page_changes import PageChanges
from station.gui.pages.dossier_pages import DossierPages
from station.model.dossier import Page
from station.model.paper import LeafKind, LeafNote
from station.model.states import OPEN_FOR_CAPTURE


class ChosenPages:
    """``selected`` are the ids of the pages that a change is for, when they are more than the current one."""

    def __init__(self, pages: DossierPages, changes: PageChanges) -> None:
        self._pages, self._changes = pages, changes
        self.selected: tuple[str, ...] = ()

    @property
    def open_for_capture(self) -> bool:
        """Whether pages of the dossier may be changed."""
        view = self._pages.view
        return view is not None and view.dossier.state in OPEN_FOR_CAPTURE and not self._pages.opening

    def targets(self) -> list[Page]:
        """Return the pages that a change is for: the selected ones in page order, or the current one."""
        current = self._pages.current
        if current is None:
            return []
        if current.page.id in self.selected and len(self.selected) > 1:
            found = [self._pages.item(page_id) for page_id in self.selected]
            return [item.page for item in found if item is not None]
        return [current.page]

    def turn(self, quarters: int) -> None:
        """Turn the pages clockwise by quarters."""
        if self.open_for_capture:
            self._changes.turn(self.targets(), quarters)

    def move(self, page_ids: tuple[str, ...], after: str) -> None:
        """Put pages behind another one, ``""``: to the front."""
        found = [self._pages.item(page_id) for page_id in page_ids]
        if self.open_for_capture:
            self._changes.move([item.page for item in found if item is not None], after)

    def move_by(self, step: int) -> None:
        """Put the pages one place earlier (-1) or later (1)."""
        items, moved = self._pages.items, self.targets()
        ids = {page.id for page in moved}
        places = [n for n, item in enumerate(items) if item.page.id in ids]
        if not places:
            return
        place = places[0] - 2 if step < 0 else places[-1] + 1
        if (step < 0 and places[0] == 0) or place >= len(items):
            return
        self.move(tuple(page.id for page in moved), items[place].page.id if place >= 0 else "")

    def move_to(self, *, front: bool) -> None:
        """Put the pages to the front of the dossier, or to its end."""
        moved = self.targets()
        ids = {page.id for page in moved}
        others = [item.page.id for item in self._pages.items if item.page.id not in ids]
        if moved and others:
            self.move(tuple(page.id for page in moved), "" if front else others[-1])

    def toggle_blank(self) -> None:
        """Mark the sides as blank, or take the mark from all when all have it."""
        view, targets = self._pages.view, self.targets()
        if view is not None and self.open_for_capture:
            self._changes.mark_blank(targets, blank=any(page.capture.id not in view.blank for page in targets))

    def call_blank(self, pages: Sequence[Page], reason: str) -> None:
        """Mark sides as blank although something was found on them."""
        if self.open_for_capture:
            self._changes.mark_blank(pages, blank=True, reason=reason)

    def look_at(self) -> None:
        """Say that the pages in doubt were looked at; those of the whole sheet when only its one side is current."""
        targets = self.targets()
        sheets = {page.sheet for page in targets}
        doubted = [item.page for item in self._pages.items if item.page.suspect and item.page.sheet in sheets]
        if self.open_for_capture:
            self._changes.look_at(doubted)

    def note_leaf(self, page: Page, kind: LeafKind, note: str, leaves: int) -> None:
        """Keep a note on the leaf of a page."""
        if self.open_for_capture:
            self._changes.note_leaf(page, kind, note, leaves)

    def withdraw_note(self, page: Page, note: LeafNote) -> None:
        """Let a note on the leaf of a page no longer count."""
        if self.open_for_capture:
            self._changes.withdraw_note(page, note)

    def notes(self) -> list[LeafNote]:
        """Return the notes on the leaf of the current page."""
        current, view = self._pages.current, self._pages.view
        if current is None or view is None:
            return []
        sheet = current.page.sheet
        leaf = {item.page.id for item in self._pages.items if item.page.sheet == sheet}
        return [note for note in view.leaf_notes if note.page_id in leaf]

    def toggle_document(self) -> None:
        """Let a document begin at the current page, or let it continue the one before."""
        current = self._pages.current
        if current is not None and self.open_for_capture:
            self._changes.toggle_document(current.page)

    def remove(self, pages: Sequence[Page], reason: str) -> None:
        """Take pages out, those of them that are still there; that can be undone."""
        wanted = {page.id for page in pages}
        gone = [item.page for item in self._pages.items if item.page.id in wanted]
        if not gone or not self.open_for_capture:
            return
        left = [item.page.id for item in self._pages.items if item.page.id not in wanted]
        place = next(n for n, item in enumerate(self._pages.items) if item.page.id in wanted)
        beside = left[min(place, len(left) - 1)] if left else ""
        self._changes.remove(gone, reason, beside)
