"""The two METS files of a package: what is in it, with hash and size, and which description speaks of which file.

Shape and labels are those of the annexes to TT 05/2025, METS 1.12 and CSIP 2.0.4. Every reference points to what
the receivers' programs expect: ``fptr`` to groups at the root, ``ADMID`` to the ``digiprovMD``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from station.packaging.tt05.identifiers import Identifiers
from station.packaging.tt05.moments import moment_text
from station.packaging.tt05.options import Tt05Options
from station.packaging.tt05.package import REP, REP_METS, PackedFile

METS = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
_SCHEMAS = {
    METS: "mets1_12.xsd", XLINK: "xlink.xsd", CSIP: "DILCISExtensionMETS.xsd", SIP: "DILCISExtensionSIPMETS.xsd",
}  # fmt: skip
# What is inside a representation is told by its own METS from its own folder.
_REP_FOLDER = f"{REP}/"


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody in the header: role, type, name and a note of a kind that CSIP knows (``IDENTIFICATIONCODE``...)."""

    role: str
    type: str
    name: str
    note_type: str
    note: str
    other_type: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What both METS say of the package. ``record_ids``: altRecordIDs by their type."""

    ids: Identifiers
    options: Tt05Options
    objid: str
    label: str
    profile: str
    created: datetime
    agents: tuple[Agent, ...]
    record_ids: tuple[tuple[str, str], ...] = ()

    @property
    def is_sip(self) -> bool:
        """Whether this is a submission package."""
        return self.ids.flavour == "SIP"


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document of the representation: its description, its file, and what is attached to it, in that order."""

    name: str
    ead: PackedFile
    data: PackedFile
    attachments: tuple[PackedFile, ...] = ()


def root_mets(
    head: Head, ead: PackedFile, premis: PackedFile | None, groups: Sequence[tuple[str, Sequence[PackedFile]]]
) -> bytes:
    """Return ``METS.xml`` of the package; ``groups``: files by the USE of their group, the representation last."""
    mets = _mets(head, "")
    _description(mets, head, ead, "")
    admid = _provenance(mets, head, premis, "")
    section = _sub(mets, "fileSec", ID=head.ids.element("fileSec"))
    for use, files in groups:
        _group(section, head, use, files, "")
    top = _struct_map(mets, head, "", LABEL=head.objid)
    _sub(top, "div", ID=head.ids.element("div Metadata"), LABEL="Metadata", ADMID=admid, DMDID=_dmd_id(head, ead.path))
    for use, _files in groups:
        div = _sub(top, "div", ID=head.ids.element(f"div {use}"), LABEL=use)
        group = head.ids.element(f"fileGrp {use}")
        if use.startswith("Representations/"):
            _sub(div, "mptr", LOCTYPE="URL", **{_x("type"): "simple", _x("href"): REP_METS, _x("title"): group})
        else:
            _sub(div, "fptr", FILEID=group)
    return _bytes(mets)


def representation_mets(head: Head, documents: Sequence[LinkedDocument], premis: PackedFile | None) -> bytes:
    """Return ``METS.xml`` of ``rep1``."""
    mets = _mets(head, "../../")
    for document in documents:
        _description(mets, head, document.ead, _REP_FOLDER)
    admid = _provenance(mets, head, premis, _REP_FOLDER)
    section = _sub(mets, "fileSec", ID=head.ids.element("rep1 fileSec"))
    data = [file for document in documents for file in (document.data, *document.attachments)]
    _group(section, head, "Data", data, _REP_FOLDER)
    top = _struct_map(mets, head, "rep1 ", LABEL="rep1", TYPE="ORIGINAL" if head.is_sip else "NORMALIZED")
    all_ids = " ".join(_dmd_id(head, document.ead.path) for document in documents)
    _sub(top, "div", ID=head.ids.element("rep1 div Metadata"), LABEL="Metadata", ADMID=admid, DMDID=all_ids)
    div = _sub(top, "div", ID=head.ids.element("rep1 div Data"), LABEL="Data")
    _sub(div, "fptr", FILEID=head.ids.element("fileGrp Data"))
    _links(top, head, documents, admid)
    return _bytes(mets)


def _links(top: etree._Element, head: Head, documents: Sequence[LinkedDocument], admid: str) -> None:
    links = _sub(top, "div", ID=head.ids.element("rep1 div MetadataLink"), LABEL="MetadataLink")
    for order, document in enumerate(documents, start=1):
        div = _sub(
            links, "div", ID=head.ids.element(f"link {document.data.path}"), LABEL="MetadataLink/File",
            ORDER=str(order), ADMID=admid, DMDID=_dmd_id(head, document.ead.path),
        )  # fmt: skip
        _sub(div, "fptr", FILEID=head.ids.file(document.data.path))
    parents = [document for document in documents if document.attachments]
    if not parents:
        return
    attached = _sub(top, "div", ID=head.ids.element("rep1 div AttachmentFile"), LABEL="AttachmentFile")
    for document in parents:
        div = _sub(
            attached, "div", ID=head.ids.element(f"attached {document.name}"), LABEL=document.name,
            DMDID=_dmd_id(head, document.ead.path),
        )  # fmt: skip
        for file in document.attachments:
            _sub(div, "fptr", FILEID=head.ids.file(file.path))


