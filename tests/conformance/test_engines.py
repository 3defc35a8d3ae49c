"""Every OCR engine through one suite: the same page, the same promises. The real Tesseract, no stand-in."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

import samples
from station.model.errors import ToolMissing
from station.ocr import engines
from station.ocr.engine import OcrEngine
from station.ocr.orientation import find_direction
from station.plugins import load_plugins

ENGINES = load_plugins(engines, OcrEngine)


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> OcrEngine:
    found = ENGINES[request.param]
    reason = found.availability()
    if reason:
        pytest.skip(f"{found.name}: {reason}")
    return found


@pytest.fixture(scope="module")
def sample() -> samples.Sample:
    return samples.page(2, "continuation", noise=1.5, blur=0.4)


@pytest.fixture(scope="module")
def page(sample: samples.Sample) -> np.ndarray:
    return cv2.cvtColor(sample.image, cv2.COLOR_RGB2GRAY)


def letters(text: str) -> str:
    return "".join(text.split())


def test_both_engines_are_there() -> None:
    assert sorted(ENGINES) == ["pytesseract", "tesserocr"]


def test_an_engine_says_what_it_is(engine: OcrEngine) -> None:
    assert engine.version().startswith(engine.name)
    assert "tesseract 5" in engine.version()
    assert {"vie", "eng"} <= engine.languages()
    assert "osd" not in engine.languages()


def test_a_page_is_read_with_boxes_lines_and_confidences(
    engine: OcrEngine, page: np.ndarray, sample: samples.Sample
) -> None:
    text = engine.recognise(page, 300, "vie")
    assert (text.width, text.height, text.language) == (page.shape[1], page.shape[0], "vie")
    assert text.engine == engine.version()
    assert text.text == unicodedata.normalize("NFC", text.text)
    wanted = letters(sample.truth.prose)
    assert Levenshtein.distance(letters(text.text), wanted) <= 0.03 * len(wanted)
    assert text.confidence is not None
    assert text.confidence > 85
    for word in text.words:
        assert word.text.strip() == word.text != ""
        assert 0 <= word.confidence <= 100
        assert 0 <= word.box.x < word.box.right <= page.shape[1]
        assert 0 <= word.box.y < word.box.bottom <= page.shape[0]
        assert abs(word.baseline[0] - word.box.bottom) < 40
    assert [word.line for word in text.words] == sorted(word.line for word in text.words)
    assert [word.block for word in text.words] == sorted(word.block for word in text.words)
    assert text.words[0].line == text.words[0].block == 0


def test_boxes_are_in_pixels_of_the_image_given_whatever_was_read(
    engine: OcrEngine, page: np.ndarray, sample: samples.Sample
) -> None:
    known = {word.text: word.box for word in sample.truth.words if len(word.text) >= 6}
    for scale in (1.0, 0.5):
        image = np.ascontiguousarray(page if scale == 1.0 else cv2.resize(page, None, fx=0.5, fy=0.5))
        found = engine.recognise(image, 300 * scale, "vie")
        near = 0
        for word in found.words:
            if word.text in known and sum(w.text == word.text for w in sample.truth.words) == 1:
                x, y, width, height = (side * scale for side in known[word.text])
                assert abs(word.box.x - x) < 8
                assert abs(word.box.bottom - (y + height)) < 8
                assert abs(word.box.width - width) < 14
                near += 1
        assert near >= 5


def test_an_empty_page_has_no_words_and_is_no_fault(engine: OcrEngine) -> None:
    text = engine.recognise(np.full((600, 400), 255, np.uint8), 300, "vie")
    assert text.words == ()
    assert text.confidence is None


def test_a_language_that_is_not_installed_is_named_with_its_package(engine: OcrEngine) -> None:
    for language, package in (("deu", "tesseract-ocr-deu"), ("vie+chi_sim", "tesseract-ocr-chi-sim")):
        with pytest.raises(ToolMissing) as caught:
            engine.recognise(np.full((50, 50), 255, np.uint8), 300, language)
        assert caught.value.code == "ocr_language"
        assert caught.value.context["language"] == language.rpartition("+")[2]
        assert caught.value.context["package"] == package


def test_a_language_name_is_never_a_path(engine: OcrEngine, tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match="ocr_language"):
        engine.recognise(np.full((50, 50), 255, np.uint8), 300, f"../../..{tmp_path}/vie")


def test_an_empty_tessdata_folder_is_a_missing_language(
    engine: OcrEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert engine.languages() == frozenset()
    assert engine.availability() == "ocr_missing"
    with pytest.raises(ToolMissing, match="ocr_language"):
        engine.recognise(np.full((50, 50), 255, np.uint8), 300, "fra")


def test_lines_are_read_one_by_one(engine: OcrEngine, page: np.ndarray, sample: samples.Sample) -> None:
    by_line: dict[int, list[samples.Word]] = {}
    for word in sample.truth.words:
        by_line.setdefault(word.line, []).append(word)
    words = next(line for line in by_line.values() if len(line) >= 6)
    top, bottom = min(w.box[1] for w in words) - 8, max(w.box[1] + w.box[3] for w in words) + 8
    left, right = min(w.box[0] for w in words) - 8, max(w.box[0] + w.box[2] for w in words) + 8
    line = np.ascontiguousarray(page[top:bottom, left:right])
    (upright, sure), (_, unsure) = engine.read_lines([line, np.ascontiguousarray(line[::-1, ::-1])], 300, "vie")
    wanted = letters(" ".join(word.text for word in words))
    assert Levenshtein.distance(letters(upright), wanted) <= 0.1 * len(wanted)
    assert sure > 80
    assert sure - unsure > 20


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_orientation_check_says_how_to_turn_a_page_upright(engine: OcrEngine, page: np.ndarray, turn: int) -> None:
    lying = np.ascontiguousarray(np.rot90(page, turn // 90))
    found, confidence = engine.orientation(lying, 300)
    assert found == turn
    assert confidence >= 2


def test_no_orientation_is_claimed_for_an_empty_page(engine: OcrEngine) -> None:
    assert engine.orientation(np.full((900, 700), 255, np.uint8), 300) == (0, 0.0)


@pytest.mark.parametrize("upside_down", [False, True])
def test_a_few_lines_tell_up_from_down(engine: OcrEngine, page: np.ndarray, *, upside_down: bool) -> None:
    lying = np.ascontiguousarray(page[::-1, ::-1]) if upside_down else page
    small = cv2.resize(lying, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ink = np.where(small < 190, np.uint8(255), np.uint8(0))
    direction = find_direction(engine, lying, 300, ink, "vie")
    assert direction.sure
    assert direction.upside_down is upside_down
    nothing = find_direction(engine, np.full_like(page, 255), 300, np.zeros_like(ink), "vie")
    assert (nothing.lines, nothing.sure, nothing.upside_down) == (0, False, False)


def test_two_threads_read_at_once_with_the_same_answer(page: np.ndarray) -> None:
    engine = ENGINES["tesserocr"]
    upper, lower = np.ascontiguousarray(page[:1200]), np.ascontiguousarray(page[1200:2400])
    alone = [engine.recognise(half, 300, "vie").text for half in (upper, lower)]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda half: engine.recognise(half, 300, "vie").text, (upper, lower)))
    assert together == alone


READ_AND_COUNT = """
import cv2, numpy, os
cv2.setNumThreads(1)
from station.ocr.engines.tesserocr import PLUGIN
page = numpy.full((400, 900), 255, numpy.uint8)
cv2.putText(page, "one thread only", (40, 200), cv2.FONT_HERSHEY_SIMPLEX, 3, 0, 6)
words = PLUGIN.recognise(page, 300, "eng").words
print(os.environ["OMP_THREAD_LIMIT"], len(words) > 0, len(os.listdir("/proc/self/task")))
"""


def test_the_module_itself_keeps_the_library_to_one_thread() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OMP_THREAD_LIMIT"}
    command = [sys.executable, "-c", READ_AND_COUNT]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    limit, read, threads = done.stdout.split()
    assert (limit, read) == ("1", "True")
    # Without the limit OpenMP leaves a thread for every further core.
    assert int(threads) <= 1 + int(os.environ.get("OPENBLAS_NUM_THREADS", os.cpu_count() or 1))
