"""One broken file for each rule: what was done to a good PDF, and the code that must be reported for it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from station.packaging.pdfa.metadata import srgb_profile

Change = Callable[[Pdf], None]
MUTANTS: dict[str, list[Change]] = {}
BYTE_MUTANTS: dict[str, list[Callable[[bytes], bytes]]] = {}


def breaks(code: str) -> Callable[[Change], Change]:
    def note(change: Change) -> Change:
        MUTANTS.setdefault(code, []).append(change)
        return change

    return note


def breaks_bytes(code: str) -> Callable[[Callable[[bytes], bytes]], Callable[[bytes], bytes]]:
    def note(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
        BYTE_MUTANTS.setdefault(code, []).append(change)
        return change

    return note


def simple(code: str, change: Change) -> None:
    """A change of one line."""
    MUTANTS.setdefault(code, []).append(change)


def save(pdf: Pdf, path: Path) -> None:
    pdf.save(
        path,
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
    )


def in_catalog(code: str, key: str, value: object) -> None:
    """The catalog gets a key."""
    simple(code, lambda pdf: pdf.Root.__setitem__(key, value))


def page(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def draw(pdf: Pdf, content: bytes) -> None:
    """Let the first page do something more."""
    pdf.pages[0].contents_add(pdf.make_stream(content))


def resource(pdf: Pdf, category: str, name: str, value: object) -> None:
    resources = page(pdf).Resources
    if category not in resources:
        resources[category] = Dictionary()
    resources[category][name] = value


def font(pdf: Pdf) -> pikepdf.Object:
    return page(pdf).Resources.Font.F0


def descendant(pdf: Pdf) -> pikepdf.Object:
    return font(pdf).DescendantFonts[0]


def image(pdf: Pdf) -> pikepdf.Object:
    return page(pdf).Resources.XObject.Im0


def xmp(pdf: Pdf, old: str, new: str) -> None:
    packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert old in packet
    pdf.Root.Metadata = pdf.make_stream(packet.replace(old, new).encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)


# Rules 1–6: the file itself.


@breaks_bytes("pdfa:6.1.2-1")
def other_version(data: bytes) -> bytes:
    return data.replace(b"%PDF-1.7", b"%PDF-2.0", 1)


@breaks_bytes("pdfa:6.1.2-1")
def something_before(data: bytes) -> bytes:
    return b"\n" + data


@breaks_bytes("pdfa:6.1.2-2")
def no_binary_comment(data: bytes) -> bytes:
    return data[:9] + b"%abcd" + data[14:]


@breaks_bytes("pdfa:6.1.3-1")
def no_identifier(data: bytes) -> bytes:
    return data.replace(b"/ID [", b"/XX [")


@breaks_bytes("pdfa:6.1.3-3")
def something_after(data: bytes) -> bytes:
    return data + b"one more thing\n"


@breaks_bytes("pdfa:6.1.3-3")
def two_lines_after(data: bytes) -> bytes:
    return data + b"\n"


@breaks_bytes("pdfa:6.1.7.1-1")
def wrong_length(data: bytes) -> bytes:
    start = data.index(b"/Length ", data.index(b"/Subtype /Image")) + 8
    end = data.index(b" ", start)
    return data[:start] + b"%0*d" % (end - start, int(data[start:end]) - 7) + data[end:]


@breaks_bytes("pdfa:6.1.7.1-2")
def line_end_of_stream(data: bytes) -> bytes:
    start = data.index(b"stream\n", data.index(b"/Subtype /Image"))
    return data[: start + 6] + b"\r" + data[start + 7 :]


@breaks_bytes("pdfa:6.1.7.1-2")
def no_line_end_before_endstream(data: bytes) -> bytes:
    start = data.index(b"/Length ", data.index(b"/Subtype /Image")) + 8
    end = data.index(b" ", start)
    return data[:start] + b"%d" % (int(data[start:end]) + 1) + data[end:]


@breaks("pdfa:6.1.7.1-3")
def external_stream(pdf: Pdf) -> None:
    image(pdf)["/FFilter"] = Name.DCTDecode


# Rules 7–9: limits.


@breaks("pdfa:6.1.7.2-1")
def lzw(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    pdf.Root["/Extra"] = stream


@breaks("pdfa:6.1.10-1")
def inline_lzw(pdf: Pdf) -> None:
    draw(pdf, b"q BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x0b\x60 EI Q")


simple("pdfa:6.1.13-1", lambda pdf: page(pdf).__setitem__("/Extra", 2**31))
simple("pdfa:6.1.13-1", lambda pdf: draw(pdf, b"%d 0 m n" % 2**31))
simple("pdfa:6.1.13-2", lambda pdf: draw(pdf, b"1%b.0 0 m n" % (b"0" * 39)))
simple("pdfa:6.1.13-3", lambda pdf: page(pdf).__setitem__("/Extra", String("x" * 32_768)))
simple("pdfa:6.1.13-3", lambda pdf: draw(pdf, b"/Span << /ActualText (%b) >> BDC EMC" % (b"x" * 32_768)))
simple("pdfa:6.1.13-4", lambda pdf: page(pdf).__setitem__("/Extra", Name("/" + "n" * 128)))
simple("pdfa:6.1.13-4", lambda pdf: page(pdf).__setitem__("/" + "n" * 128, 1))
simple("pdfa:6.1.13-5", lambda pdf: draw(pdf, b"0.%b1 0 m n" % (b"0" * 40)))
simple("pdfa:6.1.13-8", lambda pdf: draw(pdf, b"q " * 29 + b"Q " * 29))
simple("pdfa:6.1.13-11", lambda pdf: page(pdf).__setitem__("/MediaBox", Array([0, 0, 2, 800])))
simple("pdfa:6.1.13-11", lambda pdf: page(pdf).__setitem__("/CropBox", Array([0, 0, 20_000, 800])))


# Rules 10 and 16–20: graphics.


simple("pdfa:6.2.2-1", lambda pdf: draw(pdf, b"1 2 foo"))
simple("pdfa:6.2.2-1", lambda pdf: draw(pdf, b"BX (a) bar EX"))
simple("pdfa:6.2.2-2", lambda pdf: draw(pdf, b"/Nowhere Do"))
simple("pdfa:6.2.6-1", lambda pdf: draw(pdf, b"/Lively ri"))


@breaks("pdfa:6.2.2-2")
def inherited_resources(pdf: Pdf) -> None:
    pdf.Root.Pages.Resources = page(pdf).Resources
    del page(pdf).Resources


def state(**entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        resource(pdf, "/ExtGState", "/G0", Dictionary(**entries))
        draw(pdf, b"/G0 gs")

    return change


simple("pdfa:6.2.5-1", state(TR=Name.Identity))
simple("pdfa:6.2.5-2", state(TR2=Name.Identity))
simple("pdfa:6.2.5-3", state(HTP=Array([0, 0])))
simple("pdfa:6.2.10-1", state(BM=Name.Invented))


@breaks("pdfa:6.2.10-2")
def transparency_without_a_space(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents
    state(ca=0.5)(pdf)


simple("pdfa:6.2.8-1", lambda pdf: image(pdf).__setitem__("/Alternates", Array([])))
simple("pdfa:6.2.8-2", lambda pdf: image(pdf).__setitem__("/OPI", Dictionary()))
simple("pdfa:6.2.8-3", lambda pdf: image(pdf).__setitem__("/Interpolate", True))
simple("pdfa:6.2.8-3", lambda pdf: draw(pdf, b"q BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI Q"))
simple("pdfa:6.2.8-4", lambda pdf: image(pdf).__setitem__("/BitsPerComponent", 3))


@breaks("pdfa:6.2.8-5")
def deep_mask(pdf: Pdf) -> None:
    mask = Stream(pdf, b"\x00", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ImageMask=True)
    mask.BitsPerComponent = 2
    resource(pdf, "/XObject", "/M0", mask)


def box(kind: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def jpeg_2000(
    channels: int = 3, bits: int = 7, colour: bytes = b"\x01\x00\x00\x00\x00\x00\x10", times: int = 1
) -> Change:
    header = box(b"ihdr", (1).to_bytes(4, "big") * 2 + channels.to_bytes(2, "big") + bytes([bits, 7, 0, 0]))
    data = box(b"jP  ", b"\r\n\x87\n") + box(b"jp2h", header + box(b"colr", colour) * times) + box(b"jp2c", b"")

    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        picture.write(data, filter=Name.JPXDecode)
        resource(pdf, "/XObject", "/J0", picture)

    return change


simple("pdfa:6.2.8.3-1", jpeg_2000(channels=2))
simple("pdfa:6.2.8.3-2", jpeg_2000(times=2))
simple("pdfa:6.2.8.3-3", jpeg_2000(colour=b"\x04\x00\x00"))
simple("pdfa:6.2.8.3-4", jpeg_2000(colour=b"\x01\x00\x00\x00\x00\x00\x13"))
simple("pdfa:6.2.8.3-5", jpeg_2000(bits=255))


def form(pdf: Pdf, **entries: object) -> None:
    resource(pdf, "/XObject", "/Fm0", Stream(pdf, b"", Type=Name.XObject, BBox=Array([0, 0, 9, 9]), **entries))


simple("pdfa:6.2.9-1", lambda pdf: form(pdf, Subtype=Name.Form, PS=Dictionary()))
simple("pdfa:6.2.9-1", lambda pdf: form(pdf, Subtype=Name.Form, Subtype2=Name.PS))
simple("pdfa:6.2.9-2", lambda pdf: form(pdf, Subtype=Name.Form, Ref=Dictionary()))
simple("pdfa:6.2.9-3", lambda pdf: form(pdf, Subtype=Name.PS))


# Rules 11–15: colour.


def profile(pdf: Pdf, **changed: bytes) -> pikepdf.Object:
    """An ICC profile with some bytes of its header changed: ``at12=b"link"``."""
    data = bytearray(srgb_profile())
    for place, value in changed.items():
        start = int(place.removeprefix("at"))
        data[start : start + len(value)] = value
    return pdf.make_stream(bytes(data), N=3)


@breaks("own:11")
def no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


simple("pdfa:6.2.4.3-2", no_intent)
simple(
    "pdfa:6.2.3-1", lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/DestOutputProfile", profile(pdf, at12=b"link"))
)
simple(
    "pdfa:6.2.3-1", lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/DestOutputProfile", profile(pdf, at8=b"\x05"))
)
simple("pdfa:6.2.3-3", lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/DestOutputProfileRef", Dictionary()))


@breaks("pdfa:6.2.3-2")
def two_profiles(pdf: Pdf) -> None:
    second = Dictionary(pdf.Root.OutputIntents[0])
    second.S = Name.GTS_PDFX
    second.DestOutputProfile = profile(pdf)
    pdf.Root.OutputIntents.append(second)


@breaks("pdfa:6.2.4.2-1")
def bad_input_profile(pdf: Pdf) -> None:
    resource(pdf, "/ColorSpace", "/C0", Array([Name.ICCBased, profile(pdf, at12=b"abst")]))


@breaks("pdfa:6.2.4.2-1")
def bad_image_profile(pdf: Pdf) -> None:
    image(pdf).ColorSpace = Array([Name.ICCBased, pdf.make_stream(b"no profile", N=3)])


@breaks("pdfa:6.2.4.3-2")
def shading_without_intent(pdf: Pdf) -> None:
    no_intent(pdf)
    image(pdf).ColorSpace = Array([Name.ICCBased, profile(pdf)])
    resource(pdf, "/Shading", "/S0", Dictionary(ShadingType=1, ColorSpace=Name.DeviceRGB))
    draw(pdf, b"/S0 sh")


simple("pdfa:6.2.4.3-3", lambda pdf: draw(pdf, b"0 0 0 1 k"))
simple("pdfa:6.2.4.3-3", lambda pdf: draw(pdf, b"/DeviceCMYK cs"))


@breaks("pdfa:6.2.4.3-3")
def indexed_cmyk(pdf: Pdf) -> None:
    resource(pdf, "/ColorSpace", "/C0", Array([Name.Indexed, Name.DeviceCMYK, 0, String("abcd")]))
    draw(pdf, b"/C0 cs")


@breaks("pdfa:6.2.4.3-4")
def grey_without_intent(pdf: Pdf) -> None:
    no_intent(pdf)
    draw(pdf, b"0.5 g")


# Rules 21–28: fonts.


def used_font(**entries: object) -> Change:
    """A further font, used invisibly for the code of ``a``."""

    def change(pdf: Pdf) -> None:
        resource(
            pdf,
            "/Font",
            "/F9",
            pdf.make_indirect(Dictionary(**{key: value for key, value in entries.items() if value is not None})),
        )
        draw(pdf, b"BT 3 Tr /F9 9 Tf (a) Tj ET")

    return change


TYPE_1 = {
    "Type": Name.Font, "Subtype": Name.Type1, "BaseFont": Name.Invented, "FirstChar": 97, "LastChar": 97,
    "Widths": Array([500]), "Encoding": Name.WinAnsiEncoding,
}  # fmt: skip
simple("pdfa:6.2.11.2-1", used_font(**{**TYPE_1, "Type": Name.Fount}))
simple("pdfa:6.2.11.2-2", used_font(**{**TYPE_1, "Subtype": Name.Type7}))
simple("pdfa:6.2.11.2-3", used_font(**{**TYPE_1, "BaseFont": None}))
simple("pdfa:6.2.11.2-4", used_font(**{**TYPE_1, "FirstChar": None}))
simple("pdfa:6.2.11.2-5", used_font(**{**TYPE_1, "LastChar": None}))
simple("pdfa:6.2.11.2-6", used_font(**{**TYPE_1, "Widths": Array([500, 500])}))
simple("pdfa:6.2.11.4.1-1", lambda pdf: (used_font(**TYPE_1)(pdf), draw(pdf, b"BT /F9 9 Tf 0 Tr (a) Tj ET"))[1])
simple("pdfa:6.2.11.7.2-1", used_font(**{**TYPE_1, "Encoding": None}))
NO_GLYPH = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([97, Name("/.notdef")]))
simple("pdfa:6.2.11.8-1", used_font(**{**TYPE_1, "Encoding": NO_GLYPH}))


@breaks("pdfa:6.2.11.2-7")
def program_of_no_kind(pdf: Pdf) -> None:
    descendant(pdf).FontDescriptor.FontFile3 = pdf.make_stream(b"x", Subtype=Name.Type9)


def cmap(pdf: Pdf, ordering: str = "Identity", mode: int = 0, inside: int = 0) -> pikepdf.Object:
    info = Dictionary(Registry=String("Adobe"), Ordering=String(ordering), Supplement=0)
    body = b"begincmap /WMode %d def 1 begincodespacerange <0000> <FFFF> endcodespacerange endcmap" % inside
    return pdf.make_stream(body, Type=Name.CMap, CMapName=Name.Own, CIDSystemInfo=info, WMode=mode)


simple("pdfa:6.2.11.3.1-1", lambda pdf: font(pdf).__setitem__("/Encoding", cmap(pdf, ordering="Japan1")))
simple("pdfa:6.2.11.3.3-1", lambda pdf: font(pdf).__setitem__("/Encoding", Name.Invented))
simple("pdfa:6.2.11.3.3-2", lambda pdf: font(pdf).__setitem__("/Encoding", cmap(pdf, mode=1)))
simple("own:0", lambda pdf: font(pdf).__setitem__("/Encoding", cmap(pdf)))


@breaks("pdfa:6.2.11.3.2-1")
def no_glyph_map(pdf: Pdf) -> None:
    del descendant(pdf).CIDToGIDMap


def in_sight(pdf: Pdf) -> None:
    draw(pdf, b"BT 0 Tr /F0 9 Tf <0001> Tj ET")


@breaks("pdfa:6.2.11.4.1-1")
def not_embedded(pdf: Pdf) -> None:
    del descendant(pdf).FontDescriptor.FontFile2
    in_sight(pdf)


@breaks("pdfa:6.2.11.4.1-2")
def no_such_glyph(pdf: Pdf) -> None:
    descendant(pdf).CIDToGIDMap = pdf.make_stream(b"\x00\x09" * 200)
    in_sight(pdf)


@breaks("pdfa:6.2.11.5-1")
def other_width(pdf: Pdf) -> None:
    descendant(pdf).W = Array([1, Array([502])])
    in_sight(pdf)


@breaks("own:0")
def damaged_program(pdf: Pdf) -> None:
    descendant(pdf).FontDescriptor.FontFile2 = pdf.make_stream(b"no font")
    in_sight(pdf)


def true_type(flags: int, **entries: object) -> Change:
    def change(pdf: Pdf) -> None:
        descriptor = Dictionary(descendant(pdf).FontDescriptor)
        descriptor.Flags = flags
        used_font(**{**TYPE_1, "Subtype": Name.TrueType, "FontDescriptor": descriptor, **entries})(pdf)
        draw(pdf, b"BT /F9 9 Tf 0 Tr (a) Tj ET")

    return change


simple("pdfa:6.2.11.6-2", true_type(32, Encoding=Name.StandardEncoding))
simple("pdfa:6.2.11.6-3", true_type(4))


def unicode_map(body: bytes) -> Change:
    def change(pdf: Pdf) -> None:
        head = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        font(pdf).ToUnicode = pdf.make_stream(head + body + b" endcmap")

    return change


# What Tesseract writes: valid for readers that are kind, 2b, but no Vietnamese letter has a Unicode value.
simple("pdfa:6.2.11.7.2-1", unicode_map(b"1 beginbfrange <0000> <FFFF> <0000> endbfrange"))
simple("pdfa:6.2.11.7.2-1", unicode_map(b"1 beginbfchar <0001> <0043> endbfchar"))
simple(
    "pdfa:6.2.11.7.2-2",
    unicode_map(b"1 beginbfrange <0001> <00FF> <0041> endbfrange 1 beginbfchar <0002> <FEFF> endbfchar"),
)
simple("pdfa:6.2.11.7.2-2", unicode_map(b"1 beginbfrange <0001> <00FF> <0000> endbfrange"))
simple("pdfa:6.2.11.8-1", lambda pdf: draw(pdf, b"BT 3 Tr /F0 9 Tf <0000> Tj ET"))
simple("pdfa:6.2.11.8-1", lambda pdf: descendant(pdf).__setitem__("/CIDToGIDMap", pdf.make_stream(b"\x00\x00" * 200)))


@breaks("pdfa:6.2.11.7.2-1")
def no_unicode(pdf: Pdf) -> None:
    del font(pdf).ToUnicode


# Rules 29–31 and 35–37: interaction.


def annotation(**entries: object) -> Change:
    whole = {"Type": Name.Annot, "Subtype": Name.Text, "Rect": Array([0, 0, 9, 9]), "F": 4, **entries}

    def change(pdf: Pdf) -> None:
        appearance = Dictionary(N=Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
        values = {"AP": appearance, **whole}
        page(pdf).Annots = Array([Dictionary(**{key: value for key, value in values.items() if value is not None})])

    return change


simple("pdfa:6.3.1-1", annotation(Subtype=Name.Movie))
simple("pdfa:6.3.1-1", annotation(Subtype=Name.Movie, Type=None))
simple("pdfa:6.3.2-1", annotation(F=None))
simple("pdfa:6.3.2-2", annotation(F=6))
simple("pdfa:6.3.2-2", annotation(F=0))
simple("pdfa:6.3.3-1", annotation(AP=None))
simple("pdfa:6.3.3-2", annotation(AP=Dictionary(N=Dictionary(), D=Dictionary())))


@breaks("pdfa:6.4.1-1")
def acting_widget(pdf: Pdf) -> None:
    annotation(Subtype=Name.Widget, AA=Dictionary())(pdf)
    page(pdf).Annots[0] = pdf.make_indirect(page(pdf).Annots[0])
    pdf.Root.AcroForm = Dictionary(Fields=Array([page(pdf).Annots[0]]))


in_catalog("pdfa:6.4.1-2", "/AcroForm", Dictionary(Fields=Array([Dictionary(FT=Name.Tx, AA=Dictionary())])))
in_catalog("pdfa:6.4.1-3", "/AcroForm", Dictionary(Fields=Array([]), NeedAppearances=True))
in_catalog("pdfa:6.4.2-1", "/AcroForm", Dictionary(Fields=Array([]), XFA=Array([])))
in_catalog("pdfa:6.4.2-2", "/NeedsRendering", True)


def action(kind: str, **entries: object) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **entries)


in_catalog("pdfa:6.5.1-1", "/OpenAction", action("JavaScript", JS=String("app.alert(1)")))
simple("pdfa:6.5.1-1", annotation(Subtype=Name.Link, A=action("Launch", F=String("a.exe"))))
in_catalog("pdfa:6.5.1-1", "/OpenAction", action("GoTo", D=Array([]), Next=Array([action("Sound")])))
simple("pdfa:6.5.1-2", annotation(Subtype=Name.Link, A=action("Named", N=Name.Print)))
in_catalog("pdfa:6.5.2-1", "/AA", Dictionary())
simple("pdfa:6.5.2-2", lambda pdf: page(pdf).__setitem__("/AA", Dictionary()))
in_catalog("pdfa:6.10-1", "/Names", Dictionary(AlternatePresentations=Dictionary()))
simple("pdfa:6.10-2", lambda pdf: page(pdf).__setitem__("/PresSteps", Dictionary()))
in_catalog("pdfa:6.11-1", "/Requirements", Array([]))
in_catalog("pdfa:6.9-4", "/OCProperties", Dictionary(OCGs=Array([]), D=Dictionary(AS=Array([]))))
in_catalog("own:35", "/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array([]))))


@breaks("own:35")
@breaks("pdfa:6.8-2")
def embedded_file(pdf: Pdf) -> None:
    pdf.Root["/Extra"] = Dictionary(Type=Name.Filespec, EF=Dictionary(F=pdf.make_stream(b"x")))


def der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return bytes([tag, 0x82]) + len(body).to_bytes(2, "big") + body


def signature(certificates: bytes, signers: bytes, tail: int = 0) -> Callable[[bytes], bytes]:
    """Put a signature dictionary into the file by its bytes, with its range; ``tail`` bytes at the end are left out."""
    signed = der(0x30, der(0x02, b"\x01"), der(0x31), der(0x30), certificates, der(0x31, signers))
    contents = der(0x30, der(0x06, b"\x2a"), der(0xA0, signed))

    def change(data: bytes) -> bytes:
        # The place of an object that is the same size: a new revision at the end would need a second table.
        hexadecimal = b"<" + contents.hex().encode() + b">"
        place = data.index(b"/Extra (") + 8
        room = data.index(b")", place) - place
        entry = b"/Extra << /Type /Sig /ByteRange [%010d %010d %010d %010d] /Contents "
        head = place - 8
        start = head + len(entry % (0, 0, 0, 0))
        end = start + len(hexadecimal)
        text = entry % (0, start, end, len(data) - end - tail) + hexadecimal + b" >>"
        return data[:head] + text + b" " * (room + 9 - len(text)) + data[place + room + 1 :]

    return change


CERTIFICATE, SIGNER = der(0xA0, der(0x30, b"\x01")), der(0x30, b"\x01")
GOOD_SIGNATURE = signature(CERTIFICATE, SIGNER)
ROOM_MUTANTS: dict[str, list[Callable[[bytes], bytes]]] = {}
ROOM_MUTANTS["pdfa:6.4.3-1"] = [signature(CERTIFICATE, SIGNER, tail=1)]
ROOM_MUTANTS["pdfa:6.4.3-2"] = [signature(b"", SIGNER)]
ROOM_MUTANTS["pdfa:6.4.3-3"] = [signature(CERTIFICATE, SIGNER * 2), signature(CERTIFICATE, b"")]


def large_real(data: bytes) -> bytes:
    start = data.index(b"/Extra (") + 7
    end = data.index(b")", start) + 1
    number = b"1%b.5" % (b"0" * 39)
    return data[:start] + number + b" " * (end - start - len(number)) + data[end:]


ROOM_MUTANTS["pdfa:6.1.13-2"] = [large_real]


# Rules 32–34, 38, 39: description.


@breaks("pdfa:6.6.2.1-1")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@breaks("pdfa:6.6.2.1-1")
def untyped_metadata(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(pdf.Root.Metadata.read_bytes())


HEAD = 'id="W5M0MpCehiHzreSzNTczkc9d"'
simple("pdfa:6.6.2.1-2", lambda pdf: xmp(pdf, HEAD, HEAD + ' bytes="99"'))
simple("pdfa:6.6.2.1-3", lambda pdf: xmp(pdf, HEAD, HEAD + ' encoding="UTF-8"'))
simple("pdfa:6.6.2.1-4", lambda pdf: xmp(pdf, "</rdf:RDF>", ""))
simple("pdfa:6.6.2.1-4", lambda pdf: xmp(pdf, "<x:xmpmeta", '<!DOCTYPE x [<!ENTITY e "f">]><x:xmpmeta'))
EXTRA = '<rdf:Description rdf:about="" xmlns:own="urn:own"><own:thing>1</own:thing></rdf:Description></rdf:RDF>'
simple("pdfa:6.6.2.3.1-1", lambda pdf: xmp(pdf, "</rdf:RDF>", EXTRA))
simple("pdfa:6.6.2.3.1-1", lambda pdf: xmp(pdf, "pdf:Producer", "pdf:Inventor"))
simple("pdfa:6.6.2.3.1-2", lambda pdf: xmp(pdf, "<xmp:MetadataDate>2026", "<xmp:MetadataDate>on 2026"))
simple("pdfa:6.6.2.3.1-2", lambda pdf: xmp(pdf, "rdf:Bag", "rdf:Seq"))
simple("pdfa:6.6.4-1", lambda pdf: xmp(pdf, "<pdfaid:part>2</pdfaid:part>", ""))
simple("pdfa:6.6.4-2", lambda pdf: xmp(pdf, "<pdfaid:part>2<", "<pdfaid:part>3<"))
simple("pdfa:6.6.4-3", lambda pdf: xmp(pdf, "conformance>U<", "conformance>B<"))
simple("pdfa:6.6.4-4", lambda pdf: xmp(pdf, "pdfaid", "pdfid"))
simple("pdfa:6.6.4-5", lambda pdf: xmp(pdf, "pdfaid", "pdfid"))
simple("own:38", lambda pdf: pdf.docinfo.__setitem__("/Title", "Khác"))
simple("own:38", lambda pdf: pdf.docinfo.__setitem__("/CreationDate", "D:20261120090101+07'00'"))
simple("own:38", lambda pdf: pdf.docinfo.__setitem__("/ModDate", "D:20261120090100Z"))
in_catalog("own:39", "/Lang", String("en"))


@breaks("pdfa:6.6.2.1-5")
def not_utf_8(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
    pdf.Root.Metadata = pdf.make_stream(packet.encode("utf-16"), Type=Name.Metadata, Subtype=Name.XML)


@breaks("own:39")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


# What cannot be read or checked never passes.


@breaks("own:0")
def bomb(pdf: Pdf) -> None:
    engine = zlib.compressobj(9)
    data = b"".join(engine.compress(b"0 0 m n\n" * 131_072) for _ in range(40)) + engine.flush()
    stream = pdf.make_stream(b"")
    stream.write(data, filter=Name.FlateDecode)
    page(pdf).Contents = stream


@breaks("own:0")
def unusual_filter(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(b"\x00q\x80", filter=Name.RunLengthDecode)
    page(pdf).Contents = stream


simple("own:0", lambda pdf: page(pdf).__setitem__("/Contents", Dictionary(No=Name.Stream)))
simple("own:0", lambda pdf: draw(pdf, b"BT (never closed Tj ET"))
simple("own:0", lambda pdf: draw(pdf, b"BT [ (a) 3"))
