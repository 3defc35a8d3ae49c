"""One page through the whole line of inspection: one decode, one recipe, one warp, one recognition, all checks.

``inspect`` is a pure function of an image and a request; ``inspect_file`` is the same for a worker process, where
errors come back as messages (``model.errors.to_message``). Checks and engines are loaded once in each process.

    inspection = inspect(data, InspectionRequest(checklist=checklist, name="0001.jpg"))
    inspection.report.findings, inspection.text, inspection.thumbnail
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.analysis import Analysis, analyse, make_recipe, pieces_outside
from station.imaging.codecs import Image, decode
from station.imaging.encode import encode_rendition
from station.imaging.file_facts import assumed_dpi, believable_dpi
from station.imaging.thumbnail import small_pictures
from station.model.errors import InputFault, SettingsFault, StationError, ToolMissing, to_message
from station.model.finding import Finding, Outcome, Report
from station.model.profiles import Checklist
from station.model.recipe import Recipe
from station.ocr import engines
from station.ocr.engine import OcrEngine
from station.plugins import load_plugins
from station.qc.blankness import blank_measures
from station.qc.check import Check, PageView
from station.qc.chosen_checks import checklist_edition, chosen_checks
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.measures import page_measures, page_signs
from station.qc.rendition import Rendition, make_rendition
from station.qc.secrecy_reading import SecrecySign, secrecy_signs
from station.qc.stages import Stages
from station.qc.upright import Reading, find_side, is_readable, read_upright

Pixels = NDArray[np.uint8]


def inspect_file(path: str, request: InspectionRequest) -> Inspection | dict[str, object]:
    """Inspect a file in a worker process; a ``StationError`` comes back as its message."""
    try:
        return inspect(path, request)
    except StationError as error:
        return to_message(error)


def inspect(source: bytes | str | Path, request: InspectionRequest) -> Inspection:
    """Inspect one master, given as bytes or as the path of a file.

    Raises ``InputFault`` (see ``imaging.codecs``; ``image_missing``) for an image that cannot be used, ``ToolMissing``
    (``ocr_missing``, ``ocr_language``), ``SettingsFault`` (``check_unknown``, ``limit_missing``, ``engine_unknown``).
    """
    _use_one_thread()
    chosen = chosen_checks(request.checklist)
    stages = Stages()
    with stages.stage("decode"):
        data, name = _bytes_of(source, request.name)
        master = decode(data, name)
        digest = hashlib.sha256(data).hexdigest()
        gray = master.gray
    known = believable_dpi(request.dpi or master.dpi, master.width, master.height)
    dpi = known or assumed_dpi(master.width, master.height)
    with stages.stage("analyse"):
        analysis = analyse(gray, dpi)
    page, reading = _corrected(master, analysis, dpi, request, stages)
    marks = _secrecy(page, reading, request, stages)
    with stages.stage("checks"):
        measures = {
            **analysis.measures,
            **reading.measures,
            **blank_measures(page, reading.text, request.checklist.limits.get("blank", {})),
            "dpi_known": float(known > 0),
            "page_width_mm": 25.4 * page.pixels.shape[1] / page.dpi,
            "page_height_mm": 25.4 * page.pixels.shape[0] / page.dpi,
            "pieces_outside": float(pieces_outside(analysis, page.recipe.crop)),
        }
        view = replace(_view(master, gray, analysis, page, reading, measures), secrecy=marks)
        measures |= page_measures(view)
        signs = page_signs(view)
        findings = tuple(_finding(check, view, request.checklist) for check in chosen) + _others(master)
    with stages.stage("encode"):
        thumbnail, proxy = small_pictures(page.pixels)
        encoded = _encoded(master, page, request)
    report = Report(
        master=digest,
        recipe=page.recipe,
        checklist=request.checklist.name,
        checklist_version=checklist_edition(request.checklist),
        findings=findings,
        engine=reading.text.engine if reading.text else "",
        seconds=stages.seconds,
        measures={name: round(value, 4) for name, value in measures.items()},
        signs=signs,
    )
    return Inspection(
        report=report,
        text=reading.text,
        thumbnail=thumbnail,
        proxy=proxy,
        width=page.pixels.shape[1],
        height=page.pixels.shape[0],
        dpi=page.dpi,
        dpi_known=known > 0,
        rendition=encoded[0],
        rendition_type=encoded[1],
        pages=master.pages,
    )


def _others(master: Image) -> tuple[Finding, ...]:
    """Return a finding when the file has more images than this one: they would be lost without a word."""
    if master.pages == 1:
        return ()
    return (Finding("readable", Outcome.FLAGGED, float(master.pages), 1.0, "image", note="image_has_pages"),)


def _bytes_of(source: bytes | str | Path, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name
    path = Path(source)
    try:
        return path.read_bytes(), name or path.name
    except OSError as error:
        raise InputFault("image_missing", name=name or str(path), detail=error.strerror or "") from error


def _corrected(
    master: Image, analysis: Analysis, dpi: float, request: InspectionRequest, stages: Stages
) -> tuple[Rendition, Reading]:
    """Render the page and read it; turn it over when its text says that it stands on its head."""
    recipe = request.recipe or _first_recipe(master, analysis)
    with stages.stage("render"):
        page = make_rendition(master, recipe, dpi)
    if not request.want_text:
        return page, Reading()
    reading = read_upright(
        _engine(request.engine),
        page,
        request.checklist.language,
        sideways=analysis.sideways,
        fixed=request.recipe is not None,
        stage=stages.stage,
    )
    if request.recipe is None and not reading.sure:
        return _on_its_side(master, analysis, page, request, stages) or (page, reading)
    if not reading.turn:
        return page, reading
    with stages.stage("render"):
        turned = replace(make_recipe(analysis, (recipe.turn + reading.turn) % 360), origin=recipe.origin)
        return page.half_turned(turned), reading


def _on_its_side(
    master: Image, analysis: Analysis, page: Rendition, request: InspectionRequest, stages: Stages
) -> tuple[Rendition, Reading] | None:
    """Return the page at a right angle to what its pixels said, ``None`` unless it clearly reads there."""
    engine, language = _engine(request.engine), request.checklist.language
    with stages.stage("orient"):
        side = find_side(engine, page, language)
    if not side:
        return None
    with stages.stage("render"):
        turned = make_rendition(master, make_recipe(analysis, (page.recipe.turn + side) % 360), page.dpi)
    reading = read_upright(engine, turned, language, sideways=False, fixed=True, stage=stages.stage)
    return (turned, reading) if is_readable(reading) else None


def _secrecy(page: Rendition, reading: Reading, request: InspectionRequest, stages: Stages) -> tuple[SecrecySign, ...]:
    """Look for secrecy marks where the checklist asks for them."""
    if "secrecy_mark" not in request.checklist.limits:
        return ()
    engine = _engine(request.engine) if request.want_text else None
    return secrecy_signs(engine, page, reading.text, request.checklist.language, stages.stage)


def _first_recipe(master: Image, analysis: Analysis) -> Recipe:
    """Return the recipe for the axis of the text; without text the file's own orientation tag decides."""
    if analysis.sideways:
        return make_recipe(analysis, 90)
    says_nothing = "skew_text" not in analysis.measures
    return make_recipe(analysis, master.turn_hint if says_nothing else 0)


