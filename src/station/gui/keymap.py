"""Every key of the window in one table. Tests hold: no clash within a room, and one key means one thing everywhere.

A letter acts when no field has the focus: fields keep their letters by Qt's own shortcut override.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

EVERYWHERE = "everywhere"
ROOMS = ("worklist", "capture", "review", "packages", "supervise", "settings")


@dataclass(frozen=True, slots=True)
class Binding:
    """One action: its keys (the first is shown), the rooms it works in, and what it does (marked for translation).

    Of a row of like keys only the first is ``listed`` on the sheet, ``shown`` as the whole row.
    """

    action: str
    keys: tuple[str, ...]
    rooms: tuple[str, ...]
    text: object
    shown: str = ""
    listed: bool = True

    def works_in(self, room: str) -> bool:
        """Whether the key acts in the room."""
        return self.rooms == (EVERYWHERE,) or room in self.rooms


_ALL = (EVERYWHERE,)
_PAGES = ("capture", "review")

BINDINGS: tuple[Binding, ...] = (
    Binding("keys", ("?", "F1"), _ALL, QT_TRANSLATE_NOOP("keymap", "Show all keys")),
    Binding("room_1", ("Ctrl+1",), _ALL, QT_TRANSLATE_NOOP("keymap", "Sections of the rail"), "Ctrl 1…5"),
    Binding("room_2", ("Ctrl+2",), _ALL, "", listed=False),
    Binding("room_3", ("Ctrl+3",), _ALL, "", listed=False),
    Binding("room_4", ("Ctrl+4",), _ALL, "", listed=False),
    Binding("room_5", ("Ctrl+5",), _ALL, "", listed=False),
    Binding("settings", ("Ctrl+,",), _ALL, QT_TRANSLATE_NOOP("keymap", "Settings")),
    Binding("open_code", ("Ctrl+O",), _ALL, QT_TRANSLATE_NOOP("keymap", "Open a dossier by its code")),
    Binding("undo", ("Ctrl+Z",), _ALL, QT_TRANSLATE_NOOP("keymap", "Undo")),
    Binding("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), _ALL, QT_TRANSLATE_NOOP("keymap", "Redo")),
    Binding("next_pane", ("F6",), _ALL, QT_TRANSLATE_NOOP("keymap", "Next pane")),
    Binding("lock", ("Ctrl+L",), _ALL, QT_TRANSLATE_NOOP("keymap", "Lock the screen")),
    Binding("full_screen", ("F11",), _ALL, QT_TRANSLATE_NOOP("keymap", "Full screen")),
    Binding("out", ("Esc",), _ALL, QT_TRANSLATE_NOOP("keymap", "Out: clear, close, stop the feeder")),
    Binding("open", ("Return", "Enter"), ("worklist", "review", "packages"), QT_TRANSLATE_NOOP("keymap", "Open")),
    Binding("search", ("Ctrl+F",), ("worklist", "packages"), QT_TRANSLATE_NOOP("keymap", "Filter the list")),
    Binding("import", ("Ctrl+I",), ("worklist",), QT_TRANSLATE_NOOP("keymap", "Import an inventory")),
    Binding("level_1", ("1",), ("worklist",), QT_TRANSLATE_NOOP("keymap", "Secrecy level"), "1…4"),
    Binding("level_2", ("2",), ("worklist",), "", listed=False),
    Binding("level_3", ("3",), ("worklist",), "", listed=False),
    Binding("level_4", ("4",), ("worklist",), "", listed=False),
    Binding("scan", ("F5",), ("worklist", "capture"), QT_TRANSLATE_NOOP("keymap", "Scan, pause, continue")),
    Binding("profile", ("F4",), ("worklist", "capture"), QT_TRANSLATE_NOOP("keymap", "Choose the scan profile")),
    Binding("finish", ("Ctrl+Return",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Finish: hand in, or approve")),
    Binding("rescan", ("F8",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Rescan into this place")),
    Binding("remove", ("Del",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Remove the page, with a reason")),
    Binding("document", ("D",), ("capture",), QT_TRANSLATE_NOOP("keymap", "A document starts here, or no longer")),
    Binding("next_flagged", ("N",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Next page that needs a look")),
    Binding("previous_flagged", ("Shift+N",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Previous page that needs a look")),
    Binding("zoom", ("Z",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Fit, or 100 %")),
    Binding("zoom_in", ("+", "="), _PAGES, QT_TRANSLATE_NOOP("keymap", "Larger")),
    Binding("zoom_out", ("-",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Smaller")),
    Binding("master", ("M",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Master, or corrected image")),
    Binding("findings", ("O",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Show or hide the findings on the page")),
    Binding("grid", ("G",), ("review",), QT_TRANSLATE_NOOP("keymap", "Grid")),
    Binding("single", ("Space",), ("review",), QT_TRANSLATE_NOOP("keymap", "Single page")),
    Binding("accept", ("A",), ("review",), QT_TRANSLATE_NOOP("keymap", "Accept, and on to the next")),
    Binding("reject", ("R",), ("review",), QT_TRANSLATE_NOOP("keymap", "Reject: then 1 to 8, then Enter")),
    Binding("undecide", ("U",), ("review",), QT_TRANSLATE_NOOP("keymap", "Take the decision back")),
    Binding("return", ("Shift+R",), ("review",), QT_TRANSLATE_NOOP("keymap", "Return the dossier")),
    Binding("accept_rest", ("Ctrl+Shift+A",), ("review",), QT_TRANSLATE_NOOP("keymap", "Accept the rest that passed")),
    Binding("build", ("Ctrl+B",), ("packages",), QT_TRANSLATE_NOOP("keymap", "Build the package")),
    Binding("verify", ("Ctrl+T",), ("packages",), QT_TRANSLATE_NOOP("keymap", "Verify the package")),
)  # fmt: skip

_BY_ACTION = {binding.action: binding for binding in BINDINGS}

# The names Qt gives keys are English; these are what stands on the caps of the keyboards in use.
_CAPS = {"Return": "Enter", "Shift+": "⇧ ", "Ctrl+": "Ctrl "}


def binding(action: str) -> Binding:
    """Return the binding of an action; raises ``KeyError`` for one that is not in the table."""
    return _BY_ACTION[action]


def cap(action: str) -> str:
    """Return what is written on the key cap of an action (``Ctrl ⇧ A``)."""
    shown = binding(action).keys[0]
    for name, written in _CAPS.items():
        shown = shown.replace(name, written)
    return shown


def describe(action: str) -> str:
    """Return in the language of the window what the action does."""
    return QCoreApplication.translate("keymap", str(binding(action).text))


def bind_in(owner: QWidget, action: str, slot: Callable[[], object]) -> list[QShortcut]:
    """Let the keys act only while the owner or something inside it has the focus."""
    made = bind(owner, action, slot)
    for shortcut in made:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return made


def bind(owner: QWidget, action: str, slot: Callable[[], object]) -> list[QShortcut]:
    """Let the keys of the action call the slot while the owner is visible in the active window."""
    made: list[QShortcut] = []
    for key in binding(action).keys:
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)
        made.append(shortcut)
    return made
