"""Hostile archives, made by hand: each refused with its code and the entry named, and nothing written outside."""

import random
import stat
import struct
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zip_kit import FOLDER, LINK, Raw, described, made, package

from station.model.errors import PackageFault
from station.packaging.zip_file import ZipLimits, extract_zip

GOOD = Raw(b"P/data/1.pdf", b"%PDF" * 300)
SMALL = replace(GOOD, method=8)


def extract(data: bytes, tmp_path: Path, limits: ZipLimits | None = None) -> str:
    source = tmp_path / "a.zip"
    source.write_bytes(data)
    return extract_zip(source, tmp_path / "target", limits)


def named(name: str) -> bytes:
    return made(*package(Raw(name.encode("utf-8", "surrogatepass"))))


NAMES = {
    "parent": "P/../evil",
    "parent of the root": "../evil",
    "far parent": "P/a/../../../evil",
    "absolute": "/etc/evil",
    "two slashes": "//host/share/evil",
    "backslash": "P\\..\\evil",
    "backslash inside": "P/a\\b",
    "drive": "C:/evil",
    "drive inside": "P/C:evil",
    "stream": "P/a.pdf:evil",
    "device": "P/NUL",
    "device with suffix": "P/aux.xml",
    "dot": "P/./evil",
    "empty part": "P//evil",
    "blank at the end": "P/evil ",
    "dot at the end": "P/evil.",
    "zero byte": "P/evil\0.pdf",
    "new line": "P/evil\n.pdf",
    "reversed": "P/evil\u202efdp.exe",
    "no name": "",
    "only a slash": "/",
    "long part": "P/" + "x" * 300,
    "long path": "P/" + "/".join(["x" * 200] * 6),
    "deep path": "P/" + "a/" * 30 + "x",
    "hidden": "P/.DS_Store",
    "home": "~/evil",
}


@pytest.mark.parametrize("kind", NAMES)
def test_names_that_leave_the_folder_or_no_disk_keeps(kind: str, tmp_path: Path) -> None:
    with pytest.raises(PackageFault, match="zip_name_unsafe") as refused:
        extract(named(NAMES[kind]), tmp_path)
    assert str(refused.value.context["entry"])[:4] == NAMES[kind].replace("\n", "\ufffd")[:4]
    assert refused.value.context["path"] == "a.zip"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "target"], "nothing was written"


def many(count: int) -> bytes:
    one = Raw(b"P/a").central(0)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(one), 0, 0)
    return one + end


def zip64_end(count: int, size: int, start: int, lies: dict[str, int]) -> bytes:
    record = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", lies.get("length", 44), 45, 45, 0, 0, count, count, size, lies.get("start", start)
    )
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, lies.get("place", start + size), lies.get("disks", 1))
    return record + locator


def with_zip64(**lies: int) -> bytes:
    plain = made(*package(GOOD))
    count, size, start = struct.unpack_from("<H2L", plain, len(plain) - 12)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, lies.get("size", 0xFFFFFFFF), 0xFFFFFFFF, 0)
    return plain[:-22] + zip64_end(count, size, start, lies) + end


def late(entry: Raw, **changes: object) -> Raw:
    return replace(described(entry), **changes)


