"""The chips over the list, each with its count; those that find no room stand in a menu behind the last one."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from station.gui import numbers
from station.gui.frame.sizes import TOOLS
from station.gui.parts.key_button import KeyButton
from station.storage.records import ListFilter

WORDS: dict[ListFilter, object] = {
    ListFilter.ALL: QT_TRANSLATE_NOOP("FilterBar", "All"),
    ListFilter.MINE: QT_TRANSLATE_NOOP("FilterBar", "Mine"),
    ListFilter.RETURNED: QT_TRANSLATE_NOOP("FilterBar", "Returned"),
    ListFilter.REGISTERED: QT_TRANSLATE_NOOP("FilterBar", "Not scanned"),
    ListFilter.CAPTURING: QT_TRANSLATE_NOOP("FilterBar", "Being scanned"),
    ListFilter.HELD: QT_TRANSLATE_NOOP("FilterBar", "Held"),
    ListFilter.IN_REVIEW: QT_TRANSLATE_NOOP("FilterBar", "Waits for review"),
    ListFilter.APPROVED: QT_TRANSLATE_NOOP("FilterBar", "Approved"),
    ListFilter.PACKAGED: QT_TRANSLATE_NOOP("FilterBar", "Packaged"),
    ListFilter.DELIVERED: QT_TRANSLATE_NOOP("FilterBar", "Delivered"),
    ListFilter.SET_ASIDE: QT_TRANSLATE_NOOP("FilterBar", "Not digitised"),
}
_ALWAYS = (ListFilter.ALL, ListFilter.MINE)
PAD, GAP = 8, 2


def filter_word(one: ListFilter) -> str:
    """Return the name of a filter."""
    return QCoreApplication.translate("FilterBar", str(WORDS[one]))


class FilterBar(QFrame):
    """``wanted`` carries the filter that was chosen."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tools")
        self.setFixedHeight(TOOLS)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._chosen = ListFilter.ALL
        self._counts: dict[ListFilter, int] = {}
        self.chips = {one: KeyButton(kind="flat") for one in ListFilter}
        self._more = KeyButton("menu_down", kind="flat")
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(GAP)
        for one, chip in self.chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, wanted=one: self._choose(wanted))
            row.addWidget(chip)
        row.addWidget(self._more)
        row.addStretch()
        self._more.clicked.connect(self._open_menu)
        self._arrange()

    def show_counts(self, counts: dict[ListFilter, int], chosen: ListFilter) -> None:
        """Show how many each filter would list, and which one lists now."""
        self._counts, self._chosen = counts, chosen
        self.say()

    def say(self) -> None:
        """Set every word."""
        for one, chip in self.chips.items():
            chip.say(f"{filter_word(one)} {numbers.count(self._counts.get(one, 0))}")
            chip.setChecked(one is self._chosen)
        self._more.say(self.tr("More"))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the height: chips that find no room go into the menu."""
        return QSize(120, TOOLS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def _of_use(self) -> list[ListFilter]:
        return [one for one in ListFilter if one in _ALWAYS or self._counts.get(one) or one is self._chosen]

    def _arrange(self) -> None:
        useful = self._of_use()
        room = self.width() - 2 * PAD
        widths = {one: self.chips[one].sizeHint().width() + GAP for one in useful}
        if sum(widths.values()) > room:
            room -= self._more.sizeHint().width() + GAP + widths.get(self._chosen, 0)
        shown: set[ListFilter] = set()
        for one in useful:
            if one is self._chosen or (room := room - widths[one]) >= 0:
                shown.add(one)
        for one, chip in self.chips.items():
            chip.setVisible(one in shown)
        self._more.setVisible(len(shown) < len(useful))

    def _choose(self, wanted: ListFilter) -> None:
        self.chips[wanted].setChecked(wanted is self._chosen)
        self.wanted.emit(wanted)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for one in self._of_use():
            if self.chips[one].isHidden():
                menu.addAction(self.chips[one].text()).triggered.connect(
                    lambda _checked=False, wanted=one: self.wanted.emit(wanted)
                )
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