def _view(
    master: Image, gray: Pixels, analysis: Analysis, page: Rendition, reading: Reading, measures: dict[str, float]
) -> PageView:
    return PageView(
        gray=page.gray,
        color=page.pixels if page.pixels.ndim == 3 else None,
        small=page.small,
        behind=page.behind,
        ink=page.ink,
        factor=page.factor,
        paper=page.paper,
        master_gray=gray,
        master_page=analysis.page,
        master_factor=round(1 / analysis.scale),
        recipe=page.recipe,
        dpi=page.dpi,
        bits=master.bits,
        depth=master.depth,
        text=reading.text,
        measures=measures,
        master_color=master.pixels if master.pixels.ndim == 3 else None,
    )


def _encoded(master: Image, page: Rendition, request: InspectionRequest) -> tuple[bytes, str]:
    if not request.want_rendition:
        return b"", ""
    lineart = master.mode == "lineart"
    encoded = encode_rendition(page.pixels, page.dpi, request.jpeg_quality, lineart=lineart)
    return encoded.data, encoded.media_type


def _finding(check: Check, view: PageView, checklist: Checklist) -> Finding:
    try:
        return check.measure(view, checklist.limits[check.name])
    except (cv2.error, ValueError, ArithmeticError, IndexError, np.linalg.LinAlgError):
        # A page that a check was not made for is a page that was not checked.
        return Finding(check.name, Outcome.UNCHECKED, note="check_failed")


@cache
def _use_one_thread() -> None:
    # One page a core: threads inside of OpenCV cost more than they bring.
    cv2.setNumThreads(1)


@cache
def _all_engines() -> dict[str, OcrEngine]:
    return load_plugins(engines, OcrEngine)  # type: ignore[type-abstract]  # a port is asked for


def _engine(name: str) -> OcrEngine:
    known = _all_engines()
    if name not in known:
        raise SettingsFault("engine_unknown", engine=name, choices=", ".join(known))
    reason = known[name].availability()
    if reason:
        raise ToolMissing(reason, engine=name)
    return known[name]
