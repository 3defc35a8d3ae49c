"""Pages scanned twice: what is kept of a page, and which pairs are called one page."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import cv2
import numpy as np
import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from station.model.finding import Finding, Outcome
from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.model.profiles import Checklist
from station.qc.dossier_check import DossierFacts, PageFacts
from station.qc.dossier_checks.duplicate import PLUGIN
from station.qc.inspection import InspectionRequest
from station.qc.inspector import inspect
from station.qc.look import Look, likeness, look_sign, read_look
from station.qc.word_sketch import common_share, read_words, words_sign
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder


@cache
def checklist() -> Checklist:
    return load_profiles([resources_folder()]).checklist("default")


def compared(*pages: PageFacts) -> tuple[Finding, dict[str, Finding]]:
    found = PLUGIN.compare(DossierFacts(pages), checklist().dossier["duplicate"])
    return found.whole, found.pages


def page(number: int, **changes: object) -> PageFacts:
    plain = PageFacts(
        f"p{number}", f"c{number}", number, number, "front", number, "one", f"{number:064x}", 210.0, 297.0
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@cache
def scanned(seed: int, kind: str, angle: float, noise: float, *, read: bool = True) -> PageFacts:
    """Return what an inspection keeps of a sample page; another angle and noise are another scan of the same paper."""
    sample = samples.page(
        seed, kind, angle=angle, noise=noise, blur=0.5, surround="dark", margin_mm=10 + noise, shift_mm=(noise, -noise)
    )
    stream = io.BytesIO()
    PIL.Image.fromarray(sample.image).save(stream, "JPEG", quality=85, dpi=(300, 300))
    report = inspect(stream.getvalue(), InspectionRequest(checklist(), want_text=read)).report
    return page(1, sha256=report.master, measures=report.measures, signs=report.signs)


def placed(*scans: PageFacts) -> list[PageFacts]:
    return [replace(one, page_id=f"p{n}", capture_id=f"c{n}", number=n) for n, one in enumerate(scans, 1)]


def test_a_page_scanned_twice_is_found_and_names_the_earlier_one() -> None:
    again = scanned(42, "continuation", -1.1, 4.0)
    whole, pages = compared(
        *placed(scanned(42, "continuation", 0.6, 1.0), scanned(44, "continuation", 0.2, 1.0), again)
    )
    assert (whole.outcome, whole.value, whole.note) == (Outcome.FLAGGED, 1.0, "pages_repeated")
    assert set(pages) == {"c3"}
    assert (pages["c3"].value, pages["c3"].note) == (1.0, "looks_like")


def test_without_text_the_look_alone_decides() -> None:
    one, again = (scanned(50, "sparse", angle, 1.0, read=False) for angle in (0.4, -0.9))
    other = scanned(52, "sparse", 0.1, 1.0, read=False)
    assert "words" not in one.signs
    assert set(compared(*placed(one, other, again))[1]) == {"c3"}


def test_copies_of_a_form_are_not_one_page_though_they_look_alike() -> None:
    one = scanned(42, "continuation", 0.6, 1.0)
    filled = [page(n, signs={**one.signs, "words": words_sign(form(n))}) for n in (1, 2)]
    assert compared(*filled)[0].outcome is Outcome.PASSED
    same = [replace(filled[0], capture_id="again", number=3), filled[0]]
    assert set(compared(*same)[1]) == {"again"}


def form(number: int) -> PageText:
    """Forty printed words and thirty figures that differ from copy to copy."""
    texts = [f"Điều{place}" for place in range(40)] + [f"{number}.{place}" for place in range(30)]
    box = Box(0, 0, 10, 10)
    return PageText(tuple(Word(text, box, 90.0, 0, 0, (0.0, 0.0)) for text in texts), 100, 100, "vie", "test")


def test_equal_files_are_found_even_when_they_are_blank() -> None:
    whole, pages = compared(page(1, marked_blank=True, sha256="a"), page(2, marked_blank=True, sha256="a"))
    assert whole.outcome is Outcome.FLAGGED
    assert (pages["c2"].value, pages["c2"].note) == (1.0, "duplicate_of")


def test_blank_pages_are_no_duplicates_and_unmeasured_ones_are_said() -> None:
    blanks = [page(n, signs={"look": "2,2,"}, measures={"blank_grade": 2.0}) for n in (1, 2)]
    assert compared(*blanks)[0].outcome is Outcome.PASSED
    whole = compared(*blanks, page(3))[0]
    assert (whole.outcome, whole.value, whole.note) == (Outcome.UNCHECKED, 1.0, "pages_not_compared")


def test_pages_with_hardly_any_ink_say_nothing() -> None:
    dot = np.zeros((93, 66), np.uint8)
    dot[40:44, 30:34] = 3
    assert not Look(dot).says_enough
    assert Look(np.ones((93, 66), np.uint8)).says_enough


@given(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, 2**32 - 1))
def test_a_look_is_found_wherever_it_lies(down: int, right: int, seed: int) -> None:
    levels = np.zeros((60, 50), np.uint8)
    levels[8:52, 8:42] = np.random.default_rng(seed).integers(0, 4, (44, 34))
    moved = np.roll(levels, (down, right), (0, 1))
    assert likeness(Look(levels), Look(moved)) > 0.99
    assert likeness(Look(moved), Look(levels)) > 0.99


@pytest.mark.parametrize(("down", "right"), [(5, 0), (0, 5), (4, 6), (7, 3)])
def test_squares_begin_where_the_ink_does(down: int, right: int) -> None:
    clean = samples.page(42, "continuation").image[..., 0]
    ink = cv2.resize(255 - clean, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ink = np.where(ink > 50, 255, 0).astype(np.uint8)
    moved = np.roll(ink, (down, right), (0, 1))
    one, other = (read_look(look_sign(SimpleNamespace(ink=each, dpi=300.0, factor=4))) for each in (ink, moved))  # type: ignore[arg-type]
    assert one is not None
    assert other is not None
    assert likeness(one, other) > 0.97


def test_pages_of_other_sizes_and_even_pages_are_not_alike() -> None:
    full, half = np.ones((90, 60), np.uint8), np.ones((60, 45), np.uint8)
    assert likeness(Look(full), Look(half)) == 0.0
    assert likeness(Look(full * 0), Look(full * 0)) == 0.0


@given(st.text(max_size=60))
@pytest.mark.parametrize("prefix", ["", "2,3,", "999999,2,", "-1,-1,", "2,2,!"])
def test_a_damaged_sign_is_no_sign(prefix: str, rest: str) -> None:
    look = read_look(prefix + rest)
    assert look is None or look.levels.size
    assert isinstance(read_words(rest), frozenset)


@given(st.sets(st.integers(0, 65535), max_size=400), st.sets(st.integers(0, 65535), max_size=400))
def test_the_share_of_words_is_the_same_from_both_sides(one: set[int], other: set[int]) -> None:
    share = common_share(frozenset(one), frozenset(other))
    assert share == common_share(frozenset(other), frozenset(one))
    assert 0.0 <= share <= 1.0
    assert common_share(frozenset(one), frozenset(one)) == (1.0 if one else 0.0)


def test_only_names_and_figures_count_and_accents_do_not() -> None:
    words = ("Nguyễn", "12/5/2019", "và", "CỘNG", "x")
    text = PageText(tuple(Word(one, Box(0, 0, 9, 9), 90.0, 0, 0, (0.0, 0.0)) for one in words), 9, 9, "vie", "test")
    assert len(read_words(words_sign(text))) == 2
    other = replace(text, words=tuple(replace(one, text=one.text.replace("ễ", "ê")) for one in text.words))
    assert words_sign(other) == words_sign(text)
    assert words_sign(replace(text, words=tuple(replace(one, confidence=20.0) for one in text.words))) == ""


def test_the_order_in_which_pages_are_told_does_not_matter() -> None:
    pages = placed(
        *(scanned(42, "continuation", angle, 1.0) for angle in (0.6, 0.9)), scanned(44, "continuation", 0.2, 1.0)
    )
    assert compared(*pages) == compared(*reversed(pages))
