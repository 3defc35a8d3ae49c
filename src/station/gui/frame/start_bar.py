"""What the start of the station found among the masters, said to everybody who logs in until they put it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.gui import icons, theme
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.storage.reconcile import ReconcileReport

NAMED = 3


class StartBar(QFrame):
    """A bar over the room. ``details``: open the part of the settings that lists it; ``dismissed``: put it away."""

    details = Signal()
    dismissed = Signal()

    def __init__(self, report: ReconcileReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setProperty("kind", "fault" if report.lost else "notice")
        self._title, self._words = label("fault-title" if report.lost else "title"), label(wrap=True)
        self._details, self._close = KeyButton("disk"), KeyButton("cancel", kind="flat")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 10)
        row.setSpacing(12)
        row.addWidget(_Icon("fault" if report.lost else "info", "rejected" if report.lost else "captured"))
        row.addLayout(words, 1)
        for button in (self._details, self._close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._details.clicked.connect(self.details)
        self._close.clicked.connect(self.dismissed)
        self.setVisible(not report.calm)
        self.say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        lost, orphans = self._report.lost, self._report.orphans
        if lost:
            self._title.setText(self.tr("%n master(s) are not what was stored", "", len(lost)))
            codes = sorted({one.dossier_code for one in lost})
            named = ", ".join(codes[:NAMED]) + ("…" if len(codes) > NAMED else "")
            self._words.setText(
                self.tr(
                    "Held: {dossiers}. All other pages are safe. Tell the administrator; put the files back from the "
                    "backup, or rescan these pages."
                ).format(dossiers=named)
            )
        else:
            self._title.setText(self.tr("%n unknown file(s) lay among the masters", "", len(orphans)))
            self._words.setText(
                self.tr("They were set aside, nothing was deleted. All pages that were stored are safe.")
            )
        self._details.say(self.tr("State of the masters"))
        self._close.say("", self.tr("Put away"))
        self._close.setAccessibleName(self.tr("Put away"))
        self.setAccessibleName(f"{self._title.text()}. {self._words.text()}")


class _Icon(QWidget):
    """The shape in front of the words."""

    def __init__(self, name: str, state: str) -> None:
        super().__init__()
        self._name, self._state = name, state
        self.setFixedSize(24, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        ink = QColor(theme.current().state(self._state).ink)
        icons.draw(QPainter(self), self._name, ink.name(), QRect(0, 3, 22, 22))
