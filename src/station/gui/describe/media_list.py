"""Under the pages: the files of sound and film, and the way to add more; in place of the page: what a file is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.describe.describe_presenter import DescribePresenter
from station.gui.pages.page_lists import Line, LineList, LineModel, finding_lines
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.model.media import MediaFile

_MOST_LINES = 6
_PATTERNS = "*.mp3 *.wav *.wma *.aac *.m4a *.mp4 *.mov *.avi *.wmv *.mpg *.mpeg *.m4v *.3gp *.ts *.mkv *.ogg *.flac"


class MediaList(QFrame):
    """The files, if there are any, over the button that adds more."""

    def __init__(self, presenter: DescribePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._presenter = presenter
        self._model = LineModel(self)
        self.lines = LineList(self._model, _MOST_LINES)
        self.lines.picked.connect(presenter.media.choose)
        self.add = KeyButton("more", kind="link")
        self.add.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(2)
        column.addWidget(self.lines)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        column.addLayout(row)

    def show_files(self) -> None:
        """Show the files of the dossier; the one that is looked at is selected."""
        media = self._presenter.media
        self._model.show([_line(document.id, document.ordinal, file) for document, file in media.files])
        self.lines.setVisible(bool(media.files))
        current = media.current
        places = [document.id for document, _ in media.files]
        if current is not None:
            self.lines.setCurrentIndex(self._model.index(places.index(current[0].id)))
        else:
            self.lines.clearSelection()
        self.add.setEnabled(self._presenter.may_take_in)

    def say(self) -> None:
        """Set every word."""
        self.lines.setAccessibleName(self.tr("Sound and film"))
        self.add.say(self.tr("Add audio, video…"), self.tr("Take in files of sound and film that exist already"))

    def _ask(self) -> None:
        files = self.tr("Sound and film ({patterns})").format(patterns=_PATTERNS)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose sound and film"), "", files)
        if names:
            self._presenter.media.add([Path(name) for name in names])


def over(upper: QWidget, media: MediaList) -> QWidget:
    """Return a widget that has the files below another one."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(upper, 1)
    column.addWidget(media)
    return whole


class MediaCard(QFrame):
    """What the chosen file is, what was found when it was taken in, and the way to take it out again."""

    def __init__(self, presenter: DescribePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title, self._facts = label("title", wrap=True), label("label", wrap=True)
        self._findings = LineModel(self)
        self._list = LineList(self._findings, _MOST_LINES)
        self.remove = KeyButton("remove")
        self.remove.clicked.connect(presenter.media.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        for widget in (self._title, self._facts, self._list):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def show_file(self) -> None:
        """Show the file that is looked at."""
        found = self._presenter.media.current
        if found is None:
            return
        _, file = found
        self._title.setText(file.name)
        self._facts.setText(self._told(file))
        self._findings.show(finding_lines(file.findings, self._presenter.shift.words.texts, passed=True))
        self.remove.setEnabled(self._presenter.may_take_in)

    def say(self) -> None:
        """Set every word."""
        self._list.setAccessibleName(self.tr("Findings of the file"))
        self.remove.say(self.tr("Take out of the dossier"))
        self.show_file()

    def _told(self, file: MediaFile) -> str:
        kind = self.tr("film") if file.kind == "video" else self.tr("sound")
        size = numbers.size(file.size)
        rate = f"{numbers.count(round(file.bitrate / 1000))} kbps"
        pixels = f"{file.width} × {file.height}" if file.width else ""
        codecs = ", ".join((file.container, *file.codecs))
        return "  ·  ".join(filter(None, (kind, file.play_time, codecs, pixels, rate, size)))


def _line(document_id: str, ordinal: int, file: MediaFile) -> Line:
    icon, colour = ("flagged", "flagged") if file.problems else ("passed", "passed")
    return Line(icon, colour, str(ordinal), file.name, file.play_time, "", document_id)
