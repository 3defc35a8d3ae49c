"""Forms of reports: workbooks that a site may edit, filled with plain data.

In a cell ``{{unit.name}}`` is a value. A row with ``{{#each list}}`` is repeated for each item of a list, whose values
are ``{{.name}}``; one with ``{{#if name}}`` or ``{{#unless name}}`` is left out otherwise; one with ``{{#keep}}`` stays
on the page of the next row, and where it is repeated the last of its rows does; with ``{{#together}}`` all do. A cell
that is nothing but one placeholder keeps the form of its number; among other words a number is written in the report's
language. Everything else (fonts, borders, merged cells, widths, paper, repeated heads) is as the form has it.

What is filled in is never a formula: text is a cell of type text with ``quotePrefix``. A form with formulas is refused,
because a report that is calculated anew somewhere says something else than the signed one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final, cast

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from station.model.errors import SettingsFault
from station.model.spreadsheet import is_calculated
from station.reports.number_forms import in_language
from station.reports.paging import set_breaks
from station.reports.sheet_form import Rows, copy_form, fit_numbers, set_heights
from station.reports.tables import plain
from station.reports.values import Figure, Item, Scalar, Values, written

# A form is some pages; what is larger is no form.
LARGEST_FORM: Final = 5 * 1024 * 1024
_LARGEST_UNPACKED: Final = 50 * 1024 * 1024
_MOST_CELLS: Final = 200_000
_MARK: Final = re.compile(r"\{\{\s*(#each|#if|#unless|#keep|#together)?\s*([^{}]*?)\s*\}\}")
_KEEP, _TOGETHER = "#keep", "#together"
_OPTIONAL_PLACES: Final = re.compile(r"\.#+$")
_PATH: Final = re.compile(r"\.?[A-Za-z_][\w]*(?:\.\w+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for whoever edits the form."""

    path: str
    sheet: str
    cell: str

    def named(self, placeholder: str = "") -> dict[str, str]:
        """Return what an error says of the place."""
        return {"path": self.path, "sheet": self.sheet, "cell": self.cell, "placeholder": placeholder[:80]}


