"""What a check measured on a page. A finding is data, never an exception; "could not check" is never "passed"."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from station.model.geometry import Box
from station.model.recipe import Recipe
from station.model.states import PageState


class Outcome(StrEnum):
    """The three things a check can say."""

    PASSED = "passed"
    FLAGGED = "flagged"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One measurement of one check.

    ``check`` names the module in ``qc.checks``; ``value`` and ``limit`` are in ``unit`` (``""`` for a ratio or count);
    ``region`` is in rendition pixels; ``note`` is a code whose words stand in ``station.texts`` (``""``: none needed).
    """

    check: str
    outcome: Outcome
    value: float | None = None
    limit: float | None = None
    unit: str = ""
    region: Box | None = None
    note: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the form in sidecars, in the database and on the command line."""
        return {
            "check": self.check,
            "outcome": self.outcome.value,
            "value": None if self.value is None else round(self.value, 4),
            "limit": self.limit,
            "unit": self.unit,
            "region": None if self.region is None else self.region.as_list(),
            "note": self.note,
        }

    @classmethod
    def from_dict(cls, data: dict[str, object]) -> Finding:
        """Rebuild a finding from ``as_dict``."""
        region = data.get("region")
        return cls(
            check=str(data["check"]),
            outcome=Outcome(str(data["outcome"])),
            value=_number(data.get("value")),
            limit=_number(data.get("limit")),
            unit=str(data.get("unit", "")),
            region=Box(*region) if isinstance(region, list) else None,
            note=str(data.get("note", "")),
        )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one capture, and with what they were made. It goes stale when any of that changes.

    ``findings`` speak of the page alone; ``context`` is what stood out among the pages of its dossier, never anything
    that passed. ``measures`` and ``signs`` are what the page gives for that comparison: numbers, and short strings such
    as its perceptual hash.
    """

    master: str
    recipe: Recipe
    checklist: str
    checklist_version: str
    findings: tuple[Finding, ...]
    engine: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    measures: dict[str, float] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    context: tuple[Finding, ...] = ()

    @property
    def page_state(self) -> PageState:
        """FLAGGED unless every check ran and passed, and nothing stood out in the dossier."""
        clean = all(finding.outcome is Outcome.PASSED for finding in self.everything)
        return PageState.PASSED if clean and self.findings else PageState.FLAGGED

    @property
    def everything(self) -> tuple[Finding, ...]:
        """What was found on the page itself, and what stood out in its dossier."""
        return (*self.findings, *self.context)

    def is_stale(self, *, master: str, recipe: Recipe | None, checklist: str, checklist_version: str) -> bool:
        """Whether the report speaks of another image, recipe or set of limits than those given."""
        return (
            self.master != master
            or (recipe is not None and recipe.digest != self.recipe.digest)
            or (self.checklist, self.checklist_version) != (checklist, checklist_version)
        )


@dataclass(frozen=True, slots=True)
class DossierReport:
    """What the comparison of a dossier's pages gave, and of which pages with which limits.

    ``findings``: one of each check, on the dossier as a whole; ``value`` is what the check documents, mostly how many
    pages stood out. ``pages``: what stood out, by capture id. ``basis``: digest of the pages compared, in their order.
    """

    basis: str
    checklist: str
    checklist_version: str
    findings: tuple[Finding, ...]
    pages: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings on the dossier that did not pass."""
        return tuple(finding for finding in self.findings if finding.outcome is not Outcome.PASSED)
