"""What runs in the background, over the strip: done of total, rate, time left, and a way to stop it (Ctrl+J)."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import numbers, theme
from station.gui.job_board import JobBoard, ListedJob
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label
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
        self._rows: dict[int, _JobRow] = {}
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
                self._rows[number] = _JobRow()
                self._rows[number].stop.clicked.connect(job.cancel)
                self._jobs.addWidget(self._rows[number])
            self._rows[number].show_job(job, now)
        self._empty.setVisible(not jobs)


class _JobRow(QWidget):
    """One job."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._figures, self._bar = ElidedLabel("strong"), label("label"), _Bar()
        self.stop = KeyButton()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._words, 0, 0)
        grid.addWidget(self.stop, 0, 1, 3, 1)
        grid.addWidget(self._bar, 1, 0)
        grid.addWidget(self._figures, 2, 0)

    def show_job(self, job: ListedJob, now: float) -> None:
        """Show how far the job is."""
        self._words.say(job.words())
        self._bar.show_share(job.done / job.total if job.total else None)
        self._figures.setText(self._how_far(job, now))
        self.stop.say(self.tr("Cancel"), self.tr("Cancel: {job}").format(job=job.words()))

    def _how_far(self, job: ListedJob, now: float) -> str:
        if not job.total:
            return self.tr("running for {time}").format(time=_clock(now - job.began))
        parts = [f"{numbers.count(job.done)} / {numbers.count(job.total)}"]
        rate, left = job.per_second(now), job.seconds_left(now)
        if rate:
            parts.append(self.tr("{rate} a minute").format(rate=numbers.decimal(60 * rate, 0)))
        if left is not None:
            parts.append(self.tr("{time} left").format(time=_clock(left)))
        return " · ".join(parts)


class _Bar(QWidget):
    """Six pixels: done of total."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self.setFixedHeight(6)

    def show_share(self, share: float | None) -> None:
        """Show a share of 1; ``None``: not known."""
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().line))
        painter.drawRoundedRect(self.rect(), 3, 3)
        if self._share is not None:
            painter.setBrush(QColor(theme.current().accent))
            painter.drawRoundedRect(QRect(0, 0, round(self.width() * min(1.0, self._share)), 6), 3, 3)


def _clock(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes = whole // 3600, whole % 3600 // 60
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
