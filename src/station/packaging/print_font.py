"""The fonts of printed sheets: found on the computer, measured for the layout, embedded with the glyphs in use."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from station.model.errors import ToolMissing
from station.packaging.pdfa.container import PdfContainer
from station.packaging.pdfa.glyphless import to_unicode

# All have every Vietnamese letter; the first that is there is used for both weights.
_DEBIAN, _WINDOWS = Path("/usr/share/fonts/truetype"), Path("C:/Windows/Fonts")
FONTS = (
    (_DEBIAN / "noto" / "NotoSans-Regular.ttf", _DEBIAN / "noto" / "NotoSans-Bold.ttf"),
    (_DEBIAN / "dejavu" / "DejaVuSans.ttf", _DEBIAN / "dejavu" / "DejaVuSans-Bold.ttf"),
    (_WINDOWS / "segoeui.ttf", _WINDOWS / "segoeuib.ttf"),
)


@dataclass(frozen=True)
class PrintFont:
    """One weight of a TrueType font. Sizes are in points, widths too."""

    path: Path
    glyphs: dict[int, str]
    advances: dict[str, tuple[int, int]]
    units: int
    numbers: dict[str, int]

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is."""
        return sum(self.advances[self._glyph(letter)][0] for letter in text) * size / self.units

    def codes(self, text: str) -> str:
        """Return the numbers of the glyphs of a text as hexadecimal digits, four each."""
        return "".join(f"{self.numbers[self._glyph(letter)]:04X}" for letter in text)

    def _glyph(self, letter: str) -> str:
        return self.glyphs.get(ord(letter), ".notdef")


@dataclass(frozen=True, slots=True)
class PrintFonts:
    """A family for printing."""

    regular: PrintFont
    bold: PrintFont

    def weight(self, *, bold: bool) -> PrintFont:
        """Return one of the two."""
        return self.bold if bold else self.regular


@cache
def print_fonts() -> PrintFonts:
    """Return the first family that this computer has; raises ``ToolMissing`` with code ``font_missing``."""
    for regular, bold in FONTS:
        if regular.is_file() and bold.is_file():
            return PrintFonts(_load(regular), _load(bold))
    raise ToolMissing("font_missing", fonts=", ".join(regular.stem for regular, _ in FONTS))


def _load(path: Path) -> PrintFont:
    with TTFont(path, lazy=True) as font:
        return PrintFont(
            path, dict(font.getBestCmap()), dict(font["hmtx"].metrics), font["head"].unitsPerEm,
            {name: number for number, name in enumerate(font.getGlyphOrder())},
        )  # fmt: skip


@dataclass
class EmbeddedFont:
    """A font on its way into a file: which characters were used."""

    font: PrintFont
    used: set[str] = field(default_factory=set)

    def encode(self, text: str) -> str:
        """Return the codes of a text and remember its characters."""
        self.used |= set(text)
        return self.font.codes(text)

    def write(self, container: PdfContainer, number: int, name: str) -> None:
        """Write the font with the glyphs in use as object ``number``."""
        program, metrics = self._program()
        per_mille = 1000 / self.font.units
        widths = " ".join(
            f"{int(self.font.codes(letter), 16)} [{self.font.width(letter, 1000):.0f}]" for letter in sorted(self.used)
        )
        file = container.add_stream(b"/Length1 %d /Filter /FlateDecode" % len(program), zlib.compress(program))
        box = " ".join(f"{value * per_mille:.0f}" for value in metrics)
        descriptor = container.add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent"
            f" {metrics[3] * per_mille:.0f} /Descent {metrics[1] * per_mille:.0f} /CapHeight 700 /StemV 80 /FontFile2"
            f" {file} 0 R >>".encode("ascii")
        )
        descendant = container.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering"
            f" (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [{widths}] >>"
            .encode("ascii")
        )  # fmt: skip
        pairs = sorted((int(self.font.codes(letter), 16), letter) for letter in self.used)
        unicode_map = container.add_stream(b"/Filter /FlateDecode", zlib.compress(to_unicode(pairs)))
        container.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode_map} 0 R >>".encode("ascii"),
            number,
        )

    def _program(self) -> tuple[bytes, tuple[int, int, int, int]]:
        """Return the program with the glyphs in use, numbered as in the whole font, and its box in font units."""
        # 11 MB and 70 ms that a window which prints nothing does not need.
        from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - loaded when something is printed

        with TTFont(self.font.path, recalcTimestamp=False) as font:
            subsetter = Subsetter(Options(retain_gids=True, notdef_outline=True, layout_features=[], hinting=False))
            subsetter.populate(text="".join(sorted(self.used)))
            subsetter.subset(font)
            head = font["head"]
            file = io.BytesIO()
            font.save(file)
            return file.getvalue(), (head.xMin, head.yMin, head.xMax, head.yMax)
