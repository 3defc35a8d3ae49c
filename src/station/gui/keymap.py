"""Every key of the window in one table. Tests hold: no clash within a room, and one key means one thing everywhere.

A person may give an action another key (``use``); what was bound follows at once. A letter acts when no field has the
focus: fields keep their letters by Qt's own shortcut override.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

EVERYWHERE = "everywhere"
ROOMS = ("worklist", "capture", "describe", "review", "packages", "supervise", "manage", "settings")
EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Binding:
    """One action: its keys (the first is shown), the rooms it works in, and what it does (marked for translation).

    Of a row of like keys only the first is ``listed`` on the sheet, ``shown`` as the whole row. ``inside``: the widget
    that has the focus handles the key itself; it stands here for the sheet, and nobody gives it another one.
    """

    action: str
    keys: tuple[str, ...]
    rooms: tuple[str, ...]
    text: object
    shown: str = ""
    listed: bool = True
    inside: bool = False

    def works_in(self, room: str) -> bool:
        """Whether the key acts in the room."""
        return self.rooms == (EVERYWHERE,) or room in self.rooms


_ALL = (EVERYWHERE,)
_PAGES = ("capture", "review")
_VIEWS = ("capture", "describe", "review")
_LISTS = ("worklist", "packages", "supervise")

BINDINGS: tuple[Binding, ...] = (
    Binding("keys", ("?", "F1"), _ALL, QT_TRANSLATE_NOOP("keymap", "Show all keys")),
    Binding("room_1", ("Ctrl+1",), _ALL, QT_TRANSLATE_NOOP("keymap", "Sections of the rail"), "Ctrl 1…7"),
    Binding("room_2", ("Ctrl+2",), _ALL, "", listed=False),
    Binding("room_3", ("Ctrl+3",), _ALL, "", listed=False),
    Binding("room_4", ("Ctrl+4",), _ALL, "", listed=False),
    Binding("room_5", ("Ctrl+5",), _ALL, "", listed=False),
    Binding("room_6", ("Ctrl+6",), _ALL, "", listed=False),
    Binding("room_7", ("Ctrl+7",), _ALL, "", listed=False),
    Binding("settings", ("Ctrl+,",), _ALL, QT_TRANSLATE_NOOP("keymap", "Settings")),
    Binding("open_code", ("Ctrl+O",), _ALL, QT_TRANSLATE_NOOP("keymap", "Open a dossier by its code")),
    Binding("undo", ("Ctrl+Z",), _ALL, QT_TRANSLATE_NOOP("keymap", "Undo")),
    Binding("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), _ALL, QT_TRANSLATE_NOOP("keymap", "Redo")),
    Binding("jobs", ("Ctrl+J",), _ALL, QT_TRANSLATE_NOOP("keymap", "What runs in the background")),
    Binding("next_pane", ("F6",), _ALL, QT_TRANSLATE_NOOP("keymap", "Next pane")),
    Binding("lock", ("Ctrl+L",), _ALL, QT_TRANSLATE_NOOP("keymap", "Lock the screen")),
    Binding("full_screen", ("F11",), _ALL, QT_TRANSLATE_NOOP("keymap", "Full screen")),
    Binding("out", ("Esc",), _ALL, QT_TRANSLATE_NOOP("keymap", "Out: clear, close, stop the feeder")),
    Binding("open", ("Return", "Enter"),
            ("worklist", "describe", "review", "packages", "supervise", "manage", "settings"),
            QT_TRANSLATE_NOOP("keymap", "Open")),
    Binding("search", ("Ctrl+F",), ("worklist", "packages"), QT_TRANSLATE_NOOP("keymap", "Filter the list")),
    Binding("print", ("Ctrl+P",), _LISTS, QT_TRANSLATE_NOOP("keymap", "Print: cover sheets, forms")),
    Binding("export", ("Ctrl+E",), (*_LISTS, "manage"), QT_TRANSLATE_NOOP("keymap", "Export the list as a file")),
    Binding("check_out", ("Ctrl+K",), ("worklist",), QT_TRANSLATE_NOOP("keymap", "Check the paper out of the store")),
    Binding("check_in", ("Ctrl+Shift+K",), ("worklist",), QT_TRANSLATE_NOOP("keymap", "Check the paper in again")),
    Binding("import", ("Ctrl+I",), ("worklist", "manage"), QT_TRANSLATE_NOOP("keymap", "Import an inventory")),
    Binding("priority", ("Ctrl+Shift+P",), ("worklist",),
            QT_TRANSLATE_NOOP("keymap", "Order of work: first, or in turn")),
    Binding("level_1", ("1",), ("worklist",), QT_TRANSLATE_NOOP("keymap", "Secrecy level"), "1…4"),
    Binding("level_2", ("2",), ("worklist",), "", listed=False),
    Binding("level_3", ("3",), ("worklist",), "", listed=False),
    Binding("level_4", ("4",), ("worklist",), "", listed=False),
    Binding("scan", ("F5",), ("worklist", "capture"), QT_TRANSLATE_NOOP("keymap", "Scan, pause, continue")),
    Binding("profile", ("F4",), ("worklist", "capture"), QT_TRANSLATE_NOOP("keymap", "Choose the scan profile")),
    Binding("armed", ("F7",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Armed: scan as soon as paper lies there")),
    Binding("finish", ("Ctrl+Return",), (*_VIEWS, "manage"),
            QT_TRANSLATE_NOOP("keymap", "Finish: hand in, approve, import")),
    Binding("rescan", ("F8",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Rescan into this place")),
    Binding("sheet_back", ("Shift+F5",), ("capture",),
            QT_TRANSLATE_NOOP("keymap", "After a fault: the last good sheet is one earlier")),
    Binding("insert_after", ("I",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Scan and insert after this page")),
    Binding("insert_before", ("Shift+I",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Scan and insert before")),
    Binding("move_earlier", ("Ctrl+Left",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Move the page forward")),
    Binding("move_later", ("Ctrl+Right",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Move the page back")),
    Binding("move_first", ("Ctrl+Home",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Move the page to the start")),
    Binding("move_last", ("Ctrl+End",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Move the page to the end")),
    Binding("remove", ("Del",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Remove the page, with a reason")),
    Binding("blank", ("B",), ("capture",), QT_TRANSLATE_NOOP("keymap", "The page is blank, or no longer")),
    Binding("leaf_note", ("L",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Note on the leaf: missing, torn, large")),
    Binding("looked_at", ("S",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Looked at: a page in doubt is in order")),
    Binding("document", ("D",), ("capture", "describe"),
            QT_TRANSLATE_NOOP("keymap", "A document starts here, or no longer")),
    Binding("next_missing", ("F3",), ("describe",), QT_TRANSLATE_NOOP("keymap", "Next field that is missing")),
    Binding("as_previous", ("Ctrl+D",), ("describe",), QT_TRANSLATE_NOOP("keymap", "As in the previous document")),
    Binding("as_previous_all", ("Ctrl+Shift+D",), ("describe",),
            QT_TRANSLATE_NOOP("keymap", "All empty fields as in the previous document")),
    Binding("accept_starts", ("Shift+D",), ("describe",),
            QT_TRANSLATE_NOOP("keymap", "Mark every probable document start")),
    Binding("region", ("K",), ("describe",), QT_TRANSLATE_NOOP("keymap", "Draw a box to read, or move the page")),
    Binding("accept_all", ("Ctrl+Shift+Return",), ("describe",),
            QT_TRANSLATE_NOOP("keymap", "Accept all suggestions")),
    Binding("previous_document", ("Alt+Up",), ("describe",), QT_TRANSLATE_NOOP("keymap", "Previous document")),
    Binding("next_document", ("Alt+Down",), ("describe",), QT_TRANSLATE_NOOP("keymap", "Next document")),
    Binding("previous_page", ("Alt+PgUp",), ("describe",), QT_TRANSLATE_NOOP("keymap", "Previous page")),
    Binding("next_page", ("Alt+PgDown",), ("describe",), QT_TRANSLATE_NOOP("keymap", "Next page")),
    Binding("field_accept", ("Return",), ("describe",),
            QT_TRANSLATE_NOOP("keymap", "In a field: accept, and the next"), inside=True),
    Binding("field_line", ("Shift+Return",), ("describe",),
            QT_TRANSLATE_NOOP("keymap", "In a field: new line"), inside=True),
    Binding("next_flagged", ("N",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Next page that needs a look")),
    Binding("previous_flagged", ("Shift+N",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Previous page that needs a look")),
    Binding("filter", ("F",), (*_PAGES, "supervise"), QT_TRANSLATE_NOOP("keymap", "Filter what is shown")),
    Binding("arrows", ("Left", "Right", "Up", "Down"), _VIEWS,
            QT_TRANSLATE_NOOP("keymap", "Next page, or move about on it"), "← → ↑ ↓", inside=True),
    Binding("sheets", ("PgUp", "PgDown"), _VIEWS,
            QT_TRANSLATE_NOOP("keymap", "Previous or next sheet"), "PgUp PgDn", inside=True),
    Binding("ends", ("Home", "End"), _VIEWS,
            QT_TRANSLATE_NOOP("keymap", "First or last page"), "Home End", inside=True),
    Binding("zoom", ("Z",), _VIEWS, QT_TRANSLATE_NOOP("keymap", "Fit, or 100 %")),
    Binding("zoom_in", ("+", "="), _VIEWS, QT_TRANSLATE_NOOP("keymap", "Larger")),
    Binding("zoom_out", ("-",), _VIEWS, QT_TRANSLATE_NOOP("keymap", "Smaller")),
    Binding("turn_left", ("[",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Turn left")),
    Binding("turn_right", ("]",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Turn right")),
    Binding("edit", ("E",), ("capture",), QT_TRANSLATE_NOOP("keymap", "Skew and crop by hand")),
    Binding("master", ("M",), _VIEWS, QT_TRANSLATE_NOOP("keymap", "Master, or corrected image")),
    Binding("ocr_text", ("T",), _VIEWS, QT_TRANSLATE_NOOP("keymap", "OCR text of the page")),
    Binding("findings", ("O",), _VIEWS, QT_TRANSLATE_NOOP("keymap", "Show or hide the findings on the page")),
    Binding("comment", ("C",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Note on the page")),
    Binding("grid", ("G",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Grid")),
    Binding("pairs", ("P",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Recto and verso side by side")),
    Binding("single", ("Space",), _PAGES, QT_TRANSLATE_NOOP("keymap", "Single page")),
    Binding("accept", ("A",), ("review",), QT_TRANSLATE_NOOP("keymap", "Accept, and on to the next")),
    Binding("reject", ("R",), ("review",), QT_TRANSLATE_NOOP("keymap", "Reject: then 1 to 9, then Enter")),
    Binding("undecide", ("U",), ("review",), QT_TRANSLATE_NOOP("keymap", "Take the decision back")),
    Binding("document_passes", ("V",), ("review",), QT_TRANSLATE_NOOP("keymap", "The document passes")),
    Binding("document_fails", ("Shift+V",), ("review",), QT_TRANSLATE_NOOP("keymap", "The document fails, and why")),
    Binding("return", ("Shift+R",), ("review", "packages"), QT_TRANSLATE_NOOP("keymap", "Return the dossier")),
    Binding("accept_rest", ("Ctrl+Shift+A",), ("review",), QT_TRANSLATE_NOOP("keymap", "Accept the rest that passed")),
    Binding("build", ("Ctrl+B",), ("packages",), QT_TRANSLATE_NOOP("keymap", "Pack what is selected")),
    Binding("build_all", ("Ctrl+Shift+B",), ("packages",),
            QT_TRANSLATE_NOOP("keymap", "Pack all that wait, or stop those in line")),
    Binding("retry", ("Ctrl+Shift+R",), ("packages",),
            QT_TRANSLATE_NOOP("keymap", "Try again what could not be packed")),
    Binding("release", ("Ctrl+Shift+L",), ("packages",),
            QT_TRANSLATE_NOOP("keymap", "Let it pass unvalidated, with a reason")),
    Binding("verify", ("Ctrl+T",), ("packages",), QT_TRANSLATE_NOOP("keymap", "Verify the package")),
    Binding("verify_other", ("Ctrl+Shift+T",), ("packages",),
            QT_TRANSLATE_NOOP("keymap", "Verify a package from anywhere")),
    Binding("open_folder", ("Ctrl+Shift+O",), ("packages",),
            QT_TRANSLATE_NOOP("keymap", "Open the folder of the package")),
    Binding("copy_path", ("Ctrl+Shift+C",), ("packages",),
            QT_TRANSLATE_NOOP("keymap", "Copy the path of the package")),
    Binding("upload", ("Ctrl+U",), ("packages",), QT_TRANSLATE_NOOP("keymap", "Upload the package")),
    Binding("report", ("Ctrl+R",), ("supervise", "manage"), QT_TRANSLATE_NOOP("keymap", "Make a report")),
    Binding("new_entry", ("Ctrl+N",), ("manage",), QT_TRANSLATE_NOOP("keymap", "New entry, or new plan")),
    Binding("store", ("Ctrl+S",), ("manage",), QT_TRANSLATE_NOOP("keymap", "Store what is in the form")),
    Binding("merge", ("Ctrl+M",), ("manage",), QT_TRANSLATE_NOOP("keymap", "Merge figures of another station")),
    Binding("period", ("Left", "Right"), ("supervise",),
            QT_TRANSLATE_NOOP("keymap", "Period before, or after"), "← →", inside=True),
    Binding("editor_angle", ("Left", "Right"), (EDITOR,),
            QT_TRANSLATE_NOOP("keymap", "Turn by 0.1°, with ⇧ by 1°"), "← →", inside=True),
    Binding("editor_edge", ("Tab",), (EDITOR,),
            QT_TRANSLATE_NOOP("keymap", "Next edge; then arrows 1 px, with ⇧ 10"), inside=True),
    Binding("editor_automatic", ("0",), (EDITOR,), QT_TRANSLATE_NOOP("keymap", "Automatic again"), inside=True),
    Binding("editor_apply", ("Return",), (EDITOR,), QT_TRANSLATE_NOOP("keymap", "Apply"), inside=True),
    Binding("editor_next", ("Ctrl+Return",), (EDITOR,),
            QT_TRANSLATE_NOOP("keymap", "Apply, and the next that needs a look"), inside=True),
)  # fmt: skip

_BY_ACTION = {binding.action: binding for binding in BINDINGS}

# The names Qt gives keys are English; these are what stands on the caps of the keyboards in use.
_CAPS = {
    "Return": "Enter", "Space": "␣", "PgDown": "PgDn", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Shift": "⇧",
}  # fmt: skip

# Keys that every field, list or dialog needs; Backspace comes from Telex, Alt+Z belongs to Unikey.
_RESERVED = frozenset(
    ("Esc", "Return", "Enter", "Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Backspace", "Left", "Right", "Up",
     "Down", "Home", "End", "PgUp", "PgDown", "Alt+Z", "Alt+F4", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X")
)  # fmt: skip


class _LiveKeys(QObject):
    """The keys that act now: those of the table, and over them those of the person. One for the process."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, str] = {}
        self.bound: list[_Bound] = []


