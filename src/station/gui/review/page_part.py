"""What the panel says of the current page: the two verdicts, what was found, its note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.pages.page_lists import PASSED, LineList, LineModel, finding_lines
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, label
from station.gui.parts.reason_picker import ReasonPicker
from station.gui.review.review_facts import can_be_decided
from station.gui.review.review_presenter import ReviewPresenter
from station.model.states import PageState


class PagePart(QWidget):
    """``finding_wanted`` carries the name of a check, ``note_left`` is told when the note has been written."""

    finding_wanted = Signal(str)
    note_left = Signal()

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.accept = KeyButton("tick", action="accept", kind="accept", height="tall")
        self.reject = KeyButton("rejected", action="reject", kind="reject", height="tall")
        self._hint = label("help", wrap=True)
        self.picker = ReasonPicker()
        self.head, self._chip = label("section"), Chip()
        self._looked = ElidedLabel("help")
        self.note, self._kept = QLineEdit(), label("help", wrap=True)
        self._noted = ""
        self._showing_passed = False
        self.findings = LineModel(self)
        self._list = LineList(self.findings, 20)
        verdicts = QHBoxLayout()
        verdicts.setSpacing(10)
        verdicts.addWidget(self.accept, 1)
        verdicts.addWidget(self.reject, 1)
        head = QHBoxLayout()
        head.addWidget(self.head)
        head.addWidget(self._looked, 1)
        head.addWidget(self._chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(verdicts)
        layout.addWidget(self._hint)
        layout.addWidget(self.picker)
        layout.addLayout(head)
        layout.addWidget(self._list)
        layout.addWidget(self.note)
        layout.addWidget(self._kept)
        self._list.picked.connect(self._pick)
        self.note.returnPressed.connect(self.leave_note)
        self.note.textChanged.connect(self._keep_note)
        self.note.hide()
        self._kept.hide()

    def show_page(self) -> None:
        """Show what is known of the current page."""
        item = self._presenter.pages.current
        possible = item is not None and self._presenter.in_review
        stopped = bool(self._presenter.stops)
        self.accept.setEnabled(possible and not stopped and item is not None and can_be_decided(item))
        undecidable = (PageState.REJECTED, PageState.CAPTURED)
        self.reject.setEnabled(possible and item is not None and item.page.state not in undecidable)
        self._chip.show_look(item.look if item is not None else None)
        if item is None:
            self._list.hide()
            self._show_note("")
            return
        self.head.setText(self.tr("Page {n}").format(n=item.page.number).upper())
        self.findings.show(
            finding_lines(item.findings, self._presenter.shift.words.texts, passed=self._showing_passed)
        )  # fmt: skip
        self._list.setVisible(bool(item.findings))
        if self._noted != item.page.id or not self.note.hasFocus():
            self._show_note(item.page.id)
        before = self._presenter.facts.accepted_before(item)
        self._looked.say(self.tr("accepted in an earlier review") if before else "")

    def write_note(self) -> None:
        """Let a person write the note that goes with the next verdict."""
        if self._presenter.in_review and self._presenter.pages.current is not None:
            self.note.show()
            self.note.setFocus()

    def leave_note(self) -> None:
        """Go back to the pages; what was written is kept."""
        self._show_note(self._noted)
        self.note_left.emit()

    def say(self) -> None:
        """Set every word."""
        self.accept.say(self.tr("Accept, next"))
        self.reject.say(self.tr("Reject…"))
        self._hint.setText(self.tr("A flagged page asks why it is accepted. Reject: R, a digit, Enter."))
        self._list.setAccessibleName(self.tr("Findings"))
        self.note.setPlaceholderText(self.tr("Note for the next verdict ({key})").format(key=keymap.cap("comment")))
        self.note.setAccessibleName(self.tr("Note for the next verdict"))
        self._kept.setText(self.tr("Kept with this page until the next verdict on it."))
        self.show_page()

    def _pick(self, check: str) -> None:
        if check == PASSED:
            self._showing_passed = True
            self.show_page()
        elif check:
            self.finding_wanted.emit(check)

    def _show_note(self, page_id: str) -> None:
        """Show the note that waits on a page, with what becomes of it."""
        self._noted = page_id
        note = self._presenter.decide.notes.of(page_id)
        if self.note.text() != note:
            self.note.setText(note)
        self.note.setVisible(bool(note))
        self._kept.setVisible(bool(note))

    def _keep_note(self, text: str) -> None:
        self._presenter.decide.notes.keep(self._noted, text)
        self._kept.setVisible(bool(text.strip()))
