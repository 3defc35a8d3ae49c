"""The bar of a secrecy mark: what was found and where, that everything stands still, and who decides."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.states import secrecy_word
from station.model.people import Action
from station.model.review import SecrecyStop


class SecrecyBar(QFrame):
    """``page_wanted`` carries the id of the page with the mark. A supervisor says here what the mark is."""

    page_wanted = Signal(str)

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._stop: SecrecyStop | None = None
        self.setProperty("kind", "fault")
        self._title, self._text = label("fault-title"), label(wrap=True)
        self._go = KeyButton("show", height="head")
        self.reason = QLineEdit()
        self.no_mark, self.confirmed = KeyButton(), KeyButton(kind="reject")
        self._need = label("problem")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._release = QWidget()
        row = QHBoxLayout(self._release)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        for widget in (self.no_mark, self.confirmed):
            row.addWidget(widget)
        words.addWidget(self._release)
        words.addWidget(self._need)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 12, 12)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addWidget(self._go)
        self._go.clicked.connect(self._go_there)
        self.no_mark.clicked.connect(lambda: self._settle("not_a_mark"))
        self.confirmed.clicked.connect(lambda: self._settle("confirmed"))
        self.reason.textEdited.connect(lambda _text: self._need.hide())
        self._need.hide()
        self.hide()

    def show_stops(self) -> None:
        """Show the first mark that nobody decided on; hide when there is none."""
        stops = self._presenter.stops
        self._stop = stops[0] if stops else None
        self.setVisible(self._stop is not None)
        if self._stop is None:
            return
        level = secrecy_word(self._stop.level).upper()
        item = self._presenter.pages.item(self._presenter.page_of(self._stop))
        title = self.tr("Secrecy mark {level} on page {page}: the dossier stands still")
        self._title.setText(title.format(level=level, page=item.page.number if item is not None else "?"))
        may = self._presenter.shift.person.may(Action.RELEASE)
        safe = self.tr("Nothing of it can be scanned, accepted, approved, packaged or delivered.")
        todo = (
            self.tr("Look at the mark, say what it is, and why.") if may
            else self.tr("Do not copy or pass it on; tell the supervisor, who decides what the mark is.")
        )  # fmt: skip
        more = self.tr("%n more mark(s).", "", len(stops) - 1) if len(stops) > 1 else ""
        self._text.setText(" ".join(filter(None, (safe, todo, more))))
        self._release.setVisible(may)
        self.setAccessibleName(f"{self._title.text()}. {self._text.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._go.say(self.tr("Go to the mark"))
        self.no_mark.say(self.tr("Not a secrecy mark"))
        self.confirmed.say(self.tr("It is one: raise the level"))
        self.reason.setPlaceholderText(self.tr("Why"))
        self.reason.setAccessibleName(self.tr("Why"))
        self._need.setText(self.tr("Say why first."))
        self.show_stops()

    def _settle(self, outcome: str) -> None:
        reason = self.reason.text().strip()
        if self._stop is None:
            return
        if not reason:
            self._need.show()
            self.reason.setFocus()
            return
        self.reason.clear()
        self._presenter.release(self._stop, outcome, reason)

    def _go_there(self) -> None:
        page_id = self._presenter.page_of(self._stop) if self._stop is not None else ""
        if page_id:
            self.page_wanted.emit(page_id)
