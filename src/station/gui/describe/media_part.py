"""Sound and film of the open dossier: taken in, looked at, taken out; and which documents are photographs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from station.gui.describe.describe_pages import DescribePages
from station.gui.history import Change
from station.gui.shift import Shift
from station.model.dossier import MEDIA, PICTURE, Document
from station.model.errors import StationError
from station.model.media import MediaFile
from station.workflow.describe_documents import set_document_kind
from station.workflow.take_in_media import remove_media, restore_media, take_in_media


class MediaPart(QObject):
    """``changed``: another file is chosen; ``told`` carries a sentence, ``failed`` an error.

    ``leave`` stores what is being typed.
    """

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, shift: Shift, pages: DescribePages, leave: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._shift, self._pages, self._leave = shift, pages, leave
        self._chosen = ""

    @property
    def files(self) -> tuple[tuple[Document, MediaFile], ...]:
        """The documents of sound and film, with their files."""
        return self._pages.view.media if self._pages.view is not None else ()

    @property
    def current(self) -> tuple[Document, MediaFile] | None:
        """The file that is looked at in place of a page."""
        return next((one for one in self.files if one[0].id == self._chosen), None)

    def choose(self, document_id: str) -> None:
        """Look at a file, ``""``: at the current page again."""
        if document_id != self._chosen:
            self._leave()
            self._chosen = document_id
            self.changed.emit()

    def show(self, document: Document) -> bool:
        """Look at a document if it is sound or film; return whether it is."""
        if document.kind == MEDIA:
            self.choose(document.id)
        return document.kind == MEDIA

    def add(self, paths: Sequence[Path]) -> None:
        """Take files in, one change each."""
        for path in paths:
            self._add(path)

    def remove(self) -> None:
        """Take the file out that is looked at."""
        found = self.current
        if found is None:
            return
        document, media = found
        station, person, reason = self._shift.station, self._shift.person, self.tr("taken out by the clerk")
        self.choose("")

        def undo(_none: None) -> None:
            restore_media(station, person, document)

        self._do(
            Change(
                self.tr("{file} taken out").format(file=media.name),
                lambda: remove_media(station, person, document, reason), undo,
                lambda _none: self._pages.reload(), self._pages.reload,
            )
        )  # fmt: skip

    def set_kind(self, document: Document, kind: str) -> None:
        """Say whether a document that has pages is paper with text or photographs."""
        if not document.id or document.kind == kind:
            return
        station, person = self._shift.station, self._shift.person
        words = self.tr("Document {n} is of photographs") if kind == PICTURE else self.tr("Document {n} is of text")

        def undo(before: str) -> None:
            set_document_kind(station, person, document, before)

        self._do(
            Change(
                words.format(n=document.ordinal), lambda: set_document_kind(station, person, document, kind), undo,
                lambda _before: self._pages.reload(), self._pages.reload,
            )
        )  # fmt: skip

    def _add(self, path: Path) -> None:
        view = self._pages.view
        if view is None:
            return
        station, person, dossier = self._shift.station, self._shift.person, view.dossier
        taken: list[Document] = []

        def take_in() -> Document:
            if taken:
                restore_media(station, person, taken[0])
            else:
                taken.append(take_in_media(station, person, dossier, path))
            return taken[0]

        def undo(document: Document) -> None:
            remove_media(station, person, document, self.tr("taken out by the clerk"))

        def done(document: Document) -> None:
            self._chosen = document.id
            self._pages.reload()
            self.told.emit("")
            self.changed.emit()

        self.told.emit(self.tr("Reading {file}…").format(file=path.name))
        self._do(Change(self.tr("{file} taken in").format(file=path.name), take_in, undo, done, self._pages.reload))

    def _do(self, change: Change) -> None:
        self._shift.history.do(change, self._fail)

    def _fail(self, error: StationError) -> None:
        self.failed.emit(error)
