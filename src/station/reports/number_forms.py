"""Numbers as a form shows them, in the language of the report wherever it is opened."""

from __future__ import annotations

import re
from typing import Final

from station.reports.values import written

# A spreadsheet takes the points of a number from its own settings unless the form names a language (Windows' codes).
_LANGUAGES: Final = {"vi": "[$-42A]", "en": "[$-409]"}
_NAMED: Final = re.compile(r"\[\$[^\]]*\]")


def in_language(form: str, language: str) -> str:
    """Return a form of numbers that shows 1234567 as 1.234.567 in Vietnamese and as 1,234,567 in English.

    Forms that name a language already, and those without points, stay as they are.
    """
    return form if "#,#" not in form or "[" in form else f"{_LANGUAGES.get(language, '')}{form}"


def formatted(value: float, form: str, language: str) -> str:
    """Return a number as its form shows it: ``#,##0.0#`` has one place, and a second one where it is needed."""
    first = _NAMED.sub("", form.split(";", maxsplit=1)[0])
    if first == "General":
        return written(value, language)
    percent = "%" in first
    places = first.split(".")[1].strip('"% ') if "." in first else ""
    exact = round(value * 100 if percent else value, len(places))
    needed = max(places.count("0"), _places(exact))
    text = written(float(exact) if needed else int(exact), language, needed or None)
    return f"{text}%" if percent else text


def _places(value: float) -> int:
    digits = f"{value:.10f}".rstrip("0").partition(".")[2]
    return len(digits)
