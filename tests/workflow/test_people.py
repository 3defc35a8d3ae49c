"""Accounts over the years: people change their names, duties and passwords, and leave; nobody is deleted."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from station.model.clock import Clock
from station.model.errors import InputFault, NotFound, Refused
from station.model.people import Person, Role
from station.storage.verify import verify_workspace
from station.storage.workspace import Workspace
from station.workflow.people import add_person, change_password, change_person, log_in, owner_account, reset_password

PASSWORD, OTHER = "mật khẩu dài", "mật khẩu khác"
ADMINISTRATOR, OPERATOR, REVIEWER = (frozenset({role}) for role in (Role.ADMINISTRATOR, Role.OPERATOR, Role.REVIEWER))


class Office:
    """A workspace and its people."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        with workspace.read() as reader:
            self.boss, self.lan = reader.person_by_name("an"), reader.person_by_name("lan")

    def change(self, person: Person, **wanted: Any) -> Person:
        return change_person(self.workspace, self.boss, person.id, **wanted)

    def told(self, kind: str) -> list[dict[str, Any]]:
        with self.workspace.read() as reader:
            return [event.details for event in reader.events() if event.kind == kind]


@pytest.fixture
def office(tmp_path: Path, clock: Clock, made_once: Callable[..., Path]) -> Iterator[Office]:
    def fill(folder: Path) -> None:
        with Workspace.create_or_open(folder / "ws", clock, "trạm-1") as workspace:
            boss = add_person(workspace, None, "an", "Lê An", ADMINISTRATOR, PASSWORD)
            add_person(workspace, boss, "lan", "Nguyễn Lan", OPERATOR, PASSWORD)

    # Passwords are slow to hash.
    shutil.copytree(made_once("office", fill) / "ws", tmp_path / "ws")
    with Workspace.create_or_open(tmp_path / "ws", clock, "trạm-1") as workspace:
        made = Office(workspace)
        yield made
        assert verify_workspace(workspace) == []


def test_a_second_account_of_the_same_human_is_refused(office: Office) -> None:
    for name in ("Nguyễn Lan", "  nguyễn   LAN "):
        with pytest.raises(InputFault, match="person_known") as refused:
            add_person(office.workspace, office.boss, "lan.kt", name, REVIEWER, PASSWORD)
        assert refused.value.context["name"] == "lan"
    add_person(office.workspace, office.boss, "lan2", "Nguyễn Lan", REVIEWER, PASSWORD, staff_code="CB 17")
    with pytest.raises(InputFault, match="staff_code_taken"):
        add_person(office.workspace, office.boss, "lan3", "Nguyễn Lan", REVIEWER, PASSWORD, staff_code="CB 17")


def test_each_change_is_an_event_that_says_what_was_before(office: Office) -> None:
    changed = office.change(office.lan, name="lan.nt", display_name="Nguyễn Thị Lan", roles=OPERATOR | REVIEWER)
    assert (changed.id, changed.name, changed.display_name) == (office.lan.id, "lan.nt", "Nguyễn Thị Lan")
    assert changed.roles == OPERATOR | REVIEWER
    renamed, roles = office.told("person.renamed")[0], office.told("person.roles")[0]
    assert (renamed["was"], renamed["name"]) == ("lan", "lan.nt")
    assert (roles["were"], roles["roles"]) == (["operator"], ["operator", "reviewer"])
    before = len(office.told("person.renamed"))
    office.change(changed, name="lan.nt", roles=OPERATOR | REVIEWER)
    assert len(office.told("person.renamed")) == before, "nothing changed, nothing is told"


def test_all_of_a_change_or_nothing(office: Office) -> None:
    with pytest.raises(InputFault, match="roles_empty"):
        office.change(office.lan, name="mai", roles=frozenset())
    with pytest.raises(InputFault, match="name_taken"):
        office.change(office.lan, name="AN", roles=REVIEWER)
    with office.workspace.read() as reader:
        assert reader.person(office.lan.id) == office.lan


def test_nobody_but_an_administrator_changes_accounts(office: Office) -> None:
    for deed in (
        lambda: change_person(office.workspace, office.lan, office.boss.id, active=False),
        lambda: change_person(office.workspace, office.lan, office.lan.id, roles=ADMINISTRATOR),
        lambda: reset_password(office.workspace, office.lan, office.boss.id, OTHER),
    ):
        with pytest.raises(Refused, match="role_missing"):
            deed()
    with pytest.raises(NotFound, match="person_unknown"):
        change_person(office.workspace, office.boss, "nobody", active=False)


def test_a_closed_account_neither_enters_nor_goes_on(office: Office) -> None:
    at_work = log_in(office.workspace, "lan", PASSWORD)
    office.change(office.lan, active=False)
    with pytest.raises(Refused, match="account_closed"), office.workspace.write(at_work):
        pytest.fail("nothing is written in this name")
    with pytest.raises(Refused, match="login_wrong"):
        log_in(office.workspace, "lan", PASSWORD)
    with pytest.raises(Refused, match="account_closed"):
        change_password(office.workspace, at_work, PASSWORD, OTHER)
    office.change(office.lan, active=True)
    assert log_in(office.workspace, "lan", PASSWORD).id == office.lan.id


