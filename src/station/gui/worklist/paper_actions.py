"""What is done with the chosen dossiers: their paper is taken and brought back, their cover sheets are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QItemSelectionRange, QObject
from PySide6.QtWidgets import QTableView

from station.gui import numbers
from station.gui.worklist.card_presenter import Card
from station.gui.worklist.custody_bar import CustodyBar
from station.gui.worklist.custody_presenter import Request
from station.gui.worklist.news_bar import NewsBar
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.storage.records import DossierSummary

# What is acted on at once: more than a trolley holds, and not more than two windows of the list.
MOST = 200


class PaperActions(QObject):
    """Reads the selection of the table and asks in the bars over it."""

    def __init__(
        self, presenter: WorklistPresenter, table: QTableView, bar: CustodyBar, news: NewsBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._presenter, self._table, self._bar, self._news = presenter, table, bar, news
        bar.confirmed.connect(presenter.custody.move)
        presenter.custody.told.connect(news.tell)

    def chosen_lines(self) -> list[DossierSummary]:
        """Return the chosen dossiers in the order of the list; none, and say why, when they are too many to act on."""
        ranges = sorted((one.top(), one.bottom()) for one in self._ranges())
        model = self._presenter.model
        rows = [row for top, bottom in ranges for row in range(top, min(bottom, top + MOST) + 1)][: MOST + 1]
        lines = [line for row in rows if (line := model.line(row)) is not None]
        if len(lines) == self.chosen_count() <= MOST:
            return lines
        self._news.warn(self.tr("Too many chosen: at most {n} at once.").format(n=numbers.count(MOST)))
        return []

    def chosen_count(self) -> int:
        """Return how many rows are chosen, without going through them."""
        return sum(one.height() for one in self._ranges())

    def ask_out(self) -> None:
        """Ask with whom the chosen paper leaves the store."""
        lines = self.chosen_lines()
        if lines:
            self._ask([(line.id, line.code) for line in lines], out=True)

    def ask_back(self) -> None:
        """Ask with whom the chosen paper goes back; everything on the table when nothing of it is chosen."""
        mine = [(paper.dossier_id, paper.code) for paper in self._presenter.custody.held]
        lines = self.chosen_lines()
        if not lines and self.chosen_count():
            return
        wanted = [(line.id, line.code) for line in lines if line.holder_id] or mine
        if wanted:
            self._ask(wanted, out=False)
        else:
            self._news.tell(self.tr("No paper lies on your table."))

    def set_apart(self, card: Card) -> None:
        """Ask with whom top secret paper goes to the secret store."""
        self._ask([(card.dossier.id, card.dossier.code)], out=False, note=self.tr("to the secret store"))

    def preview_covers(self) -> None:
        """Lay out the cover sheets of the chosen dossiers."""
        lines = self.chosen_lines()
        if lines:
            self._presenter.covers.prepare([line.id for line in lines])

    def _ranges(self) -> list[QItemSelectionRange]:
        # Qt's selection is a list of ranges, which its stub does not say.
        return list(cast("Iterable[QItemSelectionRange]", self._table.selectionModel().selection()))

    def _ask(self, wanted: Sequence[tuple[str, str]], *, out: bool, note: str = "") -> None:
        request = Request(out, tuple(one for one, _ in wanted), tuple(code for _, code in wanted), note)
        self._news.hide()
        self._bar.ask(request, self._presenter.custody.keeper)
