"""Rules 24 and 25 of the list: a font used in sight is embedded, with the glyphs and true widths (6.2.11.4–6).

Our own pages show no text, so this is for files that others made. TrueType programs are looked into; visible text in a
font program of another kind is reported as not checked, never passed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import pikepdf
from fontTools.ttLib import TTFont

from station.packaging.pdfa.objects import dictionary, name_of
from station.packaging.pdfa.pdf_file import UNCHECKED
from station.packaging.pdfa.rules.font_use import FontUse
from station.packaging.pdfa.rules.rule import Rule
from station.packaging.pdfa.streams import CannotDecode, decoded

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOLIC = 4
_ENCODINGS = ("/MacRomanEncoding", "/WinAnsiEncoding")


def embedded(use: FontUse) -> Iterator[str]:
    """A font used in sight is embedded."""
    if use.visible and use.subtype != "/Type3" and not any(key in use.descriptor for key in _PROGRAMS):
        yield f"{use.where}: {name_of(use.font.get('/BaseFont'))}"


def glyphs_present(use: FontUse) -> Iterator[str]:
    """An embedded font has the glyphs that are shown in sight."""
    program = _program(use)
    if program is None:
        return
    count = program["maxp"].numGlyphs
    missing = sorted(code for code in use.visible if not 0 < _glyph(use, program, code) < count)
    if missing:
        yield f"{use.where}: {len(missing)} codes, the first is {missing[0]:04X}"


def true_widths(use: FontUse) -> Iterator[str]:
    """The widths in the font dictionary and in the font program differ by at most one thousandth."""
    program = _program(use)
    if program is None:
        return
    units, metrics, order = program["head"].unitsPerEm, program["hmtx"].metrics, program.getGlyphOrder()
    stated = _Widths(use)
    for code in sorted(use.visible):
        glyph = _glyph(use, program, code)
        if not 0 <= glyph < len(order):
            continue
        width = metrics[order[glyph]][0] * 1000 / units
        if abs(width - stated.of(code)) > 1:
            yield f"{use.where}: code {code:04X} is {stated.of(code):g} wide in the dictionary, {width:g} in the font"
            return


def true_type_encoding(use: FontUse) -> Iterator[str]:
    """A TrueType font for letters has one of two encodings."""
    if use.subtype != "/TrueType" or not use.visible or _is_symbolic(use):
        return
    encoding = use.font.get("/Encoding")
    if (name_of(encoding) or name_of(dictionary(encoding).get("/BaseEncoding"))) not in _ENCODINGS:
        yield use.where


def no_symbol_encoding(use: FontUse) -> Iterator[str]:
    """A TrueType font for symbols has none."""
    if use.subtype == "/TrueType" and use.visible and _is_symbolic(use) and "/Encoding" in use.font:
        yield use.where


def can_be_checked(use: FontUse) -> Iterator[str]:
    """Visible text stands in a font program that is looked into here, and codes have a known length."""
    if use.subtype == "/Type0" and use.code_bytes == 0:
        yield f"{use.where}: text in a CMap other than Identity is not looked into"
    elif use.visible and (use.subtype == "/Type3" or "/FontFile" in use.descriptor or "/FontFile3" in use.descriptor):
        yield f"{use.where}: visible text in a font of this kind is not looked into"
    elif use.visible and "/FontFile2" in use.descriptor and _program(use) is None:
        yield f"{use.where}: the font program is damaged"


def _program(use: FontUse) -> TTFont | None:
    stream = use.descriptor.get("/FontFile2")
    if not use.visible or not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return _read_program(decoded(stream))
    except CannotDecode:
        return None


@lru_cache(maxsize=8)
def _read_program(data: bytes) -> TTFont | None:
    try:
        font = TTFont(io.BytesIO(data), lazy=False)
        for table in ("maxp", "head", "hmtx"):
            font[table]
    except Exception:  # noqa: BLE001 - a hostile font program may raise anything, and then it is damaged
        return None
    return font


def _glyph(use: FontUse, program: TTFont, code: int) -> int:
    """Return the number of the glyph that a code shows, 0 for none (ISO 32000-1 9.6.6.4 and 9.7.4.2)."""
    if use.subtype == "/Type0":
        table = use.glyph_table
        return code if table is None else int.from_bytes(table[2 * code : 2 * code + 2], "big")
    tables = {(t.platformID, t.platEncID): t.cmap for t in program["cmap"].tables} if "cmap" in program else {}
    if _is_symbolic(use):
        symbols = tables.get((3, 0), {})
        name = symbols.get(0xF000 + code) or symbols.get(code) or tables.get((1, 0), {}).get(code)
    else:
        letter = use.unicode.get(code, "")
        name = tables.get((3, 1), {}).get(ord(letter)) if len(letter) == 1 else None
    return int(program.getGlyphID(name)) if name else 0


def _is_symbolic(use: FontUse) -> bool:
    flags = use.descriptor.get("/Flags", 0)
    return isinstance(flags, int) and bool(flags & _SYMBOLIC)


class _Widths:
    """Widths by the font dictionary, in thousandths."""

    def __init__(self, use: FontUse) -> None:
        self._table: dict[int, float] = {}
        if use.subtype == "/Type0":
            self._default = _number(use.descendant.get("/DW", 1000))
            self._read_ranges(use.descendant.get("/W"))
        else:
            self._default = _number(use.descriptor.get("/MissingWidth", 0))
            widths, first = use.font.get("/Widths"), use.font.get("/FirstChar", 0)
            if isinstance(widths, pikepdf.Array) and isinstance(first, int):
                self._table = {first + index: _number(width) for index, width in enumerate(widths)}

    def of(self, code: int) -> float:
        """Return the width of a code."""
        return self._table.get(code, self._default)

    def _read_ranges(self, value: object) -> None:
        items = iter(list(value) if isinstance(value, pikepdf.Array) else [])
        for item in items:
            first, second = int(_number(item)), next(items, None)
            if isinstance(second, pikepdf.Array):
                self._table.update({first + index: _number(width) for index, width in enumerate(second)})
            else:
                last, width = min(int(_number(second)), 65_535), _number(next(items, None))
                self._table.update(dict.fromkeys(range(first, last + 1), width))


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | Decimal) else 0.0


FONT_RULES: tuple[Rule[FontUse], ...] = (
    Rule("pdfa:6.2.11.4.1-1", embedded),
    Rule("pdfa:6.2.11.4.1-2", glyphs_present),
    Rule("pdfa:6.2.11.5-1", true_widths),
    Rule("pdfa:6.2.11.6-2", true_type_encoding),
    Rule("pdfa:6.2.11.6-3", no_symbol_encoding),
    Rule(UNCHECKED, can_be_checked),
)
