"""T01 to T04, T24, T46, T47: the folders and files of a package (annexes to TT 05/2025; CSIPSTR1 to CSIPSTR15)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from station.packaging.package_files import MOST_ENTRIES
from station.packaging.tt05.check.facts import Facts
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.package import (
    EAD,
    PREMIS,
    REP,
    REP_DATA,
    REP_DESCRIPTIVE,
    REP_METS,
    REP_PREMIS,
    ROOT_METS,
    SCHEMAS,
)

_REPRESENTATIONS: Final = "representations"
_FILES: Final = (EAD, f"{SCHEMAS}/METS.xsd", f"{SCHEMAS}/EAD.xsd")
_FOLDERS: Final = (REP_DATA, REP_DESCRIPTIVE)


def mets_present(facts: Facts) -> Iterator[Breach]:
    """T01: METS.xml stands in the root and in rep1."""
    yield from ((path, "") for path in (ROOT_METS, REP_METS) if path not in facts.sizes)


def members_present(facts: Facts) -> Iterator[Breach]:
    """T02: what the annex draws is there."""
    premis = (PREMIS, REP_PREMIS) if facts.flavour == "AIP" else ()
    yield from ((path, "") for path in (*_FILES, *premis) if path not in facts.sizes)
    for folder in _FOLDERS:
        if not any(path.startswith(f"{folder}/") for path in facts.sizes):
            yield folder, ""


def no_premis_in_sip(facts: Facts) -> Iterator[Breach]:
    """T03: a SIP has no preservation metadata."""
    if facts.flavour == "SIP":
        yield from ((path, "") for path in sorted(facts.sizes) if "/preservation/" in path)


def one_representation(facts: Facts) -> Iterator[Breach]:
    """T04: there is one representation, and it is called rep1."""
    paths = (PurePosixPath(path).parts for path in facts.sizes)
    names = {parts[1] for parts in paths if len(parts) > 2 and parts[0] == _REPRESENTATIONS}
    if names != {"rep1"}:
        yield _REPRESENTATIONS, ", ".join(sorted(names))


def nothing_unlisted(facts: Facts) -> Iterator[Breach]:
    """T24: METS lists every file, and no folder is empty; what stands in a METS that cannot be read, nobody knows."""
    listed = {ROOT_METS, *(one.path for one in facts.listed)}
    for path in sorted(set(facts.sizes) - listed):
        lister = facts.rep if path.startswith(f"{REP}/") and path != REP_METS else facts.root
        if lister is not None:
            yield path, ""
    yield from ((path, "empty folder") for path in facts.found.empty_folders)


def ordinary_files(facts: Facts) -> Iterator[Breach]:
    """T46: a package is made of files and folders: no links, no devices, no more of them than can be looked at."""
    yield from ((path, "") for path in facts.found.irregular)
    if facts.found.too_many:
        yield facts.name, f"> {MOST_ENTRIES}"


def readable(facts: Facts) -> Iterator[Breach]:
    """T47: what must be read can be: well-formed, without a document type, of a size that such a file can have.

    To be asked after all other rules: they are who reads.
    """
    yield from facts.broken.items()


RULES = (
    Rule("tt05:T01", mets_present),
    Rule("tt05:T02", members_present),
    Rule("tt05:T03", no_premis_in_sip),
    Rule("tt05:T04", one_representation),
    Rule("tt05:T24", nothing_unlisted),
    Rule("tt05:T46", ordinary_files),
)
LAST_RULES = (Rule("tt05:T47", readable),)
