"""The parser of the command line in the language of the run: help, and mistakes as errors like any other."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterable
from functools import partial
from gettext import gettext
from typing import Any, NoReturn

from station.cli.face import tell_error
from station.model.errors import SettingsFault
from station.settings.texts import Texts

# What argparse says of two options that shut each other out, up to the name of the other one.
_NOT_WITH = gettext("not allowed with argument %s").partition("%s")[0]


class SpokenParser(ArgumentParser):
    """Every word is of ``texts``; a mistake is one sentence with a remedy, or one object where ``as_json``.

    It ends the program with the exit code of a ``SettingsFault``. An option is written out: an abbreviation that is
    clear today means two things when the next option comes.
    """

    def __init__(
        self, *, texts: Texts, as_json: bool, prog: str | None = None, description: str | None = None
    ) -> None:  # fmt: skip
        super().__init__(
            prog, description=description, formatter_class=partial(_Formatter, usage=texts.word("usage")),
            add_help=False, allow_abbrev=False, exit_on_error=False,
        )  # fmt: skip
        self._texts, self._as_json = texts, as_json
        self._positionals.title, self._optionals.title = texts.word("arguments_title"), texts.word("options_title")
        self.add_argument("-h", "--help", action="help", help=texts.word("option_help"))

    def parse_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> Any:
        """Return the arguments; one that no command knows is a mistake."""
        parsed, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self._refuse(
                SettingsFault("arguments_unknown", given=" ".join(unknown), command=self._command_of(parsed))
            )  # fmt: skip
        return parsed

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Return the arguments and those that are not known; a value that cannot be used is a mistake."""
        try:
            return super().parse_known_args(args, namespace)
        except ArgumentError as error:
            self._refuse(self._fault_of(error))

    def error(self, message: str) -> NoReturn:
        """Tell that arguments are missing: the one mistake that argparse itself reports here."""
        self._refuse(SettingsFault("arguments_missing", names=message.rpartition(": ")[2], command=self.prog))

    def _check_value(self, action: Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(str, action.choices))
            self._refuse(SettingsFault("argument_choice", given=str(value), known=known, command=self.prog))

    def _fault_of(self, error: ArgumentError) -> SettingsFault:
        name = error.argument_name or ""
        if error.message.startswith(_NOT_WITH):
            other = error.message.removeprefix(_NOT_WITH)
            return SettingsFault("arguments_conflict", name=name, other=other, command=self.prog)
        return SettingsFault("argument_wrong", name=name, form=self._form(name), command=self.prog)

    def _form(self, name: str) -> str:
        """Return how the values of an argument are written: ``N NAME=VALUE``."""
        action = next((one for one in self._actions if name == "/".join(one.option_strings)), None)
        metavar = action.metavar if action is not None else None
        return " ".join(metavar) if isinstance(metavar, tuple) else metavar or name

    def _command_of(self, parsed: Namespace) -> str:
        return f"{self.prog} {getattr(parsed, 'command', '')}".strip()

    def _refuse(self, fault: SettingsFault) -> NoReturn:
        tell_error(self._texts, fault, as_json=self._as_json)
        raise SystemExit(fault.exit_code)


class _Formatter(HelpFormatter):
    """Help whose first word is of a language."""

    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog)
        self._usage_word = usage

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Write how the command is used; argparse also asks for that without any word before it."""
        super().add_usage(usage, actions, groups, f"{self._usage_word}: " if prefix is None else prefix)
