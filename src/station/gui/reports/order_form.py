"""What a report is asked for with: kind, unit, period, further words, folder, language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from station.gui.parts.cards import Captions, line
from station.gui.parts.choice_box import ChoiceBox
from station.gui.parts.focus_keeper import tab_through
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.reports.periods import presets, read_day
from station.gui.reports.reports_presenter import Order, ReportsPresenter
from station.reports.kinds import Parameter, ReportKind

LANGUAGES = ("vi", "en")


class OrderForm(QScrollArea):
    """``submitted``: Enter in a field."""

    submitted = Signal()

    def __init__(self, presenter: ReportsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.kind, self.unit, self.preset = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.since, self.until = QLineEdit(), QLineEdit()
        self._what = Captions(self.kind, self.unit, self.preset)
        self._days = Captions(self.since, self.until, columns=2)
        self._more = QVBoxLayout()
        self._periods = presets(presenter.today)
        self.parameters: dict[str, ChoiceBox | QLineEdit] = {}
        self._parameter_captions: Captions | None = None
        self._folder_label, self.folder, self.pick = label("label"), QLineEdit(), KeyButton("folder")
        self._language_label = label("label")
        self.languages = {language: KeyButton() for language in LANGUAGES}
        self._build()
        self._connect()
        self.say()

    def show_choices(self) -> None:
        """Show what can be asked for; what was chosen stays chosen."""
        picture, language = self._presenter.picture, self._presenter.language
        _offer(self.kind, {one.name: one.titled(language) for one in picture.kinds})
        _offer(self.unit, {"": self.tr("All units"), **{c: f"{c} · {name}" for c, name in picture.units.items()}})
        chosen = self.preset.currentIndex()
        self.preset.clear()
        self._periods = presets(self._presenter.today)
        for period in self._periods:
            self.preset.addItem(period.words)
        self.preset.setCurrentIndex(max(0, chosen) if chosen >= 0 else 1)
        if not self.since.text():
            self._use_preset()
        if not self.folder.text():
            self.folder.setText(self._presenter.folder)
        self._show_parameters()

    def wrong_field(self) -> QLineEdit | None:
        """Return the first field that says nothing usable."""
        for field in (self.since, self.until):
            if read_day(field.text()) is None:
                return field
        return self.folder if not self.folder.text().strip() else None

    def order(self) -> Order | None:
        """Return what is asked for, ``None`` while something is missing or wrong."""
        since, until, kind = read_day(self.since.text()), read_day(self.until.text()), self._chosen()
        if since is None or until is None or kind is None or self.wrong_field() is not None:
            return None
        given = {name: _value(field) for name, field in self.parameters.items()}
        language = next(one for one, button in self.languages.items() if button.isChecked())
        return Order(
            kind.name, str(self.unit.currentData() or ""), since, until, Path(self.folder.text().strip()), language,
            {name: value for name, value in given.items() if value},
        )  # fmt: skip

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(6)
        column.addLayout(self._what)
        column.addLayout(self._days)
        self._folder_label.setBuddy(self.folder)
        column.addWidget(self._folder_label)
        column.addLayout(line(self.folder, self.pick, fills=0))
        column.addWidget(self._language_label)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self.languages.values():
            button.setCheckable(True)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addLayout(self._more)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.kind)
        self._use_language(self._presenter.language)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _place: self._show_parameters())
        self.preset.activated.connect(lambda _place: self._use_preset())
        self.pick.clicked.connect(self._pick)
        for field in (self.since, self.until, self.folder):
            field.returnPressed.connect(self.submitted)
        for language, button in self.languages.items():
            button.clicked.connect(lambda _checked=False, wanted=language: self._use_language(wanted))

    def _chosen(self) -> ReportKind | None:
        name = self.kind.currentData()
        return next((one for one in self._presenter.picture.kinds if one.name == name), None)

    def _use_language(self, wanted: str) -> None:
        for language, button in self.languages.items():
            button.setChecked(language == wanted)
            button.show_icon("check" if language == wanted else "")

    def _use_preset(self) -> None:
        period = self._periods[max(0, self.preset.currentIndex())]
        self.since.setText(period.since.strftime("%d/%m/%Y"))
        self.until.setText(period.until.strftime("%d/%m/%Y"))

    def _pick(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for the report"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _show_parameters(self) -> None:
        """Offer what the chosen kind asks for beside unit and period."""
        kind = self._chosen()
        wanted: tuple[Parameter, ...] = kind.parameters if kind is not None else ()
        self.since.setEnabled(kind is None or kind.period != "day")
        if [one.name for one in wanted] != list(self.parameters) or self._parameter_captions is None:
            before = {name: _value(field) for name, field in self.parameters.items()}
            _empty(self._more)
            self.parameters = {one.name: self._parameter_field(one, before.get(one.name, "")) for one in wanted}
            self._parameter_captions = Captions(*self.parameters.values())
            self._more.addLayout(self._parameter_captions)
            tab_through([*self.languages.values(), *self.parameters.values()])
        language = self._presenter.language
        self._parameter_captions.say(*(one.titled(language) for one in wanted))
        for one in wanted:
            field = self.parameters[one.name]
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(one.initial(language))

    def _parameter_field(self, one: Parameter, before: str) -> ChoiceBox | QLineEdit:
        picture = self._presenter.picture
        offered: Mapping[str, Mapping[str, str]] = {"inventory": picture.inventories, "operator": picture.operators}
        if one.choices in offered:
            box = ChoiceBox()
            _offer(box, {"": self.tr("All"), **offered[one.choices]})
            box.setCurrentIndex(max(0, box.findData(before)))
            return box
        field = QLineEdit(before or self._presenter.remembered(one.name))
        field.returnPressed.connect(self.submitted)
        return field

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._what.say(self.tr("Report"), self.tr("Unit"), self.tr("Period"))
        self._days.say(self.tr("From"), self.tr("To"))
        self._folder_label.setText(self.tr("Folder"))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.pick.say(self.tr("Choose…"))
        self._language_label.setText(self.tr("Language of the report"))
        words = {"vi": self.tr("Vietnamese"), "en": self.tr("English")}
        for language, button in self.languages.items():
            button.say(words[language])
        self.show_choices()


def _offer(box: ChoiceBox, words: Mapping[str, str]) -> None:
    chosen = box.currentData()
    box.clear()
    for data, text in words.items():
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _value(field: ChoiceBox | QLineEdit) -> str:
    return field.text().strip() if isinstance(field, QLineEdit) else str(field.currentData() or "")


def _empty(layout: QVBoxLayout) -> None:
    """Take out the grid of fields and the fields in it."""
    item = layout.takeAt(0)
    grid = item.layout() if item is not None else None
    while grid is not None and grid.count():
        inner = grid.takeAt(0)
        widget = inner.widget() if inner is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
