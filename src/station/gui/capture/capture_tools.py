"""The tools over the page at the scanner: views, turn, edit, document, rescan, remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
# Words on the tools of the page itself, too, from this width of the bar on.
ROOM_FOR_ALL = 1500
LEVELS = 5
# The margins between two tools, and what stands in the bar beside these: master, findings, zoom, hairlines.
GAP, OTHERS = 2, 260


class CaptureTools:
    """The buttons of the tool bar by action."""

    def __init__(self) -> None:
        self.buttons = {action: KeyButton(action, action=action, kind="flat") for action in TOOLS if action}
        self._unbound: set[str] = set()
        self._left_out: set[str] = set()
        for action in (*VIEWS, "edit"):
            self.buttons[action].setCheckable(True)

    def bind(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Let the buttons do what their keys do; one without an act is not shown."""
        self._unbound = set(self.buttons) - set(acts)
        self._unbound = set(self.buttons) - set(acts)
        for action, button in self.buttons.items():
            if action in acts:
                button.clicked.connect(lambda _checked=False, act=acts[action]: act())

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
        """Say as much on the tools as a bar of this width has room for: words, then keys, then shapes alone."""
        for level in range(LEVELS):
            self._say_less(level)
            shown = [button for action, button in self.buttons.items() if action not in self._left_out]
            if sum(button.sizeHint().width() + GAP for button in shown) + OTHERS <= width:
                return

    def _say_less(self, level: int) -> None:
        """Leave out the more the higher the level; what a narrow bar leaves out has its button in the panel."""
        narrow = level > 2
        self._left_out = self._unbound | ({"rescan"} if narrow else set())
        for action, button in self.buttons.items():
            button.set_short(short=level > 1 or (level == 1 and action not in _NAMED))
            bare = level == LEVELS - 1 or (narrow and action == "single")
            button.set_action("" if bare else action)
            button.setVisible(action not in self._left_out)

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
