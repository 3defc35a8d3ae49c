"""``station demo``: the whole line on the sample dossiers."""

from __future__ import annotations

from argparse import ArgumentParser

from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import PackageFault
from station.workflow.demonstration import COUNTED_BY, DemoStep, named_group, run_demo


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    common.command(commands, "demo").set_defaults(run=run_demonstration)


def run_demonstration(face: Face) -> int:
    """Run the whole line on the demo pages, through the real SANE stack, and say where the packages are."""

    def told(step: DemoStep) -> None:
        face.say(f"demo_{step.code}", **step.values)

    with face.station() as station:
        result = run_demo(station, face.services, told)
    face.table(
        ("dossier", "package_profile", "pages", "count_bytes", "verified", "path"),
        [
            (p.code, p.profile, p.pages, p.bytes, face.texts.word("yes" if p.valid else "no"), p.path)
            for p in result.packages
        ],
    )
    face.result({
        "workspace": str(face.arguments.workspace), "pages": result.pages,
        "packages": [
            {"dossier": p.code, "profile": p.profile, "path": str(p.path), "pages": p.pages,
             "bytes": p.bytes, "valid": p.valid, "problems": [problem.as_dict() for problem in p.problems]}
            for p in result.packages
        ],
        "counts": [
            {**named_group(COUNTED_BY, row), "captured": row.captured, "accepted": row.accepted}
            for row in result.counts
        ],
    })  # fmt: skip
    return 0 if result.packages and all(p.valid for p in result.packages) else PackageFault.exit_code
