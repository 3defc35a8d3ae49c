"""A form as values: each field with what it holds, what is proposed for it, and what is wrong. No widget, no disk."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from station.model.geometry import Box
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList
from station.packaging.fields import MISSING, field_fault, is_required, standard, stored_values, value_fault

MAIN = "main"


class Source(StrEnum):
    """Where a proposal comes from."""

    READ = "read"
    DOSSIER = "dossier"


class Mark(StrEnum):
    """How a field looks: shape and colour."""

    EMPTY = "empty"
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    WRONG = "wrong"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that a person may accept; ``page_id`` and ``boxes`` say where it was read.

    ``confident``: it may be accepted together with others.
    """

    value: str
    source: Source
    confidence: float = 1.0
    page_id: str = ""
    boxes: tuple[Box, ...] = ()
    confident: bool = True


@dataclass(frozen=True, slots=True)
class FieldState:
    """One field now. ``value`` is what is stored, by code; ``letter`` ties it to its box on the page."""

    rule: FieldRule
    value: str
    fault: str
    required: bool
    proposal: Proposal | None = None
    letter: str = ""

    @property
    def mark(self) -> Mark:
        """What the field looks like."""
        if self.rule.origin:
            return Mark.GIVEN
        if self.is_suggested:
            return Mark.SUGGESTED
        if self.fault:
            return Mark.WRONG
        return Mark.ACCEPTED if self.value else Mark.EMPTY

    @property
    def is_suggested(self) -> bool:
        """Whether it is empty and something is proposed."""
        return not self.value and self.proposal is not None

    @property
    def is_wanted(self) -> bool:
        """Whether a person still has something to do here: it is missing or wrong, or empty and expected."""
        return not self.rule.origin and (bool(self.fault) or (self.rule.expected and not self.value))

    @property
    def is_left_open(self) -> bool:
        """Whether a package would refuse it although no person at this form can fill it."""
        return bool(self.rule.origin) and (bool(self.fault) or (self.rule.required and not self.value))

    @property
    def shown(self) -> str:
        """What stands in the field: its value, else what is proposed."""
        return self.value or (self.proposal.value if self.proposal is not None else "")

    @property
    def stands_on_page(self) -> bool:
        """Whether what stands in the field is what was read from a page."""
        return self.proposal is not None and bool(self.proposal.boxes) and self.proposal.value == self.shown


Lists = Mapping[str, CodeList]


def in_form_order(rules: Sequence[FieldRule]) -> list[FieldRule]:
    """Return the fields as a form shows them: the main ones by place, then the others in the order of the table."""
    places = {rule.name: (rule.group != MAIN, rule.place or 1000, turn) for turn, rule in enumerate(rules)}
    return sorted(rules, key=lambda rule: places[rule.name])


def build_form(
    rules: Sequence[FieldRule],
    lists: Lists,
    values: Mapping[str, str],
    facts: Mapping[str, str],
    proposals: Mapping[str, Proposal],
) -> tuple[FieldState, ...]:
    """Return the fields in the order of the form; ``facts`` are the values that no person fills."""
    given = stored_values(rules, {**standard(values), **facts}, lists)
    letters = iter(string.ascii_uppercase)
    states = []
    for rule in in_form_order(rules):
        value = given.get(rule.name, "")
        required = is_required(rule, given) and not rule.origin
        fault = field_fault(rule, given, lists)
        if fault == MISSING and not required:
            fault = ""
        proposal = None if rule.origin else _fitting(rule, proposals.get(rule.name), lists)
        state = FieldState(rule, value, fault, required, proposal)
        letter = next(letters, "") if state.stands_on_page else ""
        states.append(FieldState(rule, state.value, fault, required, proposal, letter))
    return tuple(states)


def _fitting(rule: FieldRule, proposal: Proposal | None, lists: Lists) -> Proposal | None:
    """Return the proposal when its value could be stored as it is."""
    if proposal is None or not proposal.value or value_fault(rule, proposal.value, lists):
        return None
    return proposal


def is_done(states: Sequence[FieldState], values: Mapping[str, str]) -> bool:
    """Whether a description can go as it is: something is said, nothing is missing, nothing is wrong."""
    return bool(standard(values)) and not any(state.is_wanted for state in states)


def missing_fields(states: Sequence[FieldState]) -> list[FieldState]:
    """Return the fields that wait for a person; one with a proposal counts until it is accepted."""
    return [state for state in states if state.is_wanted]


def suggested_fields(states: Sequence[FieldState]) -> list[FieldState]:
    """Return the fields whose proposal waits for a person."""
    return [state for state in states if state.is_suggested]
