"""Printed sheets as PDF: words and black rectangles on A4, with real text in it that can be searched and copied.

The same marks are painted by the window for its preview and its printer, so what is seen is what the file holds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from station.packaging.pdfa.container import PdfContainer
from station.packaging.print_font import EmbeddedFont, PrintFonts

POINTS_PER_MM = 72 / 25.4
A4_MM = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: its base line begins at ``x``, ``y`` (mm from the upper left corner), ``size`` in points.

    ``grey``: 0 is black, 1 white.
    """

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle in mm from the upper left corner."""

    x: float
    y: float
    width: float
    height: float
    grey: float = 0.0


Mark = Words | Bar


def write_sheets(sheets: Iterable[Sequence[Mark]], target: Path, fonts: PrintFonts, title: str) -> int:
    """Write one A4 page for each sheet, in their order, and return how many; an existing file is replaced.

    Raises ``OSError`` as the disk says it; the file appears under its name only when it is complete.
    """
    weights = {False: EmbeddedFont(fonts.regular), True: EmbeddedFont(fonts.bold)}
    temporary = target.with_name(f".{target.name}.part")
    try:
        with temporary.open("wb") as stream:
            container = PdfContainer(stream)
            numbers = {bold: container.reserve() for bold in weights}
            tree = container.reserve()
            width, height = (f"{side * POINTS_PER_MM:.2f}" for side in A4_MM)
            pages = []
            for marks in sheets:
                content = container.add_stream(b"/Filter /FlateDecode", zlib.compress(_content(marks, weights)))
                pages.append(container.add(
                    f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width} {height}] /Resources << /Font <<"
                    f" /F0 {numbers[False]} 0 R /F1 {numbers[True]} 0 R >> >> /Contents {content} 0 R >>"
                    .encode("ascii")
                ))  # fmt: skip
            for bold, font in weights.items():
                font.write(container, numbers[bold], "StationPrintBold" if bold else "StationPrint")
            kids = " ".join(f"{page} 0 R" for page in pages)
            container.add(f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode("ascii"), tree)
            root = container.add(f"<< /Type /Catalog /Pages {tree} 0 R >>".encode("ascii"))
            said = f"\ufeff{title}".encode("utf-16-be").hex().upper()
            container.finish(root, container.add(f"<< /Title <{said}> >>".encode("ascii")))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return len(pages)


def _content(marks: Sequence[Mark], weights: dict[bool, EmbeddedFont]) -> bytes:
    lines = []
    for mark in marks:
        lines.append(f"{mark.grey:g} g")
        x, y = mark.x * POINTS_PER_MM, (A4_MM[1] - mark.y) * POINTS_PER_MM
        if isinstance(mark, Bar):
            width, height = mark.width * POINTS_PER_MM, mark.height * POINTS_PER_MM
            lines.append(f"{x:.3f} {y - height:.3f} {width:.3f} {height:.3f} re f")
        else:
            codes = weights[mark.bold].encode(mark.text)
            lines.append(f"BT /F{int(mark.bold)} {mark.size:g} Tf {x:.3f} {y:.3f} Td <{codes}> Tj ET")
    return "\n".join(lines).encode("ascii")
