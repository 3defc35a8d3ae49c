"""Problems as they are found: no rule is reported without end, however often a file breaks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from station.packaging.pdfa.rules.rule import Rule
from station.packaging.profile import Problem

T = TypeVar("T")

_MOST_OF_ONE_RULE = 20


class Findings:
    """Collects the problems of one file."""

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self.problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def add(self, rule: str, detail: str) -> None:
        """Add a problem, unless its rule has been reported often enough."""
        self._counts[rule] += 1
        if self._counts[rule] <= _MOST_OF_ONE_RULE:
            self.problems.append(Problem(rule, self.subject, detail))

    def ask(self, rules: Iterable[Rule[T]], about: T) -> None:
        """Add what each of the rules finds in its subject."""
        for rule in rules:
            for detail in rule.test(about):
                self.add(rule.code, detail)
