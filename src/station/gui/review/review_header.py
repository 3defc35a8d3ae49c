"""The header of the review: which dossier, how far, return or approve it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from station.gui.parts.dossier_header import DossierTitle, Progress
from station.gui.parts.key_button import KeyButton
from station.gui.review.review_presenter import ReviewPresenter


class ReviewHeader(QObject):
    """Widgets in the header's row; ``back`` leads to the queue."""

    def __init__(self, presenter: ReviewPresenter, row: QHBoxLayout) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self.back = KeyButton("return", kind="flat", height="head")
        self._title, self._progress = DossierTitle(), Progress()
        self.give_back = KeyButton("return", action="return", kind="reject", height="head")
        self.approve = KeyButton("approve", action="finish", height="head")
        for widget in (self.back, self._title, self._progress, self.give_back, self.approve):
            row.addWidget(widget, 1 if widget is self._title else 0)

    def set_roomy(self, *, roomy: bool) -> None:
        """Show the words of the buttons, or of the one that goes on alone."""
        self.give_back.set_short(short=not roomy)

    def show_dossier(self) -> None:
        """Show which dossier is open, or that none is."""
        view = self._presenter.pages.view
        for widget in (self.back, self._progress, self.give_back, self.approve):
            widget.setVisible(view is not None)
        if view is None:
            self._title.show_dossier((), "", self.tr("Waiting for review"))
            return
        dossier = view.dossier
        box = self.tr("Box {box}").format(box=dossier.box) if dossier.box else ""
        plan = self._presenter.facts.plan
        again = self.tr("Review round {n}").format(n=plan.round) if plan is not None and plan.round > 1 else ""
        crumbs = (self.tr("Review queue"), dossier.fonds_code, box, again)
        self._title.show_dossier(crumbs, dossier.code, dossier.title)

    def show_progress(self) -> None:
        """Show how many pages are decided, and whether the dossier can be approved."""
        verdicts = self._presenter.overview
        decided, total = verdicts.accepted + verdicts.rejected, max(1, verdicts.pages)
        of = self.tr("/ %n page(s) decided", "", verdicts.pages)
        self._progress.show_progress(decided, of, "", decided / total, verdicts.rejected / total, "accepted")
        done = not verdicts.open and not verdicts.rejected and not self._presenter.stops
        self.approve.setEnabled(self._presenter.in_review)
        self.approve.set_kind("primary" if done else "")
        self.give_back.setEnabled(self._presenter.can_return)

    def say(self) -> None:
        """Set every word."""
        self.back.say("", self.tr("Back to the queue"))
        self.back.setAccessibleName(self.tr("Back to the queue"))
        self.give_back.say(self.tr("Return dossier"))
        self.approve.say(self.tr("Approve dossier"))
