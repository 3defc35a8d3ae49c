"""One job that runs: its words, a bar, done of total, rate, time left, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from station.gui import numbers, theme
from station.gui.job_board import ListedJob
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label


class JobRow(QWidget):
    """Shows a job of the board; ``stop`` is its button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
