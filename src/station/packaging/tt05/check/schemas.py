"""T32, T66: METS, PREMIS and descriptions by their schemas, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

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
# Ours may have it by a switch, because the circular asks for what PREMIS 3.0 has not (conflict C2).
_CATEGORY: Final = f"{{{PREMIS_NAMESPACE}}}objectCategory"


def valid(facts: Facts) -> Iterator[Breach]:
    """T32: every XML file is valid by its schema; what cannot be checked is not valid."""
    try:
        schemas = SchemaSet(_shipped(facts))
    except Malformed as error:
        yield SCHEMAS, str(error)
        return
    for path, schema in _to_check(facts):
        root = facts.xml(path)
        if root is None:
            continue
        for category in root.findall(f"*/{_CATEGORY}"):
            category.getparent().remove(category)
        try:
            for line, message in schemas.violations(root, schema):
                yield path, f"{line}: {message}"
        except (Malformed, ToolMissing) as error:
            yield path, str(error)


def _to_check(facts: Facts) -> Iterator[tuple[str, str]]:
    yield from ((path, METS) for path in (ROOT_METS, REP_METS) if path in facts.sizes)
    yield from ((path, PREMIS_SCHEMA) for path in (PREMIS, REP_PREMIS) if path in facts.sizes)
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
