"""What stands between a dossier and its approval; and, before it is approved, what approving will say.

Nothing blocks: the question stands in the panel, Enter approves, Esc changes nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.pages.page_lists import Line, LineList, LineModel
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.gui.review.review_presenter import ReviewPresenter
from station.workflow.review_dossier import ApprovalSummary


class ApprovalCard(QFrame):
    """``page_wanted`` carries the id of a page that stands in the way; ``confirmed`` and ``left`` end the question."""

    page_wanted = Signal(str)
    confirmed = Signal()
    left = Signal()

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.asking = False
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._text = IconLabel("lock", "text"), label("label", wrap=True)
        self._title.set_bold(bold=True)
        self.missing = LineModel(self)
        self._list = LineList(self.missing, 6)
        self._cancel = KeyButton(kind="flat", action="out")
        self._confirm = KeyButton("approve", action="open", kind="primary")
        foot = QHBoxLayout()
        foot.addWidget(self._cancel)
        foot.addWidget(self._confirm, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        for widget in (self._title, self._text, self._list):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self._cancel.clicked.connect(self.leave)
        self._confirm.clicked.connect(self.confirm)
        self._list.picked.connect(lambda page_id: self.page_wanted.emit(page_id) if page_id else None)
        self._show_question(asking=False)

    def show_state(self) -> None:
        """Show what stands in the way, each with the page to go to; not while the question is open."""
        if self.asking:
            return
        lines = self._missing_lines()
        self.missing.show(lines)
        self._list.setVisible(bool(lines))
        self._list.setAccessibleName(self.tr("What stands in the way"))
        if lines:
            self._title.say(self.tr("Cannot be approved yet"), "lock", "text")
            self._text.hide()
        else:
            self._title.say(self.tr("Ready to approve"), "accepted", "accepted")
            words = self.tr("{key} says first what the approval will say.").format(key=keymap.cap("finish"))
            self._text.setText(words)
            self._text.show()
        self.setVisible(self._presenter.in_review)

    def ask(self, summary: ApprovalSummary) -> None:
        """Say what approving will do, and take the keyboard."""
        self.asking = True
        self._list.hide()
        self._title.say(self.tr("Approve the dossier?"), "approve", "text")
        self._text.setText("\n".join(self._summary_lines(summary)))
        self._text.show()
        self._confirm.say(self.tr("Approve"))
        self._cancel.say(self.tr("Cancel"))
        self._show_question(asking=True)
        self.setAccessibleName(f"{self._title.text()} {self._text.text()}")
        self.setFocus()

    def confirm(self) -> None:
        """Approve."""
        if self.asking:
            self._show_question(asking=False)
            self.confirmed.emit()

    def leave(self) -> None:
        """Change nothing."""
        self._show_question(asking=False)
        self.show_state()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc."""
        if self.asking and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif self.asking and event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep keys from the shortcuts of the room while the question is open."""
        if self.asking and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def _show_question(self, *, asking: bool) -> None:
        self.asking = asking
        for button in (self._cancel, self._confirm):
            button.setVisible(asking)

    def _missing_lines(self) -> list[Line]:
        presenter = self._presenter
        lines = [
            _line("secret", "rejected", self.tr("Secrecy mark"), "", presenter.page_of(stop))
            for stop in presenter.stops
        ]
        overview = presenter.overview
        for icon, colour, words, count, first in (
            ("flagged", "flagged", self.tr("To look at"), overview.to_look, overview.first_to_look),
            ("captured", "captured", self.tr("Undecided"), overview.others, overview.first_other),
            ("rejected", "rejected", self.tr("To scan again"), overview.rejected, overview.first_rejected),
        ):
            if count:
                lines.append(_line(icon, colour, words, self.tr("%n page(s)", "", count), first))
        view = presenter.pages.view
        for document_id, verdict in (view.document_verdicts if view is not None else {}).items():
            document = presenter.facts.documents.get(document_id)
            if verdict.verdict == "fail" and document is not None:
                words = self.tr("Document {n} does not pass").format(n=document.ordinal)
                lines.append(_line("rejected", "rejected", words, "", document.first_page_id))
        passed = {
            key for key, one in (view.document_verdicts if view is not None else {}).items() if one.verdict == "pass"
        }
        waiting = [one.ordinal for one, _file in (view.media if view is not None else ()) if one.id not in passed]
        if waiting:
            words = self.tr("%n recording(s) not found good", "", len(waiting))
            lines.append(_line("captured", "captured", words, "", ""))
        return lines

    def _summary_lines(self, summary: ApprovalSummary) -> list[str]:
        lines = [
            self.tr("%n page(s) in the package", "", summary.pages),
            self.tr("%n looked at one by one", "", summary.looked),
        ]
        if summary.declared:
            lines.append(self.tr("%n accepted by command, said to be checked elsewhere", "", summary.declared))
        if summary.unlooked:
            lines.append(self.tr("%n accepted with the sample", "", summary.unlooked))
        if summary.flagged_accepted:
            lines.append(self.tr("%n to check, accepted with a reason", "", summary.flagged_accepted))
        if summary.changed:
            lines.append(self.tr("%n new or changed since the review before", "", summary.changed))
        if summary.stale:
            lines.append(self.tr("%n inspected with earlier limits", "", summary.stale))
        if summary.documents:
            told = self.tr("{passed} of %n document(s) said to pass", "", summary.documents)
            lines.append(told.format(passed=numbers.count(summary.documents_passed)))
        left = len(self._presenter.notes_left)
        if left:
            lines.append(self.tr("%n note(s) without a verdict stay in the history of their pages", "", left))
        return [*lines, self.tr("Verdicts can then not be taken back.")]


def _line(icon: str, colour: str, strong: str, figure: str, page_id: str) -> Line:
    return Line(icon, colour, strong, "", figure, "", page_id)
