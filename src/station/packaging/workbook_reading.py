"""Reading back a workbook of ours, out of a package of a stranger: values only, nothing that could be run.

Everything that our writer does not write is refused: other parts (macros, links, embedded things), formulas, shared
strings. So what is read here is all that a spreadsheet program can show.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import etree

from station.model.errors import PackageFault
from station.model.spreadsheet import column_index
from station.packaging.described_rows import DOSSIER_COLUMNS, PAGE_COLUMNS, DescribedRows, document_values
from station.packaging.manifest import Malformed
from station.packaging.workbook import LONGEST_CELL, MAIN, SHEETS, parts, sheet_path
from station.packaging.xml_reading import MOST_BYTES, parse_xml
from station.packaging.zip_directory import read_directory
from station.packaging.zip_file import read_entry

_PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED: Final = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_PARTS: Final = {f"{{{MAIN}}}{name}" for name in ("sheetViews", "cols", "sheetData")}
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")


def read_workbook(path: Path) -> DescribedRows:
    """Return the rows of a workbook; raises ``Malformed`` for anything that our writer does not write, ``OSError``."""
    try:
        tables = _tables(path)
    except PackageFault as fault:
        raise Malformed(f"{path.name}: {fault.code} {fault.context.get('entry', '')}".strip()) from fault
    dossier, documents, pages = tables
    for found, wanted in ((dossier[:1], DOSSIER_COLUMNS), (pages[:1], PAGE_COLUMNS)):
        if found != [wanted]:
            raise Malformed(f"{path.name}: another heading")
    heads = documents[0] if documents else ()
    if len(set(heads)) != len(heads):
        raise Malformed(f"{path.name}: two columns of one name")
    return DescribedRows(
        tuple((row[0], row[1]) for row in dossier[1:]),
        tuple(document_values(heads, row) for row in documents[1:]),
        tuple(pages[1:]),
    )


def _tables(path: Path) -> list[list[tuple[str, ...]]]:
    with path.open("rb") as stream:
        entries = read_directory(stream, path.name)
        found = {entry.name: entry for entry in entries}
        strange = found.keys() ^ set(parts())
        if strange or len(entries) != len(found):
            raise Malformed(f"{path.name}: {', '.join(sorted(strange)[:3])}")
        names = [sheet_path(number) for number in range(1, len(SHEETS) + 1)]
        sheets = [read_entry(stream, found[name], path.name, MOST_BYTES) for name in names]
    return [_rows(parse_xml(data, name), name) for data, name in zip(sheets, names, strict=True)]


def _rows(root: etree._Element, name: str) -> list[tuple[str, ...]]:
    tables = root.findall(_tag("sheetData"))
    if root.tag != _tag("worksheet") or len(tables) != 1 or not {str(one.tag) for one in root} <= _PARTS:
        raise Malformed(f"{name}: no sheet of ours")
    rows: list[tuple[str, ...]] = []
    width = 0
    for number, row in enumerate(tables[0], start=1):
        cells: dict[int, str] = {}
        for cell in row:
            place = _PLACE.fullmatch(cell.get("r", ""))
            if place is None or place.group(2) != str(number) or row.tag != _tag("row"):
                raise Malformed(f"{name}, row {number}: a cell that stands nowhere")
            if column_index(place.group(1)) in cells:
                raise Malformed(f"{name}, row {number}: two cells in one place")
            cells[column_index(place.group(1))] = _value(cell, name)
        width = width or len(cells)
        if cells and max(cells) >= width:
            raise Malformed(f"{name}, row {number}: a cell without a heading")
        rows.append(tuple(cells.get(column, "") for column in range(width)))
    return rows


def _value(cell: etree._Element, name: str) -> str:
    texts = [] if len(cell) != 1 else list(cell) if cell[0].tag == _tag("v") else list(cell[0])
    wanted = {"inlineStr": _tag("t"), None: _tag("v")}.get(cell.get("t"))
    if cell.tag != _tag("c") or len(texts) != 1 or len(texts[0]) or wanted is None or texts[0].tag != wanted:
        raise Malformed(f"{name}, {cell.get('r')}: no plain value")
    text = texts[0].text or ""
    if len(text) > 7 * LONGEST_CELL or (cell.get("t") is None and not _NUMBER.fullmatch(text)):
        raise Malformed(f"{name}, {cell.get('r')}: no plain value")
    return _ESCAPED.sub("_", text)


def _tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"
