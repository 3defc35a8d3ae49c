"""The table of dossiers, the same in the worklist and in the reviewer's queue."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from station.gui.worklist.worklist_delegate import ROW, WorklistDelegate
from station.gui.worklist.worklist_model import Column, WorklistModel

_WIDTHS = {Column.STATE: 148, Column.BOX: 84, Column.PAGES: 104, Column.SECRECY: 128}


def dossier_table(model: WorklistModel) -> QTableView:
    """Return a table of two-line rows, one chosen at a time."""
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(WorklistDelegate(table))
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setFixedHeight(34)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(Column.DOSSIER, QHeaderView.ResizeMode.Stretch)
    for column, width in _WIDTHS.items():
        header.resizeSection(column, width)
    return table
