"""The big page: an image in page coordinates, what was found on it in the margin, and a place that is kept.

Page coordinates are pixels of the rendition; an image of any size is laid over them, so a better one can take the place
of a smaller one without a jump, and the next page opens at the zoom and place of the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.gui import theme
from station.gui.pages.page_marks import Mark, Plate, paint_feed_card, paint_frame_tag, paint_marks, paint_plate

MARGIN = 16
STEP = 1.25
SMALLEST, LARGEST = 0.05, 8.0
PAN = 80


@dataclass(frozen=True, slots=True)
class Shown:
    """What the view shows: the image, the size of the page in its own pixels, and marks on it."""

    page_id: str = ""
    image: QImage | None = None
    size: QSize = field(default_factory=QSize)
    marks: tuple[Mark, ...] = ()


class PageView(QWidget):
    """Shows one page.

    ``zoom_changed`` carries the scale; ``wanted`` the id of a page that is shown larger than its image has pixels for.
    """

    zoom_changed = Signal(float)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._plate: Plate | None = None
        self._frame = ""
        self._feed: tuple[str, str, str] | None = None
        self._fit = True
        self._scale = 1.0
        self._centre = QPointF(0.5, 0.5)
        self._drag: QPointF | None = None
        self._scaled: tuple[float, int, QPixmap] | None = None
        self.marks_visible = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)

    def show_page(self, shown: Shown) -> None:
        """Show a page; zoom and place stay what they were."""
        if shown.image is not self._shown.image:
            self._scaled = None
        self._shown = shown
        self._place_anew()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other marks on the same page."""
        self._shown = Shown(self._shown.page_id, self._shown.image, self._shown.size, tuple(marks))
        self.update()

    def set_plate(self, plate: Plate | None, *, frame: str = "", feed: tuple[str, str, str] | None = None) -> None:
        """Name the page in the corner; ``frame`` tags it as the last good one, ``feed`` says what comes next."""
        self._plate, self._frame, self._feed = plate, frame, feed
        self.update()

    def show_marks(self, *, visible: bool) -> None:
        """Show or hide the marks."""
        self.marks_visible = visible
        self.update()

    @property
    def scale(self) -> float:
        """Logical pixels of the window for each pixel of the page."""
        return self._fit_scale() if self._fit else self._scale

    @property
    def fits(self) -> bool:
        """Whether the whole page is shown."""
        return self._fit

    @property
    def zoom_setting(self) -> int:
        """The zoom to remember: thousandths of a window pixel for a page pixel, 0 for the whole page."""
        return 0 if self._fit else round(self._scale * 1000)

    def use_zoom(self, setting: int) -> None:
        """Show pages at a remembered zoom."""
        self._fit = setting <= 0
        self._scale = max(SMALLEST, min(LARGEST, setting / 1000)) if setting > 0 else 1.0
        self._place_anew()

    def toggle_fit(self) -> None:
        """Show the whole page, or its own pixels."""
        self._fit = not self._fit
        self._scale = 1.0 / self.devicePixelRatioF()
        self._place_anew()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Enlarge around a point of the view, the middle when none is given."""
        anchor = around or QRectF(self.rect()).center()
        before = self._to_page(anchor)
        self._scale = max(SMALLEST, min(LARGEST, self.scale * factor))
        self._fit = False
        self._move_to(before, anchor)
        self._place_anew()

    def show_region(self, region: QRect) -> None:
        """Bring a region of the page into the middle, large enough to judge it."""
        size = self._shown.size
        if size.isEmpty() or region.isEmpty():
            return
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        scale = min(room.width() / (region.width() * 1.5), room.height() / (region.height() * 1.5))
        self._scale = max(self._fit_scale(), min(1.0, scale))
        self._fit = False
        self._centre = QPointF(region.center().x() / size.width(), region.center().y() / size.height())
        self._place_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._place_anew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, otherwise move."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        else:
            self._pan(QPointF(event.angleDelta()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        self._drag = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page with the hand."""
        if self._drag is not None:
            self._pan(event.position() - self._drag)
            self._drag = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._drag = None
        self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a page that is larger than the view; the arrows of a page that fits are for the list."""
        moves = {
            Qt.Key.Key_Left: QPointF(PAN, 0), Qt.Key.Key_Right: QPointF(-PAN, 0), Qt.Key.Key_Up: QPointF(0, PAN),
            Qt.Key.Key_Down: QPointF(0, -PAN),
        }  # fmt: skip
        move = moves.get(Qt.Key(event.key()))
        if move is None or self._fit:
            super().keyPressEvent(event)
        else:
            self._pan(move)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the canvas, the page, and what is said about it."""
        shown = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.canvas))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        target = self._target()
        if not self._shown.size.isEmpty():
            self._paint_page(painter, target)
        plate = paint_plate(painter, self._plate) if self._plate is not None else QRect()
        if self.marks_visible and self._shown.marks:
            paint_marks(painter, self._shown.marks, target, self.scale, self.rect(), plate)
        if self._frame:
            paint_frame_tag(painter, target.toRect(), self._frame)
        if self._feed is not None:
            paint_feed_card(painter, target.toRect(), self.rect(), self._feed)
        if self.hasFocus():
            painter.setPen(QColor(shown.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _paint_page(self, painter: QPainter, target: QRectF) -> None:
        whole = target.toRect()
        shadow = QColor(theme.LIGHT.rail)
        for reach, strength in ((3, 12), (2, 22), (1, 40)):
            shadow.setAlpha(strength)
            painter.fillRect(whole.adjusted(-reach, -reach + 1, reach, reach + 1), shadow)
        image = self._shown.image
        if image is None or image.isNull():
            painter.fillRect(whole, QColor(theme.PAPER))
            return
        if whole.width() <= 2 * self.width() and whole.height() <= 2 * self.height():
            painter.drawPixmap(whole, self._pixmap(image, whole.size()))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        visible = target.intersected(QRectF(self.rect()))
        factor = image.width() / target.width()
        source = QRectF((visible.topLeft() - target.topLeft()) * factor, visible.size() * factor)
        painter.drawImage(visible, image, source)

    def _pixmap(self, image: QImage, size: QSize) -> QPixmap:
        """Return the image scaled once for this size, so that a repaint costs a copy."""
        ratio = self.devicePixelRatioF()
        key = (ratio, size.width() * 100_003 + size.height())
        if self._scaled is None or self._scaled[:2] != key:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            scaled.setDevicePixelRatio(ratio)
            self._scaled = (*key, QPixmap.fromImage(scaled))
        return self._scaled[2]

    def _fit_scale(self) -> float:
        size = self._shown.size
        if size.isEmpty():
            return 1.0
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        return max(SMALLEST, min(room.width() / size.width(), room.height() / size.height()))

    def _target(self) -> QRectF:
        """Return where the page lies in the view."""
        size, scale = self._shown.size, self.scale
        width, height = size.width() * scale, size.height() * scale
        view = QRectF(self.rect())
        x = view.center().x() - (0.5 if self._fit else self._centre.x()) * width
        y = view.center().y() - (0.5 if self._fit else self._centre.y()) * height
        return QRectF(x, y, width, height)

    def _to_page(self, point: QPointF) -> QPointF:
        """Return a point of the view in shares of the page."""
        target = self._target()
        if target.isEmpty():
            return QPointF(0.5, 0.5)
        return QPointF((point.x() - target.x()) / target.width(), (point.y() - target.y()) / target.height())

    def _move_to(self, share: QPointF, anchor: QPointF) -> None:
        size = self._shown.size
        if size.isEmpty():
            return
        off = anchor - QRectF(self.rect()).center()
        self._centre = QPointF(
            share.x() - off.x() / (size.width() * self._scale), share.y() - off.y() / (size.height() * self._scale)
        )

    def _pan(self, by: QPointF) -> None:
        size = self._shown.size
        if self._fit or size.isEmpty():
            return
        self._centre -= QPointF(by.x() / (size.width() * self._scale), by.y() / (size.height() * self._scale))
        self._place_anew()

    def _place_anew(self) -> None:
        self._centre = QPointF(max(0.0, min(1.0, self._centre.x())), max(0.0, min(1.0, self._centre.y())))
        self.zoom_changed.emit(self.scale)
        image = self._shown.image
        if image is not None and not self._shown.size.isEmpty():
            pixels = self._shown.size.width() * self.scale * self.devicePixelRatioF()
            if pixels > image.width() * 1.05 and image.width() < self._shown.size.width():
                self.wanted.emit(self._shown.page_id)
        self.update()
