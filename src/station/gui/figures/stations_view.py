"""Figures of other stations: those that count here, this station's own key, and a file to take in after comparing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap, numbers, theme
from station.gui.figures.stations_presenter import Offer, StationsPresenter
from station.gui.frame.section import Section
from station.gui.parts.cards import card, line
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, IconLabel, label
from station.gui.parts.tables import plain_table
from station.settings.texts import Sentence
from station.workflow.merge_figures import MergedStation

PANEL_WIDTH = 400
# From here on a fingerprint stands whole in its line.
ROOMY = 1400


def in_two_lines(fingerprint: str) -> str:
    """Return the groups of a fingerprint in two lines of equal length, as they are read out."""
    groups = fingerprint.split()
    half = (len(groups) + 1) // 2
    return " ".join(groups[:half]) + "\n" + " ".join(groups[half:])


class StationsView(Section):
    """A station that comes for the first time is taken in only under the fingerprint that its people read out."""

    def __init__(self, presenter: StationsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("stations", parent)
        self._presenter = presenter
        self._export = KeyButton("save", action="export", height="head")
        self.pick = KeyButton("import", kind="primary", action="merge", height="head")
        self.table = plain_table(presenter.model, stretch=0, widths={1: 90, 2: 80, 3: 130, 4: 110})
        self._empty, self._stack = EmptyState("stations"), QStackedWidget()
        self._own_head, self._own_name = label("section"), ElidedLabel("strong")
        self.own, self._own_help = label("", wrap=True), label("help", wrap=True)
        self.copy = KeyButton("duplicate")
        self.head, self._told = ElidedLabel("title"), label("", wrap=True)
        self._print_label, self.fingerprint = label("label"), label("figure", wrap=True)
        self._typed_label, self.typed = label("label", wrap=True), QLineEdit()
        self.change = IconLabel("info", "text2")
        self.problem = label("problem", wrap=True)
        self.merge = KeyButton("check", kind="primary", action="store", height="tall")
        self.drop = KeyButton("cancel", height="tall")
        self._own_card = card(
            self._own_head, self._own_name, self.own, line(self.copy), self._own_help
        )  # fmt: skip
        self._offer_card = card(
            self.head, self._told, self._print_label, self.fingerprint, self._typed_label, self.typed, self.change,
            self.problem, line(self.merge, self.drop, fills=0),
        )  # fmt: skip
        self._panel = QWidget()
        self._build()
        self._connect()
        self.say()
        self._show_offer()

    def enter(self, subject: str = "") -> None:
        """Read the stations anew."""
        del subject
        self._presenter.load()

    def word(self) -> str:
        """Return what the part is called."""
        return self.tr("Other stations")

    def panes(self) -> Sequence[QWidget]:
        """Return the list, the file, this station."""
        return (self._stack.currentWidget() or self._stack, self._offer_card, self._own_card)

    def go_out(self) -> bool:
        """Put the file aside."""
        if self._presenter.offer is None:
            return False
        self._presenter.forget()
        return True

    def ask_file(self) -> None:
        """Choose the file of another station."""
        files = self.tr("Figures of stations (*.figures);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the file of another station"), "", files)
        if name:
            self.problem.hide()
            self._presenter.open(Path(name))

    def ask_folder(self) -> None:
        """Choose where this station's figures go."""
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the figures of this station"))
        if name:
            self._presenter.export(Path(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its width."""
        super().resizeEvent(event)
        self._panel.setFixedWidth(min(theme.scaled(PANEL_WIDTH), self.width() // 2))
        self.table.setColumnWidth(1, theme.scaled(340 if self.width() >= ROOMY else 190))

    def _build(self) -> None:
        self.tool_row.addWidget(self._export)
        self.tool_row.addWidget(self.pick)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._typed_label.setBuddy(self.typed)
        self.problem.hide()
        right = QVBoxLayout(self._panel)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self._offer_card)
        right.addStretch(1)
        right.addWidget(self._own_card)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        row.addWidget(card(self._stack, fills=0, flush=True), 1)
        row.addWidget(self._panel)
        self.pick.setVisible(self._presenter.may_merge)

    def _connect(self) -> None:
        presenter = self._presenter
        self._export.clicked.connect(self.ask_folder)
        self.pick.clicked.connect(self.ask_file)
        self._empty.pressed.connect(self.ask_file)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(presenter.fingerprint))
        self.merge.clicked.connect(self._merge)
        self.typed.returnPressed.connect(self._merge)
        self.drop.clicked.connect(presenter.forget)
        presenter.loaded.connect(self._loaded)
        presenter.offered.connect(self._show_offer)
        presenter.merged.connect(self._merged)
        presenter.exported.connect(lambda path: self.told.emit(self.tr("Written: {path}").format(path=path)))
        presenter.failed.connect(self._refuse)
        keymap.bind(self, "export", self.ask_folder)
        keymap.bind(self, "store", self._merge)
        if presenter.may_merge:
            keymap.bind(self, "merge", self.ask_file)

    def _loaded(self) -> None:
        self._stack.setCurrentWidget(self.table if self._presenter.model.lines() else self._empty)
        self.own.setText(self._presenter.fingerprint)

    def _show_offer(self) -> None:
        offer = self._presenter.offer
        self.problem.hide()
        self._offer_card.setVisible(offer is not None)
        self.pick.set_kind("primary" if offer is None else "")
        if offer is None:
            return
        self.typed.clear()
        for widget in (self._typed_label, self.typed):
            widget.setVisible(not offer.trusted)
        self._say_offer(offer)
        (self.merge if offer.trusted else self.typed).setFocus()

    def _merge(self) -> None:
        offer = self._presenter.offer
        if offer is not None:
            self.problem.hide()
            self._presenter.merge("" if offer.trusted else self.typed.text())

    def _merged(self, merged: MergedStation) -> None:
        self._show_offer()
        counted = self.tr("The figures of {station} count here now.")
        same = self.tr("Nothing new: the figures of {station} were known.")
        self.told.emit((counted if merged.changed else same).format(station=merged.name))
        self.table.setFocus()

    def _refuse(self, sentence: Sentence) -> None:
        if self._offer_card.isVisible():
            self.problem.setText(str(sentence))
            self.problem.show()
        else:
            self.warned.emit(str(sentence))

    def _say_offer(self, offer: Offer) -> None:
        self.head.say(self.tr("File of {station}").format(station=offer.station))
        days = " – ".join("/".join(reversed(day.split("-"))) for day in (offer.since, offer.until) if day)
        counted = self.tr("{days}: {pages} pages scanned, {accepted} accepted, {dossiers} dossiers approved").format(
            days=days, pages=numbers.count(offer.figures.captured), accepted=numbers.count(offer.figures.accepted),
            dossiers=numbers.count(offer.figures.dossiers),
        )  # fmt: skip
        self._told.setText(counted if days else self.tr("Nothing was scanned there yet."))
        self.fingerprint.setText(in_two_lines(offer.fingerprint))
        self.change.say(*self._change(offer))

    def _change(self, offer: Offer) -> tuple[str, str, str]:
        if offer.known is None:
            return self.tr("New here: all of it is added."), "info", "accent"
        if not offer.newer:
            return self.tr("Nothing new: these figures are known."), "check", "text2"
        if not offer.trusted:
            return self.tr("The key is another than before: ask why."), "warning", "flagged"
        events = numbers.count(offer.sequence - offer.known.sequence)
        return self.tr("{n} events later than what is known.").format(n=events), "check", "accepted"

    def say(self) -> None:
        """Set every word."""
        self._export.say(self.tr("Export own figures"))
        self.pick.say(self.tr("Merge a file"))
        self.table.setAccessibleName(self.word())
        self._presenter.model.say()
        merge = self.tr("Merge a file") if self._presenter.may_merge else ""
        self._empty.say(self.tr("No other station counts here yet."), merge, "merge")
        self._own_head.setText(self.tr("This station").upper())
        self._own_name.say(self._presenter.name)
        self._own_help.setText(self.tr("Read this fingerprint out when another station takes your figures in."))
        self.copy.say(self.tr("Copy the fingerprint"))
        self._print_label.setText(self.tr("Fingerprint of its key"))
        self._typed_label.setText(self.tr("Ask the people there to read theirs out, and type it here"))
        self.typed.setAccessibleName(self.tr("Fingerprint as it was read out"))
        self.merge.say(self.tr("Merge"))
        self.drop.say(self.tr("Put aside"))
        if self._presenter.offer is not None:
            self._say_offer(self._presenter.offer)
