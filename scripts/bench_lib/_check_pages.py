"""One generated page through the inspection, in a worker process: what was true of it and what was said."""

from __future__ import annotations

import io
import math
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import TypeVar

import numpy as np
from PIL import Image

from bench_lib._check_geometry import corner_error, corners_in_image, edge_shows, pieces_cut
from bench_lib._check_sets import SETS, Order, make
from bench_lib._check_truth import CORNER_MARKS, STRENGTHS, Presence, by_hand, expected, unreadable
from samples.truth import Sample, Truth
from station.jobs.process import end_with_parent, prepare_process
from station.model.finding import Finding
from station.model.profiles import Checklist
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

PROCESSES = 2
STAGES = ("decode", "analyse", "render", "checks")

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Row:
    """One page: ``expected`` and ``found`` by check; geometry is ``None`` where the page does not show its own.

    ``angle_error`` in degrees, ``corner_error`` in pixels at 300 dpi, ``cut``: words and marks that the crop leaves
    out; ``upright``: the recipe turns the page the right way (``None``: it was not read); ``cpu`` seconds by stage.
    """

    group: str
    seed: int
    kind: str
    bed: str
    turn: int
    expected: dict[str, Presence]
    found: dict[str, Finding]
    unreadable: bool
    angle_error: float | None
    corner_error: float | None
    cut: int
    upright: bool | None
    cpu: dict[str, float] = field(default_factory=dict)


@cache
def checklist() -> Checklist:
    """Return the default checklist."""
    return load_profiles([resources_folder()]).checklist("default")


def in_processes(work: Callable[[A], B], tasks: Iterable[A], seconds: float = math.inf) -> Iterator[B]:
    """Yield the results of a function of this package for the tasks, from two processes, in the order of the tasks.

    After ``seconds`` no further task is begun.
    """
    ends, waiting = time.monotonic() + seconds, iter(tasks)
    with ProcessPoolExecutor(PROCESSES, initializer=_prepare) as pool:
        running = deque(pool.submit(work, task) for task in islice(waiting, 4 * PROCESSES))
        while running:
            yield running.popleft().result()
            if time.monotonic() < ends:
                running.extend(pool.submit(work, task) for task in islice(waiting, 1))


def _prepare() -> None:
    prepare_process()
    end_with_parent()
    os.nice(5)


def master_of(sample: Sample, seed: int, dpi: int = 300) -> bytes:
    """Return the file a scanner would deliver: JPEG in colour or grey, PNG in two levels."""
    image = Image.fromarray(sample.image)
    if dpi != sample.truth.dpi:
        image = image.resize((image.width * dpi // 300, image.height * dpi // 300), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    if sample.truth.defects.get("bitonal"):
        image.convert("1", dither=Image.Dither.NONE).save(stream, "PNG", dpi=(dpi, dpi))
    else:
        image = image.convert("L") if sample.truth.defects.get("gray") else image
        quality = int(np.random.default_rng((seed, 8)).integers(75, 94))
        image.save(stream, "JPEG", quality=quality, dpi=(dpi, dpi))
    return stream.getvalue()


def measure(order: Order) -> Row:
    """Make a page, inspect it, and compare the recipe with the truth."""
    sample, dpi = make(order), SETS[order.group].dpi
    page = inspected(sample, order.seed, read=order.read, dpi=dpi)
    truth, recipe = replace(sample.truth, dpi=dpi), page.report.recipe
    found = {finding.check: finding for finding in page.report.findings}
    wanted = expected(truth)
    scaled = dpi != sample.truth.dpi
    # Handwriting has no lines as straight as the tenth of a degree that is asked for; what cannot be read, none at all.
    telling = truth.words and not by_hand(truth) and not unreadable(truth) and not scaled
    error = abs(recipe.angle - truth.angle) if telling else None
    wanted["skew"] = Presence.BORDERLINE if error is None else STRENGTHS["skew"].presence(error)
    damaged = any(mark.kind in CORNER_MARKS for mark in truth.marks)
    whole = not scaled and not damaged and corners_in_image(truth)
    return Row(
        group=order.group,
        seed=order.seed,
        kind=truth.kind,
        bed=_bed(sample, truth),
        turn=truth.turn,
        expected=wanted,
        found=found,
        unreadable=unreadable(truth),
        angle_error=error,
        corner_error=corner_error(recipe.crop, truth) if whole else None,
        cut=0 if scaled else pieces_cut(truth, recipe.crop),
        upright=recipe.turn == truth.turn if order.read and truth.words else None,
        cpu={name: page.report.seconds.get(name, 0.0) for name in STAGES},
    )


def _bed(sample: Sample, truth: Truth) -> str:
    bed = str(truth.defects.get("surround", "none"))
    if bed in ("none", "white"):
        return bed
    pixels = sample.image
    if truth.defects.get("bitonal"):
        pixels = np.array(Image.fromarray(pixels).convert("1", dither=Image.Dither.NONE)).astype(np.uint8) * 255
    return bed if edge_shows(pixels, sample.truth) else f"invisible {bed}"


def inspected(sample: Sample, seed: int, *, read: bool, dpi: int = 300) -> Inspection:
    """Return the inspection of a page with the default checklist."""
    request = InspectionRequest(checklist=checklist(), want_text=read, name=f"{seed}.jpg")
    return inspect(master_of(sample, seed, dpi), request)
