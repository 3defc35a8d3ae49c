"""``station pdfa``: images that exist already, corrected, read and bound without a workspace."""

from __future__ import annotations

import dataclasses
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import PackageFault
from station.qc.inspection import Inspection
from station.workflow.bind_images import BindRequest, BoundPdf, bind_images


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "pdfa")
    parser.add_argument("images", nargs="+", metavar="IMAGE", help=common.word("image"))
    parser.add_argument("--output", "-o", required=True, metavar="FILE.pdf", help=common.word("output"))
    parser.add_argument("--language", default="", metavar="vie", help=common.word("ocr_language"))
    parser.add_argument("--title", default="", metavar="TEXT", help=common.word("pdf_title"))
    parser.add_argument("--dpi", type=float, default=0.0, metavar="300", help=common.word("dpi"))
    parser.add_argument("--created", type=datetime.fromisoformat, metavar="TIME", help=common.word("created"))
    parser.set_defaults(run=run_pdfa)


def run_pdfa(face: Face) -> int:
    """Bind the images into one PDF/A-2u and print what was done to each."""
    arguments, services = face.arguments, face.services
    checklist = services.profiles.checklist(services.settings.checklist)
    if arguments.language:
        checklist = dataclasses.replace(checklist, language=arguments.language)
    images, output = [Path(name) for name in arguments.images], Path(arguments.output)
    created = arguments.created or services.clock.now()
    request = BindRequest(
        checklist=checklist, engine=services.settings.ocr_engine, title=arguments.title or output.stem,
        created=created if created.tzinfo else created.astimezone(), producer=services.software, dpi=arguments.dpi,
    )  # fmt: skip
    with services.executor(len(images)) as (executor, workers):
        bound = bind_images(images, output, request, executor=executor, workers=workers, progress=face.progress)
    _show(face, bound)
    return PackageFault.exit_code if bound.problems else 0


def _show(face: Face, bound: BoundPdf) -> None:
    for source, page in bound.pages:
        flagged = ", ".join(f.check for f in page.report.findings if f.outcome.value != "passed")
        face.say(
            "bound_page", name=source.name, turn=page.report.recipe.turn, angle=f"{page.report.recipe.angle:+.2f}",
            words=_words(page), flagged=flagged or "–",
        )  # fmt: skip
    for problem in bound.problems:
        face.line(f"{problem.rule}  {problem.subject}  {problem.detail}")
    face.say("bound", path=bound.path, pages=bound.summary.pages, problems=len(bound.problems))
    face.result({
        "output": {
            "path": str(bound.path), "bytes": bound.summary.bytes, "sha256": bound.summary.sha256,
            "pdfa": {"level": "2u", "problems": [problem.as_dict() for problem in bound.problems]},
        },
        "pages": [_page(source, page) for source, page in bound.pages],
        "seconds": {"cpu": round(bound.cpu_seconds, 3), "wall": round(bound.wall_seconds, 3)},
        "peak_bytes": bound.peak_bytes,
    })  # fmt: skip


def _words(page: Inspection) -> int:
    return len(page.text.words) if page.text else 0


def _page(source: Path, page: Inspection) -> dict[str, object]:
    recipe = page.report.recipe
    confidence = page.text.confidence if page.text else None
    return {
        "source": str(source),
        "turn": recipe.turn,
        "angle": round(recipe.angle, 3),
        "crop": recipe.crop.as_list(),
        "findings": [finding.as_dict() for finding in page.report.findings],
        "words": _words(page),
        "confidence": None if confidence is None else round(confidence, 1),
        "text": page.text.text if page.text else "",
        "seconds": {stage: round(seconds, 4) for stage, seconds in page.report.seconds.items()},
    }
