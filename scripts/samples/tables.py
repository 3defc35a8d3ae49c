"""Ruled tables with small dense text, as annexes of plans and reports carry them."""

from __future__ import annotations

from dataclasses import dataclass

from samples.agencies import invent_person, pick
from samples.flow import Column, Flow, Run, natural_width, runs_of, set_line, wrap
from samples.phrases import Writer
from samples.sheet import points, px
from samples.truth import Rectangle
from samples.vocabulary import COMMUNES

_PAD_MM = 1.7
_NOTES = ("", "", "Đã nghiệm thu", "Chưa đủ hồ sơ", "Chuyển tiếp năm sau", "Đang thực hiện", "Đề nghị bổ sung kinh phí")


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading, its share of the width, how its cells are aligned."""

    title: str
    share: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, rows of cell texts, the size of the type in points, whether short cells stand in the middle of a row."""

    columns: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    size: float = 10.5
    centred: bool = False


def invent_table(writer: Writer, rows: int, *, wide: bool) -> Table:
    """Return a table of figures on the writer's topic; ``wide`` has more columns, for landscape pages."""
    columns = [
        Head("TT", 0.5, "center"), Head("Tên xã, phường", 1.6), Head("Người phụ trách", 1.9),
        Head(f"Số lượng ({writer.topic.unit})", 1.2, "right"), Head("Kinh phí (đồng)", 1.5, "right"),
        Head("Ghi chú", 1.7),
    ]  # fmt: skip
    if wide:
        columns[5:5] = [
            Head("Ngân sách tỉnh (đồng)", 1.5, "right"), Head("Đơn vị thực hiện", 2.6),
            Head("Thời gian hoàn thành", 1.3, "center"),
        ]  # fmt: skip
    start = int(writer.rng.integers(len(COMMUNES)))
    body = [
        _row(writer, number, COMMUNES[(start + number) % len(COMMUNES)], wide=wide) for number in range(1, rows + 1)
    ]
    return Table(tuple(columns), tuple(body), 10.5 if wide else 10, centred=bool(writer.rng.random() < 0.4))


def _row(writer: Writer, number: int, commune: str, *, wide: bool) -> tuple[str, ...]:
    cells = [str(number), commune, invent_person(writer.rng), writer.figure(5, 4000), writer.money()]
    if wide:
        cells += [writer.money(), writer.unit(), writer.fill("{day}/{month_after}/{year}")]
    return (*cells, pick(writer.rng, _NOTES))


def set_table(flow: Flow, table: Table) -> Rectangle:
    """Set a table over the text width, its head repeated on every page; return its box on the last page."""
    total = sum(column.share for column in table.columns)
    widths = [flow.width * column.share / total for column in table.columns]
    head = tuple(column.title for column in table.columns)
    top = flow.y
    _set_row(flow, table, widths, head, bold=True)
    for row in table.rows:
        if flow.y + _row_height(table, widths, row, flow) > flow.bottom:
            _close(flow, top)
            flow.new_page()
            top = flow.y
            _set_row(flow, table, widths, head, bold=True)
        _set_row(flow, table, widths, row, bold=False)
    box = _close(flow, top)
    flow.space(8)
    return box


def _close(flow: Flow, top: float) -> Rectangle:
    box = (round(flow.left), round(top), round(flow.width), round(flow.y - top))
    flow.sheet.mark("table", box)
    return box


def _row_height(table: Table, widths: list[float], cells: tuple[str, ...], flow: Flow) -> float:
    face = flow.face(table.size)
    most = max(
        len(wrap(runs_of(cell, face), width - 2 * px(_PAD_MM))) for cell, width in zip(cells, widths, strict=True)
    )
    return most * points(table.size) * 1.18 + 2 * px(_PAD_MM)


def _set_row(flow: Flow, table: Table, widths: list[float], cells: tuple[str, ...], *, bold: bool) -> None:
    sheet, face = flow.sheet, flow.face(table.size, bold=bold)
    sheet.area = "table"
    pad, pitch = px(_PAD_MM), points(table.size) * 1.18
    wrapped = [wrap(runs_of(cell, face), width - 2 * pad) for cell, width in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped) * pitch + 2 * pad
    x = flow.left
    for column, width, lines in zip(table.columns, widths, wrapped, strict=True):
        align = "center" if bold else column.align
        tall = height if bold or table.centred else len(lines) * pitch + 2 * pad
        _set_cell(flow, lines, Column(x, width), tall, align)
        x += width
    _rule_row(flow, widths, height)
    flow.y += height
    sheet.area = "body"


def _set_cell(flow: Flow, lines: list[list[Run]], cell: Column, height: float, align: str) -> None:
    """Set the lines of a cell in the middle of ``height`` pixels, which is less than the row's to set them high."""
    size = next((face.size for line in lines for _, face in line), 10.0)
    pitch, pad = points(size) * 1.18, px(_PAD_MM)
    y = flow.y + (height - len(lines) * pitch) / 2
    for line in lines:
        y += pitch
        room = max(cell.width - 2 * pad, natural_width(line))
        set_line(flow.sheet, line, Column(cell.left + pad, room), y - 0.24 * pitch, align)
    flow.sheet.next_line(new_block=True)


def _rule_row(flow: Flow, widths: list[float], height: float) -> None:
    sheet, thick = flow.sheet, 3
    sheet.rule(flow.left, flow.y, flow.width, thick)
    sheet.rule(flow.left, flow.y + height, flow.width + thick, thick)
    x = flow.left
    for width in [0.0, *widths]:
        x += width
        sheet.rule(x, flow.y, thick, height)
