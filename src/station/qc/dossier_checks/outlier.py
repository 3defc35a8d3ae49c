"""Pages that are worse than the rest of their own dossier, though each fixed limit lets them pass.

One office, one scanner and one day give pages that vary little; a page well below them was fed badly or is damaged. The
robust z-score is the distance to the median of comparable pages over their scaled median absolute deviation (Iglewicz
and Hoaglin, 1993: above 3.5 is an outlier), with a floor under that deviation: among pages as like as two prints the
smallest difference would stand out. Only the bad direction counts, only beyond a soft limit that a reader notices, and
only the worst few pages of a dossier: where every page is an outlier, none is.

Comparable are pages of the same number of bits on the same side; where these are too few, of the same number of bits.

Limits: ``score``, the z-score from which a page stands out; ``pages``, comparable pages that are needed; ``most``,
percent of the dossier that is named at most (but always three pages may be). Soft limits: ``sharpness``, pixels at 300
dpi of the edge width; ``contrast``, percent by which print is darker than its paper; ``paper``, grey level of the
paper; ``ocr``, percent of the mean word confidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.model.finding import Finding, Outcome
from station.qc.dossier_check import DossierFacts, DossierFinding, PageFacts
from station.qc.dossier_verdict import verdict
from station.qc.limits import Limits

# Makes a median absolute deviation comparable with a standard deviation.
_SCALE: Final = 1.4826
_ALWAYS: Final = 3


@dataclass(frozen=True, slots=True)
class _Figure:
    """A measure that can be bad: ``limit`` names its soft limit, ``sign`` is +1 where larger is worse.

    ``floor``: the least deviation, what two scans of one good page may differ by.
    """

    measure: str
    limit: str
    sign: float
    floor: float


_FIGURES: Final = (
    _Figure("edge_width", "sharpness", 1.0, 0.20),
    _Figure("print_contrast", "contrast", -1.0, 4.0),
    _Figure("paper_level", "paper", -1.0, 10.0),
    _Figure("ocr_confidence", "ocr", -1.0, 3.0),
)


@dataclass(frozen=True, slots=True)
class Outlier:
    """``value`` on a page: its z-score, the note says of what; on the dossier: pages that stand out."""

    name: str = "outlier"
    version: str = "1"
    limit_names: tuple[str, ...] = ("score", "pages", "most", "sharpness", "contrast", "paper", "ocr")

    def compare(self, dossier: DossierFacts, limits: Limits) -> DossierFinding:
        """Return the worst pages; UNCHECKED where no measure has enough comparable pages."""
        worst: dict[str, tuple[float, str]] = {}
        compared: set[str] = set()
        for figure in _FIGURES:
            for group in _groups([page for page in dossier.pages if figure.measure in page.measures], limits["pages"]):
                values = np.array([page.measures[figure.measure] for page in group])
                compared.update(page.capture_id for page in group)
                for page, score in zip(group, _scores(values, figure, limits), strict=True):
                    if score >= limits["score"] and score > worst.get(page.capture_id, (0.0, ""))[0]:
                        worst[page.capture_id] = (float(score), f"outlier_{figure.limit}")
        if not compared:
            return DossierFinding(Finding(self.name, Outcome.UNCHECKED, note="too_few_pages"))
        most = max(_ALWAYS, ceil(limits["most"] / 100 * len(dossier.pages)))
        ranked = sorted(worst.items(), key=lambda item: (-item[1][0], item[0]))[:most]
        found = {
            capture_id: Finding(self.name, Outcome.FLAGGED, score, limits["score"], note=note)
            for capture_id, (score, note) in ranked
        }
        return verdict(self.name, found, sum(not page.measures for page in dossier.pages), "pages_stand_out")


def _groups(pages: Sequence[PageFacts], least: float) -> list[list[PageFacts]]:
    """Return the pages that can be compared with each other."""
    kinds: dict[float, list[PageFacts]] = defaultdict(list)
    for page in pages:
        kinds[page.measures.get("bits", 0.0)].append(page)
    groups: list[list[PageFacts]] = []
    for kind in kinds.values():
        sides: dict[str, list[PageFacts]] = defaultdict(list)
        for page in kind:
            sides[page.side].append(page)
        groups.extend(sides.values() if min(len(side) for side in sides.values()) >= least else [kind])
    return [group for group in groups if len(group) >= least]


def _scores(values: NDArray[np.float64], figure: _Figure, limits: Limits) -> NDArray[np.float64]:
    """Return how far each value lies on the bad side, 0 where it is within the soft limit."""
    middle = np.median(values)
    scale = max(figure.floor, _SCALE * float(np.median(np.abs(values - middle))))
    beyond = figure.sign * (values - limits[figure.limit]) > 0
    return np.where(beyond, figure.sign * (values - middle) / scale, 0.0)


PLUGIN = Outlier()
