"""``station report``: which official reports there are, and making one."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from station.cli.acting import acting_person
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import InputFault
from station.workflow.official_reports import make_report, report_kinds


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "report", person=True)
    parser.add_argument("action", choices=("list", "make"), help=common.word("report_action"))
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help=common.word("report_name"))
    parser.add_argument("--unit", default="", metavar="CODE", help=common.word("report_unit"))
    parser.add_argument("--since", default="", metavar="YYYY-MM-DD", help=common.word("since"))
    parser.add_argument("--until", default="", metavar="YYYY-MM-DD", help=common.word("until"))
    parser.add_argument("--to", default=".", metavar="FOLDER", help=common.word("report_to"))
    parser.add_argument("--language", choices=("vi", "en"), help=common.word("report_language"))
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=common.word("report_set"))
    parser.set_defaults(run=run_report)


def run_report(face: Face) -> int:
    """List the kinds of reports, or make one; without days it is of this month up to today."""
    return _list(face) if face.arguments.action == "list" else _make(face)


def _list(face: Face) -> int:
    with face.station() as station:
        kinds = report_kinds(station)
    language = face.texts.language
    face.table(
        ["head_report_name", "head_report_title", "head_report_parameters"],
        [[kind.name, kind.titled(language), " ".join(one.name for one in kind.parameters)] for kind in kinds],
    )
    face.result({
        "reports": [
            {
                "name": kind.name, "title": kind.titled(language), "period": kind.period,
                "parameters": [one.name for one in kind.parameters],
            }
            for kind in kinds
        ]
    })  # fmt: skip
    return 0


def _make(face: Face) -> int:
    arguments = face.arguments
    with face.station() as station:
        today = station.clock.now().date()
        made = make_report(
            station, acting_person(face, station), arguments.name, unit=arguments.unit,
            since=arguments.since or today.replace(day=1).isoformat(), until=arguments.until or today.isoformat(),
            folder=Path(arguments.to), language=arguments.language or face.texts.language,
            parameters=_parts(arguments.set),
        )  # fmt: skip
    face.say("report_made", pages=made.pages)
    face.line(f"{made.xlsx}\n{made.pdf}")
    for text in made.missing:
        face.say("report_missing", text=text)
    face.result({
        "xlsx": str(made.xlsx), "xlsx_sha256": made.xlsx_sha256, "pdf": str(made.pdf), "pdf_sha256": made.pdf_sha256,
        "pages": made.pages, "missing": list(made.missing),
    })  # fmt: skip
    return 0


def _parts(given: list[str]) -> dict[str, str]:
    parts: dict[str, str] = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise InputFault("report_set", given=one[:60])
        parts[name.strip()] = value
    return parts
