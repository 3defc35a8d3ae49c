"""Pages of a size that fits neither paper formats nor the other pages: two sheets fed as one, a sheet cut short.

A dossier is a mixture: A3 annexes, A5 slips and receipts lie among A4 letters, so the median of a dossier is no size to
compare all pages with, and a deviation from it (0 among equal sheets) no measure. A page is normal when its size is a
format of trade, or when ``alike`` others of the dossier have it too. What is left is compared with the pages that share
one of its sides: a feeder that takes two sheets, or pulls one back half way, changes one side and keeps the other. A
lone receipt shares none and is left alone, and so is a strip of less than half a page.

Two pages overlapped to exactly twice A4 cannot be told from A3 when they lay across; the leaf count finds those.

Limits: ``format``, percent by which a side may differ from a format or from a page alike (3: FADGI 2023, scale ±3 %,
A4 ±3 % in the project's own table; more because a frame on a white background keeps its margin); ``alike``, pages that
make a size normal; ``longer``, times the usual length from which two sheets are suspected (1.15: Templeton's rule for
overlaps); ``differs``, percent by which the length differs otherwise from which a person should look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.model.finding import Finding, Outcome
from station.qc.dossier_check import DossierFacts, DossierFinding, PageFacts
from station.qc.dossier_verdict import verdict
from station.qc.limits import Limits

Sides = NDArray[np.float64]

# ISO 216 A2 to A6, B4, B5; folio (F4, 210 × 330, sold in Viet Nam for decades). Short side, long side, mm.
_FORMATS: Final = np.array(
    [(420, 594), (297, 420), (210, 297), (148, 210), (105, 148), (250, 353), (176, 250), (210, 330)], np.float64
)
# Short (0) or long (1) side of the page, and of those it is compared with: a page cut short may be wider than long.
_SHARED: Final = ((0, 0), (1, 1), (1, 0))
_STRIP: Final = 0.5
# mm: no paper is smaller.
_SMALLEST: Final = 10.0


@dataclass(frozen=True, slots=True)
class PageSize:
    """``value`` on a page: its length over that of the pages it shares a side with; on the dossier: such pages."""

    name: str = "page_size"
    version: str = "1"
    limit_names: tuple[str, ...] = ("format", "alike", "longer", "differs")

    def compare(self, dossier: DossierFacts, limits: Limits) -> DossierFinding:
        """Return the pages of an odd size and those that the driver suspected; UNCHECKED where no size is known."""
        found = {
            page.capture_id: Finding(self.name, Outcome.FLAGGED, note="driver_suspects")
            for page in dossier.pages if page.suspect
        }  # fmt: skip
        known = [page for page in dossier.pages if _is_known(page)]
        sides = np.sort(np.array([(page.width_mm, page.height_mm) for page in known]).reshape(-1, 2), axis=1)
        documents = np.array([page.document for page in known])
        for index in _odd(sides, limits):
            ratio = _length_ratio(index, sides, documents, limits)
            finding = None if ratio is None else self._finding(ratio, limits)
            if finding is not None:
                found.setdefault(known[index].capture_id, finding)
        return verdict(self.name, found, len(dossier.pages) - len(known), "odd_sizes")

    def _finding(self, ratio: float, limits: Limits) -> Finding | None:
        if ratio > limits["longer"]:
            return Finding(self.name, Outcome.FLAGGED, ratio, limits["longer"], note="double_feed_length")
        if abs(ratio - 1.0) > limits["differs"] / 100:
            limit = 1.0 + limits["differs"] / 100 if ratio > 1.0 else 1.0 - limits["differs"] / 100
            return Finding(
                self.name, Outcome.FLAGGED, ratio, limit, note="longer_page" if ratio > 1.0 else "short_page"
            )
        return None


def _is_known(page: PageFacts) -> bool:
    """Whether the size was measured; without a resolution the inspection takes any page for A4."""
    return min(page.width_mm, page.height_mm) >= _SMALLEST and page.measures.get("dpi_known", 1.0) > 0.0


def _odd(sides: Sides, limits: Limits) -> list[int]:
    """Return the places of pages that are no format of trade and have too few pages like them."""
    if not len(sides):
        return []
    tolerance = limits["format"] / 100
    strange = np.flatnonzero(~_alike(sides[:, None], _FORMATS[None], tolerance).any(axis=1))
    return [int(index) for index in strange if _alike(sides, sides[index], tolerance).sum() - 1 < limits["alike"]]


def _alike(one: Sides, other: Sides, tolerance: float) -> NDArray[np.bool_]:
    return np.asarray((np.abs(one / other - 1.0) <= tolerance).all(axis=-1))


def _length_ratio(index: int, sides: Sides, documents: NDArray[np.int64], limits: Limits) -> float | None:
    """Return one side over the median of the pages that share the other; ``None`` where too few do, and of a strip.

    The pages of its own document go first, when there are enough of them.
    """
    others = np.arange(len(sides)) != index
    for among in (others & (documents == documents[index]), others):
        for own, kept in _SHARED:
            agree = among & (np.abs(sides[:, kept] / sides[index, own] - 1.0) <= limits["format"] / 100)
            if agree.sum() >= limits["alike"]:
                ratio = float(sides[index, 1 - own] / np.median(sides[agree, 1 - kept]))
                return ratio if ratio >= _STRIP else None
    return None


PLUGIN = PageSize()
