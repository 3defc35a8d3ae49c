"""What is painted over the two panes: the frame with its handles, the dimmed rest, the grid, the level line.

On paper the colours of the light theme are used in both, because paper is bright in both.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from station.gui import theme
from station.gui.editor.live_picture import Part

HANDLE = 9
# Logical pixels between two lines of the grid at least.
_NARROW = 18


def paint_paper(painter: QPainter, page: QRectF) -> None:
    """Paint the shadow of a page and its paper, before its picture is there."""
    shadow = QColor(theme.LIGHT.rail)
    for reach, strength in ((3, 12), (2, 22), (1, 40)):
        shadow.setAlpha(strength)
        painter.fillRect(page.adjusted(-reach, -reach + 1, reach, reach + 1), shadow)
    painter.fillRect(page, QColor(theme.PAPER))


def paint_part(painter: QPainter, part: Part, page: QRectF) -> None:
    """Paint the part of a page that was rendered, on the page as it lies now."""
    if part.image.isNull() or part.page.isEmpty():
        return
    if part.page == page:
        painter.drawImage(part.place.topLeft(), part.image)
        return
    across, down = page.width() / part.page.width(), page.height() / part.page.height()
    place = QRectF(
        page.x() + (part.place.x() - part.page.x()) * across, page.y() + (part.place.y() - part.page.y()) * down,
        part.place.width() * across, part.place.height() * down,
    )  # fmt: skip
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, part.image)


def paint_outside(painter: QPainter, page: QRectF, frame: QPolygonF) -> None:
    """Dim what lies outside of the frame."""
    path = QPainterPath()
    path.addRect(page)
    hole = QPainterPath()
    hole.addPolygon(frame)
    hole.closeSubpath()
    veil = QColor(theme.DARK.bg)
    veil.setAlphaF(0.55)
    painter.fillPath(path.subtracted(hole), veil)


def paint_grid(painter: QPainter, frame: QPolygonF, step: float) -> None:
    """Paint lines across a frame, ``step`` logical pixels apart, fewer where they would be narrow."""
    while step < _NARROW:
        step *= 2
    corners = [frame.at(place) for place in range(4)]
    across, down = QLineF(corners[0], corners[1]), QLineF(corners[0], corners[3])
    ink = QColor(theme.LIGHT.accent)
    ink.setAlphaF(0.24)
    painter.setPen(QPen(ink, 1))
    for along, beside in ((across, down), (down, across)):
        if along.length() < 1:
            continue
        way = QPointF(beside.dx(), beside.dy())
        for number in range(1, int(along.length() / step) + 1):
            start = along.pointAt(number * step / along.length())
            painter.drawLine(QLineF(start, start + way))


def paint_frame(painter: QPainter, frame: QPolygonF, handles: list[QPointF], chosen: int) -> None:
    """Paint the frame and its handles, ``chosen`` (an index, -1 for none) filled."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Thin outlines beside each other: a wide one of a page's length costs thirty times as much.
    for colour, offset in ((theme.LIGHT.on_fill, -1), (theme.LIGHT.on_fill, 2), (theme.LIGHT.accent, 0),
                           (theme.LIGHT.accent, 1)):  # fmt: skip
        painter.setPen(QPen(QColor(colour), 1))
        painter.drawPolygon(frame.translated(offset, offset))
    for number, point in enumerate(handles):
        half = HANDLE / 2 + (2 if number == chosen else 0)
        painter.setPen(QPen(QColor(theme.LIGHT.accent), 1.5))
        painter.setBrush(QColor(theme.LIGHT.accent if number == chosen else theme.LIGHT.on_fill))
        painter.drawRect(QRectF(point.x() - half, point.y() - half, 2 * half, 2 * half))


def paint_cut(painter: QPainter, boxes: list[QRectF]) -> None:
    """Outline ink that would be cut away."""
    ink = QColor(theme.LIGHT.attention)
    painter.setPen(QPen(ink, 1.5))
    ink.setAlphaF(0.35)
    painter.setBrush(ink)
    for box in boxes:
        painter.drawRect(box.adjusted(-2, -2, 2, 2))


def paint_level(painter: QPainter, line: QLineF, words: str, view: QRectF) -> None:
    """Paint the line that is drawn along the text, with its lean beside its end."""
    painter.setPen(QPen(QColor(theme.LIGHT.on_fill), 3))
    painter.drawLine(line)
    painter.setPen(QPen(QColor(theme.LIGHT.accent), 1.5))
    painter.drawLine(line)
    painter.setFont(theme.font(13, bold=True))
    width = QFontMetrics(painter.font()).horizontalAdvance(words) + 16
    x = min(line.p2().x() + 12, view.right() - width - 4)
    plate = QRectF(x, max(view.top() + 4, line.p2().y() - 34), width, 26)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.LIGHT.accent))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(theme.LIGHT.on_fill))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def paint_focus(painter: QPainter, view: QRectF) -> None:
    """Paint the ring of the pane that has the keyboard."""
    painter.setPen(QPen(QColor(theme.current().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(view.adjusted(1, 1, -1, -1))
