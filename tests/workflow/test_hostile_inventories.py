"""Lists that were damaged, locked or made to do harm: each is refused by its own name, in little memory and time."""

from __future__ import annotations

import resource
import signal
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from inventory_kit import HEADING, judge, rewrite, workbook

from station.model.errors import InputFault, StorageFault
from station.settings.resources import resources_folder
from station.workflow.inventory_mapping import ColumnMapping, read_mapping

ROW: list[object] = ["1", "A.1", "Tốt", 1, 2, "2019", ""]
SHEET = "xl/worksheets/sheet1.xml"
MEMORY = 80 * 1024**2


@pytest.fixture(scope="module")
def mapping() -> ColumnMapping:
    return read_mapping(resources_folder() / "profiles" / "inventory" / "default.toml")


def refused(path: Path, mapping: ColumnMapping) -> InputFault:
    tracemalloc.start()
    try:
        with pytest.raises(InputFault) as fault:
            judge(path, mapping)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
    assert fault.value.context["path"] == str(path)
    return fault.value


def ole(*names: str, chained: bool = False) -> bytes:
    """Return an OLE file with these streams in its directory (MS-CFB); ``chained``: in a second sector of it."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    directory = [_entry("Root Entry"), *(_entry(f"x{n}") for n in range(3))] if chained else [_entry("Root Entry")]
    directory += [_entry(name) for name in names]
    sectors = [b"".join(directory[at : at + 4]).ljust(512, b"\0") for at in range(0, len(directory), 4)]
    fat = [fat_sector, *range(2, len(sectors) + 1), end]
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<4H", header, 24, 0x3E, 3, 0xFFFE, 9)
    struct.pack_into("<2L", header, 44, 1, 1)
    struct.pack_into("<109L", header, 76, 0, *[free] * 108)
    return bytes(header) + struct.pack(f"<{len(fat)}L", *fat).ljust(512, b"\xff") + b"".join(sectors)


def _entry(name: str) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + bytes(62)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"", "file_empty"),
        ("a.xlsx", ole("EncryptionInfo", "EncryptedPackage"), "workbook_password"),
        ("a.xls", ole("DataSpaces", "EncryptedPackage", chained=True), "workbook_password"),
        ("a.xls", ole("Workbook"), "workbook_old"),
        ("a.xlsx", ole("Book"), "workbook_old"),
        ("a.xls", ole("WordDocument"), "table_type"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "workbook_locked"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook_locked"),
        ("a.xlsx", b"PK\x03\x04 not a workbook", "workbook_damaged"),
        ("a.xlsx", b"<html><table>", "workbook_in_name"),
        ("a.csv", "Mã hồ sơ,Tiêu đề\n1,Hồ sơ\n".encode("utf-16"), "csv_encoding"),
        ("a.csv", b"x,y\n1,2\n", "columns_missing"),
        ("a.csv", b'M\xc3\xa3 h\xe1\xbb\x93 s\xc6\xa1,Ti\xc3\xaau \xc4\x91\xe1\xbb\x81\nA.1,"' + b"x" * 200_000,
         "workbook_damaged"),
        ("a.csv", b"x" * 3_000_000, "workbook_damaged"),
        ("a.pdf", b"%PDF", "table_type"),
    ],
)  # fmt: skip
def test_unusable_files_are_named(tmp_path: Path, mapping: ColumnMapping, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path, mapping).code == code


def test_a_file_that_is_not_there(tmp_path: Path, mapping: ColumnMapping) -> None:
    assert refused(tmp_path / "a.xlsx", mapping).code == "file_missing"


def test_an_ole_directory_that_runs_in_a_circle_ends(tmp_path: Path, mapping: ColumnMapping) -> None:
    data = bytearray(ole("x", "y", "z", "u", "v"))
    struct.pack_into("<L", data, 512 + 8, 1)
    (tmp_path / "a.xls").write_bytes(data)
    assert refused(tmp_path / "a.xls", mapping).code == "table_type"


@pytest.mark.parametrize(("name", "text"), [("a.ods", "content.xml"), ("a.xlsx", "../../evil.txt")])
def test_a_zip_that_is_no_workbook_is_named(tmp_path: Path, mapping: ColumnMapping, name: str, text: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(text, "x")
    assert refused(path, mapping).code == "table_type"
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_binary_workbook_is_no_table(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "plain.xlsx", [ROW])
    changed = rewrite(
        path, tmp_path / "a.xlsx", "_rels/.rels", lambda data: data.replace(b"workbook.xml", b"workbook.bin")
    )
    assert refused(changed, mapping).code == "table_type"


def test_every_sheet_hidden_names_them(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "plain.xlsx", [ROW])
    hidden = rewrite(
        path,
        tmp_path / "a.xlsx",
        "xl/workbook.xml",
        lambda data: data.replace(b'state="visible"', b'state="veryHidden"'),
    )
    fault = refused(hidden, mapping)
    assert (fault.code, fault.context["sheets"]) == ("sheets_hidden", "Sheet")
    with pytest.raises(InputFault, match="sheet_unknown"):
        judge(path, mapping, sheet="Mục lục")


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "_rels/.rels"])
def test_entities_are_refused_in_every_part(tmp_path: Path, mapping: ColumnMapping, part: str) -> None:
    path = with_strings(workbook(tmp_path / "plain.xlsx", [ROW]), tmp_path / "strings.xlsx", b"<si><t>x</t></si>")

    def plant(data: bytes) -> bytes:
        return ENTITIES + data[data.index(b"?>") + 2 :] if data.startswith(b"<?xml") else ENTITIES + data

    fault = refused(rewrite(path, tmp_path / "a.xlsx", part, plant), mapping)
    assert fault.code == "workbook_damaged"
    assert "document type" in str(fault.context["detail"])


def with_strings(source: Path, target: Path, items: bytes | Callable[[zipfile.ZipFile], None]) -> Path:
    """Give a workbook shared strings, and its title cell the first of them."""
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    link = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                kept = b"".join(
                    piece for piece in data.split(b"<Rel") if b"sharedStrings" not in piece or b"ships" in piece
                )
                data = data.replace(b"</Relationships>", link) if kept and b"sharedStrings" not in data else data
            if name != "xl/sharedStrings.xml":
                new.writestr(name, data)
        if callable(items):
            items(new)
        else:
            new.writestr("xl/sharedStrings.xml", b'<?xml version="1.0"?>\n<sst ' + main + b">" + items + b"</sst>")
    return target


def test_shared_strings_of_a_gigabyte_are_refused_before_they_are_unpacked(
    tmp_path: Path, mapping: ColumnMapping
) -> None:
    def bomb(archive: zipfile.ZipFile) -> None:
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            for _ in range(1024):
                part.write(b"<si><t>" + b"a" * (1024 * 1024 - 16) + b"</t></si>")

    path = with_strings(workbook(tmp_path / "plain.xlsx", [ROW]), tmp_path / "a.xlsx", bomb)
    fault = refused(path, mapping)
    assert fault.code == "table_too_large"
    assert "sharedStrings" in str(fault.context["detail"])


def test_a_size_that_lies_is_found_while_unpacking(tmp_path: Path, mapping: ColumnMapping) -> None:
    """The directory says a megabyte, the data would be a hundred: no more is read than was said."""

    def bomb(archive: zipfile.ZipFile) -> None:
        archive.writestr("xl/sharedStrings.xml", b"<sst>" + b"<si><t>a</t></si>" * 6_000_000)

    path = with_strings(workbook(tmp_path / "plain.xlsx", [ROW]), tmp_path / "a.xlsx", bomb)
    data = bytearray(path.read_bytes())
    real = struct.pack("<L", 5 + 17 * 6_000_000)
    assert data.count(real) == 2
    path.write_bytes(bytes(data).replace(real, struct.pack("<L", 1024 * 1024)))
    assert refused(path, mapping).code == "workbook_damaged"


def test_a_row_that_never_ends_is_refused(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "plain.xlsx", [ROW])
    cells = b"".join(b'<c r="A9"><v>%d</v></c>' % number for number in range(900_000))
    endless = rewrite(
        path, tmp_path / "a.xlsx", SHEET,
        lambda data: data.replace(b"</sheetData>", b'<row r="9">' + cells + b"</row></sheetData>"),
    )  # fmt: skip
    fault = refused(endless, mapping)
    assert fault.code == "workbook_damaged"
    assert "elements" in str(fault.context["detail"])


def test_a_stated_size_of_a_whole_sheet_costs_nothing(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "plain.xlsx", [ROW])

    def huge(data: bytes) -> bytes:
        far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        return data.replace(b'ref="A1:G4"', b'ref="A1:XFD1048576"').replace(b"</sheetData>", far)

    tracemalloc.start()
    try:
        found = judge(rewrite(path, tmp_path / "a.xlsx", SHEET, huge), mapping)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
    assert [row.code for row in found.good] == ["A.1"]
    assert [one.code for one in found.notices] == ["cut_off"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data.replace(b'<row r="4"', b'<row r="1048577"'), "workbook_damaged"),
        (lambda data: data.replace(b'<row r="4"', b'<row r="2"'), "workbook_damaged"),
        (lambda data: data.replace(b'r="A4"', b'r="!4"'), "workbook_damaged"),
        (lambda data: data.replace(b'r="G3"', b'r="XFD3"'), "workbook_damaged"),
        (lambda data: data.replace(b'<row r="4"', b'<row r="x"'), "workbook_damaged"),
        (lambda data: data[:-30], "workbook_damaged"),
        (lambda data: data.replace(b"</sheetData>", b"<row/>" * 1_048_600 + b"</sheetData>"), "table_too_large"),
        (lambda data: data.replace(b"</worksheet>", b"<mergeCells>" + b'<mergeCell ref="A1:A2"/>' * 200_100
                                   + b"</mergeCells></worksheet>"), "table_too_large"),
    ],
)  # fmt: skip
def test_damaged_sheets_are_named(
    tmp_path: Path, mapping: ColumnMapping, change: Callable[[bytes], bytes], code: str
) -> None:
    path = workbook(tmp_path / "plain.xlsx", [ROW])
    changed: list[bool] = []

    def mend(data: bytes) -> bytes:
        changed.append(change(data) != data)
        return change(data)

    assert refused(rewrite(path, tmp_path / "a.xlsx", SHEET, mend), mapping).code == code
    assert changed == [True]


def test_a_string_that_is_not_there_is_damage(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = with_strings(workbook(tmp_path / "plain.xlsx", [ROW]), tmp_path / "strings.xlsx", b"<si><t>x</t></si>")
    number = b'<c r="B4" t="s"><v>%d</v></c></row>'

    def refer(to: int) -> Callable[[bytes], bytes]:
        return lambda data: data.replace(b"</row></sheetData>", number.replace(b"%d", b"%d" % to) + b"</sheetData>")

    assert judge(rewrite(path, tmp_path / "b.xlsx", SHEET, refer(0)), mapping).good[0].code == "x"
    assert refused(rewrite(path, tmp_path / "a.xlsx", SHEET, refer(1)), mapping).code == "workbook_damaged"


def test_a_directory_of_a_million_files_is_not_read(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = workbook(tmp_path / "a.xlsx", [ROW])
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.rindex(b"PK\x05\x06") + 12, 64 * 1024**2)
    path.write_bytes(data)
    assert refused(path, mapping).code == "table_too_large"


def test_the_heading_is_looked_for_in_the_first_rows_only(tmp_path: Path, mapping: ColumnMapping) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["x,y"] * 40 + [",".join(HEADING)]), encoding="utf-8")
    assert refused(path, mapping).code == "columns_missing"


def test_a_full_disk_is_no_damage_of_the_list(tmp_path: Path, mapping: ColumnMapping) -> None:
    """The rows wait in a file: where it cannot grow (``RLIMIT_FSIZE``), the disk is blamed, not the list."""
    path = tmp_path / "a.csv"
    path.write_text("Mã hồ sơ,Tiêu đề\n" + "".join(f"A.{n},Hồ sơ\n" for n in range(5000)), encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        with pytest.raises(StorageFault):
            judge(path, mapping)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
