"""Narrowing the list with ``F``: by state, by what was found, by document, to what is new; and the order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QWidget

from station.gui import numbers
from station.gui.pages.page_item import check_word, finding_name
from station.gui.parts.check_box import CheckBox
from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.review.page_filter import EVERY, Tab
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.states import PAGE_LOOKS

_STATES = ("flagged", "passed", "accepted", "rejected", "captured")


class FilterBar(QFrame):
    """What is chosen acts at once; Esc lists everything again. ``left`` is told then."""

    left = Signal()

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setProperty("kind", "foot")
        self.state, self.check, self.document, self.every = (ChoiceBox() for _ in range(4))
        self.changed = CheckBox()
        self._clear = KeyButton(kind="flat", action="out")
        self._every_words = label("label")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        for box in (self.state, self.check, self.document):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            row.addWidget(box, 2)
        for widget in (self.changed, self._every_words, self.every):
            row.addWidget(widget)
        row.addWidget(self._clear)
        for box in (self.state, self.check, self.document, self.every):
            box.activated.connect(self._chosen)
        self.changed.clicked.connect(self._chosen)
        self._clear.clicked.connect(self.clear)
        self.hide()

    def open(self) -> None:
        """Show what can be chosen and take the keyboard."""
        self.fill()
        self.show()
        self.state.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """List everything again."""
        self.hide()
        self._presenter.clear_filter()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Keep letters from the shortcuts of the room: here they find a line of a list."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and not event.modifiers() and event.key() != Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the pages with Enter; what was chosen stays."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.fill()

    def fill(self) -> None:
        """Offer what occurs in the dossier, with how often."""
        items, facts, chosen = self._presenter.pages.items, self._presenter.facts, self._presenter.filter
        texts = self._presenter.shift.words.texts
        states = Counter(item.page.state.value for item in items)
        checks: Counter[str] = Counter()
        names: dict[str, str] = {}
        for item in items:
            for finding in item.problems:
                names[finding.check] = finding_name(finding, texts)
            checks.update({finding.check for finding in item.problems})
        _offer(
            self.state, self.tr("Any state"), chosen.state,
            [(f"{PAGE_LOOKS[one].word} ({numbers.count(states[one])})", one) for one in _STATES
             if states[one] or one == chosen.state],
        )  # fmt: skip
        if chosen.check and chosen.check not in checks:
            checks[chosen.check], names[chosen.check] = 0, check_word(chosen.check, texts)
        found = [(f"{names[one]} ({numbers.count(count)})", one) for one, count in checks.most_common()]
        _offer(self.check, self.tr("Any finding"), chosen.check, found)
        documents = [
            (f"{one.ordinal}. {one.description.get('type') or one.description.get('title', '')}".strip(), one.id)
            for one in facts.documents.values()
        ]
        _offer(self.document, self.tr("Any document"), chosen.document, documents)
        self.document.setVisible(bool(documents))
        again = facts.plan is not None and facts.plan.round > 1
        self.changed.setVisible(again)
        self.changed.setChecked(chosen.changed)
        self.changed.setText(self.tr("New since the last review"))
        self._every_words.setText(self.tr("Every n-th"))
        self.every.clear()
        for count in EVERY:
            self.every.addItem(numbers.count(count), count)
        self.every.setCurrentIndex(self.every.findData(chosen.every))
        self._clear.say(self.tr("Clear"), self.tr("List every page again"))
        for box, name in (
            (self.state, self.tr("State")), (self.check, self.tr("Finding")), (self.document, self.tr("Document")),
            (self.every, self.tr("Every n-th page")), (self.changed, self.changed.text()),
        ):  # fmt: skip
            box.setAccessibleName(name)
            box.setToolTip(name)

    def _chosen(self, _value: object) -> None:
        chosen = self._presenter.filter
        every = int(self.every.currentData() or chosen.every)
        self._presenter.list_pages(
            replace(
                chosen,
                tab=Tab.EVERY if every != chosen.every else chosen.tab,
                every=every,
                state=self.state.currentData() or "",
                check=self.check.currentData() or "",
                document=self.document.currentData() or "",
                changed=self.changed.isChecked(),
            )
        )


def _offer(box: QComboBox, everything: str, chosen: str, offers: list[tuple[str, str]]) -> None:
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, "")
    for words, value in offers:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
