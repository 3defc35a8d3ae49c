"""Official reports: what is asked for at the left, the reports that were made at the right."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from station.gui import keymap, theme
from station.gui.frame.section import Section
from station.gui.parts.cards import card, line
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.job_row import JobRow
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label, rule
from station.gui.parts.tables import plain_table
from station.gui.reports.order_form import OrderForm
from station.gui.reports.reports_presenter import ReportsPresenter
from station.settings.texts import Sentence
from station.workflow.official_reports import MadeReport

FORM_WIDTH = 400
EVERY_MS = 500


class ReportsView(Section):
    """Each report is two files, a workbook to work with and a PDF to sign; the station remembers their digests."""

    def __init__(self, presenter: ReportsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("reports", parent)
        self._presenter = presenter
        self._unit = ""
        self.form, self.job = OrderForm(presenter), JobRow()
        self.problem, self._missing = label("problem", wrap=True), label("warning", wrap=True)
        self.make = KeyButton("reports", kind="primary", action="report", height="tall")
        self._form_card = card(self.form, rule(), self.job, self.problem, self._missing, self.make, fills=0)
        self.table = plain_table(presenter.model, stretch=1, widths={0: 140, 2: 90, 3: 190, 4: 130})
        self._empty, self._stack = EmptyState("reports"), QStackedWidget()
        self._file_name, self._away = ElidedLabel("help"), label("help", wrap=True)
        self.open_xlsx, self.open_pdf, self.open_folder = KeyButton("table"), KeyButton("pdf"), KeyButton("folder")
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_MS)
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read kinds and reports anew; ``subject`` is the code of a unit."""
        self._unit = subject
        self._presenter.load()

    def take_focus(self) -> None:
        """Put the focus into the choice of the report."""
        self.form.kind.setFocus()

    def word(self) -> str:
        """Return what the part is called."""
        return self.tr("Reports")

    def panes(self) -> Sequence[QWidget]:
        """Return form and list."""
        return (self._form_card, self._stack.currentWidget() or self._stack)

    def go_out(self) -> bool:
        """Give up the report that is being made."""
        running = self._presenter.running
        self._presenter.stop()
        return running

    def make_report(self) -> None:
        """Make what is asked for, unless something is missing or wrong: then say so."""
        self.problem.hide()
        self._missing.hide()
        order, wrong = self.form.order(), self.form.wrong_field()
        if order is not None:
            self._presenter.make(order)
        elif wrong is not None:
            unfit = self.tr("A day is written dd/mm/yyyy, such as 20/04/2026.")
            self.problem.setText(self.tr("Choose a folder.") if wrong is self.form.folder else unfit)
            self.problem.show()
            wrong.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the form its width."""
        super().resizeEvent(event)
        self._form_card.setFixedWidth(min(theme.scaled(FORM_WIDTH), self.width() // 2))

    def _build(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        for widget in (self.job, self.problem, self._missing):
            widget.hide()
        buttons = line(self._file_name, self.open_xlsx, self.open_pdf, self.open_folder, fills=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(self._form_card)
        row.addWidget(card(self._stack, self._away, buttons, fills=0), 1)

    def _connect(self) -> None:
        presenter = self._presenter
        self.job.stop.clicked.connect(presenter.stop)
        self.form.submitted.connect(self.make_report)
        self.make.clicked.connect(self.make_report)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.open_xlsx.clicked.connect(lambda: self._open("xlsx"))
        self.open_pdf.clicked.connect(lambda: self._open("pdf"))
        self.open_folder.clicked.connect(lambda: self._open(""))
        self._tick.timeout.connect(self._show_job)
        presenter.loaded.connect(self._loaded)
        presenter.progressed.connect(self._progressed)
        presenter.made.connect(self._made)
        presenter.stopped.connect(lambda: self.told.emit(self.tr("The report was given up.")))
        presenter.failed.connect(self._refuse)
        keymap.bind_in(self.table, "open", lambda: self._open("pdf"))

    def _progressed(self) -> None:
        running = self._presenter.running
        self.make.setEnabled(not running)
        self.job.setVisible(running)
        if running:
            self._tick.start()
            self._show_job()
        else:
            self._tick.stop()

    def _show_job(self) -> None:
        if self._presenter.job is not None:
            self.job.show_job(self._presenter.job, time.monotonic())

    def _made(self, report: MadeReport) -> None:
        self.told.emit(self.tr("Made: {xlsx} and {pdf}").format(xlsx=report.xlsx.name, pdf=report.pdf.name))
        if report.missing:
            self._missing.setText(self.tr("Left open in it: {what}.").format(what="; ".join(report.missing)))
            self._missing.show()

    def _refuse(self, sentence: Sentence) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _loaded(self) -> None:
        self.form.show_choices()
        if self._unit:
            self.form.unit.setCurrentIndex(max(0, self.form.unit.findData(self._unit)))
            self._unit = ""
        self._stack.setCurrentWidget(self.table if self._presenter.model.lines() else self._empty)
        if self._presenter.model.lines():
            self.table.selectRow(0)
        self._show_files(0)

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_files(current.row() if current.isValid() else -1)

    def _show_files(self, row: int) -> None:
        reports = self._presenter.model.reports
        chosen = reports[row] if 0 <= row < len(reports) else None
        there = chosen is not None and self._presenter.file(chosen.xlsx) is not None
        self._file_name.say(chosen.xlsx.removesuffix(".xlsx") if chosen is not None else "")
        self._away.setVisible(chosen is not None and not there)
        for button in (self.open_xlsx, self.open_pdf, self.open_folder):
            button.setVisible(chosen is not None)
            button.setEnabled(there)

    def _open(self, kind: str) -> None:
        row = self.table.currentIndex().row()
        reports = self._presenter.model.reports
        if not 0 <= row < len(reports):
            return
        path = self._presenter.file(reports[row].pdf if kind == "pdf" else reports[row].xlsx)
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if kind else path.parent)))

    def say(self) -> None:
        """Set every word."""
        self.make.say(self.tr("Make the report"))
        self.table.setAccessibleName(self.tr("Reports that were made"))
        self._presenter.model.say()
        self._empty.say(self.tr("No report was made yet. Choose one at the left, then make it."), "", "")
        self._away.setText(self.tr("Its files lie in no folder that was used here."))
        self.open_xlsx.say(self.tr("Workbook"))
        self.open_pdf.say(self.tr("PDF file"))
        self.open_folder.say(self.tr("Folder"))
