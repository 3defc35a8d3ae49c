"""What runs in the background, over the strip: done of total, rate, time left, and a way to stop it (Ctrl+J)."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import theme
from station.gui.job_board import JobBoard
from station.gui.parts.job_row import JobRow
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.workflow.view_dossiers import Backlog

WIDTH = 460
EVERY_MS = 500


class JobsPanel(QFrame):
    """Lies over the room and takes nothing from it. ``closed``; ``go_on``: inspect again; ``grown``: place it anew."""

    closed = Signal()
    go_on = Signal()
    grown = Signal()

    def __init__(self, board: JobBoard, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._board = board
        self._rows: dict[int, JobRow] = {}
        self._inspecting = False
        self._waiting = 0
        self._head, self._empty, self._queue = label("title"), label("help", wrap=True), label("", wrap=True)
        self._close, self._resume = KeyButton("cancel", kind="flat", action="jobs"), KeyButton("play")
        self._jobs = QVBoxLayout()
        self._jobs.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.addWidget(self._queue, 1)
        foot.addWidget(self._resume)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addLayout(self._jobs)
        layout.addWidget(self._empty)
        layout.addLayout(foot)
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_MS)
        self._tick.timeout.connect(self._show_jobs)
        self._close.clicked.connect(self.closed)
        self._resume.clicked.connect(self.go_on)
        board.changed.connect(self._show_soon)
        self.hide()
        self.say()

    def show_panel(self) -> None:
        """Show what runs now; the focus comes here."""
        self._show_jobs()
        self.show()
        self.raise_()
        self._tick.start()
        self.setFocus()

    def hide_panel(self) -> None:
        """Go away."""
        self._tick.stop()
        self.hide()

    def show_backlog(self, figures: Backlog, *, inspecting: bool) -> None:
        """Say what waits for inspection; ``inspecting``: it is being worked at."""
        self._waiting, self._inspecting = figures.waiting_pages, inspecting
        self._say_queue()

    def place(self, area: QRect) -> None:
        """Stand at the lower left of an area of the parent."""
        width = min(theme.scaled(WIDTH), area.width() - 16)
        self.setFixedWidth(width)
        layout = self.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else 0
        height = min(max(wanted, self.sizeHint().height()), area.height() - 16)
        self.setGeometry(area.x() + 8, area.bottom() - height - 7, width, height)

    def event(self, event: QEvent) -> bool:
        """Ask for another place when what it says needs one."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._head.setText(self.tr("What runs in the background"))
        self.setAccessibleName(self._head.text())
        self._close.say("", self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._empty.setText(self.tr("Nothing runs now."))
        self._resume.say(self.tr("Go on inspecting"))
        self._show_jobs()
        self._say_queue()

    def _say_queue(self) -> None:
        waiting = self.tr("%n page(s) wait for inspection and OCR, one job for both.", "", self._waiting)
        self._queue.setText(waiting if self._waiting else self.tr("Every page is inspected and has its OCR text."))
        self._resume.setVisible(bool(self._waiting) and not self._inspecting)

    def _show_soon(self) -> None:
        listed = {job.number for job in self._board.jobs}
        if self.isVisible() and listed != self._rows.keys():
            self._show_jobs()

    def _show_jobs(self) -> None:
        jobs = {job.number: job for job in self._board.jobs}
        for number in self._rows.keys() - jobs.keys():
            row = self._rows.pop(number)
            row.hide()
            row.deleteLater()
        now = time.monotonic()
        for number, job in jobs.items():
            if number not in self._rows:
                self._rows[number] = JobRow()
                self._rows[number].stop.clicked.connect(job.cancel)
                self._jobs.addWidget(self._rows[number])
            self._rows[number].show_job(job, now)
        self._empty.setVisible(not jobs)
