"""The run of veraPDF: the real one where it is installed, and what is made of every way in which it can end.

The program that stands in for it answers as veraPDF's text format does; only our reading of the answers is tested.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from package_kit import INFO, pdf_page

from station.packaging.pdfa import verapdf
from station.packaging.pdfa.verapdf import ask_verapdf
from station.packaging.pdfa.writer import write_pdfa


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "một hai.pdf", tmp_path / "b.pdf"]
    for path in paths:
        write_pdfa([pdf_page()], path, INFO)
    return paths


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "verapdf"
    script.write_text(f'#!/bin/sh\nif [ "$1" = --version ]; then echo "veraPDF 1.29"; exit 0; fi\n{body}\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


ANSWERS = {
    "passed": ('shift 4; for f; do echo "PASS $f 2u"; done', "passed"),
    "failed": ('shift 4; echo "PASS $1 2u"; echo "FAIL $2 2u"; exit 1', "failed"),
    "one file skipped": ('echo "PASS $5 2u"', "unchecked"),
    "silent": ("exit 0", "unchecked"),
    "crashed": ("exit 134", "unchecked"),
    "hangs": ("exec sleep 20", "unchecked"),
}


@pytest.mark.parametrize("name", list(ANSWERS))
def test_every_end_has_its_meaning(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    body, outcome = ANSWERS[name]
    program(tmp_path, monkeypatch, body)
    if name == "hangs":
        monkeypatch.setattr(verapdf, "_SECONDS_TO_START", 0.5)
        monkeypatch.setattr(verapdf, "_SECONDS_A_FILE", 0.0)
    opinion = ask_verapdf(files)
    assert opinion is not None
    assert opinion.outcome == outcome
    if outcome == "failed":
        assert opinion.detail == "b.pdf"


def test_its_absence_is_no_opinion(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert ask_verapdf(files) is None


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not installed")
def test_the_real_one_agrees(files: list[Path]) -> None:
    opinion = ask_verapdf(files)
    assert opinion is not None
    assert opinion.outcome == "passed"
