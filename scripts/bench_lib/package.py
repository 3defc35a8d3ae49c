"""Packages of the national profiles: CPU a page, memory, a mean dossier from accepted pages, and bytes beside a peer.

Everything goes through ``build_package``, which verifies what it sealed. Each measurement is a process of its own. The
pages are A4 colour at 300 dpi with 400 words on the mean, drawn by ``samples`` and inspected as in a workspace.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from bench_lib import _package_report
from bench_lib._package_pages import InspectedPage, prepare
from bench_lib._package_peer import OTHER_QUALITY, OURS, PEER, legible, run_peers

SCRIPTS = Path(__file__).resolve().parents[1]
PROFILES = ("tt05-aip", "tt05-sip", "plain")
PAGES, ROUNDS = 200, 3
FEW, MANY, QUICK_MANY = 10, 2000, 400
# The province's mean dossier: three documents.
MEAN_DOSSIER = 36
SOURCES, QUICK_SOURCES = 12, 4


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this bench."""
    parser.add_argument("--only", choices=list(_PARTS), default="", help="measure this alone")


def run(*, quick: bool, only: str = "") -> dict[str, Any]:
    """Return the table, the figures and the targets."""
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="bench-package-") as name:
        folder = Path(name)
        pages = prepare(folder, QUICK_SOURCES if quick else SOURCES, os.cpu_count() or 1)
        for part, measure in _PARTS.items():
            if only in ("", part):
                figures[part] = measure(folder, pages, quick)
    words = round(sum(page.words for page in pages) / len(pages))
    return _package_report.report(figures, f"{len(pages)} page images of {words} words; load {os.getloadavg()[0]:.1f}")


def _cpu(folder: Path, _: list[InspectedPage], quick: bool) -> dict[str, Any]:
    """Measure CPU a page by part, the median of the rounds by their sum; profiles take turns."""
    rounds = [[_child("prepared", name, PAGES, folder) for name in PROFILES] for _ in range(1 if quick else ROUNDS)]
    by_profile = zip(PROFILES, zip(*rounds, strict=True), strict=True)
    return {
        name: {phase: median(one["ms"][phase] for one in measured) for phase in measured[0]["ms"]}
        | {"page_bytes": measured[0]["page_bytes"]}
        for name, measured in by_profile
    }


def _memory(folder: Path, _: list[InspectedPage], quick: bool) -> dict[str, Any]:
    counts = (FEW, PAGES, QUICK_MANY if quick else MANY)
    return {"rows": [_child("prepared", "tt05-aip", count, folder) for count in counts]}


def _mean_dossier(folder: Path, _: list[InspectedPage], quick: bool) -> dict[str, Any]:
    rounds = [_child("accepted", "tt05-aip", MEAN_DOSSIER, folder) for _ in range(1 if quick else ROUNDS)]
    return sorted(rounds, key=lambda one: float(one["wall_s"]))[len(rounds) // 2]


def _legibility(folder: Path, pages: list[InspectedPage], _: bool) -> dict[str, Any]:
    """Seal the pages as one document, in two qualities, and have OCRmyPDF make a PDF of the same images."""
    made = {OURS: _child("accepted", "tt05-aip", len(pages), folder)["pdfs"]}
    other = _child("accepted", "tt05-aip", len(pages), folder, OTHER_QUALITY)["pdfs"]
    made[f"{OURS}, quality {OTHER_QUALITY}"] = other
    if PEER.is_file():
        made |= {name: [pdf] for name, pdf in run_peers(pages, folder).items()}
    return {"rows": [asdict(legible(name, list(map(Path, pdfs)), folder)) for name, pdfs in made.items()]}


def _child(what: str, profile: str, count: int, folder: Path, *more: int) -> dict[str, Any]:
    arguments = [what, profile, str(count), str(folder), *map(str, more)]
    command = [sys.executable, "-m", "bench_lib._package_child", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    result = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if result.returncode:
        sys.exit(f"{' '.join(arguments)}: {result.stderr}")
    return dict(json.loads(result.stdout.splitlines()[-1]))


_PARTS: dict[str, Callable[[Path, list[InspectedPage], bool], dict[str, Any]]] = {
    "cpu": _cpu, "memory": _memory, "mean_dossier": _mean_dossier, "legibility": _legibility,
}  # fmt: skip
