"""The image stage of one page without OCR: decode, recipe, render, checks, encode; and the skew it finds.

Pages are those of the demonstration (A4, 300 dpi, colour JPEG), so that anybody can repeat it. CPU of this thread.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path
from typing import Any

from station.jobs.process import prepare_process
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

STAGES = ("decode", "analyse", "render", "checks", "encode")


def run(*, quick: bool) -> dict[str, Any]:
    """Inspect the demo pages without reading them and compare angles and turns with the truth."""
    prepare_process()
    resources = resources_folder()
    images = sorted((resources / "demo" / "pages").rglob("*.jpg"))[:: 3 if quick else 1]
    checklist = load_profiles([resources]).checklist("default")
    request = InspectionRequest(checklist=checklist, want_text=False, want_rendition=True)
    inspect(images[0], request)
    spent: list[float] = []
    stages: dict[str, list[float]] = {name: [] for name in STAGES}
    for _ in range(1 if quick else 3):
        for image in images:
            start = time.process_time()
            page = inspect(image, request)
            spent.append(time.process_time() - start)
            for name in STAGES:
                stages[name].append(page.report.seconds.get(name, 0.0))
    errors = [error for image in images if (error := angle_error(image, inspect(image, request))) is not None]
    per_page = 1000 * statistics.median(spent)
    mean = statistics.mean(errors)
    table = [f"{len(images)} pages, median CPU milliseconds a page"]
    table += [f"{name:10}{1000 * statistics.median(stages[name]):8.1f}" for name in STAGES]
    table += [f"{'all':10}{per_page:8.1f}", f"{60000 / per_page:.0f} images a minute on one core"]
    table += [f"angle: mean error {mean:.3f}°, largest {max(errors):.3f}°, {len(errors)} pages"]
    targets = {
        "image_stage": {"value": round(per_page, 1), "target": 150, "unit": "ms CPU", "met": per_page <= 150},
        "angle_mean": {"value": round(mean, 4), "target": 0.02, "unit": "°", "met": mean <= 0.02},
        "angle_max": {"value": round(max(errors), 3), "target": 0.1, "unit": "°", "met": max(errors) <= 0.1},
    }  # fmt: skip
    return {"table": table, "targets": targets}


def angle_error(image: Path, page: Inspection) -> float | None:
    """Return how far the angle is from the truth, ``None`` where the page has no lines to see it by."""
    truth_file = image.parents[2] / "truth" / image.parent.name / f"{image.stem}.json"
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    says_nothing = any(f.check == "skew" and f.outcome.value == "unchecked" for f in page.report.findings)
    return None if says_nothing else abs(page.report.recipe.angle - float(truth["angle"]))
