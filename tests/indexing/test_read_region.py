"""Reading a box that was dragged over a page."""

from __future__ import annotations

from paper_kit import Paper, decision

from station.model.geometry import Box
from station.model.page_text import Word
from station.ocr.layout import read_region


def test_words_inside_come_in_reading_order_whatever_order_the_engine_had() -> None:
    page = decision().read(lambda words: sorted(words, key=lambda w: (-w.box.x, w.box.y)))
    assert read_region(page, Box(700, 590, 1200, 150)) == (
        "Về việc phê duyệt kế hoạch thu gom rác thải sinh hoạt năm 2017"
    )


def test_one_column_of_a_row_can_be_read_alone() -> None:
    page = decision().read()
    assert read_region(page, Box(300, 220, 700, 150)) == "ỦY BAN NHÂN DÂN HUYỆN MƯỜNG SÁNG"


def test_half_a_word_is_enough_and_less_is_not() -> None:
    page = Paper().add("huyện Mường", 500, 300).read()
    second = next(word.box for word in page.words if word.text == "Mường")
    assert read_region(page, Box(0, 290, second.x + second.width // 2 + 1, 60)) == "huyện Mường"
    assert read_region(page, Box(0, 290, second.x + second.width // 2 - 3, 60)) == "huyện"


def test_a_piece_of_a_word_read_twice_is_read_once() -> None:
    paper = Paper().add("huyện Mường Sáng", 500, 300)
    box = next(word.box for word in paper.words if word.text == "Sáng")
    paper.put(Word("áng", Box(box.x + 15, box.y + 5, 50, 30), 90.0, 0, 0, (340.0, 340.0)))
    assert read_region(paper.read(), Box(0, 200, 2000, 300)) == "huyện Mường Sáng"


def test_an_empty_or_outlying_box_reads_nothing() -> None:
    page = decision().read()
    assert read_region(page, Box(0, 0, 0, 0)) == ""
    assert read_region(page, Box(-500, -500, 400, 400)) == ""
    assert read_region(page, Box(5000, 5000, 400, 400)) == ""
