"""A plan while it is typed: what each field says, and what is wrong with it. No widget."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from station.model.cost import CostTable
from station.model.plan import Plan

NUMBERS = ("pages", "dossiers", "pages_before", "dossiers_before", "unit_price")
DAYS = ("begins", "deadline")
MOST = 10**12
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_GROUPS = re.compile(r"[\s.,]")


@dataclass(slots=True)
class PlanDraft:
    """``texts`` by the names of the fields of ``Plan``; faults are codes that the view has words for."""

    table: CostTable
    texts: dict[str, str] = field(default_factory=dict)

    def load(self, plan: Plan) -> None:
        """Begin with a plan."""
        numbers = {name: getattr(plan, name) for name in NUMBERS}
        self.texts = {name: str(value) if value else "" for name, value in numbers.items()}
        self.texts |= {name: _shown(getattr(plan, name)) for name in DAYS}
        self.texts |= {"coefficient": plan.coefficient, "note": plan.note}

    def faults(self) -> dict[str, str]:
        """Return what is wrong, by field.

        ``not_a_number``, ``not_a_day``, ``before_begin``, ``not_a_coefficient``; ``empty``: nothing is planned.
        """
        found = {name: "not_a_number" for name in NUMBERS if self._number(name) is None}
        found |= {name: "not_a_day" for name in DAYS if self._text(name) and self._day(name) is None}
        begins, deadline = self._day("begins"), self._day("deadline")
        if begins is not None and deadline is not None and deadline < begins:
            found["deadline"] = "before_begin"
        try:
            self.table.coefficient(self._coefficient())
        except ValueError:
            found["coefficient"] = "not_a_coefficient"
        if not found and not (self._number("pages") or self._number("dossiers")):
            found["pages"] = "empty"
        return found

    def plan(self, unit: str) -> Plan | None:
        """Return the plan as it stands, ``None`` while something is wrong; an empty one is a plan of nothing.

        Its price is that of the cost table where none was typed, its coefficient a number.
        """
        if set(self.faults().values()) - {"empty"}:
            return None
        pages, dossiers, pages_before, dossiers_before, unit_price = (self._number(name) or 0 for name in NUMBERS)
        return Plan(
            unit, pages, dossiers, pages_before, dossiers_before, self._day("begins"), self._day("deadline"),
            unit_price or self.table.unit_price, str(self.table.coefficient(self._coefficient())), self._text("note"),
        )  # fmt: skip

    def _text(self, name: str) -> str:
        return " ".join(self.texts.get(name, "").split())

    def _coefficient(self) -> str:
        return self._text("coefficient").replace(",", ".") or "1"

    def _number(self, name: str) -> int | None:
        digits = _GROUPS.sub("", self.texts.get(name, ""))
        if not digits:
            return 0
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= len(str(MOST)) else None

    def _day(self, name: str) -> date | None:
        found = _DAY.fullmatch(self._text(name))
        try:
            return date(int(found[3]), int(found[2]), int(found[1])) if found else None
        except ValueError:
            return None


def _shown(day: date | None) -> str:
    return "" if day is None else day.strftime("%d/%m/%Y")
