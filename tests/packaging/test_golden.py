"""Golden packages: for each profile the same content gives the same bytes, today, tomorrow and in another place.

``golden/<profile>.sha256`` holds the digest of every file of the package (those inside its ZIP too), and of the list of
the ZIP's entries. The encoders of images and the library that compresses are locked wheels, so the bytes only change
when we change them. Renew the files, having looked at what changed and said why in the commit, with

    STATION_RENEW_GOLDEN=1 .venv/bin/python -m pytest tests/packaging/test_golden.py -p no:randomly
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import tt05_kit
from package_kit import Kit, numbered

from station.packaging import profiles
from station.packaging.builder import build_package
from station.packaging.profile import PackageContent, PackageStructure
from station.packaging.verifier import verify
from station.plugins import load_plugins
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

GOLDEN = Path(__file__).parent / "golden"
PROFILES = load_profiles([resources_folder()]).packages
STRUCTURES = load_plugins(profiles, PackageStructure)
# What must not matter: where and when a package is built, and in which order a process keeps its sets.
PLACES = (
    {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "77", "PYTHONUTF8": "1"},
)


def content(kit: Kit, profile: str) -> PackageContent:
    """Pages of all depths where the profile takes them, described and numbered where it asks for that."""
    if profile == "plain":
        return kit.small()
    return numbered(tt05_kit.content(kit)) if profile == "bkhcn7197" else tt05_kit.content(kit)


def build(folder: Path, name: str) -> Path:
    """Build the golden package of a profile somewhere below the folder."""
    kit = Kit(folder)
    return build_package(content(kit, name), STRUCTURES[PROFILES[name].module], PROFILES[name], kit.packages).path


def digests(package: Path) -> str:
    """One line a file, those in a ZIP after it; of a ZIP's entries the names, times, modes and methods too."""
    lines = []
    for path in sorted(path for path in package.rglob("*") if path.is_file()):
        name = path.relative_to(package).as_posix()
        lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}")
        if path.suffix in (".zip", ".xlsx"):
            lines += _inside(path, name)
    return "\n".join([f"# {package.name}", *lines, ""])


def _inside(path: Path, name: str) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        listed = "\n".join(
            f"{one.filename} {one.date_time} {one.external_attr} {one.compress_type} {one.file_size}"
            for one in archive.infolist()
        )
        inside = [
            f"{hashlib.sha256(archive.read(one)).hexdigest()}  {name}!{one.filename}" for one in archive.infolist()
        ]
    return [f"{hashlib.sha256(listed.encode()).hexdigest()}  {name}!entries", *inside]


def test_every_profile_has_a_golden_package() -> None:
    assert {path.stem for path in GOLDEN.glob("*.sha256")} == set(PROFILES)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_the_golden_package_is_rebuilt_byte_for_byte(tmp_path: Path, name: str) -> None:
    package, golden = build(tmp_path, name), GOLDEN / f"{name}.sha256"
    assert verify(package, STRUCTURES, tmp_path).problems == ()
    found = digests(package)
    if os.environ.get("STATION_RENEW_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found.splitlines() == golden.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_neither_place_nor_time_zone_nor_locale_nor_hash_seed_changes_a_byte(tmp_path: Path, name: str) -> None:
    found = []
    for number, place in enumerate(PLACES):
        folder = tmp_path / f"{'deeper/' * number}ở đây {number}"
        folder.mkdir(parents=True)
        run = subprocess.run(
            [sys.executable, __file__, name, str(folder)], cwd=folder, capture_output=True, text=True, check=False,
            encoding="utf-8", env={**os.environ, **place},
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        found.append(run.stdout)
    assert found[0].count("\n") > 5
    assert found[0] == found[1]


@pytest.mark.parametrize("name", ["tt05-aip-1", "tt05-sip-1", "tt05-aip-1-loose", "tt05-sip-1-loose"])
def test_a_national_package_of_an_older_profile_still_verifies(tmp_path: Path, name: str) -> None:
    report = verify(GOLDEN / f"{name}.zip", STRUCTURES, tmp_path)
    assert (report.problems, report.pages) == ((), 3)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(digests(build(Path(sys.argv[2]), sys.argv[1])))
