"""The right panel at the scanner, in a fixed order: live count, states, needs a look, this page, mend, missing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.leaf_picker import LeafPicker, note_words
from station.gui.capture.live_card import LiveCard
from station.gui.capture.missing_words import missing_lines
from station.gui.capture.sheet_back import SUSPECT
from station.gui.capture.verdict_card import VerdictCard
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_lists import (
    Line,
    LineList,
    LineModel,
    PageLines,
    finding_lines,
    flagged_line,
)
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, label
from station.gui.parts.reason_picker import ReasonPicker
from station.gui.parts.state_figures import StateFigures
from station.model.dossier import Page
from station.settings.texts import Texts

STATES = ("passed", "flagged", "inspecting", "captured")
PAIRED = ("insert_before", "insert_after", "blank", "leaf_note")
MEND = ("rescan", *PAIRED, "looked_at")
_SUSPECTS: dict[str, object] = {
    "paper_jam": QT_TRANSLATE_NOOP("CapturePanel", "jam right after"),
    "double_feed": QT_TRANSLATE_NOOP("CapturePanel", "double feed"),
    SUSPECT: QT_TRANSLATE_NOOP("CapturePanel", "not as on the table"),
}


class CapturePanel(QFrame):
    """``page_wanted`` carries a page id, ``finding_wanted`` the name of a check, ``missing_wanted`` a page number.

    ``field_wanted``: page number and name of a field of a description.
    """

    page_wanted = Signal(str)
    finding_wanted = Signal(str)
    missing_wanted = Signal(int)
    field_wanted = Signal(str)

    def __init__(self, presenter: CapturePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter = presenter
        self._live, self._figures = LiveCard(), StateFigures(STATES)
        self._needs_head, self._needs_key = label("section"), label("help")
        self._needs, self._findings, self._missing = LineModel(self), LineModel(self), LineModel(self)
        self._needs_list = LineList(self._needs, 4)
        self._findings_list = LineList(self._findings, 8)
        self._missing_list = LineList(self._missing, 5)
        self._page_head, self._page_chip = label("section"), Chip()
        self._facts = {
            name: (label("label"), ElidedLabel()) for name in ("size", "image", "depth", "angle", "master", "side")
        }
        self._mend_head, self._missing_head = label("section"), label("section")
        self.mend = {action: KeyButton("" if action in PAIRED else action, action=action) for action in MEND}
        self.picker, self.leaf = ReasonPicker(), LeafPicker()
        self._verdict, self._note = VerdictCard(), label("label", wrap=True)
        self._folded = False
        self._page_part, self._needs_part, self._facts_part = QWidget(), QWidget(), QWidget()
        self._build()
        self._needs_list.picked.connect(self.page_wanted)
        self._findings_list.picked.connect(self.finding_wanted)
        self._missing_list.picked.connect(self._pick_missing)
        self.say()

    def _pick_missing(self, place: str) -> None:
        if "/" in place:
            self.field_wanted.emit(place)
        else:
            self.missing_wanted.emit(int(place))

    def show_run(self) -> None:
        """Show the live count."""
        run, items = self._presenter.feeding.figures, self._presenter.pages.items
        latest = items[len(items) - run.pages :] if run.pages else []
        sheets = len({item.page.sheet for item in latest})
        end = self._presenter.end
        self._live.show_run(run, sheets, len(items), fault=end is not None and end.is_fault)

    def show_pages(self) -> None:
        """Show states, and what needs a look."""
        pages = self._presenter.pages
        self._figures.show_counts(pages.tally.colours)
        texts = self._presenter.shift.words.texts
        needing = pages.needing
        self._needs.show(PageLines(needing, _line, texts))
        head = self.tr("To check").upper()
        self._needs_head.setText(f"{head}  ·  {numbers.count(len(needing))}")
        self._needs_part.setVisible(bool(needing))
        self.show_run()

    def show_page(self) -> None:
        """Show what is known of the current page."""
        item, view = self._presenter.pages.current, self._presenter.pages.view
        self._page_part.setVisible(item is not None)
        shift = self._presenter.shift
        self._verdict.show_item(item, view.names if view is not None else {}, shift.zone)
        self._page_chip.show_look(item.look if item is not None else None)
        if item is None:
            return
        page = item.page
        self._page_head.setText(self.tr("Page {n}").format(n=page.number).upper())
        for (_, value), text in zip(self._facts.values(), self._page_facts(page), strict=True):
            value.say(text)
        self._findings.show(finding_lines(item.findings, self._presenter.shift.words.texts, passed=False))
        self._findings_list.setVisible(bool(item.findings))
        self._show_note(page)
        self._show_mend(page)
        end = self._presenter.end
        self._facts_part.setVisible(not self._folded or end is None or not end.is_fault)

    def fold(self, *, folded: bool) -> None:
        """Leave out what is still missing where the window is low: the key that hands in says it too."""
        self._folded = folded
        for widget in (self._missing_head, self._missing_list):
            widget.setVisible(not folded)

    def show_missing(self) -> str:
        """Show what still stands between the dossier and its review, and return it as lines."""
        missing = self._presenter.missing
        lines = missing_lines(missing, has_pages=bool(self._presenter.pages.items)) if missing is not None else []
        self._missing.show(lines)
        return "\n".join(line.spoken for line in lines)

    def _show_note(self, page: Page) -> None:
        """Say what a person noted on this side and its leaf."""
        blank = [self.tr("Blank side")] if self._presenter.is_blank(page) else []
        said = [*blank, *(note_words(note) for note in self._presenter.chosen.notes())]
        self._note.setText("\n".join(said))
        self._note.setVisible(bool(said))

    def _show_mend(self, page: Page) -> None:
        possible = self._presenter.open_for_capture
        scanning = possible and self._presenter.can_scan and not self._presenter.feeding.busy
        for action in ("rescan", "insert_before", "insert_after"):
            self.mend[action].setEnabled(scanning)
        for action in ("blank", "leaf_note", "looked_at"):
            self.mend[action].setEnabled(possible)
        self.mend["looked_at"].setVisible(bool(page.suspect))
        blank = self._presenter.is_blank(page)
        self.mend["blank"].say(self.tr("Not blank") if blank else self.tr("Blank side"))

    def _page_facts(self, page: Page) -> tuple[str, ...]:
        master = page.capture.master
        dpi = master.dpi or 0
        width, height = (round(side / dpi * 25.4) if dpi else 0 for side in (master.width, master.height))
        size = f"{width} × {height} mm" if dpi else numbers.MISSING
        modes = {"color": self.tr("colour"), "gray": self.tr("grey"), "lineart": self.tr("two levels")}
        image = f"{numbers.count(master.width)} × {numbers.count(master.height)}"
        depth = f"{round(dpi)} dpi · {modes.get(master.mode, master.mode)}"
        view = self._presenter.pages.view
        report = view.reports.get(page.capture.id) if view is not None else None
        angle = numbers.measure(report.recipe.angle, "°") if report is not None else self.tr("not measured yet")
        if report is not None and report.recipe.turn:
            angle = self.tr("{angle}, turned {turn}°").format(angle=angle, turn=report.recipe.turn)
        digest = f"SHA-256 {master.sha256[:4]}…{master.sha256[-4:]}"
        return size, image, depth, angle, digest, self.tr("sheet {n}").format(n=page.sheet)

    def _build(self) -> None:
        content = QWidget()
        content.setObjectName("scrolled")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(self.picker)
        layout.addWidget(self.leaf)
        layout.addWidget(self._live)
        layout.addWidget(self._figures)
        layout.addWidget(self._build_needs())
        layout.addWidget(self._build_page())
        layout.addWidget(self._mend_head)
        layout.addLayout(self._build_mend())
        layout.addWidget(self._missing_head)
        layout.addWidget(self._missing_list)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _build_needs(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._needs_head, 1)
        head.addWidget(self._needs_key)
        layout = QVBoxLayout(self._needs_part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._needs_list)
        return self._needs_part

    def _build_page(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._page_head, 1)
        head.addWidget(self._page_chip)
        form = QFormLayout(self._facts_part)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(3)
        for caption, value in self._facts.values():
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            form.addRow(caption, value)
        layout = QVBoxLayout(self._page_part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._verdict)
        layout.addWidget(self._note)
        layout.addWidget(self._findings_list)
        layout.addWidget(self._facts_part)
        return self._page_part

    def _build_mend(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.mend["looked_at"], 0, 0, 1, 2)
        grid.addWidget(self.mend["rescan"], 1, 0, 1, 2)
        for place, action in enumerate(PAIRED):
            grid.addWidget(self.mend[action], 2 + place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self._needs_key.setText(self.tr("{key} next").format(key=keymap.cap("next_flagged")))
        captions = {
            "size": self.tr("Size"), "image": self.tr("Pixels"), "depth": self.tr("Resolution"),
            "angle": self.tr("Straightened by"),
            "master": self.tr("Master"), "side": self.tr("Place"),
        }  # fmt: skip
        for name, (caption, _) in self._facts.items():
            caption.setText(captions[name])
        _head(self._mend_head, self.tr("Put right in place"))
        _head(self._missing_head, self.tr("Before hand-in"))
        for action, words in (
            ("rescan", self.tr("Rescan into this place")), ("insert_before", self.tr("Insert before")),
            ("insert_after", self.tr("Insert after")), ("blank", self.tr("Blank side")),
            ("leaf_note", self.tr("Leaf note")), ("looked_at", self.tr("Looked at: in order")),
        ):  # fmt: skip
            self.mend[action].say(words)
        self._needs_list.setAccessibleName(self.tr("To check"))
        self._findings_list.setAccessibleName(self.tr("Findings"))
        self._missing_list.setAccessibleName(self.tr("Before hand-in"))
        self.show_pages()
        self.show_page()
        self.show_missing()


def _line(item: PageItem, texts: Texts) -> Line:
    """Return the line of a page that needs a look, with what happened at the scanner when that makes it doubtful."""
    line, suspect = flagged_line(item, texts), _SUSPECTS.get(item.page.suspect)
    if suspect is None:
        return line
    return replace(line, plain=QCoreApplication.translate("CapturePanel", str(suspect)))


def _head(target: QLabel, words: str) -> None:
    target.setText(words.upper())
