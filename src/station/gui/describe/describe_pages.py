"""The pages of a dossier under the heads of its documents, called by what is said of them; probable heads too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from station.gui.describe.writer import Target
from station.gui.pages.dossier_pages import DossierPages
from station.gui.shift import Shift
from station.model.dossier import Document
from station.packaging.fields import put
from station.workflow.suggest_fields import PossibleStart

# What stands before the page id in the id of a head that is only probable.
POSSIBLE = "possible:"


class DescribePages(DossierPages):
    """``title_of`` says what a document is called; ``starts`` are the probable first pages by id."""

    def __init__(self, shift: Shift, title_of: Callable[[Document], str], parent: QObject | None = None) -> None:
        super().__init__(shift, parent)
        self._title_of = title_of
        self.starts: Mapping[str, PossibleStart] = {}

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents; a dossier in which nobody marked one is one document, whose id is still empty."""
        if self.view is None or not self.items:
            return ()
        if self.view.documents:
            return tuple(self.view.documents)
        ids = tuple(item.page.id for item in self.items)
        return (Document("", self.view.dossier.id, 1, ids[0], ids),)

    def show_stored(self, target: Target, values: Mapping[str, str]) -> bool:
        """Show fields that were stored, until the dossier is read again; return whether it is the open one."""
        if self.view is None or target.dossier.id != self.view.dossier.id:
            return False
        if target.media is not None:
            self.describe_media(target.media.id, values)
        elif target.page is None:
            self.describe_dossier(put(self.view.dossier.description, values))
        else:
            first = target.page.id
            document = next((one for one in self.documents if one.first_page_id == first), None)
            if document is not None:
                self.describe(first, put(document.description, values))
        return True

    def describe(self, first_page_id: str, description: Mapping[str, str]) -> None:
        """Show another description of the document that begins at the page, until the dossier is read again."""
        if self.view is None:
            return
        documents = [
            replace(one, description=dict(description)) if one.first_page_id == first_page_id else one
            for one in self.documents
        ]
        self.view = replace(self.view, documents=tuple(documents))
        self.lay_out()

    def describe_media(self, document_id: str, changed: Mapping[str, str]) -> None:
        """Show other fields of sound or film, until the dossier is read again."""
        if self.view is not None:
            media = tuple(
                (replace(one, description=put(one.description, changed)) if one.id == document_id else one, file)
                for one, file in self.view.media
            )
            self.view = replace(self.view, media=media)

    def describe_dossier(self, description: Mapping[str, str]) -> None:
        """Show another description of the dossier, until it is read again."""
        if self.view is not None:
            self.view = replace(self.view, dossier=replace(self.view.dossier, description=dict(description)))

    def lay_out(self) -> None:
        """Show the heads anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        heads = [replace(one, description={"title": self._title_of(one)}) for one in self.documents]
        begun = {one.first_page_id for one in heads}
        listed = {item.page.id for item in self.items}
        heads += [
            Document(f"{POSSIBLE}{page_id}", self.dossier_id, 0, page_id, (page_id,), {"title": start.type})
            for page_id, start in self.starts.items()
            if page_id in listed and page_id not in begun
        ]
        self.model.set_content(self.items, heads, self.slot)
