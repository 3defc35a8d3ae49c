"""Any package from anywhere, a ZIP or a folder: verified as a stranger would, with what is wrong in words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station.gui.packages.other_presenter import OtherPresenter
from station.gui.packages.problem_list import ProblemList, ProblemRow, problem_rows, report_text
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.model.errors import StationError
from station.packaging.verifier import VerifyReport


class OtherView(QWidget):
    """``left``: back to the list."""

    left = Signal()

    def __init__(self, presenter: OtherPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self._title, self._help = label("title"), label("help", wrap=True)
        self.path = QLineEdit()
        self.file, self.folder = KeyButton("file"), KeyButton("folder")
        self.run = KeyButton("verify", kind="primary")
        self.back = KeyButton("cancel", action="out", kind="flat")
        self._outcome = label("strong", wrap=True)
        self.problems = ProblemList()
        self.export = KeyButton("save", action="export", kind="flat")
        self._build()
        self.path.returnPressed.connect(self.verify)
        self.path.textChanged.connect(lambda _text: self._show_buttons())
        self.run.clicked.connect(self.verify)
        self.file.clicked.connect(self.pick_file)
        self.folder.clicked.connect(self.pick_folder)
        self.back.clicked.connect(self.left)
        self.export.clicked.connect(self.save)
        presenter.changed.connect(self.say)

    def start(self) -> None:
        """Take the keyboard."""
        self.path.setFocus()
        self.path.selectAll()
        self.say()

    def pick_file(self) -> None:
        """Choose a ZIP and verify it."""
        title, files = self.tr("Choose a package"), self.tr("Packages (*.zip);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, title, self.path.text(), files)
        self._take(name)

    def pick_folder(self) -> None:
        """Choose a folder and verify it."""
        self._take(QFileDialog.getExistingDirectory(self, self.tr("Choose a package"), self.path.text()))

    def verify(self) -> None:
        """Verify what is named."""
        name = self.path.text().strip()
        if name and not self.presenter.busy:
            self.presenter.verify(Path(name).expanduser())

    def save(self) -> None:
        """Export what was found as a text."""
        report = self.presenter.report
        if report is not None:
            text = report_text(str(self.presenter.path), report, self.presenter.shift.words.texts)
            save_text(self, self.tr("Export the list"), self.presenter.path.name, text, self.presenter)

    def say(self) -> None:
        """Set every word."""
        presenter = self.presenter
        self._title.setText(self.tr("Verify another package"))
        self._help.setText(
            self.tr("A ZIP or a folder, of any station. Nothing but its files is used, and nothing in it is changed.")
        )
        self.path.setPlaceholderText(self.tr("File or folder"))
        self.path.setAccessibleName(self.tr("File or folder"))
        self.problems.setAccessibleName(self.tr("Verification"))
        self.file.say(self.tr("File…"))
        self.folder.say(self.tr("Folder…"))
        self.run.say(self.tr("Verify"))
        self.back.say(self.tr("Back to the list"))
        self.export.say(self.tr("Export list"))
        rows: list[ProblemRow] = []
        if presenter.report is not None:
            rows = problem_rows(presenter.report, presenter.shift.words.texts)
        elif presenter.fault is not None:
            words = self.tr("? Could not check")
            rows = [ProblemRow("unknown", "flagged", words, str(presenter.shift.words.error(presenter.fault)))]
        self._outcome.setText(self._outcome_words(presenter.report, presenter.fault))
        wrong = presenter.report is not None and not presenter.report.is_valid
        self._outcome.setProperty("kind", "broken" if wrong else "safe-strong" if presenter.report else "strong")
        self._outcome.style().polish(self._outcome)
        self.problems.show_rows(rows)
        self.problems.setVisible(bool(rows))
        self._show_buttons()

    def _outcome_words(self, report: VerifyReport | None, fault: StationError | None) -> str:
        if self.presenter.busy:
            return self.tr("Being verified…")
        if fault is not None or report is None:
            return ""
        known = report.structure or self.tr("no known structure")
        if report.is_valid:
            return self.tr("✓ {structure}: %n page(s)", "", report.pages).format(structure=known)
        return self.tr("✗ {structure}: %n rule(s) broken", "", len(report.problems)).format(structure=known)

    def _show_buttons(self) -> None:
        self.run.setEnabled(bool(self.path.text().strip()) and not self.presenter.busy)
        self.export.setVisible(self.presenter.report is not None)

    def _take(self, name: str) -> None:
        if name:
            self.path.setText(name)
            self.verify()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.path, self.file, self.folder, self.run):
            row.addWidget(widget, 1 if widget is self.path else 0)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.export)
        layout.addWidget(self._title)
        layout.addWidget(self._help)
        layout.addLayout(row)
        layout.addWidget(self._outcome)
        layout.addWidget(self.problems, 1)
        layout.addStretch(0)
        layout.addLayout(foot)


def save_text(owner: QWidget, title: str, name: str, text: str, presenter: OtherPresenter) -> None:
    """Ask for a file and write the text into it."""
    chosen, _ = QFileDialog.getSaveFileName(owner, title, f"{Path(name).stem}.txt", "*.txt")
    if chosen:
        presenter.save(Path(chosen), text)
