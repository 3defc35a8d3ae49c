"""Somebody at the keyboard of the room at the scanner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_view import CaptureView
from station.gui.shift import Shift
from station.model.states import PageState

Until = Callable[[Callable[[], Any]], None]
Feed = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Clerk:
    """Somebody at the keyboard of the room."""

    def __init__(self, view: CaptureView, presenter: CapturePresenter, qtbot: QtBot, until: Until) -> None:
        self.view, self.presenter, self._qtbot, self.until = view, presenter, qtbot, until
        self.shift: Shift = presenter.shift

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or self.view, key, held)

    def change(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys that change something, and wait until the change is kept and shown."""
        before = len(self.shift.history._line.done)
        self.press(*keys, held=held)
        self.until(lambda: len(self.shift.history._line.done) == before + 1)
        self.rest()

    def rest(self) -> None:
        """Wait until the room shows what is in the database, and every page is inspected."""
        pages, inspection = self.presenter.pages, self.shift.inspection
        self.until(lambda: not self.presenter.run.running and not inspection.running)
        self.until(lambda: not any(item.page.state is PageState.CAPTURED for item in pages.items))
        self.until(lambda: not pages.bridge.is_running(pages._reading))

    def scan(self, key: Qt.Key = Qt.Key.Key_F5) -> None:
        """Scan to the end of this stack."""
        self.press(key)
        assert self.presenter.run.running
        self.until(lambda: not self.presenter.run.running)
        self.until(lambda: not self.presenter.pages.bridge.is_running(self.presenter.pages._reading))

    def go(self, page: int) -> None:
        self.press(Qt.Key.Key_Home, *[Qt.Key.Key_Right] * (page - 1))
        assert self.presenter.pages.current is not None
        assert self.presenter.pages.current.page.number == page

    @property
    def ids(self) -> list[str]:
        return [item.page.id for item in self.presenter.pages.items]
