"""Rules 7–9 of the list: filters and the limits on numbers, strings, names, nesting and pages (6.1.7.2–6.1.13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pikepdf

from station.packaging.pdfa.objects import dictionary, entry, items_of, name_of, names_in, numbers_in
from station.packaging.pdfa.pdf_file import PdfFile
from station.packaging.pdfa.rules.rule import ContentUse, Item, Rule

_FILTERS = frozenset({
    "/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode",
    "/DCTDecode", "/JPXDecode",
})  # fmt: skip
_INLINE_FILTERS = (_FILTERS - {"/JBIG2Decode", "/JPXDecode"}) | {"/AHx", "/A85", "/Fl", "/RL", "/CCF", "/DCT"}
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_MOST_OBJECTS = 8_388_607
_DEEPEST_NESTING = 28


def standard_filters(item: Item) -> Iterator[str]:
    """Streams use the filters of ISO 32000-1 table 6, never LZW, and Crypt only as Identity."""
    parameters = item.value.get("/DecodeParms")
    many = items_of(parameters) or [parameters]
    for index, name in enumerate(names_in(item.value.get("/Filter"))):
        own = dictionary(many[index]) if index < len(many) else pikepdf.Dictionary()
        if name not in _FILTERS and not (name == "/Crypt" and name_of(own.get("/Name")) in ("/Identity", "")):
            yield f"{item.where}: {name}"


def standard_inline_filters(use: ContentUse) -> Iterator[str]:
    """The same for images inside content streams."""
    for image in use.content.inline_images:
        for name in names_in(image.get("/F", image.get("/Filter"))):
            if name not in _INLINE_FILTERS:
                yield f"{use.content.where}: {name}"


def integers(value: object) -> Iterator[str]:
    """Integers fit into 32 bits."""
    if isinstance(value, int) and not isinstance(value, bool) and not -(2**31) <= value < 2**31:
        yield str(value)


def largest_reals(value: object) -> Iterator[str]:
    """Reals are not beyond ±3.403e38."""
    if isinstance(value, Decimal) and abs(value) > Decimal("3.403e38"):
        yield f"{value:.3e}"


def strings(value: object) -> Iterator[str]:
    """Strings have at most 32,767 bytes."""
    if isinstance(value, pikepdf.String) and len(bytes(value)) > 32_767:
        yield f"{len(bytes(value))} bytes"


def names(value: object) -> Iterator[str]:
    """Names have at most 127 bytes, the slash not counted."""
    if isinstance(value, pikepdf.Name) and len(str(value).encode("utf-8", "surrogateescape")) > 128:
        yield f"{str(value)[:40]}…"


def smallest_reals(value: object) -> Iterator[str]:
    """Reals other than zero are not nearer to it than 1.175e-38."""
    if isinstance(value, Decimal) and 0 < abs(value) < Decimal("1.175e-38"):
        yield f"{value:.3e}"


def object_count(file: PdfFile) -> Iterator[str]:
    """There are at most 8,388,607 indirect objects."""
    if len(file.offsets) > _MOST_OBJECTS:
        yield str(len(file.offsets))


def nesting(use: ContentUse) -> Iterator[str]:
    """``q`` is nested at most 28 deep."""
    if use.content.deepest > _DEEPEST_NESTING:
        yield f"{use.content.where}: {use.content.deepest}"


def operands(clause: str) -> Callable[[ContentUse], Iterator[str]]:
    """Return the test that no operand of a content stream breaks the limit of ``clause``."""

    def test(use: ContentUse) -> Iterator[str]:
        if clause in use.content.long_operands:
            yield use.content.where

    return test


def page_boxes(item: Item) -> Iterator[str]:
    """Each page box measures 3 to 14,400 units in both directions; the media box may be inherited."""
    for name in _BOXES:
        box = entry(item.value, name)
        if box is None and name == "/MediaBox":
            box = inherited(item.value, name)
        if box is None and name != "/MediaBox":
            continue
        if not _is_fit(box):
            yield f"{item.where}: {name}"


def inherited(page: pikepdf.Object, key: str) -> object:
    """Return the value a page takes from the nodes above it, ``None`` when there is none."""
    node = page.get("/Parent")
    for _ in range(100):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def _is_fit(box: object) -> bool:
    numbers = numbers_in(box)
    if len(numbers) != 4:
        return False
    width, height = abs(numbers[2] - numbers[0]), abs(numbers[3] - numbers[1])
    return 3 <= width <= 14_400 and 3 <= height <= 14_400


STREAM_RULES: tuple[Rule[Item], ...] = (Rule("pdfa:6.1.7.2-1", standard_filters),)
SCALAR_RULES: tuple[Rule[object], ...] = (
    Rule("pdfa:6.1.13-1", integers),
    Rule("pdfa:6.1.13-2", largest_reals),
    Rule("pdfa:6.1.13-3", strings),
    Rule("pdfa:6.1.13-4", names),
    Rule("pdfa:6.1.13-5", smallest_reals),
)
FILE_RULES: tuple[Rule[PdfFile], ...] = (Rule("pdfa:6.1.13-7", object_count),)
CONTENT_RULES: tuple[Rule[ContentUse], ...] = (
    Rule("pdfa:6.1.10-1", standard_inline_filters),
    *(Rule(f"pdfa:6.1.13-{number}", operands(f"6.1.13-{number}")) for number in range(1, 6)),
    Rule("pdfa:6.1.13-8", nesting),
)
PAGE_RULES: tuple[Rule[Item], ...] = (Rule("pdfa:6.1.13-11", page_boxes),)