def over(entry: Raw, offset: int) -> Raw:
    return replace(entry, offset=offset)


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "link": ("zip_entry_kind", lambda: made(*package(Raw(b"P/link", b"/etc/passwd", mode=LINK)))),
    "device": ("zip_entry_kind", lambda: made(*package(Raw(b"P/dev", mode=stat.S_IFCHR | 0o666)))),
    "pipe": ("zip_entry_kind", lambda: made(*package(Raw(b"P/pipe", mode=stat.S_IFIFO | 0o666)))),
    "folder called a file": ("zip_entry_kind", lambda: made(*package(Raw(b"P/x", mode=FOLDER)))),
    "file called a folder": ("zip_entry_kind", lambda: made(*package(Raw(b"P/x/", b"")))),
    "DOS folder called a file": ("zip_entry_kind", lambda: made(*package(Raw(b"P/x", attributes=0x10)))),
    "Windows link": ("zip_entry_kind", lambda: made(*package(Raw(b"P/x", attributes=0x400)))),
    "folder with data": ("zip_damaged", lambda: made(*package(Raw(b"P/x/", b"data", mode=FOLDER)))),
    "same name": ("zip_name_twice", lambda: made(*package(GOOD, GOOD))),
    "same folder": ("zip_name_twice", lambda: made(*package(*[Raw(b"P/x/", b"", mode=FOLDER)] * 2))),
    "other case": ("zip_name_twice", lambda: made(*package(Raw(b"P/mets.XML")))),
    "other case of a folder": ("zip_name_twice", lambda: made(*package(Raw(b"P/a/x"), Raw(b"P/A/y")))),
    "other Unicode form": (
        "zip_name_twice",
        lambda: made(*package(Raw("P/hồ".encode()), Raw("P/hồ".encode()))),
    ),
    "file and folder": ("zip_name_twice", lambda: made(*package(Raw(b"P/x"), Raw(b"P/x/y")))),
    "folder and file": ("zip_name_twice", lambda: made(*package(Raw(b"P/x/y"), Raw(b"P/X")))),
    "two roots": ("zip_roots", lambda: made(*package(Raw(b"Q/x")))),
    "file beside the root": ("zip_roots", lambda: made(*package(Raw(b"x.txt")))),
    "only a file": ("zip_roots", lambda: made(Raw(b"P"))),
    "nothing": ("zip_roots", made),
    "encrypted": ("zip_encrypted", lambda: made(*package(Raw(b"P/x", flags=0x801)))),
    "strongly encrypted": ("zip_encrypted", lambda: made(*package(Raw(b"P/x", flags=0x841)))),
    "encrypted directory": ("zip_encrypted", lambda: made(*package(Raw(b"P/x", flags=0x2800)))),
    "bzip2": ("zip_method", lambda: made(*package(Raw(b"P/x", method=12)))),
    "deflate64": ("zip_method", lambda: made(*package(Raw(b"P/x", method=9)))),
    "patch": ("zip_method", lambda: made(*package(Raw(b"P/x", flags=0x820)))),
    "name in a code page": ("zip_name_unsafe", lambda: made(*package(Raw(b"P/h\xf0", flags=0)))),
    "name not UTF-8": ("zip_name_unsafe", lambda: made(*package(Raw(b"P/\xc0\xae\xc0\xae/x")))),
    "other name before the data": ("zip_headers_differ", lambda: made(*package(Raw(b"P/x", local_name=b"P/y")))),
    "longer name before the data": ("zip_headers_differ", lambda: made(*package(Raw(b"P/x", local_name=b"../../x")))),
    "other method before the data": ("zip_headers_differ", lambda: made(*package(Raw(b"P/x", local_method=8)))),
    "other flags before the data": ("zip_headers_differ", lambda: made(*package(Raw(b"P/x", local_flags=0x801)))),
    "other checksum before the data": ("zip_headers_differ", lambda: made(*package(Raw(b"P/x", local_crc=7)))),
    "other checksum, told later": ("zip_headers_differ", lambda: made(*package(late(GOOD, local_crc=7)))),
    "other name for Unicode readers": (
        "zip_headers_differ",
        lambda: made(*package(Raw(b"P/x", extra=struct.pack("<2HBL", 0x7075, 12, 1, 0) + b"P/evil1"))),
    ),
    "extra field too long": ("zip_headers_differ", lambda: made(Raw(b"P/x", extra=struct.pack("<2H", 1, 99)))),
    "data before": ("zip_hidden_data", lambda: made(Raw(b"P/x", before=b"#!/bin/sh\n"))),
    "data between": ("zip_hidden_data", lambda: made(*package(Raw(b"P/x", before=b"hidden"), GOOD))),
    "data before the directory": ("zip_hidden_data", lambda: made(*package(), gap=b"hidden")),
    "entry that the directory leaves out": ("zip_hidden_data", lambda: made(*package(), gap=Raw(b"P/hidden").local())),
    "data behind the directory": ("zip_unreadable", lambda: made(*package(), behind=b"hidden")),
    "data in the place of numbers": ("zip_hidden_data", lambda: made(*package(late(GOOD, behind=b"hidden bytes")))),
    "no numbers behind": ("zip_hidden_data", lambda: made(*package(late(GOOD, behind=b"")))),
    "same data twice": ("zip_hidden_data", lambda: made(Raw(b"P/x"), over(Raw(b"P/x", behind=b""), 0))),
    "overlapping": ("zip_hidden_data", lambda: made(replace(GOOD, packed=1300, size=1300), Raw(b"P/y"))),
    "data behind the end": ("zip_unreadable", lambda: made(*package(), tail=b"hidden")),
    "second archive behind": ("zip_unreadable", lambda: made(*package()) + made(Raw(b"Q/evil"))),
    "comment": ("zip_unreadable", lambda: made(*package(), comment=b"PK\x05\x06 ...")),
    "comment that is not there": ("zip_unreadable", lambda: made(*package(), comment_told=5)),
    "comment of an entry": ("zip_unreadable", lambda: made(*package(Raw(b"P/x", comment=b"hi")))),
    "fewer entries told": ("zip_unreadable", lambda: made(*package(GOOD), told=1)),
    "fewer entries here": ("zip_unreadable", lambda: made(*package(GOOD), here=1)),
    "more entries told": ("zip_unreadable", lambda: made(*package(GOOD), told=3)),
    "other disk": ("zip_unreadable", lambda: made(*package(Raw(b"P/x", disk=1)))),
    "empty file": ("zip_unreadable", bytes),
    "no archive": ("zip_unreadable", lambda: b"%PDF-1.7" * 100),
    "cut off": ("zip_unreadable", lambda: made(*package(GOOD))[:-5]),
    "cut in front": ("zip_unreadable", lambda: made(*package(GOOD))[5:]),
    "65,535 entries told": ("zip_unreadable", lambda: many(0xFFFF)),
    "Zip64 with another size": ("zip_unreadable", lambda: with_zip64(size=7)),
    "Zip64 elsewhere": ("zip_unreadable", lambda: with_zip64(place=0)),
    "Zip64 of two disks": ("zip_unreadable", lambda: with_zip64(disks=2)),
    "Zip64 with more in it": ("zip_unreadable", lambda: with_zip64(length=90)),
    "Zip64 directory elsewhere": ("zip_unreadable", lambda: with_zip64(start=3)),
    "Zip64 with too many": ("zip_too_many", lambda: with_many(200_001)),
    "offset behind the end": ("zip_hidden_data", lambda: made(Raw(b"P/x"), over(Raw(b"P/y"), 9_999))),
    "checksum wrong": ("zip_damaged", lambda: made(*package(replace(GOOD, crc=7)))),
    "more than told": ("zip_damaged", lambda: made(*package(replace(GOOD, method=8, size=7)))),
    "less than told": ("zip_damaged", lambda: made(*package(replace(GOOD, method=8, size=5000)))),
    "stored with another size": ("zip_damaged", lambda: made(*package(replace(GOOD, size=7)))),
    "no deflate": ("zip_damaged", lambda: made(*package(replace(GOOD, method=8, body=b"\xff" * 40)))),
    "deflate cut off": ("zip_damaged", lambda: made(replace(SMALL, body=SMALL.stored[:-3]))),
    "data behind the deflate": ("zip_damaged", lambda: made(replace(SMALL, body=SMALL.stored + b"x"))),
    "bomb": ("zip_bomb", lambda: made(*package(Raw(b"P/0", bytes(2_000_000), method=8)))),
    "bomb of many": (
        "zip_bomb", lambda: made(*package(*(Raw(b"P/%d" % n, bytes(1024 * 1024), method=8) for n in range(20)))),
    ),
    "told bomb": ("zip_bomb", lambda: made(*package(Raw(b"P/0", b"x" * 99, method=8, size=2_000_000)))),
    "too large": ("zip_too_large", lambda: made(*package(Raw(b"P/0", b"x" * 99, method=8, size=0xFFFFFFFE)))),
}  # fmt: skip


