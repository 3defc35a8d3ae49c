"""Figures of a date that were read as letters, read again by the real engines from drawn numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.ocr.date_figures import with_date_figures
from station.ocr.engine import OcrEngine
from station.ocr.engines import pytesseract, tesserocr

Gray = NDArray[np.uint8]
DRAWN = ["ngày", "15", "tháng", "8", "năm", "2021"]


@pytest.fixture(params=[tesserocr.PLUGIN, pytesseract.PLUGIN], ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> OcrEngine:
    if request.param.availability():
        pytest.skip("NOT RUN: the engine is not installed")
    return request.param


def page(*read: str) -> tuple[Gray, PageText]:
    """A line with a date at 300 dpi, and the words that somebody says were read there."""
    font = ImageFont.truetype("DejaVuSerif.ttf", 58)
    image = Image.new("L", (1400, 200), 245)
    draw, left, words = ImageDraw.Draw(image), 60, []
    for drawn, text in zip(DRAWN, read, strict=True):
        draw.text((left, 60), drawn, fill=20, font=font)
        x, y, right, bottom = (int(edge) for edge in draw.textbbox((left, 60), drawn, font=font))
        words.append(Word(text, Box(x, y, right - x, bottom - y), 61.0, 0, 0, (130.0, 130.0)))
        left = right + 24
    return np.asarray(image, np.uint8), PageText(tuple(words), 1400, 200, "vie", "test")


def read_again(engine: OcrEngine, *read: str) -> list[str]:
    image, text = page(*read)
    mended = with_date_figures(engine, image, 300.0, text)
    assert [word.confidence for word in mended.words] == [61.0] * 6, "nobody is surer than before"
    assert [word.box for word in mended.words] == [word.box for word in text.words]
    return [word.text for word in mended.words]


def test_letters_in_the_place_of_figures_become_what_is_printed(engine: OcrEngine) -> None:
    assert read_again(engine, "ngày", "!Š", "tháng", "S", "năm", "202]") == DRAWN


def test_a_figure_taken_for_one_that_looks_like_it_is_mended_when_most_readings_say_so(engine: OcrEngine) -> None:
    assert read_again(engine, "ngày", "16", "tháng", "6", "năm", "2021") == DRAWN


def test_figures_that_look_like_no_other_and_other_words_stay_as_they_were_read(engine: OcrEngine) -> None:
    assert read_again(engine, "ngày", "11", "tháng", "7", "năm", "2027") == ["ngày", "11", "tháng", "7", "năm", "2027"]
    assert read_again(engine, "hàng", "!Š", "tuần", "S", "năm", "nay") == ["hàng", "!Š", "tuần", "S", "năm", "nay"]


def test_a_number_of_another_length_is_no_answer(engine: OcrEngine) -> None:
    assert read_again(engine, "ngày", "Š", "tháng", "lS", "năm", "2021") == ["ngày", "Š", "tháng", "lS", "năm", "2021"]


def test_figures_further_down_are_not_read_a_second_time() -> None:
    image, text = page("ngày", "16", "tháng", "6", "năm", "2021")
    above = np.full((900, image.shape[1]), 245, np.uint8)
    lower = replace(text, words=tuple(replace(word, box=replace(word.box, y=word.box.y + 900)) for word in text.words))
    assert with_date_figures(tesserocr.PLUGIN, np.vstack([above, image]), 300.0, lower) is lower


def test_a_text_without_a_date_costs_nothing(engine: OcrEngine) -> None:
    image, text = page("Căn", "cứ", "Luật", "Lưu", "trữ", "số")
    assert with_date_figures(engine, image, 300.0, text) is text
