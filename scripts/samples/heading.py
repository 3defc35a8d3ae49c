"""The head of a first page after NĐ 30/2020, phụ lục I: agency and number left, quốc hiệu right, then the title."""

from __future__ import annotations

from dataclasses import replace

from samples.flow import Column, Flow, natural_width, runs_of
from samples.ink import handwritten_number
from samples.phrases import Writer
from samples.sheet import Face, points, px

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def set_heading(flow: Flow, writer: Writer, *, by_hand: bool) -> None:
    """Set the head of the first page and record its fields; ``by_hand``: number and date are written with a pen."""
    sheet, top = flow.sheet, flow.y
    sheet.area = "head"
    left = Column(flow.left - px(6), flow.width * 0.41)
    right = Column(left.left + left.width + px(1), flow.width - left.width + px(9))
    number, subject = writer.notation(), writer.subject()
    _set_agency(flow, writer, left)
    if writer.kind.is_numbered:
        flow.space(8)
        _set_number(flow, writer, left, number, by_hand=by_hand)
    if writer.kind.is_letter:
        text = f"V/v {subject.removeprefix('về việc ')}"
        boxes = flow.centred(text, flow.face(12), Column(left.left + px(2), left.width - px(4)), 1.15)
        sheet.next_line(new_block=True)
        sheet.value("subject", subject[:1].upper() + subject[1:], boxes)
    end_left, flow.y = flow.y, top
    _set_nation(flow, right)
    _set_place_and_date(flow, writer, right, by_hand=by_hand)
    flow.y = max(end_left, flow.y)
    flow.space(12 if writer.kind.is_letter else 16)
    if not writer.kind.is_letter:
        _set_title(flow, writer, subject)
    sheet.area = "body"


def _set_agency(flow: Flow, writer: Writer, column: Column) -> None:
    agency = writer.agency
    boxes = []
    for index, line in enumerate(agency.heading):
        face = _fitting(flow.face(12.5, bold=index >= agency.parents), line, column, 11.5)
        boxes.append(flow.centred(line, face, column, 1.15))
    flow.underline(column.centre, column.width * 0.34)
    flow.sheet.value("issuing_body", agency.name, [box for line in boxes[agency.parents :] for box in line])
    flow.sheet.next_line(new_block=True)


def _fitting(face: Face, text: str, column: Column, smallest: float) -> Face:
    """Return the face, made smaller until the text fits on one line or ``smallest`` points are reached."""
    while face.size > smallest and natural_width(runs_of(text, face)) > column.width:
        face = replace(face, size=face.size - 0.5)
    return face


def _set_number(flow: Flow, writer: Writer, column: Column, notation: str, *, by_hand: bool) -> None:
    sheet, face = flow.sheet, flow.face(13)
    flow.y += points(13) * 1.25
    baseline = flow.y - points(13) * 0.25
    number = f"{writer.number:02d}"
    x = column.left + (column.width - natural_width([("Số:", face), (f"{number}/{notation}", face)])) / 2
    x -= px(4) if by_hand else 0
    sheet.word("Số:", face, x, baseline)
    x += face.advance("Số:") + face.blank
    if by_hand:
        patch = handwritten_number(writer.rng, number, px(4.6))
        written = sheet.handwritten(number, patch, round(x), round(baseline - px(4.9)))
        x += patch.shape[1] + px(1)
        printed = sheet.word(f"/{notation}", face, x, baseline, glued=True)
    else:
        written = printed = sheet.word(f"{number}/{notation}", face, x, baseline)
    sheet.next_line(new_block=True)
    sheet.value("number", number, [written])
    sheet.value("notation", notation, [printed])


def _set_nation(flow: Flow, column: Column) -> None:
    flow.centred(NATION, _fitting(flow.face(12.5, bold=True), NATION, column, 9), column, 1.15)
    motto = flow.face(13.5, bold=True)
    flow.centred(MOTTO, motto, column, 1.15)
    flow.underline(column.centre, natural_width(runs_of(MOTTO, motto)), 1.0)
    flow.sheet.next_line(new_block=True)


def _set_place_and_date(flow: Flow, writer: Writer, column: Column, *, by_hand: bool) -> None:
    sheet, date = flow.sheet, writer.date
    face = flow.face(13.5, italic=True)
    flow.space(7)
    flow.y += points(13.5) * 1.25
    baseline = flow.y - points(13.5) * 0.25
    words = [*f"{writer.agency.place}, ngày".split(), date.day_text, "tháng", date.month_text, "năm", str(date.year)]
    day = len(words) - 5
    x = column.left + (column.width - natural_width([(word, face) for word in words])) / 2
    boxes = []
    for index, word in enumerate(words):
        if by_hand and index in {day, day + 2}:
            patch = handwritten_number(writer.rng, word, px(4.4))
            boxes.append(sheet.handwritten(word, patch, round(x), round(baseline - px(4.7))))
            x += patch.shape[1] + px(0.6)
        else:
            boxes.append(sheet.word(word, face, x, baseline))
            x += face.advance(word) + face.blank
    sheet.next_line(new_block=True)
    sheet.value("place", writer.agency.place, boxes[: day - 1])
    sheet.value("date", date.iso, boxes[day - 1 :])


def _set_title(flow: Flow, writer: Writer, subject: str) -> None:
    sheet = flow.sheet
    middle = Column(flow.left, flow.width)
    boxes = flow.centred(writer.kind.name.upper(), flow.face(14.5, bold=True), middle, 1.15)
    sheet.value("type", writer.kind.name, boxes)
    narrow = Column(flow.left + flow.width * 0.12, flow.width * 0.76)
    boxes = flow.centred(subject, flow.face(14, bold=True), narrow)
    flow.underline(middle.centre, flow.width * 0.22, 1.6)
    flow.space(16)
    sheet.next_line(new_block=True)
    sheet.value("subject", subject, boxes)
