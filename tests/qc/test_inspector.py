"""The whole line of one page: what comes out, what is refused, and that a worker process can do it."""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import samples
from station.imaging.codecs import decode
from station.jobs.executors import process_pool
from station.model.errors import InputFault, SettingsFault, ToolMissing, from_message
from station.model.finding import Finding, Outcome
from station.model.geometry import Quad
from station.model.profiles import Checklist
from station.model.recipe import Recipe
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect, inspect_file
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return load_profiles([resources_folder()]).checklist("default")


@pytest.fixture(scope="module")
def request_(checklist: Checklist) -> InspectionRequest:
    return InspectionRequest(checklist=checklist, name="0001.jpg")


def saved(pixels: np.ndarray, kind: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    PIL.Image.fromarray(pixels).save(stream, kind, **{"quality": 90, "dpi": (300, 300), **options})
    return stream.getvalue()


@pytest.fixture(scope="module")
def sample() -> samples.Sample:
    return samples.page(12, "continuation", angle=-1.4, surround="dark", margin_mm=9, noise=2.0, blur=0.5)


@pytest.fixture(scope="module")
def inspection(sample: samples.Sample, request_: InspectionRequest) -> Inspection:
    return inspect(saved(sample.image), replace(request_, want_rendition=True))


def outcomes(page: Inspection) -> dict[str, Finding]:
    return {finding.check: finding for finding in page.report.findings}


def test_one_inspection_gives_everything(inspection: Inspection, sample: samples.Sample) -> None:
    report = inspection.report
    assert {finding.outcome for finding in report.findings} == {Outcome.PASSED}
    assert set(report.seconds) == {"decode", "analyse", "render", "ocr", "checks", "encode"}
    assert all(seconds > 0 for seconds in report.seconds.values())
    assert report.recipe.angle == pytest.approx(-1.4, abs=0.05)
    assert inspection.text is not None
    assert inspection.text.width, inspection.text.height == (inspection.width, inspection.height)
    assert report.engine == inspection.text.engine
    assert (inspection.width, inspection.height) == report.recipe.size
    assert inspection.width == pytest.approx(sample.truth.page_size[0], abs=6)
    for data, longest in ((inspection.thumbnail, 256), (inspection.proxy, 1600)):
        assert max(PIL.Image.open(io.BytesIO(data)).size) == longest


def test_the_rendition_is_a_jpeg_of_its_size_and_resolution(inspection: Inspection) -> None:
    image = decode(inspection.rendition, "rendition")
    assert (image.width, image.height, image.dpi) == (inspection.width, inspection.height, 300)
    assert inspection.rendition_type == "image/jpeg"


def test_words_lie_on_the_words_of_the_rendition(inspection: Inspection) -> None:
    image = decode(inspection.rendition, "rendition").gray
    assert inspection.text is not None
    long_ones = [word for word in inspection.text.words if len(word.text) > 4]
    assert len(long_ones) > 20
    for word in long_ones:
        box = word.box
        assert image[box.y : box.bottom, box.x : box.right].min() < 120


def test_an_inspection_crosses_processes(inspection: Inspection, request_: InspectionRequest) -> None:
    assert pickle.loads(pickle.dumps(inspection)) == inspection
    assert pickle.loads(pickle.dumps(request_)) == request_


def test_a_pool_of_spawned_processes_inspects_and_names_what_it_cannot_read(
    tmp_path: Path, request_: InspectionRequest
) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    good.write_bytes(saved(samples.page(3, "sparse").image))
    bad.write_bytes(good.read_bytes()[:900])
    unnamed = replace(request_, name="")
    with process_pool(1) as pool:
        page, fault, gone = pool.map(inspect_file, [str(good), str(bad), str(tmp_path / "gone.jpg")], [unnamed] * 3)
    assert isinstance(page, Inspection)
    assert isinstance(fault, dict)
    assert from_message(fault).code == "image_truncated"
    assert from_message(fault).context["name"] == "bad.jpg"
    assert from_message(gone).code == "image_missing"


def test_a_manual_recipe_is_used_as_it_is(sample: samples.Sample, request_: InspectionRequest) -> None:
    recipe = Recipe(180, 0.0, Quad((1500, 2300), (300, 2300), (300, 700), (1500, 700)), origin="manual")
    page = inspect(saved(sample.image), replace(request_, recipe=recipe))
    assert page.report.recipe == recipe
    assert (page.width, page.height) == (1200, 1600)
    found = outcomes(page)
    assert (found["edge_content"].outcome, found["edge_content"].note) == (Outcome.FLAGGED, "content_outside")
    assert found["orientation"].outcome is Outcome.FLAGGED


def test_without_ocr_nothing_that_needs_it_passes(sample: samples.Sample, request_: InspectionRequest) -> None:
    page = inspect(saved(sample.image), replace(request_, want_text=False))
    found = outcomes(page)
    assert page.text is None
    assert {found[name].note for name in ("ocr_confidence", "orientation")} == {"no_ocr"}
    assert {found[name].outcome for name in ("ocr_confidence", "orientation")} == {Outcome.UNCHECKED}
    assert found["sharpness"].outcome is Outcome.PASSED


def test_a_file_with_several_images_is_told(sample: samples.Sample, request_: InspectionRequest) -> None:
    page = PIL.Image.fromarray(sample.image)
    stream = io.BytesIO()
    page.save(stream, "TIFF", save_all=True, append_images=[page, page], dpi=(300, 300))
    found = outcomes(inspect(stream.getvalue(), replace(request_, want_text=False)))["readable"]
    assert (found.outcome, found.value, found.note) == (Outcome.FLAGGED, 3.0, "image_has_pages")


def test_a_resolution_that_makes_the_page_larger_than_a0_is_not_believed(request_: InspectionRequest) -> None:
    image = samples.page(5, "sparse").image
    for said in (31, 60):
        page = inspect(saved(image, dpi=(said, said)), replace(request_, want_text=False))
        assert (page.dpi_known, outcomes(page)["resolution"].note) == (False, "dpi_unknown")
    assert inspect(saved(image, dpi=(96, 96)), replace(request_, want_text=False)).dpi_known


def test_the_record_of_the_capture_outranks_the_file(request_: InspectionRequest) -> None:
    image = samples.page(5, "sparse").image
    unknown = inspect(saved(image, "PNG", dpi=None), replace(request_, want_text=False))
    assert not unknown.dpi_known
    assert outcomes(unknown)["resolution"].note == "dpi_unknown"
    assert unknown.dpi == pytest.approx(300, rel=0.02)
    told = inspect(saved(image, "PNG", dpi=None), replace(request_, want_text=False, dpi=300))
    assert outcomes(told)["resolution"].outcome is Outcome.PASSED
    coarse = inspect(saved(image), replace(request_, want_text=False, dpi=150))
    assert outcomes(coarse)["resolution"].note == "resolution_low"


def test_a_gray_master_gives_a_gray_rendition_and_says_that_colour_is_asked_for(request_: InspectionRequest) -> None:
    gray = np.ascontiguousarray(samples.page(5, "sparse").image[..., 1])
    page = inspect(saved(gray), replace(request_, want_text=False, want_rendition=True))
    assert decode(page.rendition, "rendition").channels == 1
    assert outcomes(page)["resolution"].note == "color_depth_low"


def test_lineart_becomes_fax_group_4(request_: InspectionRequest) -> None:
    levels = samples.page(5, "sparse", angle=1.0, surround="white").image[..., 1] > 140
    page = inspect(saved(levels, "TIFF", quality=None), replace(request_, want_text=False, want_rendition=True))
    assert page.rendition_type == "image/tiff"
    assert decode(page.rendition, "rendition").mode == "lineart"
    assert outcomes(page)["moire"].note == "two_levels_no_tones"


@pytest.mark.parametrize(
    ("change", "fault", "code"),
    [
        ({"limits": {"no_such_check": {}}}, SettingsFault, "check_unknown"),
        ({"limits": {"skew": {"residual": 0.5}}}, SettingsFault, "limit_missing"),
        ({"limits": {"blank": {"blank": 0.01}}}, SettingsFault, "limit_missing"),
        ({"language": "xxx"}, ToolMissing, "ocr_language"),
    ],
)
def test_a_wrong_checklist_is_named(
    checklist: Checklist, change: dict[str, object], fault: type[Exception], code: str
) -> None:
    wrong = replace(checklist, **change)
    with pytest.raises(fault, match=code):
        inspect(saved(samples.page(3, "sparse").image), InspectionRequest(checklist=wrong))


def test_an_unknown_engine_is_named(request_: InspectionRequest) -> None:
    with pytest.raises(SettingsFault, match="engine_unknown"):
        inspect(saved(np.full((400, 300), 255, np.uint8)), replace(request_, engine="abacus"))


def test_both_engines_find_the_same_page_good(checklist: Checklist) -> None:
    data = saved(samples.page(3, "sparse").image)
    for engine in ("tesserocr", "pytesseract"):
        page = inspect(data, InspectionRequest(checklist=checklist, engine=engine))
        assert page.text is not None
        assert outcomes(page)["orientation"].outcome is Outcome.PASSED
        assert page.report.engine.startswith(engine)
        assert page.report.seconds["ocr"] > 0.02


@pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (2500, 2), (30, 30), (64, 64, 3)])
def test_odd_images_are_inspected_without_a_fault(shape: tuple[int, ...], request_: InspectionRequest) -> None:
    for level in (0, 255):
        page = inspect(saved(np.full(shape, level, np.uint8), "PNG"), request_)
        assert page.report.page_state.value == "flagged"
        assert all(finding.note != "check_failed" for finding in page.report.findings)


@given(st.binary(max_size=200))
@settings(max_examples=30, deadline=None)
def test_garbage_is_an_input_fault(data: bytes) -> None:
    request = InspectionRequest(checklist=Checklist("none", "1", "none"), name="garbage")
    with pytest.raises(InputFault):
        inspect(data, request)


def test_the_file_s_orientation_tag_decides_where_there_is_no_text(request_: InspectionRequest) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    blank = np.full((700, 500, 3), 240, np.uint8)
    page = inspect(saved(blank, exif=exif.tobytes()), replace(request_, want_text=False))
    assert page.report.recipe.turn == 90
    assert (page.width, page.height) == (700, 500)
