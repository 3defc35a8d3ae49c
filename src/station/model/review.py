"""What a review leaves behind: the plan of which pages must be looked at, what was seen, and verdicts on documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from station.model.secrecy import Secrecy

LOOKED = "looked"
REST = "rest"
EVERY_PAGE = "every_page"
SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Seen:
    """How a page was looked at before its verdict: seconds in all, and whether large enough to read it.

    ``via``: ``window`` or ``command``; a command shows nothing, so its time is zero.
    """

    seconds: float = 0.0
    full_size: bool = False
    via: str = "command"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is kept with a verdict. ``basis``: ``looked`` (a verdict on this page) or ``rest`` (taken with the rest)."""

    basis: str
    seen: Seen

    def as_dict(self) -> dict[str, object]:
        """Return the form in sidecars."""
        return {
            "basis": self.basis,
            "seconds": round(self.seen.seconds, 1),
            "full_size": self.seen.full_size,
            "via": self.seen.via,
        }


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """Which captures of a dossier must each be looked at in one round of its review (by ids), and why so many.

    ``pages`` = ``flagged`` and the random sample; ``rest`` may be accepted together once those are decided.
    ``population``: captures that were not flagged, of which ``size`` were drawn by ``seed`` (see ``model.sampling``).
    ``mode``: ``every_page`` or ``sample``. ``tightened``: ``""``, ``tightened`` or ``every_page``, because
    ``reject_rate`` (percent of the operators' pages that were rejected) is over a limit of the policy; ``None`` while
    too few were decided.
    """

    id: str
    dossier_id: str
    round: int
    policy: str
    policy_version: str
    mode: str
    seed: str
    population: int
    size: int
    tightened: str
    reject_rate: float | None
    flagged: frozenset[str]
    sample: frozenset[str]
    rest: frozenset[str]
    person_id: str
    at: datetime

    @property
    def pages(self) -> frozenset[str]:
        """The captures that must each be looked at."""
        return self.flagged | self.sample

    def as_dict(self) -> dict[str, object]:
        """Return the form in sidecars: enough to draw the same sample again."""
        return {
            "round": self.round,
            "policy": {"name": self.policy, "version": self.policy_version},
            "mode": self.mode,
            "seed": self.seed,
            "population": self.population,
            "size": self.size,
            "tightened": self.tightened,
            "reject_rate": self.reject_rate,
            "flagged": sorted(self.flagged),
            "sample": sorted(self.sample),
            "rest": sorted(self.rest),
            "at": self.at.isoformat(),
        }


def uncovered(plans: Iterable[SamplingPlan], captures: Iterable[str]) -> frozenset[str]:
    """Return the captures that no plan speaks of."""
    planned = frozenset[str]().union(*(plan.pages | plan.rest for plan in plans))
    return frozenset(captures) - planned


def must_look(plans: Iterable[SamplingPlan]) -> frozenset[str]:
    """Return the captures of all rounds that must each be looked at."""
    return frozenset[str]().union(*(plan.pages for plan in plans))


@dataclass(frozen=True, slots=True)
class DocumentVerdict:
    """Đạt or không đạt of one document: ``pass``, ``fail``, or ``""`` when it was taken back.

    ``content`` is the digest of what was judged: the description and the images; when that changes, nothing is judged.
    """

    id: str
    sequence: int
    document_id: str
    dossier_id: str
    content: str
    reviewer_id: str
    verdict: str
    reason: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SecrecyStop:
    """A secrecy mark above the level of its dossier: nothing goes on until a supervisor says what it is.

    ``outcome``: ``""`` while it holds, ``not_a_mark``, or ``confirmed`` when the dossier was given that level.
    """

    id: str
    dossier_id: str
    capture_id: str
    level: Secrecy
    at: datetime
    released_by: str = ""
    released_at: datetime | None = None
    outcome: str = ""
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether nobody decided yet."""
        return not self.outcome
