"""Names of the fields that can be suggested, and what is found for one of them before its confidence is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.model.page_text import Word

# TT 05/2025, phụ lục III.
TYPE: Final = "typeName"
NUMBER: Final = "codeNumber"
NOTATION: Final = "codeNotation"
DATE: Final = "issuedDate"
ORGAN: Final = "organName"
SUBJECT: Final = "subject"
# NĐ 30/2020, phụ lục VI.
SIGNER: Final = "fullName"
POSITION: Final = "position"
# Our own: in no table of fields, but useful beside it.
PARENT: Final = "parentOrganName"
PLACE: Final = "place"
SECRECY: Final = "secrecy"

Evidence = dict[str, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A value, the words it was read from on page ``page`` (from 0), and what speaks for and against it."""

    field: str
    value: str
    words: tuple[Word, ...]
    evidence: Evidence
    page: int = 0
