"""Corners of the paper that are torn off or folded.

Passed means that nothing was found where a corner could be seen: on a bed that differs from the paper the corner
itself, on a bed like paper the shadow or step of a cut or crease, at the frame where the page fills it. A page scanned
edge to edge therefore passes, as does one in black and white on a white bed: no page of an office that scans so could
be judged otherwise, and nothing speaks against it. Method: ``qc.corner_loss``.

Limits, in mm, of the harmonic mean of both legs of what is missing (for equal legs, their length): ``leg``, from which
a corner counts as missing (5: smaller ones are worn or rounded and hold no print); ``line``, the same where only a
slanting line tells of it (7: the shadow of a small flap lies at up to twice its size).
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.check import PageView
from station.qc.corner_loss import CornerLoss, corner_losses
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class Corners:
    """Measures what is missing at each corner."""

    name: str = "corners"
    version: str = "3"
    limit_names: tuple[str, ...] = ("leg", "line")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the worst corner with its place; UNCHECKED when the page has no corner at all in the frame."""

        def limit_of(loss: CornerLoss) -> float:
            return limits["line" if loss.by_line else "leg"]

        losses = corner_losses(page)
        if not losses:
            return Finding(self.name, Outcome.UNCHECKED, None, limits["leg"], "mm", note="no_corners")
        worst = max(losses, key=lambda loss: loss.leg / limit_of(loss))
        if worst.leg < limit_of(worst):
            return Finding(self.name, Outcome.PASSED, worst.leg, limit_of(worst), "mm")
        return Finding(
            self.name, Outcome.FLAGGED, worst.leg, limit_of(worst), "mm", region=worst.box, note="corner_missing"
        )


PLUGIN = Corners()
