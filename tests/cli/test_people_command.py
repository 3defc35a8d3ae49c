"""``station people`` over the years of a station: names, roles, passwords, and who leaves."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Shell

PASSWORD, OTHER = "một mật khẩu dài", "một mật khẩu khác"
BOSS = ("--as", "boss")


@pytest.fixture
def office(near_shell: Shell) -> Shell:
    near_shell.json("people", "--add", "boss", "--role", "administrator", STATION_NEW_PASSWORD=PASSWORD)
    said = {"STATION_PASSWORD": PASSWORD, "STATION_NEW_PASSWORD": PASSWORD}
    near_shell.json("people", "--add", "lan", "--display-name", "Lan", "--role", "operator", *BOSS, **said)
    return near_shell


def account(shell: Shell, name: str) -> dict[str, Any]:
    return next(one for one in shell.json("people")["people"] if one["name"] == name)


def test_name_roles_and_state_are_changed_and_the_rest_stays(office: Shell) -> None:
    change = ("people", "--change", "lan", *BOSS)
    office.json(*change, "--rename", "lan.nt", "--display-name", "Nguyễn Lan", STATION_PASSWORD=PASSWORD)
    assert account(office, "lan.nt") == {
        "name": "lan.nt", "display_name": "Nguyễn Lan", "roles": ["operator"], "active": True,
    }  # fmt: skip
    change = ("people", "--change", "lan.nt", *BOSS)
    office.json(*change, "--role", "reviewer", "--role", "operator", STATION_PASSWORD=PASSWORD)
    office.json(*change, "--close", STATION_PASSWORD=PASSWORD)
    assert account(office, "lan.nt")["roles"] == ["operator", "reviewer"]
    assert "(closed)" in office("people", "--lang", "en").stdout
    assert office("people", "--change", "boss", "--as", "lan.nt", STATION_PASSWORD=PASSWORD).returncode == 9
    office.json(*change, "--open", STATION_PASSWORD=PASSWORD)
    assert account(office, "lan.nt")["active"] is True
    assert office.json("audit")["problems"] == []


def test_a_forgotten_password_is_reset_and_ones_own_is_changed(office: Shell) -> None:
    reset = ("people", "--change", "lan", "--reset-password", *BOSS)
    office.json(*reset, STATION_PASSWORD=PASSWORD, STATION_NEW_PASSWORD=OTHER)
    own = ("people", "--own-password", "--as", "lan")
    wrong = office(*own, STATION_PASSWORD=PASSWORD, STATION_NEW_PASSWORD="mật khẩu thứ ba")
    assert wrong.returncode == 9
    done = office(*own, "--lang", "en", STATION_PASSWORD=OTHER, STATION_NEW_PASSWORD="mật khẩu thứ ba")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "The password of lan is changed.")
    again = office(*own, STATION_PASSWORD="mật khẩu thứ ba", STATION_NEW_PASSWORD=PASSWORD)
    assert again.returncode == 0, again.stderr


def test_what_an_administrator_may_not_do_is_said_with_the_way_out(office: Shell) -> None:
    said = {"STATION_PASSWORD": PASSWORD, "STATION_NEW_PASSWORD": OTHER}
    for options, words in (
        (("--close",), "another administrator"),
        (("--role", "operator"), "Make somebody else"),
        (("--reset-password",), "--own-password"),
    ):
        done = office("people", "--change", "boss", *options, *BOSS, "--lang", "en", **said)
        assert done.returncode == 9
        assert words in done.stderr
    nobody = office("people", "--close", *BOSS, "--lang", "en", **said)
    assert "--change" in nobody.stderr


def test_the_computers_user_without_a_password_takes_a_first_one(near_shell: Shell, demo_folder: Path) -> None:
    me = getpass.getuser()
    near_shell.json("import", demo_folder / "inventory.csv")
    renamed = near_shell("people", "--change", me, "--rename", "boss", "--lang", "en")
    assert renamed.returncode == 9
    assert "--own-password" in renamed.stderr
    near_shell.json("people", "--add", "boss", "--role", "administrator", STATION_NEW_PASSWORD=PASSWORD)
    assert near_shell("people", "--own-password", STATION_NEW_PASSWORD=PASSWORD).returncode == 0
    assert near_shell("people", "--change", me, STATION_PASSWORD="sai").returncode == 9
    near_shell.json("people", "--change", me, "--close", *BOSS, STATION_PASSWORD=PASSWORD)
    gone = near_shell("people", "--change", me, "--lang", "en", STATION_PASSWORD=PASSWORD)
    assert gone.returncode == 9
    assert f"The account {me} is closed" in gone.stderr


def test_an_account_without_a_password_is_nobody_elses_to_take(near_shell: Shell, demo_folder: Path) -> None:
    me = getpass.getuser()
    near_shell.json("import", demo_folder / "inventory.csv")
    taken = near_shell("people", "--own-password", "--as", me, STATION_NEW_PASSWORD=PASSWORD, LOGNAME="kesau")
    assert taken.returncode == 9
