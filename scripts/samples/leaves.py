"""Single clean pages of every kind a dossier holds, beside the documents proper."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import numpy as np

from samples.agencies import invent_person, pick
from samples.closing import set_closing
from samples.document_types import BY_KEY, DOCUMENT_TYPES
from samples.documents import first_page, invent_setting
from samples.flow import Column, Flow, PageLimitReached, Setting, Style
from samples.ink import signature
from samples.photo import landscape_photo
from samples.phrases import Writer
from samples.seal import seal
from samples.sentences import DUTIES, FACTS
from samples.sheet import Sheet, points, px
from samples.tables import invent_table, set_table
from samples.truth import Sample
from samples.vocabulary import Topic

_SLIP = Setting(paper="receipt", size=9, margins=(8, 5, 6, 5), leading=1.2, gap=2)


def start(
    seed: int, *, landscape: bool = False, paper: str = "a4", first: int = 2, topic: Topic | None = None,
    year: int | None = None,
) -> tuple[Flow, Writer]:  # fmt: skip
    """Return a page to fill and the writer of its text; ``first`` is its number, printed from 2 on."""
    rng = np.random.default_rng(seed)
    writer = Writer(rng, pick(rng, DOCUMENT_TYPES), year=year, topic=topic)
    return Flow(invent_setting(rng, paper, landscape=landscape), limit=1, first_number=first), writer


def prose_style(flow: Flow) -> Style:
    """Return the style of an ordinary paragraph."""
    return Style(flow.face(), "justify", 10, flow.setting.leading, after=flow.setting.gap)


def _continuation(seed: int, *, paper: str = "a4", landscape: bool = False) -> Sample:
    flow, writer = start(seed, paper=paper, landscape=landscape)
    with suppress(PageLimitReached):
        for number in range(60):
            text = writer.paragraph(DUTIES if number % 2 else FACTS, int(writer.rng.integers(1, 4)))
            flow.paragraph(text, prose_style(flow))
    return flow.sheet.sample("continuation", seed, page_number=2)


def annex(
    seed: int, pages: int = 1, *, paper: str = "a4", landscape: bool = False, topic: Topic | None = None,
    year: int | None = None,
) -> list[Sample]:  # fmt: skip
    """Return the pages of an annex: a title and one dense table; a third of them end half way down the first page."""
    flow, writer = start(seed, paper=paper, landscape=landscape, topic=topic, year=year)
    flow.limit = pages
    title = flow.face(13, bold=True)
    flow.paragraph("PHỤ LỤC", Style(title, "center", after=2))
    flow.paragraph(f"Biểu tổng hợp {writer.topic.work}", Style(title, "center", after=10))
    short = pages == 1 and writer.rng.random() < 0.35
    rows = int(writer.rng.integers(8, 15)) if short else 48 * pages
    with suppress(PageLimitReached):
        set_table(flow, invent_table(writer, rows, wide=landscape))
    kind = "landscape_table" if landscape else "table"
    return [sheet.sample(kind, seed, page_number=2 + index) for index, sheet in enumerate(flow.sheets)]


def _table(seed: int, *, paper: str = "a4", landscape: bool = False) -> Sample:
    return annex(seed, paper=paper, landscape=landscape)[0]


def _landscape_table(seed: int, *, paper: str = "a4") -> Sample:
    return _table(seed, paper=paper, landscape=True)


def _signature(seed: int, *, paper: str = "a4") -> Sample:
    """Return the last page of a document: a few lines, then the signature block."""
    flow, writer = start(seed, paper=paper)
    flow.paragraph(writer.paragraph(DUTIES, int(writer.rng.integers(1, 4))), prose_style(flow))
    set_closing(flow, writer)
    return flow.sheet.sample("signature", seed, page_number=2)


def _sparse(seed: int, *, paper: str = "a4", topic: Topic | None = None, year: int | None = None) -> Sample:
    """Return a page with almost nothing on it: one signature with its name, half of them with three lines above."""
    flow, writer = start(seed, paper=paper, topic=topic, year=year)
    right = Column(flow.left + flow.width / 2, flow.width / 2)
    if writer.rng.random() < 0.5:
        for line in (
            writer.fill("{unit}"),
            writer.fill("Đã kiểm tra {thing}"),
            writer.fill("Ngày {day}/{month}/{year}"),
        ):
            flow.paragraph(line, Style(flow.face(), "center", after=4), column=right)
    patch = signature(writer.rng, px(36), px(17))
    box = flow.sheet.stamp(patch, round(right.centre - patch.shape[1] / 2), round(flow.y + px(8)))
    flow.sheet.mark("signature", box)
    flow.y += px(32)
    flow.centred(invent_person(writer.rng), flow.face(13, bold=True), right)
    return flow.sheet.sample("sparse", seed, page_number=2)


def _blank(seed: int, *, paper: str = "a4", landscape: bool = False) -> Sample:
    return Sheet.of(paper, landscape=landscape).sample("blank", seed)


def _seal(seed: int, *, paper: str = "a4", landscape: bool = False) -> Sample:
    """Return a sheet with nothing but a seal: the front of a verso on which only the seal shows through."""
    rng = np.random.default_rng(seed)
    sheet = Sheet.of(paper, landscape=landscape)
    writer = Writer(rng, pick(rng, DOCUMENT_TYPES))
    patch = seal(rng, writer.agency.seal)
    x = rng.uniform(0.45, 0.6) * sheet.width
    y = rng.uniform(0.2, 0.75) * sheet.height
    sheet.mark("seal", sheet.stamp(patch, round(x), round(y)), writer.agency.seal)
    return sheet.sample("seal", seed)


def _lined(seed: int, *, paper: str = "a4") -> Sample:
    """Return a ruled sheet of an exercise book with a few printed lines on the rules."""
    flow, writer = start(seed, paper=paper, first=1)
    sheet, pitch = flow.sheet, px(8)
    for y in range(px(28), sheet.height - px(15), pitch):
        sheet.stamp(np.full((2, sheet.width, 3), (170, 195, 235), np.uint8), 0, y)
    sheet.stamp(np.full((sheet.height, 4, 3), (240, 150, 150), np.uint8), px(25), 0)
    flow.y = px(28) + 0.12 * pitch
    style = Style(flow.face(13), "left", 0, pitch / points(13), after=0)
    for _ in range(int(writer.rng.integers(3, 7))):
        flow.paragraph(writer.sentence(FACTS), style)
    return sheet.sample("lined", seed)


def _receipt(seed: int) -> Sample:
    rng = np.random.default_rng(seed)
    writer = Writer(rng, BY_KEY["phieu_gui"])
    flow = Flow(_SLIP, limit=1)
    for text in (writer.agency.seal, "PHIẾU THU", writer.fill("Ngày {day}/{month}/{year}")):
        flow.paragraph(text, Style(flow.face(9.5, bold=True), "center", after=2))
    for number in range(1, int(rng.integers(4, 10))):
        flow.paragraph(f"{number}. {writer.topic.thing}: {writer.money()} đồng", Style(flow.face(), "left", after=1))
    flow.paragraph(f"Người nộp tiền: {invent_person(rng)}", Style(flow.face(italic=True), "left", before=6))
    return flow.sheet.sample("receipt", seed)


def _photo(seed: int, *, paper: str = "a4") -> Sample:
    """Return a page with a mounted photograph and its caption."""
    flow, writer = start(seed, paper=paper)
    width = round(flow.width)
    picture = landscape_photo(writer.rng, width, round(width * 0.67))
    flow.sheet.mark("photo", flow.sheet.stamp(picture, round(flow.left), round(flow.y + px(10))))
    flow.y += picture.shape[0] + px(16)
    caption = writer.fill("Ảnh: {work} tại {commune_low}")
    flow.paragraph(caption, Style(flow.face(12, italic=True), "center"))
    return flow.sheet.sample("photo", seed, page_number=2)


MAKERS: dict[str, Callable[..., Sample]] = {
    "first": first_page,
    "continuation": _continuation,
    "table": _table,
    "landscape_table": _landscape_table,
    "signature": _signature,
    "sparse": _sparse,
    "blank": _blank,
    "seal": _seal,
    "lined": _lined,
    "receipt": _receipt,
    "photo": _photo,
}
