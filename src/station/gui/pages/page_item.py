"""A page as lists show it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.gui import numbers, severity
from station.gui.reasons import reason_words
from station.gui.states import Look, page_look, side_word
from station.model.dossier import Page
from station.model.finding import Finding, Outcome
from station.model.states import PageState
from station.settings.texts import Texts
from station.storage.records import Decision


@dataclass(frozen=True, slots=True)
class PageItem:
    """A page with what is known of its image.

    ``findings``: what did not pass at least, everything for the page that is looked at; ``inspecting``: an inspection
    is under way; ``decision``: what a reviewer last said of this image; ``blank``: a person said that this side is
    blank; ``leaf_note``: what a person noted about the leaf, short enough for a caption.
    """

    page: Page
    findings: tuple[Finding, ...] = ()
    inspecting: bool = False
    decision: Decision | None = None
    blank: bool = False
    leaf_note: str = ""

    @property
    def look(self) -> Look:
        """Colour, shape and word of its state."""
        return page_look(self.page, inspecting=self.inspecting)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that did not pass, those that could not be checked included; the critical ones first."""
        found = tuple(finding for finding in self.findings if finding.outcome is not Outcome.PASSED)
        # Asked at every repaint of every page: most have one finding or none, and nothing to sort.
        return severity.ranked(found) if len(found) > 1 else found

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should look: flagged, rejected, or suspected at the scanner."""
        return self.page.state in (PageState.FLAGGED, PageState.REJECTED) or bool(self.page.suspect)


CHECKS: dict[str, object] = {
    "blank": QT_TRANSLATE_NOOP("checks", "Blank"),
    "edge_content": QT_TRANSLATE_NOOP("checks", "Cut edge"),
    "exposure": QT_TRANSLATE_NOOP("checks", "Exposure"),
    "ocr_confidence": QT_TRANSLATE_NOOP("checks", "OCR"),
    "orientation": QT_TRANSLATE_NOOP("checks", "Turn"),
    "readable": QT_TRANSLATE_NOOP("checks", "File"),
    "resolution": QT_TRANSLATE_NOOP("checks", "Resolution"),
    "sharpness": QT_TRANSLATE_NOOP("checks", "Sharpness"),
    "skew": QT_TRANSLATE_NOOP("checks", "Skew"),
}


def finding_name(finding: Finding, texts: Texts) -> str:
    """Return what the check of a finding looks at (``Skew``)."""
    return check_word(finding.check, texts)


def check_word(check: str, texts: Texts) -> str:
    """Return the shortest name of a check; one that a site added is named by its own texts."""
    known = CHECKS.get(check)
    return texts.text("findings", check) if known is None else QCoreApplication.translate("checks", str(known))


def finding_value(finding: Finding) -> str:
    """Return the measured value with its unit; a question mark when the check could not say."""
    if finding.value is None:
        return "?" if finding.outcome is Outcome.UNCHECKED else ""
    return numbers.measure(finding.value, finding.unit)


def caption(item: PageItem, texts: Texts) -> str:
    """Return the shortest thing worth saying under a thumbnail, ``""`` for a page that is in order and has no note."""
    if item.page.suspect:
        return QCoreApplication.translate("pages", "check again")
    if item.page.state is PageState.REJECTED and item.decision is not None:
        return reason_words(item.decision.reason)
    if not item.needs_a_look or not item.problems:
        return item.leaf_note or (QCoreApplication.translate("pages", "blank") if item.blank else "")
    # What could not be checked (a blank page has no text to measure) is no finding beside one that was made.
    found = [one for one in item.problems if one.outcome is not Outcome.UNCHECKED] or list(item.problems)
    if len(found) > 2:
        return QCoreApplication.translate("pages", "%n finding(s)", "", len(found))
    first = found[0]
    return f"{finding_name(first, texts).lower()} {finding_value(first)}".strip()


def spoken(item: PageItem, texts: Texts) -> str:
    """Return the whole line that a screen reader says of a page."""
    page = item.page
    words = QCoreApplication.translate("pages", "Page {page}, sheet {sheet} {side}, {state}").format(
        page=page.number, sheet=page.sheet, side=side_word(page.side), state=item.look.word.lower()
    )
    noted = [QCoreApplication.translate("pages", "blank")] if item.blank else []
    words = ", ".join((words, *noted, *filter(None, (item.leaf_note,))))
    found = ", ".join(f"{finding_name(one, texts).lower()} {finding_value(one)}".strip() for one in item.problems)
    return f"{words}: {found}" if found else words
