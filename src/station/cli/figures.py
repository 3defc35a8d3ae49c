"""``station counts``, ``doctor`` and ``demo``."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import SettingsFault
from station.workflow.demonstration import COUNTED_BY, DemoStep, named_group, run_demo
from station.workflow.doctor import diagnose

GROUPS = ("day", "operator", "reviewer", "station", "device", "fonds", "profile")


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "counts")
    parser.add_argument("--by", default="day", metavar="day,operator", help=common.word("by"))
    parser.add_argument("--since", default="", metavar="YYYY-MM-DD", help=common.word("since"))
    parser.add_argument("--until", default="", metavar="YYYY-MM-DD", help=common.word("until"))
    parser.set_defaults(run=run_counts)
    common.command(commands, "doctor").set_defaults(run=run_doctor)
    common.command(commands, "demo").set_defaults(run=run_demonstration)


def run_counts(face: Face) -> int:
    """Print page counts by day, operator and so on; the days are those fixed at capture."""
    groups = [name.strip() for name in face.arguments.by.split(",") if name.strip()]
    for name in groups:
        if name not in GROUPS:
            raise SettingsFault("group_unknown", name=name, known=", ".join(GROUPS))
    with face.station() as station, station.workspace.read() as reader:
        rows = reader.counts(groups, face.arguments.since or None, face.arguments.until or None)
    figures = ("captured", "rescanned", "accepted", "rejected", "removed", "sheets", "bytes")
    face.table(
        [f"group_{name}" for name in groups] + [f"count_{name}" for name in figures],
        [[*row.group, *(getattr(row, name) for name in figures)] for row in rows],
    )
    face.result({
        "by": groups, "rows": [{**named_group(groups, row), **{n: getattr(row, n) for n in figures}} for row in rows],
    })  # fmt: skip
    return 0


def run_doctor(face: Face) -> int:
    """Say what is installed, what is missing and what to do about it."""
    services = face.services
    lines = diagnose(services.settings, services.engines(), services.drivers(), Path(face.arguments.workspace))
    for line in lines:
        remedy = face.texts.word(f"doctor_{line.remedy}") if line.remedy else ""
        mark = {"ok": "✓", "warn": "!", "missing": "✗"}[line.state]
        face.line(f"{mark} {line.name:18} {line.detail}  {remedy}".rstrip())
    devices = services.devices()
    for device in devices:
        face.line(f"✓ {device.name:18} {device.vendor} {device.model}")
    missing = [line.name for line in lines if line.state == "missing"]
    face.say("doctor_missing" if missing else "doctor_well", missing=", ".join(missing))
    face.result({"lines": [line.as_dict() for line in lines], "devices": [d.name for d in devices], "missing": missing})
    return 1 if missing else 0


def run_demonstration(face: Face) -> int:
    """Run the whole line on the demo pages, through the real SANE stack, and say where the packages are."""

    def told(step: DemoStep) -> None:
        face.say(f"demo_{step.code}", **step.values)

    with face.station() as station:
        result = run_demo(station, face.services, told)
    face.table(
        ("dossier", "pages", "count_bytes", "verified", "path"),
        [(p.code, p.pages, p.bytes, face.texts.word("yes" if p.valid else "no"), p.path) for p in result.packages],
    )
    face.result({
        "workspace": str(face.arguments.workspace), "pages": result.pages,
        "packages": [
            {"dossier": p.code, "path": str(p.path), "pages": p.pages, "bytes": p.bytes, "valid": p.valid,
             "problems": [problem.as_dict() for problem in p.problems]}
            for p in result.packages
        ],
        "counts": [
            {**named_group(COUNTED_BY, row), "captured": row.captured, "accepted": row.accepted}
            for row in result.counts
        ],
    })  # fmt: skip
    return 0 if result.packages and all(p.valid for p in result.packages) else 5
