"""The middle of a room: tools above, the big page (or a grid) below, a line for what a person must be told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap, numbers, severity
from station.gui.frame.sizes import TOOLS
from station.gui.pages.page_item import PageItem, finding_name, finding_value
from station.gui.pages.page_marks import Mark, Plate
from station.gui.pages.page_pictures import Picture
from station.gui.pages.page_view import STEP, PageView, Shown
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.gui.states import side_word
from station.settings.texts import Texts


class BigPage(QWidget):
    """``whole_wanted`` carries a page id, ``master_wanted`` asks for the other image of the page.

    ``stand_in`` gives a small image of a page that is there already.
    ``view`` shows the current page, ``beside`` the other side of its leaf while pairs are shown; both at one zoom and
    place. ``pairs_changed`` and ``pairs_asked`` (by a person) carry whether pairs are shown, ``partner_chosen`` the id
    of the other side when it got the keyboard; ``master_changed``: the masters are shown, or no longer.
    ``seen_changed``: the page is shown, or something else in its place.
    """

    whole_wanted = Signal(str)
    master_wanted = Signal()
    master_changed = Signal(bool)
    pairs_changed = Signal(bool)
    pairs_asked = Signal(bool)
    partner_chosen = Signal(str)
    window_width_changed = Signal(int)
    seen_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView()
        self.beside = PageView()
        self._leaf = QWidget()
        self._width = 0
        self.showing_master = False
        self.stand_in: Callable[[PageItem], QImage | None] = lambda _item: None
        self.stack = QStackedWidget()
        self.tools = QHBoxLayout()
        self._master = KeyButton("master", kind="flat", action="master")
        self._findings = KeyButton("findings", kind="flat", action="findings")
        self._zoom = KeyButton("zoom", kind="flat", action="zoom")
        self._message = label("warning", wrap=True)
        self._message_bar = QFrame()
        self._item: PageItem | None = None
        self._picture: Picture | None = None
        self._texts: Texts | None = None
        self._build()
        self._master.clicked.connect(self.master_wanted)
        self._findings.clicked.connect(self.toggle_findings)
        self._zoom.clicked.connect(self.view.toggle_fit)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.wanted.connect(self.whole_wanted)
        self.view.place_changed.connect(self.beside.use_place)
        self.beside.place_changed.connect(self.view.use_place)
        self.beside.focused.connect(self._choose_partner)
        self._say()

    def bind_keys(self, room: QWidget) -> None:
        """Bind the keys of the page in a room."""
        keymap.bind(room, "zoom", self.view.toggle_fit)
        keymap.bind(room, "zoom_in", lambda: self.view.zoom(STEP))
        keymap.bind(room, "zoom_out", lambda: self.view.zoom(1 / STEP))
        keymap.bind(room, "master", self.master_wanted.emit)
        keymap.bind(room, "findings", self.toggle_findings)

    def set_roomy(self, *, roomy: bool) -> None:
        """Show words on the tools, or icon and key alone."""
        for button in (self._master, self._findings):
            button.set_short(short=not roomy)

    def show_item(self, item: PageItem | None, texts: Texts) -> None:
        """Show another page: what stands in for it at once, else blank paper; the picture when it comes."""
        same = item is not None and self._item is not None and item.page.id == self._item.page.id
        self._item, self._texts = item, texts
        if not same:
            self._picture = None
            self.show_message("")
        if item is None:
            self.view.show_page(Shown())
        elif not same:
            master = item.page.capture.master
            image = self.stand_in(item)
            self.view.show_page(Shown(item.page.id, image, QSize(master.width, master.height), (), image is not None))
        else:
            self.view.set_marks(self._marks())

    def show_picture(self, picture: Picture) -> None:
        """Lay a picture on the page that is shown."""
        if self._item is None or picture.page_id != self._item.page.id:
            return
        self._picture = picture
        self.view.show_page(Shown(picture.page_id, picture.image, picture.size, self._marks()))

    @property
    def showing_pairs(self) -> bool:
        """Whether recto and verso are shown side by side."""
        return not self.beside.isHidden()

    def show_pairs(self, *, shown: bool) -> None:
        """Show recto and verso side by side, or one page."""
        if shown != self.showing_pairs:
            self.beside.setVisible(shown)
            self.beside.use_place(self.view.place)
            self.pairs_changed.emit(shown)

    def ask_pairs(self, *, shown: bool) -> None:
        """Show pairs or one page because a person asked for it."""
        self.show_widget(self.view)
        self.show_pairs(shown=shown)
        self.pairs_asked.emit(shown)

    def show_partner(self, item: PageItem | None) -> None:
        """Show another page beside the current one, the recto on the left; canvas alone when there is none."""
        if item is None:
            self.beside.show_page(Shown())
            self.beside.set_plate(None)
            return
        if item.page.id != self.beside.shown.page_id:
            master = item.page.capture.master
            self.beside.show_page(Shown(item.page.id, None, QSize(master.width, master.height)))
        sheet = self.tr("Sheet {n} {side}").format(n=item.page.sheet, side=side_word(item.page.side))
        self.beside.set_plate(Plate(sheet, self.tr("P. {n}").format(n=item.page.number)))
        row = self._leaf.layout()
        first = self.beside if item.page.side != "verso" else self.view
        if isinstance(row, QHBoxLayout) and row.indexOf(first) != 0:
            row.removeWidget(first)
            row.insertWidget(0, first, 2)
        self.beside.use_place(self.view.place)

    def show_partner_picture(self, picture: Picture) -> None:
        """Lay a picture on the page beside."""
        if picture.page_id == self.beside.shown.page_id:
            self.beside.show_page(Shown(picture.page_id, picture.image, picture.size))

    def add_beside(self, widget: QWidget, share: int) -> None:
        """Put a widget of the room right of the pages, as wide as their share says (the page has 2)."""
        row = self._leaf.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(widget, share)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar of the room between tools and page."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when the window has another width."""
        super().resizeEvent(event)
        width = self.window().width()
        if width != self._width:
            self._width = width
            self.window_width_changed.emit(width)

    def show_widget(self, widget: QWidget) -> None:
        """Show the page, or what a room put in its place (a grid)."""
        before, seen = self.stack.currentWidget() is self._leaf, widget is self.view
        self.stack.setCurrentWidget(self._leaf if seen else widget)
        for button in (self._master, self._findings, self._zoom):
            button.setVisible(seen)
        if seen != before:
            self.seen_changed.emit(seen)

    def show_master(self, *, shown: bool) -> None:
        """Mark whether the master is shown."""
        self._master.setChecked(shown)
        if shown != self.showing_master:
            self.showing_master = shown
            self.master_changed.emit(shown)

    def show_finding(self, check: str) -> None:
        """Bring the place of a finding into view."""
        for finding in self._item.findings if self._item is not None else ():
            if finding.check == check and finding.region is not None:
                box = finding.region
                self.view.show_region(QRect(box.x, box.y, box.width, box.height))

    def toggle_findings(self) -> None:
        """Show or hide the marks on the page."""
        self.view.show_marks(visible=not self.view.marks_visible)
        self._findings.setChecked(self.view.marks_visible)

    def show_message(self, text: str) -> None:
        """Tell something under the tools until the next page."""
        self._message.setText(text)
        self._message_bar.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _marks(self) -> tuple[Mark, ...]:
        """Return marks for what did not pass; they speak of the rendition, so none lies on the master."""
        if self._item is None or self._texts is None or self._picture is None or not self._picture.corrected:
            return ()
        return tuple(
            Mark(
                number, f"{finding_name(finding, self._texts)} {finding_value(finding)}".strip(), finding.region,
                severity.colour(finding),
            )
            for number, finding in enumerate(self._item.problems, start=1)
        )  # fmt: skip

    def _build(self) -> None:
        bar = QFrame()
        bar.setProperty("kind", "tools")
        bar.setFixedHeight(TOOLS)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(2)
        self.tools.setSpacing(2)
        row.addLayout(self.tools)
        for button in (self._master, self._findings):
            button.setCheckable(True)
            row.addWidget(button)
        self._findings.setChecked(True)
        row.addStretch()
        row.addWidget(self._zoom)
        self._message_bar.setProperty("kind", "notice")
        line = QHBoxLayout(self._message_bar)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._message)
        self._message_bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._message_bar)
        leaf = QHBoxLayout(self._leaf)
        leaf.setContentsMargins(0, 0, 0, 0)
        leaf.setSpacing(1)
        leaf.addWidget(self.view, 2)
        leaf.addWidget(self.beside, 2)
        self.beside.hide()
        self.stack.addWidget(self._leaf)
        layout.addWidget(self.stack, 1)

    def _choose_partner(self) -> None:
        if self.beside.shown.page_id:
            self.partner_chosen.emit(self.beside.shown.page_id)

    def _show_zoom(self, scale: float) -> None:
        self._zoom.say(f"{numbers.count(round(scale * 100))}\u202f%", keymap.describe("zoom"))

    def _say(self) -> None:
        self._master.say(self.tr("Master"))
        self._findings.say(self.tr("Findings"))
        self.view.setAccessibleName(self.tr("Page"))
        self.beside.setAccessibleName(self.tr("Other side of the sheet"))
        self._show_zoom(self.view.scale)
