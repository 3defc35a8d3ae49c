"""Thumbnails: decoded and scaled in the image lane to the pixels they are shown with, newest wish first.

An image of the right size in the format of the window is copied to the screen; any other would be scaled anew at every
repaint. What was fetched is kept for all rooms together.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.gui.pages.decoding import decoded
from station.gui.pages.thumbnail_store import Key, store_of
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.states import PageState

# One processor is left to the window: a picture that is decoded beside a repaint makes it half as fast on two.
IN_FLIGHT = max(1, min(2, (os.cpu_count() or 2) - 1))
WAITING = 160  # wishes older than so many newer ones come from rows that were scrolled past
TELL_MS = 30  # those that come close together are told together, so that they cost one repaint
WHOLE = QSize(256, 256)


class Thumbnails(QObject):
    """Gives the picture of a page at once, or later with ``ready`` (page id). Owned and closed by a presenter."""

    ready = Signal(str)

    def __init__(self, lanes: Lanes, load: Callable[[Page], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = JobBridge(lanes, self)
        self._load = load
        self._store = store_of(lanes)
        self._wishes: OrderedDict[Key, Page] = OrderedDict()
        self._in_flight: set[Key] = set()
        self._arrivals: dict[str, None] = {}
        # Wishes come from a repaint, which would wait for the threads that fulfil them: they begin behind it.
        self._starting = QTimer(self)
        self._starting.setSingleShot(True)
        self._starting.setInterval(0)
        self._starting.timeout.connect(self._start)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TELL_MS)
        self._telling.timeout.connect(self._tell)

    def get(self, page: Page, box: QSize = WHOLE) -> QImage | None:
        """Return the thumbnail, or ``None`` and fetch it; ``box``: the pixels of the device that it must fit into.

        Until the right one comes, one of another size is given, and while a page is inspected its first picture.
        """
        inspected = page.state is not PageState.CAPTURED
        key = (page.capture.id, inspected, box.width(), box.height())
        if key in self._store:
            return self._store.get(key)
        if not inspected:
            self._store.outdate(page.capture.id)
        if key not in self._in_flight:
            self._wishes[key] = page
            self._wishes.move_to_end(key)
            while len(self._wishes) > WAITING:
                self._wishes.popitem(last=False)
            if not self._starting.isActive():
                self._starting.start()
        return self._store.like(key)

    def close(self) -> None:
        """Forget every wish."""
        self._wishes.clear()
        self._starting.stop()
        self._telling.stop()
        self._bridge.close()

    def _start(self) -> None:
        while self._wishes and len(self._in_flight) < IN_FLIGHT:
            key, page = self._wishes.popitem(last=True)
            self._in_flight.add(key)
            self._bridge.run(
                Lane.IMAGES,
                partial(_decode, self._load, page, QSize(*key[2:])),
                done=partial(self._arrived, key, page.id),
                failed=partial(self._failed, key, page.id),
            )

    def _arrived(self, key: Key, page_id: str, image: QImage | None) -> None:
        self._in_flight.discard(key)
        self._store.put(key, image if image is not None and not image.isNull() else None)
        self._arrivals[page_id] = None
        if not self._telling.isActive():
            self._telling.start()
        if self._wishes and not self._starting.isActive():
            self._starting.start()

    def _tell(self) -> None:
        arrivals, self._arrivals = self._arrivals, {}
        for page_id in arrivals:
            self.ready.emit(page_id)

    def _failed(self, key: Key, page_id: str, _error: StationError) -> None:
        # The place stays blank paper; the page's own findings say what is wrong with its image.
        self._arrived(key, page_id, None)


def _decode(load: Callable[[Page], bytes], page: Page, box: QSize, _tell: Tell, _cancel: CancelToken) -> QImage:
    return decoded(load(page), box)
