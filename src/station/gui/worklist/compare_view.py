"""Two dossiers side by side: what the inventory says of each, where they differ, and their first pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.frame.sizes import TOOLS
from station.gui.pages.page_pictures import PagePictures
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.gui.shift import Shift
from station.gui.states import condition_word, line_look, secrecy_word
from station.gui.worklist.card_presenter import Comparison, Side
from station.gui.worklist.page_paper import PagePaper

_FIELDS = (
    "code",
    "title",
    "fonds",
    "inventory",
    "box",
    "dates",
    "sheets",
    "pages",
    "state",
    "secrecy",
    "paper",
    "note",
)


class CompareView(QFrame):
    """``apart`` carries the duplicate that is none; ``open_other`` an id; ``left``: back to the list."""

    apart = Signal(object)
    open_other = Signal(object)
    left = Signal()

    def __init__(self, shift: Shift, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "list")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._comparison: Comparison | None = None
        self._title = label("title")
        self._apart = KeyButton("check", action="open", kind="primary")
        self._other = KeyButton("show")
        self._close = KeyButton(action="out", kind="flat")
        self._heads = (label("section"), label("section"))
        self._names = {name: label("label") for name in _FIELDS}
        self._values = {name: (label(wrap=True), label(wrap=True)) for name in _FIELDS}
        self._marks = {name: IconLabel("", "flagged") for name in _FIELDS}
        self._pictures = (
            PagePictures(shift.lanes, shift.station, self),
            PagePictures(shift.lanes, shift.station, self),
        )
        self._papers = tuple(PagePaper(pictures) for pictures in self._pictures)
        self._build()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show both and take the keyboard."""
        self._comparison = comparison
        for paper, side in zip(self._papers, (comparison.mine, comparison.other), strict=True):
            paper.show_page(None if side.card.line.set_aside else side.first_page)
        self.say()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_apart(self) -> None:
        """Say that they are two different dossiers."""
        if self._comparison is not None:
            self.apart.emit(self._comparison.duplicate)
            self.left.emit()

    def close_view(self) -> None:
        """Let the pictures go."""
        for pictures in self._pictures:
            pictures.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter; Esc goes to the room."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell_apart()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Enter from the list behind."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in enter:
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self.setAccessibleName(self.tr("Two dossiers side by side"))
        self._title.setText(self.tr("Are these the same papers?"))
        self._apart.say(self.tr("No duplicate"), self.tr("Record that they are two different dossiers"))
        self._other.say(self.tr("Show the other one"))
        self._close.say(self.tr("Back to the list"))
        self._heads[0].setText(self.tr("This dossier").upper())
        self._heads[1].setText(self.tr("Looks like it").upper())
        captions = {
            "code": self.tr("Code"), "title": self.tr("Title"), "fonds": self.tr("Fonds"),
            "inventory": self.tr("Inventory"), "box": self.tr("Box"), "dates": self.tr("Dates"),
            "sheets": self.tr("Sheets"), "pages": self.tr("Pages scanned"), "state": self.tr("State"),
            "secrecy": self.tr("Secrecy"), "paper": self.tr("Paper"), "note": self.tr("Note"),
        }  # fmt: skip
        for name, caption in captions.items():
            self._names[name].setText(caption)
        for paper in self._papers:
            paper.say(self.tr("Nothing scanned yet"))
        if self._comparison is not None:
            self._say_values(self._comparison)

    def _say_values(self, comparison: Comparison) -> None:
        mine, other = self._read(comparison.mine), self._read(comparison.other)
        for name in _FIELDS:
            for value, text in zip(self._values[name], (mine[name], other[name]), strict=True):
                value.setText(text or numbers.MISSING)
            differs = mine[name] != other[name] and name != "code"
            self._marks[name].say(self.tr("differs") if differs else "", "compare" if differs else "", "flagged")
            self._marks[name].setVisible(differs)

    def _read(self, side: Side) -> dict[str, str]:
        card = side.card
        dossier, line = card.dossier, card.line
        hidden = self.tr("(title not shown at this station)")
        dates = (dossier.description.get("start_date", ""), dossier.description.get("end_date", ""))
        return {
            "code": dossier.code,
            "title": hidden if line.set_aside else dossier.title,
            "fonds": card.inventory.fonds_title or dossier.fonds_code,
            "inventory": card.inventory.code,
            "box": dossier.box,
            "dates": " – ".join(filter(None, dates)),
            "sheets": numbers.count(line.sheets_expected),
            "pages": numbers.count(line.pages),
            "state": line_look(line).word,
            "secrecy": secrecy_word(line.secrecy) if line.secrecy is not None else "",
            "paper": condition_word(line.condition) if line.condition is not None else "",
            "note": card.triage.note,
        }

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("kind", "tools")
        head.setFixedHeight(TOOLS + 4)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(self._title)
        row.addStretch()
        for button in (self._close, self._other, self._apart):
            row.addWidget(button)
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.addWidget(self._heads[0], 0, 1)
        grid.addWidget(self._heads[1], 0, 2)
        for line, name in enumerate(_FIELDS, start=1):
            grid.addWidget(self._names[name], line, 0, Qt.AlignmentFlag.AlignTop)
            for column, value in enumerate(self._values[name], start=1):
                grid.addWidget(value, line, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._marks[name], line, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._papers[0], len(_FIELDS) + 1, 1)
        grid.addWidget(self._papers[1], len(_FIELDS) + 1, 2)
        grid.setRowStretch(len(_FIELDS) + 1, 1)
        for mark in self._marks.values():
            mark.setFixedHeight(20)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(3, 84)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addLayout(grid, 1)
        self._apart.clicked.connect(self.tell_apart)
        self._other.clicked.connect(self._open_other)
        self._close.clicked.connect(self.left)

    def _open_other(self) -> None:
        if self._comparison is not None:
            self.open_other.emit(self._comparison.other.card.line)
