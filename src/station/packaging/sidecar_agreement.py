"""CSV, XLSX and XML against the JSON, by which a package is verified: all of them say the same, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final

from station.packaging import layout
from station.packaging.described_rows import PAGE_COLUMNS, DescribedRows, document_values
from station.packaging.dossier_xml import read_dossier_xml, xml_text
from station.packaging.manifest import Malformed
from station.packaging.plain_options import CSV, JSON, XLSX, XML
from station.packaging.sidecar_checks import Add
from station.packaging.tables import guarded, read_table
from station.packaging.tt05.xsd import SchemaSet
from station.packaging.workbook import cell_text
from station.packaging.workbook_reading import read_workbook
from station.packaging.xml_reading import parse_xml

FILES: Final[dict[str, tuple[str, ...]]] = {
    JSON: (layout.DOSSIER, layout.PROVENANCE),
    CSV: (layout.DOCUMENT_TABLE, layout.PAGE_TABLE),
    XLSX: (layout.WORKBOOK,),
    XML: (layout.DOSSIER_XML, layout.DOSSIER_XSD),
}
_MOST_SAID: Final = 3


def check_agreement(package: Path, forms: Sequence[str], wanted: DescribedRows, add: Add) -> None:
    """Report where a sidecar says something else than the JSON (``P14``), or breaks its own schema (``P15``)."""
    for form in forms:
        read = _READERS.get(form)
        if read is None:
            continue
        try:
            read(package, wanted, add)
        except (Malformed, ValueError, OSError) as error:
            add("P09", FILES[form][0], str(error)[:200])


def _check_tables(package: Path, wanted: DescribedRows, add: Add) -> None:
    heads, *documents = read_table(package / layout.DOCUMENT_TABLE, len(wanted.documents))
    columns, *pages = read_table(package / layout.PAGE_TABLE, len(wanted.pages))
    if tuple(columns) != PAGE_COLUMNS:
        add("P14", layout.PAGE_TABLE, columns[0] if columns else "")
        return
    found = DescribedRows(
        wanted.dossier, tuple(document_values(heads, row) for row in documents), tuple(map(tuple, pages))
    )
    _compare(layout.DOCUMENT_TABLE, layout.PAGE_TABLE, found, _as(wanted, guarded), add)


def _check_workbook(package: Path, wanted: DescribedRows, add: Add) -> None:
    found = read_workbook(package / layout.WORKBOOK)
    _compare(layout.WORKBOOK, layout.WORKBOOK, found, _as(wanted, cell_text), add)


def _check_xml(package: Path, wanted: DescribedRows, add: Add) -> None:
    path = package / layout.DOSSIER_XML
    root = parse_xml(path.read_bytes(), path.name)
    schema = Path(layout.DOSSIER_XSD).name
    for line, message in SchemaSet({schema: (package / layout.DOSSIER_XSD).read_bytes()}).violations(root, schema):
        add("P15", layout.DOSSIER_XML, f"{line}: {message[:160]}")
        break
    _compare(layout.DOSSIER_XML, layout.DOSSIER_XML, read_dossier_xml(path, root), _as(wanted, xml_text), add)


def _as(rows: DescribedRows, form: Callable[[object], str]) -> DescribedRows:
    """Return the rows as a form of file can hold them."""
    return DescribedRows(
        tuple((form(name), form(value)) for name, value in rows.dossier),
        tuple({form(name): form(value) for name, value in one.items()} for one in rows.documents),
        tuple(tuple(map(form, row)) for row in rows.pages),
    )


def _compare(about: str, of_pages: str, found: DescribedRows, wanted: DescribedRows, add: Add) -> None:
    parts: tuple[tuple[str, str, Sequence[object], Sequence[object]], ...] = (
        (about, "dossier", found.dossier, wanted.dossier),
        (about, "document", found.documents, wanted.documents),
        (of_pages, "page", found.pages, wanted.pages),
    )
    for path, what, has, should in parts:
        differing = [number for number, (a, b) in enumerate(zip_longest(has, should), start=1) if a != b]
        if differing:
            add("P14", path, f"{what} {', '.join(map(str, differing[:_MOST_SAID]))}")


_READERS: Final[dict[str, Callable[[Path, DescribedRows, Add], None]]] = {
    CSV: _check_tables, XLSX: _check_workbook, XML: _check_xml,
}  # fmt: skip
