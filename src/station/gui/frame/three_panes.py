"""The skeleton that every room with pages has: list on the left, page in the middle, panel on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from station.gui.frame.sizes import TOOLS
from station.gui.parts.labels import label
from station.gui.preferences import Preferences

_FIRST_SIZES = [256, 800]


class ThreePanes(QWidget):
    """``head`` and ``count`` stand over the list; ``chip`` before the count, ``notice`` between head and list.

    The width of the list is the person's; it is kept under the name of the room.
    """

    def __init__(
        self,
        room: str,
        preferences: Preferences,
        *,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        chip: QWidget | None = None,
        notice: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._key, self._preferences = f"{room}/splitter", preferences
        self.head, self.count = label("strong"), label("label")
        self.list, self._splitter = QFrame(), QSplitter()
        self.list.setProperty("kind", "list")
        side = QVBoxLayout(self.list)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._build_head(chip))
        if notice is not None:
            side.addWidget(notice)
        side.addWidget(left, 1)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(middle)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        if not self._splitter.restoreState(preferences.blob(self._key)):
            self._splitter.setSizes(_FIRST_SIZES)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._splitter, 1)
        across.addWidget(right)

    def keep(self) -> None:
        """Remember the width of the list."""
        self._preferences.keep(self._key, self._splitter.saveState())

    def _build_head(self, chip: QWidget | None) -> QFrame:
        head = QFrame()
        head.setProperty("kind", "pane-head")
        head.setFixedHeight(TOOLS)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.head)
        row.addStretch()
        if chip is not None:
            row.addWidget(chip)
        row.addWidget(self.count)
        return head
