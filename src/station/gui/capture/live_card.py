"""The live count: how many pages this run brought, how fast, and that they are safe."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.capture.scan_run import RunFigures
from station.gui.parts.labels import IconLabel, label


class LiveCard(QFrame):
    """Says "on the disk" only of pages that the store acknowledged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "figures")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._state, self._rate = IconLabel("capture", "text2"), label("label")
        self._state.set_bold(bold=True)
        self._count, self._first, self._second = label("count"), label("label"), label("label")
        self._safe = IconLabel("safe", "passed")
        top = QHBoxLayout()
        top.addWidget(self._state, 1)
        top.addWidget(self._rate)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch()
        lines.addWidget(self._first)
        lines.addWidget(self._second)
        lines.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._count)
        middle.addLayout(lines, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addLayout(middle)
        layout.addWidget(self._safe)

    def show_run(self, figures: RunFigures, sheets: int, total: int, *, fault: bool) -> None:
        """Show a run: ``sheets`` of this run, ``total`` pages of the dossier that are stored."""
        if figures.waiting and not figures.stopping:
            self._state.say(self.tr("Waits for paper: lay it in"), "armed", "accent")
        elif figures.running:
            words = self.tr("Stopping after this page") if figures.stopping else self.tr("Scanning")
            self._state.say(words, "capture", "accent")
        elif fault:
            self._state.say(self.tr("Scanner stopped"), "fault", "rejected")
        else:
            self._state.say(self.tr("Ready"), "capture", "text2")
        rate = figures.per_minute
        self._rate.setText(self.tr("{n} pages/min").format(n=numbers.count(rate)) if rate and figures.running else "")
        self._count.setText(numbers.count(figures.pages))
        self._first.setText(self.tr("page(s) in this run", "", figures.pages))
        self._second.setText(self.tr("%n sheet(s)", "", sheets))
        if total:
            self._safe.say(self.tr("All %n page(s) are on the disk", "", total), "safe", "passed")
        else:
            self._safe.say(self.tr("No page yet"), "captured", "text2")
