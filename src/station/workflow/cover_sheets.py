"""Cover sheets: one A4 page a dossier, with its code large and as a square code that a hand scanner reads.

The square code is a QR code (ISO/IEC 18004) of error level Q: a quarter of it may be worn off or under a clip. It is
drawn as rectangles, so that it is sharp on any printer. Top secret dossiers get no sheet: their paper is not scanned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import segno

from station.model.cover_code import payload
from station.model.dossier import Dossier
from station.model.errors import InputFault
from station.model.secrecy import Secrecy
from station.packaging.print_font import PrintFont, PrintFonts, print_fonts
from station.packaging.print_pdf import POINTS_PER_MM, Bar, Mark, Words, write_sheets
from station.settings.texts import Texts
from station.storage.faults import disk_faults
from station.workflow.station import Station

MARGIN, RIGHT = 20.0, 190.0
SQUARE = 56.0
_LEFT_WIDTH = RIGHT - MARGIN - SQUARE - 8
_LEVEL = "Q"
_QUIET = 4


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the sheet of one dossier."""

    dossier: Dossier
    fonds_title: str
    inventory: str


@dataclass(frozen=True, slots=True)
class Covers:
    """The sheets that can be printed, and the codes of the dossiers that get none."""

    sheets: tuple[Cover, ...]
    left_out: tuple[str, ...]


def covers_of(station: Station, dossier_ids: Sequence[str]) -> Covers:
    """Return the sheets of the dossiers, in the order given; raises ``NotFound`` for an unknown id."""
    sheets, left_out = [], []
    with station.workspace.read() as reader:
        inventories = {one.id: one for one in reader.inventories()}
        for dossier_id in dossier_ids:
            dossier = reader.dossier(dossier_id)
            if dossier.secrecy is Secrecy.TOP_SECRET:
                left_out.append(dossier.code)
                continue
            inventory = inventories[reader.inventory_of(dossier_id).id]
            sheets.append(Cover(dossier, inventory.fonds_title, inventory.code))
    return Covers(tuple(sheets), tuple(left_out))


def print_covers(covers: Sequence[Cover], target: Path, texts: Texts) -> int:
    """Write the sheets as a PDF and return the number of pages.

    Raises ``InputFault`` (``no_covers``), ``ToolMissing`` (``font_missing``), ``StorageFault`` (the disk).
    """
    if not covers:
        raise InputFault("no_covers")
    fonts = print_fonts()
    with disk_faults(target):
        return write_sheets(
            (lay_out(cover, texts, fonts) for cover in covers), target, fonts, texts.word("cover_title")
        )


def lay_out(cover: Cover, texts: Texts, fonts: PrintFonts) -> tuple[Mark, ...]:
    """Return everything on one sheet, in mm."""
    dossier = cover.dossier
    marks: list[Mark] = [
        Words(MARGIN, 22, texts.word("cover_title").upper(), 11, bold=True),
        Bar(MARGIN, 26, RIGHT - MARGIN, 0.5),
    ]
    code = payload(dossier.fonds_code, dossier.code)
    marks += _square(code, RIGHT - SQUARE, 36)
    marks += _below_square(code, fonts.regular)
    y = 42.0
    marks.append(Words(MARGIN, y, texts.word("cover_code"), 10, grey=0.35))
    size = _fitting(dossier.code, fonts.bold, _LEFT_WIDTH, 34, 18)
    y += 4
    for line in _wrapped(dossier.code, fonts.bold, size, _LEFT_WIDTH, 4, separator="."):
        y += size * 0.42
        marks.append(Words(MARGIN, y, line, size, bold=True))
    y += 12
    marks.append(Words(MARGIN, y, texts.word("cover_name"), 10, grey=0.35))
    y += 1
    width = _LEFT_WIDTH if y < 36 + SQUARE else RIGHT - MARGIN
    for line in _wrapped(dossier.title, fonts.regular, 16, width, 7):
        y += 7.6
        marks.append(Words(MARGIN, y, line, 16))
    return (*marks, *_table(cover, texts, fonts, max(y + 12, 128.0)), *_foot(texts, fonts))


