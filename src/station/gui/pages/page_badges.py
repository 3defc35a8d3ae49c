"""Small things drawn many times: the badge of a state, the words of a caption. Each is made once and copied after."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap, QStaticText

from station.gui import icons, theme

BADGE = 18
ROOM = BADGE + 4
_SHAPES = {"flagged": "square", "accepted": "disc", "rejected": "octagon"}


def draw_badge(painter: QPainter, centre: QPoint, state: str) -> None:
    """Draw ring, square, disc or octagon, its top middle at ``centre``: machine and person never look alike."""
    made = _badge(state, theme.current().name, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPoint(centre.x() - ROOM // 2, centre.y() - 2), made)


def draw_words(painter: QPainter, rect: QRect, words: str, *, bold: bool = False, right: bool = False) -> int:
    """Draw one line of 12-pixel words in the painter's pen, cut at the end of the room; return its width."""
    font = theme.font(12, bold=bold)
    shown, width, height = _line(words, rect.width(), bold, font.pixelSize())
    painter.setFont(font)
    x = rect.right() + 1 - width if right else rect.x()
    painter.drawStaticText(QPoint(x, rect.y() + (rect.height() - height) // 2), shown)
    return width


@lru_cache(maxsize=2048)
def _line(words: str, room: int, bold: bool, _pixels: int) -> tuple[QStaticText, int, int]:  # noqa: FBT001 - a cache key
    font = theme.font(12, bold=bold)
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(words)
    # Most words have room, and cutting them takes longer than measuring them.
    if width > room:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words)
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    # Drawing would prepare it for the font of the widget first, and then again for this one.
    made.prepare(font=font)
    return made, width, metrics.height()


@lru_cache(maxsize=64)
def _badge(state: str, theme_name: str, ratio: float) -> QPixmap:
    made = QPixmap(round(ROOM * ratio), round(ROOM * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _paint_badge(painter, state, theme.THEMES[theme_name])
    painter.end()
    return made


def _paint_badge(painter: QPainter, state: str, shown: theme.Theme) -> None:
    ink = QColor(shown.state(state).ink)
    box = QRect(2, 2, BADGE, BADGE)
    shape = _SHAPES.get(state, "ring")
    painter.setPen(QPen(QColor(shown.surface), 2))
    if shape == "square":
        painter.setBrush(ink)
        painter.drawRoundedRect(box, 3, 3)
        icons.draw(painter, "flag_badge", shown.surface, box.adjusted(3, 3, -3, -3))
    elif shape in ("disc", "octagon"):
        painter.setBrush(QColor(shown.surface))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(box.adjusted(-1, -1, 1, 1))
        icons.draw(
            painter, "accepted" if shape == "disc" else "rejected", ink.name(), box.adjusted(-2, -2, 2, 2)
        )  # fmt: skip
    else:
        _paint_ring(painter, box, state, ink, shown)


def _paint_ring(painter: QPainter, box: QRect, state: str, ink: QColor, shown: theme.Theme) -> None:
    painter.setBrush(QColor(shown.surface))
    painter.setPen(QPen(ink, 1.5))
    painter.drawEllipse(box)
    inner = box.adjusted(3, 3, -3, -3)
    if state == "passed":
        icons.draw(painter, "check", ink.name(), inner)
    elif state == "inspecting":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for step in (-4, 0, 4):
            painter.drawEllipse(QPoint(box.center().x() + 1 + step, box.center().y() + 1), 1, 1)
    elif state == "superseded":
        icons.draw(painter, "superseded", ink.name(), inner)
