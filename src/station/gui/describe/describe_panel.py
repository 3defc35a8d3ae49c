"""The right panel: page, document or dossier in tabs; below, what is proposed and the keys that matter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.describe.describe_presenter import DescribePresenter
from station.gui.describe.form import Mark, missing_fields, suggested_fields
from station.gui.describe.form_view import FormView
from station.gui.describe.forms import DOCUMENT, DOSSIER
from station.gui.frame.sizes import TOOLS
from station.gui.pages.page_lists import LineList, LineModel, finding_lines
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, IconLabel, label
from station.gui.states import Look, side_word
from station.model.dossier import MEDIA, PICTURE, TEXT
from station.model.profiles import FieldRule
from station.packaging.facts import field_table

PAGE = "page"
_HINT_KEYS = ("as_previous", "next_missing", "next_pane")


class DescribePanel(QFrame):
    """``finding_wanted`` carries the name of a check of the current page."""

    finding_wanted = Signal(str)

    def __init__(self, presenter: DescribePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter = presenter
        self.tabs = {name: KeyButton(kind="flat") for name in (PAGE, DOCUMENT, DOSSIER)}
        self._chip = Chip()
        self._stack = QStackedWidget()
        self._page_tab = _PageTab(presenter)
        self.forms: dict[str, FormView] = {}
        self._by_kind: dict[str, FormView] = {}
        self.kinds = _KindBar(presenter)
        self._offer = IconLabel("spark", "accent")
        self.accept_all = KeyButton(action="accept_all")
        self._hints = {name: label("help") for name in _HINT_KEYS}
        self.tab = DOCUMENT
        self._build()
        presenter.ready.connect(self._make_forms)
        presenter.changed.connect(self.show_fields)
        presenter.document_changed.connect(self._follow_kind)
        self._page_tab.finding_wanted.connect(self.finding_wanted)
        for name, button in self.tabs.items():
            button.clicked.connect(lambda _on=False, name=name: self.show_tab(name, focus=True))
        if presenter.lists:
            self._make_forms()
        self.say()

    @property
    def form(self) -> FormView | None:
        """The form that is shown."""
        return self.forms.get(self.tab)

    def show_tab(self, name: str, *, focus: bool = False) -> None:
        """Show page, document or dossier."""
        if name != self.tab:
            self._presenter.leave_field()
        self.tab = name
        if name != PAGE:
            self._presenter.scope = name
        self._stack.setCurrentWidget(self.forms.get(name, self._page_tab))
        self.kinds.setVisible(name == DOCUMENT)
        for one, button in self.tabs.items():
            button.setChecked(one == name)
        self.show_fields()
        if focus and self.form is not None:
            self.form.go_to(self.form.first_name())

    def go_to(self, scope: str, name: str) -> None:
        """Put the focus into a field; ``""`` means the first that a person should fill."""
        self.show_tab(scope)
        form = self.form
        if form is not None:
            states = [one for one in self._presenter.form(scope) if one.mark is not Mark.GIVEN]
            open_ = next((one.rule.name for one in states if one.mark is not Mark.ACCEPTED), form.first_name())
            form.go_to(name or open_)

    def show_fields(self) -> None:
        """Show what every field holds."""
        presenter, form = self._presenter, self.form
        if form is not None:
            draft = presenter.writer.draft
            typed = draft.field if draft is not None and self.tab == presenter.scope else ""
            for name, row in form.rows.items():
                if row.touched and name != typed:
                    row.reset()
            form.show_fields(presenter.form(self.tab), presenter.page_number, open_=presenter.may_write)
        else:
            self._page_tab.show_page()
        self.kinds.show_kind()
        self._show_figures()

    def say(self) -> None:
        """Set every word."""
        self.tabs[PAGE].say(self.tr("Page"))
        self.tabs[DOCUMENT].say(self.tr("Document"))
        self.tabs[DOSSIER].say(self.tr("Dossier"))
        self.accept_all.say(self.tr("Accept all"))
        words = {
            "as_previous": self.tr("as before"), "next_missing": self.tr("next missing"), "next_pane": self.tr("page"),
        }  # fmt: skip
        for name, hint in self._hints.items():
            hint.setText(f"{keymap.cap(name)}  {words[name]}")
        self._page_tab.say()
        self.kinds.say()
        self._show_figures()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def _show_figures(self) -> None:
        states = self._presenter.form(DOSSIER if self.tab == DOSSIER else DOCUMENT)
        missing, open_ = len(missing_fields(states)), len(suggested_fields(states))
        if not states:
            self._chip.show_look(None)
        elif missing:
            self._chip.show_look(_FLAG, self.tr("%n field(s) left", "", missing))
        elif any(one.mark is Mark.ACCEPTED for one in states):
            self._chip.show_look(_DONE, self.tr("Complete"))
        else:
            self._chip.show_look(None)
        offered = [one for one in states if one.proposal is not None and one.proposal.value == one.shown]
        words = self.tr("%n suggestion(s): {left} left", "", len(offered))
        taken = numbers.count(len(offered) - open_)
        self._offer.say(words.format(taken=taken, left=numbers.count(open_)) if offered else self.tr("No suggestion"))
        sure = any(one.proposal is not None and one.proposal.confident for one in suggested_fields(states))
        self.accept_all.setEnabled(sure and self._presenter.may_write)

    def _make_forms(self) -> None:
        self._by_kind.clear()
        self.forms[DOSSIER] = self._make_form(DOSSIER, self._presenter.forms.rules(DOSSIER))
        self._follow_kind()

    def _make_form(self, scope: str, rules: tuple[FieldRule, ...]) -> FormView:
        presenter = self._presenter
        form = FormView(rules, presenter.lists)
        form.typed.connect(presenter.type)
        form.left.connect(lambda _name: presenter.leave_field())
        form.entered.connect(self._entered)
        form.came.connect(lambda name: presenter.come_to(scope, name))
        self._stack.addWidget(form)
        return form

    def _follow_kind(self) -> None:
        """Show the form of the kind that the current document is of, made when its first document comes."""
        if DOSSIER not in self.forms:
            return
        presenter, document = self._presenter, self._presenter.document
        kind = document.kind if document is not None else TEXT
        if kind not in self._by_kind:
            self._by_kind[kind] = self._make_form(DOCUMENT, field_table(presenter.forms.profile, kind))
        self.forms[DOCUMENT] = self._by_kind[kind]
        self.show_tab(self.tab)

    def _entered(self, name: str) -> None:
        """Accept what is proposed, or keep what was typed, and go on."""
        form, presenter = self.form, self._presenter
        if form is None:
            return
        if not presenter.accept(name):
            presenter.leave_field()
        following = form.following(name)
        if following:
            form.go_to(following)

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("kind", "pane-head")
        head.setFixedHeight(TOOLS)
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(2)
        for button in self.tabs.values():
            button.setCheckable(True)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._chip)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(14, 10, 14, 8)
        lines.setSpacing(6)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._offer, 1)
        first.addWidget(self.accept_all)
        second.setSpacing(16)
        for hint in self._hints.values():
            second.addWidget(hint)
        second.addStretch()
        lines.addLayout(first)
        lines.addLayout(second)
        self._stack.addWidget(self._page_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.kinds)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)


_FLAG = Look("flagged", "flagged", "")
_DONE = Look("accepted", "accepted", "")


class _KindBar(QFrame):
    """Whether a document is paper with text or photographs; sound and film are neither."""

    def __init__(self, presenter: DescribePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = label("label")
        self.buttons = {kind: KeyButton(kind="flat") for kind in (TEXT, PICTURE)}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 0)
        row.setSpacing(2)
        row.addWidget(self._words)
        for kind, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, kind=kind: self._choose(kind))
            row.addWidget(button)
        row.addStretch()

    def show_kind(self) -> None:
        """Show the kind of the current document."""
        document = self._presenter.document
        for kind, button in self.buttons.items():
            button.setVisible(document is not None and document.kind != MEDIA)
            button.setChecked(document is not None and document.kind == kind)
            # A dossier in which nobody marked a document has none yet that could be of a kind.
            button.setEnabled(self._presenter.may_write and document is not None and bool(document.id))
        media = document is not None and document.kind == MEDIA
        self._words.setText(self.tr("Sound and film") if media else self.tr("Kind"))

    def say(self) -> None:
        """Set every word."""
        self.buttons[TEXT].say(self.tr("Text"), self.tr("The document is paper with text"))
        self.buttons[PICTURE].say(self.tr("Photographs"), self.tr("The document is photographs or negatives"))
        self.show_kind()

    def _choose(self, kind: str) -> None:
        document = self._presenter.document
        self._presenter.leave_field()
        if document is not None:
            self._presenter.media.set_kind(document, kind)
        self.show_kind()


class _PageTab(QWidget):
    """What is known of the current page, and whether a document begins at it."""

    finding_wanted = Signal(str)

    def __init__(self, presenter: DescribePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._title, self._chip = label("strong"), Chip()
        self._facts: dict[str, tuple[QLabel, ElidedLabel]] = {
            name: (label("label"), ElidedLabel()) for name in ("sheet", "document", "size", "words")
        }
        self._findings = LineModel(self)
        self._list = LineList(self._findings, 10)
        self._list.picked.connect(self.finding_wanted)
        self.begin = KeyButton("document", action="document")
        self.begin.clicked.connect(presenter.marks.toggle)
        self._sure = ""
        presenter.reader.text_ready.connect(self._take_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._chip)
        column.addLayout(head)
        facts = QFormLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(6)
        for name, value in self._facts.values():
            facts.addRow(name, value)
        column.addLayout(facts)
        column.addWidget(self._list)
        column.addWidget(self.begin)
        column.addStretch()

    def show_page(self) -> None:
        """Show the current page."""
        presenter, item = self._presenter, self._presenter.pages.current
        if item is None:
            return
        page, document = item.page, presenter.document
        self._title.setText(self.tr("Page {n}").format(n=page.number))
        self._chip.show_look(item.look)
        self._facts["sheet"][1].say(f"{page.sheet} · {side_word(page.side)}")
        if document is not None:
            self._facts["document"][1].say(f"{document.ordinal} · {presenter.forms.title_of(document)}".strip(" ·"))
        master = page.capture.master
        pixels = self.tr("{width} × {height} px · {dpi} dpi")
        self._facts["size"][1].say(pixels.format(width=master.width, height=master.height, dpi=round(master.dpi)))
        self._facts["words"][1].say(self._sure or "—")
        texts = presenter.shift.words.texts
        self._findings.show(finding_lines(item.findings, texts, passed=False))
        starts = document is not None and document.first_page_id == page.id
        first = bool(presenter.pages.items) and presenter.pages.items[0].page.id == page.id
        self.begin.say(self.tr("Join to the document before") if starts else self.tr("A document begins here"))
        self.begin.setEnabled(presenter.may_write and not (starts and first))

    def say(self) -> None:
        """Set every word."""
        names = {
            "sheet": self.tr("Sheet"), "document": self.tr("Document"), "size": self.tr("Image"),
            "words": self.tr("Words read"),
        }  # fmt: skip
        for name, (title, _value) in self._facts.items():
            title.setText(names[name])
        self._list.setAccessibleName(self.tr("Findings of the page"))
        self.show_page()

    def _take_text(self, _page: str, text: object) -> None:
        words, sure = len(getattr(text, "words", ())), getattr(text, "confidence", None)
        self._sure = f"{numbers.count(words)} · {numbers.count(round(sure))} %" if sure is not None else ""
        self.show_page()
