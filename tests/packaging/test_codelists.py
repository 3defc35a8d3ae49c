"""Code lists: whatever a person chooses from has words in both languages, and both say the same code."""

from __future__ import annotations

import pytest

from station.packaging.codelists import CodeList, load_codelist
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder
from station.workflow import official_reports

FOLDER = resources_folder() / "codelists"
LISTS = {path.stem: load_codelist(FOLDER, path.stem) for path in sorted(FOLDER.glob("*.toml"))}
# What stands in Vietnamese papers: names, phrases, abbreviations. Reading needs them, nobody chooses from them.
READ_IN_PAPERS = {
    "agency_abbreviation", "agency_function", "agency_kind", "bkhcn7197_type", "fixed_phrase", "other_title",
    "signer_position", "surname", "type_abbreviation",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LISTS.keys() - READ_IN_PAPERS))
def test_every_code_has_english_words(name: str) -> None:
    listed = LISTS[name]
    assert listed.values_en.keys() == listed.values.keys()
    assert all(words.strip() for words in listed.values_en.values())


def test_lists_of_fields_registers_and_reports_are_not_among_those_without() -> None:
    profiles = load_profiles([resources_folder()])
    chosen = {
        rule.codes
        for profile in profiles.packages.values()
        for rule in (*profile.dossier_fields, *profile.document_fields, *profile.fonds_fields)
    }
    chosen |= {rule.codes for table in profiles.registers.values() for rule in table.sets["all"]}
    chosen |= set(official_reports._CODE_LISTS)
    assert chosen >= {"maintenance", "device_type", "spending_state"}
    assert not chosen & READ_IN_PAPERS
    assert {name for name in chosen if name and not name.startswith("register.")} <= LISTS.keys()


@pytest.mark.parametrize("name", sorted(LISTS.keys() - READ_IN_PAPERS))
def test_words_of_both_languages_say_their_code(name: str) -> None:
    listed: CodeList = LISTS[name]
    for language in ("vi", "en"):
        for code, words in listed.words(language).items():
            assert listed.code(words) == code
            assert listed.code(words.upper()) == code


def test_a_list_without_english_words_says_its_own() -> None:
    assert LISTS["surname"].words("en")["01"] == "Nguyễn"
