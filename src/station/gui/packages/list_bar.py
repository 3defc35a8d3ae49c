"""Over the list: which dossiers are listed, and words to look for."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from station.gui import numbers
from station.gui.frame.sizes import TOOLS
from station.gui.packages.package_states import Shown
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label


class ListBar(QFrame):
    """``wanted`` carries the kind and the words."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tools")
        self.setFixedHeight(TOOLS)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown = Shown.ALL
        self._counts: Counter[Shown] = Counter()
        self.chips = {one: KeyButton(kind="flat") for one in Shown}
        self.chosen, self.words = label("label"), QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(260)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(2)
        for one, chip in self.chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, kind=one: self.choose(kind))
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.chosen)
        row.addSpacing(8)
        row.addWidget(self.words, 2)
        self.words.textChanged.connect(lambda _text: self.wanted.emit(self._shown, self.words.text()))

    def choose(self, kind: Shown) -> None:
        """List another kind."""
        self._shown = kind
        self.show_counts(self._counts, None)
        self.wanted.emit(kind, self.words.text())

    def clear(self) -> bool:
        """List everything; return whether something had been left out."""
        narrowed = self._shown is not Shown.ALL or bool(self.words.text())
        self.words.clear()
        if self._shown is not Shown.ALL:
            self.choose(Shown.ALL)
        return narrowed

    def show_counts(self, counts: Counter[Shown], selected: int | None) -> None:
        """Show how many lines there are of each kind, and how many are selected when there is more than one."""
        self._counts = counts
        names = {
            Shown.ALL: self.tr("All"), Shown.WAITING: self.tr("Waiting to be packed"), Shown.BUSY: self.tr("At work"),
            Shown.SEALED: self.tr("Sealed"), Shown.FAULTS: self.tr("Faults"),
        }  # fmt: skip
        for one, chip in self.chips.items():
            chip.say(f"{names[one]} {numbers.count(counts[one])}")
            chip.setChecked(one is self._shown)
        if selected is not None:
            self.chosen.setText(self.tr("%n dossier(s) selected", "", selected) if selected > 1 else "")

    def say(self) -> None:
        """Set every word."""
        self.words.setPlaceholderText(self.tr("Code or title"))
        self.words.setAccessibleName(self.tr("Find by code or title"))
        self.show_counts(self._counts, None)
