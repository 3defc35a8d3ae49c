"""The envelope around a national package: its name, what may lie beside it, and every switch of identifiers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tt05_kit
from package_kit import Kit

from station.model.errors import SettingsFault
from station.packaging import profiles
from station.packaging.builder import build_package
from station.packaging.profile import PackageStructure
from station.packaging.verifier import verify
from station.plugins import load_plugins

STRUCTURES = load_plugins(profiles, PackageStructure)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(tmp_path_factory.mktemp("kit"))


def build(kit: Kit, target: Path, flavour: str, zip_name: str = "", **options: object) -> Path:
    profile = tt05_kit.profile(flavour, **options)
    if zip_name:
        profile = replace(profile, names={**profile.names, "zip": zip_name})
    return build_package(tt05_kit.content(kit), STRUCTURES[profile.module], profile, target).path


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
@pytest.mark.parametrize("masters", ["none", "beside", "representation"])
def test_masters_go_where_the_profile_says(kit: Kit, tmp_path: Path, flavour: str, masters: str) -> None:
    package = build(kit, tmp_path, flavour, masters=masters)
    report = verify(package, STRUCTURES)
    assert (report.problems, report.pages) == ((), 3)
    found = sorted(path.name for path in package.glob("masters/*"))
    assert len(found) == (3 if masters == "beside" else 0)
    (archive,) = package.glob("*.zip")
    assert verify(archive, STRUCTURES).problems == ()


def test_a_file_slipped_in_beside_is_named(kit: Kit, tmp_path: Path) -> None:
    package = build(kit, tmp_path, "AIP", masters="beside")
    (package / "masters" / "x.jpg").write_bytes(b"x")
    (package / "more.zip").write_bytes(b"x")
    subjects = {problem.subject for problem in verify(package, STRUCTURES).problems}
    assert {"masters/x.jpg", "more.zip"} <= subjects


def test_the_archive_is_named_by_the_circular_or_by_a_template(kit: Kit, tmp_path: Path) -> None:
    (sip,) = build(kit, tmp_path / "1", "SIP", zip_ordinal=12).glob("*.zip")
    assert sip.name.startswith("12uuid-")
    (aip,) = build(kit, tmp_path / "2", "AIP").glob("*.zip")
    assert aip.name.startswith("urn_UBNDX_uuid-")
    (own,) = build(kit, tmp_path / "3", "AIP", "{dossier.code}_{version}.zip").glob("*.zip")
    assert own.name == f"{tt05_kit.CODE}_1.zip"
    with pytest.raises(SettingsFault, match="name_template"):
        build(kit, tmp_path / "4", "AIP", "{folder}.rar")


def test_an_objid_may_be_a_uuid_alone(kit: Kit, tmp_path: Path) -> None:
    package = build(kit, tmp_path, "AIP", objid_form="uuid")
    assert next(package.glob("*.zip")).name.startswith("urn_uuid_")
    assert verify(package, STRUCTURES).problems == ()
