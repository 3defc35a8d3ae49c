"""The doctor's lines in words of both languages, and an answer that is fresh when asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

from station.bootstrap import Parts
from station.model.people import Role
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.settings.texts import LANGUAGES, Texts
from station.workflow.doctor import Diagnosis, diagnose
from station.workflow.people import add_person, log_in


@pytest.fixture
def parts() -> Parts:
    return Parts(StationSettings(station="test"), resources_folder())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_says_in_words_what_it_is_about(parts: Parts, language: str, tmp_path: Path) -> None:
    texts = Texts(resources_folder() / "texts", language)
    for line in diagnose(
        parts.settings, parts.engines(), {"sane": "", "virtual": "driver_failed"}, tmp_path, parts.clock
    ):
        assert "doctor_of" not in line.titled(texts), line
        assert "doctor_" not in line.explained(texts), line


def test_a_driver_that_fails_says_why_and_names_itself() -> None:
    line = Diagnosis("driver:sane", "missing", "driver_failed", "driver")
    said = line.explained(Texts(resources_folder() / "texts", "en"))
    assert said.startswith("The driver of sane failed")
    assert said.endswith("see `station devices`")


def test_looking_again_asks_the_drivers_anew(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sheets: Path
) -> None:
    script = tmp_path / "scanner.toml"
    monkeypatch.setenv("STATION_VIRTUAL_SCANNER", str(script))
    before = {device.driver: device for device in parts.devices()}
    script.write_text(f'vendor = "Station"\nmodel = "New"\nsteps = ["folder {sheets}"]\n', encoding="utf-8")
    assert [one.model for one in parts.devices() if one.driver == "virtual"] == [
        one.model for one in before.values() if one.driver == "virtual"
    ]
    parts.look_again()
    assert "New" in [one.model for one in parts.devices()]


@pytest.mark.parametrize("name", ["a4-colour-300", "a3-colour-300", "a4-gray-300", "photo-colour-400"])
def test_capture_profiles_have_a_title_in_both_languages(parts: Parts, name: str) -> None:
    profile = parts.profiles.capture_profile(name)
    assert profile.titled("vi") == profile.title
    assert profile.titled("en") not in ("", profile.title)


def test_a_database_older_than_at_its_last_use_is_missing_and_the_command_is_named(
    parts: Parts, tmp_path: Path
) -> None:
    path = tmp_path / "workspace"
    with parts.open_station(path) as station:
        add_person(station.workspace, None, "an", "An", frozenset({Role.ADMINISTRATOR}), "mật khẩu dài")
    older = (path / "station.db").read_bytes()
    with parts.open_station(path) as station:
        boss = log_in(station.workspace, "an", "mật khẩu dài")
        add_person(station.workspace, boss, "lan", "Lan", frozenset({Role.OPERATOR}), "mật khẩu dài")
        # A station that works here is no fault.
        assert database_line(parts, path).state == "ok"
    (path / "station.db").write_bytes(older)
    line = database_line(parts, path)
    assert line.state == "missing"
    for language in LANGUAGES:
        assert "station audit --accept-older" in line.explained(Texts(resources_folder() / "texts", language))
    (path / "station.db").unlink()
    assert database_line(parts, path).remedy == "database_gone"
    (path / "station.db").write_bytes(b"no database at all, but as long as one" * 400)
    told = database_line(parts, path)
    assert told.state == "missing"
    assert str(path) in told.explained(Texts(resources_folder() / "texts", "en"))


def database_line(parts: Parts, path: Path) -> Diagnosis:
    lines = diagnose(parts.settings, {}, {}, path, parts.clock)
    return next(line for line in lines if line.name.partition(":")[0] == "database")
