"""Rules 10 and 16–20 of the list: operators, resources, graphics states, images and forms (6.2.2, 6.2.5–6.2.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pikepdf

from station.packaging.pdfa.objects import dictionary, entry, name_of, names_in
from station.packaging.pdfa.rules.rule import ContentUse, Item, Rule

_INTENTS = frozenset({"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"})
_BLEND_MODES = frozenset({
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
})  # fmt: skip
_DEEPEST = 8


def defined_operators(use: ContentUse) -> Iterator[str]:
    """Content streams use only operators of ISO 32000-1, also between BX and EX."""
    for operator in sorted(use.content.unknown):
        yield f"{use.content.where}: {operator[:20]}"


def own_resources(use: ContentUse) -> Iterator[str]:
    """What a content stream refers to stands in its own /Resources, not in those of a node above."""
    for category, names in use.content.names.items():
        for name in sorted(names):
            if use.resource(category, name) is None:
                yield f"{use.content.where}: {category} {name}"


def rendering_intents(use: ContentUse) -> Iterator[str]:
    """A rendering intent is one of the four of ISO 32000-1 table 70."""
    for intent in sorted(use.content.intents - _INTENTS):
        yield f"{use.content.where}: {intent}"


def absent(key: str) -> Callable[[Item], Iterator[str]]:
    """Return the test that a dictionary has no such key."""

    def test(item: Item) -> Iterator[str]:
        if key in item.value:
            yield f"{item.where}: {key}"

    return test


def default_transfer_function(item: Item) -> Iterator[str]:
    """/TR2 of a graphics state is Default."""
    if "/TR2" in item.value and name_of(item.value.get("/TR2")) != "/Default":
        yield f"{item.where}: /TR2"


def blend_modes(item: Item) -> Iterator[str]:
    """Blend modes are those of ISO 32000-1."""
    for name in names_in(item.value.get("/BM")):
        if name not in _BLEND_MODES:
            yield f"{item.where}: {name}"


def no_interpolation(item: Item) -> Iterator[str]:
    """An image is not to be smoothed by the reader."""
    if entry(item.value, "/Interpolate") is True:
        yield item.where


def no_inline_interpolation(use: ContentUse) -> Iterator[str]:
    """The same for images inside content streams."""
    for image in use.content.inline_images:
        if entry(image, "/I") is True or entry(image, "/Interpolate") is True:
            yield f"{use.content.where}: inline image"


def bits_per_component(item: Item) -> Iterator[str]:
    """An image has 1, 2, 4, 8 or 16 bits for each component."""
    bits = entry(item.value, "/BitsPerComponent")
    if bits is not None and bits not in (1, 2, 4, 8, 16) and entry(item.value, "/ImageMask") is not True:
        yield f"{item.where}: {bits}"


def mask_bits(item: Item) -> Iterator[str]:
    """A stencil mask has one bit for each pixel."""
    bits = entry(item.value, "/BitsPerComponent")
    if entry(item.value, "/ImageMask") is True and bits is not None and bits != 1:
        yield f"{item.where}: {bits}"


def plain_form(item: Item) -> Iterator[str]:
    """A form holds no PostScript and no OPI."""
    if "/PS" in item.value or "/OPI" in item.value or name_of(item.value.get("/Subtype2")) == "/PS":
        yield item.where


def transparency_has_a_space(use: ContentUse) -> Iterator[str]:
    """Without an output intent, a page with transparency names the colour space it is blended in.

    The engine runs this with the page's group as resource ``/Group``; see ``check_pdfa``.
    """
    group = dictionary(use.resources.get("/Group"))
    if not use.output_space and "/CS" not in group and _is_transparent(use.resources, 0):
        yield use.content.where


def _is_transparent(resources: pikepdf.Object, depth: int) -> bool:
    if depth > _DEEPEST:
        return False
    states = dictionary(resources.get("/ExtGState"))
    if any(_blends(dictionary(state)) for state in states.values()):
        return True
    for drawn in dictionary(resources.get("/XObject")).values():
        parts = dictionary(drawn)
        if isinstance(parts.get("/SMask"), pikepdf.Stream) or entry(parts, "/SMaskInData") in (1, 2):
            return True
        if name_of(dictionary(parts.get("/Group")).get("/S")) == "/Transparency":
            return True
        if _is_transparent(dictionary(parts.get("/Resources")), depth + 1):
            return True
    return False


def _blends(state: pikepdf.Object) -> bool:
    opacity = [entry(state, key) for key in ("/ca", "/CA")]
    mask = state.get("/SMask")
    return (
        any(isinstance(value, int | Decimal) and value < 1 for value in opacity)
        or (mask is not None and name_of(mask) != "/None")
        or any(name not in ("/Normal", "/Compatible") for name in names_in(state.get("/BM")))
    )


CONTENT_RULES: tuple[Rule[ContentUse], ...] = (
    Rule("pdfa:6.2.2-1", defined_operators),
    Rule("pdfa:6.2.2-2", own_resources),
    Rule("pdfa:6.2.6-1", rendering_intents),
    Rule("pdfa:6.2.8-3", no_inline_interpolation),
    Rule("pdfa:6.2.10-2", transparency_has_a_space),
)
STATE_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.2.5-1", absent("/TR")),
    Rule("pdfa:6.2.5-2", default_transfer_function),
    Rule("pdfa:6.2.5-3", absent("/HTP")),
    Rule("pdfa:6.2.10-1", blend_modes),
)
IMAGE_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.2.8-1", absent("/Alternates")),
    Rule("pdfa:6.2.8-2", absent("/OPI")),
    Rule("pdfa:6.2.8-3", no_interpolation),
    Rule("pdfa:6.2.8-4", bits_per_component),
    Rule("pdfa:6.2.8-5", mask_bits),
)
FORM_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.2.9-1", plain_form),
    Rule("pdfa:6.2.9-2", absent("/Ref")),
)
