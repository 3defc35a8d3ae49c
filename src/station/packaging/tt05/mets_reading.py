"""A METS document as values: what a stranger wrote, never judged here. What is missing reads as empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

METS: Final = "http://www.loc.gov/METS/"
XLINK: Final = "http://www.w3.org/1999/xlink"
CSIP: Final = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP: Final = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
NAMESPACES: Final = {"m": METS, "xlink": XLINK, "csip": CSIP, "sip": SIP}


@dataclass(frozen=True, slots=True)
class Note:
    """A note of an agent; ``type`` is csip:NOTETYPE."""

    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody or something that had to do with the package."""

    role: str
    type: str
    other_type: str
    name: str
    notes: tuple[Note, ...]

    @property
    def is_software(self) -> bool:
        """Whether this is the software that made the package (CSIP11 to CSIP13)."""
        return (self.role, self.type, self.other_type) == ("CREATOR", "OTHER", "SOFTWARE")

    def noted(self, kind: str) -> str:
        """Return the text of the note of a kind, ``""`` without one."""
        return next((note.text for note in self.notes if note.type == kind), "")


@dataclass(frozen=True, slots=True)
class Header:
    """``metsHdr``; ``records`` are the alternative identifiers, type and value."""

    create_date: str
    last_modified: str
    record_status: str
    package_type: str
    agents: tuple[Agent, ...]
    records: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A file that the document points to, by an ``mdRef`` or by a ``file`` with its ``FLocat``.

    ``href`` is as written, from the folder of the METS; ``size`` and all the rest are the text of the attributes.
    """

    id: str
    loctype: str
    link_type: str
    href: str
    mimetype: str
    size: str
    created: str
    checksum: str
    checksum_type: str
    md_type: str = ""
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A ``dmdSec``, or a ``digiprovMD`` of the ``amdSec``, with what it points to."""

    id: str
    created: str
    status: str
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class AmdSection:
    """An ``amdSec``; ``others`` counts the sections in it that are no ``digiprovMD``."""

    id: str
    provenance: tuple[Section, ...]
    others: int


@dataclass(frozen=True, slots=True)
class FileGroup:
    """A ``fileGrp``."""

    id: str
    use: str
    content_type: str
    files: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """An ``mptr``."""

    loctype: str
    link_type: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Div:
    """A division of the structural map; the identifiers are lists in the document."""

    id: str
    label: str
    type: str
    order: str
    dmd_ids: tuple[str, ...]
    adm_ids: tuple[str, ...]
    file_ids: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    divs: tuple[Div, ...]

    def walk(self) -> Iterator[Div]:
        """Yield this division and all below it."""
        yield self
        for div in self.divs:
            yield from div.walk()

    def child(self, label: str) -> Div | None:
        """Return the first division of this label just below."""
        return next((div for div in self.divs if div.label == label), None)


@dataclass(frozen=True, slots=True)
class StructMap:
    """A structural map."""

    id: str
    type: str
    label: str
    divs: tuple[Div, ...]


