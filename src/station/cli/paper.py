"""The paper before scanning: ``station checkout``, ``checkin``, ``triage`` and ``covers``."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from station.cli.acting import acting_person
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import InputFault
from station.model.paper import Condition
from station.workflow.cover_sheets import covers_of, print_covers
from station.workflow.paper_custody import Moved, bring_back, record_triage, take_out
from station.workflow.station import Station
from station.workflow.view_dossiers import dossiers_in_box, find_dossier


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    for name, run in (("checkout", run_checkout), ("checkin", run_checkin)):
        parser = common.command(commands, name, person=True)
        parser.add_argument("dossiers", nargs="+", metavar="DOSSIER", help=common.word("dossiers"))
        parser.add_argument("--counterpart", metavar="NAME", default="", help=common.word("counterpart"))
        parser.add_argument("--note", metavar="TEXT", default="", help=common.word("paper_note"))
        parser.set_defaults(run=run)
    parser = common.command(commands, "triage", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    parser.add_argument("--condition", choices=[one.value for one in Condition], help=common.word("condition"))
    parser.add_argument("--sheets", type=int, metavar="N", help=common.word("counted_sheets"))
    parser.add_argument("--note", metavar="TEXT", help=common.word("triage_note"))
    parser.set_defaults(run=run_triage)
    parser = common.command(commands, "covers")
    parser.add_argument("dossiers", nargs="*", metavar="DOSSIER", help=common.word("dossiers"))
    parser.add_argument("--box", metavar="CODE", help=common.word("box"))
    parser.add_argument("--out", metavar="FILE", required=True, help=common.word("covers_out"))
    parser.set_defaults(run=run_covers)


def run_checkout(face: Face) -> int:
    """Take the paper of dossiers out of the store."""
    arguments = face.arguments
    with face.station() as station:
        ids = _ids(station, arguments.dossiers)
        person = acting_person(face, station)
        return _tell_moved(face, station, take_out(station, person, ids, arguments.counterpart, arguments.note), "out")


def run_checkin(face: Face) -> int:
    """Bring the paper of dossiers back to the store."""
    arguments = face.arguments
    with face.station() as station:
        ids = _ids(station, arguments.dossiers)
        person = acting_person(face, station)
        return _tell_moved(face, station, bring_back(station, person, ids, arguments.counterpart, arguments.note), "in")


def run_triage(face: Face) -> int:
    """Record what was seen of the paper before scanning; without options show what was recorded."""
    arguments = face.arguments
    with face.station() as station:
        line = find_dossier(station, arguments.dossier)
        with station.workspace.read() as reader:
            dossier, triage = reader.dossier(line.id), reader.triage(line.id)
        wanted = triage
        if arguments.condition is not None:
            condition = Condition(arguments.condition)
            wanted = replace(wanted, condition=condition, held=condition.value if condition.holds else "")
        if arguments.sheets is not None:
            wanted = replace(wanted, counted_sheets=arguments.sheets)
        if arguments.note is not None:
            wanted = replace(wanted, note=arguments.note.strip())
        if wanted != triage:
            record_triage(station, acting_person(face, station), dossier, wanted)
    condition_word = face.texts.word(f"condition_{wanted.condition.value}") if wanted.condition else "–"
    face.say("triaged", dossier=dossier.code, condition=condition_word, sheets=wanted.counted_sheets or "–",
             note=wanted.note or "–")  # fmt: skip
    if wanted.held:
        face.say("triage_held", dossier=dossier.code)
    face.result({
        "dossier": dossier.code, "condition": wanted.condition.value if wanted.condition else None,
        "sheets": wanted.counted_sheets, "note": wanted.note, "held": bool(wanted.held),
    })  # fmt: skip
    return 0


def run_covers(face: Face) -> int:
    """Write cover sheets into a PDF: of the dossiers named, or of a whole box."""
    arguments = face.arguments
    target = Path(arguments.out)
    with face.station() as station:
        ids = _ids(station, arguments.dossiers)
        if arguments.box is not None:
            in_box = dossiers_in_box(station, arguments.box)
            if not in_box:
                raise InputFault("box_unknown", box=arguments.box)
            ids += [one for one in in_box if one not in ids]
        covers = covers_of(station, ids)
        pages = print_covers(covers.sheets, target, face.texts)
    face.say("covers_written", count=pages, path=target)
    if covers.left_out:
        face.say("covers_left_out", dossiers=", ".join(covers.left_out))
    face.result({"path": str(target), "pages": pages, "left_out": list(covers.left_out)})
    return 0


def _ids(station: Station, codes: list[str]) -> list[str]:
    return list(dict.fromkeys(find_dossier(station, code).id for code in codes))


def _tell_moved(face: Face, station: Station, moved: Moved, direction: str) -> int:
    """Tell what moved, dossier by dossier; the exit code is that of the first refusal."""
    with station.workspace.read() as reader:
        codes = [reader.dossier(one).code for one in moved.dossier_ids]
    for code in codes:
        face.say(f"paper_{direction}", dossier=code)
    for refusal in moved.refused:
        face.say("paper_stays", why=str(face.texts.error(refusal)))
    face.result({
        "moved": codes,
        "refused": [{"dossier": one.context.get("dossier", ""), "code": one.code} for one in moved.refused],
    })  # fmt: skip
    return moved.refused[0].exit_code if moved.refused else 0
