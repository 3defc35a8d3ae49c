"""What a PDF/A says about itself: XMP packet, Info dictionary, output intent; one source for all of them.

XMP is written by hand with its namespaces on each description, the form that both veraPDF and PDFBox accept; Info
repeats it (required by PDF/A-1, kept equal here by our own rule).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from xml.sax.saxutils import escape

import pikepdf

from station.model.errors import ToolMissing
from station.packaging.pdfa.container import PdfContainer

PART = "2"
CONFORMANCE = "U"
LEVEL = "2u"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """What the file says about itself. ``language`` is a BCP 47 tag (``vi``), ``created`` is aware of its zone."""

    title: str
    language: str
    producer: str
    creator: str
    created: datetime


def write_catalog(container: PdfContainer, number: int, pages: int, info: PdfInfo) -> int:
    """Write the catalog as object ``number`` with metadata and output intent; return the number of the Info object."""
    if info.created.tzinfo is None:
        raise ValueError("the time of a PDF must be aware of its zone")
    metadata = container.add_stream(b"/Type /Metadata /Subtype /XML", xmp_packet(info))
    profile = container.add_stream(b"/N 3 /Filter /FlateDecode", zlib.compress(srgb_profile()))
    container.add(
        b"<< /Type /Catalog /Pages %d 0 R /Lang %b /Metadata %d 0 R /ViewerPreferences << /DisplayDocTitle true >>"
        b" /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
        b" /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R >>] >>"
        % (pages, pikepdf.String(info.language).unparse(), metadata, profile),
        number,
    )
    date = _pdf_date(info.created)
    values = {
        "Title": _clean(info.title),
        "Producer": _clean(info.producer),
        "Creator": _clean(info.creator),
        "CreationDate": date,
        "ModDate": date,
    }
    entries = [f"/{key} ".encode("ascii") + pikepdf.String(value).unparse() for key, value in values.items()]
    return container.add(b"<< " + b" ".join(entries) + b" >>")


def xmp_packet(info: PdfInfo) -> bytes:
    """Return the XMP packet, UTF-8."""
    return _PACKET.format(
        part=PART,
        conformance=CONFORMANCE,
        title=escape(_clean(info.title)),
        language=escape(_clean(info.language)),
        date=info.created.isoformat(timespec="seconds"),
        creator=escape(_clean(info.creator)),
        producer=escape(_clean(info.producer)),
    ).encode("utf-8")


@cache
def srgb_profile() -> bytes:
    """Return the sRGB profile (ICC 2.3, zlib licence) that pikepdf carries for output intents.

    Raises ``ToolMissing`` with code ``icc_missing`` when the installed pikepdf has none.
    """
    file = resources.files("pikepdf").joinpath("pdfa", "data", "sRGB.icc")
    if not file.is_file():
        raise ToolMissing("icc_missing", tool="pikepdf")
    return file.read_bytes()


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _clean(text: str) -> str:
    """Drop what XML 1.0 cannot carry, so that Info and XMP can say the same."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c < "\ufffe"))
