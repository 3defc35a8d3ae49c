"""What a rule of a national package is: a stable code, and a function from facts to what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from station.packaging.tt05.check.facts import Facts

# What breaks a rule: the file (or thing) it is about, and what was found there.
Breach = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``code``: ``tt05:T01``, ``csip:CSIP22``, ``sip:SIP5``: stable, with texts in both languages.

    ``test`` yields a breach for each place where the rule does not hold, nothing when it holds. It may meet anything
    that a file can say; what it cannot make out, another rule tells.
    """

    code: str
    test: Callable[[Facts], Iterator[Breach]]
