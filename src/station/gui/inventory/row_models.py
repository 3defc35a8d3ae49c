"""Rows of an inventory as tables: the first ones with what they would become, and those that were rejected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from station.gui import numbers, theme
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.settings.texts import Texts
from station.workflow.inventory_result import DossierRow, Preview, RejectedRow
from station.workflow.write_rejects import reason_words, remedy_words


class SampleModel(TableModel):
    """The first rows below the heading, each judged alone."""

    columns = 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._texts: Texts | None = None

    def show(self, preview: Preview | None, texts: Texts) -> None:
        """Show the rows of another look into the file."""
        self.beginResetModel()
        self._preview, self._texts = preview, texts
        self.endResetModel()

    def lines(self) -> int:
        """Return how many rows are shown."""
        return len(self._preview.sample) if self._preview is not None else 0

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Row"), self.tr("Code"), self.tr("Title"), self.tr("Judgement")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the judgement has its icon and colour."""
        if not index.isValid() or self._preview is None:
            return None
        row, column = self._preview.sample[index.row()], index.column()
        good = isinstance(row, DossierRow)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(column)
        if column == 3 and role == Qt.ItemDataRole.DecorationRole:
            return "accepted" if good else "warning"
        if column == 3 and role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().state("accepted" if good else "flagged").ink
        return self._words(row, column) if role in SPOKEN else None

    def _words(self, row: DossierRow | RejectedRow, column: int) -> str:
        if column == 0:
            return numbers.count(row.row)
        if column == 1:
            return row.code
        if isinstance(row, DossierRow):
            return row.title if column == 2 else self.tr("In order")
        assert self._preview is not None
        assert self._texts is not None
        place = next((one.index for one in self._preview.columns if one.field == "title"), -1)
        title = row.cells[place] if 0 <= place < len(row.cells) else ""
        return title if column == 2 else "; ".join(reason_words(row, self._texts))


class RejectsModel(TableModel):
    """Rows that cannot be imported: number in the file, code, every reason."""

    columns = 3

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RejectedRow] = ()
        self._texts: Texts | None = None

    def show(self, rows: Sequence[RejectedRow], texts: Texts) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self._texts = rows, texts
        self.endResetModel()

    def lines(self) -> int:
        """Return how many rows were rejected."""
        return len(self._rows)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Row"), self.tr("Code"), self.tr("Reason")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; what to do about the row is its tool tip."""
        if not index.isValid() or self._texts is None:
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return " ".join(remedy_words(row, self._texts))
        if role not in SPOKEN:
            return None
        return (numbers.count(row.row), row.code, "; ".join(reason_words(row, self._texts)))[index.column()]
