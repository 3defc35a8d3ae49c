"""The content of a package of any number of pages, made of a few inspected ones as the station would hand it over."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from PIL import Image

from bench_lib._package_pages import DPI, InspectedPage
from station.model.dossier import Capture, Document, Dossier, Inventory, Master, Page
from station.model.events import GENESIS, Event, event_body, link
from station.model.people import Person, Role
from station.model.secrecy import Secrecy
from station.model.site import SiteIdentity
from station.model.states import CaptureState, DossierState, PageState
from station.packaging.profile import PackageContent, PackageDocument, PackagePage

CODE = "H99.12.5.2003.17"
# The mean dossier of the province: 36 pages in three documents.
DOCUMENT_PAGES = 12
_NOW = datetime(2026, 11, 20, 9, 1, tzinfo=timezone(timedelta(hours=7)))
_SITE = SiteIdentity("000.00.99.H99", "Trung tâm Lưu trữ tỉnh Mẫu", "H99.12.5", "Ủy ban nhân dân huyện Mẫu")
_DOSSIER_SAID = {
    "retention": "Vĩnh viễn", "maintenance": "01", "mode": "01", "language": "01", "startDate": "14/01/2003",
    "endDate": "25/08/2003", "format": "02", "riskRecovery": "0", "paperFileCode": "000.00.99.H99.K1.G02.H015.17",
}  # fmt: skip
_DOCUMENT_SAID = {
    "typeName": "02", "codeNumber": "05", "codeNotation": "QĐ-UBND", "issuedDate": "14/01/2003", "mode": "01",
    "organName": "Ủy ban nhân dân huyện Mẫu", "language": "01", "riskRecovery": "0", "maintenance": "01",
}  # fmt: skip


# As in life: what PREMIS says of a page is told with the moment of its event.
_BEFORE = {"page.captured": timedelta(hours=2), "page.passed": timedelta(hours=2), "page.accepted": timedelta(hours=1)}


def content_of(sources: Sequence[InspectedPage], count: int, *, own_masters: bool) -> PackageContent:
    """Return a dossier of ``count`` pages: the sources again and again, each time as another page.

    ``own_masters``: each page tells of a master of its own, as in life; such pages cannot be rendered from it.
    """
    pages = [_page(sources[n % len(sources)], n + 1, own_master=own_masters) for n in range(count)]
    events = tuple(_events(pages))
    runs = [pages[start : start + DOCUMENT_PAGES] for start in range(0, count, DOCUMENT_PAGES)]
    return PackageContent(
        dossier=Dossier(
            "dossier-1", CODE, "Tập quyết định về tổ chức bộ máy", "UBNDX", "01", "H015", DossierState.APPROVED,
            Secrecy.ORDINARY, (count + 1) // 2, count, _DOSSIER_SAID,
        ),
        inventory=Inventory(
            "inventory-1", "UBNDX", "Ủy ban nhân dân huyện Mẫu", "01", "Mục lục 01", "muc-luc.xlsx", "a" * 64, _NOW
        ),
        documents=tuple(_document(ordinal, run) for ordinal, run in enumerate(runs, start=1)),
        omitted=(), events=events,
        people={
            "person-1": Person("person-1", "nv.a", "Nguyễn Văn A", frozenset({Role.OPERATOR})),
            "person-2": Person("person-2", "tt.b", "Trần Thị B", frozenset({Role.REVIEWER})),
        },
        station="bench", software="scanning-station 0.1.0", version=1, created_at=_NOW, chain_head=events[-1].hash,
        site=_SITE,
    )  # fmt: skip


def _document(ordinal: int, pages: Sequence[PackagePage]) -> PackageDocument:
    said = {**_DOCUMENT_SAID, "subject": f"Quyết định {ordinal}"}
    ids = tuple(page.page.id for page in pages)
    return PackageDocument(Document(f"document-{ordinal}", "dossier-1", ordinal, ids[0], ids, said), tuple(pages))


def _page(source: InspectedPage, number: int, *, own_master: bool) -> PackagePage:
    # Each page has values of its own, as if the database had just been read.
    report = pickle.loads(pickle.dumps(source.report))  # noqa: S301 - packed a moment ago
    digest = hashlib.sha256(f"master {number}".encode()).hexdigest() if own_master else source.sha256
    with Image.open(source.master) as image:
        width, height = image.size
    master = Master(digest, source.master.stat().st_size, "image/jpeg", width, height, DPI, "color")
    capture = Capture(
        f"capture-{number:05d}", f"page-{number:05d}", number, CaptureState.CURRENT, master, "person-1", "bench",
        {"backend": "fujitsu", "vendor": "FUJITSU", "model": "fi-8170", "serial": "0001"}, "a4", "1",
        {"resolution": "300", "mode": "Color", "source": "ADF Duplex"}, _NOW - timedelta(hours=2), "2026-11-20",
    )  # fmt: skip
    page = Page(
        f"page-{number:05d}", "dossier-1", number, number, (number + 1) // 2, "recto" if number % 2 else "verso",
        PageState.ACCEPTED, capture,
    )  # fmt: skip
    return PackagePage(
        page, source.master, replace(report, master=digest), bytes(bytearray(source.text)), "person-2",
        _NOW - timedelta(hours=1),
    )  # fmt: skip


def _events(pages: Sequence[PackagePage]) -> Iterator[Event]:
    """Yield what the workspace kept: each page captured, inspected and accepted, then the dossier approved."""
    told: list[tuple[str, str, str, dict[str, object]]] = []
    for kind, person in (("page.captured", "person-1"), ("page.passed", ""), ("page.accepted", "person-2")):
        for page in pages:
            capture = page.page.capture
            details: dict[str, object] = {
                "capture": capture.id, "master": capture.master.sha256, "recipe": page.report.recipe.digest,
                "checklist": page.report.checklist, "reason": "", "device": dict(capture.device),
            }  # fmt: skip
            told.append((kind, page.page.id, person, details))
    told.append(("dossier.approved", "dossier-1", "person-2", {"pages": len(pages)}))
    previous = GENESIS
    for sequence, (kind, subject, person, said) in enumerate(told, start=1):
        at = _NOW - _BEFORE.get(kind, timedelta())
        body = event_body(sequence, kind, subject, person, "bench", at, said)
        digest = link(previous, body)
        yield Event(sequence, kind, subject, person, "bench", at, said, previous, digest)
        previous = digest
