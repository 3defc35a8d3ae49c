"""What is known of a dossier's packages in this window: what is asked for, what came of it, and why not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from station.gui.packages.places import Place
from station.model.errors import InputFault, StationError
from station.packaging.profile import Problem
from station.packaging.verifier import VerifyReport
from station.storage.package_checks import UNKNOWN
from station.workflow.submission_places import NOWHERE, Submission
from station.workflow.view_dossiers import PackageLine


class Check(Enum):
    """What is known of a package: neither "not checked" nor "could not be checked" is ever shown as good."""

    NONE = "none"
    UNCHECKED = "unchecked"
    WAITING = "waiting"
    BUSY = "busy"
    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class Shown(Enum):
    """Which lines are listed."""

    ALL = "all"
    WAITING = "waiting"
    BUSY = "busy"
    SEALED = "sealed"
    FAULTS = "faults"


@dataclass(frozen=True, slots=True)
class Order:
    """How a package is wanted: the name of its profile, where the masters go, and who lets it pass for which reason.

    ``submission``: for packages that are handed over, which one they belong to.
    """

    profile: str
    masters: str = ""
    release_reason: str = ""
    submission: Submission = NOWHERE

    def turn(self, number: int) -> Order:
        """Return the order for one of many dossiers, counted from 0: a place that was named is that of the first."""
        place = self.submission.ordinal
        return replace(self, submission=replace(self.submission, ordinal=place + number)) if place else self


@dataclass(frozen=True, slots=True)
class Refusal:
    """A package that could not be made: of which order, what went wrong, and where that is mended."""

    order: Order
    error: StationError
    place: Place


@dataclass(slots=True)
class PackageState:
    """What happens to one dossier: ``done`` of ``total`` while it is in work; reports, times and faults by version."""

    waiting: bool = False
    busy: bool = False
    done: int = 0
    total: int = 0
    refusal: Refusal | None = None
    sealed: int = 0
    reports: dict[int, VerifyReport] = field(default_factory=dict)
    verified_at: dict[int, datetime] = field(default_factory=dict)
    unknown: dict[int, StationError] = field(default_factory=dict)

    @property
    def in_line(self) -> bool:
        """Whether something is asked for that has not ended."""
        return self.waiting or self.busy

    def recall(self, line: PackageLine) -> None:
        """Take over what the database keeps of verifications: of yesterday, of the command line, of another station."""
        for package in line.versions:
            kept = line.checks.get(package.version)
            if kept is None:
                continue
            self.verified_at[package.version] = kept.at
            if kept.result == UNKNOWN:
                self.reports.pop(package.version, None)
                self.unknown.setdefault(package.version, InputFault("package_unreadable", path=package.path, detail=""))
                continue
            self.unknown.pop(package.version, None)
            problems = tuple(Problem(*one) for one in kept.problems)
            self.reports[package.version] = VerifyReport(kept.structure, problems, package.files, package.pages)

    def check(self, version: int) -> Check:
        """Return what is known of one version."""
        if version in self.unknown:
            return Check.UNKNOWN
        report = self.reports.get(version)
        if report is None:
            return Check.GOOD if version == self.sealed else Check.UNCHECKED
        return Check.GOOD if report.is_valid else Check.BAD


def check_of(line: PackageLine, state: PackageState) -> Check:
    """Return what is known of a line: what happens to it now, why it was refused, else its latest package."""
    if state.in_line:
        return Check.BUSY if state.busy else Check.WAITING
    if state.refusal is not None:
        return Check.REFUSED
    return Check.NONE if line.package is None else state.check(line.package.version)
