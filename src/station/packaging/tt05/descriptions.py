"""What is said of the dossier and of each document, by the field tables of the profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from station.model.dossier import MEDIA, PICTURE
from station.model.errors import PackageFault
from station.model.profiles import FieldRule, PackageProfile
from station.packaging import facts, layout
from station.packaging.codelists import CodeList
from station.packaging.count_equation import require_counts
from station.packaging.fields import described
from station.packaging.naming import expand
from station.packaging.profile import PackageContent, PackageDocument
from station.packaging.tt05.options import read_options

PERMANENT = "01"
# What stands in file names and METS for each kind of document: the circular's own words.
PREFIXES = {"doc": "EAD_doc", PICTURE: "EAD_pic", MEDIA: "EAD_media"}
KINDS = {"doc": "Doc", PICTURE: "Pic", MEDIA: "Media"}


@dataclass(frozen=True, slots=True)
class Described:
    """A document under the name of its file, with its description in the order of its table."""

    document: PackageDocument
    name: str
    code: str
    rules: tuple[FieldRule, ...]
    values: dict[str, str]

    @property
    def kind(self) -> str:
        """``doc``, ``pic`` or ``media``."""
        return self.document.document.kind


def describe(
    content: PackageContent, profile: PackageProfile, flavour: str, codelists: Mapping[str, CodeList]
) -> tuple[dict[str, str], list[Described]]:
    """Return what is said of the dossier and of its documents, where that is enough for a package.

    Raises ``PackageFault`` for what can be known before anything is made: ``fields_missing``, ``fields_invalid``,
    ``not_permanent`` (the historical archive takes no other SIP), ``site_code_missing``, ``counts_unexplained``.
    """
    description = dossier_description(content, profile, codelists)
    kept = description.get("maintenance", "")
    if flavour == "SIP" and read_options(profile, flavour).permanent_only and kept != PERMANENT:
        raise PackageFault("not_permanent", dossier=content.dossier.code, maintenance=kept)
    documents = describe_documents(content, profile, codelists)
    require_counts(content)
    return description, documents


def dossier_description(
    content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
) -> dict[str, str]:
    """Return the description of the dossier; raises ``PackageFault`` (``fields_missing``, ``fields_invalid``)."""
    facts.require_site(content.site, profile)
    values = layout.dossier_values(content, profile)
    return _of_table(profile.dossier_fields, described(profile.dossier_fields, values, codelists, content.dossier.code))


def describe_documents(
    content: PackageContent, profile: PackageProfile, codelists: Mapping[str, CodeList]
) -> list[Described]:
    """Return every document with its description and the name of its file.

    Raises ``PackageFault``: ``pages_missing``, ``document_empty``, ``name_twice``, ``fields_missing``,
    ``fields_invalid`` (also a docId of more than 25 characters), and what ``naming.expand`` raises.
    """
    if not content.documents:
        raise PackageFault("pages_missing", title=content.dossier.code)
    found: list[Described] = []
    seen: set[str] = set()
    for document in content.documents:
        one = _described(content, document, profile, codelists)
        if one.name.casefold() in seen:
            raise PackageFault("name_twice", name=one.name)
        seen.add(one.name.casefold())
        found.append(one)
    return found


def _described(
    content: PackageContent, document: PackageDocument, profile: PackageProfile, codelists: Mapping[str, CodeList]
) -> Described:
    ordinal, kind = document.document.ordinal, document.document.kind
    if not document.pages and document.media is None:
        raise PackageFault("document_empty", document=ordinal)
    rules = facts.field_table(profile, kind)
    values = layout.document_values(content, document, profile)
    subject = f"{content.dossier.code}, văn bản {ordinal}"
    said = _of_table(rules, described(rules, values, codelists, subject, ordinal))
    codes = facts.dossier_codes(content.dossier, content.site, profile)
    parts = {
        **facts.dossier_fields(content.dossier, content.site),
        "file_code": codes.get("fileCode", ""),
        "document.ordinal": ordinal,
    }
    name = expand(profile.names["document"], parts)
    return Described(document, name, values.get("docCode", "") or name, rules, said)


def _of_table(rules: tuple[FieldRule, ...], values: Mapping[str, str]) -> dict[str, str]:
    known = {rule.name for rule in rules}
    return {name: value for name, value in values.items() if name in known}
