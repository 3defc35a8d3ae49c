"""Faults about fields in the words of the form: titles in place of names, and the document by its number."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.gui.describe.field_words import field_title
from station.gui.packages.places import Place, Where
from station.model.errors import Context, StationError
from station.model.profiles import PackageProfile

_NAMED = re.compile(r"(?:\A|(?<=, )|(?<=; ))[A-Za-z]\w*(?=\Z|, |; | = )")
_SETTINGS: dict[str, object] = {
    "archive_code": QT_TRANSLATE_NOOP("packages", "code of the archive"),
    "agency_code": QT_TRANSLATE_NOOP("packages", "code of the agency"),
}


def in_words_of_the_form(error: StationError, place: Place, profile: PackageProfile, dossier: str) -> StationError:
    """Return an error of the same code that calls fields and settings what people call them."""
    if error.code == "site_code_missing":
        return _with_setting(error)
    if place.where is not Where.FIELD or "fields" not in error.context:
        return error
    titles = {rule.name: field_title(rule) for rule in profile.fields}
    said = _NAMED.sub(lambda found: titles.get(found[0], found[0]), str(error.context["fields"]))
    subject = dossier
    if place.document:
        words = QCoreApplication.translate("packages", "{dossier}, document {n}")
        subject = words.format(dossier=dossier, n=place.document)
    changed: dict[str, Context] = {**error.context, "fields": said, "subject": subject}
    return type(error)(error.code, **changed)


def _with_setting(error: StationError) -> StationError:
    name = str(error.context.get("setting", ""))
    title = QCoreApplication.translate("packages", str(_SETTINGS[name])) if name in _SETTINGS else name
    return type(error)(error.code, **{**error.context, "setting": f"{title} ({name})"})
