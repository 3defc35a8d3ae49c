"""What goes into an inspection and what comes out: values only, so that they cross process borders."""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Report
from station.model.page_text import PageText
from station.model.profiles import Checklist
from station.model.recipe import Recipe


@dataclass(frozen=True, slots=True)
class InspectionRequest:
    """How one master is to be inspected.

    ``checklist``: which checks run, with which limits; its ``language`` is read. ``engine``: name of the OCR engine.
    ``recipe``: a manual recipe, used as it is. ``dpi``: what the record of the capture says; 0 for what the file says.
    ``name``: what errors call the image. ``want_text``: off, OCR is left out and the checks that need it say so.
    ``want_rendition``: also encode the rendition as it goes into a PDF, at ``jpeg_quality``.
    """

    checklist: Checklist
    engine: str = "tesserocr"
    recipe: Recipe | None = None
    dpi: float = 0.0
    name: str = ""
    want_text: bool = True
    want_rendition: bool = False
    jpeg_quality: int = 85


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything one inspection gave.

    ``text`` is ``None`` without OCR. ``thumbnail`` (256 pixels) and ``proxy`` (1600) are JPEG of the rendition, which
    is ``width`` × ``height`` at ``dpi``; ``dpi_known`` is false when neither file nor record told
    it and the page was taken to be A4.
    ``rendition``: the encoded rendition (JPEG, or TIFF group 4 for two levels, see ``rendition_type``), empty unless
    asked for. ``pages``: images in the master file, of which the first was inspected.
    """

    report: Report
    text: PageText | None
    thumbnail: bytes
    proxy: bytes
    width: int
    height: int
    dpi: float
    dpi_known: bool
    rendition: bytes = b""
    rendition_type: str = ""
    pages: int = 1
