"""The plans of the units, the one in the form, and how it stands while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui.history import Change
from station.gui.job_bridge import JobBridge
from station.gui.registers.plan_draft import PlanDraft
from station.gui.registers.plan_model import PlanModel
from station.gui.shift import Shift
from station.model.errors import StationError
from station.model.people import Action
from station.model.plan import Plan, PlanProgress
from station.workflow.plans import Standing, cost_table, plan_standing, plans, set_plan
from station.workflow.registers import entries

SUBJECT = "plan"
# The figures are asked for anew when the hands rest for so long.
PAUSE_MS = 120
Picture = tuple[Sequence[PlanProgress], Mapping[str, str]]


class PlanPresenter(QObject):
    """``loaded``: plans and units were read; ``chosen``: another plan is in the form; ``changed``: it stands otherwise.

    ``stored``: a plan was stored, or taken back; ``failed`` carries a sentence with its remedy.
    """

    loaded = Signal()
    stored = Signal()
    chosen = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = PlanModel(self)
        self.draft = PlanDraft(cost_table(shift.station))
        self.may_plan = shift.person.may(Action.PLAN)
        self.units: Mapping[str, str] = {}
        self.unit = ""
        self.standing: Standing | None = None
        self._plans: dict[str, Plan] = {}
        self._asking = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def load(self, unit: str | None = None) -> None:
        """Read plans, units and figures; ``unit``: whose plan is shown then, ``None`` for the one of before."""
        shift = self._shift

        def read() -> Picture:
            now = shift.station.clock.now()
            held = plans(shift.station)
            told = [plan_standing(shift.station, shift.person, plan, now).progress for plan in held.values()]
            return told, {entry.code: entry.name for entry in entries(shift.station, "unit")}

        def done(picture: Picture) -> None:
            told, self.units = picture
            self._plans = {one.plan.unit: one.plan for one in told}
            self.model.show(told, self.units)
            self.choose(self.unit if unit is None else unit)
            self.loaded.emit()

        self.bridge.read(read, done, self._fail)

    def choose(self, unit: str) -> None:
        """Show the plan of a unit, an empty one where there is none."""
        self.unit = unit
        self.draft.load(self._plans.get(unit, Plan(unit, 0, 0)))
        self.standing = None
        self.chosen.emit()
        self._ask()

    def first_without_plan(self) -> str:
        """Return the first unit that has no plan: the whole project, else by code."""
        return next((unit for unit in ("", *self.units) if unit not in self._plans), self.unit)

    def type(self, name: str, words: str) -> None:
        """Take what stands in a field after another key."""
        self.draft.texts[name] = words
        self._pause.start()

    def forget(self) -> bool:
        """Forget what was typed; return whether anything was."""
        before = PlanDraft(self.draft.table)
        before.load(self._plans.get(self.unit, Plan(self.unit, 0, 0)))
        if before.texts == self.draft.texts:
            return False
        self.choose(self.unit)
        return True

    def store(self) -> None:
        """Let the plan hold; it can be taken back."""
        shift, plan = self._shift, self.draft.plan(self.unit)
        if plan is None or not self.may_plan:
            return

        def undo(before: Plan | None) -> object:
            return set_plan(shift.station, shift.person, before or Plan(plan.unit, 0, 0))

        unit = self.units.get(plan.unit, plan.unit) or self.tr("the whole project")
        words = self.tr("Plan of {unit} stored").format(unit=unit)
        shift.history.use(SUBJECT)
        shift.history.do(
            Change(
                words, lambda: set_plan(shift.station, shift.person, plan), undo,
                lambda _before: self._again(plan.unit), lambda: self._again(plan.unit),
            ), self._fail,
        )  # fmt: skip

    def close(self) -> None:
        """Tell nothing any more."""
        self._pause.stop()
        self.bridge.close()

    def _again(self, unit: str) -> None:
        self.load(unit)
        self.stored.emit()

    def _ask(self) -> None:
        """Ask how the plan stands as it is typed now."""
        self._pause.stop()
        self.bridge.cancel(self._asking)
        shift, plan = self._shift, self.draft.plan(self.unit)
        if plan is None:
            self._show(None)
            return
        self._asking = self.bridge.read(
            lambda: plan_standing(shift.station, shift.person, plan, shift.station.clock.now()), self._show, self._fail
        )

    def _show(self, standing: Standing | None) -> None:
        self.standing = standing
        self.changed.emit()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
