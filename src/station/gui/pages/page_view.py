"""The big page: an image, lights and findings on it, and a place that is kept.

Page coordinates are pixels of the rendition; an image of any size is laid over them, so a better one can take the place
of a smaller one without a jump, and the next page opens at the zoom and place of the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
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
from station.gui.pages.page_lights import Light, paint_band, paint_hint, paint_lights
from station.gui.pages.page_marks import Mark, Plate, paint_feed_card, paint_frame_tag, paint_marks, paint_plate
from station.gui.pages.page_place import Lay, Place
from station.model.geometry import Box

STEP = 1.25
PAN = 80
LEAST_REGION = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """What the view shows: the image, the size of the page in its own pixels, and marks on it.

    ``stand_in``: the image is a small one that is there until the right one comes.
    """

    page_id: str = ""
    image: QImage | None = None
    size: QSize = field(default_factory=QSize)
    marks: tuple[Mark, ...] = ()
    stand_in: bool = False


class PageView(QWidget):
    """Shows one page.

    ``zoom_changed`` carries the scale, ``place_changed`` a ``Place`` that a person moved to; ``wanted`` the id of one
    that is shown larger than its image has pixels for; ``region_dragged`` a ``Box`` in page pixels; ``focused``: it got
    the keyboard.
    """

    zoom_changed = Signal(float)
    place_changed = Signal(object)
    wanted = Signal(str)
    region_dragged = Signal(object)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._plate: Plate | None = None
        self._frame = ""
        self._feed: tuple[str, str, str] | None = None
        self._hint = ""
        self._lights: tuple[Light, ...] = ()
        self._place = Place()
        self._drag: QPointF | None = None
        self._region_mode = False
        self._band: QRectF | None = None
        self._scaled: tuple[QSize, float, QPixmap] | None = None
        self.marks_visible = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def show_page(self, shown: Shown) -> None:
        """Show a page; zoom and place stay what they were. Another page has no lights yet."""
        if shown.image is not self._shown.image:
            self._scaled = None
        if shown.page_id != self._shown.page_id:
            self._lights, self._band = (), None
        self._shown = shown
        self._place_anew()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other marks on the same page."""
        self._shown = replace(self._shown, marks=tuple(marks))
        self.update()

    def set_lights(self, lights: Sequence[Light]) -> None:
        """Light boxes of the page, each with its letter; until another page is shown, or other lights are set."""
        self._lights = tuple(lights)
        self.update()

    def set_region_mode(self, on: bool) -> None:  # noqa: FBT001 - connected to a toggled button
        """Let the mouse draw a region instead of moving the page; the middle button still moves it."""
        self._region_mode, self._band = on, None
        if on:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
        self.update()

    def set_hint(self, words: str) -> None:
        """Say a line of help low on the canvas, ``""`` for none."""
        self._hint = words
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
    def lay(self) -> Lay:
        """How the page lies in the view."""
        return Lay(self._shown.size, QRectF(self.rect()), self._place)

    @property
    def scale(self) -> float:
        """Logical pixels of the window for each pixel of the page."""
        return self.lay.scale

    @property
    def fits(self) -> bool:
        """Whether the whole page is shown."""
        return self._place.fit

    @property
    def place(self) -> Place:
        """Zoom and place, to be used again."""
        return self._place

    @property
    def zoom_setting(self) -> int:
        """The zoom to remember: thousandths of a window pixel for a page pixel, 0 for the whole page."""
        return self._place.setting

    def use_zoom(self, setting: int) -> None:
        """Show pages at a remembered zoom."""
        self.use_place(self._place.at_setting(setting))

    def use_place(self, place: Place) -> None:
        """Show pages at a place, without telling anybody."""
        if place != self._place:
            self._place = place
            self._place_anew()

    def toggle_fit(self) -> None:
        """Show the whole page, or its own pixels."""
        self._go_to(replace(self._place, fit=not self._place.fit, scale=1.0 / self.devicePixelRatioF()))

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Enlarge around a point of the view, the middle when none is given."""
        self._go_to(self.lay.zoomed(factor, around or QRectF(self.rect()).center()))

    def show_region(self, region: QRect) -> None:
        """Bring a region of the page into the middle, large enough to judge it."""
        self._go_to(self.lay.closed_up(Box(region.x(), region.y(), region.width(), region.height())))

    def scroll_to_box(self, box: Box) -> None:
        """Bring a box of the page into view, if it is not; the zoom stays."""
        self._go_to(self.lay.showing(box))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._place_anew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this page has the keyboard."""
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, otherwise move."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        else:
            self._go_to(self.lay.panned(QPointF(event.angleDelta())))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page, or begin a region."""
        if self._region_mode and event.button() == Qt.MouseButton.LeftButton:
            self._band = QRectF(event.position(), event.position())
            return
        self._drag = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page with the hand, or draw the region larger."""
        if self._band is not None:
            self._band.setBottomRight(event.position())
            self.update()
        elif self._drag is not None:
            self._go_to(self.lay.panned(event.position() - self._drag))
            self._drag = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go; a region that was drawn is told."""
        band, self._band, self._drag = self._band, None, None
        if self._region_mode:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.unsetCursor()
        if band is not None:
            self.update()
            drawn = band.normalized()
            box = self.lay.box_of(drawn) if min(drawn.width(), drawn.height()) >= LEAST_REGION else None
            if box is not None:
                self.region_dragged.emit(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a page that is larger than the view; the arrows of a page that fits are for the list."""
        moves = {
            Qt.Key.Key_Left: QPointF(PAN, 0), Qt.Key.Key_Right: QPointF(-PAN, 0), Qt.Key.Key_Up: QPointF(0, PAN),
            Qt.Key.Key_Down: QPointF(0, -PAN),
        }  # fmt: skip
        move = moves.get(Qt.Key(event.key()))
        if move is None or self._place.fit or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._go_to(self.lay.panned(move))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the canvas, the page, and what is said about it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().canvas))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lay = self.lay
        if not self._shown.size.isEmpty():
            self._paint_page(painter, lay.target)
            paint_lights(painter, self._lights, lay.rect_of)
        self._paint_notes(painter, lay)
        if self.hasFocus():
            painter.setPen(QColor(theme.current().accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _paint_notes(self, painter: QPainter, lay: Lay) -> None:
        target = lay.target
        plate = paint_plate(painter, self._plate, target.toRect()) if self._plate is not None else QRect()
        if self.marks_visible and self._shown.marks:
            paint_marks(painter, self._shown.marks, target, lay.scale, self.rect(), plate)
        if self._frame:
            paint_frame_tag(painter, target.toRect(), self._frame)
        if self._feed is not None:
            paint_feed_card(painter, target.toRect(), self.rect(), self._feed)
        if self._band is not None:
            paint_band(painter, self._band.normalized())
        if self._hint:
            paint_hint(painter, lay.view, self._hint)

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
        if self._scaled is None or self._scaled[:2] != (size, ratio):
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            scaled.setDevicePixelRatio(ratio)
            self._scaled = (size, ratio, QPixmap.fromImage(scaled))
        return self._scaled[2]

    def _go_to(self, place: Place) -> None:
        if place != self._place:
            self._place = place
            self.place_changed.emit(place)
            self._place_anew()

    def _place_anew(self) -> None:
        self.zoom_changed.emit(self.scale)
        image = self._shown.image
        if image is not None and not self._shown.stand_in and not self._shown.size.isEmpty():
            pixels = self._shown.size.width() * self.scale * self.devicePixelRatioF()
            if pixels > image.width() * 1.05 and image.width() < self._shown.size.width():
                self.wanted.emit(self._shown.page_id)
        self.update()
