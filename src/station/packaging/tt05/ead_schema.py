"""``EAD.xsd``, ``EAD_doc.xsd``, ``EAD_pic.xsd``, ``EAD_media.xsd``: written from the field tables.

The circular's own schemas were never seen, and are known to have fewer elements than its tables. These say what the
tables say, so that what ``packaging.fields`` accepts of a single field is what they accept. What ties fields to one
another (a field required by another's value, a start before an end) XML Schema 1.0 cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from station.model.errors import SettingsFault
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList
from station.packaging.tt05.ead import ROOT, SEPARATOR

_XS: Final = "http://www.w3.org/2001/XMLSchema"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# Characters that mean something in a pattern (XML Schema part 2, appendix F).
_SPECIAL: Final = re.compile(r"([\\|.?*+(){}\[\]^$-])")

_YEAR: Final = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_LEAP_YEAR: Final = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_MONTH: Final = f"(0[1-9]|1[0-2])/{_YEAR}"
# A pattern for each length of month: 31/02 is no date.
_FULL_DATES: Final = (
    f"(0[1-9]|1[0-9]|2[0-8])/{_MONTH}",
    f"(29|30)/(0[13-9]|1[0-2])/{_YEAR}",
    f"31/(0[13578]|1[02])/{_YEAR}",
    f"29/02/{_LEAP_YEAR}",
)


def schema_bytes(rules: Sequence[FieldRule], codelists: Mapping[str, CodeList], separator: str = SEPARATOR) -> bytes:
    """Return the XML Schema of what ``ead_bytes`` writes by these rules; the elements may stand in any order.

    ``separator``: what stands between several codes of one field. Raises ``SettingsFault``: ``field_type``,
    ``codelist_unknown``.
    """
    schema = etree.Element(_xs("schema"), nsmap={"xs": _XS})
    root = _add(schema, "element", name=ROOT)
    every = _add(_add(root, "complexType"), "all")
    for rule in rules:
        add_field(every, rule, codelists, separator)
    etree.indent(schema, "  ")
    return etree.tostring(schema, xml_declaration=True, encoding="UTF-8") + b"\n"


def add_field(
    parent: etree._Element, rule: FieldRule, codelists: Mapping[str, CodeList], separator: str = SEPARATOR
) -> None:
    """Add to ``parent``, which belongs to a schema, the element of one field; raises as ``schema_bytes`` does."""
    element = _add(parent, "element", name=rule.name)
    words = _add(_add(element, "annotation"), "documentation")
    words.set(_LANGUAGE, "vi")
    words.text = rule.title_vi
    restriction = _add(_add(element, "simpleType"), "restriction", base="xs:string")
    if rule.required:
        _add(restriction, "minLength", value="1")
    if rule.length:
        _add(restriction, "maxLength", value=str(rule.length))
    for pattern in _patterns(rule, codelists, separator):
        _add(restriction, "pattern", value=pattern)


def _patterns(rule: FieldRule, codelists: Mapping[str, CodeList], separator: str) -> list[str]:
    """Return the patterns of which a value must match one; none where every text will do."""
    patterns = list(_forms(rule, codelists, separator))
    if patterns and not rule.required:
        patterns[0] = f"({patterns[0]})?"
    return patterns


def _forms(rule: FieldRule, codelists: Mapping[str, CodeList], separator: str) -> Sequence[str]:
    if rule.type in ("code", "codes"):
        listed = codelists.get(rule.codes)
        if listed is None:
            raise SettingsFault("codelist_unknown", field=rule.name, codelist=rule.codes)
        code = "|".join(_escaped(code) for code in listed.values)
        return [code if rule.type == "code" else f"({code})({_escaped(separator)}({code}))*"]
    if rule.type == "number":
        return [f"[0-9]{{1,{rule.length}}}" if rule.length else "[0-9]+"]
    if rule.type not in _FORMS:
        raise SettingsFault("field_type", field=rule.name, type=rule.type)
    return _FORMS[rule.type]


_FORMS: Final[dict[str, Sequence[str]]] = {
    "text": (),
    "boolean": ("[01]",),
    "date": _FULL_DATES,
    "partial_date": (*_FULL_DATES, _MONTH, _YEAR),
}


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _add(parent: etree._Element, kind: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _xs(kind), attributes)


def _xs(name: str) -> str:
    return f"{{{_XS}}}{name}"
