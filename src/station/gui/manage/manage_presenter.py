"""Who may put in what: the presenters of the parts that the person's roles open."""

from __future__ import annotations

from PySide6.QtCore import QObject

from station.gui.figures.stations_presenter import StationsPresenter
from station.gui.inventory.inventories_presenter import InventoriesPresenter
from station.gui.registers.fonds_presenter import FondsPresenter
from station.gui.registers.plan_presenter import PlanPresenter
from station.gui.registers.register_presenter import RegisterPresenter
from station.gui.reports.reports_presenter import ReportsPresenter
from station.gui.shift import Shift
from station.model.people import Action
from station.workflow.registers import register_names


class ManagePresenter(QObject):
    """Inventories and fonds are for whoever imports; the rest for whoever sees the counts."""

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.inventories = InventoriesPresenter(shift, self)
        self.fonds = FondsPresenter(shift, self)
        supervises = shift.person.may(Action.SEE_COUNTS)
        names = register_names(shift.station) if supervises else ()
        self.registers = {name: RegisterPresenter(shift, name, self) for name in names}
        self.plan = PlanPresenter(shift, self) if supervises else None
        self.reports = ReportsPresenter(shift, self) if supervises else None
        self.stations = StationsPresenter(shift, self) if supervises else None

    def close(self) -> None:
        """Tell nothing any more."""
        parts = (self.inventories, self.fonds, self.plan, self.reports, self.stations, *self.registers.values())
        for part in parts:
            if part is not None:
                part.close()
