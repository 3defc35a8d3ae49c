"""``station verify`` on what came from elsewhere: no workspace; a code and two sentences for each fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path


def run(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "station", "verify", *map(str, arguments)],
        env={**os.environ, "HOME": str(home), "STATION_WORKSPACE": str(home / "workspace")},
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip


def verified(path: Path, home: Path) -> tuple[int, dict]:
    done = run(home, path, "--json")
    return done.returncode, json.loads(done.stdout.splitlines()[-1])["packages"][0]


def test_a_path_that_is_not_there_hides_nothing_of_the_others(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("../outside", "x")
    paths = [tmp_path / "a.zip", tmp_path / "nowhere", tmp_path / "b.zip"]
    done = run(tmp_path / "home", *paths, "--json")
    (told,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 6
    assert [one["path"] for one in told["packages"]] == [str(path) for path in paths]
    assert [one["problems"][0]["rule"] for one in told["packages"][::2]] == ["package:zip"] * 2
    missing = told["packages"][1]
    assert (missing["valid"], missing["error"]["code"], missing["problems"]) == (False, "package_missing", [])
    assert str(tmp_path / "nowhere") in missing["error"]["what"]
    spoken = run(tmp_path / "home", "--lang", "en", *paths)
    assert spoken.returncode == 6
    assert spoken.stdout.count("../outside") == 2
    assert "There is no package" in spoken.stderr


def test_a_zip_that_is_refused_is_told_in_words_with_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("uuid-0/METS.xml", "<mets/>")
        archive.writestr("../outside", "x")
    _, report = verified(tmp_path / "bad.zip", tmp_path / "home")
    said = report["problems"][0]["sentence"]
    assert said["en"].startswith("The entry “../outside” in bad.zip has an unsafe name")
    assert said["en"].endswith("Ask the sender to rename it.")
    assert "Mục “../outside” trong bad.zip" in said["vi"]
    assert not any("zip_name_unsafe" in sentence for sentence in said.values())
    assert report["problems"][0]["detail"] == "zip_name_unsafe ../outside", "machines read the code"


def test_a_zip_that_leads_out_is_told_in_both_languages_without_a_workspace(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("uuid-0/METS.xml", "<mets/>")
        archive.writestr("../outside", "x")
    code, report = verified(tmp_path / "bad.zip", tmp_path / "home")
    assert code != 0
    problem, *others = report["problems"]
    assert (problem["rule"], others, report["structure"]) == ("tt05:T45", [], "tt05_sip")
    assert problem["sentence"]["vi"] != problem["sentence"]["en"]
    assert all("../outside" in sentence for sentence in problem["sentence"].values())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.zip"]


def test_a_folder_with_an_external_entity_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    package = tmp_path / "uuid-0"
    package.mkdir()
    (package / "METS.xml").write_text('<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><m>&x;</m>')
    code, report = verified(package, tmp_path / "home")
    assert code != 0
    assert {"rule": "tt05:T47", "subject": "METS.xml"}.items() <= next(
        problem for problem in report["problems"] if problem["subject"] == "METS.xml"
    ).items()
    assert "root:" not in json.dumps(report)
