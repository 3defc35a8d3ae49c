"""Lean and page edges on generated pages with known answers, every kind of page and bed; and the real skewed pages.

Tuned on the sets with the seeds 1 to 5; the figures are of another seed.
"""

from __future__ import annotations

import statistics
import time
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import samples
from bench_lib._check_geometry import pieces_cut
from station.imaging.analysis import analyse, make_recipe
from station.imaging.codecs import decode
from station.imaging.ink import background, ink_mask, paper_level
from station.imaging.scaling import shrink, working_factor
from station.imaging.text_lean import find_text_lean

DPI = 300.0
REAL = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "skew"
# Degrees that the origin of the real pages states (whole ones: its method looks no finer).
STATED = {1: -1, 2: -2, 3: -6, 4: 7, 5: 3, 6: -3, 7: 3, 8: 15}
# Pages on which nothing says how they lie: no text, and paper that looks like its bed.
SILENT = {"blank", "seal_ghost"}


def run(*, quick: bool) -> dict[str, Any]:
    """Measure angles, corners, axis and time."""
    rows = [_measured(sample) for sample in samples.degraded_set(40 if quick else 300, seed=77)]
    telling = [row for row in rows if row["kind"] not in SILENT]
    errors = [row["error"] for row in telling]
    corners = [row["corner"] for row in rows if row["bed"] in {"dark", "grey"} and not row["clipped"]]
    white = [row["corner"] for row in rows if row["bed"] == "white" and not row["clipped"]]
    cost = 1000 * statistics.median(row["seconds"] for row in rows)
    wrong_axis = sum(row["axis_wrong"] for row in rows)
    mean, most = statistics.mean(errors), max(errors)
    table = [
        f"{len(rows)} generated pages; {len(telling)} with something to see the lean by",
        f"angle: mean error {mean:.4f}°, largest {most:.3f}°, {sum(e > 0.1 for e in errors)} above 0.1°",
        f"corners, dark and grey beds: {statistics.mean(corners):.2f} px mean, {statistics.median(corners):.2f} median",
        f"corners, white beds: {statistics.mean(white):.2f} px mean, {statistics.median(white):.2f} median",
        f"axis wrong on {wrong_axis}; words cut off on {sum(row['cut'] > 0 for row in rows)}",
        f"ink, axis and lean: {cost:.1f} ms CPU a page",
        *real_pages(),
    ]
    corner = statistics.mean(corners)
    cut = sum(row["cut"] > 0 for row in rows)
    targets = {
        "skew_mean": {"value": round(mean, 4), "target": 0.02, "unit": "°", "met": mean <= 0.02},
        "skew_largest": {"value": round(most, 3), "target": 0.1, "unit": "°", "met": most <= 0.1},
        "skew_cpu": {"value": round(cost, 1), "target": 20, "unit": "ms", "met": cost <= 20},
        "corners": {"value": round(corner, 2), "target": 3, "unit": "px", "met": corner <= 3},
        "content_cut": {"value": cut, "target": 0, "unit": "pages", "met": cut == 0},
    }
    return {"table": table, "targets": targets}


def _measured(sample: samples.Sample) -> dict[str, Any]:
    truth = sample.truth
    gray = np.ascontiguousarray(sample.image[..., 1])
    analysis = analyse(gray, DPI)
    crop = make_recipe(analysis, truth.turn).crop
    distances = np.hypot(*(np.array(crop.points) - np.array(truth.corners)).T)
    return {
        "kind": truth.kind,
        "bed": truth.defects.get("surround", "none"),
        "clipped": "clipped" in truth.labels,
        "error": abs(analysis.angle - truth.angle),
        "corner": float(distances.mean()),
        "axis_wrong": analysis.sideways != (truth.turn in {90, 270}),
        "cut": pieces_cut(truth, analysis.quad),
        "seconds": _lean_seconds(gray),
    }


def _lean_seconds(gray: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> float:
    """Time what finding the lean needs by itself, from the full grey page on."""
    start = time.thread_time()
    factor = working_factor(DPI)
    small = shrink(gray, factor)
    behind = background(small, DPI / factor, paper_level(small))
    find_text_lean(gray, ink_mask(small, behind), partial(ink_mask, small, behind), factor, DPI)
    return time.thread_time() - start


def real_pages() -> list[str]:
    """Return the angles found on the real pages, where they are on this machine."""
    if not REAL.is_dir():
        return ["real skewed pages: not on this machine"]
    lines = []
    for number, stated in STATED.items():
        image = decode((REAL / f"deskew-{number}.png").read_bytes(), f"deskew-{number}")
        angle = analyse(image.gray, image.dpi or max(image.width, image.height) / 11.69).angle
        lines.append(f"real page {number}: {angle:+.2f}° (stated, in whole degrees: {stated:+d})")
    return lines
