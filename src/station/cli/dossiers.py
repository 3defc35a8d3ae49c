"""``station dossiers``: what there is to do; ``station classify``: the secrecy level of a dossier."""

from __future__ import annotations

from argparse import ArgumentParser

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.secrecy import Secrecy
from station.workflow.submit_dossier import classify_dossier


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "dossiers")
    parser.add_argument("text", nargs="?", default="", metavar="TEXT", help=common.word("filter"))
    parser.set_defaults(run=run_dossiers)
    parser = common.command(commands, "classify", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    parser.add_argument("level", choices=[level.value for level in Secrecy], help=common.word("level"))
    parser.set_defaults(run=run_classify)


def run_dossiers(face: Face) -> int:
    """List dossiers with their state and counts."""
    with face.station() as station, station.workspace.read() as reader:
        rows = reader.dossier_summaries(text=face.arguments.text)
    face.table(
        ("dossier", "state", "pages", "expected", "title"),
        [
            (r.code, face.texts.word(f"state_{r.state.value}"), r.pages,
             r.expected_pages or "", r.title[:60])
            for r in rows
        ],
    )  # fmt: skip
    face.result({
        "dossiers": [
            {"code": r.code, "title": r.title, "state": r.state.value, "pages": r.pages,
             "expected_pages": r.expected_pages}
            for r in rows
        ]
    })  # fmt: skip
    return 0


def run_classify(face: Face) -> int:
    """Record the secrecy level of a dossier."""
    with face.station() as station:
        dossier = named_dossier(station, face.arguments.dossier)
        classify_dossier(station, acting_person(face, station), dossier, Secrecy(face.arguments.level))
    level = face.texts.word(f"secrecy_{face.arguments.level}")
    face.say("classified", dossier=dossier.code, level=level)
    face.result({"dossier": dossier.code, "secrecy": face.arguments.level})
    return 0
