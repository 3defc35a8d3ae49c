"""Rule 18 of the list: images in JPEG 2000 (ISO 19005-2 6.2.8.3). We write none, but may be given some."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from station.packaging.pdfa.objects import names_in
from station.packaging.pdfa.rules.rule import Item, Rule

_NESTED = b"jp2h"
_FORBIDDEN_SPACE = 19


@dataclass
class Jpeg2000:
    """What the boxes say.

    ``channels`` without opacity; ``bits`` of each, 0 when they differ; ``colours`` as (method, approximation, space).
    """

    channels: int = 0
    bits: int = 0
    colours: list[tuple[int, int, int]] = field(default_factory=list)


def read_boxes(data: bytes) -> Jpeg2000 | None:
    """Return what the JP2 header boxes say (ISO 15444-1 annex I), ``None`` for a bare code stream or damaged boxes."""
    found, opacity = Jpeg2000(), 0
    for kind, body in _boxes(data):
        if kind == b"ihdr" and len(body) >= 14:
            found.channels = int.from_bytes(body[8:10], "big")
            found.bits = 0 if body[10] == 255 else (body[10] & 0x7F) + 1
        elif kind == b"colr" and len(body) >= 3:
            space = int.from_bytes(body[3:7], "big") if body[0] == 1 else -1
            found.colours.append((body[0], body[2], space))
        elif kind == b"cdef":
            kinds = [int.from_bytes(body[i + 2 : i + 4], "big") for i in range(2, len(body) - 5, 6)]
            opacity = sum(1 for kind_of_channel in kinds if kind_of_channel in (1, 2))
    found.channels -= opacity
    return found if found.channels > 0 else None


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position + 8 <= len(data):
        length, kind = int.from_bytes(data[position : position + 4], "big"), data[position + 4 : position + 8]
        if kind == _NESTED:
            position += 8
            continue
        if length < 8 or kind == b"jp2c":
            return
        yield kind, data[position + 8 : position + length]
        position += length


def channels(image: Jpeg2000) -> bool:
    """Whether there are 1, 3 or 4 colour channels."""
    return image.channels in (1, 3, 4)


def one_specification(image: Jpeg2000) -> bool:
    """Whether one colour specification is the one to be used."""
    return len(image.colours) == 1 or sum(1 for _, approx, _ in image.colours if approx == 1) == 1


def known_method(image: Jpeg2000) -> bool:
    """Whether the colour is specified by number, restricted or full ICC profile."""
    return all(method in (1, 2, 3) for method, _, _ in image.colours)


def no_ciejab(image: Jpeg2000) -> bool:
    """Whether colour space 19 (CIEJab) is not used."""
    return all(space != _FORBIDDEN_SPACE for _, _, space in image.colours)


def one_depth(image: Jpeg2000) -> bool:
    """Whether all channels have the same 1 to 38 bits."""
    return 1 <= image.bits <= 38


def _holds(test: Callable[[Jpeg2000], bool], *, is_about_colour: bool) -> Callable[[Item], Iterator[str]]:
    def rule(item: Item) -> Iterator[str]:
        if names_in(item.value.get("/Filter")) != ["/JPXDecode"]:
            return
        image = read_boxes(item.value.read_raw_bytes())
        if image is None or not ((is_about_colour and "/ColorSpace" in item.value) or test(image)):
            yield item.where

    return rule


IMAGE_RULES: tuple[Rule[Item], ...] = (
    Rule("pdfa:6.2.8.3-1", _holds(channels, is_about_colour=False)),
    Rule("pdfa:6.2.8.3-2", _holds(one_specification, is_about_colour=True)),
    Rule("pdfa:6.2.8.3-3", _holds(known_method, is_about_colour=True)),
    Rule("pdfa:6.2.8.3-4", _holds(no_ciejab, is_about_colour=True)),
    Rule("pdfa:6.2.8.3-5", _holds(one_depth, is_about_colour=False)),
)
