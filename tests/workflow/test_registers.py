"""Registers: what the finance ministry's letter and the interior ministry's survey ask, checked by their own tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from station.model.dossier import Dossier
from station.model.errors import InputFault, NotFound, Refused, SettingsFault
from station.model.people import PERMISSIONS, Action, Person, Role
from station.model.registers import parents_of, units_below
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.storage.verify import verify_workspace
from station.workflow.registers import (
    assign_fonds,
    entries,
    export_register,
    known_register,
    put_entry,
    register_names,
    retire_entry,
)
from station.workflow.station import Station

PROVINCE = {"name": "Tỉnh Lào Cai", "level": "01"}
SCANNER = {"name": "fi-8170", "type": "01", "quantity": "2", "configuration": "A4, 70 tờ/phút", "status": "01"}


@pytest.fixture
def lan(crew: Any) -> Person:
    return crew.supervisor


def put(station: Station, person: Person, register: str, code: str, **values: str) -> dict[str, str]:
    put_entry(station, person, register, code, values)
    return dict(next(entry for entry in entries(station, register) if entry.code == code).values)


def refusal(station: Station, person: Person, register: str, code: str, **values: str) -> InputFault:
    with pytest.raises(InputFault) as caught:
        put_entry(station, person, register, code, values)
    return caught.value


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("“Cấp” không nhận “1”: không có trong danh sách", "01 (", "05 (")),
        ("en", ("“Level” does not take “1”: not in the list", "01 (", "05 (")),
    ],
)
def test_a_refused_value_is_told_by_the_label_of_its_field_and_the_codes_that_fit(
    station: Station, lan: Person, language: str, words: tuple[str, ...]
) -> None:
    texts = Texts(resources_folder() / "texts", language)
    said = str(texts.error(refusal(station, lan, "unit", "H38", **{**PROVINCE, "level": "1"})))
    assert all(word in said for word in words), said
    said = str(texts.error(refusal(station, lan, "device", "M1", name="fi-8170")))
    assert ("Cấu hình cơ bản" if language == "vi" else "Basic configuration") in said
    assert ("Sổ thiết bị" in said) is (language == "vi")


def test_every_register_has_what_the_letters_ask(station: Station) -> None:
    assert register_names(station) == ("unit", "contractor", "device", "spending", "system")
    asked = {
        "unit": {"level", "parent", "content", "metres", "method", "contractors", "dataFields", "packaging", "storing",
                 "conformity", "gigabytes", "needs", "begins", "ends"},
        "device": {"type", "vendor", "model", "serial", "configuration", "quantity", "purchased", "price", "location",
                   "unit", "calibrated", "driverName"},
        "contractor": {"name", "contract", "amount"},
        "spending": {"amount", "kind", "source", "purpose", "unit", "date", "explanation"},
        "system": {"functions", "vendor", "place", "capacity", "safety", "operation", "provider", "quantity"},
    }  # fmt: skip
    for name, fields in asked.items():
        table = known_register(station, name)
        assert fields <= {rule.name for rule in table.fields}, name
        assert table.titled("en") != table.titled("vi")
        assert all(rule.title_vi and rule.title_en for rule in table.fields)
        assert {rule.codes for rule in table.fields if rule.codes} == set(table.lists)
    with pytest.raises(SettingsFault, match="profile_unknown"):
        entries(station, "people")


def test_what_a_person_types_is_kept_as_codes_and_plain_numbers(station: Station, lan: Person) -> None:
    put(station, lan, "unit", "H38", name="  Tỉnh   Lào Cai ", level="Cấp tỉnh")
    stored = put(
        station, lan, "device", "M1", name="fi-8170", type="máy quét nạp giấy tự động", configuration="A4",
        price="45.000.000", purchased="5-4-2025", calibrated="1/6/2026", unit="Tỉnh Lào Cai",
    )  # fmt: skip
    assert stored == {
        "name": "fi-8170", "type": "01", "quantity": "1", "configuration": "A4", "unit": "H38", "status": "01",
        "purchased": "05/04/2025", "price": "45000000", "calibrated": "01/06/2026",
    }  # fmt: skip
    for typed, kept in (("12,5", "12.5"), ("1.200", "1200"), ("1.234,75", "1234.75"), ("7", "7"), ("0.5", "0.5")):
        assert put(station, lan, "unit", "H38", **PROVINCE, metres=typed)["metres"] == kept
        assert put(station, lan, "unit", "H38", **PROVINCE, metres=kept)["metres"] == kept


def test_what_does_not_fit_is_refused_by_name(station: Station, lan: Person) -> None:
    incomplete = refusal(station, lan, "device", "M1", name="fi-8170")
    assert (incomplete.code, incomplete.context["fields"]) == (
        "entry_incomplete", "Loại thiết bị (type), Cấu hình cơ bản (configuration)",
    )  # fmt: skip
    titles = {rule.name: rule.title_vi for rule in known_register(station, "device").fields}
    for field, value, fault in (
        ("quantity", "nhiều", "not_a_number"), ("type", "77", "not_listed"), ("unit", "H99", "not_listed"),
        ("purchased", "31/02/2025", "not_a_partial_date"), ("name", "x" * 201, "too_long"),
        ("model", "a\x00b", "unprintable"), ("price", "-5", "not_a_number"),
    ):  # fmt: skip
        found = refusal(station, lan, "device", "M1", **{**SCANNER, field: value})
        code = "entry_not_listed" if fault == "not_listed" else "entry_refused"
        assert (found.code, found.context["field"], found.context["fault"]) == (code, titles[field], fault)
    early = refusal(station, lan, "device", "M1", **SCANNER, purchased="2026", calibrated="01/02/2025")
    assert early.context["fault"] == "too_early"
    metres = refusal(station, lan, "unit", "H38", **PROVINCE, metres="12,345")
    assert metres.context["fault"] == "not_a_decimal"
    assert refusal(station, lan, "unit", "H38", **PROVINCE, colour="đỏ").code == "field_unknown"
    assert entries(station, "device") == []


@pytest.mark.parametrize("code", ["", "  ", "=H38", "H38,H39", "a;b", "a\x07b", "x" * 36, "-1", "@a", "a\u202eb"])
def test_a_code_is_a_code(station: Station, lan: Person, code: str) -> None:
    assert refusal(station, lan, "unit", code, **PROVINCE).code == "entry_code"


def test_codes_that_differ_in_capitals_only_are_one_mistake(station: Station, lan: Person) -> None:
    put(station, lan, "unit", "H38", **PROVINCE)
    found = refusal(station, lan, "unit", "h38", **PROVINCE)
    assert (found.code, found.context["other"]) == ("entry_code_alike", "H38")
    put_entry(station, lan, "unit", " H38 ", PROVINCE)
    assert len(entries(station, "unit")) == 1


def test_a_change_is_taken_back_by_what_it_returned(station: Station, lan: Person) -> None:
    assert put_entry(station, lan, "device", "M1", SCANNER) is None
    before = put_entry(station, lan, "device", "M1", {**SCANNER, "model": "8170", "quantity": "3"})
    assert before is not None
    put_entry(station, lan, "device", "M1", before.values)
    assert dict(entries(station, "device")[0].values) == SCANNER
    retire_entry(station, lan, "device", "M1")
    assert entries(station, "device") == []
    assert [entry.active for entry in entries(station, "device", retired=True)] == [False]
    put_entry(station, lan, "device", "M1", SCANNER)
    assert len(entries(station, "device")) == 1
    assert verify_workspace(station.workspace) == []


def test_the_same_again_writes_nothing(station: Station, lan: Person) -> None:
    put_entry(station, lan, "device", "M1", SCANNER)
    with station.workspace.read() as reader:
        count = reader.event_count()
    put_entry(station, lan, "device", "M1", SCANNER)
    with station.workspace.read() as reader:
        assert reader.event_count() == count


def test_what_is_in_use_is_not_retired(station: Station, lan: Person, dossier: Dossier) -> None:
    put(station, lan, "unit", "H38", **PROVINCE)
    put(station, lan, "unit", "H38.01", name="Sở Nội vụ", level="01", parent="H38")
    put(station, lan, "device", "M1", **SCANNER, unit="H38.01")
    assert assign_fonds(station, lan, dossier.fonds_code, "H38.01") == ""
    for code, users in (("H38", "H38.01"), ("H38.01", "M1"), ("H38.01", dossier.fonds_code)):
        with pytest.raises(InputFault) as caught:
            retire_entry(station, lan, "unit", code)
        assert caught.value.code == "entry_in_use"
        assert users in str(caught.value.context["users"])
    assert assign_fonds(station, lan, dossier.fonds_code, "") == "H38.01"
    put(station, lan, "device", "M1", **SCANNER)
    retire_entry(station, lan, "unit", "H38.01")
    retire_entry(station, lan, "unit", "H38")
    with pytest.raises(NotFound, match="entry_unknown"):
        assign_fonds(station, lan, dossier.fonds_code, "H38")
    with pytest.raises(NotFound, match="entry_unknown"):
        retire_entry(station, lan, "unit", "H77")


def test_a_unit_is_not_above_itself(station: Station, lan: Person) -> None:
    put(station, lan, "unit", "A", **PROVINCE)
    put(station, lan, "unit", "B", **PROVINCE, parent="A")
    put(station, lan, "unit", "C", **PROVINCE, parent="B")
    for parent in ("A", "B", "C"):
        assert refusal(station, lan, "unit", "A", **PROVINCE, parent=parent).code == "unit_circle"
    put(station, lan, "unit", "C", **PROVINCE, parent="A")


def test_an_entry_that_names_what_is_gone_can_still_be_changed(station: Station, lan: Person) -> None:
    put(station, lan, "contractor", "NT1", name="Công ty A")
    put(station, lan, "unit", "H38", **PROVINCE, contractors="NT1")
    with station.workspace.write(lan) as unit:
        unit.retire_register_entry("contractor", "NT1")
    changed = put(station, lan, "unit", "H38", **PROVINCE, contractors="NT1", head="Trần A")
    assert changed["contractors"] == "NT1"
    assert refusal(station, lan, "unit", "H39", **PROVINCE, contractors="NT1").context["fault"] == "not_listed"


def test_only_a_supervisor_keeps_registers(station: Station, crew: Any, dossier: Dossier) -> None:
    assert {role for role in Role if Action.PLAN in PERMISSIONS[role]} == {Role.SUPERVISOR}
    for person in (crew.operator, crew.reviewer, crew.administrator):
        with pytest.raises(Refused, match="role_missing"):
            put_entry(station, person, "unit", "H38", PROVINCE)
        with pytest.raises(Refused, match="role_missing"):
            retire_entry(station, person, "unit", "H38")
        with pytest.raises(Refused, match="role_missing"):
            assign_fonds(station, person, dossier.fonds_code, "")


def test_a_register_as_a_workbook_in_words(station: Station, lan: Person, tmp_path: Path) -> None:
    put(station, lan, "unit", "H38", name="=HYPERLINK(1)", level="01", method="01, 02")
    path = tmp_path / "đơn vị.xlsx"
    assert export_register(station, "unit", path) == 1
    rows = list(openpyxl.load_workbook(path).active.iter_rows())
    named = {head.value: cell for head, cell in zip(rows[-2], rows[-1], strict=True)}
    assert named["Cấp"].value == "Cấp tỉnh"
    assert named["Hình thức thực hiện"].value == "Tự thực hiện; Thuê dịch vụ"
    assert (named["Tên đơn vị"].value, named["Tên đơn vị"].data_type) == ("=HYPERLINK(1)", "s")


def test_a_site_has_its_own_register(station: Station, lan: Person, tmp_path: Path) -> None:
    own = tmp_path / "site" / "registers" / "shelf.toml"
    own.parent.mkdir(parents=True)
    text = (resources_folder() / "registers" / "contractor.toml").read_text(encoding="utf-8")
    own.write_text(text.replace('name = "contractor"', 'name = "shelf"', 1), encoding="utf-8")
    profiles = load_profiles([resources_folder(), tmp_path / "site"])
    mine = replace(station, profiles=profiles)
    put(mine, lan, "shelf", "K1", name="Kệ 1")
    assert "shelf" in register_names(mine)
    own.write_text(own.read_text(encoding="utf-8").replace('"code", "name"', '"name"', 1), encoding="utf-8")
    with pytest.raises(SettingsFault, match="setting_"):
        load_profiles([resources_folder(), tmp_path / "site"])


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(values=st.dictionaries(st.sampled_from(["name", "vendor", "price", "purchased", "unit", "driverName"]), TEXTS))
def test_whatever_is_typed_is_refused_or_read_back_and_typed_again_is_the_same(
    station: Station, lan: Person, values: dict[str, str]
) -> None:
    refused = ""
    try:
        put_entry(station, lan, "device", "M1", {**SCANNER, **values})
    except InputFault as fault:
        refused = fault.code
    assert refused in ("", "entry_refused", "entry_not_listed", "entry_incomplete")
    if refused:
        return
    (entry,) = entries(station, "device")
    put_entry(station, lan, "device", "M1", entry.values)
    assert entries(station, "device") == [entry]


PARENTS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["", *"abcdefgh"]))


@given(parents=PARENTS, code=st.sampled_from("abcdefgh"))
def test_units_below_are_those_whose_parents_lead_there(parents: dict[str, str], code: str) -> None:
    def leads_to(unit: str) -> bool:
        seen = set()
        while unit != code and unit and unit not in seen:
            seen.add(unit)
            unit = parents.get(unit, "")
        return unit == code

    assert units_below(parents, code) == {code} | {unit for unit in parents if leads_to(unit)}
    assert units_below(parents, "") == set(parents)
    assert parents_of([]) == {}
