"""How much a reviewer must look at, in words and figures, and the limits that pages are checked with."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from station.gui import numbers
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import ElidedLabel, label, rule
from station.gui.parts.tables import plain_table
from station.gui.settings.card_layout import captioned, column_of
from station.gui.settings.policies_presenter import EXAMPLE_PAGES, PoliciesPresenter, sampled
from station.model.profiles import SamplingPolicy
from station.model.review import EVERY_PAGE
from station.settings.texts import Sentence


class PoliciesCard(QWidget):
    """The sampling policy can be chosen by whoever changes settings; the checklist is a file, shown as it is."""

    def __init__(self, presenter: PoliciesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._head, self._help = label("title"), label("help", wrap=True)
        self.policies = {policy.name: KeyButton() for policy in presenter.policies}
        self.words = label("", wrap=True)
        self.problem = label("problem", wrap=True)
        self._list_head, self._list_name = label("title"), label("", wrap=True)
        self._file_label, self._file = label("label"), ElidedLabel("help")
        self.table = plain_table(presenter.limits, stretch=1, widths={0: 200, 2: 110})
        self._build()
        for name, button in self.policies.items():
            button.clicked.connect(lambda _checked=False, wanted=name: self._choose(wanted))
        presenter.changed.connect(self._show)
        presenter.refused.connect(self._refuse)
        self.say()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.policies.values():
            button.setCheckable(True)
            row.addWidget(button)
        row.addStretch()
        layout = column_of(self, self._head, self._help)
        layout.addLayout(row)
        for widget in (self.words, self.problem, rule(), self._list_head, self._list_name):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addLayout(captioned(self._file_label, self._file))
        self.table.setMinimumHeight(220)
        self.problem.hide()
        self.setFocusProxy(next(iter(self.policies.values())) if self._presenter.may_change else self.table)

    def _choose(self, name: str) -> None:
        self.problem.hide()
        self._presenter.choose(name)

    def _refuse(self, sentence: Sentence) -> None:
        self.problem.setText(str(sentence))
        self.problem.show()

    def _show(self) -> None:
        policy = self._presenter.policy
        for name, button in self.policies.items():
            chosen = policy is not None and name == policy.name
            button.setChecked(chosen)
            button.show_icon("check" if chosen else "")
            button.setEnabled(self._presenter.may_change or chosen)
            button.updateGeometry()
        self.words.setText(self._in_words(policy) if policy is not None else "")
        self._file.say(self._presenter.checklist_file)

    def _in_words(self, policy: SamplingPolicy) -> str:
        if policy.mode == EVERY_PAGE:
            return self.tr("Somebody other than the operator looks at every page.")
        example = numbers.count(EXAMPLE_PAGES)
        promised = self.tr(
            "Bad pages promised ≤ {rate} % with {confidence} % confidence: of a dossier of {pages} pages {size} are "
            "looked at, at random, and every flagged one."
        ).format(
            rate=numbers.decimal(policy.defect_rate, 2), confidence=numbers.decimal(policy.confidence, 2),
            pages=example, size=numbers.count(sampled(policy, policy.defect_rate)),
        )  # fmt: skip
        tightened = self.tr(
            "Tightened to ≤ {rate} % ({size} of {pages} pages) when more than {limit} % of the operator's pages were "
            "rejected within {days} days, or fewer than {least} were judged; above {full} %, every page."
        ).format(
            rate=numbers.decimal(policy.tightened_rate, 2), size=numbers.count(sampled(policy, policy.tightened_rate)),
            pages=example, limit=numbers.decimal(policy.reject_limit, 2), days=numbers.count(policy.window_days),
            least=numbers.count(policy.least_decisions), full=numbers.decimal(policy.full_limit, 2),
        )  # fmt: skip
        return f"{promised}\n{tightened}"

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def say(self) -> None:
        """Set every word."""
        presenter = self._presenter
        self._head.setText(self.tr("Sampling"))
        applies = self.tr("How much a reviewer must look at. It holds for reviews that begin from now on.")
        chooser = self.tr("An administrator chooses it.")
        self._help.setText(applies if presenter.may_change else f"{applies} {chooser}")
        for policy in presenter.policies:
            self.policies[policy.name].say(policy.titled(presenter.language), f"{policy.name} {policy.version}")
        self._list_head.setText(self.tr("Checklist"))
        checklist = presenter.checklist
        named = self.tr("{title} · {name}, version {version}. Every report names it; a changed one is a file.")
        self._list_name.setText(named.format(title=checklist.title, name=checklist.name, version=checklist.version))
        self.table.setAccessibleName(self.tr("Limits of the checks"))
        self._file_label.setText(self.tr("File"))
        presenter.limits.say()
        self._show()
