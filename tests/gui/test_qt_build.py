"""The Qt binding itself: what its builds have broken before."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

TIMES = 400


class Teller(QObject):
    told = Signal(bool)


def references() -> tuple[int, ...]:
    return tuple(sys.getrefcount(value) for value in (None, True, False))


def lost(act: Callable[[], object]) -> int:
    act()
    before = references()
    for _ in range(TIMES):
        act()
    return max(old - new for old, new in zip(before, references(), strict=True))


def test_calls_do_not_eat_none_true_and_false(qtbot: QtBot) -> None:
    """PySide6 6.12.0 lost one reference at each such call, and Python 3.11 ended with ``none_dealloc``."""
    teller, widget = Teller(), QWidget()
    qtbot.addWidget(widget)
    heard: list[bool] = []
    teller.told.connect(heard.append)
    for act in (lambda: teller.told.emit(True), lambda: widget.setEnabled(True), lambda: widget.property("none")):
        assert lost(act) < TIMES // 2
    assert len(heard) == TIMES + 1
