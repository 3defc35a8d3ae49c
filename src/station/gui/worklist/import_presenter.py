"""Importing an inventory: nothing is written while a row is wrong, unless the good rows alone are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from station.gui import numbers
from station.gui.job_bridge import JobBridge
from station.gui.shift import Shift
from station.model.errors import StationError
from station.settings.declared import build, read_toml
from station.settings.texts import Texts
from station.workflow.import_inventory import ImportResult, import_inventory
from station.workflow.inventory_rows import ColumnMapping, RejectedRow

Index = QModelIndex | QPersistentModelIndex


class RejectedModel(QAbstractTableModel):
    """The rows that cannot be imported: number in the file, code, reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RejectedRow] = ()
        self._texts: Texts | None = None

    def show(self, rows: Sequence[RejectedRow], texts: Texts | None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self._texts = rows, texts
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows were rejected."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return three."""
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:  # fmt: skip
        """Return the words over a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Row"), self.tr("Code"), self.tr("Reason"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not index.isValid():
            return None
        row = self._rows[index.row()]
        reason = self._texts.text("rows", row.reason, value=row.value) if self._texts is not None else row.reason
        return (numbers.count(row.row), row.code, reason)[index.column()]


class ImportPresenter(QObject):
    """``finished`` carries the ``ImportResult``, ``failed`` a sentence with its remedy."""

    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self.bridge = JobBridge(shift.lanes, self)
        self.rejected = RejectedModel(self)

    def run(self, path: Path, fonds: str, *, only_good: bool) -> None:
        """Import the file."""
        shift = self._shift
        source = shift.services.resources / "profiles" / "inventory" / "default.toml"

        def work() -> ImportResult:
            mapping = build(ColumnMapping, read_toml(source), str(source))
            return import_inventory(
                shift.station.workspace, shift.person, path, mapping, fonds=fonds.strip(), only_good=only_good
            )

        self.bridge.write(work, self._done, self._failed)

    def clear(self) -> None:
        """Forget the last result."""
        self.rejected.show((), None)

    def close(self) -> None:
        """Tell nothing any more."""
        self.bridge.close()

    def _done(self, result: ImportResult) -> None:
        self.rejected.show(result.rejected, self._shift.words.texts)
        self.finished.emit(result)

    def _failed(self, error: StationError) -> None:
        self.clear()
        self.failed.emit(self._shift.words.error(error))
