"""``station reasons`` and ``--reason``: codes of the catalogue, a site's own included, or a sentence."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from station.bootstrap import Parts
from station.cli.face import Face
from station.cli.main import build_parser, run
from station.cli.reasons import given_reason
from station.model.errors import Refused, SettingsFault
from station.model.reasons import RETURN
from station.settings.resources import resources_folder
from station.settings.station import StationSettings

SITE = """
[[return]]
code = "wet"
vi = "Giấy bị ướt"
en = "The paper is wet"

[[return]]
code = "secrecy"
hidden = true

[order]
return = ["wet"]
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "reasons.toml").write_text(SITE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def parts() -> Parts:
    return Parts(StationSettings(language="en"), resources_folder())


def station(parts: Parts, *arguments: str) -> int:
    return run(build_parser(parts.texts, "", arguments).parse_args(arguments), parts)


def test_the_list_has_digits_and_what_the_site_changed(
    workspace: Path, parts: Parts, capsys: pytest.CaptureFixture[str]
) -> None:
    assert station(parts, "reasons", "return", "--workspace", str(workspace)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split(maxsplit=3) == ["return", "1", "wet", "The paper is wet"]
    assert not any("secrecy" in line for line in lines)
    assert station(parts, "reasons", "return", "--json", "--workspace", str(workspace)) == 0
    listed = json.loads(capsys.readouterr().out)["groups"]["return"]
    assert listed[0] == {
        "code": "wet", "vi": "Giấy bị ướt", "en": "The paper is wet", "checks": [], "hidden": False, "site": True,
    }  # fmt: skip
    assert [one["code"] for one in listed if one["hidden"]] == ["secrecy"]


def test_a_code_is_checked_and_a_sentence_is_taken_as_it_is(workspace: Path, parts: Parts) -> None:
    face = Face(Namespace(workspace=str(workspace), json=False), parts)
    assert given_reason(face, RETURN, " wet ") == "wet"
    assert given_reason(face, RETURN, "thiếu tờ 3") == "thiếu tờ 3"
    assert given_reason(face, RETURN, "") == ""
    for wrong in ("secrecy", "blurred", "incomplet"):
        with pytest.raises(SettingsFault, match="reason_unknown"):
            given_reason(face, RETURN, wrong)
    with pytest.raises(Refused, match="reason_missing"):
        given_reason(face, RETURN, "other")


def test_a_broken_file_is_named(workspace: Path, parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "reasons.toml").write_text('[[return]]\ncode = "wet"\nvi = "Ướt"\n', encoding="utf-8")
    assert station(parts, "reasons", "--workspace", str(workspace)) == SettingsFault.exit_code
    assert "lacks its words: en" in capsys.readouterr().err
