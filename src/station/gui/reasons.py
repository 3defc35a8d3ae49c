"""Reasons that are chosen by a digit: why a page is removed, rejected, or accepted although it was flagged.

The code is recorded, the words are the window's; what the machine found chooses the reason that is offered first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.model.finding import Finding

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` goes into the record; ``text`` is marked for translation; ``checks`` suggest it."""

    code: str
    text: object
    checks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The reason in the language of the window."""
        return QCoreApplication.translate("reasons", str(self.text))


REJECT: tuple[Reason, ...] = (
    Reason("clipped", QT_TRANSLATE_NOOP("reasons", "Content cut off"), ("edge_content",)),
    Reason("skewed", QT_TRANSLATE_NOOP("reasons", "Skewed or turned"), ("skew", "orientation")),
    Reason("blurred", QT_TRANSLATE_NOOP("reasons", "Blurred"), ("sharpness", "ocr_confidence")),
    Reason("dirty", QT_TRANSLATE_NOOP("reasons", "Streaks, dust on the glass")),
    Reason("exposure", QT_TRANSLATE_NOOP("reasons", "Too dark or too light"), ("exposure",)),
    Reason("order", QT_TRANSLATE_NOOP("reasons", "Wrong order, pages missing")),
    Reason("duplicate", QT_TRANSLATE_NOOP("reasons", "Duplicate page")),
    Reason(OTHER, QT_TRANSLATE_NOOP("reasons", "Another reason…")),
)

ACCEPT: tuple[Reason, ...] = (
    Reason("paper", QT_TRANSLATE_NOOP("reasons", "The paper itself is like that"), ("sharpness", "exposure", "skew")),
    Reason("blank", QT_TRANSLATE_NOOP("reasons", "Blank page, kept"), ("blank",)),
    Reason("handwriting", QT_TRANSLATE_NOOP("reasons", "Handwriting or drawing"), ("ocr_confidence", "orientation")),
    Reason("complete", QT_TRANSLATE_NOOP("reasons", "Complete and readable"), ("edge_content", "resolution")),
    Reason(OTHER, QT_TRANSLATE_NOOP("reasons", "Another reason…")),
)

REMOVE: tuple[Reason, ...] = (
    Reason("duplicate", QT_TRANSLATE_NOOP("reasons", "Duplicate page")),
    Reason("separator", QT_TRANSLATE_NOOP("reasons", "Separator or cover sheet")),
    Reason("wrong_paper", QT_TRANSLATE_NOOP("reasons", "Paper of another dossier")),
    Reason("failed_scan", QT_TRANSLATE_NOOP("reasons", "Failed scan, scanned again")),
    Reason(OTHER, QT_TRANSLATE_NOOP("reasons", "Another reason…")),
)

RETURN: tuple[Reason, ...] = (
    Reason("rejected_pages", QT_TRANSLATE_NOOP("reasons", "Rejected pages are to be scanned again")),
    Reason("incomplete", QT_TRANSLATE_NOOP("reasons", "Pages or sheets are missing")),
    Reason("documents", QT_TRANSLATE_NOOP("reasons", "Documents begin at the wrong pages")),
    Reason(OTHER, QT_TRANSLATE_NOOP("reasons", "Another reason…")),
)

COUNTS: tuple[Reason, ...] = (
    Reason("inventory_wrong", QT_TRANSLATE_NOOP("reasons", "The inventory counts wrongly")),
    Reason("blank_versos", QT_TRANSLATE_NOOP("reasons", "Versos were not counted")),
    Reason("sheets_missing", QT_TRANSLATE_NOOP("reasons", "Sheets are missing in the paper")),
    Reason(OTHER, QT_TRANSLATE_NOOP("reasons", "Another reason…")),
)

# Recorded by the station itself, never offered.
OWN: tuple[Reason, ...] = (Reason("undone", QT_TRANSLATE_NOOP("reasons", "Inserted and taken back")),)


def suggested(reasons: Sequence[Reason], findings: Sequence[Finding]) -> Reason | None:
    """Return the reason that the first finding speaks for, ``None`` when none does."""
    for finding in findings:
        for reason in reasons:
            if finding.check in reason.checks:
                return reason
    return None


def reason_words(code: str) -> str:
    """Return the words of a recorded code; what was written by hand as it is."""
    for reason in (*REJECT, *ACCEPT, *REMOVE, *RETURN, *COUNTS, *OWN):
        if reason.code == code:
            return reason.words
    return code
