"""Tesseract as a program of its own: slower to start, but a crash or a hang costs one page, not the process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import PIL.Image
import pytesseract
from numpy.typing import NDArray

from station.model.errors import ToolMissing
from station.model.geometry import Box
from station.model.page_text import PageText, Word, normalise
from station.ocr.preparation import OSD_DPI, READING_DPI, figure_pictures, prepared, two_levels
from station.ocr.tessdata import installed_languages, one_openmp_thread, require_languages, tessdata_folder

Gray = NDArray[np.uint8]

_TIMEOUT: Final = 120.0
_WORD_LEVEL: Final = 5
_FIGURES: Final = " -c tessedit_char_whitelist=0123456789"


@dataclass(frozen=True, slots=True)
class PytesseractEngine:
    """One run of the program a page (``image_to_data``), one a line."""

    name: str = "pytesseract"

    def availability(self) -> str:
        """Return ``ocr_missing`` without the program or any language file."""
        try:
            pytesseract.get_tesseract_version()
        except (pytesseract.TesseractNotFoundError, SystemExit):
            return "ocr_missing"
        return "" if tessdata_folder() else "ocr_missing"

    def version(self) -> str:
        """Return the versions of the wrapper and of the program."""
        return f"pytesseract {pytesseract.__version__} / tesseract {pytesseract.get_tesseract_version()}"

    def languages(self) -> frozenset[str]:
        """Return the languages whose files are installed."""
        return installed_languages()

    def recognise(self, image: Gray, dpi: float, language: str) -> PageText:
        """Read a page (psm 3) from two levels at 240 dpi; raises ``ToolMissing`` with ``ocr_timeout`` after 2 min."""
        levels, scale = prepared(image, dpi)
        table = _table(levels, language, 3, dpi * scale)
        words = tuple(_words(table, 1.0 / scale))
        return PageText(words, image.shape[1], image.shape[0], language, self.version())

    def read_lines(self, lines: list[Gray], dpi: float, language: str) -> list[tuple[str, float]]:
        """Read single lines (psm 13)."""
        result = []
        for line in lines:
            words = _words(_table(two_levels(line), language, 13, dpi), 1.0)
            confidence = float(np.mean([word.confidence for word in words])) if words else 0.0
            result.append((" ".join(word.text for word in words), confidence))
        return result

    def read_figures(self, images: list[Gray], dpi: float, language: str) -> list[list[str]]:
        """Read numbers as one word (psm 8) and as one line (psm 7), figures only: one run of the program each."""
        return [
            [
                "".join(word.text for word in _words(_table(levels, language, mode, finer, _FIGURES), 1.0))
                for levels, finer in figure_pictures(image, dpi)
                for mode in (8, 7)
            ]
            for image in images
        ]

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float]:
        """Ask Tesseract's orientation check at 150 dpi; (0, 0.0) when it gives no answer."""
        levels, scale = prepared(image, dpi * READING_DPI / OSD_DPI)
        folder = require_languages("osd")
        picture = PIL.Image.fromarray(levels)
        try:
            answer = pytesseract.image_to_osd(
                picture,
                config=_config(folder, 0, dpi * scale),
                output_type=pytesseract.Output.DICT,
                timeout=_TIMEOUT,
            )
        except pytesseract.TesseractError:
            return 0, 0.0
        return int(answer["rotate"]) % 360, float(answer["orientation_conf"])


def _table(levels: Gray, language: str, mode: int, dpi: float, more: str = "") -> dict[str, list[Any]]:
    """Run the program once and return its table of words."""
    one_openmp_thread()
    folder = require_languages(language)
    picture = PIL.Image.fromarray(levels > 0)
    try:
        table: dict[str, list[Any]] = pytesseract.image_to_data(
            picture,
            lang=language,
            config=_config(folder, mode, dpi) + more,
            output_type=pytesseract.Output.DICT,
            timeout=_TIMEOUT,
        )
    except pytesseract.TesseractNotFoundError as error:
        raise ToolMissing("ocr_missing", engine="pytesseract", package="tesseract-ocr") from error
    except RuntimeError as error:
        # TesseractError is a RuntimeError as well; the bare one is the wrapper's time-out.
        if isinstance(error, pytesseract.TesseractError):
            raise ToolMissing("ocr_failed", engine="pytesseract", detail=str(error.message)[:200]) from error
        raise ToolMissing("ocr_timeout", engine="pytesseract", seconds=_TIMEOUT) from error
    return table


def _config(folder: str, mode: int, dpi: float) -> str:
    return f'--tessdata-dir "{folder}" --psm {mode} --dpi {max(70, round(dpi))}'


def _words(table: dict[str, list[Any]], scale: float) -> list[Word]:
    lines: dict[tuple[int, ...], int] = {}
    blocks: dict[int, int] = {}
    words = []
    for row in range(len(table["text"])):
        text = normalise(str(table["text"][row])).strip()
        if int(table["level"][row]) != _WORD_LEVEL or not text:
            continue
        key = (int(table["block_num"][row]), int(table["par_num"][row]), int(table["line_num"][row]))
        block, line = blocks.setdefault(key[0], len(blocks)), lines.setdefault(key, len(lines))
        left, top = round(int(table["left"][row]) * scale), round(int(table["top"][row]) * scale)
        width, height = round(int(table["width"][row]) * scale), round(int(table["height"][row]) * scale)
        # The table has no baselines: the bottom of the box is the nearest thing to one.
        bottom = float(top + height)
        box = Box(left, top, max(1, width), max(1, height))
        words.append(Word(text, box, max(0.0, float(table["conf"][row])), line, block, (bottom, bottom)))
    return words


PLUGIN = PytesseractEngine()
