"""Bytes a page and legibility beside OCRmyPDF: the images out of both PDFs, read again by the same Tesseract."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import img2pdf
import pikepdf

from bench_lib._package_pages import DPI, InspectedPage, truth_lines
from samples import score

ROOT = Path(__file__).resolve().parents[2]
PEER = ROOT / ".venv-peers" / "bin" / "ocrmypdf"
OURS, OTHER_QUALITY = "station, tt05-aip", 75
# As it is asked for PDF/A and nothing else; and with the corrections that ours has, as in ``bench pages``.
PEER_RUNS = {"OCRmyPDF": (), "OCRmyPDF, same corrections": ("--deskew", "--rotate-pages")}


@dataclass(frozen=True)
class Legible:
    """A PDF: bytes a page of the file and of its images, and character errors of what its images show, in per cent."""

    name: str
    page_bytes: float
    image_bytes: float
    cer: float


def run_peers(pages: Sequence[InspectedPage], folder: Path) -> dict[str, Path]:
    """Return the PDF that each run of OCRmyPDF makes of the page images, at its own optimisation."""
    source = folder / "source.pdf"
    source.write_bytes(img2pdf.convert([str(page.master) for page in pages]))
    made: dict[str, Path] = {}
    for number, (name, options) in enumerate(PEER_RUNS.items()):
        made[name] = folder / f"peer-{number}.pdf"
        command = [
            str(PEER), *options, "--output-type", "pdfa", "-l", "vie", "--quiet", "--jobs", str(os.cpu_count() or 1),
            str(source), str(made[name]),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
    return made


def legible(name: str, pdfs: Sequence[Path], folder: Path) -> Legible:
    """Return what the pages in the PDFs cost, in the order in which they were prepared, and how well they are read."""
    images = [image for pdf in pdfs for image in _images(pdf, folder)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        texts = list(pool.map(_read, images))
    wrong, letters = 0.0, 0
    for number, text in enumerate(texts):
        lines = truth_lines(folder, number)
        size = sum(map(len, lines))
        wrong += score.error_rate(lines, text) * size
        letters += size
    files, shown = (sum(path.stat().st_size for path in paths) for paths in (pdfs, images))
    return Legible(name, files / len(images), shown / len(images), 100 * wrong / letters)


def _images(pdf: Path, folder: Path) -> Iterator[Path]:
    """Yield the image of each page as the file that it was before it was bound."""
    with pikepdf.open(pdf) as opened:
        for number, page in enumerate(opened.pages):
            largest = max(page.images.values(), key=lambda image: int(image.Width) * int(image.Height))
            assert isinstance(largest, pikepdf.Stream)
            stem = folder / f"{pdf.parts[-3]}-{pdf.stem}-{number:03d}"
            yield Path(pikepdf.PdfImage(largest).extract_to(fileprefix=str(stem)))


def _read(image: Path) -> str:
    command = ["tesseract", str(image), "-", "-l", "vie", "--dpi", f"{DPI:g}"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout.decode()
