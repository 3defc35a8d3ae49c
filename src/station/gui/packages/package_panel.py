"""Beside the list: the chosen dossier, why it could not be packed, its versions, and what is wrong with one of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.packages.pack_choice import PackChoice
from station.gui.packages.package_states import Check, PackageState
from station.gui.packages.packages_model import CHECK_COLOURS, check_words
from station.gui.packages.packages_presenter import PackagesPresenter
from station.gui.packages.problem_list import ProblemList, ProblemRow, problem_rows
from station.gui.packages.refusal_card import RefusalCard
from station.gui.pages.page_lists import LINE, Line, LineList, LineModel
from station.gui.parts import cards
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, label
from station.gui.states import DOSSIER_LOOKS
from station.settings.texts import Sentence
from station.storage.records import PackageRecord
from station.workflow.view_dossiers import PackageLine

_SIGNS = {
    Check.GOOD: "accepted", Check.BAD: "rejected", Check.UNKNOWN: "unknown", Check.UNCHECKED: "unknown",
}  # fmt: skip
_FACTS = ("path", "files", "manifest", "sealed")


class PackagePanel(QFrame):
    """``version_changed``: another version is looked at."""

    version_changed = Signal()

    def __init__(self, presenter: PackagesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter = presenter
        self._line: PackageLine | None = None
        self._version = 0
        self._code, self._chip, self._name = label("title"), Chip(), label(wrap=True)
        self._message, self._remedy = label("warning", wrap=True), label("help", wrap=True)
        self._progress, self.cancel = label("label"), KeyButton("cancel")
        self.refusal = RefusalCard(presenter.shift)
        self._versions_head, self._versions = label("section"), LineModel(self)
        self.versions = LineList(self._versions, 4)
        self._facts = {name: (label("label"), ElidedLabel()) for name in _FACTS}
        self.open_folder = KeyButton("show", action="open_folder", kind="flat")
        self.copy_path = KeyButton("duplicate", action="copy_path", kind="flat")
        self._check_head, self.problems = label("section"), ProblemList()
        self.export = KeyButton("save", action="export", kind="flat")
        self._next_version = label("warning", wrap=True)
        self.choice = PackChoice()
        self._final = label("help", wrap=True)
        self._build()
        self.cancel.clicked.connect(self._cancel)
        self.versions.selectionModel().currentChanged.connect(self._choose)

    @property
    def package(self) -> PackageRecord | None:
        """The version that is looked at."""
        versions = self._line.versions if self._line is not None else ()
        return next((one for one in versions if one.version == self._version), None)

    def show_line(self, line: PackageLine | None) -> None:
        """Show a dossier; of the same one the version that was looked at."""
        same = line is not None and self._line is not None and line.dossier.id == self._line.dossier.id
        newest = line.package.version if line is not None and line.package is not None else 0
        kept = same and self._line is not None and self._line.package is not None
        latest_before = self._line.package.version if kept and self._line and self._line.package else 0
        if not same or newest != latest_before:
            self._version = newest
        if not same:
            self.say_message(None)
        self._line = line
        self.setVisible(line is not None)
        self.say()

    def say_message(self, sentence: Sentence | None) -> None:
        """Say what failed and what to do, or nothing."""
        self._message.setText(sentence.what if sentence is not None else "")
        self._remedy.setText(sentence.remedy if sentence is not None else "")
        for words in (self._message, self._remedy):
            words.setVisible(bool(words.text()))

    def showEvent(self, event: QShowEvent) -> None:
        """Say what can be chosen."""
        super().showEvent(event)
        self.choice.say()

    def say(self) -> None:
        """Set every word."""
        self._versions_head.setText(self.tr("Versions").upper())
        self.versions.setAccessibleName(self.tr("Versions"))
        self._show_check_head()
        self.problems.setAccessibleName(self.tr("Verification"))
        self.open_folder.say(self.tr("Open folder"))
        self.copy_path.say(self.tr("Copy path"))
        self.export.say(self.tr("Export list"))
        self.cancel.say(self.tr("Cancel"))
        self._next_version.setText(self.tr("A sealed package is never changed. Pack the next version instead."))
        self._final.setText(self.tr("Sealing is final: a later change makes a new version."))
        captions = {
            "path": self.tr("Folder"), "files": self.tr("Files"), "manifest": self.tr("Manifest SHA-256"),
            "sealed": self.tr("Sealed"),
        }  # fmt: skip
        for name, (caption, _) in self._facts.items():
            caption.setText(captions[name])
        self.choice.offer(self._presenter.profiles)
        self.choice.say()
        if self._line is not None:
            self._show(self._line, self._presenter.model.state_of(self._line))

    def _show(self, line: PackageLine, state: PackageState) -> None:
        self._code.setText(line.dossier.code)
        self._chip.show_look(DOSSIER_LOOKS[line.dossier.state])
        self._name.setText(line.dossier.title)
        self._show_progress(state)
        self.refusal.show_refusal(
            None if state.in_line else state.refusal, line.dossier, ", ".join(self._presenter.releasers),
            closed=self._presenter.must_return(line),
        )  # fmt: skip
        self._show_versions(line, state)
        self._show_package(self.package)
        self._show_check(self.package, state)

    def show_progress(self) -> None:
        """Show how far the work on the chosen dossier is."""
        if self._line is not None:
            self._show_progress(self._presenter.model.state_of(self._line))

    def _show_progress(self, state: PackageState) -> None:
        done, total = numbers.count(state.done), numbers.count(state.total)
        words = self.tr("Page {done} of {total}").format(done=done, total=total) if state.total else self.tr("At work")
        self._progress.setText(self.tr("Waits for its turn") if state.waiting else words)
        for widget in (self._progress, self.cancel):
            widget.setVisible(state.in_line)

    def _show_versions(self, line: PackageLine, state: PackageState) -> None:
        zone = self._presenter.shift.zone
        lines = [
            Line(
                _SIGNS[state.check(one.version)], CHECK_COLOURS[state.check(one.version)], f"v{one.version}",
                f"{one.profile} {numbers.minute(one.sealed_at, zone)}", "", "", str(one.version),
                help=check_words(state.check(one.version), state, one.version),
            )
            for one in line.versions
        ]  # fmt: skip
        self._versions.show(lines)
        for widget in (self._versions_head, self.versions):
            widget.setVisible(bool(lines))
        row = next((n for n, one in enumerate(line.versions) if one.version == self._version), -1)
        if row >= 0 and self.versions.currentIndex().row() != row:
            self.versions.setCurrentIndex(self._versions.index(row))

    def _show_package(self, package: PackageRecord | None) -> None:
        # What keeps the next one from being packed comes first; there is no room for both.
        shown = package is not None and self.refusal.isHidden()
        for caption, value in self._facts.values():
            caption.setVisible(shown)
            value.setVisible(shown)
        for button in (self.open_folder, self.copy_path):
            button.setVisible(shown)
        if package is None:
            return
        digest = package.manifest_sha256
        values = (
            package.path, numbers.count(package.files), f"{digest[:8]}…{digest[-8:]}",
            numbers.minute(package.sealed_at, self._presenter.shift.zone),
        )  # fmt: skip
        for (_, value), text in zip(self._facts.values(), values, strict=True):
            value.say(text)

    def _show_check(self, package: PackageRecord | None, state: PackageState) -> None:
        check = state.check(package.version) if package is not None else Check.NONE
        rows: list[ProblemRow] = []
        if package is not None and (report := state.reports.get(package.version)) is not None:
            rows = problem_rows(report, self._presenter.shift.words.texts)
        elif package is not None and (fault := state.unknown.get(package.version)) is not None:
            sentence = self._presenter.shift.words.error(fault)
            rows = [ProblemRow("unknown", "flagged", check_words(check, state, package.version), str(sentence))]
        elif check is Check.GOOD:
            rows = [ProblemRow("accepted", "accepted", "", self.tr("Verified before it was sealed"))]
        self.problems.show_rows(rows)
        self._show_check_head()
        for widget in (self._check_head, self.problems):
            widget.setVisible(bool(rows))
        self.export.setVisible(package is not None and package.version in state.reports)
        line = self._line
        is_latest = package is not None and line is not None and package == line.package
        self._next_version.setVisible(check is Check.BAD and is_latest)

    def _show_check_head(self) -> None:
        """Say with the heading when the package was verified last: what held in March need not hold today."""
        words = self.tr("Verification").upper()
        state = self._presenter.model.state_of(self._line) if self._line is not None else None
        at = state.verified_at.get(self._version) if state is not None else None
        if at is not None:
            words = f"{words} · {numbers.minute(at, self._presenter.shift.zone)}"
        self._check_head.setText(words)

    def _choose(self, index: QModelIndex) -> None:
        line = index.data(LINE)
        if isinstance(line, Line) and line.subject != str(self._version) and self._line is not None:
            self._version = int(line.subject)
            state = self._presenter.model.state_of(self._line)
            self._show_package(self.package)
            self._show_check(self.package, state)
            self.version_changed.emit()

    def _cancel(self) -> None:
        if self._line is not None:
            self._presenter.cancel(self._line)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._code, 1)
        head.addWidget(self._chip)
        column.addLayout(head)
        for widget in (self._name, self._message, self._remedy, self._progress, self.cancel, self.refusal):
            column.addWidget(widget)
        column.addWidget(self._versions_head)
        column.addWidget(self.versions)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        for caption, value in self._facts.values():
            # Each line for itself: the longest caption is not to cut the name of the folder.
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            facts.addLayout(cards.line(caption, value, fills=1))
        column.addLayout(facts)
        for button in (self.open_folder, self.copy_path):
            column.addLayout(cards.line(button))
        column.addLayout(cards.line(self._check_head, QWidget(), self.export, fills=1))
        column.addWidget(self._next_version)
        column.addWidget(self.problems, 1)
        column.addStretch(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.refusal.asked.connect(lambda: QTimer.singleShot(0, self, lambda: area.ensureWidgetVisible(self.refusal)))
        foot = QFrame()
        foot.setProperty("kind", "foot")
        low = QVBoxLayout(foot)
        low.setContentsMargins(14, 10, 14, 12)
        low.setSpacing(8)
        low.addWidget(self.choice)
        low.addWidget(self._final)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area, 1)
        layout.addWidget(foot)
        foot.setVisible(self._presenter.may_build)
