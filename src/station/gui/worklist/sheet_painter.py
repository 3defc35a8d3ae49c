"""Printed sheets on the screen and on a printer: the marks of the PDF, painted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter
from PySide6.QtPrintSupport import QPrinter

from station.packaging.print_pdf import A4_MM, Bar, Mark

_MM_PER_POINT = 25.4 / 72
# Text is laid out at this many units a millimetre: at the size of millimetres its glyphs would be rounded.
_FINE = 20
_HAIRLINE = 0.55


def paint_sheet(painter: QPainter, rect: QRectF, marks: Sequence[Mark], fonts: tuple[Path, Path]) -> None:
    """Paint one sheet into a rectangle of the shape of A4."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, Qt.GlobalColor.white)
    painter.translate(rect.topLeft())
    scale = rect.width() / A4_MM[0] / _FINE
    painter.scale(scale, scale)
    for mark in marks:
        ink = QColor.fromRgbF(mark.grey, mark.grey, mark.grey)
        if isinstance(mark, Bar):
            # Modules of a square code touch: a smoothed border would leave white hairs. Hairlines need it to be seen.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, min(mark.width, mark.height) < _HAIRLINE)
            painter.fillRect(QRectF(*(side * _FINE for side in (mark.x, mark.y, mark.width, mark.height))), ink)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        else:
            painter.setPen(ink)
            painter.setFont(_font(fonts[int(mark.bold)], round(mark.size * _MM_PER_POINT * _FINE)))
            painter.drawText(QPointF(mark.x * _FINE, mark.y * _FINE), mark.text)
    painter.restore()


def print_sheets(printer: QPrinter, sheets: Sequence[Sequence[Mark]], fonts: tuple[Path, Path]) -> bool:
    """Send the sheets to a printer, each on its page; return whether the printer took them."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, marks in enumerate(sheets):
        if number:
            printer.newPage()
        size = printer.pageLayout().fullRectPixels(printer.resolution()).size()
        height = size.width() * A4_MM[1] / A4_MM[0]
        paint_sheet(painter, QRectF(0, 0, size.width(), height), marks, fonts)
    return bool(painter.end())


@lru_cache(maxsize=32)
def _font(path: Path, pixels: int) -> QFont:
    """Return the font of a file, as the PDF embeds it."""
    family, bold = _family(path)
    made = QFont(family)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=8)
def _family(path: Path) -> tuple[str, bool]:
    number = QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return (families[0] if families else "Noto Sans"), "Bold" in path.stem or path.stem.endswith("uib")
