"""Drawn pages with known words, and the content of a package made of them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from station.model.document_number import DocumentNumber
from station.model.dossier import Capture, Document, Dossier, Inventory, Master, Page
from station.model.events import GENESIS, Event, event_body, link
from station.model.finding import Finding, Outcome, Report
from station.model.geometry import Box
from station.model.page_text import PageText, Word
from station.model.people import Person, Role
from station.model.profiles import PackageProfile
from station.model.recipe import Recipe
from station.model.secrecy import Secrecy
from station.model.states import CaptureState, DossierState, PageState
from station.packaging.pdfa.metadata import PdfInfo
from station.packaging.pdfa.writer import PdfPage
from station.packaging.profile import PackageContent, PackageDocument, PackagePage
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

NOW = datetime(2026, 11, 20, 9, 1, 0, tzinfo=timezone(timedelta(hours=7)))
MOTTO = ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"]
INFO = PdfInfo("Quyết định <số> & 05", "vi", "station 0.1", "station 0.1", NOW)
SIZE, DPI = (620, 840), 200.0

_BASES = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
_MARKS = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]


def accented_letters() -> list[str]:
    """The 134 accented letters of Vietnamese, 67 in two cases, composed."""
    import unicodedata

    letters = [unicodedata.normalize("NFC", base + mark) for base in _BASES for mark in _MARKS]
    small = [letter for letter in letters if not letter.isascii()] + ["đ"]
    return small + [letter.upper() for letter in small]


def draw_lines(
    lines: Sequence[str],
    size: tuple[int, int] = SIZE,
    mode: str = "RGB",
    start: tuple[int, int] = (40, 40),
    step: int = 44,
) -> tuple[Image.Image, list[Word]]:
    """Draw one line of text below the other; return the image and the words where they stand."""
    image = Image.new("RGB", size, (250, 248, 240))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype("DejaVuSans.ttf", 20)
    words: list[Word] = []
    for number, line in enumerate(lines):
        x, y = start[0], start[1] + number * step
        baseline = float(y + font.getmetrics()[0])
        for token in line.split():
            left, top, right, bottom = draw.textbbox((x, y), token, font=font)
            draw.text((x, y), token, fill=(20, 20, 30), font=font)
            box = Box(int(left), int(top), max(1, int(right - left)), max(1, int(bottom - top)))
            words.append(Word(token, box, 93.5, number, 0, (baseline, baseline)))
            x = int(right) + 9
    return image.convert(mode), words


def encode(image: Image.Image) -> tuple[bytes, str]:
    """JPEG for grey and colour, TIFF G4 for two levels, as renditions are."""
    stream = io.BytesIO()
    if image.mode == "1":
        image.save(stream, "TIFF", compression="group4")
        return stream.getvalue(), "image/tiff"
    image.save(stream, "JPEG", quality=85)
    return stream.getvalue(), "image/jpeg"


def pdf_page(
    lines: Sequence[str] = MOTTO,
    size: tuple[int, int] = SIZE,
    mode: str = "RGB",
    dpi: float = DPI,
    *,
    read: bool = True,
) -> PdfPage:
    """A page for the PDF writer."""
    image, words = draw_lines(lines, size, mode)
    data, media_type = encode(image)
    text = PageText(tuple(words), *size, "vie", "drawn") if read else None
    return PdfPage(data, media_type, *size, dpi, text, "drawn")


def plain_profile(**changes: object) -> PackageProfile:
    """The profile that ships with the product, with changes."""
    from dataclasses import replace

    return replace(load_profiles([resources_folder()]).package_profile("plain"), **changes)


class Kit:
    """A folder of masters and the content of a package made of them."""

    def __init__(self, folder: Path) -> None:
        self.masters = folder / "masters"
        self.masters.mkdir(parents=True)
        self.packages = folder / "packages"

    def page(self, number: int, lines: Sequence[str] = MOTTO, mode: str = "RGB", *, removed: str = "") -> PackagePage:
        """An accepted page, its master in the folder."""
        image, words = draw_lines([*lines, f"Trang {number}"], mode=mode)
        data, media_type = encode(image)
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.masters / sha256
        path.write_bytes(data)
        master = Master(sha256, len(data), media_type, *SIZE, DPI, {"RGB": "color", "L": "gray", "1": "lineart"}[mode])
        capture = Capture(
            f"capture-{number}", f"page-{number}", number, CaptureState.CURRENT, master, "person-1", "station-1",
            {"backend": "pnm", "vendor": "Noname", "model": "PNM file reader", "serial": "0001"}, "paper", "1",
            {"resolution": "200", "mode": "Color"}, NOW - timedelta(hours=2), "2026-11-20",
        )  # fmt: skip
        page = Page(
            f"page-{number}", "dossier-1", 0 if removed else number, number, (number + 1) // 2,
            "recto" if number % 2 else "verso", PageState.REMOVED if removed else PageState.ACCEPTED, capture,
            removed_reason=removed,
        )  # fmt: skip
        finding = Finding("skew", Outcome.PASSED, 0.02, 0.5, "°")
        report = Report(sha256, Recipe.untouched(*SIZE), "default", "1", (finding,), "drawn 1.0")
        text = PageText(tuple(words), *SIZE, "vie", "drawn 1.0")
        return PackagePage(page, path, report, text, "person-2", NOW - timedelta(hours=1))

    def content(
        self, *documents: Sequence[PackagePage], code: str = "H49.64.2001.160", **changes: object
    ) -> PackageContent:
        """The content of a package of these documents."""
        from dataclasses import replace

        pages = [page for document in documents for page in document]
        content = PackageContent(
            dossier=Dossier(
                "dossier-1", code, "Tập quyết định về tổ chức bộ máy", "UBNDX", "01", "H015", DossierState.APPROVED,
                Secrecy.ORDINARY, (len(pages) + 1) // 2, len(pages),
                {"retention": "Vĩnh viễn", "language": "01", "start_date": "2003", "end_date": "31/12/2003"},
            ),
            inventory=Inventory(
                "inventory-1", "UBNDX", "Ủy ban nhân dân huyện Mẫu", "01", "Mục lục 01", "muc-luc.xlsx", "a" * 64, NOW
            ),
            documents=tuple(
                PackageDocument(
                    Document(
                        f"document-{ordinal}", "dossier-1", ordinal, document[0].page.id,
                        tuple(page.page.id for page in document),
                        {"typeName": "02", "subject": f"Quyết định {ordinal}"},
                    ),
                    tuple(document),
                )
                for ordinal, document in enumerate(documents, start=1)
            ),
            omitted=(),
            events=events(max(3, len(pages))),
            people={
                "person-1": Person("person-1", "nv.a", "Nguyễn Văn A", frozenset({Role.OPERATOR})),
                "person-2": Person("person-2", "tt.b", "Trần Thị B", frozenset({Role.REVIEWER})),
            },
            station="station-1",
            software="scanning-station 0.1.0",
            version=1,
            created_at=NOW,
            chain_head=events(max(3, len(pages)))[-1].hash,
            packer="person-2",
        )  # fmt: skip
        return replace(content, **changes)

    def small(self) -> PackageContent:
        """Two documents, three pages: colour, grey and two-level."""
        return self.content([self.page(1), self.page(2, mode="L")], [self.page(3, mode="1")])


def numbered(content: PackageContent) -> PackageContent:
    """The content with the numbers that a workspace gives its documents (7197)."""
    from dataclasses import replace

    numbers = (
        DocumentNumber("G09.01", "QĐ", 21, 1, "20250102"),
        DocumentNumber("G09.01", "CV", 999_999, 3, "20251231"),
    )
    documents = tuple(replace(one, number=number) for one, number in zip(content.documents, numbers, strict=True))
    return replace(content, site=replace(content.site, agency_code="G09.01"), documents=documents)


def events(count: int) -> tuple[Event, ...]:
    """A chain of events that proves itself."""
    chain: list[Event] = []
    previous = GENESIS
    for sequence in range(1, count + 1):
        details: dict[str, object] = {"reason": "đủ trang", "pages": sequence}
        body = event_body(sequence, "page.accepted", f"page-{sequence}", "person-2", "station-1", NOW, details)
        chain.append(
            Event(
                sequence,
                "page.accepted",
                f"page-{sequence}",
                "person-2",
                "station-1",
                NOW,
                details,
                previous,
                link(previous, body),
            )
        )
        previous = chain[-1].hash
    return tuple(chain)


def with_jxl(content: PackageContent) -> PackageContent:
    """The content with colour and grey masters as the station keeps them, JPEG XL; the pixels stay."""
    from dataclasses import replace

    return replace(content, documents=tuple(
        replace(document, pages=tuple(map(_as_jxl, document.pages))) for document in content.documents
    ))  # fmt: skip


def _as_jxl(page: PackagePage) -> PackagePage:
    from dataclasses import replace

    from station.imaging.codecs import decode
    from station.imaging.encode import encode_lossless

    master = page.page.capture.master
    if master.mode == "lineart":
        return page
    data = encode_lossless(decode(page.master.read_bytes(), "master").pixels, "jxl", master.dpi).data
    sha256 = hashlib.sha256(data).hexdigest()
    path = page.master.with_name(sha256)
    path.write_bytes(data)
    kept = replace(master, sha256=sha256, size=len(data), media_type="image/jxl")
    return replace(page, master=path, page=replace(page.page, capture=replace(page.page.capture, master=kept)))
