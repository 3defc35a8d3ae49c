"""The document that the current page is of: what it is called, and whether it passes (đạt / không đạt)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, label
from station.gui.reasons import reason_words
from station.gui.review.review_delegate import verdict_look
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.states import Look
from station.model.dossier import Document
from station.model.reasons import DOCUMENT


class DocumentCard(QWidget):
    """``passes`` and ``fails`` ask for a verdict."""

    passes = Signal()
    fails = Signal()

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._chip = label("section"), Chip()
        self._title, self._reason = ElidedLabel(), label("help", wrap=True)
        self._pass = KeyButton("tick", action="document_passes")
        self._fail = KeyButton("cancel", action="document_fails")
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._chip)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._pass, 1)
        row.addWidget(self._fail, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._title)
        layout.addWidget(self._reason)
        layout.addLayout(row)
        self._pass.clicked.connect(self.passes)
        self._fail.clicked.connect(self.fails)

    @property
    def document(self) -> Document | None:
        """The document of the current page."""
        current, facts = self._presenter.pages.current, self._presenter.facts
        return facts.documents.get(facts.document_of.get(current.page.id, "")) if current is not None else None

    def show_document(self) -> None:
        """Show the document of the current page; nothing when nobody marked documents."""
        document, view = self.document, self._presenter.pages.view
        self.setVisible(document is not None)
        if document is None or view is None:
            return
        self._head.setText(self.tr("Document {n}").format(n=document.ordinal).upper())
        described = document.description
        title = " ".join(filter(None, (described.get("type"), described.get("number"))))
        self._title.say(" · ".join(filter(None, (title, described.get("title") or described.get("subject", "")))))
        self._title.setVisible(bool(self._title.whole()))
        verdict = view.document_verdicts.get(document.id)
        said = verdict.verdict if verdict is not None else ""
        icon, state, word = verdict_look(said)
        self._chip.show_look(Look(icon, state, word) if said else None, word)
        self._chip.setVisible(bool(said))
        reason = (
            [reason_words(verdict.reason, DOCUMENT), verdict.note] if verdict is not None and verdict.reason else []
        )
        self._reason.setText(" · ".join(filter(None, reason)))
        self._reason.setVisible(bool(reason))
        self._pass.say(self.tr("Passes"))
        self._fail.say(self.tr("Does not…"), self.tr("The document does not pass, and why"))
        self._pass.setEnabled(self._presenter.in_review and said != "pass")
        self._fail.setEnabled(self._presenter.in_review and said != "fail")
