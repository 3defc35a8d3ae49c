"""What can be wrong with a package, one thing at a time, and the rules that say so: exactly these and no others."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from lxml import etree
from tt05_kit import (
    CODE,
    DOC,
    EAD,
    NAMES,
    OTHER_DOC,
    OTHER_PDF,
    PDF,
    PREMIS,
    REP_METS,
    REP_PREMIS,
    ROOT_METS,
    Broken,
)

from station.packaging.tt05.documentation import NOT_HISTORICAL

Break = Callable[[Broken], None]
BOTH = (ROOT_METS, REP_METS)
FILE = "m:fileSec//m:file"
SOFTWARE = "m:metsHdr/m:agent[@OTHERTYPE='SOFTWARE']"
ARCHIVIST = "m:metsHdr/m:agent[@ROLE='ARCHIVIST']"
REP_DIV = "m:structMap/m:div/m:div[@LABEL='Representations/rep1']"
LINK = "m:structMap/m:div/m:div[@LABEL='MetadataLink']/m:div"
DOCUMENT = "documentation/HuongDan.txt"


@dataclass(frozen=True)
class Mutation:
    name: str
    flavour: str
    rules: str
    apply: Break

    @property
    def codes(self) -> set[str]:
        return {_code(name) for name in self.rules.split()}


def _code(name: str) -> str:
    if ":" in name:
        return name
    return f"tt05:{name}" if name.startswith("T") else f"sip:{name}" if name.startswith("SIP") else f"csip:CSIP{name}"


def _expanded(path: str) -> str:
    prefix, _, local = path.rpartition(":")
    return f"{{{NAMES[prefix]}}}{local}" if prefix else local


def put(path: str, where: str, attribute: str, value: str | None) -> Break:
    """Give an attribute of the first element found another value; ``None`` takes it away."""

    def change(root: etree._Element) -> None:
        element = root if where == "." else root.xpath(where, namespaces=NAMES)[0]
        if value is None:
            del element.attrib[_expanded(attribute)]
        else:
            element.set(_expanded(attribute), value)

    return lambda broken: broken.xml(path, change)


def drop(path: str, where: str) -> Break:
    """Take the first element found away."""

    def change(root: etree._Element) -> None:
        element = root.xpath(where, namespaces=NAMES)[0]
        element.getparent().remove(element)

    return lambda broken: broken.xml(path, change)


def say(path: str, where: str, text: str) -> Break:
    """Give the first element found another text."""

    def change(root: etree._Element) -> None:
        root.xpath(where, namespaces=NAMES)[0].text = text

    return lambda broken: broken.xml(path, change)


def twice(path: str, where: str) -> Break:
    """Let the first element found stand twice."""

    def change(root: etree._Element) -> None:
        element = root.xpath(where, namespaces=NAMES)[0]
        element.addnext(etree.fromstring(etree.tostring(element)))

    return lambda broken: broken.xml(path, change)


def fill(path: str, name: str, value: str | None) -> Break:
    """Give a field of a description another value."""
    return lambda broken: broken.field(path, name, value)


def both_files(name: str, value: str) -> Break:
    def apply(broken: Broken) -> None:
        for path in (DOC, OTHER_DOC):
            broken.field(path, name, value)

    return apply


def replace(path: str, old: str, new: str, *, seal: bool = True) -> Break:
    return lambda broken: broken.text(path, old, new, seal=seal)


def unsealed(path: str, old: str, new: str) -> Break:
    """Replace text and leave METS as it is."""
    return replace(path, old, new, seal=False)


def everywhere(old: str, new: str, *paths: str) -> Break:
    def apply(broken: Broken) -> None:
        for path in paths:
            broken.text(path, old, new)

    return apply


def data(path: str, content: bytes, *, seal: bool = True) -> Break:
    return lambda broken: broken.write(path, content, seal=seal)


def append(path: str, more: bytes, *, seal: bool = False) -> Break:
    return lambda broken: broken.write(path, (broken.folder / path).read_bytes() + more, seal=seal)


def both(*changes: Break) -> Break:
    def apply(broken: Broken) -> None:
        for change in changes:
            change(broken)

    return apply


def remove(path: str) -> Break:
    return lambda broken: (broken.folder / path).unlink()


def pdf(change: Callable[[pikepdf.Pdf], None]) -> Break:
    def apply(broken: Broken) -> None:
        with pikepdf.open(broken.folder / PDF, allow_overwriting_input=True) as opened:
            change(opened)
            opened.save(broken.folder / PDF, deterministic_id=True)
        broken.seal(PDF)

    return apply


def part(path: str, name: str, change: Callable[[dict], None]) -> Break:
    """Change what machines read of the first event that carries such a part."""

    def apply(root: etree._Element) -> None:
        element = root.xpath(f"//*[local-name()='{name}']")[0]
        record = json.loads(element.text)
        change(record)
        element.text = json.dumps(record)

    return lambda broken: broken.xml(path, apply)


def with_rights(attribute: str, value: str | None) -> Break:
    """Give the package a statement of rights like its PREMIS, with one attribute wrong."""

    def change(root: etree._Element) -> None:
        proven = root.find("m:amdSec/m:digiprovMD", NAMES)
        rights = etree.fromstring(etree.tostring(proven))
        rights.tag = _expanded("m:rightsMD")
        rights.set("ID", "uuid-00000000-0000-4000-8000-000000000001")
        reference = rights[0]
        reference.set("ID", "ID-00000000-0000-4000-8000-000000000002")
        element = rights if attribute == "ID" else reference
        if value is None:
            del element.attrib[_expanded(attribute)]
        else:
            element.set(_expanded(attribute), value)
        proven.addprevious(rights)

    return lambda broken: broken.xml(ROOT_METS, change)


def agent(role: str, kind: str, note_type: str = "IDENTIFICATIONCODE", name: str = "X") -> Break:
    """Add an agent to the root METS."""

    def change(root: etree._Element) -> None:
        last = root.findall("m:metsHdr/m:agent", NAMES)[-1]
        new = etree.fromstring(etree.tostring(last))
        new.set("ROLE", role)
        new.set("TYPE", kind)
        new[0].text = name
        new[1].set(_expanded("csip:NOTETYPE"), note_type)
        last.addnext(new)

    return lambda broken: broken.xml(ROOT_METS, change)


def rename_folder(broken: Broken) -> None:
    broken.folder = broken.folder.rename(broken.folder.with_name("urn_UBNDX_uuid-0"))


def second_representation(broken: Broken) -> None:
    broken.write("representations/rep2/METS.xml", b"<mets/>", seal=False)


def link(broken: Broken) -> None:
    (broken.folder / DOCUMENT).unlink()
    (broken.folder / DOCUMENT).symlink_to("/dev/zero")


def pipe(broken: Broken) -> None:
    os.mkfifo(broken.folder / "schemas/pipe")


def entity(broken: Broken) -> None:
    """A METS with an external entity (CWE-611)."""
    text = (broken.folder / ROOT_METS).read_text("utf-8")
    head, rest = text.split("\n", 1)
    attack = f'{head}\n<!DOCTYPE mets [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n{rest}'
    broken.write(ROOT_METS, attack.encode())


def gigabytes(broken: Broken) -> None:
    with (broken.folder / PDF).open("r+b") as stream:
        stream.truncate(1 << 40)


def huge_description(broken: Broken) -> None:
    with (broken.folder / EAD).open("r+b") as stream:
        stream.truncate(1 << 40)


def same_file(broken: Broken) -> None:
    """The second document is the first one again."""
    broken.write(OTHER_PDF, (broken.folder / PDF).read_bytes())


def swap_documents(broken: Broken) -> None:
    def change(root: etree._Element) -> None:
        links = root.find("m:structMap/m:div/m:div[@LABEL='MetadataLink']", NAMES)
        first, second = list(links)
        links.remove(first)
        second.addnext(first)
        second.set("ORDER", "1")
        first.set("ORDER", "2")

    broken.xml(REP_METS, change)


def without_words(opened: pikepdf.Pdf) -> None:
    page = opened.pages[0]
    page.Contents = opened.make_stream(page.Contents.read_bytes().split(b"BT")[0].rsplit(b"q\n", 1)[0])


def other_image(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Resources.XObject.Im0 = opened.pages[1].Resources.XObject.Im0


def stretched(opened: pikepdf.Pdf) -> None:
    box = [float(value) for value in opened.pages[0].MediaBox]
    opened.pages[0].MediaBox = pikepdf.Array([0, 0, box[2] * 2, box[3] * 2])


def grey(opened: pikepdf.Pdf) -> None:
    image = opened.pages[0].Resources.XObject.Im0
    size = int(image.Width) * int(image.Height)
    image.write(bytes(size))
    image.ColorSpace = pikepdf.Name.DeviceGray


def script(opened: pikepdf.Pdf) -> None:
    opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)


def no_transfer(path: str, which: int) -> Break:
    """One event of digitising is called otherwise."""

    def change(root: etree._Element) -> None:
        found = [one for one in root.findall("p:event/p:eventType", NAMES) if one.text == "transfer"]
        found[which].text = "capture"

    return lambda broken: broken.xml(path, change)


def unlisted_schema(broken: Broken) -> None:
    broken.text("schemas/EAD_doc.xsd", 'name="docCode"', 'name="arcDocCode"')


def forged_mets_schema(broken: Broken) -> None:
    data = (broken.folder / "schemas/mets1_12.xsd").read_bytes()
    broken.write("schemas/mets1_12.xsd", data + b"<!-- -->")


def born_digital(broken: Broken) -> None:
    broken.field(DOC, "confidenceLevel", "01")


def more_pages(broken: Broken) -> None:
    """The descriptions agree with one another on one page too many."""
    broken.field(DOC, "numberOfPage", "3")
    broken.field(EAD, "numberOfPage", "4")


def counts(**changes: object) -> Break:
    """Change terms of the count equation."""
    return part(PREMIS, "package", lambda record: record["counts"].update(changes))


def without_extensions(path: str) -> Break:
    """Take away whatever stands there for machines."""

    def change(root: etree._Element) -> None:
        for one in root.xpath("//p:eventDetailExtension", namespaces=NAMES):
            one.getparent().remove(one)

    return lambda broken: broken.xml(path, change)


def last_event_alone(broken: Broken) -> None:
    """Of the journal only what the head names is left, and said to be all."""

    def change(root: etree._Element) -> None:
        for one in root.xpath("//*[local-name()='link']")[:-1]:
            extension = one.getparent()
            extension.remove(one)
            if not len(extension):
                extension.getparent().remove(extension)

    broken.xml(REP_PREMIS, change)
    part(PREMIS, "chain", lambda record: record.update(events=1))(broken)


def other_time(moment: str) -> Break:
    """Date an event that carries one of the journal otherwise."""

    def change(root: etree._Element) -> None:
        event = root.xpath("//p:event[.//*[local-name()='link']]", namespaces=NAMES)[0]
        event.find("p:eventDateTime", NAMES).text = moment

    return lambda broken: broken.xml(REP_PREMIS, change)


def lost_agent(root: etree._Element) -> None:
    for one in root.findall("p:agent", NAMES):
        if one.findtext("p:agentType", "", NAMES) == "hardware":
            root.remove(one)


def late_event(root: etree._Element) -> None:
    root.findall("p:event", NAMES)[0].find("p:eventDateTime", NAMES).text = "2031-01-01T00:00:00.000+07:00"


def no_documentation_group(root: etree._Element) -> None:
    group = root.find("m:fileSec/m:fileGrp[@USE='Documentation']", NAMES)
    group.getparent().remove(group)


def drop_documentation(broken: Broken) -> None:
    (broken.folder / DOCUMENT).unlink()
    (broken.folder / DOCUMENT).parent.rmdir()
    broken.xml(ROOT_METS, no_documentation_group)


def empty_group(root: etree._Element) -> None:
    group = root.find("m:fileSec/m:fileGrp[@USE='Documentation']", NAMES)
    for file in group:
        group.remove(file)


def exchange(root: etree._Element) -> None:
    first, second = root.findall("m:structMap/m:div/m:div[@LABEL='MetadataLink']/m:div", NAMES)
    one, other = first.get("DMDID"), second.get("DMDID")
    first.set("DMDID", other)
    second.set("DMDID", one)


def one_id_twice(root: etree._Element) -> None:
    first, second = root.findall("m:dmdSec", NAMES)
    second.find("m:mdRef", NAMES).set("ID", first.find("m:mdRef", NAMES).get("ID"))


def small_letters(broken: Broken) -> None:
    root = etree.fromstring((broken.folder / ROOT_METS).read_bytes())
    objid = root.get("OBJID")
    head, _, uuid = objid.rpartition("uuid-")
    small = f"{head}uuid-{uuid.lower()}"
    everywhere(objid, small, ROOT_METS, PREMIS, REP_PREMIS)(broken)
    broken.folder = broken.folder.rename(broken.folder.with_name(small.replace(":", "_")))


def no_agents(root: etree._Element) -> None:
    header = root.find("m:metsHdr", NAMES)
    for one in header.findall("m:agent", NAMES):
        header.remove(one)


def number_left_out(broken: Broken) -> None:
    broken.text(OTHER_DOC, "17.0000002", "17.0000003")
    broken.field(OTHER_DOC, "docOrdinal", "3")


def unknown_element(root: etree._Element) -> None:
    etree.SubElement(root, _expanded("m:x"))


def no_linked_agents(root: etree._Element) -> None:
    event = root.find("p:event", NAMES)
    for one in event.findall("p:linkingAgentIdentifier", NAMES):
        event.remove(one)


def premis_out_of_order(root: etree._Element) -> None:
    root.append(root.find("p:object", NAMES))


MUTATIONS = [
    # Folders and files
    Mutation("METS of the representation gone", "AIP", "T01 T15 T33 T41", remove(REP_METS)),
    Mutation("METS of the package gone", "AIP", "T01", remove(ROOT_METS)),
    Mutation("EAD gone", "AIP", "T02 T15 T24", remove(EAD)),
    Mutation("EAD schema gone", "AIP", "T02 T15 T32", remove("schemas/EAD.xsd")),
    Mutation("PREMIS gone", "AIP", "T02 T15 T24", remove(PREMIS)),
    Mutation("PREMIS in a SIP", "SIP", "T03 T24", data(PREMIS, b"<premis/>", seal=False)),
    Mutation("second representation", "AIP", "T04 T24", second_representation),
    Mutation("orphan file", "AIP", "T24", data("Thumbs.db", b"x", seal=False)),
    Mutation("empty folder", "AIP", "T24", lambda broken: (broken.folder / "documentation/empty").mkdir()),
    Mutation("link to a device", "AIP", "T15 T46", link),
    Mutation("pipe", "AIP", "T46", pipe),
    Mutation("not well-formed", "AIP", "T47", append(ROOT_METS, b"<")),
    Mutation("external entity", "AIP", "T47", entity),
    Mutation("gigabytes in the place of a page", "AIP", "T17 T18", gigabytes),
    Mutation("gigabytes in the place of a description", "AIP", "T17 T18 T47", huge_description),
    Mutation("name not plain", "AIP", "T24 T48", data("documentation/hướng dẫn.txt", b"x", seal=False)),
    # What the package says it is
    Mutation("folder renamed", "AIP", "T05", rename_folder),
    Mutation("UUID in small letters", "AIP", "T06", small_letters),
    Mutation("TYPE not Mixed", "AIP", "T07", put(ROOT_METS, ".", "TYPE", "Collection")),
    Mutation("TYPE not in the vocabulary", "AIP", "T07 2", put(ROOT_METS, ".", "TYPE", "AIP")),
    Mutation("no TYPE", "AIP", "T07 2", put(REP_METS, ".", "TYPE", None)),
    Mutation("no PROFILE", "AIP", "T07 6", put(ROOT_METS, ".", "PROFILE", None)),
    Mutation("no CONTENTINFORMATIONTYPE", "AIP", "T07", put(REP_METS, ".", "csip:CONTENTINFORMATIONTYPE", None)),
    Mutation("package types differ", "AIP", "T08", put(REP_METS, "m:metsHdr", "csip:OAISPACKAGETYPE", "SIP")),
    Mutation("package type unknown", "AIP", "T08 T32 9", put(REP_METS, "m:metsHdr", "csip:OAISPACKAGETYPE", "XIP")),
    Mutation("no package type", "AIP", "T08 9", put(REP_METS, "m:metsHdr", "csip:OAISPACKAGETYPE", None)),
    Mutation(
        "package type of the root differs",
        "AIP",
        "T03 T06 T08 T12 T27 T28 T38 T54 T56 SIP4",
        put(ROOT_METS, "m:metsHdr", "csip:OAISPACKAGETYPE", "SIP"),
    ),
    Mutation("a DIP", "SIP", "T08 SIP4", put(ROOT_METS, "m:metsHdr", "csip:OAISPACKAGETYPE", "DIP")),
    Mutation("record status unknown", "AIP", "T09", put(ROOT_METS, "m:metsHdr", "RECORDSTATUS", "OLD")),
    Mutation("no OBJID", "AIP", "T05 T06 T23 1 86", put(ROOT_METS, ".", "OBJID", None)),
    Mutation("no header", "AIP", "T08 T09 T10 T11 T19 117", drop(REP_METS, "m:metsHdr")),
    Mutation("no software version", "AIP", "T10 15 16", drop(ROOT_METS, f"{SOFTWARE}/m:note")),
    Mutation(
        "software version of another kind",
        "AIP",
        "T10 T11 16",
        put(ROOT_METS, f"{SOFTWARE}/m:note", "csip:NOTETYPE", "IDENTIFICATIONCODE"),
    ),
    Mutation("no software name", "AIP", "T10 14", say(ROOT_METS, f"{SOFTWARE}/m:name", "")),
    Mutation("software is no software", "AIP", "T10 13", put(ROOT_METS, SOFTWARE, "OTHERTYPE", "X")),
    Mutation("software is somebody", "AIP", "T10 12", put(ROOT_METS, SOFTWARE, "TYPE", "INDIVIDUAL")),
    Mutation("software did not make it", "AIP", "T10 11 12 13", put(ROOT_METS, SOFTWARE, "ROLE", "EDITOR")),
    Mutation("no agents", "AIP", "T10 T11 10 11 12 13", lambda broken: broken.xml(ROOT_METS, no_agents)),
    Mutation("no fonds code", "AIP", "T11", drop(ROOT_METS, f"{ARCHIVIST}/m:note")),
    Mutation("fonds codes differ", "AIP", "T11", say(ROOT_METS, f"{ARCHIVIST}/m:note", "OTHER")),
    Mutation("no submission agreement", "SIP", "T12", drop(ROOT_METS, "m:metsHdr/m:altRecordID")),
    Mutation("time with Z", "AIP", "T19", put(ROOT_METS, "m:metsHdr", "CREATEDATE", "2026-11-20T02:01:00.000Z")),
    Mutation(
        "time that is none", "AIP", "T19 T32", put(REP_METS, "m:dmdSec", "CREATED", "2026-02-31T02:01:00.000+07:00")
    ),
    Mutation("no CREATEDATE", "AIP", "T19 7", put(REP_METS, "m:metsHdr", "CREATEDATE", None)),
    # References
    Mutation("one ID twice", "AIP", "T13 T32", lambda broken: broken.xml(REP_METS, one_id_twice)),
    Mutation("link leads out", "AIP", "T14 T24", put(ROOT_METS, "m:dmdSec/m:mdRef", "xlink:href", "../EAD.xml")),
    Mutation(
        "link to a file system",
        "AIP",
        "T14 T24",
        put(ROOT_METS, f"{FILE}/m:FLocat", "xlink:href", "file:///etc/passwd"),
    ),
    Mutation(
        "link with a backslash", "AIP", "T14 T24", put(ROOT_METS, f"{FILE}/m:FLocat", "xlink:href", "schemas\\EAD.xsd")
    ),
    Mutation("LOCTYPE not URL", "AIP", "T14 22", put(ROOT_METS, "m:dmdSec/m:mdRef", "LOCTYPE", "PURL")),
    Mutation("LOCTYPE of a file not URL", "AIP", "T14 77", put(REP_METS, f"{FILE}/m:FLocat", "LOCTYPE", "PURL")),
    Mutation("LOCTYPE of PREMIS not URL", "AIP", "T14 36", put(REP_METS, "m:amdSec//m:mdRef", "LOCTYPE", "PURL")),
    Mutation("link not simple", "AIP", "T14 T32 23", put(ROOT_METS, "m:dmdSec/m:mdRef", "xlink:type", "extended")),
    Mutation(
        "link of PREMIS not simple", "AIP", "T14 T32 37", put(ROOT_METS, "m:amdSec//m:mdRef", "xlink:type", "extended")
    ),
    Mutation("link of a file not simple", "AIP", "T14 78", put(ROOT_METS, f"{FILE}/m:FLocat", "xlink:type", None)),
    Mutation("no href of a description", "AIP", "T14 T24 24", put(ROOT_METS, "m:dmdSec/m:mdRef", "xlink:href", None)),
    Mutation("no href of PREMIS", "AIP", "T14 T24 38", put(ROOT_METS, "m:amdSec//m:mdRef", "xlink:href", None)),
    Mutation("no href of a file", "AIP", "T14 T24 79", put(ROOT_METS, f"{FILE}/m:FLocat", "xlink:href", None)),
    Mutation("no FLocat", "AIP", "T14 T24 76", drop(ROOT_METS, f"{FILE}/m:FLocat")),
    Mutation("listed file is not there", "AIP", "T15 T24", remove(DOCUMENT)),
    Mutation("no MIMETYPE of a description", "AIP", "T16 26", put(ROOT_METS, "m:dmdSec/m:mdRef", "MIMETYPE", None)),
    Mutation("no SIZE of a description", "AIP", "T16 T17 T18 27", put(ROOT_METS, "m:dmdSec/m:mdRef", "SIZE", None)),
    Mutation("no CREATED of a description", "AIP", "T16 T19 28", put(ROOT_METS, "m:dmdSec/m:mdRef", "CREATED", None)),
    Mutation("no CHECKSUM of a description", "AIP", "T16 T18 29", put(ROOT_METS, "m:dmdSec/m:mdRef", "CHECKSUM", None)),
    Mutation(
        "no CHECKSUMTYPE of a description", "AIP", "T16 30", put(ROOT_METS, "m:dmdSec/m:mdRef", "CHECKSUMTYPE", None)
    ),
    Mutation("another CHECKSUMTYPE", "AIP", "T16", put(ROOT_METS, "m:dmdSec/m:mdRef", "CHECKSUMTYPE", "SHA-512")),
    Mutation("MDTYPE unknown", "AIP", "T32 25", put(ROOT_METS, "m:dmdSec/m:mdRef", "MDTYPE", "XYZ")),
    Mutation("no MIMETYPE of PREMIS", "AIP", "T16 40", put(ROOT_METS, "m:amdSec//m:mdRef", "MIMETYPE", None)),
    Mutation("no SIZE of PREMIS", "AIP", "T16 T17 T18 41", put(ROOT_METS, "m:amdSec//m:mdRef", "SIZE", None)),
    Mutation("no CREATED of PREMIS", "AIP", "T16 T19 42", put(ROOT_METS, "m:amdSec//m:mdRef", "CREATED", None)),
    Mutation("no CHECKSUM of PREMIS", "AIP", "T16 T18 43", put(ROOT_METS, "m:amdSec//m:mdRef", "CHECKSUM", None)),
    Mutation("no CHECKSUMTYPE of PREMIS", "AIP", "T16 44", put(ROOT_METS, "m:amdSec//m:mdRef", "CHECKSUMTYPE", None)),
    Mutation("MDTYPE of PREMIS unknown", "AIP", "T28 T32 39", put(ROOT_METS, "m:amdSec//m:mdRef", "MDTYPE", "XYZ")),
    Mutation("no MIMETYPE of a file", "AIP", "T16 68", put(ROOT_METS, FILE, "MIMETYPE", None)),
    Mutation("no SIZE of a file", "AIP", "T16 T17 T18 69", put(ROOT_METS, FILE, "SIZE", None)),
    Mutation("no CREATED of a file", "AIP", "T16 T19 70", put(ROOT_METS, FILE, "CREATED", None)),
    Mutation("no CHECKSUM of a file", "AIP", "T16 T18 71", put(ROOT_METS, FILE, "CHECKSUM", None)),
    Mutation("no CHECKSUMTYPE of a file", "AIP", "T16 72", put(ROOT_METS, FILE, "CHECKSUMTYPE", None)),
    Mutation("a byte more", "AIP", "T17 T18", append(PDF, b"\n")),
    Mutation("a bit other", "AIP", "T18", replace(DOCUMENT, "METS.xml", "METS.xmL", seal=False)),
    Mutation("no ID of a file", "AIP", "T20 T32 67", put(ROOT_METS, FILE, "ID", None)),
    Mutation("ID of a file in another form", "AIP", "T20", put(ROOT_METS, FILE, "ID", "uuid-1")),
    Mutation("no ID of a description", "AIP", "T21 T22 T29 T31 T32 T40 18", put(REP_METS, "m:dmdSec[2]", "ID", None)),
    Mutation("no ID of a digiprovMD", "AIP", "T21 T22 T32 33", put(ROOT_METS, "m:amdSec/m:digiprovMD", "ID", None)),
    Mutation("no ID of the fileSec", "AIP", "T21 59", put(ROOT_METS, "m:fileSec", "ID", None)),
    Mutation(
        "no ID of a group", "AIP", "T21 T22 T25 65", put(ROOT_METS, "m:fileSec/m:fileGrp[@USE='Schemas']", "ID", None)
    ),
    Mutation("no ID of the map", "AIP", "T21 83", put(ROOT_METS, "m:structMap", "ID", None)),
    Mutation("no ID of the top division", "AIP", "T21 85", put(ROOT_METS, "m:structMap/m:div", "ID", None)),
    Mutation("no ID of Metadata", "AIP", "T21 89", put(ROOT_METS, "//m:div[@LABEL='Metadata']", "ID", None)),
    Mutation("no ID of Schemas", "AIP", "T21 98", put(ROOT_METS, "//m:div[@LABEL='Schemas']", "ID", None)),
    Mutation("no ID of Documentation", "AIP", "T21 94", put(ROOT_METS, "//m:div[@LABEL='Documentation']", "ID", None)),
    Mutation("no ID of the representation", "AIP", "T21 106", put(ROOT_METS, REP_DIV, "ID", None)),
    Mutation("ID of a division in another form", "AIP", "T21", put(ROOT_METS, REP_DIV, "ID", "ID-1")),
    Mutation("FILEID dangling", "AIP", "T22 T30 T31", put(REP_METS, f"{LINK}/m:fptr", "FILEID", "ID-0")),
    Mutation("DMDID dangling", "AIP", "T22 T29 T31 T38 T40", put(REP_METS, LINK, "DMDID", "uuid-0")),
    Mutation("ADMID dangling", "AIP", "T22", put(ROOT_METS, "//m:div[@LABEL='Metadata']", "ADMID", "uuid-0")),
    Mutation("no CREATED of a section", "AIP", "T19 19", put(REP_METS, "m:dmdSec", "CREATED", None)),
    # Structural maps
    Mutation("no map", "AIP", "T23 T25 T29 T30 T32 T33 80", drop(REP_METS, "m:structMap")),
    Mutation("map not physical", "AIP", "T23 81", put(ROOT_METS, "m:structMap", "TYPE", "LOGICAL")),
    Mutation("map not called CSIP", "AIP", "T23 82", put(REP_METS, "m:structMap", "LABEL", "X")),
    Mutation("two maps", "AIP", "T13 T23 T32", twice(ROOT_METS, "m:structMap")),
    Mutation("two top divisions", "AIP", "T13 T23 T32 84", twice(ROOT_METS, "m:structMap/m:div")),
    Mutation("top division of another name", "AIP", "T23 86", put(ROOT_METS, "m:structMap/m:div", "LABEL", "X")),
    Mutation("no Metadata", "AIP", "T25 88 90", drop(ROOT_METS, "//m:div[@LABEL='Metadata']")),
    Mutation("two Metadata", "AIP", "T13 T32 88", twice(REP_METS, "//m:div[@LABEL='Metadata']")),
    Mutation("no Schemas", "AIP", "T25 99", drop(ROOT_METS, "//m:div[@LABEL='Schemas']")),
    Mutation("Schemas points nowhere", "AIP", "T25 100", drop(ROOT_METS, "//m:div[@LABEL='Schemas']/m:fptr")),
    Mutation(
        "pointer of Schemas without FILEID",
        "AIP",
        "T22 T25 118",
        put(ROOT_METS, "//m:div[@LABEL='Schemas']/m:fptr", "FILEID", None),
    ),
    Mutation("no Documentation", "AIP", "T25 95", drop(ROOT_METS, "//m:div[@LABEL='Documentation']")),
    Mutation(
        "Documentation points nowhere", "AIP", "T25 96", drop(ROOT_METS, "//m:div[@LABEL='Documentation']/m:fptr")
    ),
    Mutation(
        "pointer of Documentation without FILEID",
        "AIP",
        "T22 T25 116",
        put(ROOT_METS, "//m:div[@LABEL='Documentation']/m:fptr", "FILEID", None),
    ),
    Mutation("division of documentation without a group", "AIP", "T22 60", drop_documentation),
    Mutation(
        "no group of schemas", "AIP", "T25 113", put(ROOT_METS, "m:fileSec/m:fileGrp[@USE='Schemas']", "USE", "X")
    ),
    Mutation("no USE", "AIP", "T25 64 113", put(ROOT_METS, "m:fileSec/m:fileGrp[@USE='Schemas']", "USE", None)),
    Mutation("empty group", "AIP", "T24 66", lambda broken: broken.xml(ROOT_METS, empty_group)),
    Mutation(
        "no group of the representation",
        "AIP",
        "T26 107 114",
        put(ROOT_METS, "m:fileSec/m:fileGrp[last()]", "USE", "X"),
    ),
    Mutation("no Data", "AIP", "T25", drop(REP_METS, "//m:div[@LABEL='Data']")),
    Mutation(
        "division of the representation of another name", "AIP", "T25 107", put(ROOT_METS, REP_DIV, "LABEL", "rep1")
    ),
    Mutation(
        "division of a representation that is not there",
        "AIP",
        "T25 107",
        put(ROOT_METS, REP_DIV, "LABEL", "Representations/rep2"),
    ),
    Mutation("no pointer to the representation", "AIP", "T26 109", drop(ROOT_METS, f"{REP_DIV}/m:mptr")),
    Mutation("pointer with another title", "AIP", "T26 108", put(ROOT_METS, f"{REP_DIV}/m:mptr", "xlink:title", "x")),
    Mutation("pointer without href", "AIP", "T14 T26 110", put(ROOT_METS, f"{REP_DIV}/m:mptr", "xlink:href", None)),
    Mutation("pointer not simple", "AIP", "T14 111", put(ROOT_METS, f"{REP_DIV}/m:mptr", "xlink:type", None)),
    Mutation("pointer not URL", "AIP", "T14 112", put(ROOT_METS, f"{REP_DIV}/m:mptr", "LOCTYPE", "PURL")),
    Mutation("pointer elsewhere", "AIP", "T26", put(ROOT_METS, f"{REP_DIV}/m:mptr", "xlink:href", "METS.xml")),
    Mutation("AIP called ORIGINAL", "AIP", "T27", put(REP_METS, "m:structMap/m:div", "TYPE", "ORIGINAL")),
    Mutation("SIP called NORMALIZED", "SIP", "T27", put(REP_METS, "m:structMap/m:div", "TYPE", "NORMALIZED")),
    Mutation("two amdSec", "AIP", "T13 T28 T32", twice(ROOT_METS, "m:amdSec")),
    Mutation("AIP without digiprovMD", "AIP", "T22 T24 T28", drop(ROOT_METS, "m:amdSec/m:digiprovMD")),
    Mutation("document not linked", "AIP", "T29 T30 T33 T38 T40 T60", drop(REP_METS, LINK)),
    Mutation("document linked twice", "AIP", "T13 T29 T30 T32 T33 T60", twice(REP_METS, LINK)),
    Mutation("link without ADMID", "AIP", "T31", put(REP_METS, LINK, "ADMID", None)),
    Mutation("descriptions exchanged", "AIP", "T31 T50 T60", lambda broken: broken.xml(REP_METS, exchange)),
    Mutation("documents out of order", "AIP", "T60", swap_documents),
    Mutation("ORDER wrong", "AIP", "T60", put(REP_METS, LINK, "ORDER", "7")),
    Mutation("rights without ID", "AIP", "T28 T32 46", with_rights("ID", None)),
    Mutation("rights LOCTYPE", "AIP", "T28 49", with_rights("LOCTYPE", "PURL")),
    Mutation("rights link", "AIP", "T28 50", with_rights("xlink:type", None)),
    Mutation("rights href", "AIP", "T28 51", with_rights("xlink:href", None)),
    Mutation("rights MDTYPE", "AIP", "T28 T32 52", with_rights("MDTYPE", "XYZ")),
    Mutation("rights MIMETYPE", "AIP", "T28 53", with_rights("MIMETYPE", None)),
    Mutation("rights SIZE", "AIP", "T28 54", with_rights("SIZE", None)),
    Mutation("rights CREATED", "AIP", "T28 55", with_rights("CREATED", None)),
    Mutation("rights CHECKSUM", "AIP", "T28 56", with_rights("CHECKSUM", None)),
    Mutation("rights CHECKSUMTYPE", "AIP", "T28 57", with_rights("CHECKSUMTYPE", None)),
    # Agents of a SIP
    Mutation("agent without a role", "SIP", "T32 SIP10", put(ROOT_METS, ARCHIVIST, "ROLE", None)),
    Mutation("archival creator of no kind", "SIP", "SIP11", put(ROOT_METS, ARCHIVIST, "TYPE", "OTHER")),
    Mutation(
        "note of the archival creator",
        "SIP",
        "T11 SIP14",
        put(ROOT_METS, f"{ARCHIVIST}/m:note", "csip:NOTETYPE", "SOFTWARE VERSION"),
    ),
    Mutation("nobody submits", "SIP", "T11 SIP15", drop(REP_METS, "m:metsHdr/m:agent[@TYPE='ORGANIZATION']")),
    Mutation("submitter of no kind", "SIP", "T32 SIP17", agent("CREATOR", "")),
    Mutation("submitter without a name", "SIP", "SIP18", agent("CREATOR", "ORGANIZATION", name="")),
    Mutation("note of the submitter", "SIP", "SIP20", agent("CREATOR", "ORGANIZATION", "SOFTWARE VERSION")),
    Mutation("preserver is a person", "SIP", "SIP28", agent("PRESERVATION", "INDIVIDUAL")),
    Mutation("note of the preserver", "SIP", "SIP31", agent("PRESERVATION", "ORGANIZATION", "SOFTWARE VERSION")),
    # Descriptions
    Mutation("another field name in the schema", "AIP", "T32", unlisted_schema),
    Mutation("forged METS schema", "AIP", "T66", forged_mets_schema),
    Mutation(
        "element that METS does not know",
        "AIP",
        "T32",
        lambda broken: broken.xml(ROOT_METS, unknown_element),
    ),
    Mutation("count of documents", "AIP", "T33", fill(EAD, "totalDoc", "3")),
    Mutation("no paper code", "AIP", "T34", fill(EAD, "paperFileCode", "")),
    Mutation("recovery status without recovery", "AIP", "T35", fill(EAD, "riskRecoveryStatus", "01")),
    Mutation("recovery without a status", "SIP", "T35", fill(DOC, "riskRecovery", "1")),
    Mutation("end before the start", "AIP", "T36", fill(EAD, "endDate", "13/01/2003")),
    Mutation("not permanent", "SIP", "T37", fill(EAD, "maintenance", "02")),
    Mutation(
        "not permanent, and a title that excuses it",
        "SIP",
        "T37",
        both(fill(EAD, "maintenance", "02"), append(DOCUMENT, f"Hồ sơ: {NOT_HISTORICAL}\n".encode(), seal=True)),
    ),
    Mutation(
        "not permanent, and an excuse put in later",
        "SIP",
        "T17 T18 T37",
        both(fill(EAD, "maintenance", "02"), append(DOCUMENT, f"{NOT_HISTORICAL}\n".encode())),
    ),
    Mutation("code of another year", "AIP", "T38", replace(DOC, "2003.17.0000001", "2004.17.0000001")),
    Mutation("code with six digits", "SIP", "T38", replace(DOC, "17.0000001", "17.000001")),
    Mutation("one code twice", "SIP", "T38", replace(OTHER_DOC, "17.0000002", "17.0000001")),
    Mutation("code of another dossier", "AIP", "T38", replace(DOC, f"99.{CODE}<", "99.H99.12.5.2003.18<")),
    Mutation("docId of another document", "SIP", "T38", fill(DOC, "docId", f"{CODE}.7")),
    Mutation("docId too long", "SIP", "T32 T38 T55", fill(DOC, "docId", "H99.12.5.2003.1700000000000.1")),
    Mutation("docOrdinal wrong", "AIP", "T38", fill(DOC, "docOrdinal", "2")),
    Mutation(
        "a number left out",
        "AIP",
        "T38",
        number_left_out,
    ),
    Mutation("born digital without process", "AIP", "T39", born_digital),
    Mutation("sum of pages", "AIP", "T40 T62", fill(EAD, "numberOfPage", "4")),
    Mutation("pages that no PDF has", "AIP", "T50 T62", more_pages),
    Mutation("more pages than sheets have", "AIP", "T51 T62", fill(EAD, "numberOfPaper", "1")),
    Mutation("sheets without pages", "AIP", "T51 T62", fill(EAD, "numberOfPaper", "400")),
    Mutation("sheets without pages in a SIP", "SIP", "T51", fill(EAD, "numberOfPaper", "400")),
    Mutation("another sheet counted", "AIP", "T62", fill(EAD, "numberOfPaper", "3")),
    Mutation("an inventory of hundreds", "AIP", "T62", counts(inventory_pages=900, inventory_sheets=450)),
    Mutation("leaves that nobody noted", "AIP", "T62", counts(missing_leaves=77)),
    Mutation("no leaf recorded", "AIP", "T62", counts(leaf_records=0)),
    Mutation("another sheet live", "AIP", "T62", counts(live_sheets=1)),
    Mutation("more blank than live", "AIP", "T62", counts(blank_pages=4)),
    Mutation("agreed with the inventory", "AIP", "T62", counts(agrees_with_inventory=False)),
    Mutation("an explanation of nothing", "AIP", "T62", counts(explained=[{"what": "removed_page"}])),
    Mutation(
        "a term of the equation left out", "AIP", "T62", part(PREMIS, "package", lambda r: r["counts"].pop("reason"))
    ),
    Mutation("counts that are none", "AIP", "T62", counts(explained="none")),
    Mutation("no counts", "AIP", "T62", part(PREMIS, "package", lambda r: r.pop("counts"))),
    Mutation("no chain", "AIP", "T64", drop(PREMIS, "//*[local-name()='chain']")),
    Mutation(
        "nothing said for machines",
        "AIP",
        "T62 T64 T65",
        both(without_extensions(PREMIS), without_extensions(REP_PREMIS)),
    ),
    Mutation("the last event alone", "AIP", "T64", last_event_alone),
    Mutation("an outcome that there is not", "AIP", "T67", say(REP_PREMIS, "p:event//p:eventOutcome", "77")),
    Mutation("another time than the journal", "AIP", "T67", other_time("1999-01-01T00:00:00.000+07:00")),
    Mutation("31 February", "AIP", "T32 T52", fill(DOC, "issuedDate", "31/02/2003")),
    Mutation("date of another form", "SIP", "T32 T52", fill(DOC, "issuedDate", "1/2003")),
    Mutation("type of document unknown", "AIP", "T32 T53", fill(DOC, "typeName", "99")),
    Mutation("language unknown", "AIP", "T32 T53", fill(EAD, "language", "01,99")),
    Mutation("no title", "AIP", "T32 T54", fill(EAD, "title", "")),
    Mutation("field left out", "AIP", "T32 T54", fill(DOC, "subject", None)),
    Mutation("optional field left out", "AIP", "T32", fill(DOC, "autograph", None)),
    Mutation("title too long", "AIP", "T32 T55", fill(EAD, "title", "x" * 1001)),
    Mutation("recovery neither yes nor no", "SIP", "T32 T55", fill(EAD, "riskRecovery", "y")),
    Mutation("field twice", "AIP", "T32 T56", twice(DOC, "subject")),
    Mutation("field of another set", "AIP", "T32 T56", replace(DOC, "<docCode>", "<arcDocCode/><docCode>")),
    Mutation("description is something else", "AIP", "T38 T40 T47", data(DOC, b"<?xml version='1.0'?><dc/>")),
    Mutation("description not well-formed", "AIP", "T38 T40 T47", data(DOC, b"<simpledc>")),
    # Provenance
    Mutation("size in PREMIS", "AIP", "T41", say(REP_PREMIS, "//p:size", "1")),
    Mutation("hash in PREMIS", "AIP", "T41", say(REP_PREMIS, "//p:messageDigest", "0" * 64)),
    Mutation("file not in PREMIS", "AIP", "T41", drop(REP_PREMIS, "p:object[2]")),
    Mutation("one transfer of two called otherwise", "AIP", "T42", no_transfer(REP_PREMIS, 1)),
    Mutation("no transfer of the package", "AIP", "T42", no_transfer(PREMIS, 0)),
    Mutation("role of an agent", "AIP", "T43", say(REP_PREMIS, "//p:linkingAgentRole", "boss")),
    Mutation("agent not described", "AIP", "T43", lambda broken: broken.xml(REP_PREMIS, lost_agent)),
    Mutation("agent without a name", "AIP", "T43", say(REP_PREMIS, "//p:agentName", "")),
    Mutation("event without an agent", "AIP", "T43", lambda broken: broken.xml(PREMIS, no_linked_agents)),
    Mutation("PREMIS out of order", "AIP", "T32", lambda broken: broken.xml(REP_PREMIS, premis_out_of_order)),
    Mutation("role of an object", "AIP", "T44", say(REP_PREMIS, "//p:linkingObjectRole", "thing")),
    Mutation("event after packing", "AIP", "T63", lambda broken: broken.xml(REP_PREMIS, late_event)),
    Mutation(
        "no packing", "AIP", "T63", replace(PREMIS, "<eventType>information package creation<", "<eventType>packing<")
    ),
    Mutation("event time with Z", "AIP", "T19", say(REP_PREMIS, "//p:eventDateTime", "2026-11-20T02:01:00.000Z")),
    Mutation("PREMIS 2", "AIP", "T32", replace(PREMIS, 'version="3.0"', 'version="2.0"')),
    Mutation("fewer pages counted", "AIP", "T62", part(PREMIS, "package", lambda r: r["counts"].update(live_pages=2))),
    Mutation(
        "an omission hidden", "AIP", "T62", part(PREMIS, "package", lambda r: r["counts"].update(omitted_pages=1))
    ),
    Mutation(
        "an omission without a reason",
        "AIP",
        "T62",
        part(PREMIS, "package", lambda r: (r["counts"].update(omitted_pages=1), r["omitted"].append({"reason": " "}))),
    ),
    Mutation(
        "an event of the chain changed", "AIP", "T64", part(REP_PREMIS, "link", lambda r: r["details"].update(pages=9))
    ),
    Mutation("another head of the chain", "AIP", "T64", part(PREMIS, "chain", lambda r: r.update(head="0" * 64))),
    Mutation(
        "another rendition", "AIP", "T65", part(REP_PREMIS, "rendition", lambda r: r.update(stream_sha256="0" * 64))
    ),
    Mutation("other words counted", "AIP", "T59", part(REP_PREMIS, "text", lambda r: r.update(words=99))),
    # What the files show
    Mutation("PDF that is none", "AIP", "T49 T50 T59 T65 own:0", data(PDF, b"no PDF")),
    Mutation(
        "PDF called a picture", "AIP", "T49", replace(REP_METS, 'MIMETYPE="application/pdf"', 'MIMETYPE="image/jpeg"')
    ),
    Mutation(
        "media type that says nothing",
        "AIP",
        "T49",
        replace(REP_METS, 'MIMETYPE="application/pdf"', 'MIMETYPE="application/octet-stream"'),
    ),
    Mutation("page taken out", "AIP", "T50 T59 T65", pdf(lambda opened: opened.pages.__delitem__(1))),
    Mutation("page stretched", "SIP", "T57", pdf(stretched)),
    Mutation("page made grey", "SIP", "T58", pdf(grey)),
    Mutation(
        "page made grey, and a title that excuses it",
        "SIP",
        "T58",
        both(pdf(grey), append(DOCUMENT, "Hồ sơ: ảnh 8-bit.\n".encode(), seal=True)),
    ),
    Mutation("words taken out", "AIP", "T59", pdf(without_words)),
    Mutation("image exchanged", "AIP", "T65", pdf(other_image)),
    Mutation("one document twice", "AIP", "T50 T59 T61 T65", same_file),
    Mutation("JavaScript in a PDF", "AIP", "pdfa:6.5.1-1", pdf(script)),
    # The mutations of the specification (section 8), nothing sealed again: METS must notice as well
    Mutation("S: paper code emptied", "AIP", "T17 T18 T34", unsealed(EAD, ">000.00.99.H99.K1.G02.H015.17<", "><")),
    Mutation("S: not permanent", "SIP", "T18 T37", unsealed(EAD, "<maintenance>01", "<maintenance>02")),
    Mutation("S: code of another year", "AIP", "T18 T38", unsealed(DOC, "2003.17.0000001", "2004.17.0000001")),
    Mutation(
        "S: XSD says arcDocCode", "AIP", "T17 T18 T32", unsealed("schemas/EAD_doc.xsd", '"docCode"', '"arcDocCode"')
    ),
    Mutation("S: one transfer renamed", "AIP", "T18 T42", unsealed(PREMIS, ">transfer<", ">capturex<")),
    Mutation("S: bad agent role", "AIP", "T17 T18 T43", unsealed(REP_PREMIS, ">validator<", ">boss<")),
]
