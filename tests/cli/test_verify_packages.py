"""``station verify`` on what came from elsewhere: no workspace; a code and two sentences for each fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path


def verified(path: Path, home: Path) -> tuple[int, dict]:
    done = subprocess.run(
        [sys.executable, "-m", "station", "verify", str(path), "--json"],
        env={**os.environ, "HOME": str(home), "STATION_WORKSPACE": str(home / "workspace")},
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    return done.returncode, json.loads(done.stdout.splitlines()[-1])["packages"][0]


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
