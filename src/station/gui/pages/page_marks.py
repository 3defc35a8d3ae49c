"""What is painted over and beside the big page: findings, the page's name, the last good page, what to feed next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from station.gui import icons, theme
from station.model.geometry import Box

LABEL = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding on the page: its number in the panel, its words, its place (``None``: the whole page), its state."""

    number: int
    text: str
    region: Box | None
    state: str = "flagged"


@dataclass(frozen=True, slots=True)
class Plate:
    """The name of the page in the corner: a small line, a large one, and perhaps a line below."""

    small: str
    large: str
    below: str = ""


def paint_marks(
    painter: QPainter, marks: Sequence[Mark], target: QRectF, scale: float, view: QRect, plate: QRect
) -> None:  # fmt: skip
    """Paint thin outlines on the page and their labels in the margin, below the plate, so that no text is covered."""
    taken: dict[bool, float] = {False: max(target.top(), plate.bottom() + 8.0), True: target.top()}
    for mark in marks:
        if mark.region is None:
            continue
        box = QRectF(
            target.x() + mark.region.x * scale, target.y() + mark.region.y * scale, mark.region.width * scale,
            mark.region.height * scale,
        )  # fmt: skip
        _paint_outline(painter, box, theme.LIGHT.state(mark.state).ink)
        right = box.center().x() >= target.center().x()
        y = max(taken[right], box.center().y() - LABEL / 2)
        taken[right] = y + LABEL + 6
        _paint_label(painter, mark, box, QPointF(target.right() if right else target.left(), y), view)


def _paint_outline(painter: QPainter, box: QRectF, colour: str) -> None:
    ink = QColor(colour)
    fill = QColor(colour)
    fill.setAlpha(26)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(fill)
    painter.drawRect(box)


def _paint_label(painter: QPainter, mark: Mark, box: QRectF, edge: QPointF, view: QRect) -> None:
    shown = theme.current()
    colours = shown.state(mark.state)
    painter.setFont(theme.font(12, bold=True))
    right = edge.x() > box.center().x() or edge.x() >= box.right()
    words = _that_fit(mark, view.right() - edge.x() - 18 if right else edge.x() - view.left() - 18)
    width = QFontMetrics(painter.font()).horizontalAdvance(words) + 18
    x = min(edge.x() + 12, view.right() - width - 6) if right else max(edge.x() - 12 - width, view.left() + 6)
    plate = QRectF(x, edge.y(), width, LABEL)
    start = QPointF(plate.left() if right else plate.right(), plate.center().y())
    end = QPointF(box.right() if right else box.left(), max(box.top(), min(box.bottom(), plate.center().y())))
    painter.setPen(QPen(QColor(theme.LIGHT.state(mark.state).ink), 1, Qt.PenStyle.DotLine))
    painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ink))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(shown.surface))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def _that_fit(mark: Mark, room: float) -> str:
    """Return the words of a label that fit into the margin, so that no text is covered; the number always does."""
    metrics = QFontMetrics(theme.font(12, bold=True))
    whole = f"{mark.number}  {mark.text}"
    if metrics.horizontalAdvance(whole) + 18 <= room:
        return whole
    elided = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, round(room - 18))
    return elided if len(elided) > 8 else str(mark.number)


def paint_plate(painter: QPainter, plate: Plate, page: QRect) -> QRect:
    """Paint the page's name into the top left corner of the canvas; return the place that it takes.

    In one line where more of it would cover the page.
    """
    shown = theme.current()
    small, large = theme.font(12), theme.font(32 if plate.below else 24, bold=True)
    lines = ((small, plate.small), (large, plate.large), *(((small, plate.below),) if plate.below else ()))
    widths = [QFontMetrics(font).horizontalAdvance(text) for font, text in lines]
    heights = [round(QFontMetrics(font).height() * 1.05) for font, _ in lines]
    box = QRect(12, 12, max(widths) + 24, sum(heights) + 16)
    if box.intersects(page) and not plate.below:
        return _paint_flat_plate(painter, f"{plate.large} · {plate.small}")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.surface))
    painter.drawRoundedRect(box, 6, 6)
    y = box.y() + 8
    for (font, text), height in zip(lines, heights, strict=True):
        painter.setFont(font)
        painter.setPen(QColor(shown.text if font is large else shown.text2))
        painter.drawText(QRect(box.x() + 12, y, box.width(), height), Qt.AlignmentFlag.AlignVCenter, text)
        y += height
    return box


def _paint_flat_plate(painter: QPainter, words: str) -> QRect:
    font = theme.font(12, bold=True)
    box = QRect(6, 4, QFontMetrics(font).horizontalAdvance(words) + 16, LABEL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(theme.current().text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return box


def paint_frame_tag(painter: QPainter, page: QRect, text: str) -> None:
    """Frame the page in green and say why (the last one that is safe)."""
    ink = QColor(theme.LIGHT.accept)
    painter.setPen(QPen(ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(page.adjusted(-1, -1, 1, 1))
    painter.setFont(theme.font(13, bold=True))
    width = QFontMetrics(painter.font()).horizontalAdvance(text) + 40
    tag = QRect(page.right() - width + 2, page.top() - 2, width, 26)
    painter.fillRect(tag, ink)
    icons.draw(painter, "safe", theme.LIGHT.on_fill, QRect(tag.x() + 10, tag.y() + 5, 16, 16))
    painter.setPen(QColor(theme.LIGHT.on_fill))
    painter.drawText(tag.adjusted(32, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def paint_feed_card(painter: QPainter, page: QRect, view: QRect, words: tuple[str, str, str]) -> None:
    """Paint the dashed card of the sheet to feed next, right of the page when there is room."""
    shown = theme.current()
    width, height = 128, 168
    x = min(page.right() + 20, view.right() - width - 12)
    box = QRect(QPoint(x, max(page.top() + 48, view.top() + 16)), QPoint(x + width, max(page.top() + 48, 16) + height))
    painter.setPen(QPen(QColor(shown.accent), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QColor(shown.soft))
    painter.drawRoundedRect(box, 6, 6)
    centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    for text, font, colour, top, room in (
        (words[0], theme.font(13), shown.text2, 12, 28),
        (words[1], theme.font(32, bold=True), shown.accent, 56, 48),
        (words[2], theme.font(12, bold=True), shown.accent, 128, 28),
    ):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRect(box.x() + 4, box.y() + top, box.width() - 8, room), centre, text)
