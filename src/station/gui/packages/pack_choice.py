"""How the next packages are made: by which profile, where the masters go, and for which submission.

The profile of the site stands first; of a submission only those packages are asked that are handed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QSizePolicy, QWidget

from station.gui.packages.package_states import Order
from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.labels import label
from station.model.document_number import LAST_SERIAL
from station.model.profiles import MASTERS, PackageProfile
from station.workflow.submission_places import NOWHERE, Submission

# A structure that has no place for masters among its documents puts them beside.
_BESIDE_ONLY = frozenset(("plain",))


class PackChoice(QFrame):
    """Two boxes and two fields with their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile, self.masters = ChoiceBox(), ChoiceBox()
        self.submission, self.ordinal = QLineEdit(), QLineEdit()
        self.ordinal.setValidator(QIntValidator(1, LAST_SERIAL, self))
        self._asked: tuple[QWidget, ...] = (self.profile, self.masters, self.submission, self.ordinal)
        self._words = [label("label") for _ in self._asked]
        self._title = label("help", wrap=True)
        self._profiles: Sequence[PackageProfile] = ()
        # A form layout does not follow the title from one line to two and back: the lower box would be cut.
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for box in (self.profile, self.masters):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        for row, (caption, asked) in zip((0, 2, 3, 4), zip(self._words, self._asked, strict=True), strict=True):
            grid.addWidget(caption, row, 0)
            grid.addWidget(asked, row, 1)
        grid.addWidget(self._title, 1, 0, 1, 2)
        self.profile.currentIndexChanged.connect(lambda _row: self._ask())

    def offer(self, profiles: Sequence[PackageProfile]) -> None:
        """Offer these profiles; what was chosen stays chosen while the first one stays the same."""
        if [one.name for one in profiles] == [one.name for one in self._profiles]:
            return
        self._profiles = profiles
        self.profile.clear()
        for one in profiles:
            self.profile.addItem(one.name, one.name)
            self.profile.setItemData(self.profile.count() - 1, self._titled(one), Qt.ItemDataRole.ToolTipRole)
        self._ask()

    def order(self) -> Order:
        """Return what is chosen."""
        profile, place = self._shown(), self.ordinal.text()
        asked = profile is not None and profile.handed_over
        return Order(
            str(self.profile.currentData() or ""), str(self.masters.currentData() or ""),
            submission=Submission(self.submission.text().strip(), int(place or 0)) if asked else NOWHERE,
        )  # fmt: skip

    def say(self) -> None:
        """Set every word."""
        names = (self.tr("Structure"), self.tr("Masters"), self.tr("Submission"), self.tr("Package number"))
        shown = self._shown()
        self._title.setText(self._titled(shown) if shown is not None else "")
        for caption, asked, name in zip(self._words, self._asked, names, strict=True):
            caption.setText(name)
            asked.setAccessibleName(name)
        self.submission.setToolTip(self.tr("Code of the submission that the packages belong to"))
        self.ordinal.setPlaceholderText(self.tr("The next one"))
        for row in range(self.masters.count()):
            self.masters.setItemText(row, self._masters_word(self.masters.itemData(row)))

    def event(self, event: QEvent) -> bool:
        """Keep letters from the shortcuts of the room: here they find a line of a list."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and not event.modifiers() and event.key() != Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def _shown(self) -> PackageProfile | None:
        return next((one for one in self._profiles if one.name == self.profile.currentData()), None)

    def _ask(self) -> None:
        """Ask what the chosen profile needs."""
        profile = self._shown()
        handed_over = profile is not None and profile.handed_over
        for widget in (*self._words[2:], self.submission, self.ordinal):
            widget.setVisible(handed_over)
        self.masters.clear()
        if profile is None:
            return
        self._title.setText(self._titled(profile))
        self.submission.setPlaceholderText(str(profile.options.get("submission", "")))
        offered = [one for one in MASTERS if one != MASTERS[-1] or profile.module not in _BESIDE_ONLY]
        for one in offered:
            self.masters.addItem(self._masters_word(one), one)
        wanted = str(profile.options.get("masters", MASTERS[0]))
        self.masters.setCurrentIndex(max(0, self.masters.findData(wanted)))

    def _titled(self, profile: PackageProfile) -> str:
        return profile.titled("vi" if QLocale().language() == QLocale.Language.Vietnamese else "en")

    def _masters_word(self, code: str) -> str:
        words = {
            "none": self.tr("None"), "beside": self.tr("Beside the package"),
            "representation": self.tr("Inside the package"),
        }  # fmt: skip
        return words.get(code, code)
