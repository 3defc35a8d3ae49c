"""What the station knows of a dossier and its documents by counting, under the circular's names.

Codes are put together by templates of the profile, because circulars disagree on them (TT 05/2025 PL I and III,
7197/BKHCN): ``file_code``, ``arc_file_code`` and ``paper_file_code`` of the dossier, ``doc_id`` and ``doc_code`` of a
document. A template may use the code of the archive or agency; where the settings lack it, the code is not made up.
"""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence

from station.model.document_number import DocumentNumber
from station.model.dossier import MEDIA, PICTURE, TEXT, Document, Dossier
from station.model.errors import PackageFault
from station.model.media import MediaFile
from station.model.profiles import FieldRule, PackageProfile
from station.model.site import SiteIdentity
from station.packaging.document_numbers import number_fields
from station.packaging.fields import standard
from station.packaging.naming import fill

# Templates of codes by the circular's name of the field, with what they are where the profile is silent.
_DOSSIER_CODES = {
    "fileCode": ("file_code", "{dossier.code}"),
    "arcFileCode": ("arc_file_code", "{dossier.code}"),
    "paperFileCode": ("paper_file_code", ""),
}
_DOCUMENT_CODES = {
    "docId": ("doc_id", ""),
    "docCode": ("doc_code", "{dossier.code}.{document.ordinal:07d}"),
}
# What the station puts together itself, also where a table says that it comes from the inventory.
MADE_CODES = frozenset({*_DOSSIER_CODES, *_DOCUMENT_CODES})


def dossier_fields(dossier: Dossier, site: SiteIdentity) -> dict[str, str | int]:
    """Return what a template may use of a dossier and of the site."""
    return {
        "dossier.code": dossier.code,
        "dossier.title": dossier.title,
        "dossier.fonds_code": dossier.fonds_code,
        "dossier.inventory_code": dossier.inventory_code,
        "dossier.box": dossier.box,
        "site.archive_code": site.archive_code,
        "site.agency_code": site.agency_code,
    }


def require_site(site: SiteIdentity, profile: PackageProfile) -> None:
    """Raise ``PackageFault`` (``site_code_missing``) when a name or code needs one that the settings do not have."""
    wanted = " ".join(profile.names.values())
    for key in ("archive_code", "agency_code"):
        if f"{{site.{key}}}" in wanted and not getattr(site, key):
            raise PackageFault("site_code_missing", setting=key, profile=profile.name)


def dossier_codes(dossier: Dossier, site: SiteIdentity, profile: PackageProfile) -> dict[str, str]:
    """Return the codes of a dossier by the circular's names; one that lacks a part is left out."""
    return _codes(_DOSSIER_CODES, profile, dossier_fields(dossier, site))


def dossier_facts(
    dossier: Dossier, site: SiteIdentity, profile: PackageProfile, documents: int, sheets: int, pages: int
) -> dict[str, str]:
    """Return the fields of a dossier that come from the inventory or from counting, those of the profile's table."""
    facts = {
        **dossier_codes(dossier, site, profile),
        "title": dossier.title,
        "totalDoc": str(documents),
        "numberOfPaper": str(sheets),
        "numberOfPage": str(pages),
    }
    if standard(dossier.description).get("paperFileCode"):
        # The inventory knows the paper's own code better than a template.
        facts.pop("paperFileCode", None)
    return _of_table(profile.dossier_fields, facts)


def field_table(profile: PackageProfile, kind: str) -> tuple[FieldRule, ...]:
    """Return the fields of a kind of document: paper with text, photographs, or media."""
    return {PICTURE: profile.picture_fields, MEDIA: profile.media_fields}.get(kind, profile.document_fields)


def document_facts(
    dossier: Dossier, site: SiteIdentity, profile: PackageProfile, ordinal: int, pages: int, kind: str = TEXT,
    media: MediaFile | None = None,
) -> dict[str, str]:  # fmt: skip
    """Return the fields of a document that nobody types: codes, its place in the dossier, its pages or duration."""
    codes = dossier_codes(dossier, site, profile)
    parts = _code_parts(dossier, site, profile, ordinal, None)
    facts = {
        **{name: codes[name] for name in ("arcFileCode",) if name in codes},
        **_codes(_DOCUMENT_CODES, profile, parts),
        "docOrdinal": str(ordinal),
        "numberOfPage": str(pages),
        **({} if media is None else {"playTime": media.play_time}),
    }
    return _of_table(field_table(profile, kind), facts)


def document_code(
    dossier: Dossier, site: SiteIdentity, profile: PackageProfile, ordinal: int, number: DocumentNumber | None
) -> str:
    """Return the code of a document by the template ``doc_code``, ``""`` while it lacks a part."""
    return _codes(_DOCUMENT_CODES, profile, _code_parts(dossier, site, profile, ordinal, number)).get("docCode", "")


def _code_parts(
    dossier: Dossier, site: SiteIdentity, profile: PackageProfile, ordinal: int, number: DocumentNumber | None
) -> dict[str, str | int]:
    file_code = dossier_codes(dossier, site, profile).get("fileCode", "")
    return {
        **dossier_fields(dossier, site),
        "file_code": file_code,
        "document.ordinal": ordinal,
        **number_fields(number),
    }


def inherited(rules: Sequence[FieldRule], dossier: Mapping[str, str]) -> dict[str, str]:
    """Return what a required field of a document takes over from its dossier unless somebody said otherwise."""
    given = standard(dossier)
    return {
        rule.name: given[rule.proposal] for rule in rules if rule.required and rule.proposal and rule.proposal in given
    }


def document_description(
    document: Document, dossier: Dossier, site: SiteIdentity, profile: PackageProfile, pages: int,
    media: MediaFile | None = None, number: DocumentNumber | None = None,
) -> dict[str, str]:  # fmt: skip
    """Return the description of a document as a package has it: inherited, typed, counted, the last one winning."""
    facts = document_facts(dossier, site, profile, document.ordinal, pages, document.kind, media)
    if number is not None:
        coded = {"docCode": document_code(dossier, site, profile, document.ordinal, number)}
        facts.update(_of_table(field_table(profile, document.kind), coded))
    taken_over = inherited(field_table(profile, document.kind), dossier.description)
    return {**taken_over, **standard(document.description), **facts}


def _codes(
    templates: Mapping[str, tuple[str, str]], profile: PackageProfile, parts: Mapping[str, str | int]
) -> dict[str, str]:
    found = {}
    for name, (key, silent) in templates.items():
        template = profile.names.get(key, silent)
        used = {field for _, field, _, _ in string.Formatter().parse(template) if field}
        if template and all(parts.get(field, "?") != "" for field in used):
            found[name] = fill(template, parts)
    return found


def _of_table(rules: Sequence[FieldRule], facts: Mapping[str, str]) -> dict[str, str]:
    known = {name for rule in rules for name in (rule.name, rule.same_as)}
    return {name: value for name, value in facts.items() if name in known}
