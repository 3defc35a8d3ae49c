"""The one window: pages before the work, the desk during it; geometry remembered, the screen locked when idle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from station.gui import keymap
from station.gui.preferences import Preferences

IDLE_MS = 10 * 60 * 1000
_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class MainWindow(QMainWindow):
    """``idle``: nobody touched the window for ten minutes. ``closing``: it is about to close."""

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
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.idle)
        self._watched = False
        for key in keymap.binding("full_screen").keys:
            QShortcut(QKeySequence(key), self, self._toggle_full_screen)
        geometry = preferences.blob("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1440, 900)

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
