"""The port to OCR engines."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from station.model.page_text import PageText

Gray = NDArray[np.uint8]


class OcrEngine(Protocol):
    """Reads upright pages. One instance serves one thread; models stay loaded between pages.

    Raises ``ToolMissing`` with code ``ocr_missing`` (no engine) or ``ocr_language`` (language file absent).
    """

    @property
    def name(self) -> str:
        """Stable name, equal to that of the module."""
        ...

    def availability(self) -> str:
        """Return ``""`` when the engine can be used here, otherwise the code of the reason why not."""
        ...

    def version(self) -> str:
        """Return name and version for the record, such as ``tesserocr 2.13.0 / tesseract 5.5.0``."""
        ...

    def languages(self) -> frozenset[str]:
        """Return the languages installed, by Tesseract's names (``vie``, ``eng``)."""
        ...

    def recognise(self, image: Gray, dpi: float, language: str) -> PageText:
        """Read a grey or two-level image (height × width, 0–255) and return its words in the image's own pixels."""
        ...

    def read_lines(self, lines: list[Gray], dpi: float, language: str) -> list[tuple[str, float]]:
        """Read images that hold one line of text each; return text and confidence (0–100) of each."""
        ...

    def read_figures(self, images: list[Gray], dpi: float, language: str) -> list[list[str]]:
        """Read images of one number each as figures only; return for each what it says at several sizes."""
        ...

    def orientation(self, image: Gray, dpi: float) -> tuple[int, float]:
        """Return the quarter turns clockwise (degrees) that put the page upright, and the engine's confidence in it."""
        ...
