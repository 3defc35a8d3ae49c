"""Whether the page carries a secrecy mark: ``MẬT``, ``TỐI MẬT`` or ``TUYỆT MẬT``, stamped or printed alone in a line.

A mark stops the dossier: secret paper is scanned on other stations, top secret paper on none (CV 1479/BCA-ANCTNB; forms
of the stamps: TT 24/2020/TT-BCA). How it is found: ``qc.secrecy_reading``. Words within a sentence are no mark.

Limits: ``level``, the lowest that stops (1 mật, 2 tối mật, 3 tuyệt mật); ``likeness``, the share of letters of a stamp
that must be read right (0–1): two of the three of ``MẬT`` are too few.

Without OCR nothing passes; a stamp that could not be read for that reason is shown, but does not stop the dossier:
urgency and arrival stamps look the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from station.model.finding import Finding, Outcome
from station.qc.check import PageView
from station.qc.limits import Limits

_NOTES: Final = {1: "secrecy_secret", 2: "secrecy_highly_secret", 3: "secrecy_top_secret"}


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """Takes the highest mark on the page."""

    name: str = "secrecy_mark"
    version: str = "2"
    limit_names: tuple[str, ...] = ("level", "likeness")

    def measure(self, page: PageView, limits: Limits) -> Finding:
        """Return the level found (0: none) and where; UNCHECKED without OCR."""
        limit = limits["level"]
        if page.text is None:
            place = page.secrecy[0].box if page.secrecy else None
            note = "stamp_unread" if page.secrecy else "no_ocr"
            return Finding(self.name, Outcome.UNCHECKED, None, limit, region=place, note=note)
        read = [sign for sign in page.secrecy if sign.likeness >= limits["likeness"]]
        if not read:
            return Finding(self.name, Outcome.PASSED, 0.0, limit)
        highest = max(read, key=lambda sign: (sign.level, sign.likeness))
        if highest.level < limit:
            return Finding(self.name, Outcome.PASSED, float(highest.level), limit, region=highest.box)
        return Finding(
            self.name, Outcome.FLAGGED, float(highest.level), limit, region=highest.box, note=_NOTES[highest.level]
        )


PLUGIN = SecrecyMark()
