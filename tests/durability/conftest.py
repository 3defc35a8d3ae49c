"""A fresh workspace for each test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "durability"))

from storage_kit import Scene, TickingClock, open_workspace, set_scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    clock = TickingClock()
    with open_workspace(tmp_path / "workspace", clock) as workspace:
        yield set_scene(workspace, clock)
