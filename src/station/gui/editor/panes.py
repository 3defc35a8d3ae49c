"""The two panes of the editor: the master under the hand, and what becomes of it."""

from __future__ import annotations

from math import atan2, degrees, hypot

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.gui import numbers, theme
from station.gui.editor import frame_paint
from station.gui.editor.crop_frame import HANDLES, CropFrame
from station.gui.editor.live_picture import Live, Part
from station.gui.pages.page_view import STEP
from station.model.geometry import Point

# Logical pixels around a handle that belong to it, and that a level line must be long.
_REACH = 12
_LEAST_LINE = 24
_CURSORS = {
    "top": Qt.CursorShape.SizeVerCursor, "bottom": Qt.CursorShape.SizeVerCursor,
    "left": Qt.CursorShape.SizeHorCursor, "right": Qt.CursorShape.SizeHorCursor,
    "top_left": Qt.CursorShape.SizeFDiagCursor, "bottom_right": Qt.CursorShape.SizeFDiagCursor,
    "top_right": Qt.CursorShape.SizeBDiagCursor, "bottom_left": Qt.CursorShape.SizeBDiagCursor,
}  # fmt: skip


class Pane(QWidget):
    """A canvas that can be zoomed and moved. ``zoomed`` carries factor and point, ``panned`` logical pixels."""

    zoomed = Signal(float, object)
    panned = Signal(object)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_step = 0.0
        self._hold: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, otherwise move."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(STEP if event.angleDelta().y() > 0 else 1 / STEP, event.position())
        else:
            self.panned.emit(QPointF(event.angleDelta()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        self._hold = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page with the hand."""
        if self._hold is not None:
            self.panned.emit(event.position() - self._hold)
            self._hold = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._hold = None
        self.unsetCursor()

    def canvas(self) -> QPainter:
        """Return a painter on the empty canvas."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().canvas))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


class ResultPane(Pane):
    """The rendition as it will be; its page lies where the newest picture was made for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: Part | None = None

    def show_part(self, part: Part | None) -> None:
        """Show another picture, or none yet."""
        self._part = part
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the canvas, the page and the grid."""
        painter = self.canvas()
        if self._part is None or self._part.page.isEmpty():
            return
        page = self._part.page
        frame_paint.paint_paper(painter, page)
        frame_paint.paint_part(painter, self._part, page)
        if self.grid_step:
            painter.setClipRect(page)
            frame_paint.paint_grid(painter, QPolygonF(_corners(page)), self.grid_step)


class MasterPane(Pane):
    """The master with the frame on it. Points are of the turned master, in its pixels.

    ``dragged`` carries a handle and a point, ``levelled`` both ends of a line, ``nudged`` a handle and two steps,
    ``rotated`` a step; ``handle_chosen``: another handle has the arrow keys.
    """

    dragged = Signal(str, object)
    levelled = Signal(object, object)
    nudged = Signal(str, float, float)
    rotated = Signal(float)
    handle_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame: CropFrame | None = None
        self._page = QRectF()
        self._live: Live | None = None
        self._shows_cut = False
        self._line: QLineF | None = None
        self._grip: tuple[str, QPointF] | None = None
        self.handle = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_frame(self, frame: CropFrame | None, page: QRectF) -> None:
        """Show the frame on the page that lies there."""
        self._frame, self._page = frame, page
        self.update()

    def show_live(self, live: Live | None, *, shows_cut: bool = False) -> None:
        """Show another picture below the frame; ``shows_cut``: outline the ink that would go."""
        self._live, self._shows_cut = live, shows_cut
        self.update()

    def choose(self, handle: str) -> None:
        """Let the arrow keys move a handle, ``""``: turn the page."""
        if handle != self.handle:
            self.handle = handle
            self.handle_chosen.emit()
            self.update()

    def event(self, event: QEvent) -> bool:
        """Go through the handles by Tab, and on to the fields behind the last one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._step_handle(1 if key == Qt.Key.Key_Tab else -1):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by the arrows, or move the chosen handle."""
        ways = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        way = ways.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is None or held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
            return
        times = 10 if held else 1
        if self.handle:
            self.nudged.emit(self.handle, float(way[0] * times), float(way[1] * times))
        elif way[0]:
            self.rotated.emit(way[0] * times / 10)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a handle, begin a level line, or move the page with the middle button."""
        self.setFocus()
        if event.button() != Qt.MouseButton.LeftButton or self._frame is None:
            super().mousePressEvent(event)
            return
        handle = self._handle_at(event.position())
        self.choose(handle)
        if handle:
            self._grip = (handle, self._to_view(self._frame.handle(handle)) - event.position())
        else:
            self._line = QLineF(event.position(), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken."""
        if self._grip is not None:
            handle, off = self._grip
            self.dragged.emit(handle, self._to_page(event.position() + off))
        elif self._line is not None:
            self._line.setP2(event.position())
            self.update()
        elif self._hold is not None:
            super().mouseMoveEvent(event)
        else:
            self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a line that was drawn lies level now."""
        line, self._line, self._grip = self._line, None, None
        super().mouseReleaseEvent(event)
        if line is not None:
            self.update()
            if line.length() >= _LEAST_LINE:
                self.levelled.emit(self._to_page(line.p1()), self._to_page(line.p2()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the master, the frame on it, and what the hand draws."""
        painter = self.canvas()
        frame, page = self._frame, self._page
        if frame is not None and not page.isEmpty():
            frame_paint.paint_paper(painter, page)
            if self._live is not None and self._live.master.turn == frame.turn:
                frame_paint.paint_part(painter, self._live.master, page)
            shape = QPolygonF([self._to_view(corner) for corner in frame.corners])
            frame_paint.paint_outside(painter, page, shape)
            if self.grid_step:
                frame_paint.paint_grid(painter, shape, self.grid_step)
            if self._live is not None and self._shows_cut:
                frame_paint.paint_cut(painter, self._cut_boxes(frame, self._live))
            handles = [self._to_view(frame.handle(name)) for name in HANDLES]
            frame_paint.paint_frame(painter, shape, handles, HANDLES.index(self.handle) if self.handle else -1)
        if self._line is not None:
            frame_paint.paint_level(painter, self._line, _lean_words(self._line), QRectF(self.rect()))
        if self.hasFocus():
            frame_paint.paint_focus(painter, QRectF(self.rect()))

    def _cut_boxes(self, frame: CropFrame, live: Live) -> list[QRectF]:
        boxes = []
        for box in live.cut[:400]:
            one, other = frame.in_turned((box.x, box.y)), frame.in_turned((box.right, box.bottom))
            boxes.append(QRectF(self._to_view(one), self._to_view(other)).normalized())
        return boxes

    def _step_handle(self, step: int) -> bool:
        order = ("", *HANDLES)
        place = order.index(self.handle) + step
        if self._frame is None or not 0 <= place < len(order):
            self.choose("")
            return False
        self.choose(order[place])
        return True

    def _handle_at(self, point: QPointF) -> str:
        """Return the handle under a point, else the side that the point lies on, else ``""``."""
        if self._frame is None:
            return ""
        for name in HANDLES:
            off = self._to_view(self._frame.handle(name)) - point
            if hypot(off.x(), off.y()) <= _REACH:
                return name
        return ""

    def _show_cursor(self, point: QPointF) -> None:
        handle = self._handle_at(point)
        on_page = self._frame is not None and self._page.contains(point)
        self.setCursor(_CURSORS.get(handle, Qt.CursorShape.CrossCursor if on_page else Qt.CursorShape.ArrowCursor))

    @property
    def _scale(self) -> float:
        across = self._frame.turned_size[0] if self._frame is not None else 1
        return self._page.width() / across

    def _to_view(self, point: Point) -> QPointF:
        return self._page.topLeft() + QPointF(*point) * self._scale

    def _to_page(self, point: QPointF) -> Point:
        off = point - self._page.topLeft()
        return off.x() / self._scale, off.y() / self._scale


def _corners(box: QRectF) -> list[QPointF]:
    return [box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]


def _lean_words(line: QLineF) -> str:
    """Return by how much a drawn line leans, off level or upright, whichever is nearer."""
    lean = degrees(atan2(line.dy(), line.dx()))
    return numbers.measure(round((lean + 45) % 90 - 45, 1), "°")
