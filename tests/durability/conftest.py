"""A fresh workspace for each test, with people and two dossiers in it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "durability"))

from storage_kit import SERVER, Scene, TickingClock, open_workspace, set_scene


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that is made once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "workspace"
    clock = TickingClock()
    with open_workspace(path, clock) as workspace:
        set_scene(workspace, clock)
    return path


@pytest.fixture
def scene(tmp_path: Path, template: Path) -> Iterator[Scene]:
    if not SERVER:
        shutil.copytree(template, tmp_path / "workspace")
    clock = TickingClock()
    with open_workspace(tmp_path / "workspace", clock) as workspace:
        yield set_scene(workspace, clock)
