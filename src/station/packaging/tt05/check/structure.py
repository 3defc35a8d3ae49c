"""T23, T25 to T31, T60: the structural maps, and how descriptions, files and order hang together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from station.packaging.tt05.check.facts import HOLEY, Facts, Linked, MetsFile
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.mets_reading import Div
from station.packaging.tt05.package import REP, REP_METS, ROOT_METS

REP_USE: Final = "Representations/rep1"
_REP_TYPES: Final = {"AIP": "NORMALIZED", "SIP": "ORIGINAL"}
_DESCRIPTION: Final = re.compile(r"EAD_(?:doc|pic|media)_(.+)\.xml", re.IGNORECASE)


def one_map(facts: Facts) -> Iterator[Breach]:
    """T23: one structural map, physical, called CSIP, with one division that bears the OBJID."""
    for one in facts.mets_files:
        maps = one.mets.struct_maps
        if len(maps) != 1 or (maps[0].type, maps[0].label) != ("PHYSICAL", "CSIP"):
            yield one.path, f"structMap: {len(maps)}"
        elif len(maps[0].divs) != 1:
            yield one.path, f"div: {len(maps[0].divs)}"
        elif maps[0].divs[0].label not in _top_labels(one):
            yield one.path, f"LABEL={maps[0].divs[0].label!r}"


def _top_labels(one: MetsFile) -> tuple[str, ...]:
    """The division of the representation keeps its folder's name also when the OBJID is a UUID (conflict C7)."""
    return (one.mets.objid,) if one.path == ROOT_METS else (one.mets.objid, "rep1")


def divisions(facts: Facts) -> Iterator[Breach]:
    """T25: the divisions that the annex names are there, and point to their groups."""
    wanted = {ROOT_METS: ("Metadata", "Schemas", REP_USE), REP_METS: ("Data", "MetadataLink")}
    for one in facts.mets_files:
        top = one.mets.divs[0] if one.mets.divs else None
        labels = list(wanted[one.path])
        if one.mets.group("Documentation") is not None:
            labels.append("Documentation")
        for label in labels:
            div = None if top is None else top.child(label)
            group = one.mets.group(label)
            if div is None:
                yield one.path, f"div {label}"
            elif label in ("Schemas", "Documentation", "Data") and (group is None or div.file_ids != (group.id,)):
                yield one.path, f"div {label}: fptr"


def representation_pointer(facts: Facts) -> Iterator[Breach]:
    """T26: the division of the representation points to its METS file and to the group that lists it."""
    if facts.root is None:
        return
    mets = facts.root.mets
    group = mets.group(REP_USE)
    files = () if group is None else group.files
    if [file.href for file in files] != [REP_METS]:
        yield facts.root.path, f"fileGrp {REP_USE}"
    div = next((div for div in mets.divs if div.label == REP_USE), None)
    pointers = () if div is None else div.pointers
    wanted = (REP_METS, "" if group is None else group.id)
    if div is not None and [(pointer.href, pointer.title) for pointer in pointers] != [wanted]:
        yield facts.root.path, "mptr"


def representation_type(facts: Facts) -> Iterator[Breach]:
    """T27: the representation of an AIP is NORMALIZED, that of a SIP ORIGINAL."""
    if facts.rep is not None and facts.rep.mets.divs:
        said = facts.rep.mets.divs[0].type
        if said != _REP_TYPES[facts.flavour]:
            yield facts.rep.path, f"TYPE={said!r}"


def preservation_sections(facts: Facts) -> Iterator[Breach]:
    """T28: one amdSec; in an AIP it points to one PREMIS file, in a SIP it is empty."""
    for one in facts.mets_files:
        sections = one.mets.amd_secs
        kinds = [section.reference.md_type if section.reference is not None else "" for section in one.mets.provenance]
        wanted = ["PREMIS"] if facts.flavour == "AIP" else []
        if len(sections) != 1 or kinds != wanted or sections[0].others:
            yield one.path, f"amdSec: {len(sections)}, digiprovMD: {', '.join(kinds) or '0'}"


def each_description_once(facts: Facts) -> Iterator[Breach]:
    """T29: each description of a document is linked once."""
    if facts.rep is None:
        return
    counts = Counter(id_ for link in facts.links for id_ in link.div.dmd_ids)
    for section in facts.rep.mets.dmd_secs:
        if counts[section.id] != 1:
            href = section.reference.href if section.reference is not None else section.id
            yield f"{REP}/{href}", str(counts[section.id])


def each_file_once(facts: Facts) -> Iterator[Breach]:
    """T30: each file is linked once, as a document or as the attachment of one."""
    if facts.rep is None:
        return
    counts = Counter(id_ for link in facts.links for id_ in link.div.file_ids)
    counts.update(id_ for div in facts.rep.mets.divs if div.label == "AttachmentFile" for id_ in _below(div.divs))
    for group in facts.rep.mets.file_groups:
        for file in group.files:
            if group.use in ("Data", "Holeyfile") and counts[file.id] != 1:
                yield f"{REP}/{file.href}", str(counts[file.id])


def _below(divs: tuple[Div, ...]) -> Iterator[str]:
    return (id_ for div in divs for id_ in div.file_ids)


def names_agree(facts: Facts) -> Iterator[Breach]:
    """T31: a description and its file bear one name; in an AIP their link also points to the PREMIS."""
    for link in facts.links:
        if len(link.descriptions) != 1 or len(link.data) != 1:
            yield REP_METS, f"{link.div.label} {link.div.order}: {len(link.descriptions)}, {len(link.data)}"
        elif _described_name(link) != _file_name(link):
            yield link.descriptions[0], PurePosixPath(link.data[0]).name
        if facts.flavour == "AIP" and not link.div.adm_ids:
            yield REP_METS, f"{link.div.label} {link.div.order}: ADMID"


def _described_name(link: Linked) -> str:
    match = _DESCRIPTION.fullmatch(PurePosixPath(link.descriptions[0]).name)
    return match.group(1).casefold() if match else ""


def _file_name(link: Linked) -> str:
    name = PurePosixPath(link.data[0]).name.removesuffix(HOLEY)
    return name.rpartition(".")[0].casefold()


def paper_order(facts: Facts) -> Iterator[Breach]:
    """T60: documents are linked in paper order: ORDER where it is given, and the ordinals in their descriptions."""
    for number, link in enumerate(facts.links, start=1):
        if link.div.order and link.div.order != str(number):
            yield REP_METS, f"{link.div.label} {number}: ORDER={link.div.order!r}"
    said = [ordinal for record in facts.descriptions if (ordinal := ordinal_of(record.fields)) > 0]
    if said != sorted(said):
        yield REP_METS, ", ".join(map(str, said[:20]))


def ordinal_of(fields: dict[str, str]) -> int:
    """Return the ordinal of a document by its code, else by docOrdinal; 0 when neither says it."""
    for text in (fields.get("docCode", "").rpartition(".")[2], fields.get("docOrdinal", "")):
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
    return 0


RULES = (
    Rule("tt05:T23", one_map),
    Rule("tt05:T25", divisions),
    Rule("tt05:T26", representation_pointer),
    Rule("tt05:T27", representation_type),
    Rule("tt05:T28", preservation_sections),
    Rule("tt05:T29", each_description_once),
    Rule("tt05:T30", each_file_once),
    Rule("tt05:T31", names_agree),
    Rule("tt05:T60", paper_order),
)
