"""Setting type: lines, paragraphs and pages that follow each other as a text processor would lay them."""

from __future__ import annotations

from dataclasses import dataclass

from samples.sheet import Face, Sheet, points, px
from samples.truth import Rectangle

Run = tuple[str, Face]


class PageLimitReached(Exception):
    """The document has more pages than were asked for; what is drawn so far stands."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the page, pixels."""

    left: float
    width: float

    @property
    def centre(self) -> float:
        """Its middle."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: ``leading`` in multiples of the size, ``indent`` in mm, spaces in points."""

    face: Face
    align: str = "justify"
    indent: float = 0.0
    leading: float = 1.3
    before: float = 0.0
    after: float = 6.0


def runs_of(text: str, face: Face) -> list[Run]:
    """Return the words of a text in one face."""
    return [(word, face) for word in text.split()]


def natural_width(runs: list[Run]) -> float:
    """Return the width of a line with ordinary blanks, pixels."""
    return sum(face.advance(word) for word, face in runs) + sum(face.blank for _, face in runs[:-1])


def wrap(runs: list[Run], width: float, indent: float = 0.0) -> list[list[Run]]:
    """Break words into lines no wider than ``width`` pixels (the first one less ``indent``)."""
    lines: list[list[Run]] = [[]]
    room = width - indent
    for word, face in runs:
        needed = face.advance(word)
        if lines[-1] and needed > room:
            lines.append([])
            room = width
        lines[-1].append((word, face))
        room -= needed + face.blank
    return lines


def balanced(runs: list[Run], width: float) -> list[list[Run]]:
    """Break words as ``wrap`` does, then even the lines out: as many lines, none much shorter than the others."""
    lines = wrap(runs, width)
    while len(lines) > 1 and width > 100:
        width -= 12
        tighter = wrap(runs, width)
        if len(tighter) > len(lines) or max(natural_width(line) for line in tighter) > width + 12:
            break
        lines = tighter
    return lines


def set_line(sheet: Sheet, runs: list[Run], column: Column, baseline: float, align: str) -> list[Rectangle]:
    """Print one line within a column and return the boxes of its words."""
    slack = column.width - natural_width(runs)
    extra = slack / (len(runs) - 1) if align == "justify" and len(runs) > 1 else 0.0
    x = column.left + {"center": slack / 2, "right": slack}.get(align, 0.0)
    boxes = []
    for word, face in runs:
        boxes.append(sheet.word(word, face, x, baseline))
        x += face.advance(word) + face.blank + extra
    sheet.next_line()
    return boxes


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: ``size`` of its type in points, ``leading`` and ``gap`` (points) of its body.

    ``margins`` are top, right, bottom and left in mm.
    """

    paper: str = "a4"
    landscape: bool = False
    family: str = "free"
    size: float = 14.0
    margins: tuple[float, float, float, float] = (20, 18, 20, 30)
    leading: float = 1.3
    gap: float = 6.0


class Flow:
    """Pages filled from top to bottom. ``y`` is the lower edge of what was set last, pixels from the top."""

    def __init__(self, setting: Setting, *, limit: int = 99, first_number: int = 1) -> None:
        self.setting, self.limit, self.first_number = setting, limit, first_number
        self.sheets: list[Sheet] = []
        self.y = 0.0
        self.new_page()

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self.sheets[-1]

    @property
    def left(self) -> float:
        """Left edge of the text, pixels."""
        return px(self.setting.margins[3])

    @property
    def width(self) -> float:
        """Width of the text, pixels."""
        return self.sheet.width - px(self.setting.margins[3] + self.setting.margins[1])

    @property
    def column(self) -> Column:
        """The whole width of the text."""
        return Column(self.left, self.width)

    @property
    def bottom(self) -> float:
        """Where the text must end, pixels."""
        return self.sheet.height - px(self.setting.margins[2])

    @property
    def page_number(self) -> int:
        """Number of the page being filled."""
        return self.first_number + len(self.sheets) - 1

    def face(self, size: float | None = None, *, bold: bool = False, italic: bool = False) -> Face:
        """Return a face of this document's family, in its body size unless told."""
        return Face(size or self.setting.size, bold, italic, self.setting.family)

    def new_page(self) -> None:
        """Begin a page; from the second on its number stands at the top centre (NĐ 30/2020, phụ lục I)."""
        if len(self.sheets) >= self.limit:
            raise PageLimitReached
        self.sheets.append(Sheet.of(self.setting.paper, landscape=self.setting.landscape))
        self.y = px(self.setting.margins[0])
        if self.page_number > 1:
            self.sheet.area = "head"
            face = self.face(min(self.setting.size, 13))
            set_line(self.sheet, [(str(self.page_number), face)], self.column, px(14), "center")
            self.sheet.next_line(new_block=True)
        self.sheet.area = "body"

    def keep(self, height: float) -> None:
        """Begin a page unless this many pixels are left on the present one."""
        if self.y + height > self.bottom and self.y > px(self.setting.margins[0]):
            self.new_page()

    def space(self, size: float) -> None:
        """Leave a gap, in points."""
        self.y += points(size)

    def paragraph(self, text: str, style: Style, *, lead: str = "", column: Column | None = None) -> list[Rectangle]:
        """Set a paragraph, ``lead`` in bold before it; pages break between lines. Returns the boxes of its words."""
        bold = Face(style.face.size, bold=True, italic=style.face.italic, family=style.face.family)
        runs = runs_of(lead, bold) + runs_of(text, style.face)
        within = column or self.column
        indent, pitch = px(style.indent), points(style.face.size) * style.leading
        lines = wrap(runs, within.width, indent)
        boxes: list[Rectangle] = []
        self.space(style.before)
        for index, line in enumerate(lines):
            self.keep(pitch)
            shift = indent if index == 0 else 0
            justified = style.align == "justify" and index < len(lines) - 1
            align = style.align if style.align != "justify" or justified else "left"
            self.y += pitch
            room = Column(within.left + shift, within.width - shift)
            boxes += set_line(self.sheet, line, room, self.y - 0.25 * pitch, align)
        self.space(style.after)
        self.sheet.next_line(new_block=True)
        return boxes

    def centred(self, text: str, face: Face, column: Column, leading: float = 1.2) -> list[Rectangle]:
        """Set lines centred in a column; the heading and the signature block are made of these."""
        boxes: list[Rectangle] = []
        for line in balanced(runs_of(text, face), column.width):
            self.y += points(face.size) * leading
            boxes += set_line(self.sheet, line, column, self.y - points(face.size) * 0.2, "center")
        return boxes

    def underline(self, centre: float, width: float, drop: float = 1.2) -> None:
        """Rule a thin line of ``width`` pixels around ``centre``, ``drop`` mm below what was set last."""
        self.sheet.rule(centre - width / 2, self.y + px(drop), width, 4)
