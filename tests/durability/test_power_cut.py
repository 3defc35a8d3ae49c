"""T4: the power is cut under a capturing station; T5: its disk is full. Both need root, for mounts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_kit import Scene, TickingClock, add_page, image, open_workspace, set_scene

from station.model.errors import StorageFault
from station.storage.free_space import require_space
from station.storage.verify import verify_workspace
from station.storage.workspace import Workspace

LAB = Path(__file__).with_name("power_lab.py")
SOURCES = Path(__file__).resolve().parents[2] / "src"
MUTANTS = ("no file sync", "no folder sync", "synchronous normal", "commit before file")

pytestmark = [
    pytest.mark.root,
    pytest.mark.skipif(os.geteuid() != 0, reason="NOT RUN: power cuts and full disks need root for their mounts"),
]


def cut(folder: Path, kind: str, cuts: int, mutant: str) -> list[dict[str, int]]:
    if shutil.which(f"mkfs.{kind}") is None:
        pytest.skip(f"NOT RUN: mkfs.{kind} is not installed, no power was cut on {kind}")
    run = subprocess.run(
        [sys.executable, LAB, folder, kind, str(cuts), mutant], env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "mount:" in run.stderr or "losetup" in run.stderr:
        pytest.skip(f"NOT RUN: no loop mounts here, no power was cut: {run.stderr[-200:]}")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("kind", "cuts"), [("ext4", 150), ("xfs", 50)])
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, kind: str, cuts: int) -> None:
    results = cut(tmp_path, kind, cuts, "none")
    assert len(results) == cuts
    assert [one for one in results if one["rows_lost"] or one["files_lost"] or one["alarms"]] == []
    assert sum(one["acknowledged"] for one in results) > cuts * 5


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_cut_shows_what_is_left_out(tmp_path: Path, mutant: str) -> None:
    results = cut(tmp_path, "ext4", 6, mutant)
    assert sum(one["rows_lost"] + one["files_lost"] for one in results) > 0


@pytest.fixture
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    point = tmp_path / "disk"
    point.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", request.param, "tmpfs", point], capture_output=True, text=True, check=False
    )
    if mount.returncode:
        pytest.skip(f"NOT RUN: no tmpfs can be mounted, no disk was full: {mount.stderr}")
    try:
        yield point
    finally:
        subprocess.run(["umount", point], check=True)


@pytest.mark.parametrize("small_disk", ["size=8m", "size=64m,nr_inodes=60"], indirect=True)
def test_a_full_disk_is_told_keeps_all_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    clock = TickingClock()
    ballast = small_disk / "ballast"
    ballast.mkdir()
    for number in range(10):
        (ballast / str(number)).write_bytes(b"0" * 50_000)
    with open_workspace(small_disk / "ws", clock) as workspace:
        scene = set_scene(workspace, clock)
        kept = fill(scene)
        assert len(kept) > 3
        assert list((small_disk / "ws" / "temp").iterdir()) == []
        for sha in kept:
            assert workspace.masters.verify(sha) == ""
        with pytest.raises(StorageFault, match=r"disk_nearly_full|inodes_nearly_used"):
            require_space(small_disk, min_bytes=2 << 20, min_files=30)
        shutil.rmtree(ballast)
        page = add_page(scene, scene.lan, image(999, 20_000), "after")
        assert page.number == len(kept) + 1
    with open_workspace(small_disk / "ws", clock) as workspace:
        assert workspace.reconciliation.lost == ()
        assert verify_workspace(workspace) == []
        with workspace.read() as reader:
            assert [one.capture.master.sha256 for one in reader.pages(scene.dossier.id)][: len(kept)] == kept


def fill(scene: Scene) -> list[str]:
    """Capture until the disk is full; return the hashes of the pages that were acknowledged."""
    kept: list[str] = []

    def without_end() -> None:
        while True:
            page = add_page(scene, scene.lan, image(len(kept), 100_000), f"k{len(kept)}")
            kept.append(page.capture.master.sha256)

    with pytest.raises(StorageFault, match="disk_full"):
        without_end()
    return kept


def test_a_read_only_disk_is_named(tmp_path: Path) -> None:
    point = tmp_path / "disk"
    point.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", point], capture_output=True, text=True, check=False)
    if mount.returncode:
        pytest.skip(f"NOT RUN: no tmpfs can be mounted: {mount.stderr}")
    try:
        open_workspace(point / "ws").close()
        subprocess.run(["mount", "-o", "remount,ro", point], check=True)
        with pytest.raises(StorageFault) as caught:
            open_workspace(point / "ws")
        assert caught.value.code == "workspace_read_only"
        assert str(point) in str(caught.value.context["path"])
        with Workspace.open_readonly(point / "ws", TickingClock()) as looker, looker.read() as reader:
            assert reader.people() == []
    finally:
        subprocess.run(["umount", point], check=True)
