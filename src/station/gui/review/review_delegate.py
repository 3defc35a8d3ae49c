"""The heads of documents in the reviewer's list and grid: their pages, what was decided on them, whether they pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from station.gui import icons, theme
from station.gui.pages.page_badges import draw_words
from station.gui.pages.page_delegate import PageDelegate
from station.gui.pages.page_item import PageItem
from station.gui.pages.page_rows import HeadRow, SlotRow
from station.gui.states import PAGE_LOOKS
from station.model.dossier import Page

# A list narrower than this has room for the number of pages only.
WIDE = 420


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """First and last page number, how many pages rest in which state, and the verdict (``pass``, ``fail``, ``""``).

    ``subject``: what the document is about, for lists that have room for it.
    """

    first: int = 0
    last: int = 0
    states: Counter[str] = field(default_factory=Counter)
    verdict: str = ""
    current: bool = False
    subject: str = ""

    @property
    def words(self) -> str:
        """``trang 69-76 · 8 đã nhận``: the states that a reviewer counts, in their order."""
        translate = QCoreApplication.translate
        if self.first == self.last:
            pages = translate("review", "page {first}").format(first=self.first)
        else:
            pages = translate("review", "pages {first}–{last}").format(first=self.first, last=self.last)
        counted = [
            f"{self.states[state]} {PAGE_LOOKS[state].word.lower()}"
            for state in ("accepted", "rejected", "flagged")
            if self.states[state]
        ]
        return " · ".join((pages, *counted))


class ReviewDelegate(PageDelegate):
    """``facts_of`` answers for a document by its id."""

    def __init__(
        self, picture: Callable[[Page, QSize], QImage | None], caption: Callable[[PageItem], str],
        facts_of: Callable[[str], HeadFacts], *, framed: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(picture, caption, framed=framed)
        self._facts_of = facts_of

    def paint_row(self, painter: QPainter, rect: QRect, row: HeadRow | SlotRow) -> None:
        """Draw a head; the slot is as in every room."""
        if not isinstance(row, HeadRow):
            super().paint_row(painter, rect, row)
            return
        shown, facts = theme.current(), self._facts_of(row.document_id)
        painter.fillRect(rect, QColor(shown.soft if facts.current else shown.bg))
        bar = QRect(rect.x(), rect.y(), 3, rect.height())
        painter.fillRect(bar, QColor(shown.accent if facts.current else shown.edge))
        inner = rect.adjusted(12, 0, -10, 0)
        if facts.verdict:
            inner.setRight(inner.right() - _paint_verdict(painter, inner, facts.verdict, wide=rect.width() >= WIDE))
        short = QCoreApplication.translate("pages", "%n p.", "", row.pages)
        painter.setPen(QColor(shown.text2))
        words = facts.words if rect.width() >= WIDE else short
        used = draw_words(painter, inner, words, right=True)
        inner.setRight(inner.right() - used - 8)
        painter.setPen(QColor(shown.text))
        ordinal = QCoreApplication.translate("pages", "Doc {n}").format(n=row.ordinal)
        used = draw_words(painter, inner, ordinal, bold=True)
        title = row.title
        if rect.width() >= WIDE and facts.subject and facts.subject != title:
            title = " · ".join(filter(None, (title, facts.subject)))
        draw_words(painter, inner.adjusted(used + 8, 0, 0, 0), title)


def verdict_look(verdict: str) -> tuple[str, str, str]:
    """Return icon, state of the theme and word of a verdict on a document."""
    if verdict == "pass":
        return "accepted", "accepted", QCoreApplication.translate("review", "Passes")
    return "rejected", "rejected", QCoreApplication.translate("review", "Does not pass")


def _paint_verdict(painter: QPainter, rect: QRect, verdict: str, *, wide: bool) -> int:
    """Draw the verdict at the right: its shape, and its word where there is room; return the width."""
    icon, state, word = verdict_look(verdict)
    ink = theme.current().state(state).ink
    used = 0
    if wide:
        painter.setPen(QColor(ink))
        used = draw_words(painter, rect, word, bold=True, right=True) + 6
    icons.draw(painter, icon, ink, QRect(rect.right() - used - 15, rect.center().y() - 7, 16, 16))
    return used + 16 + 14
