"""Power goes while the feeder runs: what the room showed as stored is stored, and the next start goes on from there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from power_cut import cut_power
from station.model.clock import Clock
from station.model.secrecy import Secrecy
from station.storage.workspace import Workspace

PROGRAM = Path(__file__).with_name("capture_program.py")


@pytest.mark.timeout(120)
def test_what_was_shown_as_stored_survives_a_kill_in_the_middle_of_a_stack(
    workspace_path: Path, clock: Clock, script: Callable[..., Path], sheets: Path
) -> None:
    steps = [step for _ in range(20) for step in (f"folder {sheets} 2", "delay 0.2")]
    with Workspace.create_or_open(workspace_path, clock, "test") as workspace:
        with workspace.read() as reader:
            person, dossier = reader.person_by_name("huong"), reader.dossier_by_code("H38.1.2020.001")
        with workspace.write(person) as unit:
            unit.set_secrecy(dossier.id, Secrecy.ORDINARY, person.id)
            unit.emit("dossier.classified", dossier.id, level="ordinary")
    command = [sys.executable, str(PROGRAM), str(workspace_path), str(script(*steps)), dossier.id]
    window = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, process_group=0, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    stored, changed = {}, False
    try:
        assert window.stdout is not None
        for line in window.stdout:
            changed = changed or line.startswith("changed")
            if line.startswith("stored"):
                _, page, digest = line.split()
                stored[page] = digest
            if len(stored) >= 5 and changed:
                break
    finally:
        cut_power(window.pid)
        window.wait(20)
        window.stdout.close()  # type: ignore[union-attr]
    assert len(stored) >= 5
    with Workspace.create_or_open(workspace_path, clock, "test") as workspace, workspace.read() as reader:
        pages = {page.id: page for page in reader.pages(dossier.id)}
        assert {page: pages[page].capture.master.sha256 for page in stored} == stored
        for digest in stored.values():
            assert workspace.masters.path(digest).read_bytes()
        first = min(pages.values(), key=lambda page: page.number)
        recipe = reader.manual_recipe(first.capture.id)
        assert recipe is not None
        assert recipe.turn == 90
