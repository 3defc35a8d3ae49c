"""``EAD.xml`` and ``EAD_doc``, ``EAD_pic``, ``EAD_media``: a description as a flat list of elements.

The circular's skeletons have a root ``simpledc`` without a namespace and every element of the table, empty where there
is no value. They are written in the order of the table; a reader takes any order, because real packages shuffle it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from station.model.profiles import FieldRule
from station.packaging.manifest import Malformed

ROOT: Final = "simpledc"
# Between several codes of one field, where a profile does not say otherwise; the circular is silent (C11).
SEPARATOR: Final = ","
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def ead_bytes(
    rules: Sequence[FieldRule], values: Mapping[str, str], schema_location: str, separator: str = SEPARATOR
) -> bytes:
    """Return the XML of a description.

    Args:
        rules: the field table; each field becomes one element, also an empty one.
        values: what ``fields.described`` returned for these rules; values that the table does not know are left out.
        schema_location: the way from this file to its schema, such as ``../../schemas/EAD.xsd``.
        separator: what stands between several codes of one field.
    """
    root = etree.Element(ROOT, {f"{{{_XSI}}}noNamespaceSchemaLocation": schema_location}, nsmap={"xsi": _XSI})
    for rule in rules:
        value = values.get(rule.name, "")
        if rule.type == "codes":
            value = value.replace(",", separator)
        etree.SubElement(root, rule.name).text = unicodedata.normalize("NFC", value)
    etree.indent(root, "  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def read_ead(root: etree._Element) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the values of a description by element, in the order of the file, and what the form does not allow.

    That is an element which is there twice (the first one counts) or has elements in it. Raises ``Malformed`` for
    another root.
    """
    if root.tag != ROOT:
        raise Malformed(f"{str(root.tag)[:100]}, {ROOT}")
    values: dict[str, str] = {}
    strange: list[str] = []
    for element in root.iterchildren("*"):
        field = str(element.tag)
        if field in values or len(element):
            strange.append(field)
        values.setdefault(field, (element.text or "").strip())
    return values, tuple(strange)
