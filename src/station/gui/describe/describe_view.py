"""The room of descriptions: documents and their pages, the big page with lit fields, the form beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap
from station.gui.describe.describe_delegate import DescribeDelegate, HeadFacts
from station.gui.describe.describe_panel import DescribePanel
from station.gui.describe.describe_presenter import DescribePresenter
from station.gui.describe.forms import DOCUMENT
from station.gui.describe.media_list import MediaCard, MediaList, over
from station.gui.frame.room import Room
from station.gui.frame.sizes import sizes_for
from station.gui.frame.three_panes import ThreePanes
from station.gui.pages.big_page import BigPage
from station.gui.pages.page_grid import PageGrid
from station.gui.pages.page_lights import Light
from station.gui.pages.page_rows import HeadRow
from station.gui.pages.text_pane import TextPane
from station.gui.parts.dossier_header import DossierTitle, Progress
from station.gui.parts.empty_state import EmptyState
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import label
from station.model.geometry import Box
from station.workflow.suggest_fields import Reading

PANEL, NARROW_PANEL, WIDE_PANEL = 440, 372, 520
WIDE = 2200


class DescribeView(Room):
    """Widgets only; what they show comes from the presenter."""

    def __init__(self, presenter: DescribePresenter, parent: QWidget | None = None) -> None:
        super().__init__("describe", parent)
        self._presenter = presenter
        self._title, self._progress = DossierTitle(), Progress()
        self.previous = KeyButton(action="previous_document", height="head")
        self.finish = KeyButton("tick", action="finish", kind="primary", height="head")
        delegate = DescribeDelegate(presenter.thumbnails.get, presenter.caption, self._facts_of)
        self.strip = PageGrid(presenter.pages.model, delegate)
        self.media, self._empty_media, self._card = MediaList(presenter), MediaList(presenter), MediaCard(presenter)
        self._starts, self._starts_words = QFrame(), label("label", wrap=True)
        self.next_start, self.all_starts = KeyButton(kind="link"), KeyButton(kind="link", action="accept_starts")
        self.page = BigPage(self)
        self._words = KeyButton("words", kind="flat", action="ocr_text")
        self._region = KeyButton("region", kind="flat", action="region")
        self.text = TextPane()
        self.panel = DescribePanel(presenter)
        self._beside = QSplitter()
        self._work = ThreePanes(
            "describe", presenter.shift.preferences, left=over(self.strip, self.media), middle=self._beside,
            right=self.panel, notice=self._starts,
        )  # fmt: skip
        self._empty, self._stack = EmptyState("describe"), QStackedWidget()
        self._text_wished: bool | None = None
        self._build()
        self._connect()
        self.say()
        self._set_region_mode(on=True)
        self._show_text(shown=False)

    def enter(self, subject: str = "") -> None:
        """Open what was sent: a dossier's id, perhaps followed by page number and field (``id/12/subject``)."""
        dossier, _, place = subject.partition("/")
        page, _, field = place.partition("/")
        wanted = dossier or self._presenter.shift.history.subject
        if wanted and (dossier or wanted != self._presenter.pages.dossier_id):
            self._presenter.open(wanted, int(page) if page.isdigit() else 0, field)
        elif self._presenter.pages.view is not None:
            self._presenter.pages.reload()
        self.strip.setFocus()
        self._show_dossier()

    def panes(self) -> Sequence[QWidget]:
        """Return strip, files of sound and film, page, words, panel, header."""
        return (self.strip, self.media.lines, self.page.view, self.text.field, self.panel, self.header)

    def go_out(self) -> None:
        """Leave the field for the page, the page for the strip."""
        focused = QApplication.focusWidget()
        if focused is not None and (self.panel.isAncestorOf(focused) or self.text.isAncestorOf(focused)):
            self.page.view.setFocus()
        else:
            self.strip.setFocus()

    def close_room(self) -> None:
        """Remember the layout and let the presenter go."""
        preferences = self._presenter.shift.preferences
        self._work.keep()
        preferences.keep("describe/zoom", self.page.view.zoom_setting)
        if self._text_wished is not None:
            preferences.keep("describe/text", int(self._text_wished))
        self._presenter.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give panel and strip the widths of the window."""
        super().resizeEvent(event)
        width = self.window().width()
        sizes = sizes_for(width)
        self.panel.setFixedWidth(WIDE_PANEL if width >= WIDE else PANEL if sizes.roomy else NARROW_PANEL)
        self.page.set_roomy(roomy=sizes.roomy)
        for button in (self._words, self._region):
            button.set_short(short=not sizes.roomy)
        self._work.list.setMinimumWidth(sizes.list - 40)
        if self._text_wished is None:
            self._show_text(shown=width >= WIDE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decode the page while a box is being drawn, so that it can be read at once."""
        current = self._presenter.pages.current
        if event.type() == QEvent.Type.MouseButtonPress and current is not None and self._region.isChecked():
            self._presenter.reader.prepare(current.page)
        return super().eventFilter(watched, event)

    def toggle_text(self) -> None:
        """Show or hide the words of the page beside it."""
        self._text_wished = self.text.isHidden()
        self._show_text(shown=self._text_wished)
        if self._text_wished:
            self.text.field.setFocus()

    def toggle_region(self) -> None:
        """Let the mouse draw a box to be read, or move the page."""
        self._set_region_mode(on=not self._region.isChecked())

    def accept_start(self) -> None:
        """Mark the current page, and go on to the next probable start."""
        marks, current = self._presenter.marks, self._presenter.pages.current
        probable = current is not None and any(start.page_id == current.page.id for start in marks.possible())
        following = marks.next_possible() if probable else ""
        self._presenter.leave_field()
        marks.toggle()
        if following and current is not None and following != current.page.id:
            self._after_start = following

    def _go_to_start(self) -> None:
        page_id = self._presenter.marks.next_possible()
        if page_id:
            self._presenter.choose(page_id)
            self.strip.setFocus()

    def _build(self) -> None:
        self._after_start = ""
        for widget in (self._title, self._progress, self.previous, self.finish):
            self.header_row.addWidget(widget, 1 if widget is self._title else 0)
        self._build_starts()
        for button in (self._words, self._region):
            button.setCheckable(True)
            self.page.tools.addWidget(button)
        self._beside.addWidget(self._card)
        self._card.hide()
        self._beside.addWidget(self.page)
        self._beside.addWidget(self.text)
        for part, share in ((self._card, 5), (self.page, 5), (self.text, 2)):
            self._beside.setStretchFactor(self._beside.indexOf(part), share)
        self._beside.setChildrenCollapsible(False)
        self._beside.setHandleWidth(1)
        preferences = self._presenter.shift.preferences
        self.page.view.use_zoom(preferences.number("describe/zoom", 0))
        wished = preferences.number("describe/text", -1)
        self._text_wished = None if wished < 0 else bool(wished)
        self._stack.addWidget(over(self._empty, self._empty_media))
        self._stack.addWidget(self._work)
        self.body.addWidget(self._stack, 1)

    def _build_starts(self) -> None:
        self._starts.setProperty("kind", "foot")
        column = QVBoxLayout(self._starts)
        column.setContentsMargins(12, 8, 8, 4)
        column.setSpacing(2)
        column.addWidget(self._starts_words)
        row = QHBoxLayout()
        row.addWidget(self.next_start)
        row.addStretch()
        row.addWidget(self.all_starts)
        column.addLayout(row)
        self._starts.hide()

    def _connect(self) -> None:
        presenter, pages = self._presenter, self._presenter.pages
        presenter.opened.connect(self._show_dossier)
        presenter.changed.connect(self._show_changed)
        presenter.document_changed.connect(self._show_document)
        presenter.wanted.connect(self.panel.go_to)
        presenter.told.connect(self.page.show_message)
        presenter.failed.connect(lambda sentence: self.page.show_message(str(sentence)))
        presenter.pictures.ready.connect(self.page.show_picture)
        presenter.pictures.ready.connect(lambda _picture: self._show_lights())
        presenter.pictures.failed.connect(
            lambda _page, error: presenter.told.emit(str(presenter.shift.words.error(error)))
        )
        presenter.reader.text_ready.connect(lambda _page, text: self.text.show_text(text))
        presenter.reader.region_read.connect(self._region_read)
        pages.current_changed.connect(self._show_current)
        self.strip.chosen.connect(presenter.choose)
        presenter.media.changed.connect(self._show_media)
        self.page.whole_wanted.connect(presenter.want_whole)
        self.page.master_wanted.connect(self._toggle_master)
        self.page.view.region_dragged.connect(presenter.read_region)
        self.page.view.installEventFilter(self)
        self.panel.finding_wanted.connect(self.page.show_finding)
        self.text.taken.connect(self._take_words)
        self.text.pointed.connect(self._point)
        self._empty.pressed.connect(self._leave_empty)
        for button, act in (
            (self.previous, lambda: presenter.step_document(-1)), (self.finish, presenter.walk.finish),
            (self.panel.accept_all, presenter.accept_all), (self._words, self.toggle_text),
            (self.next_start, self._go_to_start), (self.all_starts, presenter.marks.accept_all),
        ):  # fmt: skip
            button.clicked.connect(act)
        self._region.clicked.connect(lambda on: self._set_region_mode(on=on))
        for action, act in (
            ("document", self.accept_start), ("next_missing", presenter.walk.next_missing), ("as_previous", self._copy),
            ("as_previous_all", presenter.copy_previous), ("accept_all", presenter.accept_all),
            ("accept_starts", presenter.marks.accept_all), ("region", self.toggle_region),
            ("previous_document", lambda: presenter.step_document(-1)),
            ("next_document", lambda: presenter.step_document(1)),
            ("previous_page", lambda: presenter.step_page(-1)), ("next_page", lambda: presenter.step_page(1)),
            ("finish", presenter.walk.finish), ("ocr_text", self.toggle_text),
        ):  # fmt: skip
            keymap.bind(self, action, act)
        self.page.bind_keys(self)
        for pane in (self.strip, self.page.view):
            keymap.bind_in(pane, "open", lambda: self.panel.go_to(DOCUMENT, ""))

    def _copy(self) -> None:
        field = self._presenter.field
        if field and self.panel.tab == DOCUMENT:
            self._presenter.copy_previous((field,))

    def _take_words(self, words: str) -> None:
        """Put words that were selected in the text into the current field."""
        form, field = self.panel.form, self._presenter.field
        if form is not None and field in form.rows:
            form.go_to(field)
            form.rows[field].put(words)

    def _region_read(self, field: str, reading: Reading) -> None:
        form = self.panel.form
        if form is None or field not in form.rows:
            return
        if not reading.value:
            self.page.show_message(self.tr("No words for this field were found in the box."))
            return
        self.page.show_message("")
        form.go_to(field)
        form.rows[field].put(reading.value)
        self._show_lights()

    def _set_region_mode(self, *, on: bool) -> None:
        self._region.setChecked(on)
        # Words stand in the pixels of the corrected image, not in those of the master.
        draws = on and self._presenter.corrected
        self.page.view.set_region_mode(draws)
        self.page.view.set_hint(self.tr("Draw a box on the page to read it into the field") if draws else "")

    def _show_text(self, *, shown: bool) -> None:
        self.text.setVisible(shown)
        self._words.setChecked(shown)
        if shown:
            whole = max(600, self._beside.width())
            self._beside.setSizes([whole * 5 // 7, whole * 5 // 7, whole * 2 // 7])

    def _toggle_master(self) -> None:
        self._presenter.toggle_master()
        self._set_region_mode(on=self._region.isChecked())
        self.page.show_master(shown=not self._presenter.corrected)
        self._show_lights()

    def _facts_of(self, document_id: str) -> HeadFacts:
        presenter, current = self._presenter, self._presenter.document
        document = next((one for one in presenter.documents if one.id == document_id), None)
        if document is None:
            return HeadFacts()
        here = current is not None and current.id == document_id
        return HeadFacts(here, presenter.done(document), len(document.page_ids))

    def _leave_empty(self) -> None:
        view = self._presenter.pages.view
        if view is None:
            self.leave_for.emit("worklist", "")
        else:
            self.leave_for.emit("capture", view.dossier.id)

    def _show_dossier(self) -> None:
        view, items = self._presenter.pages.view, self._presenter.pages.items
        there = bool(items or self._presenter.media.files)
        self._stack.setCurrentIndex(1 if there else 0)
        for widget in (self._progress, self.previous, self.finish):
            widget.setVisible(there)
        self._show_media()
        if view is None:
            self._title.show_dossier((), "", self.tr("Describe"))
            self._empty.say(self.tr("No dossier is open."), self.tr("Choose a dossier"), "open_code")
            return
        if not items:
            self._empty.say(self.tr("No page of this dossier is scanned yet."), self.tr("Scan"), "")
        self._show_document()
        self._show_changed()

    def _show_document(self) -> None:
        view, document = self._presenter.pages.view, self._presenter.document
        if view is None:
            return
        title = self._presenter.forms.title_of(document) if document is not None else ""
        media = len(self._presenter.media.files)
        count, place = len(self._presenter.documents) + media, document.ordinal if document is not None else 0
        crumb = self.tr("Document {n} / {m}").format(n=place, m=count) if place else ""
        self._title.show_dossier((view.dossier.code, crumb), self.tr("Describe"), title or view.dossier.title)
        self.previous.setEnabled(place > 1)

    def _show_changed(self) -> None:
        presenter = self._presenter
        files = [one for one, _file in presenter.media.files]
        items, documents = presenter.pages.items, [*presenter.documents, *files]
        if not documents:
            return
        here, current = presenter.document, presenter.pages.current
        if self._after_start and here is not None and current is not None and current.page.id == here.first_page_id:
            following, self._after_start = self._after_start, ""
            presenter.choose(following)
            return
        done = sum(presenter.done(one) for one in documents)
        of = self.tr("/ %n document(s) done", "", len(documents))
        self._progress.show_progress(done, of, "", done / max(1, len(documents)), 0.0, "accepted")
        pages = self.tr("%n page(s)", "", len(items))
        self._work.count.setText(f"{self.tr('%n doc(s)', '', len(documents))}  ·  {pages}")
        possible = presenter.marks.possible()
        self._starts.setVisible(bool(possible))
        if possible:
            first = presenter.page_number(possible[0].page_id)
            words = self.tr("%n page(s) may begin a document, the first is page {page}.", "", len(possible))
            self._starts_words.setText(words.format(page=first))
        self._show_document()
        self.strip.viewport().update()
        self._show_lights()

    def _show_media(self) -> None:
        """Show the files, and the chosen one in place of the page."""
        chosen = self._presenter.media.current is not None
        for part in (self.media, self._empty_media):
            part.show_files()
        self._empty_media.setVisible(self._presenter.pages.view is not None)
        self._card.setVisible(chosen)
        self.page.setVisible(not chosen)
        # A recording has no words; those of the page before would stand there.
        self.text.setVisible(self._words.isChecked() and not chosen)
        if chosen:
            self._card.show_file()

    def _show_current(self, page_id: str) -> None:
        self.strip.show_page(page_id)
        model = self._presenter.pages.model
        above = model.index_of(page_id).row() - 1
        if above >= 0 and isinstance(model.row(above), HeadRow):
            self.strip.scrollTo(model.index(above, 0))
        self.page.show_item(self._presenter.pages.current, self._presenter.shift.words.texts)
        self.page.show_master(shown=not self._presenter.corrected)
        self._show_lights()

    def _show_lights(self) -> None:
        lights = self._presenter.lights()
        self.page.view.set_lights(lights)
        boxes = [box for light in lights if light.current for box in light.boxes]
        if boxes and not self.page.view.fits:
            self.page.view.scroll_to_box(_around(boxes))

    def _point(self, box: object) -> None:
        if isinstance(box, Box) and self._presenter.corrected:
            self.page.view.set_lights([Light("", (box,), current=True)])
            self.page.view.scroll_to_box(box)

    def say(self) -> None:
        """Set every word."""
        self.header.setAccessibleName(self.tr("Describe"))
        self._work.head.setText(self.tr("Documents"))
        self.strip.setAccessibleName(self.tr("Documents and their pages"))
        for part in (self.media, self._empty_media, self._card):
            part.say()
        self.previous.say(self.tr("Previous"))
        self.finish.say(self.tr("Save, next document"))
        self._words.say(self.tr("OCR text"))
        self._region.say(self.tr("Draw a box to read"))
        self.next_start.say(self.tr("Go there"))
        self.all_starts.say(self.tr("Mark all"))
        self._set_region_mode(on=self._region.isChecked())
        self._show_dossier()


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