def with_many(count: int) -> bytes:
    plain = made(*package(GOOD))
    _, size, start = struct.unpack_from("<H2L", plain, len(plain) - 12)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, size, start, 0)
    return plain[:-22] + zip64_end(count, size, start, {}) + end


def test_a_bomb_of_many_is_refused_whatever_cannot_shrink_stands_beside_it(tmp_path: Path) -> None:
    rest = Raw(b"P/data.pdf", random.Random(7).randbytes(4_000_000))
    small = [Raw(b"P/%d" % n, bytes(1024 * 1024), method=8) for n in range(20)]
    with pytest.raises(PackageFault) as caught:
        extract(made(*package(rest, *small)), tmp_path)
    assert (caught.value.code, caught.value.context["bytes"]) == ("zip_bomb", 20 * 1024 * 1024 + 63)
    assert list((tmp_path / "target").iterdir()) == []


def test_text_that_shrinks_as_text_does_is_taken_out(tmp_path: Path) -> None:
    chance = random.Random(7)
    lines = b"".join(b"<event>%064x</event><agent>station</agent>\n" % chance.getrandbits(256) for _ in range(9000))
    entries = [Raw(b"P/%d.xml" % n, lines, method=8) for n in range(20)]
    assert extract(made(*package(*entries)), tmp_path) == "P"


