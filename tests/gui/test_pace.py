"""While a dossier is opened nothing is collected, and afterwards it is again, whatever came between."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from station.gui import pace


@pytest.fixture
def collecting() -> Iterator[None]:
    assert gc.isenabled()
    yield
    gc.enable()


def test_garbage_is_left_until_the_dossier_is_open(qtbot: QtBot, collecting: None) -> None:
    pace.collect_later()
    pace.collect_later()
    assert not gc.isenabled()
    qtbot.waitUntil(gc.isenabled, timeout=10 * pace.OPENING_MS)


class Knot:
    """Something that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_an_opening_left_lying_is_found_when_the_screen_is_locked(qtbot: QtBot, collecting: None) -> None:
    pace.collect_later()
    knot = Knot()
    left = weakref.ref(knot)
    del knot
    qtbot.waitUntil(gc.isenabled, timeout=10 * pace.OPENING_MS)
    gc.collect()
    assert left() is not None, "it is not looked at again and again"
    pace.settle()
    assert left() is None


def test_what_the_window_does_not_need_at_once_is_not_loaded() -> None:
    heavy = ("cryptography", "openpyxl", "pikepdf", "pyqtgraph", "reportlab")
    code = f"import sys, station.gui.rooms; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
