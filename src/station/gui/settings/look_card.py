"""Language, theme, size of the text, and after how long the screen locks: what a person chooses for themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from station.gui import numbers, theme
from station.gui.composed_keys import METHODS
from station.gui.i18n import LANGUAGES
from station.gui.main_window import LOCK_MINUTES
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.settings.settings_presenter import SettingsPresenter

_METHOD_NAMES = {"telex": "Telex", "vni": "VNI"}


class LookCard(QWidget):
    """A row of buttons for each choice; every choice takes effect at once."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._lock_help = label("title"), label("help", wrap=True)
        self._labels = [label("label") for _ in range(5)]
        self.languages = {code: KeyButton() for code in LANGUAGES}
        self.themes = {name: KeyButton() for name in theme.THEMES}
        self.scales = {percent: KeyButton() for percent in theme.SCALES}
        self.minutes = {minutes: KeyButton() for minutes in LOCK_MINUTES}
        self.typing = {method: KeyButton() for method in METHODS}
        self._build()
        self.setFocusProxy(next(iter(self.languages.values())))
        self.say()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._head, 0, 0, 1, 2)
        presenter = self._presenter
        rows: tuple[tuple[Mapping[str, KeyButton] | Mapping[int, KeyButton], Callable[..., object]], ...] = (
            (self.languages, presenter.language_wanted.emit),
            (self.themes, presenter.theme_wanted.emit),
            (self.scales, presenter.scale_wanted.emit),
            (self.typing, presenter.typing_wanted.emit),
            (self.minutes, presenter.lock_wanted.emit),
        )
        for place, (buttons, act) in enumerate(rows, start=1):
            row = QHBoxLayout()
            row.setSpacing(8)
            for value, button in buttons.items():
                button.setCheckable(True)
                button.clicked.connect(lambda _checked=False, act=act, value=value: self._do(act, value))
                row.addWidget(button)
            row.addStretch()
            grid.addWidget(self._labels[place - 1], place, 0)
            grid.addLayout(row, place, 1)
        grid.addWidget(self._lock_help, 6, 1)

    def _do(self, act: Callable[..., object], value: object) -> None:
        act(value)
        self.show_choices()

    def show_choices(self) -> None:
        """Mark what is chosen now."""
        now = (
            (self.languages, self._presenter.shift.words.texts.language), (self.themes, theme.current().name),
            (self.scales, theme.text_scale()), (self.typing, self._presenter.typing),
            (self.minutes, self._presenter.lock_minutes),
        )  # fmt: skip
        for buttons, chosen in now:
            for value, button in buttons.items():
                button.setChecked(value == chosen)
                button.show_icon("check" if value == chosen else "")
                button.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._head.setText(self.tr("Language and look"))
        words = (self.tr("Language"), self.tr("Theme"), self.tr("Text size"), self.tr("Vietnamese typing"),
                 self.tr("Lock the screen after"))  # fmt: skip
        for caption, text in zip(self._labels, words, strict=True):
            caption.setText(text)
        for code, name in LANGUAGES.items():
            self.languages[code].say(name)
        themes = {"light": self.tr("Light"), "dark": self.tr("Dark")}
        for name, button in self.themes.items():
            button.say(themes[name])
        for percent, button in self.scales.items():
            button.say(f"{percent}\u202f%", f"{words[2]}: {percent}\u202f%")
        for method, button in self.typing.items():
            button.say(_METHOD_NAMES[method], self.tr("So that keys act as struck where no text is typed"))
        for minutes, button in self.minutes.items():
            button.say(self.tr("{n} min").format(n=numbers.count(minutes)))
        self._lock_help.setText(
            self.tr("When nobody touches mouse or keyboard for so long. Scanning and inspecting go on behind it.")
        )
        self.show_choices()
