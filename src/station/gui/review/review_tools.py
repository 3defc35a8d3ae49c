"""The tools of a review: what is listed, in which order; and how pages are shown: grid, pairs, one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from station.gui import numbers
from station.gui.parts.key_button import KeyButton
from station.gui.review.page_filter import Tab
from station.gui.review.review_presenter import ReviewPresenter

SIZES = {"S": 96, "M": 132, "L": 188}
SIZE_KEY = "review/grid"
# A bar narrower than this has icons and keys alone.
ROOMY = 1180


class ReviewTools(QObject):
    """Buttons in the bar over the pages; ``size_chosen`` carries the width of a thumbnail of the grid."""

    size_chosen = Signal(int)

    def __init__(self, presenter: ReviewPresenter, row: QBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.tabs = {tab: KeyButton(kind="flat") for tab in Tab}
        self.filter = KeyButton("filter", kind="flat", action="filter")
        self.order = KeyButton("sort", kind="flat")
        self.grid = KeyButton("grid", kind="flat", action="grid")
        self.pairs = KeyButton("pairs", kind="flat", action="pairs")
        self.single = KeyButton("single", kind="flat", action="single")
        self.text = KeyButton("words", kind="flat", action="ocr_text")
        self._sizes = {name: KeyButton(kind="flat") for name in SIZES}
        self._in_grid, self._width = False, 0
        self._rule = QFrame()
        self._rule.setProperty("kind", "upright")
        self._rule.setFixedSize(1, 24)
        for button in (*self.tabs.values(), self.filter, self.order):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self._rule)
        row.addSpacing(6)
        for button in (self.grid, self.pairs, self.single, *self._sizes.values(), self.text):
            row.addWidget(button)
        for button in (*self.tabs.values(), self.order, self.grid, self.pairs, self.single, self.text):
            button.setCheckable(True)
        self._connect()
        self._use_size(presenter.shift.preferences.text(SIZE_KEY, "M"))

    @property
    def thumb(self) -> int:
        """The width of a thumbnail in the grid."""
        name = self._presenter.shift.preferences.text(SIZE_KEY, "M")
        return SIZES.get(name, SIZES["M"])

    def show_mode(self, *, grid: bool, pairs: bool) -> None:
        """Mark how pages are shown; sizes are for the grid, order and every n-th need its room."""
        self._in_grid = grid
        for button, shown in (
            (self.grid, grid),
            (self.pairs, pairs and not grid),
            (self.single, not pairs and not grid),
        ):
            button.setChecked(shown)
        for button in self._sizes.values():
            button.setVisible(grid)
        self.text.setVisible(not grid)
        self.fit(self._width)

    def fit(self, width: int) -> None:
        """Show words on the buttons, or icons and keys alone, by the width of the bar."""
        self._width = width
        roomy = width >= (ROOMY if not self._in_grid else 1040)
        for button in (self.grid, self.pairs, self.single, self.text, self.filter):
            button.set_short(short=not roomy)
        for button in (self.tabs[Tab.EVERY], self.order):
            button.setVisible(self._in_grid or roomy or button.isChecked())
        self.say()

    def say(self) -> None:
        """Set every word with its figures."""
        presenter = self._presenter
        items, tally, chosen = presenter.pages.items, presenter.overview, presenter.filter
        waiting = len(presenter.pages.tally.needing)
        long = self._in_grid or self._width >= ROOMY
        words = {
            Tab.ALL: self.tr("All {n}").format(n=numbers.count(len(items))),
            Tab.FLAGGED: self.tr("To check {n}").format(n=numbers.count(waiting)),
            Tab.SAMPLE: self.tr("Sample {done}/{n}").format(
                done=numbers.count(tally.sample_done), n=numbers.count(tally.sample)
            ),
            Tab.EVERY: self.tr("Every {n}th page").format(n=chosen.every) if long else f"1/{chosen.every}",
        }  # fmt: skip
        helps = {
            Tab.ALL: self.tr("Every page of the dossier"),
            Tab.FLAGGED: self.tr("What the machine flagged or somebody rejected, decided or not"),
            Tab.SAMPLE: self.tr("The pages drawn at random"),
            Tab.EVERY: self.tr("Every {n}th page; F gives another number").format(n=chosen.every),
        }
        for tab, button in self.tabs.items():
            button.say(words[tab], helps[tab])
            button.setChecked(chosen.tab is tab)
        self.tabs[Tab.SAMPLE].setVisible(tally.sample > 0)
        if chosen.tab is Tab.EVERY:
            self.tabs[Tab.EVERY].show()
        self.filter.say(self.tr("Filter"))
        self.filter.set_kind("flat")
        self.filter.setCheckable(chosen.narrows)
        self.filter.setChecked(chosen.narrows)
        self.order.say(self.tr("Worst first"), self.tr("What is farthest over its limit comes first"))
        self.order.setChecked(chosen.worst_first)
        self.grid.say(self.tr("Grid"))
        self.pairs.say(self.tr("Pairs"))
        self.single.say(self.tr("Single"))
        self.text.say(self.tr("OCR text"))
        for name, button in self._sizes.items():
            button.say(name, self.tr("Thumbnails of size {name}").format(name=name))

    def _connect(self) -> None:
        for tab, button in self.tabs.items():
            button.clicked.connect(lambda _on=False, wanted=tab: self._choose(wanted))
        self.order.clicked.connect(self._turn_order)
        for name, button in self._sizes.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, wanted=name: self._use_size(wanted, told=True))

    def _choose(self, tab: Tab) -> None:
        self._presenter.list_pages(replace(self._presenter.filter, tab=tab))

    def _turn_order(self) -> None:
        chosen = self._presenter.filter
        self._presenter.list_pages(replace(chosen, worst_first=not chosen.worst_first))

    def _use_size(self, name: str, *, told: bool = False) -> None:
        name = name if name in SIZES else "M"
        for one, button in self._sizes.items():
            button.setChecked(one == name)
        if told:
            self._presenter.shift.preferences.keep(SIZE_KEY, name)
            self.size_chosen.emit(SIZES[name])