class _Bound(QObject):
    """The shortcuts of one action at one widget, made anew whenever the keys change; it goes with the widget."""

    def __init__(self, owner: QWidget, action: str, slot: Callable[[], object], context: Qt.ShortcutContext) -> None:
        super().__init__(owner)
        self.owner, self.action, self._context = owner, action, context
        self.slot = slot
        self._shortcuts: list[QShortcut] = []
        self.remake()
        _live.changed.connect(self.remake)

    @Slot()
    def remake(self) -> None:
        """Take the keys that the action has now."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = [QShortcut(QKeySequence(key), self.owner) for key in keys_of(self.action)]
        for shortcut in self._shortcuts:
            shortcut.setContext(self._context)
            shortcut.activated.connect(self.slot)

    def acts(self) -> bool:
        """Whether a key would be heard now: its owner is to be seen, and has the focus where that is asked for."""
        if not self.owner.isVisible() or not self.owner.isEnabled():
            return False
        focused = QApplication.focusWidget()
        if self._context is Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return focused is not None and (focused is self.owner or self.owner.isAncestorOf(focused))
        return focused is None or focused.window() is self.owner.window()


_live = _LiveKeys()


def binding(action: str) -> Binding:
    """Return the binding of an action; raises ``KeyError`` for one that is not in the table."""
    return _BY_ACTION[action]


def keys_of(action: str) -> tuple[str, ...]:
    """Return the keys of an action, the person's own before those of the table."""
    own = _live.own.get(action)
    return (own,) if own else binding(action).keys


