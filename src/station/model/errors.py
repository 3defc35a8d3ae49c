"""The tree of facts that can go wrong.

The class says what kind of thing happened and who can help, the ``code`` names the fact, the ``context`` names the
thing it happened to. The words a person reads, and the remedy, belong to the face (``station.texts``); every code
listed in ``CODES`` has both in Vietnamese and English, and a test holds that.

    StationError
    ├── DeviceFault        a person does something at the scanner, then retries
    ├── StorageFault       stop scanning, keep what is there
    ├── PackageFault       the dossier stays APPROVED, nothing was sealed
    ├── InputFault         a file or value from outside cannot be used as it is
    ├── SettingsFault      a profile, policy or argument is wrong
    ├── ToolMissing        something that should be installed is not
    ├── Refused            a rule of the house says no (state, role, secrecy, four eyes)
    └── NotFound           the thing named does not exist
"""

from __future__ import annotations

from typing import ClassVar

Context = str | int | float | bool | None


class StationError(Exception):
    """A fact that a person can be told.

    ``code`` is stable and may cross processes together with ``context``; exceptions themselves never do.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **context: Context) -> None:
        super().__init__(code, context)
        self.code = code
        self.context = context

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value}" for key, value in self.context.items())
        return f"{self.code} ({named})" if named else self.code


class DeviceFault(StationError):
    """The scanner needs a person, or is gone. Pages that were delivered before it are safe."""

    exit_code = 3


class StorageFault(StationError):
    """The disk or the database cannot be trusted to keep the next page."""

    exit_code = 4


class PackageFault(StationError):
    """A package could not be built, or does not hold."""

    exit_code = 5


class InputFault(StationError):
    """A file or value from outside is damaged, hostile or not what it should be."""

    exit_code = 6


class SettingsFault(StationError):
    """A profile, policy, template or command argument is wrong."""

    exit_code = 7


class ToolMissing(StationError):
    """A program, library or language file that should be installed is not there."""

    exit_code = 8


class Refused(StationError):
    """A rule of the house says no: state, role, secrecy or four eyes."""

    exit_code = 9


class NotFound(StationError):
    """The dossier, page, person or device named does not exist."""

    exit_code = 10


FAMILIES: dict[str, type[StationError]] = {
    family.__name__: family
    for family in (
        StationError, DeviceFault, StorageFault, PackageFault, InputFault, SettingsFault, ToolMissing, Refused,
        NotFound,
    )
}  # fmt: skip


def to_message(error: StationError) -> dict[str, object]:
    """Return the form in which an error crosses a process border."""
    return {"family": type(error).__name__, "code": error.code, "context": dict(error.context)}


def from_message(message: dict[str, object]) -> StationError:
    """Rebuild an error that ``to_message`` took apart; an unknown family becomes a plain ``StationError``."""
    family = FAMILIES.get(str(message.get("family")), StationError)
    context = message.get("context")
    return family(str(message.get("code")), **(context if isinstance(context, dict) else {}))
