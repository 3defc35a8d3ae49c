"""A page under a person's hand: what holds for it now, how a recipe would look, and how well it could be read then."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as StillRunning
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.imaging.analysis import Analysis, analyse, boxes_outside
from station.imaging.codecs import decode
from station.imaging.file_facts import assumed_dpi, believable_dpi
from station.imaging.preview import Preview
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.errors import StorageFault, from_message
from station.model.geometry import Box
from station.model.recipe import Recipe
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect_file
from station.workflow.station import Station

# Seconds between two looks at whether the answer is still wanted.
_LOOK: Final = 0.05


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for a page: ``shown`` is the recipe of its rendition, ``manual`` what a person set (``None``: nobody).

    ``automatic``: the machine's own recipe, ``None`` when it is not known (see ``measure_recipe``). ``confidence``: of
    the reading of the rendition, 0 to 100, ``None`` when it was not read. ``pieces``: how many pieces of ink a crop may
    not leave outside.
    """

    shown: Recipe
    manual: Recipe | None
    automatic: Recipe | None
    confidence: float | None
    pieces: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What an inspection with a recipe would say: the recipe itself, and ``confidence`` as in ``Standing``.

    ``upside_down``: the text stands on its head.
    """

    recipe: Recipe
    confidence: float | None
    upside_down: bool


@dataclass(frozen=True, slots=True)
class OpenMaster:
    """The pixels of a master, ready to be looked at through any recipe. One thread at a time."""

    preview: Preview
    analysis: Analysis

    def part(
        self, recipe: Recipe, region: tuple[float, float, float, float], size: tuple[int, int]
    ) -> NDArray[np.uint8]:  # fmt: skip
        """Return a region of the rendition as an image of ``size`` (see ``imaging.preview``)."""
        return self.preview.part(recipe, region, size)

    def cut(self, recipe: Recipe) -> list[Box]:
        """Return where ink lies that the recipe would cut away, in pixels of the master."""
        return boxes_outside(self.analysis, recipe.crop)


def what_stands(station: Station, page: Page) -> Standing:
    """Return what holds for a page now; raises ``StorageFault`` when a record is damaged."""
    with station.workspace.read() as reader:
        manual = reader.manual_recipe(page.capture.id)
        report = reader.report(page.capture.id)
        text = reader.text(page.capture.id) if report is not None else None
    checklist = station.profiles.checklist(station.settings.checklist)
    pieces = checklist.limits.get("edge_content", {}).get("pieces", 1.0)
    reported = report.recipe if report is not None else None
    shown = manual or reported or Recipe.untouched(page.capture.master.width, page.capture.master.height)
    of_shown = reported is not None and reported.digest == shown.digest
    automatic = reported if reported is not None and reported.origin == "automatic" else None
    return Standing(shown, manual, automatic, text.confidence if text is not None and of_shown else None, pieces)


def open_master(station: Station, page: Page) -> OpenMaster:
    """Decode and analyse the master of a page. Raises ``StorageFault`` or ``InputFault`` when it cannot be read."""
    master = page.capture.master
    image = decode(station.workspace.masters.read(master.sha256), station.workspace.masters.path(master.sha256).name)
    known = believable_dpi(master.dpi or image.dpi, image.width, image.height)
    return OpenMaster(Preview(image.pixels), analyse(image.gray, known or assumed_dpi(image.width, image.height)))


def measure_recipe(station: Station, page: Page, recipe: Recipe | None, cancel: CancelToken) -> Measured:
    """Read the page as an inspection would with this recipe; ``None``: with the one the machine finds.

    Runs in a worker and takes as long as an inspection. Raises ``JobCancelled``, ``ToolMissing`` without the OCR engine
    or its language, ``StorageFault`` ``inspection_died``, ``InputFault`` for a master that cannot be read.
    """
    checklist = replace(station.profiles.checklist(station.settings.checklist), limits={})
    master = page.capture.master
    request = InspectionRequest(
        checklist=checklist, engine=station.settings.ocr_engine, recipe=recipe, dpi=master.dpi, name=page.id
    )
    future = station.executor.submit(inspect_file, str(station.workspace.masters.path(master.sha256)), request)
    result = _answer(future, page, cancel)
    if not isinstance(result, Inspection):
        raise from_message(result)
    confidence = result.text.confidence if result.text is not None else None
    # As it is kept: to a hundredth of a pixel.
    found = Recipe.from_dict(result.report.recipe.as_dict())
    return Measured(found, confidence, result.report.measures.get("upside_down", 0.0) > 0)


def _answer(
    future: Future[Inspection | dict[str, object]], page: Page, cancel: CancelToken
) -> Inspection | dict[str, object]:  # fmt: skip
    while True:
        try:
            return future.result(timeout=_LOOK)
        except StillRunning:
            if cancel.cancelled:
                future.cancel()
            cancel.raise_if_cancelled()
        except (BrokenProcessPool, CancelledError) as error:
            raise StorageFault("inspection_died", page=page.id) from error
