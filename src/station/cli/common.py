"""What all commands share: workspace, language, JSON, who acts."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, _SubParsersAction
from dataclasses import dataclass
from pathlib import Path

from station.settings.texts import LANGUAGES, Texts

Commands = _SubParsersAction  # argparse gives the type no public name


@dataclass(frozen=True, slots=True)
class Common:
    """Makes the parser of one command, with the options that every command has."""

    texts: Texts
    workspace: Path
    demo_workspace: Path

    def command(self, commands: Commands[ArgumentParser], name: str, *, person: bool = False) -> ArgumentParser:
        """Add a command; its help is the word ``help_<name>``. ``person``: the command needs ``--as``."""
        parser = commands.add_parser(
            name, help=self.texts.word(f"help_{name}"), description=self.texts.word(f"help_{name}")
        )
        parser.add_argument(
            "--workspace",
            metavar="DIR",
            default=str(self.demo_workspace if name == "demo" else self.workspace),
            help=self.word("workspace"),
        )
        parser.add_argument("--json", action="store_true", help=self.word("json"))
        parser.add_argument("--lang", choices=LANGUAGES, default=SUPPRESS, help=self.word("lang"))
        if person:
            parser.add_argument("--as", dest="person", metavar="USER", help=self.word("as"))
        return parser

    def word(self, option: str) -> str:
        """Return the help of an option."""
        return self.texts.word(f"option_{option}")
