"""A backup put back over a newer database: refused, named by the doctor, and accepted by an administrator only."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Shell

PASSWORD = "một mật khẩu dài"
ACCEPT = ("audit", "--accept-older", "--as", "boss", "--reason", "đĩa hôm qua hỏng")


@pytest.fixture
def older(near_shell: Shell) -> Shell:
    """A workspace whose database is the one of before its last account was made."""
    for name, role in (("boss", "administrator"), ("minh", "reviewer")):
        near_shell.json("people", "--add", name, "--role", role, *_boss(name), **_passwords())
    kept = near_shell.folder / "kept.db"
    shutil.copy(near_shell.workspace / "station.db", kept)
    near_shell.json("people", "--add", "hoa", "--role", "operator", *_boss("hoa"), **_passwords())
    shutil.copy(kept, near_shell.workspace / "station.db")
    return near_shell


def _boss(name: str) -> tuple[str, ...]:
    return () if name == "boss" else ("--as", "boss")


def _passwords() -> dict[str, str]:
    return {"STATION_PASSWORD": PASSWORD, "STATION_NEW_PASSWORD": PASSWORD}


def names(shell: Shell) -> list[str]:
    return [one["name"] for one in shell.json("people")["people"]]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_names_the_way_out(older: Shell, language: str) -> None:
    for command in ("dossiers", "audit", "people"):
        done = older(command, "--lang", language)
        assert done.returncode == 4
        assert "station audit --accept-older" in done.stderr
    doctor = older("doctor", "--lang", language)
    assert doctor.returncode == 1
    assert "station audit --accept-older" in doctor.stdout


def test_an_administrator_accepts_it_once_and_the_record_says_who_and_why(older: Shell) -> None:
    done = older.json(*ACCEPT, STATION_PASSWORD=PASSWORD)
    assert done["accepted_older"] is True
    assert done["problems"] == []
    assert names(older) == ["boss", "minh"]
    assert older.json("audit", "--accept-older")["accepted_older"] is False, "there is nothing left to accept"


def test_nobody_else_accepts_it_and_not_without_a_reason(older: Shell) -> None:
    wrong = older(*ACCEPT, STATION_PASSWORD="sai")
    assert wrong.returncode == 9
    reviewer = older("audit", "--accept-older", "--as", "minh", "--reason", "vì", STATION_PASSWORD=PASSWORD)
    assert reviewer.returncode == 9
    silent = older("audit", "--accept-older", "--as", "boss", STATION_PASSWORD=PASSWORD)
    assert silent.returncode == 9
    assert "--reason" in silent.stderr
    assert older("people").returncode == 4, "it is refused as before"
