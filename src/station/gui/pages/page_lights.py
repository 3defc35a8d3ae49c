"""Lights on the big page: the boxes that a field was read from, each with its letter; and the band of a dragged region.

The colour is multiplied on the paper, so that the ink under it stays as dark as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from station.gui import theme
from station.model.geometry import Box

TAG = 20
PAD = 3.0
OFF = 4.0


@dataclass(frozen=True, slots=True)
class Light:
    """One field's boxes in pixels of the page; ``letter`` ties it to the field, the ``current`` one glows."""

    letter: str
    boxes: tuple[Box, ...]
    current: bool = False


def paint_lights(painter: QPainter, lights: Sequence[Light], rect_of: Callable[[Box], QRectF]) -> None:
    """Paint the lights, the current one last, and a letter beside each where it covers no other light."""
    shapes = [(light, joined(rect_of(box) for box in light.boxes)) for light in lights if light.boxes]
    shapes.sort(key=lambda shape: shape[0].current)
    for light, rects in shapes:
        for rect in rects:
            _paint_box(painter, rect, current=light.current)
    taken = [rect for _, rects in shapes for rect in rects]
    for light, rects in shapes:
        if light.letter:
            tag = _free_place(rects[0], taken)
            taken.append(tag)
            _paint_tag(painter, tag, light)


def joined(rects: Iterable[QRectF]) -> list[QRectF]:
    """Return rectangles grown together where they nearly touch: words become lines, lines a paragraph."""
    found: list[QRectF] = []
    for rect in rects:
        grown = rect.adjusted(-PAD, -PAD, PAD, PAD)
        near = grown.height() * 0.4
        while True:
            touched = next((one for one in found if one.adjusted(-near, -near, near, near).intersects(grown)), None)
            if touched is None:
                break
            found.remove(touched)
            grown = grown.united(touched)
        found.append(grown)
    return sorted(found, key=lambda one: (one.top(), one.left()))


def paint_band(painter: QPainter, band: QRectF) -> None:
    """Paint the region that is being dragged."""
    ink = QColor(theme.LIGHT.accent)
    fill = QColor(ink)
    fill.setAlpha(28)
    painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(fill)
    painter.drawRect(band)


def paint_hint(painter: QPainter, view: QRectF, words: str) -> None:
    """Paint a line of help low on the canvas."""
    painter.setFont(theme.font(13))
    width = min(view.width() - 24, QFontMetrics(painter.font()).horizontalAdvance(words) + 32)
    box = QRectF(view.center().x() - width / 2, view.bottom() - 46, width, 32)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.LIGHT.rail))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.LIGHT.on_fill))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_box(painter: QPainter, rect: QRectF, *, current: bool) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.OCR_LIGHT if current else theme.OCR_OTHER))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QPen(QColor(theme.LIGHT.accent), 2 if current else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 4, 4)


def _free_place(rect: QRectF, taken: Sequence[QRectF]) -> QRectF:
    """Return where the letter goes: left of its box, right, below or above, the first that is free."""
    places = [
        QPointF(rect.left() - TAG - OFF, rect.top()), QPointF(rect.right() + OFF, rect.top()),
        QPointF(rect.left(), rect.bottom() + OFF), QPointF(rect.left(), rect.top() - TAG - OFF),
    ]  # fmt: skip
    tags = [QRectF(place.x(), place.y(), TAG, TAG) for place in places]
    return next((tag for tag in tags if not any(tag.intersects(one) for one in taken)), tags[0])


def _paint_tag(painter: QPainter, tag: QRectF, light: Light) -> None:
    accent, paper = QColor(theme.LIGHT.accent), QColor(theme.LIGHT.surface)
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(accent if light.current else paper)
    painter.drawRoundedRect(tag, 4, 4)
    painter.setPen(paper if light.current else accent)
    painter.setFont(theme.font(12, bold=True))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, light.letter)
