"""What must be said before the first page: the secrecy level; then one key begins the scan."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, IconLabel, label, rule
from station.gui.scanner.scanner_choice import device_title
from station.gui.states import DOSSIER_LOOKS, secrecy_word
from station.gui.worklist.worklist_presenter import Card, WorklistPresenter
from station.model.secrecy import Secrecy


class PreScanCard(QFrame):
    """Shows one dossier. ``scan`` and ``open`` carry its id."""

    scan = Signal(str)
    open = Signal(str)

    def __init__(self, presenter: WorklistPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter, self._choice = presenter, presenter.choice
        self._card: Card | None = None
        self._title, self._chip = label("title"), Chip()
        self._code, self._name = label("strong"), label(wrap=True)
        self._facts = {name: (label("label"), label()) for name in ("fonds", "inventory", "box", "sheets", "pages")}
        self._level_title, self._level_needed = label("strong"), label("help")
        self._levels = {level: KeyButton() for level in Secrecy}
        self._level_help = label("help", wrap=True)
        self._scanner = IconLabel("capture", "text2")
        self._obstacle = label("warning", wrap=True)
        self._remedy = label("help", wrap=True)
        self._start = KeyButton("play", action="scan", kind="primary", height="tall")
        self._open = KeyButton("show", action="open")
        self._empty = label("help", wrap=True)
        self._content = QWidget()
        self._build()
        presenter.card_changed.connect(self.show_card)
        self._choice.changed.connect(self._say)
        self._say()

    def show_card(self, card: Card | None) -> None:
        """Show a dossier, or the hint to choose one."""
        self._card = card
        self._say()

    def start(self) -> None:
        """Begin the scan when nothing stands against it."""
        if self._card is not None and self._start.isEnabled():
            self.scan.emit(self._card.dossier.id)

    def choose_level(self, place: int) -> None:
        """Choose the level with this place, counted from 1."""
        button = list(self._levels.values())[place - 1]
        if button.isEnabled():
            button.click()

    def _build(self) -> None:
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self._code)
        inner.addWidget(self._name)
        facts = QFormLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(4)
        for caption, value in self._facts.values():
            facts.addRow(caption, value)
        inner.addSpacing(4)
        inner.addLayout(facts)
        inner.addSpacing(6)
        inner.addWidget(rule())
        inner.addSpacing(6)
        inner.addLayout(self._level_part())
        inner.addStretch(1)
        for widget in (self._obstacle, self._remedy, self._scanner, self._start, self._open):
            inner.addWidget(widget)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._chip)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 14, 14, 14)
        outer.setSpacing(10)
        outer.addLayout(head)
        outer.addWidget(self._empty)
        outer.addWidget(self._content, 1)
        outer.addStretch(0)
        for widget in (self._scanner, self._start, self._open):
            widget.setVisible(self._presenter.may_scan)
        self._start.clicked.connect(self.start)
        self._open.clicked.connect(self._open_dossier)

    def _open_dossier(self) -> None:
        if self._card is not None:
            self.open.emit(self._card.dossier.id)

    def _level_part(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._level_title)
        head.addStretch()
        head.addWidget(self._level_needed)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, (level, button) in enumerate(self._levels.items()):
            button.setCheckable(True)
            grid.addWidget(button, place // 2, place % 2)
            button.clicked.connect(lambda _checked=False, chosen=level: self._classify(chosen))
        part = QVBoxLayout()
        part.setSpacing(8)
        part.addLayout(head)
        part.addLayout(grid)
        part.addWidget(self._level_help)
        return part

    def _classify(self, level: Secrecy) -> None:
        """Ask for the level; the buttons show what is recorded, never what was only struck."""
        card = self._card
        if card is not None:
            self._show_levels(card)
            if card.dossier.secrecy is not level:
                self._presenter.classify(card.dossier, level)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._title.setText(self.tr("Before scanning"))
        self._empty.setText(self.tr("Choose a dossier in the list, or type its code."))
        card = self._card
        self._empty.setVisible(card is None)
        self._content.setVisible(card is not None)
        self._chip.show_look(DOSSIER_LOOKS[card.dossier.state] if card is not None else None)
        self._level_title.setText(self.tr("Secrecy level"))
        self._level_needed.setText(self.tr("required"))
        for place, (level, button) in enumerate(self._levels.items(), start=1):
            button.say(secrecy_word(level), self.tr("{level}: key {n}").format(level=secrecy_word(level), n=place))
        self._start.say(self.tr("Start scanning"))
        self._open.say(self.tr("Open the dossier"))
        self._say_scanner()
        if card is not None:
            self._say_card(card)

    def _say_scanner(self) -> None:
        profile, device = self._choice.profile, self._choice.device
        if self._choice.searching:
            self._scanner.say(self.tr("Looking for scanners…"), "capture", "text2")
        elif device is None:
            self._scanner.say(self.tr("No scanner answers: {key}, look again").format(key=keymap.cap("profile")),
                              "warning", "flagged")  # fmt: skip
        else:
            self._scanner.say(f"{device_title(device)} · {profile.title if profile else ''}", "capture", "text2")
            self._scanner.setToolTip(self._scanner.text())

    def _say_card(self, card: Card) -> None:
        dossier = card.dossier
        hidden = dossier.secrecy is Secrecy.TOP_SECRET
        self._code.setText(dossier.code)
        self._name.setText(self.tr("(title not shown at this station)") if hidden else dossier.title)
        values = {
            "fonds": (self.tr("Fonds"), card.inventory.fonds_title or dossier.fonds_code),
            "inventory": (self.tr("Inventory"), card.inventory.code),
            "box": (self.tr("Box"), dossier.box or numbers.MISSING),
            "sheets": (self.tr("Sheets by the inventory"), numbers.count(dossier.expected_sheets)),
            "pages": (self.tr("Pages scanned"), numbers.count(card.line.pages)),
        }
        for name, (caption, value) in values.items():
            self._facts[name][0].setText(caption)
            self._facts[name][1].setText(value)
        self._show_levels(card)
        self._level_help.setText(self._level_words(card))
        self._say_obstacle(card)

    def _show_levels(self, card: Card) -> None:
        for level, button in self._levels.items():
            button.setChecked(level is card.dossier.secrecy)
            button.setEnabled(card.may_classify)
            button.show_icon("check" if level is card.dossier.secrecy else "")

    def _level_words(self, card: Card) -> str:
        if not card.may_classify and card.line.pages:
            return self.tr("Recorded; it cannot change once pages were scanned.")
        return self.tr("Top secret is not digitised here: the paper goes to the secret store.")

    def _say_obstacle(self, card: Card) -> None:
        ready = card.may_scan and self._choice.device is not None and self._choice.profile is not None
        self._start.setEnabled(ready)
        sentence = self._presenter.words(card.obstacle) if card.obstacle is not None else None
        self._obstacle.setText(sentence.what if sentence else "")
        self._remedy.setText(sentence.remedy if sentence else "")
        for widget in (self._obstacle, self._remedy):
            widget.setVisible(sentence is not None and self._presenter.may_scan)
