"""The editor of skew and crop, in the place of the big page: the master with its frame, the result beside it.

A room makes one with its presenter, puts it into the stack of its big page, shows it and calls ``open``. It hears
``applied`` (a page is another now), ``left`` (show the page again) and ``next_wanted`` (open the next one, or leave).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.editor.crop_frame import CropFrame
from station.gui.editor.editor_presenter import MM, EditorPresenter
from station.gui.editor.live_picture import Live, Sight, Wish
from station.gui.editor.measure_field import MeasureField
from station.gui.editor.numbers_bar import NumbersBar
from station.gui.editor.panes import MasterPane, ResultPane
from station.gui.frame.sizes import TOOLS
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_place import Lay, Place
from station.gui.pages.page_view import STEP
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel
from station.model.dossier import Page
from station.settings.texts import Sentence

_HEADS = 28
# The grid has a line for every centimetre, or twenty of them where nobody knows the resolution.
_LINES = 20
_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
# With Ctrl these move pages in a room.
_MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditorView(QWidget):
    """Widgets only; what they show comes from the presenter."""

    applied = Signal(str)
    left = Signal()
    next_wanted = Signal()

    def __init__(self, presenter: EditorPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = ElidedLabel("strong")
        self._left = KeyButton("turn_left", kind="flat", action="turn_left")
        self._right = KeyButton("turn_right", kind="flat", action="turn_right")
        self._lines = KeyButton("lines", kind="flat")
        self._zoom = KeyButton("zoom", kind="flat", action="zoom")
        self._master_head, self._result_head = ElidedLabel("label"), ElidedLabel("label")
        self.master, self.result = MasterPane(), ResultPane()
        self.bar = NumbersBar(presenter)
        self._place = Place()
        self._wish: Wish | None = None
        self._failure = ""
        self._build()
        self._connect()
        self._say()

    def open(self, page: PageItem | Page) -> None:
        """Edit a page, and take the keyboard."""
        self._presenter.open(page.page if isinstance(page, PageItem) else page)
        self.master.setFocus()

    def go_out(self) -> None:
        """Leave the field, else the handle, else the page as it was."""
        if not self.master.hasFocus():
            self.master.setFocus()
        elif self.master.handle:
            self.master.choose("")
        else:
            self._presenter.leave()

    def panes(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return (self.master, self.bar.angle)

    def set_roomy(self, *, roomy: bool) -> None:
        """Show words on the tools, or icon and key alone."""
        for button in (self._left, self._right, self._lines):
            button.set_short(short=not roomy)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a room from acting below the editor: letters, Enter and Esc are its own here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means here."""
        key, held = event.key(), event.modifiers() & _CTRL
        if key in _ENTER:
            self._enter(then_next=bool(held))
        elif key == Qt.Key.Key_Escape:
            self.go_out()
        elif not held and not isinstance(self.focusWidget(), MeasureField):
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.master.setFocus()
                self.master.keyPressEvent(event)
            else:
                act = self._acts().get(_struck(event))
                if act is not None:
                    act()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _acts(self) -> dict[str, Callable[[], object]]:
        acts: dict[str, Callable[[], object]] = {
            "editor_automatic": self._presenter.use_automatic,
            "turn_left": lambda: self._presenter.turn(-1),
            "turn_right": lambda: self._presenter.turn(1),
            "zoom": self._toggle_zoom,
            "zoom_in": lambda: self._zoom_by(STEP),
            "zoom_out": lambda: self._zoom_by(1 / STEP),
        }
        return {key: act for action, act in acts.items() for key in keymap.keys_of(action)}

    def _is_own(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & _CTRL
        if key in _ENTER or key == Qt.Key.Key_Escape:
            return True
        if held:
            return key in _MOVES
        if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
            return False
        return event.text() not in keymap.keys_of("keys") or isinstance(self.focusWidget(), MeasureField)

    def _enter(self, *, then_next: bool) -> None:
        focused = self.focusWidget()
        if isinstance(focused, MeasureField):
            focused.take()
            self.master.setFocus()
            if not then_next:
                return
        elif isinstance(focused, QPushButton) and not then_next:
            focused.click()
            return
        self._presenter.apply(then_next=then_next)

    def _build(self) -> None:
        tools, heads = QFrame(), QFrame()
        tools.setProperty("kind", "tools")
        tools.setFixedHeight(TOOLS)
        row = QHBoxLayout(tools)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        self._lines.setCheckable(True)
        self._lines.setChecked(self._presenter.shift.preferences.number("editor/lines", 1) > 0)
        for button in (self._left, self._right, self._lines, self._zoom):
            row.addWidget(button)
        heads.setProperty("kind", "pane-head")
        heads.setFixedHeight(_HEADS)
        above, across = QHBoxLayout(heads), QHBoxLayout()
        above.setContentsMargins(12, 0, 0, 0)
        for line in (above, across):
            line.setSpacing(1)
        across.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._master_head, 1)
        above.addSpacing(12)
        above.addWidget(self._result_head, 1)
        upright = QFrame()
        upright.setProperty("kind", "upright")
        upright.setFixedWidth(1)
        across.addWidget(self.master, 1)
        across.addWidget(upright)
        across.addWidget(self.result, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tools)
        layout.addWidget(heads)
        layout.addLayout(across, 1)
        layout.addWidget(self.bar)
        for child in self.findChildren(QPushButton):
            # A click leaves the keyboard with the page, so that the arrows go on turning it.
            child.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect(self) -> None:
        presenter, bar = self._presenter, self.bar
        presenter.opened.connect(self._opened)
        presenter.changed.connect(self._show)
        presenter.pictured.connect(self._show_live)
        presenter.failed.connect(self._show_failure)
        presenter.applied.connect(self.applied)
        presenter.left.connect(self.left)
        presenter.next_wanted.connect(self.next_wanted)
        self.master.dragged.connect(presenter.drag)
        self.master.nudged.connect(presenter.nudge)
        self.master.rotated.connect(presenter.lean_by)
        self.master.levelled.connect(presenter.level)
        self.master.handle_chosen.connect(self._say_line)
        for pane in (self.master, self.result):
            pane.zoomed.connect(self._zoom_by)
            pane.panned.connect(self._pan)
            pane.resized.connect(self._show)
        bar.rotation_entered.connect(presenter.set_rotation)
        bar.inset_entered.connect(presenter.set_inset)
        for button, act in (
            (bar.cancel, presenter.leave), (bar.apply, presenter.apply), (self._zoom, self._toggle_zoom),
            (bar.apply_next, lambda: presenter.apply(then_next=True)), (self._lines, self._keep_lines),
            (self._left, lambda: presenter.turn(-1)), (self._right, lambda: presenter.turn(1)),
        ):  # fmt: skip
            # A clicked signal carries a state that none of them takes.
            button.clicked.connect(lambda _on=False, act=act: act())

    def _opened(self) -> None:
        self._failure, self._wish, self._place = "", None, Place()
        self.master.choose("")
        self.master.show_live(None)
        self.result.show_part(None)
        self.bar.say()
        self._say_title()
        self._show()

    def _show(self) -> None:
        """Show the frame at once, and ask for the pictures of it."""
        presenter = self._presenter
        frame, recipe = presenter.frame, presenter.recipe
        self.bar.show_frame()
        self._say_line()
        if frame is None or recipe is None:
            self.master.show_frame(None, QRectF())
            self._say_heads()
            return
        lay = self._lay(frame)
        step = (presenter.dpi / MM * 10 if presenter.dpi else frame.turned_size[1] / _LINES) * lay.scale
        self.master.grid_step = self.result.grid_step = step if self._lines.isChecked() else 0.0
        target = _on_pixels(lay.target)
        self.master.show_frame(frame, target)
        self.result.update()
        self._zoom.say(f"{numbers.count(round(lay.scale * 100))}\u202f%", keymap.describe("zoom"))
        self._say_heads()
        wish = Wish(
            frame, recipe, Sight(target, lay.view), self._result_sight(frame, recipe.size, lay),
            self.devicePixelRatioF(),
        )  # fmt: skip
        if wish != self._wish:
            if self._wish is not None and wish.frame != self._wish.frame:
                self._failure = ""
            self._wish = wish
            presenter.look(wish)

    def _lay(self, frame: CropFrame) -> Lay:
        """Return how the master lies in its pane; the result lies in the other at the same scale."""
        return Lay(QSize(*frame.turned_size), QRectF(self.master.rect()), self._place)

    def _result_sight(self, frame: CropFrame, size: tuple[int, int], lay: Lay) -> Sight:
        view, scale = QRectF(self.result.rect()), lay.scale
        width, height = size[0] * scale, size[1] * scale
        middle = view.center()
        if self._place.fit:
            return Sight(_on_pixels(QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)), view)
        # The same point of the page is in the middle of both panes.
        across, down = frame.turned_size
        x, y = frame.straightened((self._place.x * across, self._place.y * down))
        left, top = middle.x() - (x - frame.left) * scale, middle.y() - (y - frame.top) * scale
        return Sight(_on_pixels(QRectF(left, top, width, height)), view)

    def _show_live(self, live: Live) -> None:
        self.result.show_part(live.result)
        self.master.show_live(live, shows_cut=self._presenter.cut > 0)
        self._say_line()

    def _show_failure(self, sentence: Sentence) -> None:
        self._failure = str(sentence)
        self._say_line()

    def _zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        frame = self._presenter.frame
        if frame is not None:
            lay = self._lay(frame)
            self._go_to(lay.zoomed(factor, around or lay.view.center()))

    def _toggle_zoom(self) -> None:
        place = self._place
        self._go_to(Place(not place.fit, 1.0 / self.devicePixelRatioF(), place.x, place.y))

    def _pan(self, by: QPointF) -> None:
        frame = self._presenter.frame
        if frame is not None:
            self._go_to(self._lay(frame).panned(by))

    def _go_to(self, place: Place) -> None:
        if place != self._place:
            self._place = place
            self._show()

    def _keep_lines(self) -> None:
        self._presenter.shift.preferences.keep("editor/lines", int(self._lines.isChecked()))
        self._show()

    def _say_line(self) -> None:
        """Say what is wrong, else what the crop does, else what the hand can do."""
        presenter, frame = self._presenter, self._presenter.frame
        self.master.setAccessibleDescription(self._handle_name())
        limit = round(presenter.standing.pieces) if presenter.standing is not None else 0
        if self._failure:
            self.bar.show_said(self._failure, "fault", "rejected")
        elif presenter.awaits_automatic:
            self.bar.show_said(self.tr("The automatic frame is being found…"), "inspecting", "inspecting")
        elif presenter.cut:
            words = self.tr("The crop cuts %n piece(s) of ink away", "", presenter.cut)
            limit_words = self.tr("limit {limit}").format(limit=numbers.count(limit))
            self.bar.show_said(f"{words} ({limit_words})", "warning", "flagged")
        elif presenter.reading.upside_down:
            self.bar.show_said(self.tr("The text seems to stand on its head"), "warning", "flagged")
        elif frame is not None and not presenter.is_automatic and frame.beyond / presenter.pixels_a_unit >= 1.0:
            beyond = numbers.measure(frame.beyond / presenter.pixels_a_unit, presenter.unit)
            words = self.tr("The frame leaves the master by {length}: filled with the colour of the paper")
            self.bar.show_said(words.format(length=beyond), "info", "text2")
        elif self.master.handle:
            words = self.tr("{handle}: arrows move it by 1 px, with ⇧ by 10 · Esc: turn again")
            self.bar.show_said(words.format(handle=self._handle_name()), "info", "text2")
        else:
            self.bar.show_said(
                self.tr("Draw a line along the text to level it · ← → turn · Tab: handles"), "info", "text2"
            )

    def _handle_name(self) -> str:
        names = {
            "top_left": self.tr("Top left corner"), "top": self.tr("Top side"),
            "top_right": self.tr("Top right corner"), "right": self.tr("Right side"),
            "bottom_right": self.tr("Bottom right corner"), "bottom": self.tr("Bottom side"),
            "bottom_left": self.tr("Bottom left corner"), "left": self.tr("Left side"),
        }  # fmt: skip
        return names.get(self.master.handle, "")

    def _say_title(self) -> None:
        page = self._presenter.page
        words = self.tr("Skew and crop")
        self._title.say(self.tr("Page {n} · {words}").format(n=page.number, words=words) if page else words)

    def _say_heads(self) -> None:
        presenter, frame, recipe = self._presenter, self._presenter.frame, self._presenter.recipe
        master, result = self.tr("Master"), self.tr("Result")
        if frame is not None and recipe is not None:
            across, down = frame.turned_size
            master = f"{master} · {numbers.count(across)} × {numbers.count(down)}\u202fpx"
            across, down = recipe.size
            result = f"{result} · {numbers.count(across)} × {numbers.count(down)}\u202fpx"
            if presenter.unit != "px":
                lengths = [numbers.decimal(length / presenter.pixels_a_unit) for length in recipe.size]
                result = f"{result} · {lengths[0]} × {lengths[1]}\u202f{presenter.unit}"
        self._master_head.say(master)
        self._result_head.say(result)

    def _say(self) -> None:
        self._left.say(self.tr("Turn left"))
        self._right.say(self.tr("Turn right"))
        self._lines.say(self.tr("Grid lines"))
        self.master.setAccessibleName(self.tr("Master with the frame of the crop"))
        self.result.setAccessibleName(self.tr("Result"))
        self.bar.say()
        self._say_title()
        self._show()


def _on_pixels(box: QRectF) -> QRectF:
    """Return a box with whole numbers: an image between two pixels is blurred, and slow to paint."""
    return QRectF(box.toRect())


def _struck(event: QKeyEvent) -> str:
    """Return a key as the table of keys writes it; a sign is itself, whatever a keyboard needs to write it."""
    sign, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if len(sign) == 1 and sign.isprintable() and not (shift and sign.isalpha()):
        return sign.upper()
    return QKeySequence(event.keyCombination()).toString()
