"""What a rule is: a stable code and a function that says what breaks it, one sentence fragment for each breach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import pikepdf

from station.packaging.pdfa.content import Content
from station.packaging.pdfa.objects import dictionary, entry
from station.packaging.pdfa.pdf_file import PdfFile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """``code`` is ``pdfa:`` and the clause and test of veraPDF's PDF/A-2u profile, or ``own:`` and the row of our list.

    ``test`` yields a detail for each breach it finds in its subject, nothing when the rule holds.
    """

    code: str
    test: Callable[[T], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Item:
    """One dictionary, stream or array of the file, and where it stands (``object 12``)."""

    file: PdfFile
    value: pikepdf.Object
    where: str


@dataclass(frozen=True, slots=True)
class ContentUse:
    """A content stream in its place: what it does, its own resources, and the colour space of the output intent.

    ``resources`` is empty when the stream has none of its own; ``output_space`` is ``RGB``, ``CMYK``, ``GRAY`` or
    ``""`` without an intent.
    """

    content: Content
    resources: pikepdf.Object
    output_space: str

    def resource(self, category: str, name: str) -> object:
        """Return a resource by its name, ``None`` when the stream's own resources lack it."""
        return entry(dictionary(entry(self.resources, category)), name)
