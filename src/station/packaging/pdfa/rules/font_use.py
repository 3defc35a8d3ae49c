"""A font and the codes that the document shows with it, visibly or not."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from fontTools import agl

from station.packaging.pdfa.cmap import UnicodeMap, read_unicode_map
from station.packaging.pdfa.content import INVISIBLE
from station.packaging.pdfa.objects import dictionary, items_of, name_of
from station.packaging.pdfa.streams import CannotDecode, decoded

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman", "/StandardEncoding": "ascii"}


@dataclass
class FontUse:
    """``font`` is its dictionary; ``visible`` and ``hidden`` are the codes shown in one way and the other."""

    font: pikepdf.Object
    where: str
    visible: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)

    @property
    def shown(self) -> set[int]:
        """All codes shown."""
        return self.visible | self.hidden

    @cached_property
    def subtype(self) -> str:
        """``/Type0``, ``/TrueType``, ``/Type1``..."""
        return name_of(self.font.get("/Subtype"))

    @cached_property
    def descendant(self) -> pikepdf.Object:
        """The CID font of a composite font; the font itself when it is simple."""
        fonts = self.font.get("/DescendantFonts")
        return dictionary(fonts[0]) if isinstance(fonts, pikepdf.Array) and len(fonts) else self.font

    @cached_property
    def descriptor(self) -> pikepdf.Object:
        """The font descriptor, empty when there is none."""
        return dictionary(self.descendant.get("/FontDescriptor"))

    @cached_property
    def code_bytes(self) -> int:
        """How many bytes a code has; 0 when that depends on a CMap that is not looked into."""
        if self.subtype != "/Type0":
            return 1
        return 2 if name_of(self.font.get("/Encoding")) in ("/Identity-H", "/Identity-V") else 0

    @cached_property
    def unicode_map(self) -> UnicodeMap | None:
        """The /ToUnicode map, ``None`` without one that can be read."""
        stream = self.font.get("/ToUnicode")
        if not isinstance(stream, pikepdf.Stream):
            return None
        try:
            return read_unicode_map(decoded(stream))
        except CannotDecode:
            return None

    @cached_property
    def unicode(self) -> dict[int, str]:
        """What each code says: by /ToUnicode, or by the encoding of a simple font."""
        if self.unicode_map is not None:
            return self.unicode_map.text
        return _encoded(self.font.get("/Encoding")) if self.subtype in ("/Type1", "/MMType1", "/TrueType") else {}

    @cached_property
    def glyph_table(self) -> bytes | None:
        """The bytes of the /CIDToGIDMap stream, ``None`` when the map is Identity or absent."""
        stream = self.descendant.get("/CIDToGIDMap")
        if not isinstance(stream, pikepdf.Stream):
            return None
        try:
            return decoded(stream)
        except CannotDecode:
            return b""

    def codes(self, strings: list[bytes]) -> tuple[int, ...]:
        """Return the codes in strings of hexadecimal digits, in their order; empty when ``code_bytes`` is 0.

        Half a code at the end of a string is 0, the code of a missing glyph.
        """
        if self.code_bytes == 1:
            return tuple(bytes.fromhex(b"".join(strings).decode("ascii")))
        if self.code_bytes == 2:
            whole = [string if len(string) % 4 == 0 else string[:-2] + b"0000" for string in strings]
            data = bytes.fromhex(b"".join(whole).decode("ascii"))
            return struct.unpack(f">{len(data) // 2}H", data)
        return ()

    def see(self, strings: list[bytes], mode: int) -> None:
        """Take note of strings shown in a render mode."""
        (self.hidden if mode == INVISIBLE else self.visible).update(self.codes(strings))


def _encoded(encoding: object) -> dict[int, str]:
    base = name_of(encoding) or name_of(dictionary(encoding).get("/BaseEncoding"))
    codec = _CODECS.get(base)
    table = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)} if codec else {}
    code = 0
    for item in items_of(dictionary(encoding).get("/Differences")):
        if isinstance(item, int):
            code = item
        else:
            table[code] = agl.toUnicode(str(item)[1:])
            code += 1
    return {code: text for code, text in table.items() if text}
