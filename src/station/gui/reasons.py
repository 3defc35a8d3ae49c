"""The reasons that the window offers now, in the language it speaks now; widgets ask here and keep none."""

from __future__ import annotations

from station.gui import numbers
from station.model.reasons import Reason, Reasons

_current = Reasons()


def use(reasons: Reasons) -> None:
    """Offer the reasons of this catalogue from now on."""
    global _current  # noqa: PLW0603 - one catalogue for the window, as one theme and one table of keys
    _current = reasons


def current() -> Reasons:
    """Return the catalogue."""
    return _current


def offered(group: str) -> tuple[Reason, ...]:
    """Return the reasons of a group (``model.reasons``) in the order of their digits."""
    return _current.offered(group)


def words(reason: Reason) -> str:
    """Return the words of a reason."""
    return reason.words(numbers.language())


def reason_words(code: str, group: str = "") -> str:
    """Return the words of a recorded code; what was written by hand as it is."""
    return _current.words(code, numbers.language(), group)
