"""Both languages complete, placeholders kept, and the language changes under a window that stays open."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QLabel

import translations
from station.gui import i18n, linguist, numbers
from station.model.errors import SettingsFault
from station.settings.resources import resources_folder

FOLDER = resources_folder() / "i18n"
SOURCES = Path(i18n.__file__).parent
PLACE = re.compile(r"\{\w*\}|%n")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_text_of_the_window_is_translated(language: str) -> None:
    messages = {(m.context, m.source): m for m in linguist.read_ts(FOLDER / f"station_{language}.ts")}
    spoken = {(text.context, text.source) for text in translations.all_texts()}
    assert not sorted(spoken - messages.keys()), "run scripts/translations, then translate what is new"
    assert not sorted(messages.keys() - spoken), "run scripts/translations: the window no longer says these"
    unfinished = [key for key, message in messages.items() if not message.forms or message.vanished]
    assert not unfinished


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_placeholders_are_kept_and_numbers_have_their_forms(language: str) -> None:
    numbered = {(text.context, text.source) for text in translations.all_texts() if text.numbered}
    for message in linguist.read_ts(FOLDER / f"station_{language}.ts"):
        for form in message.forms:
            lost = set(PLACE.findall(message.source)) - set(PLACE.findall(form))
            # "The page" says one page in English without its figure.
            assert lost <= ({"%n"} if language == "en" else set()), (message.source, form)
        if (message.context, message.source) in numbered:
            assert message.numerus, message.source
            assert len(message.forms) == (2 if language == "en" else 1)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_rail_the_keys_and_the_room_say_one_word(language: str) -> None:
    messages = linguist.read_ts(FOLDER / f"station_{language}.ts")
    said = {m.context: m.forms for m in messages if m.source == "Supervise"}
    assert said.keys() >= {"Rail", "rooms", "supervise"}
    assert len(set(said.values())) == 1


def test_vietnamese_is_vietnamese() -> None:
    same = [m.source for m in linguist.read_ts(FOLDER / "station_vi.ts") if m.forms == (m.source,)]
    # Days are asked for as people in Viet Nam see it in every form: dd/mm/yyyy.
    assert sorted(set(same)) == ["OCR", "dd/mm/yyyy"]


# A quotation in «…» or "…", three dots for an ellipsis, a space before a mark, a breaking space before a per cent sign.
_UNTYPESET = re.compile(r"[«»\"]|\.\.\.|\s[:;!?](?=\s|$)|\d %")
# What is typed at a command line keeps its straight quotes.
_TYPED = re.compile(r"(?:--trust|--checked|signer_name=|=) ?\"[^\"]*\"")


def texts_of(table: dict[str, Any]) -> Iterator[str]:
    """Return the Vietnamese sentences of a table of texts."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from texts_of(value)
        elif key in ("vi", "vi_do"):
            yield str(value)


def test_vietnamese_is_typeset_as_in_vietnam() -> None:
    """Quotation marks “ ”, one sign for an ellipsis, no space before a colon."""
    said = [form for m in linguist.read_ts(FOLDER / "station_vi.ts") for form in m.forms if m.source != "Keys  ?"]
    for path in (resources_folder() / "texts").glob("*.toml"):
        said += texts_of(tomllib.loads(path.read_text(encoding="utf-8")))
    assert [text for text in said if _UNTYPESET.search(_TYPED.sub("typed", text))] == []


# The same in every language.
NAMES = ("XLSX",)


def test_no_widget_text_escapes_translation() -> None:
    setter = re.compile(r'\.(?:setText|say|setToolTip|setPlaceholderText|addAction|addSection)\(\s*f?"([^"]*)"')
    found = [
        (path.name, text)
        for path in SOURCES.rglob("*.py")
        for text in setter.findall(path.read_text(encoding="utf-8"))
        if re.search(r"[A-Za-z]{2}", re.sub(r"\{[^}]*\}", "", text)) and text not in NAMES
    ]
    assert not found


def test_numbers_choose_their_form_as_linguist_does(dressed: i18n.Languages) -> None:
    dressed.use("en")
    assert QCoreApplication.translate("LiveCard", "%n sheet(s)", "", 1) == "1 sheet"
    assert QCoreApplication.translate("LiveCard", "%n sheet(s)", "", 2) == "2 sheets"
    dressed.use("vi")
    assert QCoreApplication.translate("LiveCard", "%n sheet(s)", "", 2) == "2 tờ"
    assert QCoreApplication.translate("LiveCard", "no such text") == "no such text"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Hủy"


def test_the_language_changes_while_a_window_stays_open(dressed: i18n.Languages, qtbot: object) -> None:
    class Heard(QLabel):
        heard = 0

        def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - as Qt names it
            if event.type() == QEvent.Type.LanguageChange:
                self.heard += 1

    label = Heard()
    label.show()
    dressed.use("en")
    QCoreApplication.sendPostedEvents()
    assert label.heard == 1
    assert numbers.count(1284) == "1,284"
    dressed.use("vi")
    assert numbers.count(1284) == "1.284"
    assert numbers.decimal(0.8) == "0,8"
    assert QLocale().language() == QLocale.Language.Vietnamese
    label.close()


def test_an_unknown_language_and_a_damaged_file_say_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault) as caught:
        i18n.Languages(FOLDER).use("fr")
    assert caught.value.code == "language_unknown"
    (tmp_path / "station_vi.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(SettingsFault) as caught:
        i18n.Languages(tmp_path).use("vi")
    assert caught.value.context == {"path": str(tmp_path / "station_vi.ts")}


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(0.83, "°", "0,83°"), (12.0, "°", "12°"), (91.4, "%", "91,4\u202f%"), (None, "px", "–"), (3, "", "3")],
)
def test_a_measure_reads_as_typeset(value: float | None, unit: str, words: str, dressed: object) -> None:
    assert numbers.measure(value, unit) == words


@pytest.mark.parametrize(
    ("amount", "words"), [(0, "0\u202fB"), (999, "999\u202fB"), (1500, "1,5\u202fkB"), (82_000_000_000, "82\u202fGB")]
)
def test_sizes_stay_short(amount: int, words: str, dressed: object) -> None:
    assert numbers.size(amount) == words
