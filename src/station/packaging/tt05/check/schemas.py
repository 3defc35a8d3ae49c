"""T32, T66: METS, PREMIS and descriptions by their schemas, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from station.model.errors import ToolMissing
from station.packaging.manifest import Malformed
from station.packaging.tt05.check.facts import Facts
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.package import EAD, PREMIS, REP_DESCRIPTIVE, REP_METS, REP_PREMIS, ROOT_METS, SCHEMAS
from station.packaging.tt05.premis_xml import PREMIS as PREMIS_NAMESPACE
from station.packaging.tt05.standard_schemas import altered_schemas
from station.packaging.tt05.xsd import METS, SchemaSet
from station.packaging.tt05.xsd import PREMIS as PREMIS_SCHEMA

_LARGEST: Final = 1024 * 1024
_KINDS: Final = {"ead_doc_": "EAD_doc.xsd", "ead_pic_": "EAD_pic.xsd", "ead_media_": "EAD_media.xsd"}
_PREMIS_ROOT: Final = f"{{{PREMIS_NAMESPACE}}}premis"
_PREMIS_ORDER: Final = {
    f"{{{PREMIS_NAMESPACE}}}{name}": place for place, name in enumerate(("object", "event", "agent"))
}
# Ours may have it by a switch, because the circular asks for what PREMIS 3.0 has not (conflict C2).
_CATEGORY: Final = f"{{{PREMIS_NAMESPACE}}}objectCategory"


def valid(facts: Facts) -> Iterator[Breach]:
    """T32: every XML file is valid by its schema; what cannot be checked is not valid."""
    try:
        schemas = SchemaSet(_shipped(facts))
        for path, schema in _to_check(facts):
            root = facts.xml(path)
            if root is not None:
                yield from ((path, said) for said in _violations(schemas, root, schema))
        for path in (PREMIS, REP_PREMIS) if facts.flavour == "AIP" else ():
            yield from ((path, said) for said in _premis_violations(facts, path, schemas))
    except Malformed as error:
        yield SCHEMAS, str(error)


def _violations(schemas: SchemaSet, root: etree._Element, schema: str) -> Iterator[str]:
    try:
        yield from (f"{line}: {message}" for line, message in schemas.violations(root, schema))
    except (Malformed, ToolMissing) as error:
        yield str(error)


def _premis_violations(facts: Facts, path: str, schemas: SchemaSet) -> Iterator[str]:
    """Judge each object, event and agent by itself: a dossier of thousands of pages needs no tree in memory."""
    last, count = 0, 0
    for count, child in enumerate(facts.children(path), start=1):
        root = child.getparent()
        if count == 1 and root is not None and (root.tag, root.get("version")) != (_PREMIS_ROOT, "3.0"):
            yield f"{etree.QName(root).localname} {root.get('version', '')}"
        place = _PREMIS_ORDER.get(str(child.tag), -1)
        if place < last:
            yield f"{child.sourceline}: {etree.QName(child).localname}"
            continue
        last = place
        for category in child.findall(_CATEGORY):
            child.remove(category)
        yield from _violations(schemas, child, PREMIS_SCHEMA)
    if not count and path in facts.sizes and path not in facts.broken:
        yield "0"


def _to_check(facts: Facts) -> Iterator[tuple[str, str]]:
    yield from ((path, METS) for path in (ROOT_METS, REP_METS) if path in facts.sizes)
    if EAD in facts.sizes:
        yield EAD, "EAD.xsd"
    for path in sorted(facts.sizes):
        name = PurePosixPath(path).name.casefold()
        if path.startswith(f"{REP_DESCRIPTIVE}/") and path.endswith(".xml"):
            yield path, next((schema for start, schema in _KINDS.items() if name.startswith(start)), "EAD_doc.xsd")


def standards_unaltered(facts: Facts) -> Iterator[Breach]:
    """T66: a schema that bears a standard's name is that standard's text."""
    yield from ((f"{SCHEMAS}/{name}", "") for name in altered_schemas(_shipped(facts)))


def _shipped(facts: Facts) -> dict[str, bytes]:
    """Return the package's schemas by name; one that no schema is as large as is broken."""
    found: dict[str, bytes] = {}
    for path, size in facts.sizes.items():
        folder, _, name = path.rpartition("/")
        if folder != SCHEMAS or not name.endswith(".xsd"):
            continue
        if size > _LARGEST:
            facts.broken.setdefault(path, f"{size} bytes")
        else:
            found[name] = (facts.folder / path).read_bytes()
    return found


RULES = (
    Rule("tt05:T32", valid),
    Rule("tt05:T66", standards_unaltered),
)