def test_a_reserve_stays_free_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = 64 * 1024**2
    for free, taken in ((whole // 20 + 2000, True), (whole // 20 + 1000, False)):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: SimpleNamespace(total=whole, free=free))
        folder = tmp_path / str(free)
        folder.mkdir()
        if taken:
            assert extract(made(*package(GOOD)), folder) == "P"
        else:
            with pytest.raises(PackageFault, match="zip_disk_full"):
                extract(made(*package(GOOD)), folder)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_archives_are_refused(kind: str, tmp_path: Path) -> None:
    code, build = HOSTILE[kind]
    with pytest.raises(PackageFault) as refused:
        extract(build(), tmp_path, ZipLimits(entry_bytes=10**9))
    assert refused.value.code == code, refused.value
    assert refused.value.context["path"] == "a.zip"
    inside = {path for path in tmp_path.rglob("*") if (tmp_path / "target") in path.parents}
    assert set(tmp_path.iterdir()) == {tmp_path / "a.zip", tmp_path / "target"}
    assert not any(path.is_symlink() for path in inside)
    if code != "zip_damaged":
        assert inside == set(), "what can be known before is checked before anything is written"


def wide(entry: Raw) -> Raw:
    """The entry with its sizes in the Zip64 field, as programs write that do not know the size beforehand."""
    field = struct.pack("<2H2Q", 1, 16, len(entry.data), len(entry.stored))
    return replace(entry, size=0xFFFFFFFF, packed=0xFFFFFFFF, extra=field, local_extra=field)


HARMLESS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: made(*package(GOOD)),
    "folders": lambda: made(*package(Raw(b"P/x/", b"", mode=FOLDER), Raw(b"P/x/y/", b"", mode=FOLDER), GOOD)),
    "numbers behind the data": lambda: made(*package(described(GOOD), described(replace(GOOD, name=b"P/b", method=8)))),
    "unsigned numbers": lambda: made(*package(described(GOOD, "<3L"))),
    "long numbers": lambda: made(*package(described(GOOD, "<4sL2Q"), described(replace(GOOD, name=b"P/b"), "<L2Q"))),
    "DOS attributes": lambda: made(*package(Raw(b"P/x", attributes=0x20), Raw(b"P/y/", b"", attributes=0x10))),
    "times of Unix": lambda: made(*package(replace(GOOD, local_extra=struct.pack("<2HBL", 0x5455, 5, 1, 9)))),
    "ASCII without the flag": lambda: made(Raw(b"P/x", flags=0)),
    "empty files": lambda: made(*package(Raw(b"P/a", b""), Raw(b"P/b", b"", method=8))),
    "letters and marks apart": lambda: made(*package(Raw("P/hồ sơ".encode()))),
    "Zip64": with_zip64,
    "Zip64 entries": lambda: made(wide(GOOD), wide(replace(SMALL, name=b"P/b"))),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_archives_of_other_programs_are_read(kind: str, tmp_path: Path) -> None:
    assert extract(HARMLESS[kind](), tmp_path) == "P"
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for info in archive.infolist():
            path = tmp_path / "target" / info.filename
            assert path.is_dir() if info.is_dir() else path.read_bytes() == archive.read(info)


@pytest.mark.parametrize("how", ["file", "pipe"])
def test_what_a_real_program_writes_is_read(how: str, tmp_path: Path) -> None:
    """Python's own writer, to a file and to a pipe (numbers behind the data, as Java writes)."""
    (tmp_path / "P").mkdir()
    (tmp_path / "P" / "METS.xml").write_bytes(b"<mets/>" * 999)
    command = ["python3", "-m", "zipfile", "-c", "/dev/stdout" if how == "pipe" else "a.zip", "P"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert extract(ran.stdout or (tmp_path / "a.zip").read_bytes(), tmp_path) == "P"
    assert (tmp_path / "target/P/METS.xml").read_bytes() == b"<mets/>" * 999


def test_the_limits_hold_for_the_sum(tmp_path: Path) -> None:
    data = made(*package(GOOD, replace(GOOD, name=b"P/b")))
    with pytest.raises(PackageFault, match="zip_too_large") as refused:
        extract(data, tmp_path, ZipLimits(total_bytes=2000))
    assert refused.value.context["entry"] == "P/b"


def test_no_more_is_written_than_was_told(tmp_path: Path) -> None:
    """The limits and the room on the disk were checked by what the directory tells."""
    with pytest.raises(PackageFault, match="zip_damaged"):
        extract(made(*package(Raw(b"P/0", bytes(20_000_000), method=8, size=1000))), tmp_path)
    assert (tmp_path / "target/P/0").stat().st_size <= 1000


def test_data_that_ends_inside_a_repetition_comes_out_whole(tmp_path: Path) -> None:
    """Just above a piece of 1 MiB the packed data may end before the last bytes of it are out."""
    noise = random.Random(7).randbytes(30_000)
    for more in range(1, 258, 8):
        data = (noise * 40)[: 1024 * 1024 + more]
        place = tmp_path / str(more)
        place.mkdir()
        extract(made(Raw(b"P/0", data, method=8)), place)
        assert (place / "target/P/0").read_bytes() == data


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "mine").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        extract(made(*package(GOOD)), tmp_path)
    assert [path.name for path in (tmp_path / "target").iterdir()] == ["mine"]


SOUND = made(*package(described(GOOD), Raw("P/hồ sơ.xml".encode(), b"<a/>" * 50, method=8)))


@given(st.data())
def test_no_changed_byte_goes_unnoticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever byte is changed: refused, or the same files come out (times and versions say nothing of them)."""
    at = data.draw(st.integers(0, len(SOUND) - 1))
    changed = bytearray(SOUND)
    changed[at] ^= data.draw(st.integers(1, 255))
    tmp_path = tmp_path_factory.mktemp("changed")
    try:
        root = extract(bytes(changed), tmp_path)
    except PackageFault:
        return
    assert root == "P"
    files = {str(p.relative_to(tmp_path / "target")): p.read_bytes() for p in tmp_path.rglob("P/**/*") if p.is_file()}
    assert files == {"P/METS.xml": b"<mets/>" * 9, "P/data/1.pdf": GOOD.data, "P/hồ sơ.xml": b"<a/>" * 50}


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_our_words(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    with pytest.raises(PackageFault):
        extract(data, tmp_path_factory.mktemp("any"))
