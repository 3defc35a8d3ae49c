"""Describing a dossier: documents marked, fields filled from what the pages say, every change undoable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from station.gui.describe.describe_pages import DescribePages
from station.gui.describe.document_marks import DocumentMarks
from station.gui.describe.field_words import field_title
from station.gui.describe.form import FieldState, suggested_fields
from station.gui.describe.forms import DOCUMENT, DOSSIER, Forms, lights_of
from station.gui.describe.media_part import MediaPart
from station.gui.describe.missing_walk import MissingWalk
from station.gui.describe.page_reader import PageReader
from station.gui.describe.start_finder import StartFinder
from station.gui.describe.writer import Draft, Target, Writer
from station.gui.job_bridge import JobBridge
from station.gui.pages.current_picture import CurrentPicture
from station.gui.pages.page_item import PageItem, caption
from station.gui.pages.page_lights import Light
from station.gui.pages.page_pictures import PagePictures
from station.gui.pages.thumbnails import Thumbnails
from station.gui.shift import Shift
from station.model.dossier import MEDIA, Document
from station.model.errors import StationError
from station.model.geometry import Box
from station.model.profiles import FieldRule
from station.model.states import OPEN_FOR_CAPTURE
from station.packaging.codelists import CodeList, known_codelists
from station.packaging.fields import standard
from station.packaging.tidy import tidied
from station.workflow.choose_packaging import Packaging, packaging_of
from station.workflow.describe_documents import may_describe
from station.workflow.page_images import page_thumbnail


class DescribePresenter(CurrentPicture, QObject):
    """``ready``: the code lists are read; ``opened``: a dossier is shown; ``document_changed``: another document is.

    ``changed``: some field, mark or figure is another; ``wanted`` asks for the focus in a field (scope, name);
    ``told`` carries a sentence for the person.
    """

    pages: DescribePages
    ready = Signal()
    opened = Signal()
    document_changed = Signal()
    changed = Signal()
    wanted = Signal(str, str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, shift: Shift, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift = shift
        station = shift.station
        self.bridge = JobBridge(shift.lanes, self)
        self.forms = Forms(station.profiles.package_profile(station.settings.package_profile))
        self.pages = DescribePages(shift, self.forms.title_of, self)
        self.thumbnails = Thumbnails(shift.lanes, lambda page: page_thumbnail(station, page), self)
        self.pictures = PagePictures(shift.lanes, station, self)
        self.reader = PageReader(shift, self)
        self.forms.use(self.pages, self.reader)
        self.finder = StartFinder(shift, self)
        self.writer = Writer(shift, self)
        self.marks = DocumentMarks(shift, self.pages, self.finder, self)
        self.media = MediaPart(shift, self.pages, self.leave_field, self)
        self.walk = MissingWalk(
            self.pages, self.media, self.forms, self.leave_field, lambda: (self.scope, self.field), self.form, self
        )
        self.scope, self.field = DOCUMENT, ""
        self.corrected = True
        self._first_page = ""
        self._warm = False
        self._jump: tuple[int, str] | None = None
        self._connect()
        self._read_rules()

    @property
    def shift(self) -> Shift:
        """Texts and preferences for the view."""
        return self._shift

    @property
    def lists(self) -> dict[str, CodeList]:
        """The code lists of the fields, empty until they are read."""
        return self.forms.lists

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the dossier."""
        return self.pages.documents

    @property
    def document(self) -> Document | None:
        """The document to which the current page belongs, or the sound or film that is looked at."""
        if self.media.current is not None:
            return self.media.current[0]
        current = self.pages.current
        return next((one for one in self.documents if current is not None and current.page.id in one.page_ids), None)

    @property
    def may_write(self) -> bool:
        """Whether descriptions of the open dossier can be changed."""
        return self.pages.view is not None and may_describe(self.pages.view.dossier)

    @property
    def may_take_in(self) -> bool:
        """Whether sound and film can be added to the open dossier, or taken out."""
        return self.pages.view is not None and self.pages.view.dossier.state in OPEN_FOR_CAPTURE

    def open(self, dossier_id: str, page: int = 0, field: str = "") -> None:
        """Open a dossier; ``page`` and ``field`` say where something is missing (0: the dossier's own fields)."""
        self.leave_field()
        self.media.choose("")
        self._shift.history.use(dossier_id)
        self._jump = (page, field) if field or page else None
        self._read_rules()
        self.pages.open(dossier_id)

    def choose(self, page_id: str) -> None:
        """Look at a page."""
        self.leave_field()
        self.media.choose("")
        self.pages.choose(page_id)

    def step_page(self, step: int) -> None:
        """Look at the next page in a direction."""
        found = self.pages.neighbour(step)
        if found is not None:
            self.choose(found.page.id)

    def step_document(self, step: int) -> None:
        """Go to the next document in a direction."""
        document, documents = self.document, (*self.documents, *(one for one, _file in self.media.files))
        place = documents.index(document) + step if document in documents else 0
        if 0 <= place < len(documents) and not self.media.show(documents[place]):
            self.choose(documents[place].first_page_id)

    def form(self, scope: str = "") -> tuple[FieldState, ...]:
        """Return the fields of the current document or of the dossier, with what is being typed."""
        scope = scope or self.scope
        return self.forms.shown(scope, self.document, self.writer.draft if scope == self.scope else None)

    def state(self, name: str, scope: str = "") -> FieldState | None:
        """Return one field."""
        return next((one for one in self.form(scope) if one.rule.name == name), None)

    def done(self, document: Document) -> bool:
        """Whether nothing is missing in the description of a document."""
        return self.forms.done(document)

    def page_number(self, page_id: str) -> int:
        """Return the number of a page, 0 for one that is not there."""
        turn = self.pages.model.turn_of(page_id)
        return self.pages.items[turn].page.number if 0 <= turn < len(self.pages.items) else 0

    def lights(self) -> list[Light]:
        """Return the boxes on the current page from which fields were read."""
        current = self.pages.current
        if current is None or not self.corrected:
            return []
        drawn = self.reader.region_light(current.page.id, self.field)
        field = self.field if self.scope == DOCUMENT else ""
        found = lights_of(self.form(DOCUMENT), current.page.id, field, without=self.field if drawn else "")
        return [*found, *drawn]

    def come_to(self, scope: str, name: str) -> None:
        """Make a field the current one, and show the page from which it was read."""
        if (scope, name) != (self.scope, self.field):
            self.leave_field()
        self.scope, self.field = scope, name
        state = self.state(name) if scope == DOCUMENT else None
        if state is not None and state.stands_on_page and state.proposal is not None:
            self.pages.choose(state.proposal.page_id)
        self.changed.emit()

    def type(self, name: str, words: str) -> None:
        """Take what stands in a field after another key."""
        rule, target = self._rule(name), self._target()
        if target is None or rule is None or not self.may_write:
            return
        if self.writer.draft is not None and self.writer.draft.field != name:
            self.leave_field()
        draft = self.writer.draft
        before = draft.before if draft is not None else self._stored(name)
        value = tidied(rule, words, self.lists)
        self.writer.type(Draft(target, name, field_title(rule), before, value))
        self.changed.emit()

    def leave_field(self) -> None:
        """Store what was typed in the field that is left."""
        draft = self.writer.draft
        if draft is not None:
            self.writer.commit(self._words(draft.target, draft.title))
            self.changed.emit()

    def accept(self, name: str) -> bool:
        """Store what is proposed for a field that nobody typed in; return whether anything was."""
        state = self.state(name)
        if state is None or not state.is_suggested or self.writer.draft is not None:
            return False
        self._store({name: state.shown}, field_title(state.rule))
        return True

    def accept_all(self) -> int:
        """Store every proposal that is sure enough; return how many."""
        self.leave_field()
        sure = [one for one in suggested_fields(self.form()) if one.proposal is not None and one.proposal.confident]
        if sure:
            words = self.tr("%n suggestion(s) accepted", "", len(sure))
            self._store({one.rule.name: one.shown for one in sure}, words)
        return len(sure)

    def copy_previous(self, names: Sequence[str] = ()) -> int:
        """Take fields from the previous document: those named, or all that are empty; return how many."""
        document = self.document
        if document is None or self.scope != DOCUMENT or document.ordinal < 2 or document.kind == MEDIA:
            self.told.emit(self.tr("There is no document before this one to copy from."))
            return 0
        self.writer.drop()
        before = standard(self.documents[document.ordinal - 2].description)
        # What can be read from the document itself is not another one's to say.
        form = [one for one in self.form() if not one.rule.origin]
        empty = [one.rule.name for one in form if not one.value and not one.stands_on_page]
        wanted = {name: before[name] for name in names or empty if name in before}
        if wanted:
            titles = ", ".join(
                field_title(rule) for rule in self.forms.rules(DOCUMENT, document) if rule.name in wanted
            )
            self._store(wanted, self.tr("as before: {fields}").format(fields=titles))
        else:
            self.told.emit(self.tr("The document before has nothing in this field."))
        return len(wanted)

    def read_region(self, box: Box) -> None:
        """Read a box of the current page into the current field."""
        current, rule = self.pages.current, self._rule(self.field)
        if current is None or rule is None or not self.may_write:
            self.told.emit(self.tr("Choose a field first, then draw the box."))
            return
        self.reader.read_region(current.page, box, rule.name)

    def show_current(self) -> None:
        """Fetch picture and words of the current page."""
        current = self.pages.current
        if current is not None:
            self.pictures.want(current.page, corrected=self.corrected)
            self.reader.want_text(current.page)

    def caption(self, item: PageItem) -> str:
        """Return what stands under a thumbnail."""
        return caption(item, self._shift.words.texts)

    def close(self) -> None:
        """Store what is being typed; tell nothing any more."""
        for part in (self.writer, self.marks, self.finder, self.reader, self.thumbnails, self.pictures, self.pages):
            part.close()
        self.bridge.close()

    def _connect(self) -> None:
        self.pages.loaded.connect(self._loaded)
        self.pages.changed.connect(self._look)
        self.pages.failed.connect(self._fail)
        self.pages.current_changed.connect(self._page_changed)
        self.thumbnails.ready.connect(self.pages.touch)
        self.finder.found.connect(self.marks.show_starts)
        self.writer.stored.connect(self._stored_now)
        self.writer.paused.connect(self.changed)
        self.writer.failed.connect(self._fail)
        self.writer.failed.connect(lambda _error: self.pages.reload())
        self.walk.wanted.connect(self.wanted)
        self.walk.told.connect(self.told)
        self.marks.changed.connect(self.changed)
        self.marks.failed.connect(self._fail)
        self.media.changed.connect(self._document_changed)
        self.media.told.connect(self.told)
        self.media.failed.connect(self._fail)
        self.reader.proposed.connect(self.changed)
        self.reader.failed.connect(self._fail)

    def _read_rules(self) -> None:
        """Ask which fields hold now: an administrator may have chosen another profile."""
        station = self._shift.station

        def read() -> tuple[Packaging, dict[str, CodeList]]:
            packaging = packaging_of(station)
            return packaging, known_codelists(packaging.profile)

        self.bridge.read(read, self._take_rules, self._fail)

    def _take_rules(self, found: tuple[Packaging, dict[str, CodeList]]) -> None:
        if not self.forms.take(*found):
            return
        self.ready.emit()
        self.pages.lay_out()
        self.changed.emit()
        self._follow_jump()

    def _look(self) -> None:
        """Ask the pages anew once all of them were read."""
        if not self._shift.inspection.running:
            self.finder.look([item.page for item in self.pages.items])
            self._suggest()

    def _loaded(self) -> None:
        if not self._warm and self.pages.items:
            self._warm = True
            self.reader.warm()
        self._first_page = ""
        self.opened.emit()
        self._page_changed("")
        self._follow_jump()

    def _follow_jump(self) -> None:
        """Go where something is missing, once pages and code lists are there."""
        if self._jump is not None and self.lists and (self.pages.items or self.media.files):
            number, field = self._jump
            self._jump = None
            item = next((one for one in self.pages.items if one.page.number == number), None)
            if item is not None:
                self.pages.choose(item.page.id)
            scope, tell = DOCUMENT if item is not None else DOSSIER, self._shift.station.settings.require_description
            self.walk.lead_to(scope, field, tell=tell)

    def _page_changed(self, _page: str) -> None:
        self.show_current()
        self._suggest()
        self._document_changed()

    def _document_changed(self) -> None:
        document = self.document
        here = f"{document.first_page_id or document.id} {document.kind}" if document is not None else ""
        if here != self._first_page:
            self._first_page = here
            self.document_changed.emit()
        self.changed.emit()

    def _suggest(self) -> None:
        document = self.document
        if document is not None:
            items = {item.page.id: item.page for item in self.pages.items}
            self.reader.suggest(document, [items[one] for one in document.page_ids if one in items])

    def _target(self) -> Target | None:
        view, document = self.pages.view, self.document
        if view is None:
            return None
        if self.scope == DOSSIER:
            return Target(view.dossier)
        if document is not None and document.kind == MEDIA:
            return Target(view.dossier, media=document)
        first = document.first_page_id if document is not None else ""
        page = next((item.page for item in self.pages.items if item.page.id == first), None)
        return Target(view.dossier, page) if page is not None else None

    def _rule(self, name: str) -> FieldRule | None:
        return next((one for one in self.forms.rules(self.scope, self.document) if one.name == name), None)

    def _stored(self, name: str) -> str:
        view, document = self.pages.view, self.document
        if self.scope == DOSSIER:
            return standard(view.dossier.description).get(name, "") if view is not None else ""
        return standard(document.description).get(name, "") if document is not None else ""

    def _store(self, values: Mapping[str, str], words: str) -> None:
        target = self._target()
        if target is not None and self.may_write:
            before = {name: self._stored(name) for name in values}
            self.writer.change(target, dict(values), before, self._words(target, words))

    def _words(self, target: Target, words: str) -> str:
        if target.page is None and target.media is None:
            return self.tr("Dossier: {what}").format(what=words)
        first = target.page.id if target.page is not None else ""
        found = (one.ordinal for one in self.documents if one.first_page_id == first)
        ordinal = target.media.ordinal if target.media is not None else next(found, 1)
        return self.tr("Document {n}: {what}").format(n=ordinal, what=words)

    def _stored_now(self, target: Target, values: Mapping[str, str]) -> None:
        """Show what is stored now, where the person can see it."""
        if self.pages.show_stored(target, values):
            self.changed.emit()

    def _fail(self, error: StationError) -> None:
        self.failed.emit(self._shift.words.error(error))
