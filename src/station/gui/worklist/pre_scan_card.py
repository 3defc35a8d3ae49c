"""What must be said before the first page, and the one key that begins the scan.

Four groups in the order of the hands: secrecy level, condition of the paper, sheets counted, a note for who comes next.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, IconLabel, label, rule
from station.gui.scanner.scanner_choice import device_title
from station.gui.states import condition_word, line_look
from station.gui.worklist.card_groups import CardGroups
from station.gui.worklist.card_presenter import Card
from station.gui.worklist.duplicate_card import DuplicateCard
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.model.secrecy import Secrecy
from station.workflow.duplicates import Duplicate


class PreScanCard(QFrame):
    """Shows one dossier. ``scan`` and ``open`` carry its id; ``set_apart`` asks to move it to the secret store."""

    scan = Signal(str)
    open = Signal(str)
    set_apart = Signal(object)

    def __init__(self, presenter: WorklistPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter, self._choice, self._cards = presenter, presenter.choice, presenter.card
        self._card: Card | None = None
        self._title, self._chip = label("title"), Chip()
        self._code, self._name = label("strong"), label(wrap=True)
        self._place = ElidedLabel("label")
        self.groups = CardGroups(presenter.card)
        self.duplicates = DuplicateCard()
        self._custody, self._scanner = IconLabel("box", "text2"), IconLabel("capture", "text2")
        self._obstacle, self._remedy = label("warning", wrap=True), label("help", wrap=True)
        self._start = KeyButton("play", action="scan", kind="primary", height="tall")
        self._apart = KeyButton("secret", height="tall")
        self._open = KeyButton("show", action="open")
        self._empty = label("help", wrap=True)
        self._content, self._foot = QScrollArea(), QWidget()
        self._build()
        presenter.card.changed.connect(self.show_card)
        presenter.card.duplicates_changed.connect(self.duplicates.show_duplicates)
        self._waiting = ""
        self._choice.changed.connect(self._choice_changed)
        self._say()

    def show_card(self, card: Card | None) -> None:
        """Show a dossier, or the hint to choose one."""
        another = card is None or self._card is None or card.dossier.id != self._card.dossier.id
        self._card = card
        if another:
            self._waiting = ""
            self._content.verticalScrollBar().setValue(0)
        self._say()

    def start(self) -> None:
        """Begin the scan when nothing stands against it."""
        card = self._card
        # Another dossier may be chosen whose card is still being read.
        if card is None or card.dossier.id != self._cards.chosen:
            return
        if self._start.isEnabled() and self._start.isVisibleTo(self):
            self.scan.emit(card.dossier.id)
        elif card.may_scan and self._choice.searching:
            # Whoever is quicker than the search for scanners need not press twice.
            self._waiting = card.dossier.id
            self._say_scanner()

    def _choice_changed(self) -> None:
        self._say()
        card, waiting = self._card, self._waiting
        if waiting and not self._choice.searching:
            self._waiting = ""
            if card is not None and card.dossier.id == waiting and self.isVisible():
                self.start()

    def choose_level(self, place: int) -> None:
        """Choose the secrecy level with this place, counted from 1."""
        self.groups.levels.choose(place - 1)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(6)
        inner.addWidget(self._code)
        inner.addWidget(self._name)
        inner.addWidget(self._place)
        inner.addWidget(rule())
        inner.addSpacing(2)
        inner.addWidget(self.groups)
        # Between sheets and note, as in the order of work: what is compared may change what is noted.
        self.groups.put_before_note(self.duplicates)
        inner.addWidget(self._custody)
        inner.addStretch(1)
        self._content.setWidget(inside)
        self._content.setWidgetResizable(True)
        self._content.setFrameShape(QFrame.Shape.NoFrame)
        self._content.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 8, 0)
        foot.setSpacing(6)
        foot.addWidget(rule())
        for widget in (self._obstacle, self._remedy, self._scanner, self._start, self._apart, self._open):
            foot.addWidget(widget)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._chip)
        head.addSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 12, 6, 12)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._empty)
        outer.addWidget(self._content, 1)
        outer.addWidget(self._foot)
        outer.addStretch(0)
        self._start.clicked.connect(self.start)
        self._open.clicked.connect(self._open_dossier)
        self._apart.clicked.connect(lambda: self.set_apart.emit(self._card))
        self.duplicates.compare.connect(self._cards.compare)
        self.duplicates.apart.connect(self._tell_apart)

    def _open_dossier(self) -> None:
        if self._card is not None:
            self.open.emit(self._card.dossier.id)

    def _tell_apart(self, duplicate: Duplicate) -> None:
        self._cards.tell_apart(duplicate)
        self.groups.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._title.setText(self.tr("Before scanning"))
        self.setAccessibleName(self._title.text())
        self._empty.setText(self.tr("Choose a dossier in the list, or type its code."))
        card = self._card
        self._empty.setVisible(card is None)
        self._content.setVisible(card is not None)
        self._foot.setVisible(card is not None)
        self._chip.show_look(line_look(card.line) if card is not None else None)
        self._start.say(self.tr("Start scanning"))
        self._apart.say(self.tr("Move to the secret store"))
        self._open.say(self.tr("Open the dossier"))
        self._say_scanner()
        if card is not None:
            self._say_card(card)

    def _say_scanner(self) -> None:
        profile, device = self._choice.profile, self._choice.device
        if self._choice.searching and self._waiting:
            self._scanner.say(self.tr("Scanning begins once a scanner answers…"), "capture", "accent")
        elif self._choice.searching:
            self._scanner.say(self.tr("Looking for scanners…"), "capture", "text2")
        elif device is None:
            self._scanner.say(self.tr("No scanner answers: {key}, look again").format(key=keymap.cap("profile")),
                              "warning", "flagged")  # fmt: skip
        else:
            self._scanner.say(
                f"{device_title(device)} · {profile.titled(self._choice.language) if profile else ''}",
                "capture",
                "text2",
            )
            self._scanner.setToolTip(self._scanner.text())

    def _say_card(self, card: Card) -> None:
        dossier, hidden = card.dossier, card.dossier.secrecy is Secrecy.TOP_SECRET
        self._code.setText(dossier.code)
        self._name.setText(self.tr("(title not shown at this station)") if hidden else dossier.title)
        box = self.tr("Box {code}").format(code=dossier.box) if dossier.box else ""
        fonds = card.inventory.fonds_title or dossier.fonds_code
        # The box first: it is what a hand looks for, and the end of a line may be cut.
        self._place.say(" · ".join(part for part in (box, card.inventory.code, fonds) if part))
        self.groups.setVisible(not hidden or (card.may_classify and dossier.id in self._cards.struck))
        self.groups.show_card(card, only_level=hidden)
        self._say_custody(card)
        self._say_end(card, hidden=hidden)
        # What F6 reaches: the first group that still needs a word.
        open_to = self.groups.first_open() if self.groups.isVisibleTo(self) else None
        self.setFocusProxy(open_to or self._apart if hidden else open_to or self._open)

    def _say_custody(self, card: Card) -> None:
        if card.holder is None:
            self._custody.say(self.tr("The paper is in the store"), "box", "text2")
            return
        at = card.holder.at.astimezone(self._presenter.shift.zone)
        today = self._presenter.shift.station.clock.now().date()
        when = at.strftime("%H:%M" if at.date() == today else "%d/%m")
        said = self.tr("Out of the store · {name} · {when}").format(name=card.keeper, when=when)
        self._custody.say(said, "accepted", "accepted")
        self._custody.setToolTip(self._keeper_words(card))

    def _keeper_words(self, card: Card) -> str:
        given = card.holder.counterpart if card.holder is not None else ""
        said = self.tr("Handed over by {name}").format(name=given) if given else ""
        return f"{self._custody.text()}\n{said}".strip()

    def _say_end(self, card: Card, *, hidden: bool) -> None:
        """Show the one next step: scan, treat the paper, or move it to the secret store."""
        may = self._presenter.may_scan
        held = bool(card.triage.held) and not hidden
        ready = card.may_scan and self._choice.device is not None and self._choice.profile is not None
        self._start.setEnabled(ready)
        self._start.setVisible(may and not hidden and not held)
        self._scanner.setVisible(may and not hidden and not held)
        self._open.setVisible(may and not hidden)
        self._apart.setVisible(hidden)
        self._apart.setEnabled(card.holder is not None)
        what, remedy = self._against(card, hidden=hidden, held=held)
        self._obstacle.setText(what)
        self._remedy.setText(remedy)
        self._obstacle.setVisible(bool(what))
        self._remedy.setVisible(bool(remedy))

    def _against(self, card: Card, *, hidden: bool, held: bool) -> tuple[str, str]:
        if hidden:
            where = "" if card.holder is not None else self.tr("Its paper is in the store; nothing to carry from here.")
            return self.tr("Top secret: not digitised here."), where
        if held and card.triage.condition is not None:
            said = self.tr("Held for treatment: paper “{condition}”.")
            release = self.tr("Once it was treated, record the paper as good or normal (group 2): then it is released.")
            return said.format(condition=condition_word(card.triage.condition).lower()), release
        if card.obstacle is None or not self._presenter.may_scan:
            return "", ""
        sentence = self._cards.words(card.obstacle)
        return sentence.what, sentence.remedy
