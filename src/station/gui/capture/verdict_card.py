"""Why a reviewer sent the page back: the reason, the words, who and when."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from station.gui import numbers
from station.gui.pages.page_item import PageItem
from station.gui.parts.labels import IconLabel, label
from station.gui.reasons import reason_words
from station.model.states import PageState


class VerdictCard(QFrame):
    """Shown for rejected pages only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "refusal")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._reason, self._note, self._who = (
            IconLabel("rejected", "rejected"),
            label(wrap=True),
            label("label", wrap=True),
        )
        self._reason.set_bold(bold=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(2)
        for widget in (self._reason, self._note, self._who):
            layout.addWidget(widget)
        self.hide()

    def show_item(self, item: PageItem | None, names: dict[str, str], zone: tzinfo | None) -> None:
        """Show what was said of a page; ``names`` are the people by id."""
        decision = item.decision if item is not None and item.page.state is PageState.REJECTED else None
        self.setVisible(decision is not None)
        if decision is None:
            return
        self._reason.say(self.tr("Returned: {reason}").format(reason=reason_words(decision.reason)))
        self._note.setText(f"“{decision.note}”" if decision.note else "")
        self._note.setVisible(bool(decision.note))
        who = names.get(decision.reviewer_id, "")
        self._who.setText("  ·  ".join(filter(None, (who, numbers.minute(decision.at, zone)))))
        self.setAccessibleName(f"{self._reason.text()}. {decision.note} {self._who.text()}")
