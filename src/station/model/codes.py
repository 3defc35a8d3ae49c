"""Codes of the archive's units are data, never paths: what may stand in one."""

from __future__ import annotations

import re
import unicodedata

MAX_CODE = 100  # mã hồ sơ, TT 05/2025: String 100

_ALLOWED = re.compile(r"[^\W_](?:[\w.\-]*[\w\-])?")


def problem_with_code(code: str) -> str:
    """Return ``""`` for a good code, or the code of the reason: ``empty``, ``too_long``, ``not_nfc``, ``letters``.

    Good are letters and digits with ``.``, ``-`` and ``_`` between them, no two dots in a row (codes are parts
    separated by dots), in NFC, at most 100 characters.
    """
    if not code:
        return "empty"
    if len(code) > MAX_CODE:
        return "too_long"
    if unicodedata.normalize("NFC", code) != code:
        return "not_nfc"
    if ".." in code or not _ALLOWED.fullmatch(code):
        return "letters"
    return ""
