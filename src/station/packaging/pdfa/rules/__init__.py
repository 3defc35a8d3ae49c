"""Our own PDF/A-2u rules: a structural check of any PDF, one function a rule, each named by veraPDF's clause and test.

``pdfa:6.1.2-1`` is clause 6.1.2, test 1 of veraPDF's PDF/A-2u profile; ``own:38`` is row 38 of our list, stricter than
the standard or not in it; ``own:0`` says that the file, or a part of it, cannot be read or is of a kind that is not
looked into. Not a proof of conformance: veraPDF is asked as well where it is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pikepdf

from station.packaging.pdfa.content import Content
from station.packaging.pdfa.pdf_file import UNCHECKED, PdfFile, UnreadablePdf, open_pdf
from station.packaging.pdfa.rules.findings import Findings
from station.packaging.pdfa.rules.font_use import FontUse
from station.packaging.pdfa.rules.survey import Survey
from station.packaging.profile import Problem

RULES_VERSION = "1"


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as the check saw it, for those who compare it with their records: its number, content and fonts."""

    number: int
    page: pikepdf.Object
    content: Content
    fonts: dict[str, FontUse]

    @property
    def text(self) -> str:
        """The Unicode text of the page, in the order in which it is shown."""
        parts: list[str] = []
        for name, strings in groupby(self.content.text, key=itemgetter(0)):
            use = self.fonts.get(name)
            if use is not None:
                unicode = use.unicode
                parts.extend([unicode.get(code, "\ufffd") for code in use.codes([string for _, string in strings])])
        return "".join(parts)


def check_pdfa(
    path: Path, *, name: str = "", language: str = "", see_page: Callable[[SeenPage], None] | None = None
) -> list[Problem]:
    """Return every rule that the file breaks, each with the file's name as subject; empty when all hold.

    Never raises for what the file contains: a file that cannot be opened, has a password or is no PDF is a problem too.
    ``language`` is the BCP 47 tag that /Lang must be, ``""`` for any. ``see_page`` is called with each page in order.
    """
    findings = Findings(name or path.name)
    try:
        with open_pdf(path, findings.subject) as file:
            _check(file, findings, language, see_page)
    except UnreadablePdf as error:
        findings.add(error.rule, error.detail)
    return findings.problems


def _check(file: PdfFile, findings: Findings, language: str, see_page: Callable[[SeenPage], None] | None) -> None:
    survey = Survey(file, findings)
    try:
        survey.check_file(language)
        survey.check_objects()
        for number, page in enumerate(file.pages(), start=1):
            content, fonts = survey.check_page(page, number)
            if see_page is not None:
                see_page(SeenPage(number, page, content, fonts))
        survey.check_fonts()
    except (pikepdf.PdfError, RuntimeError, RecursionError, ValueError, TypeError, OverflowError) as error:
        # qpdf and its binding raise these on damage that none of the rules looks for.
        findings.add(UNCHECKED, f"{type(error).__name__}: {error}"[:200])
    file.note_warnings()
    for warning in sorted(file.warnings):
        findings.add(UNCHECKED, warning[:200])
