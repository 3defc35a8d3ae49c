"""Suggestions for the description of one document, from the stored words of its pages."""

from __future__ import annotations

from collections.abc import Sequence

from station.indexing.confidence import confidence_of
from station.indexing.fields import Found
from station.indexing.reading import read_document
from station.indexing.suggestion import Suggestion
from station.model.page_text import PageText
from station.ocr.layout import text_of


def suggest(pages: Sequence[PageText]) -> list[Suggestion]:
    """Return what the pages of one document suggest for its description, at most one suggestion for a field.

    ``pages``: its pages in their order; the first carries the head, the last that has one the signature. Boxes are in
    pixels of the renditions. Without a head and a signature nothing is suggested. The same words always give the same
    suggestions. Raises ``SettingsFault`` (``toml_unreadable``, ``setting_missing``, ``resources_missing``) when a code
    list cannot be read.
    """
    return [_suggestion(found) for found in read_document(pages)]


def _suggestion(found: Found) -> Suggestion:
    boxes = tuple(word.box for word in found.words)
    return Suggestion(found.field, found.value, confidence_of(found), found.page, boxes, text_of(found.words))
