"""The foot of a last page: nơi nhận at the left; authority, signature, seal and name at the right."""

from __future__ import annotations

from samples.flow import Column, Flow, Style
from samples.ink import signature
from samples.phrases import Writer
from samples.seal import seal
from samples.sheet import px

BLOCK_MM = 65


def set_closing(flow: Flow, writer: Writer) -> None:
    """Set the signature block and the list of recipients side by side, on the next page when there is no room."""
    flow.space(8)
    flow.keep(px(BLOCK_MM))
    top = flow.y
    _set_recipients(flow, writer)
    end = flow.y
    flow.y = top
    column = Column(flow.left + flow.width * 0.46, flow.width * 0.54)
    set_signature(flow, writer, column, (*writer.signing, writer.signer))
    flow.y = max(end, flow.y)
    flow.sheet.area = "body"


def set_signature(flow: Flow, writer: Writer, column: Column, lines: tuple[str, ...], *, sealed: bool = True) -> None:
    """Set authority and title, the signature, the seal over its left third, and the name, which is the last line."""
    sheet, rng = flow.sheet, writer.rng
    sheet.area = "sign"
    face = flow.face(13.5, bold=True)
    for title in lines[:-1]:
        flow.centred(title, face, column)
    flow.sheet.next_line(new_block=True)
    gap = px(30)
    centre = round(column.centre)
    patch = signature(rng, px(rng.uniform(30, 40)), px(rng.uniform(15, 20)))
    x, y = centre - patch.shape[1] // 2 + px(rng.normal(0, 2)), round(flow.y + (gap - patch.shape[0]) / 2)
    sheet.mark("signature", sheet.stamp(patch, x, y))
    if sealed:
        die = seal(rng, writer.agency.seal)
        x = centre - round(px(rng.uniform(13, 16)) + die.shape[1] / 2)
        y = round(flow.y + (gap - die.shape[0]) / 2 + px(rng.normal(0, 1.5)))
        sheet.mark("seal", sheet.stamp(die, x, y), writer.agency.seal)
    flow.y += gap
    boxes = flow.centred(lines[-1], face, column)
    sheet.next_line(new_block=True)
    sheet.value("signer", lines[-1], boxes)
    sheet.area = "body"


def _set_recipients(flow: Flow, writer: Writer) -> None:
    flow.sheet.area = "list"
    column = Column(flow.left, flow.width * 0.44)
    named = f"Như Điều {writer.last_article};" if writer.last_article else "Như trên;"
    told = f"{writer.agency.parent_name} (để báo cáo);"
    lines = [named, told, f"{writer.unit()};", f"{writer.unit()} (để phối hợp);"]
    lines = [*lines[: int(writer.rng.integers(2, 5))], f"Lưu: VT, {writer.fill('{unit_short}')}."]
    heading = Style(flow.face(12, bold=True, italic=True), "left", leading=1.2, after=0)
    flow.paragraph("Nơi nhận:", heading, column=column)
    small = Style(flow.face(11), "left", leading=1.15, after=0)
    for line in lines:
        flow.paragraph(f"- {line}", small, column=column)
    flow.sheet.area = "body"
