"""Page numbers from words: the forms that count, and figures that are none."""

from __future__ import annotations

import pytest

from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.qc.page_number import page_number

WIDTH, HEIGHT = 2480, 3508
MIDDLE = WIDTH // 2


def line(text: str, x: int, y: int, number: int, confidence: float = 92.0) -> list[Word]:
    words = []
    for part in text.split():
        words.append(Word(part, Box(x, y, 22 * len(part), 38), confidence, number, number, (y + 38.0, y + 38.0)))
        x += 22 * len(part) + 20
    return words


def page(*lines: list[Word]) -> PageText:
    body = [word for n in range(12) for word in line("hồ sơ lưu trữ của cơ quan", 300, 400 + 70 * n, n + 5)]
    return PageText((*body, *(word for words in lines for word in words)), WIDTH, HEIGHT, "vie", "none")


@pytest.mark.parametrize(
    ("text", "x", "y", "number", "total"),
    [
        ("3", MIDDLE, 150, 3, None),
        ("- 3 -", MIDDLE - 40, 150, 3, None),
        ("-12-", MIDDLE - 40, 3300, 12, None),
        ("Trang 3", MIDDLE - 90, 3300, 3, None),
        ("trang 3/12", 2100, 3320, 3, 12),
        ("4 / 5", 200, 140, 4, 5),
        ("7", 2300, 3350, 7, None),
    ],
)
def test_forms_of_page_numbers(text: str, x: int, y: int, number: int, total: int | None) -> None:
    expected = {"printed_number": float(number)} | ({"printed_total": float(total)} if total else {})
    assert page_number(page(line(text, x, y, 40))) == expected


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("2", 700, 150),  # neither in the middle nor at a side
        ("2", MIDDLE, 700),  # within the text
        ("2", MIDDLE, 352),  # a cell or an item right above the text
        ("12/10", MIDDLE, 150),  # more than there are
        ("1998", MIDDLE, 150),  # a year
        ("0", MIDDLE, 150),
        ("số 3", MIDDLE, 150),
        ("1 24 305", MIDDLE - 100, 150),  # a row of a table
    ],
)
def test_other_figures_are_no_page_number(text: str, x: int, y: int) -> None:
    assert page_number(page(line(text, x, y, 40))) == {}


def test_what_was_hardly_read_or_has_another_size_does_not_count() -> None:
    assert page_number(page(line("3", MIDDLE, 150, 40, confidence=12.0))) == {}
    (small,) = line("3", MIDDLE, 150, 40)
    tall = Word(small.text, Box(MIDDLE, 60, 60, 120), 92.0, 40, 40, (180.0, 180.0))
    assert page_number(page([tall])) == {}


def test_dirt_beyond_the_number_does_not_hide_it_and_text_does() -> None:
    dirt = line("~", 2300, 40, 39)
    heading = line("CÔNG BÁO TỈNH", 300, 40, 39)
    assert page_number(page(dirt, line("3", MIDDLE, 150, 40))) == {"printed_number": 3.0}
    assert page_number(page(heading, line("3", MIDDLE, 150, 40))) == {}


def test_a_blank_page_has_none() -> None:
    assert page_number(PageText((), WIDTH, HEIGHT, "vie", "none")) == {}
