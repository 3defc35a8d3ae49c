"""``station report`` in a real process: what there is, what was made, what is refused."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def station(folder: Path, *arguments: str | Path, code: int = 0) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "station", "report", *map(str, arguments), "--json"],
        env={**os.environ, "STATION_WORKSPACE": str(folder / "workspace"), "HOME": str(folder)},
        capture_output=True, text=True, timeout=110, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_report_is_listed_made_and_refused(tmp_path: Path) -> None:
    assert "finance" in [one["name"] for one in station(tmp_path, "list")["reports"]]
    made = station(
        tmp_path, "make", "progress", "--to", tmp_path / "out", "--since", "2026-01-01", "--until", "2026-04-20",
        "--language", "en", "--set", "to=The province",
    )  # fmt: skip
    assert Path(made["pdf"]).name == "progress_2026-01-01_2026-04-20.pdf"
    for kind in ("xlsx", "pdf"):
        assert hashlib.sha256(Path(made[kind]).read_bytes()).hexdigest() == made[f"{kind}_sha256"]
    assert made["missing"]
    error = station(tmp_path, "make", "nothing", "--to", tmp_path / "out", code=10)["error"]
    assert error["code"] == "report_unknown"
    assert "finance" in error["remedy"]
    assert station(tmp_path, "make", "daily", "--set", "x", "--to", tmp_path, code=6)["error"]["code"] == "report_set"
