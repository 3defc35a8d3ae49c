"""Tesseract in this process: the models stay loaded, no picture is written, the GIL is released while it reads."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from station.model.errors import ToolMissing
from station.model.geometry import Box
from station.model.page_text import PageText, Word, normalise
from station.ocr.preparation import OSD_DPI, READING_DPI, figure_pictures, prepared, two_levels
from station.ocr.tessdata import installed_languages, one_openmp_thread, require_languages, tessdata_folder

one_openmp_thread()

try:
    import tesserocr
except ImportError:  # the native library is optional; availability() says so
    tesserocr = None

Gray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class TesserocrEngine:
    """One recognition a page; an API object for each thread and language."""

    name: str = "tesserocr"

    def availability(self) -> str:
        """Return ``ocr_missing`` without the native module or any language file."""
        return "ocr_missing" if tesserocr is None or tessdata_folder() is None else ""

    def version(self) -> str:
        """Return the versions of the binding and of Tesseract."""
        if tesserocr is None:
            return "tesserocr"
        return f"tesserocr {tesserocr.__version__} / tesseract {tesserocr.PyTessBaseAPI.Version()}"

    def languages(self) -> frozenset[str]:
        """Return the languages whose files are installed."""
        return installed_languages()

    def recognise(self, image: Gray, dpi: float, language: str) -> PageText:
        """Read a page (psm 3: layout and text) from two levels at 240 dpi."""
        levels, scale = prepared(image, dpi)
        api = _api(language)
        api.SetPageSegMode(tesserocr.PSM.AUTO)
        _show(api, levels, dpi * scale)
        api.Recognize()
        words = tuple(_words(api.GetIterator(), 1.0 / scale, image.shape[1], image.shape[0]))
        api.Clear()
        return PageText(words, image.shape[1], image.shape[0], language, self.version())

    def read_lines(self, lines: list[Gray], dpi: float, language: str) -> list[tuple[str, float]]:
        """Read single lines (psm 13: no layout at all)."""
        api = _api(language)
        api.SetPageSegMode(tesserocr.PSM.RAW_LINE)
        result = []
        for line in lines:
            _show(api, two_levels(line), dpi)
            result.append((normalise(api.GetUTF8Text().strip()), float(api.MeanTextConf())))
        api.Clear()
        return result

    def read_figures(self, images: list[Gray], dpi: float, language: str) -> list[list[str]]:
        """Read numbers as one word (psm 8) and as one line (psm 7), figures only."""
        api = _api(language)
        api.SetVariable("tessedit_char_whitelist", "0123456789")
        readings = [[_figures(api, *picture) for picture in figure_pictures(image, dpi)] for image in images]
        api.SetVariable("tessedit_char_whitelist", "")
        api.Clear()
        return [[text for pair in pairs for text in pair] for pairs in readings]

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float]:
        """Ask Tesseract's orientation check at 150 dpi; (0, 0.0) when it gives no answer."""
        levels, scale = prepared(image, dpi * READING_DPI / OSD_DPI)
        api = _api("osd")
        api.SetPageSegMode(tesserocr.PSM.OSD_ONLY)
        _show(api, levels, dpi * scale)
        answer = api.DetectOrientationScript()
        api.Clear()
        if not answer:
            return 0, 0.0
        return (360 - int(answer["orient_deg"])) % 360, float(answer["orient_conf"])


_threads = threading.local()


def _api(language: str) -> Any:
    """Return this thread's API object for a language, made on first use."""
    if tesserocr is None:
        raise ToolMissing("ocr_missing", engine="tesserocr", package="tesserocr")
    apis: dict[str, Any] = _threads.__dict__.setdefault("apis", {})
    if language not in apis:
        folder = require_languages(language)
        # Leptonica and Tesseract write to stderr, past every log; their messages help nobody at the desk.
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
        try:
            api = tesserocr.PyTessBaseAPI(path=folder, lang=language)
        except RuntimeError as error:
            raise ToolMissing("ocr_language", language=language, folder=folder, package="") from error
        api.SetVariable("debug_file", "/dev/null")
        apis[language] = api
    return apis[language]


def _show(api: Any, levels: Gray, dpi: float) -> None:
    """Hand a two-level image over as one bit a pixel."""
    height, width = levels.shape
    packed = np.packbits(levels > 0, axis=1)
    api.SetImageBytes(packed.tobytes(), width, height, 0, packed.shape[1])
    api.SetSourceResolution(max(70, round(dpi)))


def _figures(api: Any, levels: Gray, dpi: float) -> tuple[str, str]:
    """Return the figures of a picture, read as a word and as a line."""
    texts = []
    for mode in (tesserocr.PSM.SINGLE_WORD, tesserocr.PSM.SINGLE_LINE):
        api.SetPageSegMode(mode)
        _show(api, levels, dpi)
        texts.append("".join(api.GetUTF8Text().split()))
    return texts[0], texts[1]


def _words(iterator: Any, scale: float, width: int, height: int) -> list[Word]:
    """Walk the words of a recognition once, in reading order, boxes brought to the size of the image given."""
    words: list[Word] = []
    if iterator is None:
        return words
    level = tesserocr.RIL
    line = block = -1
    while True:
        if iterator.IsAtBeginningOf(level.BLOCK):
            block += 1
        if iterator.IsAtBeginningOf(level.TEXTLINE):
            line += 1
        word = None if iterator.Empty(level.WORD) else _word(iterator, level.WORD, max(line, 0), max(block, 0))
        if word is not None:
            words.append(_enlarged(word, scale, width, height))
        if not iterator.Next(level.WORD):
            return words


def _word(iterator: Any, level: int, line: int, block: int) -> Word | None:
    text = normalise(iterator.GetUTF8Text(level) or "").strip()
    box = iterator.BoundingBox(level)
    if not text or box is None:
        return None
    left, top, right, bottom = box
    ends = iterator.Baseline(level)
    baseline = (float(ends[0][1]), float(ends[1][1])) if ends else (float(bottom), float(bottom))
    confidence = float(iterator.Confidence(level))
    return Word(text, Box(left, top, right - left, bottom - top), confidence, line, block, baseline)


def _enlarged(word: Word, scale: float, width: int, height: int) -> Word:
    left, top = max(0, round(word.box.x * scale)), max(0, round(word.box.y * scale))
    right, bottom = min(width, round(word.box.right * scale)), min(height, round(word.box.bottom * scale))
    box = Box(left, top, max(1, right - left), max(1, bottom - top))
    baseline = (word.baseline[0] * scale, word.baseline[1] * scale)
    return Word(word.text, box, word.confidence, word.line, word.block, baseline)


PLUGIN = TesserocrEngine()
