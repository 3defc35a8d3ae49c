"""The panel that imports an inventory, and lists the rows that are wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QTableView, QVBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.parts.tables import plain_table
from station.gui.worklist.import_presenter import ImportPresenter
from station.settings.texts import Sentence
from station.workflow.import_inventory import ImportResult


class ImportPanel(QFrame):
    """``done``: dossiers were registered."""

    done = Signal()

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter = presenter
        self._result: ImportResult | None = None
        self._title, self._help = label("title"), label("help", wrap=True)
        self._path_label, self._fonds_label = label("label"), label("label")
        self._path, self._fonds = QLineEdit(), QLineEdit()
        self._pick = KeyButton("folder")
        self._run = KeyButton("import", kind="primary", height="tall")
        self._only_good = KeyButton("check")
        self._outcome = label("strong", wrap=True)
        self._remedy = label("help", wrap=True)
        self._table: QTableView = plain_table(presenter.rejected, stretch=2, widths={0: 56, 1: 120})
        self._build()
        self._run.clicked.connect(lambda: self._start(only_good=False))
        self._only_good.clicked.connect(lambda: self._start(only_good=True))
        self._pick.clicked.connect(self.pick)
        for field in (self._path, self._fonds):
            field.returnPressed.connect(lambda: self._start(only_good=False))
        self._path.textChanged.connect(lambda text: self._run.setEnabled(bool(text.strip())))
        presenter.finished.connect(self._show_result)
        presenter.failed.connect(self._show_fault)
        presenter.bridge.busy_changed.connect(lambda busy: self._run.setEnabled(not busy))
        self._say()

    def start(self) -> None:
        """Begin with an empty form."""
        self._presenter.clear()
        self._result = None
        self._show_outcome("", "")
        self._path.setFocus()
        self._run.setEnabled(bool(self._path.text().strip()))

    def pick(self) -> None:
        """Choose the file."""
        files = self.tr("Inventories (*.xlsx *.csv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose an inventory"), self._path.text(), files)
        if name:
            self._path.setText(name)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._help)
        layout.addSpacing(8)
        layout.addWidget(self._path_label)
        layout.addWidget(self._path)
        layout.addWidget(self._pick)
        layout.addWidget(self._fonds_label)
        layout.addWidget(self._fonds)
        layout.addSpacing(8)
        layout.addWidget(self._run)
        layout.addSpacing(8)
        layout.addWidget(self._outcome)
        layout.addWidget(self._remedy)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._only_good)
        layout.addStretch(0)

    def _start(self, *, only_good: bool) -> None:
        if self._path.text().strip():
            self._presenter.run(Path(self._path.text().strip()), self._fonds.text(), only_good=only_good)

    def _show_result(self, result: ImportResult) -> None:
        self._result = result
        self._say_result(result)
        if result.imported:
            self.done.emit()

    def _say_result(self, result: ImportResult) -> None:
        if result.imported:
            self._show_outcome(self.tr("%n dossier(s) imported.", "", result.imported), "")
        elif result.rejected:
            what = self.tr("%n row(s) are wrong; nothing was imported.", "", len(result.rejected))
            self._show_outcome(what, self.tr("Correct the file and import it again, or take the good rows alone."))
        else:
            self._show_outcome(self.tr("Nothing new: every dossier of this file is registered."), "")
        self._only_good.setVisible(bool(result.rejected and result.good and not result.imported))
        self._table.setVisible(bool(result.rejected))

    def _show_fault(self, fault: Sentence) -> None:
        self._show_outcome(fault.what, fault.remedy)

    def _show_outcome(self, what: str, remedy: str) -> None:
        self._outcome.setText(what)
        self._remedy.setText(remedy)
        self._outcome.setVisible(bool(what))
        self._remedy.setVisible(bool(remedy))
        self._table.hide()
        self._only_good.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._title.setText(self.tr("Import an inventory"))
        self._help.setText(
            self.tr("The approved list of dossiers as .xlsx or .csv. Every row is checked before any is kept.")
        )
        self._path_label.setText(self.tr("File"))
        self._path.setAccessibleName(self.tr("File"))
        self._fonds_label.setText(self.tr("Code of the fonds, when the file does not say it"))
        self._fonds.setAccessibleName(self.tr("Code of the fonds"))
        self._pick.say(self.tr("Choose…"))
        self._run.say(self.tr("Check and import"))
        self._only_good.say(self.tr("Import the good rows alone"))
        self._table.setAccessibleName(self.tr("Wrong rows"))
        if self._result is not None:
            self._say_result(self._result)
