"""The properties that XMP predefines, as far as scans and their tools use them (XMP Specification 2005; 6.6.2.3).

A property of a schema that is not here counts as unknown: it may be right, but nobody has looked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDF = "http://ns.adobe.com/pdf/1.3/"
PDFAID = "http://www.aiim.org/pdfa/ns/id/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_MM = "http://ns.adobe.com/xap/1.0/mm/"
_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_TEXT, _DATE, _INTEGER, _BOOLEAN, _STRUCTURE = "text", "date", "integer", "boolean", "structure"
_BAG, _SEQ, _ALT = "Bag", "Seq", "Alt"
_KNOWN: dict[str, dict[str, str]] = {
    DC: {
        "contributor": _BAG, "coverage": _TEXT, "creator": _SEQ, "date": _SEQ, "description": _ALT, "format": _TEXT,
        "identifier": _TEXT, "language": _BAG, "publisher": _BAG, "relation": _BAG, "rights": _ALT, "source": _TEXT,
        "subject": _BAG, "title": _ALT, "type": _BAG,
    },
    XMP: {
        "Advisory": _BAG, "BaseURL": _TEXT, "CreateDate": _DATE, "CreatorTool": _TEXT, "Identifier": _BAG,
        "Label": _TEXT, "MetadataDate": _DATE, "ModifyDate": _DATE, "Nickname": _TEXT, "Rating": _INTEGER,
        "Thumbnails": _ALT,
    },
    PDF: {"Keywords": _TEXT, "PDFVersion": _TEXT, "Producer": _TEXT, "Trapped": _TEXT},
    PDFAID: {"part": _INTEGER, "amd": _TEXT, "corr": _TEXT, "conformance": _TEXT},
    _RIGHTS: {"Certificate": _TEXT, "Marked": _BOOLEAN, "Owner": _BAG, "UsageTerms": _ALT, "WebStatement": _TEXT},
    _MM: {
        "DerivedFrom": _STRUCTURE, "DocumentID": _TEXT, "History": _SEQ, "InstanceID": _TEXT, "Manager": _TEXT,
        "OriginalDocumentID": _TEXT, "RenditionClass": _TEXT, "RenditionParams": _TEXT, "VersionID": _TEXT,
        "Versions": _SEQ,
    },
    _EXTENSION: {"schemas": _BAG},
}  # fmt: skip
_FORMS = {
    _DATE: re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?"),
    _INTEGER: re.compile(r"[+-]?\d+"),
    _BOOLEAN: re.compile(r"True|False"),
    _TEXT: re.compile(r".*", re.DOTALL),
}


@dataclass(frozen=True, slots=True)
class XmpProperty:
    """One property: an element of a description, or an attribute of it (then ``element`` is ``None``)."""

    namespace: str
    name: str
    prefix: str
    element: etree._Element | None
    value: str
    declared: bool

    @property
    def is_known(self) -> bool:
        """Whether a schema has it."""
        return self.declared or self.name in _KNOWN.get(self.namespace, {})

    @property
    def has_its_type(self) -> bool:
        """Whether it is of the type that its schema gives it; types of extension schemas are taken on trust."""
        kind = _KNOWN.get(self.namespace, {}).get(self.name)
        if kind is None:
            return True
        if kind in _FORMS:
            is_simple = self.element is None or not len(self.element)
            return is_simple and _FORMS[kind].fullmatch(self.value) is not None
        if self.element is None:
            return False
        if kind == _STRUCTURE:
            return self.element.get(f"{{{RDF}}}parseType") == "Resource" or len(self.element) == 1
        return _is_array(self.element, kind)


def properties(rdf: etree._Element) -> list[XmpProperty]:
    """Return the properties of all descriptions of a packet."""
    declared = _declared(rdf)
    found: list[XmpProperty] = []
    for description in rdf.iterfind(f"{{{RDF}}}Description"):
        for key, value in description.attrib.items():
            namespace, name = _split(str(key))
            if namespace and namespace != RDF:
                prefix = next((str(p) for p, uri in description.nsmap.items() if uri == namespace and p), "")
                found.append(XmpProperty(namespace, name, prefix, None, str(value), (namespace, name) in declared))
        for element in description.iterchildren(tag=etree.Element):
            namespace, name = _split(str(element.tag))
            prefix = element.prefix or ""
            known = (namespace, name) in declared
            found.append(XmpProperty(namespace, name, prefix, element, (element.text or "").strip(), known))
    return found


def text_of(prop: XmpProperty) -> str:
    """Return a property as text: its value, the default item of alternatives, or the items joined."""
    if prop.element is None or not len(prop.element):
        return prop.value
    items = list(prop.element.iterfind(f"*/{{{RDF}}}li"))
    default = [item for item in items if item.get(_XML_LANG) == "x-default"]
    return "; ".join(item.text or "" for item in default or items)


def _is_array(element: etree._Element, kind: str) -> bool:
    children = list(element.iterchildren(tag=etree.Element))
    if len(children) != 1 or children[0].tag != f"{{{RDF}}}{kind}":
        return False
    items = list(children[0].iterchildren(tag=etree.Element))
    is_list = all(item.tag == f"{{{RDF}}}li" for item in items)
    return is_list and (kind != _ALT or all(item.get(_XML_LANG) for item in items if not len(item)))


def _declared(rdf: etree._Element) -> set[tuple[str, str]]:
    """Return namespace and name of the properties that the packet's extension schemas declare."""
    return set(_declarations(rdf))


def _declarations(rdf: etree._Element) -> Iterator[tuple[str, str]]:
    for schema in rdf.iterfind(f".//{{{_EXTENSION}}}schemas//{{{_SCHEMA}}}namespaceURI/.."):
        namespace = schema.findtext(f"{{{_SCHEMA}}}namespaceURI") or ""
        for name in schema.iterfind(f".//{{{_PROPERTY}}}name"):
            yield namespace, name.text or ""


def _split(tag: str) -> tuple[str, str]:
    namespace, _, name = tag.rpartition("}")
    return namespace[1:], name
