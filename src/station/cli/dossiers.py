"""``station import``: a mục lục hồ sơ becomes the worklist; ``station classify`` and ``station dossiers`` beside it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import InputFault
from station.model.secrecy import Secrecy
from station.settings.declared import build, read_toml
from station.workflow.import_inventory import ImportResult, import_inventory
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.submit_dossier import classify_dossier


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "import", person=True)
    parser.add_argument("file", metavar="FILE", help=common.word("inventory_file"))
    parser.add_argument("--fonds", metavar="CODE", default="", help=common.word("fonds"))
    parser.add_argument("--mapping", metavar="FILE", help=common.word("mapping"))
    parser.add_argument("--only-good", action="store_true", help=common.word("only_good"))
    parser.set_defaults(run=run_import)
    parser = common.command(commands, "dossiers")
    parser.add_argument("text", nargs="?", default="", metavar="TEXT", help=common.word("filter"))
    parser.set_defaults(run=run_dossiers)
    parser = common.command(commands, "classify", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    parser.add_argument("level", choices=[level.value for level in Secrecy], help=common.word("level"))
    parser.set_defaults(run=run_classify)


def load_mapping(face: Face, path: str | None) -> ColumnMapping:
    """Return the column mapping of a file, or the one that ships with the product."""
    source = Path(path) if path else face.services.resources / "profiles" / "inventory" / "default.toml"
    return build(ColumnMapping, read_toml(source), str(source))


def run_import(face: Face) -> int:
    """Import an inventory; rejected rows are listed and end with the exit code of bad input."""
    arguments = face.arguments
    mapping = load_mapping(face, arguments.mapping)
    with face.station() as station:
        result = import_inventory(
            station.workspace, acting_person(face, station), Path(arguments.file), mapping, fonds=arguments.fonds,
            only_good=arguments.only_good,
        )  # fmt: skip
    show_import(face, result)
    face.result({
        "source": result.source, "sha256": result.sha256, "imported": result.imported, "already": result.already,
        "rejected": [row.as_dict() for row in result.rejected],
    })  # fmt: skip
    return InputFault.exit_code if result.rejected else 0


def show_import(face: Face, result: ImportResult) -> None:
    """Tell people what an import did."""
    for row in result.rejected:
        reason = face.texts.text("rows", row.reason, value=row.value)
        face.say("row_rejected", row=row.row, dossier=row.code, reason=reason)
    if result.rejected and not result.imported:
        face.say("nothing_imported", rejected=len(result.rejected), good=result.good)
    else:
        face.say("imported", count=result.imported, already=result.already, rejected=len(result.rejected))


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
