"""The keys of a person: every action with its key, another one given to it, and back to those of the table."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from station.gui import keymap
from station.gui.parts.table_model import Index, TableModel
from station.gui.preferences import Preferences

STORED = "keys"
ACTION = Qt.ItemDataRole.UserRole + 1


def use_keys_of(preferences: Preferences) -> None:
    """Let the keys that the person chose act from now on; a damaged list of them costs the choice only."""
    try:
        kept = json.loads(preferences.text(STORED, "{}"))
    except ValueError:
        kept = {}
    keymap.use({str(action): str(key) for action, key in kept.items()} if isinstance(kept, dict) else {})


class KeysModel(TableModel):
    """What an action does, where it acts, its key, and the key of the table where the person's differs."""

    columns = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = [one for one in keymap.BINDINGS if one.listed]

    def binding(self, row: int) -> keymap.Binding:
        """Return the binding of a row."""
        return self._rows[row]

    def row_of(self, action: str) -> int:
        """Return the row of an action; raises ``StopIteration`` for one that is not listed."""
        return next(row for row, one in enumerate(self._rows) if one.action == action)

    def lines(self) -> int:
        """Return how many actions are listed."""
        return len(self._rows)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("What it does"), self.tr("Where"), self.tr("Key"), self.tr("By default")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role == ACTION:
            return one.action
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        default = "" if keymap.keys_of(one.action) == one.keys else keymap.written(one.keys[0])
        fixed = "" if keymap.may_rebind(one.action) else self.tr("fixed")
        words = (keymap.describe(one.action), ", ".join(room_word(room) for room in one.rooms),
                 keymap.row_cap(one.action), default or fixed)  # fmt: skip
        return words[index.column()]


class KeysPresenter(QObject):
    """``changed``: the keys are others now. What a person chose stands in the preferences."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.model = KeysModel(self)

    def bind(self, action: str, key: str) -> str:
        """Give the action a key; return why not as a sentence, ``""`` when it was done."""
        return self._give(action, (key,))

    def reset(self, action: str) -> str:
        """Give the action the key of the table again; return why not as a sentence, ``""`` when it was done."""
        return self._give(action, keymap.binding(action).keys)

    def reset_all(self) -> None:
        """Give every action the key of the table again."""
        self._use({})

    def _give(self, action: str, keys: tuple[str, ...]) -> str:
        if not keymap.may_rebind(action):
            return self.tr("“{action}” keeps its key.").format(action=keymap.describe(action))
        if keymap.is_reserved(keys[0]):
            key = keymap.written(keys[0])
            return self.tr("{key} stays with fields and lists. Choose another key.").format(key=key)
        for key in keys:
            other = keymap.holder(key, action)
            if other:
                words = self.tr("{key} already means “{other}”. Choose another key, or change that one first.")
                return words.format(key=keymap.written(key), other=_name(other))
        own = keymap.own_keys()
        own.pop(action, None)
        if keys != keymap.binding(action).keys and keys[0] not in keymap.binding(action).keys[:1]:
            own[action] = keys[0]
        self._use(own)
        return ""

    def _use(self, own: dict[str, str]) -> None:
        keymap.use(own)
        self._preferences.keep(STORED, json.dumps(keymap.own_keys()))
        self.model.say()
        self.changed.emit()


def room_word(room: str) -> str:
    """Return the word of the rail for a room, or of the place where a key acts."""
    words = {
        keymap.EVERYWHERE: QCoreApplication.translate("rooms", "everywhere"),
        keymap.EDITOR: QCoreApplication.translate("rooms", "editor"),
        "worklist": QCoreApplication.translate("rooms", "Dossiers"),
        "capture": QCoreApplication.translate("rooms", "Scan"),
        "describe": QCoreApplication.translate("rooms", "Describe"),
        "review": QCoreApplication.translate("rooms", "Review"),
        "packages": QCoreApplication.translate("rooms", "Packages"),
        "supervise": QCoreApplication.translate("rooms", "Supervise"),
        "manage": QCoreApplication.translate("rooms", "Manage"),
        "settings": QCoreApplication.translate("rooms", "Settings"),
    }
    return words[room]


def _name(action: str) -> str:
    """Return what an action does; of a row of like keys only the first says it."""
    one = keymap.binding(action)
    return keymap.describe(action if one.listed else f"{action.rstrip('0123456789')}1")
