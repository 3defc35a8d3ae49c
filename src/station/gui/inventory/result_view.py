"""What an import found and did: four figures, what to know about the file, and the rows that were rejected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.inventory.import_presenter import ImportPresenter, Outcome
from station.gui.parts.cards import card, line
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.gui.parts.tables import plain_table

_FIGURES = {
    "imported": ("accepted", "accepted"), "updated": ("edit", "inspecting"), "unchanged": ("captured", "captured"),
    "rejected": ("rejected", "rejected"),
}  # fmt: skip
MOST_NAMED = 8


class ResultView(QWidget):
    """``again``: another file, or this one once it is corrected."""

    again = Signal()

    def __init__(self, presenter: ImportPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.figures: dict[str, tuple[IconLabel, QLabel]] = {
            name: (IconLabel(*look), label("number")) for name, look in _FIGURES.items()
        }
        self.head, self._remedy, self._told = label("title"), label("", wrap=True), label("help", wrap=True)
        self.table = plain_table(presenter.rejects, stretch=2, widths={0: 80, 1: 200})
        self.problem, self._saved = label("problem", wrap=True), label("safe", wrap=True)
        self.back, self.other = KeyButton("return", height="tall"), KeyButton("import", height="tall")
        self.write = KeyButton("save", action="export", height="tall")
        self.good = KeyButton("check", kind="primary", action="finish", height="tall")
        self._board = card(self.head, self._remedy, self._told, self.table, self.problem, self._saved, fills=3)
        self._build()
        self.other.clicked.connect(self.again)
        self.good.clicked.connect(self._import_good)
        self.write.clicked.connect(self.ask_write)
        presenter.saved.connect(self._say_saved)
        keymap.bind(self, "finish", self._import_good)
        keymap.bind(self, "export", self.ask_write)
        self.say()

    def show_result(self) -> None:
        """Show what the import did; the focus goes to what should be done now."""
        self.problem.hide()
        self._saved.hide()
        self.say()
        outcome = self._presenter.outcome
        if outcome is not None:
            (self.table if outcome.rejects else self.back).setFocus()

    def ask_write(self) -> None:
        """Ask where the rejected rows should be written."""
        outcome = self._presenter.outcome
        if outcome is None or not outcome.rejects:
            return
        result = outcome.result
        suggested = self.tr("{name} - rejected rows.xlsx").format(name=Path(result.source).stem)
        path = str(result.path.with_name(suggested)) if result.path.name else suggested
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the rejected rows"), path, "XLSX (*.xlsx)")
        if chosen:
            self._presenter.write_rejects(Path(chosen))

    def _build(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for head, value in self.figures.values():
            cards.addWidget(card(head, value), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(cards)
        column.addWidget(self._board, 1)
        column.addLayout(line(label(), self.back, self.other, self.write, self.good, fills=0))

    def _import_good(self) -> None:
        outcome = self._presenter.outcome
        if outcome is not None and outcome.waits:
            self.problem.hide()
            self._presenter.run(only_good=True)

    def _say_saved(self, name: str) -> None:
        self._saved.setText(self.tr("Written: {path}. Correct it there, then import it.").format(path=name))
        self._saved.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        names = {
            "imported": self.tr("Registered"), "updated": self.tr("Updated"), "unchanged": self.tr("Unchanged"),
            "rejected": self.tr("Rejected"),
        }  # fmt: skip
        for name, (head, _value) in self.figures.items():
            head.say(names[name])
        self.table.setAccessibleName(self.tr("Rejected rows"))
        self._presenter.rejects.say()
        self.back.say(self.tr("Back to the list"))
        self.other.say(self.tr("Another file"))
        self.write.say(self.tr("Save rejected rows"))
        self.good.say(self.tr("Import the good rows"))
        if self._presenter.outcome is not None:
            self._say_outcome(self._presenter.outcome)

    def _say_outcome(self, outcome: Outcome) -> None:
        result = outcome.result
        figures = {
            "imported": result.imported, "updated": result.updated, "unchanged": result.unchanged,
            "rejected": outcome.rejects,
        }  # fmt: skip
        for name, (_head, value) in self.figures.items():
            value.setText(numbers.count(figures[name]))
        self.head.setText(self._headline(outcome))
        correct = self.tr(
            "Save the rejected rows, correct them in the spreadsheet and import that file; or import the good rows "
            "now, and the corrected ones later."
        )
        self._remedy.setText(correct if outcome.rejects else "")
        self._remedy.setVisible(bool(outcome.rejects))
        told = self._told_of(outcome)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.table.setVisible(bool(outcome.rejects))
        self.write.setVisible(bool(outcome.rejects))
        self.good.setVisible(outcome.waits)

    def _headline(self, outcome: Outcome) -> str:
        result = outcome.result
        if result.written:
            return self.tr("{file} is imported.").format(file=result.source)
        if outcome.rejects:
            return self.tr("{n} rows are wrong; nothing was written yet.").format(n=numbers.count(outcome.rejects))
        return self.tr("Nothing new: every dossier of this file stands as it says.")

    def _told_of(self, outcome: Outcome) -> str:
        result, texts = outcome.result, self._presenter.texts
        told = [texts.text("inventory", one.code, value=one.value) for one in result.notices]
        if result.fonds:
            told.insert(0, self.tr("Fonds: {codes}.").format(codes=self._named(result.fonds, len(result.fonds))))
        if outcome.kept:
            words = self.tr("Kept as they were, because work on them is further: {codes}.")
            told.append(words.format(codes=self._named(outcome.kept, len(result.kept))))
        if outcome.vanished:
            words = self.tr("In the earlier list but not in this one, and left registered: {codes}.")
            told.append(words.format(codes=self._named(outcome.vanished, len(result.vanished))))
        if outcome.rejects > len(outcome.rejected):
            words = self.tr("The first {n} rejected rows are shown; the saved file has them all.")
            told.append(words.format(n=numbers.count(len(outcome.rejected))))
        return "\n".join(told)

    def _named(self, codes: Sequence[str], total: int) -> str:
        named = ", ".join(dict.fromkeys(codes[:MOST_NAMED]))
        more = self.tr("{codes} and {n} more").format(codes=named, n=numbers.count(total - MOST_NAMED))
        return more if total > MOST_NAMED else named
