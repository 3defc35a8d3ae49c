"""Whatever an engine may have read: never an error, nothing made up, always the same answer."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from paper_kit import MOTTO, NATION

from station.indexing.starts import document_starts
from station.indexing.suggest import suggest
from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.ocr.layout import read_region

PIECES = [
    *NATION.split(), *MOTTO.split(), "Số:", "12/QĐ-UBND", "/", "Số", "12-QĐ/TU", "ngày", "tháng", "năm", "2017", "lÌ",
    "ỦY", "BAN", "NHÂN", "DÂN", "UBND", "HUYỆN", "SỞ", "QUYẾT", "ĐỊNH", "V/v", "V/v:", "Kính", "gửi:", "KT.", "CHỦ",
    "TỊCH", "Nguyễn", "Văn", "An", "MẬT", "Căn", "cứ", "—", "", " ", "\u200b", "\u0301", "İ", "ß", "𝟙", "²", "١٢",
]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(PIECES), st.text(max_size=8))
NUMBERS = st.integers(min_value=-50, max_value=3000)
WORDS = st.builds(
    lambda text, x, y, width, height, confidence, line: Word(
        text, Box(x, y, width, height), confidence, line, 0, (float(y + height), float(y + height))
    ),
    TEXTS, NUMBERS, NUMBERS, st.integers(0, 900), st.integers(0, 120), st.floats(0, 100), st.integers(0, 40),
)  # fmt: skip
PAGES = st.builds(
    lambda words, width, height: PageText(tuple(words), width, height, "vie", "any"),
    st.lists(WORDS, max_size=40), st.integers(0, 3000), st.integers(0, 4000),
)  # fmt: skip


@st.composite
def near_heads(draw: st.DrawFn) -> PageText:
    """Words in rows as a head has them, so that the deeper parts are reached."""
    words: list[Word] = []
    for row, text in enumerate([NATION, MOTTO]):
        x = 1200
        for part in text.split():
            words.append(Word(part, Box(x, 240 + 60 * row, 20 * len(part), 40), 96.0, row, 0, (280.0 + 60 * row,) * 2))
            x += 20 * len(part) + 14
    for row in range(draw(st.integers(1, 12))):
        x = draw(st.integers(0, 1500))
        for part in draw(st.lists(TEXTS, min_size=1, max_size=9)):
            y = 240 + 62 * row
            words.append(
                Word(part, Box(x, y, 20 * len(part), 40), draw(st.floats(0, 100)), row, 0, (y + 40.0, y + 40.0))
            )
            x += 20 * len(part) + draw(st.sampled_from([8, 14, 90]))
    return PageText(tuple(words), 2480, 3508, "vie", "any")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PAGES, near_heads()), max_size=3))
def test_suggestions_are_made_of_the_words_given(pages: list[PageText]) -> None:
    found = suggest(pages)
    assert found == suggest(pages)
    assert len({one.field for one in found}) == len(found)
    for one in found:
        assert one.value == unicodedata.normalize("NFC", " ".join(one.value.split()))
        assert one.value
        assert 0.0 <= one.confidence < 1.0
        assert one.boxes
        assert set(one.boxes) <= {word.box for word in pages[one.page].words}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PAGES, near_heads()), max_size=4))
def test_starts_name_pages_once_and_in_order(pages: list[PageText]) -> None:
    found = document_starts(pages)
    numbers = [one.page for one in found]
    assert numbers == sorted(set(numbers))
    assert all(pages[one.page].words and set(one.boxes) <= {w.box for w in pages[one.page].words} for one in found)


@settings(max_examples=100, deadline=None)
@given(PAGES, NUMBERS, NUMBERS, st.integers(0, 3000), st.integers(0, 4000))
def test_a_region_reads_only_words_of_the_page(page: PageText, x: int, y: int, width: int, height: int) -> None:
    read = read_region(page, Box(x, y, width, height))
    every = unicodedata.normalize("NFC", "".join("".join(word.text.split()) for word in page.words))
    assert len("".join(read.split())) <= len(every)
    assert read == " ".join(read.split())
