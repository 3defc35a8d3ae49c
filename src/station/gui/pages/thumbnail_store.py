"""The thumbnails that the window keeps, for all of its rooms together; the least used are forgotten."""

from __future__ import annotations

from collections import OrderedDict
from weakref import WeakKeyDictionary

from PySide6.QtGui import QImage

from station.gui.job_bridge import Lanes

KEPT_BYTES = 14_000_000

Image = tuple[str, bool]
Key = tuple[str, bool, int, int]


class ThumbnailStore:
    """Images by capture, whether it was inspected, and the pixels they fit into; ``None`` for what has none."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._latest: dict[Image, Key] = {}
        self._bytes = 0

    def __contains__(self, key: Key) -> bool:
        """Whether it is known what is shown for a key."""
        return key in self._kept

    def get(self, key: Key) -> QImage | None:
        """Return an image that is kept, and count it as used."""
        self._kept.move_to_end(key)
        return self._kept[key]

    def like(self, key: Key) -> QImage | None:
        """Return the image in another size, else the one before or after its inspection."""
        capture, inspected = key[:2]
        other = self._latest.get((capture, inspected)) or self._latest.get((capture, not inspected))
        return self._kept.get(other) if other is not None else None

    def put(self, key: Key, image: QImage | None) -> None:
        """Keep an image."""
        if key in self._kept:
            self._drop(key)
        self._kept[key] = image
        self._latest[key[:2]] = key
        self._bytes += _size(image)
        while self._bytes > KEPT_BYTES:
            self._drop(next(iter(self._kept)))

    def outdate(self, capture_id: str) -> None:
        """Forget the images made of an inspection: the capture waits for another one."""
        if (capture_id, True) in self._latest:
            for key in [one for one in self._kept if one[:2] == (capture_id, True)]:
                self._drop(key)

    def _drop(self, key: Key) -> None:
        self._bytes -= _size(self._kept.pop(key))
        if self._latest.get(key[:2]) == key:
            del self._latest[key[:2]]


def _size(image: QImage | None) -> int:
    return image.sizeInBytes() if image is not None else 0


_of_window: WeakKeyDictionary[Lanes, ThumbnailStore] = WeakKeyDictionary()


def store_of(lanes: Lanes) -> ThumbnailStore:
    """Return what the window of these lanes keeps."""
    return _of_window.setdefault(lanes, ThumbnailStore())
