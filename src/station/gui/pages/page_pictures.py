"""The big picture of the page that is looked at: the proxy at once, every pixel when somebody looks closer.

Whoever goes from page to page has the next ones fetched ahead, so that they are there when they are asked for.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from station.gui.job_bridge import Job, JobBridge, Lane, Lanes, Tell
from station.gui.pages.decoding import decoded
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.states import PageState
from station.workflow.page_images import page_picture, page_pixels
from station.workflow.station import Station

KEPT = 4  # of 1600 pixels, 7 MB each, by all rooms of the window together
LEAF_MS = 120
REST_MS = 300


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a page, and the size of the page in the pixels that findings speak of."""

    page_id: str
    image: QImage
    size: QSize
    corrected: bool


Key = tuple[str, bool, bool]
_NONE: Key = ("", False, False)
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
        self._seen = True
        self._job = self._whole_job = 0
        self._fetching: Key | None = None
        self._wish: tuple[Page, bool] | None = None
        self._ahead: deque[tuple[Page, bool]] = deque()
        self._ahead_job, self._ahead_key, self._awaited = 0, _NONE, False
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
        leafing = self._leafing.isActive() or not self._seen
        self._leafing.start()
        coming = key == self._ahead_key and self._bridge.is_running(self._ahead_job)
        self._awaited = coming
        if key in self._kept:
            self._wish = None
            self._kept.move_to_end(key)
            self.ready.emit(self._kept[key])
            self._go_ahead()
        elif coming:
            self._wish = None
        elif leafing:
            self._wish = (page, corrected)
        else:
            self._fetch(page, corrected=corrected)

    def look(self, *, seen: bool) -> None:
        """Say whether pages are seen large; behind a grid only the one is fetched that the person rests on."""
        self._seen = seen
        self._leafing.setInterval(LEAF_MS if seen else REST_MS)

    def has(self, page: Page, *, corrected: bool = True) -> bool:
        """Whether the proxy of a page is there already."""
        return _key(page, corrected=corrected) in self._kept

    def fetch_ahead(self, pages: Sequence[Page], *, corrected: bool = True) -> None:
        """Fetch the proxies of pages that will be asked for next, one after the other, once nobody waits for one."""
        self._ahead = deque((page, corrected) for page in pages[: KEPT - 2] if self._seen)
        self._go_ahead()

    def _go_ahead(self) -> None:
        if self._bridge.is_running(self._job) or self._bridge.is_running(self._ahead_job):
            return
        while self._ahead:
            page, corrected = self._ahead.popleft()
            key = _key(page, corrected=corrected)
            if key not in self._kept:
                self._run_ahead(page, key, corrected=corrected)
                return

    def _run_ahead(self, page: Page, key: Key, *, corrected: bool) -> None:
        def done(picture: Picture) -> None:
            awaited, self._awaited = self._awaited, False
            self._keep(key, picture, tell=awaited)

        def failed(error: StationError) -> None:
            # It is told when somebody looks at the page.
            if self._awaited:
                self._awaited = False
                self._fail(page, error)
            self._go_ahead()

        self._ahead_key = key
        self._ahead_job = self._bridge.run(
            Lane.PICTURE, self._work(page, corrected=corrected), done=done, failed=failed
        )

    def _stopped(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            self._fetch(wish[0], corrected=wish[1])

    def _fetch(self, page: Page, *, corrected: bool) -> None:
        key = _key(page, corrected=corrected)
        self._wish, self._fetching = None, key
        self._job = self._bridge.run(
            Lane.PICTURE,
            self._work(page, corrected=corrected),
            done=lambda picture: self._keep(key, picture),
            failed=lambda error: self._fail(page, error),
        )

    def _work(self, page: Page, *, corrected: bool) -> Job[Picture]:
        def work(_tell: Tell, _cancel: CancelToken) -> Picture:
            picture = page_picture(self._station, page, corrected=corrected)
            size = QSize(picture.width, picture.height)
            return Picture(page.id, decoded(picture.data), size, picture.corrected)

        return work

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

    def _keep(self, key: Key, picture: Picture, *, tell: bool = True) -> None:
        self._kept[key] = picture
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if tell:
            self.ready.emit(picture)
        self._go_ahead()

    def _fail(self, page: Page, error: StationError) -> None:
        self.failed.emit(page.id, error)


def _key(page: Page, *, corrected: bool) -> Key:
    return page.capture.id, page.state is not PageState.CAPTURED, corrected