def test_who_lost_a_role_logs_in_again(office: Office) -> None:
    both = office.change(office.lan, roles=OPERATOR | REVIEWER)
    office.change(office.lan, roles=OPERATOR)
    with pytest.raises(Refused, match="roles_changed"), office.workspace.write(both):
        pytest.fail("the lost role would still be used")
    with office.workspace.write(log_in(office.workspace, "lan", PASSWORD)):
        pass


def test_an_administrator_stays(office: Office) -> None:
    with pytest.raises(Refused, match="own_account"):
        office.change(office.boss, active=False)
    with pytest.raises(Refused, match="last_administrator"):
        office.change(office.boss, roles=OPERATOR)
    second = add_person(office.workspace, office.boss, "hoa", "Hoa", ADMINISTRATOR, PASSWORD)
    office.change(second, active=False)
    with pytest.raises(Refused, match="last_administrator"):
        office.change(office.boss, roles=OPERATOR)
    office.change(second, active=True)
    assert office.change(office.boss, roles=OPERATOR).roles == OPERATOR


def test_a_password_is_reset_by_the_administrator_and_never_told(office: Office) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="login_wrong"):
            log_in(office.workspace, "lan", "quên rồi")
    with pytest.raises(Refused, match="login_delayed"):
        log_in(office.workspace, "lan", PASSWORD)
    reset_password(office.workspace, office.boss, office.lan.id, OTHER)
    assert log_in(office.workspace, "lan", OTHER).id == office.lan.id
    with pytest.raises(Refused, match="login_wrong"):
        log_in(office.workspace, "lan", PASSWORD)
    with pytest.raises(InputFault, match="password_short"):
        reset_password(office.workspace, office.boss, office.lan.id, "ngắn")
    with pytest.raises(Refused, match="own_password"):
        reset_password(office.workspace, office.boss, office.boss.id, OTHER)
    with office.workspace.read() as reader:
        told = [event for event in reader.events() if event.kind == "person.password"]
    assert [(one.person_id, one.details["how"]) for one in told] == [(office.boss.id, "reset")]
    assert OTHER not in str(told)
    assert "argon2" not in str(told)


def test_ones_own_password_needs_the_old_one(office: Office) -> None:
    with pytest.raises(Refused, match="password_wrong"):
        change_password(office.workspace, office.lan, "sai", OTHER)
    with pytest.raises(InputFault, match="password_short"):
        change_password(office.workspace, office.lan, PASSWORD, "ngắn")
    change_password(office.workspace, office.lan, PASSWORD, OTHER)
    assert log_in(office.workspace, "lan", OTHER).id == office.lan.id
    assert [one["how"] for one in office.told("person.password")] == ["changed"]


def test_the_old_password_is_not_guessed_at_a_screen_left_open(office: Office) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="password_wrong"):
            change_password(office.workspace, office.lan, "đoán", OTHER)
    with pytest.raises(Refused, match="login_delayed"):
        change_password(office.workspace, office.lan, PASSWORD, OTHER)


def test_who_left_gets_no_second_account_under_a_name_of_before(office: Office) -> None:
    office.change(office.lan, name="lan.nt")
    office.change(office.lan, active=False)
    for name in ("lan", " LAN ", "lan.nt"):
        with pytest.raises(InputFault, match="name_taken"):
            add_person(office.workspace, office.boss, name, "Người khác", REVIEWER, PASSWORD)
    assert office.change(office.lan, name="lan", active=True).id == office.lan.id


def test_the_computers_user_is_not_renamed_out_of_the_station(tmp_path: Path, clock: Clock) -> None:
    with Workspace.create_or_open(tmp_path / "ws", clock, "trạm-1") as workspace:
        owner = owner_account(workspace, "trambo")
        assert owner is not None
        with pytest.raises(Refused, match="password_first"):
            change_person(workspace, owner, owner.id, name="boss")
        assert change_person(workspace, owner, owner.id, display_name="Cán bộ trạm").display_name == "Cán bộ trạm"
        change_password(workspace, owner, "", PASSWORD)
        assert change_person(workspace, owner, owner.id, name="boss").name == "boss"
        assert log_in(workspace, "boss", PASSWORD).id == owner.id
        boss = log_in(workspace, "boss", PASSWORD)
        second = add_person(workspace, boss, "hoa", "Hoa", ADMINISTRATOR, PASSWORD)
        change_person(workspace, boss, owner.id, name="trambo")
        change_person(workspace, second, owner.id, active=False)
        with pytest.raises(Refused, match="account_closed"):
            owner_account(workspace, "trambo")
