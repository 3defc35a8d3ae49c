"""The status strip: scanner, inspection with OCR, packages, disk; the offer to undo; station and time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from station.gui import keymap, numbers, theme
from station.gui.frame.sizes import STRIP
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel
from station.model.clock import Clock
from station.workflow.view_dossiers import Backlog

OFFER_MS = 8000


class StatusStrip(QFrame):
    """Each part opens its list: ``opened`` carries the name of the room and what it should show.

    Inspection and OCR are one job here (one decoding, one recognition), so they are one part with both words;
    ``jobs_wanted`` opens what runs.
    """

    opened = Signal(str, str)
    jobs_wanted = Signal()
    undo = Signal()

    def __init__(self, clock: Clock, station_name: str, warn_bytes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self.setFixedHeight(STRIP)
        self._clock, self._station_name, self._warn_bytes = clock, station_name, warn_bytes
        self._backlog: Backlog | None = None
        self._scanner_words = ("capture", "", "text2")
        self._scanner, self._inspection = _Part("capture"), _Part("inspecting_strip")
        self._packages, self._disk = _Part("packages"), _Part("disk")
        self._after_scanner = _separator()
        self._offer = KeyButton("undo", kind="part", action="undo")
        self._offer.hide()
        self._station, self._time = IconLabel("station", "text2", 12), IconLabel("calendar", "text2", 12)
        self._offer_timer = QTimer(self)
        self._offer_timer.setSingleShot(True)
        self._offer_timer.timeout.connect(self._offer.hide)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show_time)
        self._tick.start(10_000)
        self._build()
        self._say()

    def show_backlog(self, figures: Backlog) -> None:
        """Show the figures."""
        self._backlog = figures
        self._say()

    def hide_scanner(self) -> None:
        """Leave the scanner out, for people who do not scan."""
        for widget in (self._scanner, self._after_scanner):
            widget.hide()

    def close_packages(self) -> None:
        """Let the packages be a figure only, for people whose roles do not open them."""
        self._packages.setEnabled(False)

    def show_scanner(self, icon: str, words: str, colour: str) -> None:
        """Show what the scanner does."""
        self._scanner_words = (icon, words, colour)
        self._say()

    def offer_undo(self, words: str) -> None:
        """Offer for a few seconds to take the last act back."""
        self._offer.say(words, keymap.describe("undo"))
        self._offer.show()
        self._offer_timer.start(OFFER_MS)

    def tell(self, words: str) -> None:
        """Say for a few seconds why something could not be undone or redone."""
        self._offer.say(words, words)
        self._offer.show()
        self._offer_timer.start(OFFER_MS)

    def withdraw_undo(self) -> None:
        """Offer it no more."""
        self._offer.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._say()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(0)
        self._inspection.clicked.connect(self.jobs_wanted)
        parts = {
            self._scanner: ("capture", ""), self._inspection: None, self._packages: ("packages", ""),
            self._disk: ("settings", "station"),
        }  # fmt: skip
        for part, place in parts.items():
            if place is not None:
                part.clicked.connect(lambda _checked=False, wanted=place: self.opened.emit(*wanted))
            row.addWidget(part)
            row.addWidget(self._after_scanner if part is self._scanner else _separator())
        row.addStretch()
        row.addWidget(self._offer)
        row.addSpacing(12)
        row.addWidget(self._station)
        row.addSpacing(8)
        row.addWidget(_separator())
        row.addSpacing(8)
        row.addWidget(self._time)
        self._offer.clicked.connect(self.undo)

    def _say(self) -> None:
        icon, words, colour = self._scanner_words
        self._scanner.show_part(words or self.tr("No scanner chosen"), icon, colour)
        figures = self._backlog
        waiting = figures.waiting_pages if figures else 0
        done = self.tr("Inspection, OCR: all done")
        self._inspection.show_part(self.tr("Inspection, OCR: %n page(s)", "", waiting) if waiting else done)
        self._inspection.setToolTip(f"{keymap.describe('jobs')} ({keymap.cap('jobs')})")
        packages = figures.waiting_packages if figures else 0
        self._packages.show_part(
            self.tr("%n package(s) to make", "", packages) if packages else self.tr("No package waits")
        )
        if figures is None:
            self._disk.show_part(numbers.MISSING)
        else:
            low = figures.free_bytes < self._warn_bytes
            room = self.tr("{free} left ≈ {pages} pages").format(
                free=numbers.size(figures.free_bytes), pages=numbers.count(round(figures.room_for_pages, -2))
            )
            self._disk.show_part(room, "warning" if low else "disk", "flagged" if low else "text2")
        self._station.say(self._station_name)
        self._show_time()

    def _show_time(self) -> None:
        self._time.say(numbers.minute(self._clock.now(), self._clock.now().tzinfo))


class _Part(KeyButton):
    """One part of the strip; the colour is that of its icon."""

    def __init__(self, icon: str) -> None:
        super().__init__(icon, kind="part")
        self._ink = "text2"

    def show_part(self, words: str, icon: str = "", colour: str = "") -> None:
        """Set words, icon and colour."""
        self._icon, self._ink = icon or self._icon, colour or self._ink
        self.say(words)

    def icon_colour(self) -> str:
        """Return the colour of what the part tells of."""
        flat = theme.current().flat()
        return flat.get(self._ink) or flat[f"{self._ink}_ink"]


def _separator() -> QFrame:
    line = QFrame()
    line.setFixedSize(1, 16)
    line.setProperty("kind", "upright")
    return line
