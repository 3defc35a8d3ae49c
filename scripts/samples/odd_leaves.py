"""Pages that are in order though they look odd, and that a check must not take for bad ones; or the other way round."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import numpy as np

from samples.agencies import invent_person, pick
from samples.document_types import DOCUMENT_TYPES
from samples.documents import invent_setting
from samples.flow import Column, Flow, PageLimitReached, Setting, set_line
from samples.handwriting import ball_pen, pencil, write_line
from samples.ink import Colour, handwritten_number, signature
from samples.leaves import prose_style, start
from samples.phrases import Writer
from samples.sentences import DUTIES, FACTS
from samples.sheet import Sheet, points, px
from samples.truth import Sample

# Prose about secrecy on pages that are not secret.
SECRECY_TALK = (
    "Việc soạn thảo, phát hành tài liệu có nội dung bí mật nhà nước được thực hiện theo Luật Bảo vệ bí mật nhà nước.",
    "Không sử dụng máy tính có kết nối mạng Internet để soạn thảo, lưu giữ tài liệu mật, tối mật, tuyệt mật.",
    "{unit} rà soát danh mục bí mật nhà nước độ Tuyệt mật, Tối mật và Mật thuộc phạm vi quản lý của {issuer}.",
    "Tài liệu đã được giải mật theo Quyết định số {n3}/QĐ-{short} ngày {day} tháng {month} năm {year}.",
    "Cán bộ làm công tác {field} phải cam kết giữ bí mật thông tin, không mang tài liệu ra khỏi cơ quan.",
    "Độ mật: Thường. Độ khẩn: Thường. Nơi gửi: {unit}.",
    "Nghiêm cấm việc thu thập, trao đổi, chuyển nhượng trái phép tài liệu có đóng dấu chỉ các mức độ mật.",
)
_FORM_LINES = (
    "Họ và tên:", "Ngày, tháng, năm sinh:", "Số định danh cá nhân:", "Nơi thường trú:", "Nghề nghiệp:",
    "Cơ quan công tác:", "Nội dung đề nghị:", "Diện tích đất (m2):", "Số thửa, tờ bản đồ:", "Nguồn gốc sử dụng:",
    "Số tiền đề nghị hỗ trợ (đồng):", "Tài khoản nhận tiền:", "Giấy tờ kèm theo:", "Người liên hệ:", "Số điện thoại:",
)  # fmt: skip


def _secrecy_talk(seed: int, *, paper: str = "a4") -> Sample:
    """Return a page of prose that speaks of secrets between ordinary duties."""
    flow, writer = start(seed, paper=paper)
    with suppress(PageLimitReached):
        for number in range(24):
            text = writer.sentence(SECRECY_TALK if number % 2 == 0 else DUTIES)
            flow.paragraph(text, prose_style(flow))
    return flow.sheet.sample("secrecy_talk", seed, page_number=2)


def _numbered(
    seed: int, *, number: int = 2, at: str = "top", form: str = "{}", paper: str = "a4", full: bool = True
) -> Sample:
    """Return a page of prose with its number printed at the ``top`` or ``bottom`` centre, ``form`` around it."""
    rng = np.random.default_rng(seed)
    writer = Writer(rng, pick(rng, DOCUMENT_TYPES))
    flow = Flow(invent_setting(rng, paper), limit=1)
    sheet = flow.sheet
    sheet.area = "head"
    baseline = px(14) if at == "top" else sheet.height - px(11)
    face = flow.face(min(flow.setting.size, 13))
    boxes = set_line(sheet, [(form.format(number), face)], flow.column, baseline, "center")
    sheet.mark("page_number", boxes[0], str(number))
    sheet.next_line(new_block=True)
    sheet.area = "body"
    with suppress(PageLimitReached):
        for turn in range(60 if full else int(rng.integers(2, 6))):
            flow.paragraph(writer.paragraph(FACTS if turn % 2 else DUTIES, int(rng.integers(1, 4))), prose_style(flow))
    return sheet.sample("numbered", seed, page_number=number)


def _narrow(seed: int, *, paper: str = "a4") -> Sample:
    """Return a page printed up to 4 to 7 mm from its edges: near them, but whole."""
    rng = np.random.default_rng(seed)
    writer = Writer(rng, pick(rng, DOCUMENT_TYPES))
    top, right, bottom, left = (float(rng.uniform(4, 7)) for _ in range(4))
    flow = Flow(Setting(paper, size=12.0, margins=(top, right, bottom, left)), limit=1)
    with suppress(PageLimitReached):
        for number in range(60):
            flow.paragraph(writer.paragraph(DUTIES if number % 2 else FACTS, 3), prose_style(flow))
    return flow.sheet.sample("narrow", seed)


def _lone_signature(seed: int, *, paper: str = "a4") -> Sample:
    """Return a sheet with one signature and no word."""
    rng = np.random.default_rng(seed)
    sheet = Sheet.of(paper)
    patch = signature(rng, px(rng.uniform(28, 40)), px(rng.uniform(14, 20)))
    x, y = rng.uniform(0.2, 0.65) * sheet.width, rng.uniform(0.15, 0.75) * sheet.height
    sheet.mark("signature", sheet.stamp(patch, round(x), round(y)))
    return sheet.sample("lone_signature", seed)


def _by_hand(seed: int, kind: str, *, paper: str = "a4", lines: int | None = None, ruled: bool = False) -> Sample:
    rng = np.random.default_rng(seed)
    writer = Writer(rng, pick(rng, DOCUMENT_TYPES))
    sheet, pitch = Sheet.of(paper), px(rng.uniform(8.5, 11))
    colour: Colour = pencil(rng) if kind == "pencil" else ball_pen(rng)
    if ruled:
        for y in range(px(28), sheet.height - px(15), pitch):
            sheet.stamp(np.full((2, sheet.width, 3), (170, 195, 235), np.uint8), 0, y)
    left, room, size = px(24), sheet.width - px(38), float(rng.uniform(15, 19))
    text: list[str] = []
    for line in range(lines or int(rng.integers(8, 22))):
        while len(text) < 30:
            text += writer.sentence(FACTS if rng.random() < 0.5 else DUTIES).split()
        done = write_line(sheet, rng, " ".join(text), (left, px(28) + line * pitch - 4), room, size, colour)
        text = text[done:]
    return sheet.sample(kind, seed)


def _handwritten(seed: int, *, paper: str = "a4", ruled: bool = False) -> Sample:
    """Return a page written with a ball pen from top to bottom."""
    return _by_hand(seed, "handwritten", paper=paper, ruled=ruled)


def _pencil(seed: int, *, paper: str = "a4", lines: int | None = None) -> Sample:
    """Return a page with some faint lines in pencil."""
    return _by_hand(seed, "pencil", paper=paper, lines=lines)


def _form(seed: int, *, form: int = 1, paper: str = "a4", by_hand: bool = True) -> Sample:
    """Return a filled-in form: the printed lines follow from ``form``, what is filled in from ``seed``."""
    layout, rng = np.random.default_rng((form, 44)), np.random.default_rng((seed, 45))
    printed, writer = Writer(layout, pick(layout, DOCUMENT_TYPES)), Writer(rng, pick(rng, DOCUMENT_TYPES))
    flow = Flow(invent_setting(layout, paper), limit=1)
    flow.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", flow.face(13, bold=True), flow.column)
    flow.centred("Độc lập - Tự do - Hạnh phúc", flow.face(13, bold=True), flow.column)
    flow.space(14)
    flow.centred("ĐƠN ĐỀ NGHỊ", flow.face(15, bold=True), flow.column)
    flow.centred(printed.fill("Về việc {work}"), flow.face(13, italic=True), flow.column)
    flow.space(12)
    colour, label = ball_pen(rng), flow.face(13)
    order = layout.permutation(len(_FORM_LINES))[: int(layout.integers(9, 14))]
    for index in [0, *(int(one) for one in order if one)]:
        flow.y += points(13) * 1.9
        baseline = flow.y - points(13) * 0.4
        set_line(flow.sheet, [(word, label) for word in _FORM_LINES[index].split()], flow.column, baseline, "left")
        x = flow.left + sum(label.advance(word) + label.blank for word in _FORM_LINES[index].split())
        flow.sheet.rule(x, baseline + 6, flow.left + flow.width - x, 2)
        _fill(flow, writer, (x + 12, baseline), index, colour if by_hand else None)
    flow.space(24)
    right = Column(flow.left + flow.width / 2, flow.width / 2)
    flow.centred("Người làm đơn", flow.face(13, bold=True), right)
    patch = signature(rng, px(34), px(16))
    flow.sheet.mark(
        "signature", flow.sheet.stamp(patch, round(right.centre - patch.shape[1] / 2), round(flow.y + px(5)))
    )
    return flow.sheet.sample("form", seed)


def _fill(flow: Flow, writer: Writer, place: tuple[float, float], index: int, colour: Colour | None) -> None:
    """Fill in one line of a form: with a pen, or printed where no colour is given."""
    x, baseline = place
    value = {0: invent_person(writer.rng), 10: writer.money(), 7: writer.figure()}.get(index)
    value = value or " ".join(writer.sentence(FACTS).split()[: int(writer.rng.integers(3, 8))])
    room = flow.left + flow.width - x
    if colour is None:
        face, words = flow.face(12), value.split()
        while words and sum(face.advance(word) + face.blank for word in words) > room:
            words.pop()
        set_line(flow.sheet, [(word, face) for word in words], Column(x, room), baseline, "left")
    elif value.isdigit():
        flow.sheet.handwritten(
            value, handwritten_number(writer.rng, value, px(4), colour), round(x), round(baseline) - px(4)
        )
        flow.sheet.next_line()
    else:
        write_line(flow.sheet, writer.rng, value, (x, baseline), room, 14.0, colour)


MAKERS: dict[str, Callable[..., Sample]] = {
    "secrecy_talk": _secrecy_talk,
    "numbered": _numbered,
    "narrow": _narrow,
    "lone_signature": _lone_signature,
    "handwritten": _handwritten,
    "pencil": _pencil,
    "form": _form,
}
