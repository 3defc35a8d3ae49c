"""Where documents begin: marked and joined by a person, or accepted from what the pages look like."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from station.gui.describe.describe_pages import DescribePages
from station.gui.describe.start_finder import StartFinder
from station.gui.history import Change
from station.gui.shift import Shift
from station.model.dossier import Description, Page
from station.model.errors import StationError
from station.workflow.describe_documents import (
    join_document,
    join_documents,
    may_describe,
    start_document,
    start_documents,
)
from station.workflow.suggest_fields import PossibleStart


class DocumentMarks(QObject):
    """``changed``: other starts are probable; ``failed`` carries an error."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, shift: Shift, pages: DescribePages, finder: StartFinder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift, self._pages, self._finder = shift, pages, finder

    def possible(self) -> list[PossibleStart]:
        """Return the probable starts that nobody marked yet, in the order of the pages."""
        view = self._pages.view
        if view is None or not may_describe(view.dossier):
            return []
        begun = {one.first_page_id for one in self._pages.documents}
        return [start for page_id, start in self._finder.starts.items() if page_id not in begun]

    def show_starts(self) -> None:
        """Show the probable starts among the pages."""
        self._pages.starts = dict(self._finder.starts)
        self._pages.lay_out()
        self.changed.emit()

    def toggle(self) -> None:
        """Let a document begin at the current page, or let it continue the one before."""
        current = self._pages.current
        if current is None:
            return
        page = current.page
        if any(document.first_page_id == page.id for document in self._pages.documents):
            self._join(page)
        else:
            self._start(page)

    def accept_all(self) -> None:
        """Let documents begin at every page that probably begins one."""
        station, person = self._shift.station, self._shift.person
        wanted = {start.page_id for start in self.possible()}
        pages = [item.page for item in self._pages.items if item.page.id in wanted]
        if not pages:
            return

        def undo(started: list[Page]) -> None:
            join_documents(station, person, started)

        self._do(
            Change(
                self.tr("%n document(s) marked", "", len(pages)), lambda: start_documents(station, person, pages), undo,
                lambda _started: self._pages.reload(), self._pages.reload,
            )
        )  # fmt: skip

    def next_possible(self) -> str:
        """Return the page of the next probable start behind the current page, from the top again after the last."""
        order = {item.page.id: turn for turn, item in enumerate(self._pages.items)}
        current = self._pages.current
        here = order.get(current.page.id, -1) if current is not None else -1
        turns = sorted(order[start.page_id] for start in self.possible() if start.page_id in order)
        turn = next((one for one in turns if one > here), turns[0] if turns else -1)
        return self._pages.items[turn].page.id if turn >= 0 else ""

    def close(self) -> None:
        """Let nothing be told any more."""
        self.blockSignals(True)

    def _start(self, page: Page) -> None:
        station, person = self._shift.station, self._shift.person

        def undo(_none: None) -> None:
            join_document(station, person, page)

        self._do(
            Change(
                self.tr("A document begins at page {n}").format(n=page.number),
                lambda: start_document(station, person, page), undo,
                lambda _none: self._pages.reload(page.id), lambda: self._pages.reload(page.id),
            )
        )  # fmt: skip

    def _join(self, page: Page) -> None:
        station, person = self._shift.station, self._shift.person

        def undo(ended: tuple[Description, str]) -> None:
            start_document(station, person, page, *ended)

        self._do(
            Change(
                self.tr("Page {n} continues the document before").format(n=page.number),
                lambda: join_document(station, person, page), undo,
                lambda _ended: self._pages.reload(page.id), lambda: self._pages.reload(page.id),
            )
        )  # fmt: skip

    def _do(self, change: Change) -> None:
        self._shift.history.do(change, self._fail)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(error)
