"""Where the keyboard was before something lay over it, and the way back there; the order in which Tab goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget


class FocusKeeper:
    """``keep`` before something opens, ``give_back`` when it closes."""

    def __init__(self) -> None:
        self._kept: QWidget | None = None

    def keep(self) -> None:
        """Remember the widget that has the keyboard now."""
        self._kept = QApplication.focusWidget()

    def give_back(self, otherwise: Callable[[], object]) -> None:
        """Put the keyboard where it was; ``otherwise`` is done when that widget is gone, hidden or off."""
        kept, self._kept = self._kept, None
        if kept is not None and shiboken6.isValid(kept) and kept.isVisible() and kept.isEnabled():
            kept.setFocus()
        else:
            otherwise()


def tab_through(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through widgets in this order: those that are made later would else come after all others."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
