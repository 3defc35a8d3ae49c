"""Checking packages that somebody made to do harm: told, never raised, never opened, never followed."""

from __future__ import annotations

import random
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from package_kit import NOW, Kit
from tt05_kit import DOC, EAD, PREMIS, REP_METS, REP_PREMIS, ROOT_METS, Broken, content, profile, write_package

from station.packaging.builder import build_package
from station.packaging.package_files import find_files
from station.packaging.profiles import plain, tt05_aip, tt05_sip
from station.packaging.tt05.check import CODES, check_folder, check_zip, flavour_of
from station.packaging.verifier import UNKNOWN_STRUCTURE, UNSAFE_ARCHIVE, verify
from station.packaging.zip_file import write_zip
from station.settings.resources import resources_folder
from station.settings.texts import LANGUAGES, Texts

STRUCTURES = {"plain": plain.PLUGIN, "tt05_aip": tt05_aip.PLUGIN, "tt05_sip": tt05_sip.PLUGIN}
XML = (ROOT_METS, REP_METS, EAD, DOC, PREMIS, REP_PREMIS)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {flavour: write_package(flavour, tmp_path_factory.mktemp(flavour)) for flavour in ("AIP", "SIP")}


@pytest.fixture
def broken(golden: dict[str, Path], tmp_path: Path) -> Broken:
    return Broken(Path(shutil.copytree(golden["AIP"], tmp_path / golden["AIP"].name)))


def zipped(folder: Path, target: Path, root: str = "") -> Path:
    write_zip(folder, target, root or folder.name, NOW, sorted(find_files(folder).sizes))
    return target


def test_every_rule_has_its_words() -> None:
    for language in LANGUAGES:
        texts = Texts(resources_folder() / "texts", language)
        assert set(CODES) <= texts.codes("rules")
        assert all("XYZ" in texts.text("rules", code, subject="XYZ", detail="1") for code in CODES)


def test_any_one_byte_of_any_file_is_caught(golden: dict[str, Path], broken: Broken) -> None:
    chance = random.Random(20)
    files = sorted(path for path in broken.folder.rglob("*") if path.is_file() and path.name != ROOT_METS)
    for _ in range(25):
        path = chance.choice(files)
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        original = path.read_bytes()
        path.write_bytes(data)
        found = {(problem.rule, problem.subject) for problem in check_folder(broken.folder).problems}
        assert ("tt05:T18", path.relative_to(broken.folder).as_posix()) in found
        path.write_bytes(original)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 1 << 30), path=st.sampled_from(XML), times=st.integers(1, 30))
def test_no_damage_to_xml_makes_the_check_fall(golden: dict[str, Path], tmp_path_factory: pytest.TempPathFactory,
                                               seed: int, path: str, times: int) -> None:  # fmt: skip
    """Elements moved, dropped, doubled, attributes and texts exchanged, all sealed again."""
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("damaged")
    damaged = Broken(Path(shutil.copytree(golden["AIP"], folder / golden["AIP"].name)))

    def damage(root: etree._Element) -> None:
        for _ in range(times):
            elements = list(root.iter())
            one, other = chance.choice(elements), chance.choice(elements)
            kind = chance.randrange(4)
            if kind == 0 and one.getparent() is not None:
                one.getparent().remove(one)
            elif kind == 1:
                other.append(etree.fromstring(etree.tostring(one)))
            elif kind == 2:
                one.text = chance.choice(["", "9" * 30, "\u202e", "-1", "31/02/0000", other.text or "x"])
            elif one.attrib:
                one.set(chance.choice(list(one.attrib)), chance.choice(["", "x" * 999, "../../x", "%2e%2e", "٣", "0"]))

    damaged.xml(path, damage)
    found = check_folder(damaged.folder)
    assert all(problem.rule and problem.detail.isprintable() for problem in found.problems)
    shutil.rmtree(folder)


@pytest.mark.parametrize("path", XML)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"<",
        b"<a/>",
        b"\xff\xfe<",
        b"<!DOCTYPE a><a/>",
        b"<a>" * 101 + b"</a>" * 101,
        b"<mets xmlns='x'/>",
    ],
)
def test_a_file_that_is_something_else_is_told(broken: Broken, path: str, data: bytes) -> None:
    broken.write(path, data, seal=path != REP_METS)
    assert check_folder(broken.folder).problems


def test_a_folder_that_is_no_package_is_told_of(tmp_path: Path) -> None:
    found = {problem.rule for problem in check_folder(tmp_path).problems}
    assert {"tt05:T01", "tt05:T02", "tt05:T04"} <= found
    assert [problem.rule for problem in check_folder(tmp_path / "absent").problems] == ["tt05:T47"]


def test_a_rule_is_not_reported_without_end(broken: Broken) -> None:
    for number in range(200):
        (broken.folder / f"documentation/{number}.txt").write_bytes(b"x")
    found = [problem for problem in check_folder(broken.folder).problems if problem.rule == "tt05:T24"]
    assert len(found) == 50


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
@pytest.mark.parametrize("zipped", [False, True], ids=["folder", "zip"])
def test_a_package_without_its_mets_is_known_and_that_is_said(
    golden: dict[str, Path], tmp_path: Path, flavour: str, zipped: bool
) -> None:
    package = Path(shutil.copytree(golden[flavour], tmp_path / golden[flavour].name))
    (package / "METS.xml").unlink()
    if zipped:
        files = sorted(path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file())
        write_zip(package, tmp_path / "p.zip", package.name, NOW, files)
    path = tmp_path / "p.zip" if zipped else package
    assert flavour_of(path) == flavour
    found = {
        (problem.rule, problem.subject) for problem in (check_zip(path) if zipped else check_folder(path)).problems
    }
    assert ("tt05:T01", "METS.xml") in found
    assert not [subject for _, subject in found if "PREMIS" in subject]


