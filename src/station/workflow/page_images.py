"""Pictures of pages for people to look at: small ones from the store of derivatives, whole ones from the master."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from station.imaging.codecs import Image, decode
from station.imaging.render import render
from station.imaging.thumbnail import small_pictures
from station.model.dossier import Page
from station.model.finding import Report
from station.workflow.station import Station

# The picture of a page that no inspection has corrected yet stands beside those of its recipes under this name.
AS_CAPTURED = "as-captured"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture of a page: JPEG ``data``, and the size of the page in the pixels that findings speak of."""

    data: bytes
    width: int
    height: int
    corrected: bool


def page_thumbnail(station: Station, page: Page) -> bytes:
    """Return a JPEG of at most 256 pixels: of the rendition when the page was inspected, else of the master.

    Raises ``StorageFault`` when the master is missing, ``InputFault`` when it cannot be decoded.
    """
    with station.workspace.read() as reader:
        recipe = reader.recipe_digest(page.capture.id) or AS_CAPTURED
    kept = station.workspace.derivatives.get(page.capture.master.sha256, recipe, "thumbnail")
    return kept or _derivative(station, page, _report(station, page), "thumbnail")


def page_picture(station: Station, page: Page, *, corrected: bool = True) -> PagePicture:
    """Return a JPEG of at most 1600 pixels of the rendition, or of the master. Raises as ``page_thumbnail``."""
    report = _report(station, page) if corrected else None
    master = page.capture.master
    width, height = report.recipe.size if report is not None else (master.width, master.height)
    return PagePicture(_derivative(station, page, report, "proxy"), width, height, report is not None)


def page_pixels(station: Station, page: Page, *, corrected: bool = True) -> NDArray[np.uint8]:
    """Return every pixel of the rendition, or of the master (height × width, or × 3 RGB). Raises as above."""
    report = _report(station, page) if corrected else None
    pixels = _decoded(station, page).pixels
    return pixels if report is None else render(pixels, report.recipe)


def _report(station: Station, page: Page) -> Report | None:
    with station.workspace.read() as reader:
        return reader.report(page.capture.id)


def _derivative(station: Station, page: Page, report: Report | None, kind: str) -> bytes:
    master = page.capture.master.sha256
    recipe = report.recipe.digest if report is not None else AS_CAPTURED
    kept = station.workspace.derivatives.get(master, recipe, kind)
    if kept is not None:
        return kept
    pixels = _decoded(station, page).pixels
    thumbnail, proxy = small_pictures(pixels if report is None else render(pixels, report.recipe))
    station.workspace.derivatives.put(master, recipe, "thumbnail", thumbnail)
    station.workspace.derivatives.put(master, recipe, "proxy", proxy)
    return thumbnail if kind == "thumbnail" else proxy


def _decoded(station: Station, page: Page) -> Image:
    path = station.workspace.masters.path(page.capture.master.sha256)
    return decode(station.workspace.masters.read(page.capture.master.sha256), path.name)
