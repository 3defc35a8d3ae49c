"""The right panel at the scanner, in a fixed order: live count, states, needs a look, this page, mend, missing."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.live_card import LiveCard
from station.gui.capture.missing_words import missing_lines
from station.gui.pages.page_lists import LineList, LineModel, finding_lines, flagged_line
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, label
from station.gui.parts.reason_picker import ReasonPicker
from station.gui.parts.state_figures import StateFigures
from station.model.dossier import Page

STATES = ("passed", "flagged", "inspecting", "captured")


class CapturePanel(QFrame):
    """``page_wanted`` carries a page id, ``finding_wanted`` the name of a check, ``missing_wanted`` a page number."""

    page_wanted = Signal(str)
    finding_wanted = Signal(str)
    missing_wanted = Signal(int)

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
        self.rescan = KeyButton("rescan", action="rescan")
        self.remove = KeyButton("remove", action="remove")
        self.document = KeyButton("document", action="document")
        self.picker = ReasonPicker()
        self._page_part, self._needs_part = QWidget(), QWidget()
        self._build()
        self._needs_list.picked.connect(self.page_wanted)
        self._findings_list.picked.connect(self.finding_wanted)
        self._missing_list.picked.connect(lambda number: self.missing_wanted.emit(int(number)))
        self.say()

    def show_run(self) -> None:
        """Show the live count."""
        run, items = self._presenter.run.figures, self._presenter.pages.items
        latest = items[len(items) - run.pages :] if run.pages else []
        sheets = len({item.page.sheet for item in latest})
        end = self._presenter.end
        self._live.show_run(run, sheets, len(items), fault=end is not None and end.is_fault)

    def show_pages(self) -> None:
        """Show states, and what needs a look."""
        items = self._presenter.pages.items
        counts = Counter(item.look.colour for item in items)
        self._figures.show_counts(counts)
        texts = self._presenter.shift.words.texts
        needing = [flagged_line(item, texts) for item in items if item.needs_a_look]
        self._needs.show(needing)
        head = self.tr("To check").upper()
        self._needs_head.setText(f"{head}  ·  {numbers.count(len(needing))}")
        self._needs_part.setVisible(bool(needing))
        self.show_run()

    def show_page(self) -> None:
        """Show what is known of the current page."""
        item = self._presenter.pages.current
        self._page_part.setVisible(item is not None)
        self._page_chip.show_look(item.look if item is not None else None)
        if item is None:
            return
        page = item.page
        self._page_head.setText(self.tr("Page {n}").format(n=page.number).upper())
        for (_, value), text in zip(self._facts.values(), self._page_facts(page), strict=True):
            value.say(text)
        self._findings.show(finding_lines(item.findings, self._presenter.shift.words.texts, passed=False))
        self._findings_list.setVisible(bool(item.findings))
        possible = self._presenter.open_for_capture
        self.rescan.setEnabled(possible and self._presenter.can_scan and not self._presenter.run.running)
        for button in (self.remove, self.document):
            button.setEnabled(possible)

    def show_missing(self) -> None:
        """Show what still stands between the dossier and its review."""
        self._missing.show(missing_lines(self._presenter.missing, has_pages=bool(self._presenter.pages.items)))

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
        form = QFormLayout()
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
        layout.addLayout(form)
        layout.addWidget(self._findings_list)
        return self._page_part

    def _build_mend(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.rescan, 0, 0, 1, 2)
        grid.addWidget(self.remove, 1, 0)
        grid.addWidget(self.document, 1, 1)
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
        self.rescan.say(self.tr("Rescan into this place"))
        self.remove.say(self.tr("Remove"))
        self.document.say(self.tr("Document"))
        self._needs_list.setAccessibleName(self.tr("To check"))
        self._findings_list.setAccessibleName(self.tr("Findings"))
        self._missing_list.setAccessibleName(self.tr("Before hand-in"))
        self.show_pages()
        self.show_page()
        self.show_missing()


def _head(target: QLabel, words: str) -> None:
    target.setText(words.upper())
