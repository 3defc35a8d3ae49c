"""What a cell of somebody's table says, as people see it: numbers and dates by their format, text on one clean line."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

MAX_CELL = 32_767
# Days of built-in number formats (ECMA-376 part 1, 18.8.30), by how much of a date they show.
_BUILT_IN = {14: "d", 15: "d", 16: "d", 17: "m", 22: "d", **dict.fromkeys((*range(27, 37), *range(50, 59)), "d")}
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANKS = re.compile(r" {2,}")
# Excel believes that 1900 was a leap year: from March on its days are one ahead.
_EPOCH, _EPOCH_BEFORE_MARCH, _EPOCH_1904 = date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1)
_LAST_SERIAL = 2_958_465


def clean(text: str) -> str:
    """Return NFC text on one line: no control characters, nothing that takes no room, no outer or double blanks."""
    if text.isprintable() and "  " not in text and text == text.strip() and unicodedata.is_normalized("NFC", text):
        return text[:MAX_CELL]
    text = unicodedata.normalize("NFC", text[:MAX_CELL])
    text = "".join(_letter(one) for one in text)
    return _BLANKS.sub(" ", text).strip()


def _letter(one: str) -> str:
    kind = unicodedata.category(one)
    return " " if one in "\t\r\n" or kind[0] == "Z" else "" if kind[0] == "C" else one


def unescaped(text: str) -> str:
    """Return text of a workbook with its escaped characters (``_x000D_``: ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def format_shape(number: int, code: str | None) -> str:
    """Return what a number format shows: ``d``, ``m``, ``y`` (a date, down to day, month or year), zeros, or ``""``.

    ``code`` is the format's own text, ``None`` for a built-in one. A format of zeros only, such as ``000``, is how
    spreadsheets show codes with leading zeros.
    """
    if code is None:
        return _BUILT_IN.get(number, "")
    shown = _ASIDE.sub("", code.split(";", 1)[0]).casefold()
    if shown and not shown.strip("0"):
        return shown
    if "y" in shown:
        return "d" if "d" in shown else "m" if "m" in shown else "y"
    return "d" if "d" in shown and "m" in shown else ""


def shown_number(text: str, shape: str, *, since_1904: bool) -> str:
    """Return a stored number as its format shows it; what is no number stays as it is."""
    if not shape and text.isascii() and text.isdigit():
        return text
    try:
        value = float(text)
    except ValueError:
        return clean(text)
    if shape in ("d", "m", "y"):
        return serial_date(value, shape, since_1904=since_1904) or _plain_number(value)
    return _plain_number(value).zfill(len(shape))


def _plain_number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 10**15 else repr(value)


@lru_cache(maxsize=20_000)
def serial_date(value: float, shape: str = "d", *, since_1904: bool = False) -> str:
    """Return the date of a serial number, down to what ``shape`` shows, ``""`` for a number that is none."""
    if not 1 <= value <= _LAST_SERIAL or (int(value) == 60 and not since_1904):
        return ""
    days = timedelta(int(value))
    when = _EPOCH_1904 + days if since_1904 else (_EPOCH if value > 60 else _EPOCH_BEFORE_MARCH) + days
    return shown_date(when, shape)


def shown_date(when: date, shape: str = "d") -> str:
    """Return DD/MM/YYYY, MM/YYYY or YYYY."""
    whole = f"{when.day:02d}/{when.month:02d}/{when.year:04d}"
    return whole if shape == "d" else whole[3:] if shape == "m" else whole[6:]


def plain_heading(text: str) -> str:
    """Return a heading without case, accents, blanks and punctuation, for comparing."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(ch for ch in decomposed if ch.isalnum())
