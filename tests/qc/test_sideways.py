"""A few words on their side: pixels tell no axis, reading does; and nothing is turned by a weak score."""

from __future__ import annotations

import io

import pytest
from PIL import Image

import samples
from station.model.finding import Outcome
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder


def inspected(kind: str, seed: int, turn: int) -> Inspection:
    image = samples.page(seed, kind, turn=turn, surround="white", blur=0.5, noise=1.5).image
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", quality=88, dpi=(300, 300))
    checklist = load_profiles([resources_folder()]).checklist("default")
    return inspect(stream.getvalue(), InspectionRequest(checklist=checklist, name="sample.jpg"))


@pytest.mark.parametrize(("seed", "turn"), [(4, 90), (4, 270), (2, 90)])
def test_a_name_and_a_signature_on_their_side_are_turned(seed: int, turn: int) -> None:
    page = inspected("sparse", seed, turn)
    assert page.report.recipe.turn == turn
    (found,) = [finding for finding in page.report.findings if finding.check == "orientation"]
    assert found.outcome is Outcome.PASSED


@pytest.mark.parametrize("kind", ["handwritten", "lone_signature"])
def test_what_no_direction_reads_stays_as_it_was(kind: str) -> None:
    assert inspected(kind, 4, 0).report.recipe.turn == 0
