"""What to hand to Tesseract, and what our call costs beside the bare recognition.

Generated pages (fixed seeds) through the image stage; each variant reads the same renditions. CPU of this process,
medians; character errors against the printed text of the page, blanks not counted.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import tesserocr
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

import samples
from station.imaging.analysis import analyse, make_recipe
from station.imaging.ink import background, ink_mask, paper_level
from station.imaging.render import render
from station.model.recipe import Recipe
from station.ocr.engines.tesserocr import PLUGIN
from station.ocr.preparation import prepared
from station.ocr.tessdata import require_languages

Gray = NDArray[np.uint8]
Prepare = Callable[[Gray], tuple[Gray, float]]


def run(*, quick: bool) -> dict[str, Any]:
    """Compare preparations and renderings; measure the call against the bare recognition."""
    pages = [page for seed in range(3 if quick else 12) if (page := _page(seed)) is not None]
    bare = tesserocr.PyTessBaseAPI(path=require_languages("vie"), lang="vie", psm=tesserocr.PSM.AUTO)
    variants: dict[str, Prepare] = {
        "grey 300 dpi": lambda gray: (gray, 300.0),
        "Otsu 300 dpi": lambda gray: (_otsu(gray), 300.0),
        "Otsu 240 dpi (taken)": lambda gray: (prepared(gray, 300.0)[0], 240.0),
        "grey 240 dpi": lambda gray: (_scaled(gray, 0.8), 240.0),
        "Otsu 200 dpi": lambda gray: (_otsu(_scaled(gray, 2 / 3)), 200.0),
        "local threshold 240 dpi": lambda gray: (_local(_scaled(gray, 0.8)), 240.0),
    }
    table = [f"{len(pages)} pages, {statistics.mean(len(text) for _, _, text in pages):.0f} characters a page, vie"]
    table += [f"{name:28}{ms:8.0f} ms {errors:7.2f} % CER" for name, ms, errors in _variants(bare, pages, variants)]
    cubic = [(_cubic(image, recipe), recipe, text) for image, recipe, text in pages]
    name = "Otsu 240 dpi, cubic warp"
    table += [
        f"{row:28}{ms:8.0f} ms {errors:7.2f} % CER"
        for row, ms, errors in _variants(bare, cubic, {name: lambda gray: (prepared(gray, 300.0)[0], 240.0)}, raw=True)
    ]
    ratio = _call_ratio(bare, pages, rounds=2 if quick else 4)
    table.append(f"our call / bare recognition: {ratio:.3f}")
    target = {"value": round(ratio, 3), "target": 1.15, "unit": "×", "met": ratio <= 1.15}
    return {"table": table, "targets": {"ocr_call": target}}


def _page(seed: int) -> tuple[Gray, Recipe, str] | None:
    kind = ("first", "continuation", "table")[seed % 3]
    surround = ("dark", "white", "grey")[seed % 3]
    sample = samples.page(
        900 + seed, kind, angle=1.5 - 0.3 * seed, surround=surround, margin_mm=8, noise=2.5, blur=0.55, jpeg=85
    )
    image = np.asarray(cv2.cvtColor(sample.image, cv2.COLOR_RGB2GRAY), np.uint8)
    return image, make_recipe(analyse(image, 300), 0), "".join(sample.truth.text.split())


def _variants(
    bare: Any, pages: list[tuple[Gray, Recipe, str]], variants: dict[str, Prepare], *, raw: bool = False
) -> list[tuple[str, float, float]]:
    rows = []
    for name, prepare in variants.items():
        spent, wrong, letters = [], 0, 0
        for image, recipe, wanted in pages:
            gray = image if raw else render(image, recipe)
            start = time.process_time()
            read = _bare(bare, *prepare(gray))
            spent.append(time.process_time() - start)
            wrong += Levenshtein.distance("".join(read.split()), wanted)
            letters += len(wanted)
        rows.append((name, 1000 * statistics.median(spent), 100 * wrong / letters))
    return rows


def _call_ratio(bare: Any, pages: list[tuple[Gray, Recipe, str]], rounds: int) -> float:
    """Return our call's CPU over that of recognition alone on the very same bits, A B A B."""
    ours: list[float] = []
    alone: list[float] = []
    for _ in range(rounds):
        for image, recipe, _ in pages:
            gray = render(image, recipe)
            levels, _ = prepared(gray, 300.0)
            _hand_over(bare, levels, 240.0)
            start = time.process_time()
            bare.Recognize()
            alone.append(time.process_time() - start)
            start = time.process_time()
            PLUGIN.recognise(gray, 300.0, "vie")
            ours.append(time.process_time() - start)
    return sum(ours) / sum(alone)


def _hand_over(bare: Any, image: Gray, dpi: float) -> None:
    height, width = image.shape
    if len(np.unique(image[::16, ::16])) <= 2:
        packed = np.packbits(image > 0, axis=1)
        bare.SetImageBytes(packed.tobytes(), width, height, 0, packed.shape[1])
    else:
        bare.SetImageBytes(image.tobytes(), width, height, 1, width)
    bare.SetSourceResolution(int(dpi))


def _bare(bare: Any, image: Gray, dpi: float) -> str:
    _hand_over(bare, image, dpi)
    bare.Recognize()
    return str(bare.GetUTF8Text())


def _scaled(gray: Gray, scale: float) -> Gray:
    return np.asarray(cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _otsu(gray: Gray) -> Gray:
    return np.asarray(cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1], np.uint8)


def _local(gray: Gray) -> Gray:
    return np.asarray(255 - ink_mask(gray, background(gray, 240.0, paper_level(gray)), 0.35), np.uint8)


def _cubic(image: Gray, recipe: Recipe) -> Gray:
    corners = np.array(recipe.crop.points, np.float32)[[0, 1, 3]] - 0.5
    width, height = recipe.size
    goal = np.array([(0, 0), (width, 0), (0, height)], np.float32) - 0.5
    matrix = cv2.getAffineTransform(goal, corners)
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(image, matrix, recipe.size, flags=flags, borderValue=(255,)), np.uint8)
