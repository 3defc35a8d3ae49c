"""The number that a document bears for ever: 7197/BKHCN-CĐSQG, mục 2.4."""

from __future__ import annotations

from dataclasses import dataclass

LAST_SERIAL = 999_999


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """What a code ``MCQ_LV_STT_PB`` and a file name after it are made of.

    ``serial`` is given once for an agency's code and the abbreviation of a type, and stays with the document.
    ``generation``: 1 for pages as they were first captured (V1, the raw scan); each capture that took the place of
    another makes it one more (V2, the first correction), a former one that was brought back too. What is done to an
    image by its recipe is no correction: every PDF has it. ``digitised``: the day of the last capture, ``YYYYMMDD``.
    """

    agency_code: str
    type_abbreviation: str
    serial: int
    generation: int
    digitised: str
