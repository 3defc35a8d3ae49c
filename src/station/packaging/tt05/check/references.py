"""T13 to T18, T20 to T22: identifiers within a METS file, and what it says of the files that it points to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from station.packaging.manifest import is_inside
from station.packaging.tt05.check.facts import Facts
from station.packaging.tt05.check.identity import UUID
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.mets_reading import Mets, Pointer, Reference

_MIME: Final = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_SHA256: Final = re.compile(r"[0-9A-Fa-f]{64}")
_FILE_ID: Final = re.compile(f"ID-{UUID}")
_ELEMENT_ID: Final = re.compile(f"uuid-{UUID}")


def unique_ids(facts: Facts) -> Iterator[Breach]:
    """T13: no identifier stands twice in a METS file."""
    for one in facts.mets_files:
        counts = Counter(str(element.get("ID")) for element in one.mets.tree.iter() if element.get("ID") is not None)
        yield from ((one.path, name) for name, count in counts.items() if count > 1)


def safe_links(facts: Facts) -> Iterator[Breach]:
    """T14: every link is a relative URL that stays inside the package."""
    for one in facts.mets_files:
        pointers = [pointer for div in one.mets.divs for pointer in div.pointers]
        links: list[Reference | Pointer] = [*one.mets.references, *pointers]
        for link in links:
            if (link.loctype, link.link_type) != ("URL", "simple"):
                yield one.path, f"{link.href}: LOCTYPE={link.loctype!r} xlink:type={link.link_type!r}"
            if not link.href or not is_inside(link.href):
                yield one.path, f"href={link.href!r}"


def targets_exist(facts: Facts) -> Iterator[Breach]:
    """T15: every file that METS lists is there."""
    yield from ((one.path, one.where) for one in facts.listed if one.path and one.path not in facts.sizes)


def attributes(facts: Facts) -> Iterator[Breach]:
    """T16: media type, size, time and SHA-256 stand on every reference."""
    for one in facts.listed:
        missing = [name for name, is_given in _given(one.reference) if not is_given]
        if missing:
            yield one.where, f"{one.reference.href}: {', '.join(missing)}"


def _given(reference: Reference) -> Iterator[tuple[str, bool]]:
    yield "MIMETYPE", bool(_MIME.fullmatch(reference.mimetype))
    yield "SIZE", reference.size.isascii() and reference.size.isdigit()
    yield "CREATED", bool(reference.created)
    yield "CHECKSUM", bool(_SHA256.fullmatch(reference.checksum))
    yield "CHECKSUMTYPE", reference.checksum_type == "SHA-256"


def true_sizes(facts: Facts) -> Iterator[Breach]:
    """T17: files are as long as METS says."""
    for one in facts.listed:
        size = facts.sizes.get(one.path)
        if size is not None and one.reference.size != str(size):
            yield one.path, f"{size}, {one.reference.size}"


def true_hashes(facts: Facts) -> Iterator[Breach]:
    """T18: files have the SHA-256 that METS says; one of another length has not, and is not read."""
    yield from ((one.path, "SHA-256") for one in facts.listed if one.path in facts.sizes and not facts.is_sound(one))


def file_ids(facts: Facts) -> Iterator[Breach]:
    """T20: identifiers of files are ``ID-`` and a UUID in capitals."""
    for one in facts.mets_files:
        for reference in one.mets.references:
            if not _FILE_ID.fullmatch(reference.id):
                yield one.path, f"{reference.href}: ID={reference.id!r}"


def element_ids(facts: Facts) -> Iterator[Breach]:
    """T21: identifiers of sections, groups, maps and divisions are ``uuid-`` and a UUID in capitals."""
    for one in facts.mets_files:
        yield from ((one.path, f"{name} ID={id_!r}") for name, id_ in _elements(one.mets) if not _is_element_id(id_))


def _is_element_id(text: str) -> bool:
    return _ELEMENT_ID.fullmatch(text) is not None


def _elements(mets: Mets) -> Iterator[tuple[str, str]]:
    yield from (("dmdSec", one.id) for one in mets.dmd_secs)
    yield from (("amdSec", one.id) for one in mets.amd_secs)
    yield from (("digiprovMD", one.id) for one in mets.provenance)
    yield from (("fileSec", one) for one in mets.file_sec_ids)
    yield from (("fileGrp", one.id) for one in mets.file_groups)
    yield from (("structMap", one.id) for one in mets.struct_maps)
    yield from (("div", one.id) for one in mets.divs)


def pointers_resolve(facts: Facts) -> Iterator[Breach]:
    """T22: DMDID, ADMID and FILEID point to what is there."""
    for one in facts.mets_files:
        described = {section.id for section in one.mets.dmd_secs}
        proven = {section.id for section in one.mets.provenance}
        files = {group.id for group in one.mets.file_groups}
        files |= {file.id for group in one.mets.file_groups for file in group.files}
        for div in one.mets.divs:
            for name, said, known in (
                ("DMDID", div.dmd_ids, described),
                ("ADMID", div.adm_ids, proven),
                ("FILEID", div.file_ids, files),
            ):
                yield from ((one.path, f"{div.label}: {name}={id_}") for id_ in said if id_ not in known)


RULES = (
    Rule("tt05:T13", unique_ids),
    Rule("tt05:T14", safe_links),
    Rule("tt05:T15", targets_exist),
    Rule("tt05:T16", attributes),
    Rule("tt05:T17", true_sizes),
    Rule("tt05:T18", true_hashes),
    Rule("tt05:T20", file_ids),
    Rule("tt05:T21", element_ids),
    Rule("tt05:T22", pointers_resolve),
)
