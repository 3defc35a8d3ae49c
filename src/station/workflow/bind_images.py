"""Images that exist already into one PDF/A, without a workspace: corrected, read, bound, checked by our own rules."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from station.jobs.executors import run_in_order
from station.jobs.job import Progress, ProgressSink, ignore_progress
from station.model.errors import InputFault, PackageFault, from_message
from station.model.profiles import Checklist
from station.packaging.pdfa.metadata import PdfInfo
from station.packaging.pdfa.rules import check_pdfa
from station.packaging.pdfa.writer import PdfPage, PdfSummary, write_pdfa
from station.packaging.profile import Problem
from station.qc.inspection import Inspection, InspectionRequest
from station.qc.inspector import inspect_file

MAX_IMAGES = 20_000


@dataclass(frozen=True, slots=True)
class BoundPdf:
    """The file that was made, the rules it breaks (none, or the command fails), and what was found on each page."""

    path: Path
    summary: PdfSummary
    problems: tuple[Problem, ...]
    pages: tuple[tuple[Path, Inspection], ...]
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class BindRequest:
    """How to bind: limits and language of reading, engine, JPEG quality, title and time of the PDF."""

    checklist: Checklist
    engine: str
    title: str
    created: datetime
    producer: str
    pdf_language: str = "vi"
    dpi: float = 0.0


def bind_images(
    images: Sequence[Path],
    output: Path,
    request: BindRequest,
    *,
    executor: Executor,
    workers: int,
    progress: ProgressSink = ignore_progress,
) -> BoundPdf:
    """Correct, read and bind the images in their order and return what was made.

    Raises ``InputFault`` naming the image that cannot be used (nothing is written then), ``PackageFault`` when the
    output cannot be written, ``ToolMissing`` without OCR engine or language.
    """
    started, cpu = time.perf_counter(), _cpu_seconds()
    _require_usable(images, output)
    pages: list[tuple[Path, Inspection]] = []
    inspected = _inspect(images, request, executor, workers, progress, pages)
    info = PdfInfo(
        title=request.title, language=request.pdf_language, producer=request.producer, creator=request.producer,
        created=request.created,
    )  # fmt: skip
    try:
        summary = write_pdfa(inspected, output, info)
    except OSError as error:
        raise PackageFault("package_write", path=str(output), detail=error.strerror or str(error)) from error
    problems = check_pdfa(output)
    return BoundPdf(
        output,
        summary,
        tuple(problems),
        tuple(pages),
        _cpu_seconds() - cpu,
        time.perf_counter() - started,
        _peak_bytes(),
    )


def _require_usable(images: Sequence[Path], output: Path) -> None:
    if len(images) > MAX_IMAGES:
        raise InputFault("too_many_images", count=len(images), limit=MAX_IMAGES)
    for image in images:
        if not image.is_file():
            raise InputFault("file_missing", path=str(image))
        if output.exists() and output.samefile(image):
            raise InputFault("output_is_input", path=str(image))


def _inspect(
    images: Sequence[Path],
    request: BindRequest,
    executor: Executor,
    workers: int,
    progress: ProgressSink,
    kept: list[tuple[Path, Inspection]],
) -> Iterator[PdfPage]:
    work = partial(_inspect_one, request)
    for image, result in zip(images, run_in_order(executor, work, images, workers * 2), strict=True):
        if not isinstance(result, Inspection):
            raise from_message(result)
        if result.pages > 1:
            raise InputFault("image_has_pages", name=image.name, pages=result.pages)
        yield PdfPage(
            image=result.rendition, media_type=result.rendition_type, width=result.width, height=result.height,
            dpi=result.dpi, text=result.text, name=image.name,
        )  # fmt: skip
        # The pixels are in the PDF now; what is kept for the record stays small.
        kept.append((image, replace(result, thumbnail=b"", proxy=b"", rendition=b"")))
        progress(Progress(len(kept), len(images), "pages", image.name))


def _inspect_one(request: BindRequest, image: Path) -> Inspection | dict[str, object]:
    return inspect_file(
        str(image),
        InspectionRequest(
            checklist=request.checklist, engine=request.engine, dpi=request.dpi, name=str(image), want_rendition=True
        ),
    )


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _peak_bytes() -> int:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * 1024
