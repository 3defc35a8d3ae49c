"""The one window: pages before the work, the desk during it; geometry remembered, the screen locked when idle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from station.gui import keymap
from station.gui.preferences import Preferences

# Never is no choice: a dossier lies open, and who decided is written under the name of who logged in.
LOCK_MINUTES = (3, 5, 10, 20, 30)
LOCK_DEFAULT = 10
_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


def lock_minutes(preferences: Preferences) -> int:
    """Return after how many idle minutes the screen of the person locks."""
    minutes = preferences.number("lock_minutes", LOCK_DEFAULT)
    return minutes if minutes in LOCK_MINUTES else LOCK_DEFAULT


class MainWindow(QMainWindow):
    """``idle``: nobody touched the window for as long as the person chose. ``closing``: it is about to close."""

    idle = Signal()
    closing = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.setMinimumSize(1100, 680)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(lock_minutes(preferences) * 60_000)
        self._idle.timeout.connect(self.idle)
        self._watched = False
        keymap.bind(self, "full_screen", self._toggle_full_screen)
        geometry = preferences.blob("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self._fit_screen()

    def _fit_screen(self) -> None:
        """Take the size of the design where the screen has room for it, else all there is."""
        room = self.screen().availableGeometry().size()
        self.resize(QSize(1440, 900).boundedTo(room))
        if room.width() < 1440 or room.height() < 900:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def show_page(self, page: QWidget) -> None:
        """Show a page; it becomes the window's own."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def drop_page(self, page: QWidget) -> None:
        """Take a page away for good."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._pages.currentWidget()

    def watch(self, *, idle: bool) -> None:
        """Begin or stop to wait for idleness. Only the native window's events are looked at, not every widget's."""
        if not self._watched:
            self.windowHandle().installEventFilter(self)
            self._watched = True
        self._idle.setInterval(lock_minutes(self._preferences) * 60_000)
        if idle:
            self._idle.start()
        else:
            self._idle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is there."""
        if self._idle.isActive() and event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        self._preferences.keep("geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
