"""What a verdict asks before it is given, in the panel: a reason by its digit, with what the machine found proposed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from station.gui.reasons import offered
from station.gui.review.review_facts import can_be_decided
from station.gui.review.review_panel import ReviewPanel
from station.gui.review.review_presenter import ReviewPresenter
from station.model.reasons import ACCEPT, DOCUMENT, REJECT, RETURN, suggested
from station.model.states import PageState


class ReviewQuestions(QObject):
    """``look_first`` asks to show a page large that must be looked at; ``answered``: back to the pages."""

    look_first = Signal()
    answered = Signal()

    def __init__(self, presenter: ReviewPresenter, panel: ReviewPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._panel = presenter, panel
        self._act: Callable[[str, str], object] = presenter.decide.accept
        panel.page.picker.picked.connect(self._picked)
        panel.page.picker.left.connect(self.answered)
        # The panel was scrolled to show the question.
        self.answered.connect(panel.to_top)

    @property
    def open(self) -> bool:
        """Whether a question waits for its answer."""
        return self._panel.page.picker.isVisible() or self._panel.approval.asking

    def leave(self) -> None:
        """Close what is asked."""
        if self._panel.approval.asking:
            self._panel.approval.leave()
        else:
            self._panel.page.picker.leave()

    def accept(self, *, in_grid: bool) -> None:
        """Accept the current page; one of the plan is looked at first, a flagged one first asks why."""
        presenter = self._presenter
        item = presenter.pages.current
        if item is None or not presenter.in_review or not can_be_decided(item):
            return
        unseen = not presenter.time.seen(item.page.capture.id).full_size
        if in_grid and unseen and presenter.facts.must_be_seen(item):
            self.look_first.emit()
        elif item.page.state is PageState.FLAGGED:
            reasons = offered(ACCEPT)
            title = self.tr("Accept page {n}: why?").format(n=item.page.number)
            self._ask(presenter.decide.accept)
            self._panel.page.picker.ask(
                title, "flagged", reasons, suggested(reasons, item.problems), self.tr("Accept, next"), "accept"
            )
        else:
            presenter.decide.accept()

    def reject(self) -> None:
        """Ask why the current page is rejected; what the machine found is proposed."""
        item = self._presenter.pages.current
        possible = item is not None and item.page.state not in (PageState.REJECTED, PageState.CAPTURED)
        if item is not None and possible and self._presenter.in_review:
            reasons = offered(REJECT)
            title = self.tr("Reject page {n}: why?").format(n=item.page.number)
            self._ask(self._presenter.decide.reject)
            self._panel.page.picker.ask(
                title, "rejected", reasons, suggested(reasons, item.problems), self.tr("Reject, next"), "reject-fill"
            )

    def fail_media(self) -> None:
        """Ask why the chosen recording does not pass."""
        document = self._panel.media.document
        if document is not None and self._presenter.in_review:
            reasons = offered(DOCUMENT)
            title = self.tr("Document {n} does not pass: why?").format(n=document.ordinal)
            self._ask(lambda reason, note: self._presenter.decide.judge(document, "fail", reason, note))
            self._panel.page.picker.ask(title, "rejected", reasons, None, self.tr("Does not pass"), "reject-fill")

    def pass_media(self) -> None:
        """Say that the chosen recording passes."""
        document = self._panel.media.document
        if document is not None and self._presenter.in_review:
            self._presenter.decide.judge(document, "pass")

    def fail_document(self) -> None:
        """Ask why the document of the current page does not pass."""
        document = self._panel.document.document
        if document is not None and self._presenter.in_review:
            ids, reasons = set(document.page_ids), offered(DOCUMENT)
            pages = [item for item in self._presenter.pages.items if item.page.id in ids]
            proposed = suggested(reasons, [finding for item in pages for finding in item.problems])
            if any(item.page.state is PageState.REJECTED for item in pages):
                proposed = reasons[0] if reasons else None
            title = self.tr("Document {n} does not pass: why?").format(n=document.ordinal)
            self._ask(lambda reason, note: self._presenter.decide.judge(document, "fail", reason, note))
            self._panel.page.picker.ask(title, "rejected", reasons, proposed, self.tr("Does not pass"), "reject-fill")

    def pass_document(self) -> None:
        """Say that the document of the current page passes."""
        document = self._panel.document.document
        if document is not None and self._presenter.in_review:
            self._presenter.decide.judge(document, "pass")

    def return_dossier(self) -> None:
        """Ask why the dossier goes back to its clerk."""
        if self._presenter.pages.view is not None and self._presenter.can_return:
            reasons = offered(RETURN)
            rejected = self._presenter.overview.rejected
            proposed = reasons[0] if rejected and reasons else None
            title = self.tr("Return the dossier: why?")
            if rejected:
                title = self.tr("Return the dossier, %n page(s) to scan again: why?", "", rejected)
            self._ask(self._presenter.return_dossier)
            self._panel.page.picker.ask(title, "return", reasons, proposed, self.tr("Return"), "reject-fill")

    def _ask(self, act: Callable[[str, str], object]) -> None:
        self._act = act
        if self._panel.approval.asking:
            self._panel.approval.leave()
        self._panel.to_top()

    def _picked(self, reason: str, note: str) -> None:
        self._act(reason, note)
        self.answered.emit()
