"""What is known about a generated page: its text, boxes, fields, marks, position in the image, and every defect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np
import numpy.typing as npt

Rectangle = tuple[int, int, int, int]
Point = tuple[float, float]
Matrix = tuple[tuple[float, float, float], tuple[float, float, float]]
IDENTITY: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


@dataclass(frozen=True, slots=True)
class Word:
    """A printed or handwritten word; ``box`` is its ink (x, y, width, height) in pixels of the clean page.

    ``line`` counts text lines of the page, ``block`` groups lines (a paragraph, a cell, a line of the heading);
    ``area`` is ``head``, ``body``, ``table``, ``sign`` or ``list`` (nơi nhận); ``hand`` marks handwriting; ``glued``
    means no blank stands before the word (a printed notation after a handwritten number).
    """

    text: str
    box: Rectangle
    line: int
    block: int
    area: str = "body"
    hand: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A value a description asks for, and where it stands on the clean page."""

    value: str
    box: Rectangle | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the page that is no text: ``seal``, ``signature``, ``photo``, ``table``, ``hole``, ``ghost``..."""

    kind: str
    box: Rectangle
    text: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything known about one sample.

    Boxes of words, fields and marks are in pixels of the clean upright page (``page_size``); ``matrix`` takes such
    points to the image. Coordinates are continuous: a page of w × h pixels reaches from (0, 0) to (w, h).
    ``corners``: the page in image pixels, top left, top right, bottom right, bottom left as a reader sees it upright;
    they may lie outside the image. ``turn``: degrees clockwise (0, 90, 180, 270) to apply to the image to put it
    upright. ``angle``: degrees the content leans clockwise once turned. ``defects`` holds every parameter that differs
    from a perfect scan; ``labels`` the defects a person would name.
    """

    kind: str
    seed: int
    dpi: int
    page_size: tuple[int, int]
    image_size: tuple[int, int]
    words: tuple[Word, ...] = ()
    fields: dict[str, Field] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    type: str = ""
    page_number: int = 1
    document_start: bool = False
    turn: int = 0
    angle: float = 0.0
    corners: tuple[Point, Point, Point, Point] = ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))
    matrix: Matrix = IDENTITY
    defects: dict[str, object] = field(default_factory=dict)
    labels: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The page's text in reading order: words by blanks, lines by newlines."""
        return text_of(self.words)

    @property
    def prose(self) -> str:
        """The printed text without tables and handwriting: what an engine should read on any layout."""
        return text_of(word for word in self.words if word.area != "table" and not word.hand)

    def in_image(self, points: Iterable[Point]) -> list[Point]:
        """Return points of the clean page in pixels of the image."""
        (a, b, c), (d, e, f) = self.matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    def box_in_image(self, box: Rectangle) -> Rectangle:
        """Return the upright bounding box, in image pixels, of a box of the clean page."""
        x, y, width, height = box
        corners = self.in_image([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
        left, top = min(p[0] for p in corners), min(p[1] for p in corners)
        right, bottom = max(p[0] for p in corners), max(p[1] for p in corners)
        return round(left), round(top), round(right - left), round(bottom - top)

    def placed(self, matrix: Matrix, image_size: tuple[int, int], turn: int, angle: float) -> Truth:
        """Return the truth of an image that shows this page through ``matrix``."""
        width, height = self.page_size
        moved = replace(self, matrix=matrix, image_size=image_size, turn=turn, angle=angle)
        points = moved.in_image([(0, 0), (width, 0), (width, height), (0, height)])
        return replace(moved, corners=cast("tuple[Point, Point, Point, Point]", tuple(points)))

    def as_dict(self) -> dict[str, object]:
        """Return the form in the truth files beside the demo pages."""
        return {
            "kind": self.kind,
            "type": self.type,
            "seed": self.seed,
            "dpi": self.dpi,
            "page_number": self.page_number,
            "document_start": self.document_start,
            "page_size": list(self.page_size),
            "image_size": list(self.image_size),
            "turn": self.turn,
            "angle": round(self.angle, 3),
            "corners": [[round(x, 2), round(y, 2)] for x, y in self.corners],
            "matrix": [[round(value, 7) for value in row] for row in self.matrix],
            "labels": list(self.labels),
            "defects": self.defects,
            "fields": {name: {"value": one.value, "box": _listed(one.box)} for name, one in self.fields.items()},
            "marks": [{"kind": mark.kind, "box": _listed(mark.box), "text": mark.text} for mark in self.marks],
            "text": self.text,
            "words": [[word.text, *word.box, word.line, word.block, word.area, int(word.hand)] for word in self.words],
        }


@dataclass(frozen=True, slots=True)
class Sample:
    """One page image (RGB, uint8, rows × columns × 3) and what is true about it."""

    image: npt.NDArray[np.uint8]
    truth: Truth


def text_of(words: Iterable[Word]) -> str:
    """Return words as text: a newline where the line changes, an empty line where the block changes."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None:
            parts.append(_separator(before, word))
        parts.append(word.text)
        before = word
    return "".join(parts)


def _separator(before: Word, word: Word) -> str:
    if word.block != before.block:
        return "\n\n"
    if word.line != before.line:
        return "\n"
    return "" if word.glued else " "


def union(boxes: Iterable[Rectangle]) -> Rectangle | None:
    """Return the smallest rectangle around the boxes, ``None`` when there are none."""
    found = list(boxes)
    if not found:
        return None
    left, top = min(b[0] for b in found), min(b[1] for b in found)
    right, bottom = max(b[0] + b[2] for b in found), max(b[1] + b[3] for b in found)
    return left, top, right - left, bottom - top


def _listed(box: Rectangle | None) -> list[int] | None:
    return None if box is None else list(box)
