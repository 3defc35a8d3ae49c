"""A button that shows its icon, its words and the key that does the same."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from station.gui import icons, keymap, theme

ICON = 18
GAP = 8
PADDING, TIGHT, TIGHTEST = 12, 8, 4
_FILLED = ("primary", "accept", "reject-fill")
# Without a frame, so the key has none either; ``part`` is the small one, ``link`` the one among words.
_FRAMELESS = ("flat", "part", "link")


class KeyButton(QPushButton):
    """``kind`` is one of the style sheet (``primary``, ``accept``, ``flat``...), ``action`` the name of a binding."""

    def __init__(
        self, icon: str = "", *, action: str = "", kind: str = "", height: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._action, self._kind = icon, action, kind
        self._short = False
        self.setProperty("kind", kind)
        if height:
            self.setProperty(height, "true")
        self._dress()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str, help_text: str = "") -> None:
        """Set the words; name, tool tip and description for a screen reader follow."""
        self.setText(text)
        self.setAccessibleName(text)
        told = help_text or (keymap.describe(self._action) if self._action else text)
        key = f" ({keymap.cap(self._action)})" if self._action else ""
        self.setAccessibleDescription(f"{told}{key}")
        self.setToolTip(f"{told}{key}")
        self.updateGeometry()

    def set_action(self, action: str) -> None:
        """Show the key of another action (``""``: none)."""
        self._action = action
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Change what the button means."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        # After the style sheet, which puts the font back that the button had before.
        self._dress()
        self.updateGeometry()
        self.update()

    def _dress(self) -> None:
        self.setFont(theme.font(12 if self._kind == "part" else 13, bold=self._kind in _FILLED))

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.update()

    def set_short(self, *, short: bool) -> None:
        """Show icon and key only, the words staying in the tool tip."""
        self._short = short
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that icon, words and key need."""
        height = super().sizeHint().height()
        return QSize(self._content_width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the words: the icon is dropped first, then the key."""
        return QSize(self._content_width() - self._cap_width() - self._icon_width(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame as the style sheet says, then the content."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_content(painter)

    def _paint_content(self, painter: QPainter) -> None:
        inner = self.rect().adjusted(self._padding, 0, -self._padding, 0)
        with_icon = self._short or self._content_width() <= self.width() + 1
        lost = 0 if with_icon else self._icon_width()
        # A little air goes before the key does: whoever works here lives by the keys.
        saved = 0 if self._content_width() - lost <= self.width() + 1 else 2 * (self._padding - TIGHTEST)
        with_cap = self._content_width() - lost - saved <= self.width() + 1
        lost += 0 if with_cap else self._cap_width()
        if with_cap and saved:
            inner = self.rect().adjusted(TIGHTEST, 0, -TIGHTEST, 0)
        width = min(inner.width(), self._content_width() - 2 * self._padding - lost)
        x = inner.x() + (inner.width() - width) // 2
        colour = self._colour()
        if self._icon and with_icon:
            icons.draw(painter, self._icon, self.icon_colour(), QRect(x, (self.height() - ICON) // 2, ICON, ICON))
            x += ICON + GAP
        text = "" if self._short else self.text()
        if text:
            metrics = QFontMetricsF(self.font())
            room = inner.right() + 1 - x - (self._cap_width() if with_cap else 0)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.setFont(self.font())
            painter.setPen(QColor(colour))
            painter.drawText(QRect(x, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            x += ceil(metrics.horizontalAdvance(shown)) + 1 + GAP
        if with_cap and self._action:
            self._paint_cap(painter, x, colour)

    def _paint_cap(self, painter: QPainter, x: int, colour: str) -> None:
        cap = keymap.cap(self._action)
        painter.setFont(theme.font(11))
        ink = QColor(colour if self._kind in _FILLED or not self.isEnabled() else theme.current().text2)
        painter.setPen(ink)
        width = QFontMetrics(painter.font()).horizontalAdvance(cap)
        if self._kind in _FRAMELESS:
            painter.drawText(QRect(x, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, cap)
            return
        box = QRect(x, (self.height() - 18) // 2, width + 10, 18)
        ink.setAlphaF(0.55)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        ink.setAlphaF(1.0)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)

    def icon_colour(self) -> str:
        """Return the colour of the icon: that of the words, unless a button tells a state with it."""
        return self._colour()

    def _colour(self) -> str:
        shown = theme.current()
        if not self.isEnabled():
            return shown.text3
        if self._kind in _FILLED:
            return shown.on_fill
        if self._kind == "reject":
            return shown.rejected.ink
        if self._kind == "part":
            return shown.text2
        return shown.accent if self.isChecked() or self._kind == "link" else shown.text

    def _cap_width(self) -> int:
        if not self._action:
            return 0
        room = QFontMetrics(theme.font(11)).horizontalAdvance(keymap.cap(self._action))
        return room + (0 if self._kind in _FRAMELESS else 10) + (GAP if self.text() or self._icon else 0)

    @property
    def _padding(self) -> int:
        if self._kind in ("part", "link"):
            return TIGHT
        return TIGHT if self._short and self._kind == "flat" else PADDING

    def _content_width(self) -> int:
        text = "" if self._short else self.text()
        words = ceil(QFontMetricsF(self.font()).horizontalAdvance(text)) + 1 if text else 0
        icon = ICON + (GAP if words else 0) if self._icon else 0
        return 2 * self._padding + icon + words + self._cap_width()

    def _icon_width(self) -> int:
        """Return what is won by leaving the icon out; one that stands alone stays."""
        return ICON + GAP if self._icon and self.text() and not self._short else 0
