"""The right panel of a review: page, document, past; plan and dossier; what stands against approving."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from station.gui.parts.labels import label
from station.gui.review.approval_card import ApprovalCard
from station.gui.review.document_card import DocumentCard
from station.gui.review.dossier_part import DossierPart
from station.gui.review.media_card import RecordingCard
from station.gui.review.page_history import PageHistory
from station.gui.review.page_part import PagePart
from station.gui.review.plan_card import PlanCard
from station.gui.review.review_presenter import ReviewPresenter


class ReviewPanel(QFrame):
    """The parts below each other; what stands against approving stays in sight under them."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter = presenter
        self.page, self.document = PagePart(presenter), DocumentCard(presenter)
        self.media = RecordingCard(presenter)
        self.plan, self.dossier, self.approval = PlanCard(presenter), DossierPart(presenter), ApprovalCard(presenter)
        self.history, self._history_head = PageHistory(presenter), label("section")
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        self._layout = QVBoxLayout(self._content)
        self._layout.setContentsMargins(14, 14, 14, 14)
        self._layout.setSpacing(10)
        parts = (self.page, self.document, self._history_head, self.history, self.plan, self.media, self.dossier)
        for widget in parts:
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(self._area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self._area.setFocusPolicy(self._area.focusPolicy().NoFocus)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 12)
        foot.addWidget(self.approval)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._area, 1)
        outer.addLayout(foot)
        self.say()

    def show_mode(self, *, grid: bool) -> None:
        """Begin with the plan over a grid, with the page beside a page; its past is for who looks at it."""
        self._layout.removeWidget(self.plan)
        self._layout.insertWidget(0 if grid else 4, self.plan)
        for widget in (self._history_head, self.history):
            widget.setVisible(not grid)
        self.to_top()

    def show_page(self) -> None:
        """Show what is known of the current page."""
        self.page.show_page()
        self.document.show_document()
        if self.history.isVisibleTo(self):
            self.history.show_page(self._presenter.pages.current)

    def show_dossier(self) -> None:
        """Show how far the review is, and what stands against approving."""
        self.plan.show_plan()
        self.media.show_media()
        self.dossier.show_dossier()
        self.approval.show_state()

    def to_top(self) -> None:
        """Show the verdicts and what is asked below them."""
        self._area.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._history_head.setText(self.tr("History of the page").upper())
        self.page.say()
        self.dossier.say()
        self.document.show_document()
        self.media.show_media()
        self.plan.show_plan()
        self.approval.show_state()
        self.history.say_anew()
