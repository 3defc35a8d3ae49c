"""The sampling plan: how many pages must be looked at and why so many, how far that is, and the rest taken together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.parts.key_button import KeyButton
from station.gui.parts.labels import Chip, label
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.review.share_bar import ShareBar
from station.gui.states import PAGE_LOOKS
from station.model.errors import StationError
from station.model.profiles import SamplingPolicy
from station.model.review import EVERY_PAGE, SamplingPlan


class PlanCard(QFrame):
    """``accept_rest`` is off until every page of the plan was looked at; why is said under it."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setProperty("kind", "figures")
        self._title, self._chip, self._why = label("strong"), Chip(), label("label", wrap=True)
        self.flagged, self.sample = ShareBar(), ShareBar()
        self.accept_rest = KeyButton("approve", action="accept_rest")
        self._reason = label("help", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(head)
        for widget in (self._why, self.flagged, self.sample, self.accept_rest, self._reason):
            layout.addWidget(widget)

    def show_plan(self) -> None:
        """Show the plan of the open dossier; nothing where there is none."""
        plan = self._presenter.facts.plan
        self.setVisible(plan is not None)
        if plan is None:
            return
        tally = self._presenter.overview
        tight = bool(plan.tightened)
        self._title.setText(self.tr("Sampling plan"))
        self._chip.setVisible(tight)
        self._chip.show_look(PAGE_LOOKS["flagged"] if tight else None, self.tr("Tightened"))
        words = [self._why_words(plan)]
        if tally.failed:
            words.append(self.tr("A page of the sample was rejected: every page of the rest is looked at too."))
        self._why.setText(" ".join(words))
        self.flagged.say(self.tr("Pages to check"), tally.flagged_done, tally.flagged)
        self.flagged.setVisible(tally.flagged > 0)
        sampled = self.tr("Every other page") if tally.rest == 0 else self.tr("Random sample")
        self.sample.say(sampled, tally.sample_done, tally.sample)
        self.sample.setVisible(tally.sample > 0)
        self.setToolTip(self._details(plan))
        self._show_rest(tally.rest, tally.rest_open, tally.to_look)

    def _show_rest(self, rest: int, waiting: int, to_look: int) -> None:
        ready = self._presenter.in_review and waiting > 0 and to_look == 0
        self.accept_rest.setVisible(waiting > 0)
        self.accept_rest.say(self.tr("Accept the rest: %n page(s)", "", waiting))
        self.accept_rest.setEnabled(ready)
        self.accept_rest.set_kind("accept" if ready else "")
        self._reason.setVisible(rest > 0 and not ready)
        if waiting == 0:
            self._reason.setText(self.tr("The rest is decided."))
        else:
            self._reason.setText(self.tr("First decide %n page(s) of the plan.", "", to_look))

    def _why_words(self, plan: SamplingPlan) -> str:
        policy, words = self._policy(plan), []
        if plan.size >= plan.population:
            words.append(self.tr("Every page is looked at."))
        else:
            words.append(self.tr("100 % of the pages to check, and %n page(s) at random.", "", plan.size))
        rate = numbers.decimal(plan.reject_rate, 2)
        if plan.tightened and plan.reject_rate is None:
            words.append(self.tr("Tightened: too few pages of this operator were reviewed so far."))
        elif plan.tightened and policy is not None:
            limit = policy.full_limit if plan.tightened == EVERY_PAGE else policy.reject_limit
            told = self.tr("Tightened: {rate} % of the operator's pages were rejected in {days} days, over {limit} %.")
            words.append(told.format(rate=rate, days=policy.window_days, limit=numbers.decimal(limit)))
        elif plan.tightened:
            words.append(self.tr("Tightened: {rate} % of the operator's pages were rejected.").format(rate=rate))
        return " ".join(words)

    def _details(self, plan: SamplingPlan) -> str:
        """Return what it takes to draw the same sample again."""
        policy = self._policy(plan)
        lines = [
            self.tr("Policy {name}, version {version}").format(name=plan.policy, version=plan.policy_version),
            self.tr("{size} of {population} pages that passed").format(
                size=numbers.count(plan.size), population=numbers.count(plan.population)
            ),
            self.tr("Seed {seed}").format(seed=plan.seed),
        ]
        if policy is not None and plan.size < plan.population:
            told = self.tr("Finds out more than {rate} % of bad pages with {sure} % confidence")
            rate = policy.tightened_rate if plan.tightened else policy.defect_rate
            lines.insert(1, told.format(rate=numbers.decimal(rate), sure=numbers.decimal(policy.confidence)))
        return "\n".join(lines)

    def _policy(self, plan: SamplingPlan) -> SamplingPolicy | None:
        """Return the policy if the station still has it in the version of the plan."""
        try:
            policy = self._presenter.shift.station.profiles.sampling_policy(plan.policy)
        except StationError:
            return None
        return policy if policy.version == plan.policy_version else None
