"""What both plots share: looks from the theme, words on the axes as the language writes them, no dragging or zooming.

pyqtgraph takes 20 MB of memory, so this module is loaded when somebody opens the room for the first time.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QToolTip, QWidget

from station.gui import numbers, theme

_PNG_SCALE = 2


# pyqtgraph brings no types: what is made of its classes has a base that the checker cannot see.
class _Axis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """An axis whose ticks are given by the plot."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)

    def dress(self, colour: str, *, line: bool) -> None:
        """Take the colours and the type of the theme."""
        self.setPen(pyqtgraph.mkPen(QColor(colour)) if line else pyqtgraph.mkPen(None))
        self.setTextPen(QColor(theme.current().text2))
        self.setStyle(tickFont=theme.font(11), tickLength=0, tickTextOffset=6, hideOverlappingLabels=False)


class Plot(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """A picture of figures: read, opened, exported, never moved. ``opened`` carries what lies at the place."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.bottom, self.left = _Axis("bottom"), _Axis("left")
        super().__init__(parent, axisItems={"bottom": self.bottom, "left": self.left})
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumSize(200, 120)
        self.setMouseTracking(True)
        item = self.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.setMenuEnabled(False)
        item.hideButtons()
        item.layout.setContentsMargins(8, 2, 14, 2)
        self.setAntialiasing(True)

    def clear_all(self) -> None:
        """Take everything away and put the present colours under it."""
        self.getPlotItem().clear()
        self.setBackground(QColor(theme.current().surface))
        self.left.dress(theme.current().line, line=False)
        self.bottom.dress(theme.current().edge, line=True)

    def fit(self, width: float, height: float, *, from_left: float = 0.0) -> None:
        """Show this range and nothing else."""
        self.setRange(QRectF(from_left, 0, width - from_left, height), padding=0, disableAutoRange=True)

    def scale_left(self, top: float) -> None:
        """Put two or three round figures at the left, with hairlines through the plot."""
        ticks = round_ticks(top)
        self.left.setTicks([[(value, numbers.count(value)) for value in ticks]])
        for value in ticks[1:]:
            self.line_across(value, theme.current().line)

    def line_across(self, value: float, colour: str, *, dashed: bool = False, width: float = 1.0) -> None:
        """Draw a line through the whole plot."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        pen = pyqtgraph.mkPen(QColor(colour), width=width, style=style)
        line = pyqtgraph.InfiniteLine(pos=value, angle=0, pen=pen)
        line.setZValue(5 if dashed else -5)
        self.addItem(line)

    def words_at(
        self, text: str, x: float, y: float, colour: str, anchor: tuple[float, float], *, bold: bool = False
    ) -> None:  # fmt: skip
        """Write words; ``anchor`` is the corner of the words that stands at the place."""
        item = pyqtgraph.TextItem(text, color=QColor(colour), anchor=anchor)
        item.setFont(theme.font(11, bold=bold))
        item.setZValue(10)
        self.addItem(item, ignoreBounds=True)
        item.setPos(x, y)

    def tip_at(self, _x: float, _y: float) -> str:
        """Return the exact figures at a place, ``""`` where there are none."""
        return ""

    def subject_at(self, _x: float, _y: float) -> object:
        """Return what a click at a place opens, ``None`` for the whole list."""
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the exact figures."""
        place = self.getPlotItem().vb.mapSceneToView(self.mapToScene(event.position().toPoint()))
        tip = self.tip_at(place.x(), place.y())
        if tip:
            QToolTip.showText(event.globalPosition().toPoint(), tip, self)
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what lies there."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            place = self.getPlotItem().vb.mapSceneToView(self.mapToScene(event.position().toPoint()))
            self.opened.emit(self.subject_at(place.x(), place.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the figures."""
        QToolTip.hideText()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the room."""
        event.ignore()

    def picture(self, suffix: str) -> bytes:
        """Return the plot as a picture: ``.svg``, or ``.png`` with twice as many pixels as on the screen."""
        data = QBuffer()
        data.open(QIODevice.OpenModeFlag.WriteOnly)
        size = self.size()
        if suffix == ".svg":
            target = QSvgGenerator()
            target.setOutputDevice(data)
            target.setSize(size)
            target.setViewBox(self.rect())
            target.setTitle(self.accessibleName())
            self._draw_on(target, size)
        else:
            image = QImage(size * _PNG_SCALE, QImage.Format.Format_RGB32)
            image.fill(QColor(theme.current().surface))
            self._draw_on(image, size * _PNG_SCALE)
            QImageWriter(data, QByteArray(b"png")).write(image)
        return bytes(data.data().data())

    def _draw_on(self, target: QImage | QSvgGenerator, size: QSize) -> None:
        with QPainter(target) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.render(painter, QRectF(0, 0, size.width(), size.height()), self.viewport().rect())


def round_ticks(top: float) -> list[int]:
    """Return 0 and round figures up to one that is not less than ``top``."""
    if top <= 0:
        return [0, 1]
    least = max(1.0, top / 3)
    magnitude = 10 ** (len(str(int(least))) - 1)
    step = next(int(factor * magnitude) for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= least)
    return [step * place for place in range(-(-int(-(-top // 1)) // step) + 1)]


def thin(labels: Sequence[tuple[float, str]], most: int) -> list[tuple[float, str]]:
    """Return every so many of the labels, the last one always, so that there is room between them."""
    step = max(1, -(-len(labels) // max(1, most)))
    return list(reversed(list(reversed(labels))[::step]))
