"""Images decoded beside the GUI thread.

``QImage.fromData`` keeps the interpreter to itself while it decodes, so that the GUI thread would stand still as long;
the reader lets go of it, and reads a JPEG at the size that is wanted.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader


def decoded(data: bytes, box: QSize | None = None) -> QImage:
    """Return an image in the window's own format, scaled to fit a box of pixels when one is given.

    What cannot be decoded is a null image.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    if box is not None and reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return image if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)
