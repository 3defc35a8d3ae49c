"""The floors of the house are held by a machine: planted violations turn it red."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-logo", "--no-cache"], cwd=root, env={"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip


PLANTS = {
    "the model draws a window": ("model/recipe.py", "\n\ndef show() -> None:\n    import station.gui  # noqa\n"),
    "the model reads files": ("model/codes.py", "\nimport pathlib\n"),
    "a use case does pixels": ("workflow/doctor.py", "\n\ndef pixels() -> None:\n    import cv2  # noqa\n"),
    "quality control packs": ("qc/check.py", "\nfrom station.packaging import profile\n"),
    "a check knows its sibling": ("qc/checks/blank.py", "\nfrom station.qc.checks import skew\n"),
    "the command line opens the window": ("cli/face.py", "\nimport station.gui\n"),
    "an unlisted room": ("utils.py", '"""Odds and ends."""\n'),
    "a use case reaches for an adapter": ("workflow/doctor.py", "\nimport station.capture.drivers.virtual\n"),
    "an upward import for types only": (
        "storage/masters.py",
        "\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import station.workflow\n",
    ),
    "a cycle": ("settings/declared.py", "\nimport station.settings.profiles\n"),
}


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_violation_is_caught(tmp_path: Path, name: str) -> None:
    path, code = PLANTS[name]
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / "src" / "station" / path
    target.write_text((target.read_text(encoding="utf-8") if target.exists() else "") + code, encoding="utf-8")
    result = lint(tmp_path)
    assert result.returncode != 0, result.stdout
    assert "broken" in result.stdout.lower() or "not listed" in result.stdout.lower(), result.stdout + result.stderr


def test_the_house_as_it_stands_is_in_order() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout
