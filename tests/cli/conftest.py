"""Shells that run ``station`` in one workspace: each command in a process of its own, or all of them in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from station.bootstrap import main


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Shell:
    """Runs ``station`` in one workspace; ``run`` is handed the arguments and what the environment has more."""

    def __init__(self, folder: Path, run: Callable[[list[str], dict[str, str]], Done]) -> None:
        self.folder, self.workspace, self._run = folder, folder / "workspace", run

    def __call__(self, *arguments: str | Path, **environment: str) -> Done:
        here = {"STATION_WORKSPACE": str(self.workspace), "HOME": str(self.folder)}
        return self._run([str(argument) for argument in arguments], here | environment)

    def json(self, *arguments: str | Path, code: int = 0, **environment: str) -> dict[str, Any]:
        done = self(*arguments, "--json", **environment)
        assert done.returncode == code, done.stdout + done.stderr
        return json.loads(done.stdout.splitlines()[-1])


def in_a_process(arguments: list[str], environment: dict[str, str]) -> Done:
    kept = {name: value for name, value in os.environ.items() if name != "STATION_LANGUAGE"}
    done = subprocess.run(
        [sys.executable, "-m", "station", *arguments], env=kept | environment, capture_output=True, text=True,
        timeout=110, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Each command in a process of its own, as somebody types it."""
    return Shell(tmp_path, in_a_process)


@pytest.fixture
def near_shells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Shell]:
    """Every command in this process, for stories of many commands: starting an interpreter takes longer than most."""
    monkeypatch.delenv("STATION_LANGUAGE", raising=False)

    def run(arguments: list[str], environment: dict[str, str]) -> Done:
        with monkeypatch.context() as here:
            for name, value in environment.items():
                here.setenv(name, value)
            code = main(arguments)
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return lambda name: Shell(tmp_path / name, run)


@pytest.fixture
def near_shell(near_shells: Callable[[str], Shell]) -> Shell:
    """Every command in this process."""
    return near_shells("here")
