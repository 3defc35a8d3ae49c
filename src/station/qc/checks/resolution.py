"""Resolution and colour depth of the image.

Limits: ``dpi``, pixels an inch at least (TT 05/2025 Đ.8: 200, maps and drawings 300); ``bits``, bits a pixel over all
channels at least (24: colour). A rendition has the resolution of its master: rendering never scales.
"""

from __future__ import annotations

from dataclasses import dataclass

from station.model.finding import Finding, Outcome
from station.qc.check import PageView
from station.qc.limits import Limits


@dataclass(frozen=True, slots=True)
class Resolution:
    """Reports the dpi, or the depth when that is what is wrong."""

    name: str = "resolution"
    version: str = "1"
    limit_names: tuple[str, ...] = ("dpi", "bits")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return FLAGGED below either limit, UNCHECKED when nobody knows the resolution."""
        bits = float(page.bits)
        if bits < limits["bits"]:
            return Finding(self.name, Outcome.FLAGGED, bits, limits["bits"], "bit", note="color_depth_low")
        if not page.measures.get("dpi_known"):
            return Finding(self.name, Outcome.UNCHECKED, None, limits["dpi"], "dpi", note="dpi_unknown")
        # Half a percent: a scanner's 299.9 is 300.
        enough = page.dpi >= 0.995 * limits["dpi"]
        outcome = Outcome.PASSED if enough else Outcome.FLAGGED
        return Finding(self.name, outcome, page.dpi, limits["dpi"], "dpi", note="" if enough else "resolution_low")


PLUGIN = Resolution()
