"""``station counts`` and ``station doctor``."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.counting import DIMENSIONS
from station.model.errors import InputFault, SettingsFault
from station.reports.values import number, written
from station.storage.records import Difference
from station.workflow.counting import counts, proof_of_counts
from station.workflow.doctor import diagnose

FIGURES = (
    "captured", "rescanned", "accepted", "a4_pages", "rejected", "removed", "control", "blank", "waiting", "sheets",
    "documents", "dossiers", "packaged", "bytes",
)  # fmt: skip
# A terminal is no place for more.
_LINES = 50


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "counts")
    parser.add_argument("--by", default="day", metavar="day,operator", help=common.word("by"))
    parser.add_argument("--since", default="", metavar="YYYY-MM-DD", help=common.word("since"))
    parser.add_argument("--until", default="", metavar="YYYY-MM-DD", help=common.word("until"))
    parser.add_argument("--only", action="append", default=[], metavar="unit=H38.1", help=common.word("only"))
    proof = parser.add_mutually_exclusive_group()
    proof.add_argument("--check", action="store_true", help=common.word("counts_check"))
    proof.add_argument("--rebuild", action="store_true", help=common.word("counts_rebuild"))
    parser.set_defaults(run=run_counts)
    common.command(commands, "doctor").set_defaults(run=run_doctor)


def run_counts(face: Face) -> int:
    """Print figures by day, operator and so on, or prove that the running totals are what the pages say."""
    arguments = face.arguments
    if arguments.check or arguments.rebuild:
        return _prove(face, rebuild=arguments.rebuild)
    groups = [name.strip() for name in arguments.by.split(",") if name.strip()]
    only = dict(_assigned(text) for text in arguments.only)
    for name in (*groups, *only):
        if name not in DIMENSIONS:
            raise SettingsFault("group_unknown", name=name, known=", ".join(DIMENSIONS))
    with face.station() as station:
        rows = counts(station, groups, arguments.since, arguments.until, only)
    figures = [{name: number(getattr(row, name)) for name in FIGURES} for row in rows]
    face.table(
        [f"group_{name}" for name in groups] + [f"count_{name}" for name in FIGURES],
        [[*row.group, *_shown(face, of)] for row, of in zip(rows, figures, strict=True)],
    )
    named = [{**dict(zip(groups, row.group, strict=True)), **of} for row, of in zip(rows, figures, strict=True)]
    face.result({"by": groups, "only": only, "rows": named})
    return 0


def _shown(face: Face, figures: Mapping[str, int | float]) -> list[str]:
    """Return figures as a person reads them: A4 pages may be broken (26,5)."""
    return [written(one, face.texts.language, 2) if isinstance(one, float) else str(one) for one in figures.values()]


def _assigned(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputFault("assignment_unreadable", value=text)
    return name.strip(), value.strip()


def _prove(face: Face, *, rebuild: bool) -> int:
    with face.station() as station:
        proof = proof_of_counts(station, rebuild=rebuild)
    told = {"pages": proof.pages, "dossiers": proof.dossiers, "count": proof.differing}
    if not proof.differing:
        face.say("counts_agree", **told)
    else:
        face.say("counts_put_right" if rebuild else "counts_differ", **told)
        face.table(_HEADS, [_line(one) for one in proof.differences[:_LINES]])
    face.result({**told, "rebuilt": rebuild, "differences": [asdict(one) for one in proof.differences]})
    return 1 if proof.differing and not rebuild else 0


_HEADS = ("counts_of", "group_day", "group_hour", "counts_figure", "counts_kept", "counts_found")


def _line(one: Difference) -> tuple[object, ...]:
    of = f"{one.kind} {one.subject}".strip()
    return of, one.key.day, f"{one.key.hour:02d}", one.figure, one.kept, one.found


def run_doctor(face: Face) -> int:
    """Say what is installed, what is missing and what to do about it."""
    services = face.services
    lines = diagnose(
        services.settings, services.engines(), services.drivers(), Path(face.arguments.workspace), services.clock
    )
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
