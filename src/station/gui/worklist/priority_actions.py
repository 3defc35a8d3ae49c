"""Which of the chosen dossiers come before others: asked in a small menu over the list, undone like everything else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QTableView

from station.gui.history import Change
from station.gui.parts.menus import add_head
from station.gui.shift import Shift
from station.gui.worklist.news_bar import NewsBar
from station.gui.worklist.paper_actions import PaperActions
from station.model.appraisal import HIGHEST, OFTEN_USED, PERMANENT
from station.model.errors import StationError
from station.model.people import Action
from station.storage.records import DossierSummary
from station.workflow.appraise_inventory import set_priority

LEVELS = (HIGHEST, OFTEN_USED, PERMANENT, 0)


class PriorityActions(QObject):
    """``changed``: the list should be read anew."""

    changed = Signal()

    def __init__(self, shift: Shift, paper: PaperActions, table: QTableView, news: NewsBar, parent: QObject) -> None:
        super().__init__(parent)
        self._shift, self._paper, self._table, self._news = shift, paper, table, news
        self.may_set = shift.person.may(Action.IMPORT_INVENTORY)
        self.menu: QMenu | None = None

    def ask(self) -> None:
        """Ask how urgent the chosen dossiers are."""
        lines = self._paper.chosen_lines()
        if not lines:
            return
        menu = QMenu(self._table)
        menu.setAccessibleName(self.tr("Order of work"))
        add_head(menu, self.tr("%n dossier(s): order of work", "", len(lines)))
        for number, level in enumerate(LEVELS, start=1):
            menu.addAction(f"&{number}  {self._word(level)}", partial(self.set, lines, level))
        menu.setActiveAction(menu.actions()[1])
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        place = self._table.visualRect(self._table.currentIndex()).bottomLeft() + QPoint(24, 4)
        menu.popup(self._table.viewport().mapToGlobal(place))

    def set(self, lines: Sequence[DossierSummary], level: int) -> None:
        """Let dossiers come before others, or in their turn again."""
        shift, ids = self._shift, [line.id for line in lines]
        named = lines[0].code if len(lines) == 1 else self.tr("%n dossier(s)", "", len(lines))
        words = f"{named}: {self._word(level)}"
        shift.history.do(
            Change(
                words, lambda: set_priority(shift.station, shift.person, ids, level),
                lambda before: set_priority(shift.station, shift.person, ids, before),
                lambda _before: self._tell(words), self.changed.emit,
            ), self._fail,
        )  # fmt: skip

    def _tell(self, words: str) -> None:
        self._news.tell(words)
        self.changed.emit()

    def _word(self, level: int) -> str:
        return {
            HIGHEST: self.tr("first of all"), OFTEN_USED: self.tr("soon: often used"),
            PERMANENT: self.tr("soon: kept permanently"), 0: self.tr("in its turn"),
        }[level]  # fmt: skip

    def _fail(self, error: StationError) -> None:
        self._news.warn(str(self._shift.words.error(error)))
