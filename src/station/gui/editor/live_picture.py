"""What the two panes show, made beside the GUI thread: while one picture is made, only the newest wish waits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage

from station.gui.editor.crop_frame import CropFrame
from station.gui.job_bridge import JobBridge, Lane, Lanes, Tell
from station.jobs.job import CancelToken
from station.model.geometry import Box
from station.model.recipe import Recipe
from station.workflow.preview_recipe import OpenMaster


@dataclass(frozen=True, slots=True)
class Sight:
    """One pane: ``page`` is where the whole page lies in it, ``view`` the pane, both in logical pixels."""

    page: QRectF
    view: QRectF


@dataclass(frozen=True, slots=True)
class Wish:
    """What to show: the frame with its recipe, how both panes look, and the screen's pixels for a logical one."""

    frame: CropFrame
    recipe: Recipe
    master: Sight
    result: Sight
    ratio: float


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a page that is seen: its image, where it lies in the pane, where the page does, and the turn."""

    image: QImage
    place: QRectF
    page: QRectF
    turn: int


@dataclass(frozen=True, slots=True)
class Live:
    """The pictures of one wish. ``cut``: where ink lies that the crop cuts away, in pixels of the master."""

    recipe: Recipe
    master: Part
    result: Part
    cut: tuple[Box, ...]


class LivePicture(QObject):
    """``ready`` carries a ``Live``; wishes that were overtaken by a newer one are never answered."""

    ready = Signal(object)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = JobBridge(lanes, self)
        self._open: OpenMaster | None = None
        self._next: Wish | None = None
        self._last: Live | None = None
        self._last_wish: Wish | None = None
        self._job = 0

    def show_master(self, opened: OpenMaster | None) -> None:
        """Look at another master from now on, ``None``: at nothing, and forget what was wished."""
        self._bridge.cancel(self._job)
        self._open, self._last, self._last_wish, self._job = opened, None, None, 0
        if opened is None:
            self._next = None
        self._start()

    def want(self, wish: Wish) -> None:
        """Show this; whatever still waits is forgotten."""
        self._next = wish
        if self._job == 0:
            self._start()

    def close(self) -> None:
        """Tell nothing any more."""
        self._bridge.close()

    def _start(self) -> None:
        wish, opened = self._next, self._open
        if wish is None or opened is None:
            return
        self._next = None
        last, before = self._last, self._last_wish

        def work(_tell: Tell, _cancel: CancelToken) -> Live:
            return render_live(opened, wish, last, before)

        self._last_wish = wish
        self._job = self._bridge.run(Lane.PICTURE, work, done=self._done, cancelled=self._dropped)

    def _done(self, live: Live) -> None:
        self._job, self._last = 0, live
        self.ready.emit(live)
        self._start()

    def _dropped(self) -> None:
        self._job = 0


def render_live(opened: OpenMaster, wish: Wish, last: Live | None = None, before: Wish | None = None) -> Live:
    """Return the pictures of a wish; what is the same as in the last one is not made again."""
    frame = wish.frame
    same_master = (
        before is not None
        and (before.master, before.ratio, before.frame.turn) == (wish.master, wish.ratio, frame.turn)
    )  # fmt: skip
    if last is not None and same_master:
        master = last.master
    else:
        across, down = frame.turned_size
        whole = CropFrame(frame.width, frame.height, frame.turn, 0.0, 0, 0, across, down)
        master = _part(opened, whole.recipe, wish.master, wish.ratio, frame.turn)
    same_crop = last is not None and last.recipe.crop == wish.recipe.crop
    cut = last.cut if last is not None and same_crop else tuple(opened.cut(wish.recipe))
    return Live(wish.recipe, master, _part(opened, wish.recipe, wish.result, wish.ratio, frame.turn), cut)


def _part(opened: OpenMaster, recipe: Recipe, sight: Sight, ratio: float, turn: int) -> Part:
    page = sight.page
    place = page.intersected(sight.view)
    width, height = round(place.width() * ratio), round(place.height() * ratio)
    if width < 1 or height < 1 or page.isEmpty():
        return Part(QImage(), place, page, turn)
    across, down = recipe.size
    x, y = across / page.width(), down / page.height()
    region = (
        (place.x() - page.x()) * x, (place.y() - page.y()) * y, place.width() * x, place.height() * y,
    )  # fmt: skip
    return Part(to_image(opened.part(recipe, region, (width, height)), ratio), place, page, turn)


def to_image(pixels: NDArray[np.uint8], ratio: float) -> QImage:
    """Return pixels (height × width, or × 4 as a screen has them) as an image, ``ratio`` of them for a logical one."""
    height, width = pixels.shape[:2]
    form = QImage.Format.Format_Grayscale8 if pixels.ndim == 2 else QImage.Format.Format_RGB32
    solid = np.ascontiguousarray(pixels)
    shown = QImage(solid.data, width, height, solid.nbytes // height, form)
    image = shown.convertToFormat(QImage.Format.Format_RGB32) if pixels.ndim == 2 else shown.copy()
    image.setDevicePixelRatio(ratio)
    return image
