"""Where a page lies in its view: the whole of it, or at a scale around a point. Pure geometry, no widget.

A place is kept from page to page and can be shared by views that show pages side by side: the point in the middle is
stated in shares of the page, so that pages of different sizes agree on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize

from station.model.geometry import Box

MARGIN = 16
SMALLEST, LARGEST = 0.05, 8.0


@dataclass(frozen=True, slots=True)
class Place:
    """``fit``: the whole page; else ``scale`` logical pixels for a page pixel with (``x``, ``y``) in the middle."""

    fit: bool = True
    scale: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def setting(self) -> int:
        """The zoom to remember: thousandths of a window pixel for a page pixel, 0 for the whole page."""
        return 0 if self.fit else round(self.scale * 1000)

    def at_setting(self, setting: int) -> Place:
        """Return this place at a remembered zoom."""
        scale = max(SMALLEST, min(LARGEST, setting / 1000)) if setting > 0 else 1.0
        return replace(self, fit=setting <= 0, scale=scale)

    def moved_to(self, x: float, y: float) -> Place:
        """Return this place around another point, which stays on the page."""
        return replace(self, x=max(0.0, min(1.0, x)), y=max(0.0, min(1.0, y)))


@dataclass(frozen=True, slots=True)
class Lay:
    """A page of ``size`` pixels laid into ``view`` at a place."""

    size: QSize
    view: QRectF
    place: Place

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole page is seen."""
        if self.size.isEmpty():
            return 1.0
        room = self.view.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        return max(SMALLEST, min(room.width() / self.size.width(), room.height() / self.size.height()))

    @property
    def scale(self) -> float:
        """Logical pixels of the window for each pixel of the page."""
        return self.fit_scale if self.place.fit else self.place.scale

    @property
    def target(self) -> QRectF:
        """The rectangle of the page in the view."""
        scale, middle = self.scale, self.view.center()
        width, height = self.size.width() * scale, self.size.height() * scale
        x, y = (0.5, 0.5) if self.place.fit else (self.place.x, self.place.y)
        return QRectF(middle.x() - x * width, middle.y() - y * height, width, height)

    def share(self, point: QPointF) -> QPointF:
        """Return a point of the view in shares of the page."""
        target = self.target
        if target.isEmpty():
            return QPointF(0.5, 0.5)
        return QPointF((point.x() - target.x()) / target.width(), (point.y() - target.y()) / target.height())

    def zoomed(self, factor: float, around: QPointF) -> Place:
        """Return the place larger by a factor, the page's point under ``around`` kept there."""
        share = self.share(around)
        scale = max(SMALLEST, min(LARGEST, self.scale * factor))
        off = around - self.view.center()
        if self.size.isEmpty():
            return replace(self.place, fit=False, scale=scale)
        x, y = share.x() - off.x() / (self.size.width() * scale), share.y() - off.y() / (self.size.height() * scale)
        return replace(self.place, fit=False, scale=scale).moved_to(x, y)

    def panned(self, by: QPointF) -> Place:
        """Return the place with the page pushed by so many logical pixels; a page that fits stays."""
        place, size = self.place, self.size
        if place.fit or size.isEmpty():
            return place
        return place.moved_to(
            place.x - by.x() / (size.width() * place.scale), place.y - by.y() / (size.height() * place.scale)
        )

    def closed_up(self, box: Box) -> Place:
        """Return the place with a box in the middle, large enough to judge what is in it."""
        if self.size.isEmpty() or box.width <= 0 or box.height <= 0:
            return self.place
        room = self.view.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        scale = min(room.width() / (box.width * 1.5), room.height() / (box.height * 1.5))
        scale = max(self.fit_scale, min(1.0, scale))
        return replace(self.place, fit=False, scale=scale).moved_to(*self._middle(box))

    def showing(self, box: Box) -> Place:
        """Return the place moved no farther than it takes to see a box; the zoom stays."""
        seen = self.rect_of(box)
        room = self.view.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if self.place.fit or self.size.isEmpty() or room.contains(seen):
            return self.place
        dx = _push(seen.left(), seen.right(), room.left(), room.right())
        dy = _push(seen.top(), seen.bottom(), room.top(), room.bottom())
        return self.panned(QPointF(dx, dy))

    def rect_of(self, box: Box) -> QRectF:
        """Return a box of page pixels in the view."""
        target, scale = self.target, self.scale
        return QRectF(target.x() + box.x * scale, target.y() + box.y * scale, box.width * scale, box.height * scale)

    def box_of(self, rect: QRectF) -> Box | None:
        """Return a rectangle of the view in page pixels, cut off at the page's edge; ``None`` when it misses it."""
        target, scale = self.target, self.scale
        seen = rect.normalized().intersected(target)
        if seen.isEmpty():
            return None
        left, top = round((seen.left() - target.left()) / scale), round((seen.top() - target.top()) / scale)
        width, height = max(1, round(seen.width() / scale)), max(1, round(seen.height() / scale))
        return Box(left, top, min(width, self.size.width() - left), min(height, self.size.height() - top))

    def _middle(self, box: Box) -> tuple[float, float]:
        return (box.x + box.width / 2) / self.size.width(), (box.y + box.height / 2) / self.size.height()


def _push(low: float, high: float, least: float, most: float) -> float:
    """Return how far a stretch is pushed to lie between two ends; one that is too long shows its beginning."""
    if low < least or high - low > most - least:
        return least - low
    return most - high if high > most else 0.0
