"""The doctor's lines in words of both languages, and an answer that is fresh when asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

from station.bootstrap import Parts
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.settings.texts import LANGUAGES, Texts
from station.workflow.doctor import Diagnosis, diagnose


@pytest.fixture
def parts() -> Parts:
    return Parts(StationSettings(station="test"), resources_folder())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_says_in_words_what_it_is_about(parts: Parts, language: str, tmp_path: Path) -> None:
    texts = Texts(resources_folder() / "texts", language)
    for line in diagnose(parts.settings, parts.engines(), {"sane": "", "virtual": "driver_failed"}, tmp_path):
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
