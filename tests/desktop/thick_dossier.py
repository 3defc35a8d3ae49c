"""A dossier of 200 pages as paper: what it says, how it was scanned badly the first time, and what must be noticed.

Twenty documents of ten pages. The feeder took two leaves at once in the twelfth and a leaf went through twice in the
fifteenth, so that the count is right although a page is missing.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image

import samples

CODE = "H49.1998.200"
DOCUMENTS, LEAVES = 20, 10
PAGES = DOCUMENTS * LEAVES
STARTS = tuple(range(1, PAGES, LEAVES))
# Of the paper, counted from 1: what the first scan lacks, and what it has twice.
MISSING, DOUBLE = 115, 150
NUMBERED = 12
TYPES = ("quyet_dinh", "cong_van", "to_trinh", "bao_cao", "thong_bao")
MIDDLE = ("continuation", "continuation", "table", "continuation", "lined", "continuation", "continuation", "table")


@dataclass(frozen=True, slots=True)
class Defect:
    """How a page was scanned (fields of ``samples.Degradation``), the check that sees it, why it is sent back."""

    how: dict[str, object]
    check: str
    reason: str


DEFECTS: dict[int, Defect] = {
    9: Defect(
        {"shift_mm": (-56.0, 0.0), "surround": "white", "margin_mm": 0.5, "angle": 0.0}, "edge_content", "clipped"
    ),
    23: Defect({"blur": 3.0}, "sharpness", "blurred"),
    38: Defect({"torn_mm": (0.0, 28.0, 0.0, 0.0)}, "corners", "clipped"),
    52: Defect({"streaks": 2, "streak_level": 40.0}, "streaks", "dirty"),
    67: Defect({"exposure": 0.4}, "exposure", "exposure"),
    88: Defect({"bleed": 0.35}, "bleed_through", "exposure"),
    163: Defect({"exposure": 1.65, "contrast": 0.75}, "exposure", "exposure"),
    178: Defect({"contrast": 0.18}, "contrast", "exposure"),
    196: Defect({"folded_mm": (0.0, 0.0, 30.0, 0.0)}, "corners", "clipped"),
}
UPSIDE_DOWN = 104


def first_scan() -> list[int]:
    """Return the pages of the paper in the order in which they came the first time."""
    pages = [number for number in range(1, PAGES + 1) if number != MISSING]
    pages.insert(pages.index(DOUBLE) + 1, DOUBLE)
    return pages


def draw_first_scan(folder: Path) -> Path:
    """Draw all pages as they were scanned first; return the folder."""
    folder.mkdir()
    orders = [(folder, position, number) for position, number in enumerate(first_scan(), start=1)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(_draw_spoiled, orders, chunksize=5))
    return folder


def draw_again(folder: Path, number: int) -> Path:
    """Draw one page of the paper as a good scan shows it; return the folder."""
    folder.mkdir()
    _draw(folder / f"{number:03d}.jpg", number, _office(number), run=9)
    return folder


def _draw_spoiled(order: tuple[Path, int, int]) -> None:
    folder, position, number = order
    how = _office(number)
    if number in DEFECTS:
        how = replace(how, **DEFECTS[number].how)  # type: ignore[arg-type]
    elif number == UPSIDE_DOWN:
        how = replace(how, turn=180)
    _draw(folder / f"{position:03d}.jpg", number, how, run=position)


def _office(number: int) -> samples.Degradation:
    """Return one scanner with a dark bed, and paper that ages from document to document."""
    rng = np.random.default_rng(9200 + number)
    how = samples.ordinary_scan(rng)
    return replace(
        how, surround="dark", margin_mm=10.0, edge_shadow=0.0, staple=False, fold=False,
        angle=round(float(np.clip(how.angle, -2, 2)), 3),
    )  # fmt: skip


def _draw(path: Path, number: int, how: samples.Degradation, run: int) -> None:
    reverse = _clean(number + 1 if number % 2 else number - 1) if how.bleed else None
    image = samples.degrade(_clean(number), how, run, reverse).image
    Image.fromarray(image).save(path, quality=how.jpeg or 85, dpi=(300, 300))


def _clean(number: int) -> samples.Sample:
    document, leaf = divmod(number - 1, LEAVES)
    seed = 9000 + number
    if leaf == 0:
        return samples.clean_page(seed, "first", type=TYPES[document % len(TYPES)])
    if leaf == LEAVES - 1:
        return samples.clean_page(seed, "signature")
    if document + 1 == NUMBERED:
        return samples.clean_page(seed, "numbered", number=leaf + 1)
    return samples.clean_page(seed, MIDDLE[leaf - 1])