def _mets(head: Head, up: str) -> etree._Element:
    names: dict[str | None, str] = {None: METS, "xlink": XLINK, "xsi": XSI, "csip": CSIP}
    if head.is_sip:
        names["sip"] = SIP
    hints = " ".join(f"{uri} {up}schemas/{file}" for uri, file in _SCHEMAS.items() if uri != SIP or head.is_sip)
    mets = etree.Element(f"{{{METS}}}mets", nsmap=names)  # type: ignore[arg-type] # stubs know no default namespace
    for name, value in (
        ("OBJID", head.objid), ("LABEL", head.label), ("TYPE", "Mixed"), ("PROFILE", head.profile),
        (f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED"), (f"{{{XSI}}}schemaLocation", hints),
    ):  # fmt: skip
        mets.set(name, value)
    moment = moment_text(head.created)
    header = _sub(
        mets, "metsHdr", CREATEDATE=moment, LASTMODDATE=moment, RECORDSTATUS=head.options.record_status,
        **{f"{{{CSIP}}}OAISPACKAGETYPE": head.ids.flavour},
    )  # fmt: skip
    for agent in head.agents:
        node = _sub(header, "agent", ROLE=agent.role, TYPE=agent.type, OTHERTYPE=agent.other_type)
        _sub(node, "name").text = agent.name
        _sub(node, "note", **{f"{{{CSIP}}}NOTETYPE": agent.note_type}).text = agent.note
    for kind, value in head.record_ids:
        _sub(header, "altRecordID", TYPE=kind).text = value
    return mets


def _dmd_id(head: Head, path: str) -> str:
    return head.ids.element(f"dmdSec {path}")


def _description(mets: etree._Element, head: Head, file: PackedFile, folder: str) -> None:
    section = _sub(mets, "dmdSec", ID=_dmd_id(head, file.path), CREATED=moment_text(file.created), STATUS="CURRENT")
    _reference(section, head, file, folder, MDTYPE=head.options.mdtype, MDTYPEVERSION="1.0")


def _provenance(mets: etree._Element, head: Head, file: PackedFile | None, folder: str) -> str:
    """Write the one amdSec, empty without a PREMIS file; return the ID that points to it, ``""`` without."""
    section = _sub(mets, "amdSec", ID=head.ids.element(f"amdSec {folder}"))
    if file is None:
        return ""
    admid = head.ids.element(f"digiprovMD {file.path}")
    node = _sub(section, "digiprovMD", ID=admid, CREATED=moment_text(file.created), STATUS="CURRENT")
    _reference(node, head, file, folder, MDTYPE="PREMIS", MDTYPEVERSION="3.0")
    return admid


def _reference(parent: etree._Element, head: Head, file: PackedFile, folder: str, **kind: str) -> None:
    where = {_x("type"): "simple", _x("href"): file.path.removeprefix(folder)}
    _sub(parent, "mdRef", ID=head.ids.file(file.path), LOCTYPE="URL", **where, **kind, **_sums(file))


def _group(section: etree._Element, head: Head, use: str, files: Sequence[PackedFile], folder: str) -> None:
    mixed = {f"{{{CSIP}}}CONTENTINFORMATIONTYPE": "MIXED"} if use.startswith("Representations/") else {}
    group = _sub(section, "fileGrp", ID=head.ids.element(f"fileGrp {use}"), USE=use, **mixed)
    for file in files:
        node = _sub(group, "file", ID=head.ids.file(file.path), **_sums(file))
        where = {_x("type"): "simple", _x("href"): file.path.removeprefix(folder)}
        _sub(node, "FLocat", LOCTYPE="URL", **where)


def _sums(file: PackedFile) -> dict[str, str]:
    return {
        "MIMETYPE": file.mimetype, "SIZE": str(file.size), "CREATED": moment_text(file.created),
        "CHECKSUM": file.sha256, "CHECKSUMTYPE": "SHA-256",
    }  # fmt: skip


def _struct_map(mets: etree._Element, head: Head, prefix: str, **top: str) -> etree._Element:
    node = _sub(mets, "structMap", ID=head.ids.element(f"{prefix}structMap"), TYPE="PHYSICAL", LABEL="CSIP")
    return _sub(node, "div", ID=head.ids.element(f"{prefix}div"), **top)


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    """Append an element; an attribute without a value is left out."""
    return etree.SubElement(parent, f"{{{METS}}}{name}", {key: value for key, value in attributes.items() if value})


def _x(name: str) -> str:
    return f"{{{XLINK}}}{name}"


def _bytes(mets: etree._Element) -> bytes:
    etree.indent(mets, "  ")
    return etree.tostring(mets, xml_declaration=True, encoding="UTF-8") + b"\n"
