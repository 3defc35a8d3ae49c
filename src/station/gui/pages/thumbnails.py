"""Thumbnails: decoded in the image lane, newest wish first, the least used forgotten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.states import PageState

KEPT = 600  # of 256 pixels: about 110 MB at most
IN_FLIGHT = 2
WAITING = 120  # wishes older than so many newer ones come from rows that were scrolled past

Key = tuple[str, bool]


class Thumbnails(QObject):
    """Gives the picture of a page at once, or later with ``ready`` (page id). Owned and closed by a presenter."""

    ready = Signal(str)

    def __init__(self, lanes: Lanes, load: Callable[[Page], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = JobBridge(lanes, self)
        self._load = load
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._wishes: OrderedDict[Key, Page] = OrderedDict()
        self._in_flight: set[Key] = set()

    def get(self, page: Page) -> QImage | None:
        """Return the thumbnail, or ``None`` and fetch it; while a page is inspected its first picture stays."""
        key = _key(page)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._in_flight:
            self._wishes[key] = page
            self._wishes.move_to_end(key)
            while len(self._wishes) > WAITING:
                self._wishes.popitem(last=False)
            self._start()
        return self._kept.get((page.capture.id, not key[1]))

    def close(self) -> None:
        """Forget every wish."""
        self._wishes.clear()
        self._bridge.close()

    def _start(self) -> None:
        while self._wishes and len(self._in_flight) < IN_FLIGHT:
            key, page = self._wishes.popitem(last=True)
            self._in_flight.add(key)
            self._bridge.run(
                Lane.IMAGES,
                partial(_decode, self._load, page),
                done=partial(self._arrived, key, page.id),
                failed=partial(self._failed, key, page.id),
            )

    def _arrived(self, key: Key, page_id: str, image: QImage | None) -> None:
        self._in_flight.discard(key)
        self._kept[key] = image if image is not None and not image.isNull() else None
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(page_id)
        self._start()

    def _failed(self, key: Key, page_id: str, _error: StationError) -> None:
        # The place stays blank paper; the page's own findings say what is wrong with its image.
        self._arrived(key, page_id, None)


def _decode(load: Callable[[Page], bytes], page: Page, _tell: Tell, _cancel: CancelToken) -> QImage:
    return QImage.fromData(load(page))


def _key(page: Page) -> Key:
    """One picture of the image as it came, one as it was corrected."""
    return page.capture.id, page.state is not PageState.CAPTURED
