"""Reasons that are chosen by a digit: data of the product, over which a site may lay its own.

A record keeps the code; the words may be put better later, what the code means may not. So a reason is hidden, never
deleted, and the words of a hidden one are still known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from station.model.finding import Finding, Outcome

OTHER = "other"
REJECT, ACCEPT, REMOVE, RETURN, COUNTS, DOCUMENT = "reject", "accept", "remove", "return", "counts", "document"
BLANK = "blank"
OWN = "own"
# ``blank``: why a side is blank on which marks were measured; ``document``: why one is "không đạt" (TT 05/2025 Đ.24);
# ``own``: what the station itself records.
OFFERED = (REJECT, ACCEPT, REMOVE, RETURN, COUNTS, BLANK, DOCUMENT)
GROUPS = (*OFFERED, OWN)
MOST = 9
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")


@dataclass(frozen=True, slots=True)
class Reason:
    """``code`` goes into the record, ``vi`` and ``en`` are its words; what ``checks`` find speaks for it.

    ``hidden``: no longer offered; ``site``: added by a site, so that its meaning is the site's.
    """

    code: str
    vi: str
    en: str
    checks: tuple[str, ...] = ()
    hidden: bool = False
    site: bool = False

    def words(self, language: str) -> str:
        """Return the words in ``vi`` or ``en``."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Reasons:
    """The catalogue: every reason of each group in the order of the digits, hidden ones at the end."""

    version: str = ""
    groups: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)

    def everything(self, group: str) -> tuple[Reason, ...]:
        """Return the reasons of a group, hidden ones included."""
        return self.groups.get(group, ())

    def offered(self, group: str) -> tuple[Reason, ...]:
        """Return the reasons that can be chosen, at most ``MOST``; another reason is the last."""
        return tuple(one for one in self.everything(group) if not one.hidden)

    def with_group(self, group: str, reasons: Sequence[Reason]) -> Reasons:
        """Return the catalogue with other reasons in a group."""
        return Reasons(self.version, {**self.groups, group: tuple(reasons)})

    def find(self, code: str, group: str = "") -> Reason | None:
        """Return the reason with this code, of one group or of the first that has it."""
        for name in (group,) if group else GROUPS:
            for reason in self.everything(name):
                if reason.code == code:
                    return reason
        return None

    def words(self, code: str, language: str, group: str = "") -> str:
        """Return the words of a recorded code; what was written by hand as it is."""
        reason = self.find(code, group) or self.find(code)
        return code if reason is None else reason.words(language)


def is_code(text: str) -> bool:
    """Whether the text has the form of a code: small letters, digits, ``_``, two to forty of them."""
    return _CODE.fullmatch(text) is not None


def suggested(reasons: Sequence[Reason], findings: Iterable[Finding]) -> Reason | None:
    """Return the reason that the first finding speaks for, ``None`` when none does.

    What could not be checked speaks only where nothing was found: a blank page is not one that is too dark.
    """
    found = list(findings)
    for finding in [one for one in found if one.outcome is Outcome.FLAGGED] or found:
        for reason in reasons:
            if finding.check in reason.checks:
                return reason
    return None


def code_for(words: str, taken: Iterable[str]) -> str:
    """Return a code made of the words of a new reason, none of those that are taken already."""
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    parts = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    stem = "_".join(parts)[:30].strip("_")
    stem = stem if is_code(stem) else f"reason_{stem}".strip("_")
    known = set(taken)
    places = (f"{stem}_{number}" for number in range(2, len(known) + 3))
    return next(code for code in (stem, *places) if code not in known)
