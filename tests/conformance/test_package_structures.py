"""Every package structure, through one suite: whatever the layout, these hold."""

from __future__ import annotations

import random
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "packaging"))

import tt05_kit
from package_kit import Kit, numbered

from station.model.errors import PackageFault
from station.model.profiles import PackageProfile
from station.packaging import profiles
from station.packaging.builder import build_package
from station.packaging.naming import require_safe
from station.packaging.profile import PackageContent, PackageStructure
from station.packaging.verifier import verify
from station.plugins import load_plugins
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

STRUCTURES = load_plugins(profiles, PackageStructure)
PROFILES = load_profiles([resources_folder()]).packages
RULE = re.compile(r"(pdfa:[\d.]+-\d+|own:\d+|[a-z0-9_]+:[A-Z]\d+)")


@pytest.fixture(params=sorted(PROFILES), scope="module")
def profile(request: pytest.FixtureRequest) -> PackageProfile:
    return PROFILES[request.param]


@pytest.fixture(scope="module")
def structure(profile: PackageProfile) -> PackageStructure:
    return STRUCTURES[profile.module]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(tmp_path_factory.mktemp("kit"))


def small(kit: Kit, profile: PackageProfile) -> PackageContent:
    """Two documents, three pages: of all depths where the profile takes them, described where it asks for that."""
    if profile.name == "plain":
        return kit.small()
    described = tt05_kit.content(kit)
    return numbered(described) if profile.name == "bkhcn7197" else described


@pytest.fixture(scope="module")
def original(kit: Kit, structure: PackageStructure, profile: PackageProfile) -> Path:
    return build_package(small(kit, profile), structure, profile, kit.packages / profile.name).path


@pytest.fixture
def package(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / original.name))


def files(package: Path) -> list[Path]:
    return sorted(path for path in package.rglob("*") if path.is_file())


def subjects(package: Path) -> set[str]:
    return {problem.subject for problem in verify(package, STRUCTURES).problems}


def test_every_structure_has_a_profile_and_every_profile_a_structure() -> None:
    assert {profile.module for profile in PROFILES.values()} == set(STRUCTURES)


def test_what_is_sealed_verifies(package: Path, structure: PackageStructure) -> None:
    report = verify(package, STRUCTURES)
    assert (report.structure, report.problems) == (structure.name, ())
    assert report.pages == 3
    assert report.files >= len(files(package)), "those inside of an archive count too"


def test_only_one_structure_recognises_it(package: Path, structure: PackageStructure, tmp_path: Path) -> None:
    assert [name for name, other in STRUCTURES.items() if other.recognises(package)] == [structure.name]
    (tmp_path / "empty").mkdir()
    assert not structure.recognises(tmp_path / "empty")


def test_names_are_safe(kit: Kit, structure: PackageStructure, profile: PackageProfile, package: Path) -> None:
    assert require_safe(structure.folder_name(small(kit, profile), profile)) == package.name
    for path in package.rglob("*"):
        require_safe(path.name)
    hostile = replace(small(kit, profile), dossier=replace(small(kit, profile).dossier, code="../../x"))
    with pytest.raises(PackageFault):
        structure.folder_name(hostile, profile)


def test_versions_have_names_of_their_own(kit: Kit, structure: PackageStructure, profile: PackageProfile) -> None:
    names = {structure.folder_name(replace(small(kit, profile), version=version), profile) for version in (1, 2, 11)}
    assert len(names) == 3


def test_the_same_content_gives_the_same_bytes(
    kit: Kit, structure: PackageStructure, profile: PackageProfile, package: Path, tmp_path: Path
) -> None:
    again = build_package(small(kit, profile), structure, profile, tmp_path / "again").path
    assert [p.relative_to(again) for p in files(again)] == [p.relative_to(package) for p in files(package)]
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(files(again), files(package), strict=True))


def test_any_change_is_caught_and_named(package: Path) -> None:
    chance = random.Random(7)
    for path in files(package):
        name, data = path.relative_to(package).as_posix(), path.read_bytes()
        for _ in range(6):
            changed = bytearray(data)
            changed[chance.randrange(len(data))] ^= chance.randrange(1, 256)
            path.write_bytes(changed)
            assert name in subjects(package), name
        path.unlink()
        assert name in subjects(package), name
        path.write_bytes(data)
        added = path.with_name(f"{path.name}~")
        added.write_bytes(b"x")
        assert added.relative_to(package).as_posix() in subjects(package)
        added.unlink()
    assert subjects(package) == set()


def test_rules_have_codes(package: Path) -> None:
    for path in files(package)[:3]:
        path.write_bytes(b"x")
    problems = verify(package, STRUCTURES).problems
    assert problems
    assert all(RULE.fullmatch(problem.rule) for problem in problems)