def _table(cover: Cover, texts: Texts, fonts: PrintFonts, top: float) -> Iterator[Mark]:
    """Yield box and sheets large, then the rest in lines."""
    dossier = cover.dossier
    yield Bar(MARGIN, top, RIGHT - MARGIN, 0.25)
    figures = (("cover_box", dossier.box), ("cover_sheets", str(dossier.expected_sheets or "")))
    for place, (word, value) in enumerate(figures):
        x = MARGIN + place * 85
        yield Words(x, top + 9, texts.word(word), 10, grey=0.35)
        size = _fitting(value or "–", fonts.bold, 78, 40, 12)
        yield Words(x, top + 25, _wrapped(value or "–", fonts.bold, size, 78, 1)[0], size, bold=True)
    level = texts.word(f"secrecy_{dossier.secrecy.value}").capitalize() if dossier.secrecy is not None else "–"
    lines = (
        ("cover_fonds", _joined(dossier.fonds_code, cover.fonds_title)),
        ("cover_inventory", cover.inventory),
        ("cover_secrecy", level),
        ("cover_retention", dossier.description.get("retention", "")),
    )
    y = top + 34
    for word, value in lines:
        yield Bar(MARGIN, y, RIGHT - MARGIN, 0.15, grey=0.6)
        yield Words(MARGIN, y + 7, texts.word(word), 10, grey=0.35)
        yield Words(MARGIN + 42, y + 7, _wrapped(value or "–", fonts.regular, 12, 128, 1)[0], 12)
        y += 10.5
    yield Bar(MARGIN, y, RIGHT - MARGIN, 0.15, grey=0.6)
    yield Words(MARGIN, y + 7, texts.word("cover_note"), 10, grey=0.35)


def _foot(texts: Texts, fonts: PrintFonts) -> Iterator[Mark]:
    yield Bar(MARGIN, 270, RIGHT - MARGIN, 0.25)
    for place, line in enumerate(_wrapped(texts.word("cover_help"), fonts.regular, 9, RIGHT - MARGIN, 2)):
        yield Words(MARGIN, 276 + 5 * place, line, 9, grey=0.35)


def square_modules(code: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the QR code of a text, without its quiet zone; ``True`` is dark."""
    made = segno.make(code, error=_LEVEL, micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)


def _square(code: str, x: float, y: float) -> Iterator[Mark]:
    rows = square_modules(code)
    module = SQUARE / (len(rows) + 2 * _QUIET)
    # Rows overlap by a hair: where they only touch, a viewer that smooths edges leaves white lines between them.
    overlap = module / 30
    for line, row in enumerate(rows, start=_QUIET):
        start = None
        for place, dark in enumerate((*row, False)):
            if dark and start is None:
                start = place
            elif not dark and start is not None:
                width = (place - start) * module
                yield Bar(x + (start + _QUIET) * module, y + line * module, width, module + overlap)
                start = None


def _below_square(code: str, font: PrintFont) -> Iterator[Mark]:
    for place, line in enumerate(_wrapped(code, font, 8, SQUARE, 3, separator=".")):
        width = font.width(line, 8) / POINTS_PER_MM
        yield Words(RIGHT - SQUARE / 2 - width / 2, 36 + SQUARE + 2 + 4 * place, line, 8, grey=0.35)


def _fitting(text: str, font: PrintFont, width: float, largest: float, smallest: float) -> float:
    wanted = font.width(text, 1) / POINTS_PER_MM
    return max(smallest, min(largest, float(int(width / wanted)) if wanted else largest))


def _wrapped(text: str, font: PrintFont, size: float, width: float, most: int, separator: str = " ") -> list[str]:
    """Break a text behind separators into at most so many lines; what is too much ends in an ellipsis."""
    room = width * POINTS_PER_MM
    lines = [""]
    for part in _parts(text, separator, lambda piece: font.width(piece, size) <= room):
        if font.width((lines[-1] + part).rstrip(), size) <= room or not lines[-1]:
            lines[-1] += part
        else:
            lines.append(part)
    lines = [line.strip() for line in lines]
    if len(lines) <= most:
        return lines
    last = f"{lines[most - 1]}…"
    while font.width(last, size) > room:
        last = f"{last[:-2]}…"
    return [*lines[: most - 1], last]


def _parts(text: str, separator: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Yield the text in pieces that may begin a line; a piece that is wider than a line is cut."""
    pieces = text.split(separator)
    for place, piece in enumerate(pieces):
        whole = piece + (separator if place < len(pieces) - 1 else "")
        while not fits(whole.rstrip()):
            cut = next((end for end in range(len(whole) - 1, 1, -1) if fits(whole[:end])), 1)
            yield whole[:cut]
            whole = whole[cut:]
        yield whole


def _joined(code: str, title: str) -> str:
    return f"{code} · {title}" if title and title != code else code