def own_keys() -> dict[str, str]:
    """Return the keys that the person chose, by action."""
    return dict(_live.own)


def may_rebind(action: str) -> bool:
    """Whether a person may give the action another key: not digits, Esc, Enter, nor what a widget handles itself."""
    one = binding(action)
    return not one.inside and not any(is_reserved(key) or (key[-1].isdigit() and key[:1] != "F") for key in one.keys)


def is_reserved(key: str) -> bool:
    """Whether the key must stay with fields, lists and the reasons (digits)."""
    return key in _RESERVED or (len(key) == 1 and key.isdigit())


def holder(key: str, action: str) -> str:
    """Return the other action that has this key, ``""`` when it is free: one key means one thing in every room."""
    return next((one.action for one in BINDINGS if one.action != action and key in keys_of(one.action)), "")


def use(own: Mapping[str, str]) -> None:
    """Let these keys of a person act from now on, and every key cap and tool tip say them.

    What cannot be (an unknown action, a reserved key, two actions with one key) is left out: preferences may be old.
    """
    wanted = {action: key for action, key in own.items() if _possible(action, key)}
    _live.own = wanted
    while clashing := [action for action, key in wanted.items() if holder(key, action)]:
        del wanted[clashing[-1]]
    _live.changed.emit()
    for window in QApplication.topLevelWidgets():
        # Key caps are part of the words, and everything that says words says them anew on this event.
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))


