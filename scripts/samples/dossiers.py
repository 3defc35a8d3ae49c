"""The three sample dossiers that ship with the product: which documents, on which sheets, scanned how badly.

A plan is read like a dossier: sheet by sheet, recto then verso. Everything follows from ``SEED``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from samples.agencies import Agency
from samples.degradation import Degradation, changed
from samples.degrade import degrade
from samples.document_types import BY_KEY
from samples.documents import document
from samples.kinds import clean_page
from samples.leaves import annex
from samples.truth import Field, Sample
from samples.vocabulary import TOPICS, Topic

SEED = 3020

DISTRICT = Agency(
    heading=("ỦY BAN NHÂN DÂN", "HUYỆN NẬM KHOANG"),
    parents=0,
    name="Ủy ban nhân dân huyện Nậm Khoang",
    parent_name="Ủy ban nhân dân tỉnh Hà Nguyên",
    authority="CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN NẬM KHOANG",
    short="UBND",
    place="Nậm Khoang",
    area="huyện Nậm Khoang",
    level="huyện",
    signing=(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    seal="ỦY BAN NHÂN DÂN HUYỆN NẬM KHOANG",
)
OFFICE = Agency(
    heading=("UBND HUYỆN NẬM KHOANG", "PHÒNG NỘI VỤ"),
    parents=1,
    name="Phòng Nội vụ huyện Nậm Khoang",
    parent_name="Ủy ban nhân dân huyện Nậm Khoang",
    authority="TRƯỞNG PHÒNG NỘI VỤ HUYỆN NẬM KHOANG",
    short="PNV",
    place="Nậm Khoang",
    area="huyện Nậm Khoang",
    level="huyện",
    signing=(("TRƯỞNG PHÒNG",), ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
    seal="PHÒNG NỘI VỤ HUYỆN NẬM KHOANG",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A run of pages: a document of ``type``, or plain leaves of a ``kind``; one ``Degradation`` a page.

    ``copy_of``: the item that lies here once more. Where a scan bleeds, the page before it shows through.
    """

    scans: tuple[Degradation, ...]
    type: str = ""
    agency: Agency = DISTRICT
    kind: str = ""
    by_hand: bool = False
    length: int = 5
    table_rows: int = 0
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A dossier of the inventory: what its row says, and what lies in its folder."""

    box: str
    number: str
    code: str
    title: str
    retention: str
    year: int
    topic: Topic
    items: tuple[Item, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class DossierPage:
    """One page of a dossier: its number from 1, the scan, and the fields of the document that begins on it."""

    number: int
    sample: Sample
    fields: dict[str, Field] = field(default_factory=dict)


def _scan(**changes: object) -> Degradation:
    """Return the office scanner on an ordinary day, with changes."""
    usual = Degradation(tint=(250, 248, 242), texture=0.6, light=0.03, surround="white", blur=0.6, noise=1.0, black=26)
    return changed(usual, changes)


def _dark(**changes: object) -> Degradation:
    return _scan(**{"surround": "dark", "margin_mm": 5.0, "tint": (247, 244, 236), **changes})


def _grey(**changes: object) -> Degradation:
    return _scan(**{"surround": "grey", "margin_mm": 5.0, "tint": (252, 251, 248), **changes})


PLANS: tuple[Plan, ...] = (
    Plan(
        "01", "007", "H38.12.2019.007", "Hồ sơ về việc chỉnh lý và số hóa tài liệu lưu trữ năm 2019",
        "Vĩnh viễn", 2019, TOPICS[0],
        (
            Item((_dark(angle=1.35), _dark(angle=-0.62, bleed=0.11)), "quyet_dinh", length=7),
            Item((_scan(angle=-0.85, shift_mm=(-1.5, 0.0), edge_shadow=34.0, overstamp=True),), "cong_van", OFFICE,
                 by_hand=True, length=3),
            Item((_scan(angle=0.4, bleed=0.07),), kind="blank_verso"),
            Item((_scan(angle=0.55, turn=90), _scan(angle=-0.9, turn=270)), kind="landscape_table"),
            Item((_scan(angle=0.25, holes=True),), "chi_thi", length=4),
            Item((_scan(angle=-0.3, bleed=0.2),), kind="seal_ghost"),
        ),
    ),
    Plan(
        "01", "012", "H38.12.2019.012", "Hồ sơ cải cách thủ tục hành chính tại bộ phận một cửa năm 2019",
        "20 năm", 2019, TOPICS[8],
        (
            Item((_dark(angle=-2.4, staple=True), _dark(angle=0.5, noise=5.2, texture=1.0)), "to_trinh", OFFICE,
                 length=9),
            Item((_scan(angle=0.7, blur=2.3), _scan(angle=-0.45)), "bien_ban", length=6),
            Item((_scan(angle=-0.6, turn=180, edge_shadow=26.0),), "thong_bao", by_hand=True, length=3),
            Item((_scan(angle=0.3, bleed=0.05),), kind="blank_verso"),
            Item((_scan(angle=0.9, shift_mm=(27.0, 0.0)), _scan(angle=-0.2)), "hop_dong", OFFICE, length=10),
        ),
    ),
    Plan(
        "02", "003", "H38.12.2020.003", "Hồ sơ thu thập hồ sơ, tài liệu vào kho lưu trữ lịch sử năm 2020",
        "Vĩnh viễn", 2020, TOPICS[1],
        (
            Item((_grey(angle=0.95, holes=True), _grey(angle=-1.1, holes=True)), "ke_hoach", length=7, table_rows=6),
            Item((_scan(angle=-0.5, turn=90), _scan(angle=0.8, turn=270)), kind="landscape_table"),
            Item((_grey(angle=-0.4, tint=(240, 232, 210)),), kind="sparse"),
            Item((_grey(angle=0.2, tint=(240, 232, 210)),), kind="blank"),
            Item((_scan(angle=0.45, fold=True),), "giay_moi", by_hand=True, length=2),
            Item((_scan(angle=-0.35, bleed=0.06),), kind="blank_verso"),
            Item((_dark(angle=-1.2),), copy_of=4),
            Item((_dark(angle=0.6, bleed=0.06),), kind="blank_verso"),
        ),
        "Giấy mời có hai bản giống nhau",
    ),
)  # fmt: skip


def scan_dossier(plan: Plan) -> Iterator[DossierPage]:
    """Yield the pages of a dossier in the order in which a duplex feeder delivers them."""
    seed = SEED + 1000 * PLANS.index(plan)
    cleans: list[list[Sample]] = []
    number, before = 0, clean_page(seed, "blank")
    for index, item in enumerate(plan.items):
        cleans.append(_clean_pages(item, plan, seed + 10 * index, cleans))
        for clean, how in zip(cleans[-1], item.scans, strict=True):
            number += 1
            kind = item.kind or clean.truth.kind
            made = degrade(clean, how, seed + 10 * index + number, _reverse(kind, before) if how.bleed else None)
            labels = (*made.truth.labels, *((kind,) if not clean.truth.words else ()), *_copy_label(item))
            start = clean.truth.fields if clean.truth.document_start else {}
            yield DossierPage(number, Sample(made.image, replace(made.truth, kind=kind, labels=labels)), start)
            before = clean


def _clean_pages(item: Item, plan: Plan, seed: int, cleans: list[list[Sample]]) -> list[Sample]:
    count = len(item.scans)
    if item.copy_of is not None:
        return cleans[item.copy_of]
    if item.kind == "landscape_table":
        return annex(seed, count, landscape=True, topic=plan.topic, year=plan.year)
    if item.kind:
        paper = "blank" if item.kind in {"blank_verso", "seal_ghost"} else item.kind
        about = {"topic": plan.topic, "year": plan.year} if paper == "sparse" else {}
        return [clean_page(seed, paper, **about)]
    return _document_of(item, plan, seed, count)


def _document_of(item: Item, plan: Plan, seed: int, count: int) -> list[Sample]:
    """Return a document of exactly as many pages as the plan says, its length as near to the plan's as that allows."""
    for length in sorted(range(1, 25), key=lambda length: abs(length - item.length)):
        pages = document(
            seed, item.type, pages=count + 1, agency=item.agency, topic=plan.topic, year=plan.year,
            by_hand=item.by_hand, length=length, table_rows=item.table_rows, family="free",
        )  # fmt: skip
        if len(pages) == count:
            return pages
    raise ValueError(f"{plan.code}: no {item.type} of {count} pages")


