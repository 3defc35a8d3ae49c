"""The table of dossiers, the same in the worklist and in the reviewer's queue."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from station.gui import theme
from station.gui.parts.tables import PlainTable
from station.gui.worklist.worklist_delegate import ROW, WorklistDelegate
from station.gui.worklist.worklist_model import Column, WorklistModel

HEAD = 34
_WIDTHS = {Column.STATE: 138, Column.BOX: 56, Column.PAGES: 88, Column.SECRECY: 112, Column.PAPER: 110}


def dossier_table(model: WorklistModel, *, many: bool = False) -> QTableView:
    """Return a table of two-line rows, one chosen at a time unless ``many`` may be."""
    table = PlainTable(ROW, HEAD)
    table.setModel(model)
    table.setItemDelegate(WorklistDelegate(table))
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    modes = QAbstractItemView.SelectionMode
    table.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    table.fit()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(Column.DOSSIER, QHeaderView.ResizeMode.Stretch)
    for column, width in _WIDTHS.items():
        header.resizeSection(column, width)
    return table


def arrange_columns(table: QTableView, *, roomy: bool, wide: bool) -> None:
    """Give the columns their widths; box and paper are hidden where the list is narrow."""
    for column in (Column.BOX, Column.PAPER):
        table.setColumnHidden(column, not roomy)
    for column, width in _WIDTHS.items():
        roomier = width + (36 if wide else 0 if roomy else 16)
        table.horizontalHeader().resizeSection(column, max(roomier, theme.scaled(roomier)))
