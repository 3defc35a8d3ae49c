"""Importing an inventory on one page: the file, what each of its columns means, the first rows judged, the result."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap, numbers, theme
from station.gui.inventory.column_list import ColumnList
from station.gui.inventory.field_words import field_word
from station.gui.inventory.import_presenter import ImportPresenter
from station.gui.inventory.result_view import ResultView
from station.gui.inventory.source_card import SourceCard
from station.gui.parts.cards import card, line
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.job_row import JobRow
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.gui.parts.tables import plain_table
from station.settings.texts import Sentence
from station.workflow.inventory_mapping import DEFAULT
from station.workflow.inventory_result import RejectedRow

EVERY_MS = 500
_NAMED = 6


class ImportView(QWidget):
    """``left``: the person goes back to the list. Nothing is written before the last button."""

    left = Signal()

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.source = SourceCard(presenter)
        self._columns_head, self._sample_head = label("title"), label("title")
        self._columns_help, self._notices = label("help", wrap=True), label("warning", wrap=True)
        self.columns = ColumnList()
        self.sample = plain_table(presenter.sample, stretch=3, widths={0: 66, 1: 146, 2: 150})
        self.judgement = label("warning", wrap=True)
        self._mapping_label, self.name = label("label"), QLineEdit()
        self.keep = KeyButton("save")
        self.verdict = IconLabel("info", "text2")
        self.back = KeyButton("return", action="out", height="tall")
        self.run = KeyButton("import", kind="primary", action="finish", height="tall")
        self.job, self.result, self._empty = JobRow(), ResultView(presenter), EmptyState("import")
        self.problem, self._pages = label("problem", wrap=True), QStackedWidget()
        self._form, self._middle = QWidget(), QWidget()
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_MS)
        self._build()
        self._connect()
        self.say()

    def start(self) -> None:
        """Begin with an empty form; the cursor stands in the field of the file."""
        if self._presenter.running:
            return
        self._presenter.clear()
        self.problem.hide()
        self._pages.setCurrentWidget(self._form)
        self.source.start()
        self._show_preview()

    def panes(self) -> Sequence[QWidget]:
        """Return what F6 goes through."""
        if self._pages.currentWidget() is self.result:
            return (self.result,)
        return (self.source, self.columns, self.sample, self.run)

    def _build(self) -> None:
        self._mapping_label.setBuddy(self.name)
        self._columns_card = card(
            self._columns_head, self._columns_help, self.columns, self._mapping_label,
            line(self.name, self.keep, fills=0), fills=2,
        )  # fmt: skip
        self._sample_card = card(self._sample_head, self._notices, self.sample, self.judgement, fills=2)
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(14)
        middle.addWidget(self._columns_card, 10)
        middle.addWidget(self._sample_card, 13)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.source)
        column.addWidget(self._middle, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.problem)
        column.addWidget(self.job)
        column.addLayout(line(self.verdict, self.back, self.run, fills=0))
        self._pages.addWidget(self._form)
        self._pages.addWidget(self.result)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.problem.hide()
        self.job.hide()

    def _connect(self) -> None:
        presenter = self._presenter
        self.columns.given.connect(presenter.give)
        self.sample.selectionModel().currentRowChanged.connect(lambda now, _before: self._say_judgement(now.row()))
        self.keep.clicked.connect(self._save_mapping)
        self.name.returnPressed.connect(self._save_mapping)
        self.back.clicked.connect(self.left)
        self.run.clicked.connect(self._run)
        self.job.stop.clicked.connect(presenter.stop)
        self.result.back.clicked.connect(self.left)
        self.result.again.connect(self.start)
        self.source.looked_for.connect(self._look)
        self.source.fonds.textChanged.connect(lambda _text: self._say_verdict())
        self._empty.pressed.connect(self.source.ask_file)
        self._tick.timeout.connect(self._show_job)
        presenter.looked.connect(self._show_preview)
        presenter.progressed.connect(self._show_progress)
        presenter.finished.connect(self._finish)
        presenter.saved.connect(lambda _name: self.problem.hide())
        presenter.failed.connect(self._refuse)
        keymap.bind(self._form, "finish", self._run)

    def _look(self, path: Path) -> None:
        self.problem.hide()
        self.source.forget()
        self._presenter.look(path)
        self._show_preview()

    def _save_mapping(self) -> None:
        if self.name.text().strip():
            self._presenter.save(self.name.text())

    def _run(self) -> None:
        seen = self._presenter.preview
        if seen is not None and not seen.missing and not self._presenter.running:
            self.problem.hide()
            self._presenter.use_fonds(self.source.fonds.text())
            if self._presenter.asks_fonds:
                self.source.fonds.setFocus()
                return
            self._presenter.update = self.source.update_box.isChecked()
            self._presenter.run()

    def _show_progress(self) -> None:
        running = self._presenter.running
        for widget in (self.source, self._columns_card, self._sample_card, self.run):
            widget.setEnabled(not running)
        if running and not self._tick.isActive():
            self._tick.start()
            self._show_job()

    def _show_job(self) -> None:
        job = self._presenter.job
        self.job.setVisible(job is not None)
        if job is not None:
            self.job.show_job(job, time.monotonic())

    def _finish(self) -> None:
        self._tick.stop()
        self.job.hide()
        self._show_progress()
        self._show_preview()
        if self._presenter.outcome is not None:
            self._pages.setCurrentWidget(self.result)
            self.result.show_result()
        else:
            self.run.setFocus()

    def _refuse(self, sentence: Sentence) -> None:
        shown = self.result.problem if self._pages.currentWidget() is self.result else self.problem
        shown.setText(str(sentence))
        shown.show()

    def _show_preview(self) -> None:
        seen = self._presenter.preview
        self._middle.setVisible(seen is not None)
        self._empty.setVisible(seen is None)
        self.source.show_preview()
        self._say_verdict()
        if seen is None:
            return
        self.columns.show_columns(seen.columns)
        mapping = self._presenter.mapping
        if mapping is not None and not self.name.hasFocus():
            self.name.setText(mapping.title if mapping.name != DEFAULT else seen.path.stem)
        texts = self._presenter.texts
        self._notices.setText(" ".join(texts.text("inventory", one.code, value=one.value) for one in seen.notices))
        self._notices.setVisible(bool(seen.notices))
        wrong = next((row for row, one in enumerate(seen.sample) if isinstance(one, RejectedRow)), 0)
        self.sample.selectRow(wrong)
        self._say_judgement(wrong)

    def _say_judgement(self, row: int) -> None:
        """Say whole what is wrong with the chosen row: the column has no room for it in a narrow window."""
        seen = self._presenter.preview
        wrong = seen is not None and 0 <= row < len(seen.sample) and isinstance(seen.sample[row], RejectedRow)
        said = self._presenter.sample.index(row, self._presenter.sample.columns - 1).data() if wrong else ""
        number = self._presenter.sample.index(row, 0).data() if wrong else ""
        self.judgement.setText(self.tr("Row {n}: {what}").format(n=number, what=said) if wrong else "")
        self.judgement.setVisible(wrong)

    def _say_verdict(self) -> None:
        seen, running = self._presenter.preview, self._presenter.running
        asks = not self.source.fonds.text().strip() and self._presenter.asks_fonds
        self.run.setEnabled(seen is not None and not seen.missing and not asks and not running)
        if seen is None:
            self.verdict.say(self.tr("Choose a list: .xlsx, .xlsm or .csv."), "info", "text2")
        elif seen.missing:
            fields = ", ".join(field_word(name) for name in seen.missing)
            words = self.tr("No column means: {fields}. Choose it at the left.").format(fields=fields)
            self.verdict.say(words, "warning", "flagged")
        elif asks:
            words = self.tr("The list does not say whose dossiers it has. Enter the code of the fonds above.")
            self.verdict.say(words, "warning", "flagged")
        else:
            rows = self.tr("%n row(s) below the heading; all are checked before any is kept.", "", seen.rows)
            rows = rows.replace(str(seen.rows), numbers.count(seen.rows), 1)
            fonds = self.tr("Fonds: {codes}.").format(codes=", ".join(seen.fonds[:_NAMED]))
            self.verdict.say(f"{rows} {fonds}" if seen.fonds else rows, "check", "accepted")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give titles a third of what their table has."""
        super().resizeEvent(event)
        self.sample.setColumnWidth(2, max(theme.scaled(150), (self.width() - 800) // 4))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._columns_head.setText(self.tr("What the columns mean"))
        self._columns_help.setText(self.tr("Fields with * are needed; the others may be left out."))
        self._sample_head.setText(self.tr("The first rows"))
        self.sample.setAccessibleName(self.tr("The first rows"))
        self._presenter.sample.say()
        self._mapping_label.setText(self.tr("Name under which this mapping is kept for lists with the same headings"))
        self.name.setAccessibleName(self.tr("Name of the mapping"))
        self.keep.say(self.tr("Keep the mapping"))
        self.back.say(self.tr("Back to the list"))
        self.run.say(self.tr("Check and import"))
        self._empty.say(self.tr("Choose the approved list of dossiers."), self.tr("Choose…"), "")
        self._show_preview()
