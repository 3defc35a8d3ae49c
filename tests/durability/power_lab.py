"""Cuts the power of a loop-mounted file system under a capturing station, again and again, and counts what was lost.

    power_lab.py FOLDER FILE_SYSTEM CUTS MUTANT

The cut is the shutdown ioctl without a log flush: what was not synced is gone, as if the plug were pulled. Needs root.
The database's WAL is warm (recycled) and lies on a second volume, because a growing WAL commits the journal of its file
system and so hides a missing fsync of a folder. ``MUTANT``: ``none``, or the name of what is left out (``MUTANTS``).
"""

from __future__ import annotations

import fcntl
import json
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event
from storage_kit import Scene, TickingClock, add_page, image, new_capture, open_workspace, set_scene

from station.storage import masters
from station.storage.durable_io import DurableIO
from station.storage.masters import MasterStore
from station.storage.workspace import Acceptance

SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32)
NO_LOG_FLUSH = struct.pack("I", 2)
SIZES = {"ext4": 64 << 20, "xfs": 300 << 20}
GROWN = 1000 * 4120  # where SQLite begins the WAL again from its start


def leave_out_file_sync(_: Scene) -> None:
    # Reading back past the cache starts the writing as well, and would hide what is missing.
    masters._FORGET = None
    DurableIO.sync = lambda self, descriptor: None  # type: ignore[method-assign]


def leave_out_folder_sync(_: Scene) -> None:
    DurableIO.sync_folder = lambda self, path: None  # type: ignore[method-assign]


def synchronous_normal(scene: Scene) -> None:
    def relax(connection, _record) -> None:
        connection.execute("PRAGMA synchronous = NORMAL")

    scene.workspace.engine.dispose()
    event.listen(scene.workspace.engine, "connect", relax)


def commit_before_file(scene: Scene) -> None:
    """Tell of the page, and write its file only with the next one."""
    real, late = MasterStore._give_name, []

    def later(self: MasterStore, temp: Path, stored: object) -> None:
        late.append((temp, stored))
        if len(late) > 1:
            real(self, *late.pop(0))

    MasterStore._give_name = later  # type: ignore[method-assign]


MUTANTS: dict[str, Callable[[Scene], None]] = {
    "none": lambda _: None,
    "no file sync": leave_out_file_sync,
    "no folder sync": leave_out_folder_sync,
    "synchronous normal": synchronous_normal,
    "commit before file": commit_before_file,
}


def run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stderr}")


@contextmanager
def mounted(images: dict[Path, Path]) -> Iterator[None]:
    done: list[Path] = []
    try:
        for file, point in images.items():
            point.mkdir(exist_ok=True)
            run("mount", "-o", "loop", file, point)
            done.append(point)
        yield
    finally:
        for point in reversed(done):
            run("umount", point)


class Lab:
    """Two volumes: one for the masters, one for everything else; fresh copies of both for every cut."""

    def __init__(self, home: Path, kind: str) -> None:
        self.home = home
        self.kind = kind
        self.names = ("masters", "database")
        self.points = {name: home / f"mount-{name}" for name in self.names}

    @property
    def workspace(self) -> Path:
        return self.points["database"] / "ws"

    def images(self, stage: str) -> dict[Path, Path]:
        return {self.home / f"{stage}-{name}.img": self.points[name] for name in self.names}

    def make(self) -> None:
        """Make both volumes, and in them a workspace whose WAL has grown as far as it will."""
        for file in self.images("template"):
            with file.open("wb") as stream:
                stream.truncate(SIZES[self.kind])
            run(f"mkfs.{self.kind}", "-q", file)
        with mounted(self.images("template")):
            self.workspace.mkdir()
            for name in ("masters", "temp", "quarantine"):
                (self.points["masters"] / name).mkdir()
                (self.workspace / name).symlink_to(self.points["masters"] / name)
            pid = os.fork()
            if pid == 0:
                warm_up(self.workspace)
                os.kill(os.getpid(), signal.SIGKILL)  # a clean end would remove the WAL
            os.waitpid(pid, 0)
            assert (self.workspace / "station.db-wal").stat().st_size >= GROWN

    def cut(self, mutant: str, acks: int, seed: int) -> dict[str, object]:
        """Capture until so many pages were acknowledged, cut both volumes, and judge."""
        for template, fresh in zip(self.images("template"), self.images("fresh"), strict=True):
            run("cp", "--sparse=always", template, fresh)
        with mounted(self.images("fresh")):
            told = self.capture(mutant, acks, seed)
        with mounted(self.images("fresh")):
            return judge(self.workspace, told)

    def capture(self, mutant: str, acks: int, seed: int) -> list[list[str]]:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            try:
                capture_for_ever(self.workspace, mutant, writing, seed)
            finally:
                os._exit(1)
        os.close(writing)
        folders = [os.open(point, os.O_RDONLY) for point in self.points.values()]
        lines: list[list[str]] = []
        with os.fdopen(reading) as told:
            for line in told:
                lines.append(line.split())
                if len(lines) == acks:
                    for folder in folders:
                        fcntl.ioctl(folder, SHUTDOWN, NO_LOG_FLUSH)
                    os.kill(pid, signal.SIGKILL)
                    break
        os.waitpid(pid, 0)
        for folder in folders:
            os.close(folder)
        assert len(lines) == acks, "the station stopped before the cut"
        return lines


def warm_up(path: Path) -> None:
    clock = TickingClock()
    workspace = open_workspace(path, clock)
    scene = set_scene(workspace, clock)
    wal = path / "station.db-wal"
    number = 0
    while wal.stat().st_size < GROWN:
        number += 1
        add_page(scene, scene.lan, image(number, 64), f"warm-{number}")


def capture_for_ever(path: Path, mutant: str, told: int, seed: int) -> None:
    clock = TickingClock()
    workspace = open_workspace(path, clock)
    scene = set_scene(workspace, clock)
    with workspace.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK") if connection.in_transaction() else None
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.rollback()
        raw.execute("PRAGMA wal_checkpoint(RESTART)")
    MUTANTS[mutant](scene)
    number = 0
    while True:
        number += 1
        new = new_capture(workspace, scene.lan, image(seed * 1000 + number, 300_000), f"{seed}-{number}")
        with workspace.write(scene.lan) as unit:
            page = unit.add_capture(scene.dossier.id, new)
        os.write(told, f"{page.id} {new.master.sha256}\n".encode())


def judge(path: Path, told: list[list[str]]) -> dict[str, object]:
    """Return what became of the acknowledged pages after the power came back."""
    rows = files = 0
    with (
        open_workspace(path, accept_older=lambda _: Acceptance(None, "power cut")) as workspace,
        workspace.read() as reader,
    ):
        for page_id, sha in told:
            try:
                found = reader.page(page_id).capture.master.sha256 == sha
            except Exception:  # noqa: BLE001 - however it is lost
                found = False
            rows += not found
            files += workspace.masters.verify(sha) != ""
        alarms = len(workspace.reconciliation.lost)
    return {"acknowledged": len(told), "rows_lost": rows, "files_lost": files, "alarms": alarms}


def main() -> None:
    folder, kind, cuts, mutant = sys.argv[1:]
    home = Path(folder) / f"{kind}-{mutant.replace(' ', '-')}"
    home.mkdir()
    chance = random.Random(f"{kind} {mutant}")
    lab = Lab(home, kind)
    try:
        lab.make()
        results = [lab.cut(mutant, chance.randint(1, 25), number) for number in range(int(cuts))]
    finally:
        shutil.rmtree(home, ignore_errors=True)
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
