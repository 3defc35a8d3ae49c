"""The periods that reports are made of: today, this month, up to one of the days on which progress is asked, a year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# Days on which plans of 2025 and 2026 ask for progress (day, month).
REPORT_DAYS = ((20, 4), (15, 5), (30, 5), (20, 6))


@dataclass(frozen=True, slots=True)
class Period:
    """Two days, both included; ``key`` is that of its words, ``detail`` what makes it one of several."""

    key: str
    since: date
    until: date
    detail: str = ""

    @property
    def words(self) -> str:
        """What the period is called in the language of the window."""
        return QCoreApplication.translate("periods", str(_WORDS[self.key])).format(detail=self.detail)


_WORDS: dict[str, object] = {
    "today": QT_TRANSLATE_NOOP("periods", "Today"),
    "month": QT_TRANSLATE_NOOP("periods", "This month"),
    "last_month": QT_TRANSLATE_NOOP("periods", "Last month"),
    "report_day": QT_TRANSLATE_NOOP("periods", "Up to {detail}"),
    "year": QT_TRANSLATE_NOOP("periods", "This year"),
    "last_year": QT_TRANSLATE_NOOP("periods", "Last year"),
}


def presets(today: date) -> list[Period]:
    """Return the periods of a day; those up to a day of reports begin with the year and end with the last such day."""
    month = today.replace(day=1)
    before = _month_before(month)
    days = [date(today.year, month_number, day) for day, month_number in REPORT_DAYS]
    past = [day for day in days if day <= today] or [date(today.year - 1, REPORT_DAYS[-1][1], REPORT_DAYS[-1][0])]
    last = past[-1]
    coming = next((day for day in days if day > today), None)
    found = [
        Period("today", today, today),
        Period("month", month, _month_end(month)),
        Period("last_month", before, _month_end(before)),
        Period("report_day", date(last.year, 1, 1), last, f"{last.day}/{last.month}"),
        Period("year", date(today.year, 1, 1), date(today.year, 12, 31)),
        Period("last_year", date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    ]
    if coming is not None:
        found.insert(4, Period("report_day", date(coming.year, 1, 1), coming, f"{coming.day}/{coming.month}"))
    return found


def read_day(text: str) -> date | None:
    """Return the day that was typed as DD/MM/YYYY, ``None`` for none."""
    parts = text.strip().replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def _month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def _month_end(month: date) -> date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
