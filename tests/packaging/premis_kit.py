"""The PREMIS of small packages: real masters, real renditions, and a chain of events as the workspace makes it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import BinaryIO

from package_kit import NOW, Kit

from station.model.events import GENESIS, Event, event_body, link
from station.model.site import SiteIdentity
from station.packaging.profile import PackageContent, PackagePage, RenditionOrder, Review
from station.packaging.renditions import render_master
from station.packaging.tt05.identifiers import Identifiers
from station.packaging.tt05.premis import write_package_premis, write_representation_premis
from station.packaging.tt05.premis_facts import DataFile, PackageFacts, PageImage, ValidationFact
from station.packaging.tt05.premis_reading import Premis, read_premis
from station.packaging.tt05.xsd import PREMIS, SchemaSet
from station.packaging.xml_reading import parse_xml

IDS = Identifiers("dossier-1\n1", "AIP", "UBNDX")
SITE = SiteIdentity("000.00.99.H99", "Trung tâm Lưu trữ tỉnh Mẫu", "H99.12.5", "UBND huyện Mẫu")
QUALITY = 82
Write = Callable[[BinaryIO, PackageContent, PackageFacts], None]


def chain(told: Iterable[tuple[str, str, str, dict[str, object]]], first: int = 1) -> tuple[Event, ...]:
    """Events (kind, subject, person, details) as the workspace links them."""
    events: list[Event] = []
    previous = GENESIS
    for number, (kind, subject, person, details) in enumerate(told, start=first):
        at = NOW - timedelta(minutes=100 - number)
        body = event_body(number, kind, subject, person, "station-1", at, details)
        events.append(
            Event(number, kind, subject, person, "station-1", at, details, previous, link(previous, body))
        )  # fmt: skip
        previous = events[-1].hash
    return tuple(events)


def history(pages: Iterable[PackagePage]) -> tuple[Event, ...]:
    """What the workspace keeps of a dossier with these pages, from the import to the approval."""
    told: list[tuple[str, str, str, dict[str, object]]] = [
        ("dossier.classified", "dossier-1", "person-1", {"level": "ordinary"})
    ]
    for page in pages:
        capture = page.page.capture
        told += [
            ("page.captured", page.page.id, "person-1", {"capture": "superseded", "master": "0" * 64}),
            ("page.captured", page.page.id, "person-1", {"capture": capture.id, "master": capture.master.sha256}),
            ("page.corrected", page.page.id, "person-1", {"capture": capture.id, "recipe": "automatic"}),
            ("page.flagged", page.page.id, "", {"capture": capture.id, "recipe": page.report.recipe.digest}),
            ("page.rejected", page.page.id, "person-2", {"capture": capture.id, "reason": "mờ", "note": "góc trái"}),
            ("page.accepted", page.page.id, "person-2", {"capture": capture.id, "reason": ""}),
        ]
    told += [
        ("page.removed", "page-9", "person-1", {"reason": "tờ phân cách"}),
        ("document.passed", "document-1", "person-2", {"ordinal": 1}),
        ("dossier.approved", "dossier-1", "person-2", {}),
    ]
    return chain(told)


def whole(kit: Kit, *documents: list[PackagePage]) -> PackageContent:
    """The content of a package with its history."""
    pages = [page for document in documents for page in document]
    events = history(pages)
    return kit.content(
        *documents, events=events, chain_head=events[-1].hash,
        review=Review("person-2", events[-1].at), omitted=(kit.page(9, removed="tờ phân cách").page,),
    )  # fmt: skip


def bound(page: PackagePage) -> PageImage:
    """The page as a package binds it."""
    master = page.page.capture.master
    rendition = render_master(
        RenditionOrder(page.page.id, page.master, master.sha256, page.report.recipe, master.dpi, QUALITY)
    )
    return PageImage.of(rendition, hashlib.sha256(b"stream" + rendition.image).hexdigest(), QUALITY, page.words)


def facts(content: PackageContent, **changes: object) -> PackageFacts:
    """What a writer tells PREMIS of the content: one PDF a document."""
    files = tuple(
        DataFile(
            path=f"representations/rep1/data/x.{number}.pdf", file_id=IDS.file(f"x.{number}"), kind="Doc",
            code=f"x.{number:07d}", document_id=document.document.id,
            sha256=hashlib.sha256(b"%d" % number).hexdigest().upper(), size=1000 + number,
            created=NOW, format_name="Portable Document Format", format_version="PDF/A-2u", pronom="fmt/478",
            original_name=f"x.{number}.pdf", pages=document.pages,
            images=tuple(bound(page) for page in document.pages),
        )
        for number, document in enumerate(content.documents, start=1)
    )  # fmt: skip
    made = PackageFacts(
        ids=IDS, software_name="ScanStation", software_version="0.1.0", site=SITE,
        arc_file_code="000.00.99.H99.H99.12.5.2003.17", paper_file_code="000.00.99.H99.K1.G02.H015.17", files=files,
        created=NOW, validations=(
            ValidationFact("validation", "station PDF/A-2u rules 1", "passed"),
            ValidationFact("validation", "veraPDF 1.26", "unchecked", "hết giờ", (files[0].path,), "person-2"),
        ),
    )  # fmt: skip
    return replace(made, **changes)


def written(write: Write, content: PackageContent, told: PackageFacts) -> bytes:
    """The bytes of one of the two files."""
    stream = io.BytesIO()
    write(stream, content, told)
    return stream.getvalue()


def both(content: PackageContent, told: PackageFacts) -> tuple[Premis, Premis]:
    """Both files, read back."""
    package = written(write_package_premis, content, told)
    representation = written(write_representation_premis, content, told)
    return read_premis(parse_xml(package, "PREMIS.xml")), read_premis(parse_xml(representation, "PREMIS_rep1.xml"))


def violations(data: bytes) -> list[tuple[int, str]]:
    """What the Library of Congress's schema says against a file."""
    return SchemaSet({}).violations(parse_xml(data, "PREMIS.xml"), PREMIS)
