"""Who acts, and on which dossier: what the commands that work in a workspace share."""

from __future__ import annotations

import getpass
import os
import sys

from station.cli.face import Face
from station.model.dossier import Dossier
from station.model.errors import InputFault
from station.model.people import Person
from station.workflow.people import has_password, log_in, owner_account
from station.workflow.station import Station


def acting_person(face: Face, station: Station) -> Person:
    """Return who acts: the computer's user, or ``--as NAME`` with the password from STATION_PASSWORD or typed.

    Raises ``InputFault`` (``person_needed``, ``password_needed``) and ``Refused`` (``login_wrong``).
    """
    login = getpass.getuser()
    name = face.arguments.person or login
    owner = owner_account(station.workspace, login) if name == login else None
    if owner is not None and not has_password(station.workspace, owner):
        return owner
    if not face.arguments.person and owner is None:
        raise InputFault("person_needed", login=login)
    password = os.environ.get("STATION_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise InputFault("password_needed", name=name)
        password = getpass.getpass(face.texts.word("password_of", name=name))
    return log_in(station.workspace, name, password)


def named_dossier(station: Station, code: str) -> Dossier:
    """Return a dossier by its code; raises ``NotFound``."""
    with station.workspace.read() as reader:
        return reader.dossier_by_code(code)
