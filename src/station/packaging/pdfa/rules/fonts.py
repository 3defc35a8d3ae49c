"""Rules 21–23 and 26–28 of the list: fonts are complete, and every code shown says a true character (6.2.11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf

from station.packaging.pdfa.objects import dictionary, entry, items_of, name_of
from station.packaging.pdfa.rules.font_use import FontUse
from station.packaging.pdfa.rules.rule import Rule
from station.packaging.pdfa.streams import CannotDecode, decoded

_SIMPLE = frozenset({"/Type1", "/MMType1", "/TrueType"})
_SUBTYPES = _SIMPLE | {"/Type3", "/Type0", "/CIDFontType0", "/CIDFontType2"}
_PROGRAM_SUBTYPES = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})
_IDENTITY = frozenset({"/Identity-H", "/Identity-V"})
_STANDARD_14 = frozenset({
    "/Times-Roman", "/Times-Bold", "/Times-Italic", "/Times-BoldItalic", "/Helvetica", "/Helvetica-Bold",
    "/Helvetica-Oblique", "/Helvetica-BoldOblique", "/Courier", "/Courier-Bold", "/Courier-Oblique",
    "/Courier-BoldOblique", "/Symbol", "/ZapfDingbats",
})  # fmt: skip
# The families of ISO 32000-1 table 118.
_PREDEFINED = re.compile(
    r"/(?:Identity-[HV]|(?:GB|GBpc)-EUC-[HV]|GBK-EUC-[HV]|GBKp-EUC-[HV]|GBK2K-[HV]|B5pc-[HV]|HKscs-B5-[HV]"
    r"|ETen-B5-[HV]|ETenms-B5-[HV]|CNS-EUC-[HV]|83pv-RKSJ-H|90(?:ms|msp|pv)-RKSJ-[HV]|Add-RKSJ-[HV]|EUC-[HV]"
    r"|Ext-RKSJ-[HV]|[HV]|KSC-EUC-[HV]|KSCms-UHC(?:-HW)?-[HV]|KSCpc-EUC-H|Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)-(?:HW-)?[HV])"
)
_FORBIDDEN = frozenset("\x00\ufffe\ufeff")
_WMODE = re.compile(rb"/WMode\s+([01])\s+def")


def font_type(use: FontUse) -> Iterator[str]:
    """A font dictionary says that it is one."""
    if name_of(use.font.get("/Type")) != "/Font":
        yield use.where


def font_subtype(use: FontUse) -> Iterator[str]:
    """A font is of a known kind."""
    if use.subtype not in _SUBTYPES:
        yield f"{use.where}: {use.subtype}"


def base_font(use: FontUse) -> Iterator[str]:
    """Every font but Type 3 has a name."""
    if use.subtype != "/Type3" and not (
        name_of(use.font.get("/BaseFont")) and name_of(use.descendant.get("/BaseFont"))
    ):
        yield use.where


def has(key: str) -> Callable[[FontUse], Iterator[str]]:
    """Return the test that a simple font outside of the standard 14 has the key."""

    def test(use: FontUse) -> Iterator[str]:
        if _needs_widths(use) and key not in use.font:
            yield f"{use.where}: {key}"

    return test


def widths_array(use: FontUse) -> Iterator[str]:
    """A simple font has a width for each code from first to last."""
    if not _needs_widths(use):
        return
    widths, first, last = (entry(use.font, key) for key in ("/Widths", "/FirstChar", "/LastChar"))
    if not isinstance(widths, pikepdf.Array) or not isinstance(first, int) or not isinstance(last, int):
        yield use.where
    elif len(widths) != last - first + 1:
        yield f"{use.where}: {len(widths)} widths for {last - first + 1} codes"


def program_subtype(use: FontUse) -> Iterator[str]:
    """A compact font program names its kind."""
    program = use.descriptor.get("/FontFile3")
    if program is not None and name_of(dictionary(program).get("/Subtype")) not in _PROGRAM_SUBTYPES:
        yield use.where


def matching_collections(use: FontUse) -> Iterator[str]:
    """A composite font uses Identity, or a CMap of the same character collection as its CID font."""
    if use.subtype != "/Type0" or name_of(use.font.get("/Encoding")) in _IDENTITY:
        return
    ours = dictionary(use.descendant.get("/CIDSystemInfo"))
    theirs = dictionary(dictionary(use.font.get("/Encoding")).get("/CIDSystemInfo"))
    if any(str(ours.get(key)) != str(theirs.get(key)) for key in ("/Registry", "/Ordering")) or not len(ours):
        yield use.where


def glyph_map(use: FontUse) -> Iterator[str]:
    """An embedded TrueType CID font says which glyph each CID is."""
    if name_of(use.descendant.get("/Subtype")) == "/CIDFontType2" and "/FontFile2" in use.descriptor:
        value = use.descendant.get("/CIDToGIDMap")
        if not isinstance(value, pikepdf.Stream) and name_of(value) != "/Identity":
            yield use.where


def embedded_cmap(use: FontUse) -> Iterator[str]:
    """CMaps are embedded unless they are predefined."""
    encoding = use.font.get("/Encoding")
    is_listed = isinstance(encoding, pikepdf.Stream) or _PREDEFINED.fullmatch(name_of(encoding))
    if use.subtype == "/Type0" and not is_listed:
        yield f"{use.where}: {name_of(encoding)}"


def writing_mode(use: FontUse) -> Iterator[str]:
    """An embedded CMap and its dictionary agree on the direction of writing."""
    encoding = use.font.get("/Encoding")
    if use.subtype != "/Type0" or not isinstance(encoding, pikepdf.Stream):
        return
    try:
        inside = _WMODE.search(decoded(encoding))
    except CannotDecode:
        yield use.where
        return
    if (int(inside.group(1)) if inside else 0) != encoding.get("/WMode", 0):
        yield use.where


def unicode_for_every_code(use: FontUse) -> Iterator[str]:
    """Every code shown, visibly or not, maps to Unicode."""
    if use.unicode_map is not None and use.unicode_map.wide_ranges:
        yield f"{use.where}: the range {use.unicode_map.wide_ranges[0]} crosses a high byte"
    unmapped = sorted(code for code in use.shown if not use.unicode.get(code))
    if unmapped:
        yield f"{use.where}: {len(unmapped)} codes, the first is {unmapped[0]:04X}"


def no_forbidden_unicode(use: FontUse) -> Iterator[str]:
    """No code shown maps to U+0000, U+FFFE or U+FEFF."""
    wrong = sorted(code for code in use.shown if _FORBIDDEN & set(use.unicode.get(code, "")))
    if wrong:
        yield f"{use.where}: {len(wrong)} codes, the first is {wrong[0]:04X}"


def no_missing_glyph(use: FontUse) -> Iterator[str]:
    """No code shows ``.notdef``, the box that stands for a missing glyph."""
    missing: set[int] = set()
    if use.code_bytes == 2:
        missing = {code for code in use.shown if code == 0 or _glyph(use, code) == 0}
    elif use.subtype in _SIMPLE | {"/Type3"}:
        missing = _named_missing(use.font.get("/Encoding")) & use.shown
    if missing:
        yield f"{use.where}: {min(missing):04X}"


def _needs_widths(use: FontUse) -> bool:
    return use.subtype == "/Type3" or (
        use.subtype in _SIMPLE and not (use.subtype == "/Type1" and name_of(use.font.get("/BaseFont")) in _STANDARD_14)
    )


def _glyph(use: FontUse, cid: int) -> int:
    """Return the glyph of a CID by /CIDToGIDMap; the CID itself where there is no stream."""
    table = use.glyph_table
    return int.from_bytes(table[2 * cid : 2 * cid + 2], "big") if table is not None else cid


def _named_missing(encoding: object) -> set[int]:
    found, code = set(), 0
    for item in items_of(dictionary(encoding).get("/Differences")):
        if isinstance(item, int):
            code = item
        else:
            if str(item) == "/.notdef":
                found.add(code)
            code += 1
    return found


FONT_RULES: tuple[Rule[FontUse], ...] = (
    Rule("pdfa:6.2.11.2-1", font_type),
    Rule("pdfa:6.2.11.2-2", font_subtype),
    Rule("pdfa:6.2.11.2-3", base_font),
    Rule("pdfa:6.2.11.2-4", has("/FirstChar")),
    Rule("pdfa:6.2.11.2-5", has("/LastChar")),
    Rule("pdfa:6.2.11.2-6", widths_array),
    Rule("pdfa:6.2.11.2-7", program_subtype),
    Rule("pdfa:6.2.11.3.1-1", matching_collections),
    Rule("pdfa:6.2.11.3.2-1", glyph_map),
    Rule("pdfa:6.2.11.3.3-1", embedded_cmap),
    Rule("pdfa:6.2.11.3.3-2", writing_mode),
    Rule("pdfa:6.2.11.7.2-1", unicode_for_every_code),
    Rule("pdfa:6.2.11.7.2-2", no_forbidden_unicode),
    Rule("pdfa:6.2.11.8-1", no_missing_glyph),
)
