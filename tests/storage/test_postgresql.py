"""PostgreSQL takes SQLite's place: the same tests once more, on a private server that is made for them."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# What asks nothing of SQLite itself.
SAME = (
    "test_pages.py", "test_documents.py", "test_inventory_and_dossiers.py", "test_counts.py", "test_rules_by_sql.py",
    "test_four_eyes.py", "test_passwords.py", "test_reports_and_decisions.py", "test_count_proof.py",
    "test_count_machine.py", "test_media.py", "test_serials.py",
    "test_reviews.py", "test_paper_and_leaves.py", "test_attention.py",
)  # fmt: skip
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not PROGRAMS, reason="NOT RUN: no PostgreSQL server is installed"),
    pytest.mark.skipif(importlib.util.find_spec("psycopg") is None, reason="NOT RUN: psycopg is not installed"),
]


@pytest.fixture
def server() -> Iterator[Path]:
    """A server of our own: no network, one socket, a folder that goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    owner = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    shutil.chown(folder, owner)

    def run(program: str, *arguments: object) -> None:
        user = ["runuser", "-u", owner, "--"] if os.geteuid() == 0 else []
        command = [*user, PROGRAMS[-1].with_name(program), *arguments]
        subprocess.run([str(part) for part in command], check=True, cwd="/", stdout=subprocess.DEVNULL)

    try:
        run("initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8")
        options = f"-k {folder} -c listen_addresses='' -c max_connections=200 -c fsync=off"
        run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-D", folder / "data", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def test_the_same_tests_on_a_server(server: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(HERE / name for name in SAME)],
        env={**os.environ, "STATION_TEST_POSTGRESQL": str(server)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:]
    assert " passed" in run.stdout
