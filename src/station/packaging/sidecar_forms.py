"""The sidecars of a package beside its JSON: those that the profile wants, opened and closed together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import PurePosixPath

from station.model.profiles import PackageProfile
from station.packaging import layout
from station.packaging.codelists import CodeList
from station.packaging.described_rows import DOCUMENT_COLUMNS, PAGE_COLUMNS, SidecarWriter, dossier_row, extra_columns
from station.packaging.dossier_xml import DossierXml, dossier_schema
from station.packaging.plain_options import CSV, XLSX, XML, read_options
from station.packaging.records import Record
from station.packaging.sidecar_files import Ledger
from station.packaging.streams import close_anyway, closed_on_error
from station.packaging.tables import Table
from station.packaging.workbook import Workbook


def document_columns(profile: PackageProfile, descriptions: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the columns of the table of documents: every field of the profile's table, and what else was said."""
    known = [rule.name for rule in profile.document_fields]
    return (*DOCUMENT_COLUMNS, *known, *extra_columns(known, descriptions))


@contextmanager
def sidecar_writers(
    ledger: Ledger, profile: PackageProfile, record: Record, columns: Sequence[str], codelists: Mapping[str, CodeList]
) -> Iterator[list[SidecarWriter]]:
    """Give the sidecars that the profile wants; they are complete when the block ends well, and closed in any case.

    ``record``: what ``dossier.json`` will say. Raises ``SettingsFault``, ``OSError``.
    """
    forms = read_options(profile).forms
    dossier, moment = dossier_row(record), datetime.fromisoformat(str(record["created_at"]))
    opened: list[SidecarWriter] = []
    with ExitStack() as stack:
        if CSV in forms:
            opened.append(CsvTables(ledger, columns))
            stack.callback(opened[-1].abandon)
        if XLSX in forms:
            opened.append(Workbook(ledger, layout.WORKBOOK, dossier, columns, moment))
            stack.callback(opened[-1].abandon)
        if XML in forms:
            ledger.write_bytes(layout.DOSSIER_XSD, dossier_schema(profile, codelists))
            fields = ([rule.name for rule in profile.dossier_fields], [rule.name for rule in profile.document_fields])
            schema = PurePosixPath(layout.DOSSIER_XSD).name
            opened.append(DossierXml(ledger, layout.DOSSIER_XML, schema, dossier, columns, fields))
            stack.callback(opened[-1].abandon)
        yield opened
        for sidecar in opened:
            sidecar.finish()


class CsvTables:
    """The two CSV files; see ``described_rows.SidecarWriter``."""

    def __init__(self, ledger: Ledger, columns: Sequence[str]) -> None:
        self._ledger = ledger
        self._documents = Table(ledger.folder / layout.DOCUMENT_TABLE, columns)
        with closed_on_error(self._documents):
            self._pages = Table(ledger.folder / layout.PAGE_TABLE, PAGE_COLUMNS)

    def document(self, cells: Sequence[object]) -> None:
        """Write a row of the table of documents."""
        self._documents.add(cells)

    def page(self, cells: Sequence[object]) -> None:
        """Write a row of the table of pages."""
        self._pages.add(cells)

    def finish(self) -> None:
        """Close both and enter them in the ledger."""
        self._documents.close()
        self._pages.close()
        self._ledger.note_written(layout.DOCUMENT_TABLE)
        self._ledger.note_written(layout.PAGE_TABLE)

    def abandon(self) -> None:
        """Close both."""
        close_anyway(self._documents, self._pages)
