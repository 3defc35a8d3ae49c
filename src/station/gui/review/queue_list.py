"""The dossiers that wait for review; those that one scanned oneself are counted, not offered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.labels import label
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.worklist.dossier_table import dossier_table
from station.gui.worklist.worklist_model import SUMMARY
from station.storage.records import DossierSummary


class QueueList(QWidget):
    """Enter or a double click opens a dossier."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._table = dossier_table(presenter.queue)
        self._empty, self._stack = EmptyState("review"), QStackedWidget()
        self._foot = label("help")
        self._foot.setContentsMargins(12, 8, 12, 8)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        self.setFocusProxy(self._table)
        presenter.queued.connect(self._show)
        self._table.doubleClicked.connect(self._open)
        keymap.bind_in(self._table, "open", lambda: self._open(self._table.currentIndex()))
        self._empty.pressed.connect(presenter.load_queue)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _open(self, index: QModelIndex) -> None:
        line = index.data(SUMMARY) if index.isValid() else None
        if isinstance(line, DossierSummary):
            self._presenter.open(line.id)

    def _show(self) -> None:
        rows = self._presenter.queue.rowCount()
        self._stack.setCurrentWidget(self._table if rows else self._empty)
        self._table.setAccessibleName(self.tr("Waiting for review"))
        self._empty.say(self.tr("Nothing waits for review."), self.tr("Look again"), "")
        if rows and not self._table.currentIndex().isValid():
            self._table.selectRow(0)
        waiting = self.tr("%n dossier(s) wait", "", rows)
        own = self.tr("%n more you scanned in yourself: somebody else reviews them", "", self._presenter.own)
        self._foot.setText(f"{waiting}.  {own}." if self._presenter.own else f"{waiting}.")
