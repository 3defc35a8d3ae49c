"""An entry of a register while it is filled: what stands in each field, and what is wrong with it. No widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from station.gui.describe.form import FieldState
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList
from station.packaging.fields import MISSING, field_fault, is_required
from station.packaging.tidy import tidied


class EntryDraft:
    """Values by the names of a table of fields; what is missing is called so once somebody tried to store it."""

    def __init__(self, rules: Sequence[FieldRule], lists: Mapping[str, CodeList]) -> None:
        self.rules, self.lists = tuple(rules), lists
        self.values: dict[str, str] = {}
        self._stored: dict[str, str] = {}
        self.tried = False

    def load(self, values: Mapping[str, str]) -> None:
        """Begin with what is stored."""
        self._stored = {name: value for name, value in values.items() if value}
        self.values = dict(self._stored)
        self.tried = False

    def type(self, name: str, words: str) -> None:
        """Take what stands in a field now."""
        rule = next(one for one in self.rules if one.name == name)
        self.values[name] = tidied(rule, words, self.lists)

    @property
    def changed(self) -> dict[str, str]:
        """The fields that are other than what is stored, ``""`` for one that was emptied."""
        names = {**self._stored, **self.values}
        return {
            name: self.values.get(name, "") for name in names if self._stored.get(name, "") != self.values.get(name, "")
        }

    def states(self, fixed: frozenset[str] = frozenset()) -> tuple[FieldState, ...]:
        """Return every field; those named cannot be changed any more."""
        return tuple(self._state(rule, fixed) for rule in self.rules)

    def wrong(self) -> list[str]:
        """Return the names of the fields that keep it from being stored."""
        return [rule.name for rule in self.rules if self._fault(rule)]

    def _state(self, rule: FieldRule, fixed: frozenset[str]) -> FieldState:
        fault = self._fault(rule) if rule.name not in fixed else ""
        if fault == MISSING and not self.tried:
            fault = ""
        return FieldState(
            rule, self.values.get(rule.name, ""), fault, is_required(rule, self.values) and not rule.origin
        )

    def _fault(self, rule: FieldRule) -> str:
        return "" if rule.origin else field_fault(rule, self.values, self.lists)
