"""Every check through one suite: a good page passes it, a bad page does not, and neither depends on the one before."""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image

import samples
from station.model.finding import Finding, Outcome
from station.model.profiles import Checklist
from station.plugins import load_plugins
from station.qc import checks
from station.qc.check import Check
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder
from station.settings.texts import Texts

NAMES = sorted(load_plugins(checks, Check))  # type: ignore[type-abstract]

# What must not pass each check: seed, kind of page, what was done to it; or how the file is written.
BAD = {
    "bleed_through": (13, "continuation", {"surround": "white", "bleed": 0.2, "noise": 1.5}),
    "blank": (3, "blank", {"surround": "white"}),
    "contrast": (12, "first", {"surround": "white", "contrast": 0.2}),
    "corners": (13, "first", {"surround": "dark", "margin_mm": 9.0, "torn_mm": (0.0, 18.0, 0.0, 0.0)}),
    "edge_content": (5, "first", {"surround": "white", "shift_mm": (-55.0, 0.0)}),
    "exposure": (6, "first", {"surround": "white", "exposure": 0.25}),
    "moire": (14, "photo", {"surround": "white", "moire": 14.0, "moire_period": 9.0, "moire_zone": "photo"}),
    "ocr_confidence": (7, "first", {"surround": "white", "blur": 6.0, "noise": 9.0}),
    "orientation": (8, "blank", {"surround": "white"}),
    "resolution": (9, "first", {"surround": "white"}),
    "secrecy_mark": (10, "first", {"surround": "white", "stamped": "TỐI MẬT"}),
    "sharpness": (10, "first", {"surround": "white", "blur": 3.2}),
    "skew": (11, "blank", {"surround": "white"}),
    "streaks": (12, "first", {"surround": "white", "tint": (244, 238, 222), "streaks": 1, "streak_level": 25.0}),
}


@cache
def checklist() -> Checklist:
    return load_profiles([resources_folder()]).checklist("default")


def jpeg(image: Image.Image, dpi: int = 300) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=88, dpi=(dpi, dpi))
    return stream.getvalue()


def inspected(data: bytes) -> Inspection:
    return inspect(data, InspectionRequest(checklist=checklist(), name="sample.jpg"))


@cache
def good() -> Inspection:
    return inspected(jpeg(Image.fromarray(samples.page(1, angle=0.7, surround="white", blur=0.6, noise=1.0).image)))


def finding(page: Inspection, check: str) -> Finding:
    (found,) = [found for found in page.report.findings if found.check == check]
    return found


def test_each_check_has_limits_words_and_a_bad_page() -> None:
    texts = Texts(resources_folder() / "texts", "vi")
    for name in NAMES:
        assert checklist().limits[name]
        assert name in texts.codes("findings")
        assert name in BAD


@pytest.mark.parametrize("name", NAMES)
def test_a_good_page_passes(name: str) -> None:
    found = finding(good(), name)
    assert found.outcome is Outcome.PASSED, found
    assert found.note == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_page_does_not_pass(name: str) -> None:
    seed, kind, how = BAD[name]
    image = Image.fromarray(samples.page(seed, kind, **how).image)
    if name == "resolution":
        image = image.resize((image.width // 2, image.height // 2))
    found = finding(inspected(jpeg(image, 150 if name == "resolution" else 300)), name)
    assert found.outcome is not Outcome.PASSED, found
    assert found.note in Texts(resources_folder() / "texts", "en").codes("findings")


def test_what_was_not_read_is_not_passed() -> None:
    page = inspect(
        jpeg(Image.fromarray(samples.page(1, surround="white").image)),
        InspectionRequest(checklist=checklist(), want_text=False, name="sample.jpg"),
    )
    assert finding(page, "ocr_confidence").outcome is Outcome.UNCHECKED
    assert page.text is None


def test_same_page_same_report() -> None:
    data = jpeg(Image.fromarray(samples.page(2, "table", angle=-1.1, surround="dark", margin_mm=6.0).image))
    first, second = inspected(data), inspected(data)
    assert first.report.findings == second.report.findings
    assert first.report.recipe == second.report.recipe
    assert first.text == second.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_on_their_side_or_head_are_turned(turn: int) -> None:
    sample = samples.page(4, turn=turn, angle=0.4, surround="white", blur=0.6)
    page = inspected(jpeg(Image.fromarray(sample.image)))
    assert page.report.recipe.turn == turn
    assert page.report.recipe.angle == pytest.approx(sample.truth.angle, abs=0.1)
