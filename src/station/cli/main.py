"""The command line: which commands there are, and how an error leaves it."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import platformdirs

from station.cli import audit, documents, dossiers, figures, images, packages, people, review, scanning
from station.cli.common import Common
from station.cli.face import Face, tell_error
from station.jobs.job import JobCancelled
from station.model.errors import StationError
from station.settings.texts import Texts
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


def build_parser(texts: Texts, version: str) -> ArgumentParser:
    """Return the parser with every command; its help speaks the language of this run."""
    parser = ArgumentParser(prog="station", description=texts.word("about"))
    parser.add_argument("--version", action="version", version=version)
    parser.add_argument("--lang", choices=("vi", "en"), help=texts.word("option_lang"))
    commands = parser.add_subparsers(dest="command", metavar=texts.word("command"))
    common = Common(texts, default_workspace(), demo_workspace())
    window = common.command(commands, "window")
    window.set_defaults(run=None)
    for module in (dossiers, scanning, documents, review, packages, figures, audit, images, people):
        module.register(commands, common)
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
