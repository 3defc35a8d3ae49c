"""The demonstration as a stranger runs it: from real SANE to verified packages, killed on the way, and gone on with."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from power_cut import cut_power
from station.packaging import profiles
from station.packaging.profile import PackageStructure
from station.packaging.verifier import verify
from station.packaging.zip_file import extract_zip
from station.plugins import load_plugins
from station.workflow.demonstration import NOBODY_LOOKED

pytestmark = pytest.mark.timeout(900)


def start(workspace: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "STATION_WORKSPACE": str(workspace), "STATION_LANGUAGE": "en"}
    return subprocess.Popen(
        [sys.executable, "-m", "station", "demo", "--workspace", str(workspace), "--json"], env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> dict:
    out, err = process.communicate(timeout=600)
    assert process.returncode == 0, out + err
    return json.loads(out.splitlines()[-1])


def kill(process: subprocess.Popen[str]) -> None:
    """As the power goes: every process of the run at once."""
    cut_power(process.pid)
    process.communicate()


def masters(workspace: Path) -> int:
    return sum(1 for path in (workspace / "masters").rglob("*") if path.is_file())


def check(result: dict, workspace: Path, demo_folder: Path) -> None:
    """Every dossier as AIP_hoso, one in two more forms, all valid; every sample page once and in its order."""
    truth = json.loads((demo_folder / "dossiers.json").read_text(encoding="utf-8"))
    assert {package["dossier"] for package in result["packages"]} == set(truth)
    assert all(package["valid"] for package in result["packages"]), result
    for package in result["packages"]:
        images = sorted((demo_folder / "pages" / package["dossier"]).glob("*.jpg"))
        assert package["pages"] == len(images)
    again = subprocess.run(
        [sys.executable, "-m", "station", "verify", *(package["path"] for package in result["packages"]), "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert again.returncode == 0, again.stdout
    assert len(json.loads(again.stdout.splitlines()[-1])["packages"]) == len(result["packages"])
    assert sorted(p["profile"] for p in result["packages"]) == ["plain", *["tt05-aip"] * len(truth), "tt05-sip"]
    assert len(list((workspace / "packages").iterdir())) == 5, "no staging folder is left, no package is doubled"
    assert not list((workspace / "temp").iterdir())
    assert not list((workspace / "spool").iterdir())


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict, Path]:
    """A demonstration that was killed three times on its way and then finished."""
    workspace = tmp_path_factory.mktemp("demo") / "workspace"
    for wanted in (2, 5, 9):
        process = start(workspace)
        deadline = time.monotonic() + 120
        while masters(workspace) < wanted and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.02)
        kill(process)
        assert masters(workspace) >= wanted
    return finish(start(workspace)), workspace


def test_killed_at_any_moment_a_second_demo_finishes(finished: tuple[dict, Path], demo_folder: Path) -> None:
    result, workspace = finished
    check(result, workspace, demo_folder)
    again = finish(start(workspace))
    assert [p["path"] for p in again["packages"]] == [p["path"] for p in result["packages"]], "nothing is made twice"
    audit = subprocess.run(
        [sys.executable, "-m", "station", "audit", "--workspace", workspace, "--json"], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert json.loads(audit.stdout)["problems"] == []


def test_the_text_of_every_pdf_copies_out_with_its_letters(finished: tuple[dict, Path], tmp_path: Path) -> None:
    for package in finished[0]["packages"]:
        folder = Path(package["path"])
        for number, archive in enumerate(sorted(folder.glob("*.zip"))):
            folder = tmp_path / f"{folder.name}-{number}"
            extract_zip(archive, folder)
        pdfs = sorted(folder.rglob("*.pdf"))
        assert pdfs
        for pdf in pdfs:
            copied = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
            assert any(letter in copied for letter in "ộềảữạế"), f"{pdf.name}: no Vietnamese letters come out"


def test_no_package_of_the_demonstration_claims_that_somebody_looked(finished: tuple[dict, Path]) -> None:
    (folder,) = [Path(one["path"]) for one in finished[0]["packages"] if one["profile"] == "plain"]
    documents = [json.loads(path.read_text("utf-8")) for path in folder.glob("metadata/documents/*.json")]
    said = [page["review"] for document in documents for page in document["pages"]]
    assert {(one["evidence"]["basis"], one["note"]) for one in said} == {("declared", NOBODY_LOOKED)}


def test_any_changed_byte_of_a_package_is_named(tmp_path: Path, finished: tuple[dict, Path]) -> None:
    package = Path(min(finished[0]["packages"], key=lambda package: package["bytes"])["path"])
    copy = tmp_path / package.name
    shutil.copytree(package, copy)
    chance = random.Random(11)
    structures = load_plugins(profiles, PackageStructure)  # type: ignore[type-abstract]
    for path in sorted(p for p in copy.rglob("*") if p.is_file()):
        path.chmod(0o644)
        data = path.read_bytes()
        position = chance.randrange(len(data))
        path.write_bytes(data[:position] + bytes([data[position] ^ (1 << chance.randrange(8))]) + data[position + 1 :])
        problems = verify(copy, structures).problems
        path.write_bytes(data)
        assert any(path.name in problem.subject for problem in problems), (path, position, problems)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_twenty_kills_at_moments_of_chance(tmp_path: Path, demo_folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    workspace = tmp_path / "workspace"
    for _ in range(20):
        process = start(workspace)
        try:
            process.wait(chance.uniform(0.5, 12.0))
        except subprocess.TimeoutExpired:
            kill(process)
        else:
            process.communicate()
            break
    check(finish(start(workspace)), workspace, demo_folder)
