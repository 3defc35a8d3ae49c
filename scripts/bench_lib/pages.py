"""A page beside the peer: ``station pdfa`` and OCRmyPDF on the same pages, A B A B: CPU, wall, memory, CER.

OCRmyPDF is asked for the same work: ``--deskew --rotate-pages --output-type pdfa``. It takes a PDF, made beforehand by
lossless embedding and not counted. Both read with one OpenMP thread a process, which is the cheaper setting for both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import img2pdf

from samples import score

ROOT = Path(__file__).resolve().parents[2]
PEER = ROOT / ".venv-peers" / "bin" / "ocrmypdf"
DEMO = ROOT / "resources" / "demo"
# Every third page: rectos and versos, whole and nearly empty ones, in the proportion of the whole set.
QUICK_STEP, QUICK_PAGES = 3, 9


@dataclass(frozen=True)
class Run:
    """What one run of one program cost, and what it read."""

    cpu: float
    wall: float
    peak_bytes: int
    text: list[str]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this bench."""
    parser.add_argument("--pages", metavar="DIR", type=Path, help="measure on the page images of this folder")


def run(*, quick: bool, pages: Path | None = None) -> dict[str, Any]:
    """Measure on the demo pages, or on the images of ``pages`` (truth: ``NAME.txt`` or ``NAME.json`` beside)."""
    images = find_images(pages)
    if quick:
        images = images[::QUICK_STEP][:QUICK_PAGES]
    truths = [truth_of(image) for image in images]
    rounds = 1 if quick else 2
    ours: list[Run] = []
    peer: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="bench-pages-") as folder:
        source = Path(folder) / "source.pdf"
        source.write_bytes(img2pdf.convert([str(image) for image in images]))
        for _ in range(rounds):
            ours.append(run_ours(images, Path(folder) / "ours.pdf"))
            peer.append(run_peer(source, Path(folder) / "peer.pdf", len(images)))
    return report(images, truths, ours, peer)


def find_images(folder: Path | None) -> list[Path]:
    """Return the page images of a folder, or those of the demo, in the order of their names."""
    root = folder or DEMO / "pages"
    found = sorted(p for p in root.rglob("*") if p.suffix.lower() in {".jpg", ".jpeg", ".png", ".tif", ".tiff"})
    if not found:
        sys.exit(f"no page images in {root}: name a folder that holds some with --pages")
    return found


def truth_of(image: Path) -> str | None:
    """Return the text that stands on the page, or ``None`` when nobody wrote it down."""
    beside = image.with_suffix(".txt")
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    for path in (image.with_suffix(".json"), DEMO / "truth" / image.parent.name / f"{image.stem}.json"):
        if path.is_file():
            return str(json.loads(path.read_text(encoding="utf-8"))["text"])
    return None


def run_ours(images: list[Path], output: Path) -> Run:
    """Run ``station pdfa`` as a person would."""
    command = [sys.executable, "-m", "station", "pdfa", *map(str, images), "--output", str(output), "--language", "vie"]
    return measure(command, output, len(images))


def run_peer(source: Path, output: Path, count: int) -> Run:
    """Run OCRmyPDF on the same pages."""
    command = [
        str(PEER), "--deskew", "--rotate-pages", "--output-type", "pdfa", "-l", "vie", "--quiet", "--jobs",
        str(os.cpu_count() or 1), str(source), str(output),
    ]  # fmt: skip
    return measure(command, output, count)


def measure(command: list[str], output: Path, count: int) -> Run:
    """Run a command; CPU seconds of it and all its children, peak memory of the largest process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"{Path(command[0]).name} ended with {process.returncode}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, texts(output, count))


def texts(pdf: Path, count: int) -> list[str]:
    """Return the text of each page as a reader copies it out."""
    found = subprocess.run(["pdftotext", "-q", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    pages = found.split("\f")
    return [*pages, *[""] * count][:count]


def error_rate(read: list[str], truths: list[str | None]) -> float | None:
    """Return character errors per true character over all pages whose text is known, in per cent.

    Columns may be read in any order (``samples.score``): both programs read the two-column heads of these documents
    sometimes across and sometimes down, and either is right for a reader.
    """
    pairs = [(found, truth.splitlines()) for found, truth in zip(read, truths, strict=True) if truth]
    letters = [sum(len(line) for line in lines) for _, lines in pairs]
    if not sum(letters):
        return None
    wrong = sum(score.error_rate(lines, found) * size for (found, lines), size in zip(pairs, letters, strict=True))
    return 100 * wrong / sum(letters)


def report(images: list[Path], truths: list[str | None], ours: list[Run], peer: list[Run]) -> dict[str, Any]:
    """Return table, figures, ratios and targets."""
    figures = {name: summary(runs, truths, len(images)) for name, runs in (("ours", ours), ("peer", peer))}
    ratio = {key: round(figures["peer"][key] / figures["ours"][key], 2) for key in ("cpu", "wall")}
    cer_ratio = None
    if figures["ours"]["cer"] is not None and figures["peer"]["cer"]:
        cer_ratio = round(figures["ours"]["cer"] / figures["peer"]["cer"], 3)
    table: list[Any] = [f"{len(images)} pages, {len(ours)} rounds, medians; per page"]
    table.append(f"{'':10}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}{'CER %':>8}")
    for name, row in figures.items():
        cer = "–" if row["cer"] is None else f"{row['cer']:.2f}"
        table.append(f"{name:10}{row['cpu']:9.2f}{row['wall']:9.2f}{row['peak_bytes'] / 1e6:9.0f}{cer:>8}")
    table.append(f"{'ratio':10}{ratio['cpu']:9.1f}{ratio['wall']:9.1f}")
    no_worse = cer_ratio is not None and cer_ratio <= 1.0
    targets = {
        "cpu_ratio": {"value": ratio["cpu"], "target": 6, "unit": "× less CPU than OCRmyPDF", "met": ratio["cpu"] >= 6},
        "cer_ratio": {"value": cer_ratio, "target": 1.0, "unit": "× its error rate", "met": no_worse},
    }
    return {"table": table, "pages": len(images), **figures, "ratio": {**ratio, "cer": cer_ratio}, "targets": targets}


def summary(runs: list[Run], truths: list[str | None], count: int) -> dict[str, Any]:
    """Return the medians of some runs, per page."""
    cer = error_rate(runs[-1].text, truths)
    return {
        "cpu": round(statistics.median(r.cpu for r in runs) / count, 3),
        "wall": round(statistics.median(r.wall for r in runs) / count, 3),
        "peak_bytes": max(r.peak_bytes for r in runs),
        "cer": None if cer is None else round(cer, 3),
    }
