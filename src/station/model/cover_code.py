"""What stands in the square code of a cover sheet, and what a hand scanner types of it.

The archive's own identifiers, a blank between them: ``H49.64 H49.64.33.1998.161``. No id of a database, so that a sheet
printed at one station is found at every station that has the same inventory; a blank, because it is the one separator
that lies in the same place on every keyboard, and codes have none.
"""

from __future__ import annotations

import unicodedata


def payload(fonds_code: str, code: str) -> str:
    """Return the content of the square code."""
    return f"{fonds_code} {code}"


def read_payload(scanned: str) -> tuple[str, str]:
    """Return the codes of fonds and dossier; the fonds is ``""`` where only the dossier's code was typed."""
    fonds, _, code = unicodedata.normalize("NFC", scanned).strip().rpartition(" ")
    return fonds.strip(), code