@dataclass(frozen=True, slots=True)
class Mets:
    """A METS document. ``tree`` is what it was read from, for rules that are written as XPath."""

    objid: str
    label: str
    type: str
    content_type: str
    profile: str
    header: Header
    dmd_secs: tuple[Section, ...]
    amd_secs: tuple[AmdSection, ...]
    file_sec_ids: tuple[str, ...]
    file_groups: tuple[FileGroup, ...]
    struct_maps: tuple[StructMap, ...]
    tree: etree._Element = field(compare=False, repr=False)

    @property
    def struct_map(self) -> StructMap | None:
        """The structural map that E-ARK wants (CSIP82), else the first one, ``None`` without any."""
        return next((one for one in self.struct_maps if one.label == "CSIP"), next(iter(self.struct_maps), None))

    @property
    def divs(self) -> tuple[Div, ...]:
        """Every division of that map, the outer ones first."""
        found = self.struct_map
        return () if found is None else tuple(div for top in found.divs for div in top.walk())

    @property
    def provenance(self) -> tuple[Section, ...]:
        """Every ``digiprovMD``."""
        return tuple(section for amd in self.amd_secs for section in amd.provenance)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every ``mdRef`` and ``file`` in the order of the document."""
        sections = (*self.dmd_secs, *self.provenance)
        described = (section.reference for section in sections if section.reference is not None)
        return (*described, *(file for group in self.file_groups for file in group.files))

    def group(self, use: str) -> FileGroup | None:
        """Return the first group of a use."""
        return next((group for group in self.file_groups if group.use == use), None)


def read_mets(root: etree._Element) -> Mets:
    """Return the values of a parsed METS document; of a document that is none, all are empty."""
    return Mets(
        objid=_text(root, "OBJID"),
        label=_text(root, "LABEL"),
        type=_text(root, "TYPE"),
        content_type=_text(root, f"{{{CSIP}}}CONTENTINFORMATIONTYPE"),
        profile=_text(root, "PROFILE"),
        header=_header(root),
        dmd_secs=tuple(_section(one) for one in _all(root, "m:dmdSec")),
        amd_secs=tuple(_amd_section(one) for one in _all(root, "m:amdSec")),
        file_sec_ids=tuple(_text(one, "ID") for one in _all(root, "m:fileSec")),
        file_groups=tuple(_group(one) for one in _all(root, "m:fileSec//m:fileGrp")),
        struct_maps=tuple(_struct_map(one) for one in _all(root, "m:structMap")),
        tree=root,
    )


def _all(element: etree._Element, path: str) -> list[etree._Element]:
    return element.findall(path.replace("m:", f"{{{METS}}}"))


def _text(element: etree._Element, attribute: str) -> str:
    return str(element.get(attribute, ""))


def _header(root: etree._Element) -> Header:
    element = next(iter(_all(root, "m:metsHdr")), None)
    if element is None:
        return Header("", "", "", "", (), ())
    return Header(
        _text(element, "CREATEDATE"),
        _text(element, "LASTMODDATE"),
        _text(element, "RECORDSTATUS"),
        _text(element, f"{{{CSIP}}}OAISPACKAGETYPE"),
        tuple(_agent(one) for one in _all(element, "m:agent")),
        tuple((_text(one, "TYPE"), (one.text or "").strip()) for one in _all(element, "m:altRecordID")),
    )


def _agent(element: etree._Element) -> Agent:
    names = [(one.text or "").strip() for one in _all(element, "m:name")]
    notes = (Note(_text(one, f"{{{CSIP}}}NOTETYPE"), (one.text or "").strip()) for one in _all(element, "m:note"))
    return Agent(
        _text(element, "ROLE"), _text(element, "TYPE"), _text(element, "OTHERTYPE"), "".join(names[:1]), tuple(notes)
    )


def _section(element: etree._Element) -> Section:
    pointed = next(iter(_all(element, "m:mdRef")), None)
    reference = None if pointed is None else _reference(pointed, pointed, is_file=False)
    return Section(_text(element, "ID"), _text(element, "CREATED"), _text(element, "STATUS"), reference)


def _amd_section(element: etree._Element) -> AmdSection:
    sections = _all(element, "m:digiprovMD")
    return AmdSection(_text(element, "ID"), tuple(_section(one) for one in sections), len(element) - len(sections))


def _group(element: etree._Element) -> FileGroup:
    files = []
    for one in _all(element, "m:file"):
        places = _all(one, "m:FLocat")
        files.append(_reference(one, places[0] if places else one, is_file=True))
    content = _text(element, f"{{{CSIP}}}CONTENTINFORMATIONTYPE")
    return FileGroup(_text(element, "ID"), _text(element, "USE"), content, tuple(files))


def _reference(element: etree._Element, place: etree._Element, *, is_file: bool) -> Reference:
    return Reference(
        _text(element, "ID"),
        _text(place, "LOCTYPE"),
        _text(place, f"{{{XLINK}}}type"),
        _text(place, f"{{{XLINK}}}href"),
        _text(element, "MIMETYPE"),
        _text(element, "SIZE"),
        _text(element, "CREATED"),
        _text(element, "CHECKSUM"),
        _text(element, "CHECKSUMTYPE"),
        _text(element, "MDTYPE"),
        is_file,
    )


def _struct_map(element: etree._Element) -> StructMap:
    return StructMap(
        _text(element, "ID"), _text(element, "TYPE"), _text(element, "LABEL"),
        tuple(_div(one) for one in _all(element, "m:div")),
    )  # fmt: skip


def _div(element: etree._Element) -> Div:
    pointers = (
        Pointer(
            _text(one, "LOCTYPE"), _text(one, f"{{{XLINK}}}type"), _text(one, f"{{{XLINK}}}href"),
            _text(one, f"{{{XLINK}}}title"),
        )
        for one in _all(element, "m:mptr")
    )  # fmt: skip
    return Div(
        _text(element, "ID"), _text(element, "LABEL"), _text(element, "TYPE"), _text(element, "ORDER"),
        tuple(_text(element, "DMDID").split()), tuple(_text(element, "ADMID").split()),
        tuple(_text(one, "FILEID") for one in _all(element, "m:fptr")),
        tuple(pointers), tuple(_div(one) for one in _all(element, "m:div")),
    )  # fmt: skip
