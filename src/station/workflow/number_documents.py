"""Documents get the serials that the names of their files need, before a package is made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from station.model.document_number import DocumentNumber
from station.model.dossier import Document, Dossier
from station.model.people import Person
from station.model.profiles import PackageProfile
from station.packaging.document_numbers import needs_serials, type_abbreviation
from station.packaging.facts import require_site
from station.packaging.profile import PackageContent, PackageDocument
from station.storage.unit import Reader
from station.workflow.choose_packaging import packaging_of
from station.workflow.station import Station


def give_numbers(station: Station, person: Person, dossier: Dossier, profile: PackageProfile) -> None:
    """Give each document of the dossier a serial, where the profile's names need one and it has none.

    That is a transaction of its own: a serial stays given after a crash and after a refusal, and the same document
    finds it again.

    Raises ``PackageFault``: ``site_code_missing``, ``type_abbreviation_missing``, ``serials_exhausted``.
    """
    if not needs_serials(profile):
        return
    site = packaging_of(station).site
    require_site(site, profile)
    agency = site.agency_code
    with station.workspace.read() as reader:
        documents, given = reader.documents(dossier.id), reader.document_serials(dossier.id)
    wanted = [(document.id, type_abbreviation(document.description, document.ordinal)) for document in documents]
    if all((document_id, agency, short) in given for document_id, short in wanted):
        return
    with station.workspace.write(person) as unit:
        serials = {f"{agency}_{short}": unit.give_serial(dossier.id, one, agency, short) for one, short in wanted}
        unit.emit("documents.numbered", dossier.id, profile=profile.name, last=serials)


def with_numbers(reader: Reader, content: PackageContent, profile: PackageProfile) -> PackageContent:
    """Return the content with the numbers of its documents, as ``give_numbers`` has given them."""
    if not needs_serials(profile):
        return content
    agency, given = content.site.agency_code, reader.document_serials(content.dossier.id)
    returned = Counter(event.subject for event in content.events if event.kind == "capture.reinstated")
    return replace(
        content, documents=tuple(_numbered(reader, one, agency, given, returned) for one in content.documents)
    )


def _numbered(
    reader: Reader, packed: PackageDocument, agency: str, given: dict[tuple[str, str, str], int],
    returned: Counter[str],
) -> PackageDocument:  # fmt: skip
    document: Document = packed.document
    short = type_abbreviation(document.description, document.ordinal)
    captures = [page.page.capture for page in packed.pages]
    days = [capture.local_day for capture in captures]
    days += [packed.media.taken_at.date().isoformat()] if packed.media else []
    number = DocumentNumber(
        agency, short, given[document.id, agency, short], _generation(reader, packed, returned),
        max(days, default="").replace("-", ""),
    )  # fmt: skip
    return replace(packed, number=number)


def _generation(reader: Reader, packed: PackageDocument, returned: Counter[str]) -> int:
    """Return the generation of a document's images; a capture that was brought back is a change like a new one.

    Whatever was packed before, other images never get its name: the first captures are V1 and nothing else is.
    """
    changes, is_raw = 0, True
    for page in packed.pages:
        captures = reader.captures(page.page.id)
        changes += len(captures) - 1 + returned[page.page.id]
        is_raw = is_raw and page.page.capture.id == captures[0].id
    return 1 if is_raw else 1 + changes
