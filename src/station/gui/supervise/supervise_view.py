"""The room of counts: sums of the period over the table by day and operator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.frame.room import Room
from station.gui.parts.dossier_header import DossierTitle
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import IconLabel, label
from station.gui.parts.tables import plain_table
from station.gui.supervise.supervise_presenter import PERIODS, SupervisePresenter
from station.settings.texts import Sentence

_CARDS = {
    "captured": ("capture", "accent"), "accepted": ("accepted", "accepted"), "rejected": ("rejected", "rejected"),
    "rescanned": ("superseded", "superseded"), "removed": ("remove", "text2"),
}  # fmt: skip


class SuperviseView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: SupervisePresenter, parent: QWidget | None = None) -> None:
        super().__init__("supervise", parent)
        self._presenter = presenter
        self._title = DossierTitle()
        self._periods = {days: KeyButton(kind="flat", height="head") for days in PERIODS}
        self._cards: dict[str, tuple[IconLabel, QLabel]] = {
            name: (IconLabel(*look), label("number")) for name, look in _CARDS.items()
        }
        self.table = plain_table(presenter.model, stretch=1, widths={0: 120, **dict.fromkeys(range(2, 9), 118)})
        self._empty, self._stack = EmptyState("supervise"), QStackedWidget()
        self._foot = label("help", wrap=True)
        self._build()
        presenter.changed.connect(self._show)
        presenter.failed.connect(self._show_failure)
        self._empty.pressed.connect(presenter.load)
        self.say()

    def enter(self, subject: str = "") -> None:
        """Count anew."""
        del subject
        self._presenter.load()
        self.table.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Return the table and the periods."""
        return (self.table, self.header)

    def close_room(self) -> None:
        """Let the presenter go."""
        self._presenter.close()

    def _build(self) -> None:
        self.header_row.addWidget(self._title, 1)
        for days, button in self._periods.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, wanted=days: self._presenter.show_period(wanted))
            self.header_row.addWidget(button)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for head, value in self._cards.values():
            card = QFrame()
            card.setProperty("kind", "card")
            inner = QVBoxLayout(card)
            inner.setContentsMargins(14, 8, 14, 8)
            inner.setSpacing(2)
            inner.addWidget(head)
            inner.addWidget(value)
            cards.addWidget(card, 1)
        board = QFrame()
        board.setProperty("kind", "card")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        inside = QVBoxLayout(board)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self._stack)
        column = QVBoxLayout()
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(12)
        column.addLayout(cards)
        column.addWidget(board, 1)
        column.addWidget(self._foot)
        self.body.addLayout(column, 1)

    def _show(self) -> None:
        totals = self._presenter.totals
        for name, (_, value) in self._cards.items():
            value.setText(numbers.count(totals[name]))
        self._stack.setCurrentWidget(self.table if self._presenter.rows else self._empty)
        for days, button in self._periods.items():
            button.setChecked(days == self._presenter.days)
        self.say_foot()

    def _show_failure(self, sentence: Sentence) -> None:
        self._foot.setText(str(sentence))

    def say_foot(self) -> None:
        """Say what is not counted."""
        self._foot.setText(
            self.tr(
                "Days are local days, fixed when a page was scanned. Removed and superseded pages are counted apart."
            )
        )

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Counts"))
        self._title.show_dossier((self.tr("By day and operator"),), "", self.tr("Counts"))
        words = {1: self.tr("Today"), 7: self.tr("7 days"), 30: self.tr("30 days"), 0: self.tr("All")}
        for days, button in self._periods.items():
            button.say(words[days])
        names = {
            "captured": self.tr("Pages scanned"), "accepted": self.tr("Accepted"), "rejected": self.tr("Rejected"),
            "rescanned": self.tr("Rescanned"), "removed": self.tr("Removed"),
        }  # fmt: skip
        for name, (head, _) in self._cards.items():
            head.say(names[name])
        self.table.setAccessibleName(self.tr("Counts"))
        self._empty.say(self.tr("Nothing was scanned in this period."), self.tr("Look again"), "")
        self._show()