def _possible(action: str, key: object) -> bool:
    known = action in _BY_ACTION and isinstance(key, str) and QKeySequence(key).count() == 1
    return known and may_rebind(action) and not is_reserved(str(key))


def cap(action: str) -> str:
    """Return what is written on the key cap of an action (``Ctrl ⇧ A``)."""
    return written(keys_of(action)[0])


def written(key: str) -> str:
    """Return a key as it stands on the caps (``Ctrl+Shift+Return``: ``Ctrl ⇧ Enter``)."""
    modifiers, _, last = key[:-1].rpartition("+")
    names = [*modifiers.split("+"), last + key[-1]]
    return " ".join(_CAPS.get(name, name) for name in names if name)


def row_cap(action: str) -> str:
    """Return what the sheet shows: the caps of the whole row for one that stands for a row."""
    return binding(action).shown or cap(action)


def describe(action: str) -> str:
    """Return in the language of the window what the action does."""
    return QCoreApplication.translate("keymap", str(binding(action).text))


def bind_in(owner: QWidget, action: str, slot: Callable[[], object]) -> None:
    """Let the keys act only while the owner or something inside it has the focus."""
    _keep(_Bound(owner, action, slot, Qt.ShortcutContext.WidgetWithChildrenShortcut))


def bind(owner: QWidget, action: str, slot: Callable[[], object]) -> None:
    """Let the keys of the action, also when rebound, call the slot while the owner is visible in the active window."""
    _keep(_Bound(owner, action, slot, Qt.ShortcutContext.WindowShortcut))


def strike(key: str) -> bool:
    """Do what the key does now, as if it had been struck; return whether it does anything."""
    for bound in list(_live.bound):
        if key in keys_of(bound.action) and bound.acts():
            bound.slot()
            return True
    return False


def is_bound(action: str) -> bool:
    """Whether something that is to be seen answers to the action."""
    return any(bound.action == action and bound.owner.isVisible() for bound in _live.bound)


def _keep(bound: _Bound) -> None:
    _live.bound.append(bound)
    bound.destroyed.connect(lambda: _live.bound.remove(bound))
