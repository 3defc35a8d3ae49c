"""The font of the invisible text layer: every character of the document has a code, a width and no ink.

A Type 0 font (Identity-H) over a TrueType program of one empty glyph. Codes are given compactly, in the order in which
the document first needs a character, so /ToUnicode says one true thing about each: ISO 19005-2 6.2.11.7.2 fails with
the single wide range that other writers use. Code 0 is never given, because CID 0 is ``.notdef`` (6.2.11.8).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from station.packaging.pdfa.container import PdfContainer

NAME = b"StationInvisible"
# Thousandths of the font size: each character is half as wide as the font is high, and the line stands on a fifth.
ADVANCE = 500
ASCENT = 800
DESCENT = -200
_CODES_PER_BLOCK = 100
# Words repeat; their digits are kept for this many different ones.
_MOST_WORDS = 5_000
# Fonts count seconds from 1904; this is 1970, so that the program is the same at any time.
_FONT_EPOCH = 2_082_844_800

_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class GlyphlessFont:
    """Gives codes to characters while pages are written, and writes the font once they are all known."""

    def __init__(self) -> None:
        self._codes = _Codes()
        self._words: dict[str, str] = {}

    def encode(self, word: str) -> str:
        """Return the word and a blank as hexadecimal digits, four for each code point."""
        digits = self._words.get(word)
        if digits is None:
            codes = self._codes
            digits = "".join([codes[character] for character in f"{word} "])
            if len(self._words) < _MOST_WORDS:
                self._words[word] = digits
        return digits

    def write(self, container: PdfContainer, number: int) -> None:
        """Write the font as object ``number``, with all it refers to."""
        characters = list(self._codes)
        program = _font_program()
        file = container.add_stream(b"/Length1 %d /Filter /FlateDecode" % len(program), zlib.compress(program))
        descriptor = container.add(
            b"<< /Type /FontDescriptor /FontName /%b /Flags 5 /FontBBox [0 %d %d %d] /ItalicAngle 0 /Ascent %d"
            b" /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R >>"
            % (NAME, DESCENT, ADVANCE, ASCENT, ASCENT, DESCENT, ASCENT, file)
        )
        glyphs = container.add_stream(
            b"/Filter /FlateDecode", zlib.compress(b"\x00\x00" + b"\x00\x01" * len(characters))
        )
        descendant = container.add(
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            b" /FontDescriptor %d 0 R /DW %d /CIDToGIDMap %d 0 R >>" % (NAME, descriptor, ADVANCE, glyphs)
        )
        said = to_unicode(enumerate(characters, start=1))
        unicode_map = container.add_stream(b"/Filter /FlateDecode", zlib.compress(said))
        container.add(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-H /DescendantFonts [%d 0 R]"
            b" /ToUnicode %d 0 R >>" % (NAME, descendant, unicode_map),
            number,
        )


class _Codes(dict[str, str]):
    """Four hexadecimal digits for each character, from 0001 on in the order of first use."""

    def __missing__(self, character: str) -> str:
        code = f"{len(self) + 1:04X}"
        if len(code) > 4:
            raise OverflowError("a document with more than 65,535 different characters")
        self[character] = code
        return code


def to_unicode(characters: Iterable[tuple[int, str]]) -> bytes:
    """Return the CMap that says which character each code is."""
    lines = [f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" for code, character in characters]
    parts = [_CMAP_HEAD]
    for start in range(0, len(lines), _CODES_PER_BLOCK):
        block = lines[start : start + _CODES_PER_BLOCK]
        parts.append(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n".encode("ascii"))
    return b"".join([*parts, _CMAP_TAIL])


@cache
def _font_program() -> bytes:
    """Return a TrueType program of two empty glyphs, the same bytes every time."""
    builder = FontBuilder(unitsPerEm=1000, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder([".notdef", "invisible"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph(), "invisible": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (ADVANCE, 0), "invisible": (ADVANCE, 0)})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "Station Invisible", "styleName": "Regular"}, windows=True, mac=False)
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    builder.updateHead(created=_FONT_EPOCH, modified=_FONT_EPOCH)
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()
