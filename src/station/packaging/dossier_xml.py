"""Descriptions as XML, for portals that read it: ``dossier.xml`` and the schema that says what may stand in it.

<dossier code="…" version="1" created_at="…">
  <description> one element for each field of the table, empty where there is no value; <other> for what it lacks
  <document ordinal="1" file="documents/….pdf" first_page="1" pages="2">
    <description>
    <page …/>    one for each page, its columns as attributes; sound and film have none

The schema is made of the field tables of the profile, as those of the national packages are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, Final

from lxml import etree

from station.model.profiles import FieldRule, PackageProfile
from station.packaging.codelists import CodeList
from station.packaging.described_rows import (
    DOCUMENT_COLUMNS,
    PAGE_COLUMNS,
    DescribedRows,
    document_values,
    shown,
)
from station.packaging.fields import printable
from station.packaging.manifest import Malformed
from station.packaging.sidecar_files import Ledger
from station.packaging.streams import close_anyway, closed_on_error
from station.packaging.tt05.ead_schema import add_field

ROOT: Final = "dossier"
_HEAD: Final = ("code", "version", "created_at")
_XS: Final = "http://www.w3.org/2001/XMLSchema"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def xml_text(value: object) -> str:
    """Return a value as XML can hold it: composed (NFC), without control characters."""
    return unicodedata.normalize("NFC", printable(shown(value)))


class DossierXml:
    """Writes ``dossier.xml`` into a package; see ``described_rows.SidecarWriter``.

    ``fields`` are the names in the tables of the dossier and of a document.
    """

    def __init__(
        self, ledger: Ledger, path: str, schema: str, dossier: Sequence[tuple[str, str]], columns: Sequence[str],
        fields: tuple[Sequence[str], Sequence[str]],
    ) -> None:  # fmt: skip
        self._ledger, self._path, self._columns, self._fields = ledger, path, columns, fields
        self._stack, self._document = ExitStack(), ExitStack()
        self._stream = self._stack.enter_context((ledger.folder / path).open("xb"))
        with closed_on_error(self._stream):
            self._file: Any = self._stack.enter_context(etree.xmlfile(self._stream, encoding="UTF-8"))
            self._file.write_declaration()
            head = {name: xml_text(value) for name, value in dossier if name in _HEAD}
            location = {f"{{{_XSI}}}noNamespaceSchemaLocation": schema}
            self._open(self._stack, self._file.element(ROOT, {**location, **head}, nsmap={"xsi": _XSI}))
            said = {name: value for name, value in dossier if name not in _HEAD}
            self._write(_description(fields[0], said))

    def document(self, cells: Sequence[object]) -> None:
        """Begin a document, ending the one before."""
        self._end_document()
        values = dict(zip(self._columns, cells, strict=True))
        head = {name: xml_text(values.pop(name)) for name in DOCUMENT_COLUMNS}
        self._open(self._document, self._file.element("document", head))
        self._write(_description(self._fields[1], {name: shown(value) for name, value in values.items()}))

    def page(self, cells: Sequence[object]) -> None:
        """Write a page of the document."""
        said = {name: xml_text(cell) for name, cell in zip(PAGE_COLUMNS, cells, strict=True)}
        self._write(etree.Element("page", said))

    def finish(self) -> None:
        """End the file and enter it in the ledger."""
        self._end_document()
        self._stack.close()
        self._ledger.note_written(self._path)

    def abandon(self) -> None:
        """Close the file where it is."""
        close_anyway(self._stream)

    def _end_document(self) -> None:
        self._document.close()
        self._file.write("\n")

    def _open(self, stack: ExitStack, element: AbstractContextManager[object]) -> None:
        stack.enter_context(element)
        self._file.write("\n")

    def _write(self, element: etree._Element) -> None:
        self._file.write(element)
        self._file.write("\n")


def _description(fields: Sequence[str], values: Mapping[str, str]) -> etree._Element:
    root = etree.Element("description")
    for name in fields:
        etree.SubElement(root, name).text = xml_text(values.get(name, ""))
    others = {name: value for name, value in values.items() if name not in fields and value}
    if others:
        more = etree.SubElement(root, "other")
        for name, value in others.items():
            etree.SubElement(more, "field", {"name": xml_text(name)}).text = xml_text(value)
    etree.indent(root, "  ")
    return root


def dossier_schema(profile: PackageProfile, codelists: Mapping[str, CodeList]) -> bytes:
    """Return the XML Schema of what ``DossierXml`` writes by a profile."""
    schema = etree.Element(f"{{{_XS}}}schema", nsmap={"xs": _XS})
    root = _sequence(_add(schema, "element", name=ROOT))
    _add_description(root, profile.dossier_fields, codelists)
    document_type = _add(root, "element", name="document", minOccurs="0", maxOccurs="unbounded")
    document = _sequence(document_type)
    _add_description(document, profile.document_fields, codelists)
    page = _add(_add(document, "element", name="page", minOccurs="0", maxOccurs="unbounded"), "complexType")
    _add_attributes(page, PAGE_COLUMNS)
    _add_attributes(document_type[0], DOCUMENT_COLUMNS)
    _add_attributes(schema[0][0], _HEAD)
    etree.indent(schema, "  ")
    return etree.tostring(schema, xml_declaration=True, encoding="UTF-8") + b"\n"


def _sequence(element: etree._Element) -> etree._Element:
    return _add(_add(element, "complexType"), "sequence")


def _add_description(parent: etree._Element, rules: Sequence[FieldRule], codelists: Mapping[str, CodeList]) -> None:
    every = _add(_add(_add(parent, "element", name="description"), "complexType"), "all")
    for rule in rules:
        add_field(every, rule, codelists)
    others = _sequence(_add(every, "element", name="other", minOccurs="0"))
    kind = _add(_add(others, "element", name="field", maxOccurs="unbounded"), "complexType")
    extension = _add(_add(kind, "simpleContent"), "extension", base="xs:string")
    _add_attributes(extension, ("name",))


def _add_attributes(kind: etree._Element, names: Sequence[str]) -> None:
    for name in names:
        _add(kind, "attribute", name=name, type="xs:string", use="required")


def _add(parent: etree._Element, kind: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_XS}}}{kind}", attributes)


def read_dossier_xml(path: Path, root: etree._Element) -> DescribedRows:
    """Return the rows of ``dossier.xml``, whose root element was read; raises ``Malformed``."""
    if root.tag != ROOT:
        raise Malformed(f"{path.name}: the root is not {ROOT}")
    said = [child for child in root if child.tag == "description"]
    documents, pages = [], []
    for document in (child for child in root if child.tag == "document"):
        head = [document.get(name, "") for name in DOCUMENT_COLUMNS]
        values = dict(pair for one in document if one.tag == "description" for pair in _values(one))
        documents.append({**document_values(DOCUMENT_COLUMNS, head), **values})
        pages += [tuple(page.get(name, "") for name in PAGE_COLUMNS) for page in document if page.tag == "page"]
    dossier = [(name, root.get(name, "")) for name in _HEAD]
    dossier += [pair for one in said for pair in _values(one)]
    return DescribedRows(tuple(dossier), tuple(documents), tuple(pages))


def _values(description: etree._Element) -> Iterator[tuple[str, str]]:
    for element in description:
        if element.tag == "other":
            yield from ((one.get("name", ""), one.text or "") for one in element)
        elif element.text:
            yield str(element.tag), element.text
