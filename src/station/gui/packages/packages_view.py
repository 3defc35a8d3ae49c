"""The room of packages: what waits to be packaged, what was, and which rule does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.packages.packages_model import LINE, Check, Column
from station.gui.packages.packages_presenter import PackagesPresenter
from station.gui.pages.page_lists import Line, LineList, LineModel
from station.gui.parts.dossier_header import DossierTitle
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, label
from station.gui.parts.tables import plain_table
from station.gui.states import DOSSIER_LOOKS
from station.settings.texts import Sentence
from station.workflow.view_dossiers import PackageLine

_WIDTHS: dict[int, int] = {
    Column.STATE: 132, Column.PAGES: 88, Column.SIZE: 112, Column.PROFILE: 96, Column.SEALED: 148, Column.CHECK: 156,
}  # fmt: skip


class PackagesView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: PackagesPresenter, parent: QWidget | None = None) -> None:
        super().__init__("packages", parent)
        self._presenter = presenter
        self._title = DossierTitle()
        self._verify = KeyButton("verify", action="verify", height="head")
        self._build_button = KeyButton("packages", action="build", kind="primary", height="head")
        self.table = plain_table(presenter.model, stretch=Column.DOSSIER, widths=_WIDTHS)
        self._empty, self._stack = EmptyState("packages"), QStackedWidget()
        self._panel = QFrame()
        self._code, self._chip, self._name = label("title"), Chip(), label(wrap=True)
        self._facts = {name: (label("label"), ElidedLabel()) for name in ("path", "files", "manifest", "sealed")}
        self._problems_head, self._problems = label("section"), LineModel(self)
        self._problem_list = LineList(self._problems, 12)
        self._message, self._remedy = label("warning", wrap=True), label("help", wrap=True)
        self._cancel = KeyButton("cancel")
        self._final = label("help", wrap=True)
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read the list."""
        del subject
        self._presenter.load()
        self.table.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Return list and panel."""
        return (self.table, self._panel)

    def close_room(self) -> None:
        """Let the presenter go."""
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel the width of the window, and hide what has no room."""
        super().resizeEvent(event)
        sizes = sizes_for(self.window().width())
        self._panel.setFixedWidth(sizes.panel)
        self.table.setColumnHidden(Column.SEALED, not sizes.roomy)

    def build(self) -> None:
        """Package the chosen dossier."""
        line = self._line()
        if line is not None:
            self._say_message("", "")
            self._presenter.build(line)

    def verify(self) -> None:
        """Verify the chosen package."""
        line = self._line()
        if line is not None:
            self._say_message("", "")
            self._presenter.verify(line)

    def _line(self) -> PackageLine | None:
        line = self.table.currentIndex().data(LINE)
        return line if isinstance(line, PackageLine) else None

    def _build(self) -> None:
        self.header_row.addWidget(self._title, 1)
        self.header_row.addWidget(self._verify)
        self.header_row.addWidget(self._build_button)
        self._build_button.setVisible(self._presenter.may_build)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._panel.setProperty("kind", "panel")
        head = QHBoxLayout()
        head.addWidget(self._code, 1)
        head.addWidget(self._chip)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        for caption, value in self._facts.values():
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            form.addRow(caption, value)
        panel = QVBoxLayout(self._panel)
        panel.setContentsMargins(14, 14, 14, 14)
        panel.setSpacing(8)
        panel.addLayout(head)
        panel.addWidget(self._name)
        panel.addLayout(form)
        for widget in (self._message, self._remedy, self._cancel, self._problems_head, self._problem_list):
            panel.addWidget(widget)
        panel.addStretch(1)
        panel.addWidget(self._final)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self._panel)
        self.body.addLayout(row, 1)
        self._say_message("", "")

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.listed.connect(self._show_list)
        presenter.changed.connect(self._show_line)
        presenter.failed.connect(self._show_failure)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_line())
        self._build_button.clicked.connect(self.build)
        self._verify.clicked.connect(self.verify)
        self._cancel.clicked.connect(self._cancel_job)
        self._empty.pressed.connect(presenter.load)
        keymap.bind(self, "build", self.build)
        keymap.bind(self, "verify", self.verify)
        keymap.bind(self, "search", self.table.setFocus)

    def _cancel_job(self) -> None:
        line = self._line()
        if line is not None:
            self._presenter.cancel(line)

    def _show_list(self) -> None:
        rows = self._presenter.model.rowCount()
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._show_line()

    def _show_line(self) -> None:
        line = self._line()
        self._build_button.setEnabled(self._presenter.can_build(line))
        self._verify.setEnabled(self._presenter.can_verify(line))
        self._panel.setVisible(line is not None)
        if line is None:
            return
        package, check = line.package, self._presenter.model.check(line)
        self._code.setText(line.dossier.code)
        self._chip.show_look(DOSSIER_LOOKS[line.dossier.state])
        self._name.setText(line.dossier.title)
        values = ("", "", "", "")
        if package is not None:
            digest = package.manifest_sha256
            values = (
                self._presenter.path(line), numbers.count(package.files), f"{digest[:8]}…{digest[-8:]}",
                numbers.minute(package.sealed_at, self._presenter.shift.zone),
            )  # fmt: skip
        for (_, value), text in zip(self._facts.values(), values, strict=True):
            value.say(text or numbers.MISSING)
        self._cancel.setVisible(check is Check.BUSY)
        self._show_problems(line, check)

    def _show_problems(self, line: PackageLine, check: Check) -> None:
        report = self._presenter.model.state_of(line).report
        texts = self._presenter.shift.words.texts
        lines: list[Line] = []
        if check is Check.GOOD and report is not None:
            words = self.tr("%n file(s) verified, every rule holds", "", report.files)
            lines.append(Line("accepted", "accepted", "", words, "", "", ""))
        elif report is not None:
            lines = [
                Line(
                    "rejected", "rejected", problem.subject,
                    texts.text("rules", problem.rule, subject=problem.subject, detail=problem.detail), "", "",
                    problem.rule, help=f"{problem.rule}  {problem.subject}  {problem.detail}",
                )
                for problem in report.problems
            ]  # fmt: skip
        self._problems.show(lines)
        self._problem_list.setVisible(bool(lines))
        self._problems_head.setVisible(bool(lines))

    def _show_failure(self, sentence: Sentence) -> None:
        self._say_message(sentence.what, sentence.remedy)

    def _say_message(self, what: str, remedy: str) -> None:
        self._message.setText(what)
        self._remedy.setText(remedy)
        self._message.setVisible(bool(what))
        self._remedy.setVisible(bool(remedy))

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Packages"))
        self._title.show_dossier((self.tr("Approved and sealed"),), "", self.tr("Packages"))
        self._build_button.say(self.tr("Build the package"))
        self._verify.say(self.tr("Verify"))
        self._cancel.say(self.tr("Cancel"))
        self._problems_head.setText(self.tr("Verification").upper())
        self._final.setText(self.tr("Sealing is final: a later change makes a new version."))
        self.table.setAccessibleName(self.tr("Packages"))
        self._problem_list.setAccessibleName(self.tr("Verification"))
        captions = {
            "path": self.tr("Folder"), "files": self.tr("Files"), "manifest": self.tr("Manifest SHA-256"),
            "sealed": self.tr("Sealed"),
        }  # fmt: skip
        for name, (caption, _) in self._facts.items():
            caption.setText(captions[name])
        self._empty.say(self.tr("No dossier is approved yet."), self.tr("Look again"), "")
        self._show_line()
