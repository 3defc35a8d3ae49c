"""The right panel of a review: the two verdicts, what was found, what happened to the page, what the dossier lacks."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from station.gui import keymap, numbers
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_lists import LineList, LineModel, finding_lines
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, ElidedLabel, IconLabel, label
from station.gui.parts.reason_picker import ReasonPicker
from station.gui.parts.state_figures import StateFigures
from station.gui.reasons import reason_words
from station.gui.review.review_presenter import ReviewPresenter, is_undecided
from station.model.states import PageState

STATES = ("accepted", "rejected", "flagged", "passed")


class ReviewPanel(QFrame):
    """``finding_wanted`` carries the name of a check."""

    finding_wanted = Signal(str)

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._presenter = presenter
        self.accept = KeyButton("tick", action="accept", kind="accept", height="tall")
        self.reject = KeyButton("rejected", action="reject", kind="reject", height="tall")
        self._hint = label("help", wrap=True)
        self.picker = ReasonPicker()
        self._page_head, self._chip = label("section"), Chip()
        self._findings = LineModel(self)
        self._findings_list = LineList(self._findings, 10)
        self._history_head, self._states_head, self._dossier_head = (label("section") for _ in range(3))
        self._captured, self._inspected = IconLabel("capture", "text2", 12), IconLabel("inspecting", "text2", 12)
        self._decided = IconLabel("accepted", "text2", 12)
        self._figures = StateFigures(STATES)
        self._facts = {name: (label("label"), ElidedLabel()) for name in ("operator", "station", "sheets", "pages")}
        self._lock_card = QFrame()
        self._lock_title, self._lock_text = IconLabel("lock", "text"), label("help", wrap=True)
        self._build()
        self._findings_list.picked.connect(self.finding_wanted)
        self.say()

    def show_page(self) -> None:
        """Show what is known of the current page."""
        item = self._presenter.pages.current
        self._chip.show_look(item.look if item is not None else None)
        possible = item is not None and self._presenter.in_review
        self.accept.setEnabled(possible and item is not None and is_undecided(item))
        self.reject.setEnabled(possible and item is not None and item.page.state is not PageState.REJECTED)
        if item is None:
            return
        self._page_head.setText(self.tr("Page {n}").format(n=item.page.number).upper())
        self._findings.show(finding_lines(item.findings, self._presenter.shift.words.texts))
        self._findings_list.setVisible(bool(item.findings))
        self._show_history(item)

    def show_dossier(self) -> None:
        """Show how far the review is, and what stands against approving."""
        view = self._presenter.pages.view
        if view is None:
            return
        self._figures.show_counts(Counter(item.look.colour for item in self._presenter.pages.items))
        names = ", ".join(sorted(view.names.get(one, one) for one in view.operators))
        pages = self._presenter.pages.items
        latest = max((item.page.capture for item in pages), key=lambda capture: capture.captured_at, default=None)
        where = (
            f"{latest.station} · {numbers.day(latest.captured_at, self._presenter.shift.zone)}"
            if latest is not None
            else numbers.MISSING
        )
        sheets = len({item.page.sheet for item in pages})
        values = (
            names or numbers.MISSING, where,
            f"{numbers.count(view.dossier.expected_sheets)} / {numbers.count(sheets)}",
            f"{numbers.count(view.dossier.expected_pages)} / {numbers.count(len(pages))}",
        )  # fmt: skip
        for (_, value), text in zip(self._facts.values(), values, strict=True):
            value.say(text)
        self._show_lock()

    def _show_lock(self) -> None:
        verdicts = self._presenter.verdicts
        locked = bool(verdicts.open or verdicts.rejected)
        self._lock_card.setVisible(True)
        if not locked:
            self._lock_title.say(self.tr("Ready to approve"), "accepted", "accepted")
            self._lock_text.setText(
                self.tr("Every page is accepted. {key} approves the dossier.").format(key=keymap.cap("finish"))
            )
            return
        self._lock_title.say(self.tr("Cannot be approved yet"), "lock", "text")
        parts = []
        if verdicts.open:
            parts.append(self.tr("%n page(s) without a verdict.", "", verdicts.open))
        if verdicts.rejected:
            parts.append(self.tr("%n page(s) to scan again: return the dossier.", "", verdicts.rejected))
        self._lock_text.setText(" ".join(parts))

    def _show_history(self, item: PageItem) -> None:
        view = self._presenter.pages.view
        names = view.names if view is not None else {}
        capture = item.page.capture
        who = names.get(capture.operator_id, capture.operator_id)
        when = numbers.minute(capture.captured_at, self._presenter.shift.zone)
        self._captured.say(" · ".join((self.tr("Scanned"), who, when)))
        report = view.reports.get(capture.id) if view is not None else None
        checklist = f"{report.checklist} {report.checklist_version}" if report is not None else numbers.MISSING
        self._inspected.say(" · ".join((self.tr("Inspected"), checklist)))
        decision = item.decision
        self._decided.setVisible(decision is not None)
        if decision is not None:
            verdict = self.tr("Accepted") if decision.verdict == "accept" else self.tr("Rejected")
            icon = "accepted" if decision.verdict == "accept" else "rejected"
            reason = reason_words(decision.reason) if decision.reason else ""
            who = names.get(decision.reviewer_id, decision.reviewer_id)
            self._decided.say(" · ".join(filter(None, (verdict, who, reason, decision.note))), icon)

    def _build(self) -> None:
        verdicts = QHBoxLayout()
        verdicts.setSpacing(10)
        verdicts.addWidget(self.accept, 1)
        verdicts.addWidget(self.reject, 1)
        head = QHBoxLayout()
        head.addWidget(self._page_head, 1)
        head.addWidget(self._chip)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(3)
        for caption, value in self._facts.values():
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            form.addRow(caption, value)
        self._lock_card.setProperty("kind", "figures")
        card = QVBoxLayout(self._lock_card)
        card.setContentsMargins(12, 8, 12, 10)
        self._lock_title.set_bold(bold=True)
        card.addWidget(self._lock_title)
        card.addWidget(self._lock_text)
        content = QWidget()
        content.setObjectName("scrolled")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        layout.addLayout(verdicts)
        layout.addWidget(self._hint)
        layout.addWidget(self.picker)
        layout.addLayout(head)
        layout.addWidget(self._findings_list)
        for widget in (self._history_head, self._captured, self._inspected, self._decided, self._states_head):
            layout.addWidget(widget)
        layout.addWidget(self._figures)
        layout.addWidget(self._dossier_head)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self._lock_card)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        self.accept.say(self.tr("Accept, next"))
        self.reject.say(self.tr("Reject…"))
        self._hint.setText(self.tr("A flagged page asks why it is accepted. Reject: R, a digit, Enter."))
        self._findings_list.setAccessibleName(self.tr("Findings"))
        self._history_head.setText(self.tr("History of the page").upper())
        self._states_head.setText(self.tr("Pages by state").upper())
        self._dossier_head.setText(self.tr("Dossier").upper())
        captions = {
            "operator": self.tr("Scanned by"), "station": self.tr("Station, day"),
            "sheets": self.tr("Sheets: listed / scanned"), "pages": self.tr("Pages: listed / scanned"),
        }  # fmt: skip
        for name, (caption, _) in self._facts.items():
            caption.setText(captions[name])
        self.show_page()
        self.show_dossier()
