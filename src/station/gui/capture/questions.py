"""What is asked of the clerk in the panel, never in a dialog: why a page goes, what a leaf is, why counts differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from station.gui import keymap
from station.gui.capture.capture_panel import CapturePanel
from station.gui.capture.capture_presenter import COUNTS, CapturePresenter
from station.gui.capture.missing_words import field_place
from station.gui.reasons import offered
from station.model.dossier import Dossier, Page
from station.model.paper import LeafKind
from station.model.reasons import BLANK, REMOVE
from station.model.reasons import COUNTS as COUNT_REASONS
from station.settings.texts import Sentence
from station.workflow.submit_dossier import Missing


class Questions(QObject):
    """Each is about the pages or the dossier of the moment it was asked; no paper is taken in while one is open.

    ``answered``: it was, or left; ``jump``: to the page of this number; ``describe``: to the field (``page/name``) that
    is missing; ``refused`` carries why the dossier was not handed in, and what to do now.
    """

    answered = Signal()
    jump = Signal(int)
    describe = Signal(str)
    refused = Signal(object)

    def __init__(self, presenter: CapturePresenter, panel: CapturePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter, self._panel = presenter, panel
        self._then: Callable[[str], None] = lambda _reason: None
        self._leaf: Page | None = None
        presenter.changes.doubted.connect(self.ask_blank)
        presenter.turned_away.connect(self.leave)
        panel.picker.picked.connect(self._picked)
        panel.picker.left.connect(self._close)
        panel.leaf.picked.connect(self._noted)
        panel.leaf.withdrawn.connect(self._withdrawn)
        panel.leaf.left.connect(self._close)

    def leave(self) -> bool:
        """Leave what is asked; return whether something was."""
        for picker in (self._panel.picker, self._panel.leaf):
            if not picker.isHidden():
                picker.leave()
                return True
        return False

    def ask_removal(self) -> None:
        """Ask why the chosen pages are taken out."""
        targets = self._presenter.chosen.targets()
        if not targets or not self._presenter.open_for_capture:
            return
        title = self.tr("Remove page {n}: why?").format(n=targets[0].number)
        if len(targets) > 1:
            title = self.tr("Remove %n page(s): why?", "", len(targets))
        self._open(partial(self._presenter.chosen.remove, targets))
        self._panel.picker.ask(title, "remove", offered(REMOVE), None, self.tr("Remove"), "reject-fill")

    def ask_blank(self, pages: Sequence[Page]) -> None:
        """Ask why sides are blank on which something was found."""
        if pages[0].dossier_id != self._presenter.pages.dossier_id or self._presenter.pages.opening:
            return
        title = self.tr("Page {n} is not empty: blank all the same?").format(n=pages[0].number)
        if len(pages) > 1:
            title = self.tr("%n page(s), not all empty: blank all the same?", "", len(pages))
        self._open(partial(self._presenter.chosen.call_blank, pages))
        self._panel.picker.ask(title, "warning", offered(BLANK), None, self.tr("Mark as blank"), "primary")

    def ask_note(self) -> None:
        """Ask what is to be noted on the leaf of the current page."""
        item = self._presenter.pages.current
        if item is not None and self._presenter.open_for_capture:
            self._open()
            self._leaf = item.page
            title = self.tr("Note on sheet {n}").format(n=item.page.sheet)
            self._panel.leaf.ask(title, self._presenter.chosen.notes())

    def hand_in(self) -> None:
        """Hand in when nothing stands against it now; counts that disagree ask for a reason."""
        presenter, view = self._presenter, self._presenter.pages.view
        filled = view is not None and bool(presenter.pages.items or view.media)
        if presenter.open_for_capture and filled and not presenter.run.running:
            presenter.ask_missing(self._hand_in)

    def _hand_in(self, dossier: Dossier, missing: Sequence[Missing]) -> None:
        refused = self._refused(missing)
        if refused is not None:
            self.refused.emit(refused)
        elif any(one.code in COUNTS for one in missing):
            self._open(partial(self._presenter.submit, dossier))
            title = self.tr("Counts differ from the inventory: why?")
            self._panel.picker.ask(title, "warning", offered(COUNT_REASONS), None, self.tr("Hand in"), "primary")
        else:
            self._presenter.submit(dossier)

    def _refused(self, missing: Sequence[Missing]) -> Sentence | None:
        """Return why the dossier cannot be handed in, and go to where that can be put right."""
        first = {one.code: one for one in reversed(missing)}
        words = {
            "page_waiting": (
                self.tr("Not handed in: page {n} is not inspected yet."),
                self.tr("Wait a moment, then press {key} again.").format(key=keymap.cap("finish")),
            ),
            "page_rejected": (
                self.tr("Not handed in: page {n} was rejected."),
                self.tr("Press {key} to scan it again, or remove it.").format(key=keymap.cap("rescan")),
            ),
            "page_suspect": (
                self.tr("Not handed in: page {n} is still in doubt."),
                self.tr("Compare it with the paper: {key} when it is in order, else {rescan}.").format(
                    key=keymap.cap("looked_at"), rescan=keymap.cap("rescan")
                ),
            ),
        }
        for code, (what, remedy) in words.items():
            if code in first:
                self.jump.emit(first[code].page)
                return Sentence(what.format(n=first[code].page), remedy)
        place = field_place(missing) if self._presenter.shift.station.settings.require_description else ""
        if not place:
            return None
        self.describe.emit(place)
        again = self.tr("Fill it in the room of descriptions, then come back and press {key}.")
        return Sentence(
            self.tr("Not handed in: the description is not complete."), again.format(key=keymap.cap("finish"))
        )

    def _open(self, then: Callable[[str], None] | None = None) -> None:
        """Close what was asked before, and let no paper in meanwhile."""
        self._then, self._leaf = then or (lambda _reason: None), None
        self._panel.picker.hide()
        self._panel.leaf.hide()
        self._presenter.feeding.hold("question", held=True)

    def _close(self) -> None:
        self._presenter.feeding.hold("question", held=False)
        self.answered.emit()

    def _picked(self, reason: str, note: str) -> None:
        self._then(f"{reason} {note}".strip())
        self._close()

    def _noted(self, kind: str, note: str, leaves: int) -> None:
        if self._leaf is not None:
            self._presenter.chosen.note_leaf(self._leaf, LeafKind(kind), note, leaves)
        self._close()

    def _withdrawn(self, note_id: str) -> None:
        view = self._presenter.pages.view
        note = next((one for one in view.leaf_notes if one.id == note_id), None) if view is not None else None
        if self._leaf is not None and note is not None:
            self._presenter.chosen.withdraw_note(self._leaf, note)
        self._close()
