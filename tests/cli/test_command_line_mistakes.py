"""A command that was typed wrongly is told like any other mistake: a sentence, a remedy, an object for machines."""

from __future__ import annotations

import json

import pytest

from station.bootstrap import main
from station.model.errors import SettingsFault

ENGLISH_OF_ARGPARSE = ("usage:", "positional arguments", "options:", "show this help", "show program's version")

MISTAKES = [
    (["counts", "--bogus"], "arguments_unknown", ("--bogus", "station counts")),
    (["--json"], "arguments_unknown", ("--json",)),
    (["pages", "--work", "X"], "arguments_unknown", ("--work",)),
    (["scan", "X", "--page", "1", "--after", "2"], "arguments_conflict", ("--after", "--page")),
    (["pages", "X", "--text", "một"], "argument_wrong", ("--text", " N")),
    (["documents", "X", "--set", "1"], "argument_wrong", ("--set", "N NAME=VALUE")),
    (["bogus"], "argument_choice", ("bogus", "counts")),
    (["classify", "X", "mật"], "argument_choice", ("mật", "top_secret")),
    (["judge", "X", "pass"], "arguments_missing", ("--document", "station judge")),
]


@pytest.mark.parametrize(("typed", "code", "named"), MISTAKES)
def test_a_mistake_is_a_sentence_with_a_remedy(
    capsys: pytest.CaptureFixture[str], typed: list[str], code: str, named: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*typed, *(() if "--json" in typed else ("--lang", "vi"))])
    told = capsys.readouterr()
    assert ended.value.code == SettingsFault.exit_code
    said = json.loads(told.out)["error"]["what"] + json.loads(told.out)["error"]["remedy"] if told.out else told.err
    assert told.out or said.startswith("Lỗi: ")
    assert all(name in said for name in named), said
    assert len(told.err.splitlines()) <= 1


@pytest.mark.parametrize(("typed", "code", "named"), MISTAKES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_machine_is_told_a_mistake_as_one_object(
    capsys: pytest.CaptureFixture[str], language: str, typed: list[str], code: str, named: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*(one for one in typed if one != "--json"), "--lang", language, "--json"])
    told = capsys.readouterr()
    assert (ended.value.code, told.err) == (SettingsFault.exit_code, "")
    error = json.loads(told.out.splitlines()[-1])["error"]
    assert error["code"] == code
    assert error["remedy"]
    assert all(name in error["what"] + error["remedy"] for name in named)


@pytest.mark.parametrize("command", [[], ["counts"], ["scan"]])
def test_help_in_vietnamese_has_no_english_headings(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--lang", "vi", "-h"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert not [words for words in ENGLISH_OF_ARGPARSE if words in told]
    assert told.startswith("Cách dùng: station")
    assert "Tùy chọn:" in told


def test_a_language_alone_opens_the_window_as_no_word_at_all_does(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("station.bootstrap._show_window", lambda parts, _folder: opened.append(parts.texts.language))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    main(["--lang", "en"])
    main(["--lang", "vi"])
    assert opened == ["en", "vi"]
