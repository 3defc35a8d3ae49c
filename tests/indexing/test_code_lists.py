"""The lists that suggestions are made with: complete, in one spelling, and without entries that hide each other."""

from __future__ import annotations

import unicodedata

import pytest

from station.indexing.capitals import kinds
from station.indexing.lists import LETTER, OTHER, codelist, type_lists
from station.model.errors import SettingsFault
from station.ocr.letters import fold

LISTS = (
    "type_abbreviation", "other_title", "agency_kind", "agency_abbreviation", "agency_function", "signer_position",
    "fixed_phrase", "surname",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_nfc_with_single_blanks(name: str) -> None:
    for text in (*codelist(name), *codelist(name).values()):
        assert text == unicodedata.normalize("NFC", " ".join(text.split()))


def test_the_27_abbreviations_name_types_of_the_list() -> None:
    types = codelist("type_name")
    own = {short: code for short, code in codelist("type_abbreviation").items() if code != OTHER}
    assert len(own) == len(set(own.values())) == 27
    assert set(own.values()) <= set(types)
    assert type_lists().abbreviation("02") == "QĐ"
    assert type_lists().abbreviation(LETTER) == type_lists().abbreviation(OTHER) == ""


def test_no_two_titles_and_no_two_phrases_have_the_same_letters() -> None:
    titles = [title.casefold() for title in type_lists().titles]
    assert len(titles) == len(set(titles))
    phrases = [tuple(fold(word) for word in phrase.split()) for phrase in codelist("fixed_phrase").values()]
    assert len(phrases) == len(set(phrases))


def test_no_two_functions_of_agencies_have_the_same_letters_and_no_surname_stands_twice() -> None:
    functions = [fold(name) for name in codelist("agency_function").values()]
    assert len(functions) == len(set(functions))
    surnames = list(codelist("surname").values())
    assert len(surnames) == len(set(surnames))


def test_longer_kinds_of_agencies_come_before_those_they_begin_with() -> None:
    for index, kind in enumerate(kinds()):
        assert not any(later.startswith(f"{kind} ") for later in kinds()[index + 1 :])


def test_a_missing_list_is_named() -> None:
    with pytest.raises(SettingsFault) as fault:
        codelist("no_such_list")
    assert fault.value.code == "toml_unreadable"
    assert "no_such_list.toml" in str(fault.value.context["path"])
