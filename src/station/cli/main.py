"""The command line: which commands there are, and how an error leaves it."""

from __future__ import annotations

import importlib
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

import platformdirs

from station.cli.common import Common
from station.cli.face import Face, tell_error
from station.cli.spoken_parser import SpokenParser
from station.jobs.job import JobCancelled
from station.model.errors import StationError
from station.settings.texts import LANGUAGES, Texts
from station.workflow.services import Services

INTERRUPTED = 130


def default_workspace() -> Path:
    """Return where the station's data are unless told otherwise: STATION_WORKSPACE, or the user's data folder."""
    named = os.environ.get("STATION_WORKSPACE")
    return Path(named) if named else Path(platformdirs.user_data_dir("scanning-station", appauthor=False))


def demo_workspace() -> Path:
    """Return where the sample dossiers live, apart from anybody's real work."""
    workspace = default_workspace()
    return workspace.with_name(f"{workspace.name}-demo")


# Which module speaks which commands. A command imports its own module only: reading images into a PDF needs no
# database, and a start-up second saved on every call is worth the table.
COMMANDS = {
    "inventory": ("import", "inventory"),
    "dossiers": ("dossiers", "classify"),
    "paper": ("checkout", "checkin", "triage", "covers"),
    "scanning": ("devices", "scan", "inspect"),
    "pages": ("pages",),
    "documents": ("documents",),
    "fonds": ("fonds",),
    "media": ("media",),
    "review": ("submit", "accept", "reject", "return", "approve"),
    "reviewing": ("queue", "review", "judge", "undecide", "release"),
    "reasons": ("reasons",),
    "packages": ("package", "verify"),
    "official_reports": ("report",),
    "figures": ("counts", "doctor"),
    "registers": ("registers", "plan"),
    "merging": ("figures",),
    "demo": ("demo",),
    "audit": ("audit",),
    "images": ("pdfa",),
    "people": ("people",),
}


def build_parser(texts: Texts, version: str, argv: Sequence[str]) -> ArgumentParser:
    """Return the parser of the command that the arguments name, of all where they name none; it speaks ``texts``."""
    spoken = partial(SpokenParser, texts=texts, as_json="--json" in argv)
    parser = spoken(prog="station", description=texts.word("about"))
    parser.add_argument("--version", action="version", version=version, help=texts.word("option_version"))
    parser.add_argument("--lang", choices=LANGUAGES, help=texts.word("option_lang"))
    # argparse calls what it is given here; only its annotation wants a class.
    parsers = cast("type[ArgumentParser]", spoken)
    commands = parser.add_subparsers(dest="command", metavar=texts.word("command"), parser_class=parsers)
    common = Common(texts, default_workspace(), demo_workspace())
    # Without a command the window opens, in the language that was named.
    parser.set_defaults(command="window", workspace=str(common.workspace), json=False, run=None)
    common.command(commands, "window").set_defaults(run=None)
    named = {module for module, names in COMMANDS.items() if set(names) & set(argv)}
    for module in COMMANDS:
        if not named or module in named:
            importlib.import_module(f"station.cli.{module}").register(commands, common)
    return parser


def run(arguments: Namespace, services: Services) -> int:
    """Run the command of the parsed arguments and return its exit code; errors become one sentence with a remedy."""
    try:
        code: int = arguments.run(Face(arguments, services))
    except StationError as error:
        tell_error(services.texts, error, as_json=arguments.json)
        return error.exit_code
    except (KeyboardInterrupt, JobCancelled):
        print(services.texts.word("interrupted"), file=sys.stderr)
        return INTERRUPTED
    return code
