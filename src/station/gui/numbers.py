"""Numbers and dates as people in the window's language write them."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QLocale

MISSING = "–"


def language() -> str:
    """Return the language of the window, as texts and code lists name it: ``en``, else ``vi``."""
    return "en" if QLocale().language() == QLocale.Language.English else "vi"


def count(value: int | None) -> str:
    """Return a whole number with its groups (1.284); a dash for none."""
    return MISSING if value is None else QLocale().toString(value)


def decimal(value: float | None, digits: int = 1) -> str:
    """Return a number with at most so many decimals and none that say nothing (0,8 · 5)."""
    if value is None:
        return MISSING
    text = QLocale().toString(float(value), "f", digits)
    point = QLocale().decimalPoint()
    return text.rstrip("0").removesuffix(point) if point in text else text


def measure(value: float | None, unit: str = "") -> str:
    """Return a value with its unit as typeset: degrees close up, everything else after a narrow blank."""
    digits = 2 if value is not None and abs(value) < 1 else 1
    text = decimal(value, digits)
    if value is None or not unit:
        return text
    return f"{text}°" if unit in ("°", "deg", "degrees") else f"{text}\u202f{unit}"


def day(moment: datetime, zone: tzinfo | None) -> str:
    """Return DD/MM/YYYY as the clock on the wall says (``zone``)."""
    return moment.astimezone(zone).strftime("%d/%m/%Y")


def minute(moment: datetime, zone: tzinfo | None) -> str:
    """Return DD/MM/YYYY HH:MM as the clock on the wall says (``zone``)."""
    return moment.astimezone(zone).strftime("%d/%m/%Y  %H:%M")


def size(value: int) -> str:
    """Return bytes in the largest unit that leaves a figure of three digits or fewer."""
    amount, unit = float(value), "B"
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if amount < 1000 or unit == "TB":
            break
        amount /= 1000
    return f"{decimal(amount, 0 if amount >= 10 or unit == 'B' else 1)}\u202f{unit}"
