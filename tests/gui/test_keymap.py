"""One table of keys: no clash within a room, one meaning everywhere, and every key does something."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from station.gui import keymap

SOURCES = Path(keymap.__file__).parent
SHORTCUTS = [one for one in keymap.BINDINGS if not one.inside]

# In the table before the room that binds them: the list shrinks as the rooms arrive.
EXPECTED = {
    "armed", "blank", "comment", "document_fails",
    "document_passes", "edit", "export", "filter", "insert_after", "insert_before", "leaf_note",
    "move_earlier", "move_first", "move_last", "move_later",
    "pairs", "report", "turn_left", "turn_right", "upload",
}  # fmt: skip


def test_no_two_actions_of_a_room_share_a_key() -> None:
    for one, other in combinations(SHORTCUTS, 2):
        shared = set(one.keys) & set(other.keys)
        together = [room for room in keymap.ROOMS if one.works_in(room) and other.works_in(room)]
        assert not (shared and together), (one.action, other.action, shared, together)


def test_a_key_means_one_thing_in_every_room() -> None:
    meaning: dict[str, str] = {}
    for binding in SHORTCUTS:
        for key in binding.keys:
            assert meaning.setdefault(key, binding.action) == binding.action, key


def test_every_key_is_one_that_qt_knows() -> None:
    for binding in keymap.BINDINGS:
        for key in binding.keys:
            assert QKeySequence(key).count() == 1, key


@pytest.mark.parametrize("binding", keymap.BINDINGS, ids=lambda one: one.action)
def test_every_binding_is_used_and_described(binding: keymap.Binding, dressed: object) -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if path.name != "keymap.py")
    family = binding.action.rstrip("0123456789")
    used = f'"{binding.action}"' in written or f'f"{family}{{' in written
    assert used or binding.inside or binding.action in EXPECTED
    assert keymap.cap(binding.action)
    if binding.listed:
        assert keymap.describe(binding.action) not in ("", str(binding.text))


def test_what_was_bound_goes_with_its_widget(qapp: QApplication) -> None:
    # What an earlier test left to be deleted goes first.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = len(keymap._live.bound)
    widget = QWidget()
    keymap.bind(widget, "blank", lambda: None)
    keymap.bind_in(widget, "edit", lambda: None)
    widget.show()
    assert keymap.is_bound("blank")
    assert len(keymap._live.bound) == before + 2
    widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(keymap._live.bound) == before
    keymap.use({"blank": "Q"})
    keymap.use({})
