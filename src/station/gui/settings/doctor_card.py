"""What the station stands on: the doctor's lines, and the folder of the workspace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.gui.pages.page_lists import Line, LineList, LineModel
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label
from station.gui.settings.settings_presenter import SettingsPresenter
from station.workflow.doctor import Diagnosis

_LOOKS = {"ok": ("accepted", "accepted"), "warn": ("warning", "flagged"), "missing": ("rejected", "rejected")}


class DoctorCard(QWidget):
    """Each line says what is wrong and what to do about it; the button asks everything anew."""

    def __init__(self, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._help = label("title"), label("help", wrap=True)
        self._place_label, self._place = label("label"), ElidedLabel()
        self.again = KeyButton("doctor")
        self._lines = LineModel(self)
        self._list = LineList(self._lines, 20)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        for widget in (self._help, self._list, self._place_label, self._place):
            layout.addWidget(widget)
        self.again.clicked.connect(lambda: presenter.diagnose(again=True))
        presenter.diagnosed.connect(self._show)
        presenter.diagnosing.connect(self.say)
        presenter.refused.connect(lambda sentence: self._help.setText(str(sentence)))
        self.setFocusProxy(self.again)
        self.say()

    def _show(self, lines: Sequence[Diagnosis]) -> None:
        texts = self._presenter.shift.words.texts
        shown = []
        for one in lines:
            icon, colour = _LOOKS[one.state]
            words = one.explained(texts)
            shown.append(Line(icon, colour, one.titled(texts), words, "", "", one.name, help=words))
        self._lines.show(shown)
        bad = [one for one in lines if one.state == "missing"]
        self._help.setText(
            self.tr("%n thing(s) missing; each line says what to do.", "", len(bad))
            if bad
            else self.tr("Everything that is needed is there.")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._head.setText(self.tr("What the station stands on"))
        self.again.say(self.tr("Check again"))
        self.again.setEnabled(not self._presenter.is_diagnosing)
        self._list.setAccessibleName(self.tr("What the station stands on"))
        self._place_label.setText(self.tr("Workspace"))
        self._place.say(str(self._presenter.shift.station.workspace.path))
        if self._presenter.lines and not self._presenter.is_diagnosing:
            self._show(self._presenter.lines)
        else:
            self._help.setText(self.tr("Checking…"))
