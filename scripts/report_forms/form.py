"""A form on a grid of 24 columns: headings, texts, tables and signatures as blocks of merged cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet

COLUMNS = 24
FACE = "Times New Roman"
MM = 1 / 25.4
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
KEEP, TOGETHER = "{{#keep}}", "{{#together}}"
WHOLE, BROKEN, TWO = "#,##0", "#,##0.0", "#,##0.00"

Two = tuple[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a table: its head (vi, en), how many of the 24 columns it takes, what stands in a line."""

    head: Two
    span: int
    value: str
    form: str = ""
    align: str = "left"
    total: str = ""


def figure(head: Two, span: int, name: str, form: str = WHOLE, total: str = "") -> Column:
    """Return a column of numbers; ``total`` is the placeholder of its sum."""
    return Column(head, span, f"{{{{.{name}}}}}", form, "right", total)


def words(head: Two, span: int, name: str, align: str = "left", total: str = "") -> Column:
    """Return a column of text."""
    return Column(head, span, f"{{{{.{name}}}}}", "", align, total)


# Words, line and blocks of the national heading: columns of the agency, rule below the agency, rule below the motto.
_HEADS = {False: (10, (4, 4), (14, 8)), True: (9, (4, 3), (15, 5))}
NUMBER = Column(("TT", "#"), 1, "{{.n}}", WHOLE, "center")


