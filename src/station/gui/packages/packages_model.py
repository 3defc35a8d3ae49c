"""The dossiers that can be packaged or were, narrowed to some of them, with what is known of their packages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import tzinfo
from enum import IntEnum

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from station.gui import numbers, theme
from station.gui.packages.package_states import Check, PackageState, Shown, check_of
from station.gui.states import DOSSIER_LOOKS
from station.model.states import DossierState
from station.workflow.view_dossiers import PackageLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole + 1
_FAULTS = frozenset((Check.BAD, Check.UNKNOWN, Check.REFUSED))
_AT_WORK = frozenset((Check.BUSY, Check.WAITING))


class Column(IntEnum):
    """What stands where."""

    STATE = 0
    DOSSIER = 1
    PAGES = 2
    SIZE = 3
    PROFILE = 4
    SEALED = 5
    CHECK = 6


class PackagesModel(QAbstractTableModel):
    """Lines as the use case gives them, and beside each what happens to it in this window."""

    def __init__(self, zone: tzinfo | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._all: Sequence[PackageLine] = ()
        self._lines: list[PackageLine] = []
        self._rows: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self._states: dict[str, PackageState] = {}
        self.shown, self.text = Shown.ALL, ""

    def show(self, lines: Sequence[PackageLine]) -> None:
        """Show other lines; what was verified in this window stays known."""
        self._all = lines
        self._words = {line.dossier.id: _folded(f"{line.dossier.code} {line.dossier.title}") for line in lines}
        self._select()

    def narrow(self, shown: Shown, text: str) -> None:
        """List some of the lines: of a kind, and with all these words in code or title, accents left out."""
        if (shown, text) != (self.shown, self.text):
            self.shown, self.text = shown, text
            self._select()

    def _select(self) -> None:
        parts = _folded(self.text).split()
        self.beginResetModel()
        self._lines = [
            line for line in self._all
            if self._is_listed(line) and all(part in self._words[line.dossier.id] for part in parts)
        ]  # fmt: skip
        self._rows = {line.dossier.id: row for row, line in enumerate(self._lines)}
        self.endResetModel()

    def counts(self) -> Counter[Shown]:
        """Return how many lines there are of each kind."""
        found = Counter(kind for line in self._all for kind in self._kinds(line))
        found[Shown.ALL] = len(self._all)
        return found

    def waiting(self) -> list[PackageLine]:
        """Return every line that waits to be packaged for the first time and is not asked for yet."""
        return [line for line in self._all if Shown.WAITING in self._kinds(line)]

    def line(self, row: int) -> PackageLine | None:
        """Return a line."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def find(self, dossier_id: str) -> PackageLine | None:
        """Return the line of a dossier, listed or not."""
        row = self._rows.get(dossier_id)
        if row is not None:
            return self._lines[row]
        return next((line for line in self._all if line.dossier.id == dossier_id), None)

    def row_of(self, dossier_id: str) -> int:
        """Return the row of a dossier, -1 when it is not listed."""
        return self._rows.get(dossier_id, -1)

    def state_of(self, line: PackageLine) -> PackageState:
        """Return what happens to a line."""
        return self.state(line.dossier.id)

    def state(self, dossier_id: str) -> PackageState:
        """Return what happens to a dossier."""
        return self._states.setdefault(dossier_id, PackageState())

    def refused(self) -> list[str]:
        """Return the ids of the dossiers whose package was refused."""
        return [dossier_id for dossier_id, state in self._states.items() if state.refusal is not None]

    def touch(self, dossier_id: str) -> None:
        """Redraw the line of a dossier."""
        row = self.row_of(dossier_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def check(self, line: PackageLine) -> Check:
        """Return what is known of a line."""
        return check_of(line, self._states.get(line.dossier.id) or PackageState())

    def _is_listed(self, line: PackageLine) -> bool:
        return self.shown is Shown.ALL or self.shown in self._kinds(line)

    def _kinds(self, line: PackageLine) -> tuple[Shown, ...]:
        check = self.check(line)
        sealed = (Shown.SEALED,) if line.package is not None else ()
        if check in _AT_WORK:
            return (Shown.BUSY, *sealed)
        if check in _FAULTS:
            return (Shown.FAULTS, *sealed)
        return sealed or ((Shown.WAITING,) if line.dossier.state is DossierState.APPROVED else ())

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | None:
        """Return the words over a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section) | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = (
            self.tr("State"), self.tr("Dossier"), self.tr("Pages"), self.tr("Size"), self.tr("Structure"),
            self.tr("Sealed"), self.tr("Verification"),
        )  # fmt: skip
        return heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, its side, or its colour."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or role == LINE:
            return line
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DecorationRole:
                found: object = DOSSIER_LOOKS[line.dossier.state].icon if column is Column.STATE else None
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _side(column)
            case Qt.ItemDataRole.ForegroundRole:
                found = self._colour(line, column)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                found = self._cell(line, column)
            case _:
                found = None
        return found

    def _cell(self, line: PackageLine, column: Column) -> str:
        package = line.package
        if column is Column.CHECK:
            return self._check_words(line)
        if column is Column.STATE:
            return DOSSIER_LOOKS[line.dossier.state].word
        if column is Column.DOSSIER:
            return f"{line.dossier.code}  ·  {line.dossier.title}"
        if package is None:
            return numbers.count(line.dossier.pages) if column is Column.PAGES else numbers.MISSING
        sealed = {
            Column.PAGES: numbers.count(package.pages),
            Column.SIZE: numbers.size(package.size),
            Column.PROFILE: f"{package.profile} · v{package.version}",
            Column.SEALED: numbers.minute(package.sealed_at, self._zone),
        }
        return sealed[column]

    def _check_words(self, line: PackageLine) -> str:
        state, check = self.state_of(line), self.check(line)
        if check is Check.BUSY:
            return f"{numbers.count(state.done)} / {numbers.count(state.total)}" if state.total else "…"
        return check_words(check, state, line.package.version if line.package is not None else 0)

    def _colour(self, line: PackageLine, column: Column) -> str | None:
        shown = theme.current()
        if column is Column.STATE:
            return shown.state(DOSSIER_LOOKS[line.dossier.state].colour).ink
        if column is Column.CHECK:
            return shown.state(CHECK_COLOURS[self.check(line)]).ink
        return None


CHECK_COLOURS = {
    Check.NONE: "captured", Check.UNCHECKED: "captured", Check.WAITING: "captured", Check.BUSY: "inspecting",
    Check.GOOD: "accepted", Check.BAD: "rejected", Check.UNKNOWN: "flagged", Check.REFUSED: "rejected",
}  # fmt: skip


def check_words(check: Check, state: PackageState, version: int) -> str:
    """Return what is known of a package: sign and words."""
    report = state.reports.get(version)
    if check is Check.BAD and report is not None:
        return QCoreApplication.translate("packages", "✗ %n rule(s) broken", "", len(report.problems))
    if check in (Check.NONE, Check.BUSY):
        return numbers.MISSING
    return QCoreApplication.translate("packages", str(_CHECK_WORDS[check]))


_CHECK_WORDS: dict[Check, object] = {
    Check.WAITING: QT_TRANSLATE_NOOP("packages", "Waits its turn"),
    Check.GOOD: QT_TRANSLATE_NOOP("packages", "✓ Every rule holds"),
    Check.UNCHECKED: QT_TRANSLATE_NOOP("packages", "? Not verified here"),
    Check.UNKNOWN: QT_TRANSLATE_NOOP("packages", "? Could not check"),
    Check.REFUSED: QT_TRANSLATE_NOOP("packages", "✗ Not packed"),
    Check.BAD: QT_TRANSLATE_NOOP("packages", "✗ Rules broken"),
}


def _folded(text: str) -> str:
    """Return words without accents, in small letters: what somebody types to find them."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _side(column: int) -> Qt.AlignmentFlag:
    right = column in (Column.PAGES, Column.SIZE)
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
