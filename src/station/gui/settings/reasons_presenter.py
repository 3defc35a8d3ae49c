"""The catalogue of reasons as the administrator changes it: reword, add, order, hide, take the product's words again.

Every change is kept at once, in the file of the workspace, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from station.gui import reasons as offered_now
from station.gui import theme
from station.gui.history import Change
from station.gui.pages.page_item import check_word
from station.gui.parts.table_model import SPOKEN, Index, TableModel
from station.gui.settings.part_presenter import PartPresenter
from station.gui.shift import Shift
from station.model.reasons import MOST, OTHER, REJECT, Reason, Reasons, code_for
from station.settings.reasons import FILE_NAME, load_reasons, reason_files
from station.workflow.edit_reasons import change_reasons

SUBJECT = "reasons"


class ReasonsModel(TableModel):
    """The reasons of one group: key, both words, code, and what proposes them; hidden ones without a key."""

    columns = 5

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._reasons: Sequence[Reason] = ()

    def show(self, reasons: Sequence[Reason]) -> None:
        """Show these reasons."""
        self.beginResetModel()
        self._reasons = reasons
        self.endResetModel()

    def reason(self, row: int) -> Reason | None:
        """Return the reason of a row, ``None`` for a row that is not there."""
        return self._reasons[row] if 0 <= row < len(self._reasons) else None

    def row_of(self, code: str) -> int:
        """Return the row of a code, the first when it is not there."""
        return next((row for row, one in enumerate(self._reasons) if one.code == code), 0)

    def lines(self) -> int:
        """Return how many reasons there are."""
        return len(self._reasons)

    def heads(self) -> tuple[str, ...]:
        """Return the words over the columns."""
        return self.tr("Key"), "Tiếng Việt", "English", self.tr("Code"), self.tr("Proposed by")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; hidden reasons in a paler ink."""
        if not index.isValid():
            return None
        one = self._reasons[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().text3 if one.hidden else None
        if role == Qt.ItemDataRole.DecorationRole:
            return "hide" if one.hidden and index.column() == 0 else None
        if role == Qt.ItemDataRole.AccessibleTextRole and one.hidden and index.column() == 0:
            return self.tr("hidden")
        if role not in SPOKEN:
            return None
        checks = ", ".join(check_word(check, self._shift.words.texts) for check in one.checks)
        return ("" if one.hidden else str(index.row() + 1), one.vi, one.en, one.code, checks)[index.column()]


class ReasonsPresenter(PartPresenter):
    """``changed``: the catalogue is another now; ``refused``: a sentence why it is not."""

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(shift, parent)
        self._below = Reasons()
        self.group = REJECT
        self.chosen = ""
        self.model = ReasonsModel(shift, self)

    def start(self) -> None:
        """Read what the product and the site offer by default, then show what is offered."""
        files = reason_files(self._shift.services.resources, self._shift.station.workspace.path)[:-1]

        def done(below: Reasons) -> None:
            self._below = below
            self.load()

        self.bridge.read(lambda: load_reasons(files), done, self._fail)

    @property
    def file(self) -> str:
        """Where the changes are kept."""
        return str(self._shift.station.workspace.path / FILE_NAME)

    @property
    def reason(self) -> Reason | None:
        """The reason that is chosen."""
        return self._now.find(self.chosen, self.group)

    @property
    def is_full(self) -> bool:
        """Whether every digit of the group is taken."""
        return len(self._now.offered(self.group)) >= MOST

    @property
    def is_default(self) -> bool:
        """Whether the chosen reason is as the product has it (one of the site's own has no default)."""
        own, reason = self._below.find(self.chosen, self.group), self.reason
        return own is None or reason == own

    def show_group(self, group: str) -> None:
        """Show the reasons of a group."""
        self.group = group
        self.load()

    def load(self) -> None:
        """Show what is offered now."""
        self.model.show(self._now.everything(self.group))
        self.changed.emit()

    def add(self, vi: str, en: str) -> None:
        """Add a reason of the site's own; its code is made of its words and stays."""
        taken = [one.code for group in self._now.groups for one in self._now.everything(group)]
        fresh = Reason(code_for(en or vi, taken), vi.strip(), en.strip(), site=True)
        words = self.tr("Reason “{reason}” added").format(reason=self._words(fresh))
        self._change([*self._now.offered(self.group), fresh, *self._hidden], words, fresh.code)

    def reword(self, vi: str, en: str) -> None:
        """Put the chosen reason in other words."""
        if self.reason is not None and (vi.strip(), en.strip()) != (self.reason.vi, self.reason.en):
            words = self.tr("Reason “{reason}” reworded").format(reason=self._words(self.reason))
            self._replace(replace(self.reason, vi=vi.strip(), en=en.strip()), words)

    def hide(self) -> None:
        """Offer the chosen reason no longer, or again."""
        reason = self.reason
        if reason is not None and reason.code != OTHER:
            words = self.tr("Reason “{reason}” offered again") if reason.hidden else self.tr("Reason “{reason}” hidden")
            self._replace(replace(reason, hidden=not reason.hidden), words.format(reason=self._words(reason)))

    def restore(self) -> None:
        """Take the product's words for the chosen reason again."""
        own = self._below.find(self.chosen, self.group)
        if own is not None:
            self._replace(own, self.tr("Reason “{reason}” as by default").format(reason=self._words(own)))

    def restore_group(self) -> None:
        """Take the default reasons of the group again; those of the site's own are hidden."""
        self._change(self._below.everything(self.group), self.tr("Reasons as by default"), self.chosen)

    def move(self, by: int) -> None:
        """Give the chosen reason the digit before or after its own; another reason stays the last."""
        order = [one for one in self._now.offered(self.group) if one.code != OTHER]
        place = next((row for row, one in enumerate(order) if one.code == self.chosen), -1)
        if place < 0 or not 0 <= place + by < len(order):
            return
        moved = order[place]
        order.insert(place + by, order.pop(place))
        last = [one for one in self._now.offered(self.group) if one.code == OTHER]
        words = self.tr("Reason “{reason}” moved").format(reason=self._words(moved))
        self._change([*order, *last, *self._hidden], words, moved.code)

    @property
    def _now(self) -> Reasons:
        return offered_now.current()

    @property
    def _hidden(self) -> list[Reason]:
        return [one for one in self._now.everything(self.group) if one.hidden]

    @staticmethod
    def _words(reason: Reason) -> str:
        return offered_now.words(reason)

    def _replace(self, reason: Reason, words: str) -> None:
        listed = [reason if one.code == reason.code else one for one in self._now.everything(self.group)]
        self._change(listed, words, reason.code)

    def _change(self, listed: Sequence[Reason], words: str, code: str) -> None:
        """Keep another list for the group; undone, the group has its reasons of before, one added being hidden."""
        shift, before = self._shift, self._now
        wanted = before.with_group(self.group, listed)

        def keep(reasons: Reasons) -> Reasons:
            return change_reasons(shift.station, shift.person, shift.services.resources, reasons)

        def show(kept: Reasons) -> None:
            offered_now.use(kept)
            # Lines made with the old words are known by their texts.
            shift.words.use(shift.words.texts.language)
            self.chosen = code
            self.load()

        undone: list[Reasons] = []

        def undo(_kept: Reasons) -> None:
            undone.append(keep(before))

        def show_undone() -> None:
            show(undone.pop() if undone else self._now)

        shift.history.use(SUBJECT)
        shift.history.do(Change(words, lambda: keep(wanted), undo, show, show_undone), self._fail)
