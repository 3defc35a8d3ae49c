"""Pages day by day, stacked by what became of them, under the dashed line of the plan; long periods by week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pyqtgraph
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from station.gui import numbers, theme
from station.gui.supervise.kpi_words import title, translate
from station.gui.supervise.plate import blend
from station.gui.supervise.plots import Plot, round_ticks, thin
from station.workflow.dashboard import DayLine

FIGURES = ("accepted", "waiting", "rejected")
_BAR = 0.82
_LABEL_WIDTH = 74
_LEAST_SLOTS, _SATURDAY = 12, 5
WEEKS_FROM_DAYS = 70


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its days, and the figures from the bottom up."""

    first: date
    last: date
    accepted: int
    waiting: int
    rejected: int

    @property
    def total(self) -> int:
        """The height of the bar."""
        return self.accepted + self.waiting + self.rejected

    def label(self) -> str:
        """Return what stands under the bar."""
        return f"{self.first:%d/%m}"

    def words(self) -> str:
        """Return the exact figures."""
        days = f"{self.first:%d/%m/%Y}" + (f" – {self.last:%d/%m/%Y}" if self.last != self.first else "")
        figures = (f"{title(name)}: {numbers.count(getattr(self, name))}" for name in FIGURES)
        return "\n".join((days, *figures))


def bars_of(lines: Sequence[DayLine], today: date, days: int) -> list[Bar]:
    """Return the bars of the last days up to today (0: all), by week when they are many."""
    known = {line.day: line for line in lines}
    first = today - timedelta(days=days - 1) if days else date.min
    first = max(first, min(known, default=today))
    step = 7 if (today - first).days >= WEEKS_FROM_DAYS else 1
    if step == 7:
        first -= timedelta(days=first.weekday())
    bars = []
    while first <= today:
        last = min(today, first + timedelta(days=step - 1))
        some = [line for day, line in known.items() if first <= day <= last]
        bar = Bar(
            first, last, sum(one.figures.accepted for one in some), sum(one.waiting for one in some),
            sum(one.figures.rejected for one in some),
        )  # fmt: skip
        # A weekend on which nobody worked is no gap in the work.
        if step == 7 or bar.total or first.weekday() < _SATURDAY or first == today:
            bars.append(bar)
        first += timedelta(days=step)
    return bars


def colours() -> dict[str, QColor]:
    """Return the colour of each figure in the present theme."""
    shown = theme.current()
    return {
        "accepted": blend(shown.passed.ink, shown.surface, 0.8), "waiting": blend(shown.accent, shown.surface, 0.62),
        "rejected": QColor(shown.rejected.ink),
    }  # fmt: skip


class DayPlot(Plot):
    """Bars; a click on one opens its days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: Sequence[Bar] = ()
        self._planned = 0

    def show_bars(self, bars: Sequence[Bar], planned: int) -> None:
        """Show bars; ``planned`` is what the plan needs in the time of one bar, 0 for no plan."""
        self.bars, self._planned = bars, planned
        self.clear_all()
        ticks = round_ticks(max(planned, *(bar.total for bar in bars), 1))
        self.fit(max(len(bars), _LEAST_SLOTS) - 0.5, ticks[-1] * 1.03, from_left=-0.5)
        self.scale_left(ticks[-1])
        below = [0] * len(bars)
        gap = ticks[-1] * 0.004
        for name, colour in colours().items():
            heights = [getattr(bar, name) for bar in bars]
            tops = [max(0.0, height - gap) for height in heights]
            self.addItem(pyqtgraph.BarGraphItem(
                x=list(range(len(bars))), y0=list(below), height=tops, width=_BAR, brush=colour, pen=None
            ))  # fmt: skip
            below = [low + height for low, height in zip(below, heights, strict=True)]
        if planned:
            text = translate("supervise", "Plan {n}").format(n=numbers.count(planned))
            self.line_across(planned, theme.current().text, dashed=True, width=1.5)
            self.words_at(text, -0.4, planned, theme.current().text, (0, 1), bold=True)
        self._label()

    def _label(self) -> None:
        labels = [(float(place), bar.label()) for place, bar in enumerate(self.bars)]
        self.bottom.setTicks([thin(labels, max(2, self.width() // _LABEL_WIDTH))])

    def resizeEvent(self, event: object) -> None:
        """Thin the labels anew."""
        super().resizeEvent(event)
        if getattr(self, "bars", ()):
            self._label()

    def tip_at(self, x: float, y: float) -> str:
        """Return the figures of the bar."""
        bar = self._bar_at(x)
        return bar.words() if bar is not None and y >= 0 else ""

    def subject_at(self, x: float, y: float) -> object:
        """Return the bar."""
        return self._bar_at(x) if y >= 0 else None

    def _bar_at(self, x: float) -> Bar | None:
        place = round(x)
        return self.bars[place] if 0 <= place < len(self.bars) else None
