"""The plan on the board: how far it is, the way there, when it will be finished; without one, how to set one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.labels import ElidedLabel, IconLabel
from station.gui.review.share_bar import ShareBar
from station.gui.supervise.burn_plot import BurnPlot, goal_of
from station.gui.supervise.kpi_words import translate
from station.gui.supervise.plate import Plate
from station.model.forecast import Forecast
from station.model.plan import PlanProgress
from station.workflow.dashboard import Dashboard


class PlanPlate(Plate):
    """``plan_wanted``: somebody wants to set a plan."""

    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share, self.plot = ShareBar(), BurnPlot()
        self.end, self.needed = IconLabel("check", "accepted"), ElidedLabel("help")
        self.end.set_bold(bold=True)
        self.empty, self._stack = EmptyState("chart"), QStackedWidget()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        padded = QVBoxLayout()
        padded.setContentsMargins(14, 0, 14, 0)
        padded.addWidget(self.share)
        column.addLayout(padded)
        column.addWidget(self.plot, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 4)
        foot.addWidget(self.end)
        foot.addWidget(self.needed, 1)
        column.addLayout(foot)
        self._stack.addWidget(inside)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)
        self.watch(self.plot)
        self.empty.pressed.connect(self.plan_wanted)

    def show_board(self, board: Dashboard) -> None:
        """Show the plan of the scope."""
        reached = board.plan
        self._stack.setCurrentIndex(1 if reached is None else 0)
        self.title.setText(translate("supervise", "Progress of the plan"))
        self.empty.say(
            translate("supervise", "No plan is set for this scope."), translate("supervise", "Set a plan"), ""
        )
        self.note.say("")
        if reached is None:
            return
        self.note.say(translate("supervise", "pages") if reached.plan.pages else translate("supervise", "dossiers"))
        goal, _, done = goal_of(reached)
        self.share.say(
            translate("supervise", "{share} of the plan").format(share=f"{reached.percent}\u202f%"), done, goal
        )
        self.plot.show_plan(reached, board.outlook, board.days, board.today)
        self._say_end(reached, board.outlook)
        self.plot.setAccessibleName(f"{self.title.text()}: {self.share.accessibleName()}. {self.end.text()}")

    def _say_end(self, reached: PlanProgress, outlook: Forecast | None) -> None:
        words, icon, colour = end_words(reached, outlook)
        self.end.say(words, icon, colour)
        needed = outlook.needed_per_day if outlook is not None else None
        unit = translate("supervise", "pages") if reached.plan.pages else translate("supervise", "dossiers")
        self.needed.say(
            translate("supervise", "needs {n} {unit} a day").format(n=numbers.count(needed), unit=unit)
            if needed
            else ""
        )
        self.needed.setAlignment(self.note.alignment())


def end_words(reached: PlanProgress, outlook: Forecast | None) -> tuple[str, str, str]:
    """Return when the plan will be finished and how that stands to its deadline: words, icon, colour."""
    deadline = reached.plan.deadline
    if outlook is None or outlook.expected is None:
        return translate("supervise", "No forecast: fewer than five working days"), "info", "text2"
    if not outlook.left:
        return translate("supervise", "The plan is done"), "accepted", "accepted"
    day = f"{outlook.expected:%d/%m/%Y}"
    if deadline is None:
        return translate("supervise", "Done on {day}").format(day=day), "info", "text2"
    late = (outlook.expected - deadline).days
    if late > 0:
        words = translate("supervise", "Done on {day}, %n day(s) late", "", late)
        return words.format(day=day), "warning", "flagged"
    words = translate("supervise", "Done on {day}, %n day(s) early", "", -late)
    return words.format(day=day), "check", "accepted"
