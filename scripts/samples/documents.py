"""Whole documents as clean pages: heading, body, closing, as many pages as it takes."""

from __future__ import annotations

from contextlib import suppress
from typing import TypedDict, Unpack

import numpy as np

from samples.agencies import Agency, pick
from samples.bodies import set_body
from samples.document_types import BY_KEY, DOCUMENT_TYPES, DocumentType
from samples.flow import Flow, PageLimitReached, Setting
from samples.heading import set_heading
from samples.phrases import Writer
from samples.truth import Sample
from samples.vocabulary import Topic

_FAMILIES = ("free",) * 8 + ("noto", "dejavu")


class Wishes(TypedDict, total=False):
    """What a document shall be like; everything left out comes from the seed.

    ``length``: paragraphs, roughly; ``table_rows``: a table of so many rows before the signature; ``by_hand``: number
    and date written with a pen; ``agency``, ``topic``, ``year``: whose, about what, when; ``paper``: ``a3``, ``a4``,
    ``a5``; ``family``: typeface.
    """

    length: int
    table_rows: int
    by_hand: bool
    agency: Agency
    topic: Topic
    year: int
    paper: str
    family: str


def document(seed: int, type: str | None = None, *, pages: int = 99, **wishes: Unpack[Wishes]) -> list[Sample]:  # noqa: A002 - the field's own name
    """Return the clean pages of one document of a type (a key of ``BY_KEY``), at most ``pages``."""
    rng = np.random.default_rng(seed)
    kind = BY_KEY[type] if type else pick(rng, DOCUMENT_TYPES)
    writer = Writer(rng, kind, wishes.get("agency"), wishes.get("year"), wishes.get("topic"))
    flow = Flow(invent_setting(rng, wishes.get("paper", "a4"), family=wishes.get("family")), limit=pages)
    by_hand = wishes.get("by_hand", bool(rng.random() < 0.3))
    length = wishes.get("length", int(rng.integers(4, 11)))
    with suppress(PageLimitReached):
        set_heading(flow, writer, by_hand=by_hand and kind.is_numbered)
        set_body(flow, writer, length=length, table_rows=wishes.get("table_rows", 0))
    return [_page_of(flow, kind, seed, index) for index in range(len(flow.sheets))]


def first_page(seed: int, type: str | None = None, **wishes: Unpack[Wishes]) -> Sample:  # noqa: A002 - as above
    """Return the first page of a document; that of a short one also carries its signature."""
    return document(seed, type, pages=1, **wishes)[0]


def invent_setting(
    rng: np.random.Generator, paper: str = "a4", *, landscape: bool = False, family: str | None = None
) -> Setting:  # fmt: skip
    """Return margins, type size and spacing within what NĐ 30/2020, phụ lục I allows for A4."""
    small = paper == "a5"
    return Setting(
        paper=paper,
        landscape=landscape,
        family=family or pick(rng, _FAMILIES),
        size=11.0 if small else float(pick(rng, (13, 13.5, 14))),
        margins=(20, 12.0 if small else float(rng.uniform(15, 19)), 20, 20.0 if small else float(rng.uniform(30, 34))),
        leading=float(rng.uniform(1.22, 1.42)),
        gap=float(rng.uniform(3, 7)),
    )


def _page_of(flow: Flow, kind: DocumentType, seed: int, index: int) -> Sample:
    first, last = index == 0, index == len(flow.sheets) - 1
    name = "first" if first else "signature" if last else "continuation"
    return flow.sheets[index].sample(
        name, seed, type=kind.key, page_number=flow.first_number + index, document_start=first
    )  # fmt: skip
