"""Documents: marks on the pages at which they begin, so that moving or removing a page never breaks one.

Sound and film have no pages: they follow the documents that have, in the order in which they were taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import RowMapping, delete, select, update

from station.model.dossier import MEDIA, TEXT, Description, Document, Page
from station.model.errors import NotFound
from station.model.events import canonical_json
from station.model.states import PageState
from station.storage.page_order import PageOrder
from station.storage.pages import PageReader
from station.storage.schema import document, media_file, page
from station.storage.session import new_id, to_dict


class DocumentReader(PageReader):
    """Documents as runs of live pages."""

    def documents(self, dossier_id: str, pages: Iterable[Page] | None = None) -> list[Document]:
        """Return the documents that have live pages, in order, then those of sound and film.

        ``pages``: those of the dossier, removed ones included, where they were read already.

        Documents with pages are absent while nobody marked one: then all pages are one, which the ordinals of sound and
        film count. A mark on a removed page counts at the next live page. Pages before the first mark belong to the
        first document: no page is ever left out.
        """
        runs, left = self._runs(dossier_id, pages)
        live = [(row, run) for row, run in runs if run]
        found = [
            Document(row["id"], dossier_id, ordinal, run[0], tuple(run), to_dict(row["description"]), row["kind"])
            for ordinal, (row, run) in enumerate(live, start=1)
        ]
        before = len(found) or int(left)
        found += [
            Document(row["id"], dossier_id, before + place, "", (), to_dict(row["description"]), row["kind"])
            for place, row in enumerate(self._media(dossier_id), start=1)
        ]
        return found

    def paged_documents(self, dossier_id: str) -> list[Document]:
        """Return the documents that have live pages, in order; empty while nobody marked one."""
        return [one for one in self.documents(dossier_id) if one.kind != MEDIA]

    def dossiers_with_other_kinds(self) -> set[str]:
        """Return the ids of the dossiers in which something was marked as picture, sound or film."""
        statement = select(document.c.dossier_id).where(document.c.kind != TEXT).distinct()
        return {str(row["dossier_id"]) for row in self._rows(statement)}

    def document(self, document_id: str) -> Document:
        """Return a document that has live pages or a file; raises ``NotFound`` with code ``document_unknown``."""
        dossier_id = self._value(select(document.c.dossier_id).where(document.c.id == document_id))
        found = [one for one in self.documents(dossier_id or "") if one.id == document_id]
        if not found:
            raise NotFound("document_unknown", document=document_id)
        return found[0]

    def document_at(self, page_id: str) -> Document | None:
        """Return the document that begins at the page, ``None`` when none does."""
        dossier_id = self.page(page_id).dossier_id
        return next((one for one in self.documents(dossier_id) if one.first_page_id == page_id), None)

    def _runs(self, dossier_id: str, pages: Iterable[Page] | None) -> tuple[list[tuple[RowMapping, list[str]]], bool]:
        """Return each mark with the live pages from it on, and whether there are live pages without any mark."""
        marks = self._marks(dossier_id)
        runs: list[tuple[RowMapping, list[str]]] = []
        leading: list[str] = []
        for page_id, state in self._order(dossier_id) if pages is None else ((one.id, one.state) for one in pages):
            if page_id in marks:
                runs.append((marks[page_id], leading))
                leading = []
            if state != PageState.REMOVED:
                (runs[-1][1] if runs else leading).append(page_id)
        return runs, bool(leading) and not runs

    def _order(self, dossier_id: str) -> Iterable[tuple[str, str]]:
        order = select(page.c.id, page.c.state).where(page.c.dossier_id == dossier_id).order_by(page.c.position)
        return ((page_id, state) for page_id, state in self._connection.execute(order))

    def _marks(self, dossier_id: str) -> dict[str, RowMapping]:
        rows = self._rows(select(document).where(document.c.dossier_id == dossier_id, document.c.kind != MEDIA))
        return {row["first_page_id"]: row for row in rows}

    def _media(self, dossier_id: str) -> Sequence[RowMapping]:
        taken_in = (media_file.c.document_id == document.c.id) & (media_file.c.withdrawn == 0)
        mine = document.c.dossier_id == dossier_id
        return self._rows(select(document).join(media_file, taken_in).where(mine).order_by(media_file.c.sequence))


class DocumentWriter(DocumentReader, PageOrder):
    """Marks set, described and taken away."""

    def start_document(self, page_id: str, description: Description) -> Document:
        """Let a document begin at a live page; the pages before the first mark become a document of their own.

        A page that begins one already only gets the description.
        """
        begin = self.page(page_id)
        found = self.document_at(page_id)
        if found is None:
            self._anchor_first(begin)
            found = self.document_at(page_id)
        if found is None:
            self._mark(page_id, begin.dossier_id, description)
        else:
            self.describe_document(found.id, description)
        begun = self.document_at(page_id)
        if begun is None:
            raise NotFound("page_unknown", page=page_id)
        return begun

    def describe_document(self, document_id: str, description: Description) -> None:
        """Replace what is said of a document; raises ``NotFound`` with code ``document_unknown``."""
        dossier_id = self._value(select(document.c.dossier_id).where(document.c.id == document_id))
        if dossier_id is None:
            raise NotFound("document_unknown", document=document_id)
        self._connection.execute(
            update(document).where(document.c.id == document_id).values(description=canonical_json(description))
        )
        self._touch(document, document_id, dossier_id)

    def set_document_kind(self, document_id: str, kind: str) -> None:
        """Say whether a document that has pages is paper with text (``doc``) or photographs (``pic``).

        Raises ``NotFound`` with code ``document_unknown``; the database refuses any other change (``row_frozen``).
        """
        dossier_id = self._value(select(document.c.dossier_id).where(document.c.id == document_id))
        if dossier_id is None:
            raise NotFound("document_unknown", document=document_id)
        with self._naming(dossier_id, self.person_id, "describe"):
            self._connection.execute(update(document).where(document.c.id == document_id).values(kind=kind))
        self._touch(document, document_id, dossier_id)

    def unmark_document(self, page_id: str) -> None:
        """Let the document that begins at the page continue the one before it; its description is dropped.

        When one document is left and nothing was said of it, its mark goes too: the dossier is as nobody had marked it.
        """
        found = self.document_at(page_id)
        if found is None:
            raise NotFound("document_unknown", document=page_id)
        self._drop(found.id, found.dossier_id)
        left = list(self._marks(found.dossier_id).values())
        if len(left) == 1 and left[0]["kind"] == TEXT and not to_dict(left[0]["description"]):
            self._drop(left[0]["id"], found.dossier_id)

    def _drop(self, document_id: str, dossier_id: str) -> None:
        self._connection.execute(delete(document).where(document.c.id == document_id))
        self._touch(document, document_id, dossier_id)

    def _anchor_first(self, begin: Page) -> None:
        """Pin the first document to the first live page, so that a later mark does not take its leading pages."""
        first = self.pages(begin.dossier_id)[0]
        documents = self.paged_documents(begin.dossier_id)
        if not documents:
            self._mark(first.id, begin.dossier_id, {})
        elif first.id not in self._marks(begin.dossier_id):
            self._connection.execute(
                update(document).where(document.c.id == documents[0].id).values(first_page_id=first.id)
            )
            self._touch(document, documents[0].id, begin.dossier_id)

    def _mark(self, page_id: str, dossier_id: str, description: Description) -> None:
        self._insert(
            document, dossier_id, id=new_id(), dossier_id=dossier_id, first_page_id=page_id, kind=TEXT,
            description=canonical_json(description),
        )  # fmt: skip
