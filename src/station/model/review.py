"""What a review leaves behind: the plan of which pages must be looked at, what was seen, and verdicts on documents."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from station.model.secrecy import Secrecy

LOOKED = "looked"
REST = "rest"
EVERY_PAGE = "every_page"
SAMPLE = "sample"

# How a verdict came: from a page shown by this program; by a command, which shows nothing; by a command whose person
# says where and how the page was checked.
WINDOW = "window"
COMMAND = "command"
DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Seen:
    """How a page was looked at before its verdict: seconds in all, and whether large enough to read it.

    ``via``: ``window``, ``command`` or ``declared``; a command shows nothing, so its time is zero.
    """

    seconds: float = 0.0
    full_size: bool = False
    via: str = COMMAND


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is kept with a verdict. ``basis``: ``looked`` (a verdict on this page) or ``rest`` (taken with the rest)."""

    basis: str
    seen: Seen

    @property
    def kind(self) -> str:
        """What the verdict rests on: ``looked``, ``rest``, ``declared`` (checked elsewhere) or a bare ``command``."""
        return self.seen.via if self.basis == LOOKED and self.seen.via in (COMMAND, DECLARED) else self.basis

    @property
    def answers_plan(self) -> bool:
        """Whether it is what a sampling plan asks for: somebody looked, or says where the page was checked."""
        return self.kind in (LOOKED, DECLARED)

    def as_dict(self) -> dict[str, object]:
        """Return the form in sidecars."""
        return {
            "basis": self.kind,
            "seconds": round(self.seen.seconds, 1),
            "full_size": self.seen.full_size,
            "via": self.seen.via,
        }


@dataclass(frozen=True, slots=True)
class SamplingPlan:
    """Which captures of a dossier must each be looked at in one round of its review (by ids), and why so many.

    ``pages`` = ``flagged`` and the random sample; ``rest`` may be accepted together once those are decided.
    ``flagged``: by inspection, or because an earlier plan spoke of them and they were rejected or changed since.
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


@dataclass(frozen=True, slots=True)
class ReviewMoments:
    """When things happened, by the numbers of their events, 0 or absent: never.

    ``planned``: each round's plan; ``changed``: the last change of a page by its id, other than a new image: another
    recipe, place or earlier image, marked blank or in doubt, put back; ``handed_in``: the dossier, the last time.
    """

    planned: Mapping[int, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    handed_in: int = 0


def uncovered(
    plans: Sequence[SamplingPlan],
    waiting: Mapping[str, str],
    moments: ReviewMoments,
    rejected: Collection[str] = frozenset(),
) -> frozenset[str]:
    """Return the captures that need a new plan: none speaks of them, or what it spoke of is not what is there now.

    ``waiting``: ids of pages by the captures they show; ``rejected`` as in ``must_look``. A new hand-in also needs a
    new word on what was rejected, and on the rest of a round in whose sample a page was.
    """
    last: dict[str, SamplingPlan] = {}
    for plan in plans:
        last |= dict.fromkeys(plan.pages | plan.rest, plan)
    failed = failed_rest(plans, rejected)

    def holds(capture: str) -> bool:
        if capture not in last:
            return False
        made = moments.planned.get(last[capture].round, 0)
        refused = capture in failed or capture in rejected
        return made >= moments.changed.get(waiting[capture], 0) and not (refused and made < moments.handed_in)

    return frozenset(one for one in waiting if not holds(one))


def failed_rest(plans: Sequence[SamplingPlan], rejected: Collection[str]) -> frozenset[str]:
    """Return the rest of the rounds in whose sample a page was rejected: those lots are not as promised."""
    refused = frozenset(rejected)
    return frozenset[str]().union(*(plan.rest for plan in plans if plan.sample & refused))


def must_look(plans: Sequence[SamplingPlan], rejected: Collection[str] = frozenset()) -> frozenset[str]:
    """Return the captures of all rounds that must each be looked at.

    ``rejected``: captures whose last verdict is a rejection, superseded ones and verdicts taken back included. What was
    rejected once is never taken together with a rest, nor is the rest whose sample it was in.
    """
    planned = frozenset[str]().union(*(plan.pages for plan in plans))
    return planned | failed_rest(plans, rejected) | frozenset(rejected)


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
