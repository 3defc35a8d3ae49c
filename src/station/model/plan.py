"""What a unit has to have done by when and at which price, and how far it is.

Everything here is counted in whole pages and dossiers, so that a bar in the window, a report and the plan of a province
say the same: 9,289,223 of 12,490,500 pages are 74 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a unit; ``unit`` is its code, ``""`` for the whole project.

    ``pages`` and ``dossiers`` are the whole volume, ``pages_before`` and ``dossiers_before`` what was digitised before
    this station began; ``unit_price`` is in đồng for one A4 page of coefficient 1, 0 for that of the cost table;
    ``coefficient`` is K, a decimal number.
    """

    unit: str
    pages: int
    dossiers: int
    pages_before: int = 0
    dossiers_before: int = 0
    begins: date | None = None
    deadline: date | None = None
    unit_price: int = 0
    coefficient: str = "1"
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far a plan is, what was done before included.

    ``share`` is that of the pages, of the dossiers where no pages were planned; ``None`` where neither was.
    """

    plan: Plan
    pages: int
    dossiers: int
    pages_left: int
    dossiers_left: int
    share: Fraction | None

    @property
    def percent(self) -> int | None:
        """The share in whole percent, rounded down: what is not finished is never shown as 100 %."""
        return None if self.share is None else int(self.share * 100)


def progress(plan: Plan, pages_done: int, dossiers_done: int) -> PlanProgress:
    """Return how far a plan is when this station has done so many; more than was planned leaves nothing to do."""
    pages, dossiers = plan.pages_before + pages_done, plan.dossiers_before + dossiers_done
    done, planned = (pages, plan.pages) if plan.pages else (dossiers, plan.dossiers)
    return PlanProgress(
        plan, pages, dossiers, max(0, plan.pages - pages), max(0, plan.dossiers - dossiers),
        Fraction(done, planned) if planned else None,
    )  # fmt: skip
