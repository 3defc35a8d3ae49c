"""A workbook of one plain table, written as its rows come: the few parts of ECMA-376 (Office Open XML) that it needs.

Templates with a layout are the business of openpyxl. A stream of rows goes by way of files beside it there, which stay
behind when a disk is full, and takes five times as long.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from shutil import copyfileobj
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from station.model.spreadsheet import column_letters, escaped, is_calculated

Value = str | int | float | Decimal | date | datetime | bool | None
Rows = Iterator[Sequence[Value]]

# Rows of a sheet, as Excel implements the format.
SHEET_ROWS = 1_048_576
_IN_MEMORY = 16 << 20
_MEASURED_ROWS, _NARROW, _WIDE = 200, 8, 60
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no zones

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# Places in ``cellXfs``; a bold one is one further.
_PLAIN, _QUOTED, _WHOLE, _DAY, _MINUTE = 0, 2, 4, 5, 6
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/>'
    '<xf fontId="1" applyFont="1"/><xf quotePrefix="1"/><xf fontId="1" applyFont="1" quotePrefix="1"/>'
    '<xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="165" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_WORKBOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{{sheets}}</sheets>'
    "<definedNames>{repeated}</definedNames></workbook>"
)
_LINKS = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{{links}}</Relationships>'
_PROPERTIES = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{{core}}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title></cp:coreProperties>"
)
_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>'
)


def write_workbook(stream: IO[bytes], title: str, name: str, heads: Sequence[str], rows: Rows) -> int:
    """Write a workbook and return the number of rows without the heads, which are the first row of each sheet.

    ``name`` is that of the sheet; what one sheet cannot hold goes on in the next. Texts are written as texts, whatever
    they begin with; what would be a formula also tell so to who edits the cell (``quotePrefix``).
    """
    # The end of an archive is written also when the rows break off, so never straight to a disk that may be full.
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:
        written, names = 0, list[str]()
        with ZipFile(whole, "w", ZIP_DEFLATED, compresslevel=4) as book:
            more: Sequence[Value] | None = None
            while not names or more is not None:
                names.append(name[:31] if not names else f"{name[:26]} {len(names) + 1}")
                portion = islice(chain(() if more is None else (more,), rows), SHEET_ROWS - 1)
                written += _write_sheet(book, len(names), title, heads, portion)
                more = next(rows, None)
            for path, text in _parts(title, names):
                book.writestr(_entry(path), text)
        whole.seek(0)
        copyfileobj(whole, stream)
    return written


def _write_sheet(book: ZipFile, number: int, title: str, heads: Sequence[str], rows: Rows) -> int:
    seen = list(islice(rows, _MEASURED_ROWS))
    with book.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
        part.write(_sheet_head(heads, seen).encode())
        part.write(_row(1, heads, bold=1).encode())
        last = 1
        for last, row in enumerate(chain(seen, rows), start=2):
            part.write(_row(last, row).encode())
        foot = escape(f"&L{title.replace('&', '&&')}&R&P/&N")
        part.write(
            f'</sheetData><autoFilter ref="A1:{column_letters(max(0, len(heads) - 1))}{last}"/>'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            f"<headerFooter><oddFooter>{foot}</oddFooter></headerFooter></worksheet>".encode()
        )
    return last - 1


def _sheet_head(heads: Sequence[str], seen: Sequence[Sequence[Value]]) -> str:
    """Return what stands before the rows: the heads stay above, each column is as wide as the first rows need."""
    columns = []
    for place, head in enumerate(heads):
        longest = max((len(str(row[place])) for row in seen if place < len(row) and row[place] is not None), default=0)
        width = min(max(longest + 2, len(head) + 4, _NARROW), _WIDE)
        columns.append(f'<col min="{place + 1}" max="{place + 1}" width="{width}" customWidth="1"/>')
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
        '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{''.join(columns)}</cols><sheetData>"
    )


def _row(number: int, values: Sequence[Value], bold: int = 0) -> str:
    cells = (_cell(f"{column_letters(place)}{number}", one, bold) for place, one in enumerate(values))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(name: str, value: Value, bold: int) -> str:
    found = ""
    match value:
        case None:
            pass
        case bool():
            found = f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
        case str():
            style = (_QUOTED if is_calculated(value) else _PLAIN) + bold
            inside = f'<is><t xml:space="preserve">{escape(escaped(value))}</t></is>'
            found = f'<c r="{name}" s="{style}" t="inlineStr">{inside}</c>'
        case datetime():
            passed = value - _DAY_ZERO
            found = f'<c r="{name}" s="{_MINUTE}"><v>{passed.days + passed.seconds / 86_400!r}</v></c>'
        case date():
            found = f'<c r="{name}" s="{_DAY}"><v>{value.toordinal() - _DAY_ZERO.toordinal()}</v></c>'
        case _:
            style = _WHOLE if isinstance(value, int) else _PLAIN
            found = f'<c r="{name}" s="{style}"><v>{value}</v></c>'
    return found


def _parts(title: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what holds the sheets together."""
    sheets = repeated = links = types = ""
    for number, name in enumerate(names, start=1):
        quoted = escape(name.replace("'", "''"))
        sheets += f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="s{number}"/>'
        repeated += (
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{number - 1}">\'{quoted}\'!$1:$1</definedName>'
        )
        links += f'<Relationship Id="s{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        types += f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
    links += f'<Relationship Id="y" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    core = f"{_PACKAGE}/metadata/core-properties"
    yield "xl/styles.xml", _STYLES
    yield "xl/workbook.xml", _WORKBOOK.format(sheets=sheets, repeated=repeated)
    yield "xl/_rels/workbook.xml.rels", _LINKS.format(links=links)
    yield "docProps/core.xml", _PROPERTIES.format(core=core, title=escape(title))
    yield "_rels/.rels", _RELATIONS
    yield "[Content_Types].xml", _CONTENT_TYPES.format(types=types)


def _entry(path: str) -> ZipInfo:
    """Return an entry without a time, so that the same rows give the same bytes."""
    entry = ZipInfo(path)
    entry.compress_type = ZIP_DEFLATED
    return entry
