"""S4: Argon2id at the cost that was chosen, equal work for unknown names, five failures and then a delay."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from storage_kit import Scene, open_workspace

from station.storage import logins, passwords
from station.storage.passwords import hash_password, verify_login

PASSWORD = "mật khẩu đúng"


@pytest.fixture
def known(scene: Scene) -> Scene:
    with scene.workspace.write(None) as unit:
        unit.set_password_hash(scene.lan.id, hash_password(PASSWORD))
    return scene


def stored(scene: Scene) -> str:
    with scene.workspace.read() as reader:
        return reader.password_hash(scene.lan.id)


def test_right_and_wrong(known: Scene) -> None:
    assert stored(known).startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    right = verify_login(known.workspace, " LAN", PASSWORD)
    assert right.person is not None
    assert right.person.id == known.lan.id
    for name, password in (("lan", PASSWORD + " "), ("lan", ""), ("nobody", PASSWORD), ("hoa", "")):
        assert verify_login(known.workspace, name, password) == passwords.Verdict(None, "login_wrong")


def test_the_same_password_twice_has_two_hashes() -> None:
    assert hash_password(PASSWORD) != hash_password(PASSWORD)


def test_an_unknown_name_costs_as_much_as_a_wrong_password(known: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hasher is asked once with the same cost, whether there is an account, a closed one, one without password."""
    asked: list[str] = []
    real = passwords._fits

    def spy(hashed: str, password: str) -> bool:
        asked.append(hashed.split("$")[3])
        return real(hashed, password)

    monkeypatch.setattr(passwords, "_fits", spy)
    with known.workspace.write(None) as unit:
        unit.set_active(known.minh.id, active=False)
    for name in ("lan", "nobody", "minh", "hoa"):
        asked.clear()
        assert verify_login(known.workspace, name, "sai").person is None
        assert asked == ["m=65536,t=3,p=4"], name
    # The decoy is a real hash: checking it takes the time of a real check and does not end in an error.
    assert not PasswordHasher().check_needs_rehash(passwords._DECOY)


def test_a_closed_account_does_not_open(known: Scene) -> None:
    with known.workspace.write(None) as unit:
        unit.set_active(known.lan.id, active=False)
    assert verify_login(known.workspace, "lan", PASSWORD).code == "login_wrong"


def test_a_hash_of_another_cost_is_renewed_at_login(known: Scene) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
    with known.workspace.write(None) as unit:
        unit.set_password_hash(known.lan.id, weak.hash(PASSWORD))
    assert verify_login(known.workspace, "lan", "sai").code == "login_wrong"
    assert "m=8192" in stored(known)
    assert verify_login(known.workspace, "lan", PASSWORD).person is not None
    assert "m=65536,t=3,p=4" in stored(known)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The delay is tried here, not the hash."""
    monkeypatch.setattr(passwords, "_fits", lambda _hashed, password: password == PASSWORD)


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("name", ["lan", "nobody"])
def test_five_failures_and_then_a_delay(known: Scene, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    now = 1000.0
    monkeypatch.setattr(logins.time, "monotonic", lambda: now)
    for _ in range(5):
        assert verify_login(known.workspace, name, "sai").code == "login_wrong"
    assert verify_login(known.workspace, name, PASSWORD) == passwords.Verdict(None, "login_delayed", 15)
    # Another name is not delayed, and setting the wall clock does not help.
    assert verify_login(known.workspace, "hoa", "sai").code == "login_wrong"
    known.clock.moment = known.clock.moment.replace(year=2040)
    now += 14 * 60
    assert verify_login(known.workspace, name, PASSWORD).code == "login_delayed"
    now += 61
    verdict = verify_login(known.workspace, name, PASSWORD)
    assert (verdict.person is not None) == (name == "lan")


@pytest.mark.usefixtures("cheap")
def test_a_login_that_succeeds_begins_the_count_anew(known: Scene) -> None:
    for _ in range(3):
        for _ in range(4):
            assert verify_login(known.workspace, "lan", "sai").code == "login_wrong"
        assert verify_login(known.workspace, "lan", PASSWORD).person is not None


@pytest.mark.usefixtures("cheap")
def test_the_delay_outlives_the_station_and_the_machine(known: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        verify_login(known.workspace, "lan", "sai")
    known.workspace.close()
    with open_workspace(known.workspace.path, known.clock) as again:
        assert verify_login(again, "lan", PASSWORD).code == "login_delayed"
        # After a restart of the machine only the wall clock tells; one that was set back tells nothing.
        monkeypatch.setattr(logins, "_boot", lambda: "another boot")
        assert verify_login(again, "lan", PASSWORD).code == "login_delayed"
        known.clock.moment = known.clock.moment.replace(year=2020)
        assert verify_login(again, "lan", PASSWORD).code == "login_delayed"
        known.clock.moment = known.clock.moment.replace(year=2040)
        assert verify_login(again, "lan", PASSWORD).person is not None


def test_no_event_tells_a_password_or_an_unknown_name(known: Scene) -> None:
    verify_login(known.workspace, "Typed-1n-the-wrong-field", "sai-mật-khẩu")
    verify_login(known.workspace, "lan", PASSWORD)
    with known.workspace.read() as reader:
        told = "".join(str(row["body"]) for row in reader.event_rows())
    assert "person.login_failed" in told
    for secret in ("typed-1n", "Typed-1n", "sai-mật", PASSWORD, "$argon2id"):
        assert secret not in told
