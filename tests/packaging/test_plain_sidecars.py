"""What portals without packages take: one PDF for each document or for the dossier, XLSX, XML, masters beside them."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from lxml import etree
from package_kit import NOW, Kit, plain_profile
from test_verifier import seal_again

from station.model.errors import SettingsFault
from station.packaging.builder import build_package
from station.packaging.described_rows import PAGE_COLUMNS
from station.packaging.manifest import hash_file
from station.packaging.plain_options import PlainOptions, read_options
from station.packaging.profile import PackageContent
from station.packaging.profiles.plain import PLUGIN
from station.packaging.verifier import verify

WORKBOOK = "metadata/documents.xlsx"
XML = "metadata/dossier.xml"
XSD = "metadata/dossier.xsd"
GOLDEN = Path(__file__).parent / "golden"
HOSTILE = [
    "=1+1",
    "+84",
    "-5",
    "@SUM(A1)",
    "#N/A",
    "_x0041_",
    " viền ",
    "dòng 1\ndòng 2",
    "<b>&amp;</b>",
    "\r",
    "1/2/2003",
]


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(tmp_path_factory.mktemp("sidecars"))


def build(kit: Kit, target: Path, content: PackageContent | None = None, **options: object) -> Path:
    profile = plain_profile()
    profile = replace(profile, options={**profile.options, **options})
    return build_package(content or kit.small(), PLUGIN, profile, target).path


@pytest.fixture(scope="session")
def original(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(kit, tmp_path_factory.mktemp("original"), masters="beside")


@pytest.fixture
def package(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / original.name))


def found(package: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.subject) for problem in verify(package, {"plain": PLUGIN}).problems]


def described_as(kit: Kit, values: list[str]) -> PackageContent:
    """Content in which people typed these values into fields that the table does not know."""
    content = kit.small()
    first = content.documents[0]
    said = {**first.document.description, **{f"x{n}": value for n, value in enumerate(values)}}
    documents = (replace(first, document=replace(first.document, description=said)), *content.documents[1:])
    return replace(content, documents=documents)


def test_a_workbook_is_read_by_others_and_says_what_the_json_says(original: Path) -> None:
    book = openpyxl.load_workbook(original / WORKBOOK)
    assert book.sheetnames == ["Hồ sơ", "Tài liệu", "Trang"]
    assert book.properties.created == NOW.astimezone(UTC).replace(tzinfo=None)
    dossier = {row[0].value: row[1].value for row in book["Hồ sơ"].iter_rows(min_row=2)}
    record = json.loads((original / "metadata/dossier.json").read_bytes())
    assert dossier["title"] == record["description"]["title"]
    assert dossier["startDate"] == "2003", "a date is text"
    heads, *rows = [[cell.value for cell in row] for row in book["Trang"].iter_rows()]
    assert tuple(heads) == PAGE_COLUMNS
    assert [row[3] for row in rows] == [1, 2, 3]
    _, *documents = list(book["Tài liệu"].iter_rows(values_only=True))
    assert [row[:4] for row in documents] == [
        (1, "documents/H49.64.2001.160.001.pdf", 1, 2),
        (2, "documents/H49.64.2001.160.002.pdf", 1, 1),
    ]


def test_no_cell_is_ever_a_formula_and_nothing_that_was_typed_is_lost(kit: Kit, tmp_path: Path) -> None:
    package = build(kit, tmp_path, described_as(kit, HOSTILE))
    assert found(package) == []
    sheet = openpyxl.load_workbook(package / WORKBOOK)["Tài liệu"]
    heads, first = [next(sheet.iter_rows(min_row=row, max_row=row)) for row in (1, 2)]
    cells = {head.value: cell for head, cell in zip(heads, first, strict=True)}
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert [str(cells[f"x{n}"].value) for n in (0, 1, 2, 3, 4)] == HOSTILE[:5]
    assert all(cells[f"x{n}"].number_format == "@" for n in range(5))
    root = etree.parse(package / XML).getroot()
    others = {field.get("name"): field.text for field in root.iterfind("document/description/other/field")}
    assert others["x8"] == HOSTILE[8]


def test_what_cannot_stand_in_a_cell_is_replaced_and_told_by_the_json(kit: Kit, tmp_path: Path) -> None:
    content = kit.small()
    pages = (
        replace(content.documents[0].pages[0], accept_reason="xem\x07 lại \x1b[31m"),
        content.documents[0].pages[1],
    )
    documents = (replace(content.documents[0], pages=pages), *content.documents[1:])
    package = build(kit, tmp_path, replace(content, documents=documents))
    assert found(package) == []
    row = next(openpyxl.load_workbook(package / WORKBOOK)["Trang"].iter_rows(min_row=2, values_only=True))
    assert row[PAGE_COLUMNS.index("accept_reason")] == "xem\ufffd lại \ufffd[31m"


def test_equal_content_gives_an_equal_workbook_whenever_it_is_built(kit: Kit, original: Path, tmp_path: Path) -> None:
    again = build(kit, tmp_path, masters="beside")
    for path in (WORKBOOK, XML, XSD):
        assert (again / path).read_bytes() == (original / path).read_bytes()
    later = build(kit, tmp_path / "later", replace(kit.small(), created_at=NOW + timedelta(days=1)))
    assert (later / WORKBOOK).read_bytes() != (original / WORKBOOK).read_bytes(), "its only time is the package's"
    with zipfile.ZipFile(original / WORKBOOK) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 20, 9, 1, 0)}


def test_the_xml_is_valid_by_the_schema_beside_it(original: Path) -> None:
    root = etree.parse(original / XML).getroot()
    etree.XMLSchema(etree.parse(original / XSD)).assertValid(root)
    assert root.findtext("description/title") == "Tập quyết định về tổ chức bộ máy"
    assert [len(document.findall("page")) for document in root.iterfind("document")] == [2, 1]


def test_one_pdf_for_the_dossier_has_its_code_and_all_pages(kit: Kit, tmp_path: Path) -> None:
    package = build(kit, tmp_path, binding="dossier")
    assert found(package) == []
    (pdf,) = (package / "documents").iterdir()
    assert pdf.name == "H49.64.2001.160.pdf"
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages) == 3
        assert str(opened.docinfo["/Title"]) == "Tập quyết định về tổ chức bộ máy"
    record = json.loads((package / "metadata/dossier.json").read_bytes())
    assert [(one["first_page"], one["pages"]) for one in record["documents"]] == [(1, 2), (3, 1)]
    sidecar = json.loads((package / "metadata/documents/H49.64.2001.160.json").read_bytes())
    assert [part["description"]["subject"] for part in sidecar["document"]["parts"]] == ["Quyết định 1", "Quyết định 2"]


@pytest.mark.parametrize(
    ("sidecars", "files"),
    [
        ("json", set()),
        ("json, csv", {"documents.csv", "pages.csv"}),
        ("xlsx,json", {"documents.xlsx"}),
        ("json, xml", {"dossier.xml", "dossier.xsd"}),
    ],
)
def test_only_the_forms_that_are_wanted_are_there(kit: Kit, tmp_path: Path, sidecars: str, files: set[str]) -> None:
    package = build(kit, tmp_path, sidecars=sidecars)
    assert found(package) == []
    there = {path.name for path in (package / "metadata").iterdir() if path.is_file()}
    assert there == {"dossier.json", "provenance.json", *files}


def test_masters_beside_the_documents_are_the_bytes_of_the_device(kit: Kit, original: Path) -> None:
    wanted = [page.page.capture.master.sha256 for document in kit.small().documents for page in document.pages]
    assert [hash_file(path) for path in sorted((original / "masters").iterdir())] == wanted
    assert found(original) == []


def test_options_that_are_not_there_are_those_of_before() -> None:
    assert read_options(plain_profile(options={})) == PlainOptions("document", "json, csv", "none")


@pytest.mark.parametrize(
    ("options", "code", "key"),
    [
        ({"bindings": "dossier"}, "setting_unknown", "bindings"),
        ({"binding": "page"}, "setting_type", "binding"),
        ({"binding": True}, "setting_type", "binding"),
        ({"masters": "representation"}, "setting_type", "masters"),
        ({"sidecars": "csv"}, "setting_type", "sidecars"),
        ({"sidecars": "json, ods"}, "setting_type", "sidecars"),
    ],
)
def test_a_misspelt_switch_is_refused_with_profile_and_key(
    kit: Kit, tmp_path: Path, options: dict[str, object], code: str, key: str
) -> None:
    with pytest.raises(SettingsFault) as caught:
        build(kit, tmp_path, **options)
    assert (caught.value.code, caught.value.context["key"]) == (code, key)
    assert caught.value.context["path"] == "profile plain"
    assert not list(tmp_path.iterdir())


def change_part(package: Path, part: str, old: str, new: str) -> None:
    """Replace text in a part of the workbook, or add a part."""
    target = package / WORKBOOK
    with zipfile.ZipFile(target) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if old:
        assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1) if old else new.encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def change_text(package: Path, path: str, old: str, new: str) -> None:
    text = (package / path).read_text(encoding="utf-8")
    assert old in text
    (package / path).write_text(text.replace(old, new, 1), encoding="utf-8")


SHEET = "xl/worksheets/sheet{}.xml"
LIES: dict[str, tuple[Callable[[Path], None], tuple[str, str]]] = {
    "another title in the workbook": (
        lambda p: change_part(p, SHEET.format(1), "Tập quyết định", "Tập chỉ thị"), ("plain:P14", WORKBOOK),
    ),
    "another subject in the workbook": (
        lambda p: change_part(p, SHEET.format(2), "Quyết định 1", "Quyết định 9"), ("plain:P14", WORKBOOK),
    ),
    "another reviewer in the workbook": (
        lambda p: change_part(p, SHEET.format(3), "Trần Thị B", "Trần Thị C"), ("plain:P14", WORKBOOK),
    ),
    "a formula in the workbook": (
        lambda p: change_part(p, SHEET.format(3), "<v>1</v>", "<f>1+0</f><v>1</v>"), ("plain:P09", WORKBOOK),
    ),
    "a row more in the workbook": (
        lambda p: change_part(
            p, SHEET.format(2), "</sheetData>", '<row r="4"><c r="A4"><v>3</v></c></row></sheetData>'
        ), ("plain:P14", WORKBOOK),
    ),
    "a macro in the workbook": (lambda p: change_part(p, "xl/vbaProject.bin", "", "x") , ("plain:P09", WORKBOOK)),
    "no workbook at all": (lambda p: (p / WORKBOOK).write_bytes(b"PK"), ("plain:P09", WORKBOOK)),
    "another title in the XML": (lambda p: change_text(p, XML, "Tập quyết định", "Tập chỉ thị"), ("plain:P14", XML)),
    "another page in the XML": (lambda p: change_text(p, XML, 'side="recto"', 'side="verso"'), ("plain:P14", XML)),
    "XML against its schema": (lambda p: change_text(p, XML, 'side="recto"', 'sides="recto"'), ("plain:P15", XML)),
    "an entity in the XML": (
        lambda p: change_text(p, XML, "<dossier ", '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><dossier '),
        ("plain:P09", XML),
    ),
    "a schema that is none": (lambda p: (p / XSD).write_bytes(b"<x/>"), ("plain:P09", XML)),
    "another word in a CSV": (
        lambda p: change_text(p, "metadata/documents.csv", "Quyết định 1", "Quyết định 9"),
        ("plain:P14", "metadata/documents.csv"),
    ),
    "a master taken out": (lambda p: next(iter((p / "masters").iterdir())).unlink(), ("plain:P11", "masters/")),
    "another master": (
        lambda p: min((p / "masters").iterdir()).write_bytes(b"x"), ("plain:P05", "masters/"),
    ),
    "a master that nobody knows": (lambda p: (p / "masters/9.jpg").write_bytes(b"x"), ("plain:P11", "masters/9.jpg")),
    "a form that is not named": (lambda p: (p / "metadata/x.xlsx").write_bytes(b"x"), ("plain:P11", "metadata/x.xlsx")),
}  # fmt: skip


@pytest.mark.parametrize("lie", list(LIES))
def test_a_sidecar_that_lies_is_caught_though_it_was_sealed_again(package: Path, lie: str) -> None:
    tell, (rule, subject) = LIES[lie]
    tell(package)
    seal_again(package)
    assert any(one == rule and about.startswith(subject) for one, about in found(package)), found(package)


@pytest.mark.parametrize(("version", "pages"), [("2", 3), ("3", 3), ("4", 3), ("4-loose", 3)])
def test_a_package_of_an_older_version_still_verifies(tmp_path: Path, version: str, pages: int) -> None:
    report = verify(GOLDEN / f"plain-{version}.zip", {"plain": PLUGIN}, tmp_path)
    assert (report.structure, report.problems, report.pages) == ("plain", (), pages)
