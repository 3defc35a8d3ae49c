"""What the fields of an inventory are called where columns are given to them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS: dict[str, object] = {
    "code": QT_TRANSLATE_NOOP("inventory", "Code of the dossier"),
    "title": QT_TRANSLATE_NOOP("inventory", "Title"),
    "box": QT_TRANSLATE_NOOP("inventory", "Box"),
    "number": QT_TRANSLATE_NOOP("inventory", "Number of the dossier"),
    "retention": QT_TRANSLATE_NOOP("inventory", "Retention"),
    "start_date": QT_TRANSLATE_NOOP("inventory", "First date"),
    "end_date": QT_TRANSLATE_NOOP("inventory", "Last date"),
    "sheets": QT_TRANSLATE_NOOP("inventory", "Sheets"),
    "pages": QT_TRANSLATE_NOOP("inventory", "Pages"),
    "documents": QT_TRANSLATE_NOOP("inventory", "Documents"),
    "secrecy": QT_TRANSLATE_NOOP("inventory", "Secrecy level"),
    "often": QT_TRANSLATE_NOOP("inventory", "Often used"),
    "language": QT_TRANSLATE_NOOP("inventory", "Language"),
    "fonds": QT_TRANSLATE_NOOP("inventory", "Code of the fonds"),
    "note": QT_TRANSLATE_NOOP("inventory", "Note"),
}


def field_word(name: str) -> str:
    """Return what a field is called in the language of the window; one that has no words here by its name."""
    return QCoreApplication.translate("inventory", str(_WORDS[name])) if name in _WORDS else name
