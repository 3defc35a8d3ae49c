"""Field tables, code lists and tables for spreadsheets."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from package_kit import plain_profile

from station.model.errors import PackageFault, SettingsFault
from station.model.profiles import FieldRule
from station.packaging.codelists import load_codelists
from station.packaging.fields import described
from station.packaging.tables import Table, guarded, read_rows
from station.settings.resources import resources_folder

LISTS = load_codelists(resources_folder() / "codelists", plain_profile())
RULES = (
    FieldRule("title", "Tiêu đề", "Title", length=10, required=True),
    FieldRule("maintenance", "Thời hạn", "Retention", type="code", length=100, codes="maintenance"),
    FieldRule("language", "Ngôn ngữ", "Language", type="codes", length=100, codes="language"),
    FieldRule("startDate", "Bắt đầu", "Start", type="partial_date"),
    FieldRule("issuedDate", "Ngày", "Date", type="date"),
    FieldRule("numberOfPage", "Số trang", "Pages", type="number", length=4),
    FieldRule("riskRecovery", "Dự phòng", "Recovery", type="boolean"),
)


def test_a_description_comes_out_in_the_order_of_the_table_with_codes_for_words() -> None:
    given = {
        "start_date": "01/2003", "language": "Tiếng Việt, tiếng Anh", "retention": "vĩnh viễn", "title": " Tập ",
        "note": "x",
        "riskRecovery": "0", "numberOfPage": "36", "issuedDate": "29/02/2004", "own": "kept", "inforSign": "",
    }  # fmt: skip
    assert list(described(RULES, given, LISTS, "H49").items()) == [
        ("title", "Tập"), ("maintenance", "01"), ("language", "06"), ("startDate", "01/2003"),
        ("issuedDate", "29/02/2004"), ("numberOfPage", "36"), ("riskRecovery", "0"), ("description", "x"),
        ("own", "kept"),
    ]  # fmt: skip


def test_several_codes_are_joined() -> None:
    assert described(RULES, {"title": "x", "language": "01, Pháp"}, LISTS, "")["language"] == "01,03"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x" * 11), ("maintenance", "15 năm"), ("language", "01,99"), ("startDate", "31/02/2003"),
        ("startDate", "3/2003"), ("issuedDate", "02/2003"), ("numberOfPage", "12345"), ("numberOfPage", "-1"),
        ("numberOfPage", "²"), ("riskRecovery", "yes"), ("other", "a\x00b"), ("title", "\ud800"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(field: str, value: str) -> None:
    with pytest.raises(PackageFault) as caught:
        described(RULES, {"title": "x", field: value}, LISTS, "H49")
    assert caught.value.code == "fields_invalid"
    assert field in str(caught.value.context["fields"])
    assert caught.value.context["subject"] == "H49"


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(PackageFault) as caught:
        described(plain_profile().dossier_fields, {}, LISTS, "H49")
    assert (caught.value.code, caught.value.context["fields"]) == ("fields_missing", "arcFileCode, title")


@pytest.mark.parametrize(("rule", "code"), [(FieldRule("a", "", "", type="colour"), "field_type"), (FieldRule("a", "", "", type="code", codes="no"), "codelist_unknown")])  # fmt: skip  # noqa: E501
def test_a_table_that_cannot_be_followed_is_a_fault_of_the_settings(rule: FieldRule, code: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        described((rule,), {"a": "1"}, LISTS, "")
    assert caught.value.code == code


def test_every_code_list_that_a_profile_names_exists() -> None:
    profile = plain_profile()
    named = {rule.codes for rule in profile.fields if rule.codes}
    assert set(load_codelists(resources_folder() / "codelists", profile)) == named >= {"maintenance", "type_name"}
    for codelist in LISTS.values():
        assert codelist.source
        assert [codelist.code(words) for words in codelist.values.values()] == list(codelist.values)


DANGEROUS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", '=HYPERLINK("http://x")', " =1+1", "\n=1",
]  # fmt: skip


@pytest.mark.parametrize("cell", DANGEROUS)
def test_no_cell_is_taken_for_a_formula(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "t.csv"
    with Table(path, ["a", "b"]) as table:
        table.add([cell, -5])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfa,b\r\n")
    book = openpyxl.Workbook()
    for row in read_rows(path, 1):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert openpyxl.load_workbook(io.BytesIO(stream.getvalue())).active["A1"].data_type == "s"
    assert read_rows(path, 1) == [[guarded(cell), "-5"]]
    assert guarded(cell) == f"'{cell}"


def test_rows_have_the_width_of_the_heading(tmp_path: Path) -> None:
    with Table(tmp_path / "t.csv", ["a"]) as table, pytest.raises(ValueError):
        table.add([1, 2])


@pytest.mark.parametrize("data", [b"", b"a\r\n1\r\n2\r\n3\r\n", b'a\r\n"x', b"\xff\xfe"])
def test_what_is_no_such_table_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(ValueError):
        read_rows(path, 2)
