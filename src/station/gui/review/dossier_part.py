"""What the panel says of the whole dossier: what stood out among its pages, states, who scanned it and where."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.pages.page_lists import LineList, LineModel, finding_lines
from station.gui.parts.labels import ElidedLabel, label
from station.gui.parts.state_figures import StateFigures
from station.gui.review.review_presenter import ReviewPresenter
from station.model.dossier import Capture
from station.workflow.view_dossiers import DossierView

STATES = ("accepted", "rejected", "flagged", "passed")


class DossierPart(QWidget):
    """``problem_wanted`` carries the name of a check that speaks of the dossier as a whole."""

    problem_wanted = Signal(str)

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        # Of the dossier as it was read: verdicts change neither, and it may have 10,000 pages.
        self._known: DossierView | None = None
        self._latest: Capture | None = None
        self._sheets = 0
        self._problems_head, self._states_head, self._head = (label("section") for _ in range(3))
        self.problems = LineModel(self)
        self._list = LineList(self.problems, 8)
        self._figures = StateFigures(STATES)
        names = ("operator", "station", "sheets", "pages", "round")
        self._facts = {name: (label("label"), ElidedLabel()) for name in names}
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(3)
        for caption, value in self._facts.values():
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            form.addRow(caption, value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._problems_head, self._list, self._states_head, self._figures, self._head):
            layout.addWidget(widget)
        layout.addLayout(form)
        self._list.picked.connect(self.problem_wanted)

    def show_dossier(self) -> None:
        """Show what is known of the open dossier."""
        view = self._presenter.pages.view
        if view is None:
            return
        items, texts = self._presenter.pages.items, self._presenter.shift.words.texts
        # Numbers are for what is marked on the page.
        found = [replace(one, number=0) for one in finding_lines(view.dossier_findings, texts, passed=False)]
        self.problems.show(found)
        for widget in (self._problems_head, self._list):
            widget.setVisible(bool(found))
        self._figures.show_counts(self._presenter.pages.tally.colours)
        names = ", ".join(sorted(view.names.get(one, one) for one in view.operators))
        if view is not self._known:
            self._known = view
            captures = [item.page.capture for item in items]
            self._latest = max(captures, key=lambda capture: capture.captured_at, default=None)
            self._sheets = len({item.page.sheet for item in items})
        latest, sheets, zone = self._latest, self._sheets, self._presenter.shift.zone
        where = f"{latest.station} · {numbers.day(latest.captured_at, zone)}" if latest is not None else ""
        counted = view.triage.counted_sheets
        expected = view.dossier.expected_sheets if counted is None else counted
        plan = self._presenter.facts.plan
        values = (
            names, where, f"{numbers.count(expected)} / {numbers.count(sheets)}",
            f"{numbers.count(view.dossier.expected_pages)} / {numbers.count(len(items))}",
            numbers.count(plan.round) if plan is not None else "",
        )  # fmt: skip
        for (_, value), text in zip(self._facts.values(), values, strict=True):
            value.say(text or numbers.MISSING)

    def say(self) -> None:
        """Set every word."""
        self._problems_head.setText(self.tr("The dossier as a whole").upper())
        self._list.setAccessibleName(self.tr("Findings on the dossier as a whole"))
        self._states_head.setText(self.tr("Pages by state").upper())
        self._head.setText(self.tr("Dossier").upper())
        captions = {
            "operator": self.tr("Scanned by"), "station": self.tr("Station, day"),
            "sheets": self.tr("Sheets: listed / scanned"), "pages": self.tr("Pages: listed / scanned"),
            "round": self.tr("Review round"),
        }  # fmt: skip
        for name, (caption, _) in self._facts.items():
            caption.setText(captions[name])
        self.show_dossier()
