"""The forms of the open dossier: its own fields, and those of each document, as they stand now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from station.gui.describe.describe_pages import DescribePages
from station.gui.describe.field_words import document_title
from station.gui.describe.form import FieldState, build_form, is_done
from station.gui.describe.page_reader import PageReader
from station.gui.describe.writer import Draft
from station.gui.pages.page_lights import Light
from station.model.dossier import TEXT, Document
from station.model.profiles import FieldRule, PackageProfile
from station.model.site import SiteIdentity
from station.packaging.codelists import CodeList
from station.packaging.facts import document_facts, dossier_facts, field_table, inherited
from station.packaging.fields import put, standard
from station.workflow.choose_packaging import Packaging

DOCUMENT, DOSSIER = "document", "dossier"
# Forms in which half a value looks wrong: they are judged when the hands rest.
_JUDGED_LATE = frozenset({"date", "partial_date", "code", "codes", "boolean"})


class Forms:
    """Builds the fields from the profile's tables, the descriptions, and what is proposed."""

    def __init__(self, profile: PackageProfile) -> None:
        self.profile, self._site = profile, SiteIdentity()
        self.lists: dict[str, CodeList] = {}
        self._pages: DescribePages | None = None
        self._reader: PageReader | None = None
        self._done: dict[str, tuple[tuple[Mapping[str, str], ...], bool]] = {}

    def use(self, pages: DescribePages, reader: PageReader) -> None:
        """Take who knows the dossier, and who reads its pages."""
        self._pages, self._reader = pages, reader

    def take(self, packaging: Packaging, lists: dict[str, CodeList]) -> bool:
        """Take the tables that hold now, and the code lists of their fields; return whether they are others."""
        if (packaging.profile, packaging.site, lists) == (self.profile, self._site, self.lists):
            return False
        self._done.clear()
        self.profile, self._site, self.lists = packaging.profile, packaging.site, lists
        return True

    def rules(self, scope: str, document: Document | None = None) -> tuple[FieldRule, ...]:
        """Return the table of fields of a document of this kind, or of the dossier."""
        if scope == DOSSIER:
            return self.profile.dossier_fields
        return field_table(self.profile, document.kind if document is not None else TEXT)

    def shown(self, scope: str, document: Document | None, draft: Draft | None) -> tuple[FieldState, ...]:
        """Return the fields with what is being typed; half a date is not called wrong while hands are on the keys."""
        if scope == DOCUMENT and document is None:
            return ()
        states = self.of(scope, document, {draft.field: draft.value} if draft is not None else {})
        if draft is None or draft.paused:
            return states
        return tuple(
            replace(one, fault="") if one.rule.name == draft.field and one.rule.type in _JUDGED_LATE else one
            for one in states
        )

    def of(
        self, scope: str, document: Document | None, typed: Mapping[str, str] | None = None
    ) -> tuple[FieldState, ...]:
        """Return the fields of a document, or of the dossier; nothing until all is read."""
        pages, reader = self._pages, self._reader
        if pages is None or reader is None or pages.view is None or not self.lists:
            return ()
        dossier = pages.view.dossier
        if scope == DOCUMENT and document is not None:
            values, media = self._said(document, typed), {one.id: file for one, file in pages.view.media}
            facts = document_facts(
                dossier, self._site, self.profile, document.ordinal, len(document.page_ids), document.kind,
                media.get(document.id),
            )  # fmt: skip
            proposals = reader.proposals(document, self.rules(DOCUMENT, document), standard(dossier.description))
        else:
            values, proposals = put(dossier.description, typed or {}), {}
            sheets = len({item.page.sheet for item in pages.items})
            documents = len(pages.documents) + len(pages.view.media)
            facts = dossier_facts(dossier, self._site, self.profile, documents, sheets, len(pages.items))
        return build_form(self.rules(scope, document), self.lists, values, facts, proposals)

    def done(self, document: Document) -> bool:
        """Whether nothing is missing in the description of a document; asked of every document after every key."""
        view = self._pages.view if self._pages is not None else None
        sources = (document.description, view.dossier.description if view is not None else {})
        key = f"{document.first_page_id or document.id} {document.kind}"
        known = self._done.get(key)
        if known is None or known[0] != sources:
            rules = self.rules(DOCUMENT, document)
            form = build_form(rules, self.lists, self._said(document), {}, {}) if self.lists else ()
            known = (sources, bool(form) and is_done(form, document.description))
            if self.lists:
                self._done[key] = known
        return known[1]

    def _said(self, document: Document, typed: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return what is said of a document, with what it takes over from its dossier."""
        view = self._pages.view if self._pages is not None else None
        taken = inherited(self.rules(DOCUMENT, document), view.dossier.description) if view is not None else {}
        return {**taken, **standard(put(document.description, typed or {}))}

    def title_of(self, document: Document) -> str:
        """Return what a document is called."""
        return document_title(document, self.profile.document_fields, self.lists)


def lights_of(states: Sequence[FieldState], page_id: str, current: str, *, without: str = "") -> list[Light]:
    """Return the boxes of a page from which fields were read, each with its letter; ``current`` is the field lit."""
    return [
        Light(one.letter, one.proposal.boxes, current=one.rule.name == current)
        for one in states
        if one.stands_on_page and one.proposal is not None and one.proposal.page_id == page_id
        and one.rule.name != without
    ]  # fmt: skip
