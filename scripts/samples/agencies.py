"""Invented agencies of a province, a district and a commune, with the way they head, number and sign documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from samples import vocabulary as words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Agency:
    """Who issues a document. ``heading`` are the lines top left, the first ``parents`` of them not bold.

    ``name`` is the issuing body as a description records it, ``short`` stands in the notation, ``place`` before the
    date, ``area`` and ``level`` in the prose, ``authority`` over the bases of a decision; ``signing`` are the possible
    lines over a signature, ``seal`` is the text of the seal.
    """

    heading: tuple[str, ...]
    parents: int
    name: str
    parent_name: str
    authority: str
    short: str
    place: str
    area: str
    level: str
    signing: tuple[tuple[str, ...], ...]
    seal: str


def pick(rng: np.random.Generator, options: Sequence[T]) -> T:
    """Return one of the options."""
    return options[int(rng.integers(len(options)))]


def invent_agency(rng: np.random.Generator) -> Agency:
    """Return an agency of a random kind."""
    maker = pick(rng, (_province, _department, _department, _branch, _district, _district, _office, _commune))
    return maker(rng)


def invent_person(rng: np.random.Generator) -> str:
    """Return a full name."""
    surname = pick(rng, words.SURNAMES)
    if rng.random() < 0.35:
        return f"{surname} {pick(rng, words.MIDDLE_WOMEN)} {pick(rng, words.GIVEN_WOMEN)}"
    return f"{surname} {pick(rng, words.MIDDLE_MEN)} {pick(rng, words.GIVEN_MEN)}"


def _committee_signing(chair: str = "CHỦ TỊCH") -> tuple[tuple[str, ...], ...]:
    return (
        ("TM. ỦY BAN NHÂN DÂN", chair),
        ("TM. ỦY BAN NHÂN DÂN", f"KT. {chair}", f"PHÓ {chair}"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    )


def _head_signing(head: str) -> tuple[tuple[str, ...], ...]:
    return (head,), (f"KT. {head}", f"PHÓ {head}"), (f"TL. {head}", "CHÁNH VĂN PHÒNG")


def _province(rng: np.random.Generator) -> Agency:
    province, town = pick(rng, words.PROVINCES)
    return _committee(f"tỉnh {province}", town if rng.random() < 0.4 else province, "Bộ Nội vụ")


def _district(rng: np.random.Generator) -> Agency:
    district = pick(rng, words.DISTRICTS)
    level = pick(rng, ("huyện", "huyện", "thị xã", "thành phố"))
    province, _ = pick(rng, words.PROVINCES)
    return _committee(f"{level} {district}", district, f"Ủy ban nhân dân tỉnh {province}")


def _commune(rng: np.random.Generator) -> Agency:
    commune = pick(rng, words.COMMUNES)
    level = pick(rng, ("xã", "xã", "phường", "thị trấn"))
    return _committee(f"{level} {commune}", commune, f"Ủy ban nhân dân huyện {pick(rng, words.DISTRICTS)}")


def _committee(area: str, place: str, parent_name: str) -> Agency:
    return Agency(
        heading=("ỦY BAN NHÂN DÂN", area.upper()),
        parents=0,
        name=f"Ủy ban nhân dân {area}",
        parent_name=parent_name,
        authority=f"CHỦ TỊCH ỦY BAN NHÂN DÂN {area.upper()}",
        short="UBND",
        place=place,
        area=area,
        level=_level_of(area),
        signing=_committee_signing(),
        seal=f"ỦY BAN NHÂN DÂN {area.upper()}",
    )


_DEPARTMENTS = (
    ("Sở Nội vụ", "SNV"), ("Sở Tài chính", "STC"), ("Sở Xây dựng", "SXD"), ("Sở Y tế", "SYT"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"), ("Sở Nông nghiệp và Phát triển nông thôn", "SNN"),
    ("Sở Tài nguyên và Môi trường", "STNMT"), ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
)  # fmt: skip
_BRANCHES = (
    ("Chi cục Văn thư - Lưu trữ", "CCVTLT", "CHI CỤC TRƯỞNG", "Sở Nội vụ"),
    ("Trung tâm Lưu trữ lịch sử", "TTLTLS", "GIÁM ĐỐC", "Sở Nội vụ"),
    ("Chi cục Thủy lợi", "CCTL", "CHI CỤC TRƯỞNG", "Sở Nông nghiệp và PTNT"),
    ("Ban Quản lý rừng phòng hộ", "BQLR", "TRƯỞNG BAN", "Sở Nông nghiệp và PTNT"),
)
_OFFICES = (
    ("Phòng Nội vụ", "PNV"), ("Phòng Tài chính - Kế hoạch", "TCKH"), ("Phòng Văn hóa và Thông tin", "VHTT"),
    ("Phòng Giáo dục và Đào tạo", "PGDĐT"),
)  # fmt: skip


def _department(rng: np.random.Generator) -> Agency:
    province, _ = pick(rng, words.PROVINCES)
    name, short = pick(rng, _DEPARTMENTS)
    return _under(f"UBND TỈNH {province.upper()}", name, short, province, f"tỉnh {province}", "GIÁM ĐỐC")


def _branch(rng: np.random.Generator) -> Agency:
    province, _ = pick(rng, words.PROVINCES)
    name, short, head, parent = pick(rng, _BRANCHES)
    return _under(parent.upper(), name, short, province, f"tỉnh {province}", head)


def _office(rng: np.random.Generator) -> Agency:
    district = pick(rng, words.DISTRICTS)
    name, short = pick(rng, _OFFICES)
    return _under(f"UBND HUYỆN {district.upper()}", name, short, district, f"huyện {district}", "TRƯỞNG PHÒNG")


def _under(parent: str, name: str, short: str, place: str, area: str, head: str) -> Agency:
    signing = _head_signing(head)
    return Agency(
        heading=(parent, name.upper()),
        parents=1,
        name=f"{name} {area}",
        parent_name=f"Ủy ban nhân dân {area}",
        authority=_without_echo(f"{head} {name.upper()} {area.upper()}"),
        short=short,
        place=place,
        area=area,
        level=_level_of(area),
        signing=signing if short.startswith("S") else signing[:2],
        seal=f"{name.upper()} {area.upper()}",
    )


def _level_of(area: str) -> str:
    return next(
        level
        for level in ("tỉnh", "huyện", "thị xã", "thành phố", "xã", "phường", "thị trấn")
        if area.startswith(level)
    )


def _without_echo(title: str) -> str:
    """Return ``TRƯỞNG PHÒNG NỘI VỤ`` for ``TRƯỞNG PHÒNG PHÒNG NỘI VỤ``."""
    words_of = title.split()
    return " ".join(word for index, word in enumerate(words_of) if index == 0 or word != words_of[index - 1])
