"""From one gap to the next: the fields of a document, the documents after it, sound and film, the dossier's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from station.gui import keymap
from station.gui.describe.describe_pages import DescribePages
from station.gui.describe.form import FieldState, missing_fields
from station.gui.describe.forms import DOCUMENT, DOSSIER, Forms
from station.gui.describe.media_part import MediaPart
from station.model.dossier import Document


class MissingWalk(QObject):
    """``wanted`` carries scope and field to look at, ``told`` a sentence when nothing is missing any more.

    ``leave`` stores what is being typed; ``here`` tells scope and field that are looked at, ``shown`` the form of a
    scope with what is being typed.
    """

    wanted = Signal(str, str)
    told = Signal(str)

    def __init__(
        self, pages: DescribePages, media: MediaPart, forms: Forms, leave: Callable[[], None],
        here: Callable[[], tuple[str, str]], shown: Callable[[str], tuple[FieldState, ...]], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._pages, self._media, self._forms = pages, media, forms
        self._leave, self._here, self._shown = leave, here, shown

    def lead_to(self, scope: str, field: str, *, tell: bool) -> None:
        """Go to a field that was named at the scanner, and ``tell`` why; sound and film begin at no page: to theirs."""
        if not field or any(one.rule.name == field for one in self._shown(scope)):
            self.wanted.emit(scope, field)
        else:
            self.next_missing()
        if field and tell:
            words = self.tr("Not handed in yet: this field is missing or wrong. {key} goes to the next one.")
            # Later: a page that is shown takes what was told before it away.
            QTimer.singleShot(0, self, lambda: self.told.emit(words.format(key=keymap.cap("next_missing"))))

    def next_missing(self) -> None:
        """Go to the next field that is missing or wrong: here, in a later document, in the dossier."""
        self._leave()
        scope, field = self._here()
        here = [one.rule.name for one in missing_fields(self._shown(scope))]
        after = here[here.index(field) + 1 :] if field in here else here
        if after or here:
            self.wanted.emit(scope, (after or here)[0])
            return
        for document in self._from_here():
            faults = missing_fields(self._forms.of(DOCUMENT, document))
            if faults:
                self._choose(document)
                self.wanted.emit(DOCUMENT, faults[0].rule.name)
                return
        faults = missing_fields(self._shown(DOSSIER))
        if faults:
            self.wanted.emit(DOSSIER, faults[0].rule.name)
        else:
            self.told.emit(self.tr("Nothing is missing."))

    def finish(self) -> None:
        """Store, and go on to the next document that is not described."""
        self._leave()
        following = next((one for one in self._from_here() if not self._forms.done(one)), None)
        if following is None:
            self.told.emit(
                self.tr("All %n document(s) are described. Hand the dossier in.", "", len(self._documents()))
            )
            return
        self._choose(following)
        self.wanted.emit(DOCUMENT, "")

    def _choose(self, document: Document) -> None:
        if not self._media.show(document):
            self._media.choose("")
            self._pages.choose(document.first_page_id)

    def _documents(self) -> list[Document]:
        return [*self._pages.documents, *(document for document, _file in self._media.files)]

    def _from_here(self) -> list[Document]:
        """Return the documents after the one that is looked at, those before it last."""
        documents, current, media = self._documents(), self._pages.current, self._media.current
        page = current.page.id if current is not None else ""
        place = next(
            (n for n, one in enumerate(documents, 1) if (one == media[0] if media else page in one.page_ids)), 0
        )
        return documents[place:] + documents[:place]
