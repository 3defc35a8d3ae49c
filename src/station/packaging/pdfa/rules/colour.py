"""Rules 11–15 of the list: the output intent and the device colours it covers (ISO 19005-2 6.2.3, 6.2.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from station.packaging.pdfa.objects import dictionary, items_of, name_of
from station.packaging.pdfa.pdf_file import PdfFile
from station.packaging.pdfa.rules.rule import ContentUse, Item, Rule
from station.packaging.pdfa.streams import CannotDecode, decoded

_INTENT = "/GTS_PDFA1"
_OUTPUT_CLASSES = frozenset({b"prtr", b"mntr"})
_INPUT_CLASSES = _OUTPUT_CLASSES | {b"scnr", b"spac"}
_OUTPUT_SPACES = frozenset({b"RGB ", b"CMYK", b"GRAY"})
_DEVICES = ("/DeviceRGB", "/DeviceCMYK", "/DeviceGray")
_SHORT = {"/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/G": "/DeviceGray"}
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class IccHeader:
    """The first fields of an ICC profile (ICC.1 7.2)."""

    device_class: bytes
    space: bytes
    version: int


def icc_header(stream: object) -> IccHeader | None:
    """Return the header of a profile, ``None`` when the value is no ICC profile."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        data = decoded(stream)
    except CannotDecode:
        return None
    if len(data) < 128 or data[36:40] != b"acsp":
        return None
    return IccHeader(data[12:16], data[16:20], data[8])


def output_space(file: PdfFile) -> str:
    """Return the colour space of the PDF/A output intent: ``RGB``, ``CMYK``, ``GRAY``, or ``""`` without one."""
    for intent in _intents(file):
        header = icc_header(intent.get("/DestOutputProfile"))
        if name_of(intent.get("/S")) == _INTENT and header is not None:
            return header.space.decode("latin-1").strip()
    return ""


def intent_present(file: PdfFile) -> Iterator[str]:
    """There is an output intent for PDF/A with a profile (own: the standard asks only for device colours)."""
    if not any(name_of(i.get("/S")) == _INTENT and "/DestOutputProfile" in i for i in _intents(file)):
        yield "no /GTS_PDFA1 intent with a profile"


def output_profile(file: PdfFile) -> Iterator[str]:
    """The profile of an output intent is one of a printer or a monitor, in RGB, CMYK or grey, version 2 or 4."""
    for intent in _intents(file):
        if "/DestOutputProfile" not in intent:
            continue
        header = icc_header(intent.get("/DestOutputProfile"))
        if header is None:
            yield "no ICC profile"
        elif header.device_class not in _OUTPUT_CLASSES or header.space not in _OUTPUT_SPACES or header.version >= 5:
            yield f"{header.device_class!r} {header.space!r} {header.version}"


def one_output_profile(file: PdfFile) -> Iterator[str]:
    """All output intents with a profile share one profile object."""
    profiles = [p for intent in _intents(file) if (p := intent.get("/DestOutputProfile")) is not None]
    if len({profile.objgen for profile in profiles}) > 1:
        yield f"{len(profiles)} profiles"


def no_profile_reference(file: PdfFile) -> Iterator[str]:
    """No output intent refers to a profile outside of the file."""
    for intent in _intents(file):
        if "/DestOutputProfileRef" in intent:
            yield "/DestOutputProfileRef"


def input_profile(item: Item) -> Iterator[str]:
    """The profile of an ICC-based colour space has a known class and space, and a version below 5."""
    header = icc_header(item.value)
    spaces = _OUTPUT_SPACES | {b"Lab "}
    if header is None or header.device_class not in _INPUT_CLASSES or header.space not in spaces or header.version >= 5:
        yield f"{item.where}: {'no ICC profile' if header is None else header.space!r}"


def covered(device: str, default: str, spaces: tuple[str, ...]) -> Callable[[ContentUse], Iterator[str]]:
    """Return the test that a device colour is used only where its default space or the output intent covers it."""

    def test(use: ContentUse) -> Iterator[str]:
        if use.output_space in spaces or device not in used_devices(use):
            return
        if not isinstance(use.resource("/ColorSpace", default), pikepdf.Array):
            yield f"{use.content.where}: {device}"

    return test


def used_devices(use: ContentUse) -> set[str]:
    """Return the device colour spaces that a content stream paints with, images and shadings included."""
    found = {space for space in use.content.spaces if space in _DEVICES}
    for name in use.content.names.get("/ColorSpace", ()):
        found |= _devices(use.resource("/ColorSpace", name))
    for name in use.content.names.get("/XObject", ()):
        drawn = dictionary(use.resource("/XObject", name))
        if name_of(drawn.get("/Subtype")) == "/Image":
            found |= _devices(drawn.get("/ColorSpace"))
    for name in use.content.names.get("/Shading", ()):
        found |= _devices(dictionary(use.resource("/Shading", name)).get("/ColorSpace"))
    for image in use.content.inline_images:
        space = image.get("/CS", image.get("/ColorSpace"))
        found |= _devices(space) or _devices(use.resource("/ColorSpace", name_of(space)))
    return found


def _devices(space: object, depth: int = 0) -> set[str]:
    """Return the device spaces in a colour space; an indexed, separation or pattern space stands on another one."""
    if isinstance(space, pikepdf.Name):
        name = _SHORT.get(str(space), str(space))
        return {name} if name in _DEVICES else set()
    if not isinstance(space, pikepdf.Array) or not len(space) or depth > _DEEPEST:
        return set()
    under = {"/Indexed": 1, "/I": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}.get(name_of(space[0]))
    if under is None:
        return _devices(space[0], depth + 1)
    return _devices(space[under], depth + 1) if len(space) > under else set()


def _intents(file: PdfFile) -> list[pikepdf.Dictionary]:
    return [intent for intent in items_of(file.catalog.get("/OutputIntents")) if isinstance(intent, pikepdf.Dictionary)]


FILE_RULES: tuple[Rule[PdfFile], ...] = (
    Rule("own:11", intent_present),
    Rule("pdfa:6.2.3-1", output_profile),
    Rule("pdfa:6.2.3-2", one_output_profile),
    Rule("pdfa:6.2.3-3", no_profile_reference),
)
PROFILE_RULES: tuple[Rule[Item], ...] = (Rule("pdfa:6.2.4.2-1", input_profile),)
CONTENT_RULES: tuple[Rule[ContentUse], ...] = (
    Rule("pdfa:6.2.4.3-2", covered("/DeviceRGB", "/DefaultRGB", ("RGB",))),
    Rule("pdfa:6.2.4.3-3", covered("/DeviceCMYK", "/DefaultCMYK", ("CMYK",))),
    Rule("pdfa:6.2.4.3-4", covered("/DeviceGray", "/DefaultGray", ("RGB", "CMYK", "GRAY"))),
)
