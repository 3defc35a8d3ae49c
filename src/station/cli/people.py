"""``station people``: the accounts. A password comes from STATION_NEW_PASSWORD or the terminal, never an argument."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import ArgumentParser

from station.cli.acting import acting_person
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import InputFault
from station.model.people import Role
from station.workflow.people import add_person


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "people", person=True)
    parser.add_argument("--add", metavar="NAME", help=common.word("add_person"))
    parser.add_argument("--display-name", default="", metavar="TEXT", help=common.word("display_name"))
    parser.add_argument(
        "--role", action="append", default=[], choices=[r.value for r in Role], help=common.word("role")
    )
    parser.set_defaults(run=run_people)


def run_people(face: Face) -> int:
    """List the accounts, or add one; the first account needs nobody's permission and is an administrator."""
    arguments = face.arguments
    with face.station() as station:
        if arguments.add:
            with station.workspace.read() as reader:
                first = not reader.people()
            actor = None if first else acting_person(face, station)
            roles = frozenset(Role(role) for role in arguments.role)
            add_person(station.workspace, actor, arguments.add, arguments.display_name, roles, _new_password(face))
        with station.workspace.read() as reader:
            people = reader.people()
    for person in people:
        face.line(f"{person.name}  {person.display_name}  {', '.join(sorted(role.value for role in person.roles))}")
    face.result({"people": [{"name": p.name, "roles": sorted(r.value for r in p.roles)} for p in people]})
    return 0


def _new_password(face: Face) -> str:
    given = os.environ.get("STATION_NEW_PASSWORD")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise InputFault("password_needed", name=face.arguments.add)
    return getpass.getpass(face.texts.word("new_password_of", name=face.arguments.add))
