"""The room of settings: language and theme at once, accounts for an administrator, the doctor for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station.gui import theme
from station.gui.frame.room import Room
from station.gui.i18n import LANGUAGES
from station.gui.pages.page_lists import Line, LineList, LineModel
from station.gui.parts.dossier_header import DossierTitle
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label
from station.gui.settings.people_card import PeopleCard
from station.gui.settings.settings_presenter import SettingsPresenter
from station.workflow.doctor import Diagnosis

_LOOKS = {"ok": ("accepted", "accepted"), "warn": ("warning", "flagged"), "missing": ("rejected", "rejected")}


class SettingsView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("settings", parent)
        self._presenter = presenter
        self._title = DossierTitle()
        self._look_head, self._language_label, self._theme_label = label("title"), label("label"), label("label")
        self._languages = {code: KeyButton() for code in LANGUAGES}
        self._themes = {name: KeyButton() for name in theme.THEMES}
        self._place_label, self._place = label("label"), ElidedLabel()
        self._doctor_head, self._doctor_help = label("title"), label("help", wrap=True)
        self._doctor_again = KeyButton("doctor")
        self._lines = LineModel(self)
        self._doctor = LineList(self._lines, 20)
        self.people = PeopleCard(presenter) if presenter.manages_people else None
        self._build()
        self._connect()
        self.say()

    def enter(self, subject: str = "") -> None:
        """Read accounts and ask the doctor."""
        del subject
        self._presenter.load()
        self._show_choices()
        next(iter(self._languages.values())).setFocus()

    def panes(self) -> Sequence[QWidget]:
        """Return look, accounts, doctor."""
        first = next(iter(self._languages.values()))
        return (first, self._doctor_again) if self.people is None else (first, self.people, self._doctor_again)

    def close_room(self) -> None:
        """Let the presenter go."""
        self._presenter.close()

    def sizeHint(self) -> QSize:
        """Return a modest size: the content scrolls."""
        return QSize(800, 600)

    def _build(self) -> None:
        self.header_row.addWidget(self._title, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._card(self._look_part()))
        if self.people is not None:
            left.addWidget(self._card(self.people))
        left.addStretch(1)
        right.addWidget(self._card(self._doctor_part()))
        right.addStretch(1)
        content = QWidget()
        content.setObjectName("scrolled")
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        for side in (left, right):
            side.setSpacing(14)
            row.addLayout(side, 1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        self.body.addWidget(area, 1)

    def _card(self, inside: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(inside)
        return card

    def _look_part(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._look_head)
        for caption, buttons in ((self._language_label, self._languages), (self._theme_label, self._themes)):
            layout.addWidget(caption)
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons.values():
                button.setCheckable(True)
                row.addWidget(button)
            row.addStretch()
            layout.addLayout(row)
        layout.addWidget(self._place_label)
        layout.addWidget(self._place)
        return part

    def _doctor_part(self) -> QWidget:
        part = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._doctor_head, 1)
        head.addWidget(self._doctor_again)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._doctor_help)
        layout.addWidget(self._doctor)
        return part

    def _connect(self) -> None:
        presenter = self._presenter
        for code, button in self._languages.items():
            button.clicked.connect(lambda _checked=False, wanted=code: presenter.language_wanted.emit(wanted))
            button.clicked.connect(self._show_choices)
        for name, button in self._themes.items():
            button.clicked.connect(lambda _checked=False, wanted=name: presenter.theme_wanted.emit(wanted))
            button.clicked.connect(self._show_choices)
        self._doctor_again.clicked.connect(presenter.diagnose)
        presenter.diagnosed.connect(self._show_doctor)

    def _show_choices(self) -> None:
        for code, button in self._languages.items():
            chosen = code == self._presenter.shift.words.texts.language
            button.setChecked(chosen)
            button.show_icon("check" if chosen else "")
        for name, button in self._themes.items():
            chosen = theme.current().name == name
            button.setChecked(chosen)
            button.show_icon("check" if chosen else "")

    def _show_doctor(self, lines: Sequence[Diagnosis]) -> None:
        texts = self._presenter.shift.words.texts
        shown = []
        for one in lines:
            icon, colour = _LOOKS[one.state]
            remedy = texts.word(f"doctor_{one.remedy}") if one.remedy else ""
            words = " – ".join(filter(None, (one.detail, remedy)))
            shown.append(Line(icon, colour, one.name, words, "", "", one.name))
        self._lines.show(shown)
        bad = [one for one in lines if one.state == "missing"]
        self._doctor_help.setText(
            self.tr("%n thing(s) missing; each line says what to do.", "", len(bad))
            if bad
            else self.tr("Everything that is needed is there.")
        )

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Settings"))
        self._title.show_dossier((self._presenter.shift.person.display_name,), "", self.tr("Settings"))
        self._look_head.setText(self.tr("Language and look"))
        self._language_label.setText(self.tr("Language"))
        self._theme_label.setText(self.tr("Theme"))
        for code, name in LANGUAGES.items():
            self._languages[code].say(name)
        words = {"light": self.tr("Light"), "dark": self.tr("Dark")}
        for name, button in self._themes.items():
            button.say(words[name])
        self._place_label.setText(self.tr("Workspace"))
        self._place.say(str(self._presenter.shift.station.workspace.path))
        self._doctor_head.setText(self.tr("What the station stands on"))
        self._doctor_again.say(self.tr("Check again"))
        self._doctor.setAccessibleName(self.tr("What the station stands on"))
        self._doctor_help.setText(self.tr("Checking…"))
        self._show_choices()
        if self._presenter.lines:
            self._show_doctor(self._presenter.lines)
