"""How far the plan is: what was done, what should have been, when it will be finished and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from station.gui import numbers, theme
from station.gui.supervise.kpi_words import translate
from station.gui.supervise.plate import blend
from station.gui.supervise.plots import Plot
from station.model.forecast import Forecast
from station.model.plan import PlanProgress
from station.workflow.dashboard import DayLine

# A forecast that ends far behind the deadline is cut off there, as a multiple of the time that was planned.
_FURTHEST = 1.6


class BurnPlot(Plot):
    """Lines over days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[tuple[date, int]] = []
        self._origin = date.min

    def show_plan(
        self, reached: PlanProgress, outlook: Forecast | None, lines: Sequence[DayLine], today: date
    ) -> None:  # fmt: skip
        """Show the way of a plan up to today, and on from there."""
        plan, shown = reached.plan, theme.current()
        goal, before, done = goal_of(reached)
        by_pages = bool(plan.pages)
        sums = accumulate((line.figures.accepted if by_pages else line.figures.dossiers) for line in lines)
        self._points = [(line.day, before + some) for line, some in zip(lines, sums, strict=True)]
        begins = plan.begins or (lines[0].day if lines else today)
        start = min(begins, *(day for day, _ in self._points), today)
        end = self._end(start, today, plan.deadline, outlook)
        self.clear_all()
        top = max(goal, done) * 1.06
        span = max(1, (end - start).days)
        self._origin = start
        self.fit(span * 1.04, top, from_left=-0.05 * span)
        self.left.setTicks([[(value, numbers.count(value)) for value in (0, round(goal / 2), goal)]])
        for value in (goal / 2, goal):
            self.line_across(value, shown.line)
        if plan.deadline is not None:
            self._stroke([(begins, before), (plan.deadline, goal)], shown.text3, 1.2, Qt.PenStyle.DotLine)
        self._fan(today, done, goal, outlook, end)
        self._stroke([(start, before), *self._points], shown.accent, 2.2)
        self.addItem(pyqtgraph.ScatterPlotItem(
            x=[self._x(today)], y=[done], size=9, brush=QColor(shown.accent), pen=pyqtgraph.mkPen(QColor(shown.surface))
        ))  # fmt: skip
        self._mark_deadline(plan.deadline, top)
        self._words(reached, today, begins, span)
        self._label(start, today, end, span)

    def _x(self, day: date) -> float:
        return float((day - self._origin).days)

    def _end(self, start: date, today: date, deadline: date | None, outlook: Forecast | None) -> date:
        wanted = [today, *(day for day in (deadline,) if day is not None)]
        if outlook is not None:
            wanted += [day for day in (outlook.expected, outlook.late) if day is not None]
        latest = max(wanted)
        furthest = start + ((deadline or today) - start) * _FURTHEST
        return max(today, min(latest, furthest)) if furthest > today else latest

    def _stroke(
        self, points: Sequence[tuple[date, float]], colour: str, width: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:  # fmt: skip
        pen = pyqtgraph.mkPen(QColor(colour), width=width, style=style)
        self.addItem(pyqtgraph.PlotCurveItem(x=[self._x(day) for day, _ in points], y=[y for _, y in points], pen=pen))

    def _fan(self, today: date, done: int, goal: int, outlook: Forecast | None, end: date) -> None:
        if outlook is None or outlook.expected is None or goal <= done:
            return
        shown = theme.current()
        early = outlook.early or outlook.expected
        late_x = self._x(outlook.late) if outlook.late is not None else 4 * max(1.0, self._x(end))
        self.addItem(
            _Band(self._x(today), done, self._x(early), late_x, goal, blend(shown.accent, shown.surface, 0.18))
        )
        self._stroke([(today, done), (outlook.expected, goal)], shown.accent, 1.6, Qt.PenStyle.DashLine)

    def _mark_deadline(self, deadline: date | None, top: float) -> None:
        if deadline is None:
            return
        ink = theme.current().rejected.ink
        pen = pyqtgraph.mkPen(QColor(ink), width=1.5)
        self.addItem(pyqtgraph.PlotCurveItem(x=[self._x(deadline)] * 2, y=[0, top], pen=pen))
        text = translate("supervise", "Deadline {day}").format(day=f"{deadline:%d/%m}")
        self.words_at(text, self._x(deadline), 0, ink, (1, 1), bold=True)

    def _words(self, reached: PlanProgress, today: date, begins: date, span: int) -> None:
        """Write beside the point what was reached, and what should have been."""
        goal, before, done = goal_of(reached)
        shown, plan, lines = theme.current(), reached.plan, []
        lines.append(f"{reached.percent}\u202f%")
        if plan.deadline is not None and plan.deadline > begins:
            should = before + (goal - before) * min(1.0, max(0.0, (today - begins) / (plan.deadline - begins)))
            lines.append(translate("supervise", "plan {share}").format(share=f"{int(100 * should / goal)}\u202f%"))
        at_right = self._x(today) < 0.55 * span
        x = self._x(today) + (0.03 if at_right else -0.03) * span
        anchor = (0.0, 0.0) if at_right else (1.0, 1.0)
        lines[0] = f"{numbers.count(done)} · {lines[0]}"
        self.words_at("\n".join(lines), x, done, shown.text, anchor, bold=True)

    def _label(self, start: date, today: date, end: date, span: int) -> None:
        ticks = [(0.0, f"{start:%m/%Y}"), (self._x(today), f"{today:%d/%m}"), (self._x(end), f"{end:%m/%Y}")]
        room = 0.2 * span
        if ticks[1][0] - ticks[0][0] < room:
            ticks.pop(0)
        if ticks[-1][0] - ticks[-2][0] < room:
            ticks.pop(-1)
        self.bottom.setTicks([ticks])

    def tip_at(self, x: float, y: float) -> str:
        """Return what was done by a day."""
        found = next((one for one in reversed(self._points) if self._x(one[0]) <= x + 0.5), None)
        if found is None or y < 0 or x > self._x(self._points[-1][0]) + 0.5:
            return ""
        return f"{found[0]:%d/%m/%Y}: {numbers.count(found[1])}"


# pyqtgraph brings no types: what is made of its classes has a base that the checker cannot see.
class _Band(pyqtgraph.GraphicsObject):  # type: ignore[misc]
    """The triangle between the early and the late way."""

    def __init__(self, x: float, y: float, early: float, late: float, goal: float, colour: QColor) -> None:
        super().__init__()
        self._points = ((x, y), (early, goal), (late, goal))
        self._colour = colour
        self.setZValue(-2)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Fill it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in self._points]))

    def boundingRect(self) -> QRectF:
        """Return the room of the triangle."""
        (x, y), (_, goal), (late, _) = self._points
        return QRectF(x, y, late - x, goal - y)


def goal_of(reached: PlanProgress) -> tuple[int, int, int]:
    """Return what is to be done, what was done before, and what is done now: pages, else dossiers."""
    plan = reached.plan
    if plan.pages:
        return plan.pages, plan.pages_before, reached.pages
    return plan.dossiers, plan.dossiers_before, reached.dossiers
