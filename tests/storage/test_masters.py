"""A master is kept under its hash, read-only, once; whatever goes wrong leaves no half file and no temp file."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest
from storage_kit import image

from station.model.errors import InputFault, NotFound, StorageFault
from station.storage.derivatives import DerivativeStore
from station.storage.durable_io import DurableIO
from station.storage.masters import MasterStore


class FailingIO(DurableIO):
    """Fails so many times at one kind of operation, with one errno."""

    def __init__(self, verb: str, code: int, times: int) -> None:
        self.verb, self.code, self.times = verb, code, times
        self.temps: list[Path] = []

    def create(self, path: Path) -> int:
        self.temps.append(path)
        self._maybe("create")
        return super().create(path)

    def write(self, descriptor: int, data: bytes | memoryview) -> None:
        self._maybe("write")
        super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._maybe("sync")
        super().sync(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        self._maybe("rename")
        super().rename(source, target)

    def sync_folder(self, path: Path) -> None:
        self._maybe("sync_folder")
        super().sync_folder(path)

    def _maybe(self, verb: str) -> None:
        if verb == self.verb and self.times:
            self.times -= 1
            raise OSError(self.code, os.strerror(self.code))


def store(tmp_path: Path, io: DurableIO | None = None) -> MasterStore:
    for name in ("masters", "temp"):
        (tmp_path / name).mkdir(exist_ok=True)
    return MasterStore(tmp_path / "masters", tmp_path / "temp", io)


def files(tmp_path: Path, name: str) -> list[Path]:
    return [path for path in (tmp_path / name).rglob("*") if path.is_file()]


def test_bytes_and_files_come_back(tmp_path: Path) -> None:
    masters = store(tmp_path)
    data = image(1, 3 << 20)
    (tmp_path / "scan.jpg").write_bytes(data)
    for source in (data, tmp_path / "scan.jpg"):
        kept = masters.put(source)
        assert (kept.sha256, kept.size) == (hashlib.sha256(data).hexdigest(), len(data))
    path = masters.path(kept.sha256)
    assert files(tmp_path, "masters") == [path]
    assert files(tmp_path, "temp") == []
    assert path == tmp_path / "masters" / kept.sha256[:2] / kept.sha256
    assert path.stat().st_mode & 0o777 == 0o440
    assert masters.read(kept.sha256) == data
    assert masters.verify(kept.sha256, kept.size) == ""


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("verb", ["create", "write", "sync", "rename", "sync_folder"])
def test_a_full_or_closed_disk_is_not_tried_again(tmp_path: Path, verb: str, code: int) -> None:
    io = FailingIO(verb, code, 1)
    with pytest.raises(StorageFault) as caught:
        store(tmp_path, io).put(image(1))
    full = code in (errno.ENOSPC, errno.EDQUOT)
    assert caught.value.code == ("disk_full" if full else "workspace_read_only")
    assert len(io.temps) == 1
    assert files(tmp_path, "temp") == []
    assert store(tmp_path).put(image(1)).size == 5000 // 32 * 32


@pytest.mark.parametrize("verb", ["create", "write", "sync", "rename", "sync_folder"])
def test_an_io_error_is_tried_once_more_with_a_new_file(tmp_path: Path, verb: str) -> None:
    io = FailingIO(verb, errno.EIO, 1)
    kept = store(tmp_path, io).put(image(1))
    assert store(tmp_path).verify(kept.sha256) == ""
    assert len(set(io.temps)) == 2
    assert files(tmp_path, "temp") == []


@pytest.mark.parametrize("verb", ["create", "write", "sync", "rename", "sync_folder"])
def test_a_second_io_error_stops(tmp_path: Path, verb: str) -> None:
    io = FailingIO(verb, errno.EIO, 2)
    with pytest.raises(StorageFault, match="disk_error"):
        store(tmp_path, io).put(image(1))
    assert len(io.temps) == 2
    assert files(tmp_path, "temp") == []


def test_a_file_that_reads_back_with_other_bytes_is_not_kept(tmp_path: Path) -> None:
    class Lying(DurableIO):
        def write(self, descriptor: int, data: bytes | memoryview) -> None:
            super().write(descriptor, bytes([data[0] ^ 1]) + bytes(data[1:]))

    with pytest.raises(StorageFault, match="disk_error"):
        store(tmp_path, Lying()).put(image(1))
    assert files(tmp_path, "masters") == []
    assert files(tmp_path, "temp") == []


def test_a_short_write_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:1000])))
    kept = store(tmp_path).put(image(1))
    monkeypatch.undo()
    assert store(tmp_path).read(kept.sha256) == image(1)


def test_a_damaged_master_is_replaced_by_the_right_bytes(tmp_path: Path) -> None:
    masters = store(tmp_path)
    kept = masters.put(image(1))
    masters.path(kept.sha256).unlink()
    masters.path(kept.sha256).write_bytes(image(2))
    assert masters.verify(kept.sha256) == "changed"
    with pytest.raises(StorageFault, match="master_changed"):
        masters.read(kept.sha256)
    masters.put(image(1))
    assert masters.read(kept.sha256) == image(1)


def test_what_is_wrong_with_a_master(tmp_path: Path) -> None:
    masters = store(tmp_path)
    kept = masters.put(image(1))
    assert masters.verify(kept.sha256, kept.size + 1) == "wrong_size"
    masters.path(kept.sha256).unlink()
    assert masters.verify(kept.sha256) == "missing"
    with pytest.raises(StorageFault, match="master_missing"):
        masters.read(kept.sha256)
    masters.path(kept.sha256).mkdir()
    assert masters.verify(kept.sha256) == "unreadable"


@pytest.mark.parametrize("sha256", ["", "ab", "../" * 21 + "a", "A" * 64, "a" * 63 + "/", "a" * 65])
def test_a_hash_is_never_a_path(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(NotFound, match="master_unknown"):
        store(tmp_path).path(sha256)


def test_sources_that_are_not_files(tmp_path: Path) -> None:
    masters = store(tmp_path)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "link").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    for source, code in (
        (tmp_path / "empty", "image_empty"), (b"", "image_empty"), (tmp_path / "link", "image_unreadable"),
        (tmp_path / "pipe", "image_unreadable"), (tmp_path, "image_unreadable"),
        (tmp_path / "none", "image_unreadable"),
    ):  # fmt: skip
        with pytest.raises(InputFault, match=code):
            masters.put(source)
    assert files(tmp_path, "masters") == files(tmp_path, "temp") == []


def test_a_link_in_the_place_of_a_temp_file_is_not_followed(tmp_path: Path) -> None:
    masters = store(tmp_path)
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "temp" / f"{os.getpid()}-1").symlink_to(victim)
    masters.put(image(1))
    assert victim.read_bytes() == b"mine"


def test_derivatives_are_whole_and_can_be_made_again(tmp_path: Path) -> None:
    derivatives = DerivativeStore(tmp_path / "derivatives")
    assert derivatives.get("ab" * 32, "cd" * 32, "thumbnail") is None
    derivatives.put("ab" * 32, "cd" * 32, "thumbnail", b"one")
    path = derivatives.put("ab" * 32, "cd" * 32, "thumbnail", b"two")
    assert derivatives.get("ab" * 32, "cd" * 32, "thumbnail") == b"two"
    assert derivatives.get("ab" * 32, "ee" * 32, "thumbnail") is None
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageFault):
        DerivativeStore(tmp_path / "file").put("ab" * 32, "cd" * 32, "proxy", b"x")