def _copy_label(item: Item) -> tuple[str, ...]:
    return ("duplicate",) if item.copy_of is not None else ()


def _reverse(kind: str, front: Sample) -> Sample:
    """Return what lies on the other side: the page before; of a seal's ghost only the seal, whose ink goes deeper."""
    if kind != "seal_ghost":
        return front
    only = np.full_like(front.image, 255)
    for mark in front.truth.marks:
        if mark.kind == "seal":
            x, y, width, height = mark.box
            part = front.image[y : y + height, x : x + width]
            red = part[..., 0].astype(np.int16) - part[..., 2] > 40
            only[y : y + height, x : x + width][red] = part[red]
    return Sample(np.asarray(cv2.GaussianBlur(only, (0, 0), 1.2), np.uint8), front.truth)


def description_of(page: DossierPage) -> dict[str, str]:
    """Return the description of the document that begins on a page, by the names of TT 05/2025 (``EAD_doc``)."""
    truth, fields = page.sample.truth, page.fields
    year, month, day = fields["date"].value.split("-") if "date" in fields else ("", "", "")
    kind = BY_KEY[truth.type]
    values = {
        "typeName": kind.code,
        "codeNumber": fields["number"].value if "number" in fields else "",
        "codeNotation": fields["notation"].value if "notation" in fields else "",
        "issuedDate": f"{day}/{month}/{year}",
        "organName": fields["issuing_body"].value,
        "subject": fields["subject"].value,
        "language": "01",
    }
    return {name: value for name, value in values.items() if value}
