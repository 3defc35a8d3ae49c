"""What the administrator decides for a workspace: reasons and sampling; kept whole, recorded, refused to others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from station.model.errors import Refused, SettingsFault, StorageFault
from station.model.people import Person, Role
from station.model.reasons import REJECT, Reason, Reasons
from station.settings import choices
from station.settings.choices import Choices, load_choices, require_open
from station.settings.reasons import load_reasons, reason_files
from station.settings.resources import resources_folder
from station.workflow.choose_sampling import choose_sampling, sampling_policy
from station.workflow.edit_reasons import change_reasons
from station.workflow.people import add_person
from station.workflow.station import Station

RESOURCES = resources_folder()


@pytest.fixture
def admin(station: Station) -> Person:
    with station.workspace.read() as reader:
        first = next((one for one in reader.people() if Role.ADMINISTRATOR in one.roles), None)
    return first or add_person(
        station.workspace, None, "quantri", "Quản trị", frozenset({Role.ADMINISTRATOR}), "mật khẩu dài"
    )


@pytest.fixture
def files(station: Station) -> tuple[Path, ...]:
    return reason_files(RESOURCES, station.workspace.path)


def hidden(reasons: Reasons, code: str) -> Reasons:
    listed = [replace(one, hidden=one.code == code) for one in reasons.everything(REJECT)]
    return reasons.with_group(REJECT, listed)


def test_reasons_are_kept_read_back_and_recorded(station: Station, admin: Person, files: tuple[Path, ...]) -> None:
    before = load_reasons(files)
    kept = change_reasons(station, admin, RESOURCES, hidden(before, "format"))
    assert kept == load_reasons(files)
    assert "format" not in {reason.code for reason in kept.offered(REJECT)}
    with station.workspace.read() as reader:
        event = reader.events(subject="reasons.toml")[-1]
    assert (event.kind, event.person_id) == ("reasons.changed", admin.id)
    change_reasons(station, admin, RESOURCES, before)
    assert not files[-1].exists(), "what is as by default needs no file"
    assert list(station.workspace.path.glob(".reasons*")) == []


def test_what_may_not_be_is_refused_before_anything_is_written(
    station: Station, admin: Person, files: tuple[Path, ...]
) -> None:
    before = load_reasons(files)
    one_more = before.with_group(REJECT, [*before.everything(REJECT), Reason("extra", "Thêm", "Extra", site=True)])
    with pytest.raises(SettingsFault, match="reason_too_many"):
        change_reasons(station, admin, RESOURCES, one_more)
    nobody = replace(admin, roles=frozenset({Role.REVIEWER}))
    with pytest.raises(Refused, match="role_missing"):
        change_reasons(station, nobody, RESOURCES, hidden(before, "format"))
    assert not files[-1].exists()


def test_a_disk_that_refuses_leaves_file_and_record_as_they_were(
    station: Station, admin: Person, files: tuple[Path, ...]
) -> None:
    change_reasons(station, admin, RESOURCES, hidden(load_reasons(files), "format"))
    text = files[-1].read_text(encoding="utf-8")
    blocked = files[-1].with_name(".reasons.toml.new")
    blocked.mkdir()
    with pytest.raises(StorageFault):
        change_reasons(station, admin, RESOURCES, hidden(load_reasons(files), "blurred"))
    assert files[-1].read_text(encoding="utf-8") == text
    with station.workspace.read() as reader:
        assert len(reader.events(subject="reasons.toml")) == 1
    blocked.rmdir()


def test_a_sampling_policy_is_chosen_for_the_workspace(station: Station, admin: Person) -> None:
    assert sampling_policy(station).name == "every-page"
    assert choose_sampling(station, admin, "zero-acceptance").name == "every-page"
    assert sampling_policy(station).name == "zero-acceptance"
    with station.workspace.read() as reader:
        event = reader.events(subject="zero-acceptance")[-1]
    assert (event.kind, event.details["previous"]) == ("sampling.chosen", "every-page")
    with pytest.raises(SettingsFault, match="profile_unknown"):
        choose_sampling(station, admin, "none-at-all")
    with pytest.raises(Refused, match="role_missing"):
        choose_sampling(station, replace(admin, roles=frozenset({Role.SUPERVISOR})), "every-page")
    assert sampling_policy(station).name == "zero-acceptance"


def test_what_the_site_locks_stays_locked(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('sampling = "every-page"\nlocked = ["sampling"]\n', encoding="utf-8")
    require_open(Choices("every-page"), [policy])
    with pytest.raises(SettingsFault, match="setting_locked"):
        require_open(Choices("zero-acceptance"), [policy])
    (tmp_path / choices.FILE_NAME).write_text('sampling = "zero-acceptance"\n', encoding="utf-8")
    with pytest.raises(SettingsFault, match="setting_locked"):
        load_choices(tmp_path, [policy])
    assert load_choices(tmp_path, []).sampling == "zero-acceptance"


def test_a_workspace_chooses_only_what_it_may(tmp_path: Path) -> None:
    (tmp_path / choices.FILE_NAME).write_text("secret = true\n", encoding="utf-8")
    with pytest.raises(SettingsFault, match="setting_unknown"):
        load_choices(tmp_path, [])
