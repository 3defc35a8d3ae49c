"""Who acts, and on which dossier: what the commands that work in a workspace share."""

from __future__ import annotations

import getpass
import os
import sys

from station.cli.face import Face
from station.model.dossier import Dossier
from station.model.errors import InputFault
from station.model.people import Person
from station.storage.workspace import Workspace
from station.workflow.people import has_password, log_in, owner_account
from station.workflow.station import Station


def acting_person(face: Face, station: Station) -> Person:
    """Return who acts: the computer's user, or ``--as NAME`` with the password from STATION_PASSWORD or typed.

    Raises ``InputFault`` (``person_needed``, ``password_needed``) and ``Refused`` (``login_wrong``,
    ``account_closed``).
    """
    return acting_in(face, station.workspace)


def acting_in(face: Face, workspace: Workspace) -> Person:
    """Return who acts in a workspace, as ``acting_person`` does."""
    login = getpass.getuser()
    name = face.arguments.person or login
    owner = owner_account(workspace, login) if name == login else None
    if owner is not None and not has_password(workspace, owner):
        return owner
    if not face.arguments.person and owner is None:
        raise InputFault("person_needed", login=login)
    return log_in(workspace, name, typed_password(face, "STATION_PASSWORD", "password_of", name))


def typed_password(face: Face, variable: str, prompt: str, name: str) -> str:
    """Return a password from the environment, or typed unseen at the terminal; raises ``password_needed``."""
    password = os.environ.get(variable)
    if password is not None:
        return password
    if not sys.stdin.isatty():
        raise InputFault("password_needed", name=name)
    return getpass.getpass(face.texts.word(prompt, name=name))


def named_dossier(station: Station, code: str) -> Dossier:
    """Return a dossier by its code; raises ``NotFound``."""
    with station.workspace.read() as reader:
        return reader.dossier_by_code(code)
