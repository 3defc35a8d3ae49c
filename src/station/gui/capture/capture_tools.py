"""The tools over the page at the scanner: views, turn, edit, document, rescan, remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QFrame

from station.gui.parts.key_button import KeyButton

# From left to right; ``""`` is a gap. What a narrow window leaves words to comes first in ``_NAMED``.
TOOLS = (
    "grid", "pairs", "single", "", "turn_left", "turn_right", "edit", "", "document", "rescan", "remove", "",
)  # fmt: skip
VIEWS = ("grid", "pairs", "single")
_NAMED = frozenset({"edit", "document"})
_WORDS: dict[str, object] = {
    "grid": QT_TRANSLATE_NOOP("tools", "Grid"),
    "pairs": QT_TRANSLATE_NOOP("tools", "Pairs"),
    "single": QT_TRANSLATE_NOOP("tools", "Single"),
    "turn_left": QT_TRANSLATE_NOOP("tools", "Left"),
    "turn_right": QT_TRANSLATE_NOOP("tools", "Right"),
    "edit": QT_TRANSLATE_NOOP("tools", "Skew, crop"),
    "document": QT_TRANSLATE_NOOP("tools", "Document"),
    "rescan": QT_TRANSLATE_NOOP("tools", "Rescan"),
    "remove": QT_TRANSLATE_NOOP("tools", "Remove"),
}
ROOM_FOR_TWO, ROOM_FOR_ALL = 900, 1500


class CaptureTools:
    """The buttons of the tool bar by action."""

    def __init__(self) -> None:
        self.buttons = {action: KeyButton(action, action=action, kind="flat") for action in TOOLS if action}
        for action in (*VIEWS, "edit"):
            self.buttons[action].setCheckable(True)

    def bind(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Let the buttons do what their keys do; one without an act is not shown."""
        for action, button in self.buttons.items():
            button.setVisible(action in acts)
            if action in acts:
                button.clicked.connect(partial(_call, acts[action]))

    def lay_out(self, row: QBoxLayout) -> None:
        """Put the buttons into the bar, with a hairline between their groups."""
        for action in TOOLS:
            if action:
                row.addWidget(self.buttons[action])
            else:
                gap = QFrame()
                gap.setProperty("kind", "upright")
                gap.setFixedSize(1, 20)
                row.addSpacing(4)
                row.addWidget(gap)
                row.addSpacing(4)

    def set_width(self, width: int) -> None:
        """Show words on all tools, on two, or on none, by the width of the bar."""
        for action, button in self.buttons.items():
            named = width >= ROOM_FOR_ALL or (width >= ROOM_FOR_TWO and action in _NAMED)
            button.set_short(short=not named)

    def show_view(self, view: str) -> None:
        """Mark which view of the pages is shown."""
        for action in (*VIEWS, "edit"):
            self.buttons[action].setChecked(action == view)

    def set_possible(self, *, change: bool, scan: bool) -> None:
        """Keep off what cannot be done to the page now."""
        for action in ("turn_left", "turn_right", "edit", "document", "remove"):
            self.buttons[action].setEnabled(change or (action == "edit" and self.buttons[action].isChecked()))
        self.buttons["rescan"].setEnabled(change and scan)

    def say(self) -> None:
        """Set every word."""
        for action, button in self.buttons.items():
            button.say(QCoreApplication.translate("tools", str(_WORDS[action])))


def _call(act: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - the form of a Qt slot
    act()
