"""Which findings are critical, as the station's checklist says: they come first, in the colour of a rejection."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from station.model.finding import Finding, Outcome

_critical: frozenset[str] = frozenset()


def use(critical: Collection[str]) -> None:
    """Take these checks for critical from now on."""
    global _critical  # noqa: PLW0603 - one checklist for the window, as one catalogue of reasons
    _critical = frozenset(critical)


def is_critical(finding: Finding) -> bool:
    """Whether the finding alone makes a page unfit; what could not be checked is not known to be."""
    return finding.outcome is Outcome.FLAGGED and finding.check in _critical


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the critical findings first, each group in the order of the checklist."""
    return tuple(sorted(findings, key=lambda finding: not is_critical(finding)))


def colour(finding: Finding) -> str:
    """Return the state of the theme in whose colour a finding is shown."""
    if finding.outcome is Outcome.PASSED:
        return "passed"
    if is_critical(finding):
        return "rejected"
    return "flagged" if finding.outcome is Outcome.FLAGGED else "captured"
