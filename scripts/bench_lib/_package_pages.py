"""Page images for the bench of packages, and what the station finds on them: drawn, inspected and kept in a folder."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from station.model.finding import Report
from station.qc.inspection import InspectionRequest
from station.qc.inspector import inspect_file
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

DPI = 300.0
# First pages and full ones that follow: 400 words on the mean. A scanner's own JPEG of good quality.
KINDS, SCAN_QUALITY = ("first", "first", "first", "continuation"), 90


@dataclass(frozen=True)
class InspectedPage:
    """A page image and its inspection: ``text`` as the bytes that are kept, ``rendition`` the file made of the image.

    ``width`` × ``height``: pixels of the rendition.
    """

    master: Path
    sha256: str
    report: Report
    text: bytes
    rendition: Path
    width: int
    height: int
    words: int


def prepare(folder: Path, count: int, workers: int) -> list[InspectedPage]:
    """Draw, inspect (recipe, words, checks) and render ``count`` pages; what ``load`` returns later."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(workers) as pool:
        pages = list(pool.map(_page, [folder] * count, range(count)))
    (folder / "pages.pickle").write_bytes(pickle.dumps(pages))
    return pages


def load(folder: Path) -> list[InspectedPage]:
    """Return what was prepared in a folder."""
    return list(pickle.loads((folder / "pages.pickle").read_bytes()))  # noqa: S301 - written by ``prepare``


def truth_lines(folder: Path, number: int) -> list[str]:
    """Return the lines of text that stand on a page."""
    return list(json.loads((folder / f"{number:03d}.json").read_text(encoding="utf-8")))


def _page(folder: Path, number: int) -> InspectedPage:
    import numpy as np  # noqa: PLC0415 - the processes that are measured load this module for ``load`` alone
    from PIL import Image  # noqa: PLC0415

    import samples  # noqa: PLC0415

    sample = samples.scan(number, KINDS[number % len(KINDS)], samples.ordinary_scan(np.random.default_rng(number)))
    master = folder / f"{number:03d}.jpg"
    Image.fromarray(sample.image).save(master, quality=SCAN_QUALITY, dpi=(DPI, DPI))
    lines = [line for line in sample.truth.text.splitlines() if line]
    (folder / f"{number:03d}.json").write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
    checklist = replace(load_profiles([resources_folder()]).checklist("default"), language="vie")
    found = inspect_file(str(master), InspectionRequest(checklist, dpi=DPI, name=master.name, want_rendition=True))
    if isinstance(found, dict) or found.text is None:
        raise SystemExit(f"{master.name} cannot be inspected: {found}")
    rendition = folder / f"{number:03d}.rendition"
    rendition.write_bytes(found.rendition)
    return InspectedPage(
        master, found.report.master, found.report, found.text.to_bytes(), rendition, found.width, found.height,
        len(found.text.words),
    )  # fmt: skip
