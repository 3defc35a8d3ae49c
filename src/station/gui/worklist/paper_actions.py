"""What is done with the chosen dossiers: their paper is taken and brought back, their cover sheets are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from station.gui.worklist.card_presenter import Card
from station.gui.worklist.custody_bar import CustodyBar
from station.gui.worklist.custody_presenter import Request
from station.gui.worklist.news_bar import NewsBar
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.storage.records import DossierSummary


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
        """Return the chosen dossiers, in the order of the list."""
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        lines = [self._presenter.model.line(row) for row in rows]
        return [line for line in lines if line is not None]

    def ask_out(self) -> None:
        """Ask with whom the chosen paper leaves the store."""
        lines = self.chosen_lines()
        if lines:
            self._ask([(line.id, line.code) for line in lines], out=True)

    def ask_back(self) -> None:
        """Ask with whom the chosen paper goes back; everything on the table when nothing of it is chosen."""
        mine = [(paper.dossier_id, paper.code) for paper in self._presenter.custody.held]
        wanted = [(line.id, line.code) for line in self.chosen_lines() if line.holder_id] or mine
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
        else:
            self._news.tell(self.tr("Choose the dossiers whose cover sheets you want."))

    def _ask(self, wanted: Sequence[tuple[str, str]], *, out: bool, note: str = "") -> None:
        request = Request(out, tuple(one for one, _ in wanted), tuple(code for _, code in wanted), note)
        self._news.hide()
        self._bar.ask(request, self._presenter.custody.keeper)
