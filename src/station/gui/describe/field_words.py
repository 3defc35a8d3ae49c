"""What a form says: values with the words of their codes, what is wrong with one, where a proposal comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.gui import numbers
from station.gui.describe.form import FieldState, Proposal, Source
from station.model.dossier import Document
from station.model.profiles import FieldRule
from station.packaging.codelists import CodeList
from station.packaging.facts import MADE_CODES
from station.packaging.fields import MISSING, NOT_EMPTY, NOT_LISTED, TOO_EARLY, TOO_LONG, standard

Lists = Mapping[str, CodeList]

_FAULTS: dict[str, object] = {
    MISSING: QT_TRANSLATE_NOOP("describe", "This field must be filled."),
    TOO_LONG: QT_TRANSLATE_NOOP("describe", "{n} characters; {max} at most."),
    NOT_LISTED: QT_TRANSLATE_NOOP("describe", "Not in the list. Press ↓ to choose."),
    "unprintable": QT_TRANSLATE_NOOP("describe", "It holds a sign that cannot be printed. Type it anew."),
    "not_a_number": QT_TRANSLATE_NOOP("describe", "Digits only."),
    "not_a_decimal": QT_TRANSLATE_NOOP("describe", "A number with at most two decimals, such as 12,5."),
    "not_a_boolean": QT_TRANSLATE_NOOP("describe", "Yes or no. Press ↓ to choose."),
    "not_a_date": QT_TRANSLATE_NOOP("describe", "A day of the calendar, such as 14/05/1998."),
    "not_a_partial_date": QT_TRANSLATE_NOOP("describe", "14/05/1998, 05/1998 or 1998."),
}
_HINTS: dict[str, object] = {
    "date": QT_TRANSLATE_NOOP("describe", "dd/mm/yyyy"),
    "partial_date": QT_TRANSLATE_NOOP("describe", "dd/mm/yyyy"),
}
_ORIGINS: dict[str, object] = {
    "inventory": QT_TRANSLATE_NOOP("describe", "from the inventory"),
    "counted": QT_TRANSLATE_NOOP("describe", "counted"),
    "generated": QT_TRANSLATE_NOOP("describe", "made by the station"),
}
# Whose it is to complete what no person fills in a form.
_OPEN_ORIGINS: dict[str, object] = {
    "inventory": QT_TRANSLATE_NOOP(
        "describe", "To be completed in the inventory by the supervisor, then imported again."
    ),
    "generated": QT_TRANSLATE_NOOP(
        "describe", "The codes of the archive are missing: administrator, Settings, Packaging."
    ),
}


def _said(text: object) -> str:
    """Return a text of this room in the language of the window."""
    return QCoreApplication.translate("describe", str(text))


def field_title(rule: FieldRule, *, short: bool = False) -> str:
    """Return what a field is called in the language of the window; ``short`` where there is little room."""
    english = numbers.language() == "en"
    if short and (rule.short_en if english else rule.short_vi):
        return rule.short_en if english else rule.short_vi
    return rule.title_en if english else rule.title_vi


def choices(rule: FieldRule, lists: Lists) -> list[tuple[str, str]]:
    """Return the codes that a field may hold with their words; empty for a field that is typed freely."""
    if rule.type == "boolean":
        yes, no = QCoreApplication.translate("describe", "Yes"), QCoreApplication.translate("describe", "No")
        return [("1", yes), ("0", no)]
    listed = lists.get(rule.codes) if rule.codes else None
    return list(listed.words(numbers.language()).items()) if listed is not None else []


def shown_value(rule: FieldRule, value: str, lists: Lists) -> str:
    """Return a stored value as a person reads it: ``02 · Quyết định``; one that is in no list as it is."""
    known = dict(choices(rule, lists))
    parts = [value] if rule.type != "codes" or value in known else value.split(",")
    if not value or any(part not in known for part in parts):
        return value
    return "; ".join(f"{part} · {known[part]}" for part in parts)


def hint(rule: FieldRule, lists: Lists, *, required: bool) -> str:
    """Return what stands in an empty field."""
    codes = [code for code, _ in choices(rule, lists)]
    if required and len(codes) > 1:
        return QCoreApplication.translate("describe", "Code {first}–{last}").format(first=codes[0], last=codes[-1])
    return _said(_HINTS[rule.type]) if rule.type in _HINTS else ""


def fault_words(state: FieldState, rules: Sequence[FieldRule], lists: Lists) -> str:
    """Return the sentence under a field that is missing or wrong."""
    rule, said = state.rule, ""
    if state.fault == MISSING:
        words = QCoreApplication.translate("describe", "Must be filled, because {field} is {value}.")
        said = _beside_others(words, rule.required_if, rules, lists)
    elif state.fault == NOT_EMPTY:
        words = QCoreApplication.translate("describe", "Must stay empty, because {field} is {value}.")
        said = _beside_others(words, rule.empty_if, rules, lists)
    elif state.fault == TOO_EARLY:
        words = QCoreApplication.translate("describe", "Must not be before “{field}”.")
        said = _beside_others(words, {rule.not_before: ()}, rules, lists)
    return said or _said(_FAULTS[state.fault]).format(n=numbers.count(len(state.value)), max=numbers.count(rule.length))


def _beside_others(words: str, others: Mapping[str, Sequence[str]], rules: Sequence[FieldRule], lists: Lists) -> str:
    """Return a sentence about the first of some other fields and the values it may have; ``""`` without any."""
    for name, values in others.items():
        other = next((one for one in rules if one.name == name), FieldRule(name, name, name))
        shown = " / ".join(shown_value(other, value, lists).rpartition("· ")[2] for value in values)
        return words.format(field=field_title(other), value=shown)
    return ""


def refused_words(rule: FieldRule, length: int) -> str:
    """Return why a text was not pasted."""
    words = QCoreApplication.translate("describe", "Not pasted: {n} characters, this field takes {max}.")
    return words.format(n=numbers.count(length), max=numbers.count(rule.length))


def origin_words(state: FieldState) -> str:
    """Return who fills a field that no person does, or who has to see to it."""
    origin = state.rule.origin
    if state.is_left_open and not state.value and state.rule.name in MADE_CODES:
        origin = "generated"
    words = (_OPEN_ORIGINS if state.is_left_open else {}).get(origin) or _ORIGINS.get(origin)
    return _said(words) if words is not None else origin


def source_words(proposal: Proposal, page: int, *, short: bool = False) -> str:
    """Return where a proposal comes from; ``page`` is the number of its page, 0 for none."""
    if proposal.source is Source.DOSSIER:
        return QCoreApplication.translate("describe", "As the dossier")
    words = QCoreApplication.translate("describe", "Read from page {page} · confidence {n} %")
    if short:
        words = QCoreApplication.translate("describe", "Page {page} · {n} %")
    return words.format(page=page, n=numbers.count(round(proposal.confidence * 100)))


# What a document with text, a photograph, and a recording are called.
_TITLES = ("subject", "imageTitle", "movieTitle")


def document_title(document: Document, rules: Sequence[FieldRule], lists: Lists) -> str:
    """Return what a document is called in a list: type, number and notation, else its subject."""
    said = standard(document.description)
    rule = next((one for one in rules if one.name == "typeName"), None)
    kind = shown_value(rule, said.get("typeName", ""), lists).rpartition("· ")[2] if rule is not None else ""
    number = "/".join(filter(None, (said.get("codeNumber"), said.get("codeNotation"))))
    return " ".join(filter(None, (kind, number))) or next((said[name] for name in _TITLES if said.get(name)), "")
