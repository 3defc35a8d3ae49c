"""The inventories of the station, and what is said of one: whether it was appraised, by which document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.history import Change
from station.gui.inventory.appraisal_looks import LOOKS
from station.gui.inventory.import_presenter import ImportPresenter
from station.gui.inventory.inventories_model import InventoriesModel
from station.gui.job_bridge import JobBridge
from station.gui.shift import Shift
from station.model.appraisal import AppraisalState, InventoryLine
from station.model.errors import StationError
from station.reports.tables import write_table
from station.workflow.appraise_inventory import appraise, inventories

SUBJECT = "inventories"


class InventoriesPresenter(QObject):
    """``listed``: the inventories were read; ``appraised`` carries the id of one; ``failed`` a sentence."""

    listed = Signal()
    appraised = Signal(str)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.model = InventoriesModel(self)
        self.importer = ImportPresenter(shift, self)

    def load(self, chosen: str = "") -> None:
        """Read the inventories; ``chosen`` is the id of the one that was just changed."""
        station = self._shift.station

        def done(found: Sequence[InventoryLine]) -> None:
            self.model.show(found)
            self.listed.emit()
            if chosen:
                self.appraised.emit(chosen)

        self.bridge.read(lambda: inventories(station), done, self._fail)

    def line(self, row: int) -> InventoryLine | None:
        """Return the inventory of a row."""
        return self.model.lines_now[row] if 0 <= row < len(self.model.lines_now) else None

    def appraise(self, one: InventoryLine, state: AppraisalState, document: str, date: str, note: str) -> None:
        """Record what was said of an inventory; it can be taken back, and both stay in the history of the station."""
        shift, subject, before = self._shift, one.inventory.id, one.appraisal

        def say() -> object:
            return appraise(
                shift.station, shift.person, subject, state, document=document, document_date=date, note=note
            )

        def unsay(_result: object) -> object:
            if before is None:
                return appraise(shift.station, shift.person, subject, AppraisalState.DRAFT)
            return appraise(
                shift.station, shift.person, subject, before.state, document=before.document,
                document_date=before.document_date, note=before.note,
            )  # fmt: skip

        words = f"{one.inventory.code}: {LOOKS[state].word}"
        shift.history.use(SUBJECT)
        shift.history.do(
            Change(words, say, unsay, lambda _result: self.load(subject), lambda: self.load(subject)), self._fail
        )

    def export(self, path: Path) -> None:
        """Write the list as a file for a spreadsheet."""
        model = self.model
        heads = list(model.heads())
        rows = [[model.words(one, column) for column in range(model.columns)] for one in model.lines_now]
        title = self.tr("Inventories")
        self.bridge.write(
            lambda: write_table(path, title, heads, rows), lambda _count: self.exported.emit(path), self._fail
        )  # fmt: skip

    def close(self) -> None:
        """Tell nothing any more."""
        self.importer.close()
        self.bridge.close()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
