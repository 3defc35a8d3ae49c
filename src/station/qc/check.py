"""The port of a page check, and what it is given to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from station.model.finding import Finding
from station.model.page_text import PageText
from station.model.recipe import Recipe
from station.qc.limits import Limits
from station.qc.secrecy_reading import SecrecySign

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as every check sees it; all views are made once and shared, so a check must not write into them.

    ``gray``: rendition, height × width at ``dpi``; ``color``: the same in colour where the master has it. Smaller by
    the whole ``factor``, at 70 to 140 dpi: ``small`` (grey), ``behind`` (the paper without its ink), ``ink`` (mask, 255
    where there is ink). ``paper``: grey level of the paper. ``master_gray``: the master as delivered (not turned,
    deskewed or cropped), ``master_color``: the same where it is in colour; ``master_page``: 255 where the page lies in
    it, a little inside of the edges seen, smaller by the whole ``master_factor``. ``text``: ``None`` when OCR was not
    run. ``bits`` (a pixel) and ``depth`` (bits a channel) are the master's. ``measures``: numbers of the image
    stage, such as both skew estimates, by name. ``secrecy``: places that may be secrecy marks.
    """

    gray: Pixels
    color: Pixels | None
    small: Pixels
    behind: Pixels
    ink: Pixels
    factor: int
    paper: float
    master_gray: Pixels
    master_page: Pixels
    master_factor: int
    recipe: Recipe
    dpi: float
    bits: int
    depth: int
    text: PageText | None
    measures: dict[str, float]
    master_color: Pixels | None = None
    secrecy: tuple[SecrecySign, ...] = ()


class Check(Protocol):
    """Measures one thing on one page and says whether it is within its limits. Pure: same view, same finding.

    What cannot be assessed is ``UNCHECKED`` with a ``note``, never ``PASSED``.
    """

    @property
    def name(self) -> str:
        """Stable name, equal to that of the module and of its table in the checklist."""
        ...

    @property
    def version(self) -> str:
        """Raised when the same page could get another finding."""
        ...

    @property
    def limit_names(self) -> tuple[str, ...]:
        """The limits that its table in the checklist must state; the module explains each."""
        ...

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the one finding of this check on the page."""
        ...
