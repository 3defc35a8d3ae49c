"""The first page of a dossier as a small picture of paper, for a look beside the list."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.gui import theme
from station.gui.pages.page_pictures import PagePictures, Picture
from station.model.dossier import Page

MARGIN = 16


class PagePaper(QWidget):
    """Shows one page, fitted; a word in its place where there is none."""

    def __init__(self, pictures: PagePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._page: Page | None = None
        self._image: QImage | None = None
        self._fitted: QImage | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(60, 48)
        pictures.ready.connect(self._take)

    def show_page(self, page: Page | None) -> None:
        """Show a page, or nothing."""
        self._page, self._image, self._fitted = page, None, None
        if page is not None:
            self._pictures.want(page)
        self.update()

    def say(self, words: str) -> None:
        """Set what stands there when there is no page."""
        self._words = words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the canvas, then the page."""
        painter = QPainter(self)
        shown = theme.current()
        painter.fillRect(self.rect(), QColor(shown.canvas))
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if self._image is None:
            painter.setPen(QColor(shown.text2))
            painter.setFont(theme.font(13))
            words = self._words if self._page is None else ""
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            return
        ratio = self.devicePixelRatioF()
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._fitted is None or self._fitted.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._fitted = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        place = QRect(room.x() + (room.width() - size.width()) // 2, room.y(), size.width(), size.height())
        painter.drawImage(place, self._fitted)
        painter.setPen(QColor(shown.line))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _take(self, picture: Picture) -> None:
        if self._page is not None and picture.page_id == self._page.id:
            self._image, self._fitted = picture.image, None
            self.update()
