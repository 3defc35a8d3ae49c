"""Sound and film of the dossier under review: played with the computer's own player, found good or not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from station.gui.pages.page_lists import Line, LineList, LineModel
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.review.review_delegate import verdict_look
from station.gui.review.review_presenter import ReviewPresenter
from station.model.dossier import Document
from station.model.errors import StationError
from station.model.media import MediaFile
from station.workflow.take_in_media import playable

_MOST_LINES = 6


class RecordingCard(QWidget):
    """``passes`` and ``fails`` ask for a verdict on ``document``; nothing is shown where there is no sound or film."""

    passes = Signal()
    fails = Signal()

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._chosen = ""
        self._head = label("section")
        self._lines = LineModel(self)
        self.list = LineList(self._lines, _MOST_LINES)
        self._play = KeyButton("play")
        self._pass, self._fail = KeyButton("tick"), KeyButton("cancel")
        row = QHBoxLayout()
        row.setSpacing(8)
        for button, act in ((self._play, self._open), (self._pass, self.passes), (self._fail, self.fails)):
            button.clicked.connect(act)
            row.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._head)
        layout.addWidget(self.list)
        layout.addLayout(row)
        self.list.picked.connect(self._choose)

    @property
    def document(self) -> Document | None:
        """The chosen file's document, the first that nobody judged unless one was chosen."""
        files, verdicts = self._files, self._verdicts
        chosen = next((one for one, _file in files if one.id == self._chosen), None)
        waiting = next((one for one, _file in files if not verdicts.get(one.id)), None)
        return chosen or waiting or (files[0][0] if files else None)

    def show_media(self) -> None:
        """Show the files with their verdicts."""
        files, verdicts, current = self._files, self._verdicts, self.document
        self.setVisible(bool(files))
        if current is None:
            return
        self._head.setText(self.tr("Sound and film").upper())
        self.list.setAccessibleName(self.tr("Sound and film"))
        self._lines.show([_line(one, file, verdicts.get(one.id, "")) for one, file in files])
        self.list.setCurrentIndex(self._lines.index([one.id for one, _file in files].index(current.id)))
        self._play.say(self.tr("Play"), self.tr("Open the file in the computer's player"))
        self._pass.say(self.tr("Passes"))
        self._fail.say(self.tr("Does not…"), self.tr("The recording does not pass, and why"))
        said = verdicts.get(current.id, "")
        self._pass.setEnabled(self._presenter.in_review and said != "pass")
        self._fail.setEnabled(self._presenter.in_review and said != "fail")

    @property
    def _files(self) -> tuple[tuple[Document, MediaFile], ...]:
        view = self._presenter.pages.view
        return view.media if view is not None else ()

    @property
    def _verdicts(self) -> dict[str, str]:
        view = self._presenter.pages.view
        given = view.document_verdicts if view is not None else {}
        return {key: one.verdict for key, one in given.items()}

    def _choose(self, document_id: str) -> None:
        self._chosen = document_id
        self.show_media()

    def _open(self) -> None:
        document = self.document
        file = next((file for one, file in self._files if document is not None and one.id == document.id), None)
        if file is not None:
            presenter = self._presenter
            presenter.bridge.read(lambda: playable(presenter.shift.station, file), _open_with_player, self._tell)

    def _tell(self, error: StationError) -> None:
        self._presenter.failed.emit(self._presenter.shift.words.error(error))


def _open_with_player(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _line(document: Document, file: MediaFile, verdict: str) -> Line:
    icon, colour, word = verdict_look(verdict) if verdict else ("captured", "captured", "")
    title = document.description.get("movieTitle") or file.name
    return Line(icon, colour, str(document.ordinal), title, word or file.play_time, "", document.id)
