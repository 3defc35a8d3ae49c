"""Corners of the paper: torn, folded, worn, on beds that can be seen and beds that cannot."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pytest
from PIL import Image

import samples
from station.model.finding import Finding, Outcome
from station.model.profiles import Checklist
from station.qc.inspection import InspectionRequest
from station.qc.inspector import inspect
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder


@cache
def checklist() -> Checklist:
    return load_profiles([resources_folder()]).checklist("default")


def corners_of(image: np.ndarray) -> Finding:
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", quality=90, dpi=(300, 300))
    page = inspect(stream.getvalue(), InspectionRequest(checklist=checklist(), want_text=False, name="sample.jpg"))
    return next(found for found in page.report.findings if found.check == "corners")


@pytest.mark.parametrize("surround", ["dark", "grey"])
@pytest.mark.parametrize("damage", ["torn_mm", "folded_mm"])
def test_a_missing_corner_is_found_with_its_size_and_place(surround: str, damage: str) -> None:
    how = {damage: (0.0, 0.0, 16.0, 0.0), "surround": surround, "margin_mm": 9.0, "angle": 1.2, "noise": 2.0}
    found = corners_of(samples.page(3, "signature", **how).image)
    assert (found.outcome, found.note, found.unit) == (Outcome.FLAGGED, "corner_missing", "mm")
    assert found.value == pytest.approx(17, abs=4)
    assert found.region is not None
    assert found.region.x > 1800
    assert found.region.y > 2800


@pytest.mark.parametrize("leg", [-20.0, 20.0])
def test_a_fold_shows_where_bed_and_paper_look_alike(leg: float) -> None:
    how = {"folded_mm": (leg, 0.0, 0.0, 0.0), "surround": "white", "tint": (236, 236, 232), "noise": 1.5}
    found = corners_of(samples.page(4, **how).image)
    assert found.note == "corner_missing"
    assert found.region is not None
    assert max(found.region.x, found.region.y) < 10


def test_a_dark_corner_of_a_page_without_edges_is_missing_and_a_dark_border_is_not() -> None:
    image = samples.page(6, "continuation").image.copy()
    assert corners_of(image).outcome is Outcome.PASSED
    border = image.copy()
    border[:, :40] = 15
    assert corners_of(border).outcome is Outcome.PASSED
    rows, columns = np.mgrid[0 : image.shape[0], 0 : image.shape[1]]
    image[rows + columns < 200] = 15
    assert corners_of(image).note == "corner_missing"


@pytest.mark.parametrize("how", [
    {"surround": "dark", "margin_mm": 9.0, "torn_mm": (3.0, 3.0, 3.0, 3.0)},
    {"surround": "grey", "margin_mm": 9.0, "angle": -2.0, "edge_shadow": 30.0},
    {"surround": "white", "staple": True, "holes": True, "angle": 0.8},
    {"surround": "white", "light": 0.2, "texture": 3.0, "tint": (214, 190, 150)},
])  # fmt: skip
def test_worn_corners_staples_shadows_and_paper_pass(how: dict[str, object]) -> None:
    for kind in ("first", "photo"):
        assert corners_of(samples.page(8, kind, **how).image).outcome is Outcome.PASSED