class Form:
    """A workbook in one language, made from the top of its sheets to their end."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        # Widths of columns are counted in digits of this font: one that is missing makes a spreadsheet count otherwise.
        normal: Any = self.book
        normal._fonts = IndexedList([Font(name=FACE, size=11)])  # noqa: SLF001 - the library has no other way
        normal._named_styles["Normal"].font = Font(name=FACE, size=11)  # noqa: SLF001 - as above
        self.sheet: Worksheet
        self.row = 0
        self._landscape = False

    def say(self, text: Two | str) -> str:
        """Return the words in the form's language."""
        return text if isinstance(text, str) else text[0 if self.language == "vi" else 1]

    def start(self, name: Two, *, landscape: bool = False) -> None:
        """Begin a sheet on A4: margins of 20 mm above and below, 30 (landscape 20) left, 15 right.

        Pages are numbered as Nghị định 30/2020 asks (annex I, II.1 and III): in the middle above the text, 13 points,
        from the second page on, each annex anew.
        """
        self.sheet = self.book.create_sheet(self.say(name))
        self.row, self._landscape = 0, landscape
        sheet: Any = self.sheet
        for column in range(1, COLUMNS + 1):
            sheet.column_dimensions[get_column_letter(column)].width = (41 if landscape else 26) / 7
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = sheet.page_margins
        margins.top, margins.bottom = 20 * MM, 20 * MM
        margins.left, margins.right = (20 if landscape else 30) * MM, 14.5 * MM
        margins.header, margins.footer = 10 * MM, 10 * MM
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
        sheet.HeaderFooter.differentFirst = True
        for part, text, size in (
            (sheet.oddHeader.center, "&P", 13),
            (sheet.oddFooter.left, "{{foot.period}}", 9), (sheet.firstFooter.left, "{{foot.period}}", 9),
            (sheet.oddFooter.right, self.say(name), 9), (sheet.firstFooter.right, self.say(name), 9),
        ):  # fmt: skip
            part.text, part.font, part.size = text, f"{FACE},Regular", size

    def next(self, height: float | None = None) -> int:
        """Go to the next row; its height is the least it has."""
        self.row += 1
        if height is not None:
            self.sheet.row_dimensions[self.row].height = height
        return self.row

    def put(  # noqa: PLR0913 - what a cell can be
        self,
        first: int,
        span: int,
        text: Two | str,
        *,
        size: float = 13,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        vertical: str = "center",
        boxed: bool = False,
        form: str = "",
        wrap: bool = True,
        indent: int = 0,
    ) -> None:
        """Write a block of the present row, beginning at a column from 1."""
        cell = self.sheet.cell(self.row, first, self.say(text))
        cell.font = Font(name=FACE, size=size, bold=bold, italic=italic)
        cell.alignment = Alignment(horizontal=align, vertical=vertical, wrap_text=wrap, indent=indent)
        if form:
            cell.number_format = form
        if boxed:
            for column in range(first, first + span):
                self.sheet.cell(self.row, column).border = BOX
        if span > 1:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=first, end_column=first + span - 1
            )

    def section(self, text: Two, *, size: float = 13) -> None:
        """Write the title of what follows, on its page."""
        self.line(KEEP + self.say(text), size=size, bold=True)

    def line(
        self,
        text: Two | str,
        *,
        size: float = 13,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        indent: int = 0,
        height: float = 18,
    ) -> None:
        """Write a paragraph over the whole width."""
        self.next(height)
        self.put(1, COLUMNS, text, size=size, bold=bold, italic=italic, align=align, indent=indent)

    def gap(self, height: float = 8, *, keep: bool = False) -> None:
        """Leave room; ``keep``: on the page of what follows."""
        self.next(height)
        if keep:
            self.sheet.cell(self.row, 1, KEEP)

    def _rule(self, first: int, span: int) -> None:
        for column in range(first, first + span):
            self.sheet.cell(self.row, column).border = Border(top=THIN)

    def head(self) -> None:
        """Write the national heading: agency on the left, name of the state and motto on the right (NĐ 30/2020)."""
        state = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
        motto = ("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
        left, below_agency, below_motto = _HEADS[self._landscape]
        right = COLUMNS - left
        self.next(18)
        self.put(1, left, "{{#if head.parent}}{{head.parent}}", size=12, align="center", vertical="top")
        self.put(left + 1, right, state, size=12, bold=True, align="center", vertical="bottom", wrap=False)
        self.next(18)
        self.put(1, left, "{{#if head.parent}}{{head.agency}}", size=12, bold=True, align="center", vertical="top")
        self.put(left + 1, right, motto, size=13, bold=True, align="center", vertical="top")
        self.next(18)
        self.put(1, left, "{{#unless head.parent}}{{head.agency}}", size=12, bold=True, align="center", vertical="top")
        self.put(left + 1, right, state, size=12, bold=True, align="center", vertical="bottom", wrap=False)
        self.next(18)
        self.put(1, left, "{{#unless head.parent}}", size=12)
        self.put(left + 1, right, motto, size=13, bold=True, align="center", vertical="top")
        self.gap(3)
        self.next(6)
        self._rule(*below_agency)
        self._rule(*below_motto)
        self.next(20)
        self.put(1, left, ("Số: {{head.number}}", "No.: {{head.number}}"), align="center", vertical="top")
        self.put(left + 1, right, "{{head.place_date}}", italic=True, align="center", vertical="top")
        self.gap(10)

    def begin(self, sheet: Two, kind: Two, about: Two, *, landscape: bool = False, to: bool = False) -> None:
        """Begin a report: its first sheet, the national heading, its name, and ``to`` whom it goes."""
        self.start(sheet, landscape=landscape)
        self.head()
        self.name(kind, about)
        self.gap()
        if to:
            self.line(("Kính gửi: {{to}}", "To: {{to}}"), align="center")
            self.gap()

    def end(self, parties: Sequence[tuple[Two, str]] = ()) -> None:
        """End a report: what is missing, where its figures come from, the signature (or those of ``parties``).

        Nothing stands below a signature, and it stands on the page of what it signs.
        """
        self.notes()
        self.foot()
        if parties:
            self.signatures(parties)
        else:
            self.signature()

    def name(self, kind: Two, about: Two | str) -> None:
        """Write the name of the document's type and what it is about, with the short line below."""
        self.line(kind, size=14, bold=True, align="center", height=20)
        self.line(about, size=13, bold=True, align="center")
        self.line("{{unit.name}}, {{period.text}}", italic=True, align="center")
        self.gap(3)
        self.next(8)
        self._rule(10, 6)

    def annex(self, number: Two, about: Two) -> None:
        """Write the head of a sheet that belongs to a report."""
        self.line(number, size=13, bold=True, align="center")
        self.line(about, size=13, bold=True, align="center")
        self.line("{{unit.name}}, {{period.text}}", italic=True, align="center", size=12)
        self.gap(6)

    def table(  # noqa: PLR0913 - what a table can be
        self,
        columns: Sequence[Column],
        each: str,
        *,
        total: Two | None = None,
        empty: tuple[str, Two] | None = None,
        size: float = 11,
        repeat: bool = False,
        always: bool = False,
        closing: bool = False,
        sums: tuple[str, Two, Sequence[Column]] | None = None,
    ) -> None:
        """Write a table of one line for each item of a list.

        ``sums``: a list with a line of sums for each item, its words, and the last columns of such a line.

        ``empty``: the value that holds when there are lines, and the words where there are none. ``repeat``: its heads
        stand on every page. ``always``: the sum is there also when there are no lines. ``closing``: its last lines
        stand on the page of the signature.
        """
        if sum(column.span for column in columns) != COLUMNS:
            raise ValueError([column.head[0] for column in columns])
        mark = f"{{{{#if {empty[0]}}}}}" if empty and not always else ""
        self.next(30)
        self._cells(columns, size, {n: self.say(column.head) for n, column in enumerate(columns)}, head=True)
        if repeat:
            self.sheet.print_title_rows = f"{self.row}:{self.row}"
        self.next(17)
        lines = {n: column.value for n, column in enumerate(columns)}
        lines[0] = f"{{{{#each {each}}}}}{lines[0]}"
        close = KEEP if closing else ""
        # Lines whose heads do not stand on every page are not parted from them.
        lines[0] = (TOGETHER if not repeat else KEEP if closing or total else "") + lines[0]
        self._cells(columns, size, lines)
        if empty is not None:
            self.next(20)
            none = f"{{{{#unless {empty[0]}}}}}{self.say(empty[1])}"
            self.put(1, COLUMNS, none, size=size, italic=True, boxed=True, align="center")
        if sums is not None:
            self.next(18)
            each_sum, word, ends = sums
            self._sums(ends, size, f"{{{{#each {each_sum}}}}}{self.say(word)}")
        if total is not None:
            self.next(18)
            self._total(columns, size, close + mark + self.say(total))
        self.gap(6, keep=closing)

    def _cells(self, columns: Sequence[Column], size: float, texts: Mapping[int, str], *, head: bool = False) -> None:
        first = 1
        for number, column in enumerate(columns):
            # One mark in a row is enough.
            text = texts[number] if number == 0 or not head else self.say(column.head)
            text = KEEP + text if head and number == 0 else text
            self.put(
                first, column.span, text, size=size, bold=head, align="center" if head else column.align, boxed=True,
                form="" if head else column.form, indent=int(not head and column.align == "right"),
            )  # fmt: skip
            first += column.span

    def _total(self, columns: Sequence[Column], size: float, word: str) -> None:
        before = next(number for number, column in enumerate(columns) if column.total)
        width = sum(column.span for column in columns[:before])
        self.put(1, width, word, size=size, bold=True, align="center", boxed=True)
        first = width + 1
        for column in columns[before:]:
            text = f"{{{{{column.total}}}}}" if column.total else "–"
            self.put(
                first, column.span, text, size=size, bold=True, boxed=True,
                align=column.align if column.total else "center", form=column.form if column.total else "",
                indent=int(bool(column.total) and column.align == "right"),
            )  # fmt: skip
            first += column.span

    def _sums(self, ends: Sequence[Column], size: float, word: str) -> None:
        first = COLUMNS - sum(column.span for column in ends) + 1
        self.put(1, first - 1, word, size=size, bold=True, align="center", boxed=True)
        for column in ends:
            right = column.align == "right"
            self.put(
                first, column.span, column.value, size=size, bold=True, boxed=True, align=column.align,
                form=column.form, indent=int(right),
            )  # fmt: skip
            first += column.span

    def notes(self) -> None:
        """Say which figures other stations counted, and what is missing."""
        self.next(16)
        self.put(1, COLUMNS, KEEP + "{{#each merged}}{{.text}}", size=12, italic=True)
        self.next(18)
        self.put(
            1,
            COLUMNS,
            KEEP + "{{#if any_missing}}" + self.say(("Số liệu còn thiếu:", "What is missing:")),
            size=12,
            bold=True,
        )
        self.next(16)
        self.put(1, COLUMNS, KEEP + "{{#each missing}}- {{.text}}", size=12, indent=1)
        self.gap(6, keep=True)

    def signature(self, recipients: Sequence[Two] | None = None) -> None:
        """Write recipients on the left and the signature on the right."""
        self.next(18)
        listed = recipients or (("- Như trên;", "- As above;"), ("- Lưu: VT.", "- Files."))
        self.put(1, 10, (KEEP + "Nơi nhận:", KEEP + "Recipients:"), size=12, bold=True, italic=True, vertical="top")
        self.put(11, 14, "{{sign.title}}", bold=True, align="center", vertical="top")
        for number, one in enumerate(listed):
            self.next(15)
            self.put(1, 10, KEEP + self.say(one), size=11, vertical="top")
            if number == 0:
                self.put(
                    11, 14, ("(Ký, ghi rõ họ tên, đóng dấu)", "(Signature, full name, seal)"), size=12, italic=True,
                    align="center", vertical="top",
                )  # fmt: skip
        self.gap(52, keep=True)
        self.next(18)
        self.put(1, 10, KEEP, size=12)
        self.put(11, 14, "{{sign.name}}", bold=True, align="center")
        self.gap()

    def signatures(self, parties: Sequence[tuple[Two, str]]) -> None:
        """Write two or three signatures side by side: who, and the name as far as it is known."""
        width = COLUMNS // len(parties)
        written = ("(Ký, ghi rõ họ tên)", "(Signature, full name)")
        self.next(20)
        self._side_by_side(width, [self.say(who) for who, _ in parties], 13, bold=True)
        self.next(16)
        self._side_by_side(width, [self.say(written)] * len(parties), 12, italic=True)
        self.gap(58, keep=True)
        self.next(18)
        self._side_by_side(width, [name for _, name in parties], 12, bold=True)
        self.gap()

    def _side_by_side(
        self, width: int, texts: Sequence[str], size: float, *, bold: bool = False, italic: bool = False
    ) -> None:  # fmt: skip
        for place, text in enumerate(texts):
            mark = "" if place else KEEP
            if text or mark:
                self.put(
                    1 + place * width, width, mark + text, size=size, bold=bold, italic=italic, align="center",
                    vertical="top",
                )  # fmt: skip

    def foot(self) -> None:
        """Say where the figures come from, when and by whom the report was made, and the head of the chain."""
        head = ("Nguồn số liệu (các trang tính kèm theo tệp XLSX):", "Sources of the figures (sheets of the workbook):")
        self.next(14)
        self.put(1, COLUMNS, KEEP + self.say(head), size=10, bold=True)
        self.next(13)
        self.put(1, COLUMNS, KEEP + "{{foot.sources}}", size=10, indent=1)
        self.next(13)
        self.put(1, COLUMNS, KEEP + "{{foot.made}}", size=10, italic=True)
        self.next(13)
        self.put(1, COLUMNS, KEEP + "{{foot.chain}}", size=10, italic=True)
        self.gap(8, keep=True)
