"""The big picture of the page that is looked at: the proxy at once, every pixel when somebody looks closer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.gui.pages.decoding import decoded
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.states import PageState
from station.workflow.page_images import page_picture, page_pixels
from station.workflow.station import Station

KEPT = 2  # of 1600 pixels, 7 MB each, by all rooms of the window together
LEAF_MS = 120


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a page, and the size of the page in the pixels that findings speak of."""

    page_id: str
    image: QImage
    size: QSize
    corrected: bool


Key = tuple[str, bool, bool]
_of_window: WeakKeyDictionary[Lanes, OrderedDict[Key, Picture]] = WeakKeyDictionary()


class PagePictures(QObject):
    """``ready`` carries a ``Picture``; only the last wish is answered. ``failed`` carries page id and error."""

    ready = Signal(object)
    failed = Signal(str, object)

    def __init__(self, lanes: Lanes, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._bridge = JobBridge(lanes, self)
        self._kept = _of_window.setdefault(lanes, OrderedDict())
        self._job = self._whole_job = 0
        self._fetching: Key | None = None
        self._wish: tuple[Page, bool] | None = None
        # Who leafs quickly is shown the pages where they stop; the first page comes at once.
        self._leafing = QTimer(self)
        self._leafing.setSingleShot(True)
        self._leafing.setInterval(LEAF_MS)
        self._leafing.timeout.connect(self._stopped)

    def want(self, page: Page, *, corrected: bool = True) -> None:
        """Fetch the proxy of a page."""
        key = _key(page, corrected=corrected)
        if key == self._fetching and self._bridge.is_running(self._job):
            return
        self._bridge.cancel(self._job)
        self._bridge.cancel(self._whole_job)
        if page.state is PageState.CAPTURED:
            # What its last inspection made of it is out of date.
            self._kept.pop((page.capture.id, True, True), None)
        leafing = self._leafing.isActive()
        self._leafing.start()
        if key in self._kept:
            self._wish = None
            self._kept.move_to_end(key)
            self.ready.emit(self._kept[key])
        elif leafing:
            self._wish = (page, corrected)
        else:
            self._fetch(page, corrected=corrected)

    def _stopped(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            self._fetch(wish[0], corrected=wish[1])

    def _fetch(self, page: Page, *, corrected: bool) -> None:
        key = _key(page, corrected=corrected)
        self._wish, self._fetching = None, key

        def work(_tell: Tell, _cancel: CancelToken) -> Picture:
            picture = page_picture(self._station, page, corrected=corrected)
            size = QSize(picture.width, picture.height)
            return Picture(page.id, decoded(picture.data), size, picture.corrected)

        self._job = self._bridge.run(
            Lane.PICTURE, work, done=lambda picture: self._keep(key, picture), failed=lambda e: self._fail(page, e)
        )

    def want_whole(self, page: Page, *, corrected: bool = True) -> None:
        """Fetch every pixel of a page; the size it is shown at does not change."""
        if self._bridge.is_running(self._whole_job):
            return

        def work(_tell: Tell, _cancel: CancelToken) -> Picture:
            pixels = page_pixels(self._station, page, corrected=corrected)
            height, width = pixels.shape[:2]
            form = QImage.Format.Format_Grayscale8 if pixels.ndim == 2 else QImage.Format.Format_RGB888
            image = QImage(np.ascontiguousarray(pixels).data, width, height, pixels.nbytes // height, form).copy()
            return Picture(page.id, image, QSize(width, height), corrected)

        self._whole_job = self._bridge.run(
            Lane.PICTURE, work, done=self.ready.emit, failed=lambda error: self._fail(page, error)
        )

    def close(self) -> None:
        """Tell nothing any more."""
        self._leafing.stop()
        self._bridge.close()

    def _keep(self, key: Key, picture: Picture) -> None:
        self._kept[key] = picture
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(picture)

    def _fail(self, page: Page, error: StationError) -> None:
        self.failed.emit(page.id, error)


def _key(page: Page, *, corrected: bool) -> Key:
    return page.capture.id, page.state is not PageState.CAPTURED, corrected
