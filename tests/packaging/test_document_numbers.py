"""Names by guidance 7197/BKHCN-CĐSQG: MCQ_LV_STT_PB_YYYYMMDD, and the fields that go with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tt05_kit
from package_kit import Kit, numbered

from station.model.errors import PackageFault
from station.packaging.builder import build_package
from station.packaging.document_numbers import needs_serials, type_abbreviation
from station.packaging.profiles.plain import PLUGIN
from station.packaging.verifier import verify
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

PROFILES = load_profiles([resources_folder()]).packages
PROFILE = PROFILES["bkhcn7197"]


def test_files_are_named_as_the_guidance_says(tmp_path: Path) -> None:
    kit = Kit(tmp_path)
    sealed = build_package(numbered(tt05_kit.content(kit)), PLUGIN, PROFILE, kit.packages)
    assert sorted(path.name for path in (sealed.path / "documents").iterdir()) == [
        "G09.01_CV_999999_V3_20251231_SohoaTailieu.pdf",
        "G09.01_QĐ_000021_V1_20250102_SohoaTailieu.pdf",
    ]
    assert verify(sealed.path, {"plain": PLUGIN}).problems == ()


def test_what_was_said_by_the_circular_is_told_in_the_words_of_the_guidance(tmp_path: Path) -> None:
    kit = Kit(tmp_path)
    sealed = build_package(numbered(tt05_kit.content(kit)), PLUGIN, PROFILE, kit.packages)
    path = sealed.path / "metadata/documents/G09.01_QĐ_000021_V1_20250102_SohoaTailieu.json"
    said = json.loads(path.read_bytes())["document"]["description"]
    assert (said["DocCode"], said["TypeName"], said["CodeNumber"]) == ("G09.01_QĐ_000021_V1", "Quyết định", "05")
    assert (said["PageAmount"], said["Language"], said["ConfidenceLevel"]) == ("2", "Tiếng Việt", "Số hóa")
    assert not {"typeName", "codeNumber", "issuedDate", "docCode"} & set(said), "each fact is told once"


def test_without_its_number_a_document_is_not_named(tmp_path: Path) -> None:
    kit = Kit(tmp_path)
    with pytest.raises(PackageFault) as caught:
        build_package(tt05_kit.content(kit), PLUGIN, PROFILE, kit.packages)
    assert caught.value.code == "document_unnumbered"
    assert not list(kit.packages.iterdir())


def test_only_profiles_whose_names_ask_for_serials_need_them() -> None:
    assert [name for name, profile in PROFILES.items() if needs_serials(profile)] == ["bkhcn7197"]


@pytest.mark.parametrize(
    ("description", "short"),
    [
        ({"typeName": "02"}, "QĐ"),
        ({"typeName": "22"}, "CV"),
        ({"typeName": "14"}, "BC"),
        ({"TypeName": "Quyết định"}, "QĐ"),
        ({"TypeName": "Công văn"}, "CV"),
        ({"typeName": "32", "codeNotation": "NĐ-CP"}, "NĐ"),
        ({"TypeName": "Thông tư", "CodeNotation": "05/2025/TT-BNV"}, "TT"),
        ({"TypeName": "Giấy phép", "CodeNotation": "12/GP-UBND"}, "GP"),
    ],
)
def test_a_type_has_the_abbreviation_of_its_list(description: dict[str, str], short: str) -> None:
    assert type_abbreviation(description, 1) == short


@pytest.mark.parametrize(
    "description", [{}, {"typeName": "32"}, {"typeName": "30"}, {"typeName": "32", "codeNotation": "XY"}]
)
def test_a_type_without_an_abbreviation_is_not_given_one(description: dict[str, str]) -> None:
    with pytest.raises(PackageFault) as caught:
        type_abbreviation(description, 7)
    assert (caught.value.code, caught.value.context["document"]) == ("type_abbreviation_missing", 7)
