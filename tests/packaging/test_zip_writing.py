"""Packages written as ZIP: the same folder gives the same bytes, and every reader gets the same tree out of it."""

import os
import stat
import subprocess
import tracemalloc
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.errors import PackageFault
from station.packaging.zip_file import extract_zip, write_zip

MOMENT = datetime(2026, 11, 20, 9, 1, 3, 125_000, tzinfo=timezone(timedelta(hours=7)))
FILES = {"METS.xml": b"<mets/>" * 500, "data/b.pdf": b"%PDF" * 500, "data/hồ sơ.jpg": b"\xff\xd8", "a.txt": b""}


def filled(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


PART = st.text(st.sampled_from("abcXYZ019_-ạờđ"), min_size=1, max_size=8).filter(lambda part: part[0] != "-")
PATH = st.tuples(st.lists(PART, max_size=2), PART, st.sampled_from(["xml", "pdf", "TXT", ""]))
TREES = st.dictionaries(
    PATH.map(lambda path: "/".join(["d" + part for part in path[0]] + [f"f{path[1]}.{path[2]}".rstrip(".")]).lower()),
    st.binary(max_size=3000),
    min_size=1,
    max_size=8,
)


@given(TREES, st.randoms())
def test_what_is_written_comes_out_again(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes], random: object
) -> None:
    place = tmp_path_factory.mktemp("zip")
    folder = filled(place / "in", files)
    order = sorted(files)
    random.shuffle(order)
    write_zip(folder, place / "a.zip", "urn_P_uuid-1", MOMENT, order)
    assert extract_zip(place / "a.zip", place / "out") == "urn_P_uuid-1"
    assert tree(place / "out" / "urn_P_uuid-1") == files
    write_zip(folder, place / "b.zip", "urn_P_uuid-1", MOMENT, order)
    assert (place / "a.zip").read_bytes() == (place / "b.zip").read_bytes()


def test_bytes_depend_on_nothing_but_the_files(tmp_path: Path) -> None:
    first, second = filled(tmp_path / "1", FILES), filled(tmp_path / "2", dict(reversed(FILES.items())))
    for number, path in enumerate(sorted(second.rglob("*"))):
        os.utime(path, (number, number))
        path.chmod(0o700)
    write_zip(first, tmp_path / "1.zip", "P", MOMENT, list(FILES))
    write_zip(second, tmp_path / "2.zip", "P", MOMENT, list(FILES))
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_what_every_entry_says(tmp_path: Path) -> None:
    write_zip(filled(tmp_path / "in", FILES), tmp_path / "a.zip", "P", MOMENT, list(FILES))
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [f"P/{path}" for path in FILES]
    assert {entry.date_time for entry in entries} == {(2026, 11, 20, 9, 1, 2)}
    assert {entry.external_attr >> 16 for entry in entries} == {stat.S_IFREG | 0o644}
    assert {entry.create_system for entry in entries} == {3}
    assert [entry.compress_type for entry in entries] == [8, 0, 0, 8]
    assert {entry.filename for entry in entries if entry.flag_bits & 0x800} == {"P/data/hồ sơ.jpg"}
    assert not any(entry.flag_bits & 0x9 for entry in entries), "not encrypted, sizes in front of the data"


def test_another_program_reads_it(tmp_path: Path) -> None:
    write_zip(filled(tmp_path / "in", FILES), tmp_path / "a.zip", "P", MOMENT, list(FILES))
    (tmp_path / "out").mkdir()
    subprocess.run(["python3", "-m", "zipfile", "-e", "a.zip", "out"], cwd=tmp_path, check=True)
    assert tree(tmp_path / "out" / "P") == FILES


def test_a_clock_without_battery_is_no_reason_to_fail(tmp_path: Path) -> None:
    moment = datetime(1970, 1, 1, tzinfo=UTC)
    write_zip(filled(tmp_path / "in", FILES), tmp_path / "a.zip", "P", moment, list(FILES))
    assert extract_zip(tmp_path / "a.zip", tmp_path / "out") == "P"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda folder, order: order.remove("a.txt"), "zip_unlisted"),
        (lambda folder, order: order.append("missing.pdf"), "zip_unlisted"),
        (lambda folder, order: order.append("a.txt"), "zip_name_twice"),
        (lambda folder, order: order.append("../evil"), "zip_name_unsafe"),
        (lambda folder, order: (folder / "link.xml").symlink_to("METS.xml"), "zip_unlisted"),
        (lambda folder, order: ((folder / "link.xml").symlink_to("a"), order.append("link.xml")), "zip_unlisted"),
    ],
)
def test_a_list_that_is_not_the_folder_is_refused(change: object, code: str, tmp_path: Path) -> None:
    folder, order = filled(tmp_path / "in", FILES), list(FILES)
    change(folder, order)
    with pytest.raises(PackageFault, match=code):
        write_zip(folder, tmp_path / "a.zip", "P", MOMENT, order)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_zip(filled(tmp_path / "in", FILES), tmp_path / "a.zip", "P", MOMENT, list(FILES))
    assert (tmp_path / "a.zip").read_bytes() == b"mine"


@pytest.mark.parametrize("new", [b"longer than before", b""])
def test_a_file_that_changes_meanwhile_is_told(new: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(tmp_path / "in", {"a.pdf": b"before"})
    opened = Path.open

    def late(path: Path, *arguments: object) -> object:
        if path.name == "a.pdf":
            monkeypatch.setattr(Path, "open", opened)
            path.write_bytes(new)
        return opened(path, *arguments)

    monkeypatch.setattr(Path, "open", late)
    with pytest.raises(PackageFault, match="zip_file_changed"):
        write_zip(folder, tmp_path / "a.zip", "P", MOMENT, ["a.pdf"])


def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", {"b.pdf": bytes(16_000_000)})
    with (folder / "c.xml").open("wb") as file:
        for number in range(150_000):
            file.write(b"<page number='%d' hash='%d'/>\n" % (number, number * 7919 % 10007))
    tracemalloc.start()
    write_zip(folder, tmp_path / "a.zip", "P", MOMENT, ["c.xml", "b.pdf"])
    extract_zip(tmp_path / "a.zip", tmp_path / "out")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000
    assert (tmp_path / "out/P/c.xml").read_bytes() == (folder / "c.xml").read_bytes()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_more_than_four_gigabytes(tmp_path: Path) -> None:
    """A sparse file: Zip64 in front of the data and in the directory, and read again."""
    folder = filled(tmp_path / "in", {"z.txt": b"behind"})
    with (folder / "big.pdf").open("wb") as file:
        file.truncate(4 * 1024**3 + 5)
    write_zip(folder, tmp_path / "a.zip", "P", MOMENT, ["big.pdf", "z.txt"])
    extract_zip(tmp_path / "a.zip", tmp_path / "out")
    assert (tmp_path / "out/P/big.pdf").stat().st_size == 4 * 1024**3 + 5
    assert (tmp_path / "out/P/z.txt").read_bytes() == b"behind"
