"""The bar of a fault: pushed in under the header, never over a page, until the cause is gone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from station.gui import icons, theme
from station.gui.capture.end_words import BarWords
from station.gui.capture.steps_row import StepsRow
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label


class FaultBar(QFrame):
    """Title, what is safe, what to do step by step, and the key that goes on; grey when only the paper has ended."""

    resume = Signal()
    rescan = Signal()
    back = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: BarWords | None = None
        self._quiet = False
        self._icon, self._title, self._safe = _Icon(), label("fault-title"), label(wrap=True)
        self.steps, self._state = StepsRow(), IconLabel("inspecting", "text2")
        self._rescan = KeyButton("rescan", action="rescan", height="head")
        self._resume = KeyButton("play", action="scan", kind="primary", height="head")
        self._back = KeyButton("undo", action="sheet_back", height="head")
        self._close = KeyButton("cancel", kind="flat", height="head")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._back, self._rescan, self._resume, self._close):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1)
        grid.addLayout(buttons, 0, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._safe, 1, 1)
        grid.addWidget(self.steps, 2, 0, 1, 3)
        grid.addWidget(self._state, 3, 1, 1, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._rescan.clicked.connect(self.rescan)
        self._resume.clicked.connect(self.resume)
        self._back.clicked.connect(self.back)
        self._close.clicked.connect(self.dismissed)
        self._state.hide()
        self.hide()

    def show_words(self, words: BarWords) -> None:
        """Show a fault, or what is none; ``rescan`` is ``""`` when no sheet is in doubt."""
        kind = "fault" if words.fault else "notice"
        for widget, value in ((self, kind), (self._title, "fault-title" if words.fault else "figure")):
            widget.setProperty("kind", value)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._icon.show_icon("fault" if words.fault else "info", "rejected" if words.fault else "captured")
        self._title.setText(words.title)
        self._safe.setText(words.safe)
        self.steps.show_steps(words.steps, "rejected" if words.fault else "captured")
        self._resume.say(words.resume)
        self._rescan.say(words.rescan)
        self._rescan.setVisible(bool(words.rescan))
        self._words = words
        self._dress()
        self._close.say("", self.tr("Hide"))
        self._close.setAccessibleName(self.tr("Hide"))
        self._close.setVisible(not words.fault)
        self.setAccessibleName(" ".join((words.title + ".", words.safe, *words.steps)).strip())
        self.show()

    def offer_back(self, sheet: int) -> None:
        """Offer to go on from an earlier sheet, 0 for none: the paper on the table is not the page on the screen."""
        self._back.setVisible(bool(sheet))
        told = self.tr("The sheet on the table is another one: sheet {n} is marked, and fed again into its place")
        self._back.say(self.tr("Back to sheet {n}").format(n=sheet), told.format(n=sheet))

    def set_quiet(self, *, quiet: bool) -> None:
        """Leave the one button that stands out to what is asked or edited elsewhere."""
        if quiet != self._quiet:
            self._quiet = quiet
            self._dress()

    def _dress(self) -> None:
        """Let the next thing to do after a fault stand out; where nothing is wrong, the header says what comes next."""
        words = self._words
        loud = words is not None and words.fault and not self._quiet
        first = words is not None and words.rescan_first
        self._resume.set_kind("primary" if loud and not first else "")
        self._rescan.set_kind("primary" if loud and first else "")

    def show_state(self, state: str, *, back: bool = False) -> None:
        """Say what the scanner reports now, ``""`` for nothing; ``back``: it answers again."""
        self._state.say(state, "passed" if back else "inspecting", "passed" if back else "text2")
        self._state.setVisible(bool(state))

    def set_can_scan(self, *, possible: bool) -> None:
        """Keep the buttons off while nothing can be scanned."""
        self._resume.setEnabled(possible)
        self._back.setEnabled(possible)
        self._rescan.setEnabled(possible)


class _Icon(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._name, self._state = "fault", "rejected"
        self.setFixedSize(24, 28)

    def show_icon(self, name: str, state: str) -> None:
        """Show another icon."""
        self._name, self._state = name, state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        ink = QColor(theme.current().state(self._state).ink)
        icons.draw(painter, self._name, ink.name(), QRect(0, 3, 22, 22))
