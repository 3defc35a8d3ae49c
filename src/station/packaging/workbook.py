"""Descriptions as a spreadsheet (Office Open XML, ECMA-376): sheets of the dossier, of its documents and its pages.

Equal rows give equal bytes: there is no time in the file but the package's own. No cell is ever a formula: text is
written as text (``inlineStr``), with the format ``@`` that stays text when somebody edits it; dates are text too.
Rows go to the disk one by one, so that memory does not grow with the dossier.
"""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TextIO
from xml.sax.saxutils import escape, quoteattr

from station.model.spreadsheet import column_letters, escaped
from station.packaging.described_rows import DOSSIER_COLUMNS, PAGE_COLUMNS
from station.packaging.fields import printable
from station.packaging.sidecar_files import Ledger
from station.packaging.streams import close_anyway, closed_on_error
from station.packaging.zip_file import write_container

SHEETS: Final = ("Hồ sơ", "Tài liệu", "Trang")
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Excel cuts a cell there.
LONGEST_CELL: Final = 32_767
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEXT, _HEAD = 1, 2

CONTENT_TYPES: Final = "[Content_Types].xml"
_STYLES: Final = f"""{_DECLARATION}<styleSheet xmlns="{MAIN}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>
"""


def sheet_path(number: int) -> str:
    """Return the path of a sheet, counted from 1, inside the workbook."""
    return f"xl/worksheets/sheet{number}.xml"


def parts() -> tuple[str, ...]:
    """Return the paths of everything in a workbook of ours, in the order in which they are written."""
    return (
        CONTENT_TYPES, "_rels/.rels", "docProps/core.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/styles.xml", *(sheet_path(number) for number in range(1, len(SHEETS) + 1)),
    )  # fmt: skip


def cell_text(cell: object) -> str:
    """Return what a text cell holds: composed (NFC), without control characters, no longer than a cell can be."""
    return unicodedata.normalize("NFC", printable("" if cell is None else str(cell)))[:LONGEST_CELL]


class Workbook:
    """Writes ``documents.xlsx`` into a package; see ``described_rows.SidecarWriter``."""

    def __init__(
        self, ledger: Ledger, path: str, dossier: Sequence[tuple[str, str]], columns: Sequence[str], moment: datetime
    ) -> None:
        self._ledger, self._path, self._moment = ledger, path, moment
        self._work = Path(tempfile.mkdtemp(prefix="workbook-", dir=ledger.folder.parent))
        self._sheets: list[_Sheet] = []
        try:
            for number, heads in enumerate((DOSSIER_COLUMNS, columns, PAGE_COLUMNS), start=1):
                self._sheets.append(_Sheet(self._work / sheet_path(number), heads))
            for row in dossier:
                self._sheets[0].add(row)
        except BaseException:
            self.abandon()
            raise

    def document(self, cells: Sequence[object]) -> None:
        """Write a row of the sheet of documents."""
        self._sheets[1].add(cells)

    def page(self, cells: Sequence[object]) -> None:
        """Write a row of the sheet of pages."""
        self._sheets[2].add(cells)

    def finish(self) -> None:
        """Put the sheets together."""
        for sheet in self._sheets:
            sheet.close()
        for path, text in _frame(self._moment).items():
            target = self._work / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
        write_container(self._work, self._ledger.folder / self._path, self._moment, parts())
        self._ledger.note_written(self._path)
        self.abandon()

    def abandon(self) -> None:
        """Take away what is not part of the package."""
        for sheet in self._sheets:
            sheet.abandon()
        shutil.rmtree(self._work, ignore_errors=True)


class _Sheet:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._stream: TextIO = path.open("x", encoding="utf-8", newline="")
        self._columns, self._rows = len(columns), 0
        with closed_on_error(self._stream):
            self._stream.write(
                f'{_DECLARATION}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
                '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
                f'<cols><col min="1" max="{self._columns}" width="18" customWidth="1"/></cols><sheetData>'
            )
            self._add(columns, _HEAD)

    def add(self, cells: Sequence[object]) -> None:
        if len(cells) != self._columns:
            raise ValueError("a row has as many cells as there are columns")
        self._add(cells, _TEXT)

    def close(self) -> None:
        self._stream.write("\n</sheetData></worksheet>\n")
        self._stream.close()

    def abandon(self) -> None:
        close_anyway(self._stream)

    def _add(self, cells: Sequence[object], style: int) -> None:
        self._rows += 1
        written = (_cell(f"{column_letters(place)}{self._rows}", cell, style) for place, cell in enumerate(cells))
        self._stream.write(f'\n<row r="{self._rows}">{"".join(written)}</row>')


def _cell(place: str, cell: object, style: int) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f'<c r="{place}"><v>{cell}</v></c>'
    text = cell_text(cell)
    if not text:
        return ""
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    inside = escape(escaped(text), {"\r": "&#13;"})
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{kept}>{inside}</t></is></c>'


def _frame(moment: datetime) -> dict[str, str]:
    at = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    numbers = range(1, len(SHEETS) + 1)
    overrides = "".join(
        f'<Override PartName="/{sheet_path(number)}" ContentType="{_SHEET_TYPE}.worksheet+xml"/>' for number in numbers
    )
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(SHEETS, start=1)
    )
    targets = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return {
        CONTENT_TYPES: f'{_DECLARATION}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>\n',
        "_rels/.rels": _relations(
            [
                (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": f'{_DECLARATION}<cp:coreProperties xmlns:cp="{core}"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>\n',
        "xl/workbook.xml": f'{_DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets>'
        "</workbook>\n",
        "xl/_rels/workbook.xml.rels": _relations([*targets, (f"{_OFFICE}/styles", "styles.xml")]),
        "xl/styles.xml": _STYLES,
    }  # fmt: skip


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>\n'
