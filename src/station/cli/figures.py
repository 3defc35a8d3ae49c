"""``station counts`` and ``station doctor``."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import SettingsFault
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


def run_counts(face: Face) -> int:
    """Print page counts by day, operator and so on; the days are those fixed at capture."""
    groups = [name.strip() for name in face.arguments.by.split(",") if name.strip()]
    for name in groups:
        if name not in GROUPS:
            raise SettingsFault("group_unknown", name=name, known=", ".join(GROUPS))
    with face.station() as station, station.workspace.read() as reader:
        rows = reader.counts(groups, face.arguments.since or None, face.arguments.until or None)
    figures = ("captured", "rescanned", "accepted", "rejected", "removed", "blank", "sheets", "bytes")
    face.table(
        [f"group_{name}" for name in groups] + [f"count_{name}" for name in figures],
        [[*row.group, *(getattr(row, name) for name in figures)] for row in rows],
    )
    named = [{**dict(zip(groups, row.group, strict=True)), **{n: getattr(row, n) for n in figures}} for row in rows]
    face.result({"by": groups, "rows": named})
    return 0


def run_doctor(face: Face) -> int:
    """Say what is installed, what is missing and what to do about it."""
    services = face.services
    lines = diagnose(services.settings, services.engines(), services.drivers(), Path(face.arguments.workspace))
    for line in lines:
        mark = {"ok": "✓", "warn": "!", "missing": "✗"}[line.state]
        face.line(f"{mark} {line.titled(face.texts):32} {line.explained(face.texts)}".rstrip())
    devices = services.devices()
    for device in devices:
        face.line(f"✓ {device.name:32} {device.vendor} {device.model}")
    missing = [line.name for line in lines if line.state == "missing"]
    named = ", ".join(line.titled(face.texts) for line in lines if line.state == "missing")
    face.say("doctor_missing" if missing else "doctor_well", missing=named)
    face.result({"lines": [line.as_dict() for line in lines], "devices": [d.name for d in devices], "missing": missing})
    return 1 if missing else 0
