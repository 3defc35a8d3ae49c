"""``station people``: the accounts. A password comes from STATION_NEW_PASSWORD or the terminal, never an argument."""

from __future__ import annotations

import getpass
import os
from argparse import ArgumentParser

from station.cli.acting import acting_person, typed_password
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import InputFault, Refused
from station.model.people import Person, Role
from station.workflow.people import add_person, change_password, change_person, has_password, reset_password
from station.workflow.station import Station


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "people", person=True)
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--add", metavar="NAME", help=common.word("add_person"))
    deed.add_argument("--change", metavar="NAME", help=common.word("change_person"))
    deed.add_argument("--own-password", action="store_true", help=common.word("own_password"))
    parser.add_argument("--rename", metavar="NAME", help=common.word("rename_person"))
    parser.add_argument("--display-name", default="", metavar="TEXT", help=common.word("display_name"))
    parser.add_argument("--staff-code", default="", metavar="CODE", help=common.word("staff_code"))
    parser.add_argument(
        "--role", action="append", default=[], choices=[r.value for r in Role], help=common.word("role")
    )
    state = parser.add_mutually_exclusive_group()
    state.add_argument("--close", dest="active", action="store_false", default=None, help=common.word("close_person"))
    state.add_argument("--open", dest="active", action="store_true", default=None, help=common.word("open_person"))
    parser.add_argument("--reset-password", action="store_true", help=common.word("reset_password"))
    parser.set_defaults(run=run_people)


def run_people(face: Face) -> int:
    """List the accounts, after adding or changing one.

    The first account needs nobody's permission and is an administrator.
    """
    arguments = face.arguments
    if not arguments.change and (arguments.rename or arguments.reset_password or arguments.active is not None):
        raise InputFault("account_unnamed")
    with face.station() as station:
        if arguments.add:
            _add(face, station)
        elif arguments.change:
            _change(face, station)
        elif arguments.own_password:
            _change_own_password(face, station)
        with station.workspace.read() as reader:
            people = reader.people()
    for person in people:
        closed = "" if person.active else f"  ({face.texts.word('account_closed')})"
        face.line(f"{person.name}  {person.display_name}  {', '.join(_roles(person))}{closed}")
    face.result({
        "people": [
            {"name": one.name, "display_name": one.display_name, "roles": _roles(one), "active": one.active}
            for one in people
        ]
    })  # fmt: skip
    return 0


def _roles(person: Person) -> list[str]:
    return sorted(role.value for role in person.roles)


def _add(face: Face, station: Station) -> None:
    arguments = face.arguments
    with station.workspace.read() as reader:
        first = not reader.people()
    actor = None if first else acting_person(face, station)
    roles = frozenset(Role(role) for role in arguments.role)
    password = _new_password(face, arguments.add)
    add_person(
        station.workspace, actor, arguments.add, arguments.display_name, roles, password,
        staff_code=arguments.staff_code,
    )  # fmt: skip


def _change(face: Face, station: Station) -> None:
    """Change what the options name; what none names stays."""
    arguments = face.arguments
    actor = acting_person(face, station)
    with station.workspace.read() as reader:
        person = reader.person_by_name(arguments.change)
    password = _new_password(face, person.name) if arguments.reset_password else ""
    change_person(
        station.workspace, actor, person.id, name=arguments.rename, display_name=arguments.display_name or None,
        roles=frozenset(Role(role) for role in arguments.role) or None, active=arguments.active,
    )  # fmt: skip
    if arguments.reset_password:
        reset_password(station.workspace, actor, person.id, password)


def _change_own_password(face: Face, station: Station) -> None:
    """Change the password of ``--as NAME`` or of the computer's user, who shows the present one with it."""
    name = face.arguments.person or getpass.getuser()
    with station.workspace.read() as reader:
        person = reader.find_person(name)
    if person is None:
        raise Refused("password_wrong", name=name)
    known = has_password(station.workspace, person)
    if not known and name != getpass.getuser():
        # An account without a password is the computer's user's, and nobody else's to take.
        raise Refused("password_wrong", name=name)
    old = typed_password(face, "STATION_PASSWORD", "password_of", name) if known else ""
    change_password(station.workspace, person, old, _new_password(face, name))
    face.say("password_changed", name=person.name)


def _new_password(face: Face, name: str) -> str:
    """Return a new password; one that is typed unseen is typed twice."""
    password = typed_password(face, "STATION_NEW_PASSWORD", "new_password_of", name)
    typed = "STATION_NEW_PASSWORD" not in os.environ
    if typed and getpass.getpass(face.texts.word("new_password_again", name=name)) != password:
        raise InputFault("passwords_differ", name=name)
    return password
