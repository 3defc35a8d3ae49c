"""``station pages``: the pages of a dossier, and what a clerk puts right in place."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.cli.reasons import given_reason
from station.model.dossier import Dossier, Page
from station.model.errors import InputFault, NotFound
from station.model.paper import LeafKind
from station.model.people import Person
from station.model.reasons import BLANK, REMOVE
from station.workflow.edit_pages import correct_page, mark_blank, mark_suspect, move_page, note_leaf, turn_page
from station.workflow.station import Station
from station.workflow.submit_dossier import remove_page
from station.workflow.view_dossiers import DossierView, view_dossier

_QUARTER = 90
_ACTIONS = ("move", "turn", "automatic", "blank", "not_blank", "looked_at", "remove", "note")


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "pages", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    for name, arguments in (
        ("move", ("N", "AFTER")), ("turn", ("N", "DEGREES")), ("remove", ("N", "REASON")), ("note", ("N", "KIND")),
    ):  # fmt: skip
        parser.add_argument(
            f"--{name}", nargs=2, action="append", default=[], metavar=arguments, help=common.word(f"page_{name}")
        )
    for name in ("automatic", "blank", "not-blank", "looked-at"):
        word = common.word(f"page_{name.replace('-', '_')}")
        parser.add_argument(f"--{name}", type=int, action="append", default=[], metavar="N", help=word)
    parser.add_argument("--why-blank", default="", metavar="REASON", help=common.word("page_why_blank"))
    parser.add_argument("--leaves", type=int, default=1, metavar="K", help=common.word("page_leaves"))
    parser.add_argument("--text", type=int, metavar="N", help=common.word("page_text"))
    parser.set_defaults(run=run_pages)


def run_pages(face: Face) -> int:
    """Put pages right, then list them; with ``--text`` print the words read on one."""
    arguments = face.arguments
    with face.station() as station:
        dossier = named_dossier(station, arguments.dossier)
        if any(getattr(arguments, name) for name in _ACTIONS):
            _change(face, station, acting_person(face, station), dossier)
        if arguments.text is not None:
            return _tell_text(face, station, dossier)
        view = view_dossier(station, dossier.id)
    _tell(face, view)
    return 0


def _change(face: Face, station: Station, person: Person, dossier: Dossier) -> None:
    """Do what was asked for, once all of it was understood; numbers are those before anything changes."""
    arguments = face.arguments
    with station.workspace.read() as reader:
        known = {str(page.number): page for page in reader.pages(dossier.id)}

    def page(number: object) -> Page:
        found = known.get(str(number))
        if found is None:
            raise NotFound("page_unknown", page=str(number), dossier=dossier.code)
        return found

    why_blank = given_reason(face, BLANK, arguments.why_blank)
    acts: list[Callable[[], object]] = [
        *(partial(correct_page, station, person, page(n), None) for n in arguments.automatic),
        *(partial(turn_page, station, person, page(n), _quarters(degrees)) for n, degrees in arguments.turn),
        *(partial(mark_blank, station, person, page(n), blank=True, reason=why_blank) for n in arguments.blank),
        *(partial(mark_blank, station, person, page(n), blank=False) for n in arguments.not_blank),
        *(partial(mark_suspect, station, person, page(n)) for n in arguments.looked_at),
        *(
            partial(note_leaf, station, person, page(n), _kind(kind), "", arguments.leaves)
            for n, kind in arguments.note
        ),
        *(partial(move_page, station, person, page(n), None if a == "0" else page(a).id) for n, a in arguments.move),
        *(
            partial(remove_page, station, person, page(n), given_reason(face, REMOVE, reason))
            for n, reason in arguments.remove
        ),
    ]
    for act in acts:
        act()


def _quarters(degrees: str) -> int:
    if not degrees.lstrip("-").isdigit() or int(degrees) % _QUARTER:
        raise InputFault("turn_unreadable", value=degrees)
    return int(degrees) // _QUARTER


def _kind(word: str) -> LeafKind:
    try:
        return LeafKind(word)
    except ValueError as error:
        raise InputFault("leaf_kind_unknown", value=word, choices=", ".join(LeafKind)) from error


def _tell_text(face: Face, station: Station, dossier: Dossier) -> int:
    with station.workspace.read() as reader:
        page = reader.page_by_number(dossier.id, face.arguments.text)
        text = reader.text(page.capture.id)
    if text is None:
        raise NotFound("page_not_read", page=str(page.number), dossier=dossier.code)
    face.line(text.text)
    face.result({"dossier": dossier.code, "page": page.number, "text": text.text})
    return 0


def _tell(face: Face, view: DossierView) -> None:
    notes = {note.page_id: note for note in view.leaf_notes}
    rows, listed = [], []
    for page in view.pages:
        report, note = view.reports.get(page.capture.id), notes.get(page.id)
        recipe = report.recipe if report is not None else None
        blank = page.capture.id in view.blank
        said = "; ".join(filter(None, ("blank" if blank else "", note.kind.value if note else "", page.suspect)))
        rows.append((page.number, page.sheet, page.side, page.state.value, recipe.origin if recipe else "", said))
        listed.append({
            "page": page.number, "sheet": page.sheet, "side": page.side, "state": page.state.value, "blank": blank,
            "note": note.kind.value if note else "", "suspect": page.suspect,
            "recipe": recipe.as_dict() if recipe else None, "master": page.capture.master.sha256,
        })  # fmt: skip
    face.table(("page", "sheet", "side", "state", "recipe", "note"), rows)
    face.result({"dossier": view.dossier.code, "pages": listed})
