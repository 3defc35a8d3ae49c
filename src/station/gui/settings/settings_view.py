"""The room of settings: a list of its parts at the left, one part at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.parts.dossier_header import DossierTitle
from station.gui.settings.doctor_card import DoctorCard
from station.gui.settings.keys_card import KeysCard
from station.gui.settings.look_card import LookCard
from station.gui.settings.masters_card import MastersCard
from station.gui.settings.packaging_card import PackagingCard
from station.gui.settings.password_card import PasswordCard
from station.gui.settings.people_card import PeopleCard
from station.gui.settings.policies_card import PoliciesCard
from station.gui.settings.reasons_card import ReasonsCard
from station.gui.settings.section_list import SectionList
from station.gui.settings.settings_presenter import SettingsPresenter

_ICONS = {"look": "theme", "keys": "keys", "password": "lock", "people": "people", "reasons": "rejected",
          "policies": "looked_at", "packaging": "packages", "masters": "disk", "station": "station"}  # fmt: skip


class SettingsView(Room):
    """Widgets only; what they show comes from the presenter. ``enter`` takes the name of a part."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("settings", parent)
        self._presenter = presenter
        self._title = DossierTitle()
        self.look, self.keys, self.doctor = LookCard(presenter), KeysCard(presenter.keys), DoctorCard(presenter)
        self.masters = MastersCard(presenter)
        self.people = PeopleCard(presenter.people) if presenter.people.may_change else None
        self.password = PasswordCard(presenter.password)
        self.reasons = ReasonsCard(presenter.reasons) if presenter.reasons.may_change else None
        self.policies, self.packaging = PoliciesCard(presenter.policies), PackagingCard(presenter.packaging)
        parts = {
            "look": self.look, "keys": self.keys, "password": self.password, "people": self.people,
            "reasons": self.reasons, "policies": self.policies, "packaging": self.packaging, "masters": self.masters,
            "station": self.doctor,
        }  # fmt: skip
        self._parts: dict[str, QWidget] = {name: part for name, part in parts.items() if part is not None}
        self.sections = SectionList([(name, _ICONS[name]) for name in self._parts])
        self._left, self._pages = QFrame(), QStackedWidget()
        self._build()
        self.sections.chosen.connect(self._show_part)
        self.sections.show_section("look")
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read accounts and ask the doctor; show the part that is asked for."""
        self._presenter.load()
        self.look.show_choices()
        self.masters.say()
        if subject in self._parts:
            self.sections.show_section(subject)
        self.sections.setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Return the list of parts, and the part that is shown."""
        return (self.sections, *filter(None, (self._pages.currentWidget(),)))

    def close_room(self) -> None:
        """Let the presenter go."""
        self._presenter.close()

    def sizeHint(self) -> QSize:
        """Return a modest size: the content scrolls."""
        return QSize(800, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the width of the list as in the other rooms."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(sizes_for(self.window().width()).list)

    def _build(self) -> None:
        self.header_row.addWidget(self._title, 1)
        self._left.setProperty("kind", "list")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self.sections)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._pages, 1)
        self.body.addLayout(row, 1)
        for name, part in self._parts.items():
            self._pages.addWidget(_page(part, fills=name in ("keys", "people", "reasons", "policies")))

    def _show_part(self, name: str) -> None:
        self._pages.setCurrentIndex(list(self._parts).index(name))

    def say(self) -> None:
        """Set every word."""
        self._fit()
        self.header.setAccessibleName(self.tr("Settings"))
        self._title.show_dossier((self._presenter.shift.person.display_name,), "", self.tr("Settings"))
        words = {
            "look": self.tr("Language and look"), "keys": self.tr("Keys"),
            "password": self.tr("My password"), "people": self.tr("Accounts"),
            "reasons": self.tr("Reasons"), "policies": self.tr("Sampling and checks"),
            "packaging": self.tr("Packages"), "masters": self.tr("State of the masters"),
            "station": self.tr("This station"),
        }  # fmt: skip
        self.sections.say([words[name] for name in self._parts])
        self.sections.setAccessibleName(self.tr("Parts of the settings"))


def _page(part: QWidget, *, fills: bool) -> QScrollArea:
    """Return a part as a card that scrolls; ``fills``: the card is as high as the window, not as its content."""
    card = QFrame()
    card.setProperty("kind", "card")
    card.setMaximumWidth(960)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(16, 14, 16, 14)
    inside.addWidget(part)
    content = QWidget()
    content.setObjectName("scrolled")
    column = QVBoxLayout()
    column.addWidget(card, 1 if fills else 0)
    if not fills:
        column.addStretch(1)
    row = QHBoxLayout(content)
    row.setContentsMargins(16, 14, 16, 14)
    row.addLayout(column, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFocusProxy(part)
    return area