def test_a_zip_of_a_package_is_checked(golden: dict[str, Path], tmp_path: Path) -> None:
    archive = zipped(golden["AIP"], tmp_path / "package.zip")
    found = check_zip(archive, tmp_path)
    assert (found.problems, found.files, found.pages) == ((), 19, 3)
    assert [path.name for path in tmp_path.iterdir()] == ["package.zip"]


def test_what_is_wrong_in_a_zip_is_told(golden: dict[str, Path], tmp_path: Path) -> None:
    archive = zipped(golden["AIP"], tmp_path / "package.zip", "other")
    assert {problem.rule for problem in check_zip(archive).problems} == {"tt05:T05"}


@pytest.mark.parametrize("name", ["../METS.xml", "/METS.xml", "a\\b", "METS.xml", "C:/METS.xml"])
def test_a_zip_with_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr(f"x/{ROOT_METS}", "<mets/>")
        archive.writestr(name, "x")
    found = verify(tmp_path / "bad.zip", STRUCTURES)
    assert [problem.rule for problem in found.problems] == ["tt05:T45"]


def test_a_zip_with_a_link_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr(f"x/{ROOT_METS}", "<mets/>")
        link = zipfile.ZipInfo("x/link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert [problem.rule for problem in check_zip(tmp_path / "bad.zip").problems] == ["tt05:T45"]


def test_a_zip_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")
    assert [problem.rule for problem in verify(tmp_path / "a.zip", STRUCTURES).problems] == ["tt05:T45"]


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_kind_of_package_is_known_in_all_its_forms(golden: dict[str, Path], tmp_path: Path, flavour: str) -> None:
    archive = zipped(golden[flavour], tmp_path / "package.zip")
    assert flavour_of(golden[flavour]) == flavour_of(archive) == flavour
    for path in (golden[flavour], archive):
        report = verify(path, STRUCTURES)
        assert (report.structure, report.is_valid, report.pages) == (f"tt05_{flavour.lower()}", True, 3)


def test_a_package_whose_mets_is_unreadable_is_still_known_by_its_name(broken: Broken) -> None:
    broken.write(ROOT_METS, b"<")
    report = verify(broken.folder, STRUCTURES)
    assert report.structure == "tt05_aip"
    assert "tt05:T47" in {problem.rule for problem in report.problems}


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_an_envelope_is_verified_by_the_structure_of_its_seal(tmp_path: Path, flavour: str) -> None:
    kit = Kit(tmp_path)
    structure = STRUCTURES[f"tt05_{flavour.lower()}"]
    sealed = build_package(content(kit), structure, profile(flavour), kit.packages)
    report = verify(sealed.path, STRUCTURES)
    assert (report.structure, report.problems, report.pages) == (structure.name, (), 3)
    inside = next(sealed.path.glob("*.zip"))
    assert verify(inside, STRUCTURES).is_valid
    inside.write_bytes(inside.read_bytes()[:-1])
    assert {problem.rule for problem in verify(sealed.path, STRUCTURES).problems} == {f"{structure.name}:P07"}


def test_a_plain_package_in_a_zip_is_verified(tmp_path: Path) -> None:
    from package_kit import plain_profile

    kit = Kit(tmp_path)
    sealed = build_package(kit.small(), plain.PLUGIN, plain_profile(), kit.packages)
    archive = zipped(sealed.path, tmp_path / "plain.zip")
    report = verify(archive, STRUCTURES, tmp_path)
    assert (report.structure, report.is_valid, report.pages) == ("plain", True, 3)
    with zipfile.ZipFile(tmp_path / "strange.zip", "w") as strange:
        strange.writestr("x/a.txt", "x")
    assert {problem.rule for problem in verify(tmp_path / "strange.zip", STRUCTURES).problems} == {UNKNOWN_STRUCTURE}
    with zipfile.ZipFile(tmp_path / "strange.zip", "a") as strange:
        strange.writestr("y/a.txt", "x")
    assert {problem.rule for problem in verify(tmp_path / "strange.zip", STRUCTURES).problems} == {UNSAFE_ARCHIVE}


def test_what_the_circular_leaves_open_is_not_called_wrong(tmp_path: Path) -> None:
    """Every switch of the profile that changes what is written."""
    kit = Kit(tmp_path)
    switches = [
        {"object_category": True}, {"documentation": False}, {"rep_objid": "uuid"}, {"mdtype": "OTHER"},
        {"language_separator": ";"}, {"masters": "representation"}, {"record_status": "REPLACEMENT"},
    ]  # fmt: skip
    for version, options in enumerate(switches, start=1):
        made = replace(content(kit), version=version)
        sealed = build_package(made, tt05_aip.PLUGIN, profile("AIP", **options), kit.packages)
        assert verify(sealed.path, STRUCTURES).problems == (), options
