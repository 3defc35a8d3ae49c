"""Sentences name levels, states, conditions and actions in words, never by the codes that the errors carry."""

from __future__ import annotations

import pytest

from station.model.errors import Refused
from station.model.paper import Condition
from station.model.people import Action
from station.model.secrecy import Secrecy
from station.model.states import DossierState, PageState
from station.model.transitions import DOSSIER_RULES, PAGE_RULES
from station.settings.resources import resources_folder
from station.settings.texts import LANGUAGES, Texts

ACTIONS = {*Action, *(action for _, action in (*PAGE_RULES, *DOSSIER_RULES))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "name", "values"),
    [
        ("secrecy_station", "level", Secrecy),
        ("dossier_held", "condition", Condition),
        ("dossier_state", "state", DossierState),
        ("page_transition", "state", PageState),
        ("role_missing", "action", ACTIONS),
        ("dossier_transition", "action", ACTIONS),
    ],
)
def test_a_code_of_the_model_is_said_in_words(language: str, code: str, name: str, values: list[str]) -> None:
    texts = Texts(resources_folder() / "texts", language)
    carried = {"dossier": "X", "subject": "X", "person": "an", "state": "approved", "action": "capture"}
    for value in map(str, values):
        word = texts.text("values", f"{name}_{value}")
        assert word != f"{name}_{value}"
        said = texts.error(Refused(code, **{**carried, name: value})).what
        assert word in said
        assert language == "en" or value not in said.split(": ")[0].replace("“", " ").replace("”", " ").split()


def test_what_has_no_word_is_said_as_it_came() -> None:
    texts = Texts(resources_folder() / "texts", "vi")
    assert "melted" in texts.error(Refused("dossier_state", subject="X", state="melted")).what
    # A name is never taken for a code.
    assert "capture" in texts.error(Refused("role_missing", person="capture", action="submit")).what
