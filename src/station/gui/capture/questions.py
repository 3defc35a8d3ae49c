"""What is asked of the clerk in the panel, never in a dialog: why a page goes, what a leaf is, why counts differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from station.gui.capture.capture_panel import CapturePanel
from station.gui.capture.capture_presenter import BLOCKING, COUNTS, CapturePresenter
from station.gui.capture.missing_words import field_place
from station.gui.reasons import offered
from station.model.dossier import Page
from station.model.paper import LeafKind
from station.model.reasons import BLANK, REMOVE
from station.model.reasons import COUNTS as COUNT_REASONS


class Questions(QObject):
    """No paper is taken in while one is open. ``answered``: it was, or left; ``jump``: to the page of this number.

    ``describe``: to the field (``page/name``) that is missing.
    """

    answered = Signal()
    jump = Signal(int)
    describe = Signal(str)

    def __init__(self, presenter: CapturePresenter, panel: CapturePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter, self._panel = presenter, panel
        self._then: Callable[[str, str], None] = presenter.chosen.remove
        presenter.changes.doubted.connect(self.ask_blank)
        panel.picker.picked.connect(self._picked)
        panel.picker.left.connect(self._close)
        panel.leaf.picked.connect(self._noted)
        panel.leaf.withdrawn.connect(self._withdrawn)
        panel.leaf.left.connect(self._close)

    def leave(self) -> bool:
        """Leave what is asked; return whether something was."""
        for picker in (self._panel.picker, self._panel.leaf):
            if picker.isVisible():
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
        self._open(self._presenter.chosen.remove)
        self._panel.picker.ask(title, "remove", offered(REMOVE), None, self.tr("Remove"), "reject-fill")

    def ask_blank(self, pages: Sequence[Page]) -> None:
        """Ask why sides are blank on which something was found."""
        title = self.tr("Page {n} is not empty: blank all the same?").format(n=pages[0].number)
        if len(pages) > 1:
            title = self.tr("%n page(s), not all empty: blank all the same?", "", len(pages))
        self._open(lambda reason, note: self._presenter.chosen.call_blank(pages, f"{reason} {note}".strip()))
        self._panel.picker.ask(title, "warning", offered(BLANK), None, self.tr("Mark as blank"), "primary")

    def ask_note(self) -> None:
        """Ask what is to be noted on the leaf of the current page."""
        item = self._presenter.pages.current
        if item is not None and self._presenter.open_for_capture:
            self._open(None)
            title = self.tr("Note on sheet {n}").format(n=item.page.sheet)
            self._panel.leaf.ask(title, self._presenter.chosen.notes())

    def hand_in(self) -> str:
        """Hand in; counts that disagree ask for a reason. Return why it was not, ``""`` when it was or is asked."""
        presenter = self._presenter
        if not presenter.open_for_capture or not presenter.pages.items or presenter.run.running:
            return ""
        blocking = [one for one in presenter.missing if one.code in BLOCKING]
        if blocking:
            self.jump.emit(blocking[0].page)
            return self.tr("Not handed in: pages still wait.")
        place = field_place(presenter.missing)
        if place:
            self.describe.emit(place)
            return self.tr("Not handed in: the description is not complete.")
        if any(one.code in COUNTS for one in presenter.missing):
            self._open(lambda reason, note: presenter.submit(f"{reason} {note}".strip()))
            title = self.tr("Counts differ from the inventory: why?")
            self._panel.picker.ask(title, "warning", offered(COUNT_REASONS), None, self.tr("Hand in"), "primary")
        else:
            presenter.submit()
        return ""

    def _open(self, then: Callable[[str, str], None] | None) -> None:
        """Close what was asked before, and let no paper in meanwhile."""
        self._then = then or self._then
        self._panel.picker.hide()
        self._panel.leaf.hide()
        self._presenter.feeding.hold(held=True)

    def _close(self) -> None:
        self._presenter.feeding.hold(held=False)
        self.answered.emit()

    def _picked(self, reason: str, note: str) -> None:
        self._then(reason, note)
        self._close()

    def _noted(self, kind: str, note: str, leaves: int) -> None:
        self._presenter.chosen.note_leaf(LeafKind(kind), note, leaves)
        self._close()

    def _withdrawn(self, note_id: str) -> None:
        self._presenter.chosen.withdraw_note(note_id)
        self._close()
