"""Recipes, page text, findings, codes, errors and events survive the round trip through their stored forms."""

from __future__ import annotations

import json
import unicodedata
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.model.codes import problem_with_code
from station.model.errors import FAMILIES, DeviceFault, from_message, to_message
from station.model.events import GENESIS, canonical_json, event_body, link
from station.model.finding import Finding, Outcome, Report
from station.model.geometry import Box, Quad
from station.model.page_text import PageText, Word, normalise
from station.model.recipe import Recipe
from station.model.states import PageState

numbers = st.floats(-5000, 5000, allow_nan=False).map(lambda x: round(x, 2))
points = st.tuples(numbers, numbers)
quads = st.builds(Quad, points, points, points, points)
recipes = st.builds(
    Recipe, turn=st.sampled_from([0, 90, 180, 270]), angle=st.floats(-45, 45).map(lambda x: round(x, 4)), crop=quads,
    origin=st.sampled_from(["automatic", "manual"]),
)  # fmt: skip
boxes = st.builds(Box, *[st.integers(0, 9000)] * 4)
words = st.builds(
    Word, text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), box=boxes,
    confidence=st.floats(0, 100).map(lambda x: round(x, 1)), line=st.integers(0, 99), block=st.integers(0, 9),
    baseline=st.tuples(numbers, numbers),
)  # fmt: skip


@given(recipes)
def test_recipe_round_trip_keeps_its_digest(recipe: Recipe) -> None:
    again = Recipe.from_dict(json.loads(json.dumps(recipe.as_dict())))
    assert again == recipe
    assert again.digest == recipe.digest


@given(recipes, st.sampled_from([0, 90, 180, 270]))
def test_other_recipes_have_other_digests(recipe: Recipe, turn: int) -> None:
    other = Recipe(turn, recipe.angle, recipe.crop, recipe.origin)
    assert (other.digest == recipe.digest) is (turn == recipe.turn)


@given(st.lists(words, max_size=20))
def test_page_text_round_trip(some: list[Word]) -> None:
    text = PageText(tuple(some), 2480, 3508, "vie", "engine 1")
    assert PageText.from_bytes(text.to_bytes()) == text


def test_damaged_page_text_is_named() -> None:
    data = bytearray(PageText((), 1, 1, "vie", "e").to_bytes())
    data[5] ^= 0xFF
    with pytest.raises(ValueError, match="damaged"):
        PageText.from_bytes(bytes(data))


@pytest.mark.parametrize("body", [{"words": [["a", 1]]}, {"words": 5}, {"words": [7]}, {}, []])
def test_page_text_of_another_shape_is_damaged(body: object) -> None:
    stored = {"size": [1, 1], "language": "vie", "engine": "e", **body} if isinstance(body, dict) else body
    with pytest.raises(ValueError, match="damaged"):
        PageText.from_bytes(zlib.compress(json.dumps(stored).encode()))


def test_text_keeps_lines_and_blocks() -> None:
    def word(text: str, line: int, block: int) -> Word:
        return Word(text, Box(0, 0, 1, 1), 90, line, block, (0, 0))

    text = PageText((word("Độc", 0, 0), word("lập", 0, 0), word("Tự", 1, 0), word("Số:", 0, 1)), 9, 9, "vie", "e")
    assert text.text == "Độc lập\nTự\n\nSố:"


@given(st.text())
def test_normalised_text_holds_what_pdfa_asks(text: str) -> None:
    result = normalise(text)
    assert unicodedata.is_normalized("NFC", result)
    assert not set(result) & {"\0", "\ufffe", "\ufeff"}


@given(st.sampled_from(Outcome), st.none() | boxes, st.none() | numbers)
def test_finding_round_trip(outcome: Outcome, region: Box | None, value: float | None) -> None:
    finding = Finding("skew", outcome, value, 0.5, "°", region, "note")
    assert Finding.from_dict(json.loads(json.dumps(finding.as_dict()))) == finding


@pytest.mark.parametrize("outcome", [Outcome.FLAGGED, Outcome.UNCHECKED])
def test_only_all_passed_is_passed(outcome: Outcome) -> None:
    good, recipe = Finding("skew", Outcome.PASSED), Recipe.untouched(10, 10)
    assert Report("m", recipe, "c", "1", (good, good)).page_state is PageState.PASSED
    assert Report("m", recipe, "c", "1", (good, Finding("blank", outcome))).page_state is PageState.FLAGGED
    assert Report("m", recipe, "c", "1", ()).page_state is PageState.FLAGGED, "nothing checked is not passed"


def test_a_report_goes_stale_with_master_recipe_or_checklist() -> None:
    recipe = Recipe.untouched(10, 10)
    report = Report("m", recipe, "c", "1", (Finding("skew", Outcome.PASSED),))
    fresh = {"master": "m", "recipe": recipe, "checklist": "c", "checklist_version": "1"}
    assert not report.is_stale(**fresh)
    for change in (
        {"master": "x"},
        {"recipe": Recipe.untouched(11, 10)},
        {"checklist": "d"},
        {"checklist_version": "2"},
    ):
        assert report.is_stale(**(fresh | change))


@pytest.mark.parametrize("code", ["H38.12.2019.007", "001", "H49.64.33.2001.160", "Đ1-2_3"])
def test_codes_of_the_archives_are_good(code: str) -> None:
    assert problem_with_code(code) == ""


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", "empty"), ("../../x", "letters"), ("a/b", "letters"), ("a\\b", "letters"), ("a..b", "letters"),
        (".a", "letters"), ("a.", "letters"), ("a\0b", "letters"), ("a:b", "letters"), ("x" * 101, "too_long"),
        ("e\u0301", "not_nfc"), ("a b", "letters"), ("-a", "letters"),
    ],
)  # fmt: skip
def test_hostile_codes_are_refused_with_their_reason(code: str, reason: str) -> None:
    assert problem_with_code(code) == reason


def test_errors_cross_a_process_border() -> None:
    error = DeviceFault("paper_jam", page=3, device="sane:pnm:0")
    again = from_message(json.loads(json.dumps(to_message(error))))
    assert type(again) is DeviceFault
    assert (again.code, again.context) == (error.code, error.context)
    assert len({family.exit_code for family in FAMILIES.values()}) == len(FAMILIES)


def test_the_chain_breaks_when_any_part_of_an_event_changes() -> None:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    body = event_body(1, "page.captured", "p", "u", "s", at, {"a": 1})
    changed = event_body(1, "page.captured", "p", "u", "s", at, {"a": 2})
    assert link(GENESIS, body) != link(GENESIS, changed)
    assert link(GENESIS, body) != link("1" * 64, body)
    assert canonical_json({"b": 1, "a": "ế"}) == '{"a":"ế","b":1}'


def test_a_recipe_that_was_read_back_has_the_digest_it_was_kept_with() -> None:
    made = Recipe.untouched(2480, 3508)
    read = Recipe.from_dict(json.loads(json.dumps(made.as_dict())))
    assert read == made
    assert read.digest == made.digest
