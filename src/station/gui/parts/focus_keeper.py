"""Where the keyboard was before something lay over it, and the way back there; where Tab stops and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import shiboken6
from PySide6.QtCore import Qt
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


def first_stop(pane: QWidget) -> QWidget | None:
    """Return what takes the focus for a pane: itself, or the first in it by the order of Tab."""
    inside = [pane, *pane.findChildren(QWidget)]
    takes = [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()]
    ready = {one for one in takes if one.isEnabled()}
    if pane in ready or pane.focusProxy() in ready:
        return pane
    one = pane.nextInFocusChain()
    while one is not None and one is not pane and one not in ready:
        one = one.nextInFocusChain()
    return one if one in ready else None
