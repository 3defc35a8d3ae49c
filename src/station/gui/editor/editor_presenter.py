"""One page under the editor: its frame, what would become of it, and the change once it is applied."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from station.gui.editor.crop_frame import CropFrame
from station.gui.editor.live_picture import Live, LivePicture, Wish
from station.gui.editor.reading import Reading
from station.gui.history import Change
from station.gui.job_bridge import JobBridge, Lane, Tell
from station.gui.shift import Shift
from station.jobs.job import CancelToken
from station.model.dossier import Page
from station.model.errors import StationError
from station.model.geometry import Point
from station.model.recipe import Recipe
from station.workflow.edit_pages import correct_page
from station.workflow.preview_recipe import OpenMaster, Standing, open_master, what_stands

MM = 25.4


class EditorPresenter(QObject):
    """``opened``: another page; ``changed``: its frame or what is known of it; ``pictured`` carries a ``Live``.

    ``applied`` carries the id of a page whose recipe is another now, also by undo and redo. ``left``: the editor is
    done; ``next_wanted``: done, and the next page that needs a look is wanted. ``failed`` carries a ``Sentence``.
    """

    opened = Signal()
    changed = Signal()
    pictured = Signal(object)
    failed = Signal(object)
    applied = Signal(str)
    left = Signal()
    next_wanted = Signal()

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        self._bridge = JobBridge(shift.lanes, self)
        self._live = LivePicture(shift.lanes, self)
        self.reading = Reading(shift, self)
        self.page: Page | None = None
        self.standing: Standing | None = None
        self.frame: CropFrame | None = None
        self.live: Live | None = None
        self._first: CropFrame | None = None
        self._automatic: CropFrame | None = None
        self._automatic_recipe: Recipe | None = None
        self._awaits_automatic = False
        self._jobs: list[int] = []
        self._applying: Change | None = None
        self._live.ready.connect(self._pictured)
        self.reading.changed.connect(self.changed)
        self.reading.found.connect(self._found_automatic)

    @property
    def recipe(self) -> Recipe | None:
        """The recipe that the frame means: the one that stands when nothing was moved, ``None`` before it is known."""
        if self.frame is None or self.standing is None or self._first is None:
            return None
        if self._automatic_recipe is not None and self._automatic is not None and self.frame.is_like(self._automatic):
            return self._automatic_recipe
        return self.standing.shown if self.frame.is_like(self._first) else self.frame.recipe

    @property
    def dpi(self) -> float:
        """Pixels an inch of the master, 0.0 when nobody knows."""
        return self.page.capture.master.dpi if self.page is not None else 0.0

    @property
    def unit(self) -> str:
        """The unit of lengths: millimetres, or pixels when the resolution is not known."""
        return "mm" if self.dpi else "px"

    @property
    def pixels_a_unit(self) -> float:
        """Pixels for one unit of length."""
        return self.dpi / MM if self.dpi else 1.0

    @property
    def is_automatic(self) -> bool:
        """Whether what is shown is the machine's own recipe."""
        recipe = self.recipe
        return recipe is not None and recipe.origin == "automatic"

    @property
    def awaits_automatic(self) -> bool:
        """Whether the machine's own recipe was asked for and is being found."""
        return self._awaits_automatic

    @property
    def can_apply(self) -> bool:
        """Whether a page is open and nothing is being written."""
        return self.frame is not None and self._applying is None

    @property
    def is_changed(self) -> bool:
        """Whether applying would change the page."""
        if self.standing is None:
            return False
        target = self._target
        return (target.digest if target else "") != (self.standing.manual.digest if self.standing.manual else "")

    @property
    def cut(self) -> int:
        """How many pieces of ink the crop cuts away, 0 while that is within the limit."""
        if self.live is None or self.standing is None or len(self.live.cut) < max(1.0, self.standing.pieces):
            return 0
        return len(self.live.cut)

    @property
    def shift(self) -> Shift:
        """Words and preferences for the view."""
        return self._shift

    def open(self, page: Page) -> None:
        """Edit a page; whatever was not applied on another one is forgotten."""
        self._forget()
        self.page = page
        station = self._shift.station
        self._shift.history.use(page.dossier_id)
        self.opened.emit()

        def work(_tell: Tell, _cancel: CancelToken) -> OpenMaster:
            return open_master(station, page)

        self._jobs = [
            self._bridge.read(lambda: what_stands(station, page), self._stands, self._fail),
            self._bridge.run(Lane.PICTURE, work, done=self._opened_master, failed=self._fail),
        ]

    def look(self, wish: Wish) -> None:
        """Show this in the panes, as soon as it can be."""
        self._live.want(wish)

    def lean_by(self, degrees: float) -> None:
        """Turn the picture clockwise by so many degrees more."""
        if self.frame is not None:
            self._move(self.frame.leaning(self.frame.angle - degrees))

    def set_rotation(self, degrees: float) -> None:
        """Turn the picture clockwise by so many degrees in all: the lean of its content, the other way."""
        if self.frame is not None:
            self._move(self.frame.leaning(-degrees))

    def level(self, start: Point, end: Point) -> None:
        """Let a line of the turned master lie level (or upright)."""
        if self.frame is not None:
            self._move(self.frame.levelled(start, end))

    def drag(self, handle: str, point: Point) -> None:
        """Put a handle under a point of the turned master."""
        if self.frame is not None:
            self._move(self.frame.dragged(handle, point))

    def nudge(self, handle: str, dx: float, dy: float) -> None:
        """Move a handle by pixels of the master."""
        if self.frame is not None:
            self._move(self.frame.nudged(handle, dx, dy))

    def set_inset(self, side: str, units: float) -> None:
        """Put a side so many units of length inside of the master's own."""
        if self.frame is not None:
            self._move(self.frame.with_inset(side, units * self.pixels_a_unit))

    def turn(self, quarters: int) -> None:
        """Turn the page clockwise by quarters."""
        if self.frame is not None:
            self._move(self.frame.turned(quarters))

    def use_automatic(self) -> None:
        """Go back to the machine's own recipe; one that is not known is found first."""
        if self._automatic is not None:
            self._move(self._automatic)
        elif self.frame is not None:
            self._awaits_automatic = True
            self.reading.find_automatic()
            self.changed.emit()

    def apply(self, *, then_next: bool = False) -> None:
        """Keep the recipe and leave; nothing is written when nothing is another."""
        page, target, shift = self.page, self._target, self._shift
        if page is None or not self.can_apply:
            return
        if not self.is_changed:
            self._finish(then_next=then_next)
            return
        change = Change(
            self.tr("Page {page}: skew and crop by hand").format(page=page.number)
            if target is not None
            else self.tr("Page {page}: automatic again").format(page=page.number),
            lambda: correct_page(shift.station, shift.person, page, target),
            lambda before: correct_page(shift.station, shift.person, page, before),
            lambda _before: self._written(change, page, then_next=then_next),
            lambda: self._tell_applied(page),
        )
        self._applying = change
        self.changed.emit()
        shift.history.do(change, self._refuse)

    def leave(self) -> None:
        """Leave the page as it was."""
        if self._applying is None:
            self._finish(then_next=False)

    def close(self) -> None:
        """Tell nothing any more."""
        for part in (self._live, self.reading, self._bridge):
            part.close()

    @property
    def _target(self) -> Recipe | None:
        """What would be kept: ``None`` for the machine's own recipe."""
        recipe = self.recipe
        return None if recipe is None or self._awaits_automatic or recipe.origin == "automatic" else recipe

    def _stands(self, standing: Standing) -> None:
        page = self.page
        if page is None:
            return
        master = page.capture.master
        self.standing = standing
        self.frame = self._first = CropFrame.of(standing.shown, master.width, master.height)
        self._know_automatic(standing.automatic)
        self.reading.begin(page, standing.shown, standing.confidence)
        if standing.manual is None and standing.automatic is None:
            self.reading.find_automatic()
        self.changed.emit()

    def _opened_master(self, opened: OpenMaster) -> None:
        self._live.show_master(opened)
        self.changed.emit()

    def _move(self, frame: CropFrame) -> None:
        self.frame, self._awaits_automatic = frame, False
        recipe = self.recipe
        if recipe is not None:
            self.reading.expect(recipe)
        self.changed.emit()

    def _know_automatic(self, recipe: Recipe | None) -> None:
        page = self.page
        if page is not None and recipe is not None:
            master = page.capture.master
            self._automatic, self._automatic_recipe = CropFrame.of(recipe, master.width, master.height), recipe

    def _found_automatic(self, recipe: Recipe) -> None:
        self._know_automatic(recipe)
        untouched = self.frame is not None and self._first is not None and self.frame.is_like(self._first)
        fresh = self.standing is not None and self.standing.manual is None
        if self._automatic is not None and (self._awaits_automatic or (untouched and fresh)):
            self._move(self._automatic)

    def _pictured(self, live: Live) -> None:
        self.live = live
        self.pictured.emit(live)

    def _written(self, change: Change, page: Page, *, then_next: bool) -> None:
        mine = self._applying is change
        self._applying = None
        self._tell_applied(page, reopen=not mine)
        if mine:
            self._finish(then_next=then_next)

    def _tell_applied(self, page: Page, *, reopen: bool = True) -> None:
        self._shift.inspection.wake()
        self.applied.emit(page.id)
        if reopen and self.page is not None and self.page.id == page.id:
            self.open(self.page)

    def _finish(self, *, then_next: bool) -> None:
        self._forget()
        if then_next:
            self.next_wanted.emit()
        else:
            self.left.emit()

    def _forget(self) -> None:
        for job in self._jobs:
            self._bridge.cancel(job)
        self._live.show_master(None)
        self.reading.stop()
        self._jobs, self.page, self.standing, self.frame, self.live = [], None, None, None, None
        self._first = self._automatic = self._automatic_recipe = None
        self._awaits_automatic = False

    def _refuse(self, error: StationError) -> None:
        self._applying = None
        self._fail(error)
        self.changed.emit()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