@dataclass(frozen=True, slots=True)
class Link:
    """A figure that was written to a cell of the filled report."""

    sheet: str
    cell: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form, the figures in it that have a source list, and the language of its numbers."""

    book: Workbook
    links: tuple[Link, ...]
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    name: str
    place: Place


def fill(path: Path, values: Values, language: str) -> Filled:
    """Return the form with the values in it.

    Raises ``SettingsFault``: ``report_form_unreadable`` (damaged, locked, too large), ``report_form_formula``,
    ``report_form_mark`` (a mark that cannot be read), ``report_form_unknown`` (no such value), ``report_form_merged``
    (a merged cell that reaches beyond a repeated row); each names file, sheet and cell.
    """
    book = _open(path)
    links: list[Link] = []
    for sheet in list(book.worksheets):
        links += _Sheet(sheet, str(path), values, language).fill(book)
    return Filled(book, tuple(links), language)


def _open(path: Path) -> Workbook:
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        small = len(data) <= LARGEST_FORM and unpacked <= _LARGEST_UNPACKED
        book = openpyxl.load_workbook(BytesIO(data)) if small else None
    # What a damaged workbook raises in the library is not limited to its own exceptions.
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise SettingsFault("report_form_unreadable", path=str(path), detail=str(error)[:200]) from error
    if book is None or sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > _MOST_CELLS:
        raise SettingsFault("report_form_unreadable", path=str(path), detail=f"> {LARGEST_FORM} bytes")
    return book


class _Sheet:
    """Fills one sheet: the rows of the form become the rows of the report in a sheet that takes its place."""

    def __init__(self, form: Worksheet, path: str, values: Values, language: str) -> None:
        self._form, self._path, self._values, self._language = form, path, values, language
        self._links: list[Link] = []
        self._kept: set[int] = set()
        self._together: set[int] = set()

    def fill(self, book: Workbook) -> list[Link]:
        rules = {row: self._rule(row) for row in range(1, self._form.max_row + 1)}
        title = self._form.title
        filled = book.create_sheet(title, index=book.index(self._form))
        rows = Rows()
        for row, rule in rules.items():
            for item in self._items(rule):
                self._fill_row(filled, row, rows.add(row), item)
        unmade = copy_form(self._form, filled, rows)
        if unmade:
            raise SettingsFault("report_form_merged", **Place(self._path, title, unmade).named())
        filled.HeaderFooter.differentFirst = self._form.HeaderFooter.differentFirst
        for part in ("oddHeader", "oddFooter", "firstHeader", "firstFooter"):
            for side in ("left", "center", "right"):
                form, made = (getattr(getattr(sheet, part), side) for sheet in (self._form, filled))
                made.text = self._words(form.text or "", None, self._place(part), escape=True)
                made.font, made.size = form.font, form.size
        book.remove(self._form)
        filled.title = title
        fit_numbers(filled, self._language)
        set_heights(filled)
        kept = {row for source in self._kept for row in rows.targets(source)[-1:]}
        set_breaks(filled, kept.union(*(rows.targets(source) for source in self._together)))
        return [Link(title, link.cell, link.figure) for link in self._links]

    def _place(self, cell: str) -> Place:
        return Place(self._path, self._form.title, cell)

    def _rule(self, row: int) -> _Rule | None:
        found = None
        for cell in self._form[row]:
            if isinstance(cell, MergedCell):
                continue
            place = self._place(cell.coordinate)
            if cell.data_type == "f":
                raise SettingsFault("report_form_formula", **place.named())
            for mark in _marks(cell.value, place):
                if mark[0] in (_KEEP, _TOGETHER):
                    (self._kept if mark[0] == _KEEP else self._together).add(row)
                elif mark[0]:
                    if found is not None:
                        raise SettingsFault("report_form_mark", **place.named(mark[1]))
                    found = _Rule(mark[0], mark[1], place)
        return found

    def _items(self, rule: _Rule | None) -> Iterator[Item | None]:
        if rule is None:
            yield None
            return
        value = self._value(rule.name, None, rule.place)
        if rule.kind == "#each":
            if isinstance(value, str) or not isinstance(value, Sequence):
                raise SettingsFault("report_form_unknown", **rule.place.named(rule.name))
            yield from value
        elif _holds(value) == (rule.kind == "#if"):
            yield None

    def _fill_row(self, filled: Worksheet, row: int, target: int, item: Item | None) -> None:
        for cell in self._form[row]:
            # Of a merged cell, the cells beside its first hold its borders.
            made: Any = filled.cell(target, int(cell.column or 1))
            if cell.has_style:
                # The library copies styles inside a workbook so.
                made._style = copy(cast("Any", cell)._style)  # noqa: SLF001
            if isinstance(cell.value, str):
                self._put(made, cell.value, item, self._place(cell.coordinate))
            elif cell.value is not None:
                made.value = cell.value

    def _put(self, made: Cell, text: str, item: Item | None, place: Place) -> None:
        marks = [mark for mark in _MARK.finditer(text) if not mark[1]]
        bare = _MARK.sub(lambda mark: "" if mark[1] else mark[0], text)
        if len(marks) == 1 and bare.strip() == marks[0][0]:
            value = self._scalar(marks[0][2], item, place)
            if isinstance(value, Figure):
                if value.source:
                    self._links.append(Link("", made.coordinate, value))
                value = value.value
            if not isinstance(value, str | bool):
                made.value = value
                if isinstance(value, int):
                    # A spreadsheet shows the point of "#,##0.##" also where nothing follows it.
                    made.number_format = _OPTIONAL_PLACES.sub("", made.number_format)
                made.number_format = in_language(made.number_format, self._language)
                return
            bare = written(value, self._language)
            if made.alignment.horizontal == "right":
                # Words in a column of numbers stand in its middle.
                made.alignment = Alignment(horizontal="center", vertical=made.alignment.vertical, wrap_text=True)
        else:
            bare = self._words(bare, item, place)
        put_text(made, bare)

    def _words(self, text: str, item: Item | None, place: Place, *, escape: bool = False) -> str:
        def word(mark: re.Match[str]) -> str:
            said = written(self._scalar(mark[2], item, place), self._language)
            # An ampersand is a command in the foot of a page.
            return plain(said).replace("&", "&&") if escape else said

        return _MARK.sub(word, text)

    def _scalar(self, name: str, item: Item | None, place: Place) -> Scalar:
        value = self._value(name, item, place)
        if isinstance(value, str | int | float | bool | Figure):
            return value
        raise SettingsFault("report_form_unknown", **place.named(name))

    def _value(self, name: str, item: Item | None, place: Place) -> object:
        if name.startswith("."):
            if item is None or name[1:] not in item:
                raise SettingsFault("report_form_unknown", **place.named(name))
            return item[name[1:]]
        value: object = self._values
        for part in name.split("."):
            if not isinstance(value, Mapping) or part not in value:
                raise SettingsFault("report_form_unknown", **place.named(name))
            value = value[part]
        return value


def put_text(cell: Cell, text: str) -> None:
    """Write text as text: what a spreadsheet would calculate says so, and what cannot be stored is left out."""
    cleaned = "\n".join(plain(line) for line in text.split("\n"))
    cell.value = cleaned or None
    if cleaned:
        cell.data_type = "s"
        if is_calculated(cleaned):
            cell.quotePrefix = True


def link_to(cell: Cell, sheet: str, area: str, tip: str) -> None:
    """Let a figure lead to the cells that it is the sum of."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{area}", tooltip=tip[:255])


def _marks(value: object, place: Place) -> list[tuple[str, str]]:
    if not isinstance(value, str):
        return []
    found = [(mark[1] or "", mark[2]) for mark in _MARK.finditer(value)]
    rest = _MARK.sub("", value)
    wrong = next((name for kind, name in found if bool(_PATH.fullmatch(name)) == (kind in (_KEEP, _TOGETHER))), None)
    if wrong is not None or "{{" in rest or "}}" in rest:
        raise SettingsFault("report_form_mark", **place.named(wrong or rest))
    return found


def _holds(value: object) -> bool:
    return bool(value.value) if isinstance(value, Figure) else bool(value)
