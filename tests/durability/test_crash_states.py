"""T3: every disk state that a power cut may leave, enumerated from the recorded file operations; with mutants.

The model: the content of a file is sure after its fsync, a name after the fsync of its folder, and only if the folder's
own name is sure. What is not sure may be there or not, in any combination; a file not synced may be empty or torn.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from storage_kit import image

from station.storage.durable_io import DurableIO
from station.storage.masters import MasterStore


@dataclass(frozen=True)
class Op:
    verb: str
    path: Path
    target: Path | None = None


class RecordingIO(DurableIO):
    """Does everything for real and remembers it."""

    def __init__(self) -> None:
        self.ops: list[Op] = []
        self._open: dict[int, Path] = {}

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._open[descriptor] = path
        self.ops.append(Op("create", path))
        return descriptor

    def write(self, descriptor: int, data: bytes | memoryview) -> None:
        super().write(descriptor, data)
        self.ops.append(Op("write", self._open[descriptor]))

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.ops.append(Op("sync", self._open[descriptor]))

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        self.ops.append(Op("rename", source, target))

    def make_folder(self, path: Path) -> None:
        there = path.exists()
        super().make_folder(path)
        if not there:
            self.ops.append(Op("mkdir", path))

    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        self.ops.append(Op("sync_folder", path))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self.ops.append(Op("unlink", path))


class NoFileSync(RecordingIO):
    def sync(self, descriptor: int) -> None:
        return


class NoFolderSync(RecordingIO):
    def sync_folder(self, path: Path) -> None:
        if path.name == "masters":
            super().sync_folder(path)


class NoParentSync(RecordingIO):
    def sync_folder(self, path: Path) -> None:
        if path.name != "masters":
            super().sync_folder(path)


class SyncAfterRename(RecordingIO):
    """The file is synced, but only once it has its name."""

    def __init__(self) -> None:
        super().__init__()
        self._late: list[Path] = []

    def sync(self, descriptor: int) -> None:
        self._late.append(self._open[descriptor])

    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        self.ops += [Op("sync", late) for late in self._late]


@dataclass
class Disk:
    """What is sure, and what is pending, after some operations."""

    synced: set[int] = field(default_factory=set)
    names: dict[Path, int] = field(default_factory=dict)
    # Changes of names that no fsync of the folder has made sure: path -> file, None: gone.
    pending: list[tuple[Path, int | None]] = field(default_factory=list)
    live: dict[Path, int] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def apply(self, op: Op) -> None:
        match op.verb:
            case "create" | "mkdir":
                self._name(op.path, next(self.numbers))
            case "write":
                self.synced.discard(self.live[op.path])
            case "sync":
                if op.path in self.live:
                    self.synced.add(self.live[op.path])
            case "rename":
                assert op.target is not None
                file = self.live.pop(op.path)
                self.pending.append((op.path, None))
                self._name(op.target, file)
            case "unlink":
                if self.live.pop(op.path, None) is not None:
                    self.pending.append((op.path, None))
            case "sync_folder":
                sure = [change for change in self.pending if change[0].parent == op.path]
                self.pending = [change for change in self.pending if change[0].parent != op.path]
                for path, file in sure:
                    self._settle(self.names, path, file)

    def _name(self, path: Path, file: int) -> None:
        self.live[path] = file
        self.pending.append((path, file))

    @staticmethod
    def _settle(names: dict[Path, int], path: Path, file: int | None) -> None:
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file

    def states(self) -> Iterator[dict[Path, int]]:
        """Yield the names of every legal state: each pending change made it or not."""
        for chosen in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.names)
            for made, (path, file) in zip(chosen, self.pending, strict=True):
                if made:
                    self._settle(names, path, file)
            yield names


def violations(ops: list[Op], root: Path, commits: list[tuple[int, str]]) -> tuple[int, int]:
    """Return how many crash states there are, and in how many a committed master is not whole on the disk."""
    disk = Disk()
    states = broken = 0
    for done in range(len(ops) + 1):
        if done:
            disk.apply(ops[done - 1])
        wanted = [sha for at, sha in commits if at <= done]
        for names in disk.states():
            states += 1
            broken += any(not whole(names, disk, root, sha) for sha in wanted)
    return states, broken


def whole(names: dict[Path, int], disk: Disk, root: Path, sha: str) -> bool:
    path = root / sha[:2] / sha
    return path.parent in names and path in names and names[path] in disk.synced


def run(tmp_path: Path, io: RecordingIO, *, commit_first: bool = False) -> tuple[int, int]:
    """Keep three masters, two of them in one folder and one twice, and count the violations."""
    (tmp_path / "masters").mkdir()
    (tmp_path / "temp").mkdir()
    store = MasterStore(tmp_path / "masters", tmp_path / "temp", io)
    commits: list[tuple[int, str]] = []
    for data in (*alike(), image(1), image(1)):
        at = len(io.ops)
        sha = store.put(data).sha256
        commits.append((at if commit_first else len(io.ops), sha))
    return violations(io.ops, store.root, commits)


def alike() -> tuple[bytes, bytes]:
    """Two images whose hashes begin alike, so that the second finds its folder there."""
    seen: dict[str, bytes] = {}
    for number in itertools.count(10):
        prefix = hashlib.sha256(image(number)).hexdigest()[:2]
        if prefix in seen:
            return seen[prefix], image(number)
        seen[prefix] = image(number)
    raise AssertionError


def test_the_protocol_loses_nothing(tmp_path: Path) -> None:
    states, broken = run(tmp_path, RecordingIO())
    assert states > 30
    assert broken == 0


@pytest.mark.parametrize("mutant", [NoFileSync, NoFolderSync, NoParentSync, SyncAfterRename])
def test_the_model_sees_every_mutant(tmp_path: Path, mutant: Callable[[], RecordingIO]) -> None:
    assert run(tmp_path, mutant())[1] > 0


def test_the_model_sees_a_commit_before_the_file(tmp_path: Path) -> None:
    assert run(tmp_path, RecordingIO(), commit_first=True)[1] > 0


class Dies(Exception):
    """The process is gone here."""


@pytest.mark.parametrize("at", range(1, 8))
def test_a_second_attempt_after_a_crash_is_as_sure_as_the_first(tmp_path: Path, at: int) -> None:
    """The first process dies after its Nth operation; what it left must not be taken for safe by the next one."""

    class DyingIO(RecordingIO):
        def __getattribute__(self, name: str) -> object:
            if name in ("create", "write", "sync", "rename", "make_folder", "sync_folder") and len(self.ops) >= at:
                raise Dies
            return super().__getattribute__(name)

        def unlink(self, path: Path) -> None:
            return  # the dead do not clean up

    (tmp_path / "masters").mkdir()
    (tmp_path / "temp").mkdir()
    first = DyingIO()
    with contextlib.suppress(Dies):
        MasterStore(tmp_path / "masters", tmp_path / "temp", first).put(image(1))
    second = RecordingIO()
    second.ops = list(first.ops)
    sha = MasterStore(tmp_path / "masters", tmp_path / "temp", second).put(image(1)).sha256
    assert violations(second.ops, tmp_path / "masters", [(len(second.ops), sha)])[1] == 0
