"""The envelope around a national package: its name, what may lie beside it, and every switch of identifiers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import tt05_kit
from package_kit import Kit

from station.bootstrap import SOFTWARE
from station.model.errors import SettingsFault
from station.packaging import profiles
from station.packaging.builder import build_package
from station.packaging.manifest import MANIFEST, SEAL, hash_file, manifest_bytes, read_seal
from station.packaging.profile import PackageStructure
from station.packaging.tt05.check.facts import PRODUCT
from station.packaging.verifier import verify
from station.packaging.zip_file import extract_zip, write_zip
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


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_the_package_of_another_dossier_in_an_envelope_that_was_sealed_again_is_caught(
    tmp_path: Path, flavour: str
) -> None:
    own, other = Kit(tmp_path / "own"), Kit(tmp_path / "other")
    profile = tt05_kit.profile(flavour)
    mine = build(own, own.packages, flavour)
    content = tt05_kit.content(other)
    content = replace(
        content, dossier=replace(content.dossier, id="dossier-2", code="H99.12.5.2003.18"),
        created_at=content.created_at + timedelta(minutes=5),
    )  # fmt: skip
    theirs = build_package(content, STRUCTURES[profile.module], profile, other.packages).path
    next(mine.glob("*.zip")).unlink()
    shutil.copy(next(theirs.glob("*.zip")), mine)
    seal_again(mine)
    found = verify(mine, STRUCTURES).problems
    assert {problem.rule for problem in found} == {f"tt05_{flavour.lower()}:P10"}
    told = " ".join(problem.detail for problem in found)
    assert "objid: " in told
    assert "created_at: " in told
    assert "dossier: " in told


def seal_again(package: Path) -> None:
    """Make manifest and seal agree with the files, the seal saying what it said."""
    files = [path for path in package.iterdir() if path.name not in (SEAL, MANIFEST)]
    (package / MANIFEST).write_bytes(manifest_bytes({path.name: hash_file(path) for path in files}))
    old = read_seal((package / SEAL).read_bytes())
    sizes = {path.name: path.stat().st_size for path in files}
    new = replace(old, manifest_sha256=hash_file(package / MANIFEST), sizes=sizes)
    (package / SEAL).write_bytes(new.to_bytes())


def test_in_an_envelope_of_ours_a_package_cannot_pass_for_a_foreign_one(kit: Kit, tmp_path: Path) -> None:
    package = build(kit, tmp_path / "made", "AIP")
    archive = next(package.glob("*.zip"))
    broken = tt05_kit.Broken(tmp_path / "out" / extract_zip(archive, tmp_path / "out"))
    everything = [path.relative_to(broken.folder).as_posix() for path in broken.folder.rglob("*") if path.is_file()]
    for path in (tt05_kit.ROOT_METS, tt05_kit.REP_METS):
        broken.text(path, "scanning-station", "another program", seal=False)
    for path in (tt05_kit.PREMIS, tt05_kit.REP_PREMIS):
        broken.xml(
            path, lambda root: [one.getparent().remove(one) for one in root.iterfind(".//{*}eventDetailExtension")]
        )
    assert verify(broken.folder, STRUCTURES).problems == ()
    archive.unlink()
    write_zip(broken.folder, archive, broken.folder.name, tt05_kit.content(kit).created_at, sorted(everything))
    seal_again(package)
    assert {problem.rule for problem in verify(package, STRUCTURES).problems} >= {"tt05:T62", "tt05:T64", "tt05:T65"}


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


def test_what_is_called_ours_is_what_the_program_calls_itself() -> None:
    assert SOFTWARE.rpartition(" ")[0] == PRODUCT
