"""Two sheets in one image: an open book, and a feeder that pulled two sheets at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import numpy as np

from samples.flow import PageLimitReached
from samples.leaves import prose_style, start
from samples.sentences import DUTIES, FACTS
from samples.sheet import px
from samples.truth import Sample


def _spread(seed: int) -> Sample:
    """Return two facing pages of an open book (A3 across); its fold is for ``Degradation.gutter``."""
    left, right = (start(seed + page, first=2 + page) for page in (0, 1))
    sheets = []
    for flow, writer in (left, right):
        with suppress(PageLimitReached):
            for _ in range(40):
                flow.paragraph(writer.paragraph(FACTS, 2), prose_style(flow))
        sheets.append(flow.sheet.sample("spread", seed))
    return side_by_side(sheets[0], sheets[1], "spread", seed)


def side_by_side(left: Sample, right: Sample, kind: str, seed: int, *, gap: int = 0, below: bool = False) -> Sample:
    """Return two clean pages as one, beside each other or ``below``; ``gap`` < 0: the first lies over the second."""
    first, second = left.image, right.image
    if below:
        first, second = first.transpose(1, 0, 2), second.transpose(1, 0, 2)
    height = max(first.shape[0], second.shape[0])
    offset = first.shape[1] + gap
    canvas = np.full((height, offset + second.shape[1], 3), 255, np.uint8)
    canvas[: second.shape[0], offset:] = second
    canvas[: first.shape[0], : first.shape[1]] = first
    shift = (0, offset) if below else (offset, 0)
    lines = 1 + max((word.line for word in left.truth.words), default=0)
    blocks = 1 + max((word.block for word in left.truth.words), default=0)
    words = [
        replace(word, box=_moved(word.box, shift), line=word.line + lines, block=word.block + blocks)
        for word in right.truth.words
        if gap >= 0 or word.box[1 if below else 0] > -gap
    ]
    marks = tuple(replace(mark, box=_moved(mark.box, shift)) for mark in right.truth.marks)
    image = np.ascontiguousarray(canvas.transpose(1, 0, 2) if below else canvas)
    size = (image.shape[1], image.shape[0])
    truth = replace(
        left.truth, kind=kind, seed=seed, page_size=size, words=(*left.truth.words, *words),
        marks=(*left.truth.marks, *marks),
    )  # fmt: skip
    return Sample(image, truth.placed(truth.matrix, size, 0, 0.0))


def _moved(box: tuple[int, int, int, int], shift: tuple[int, int]) -> tuple[int, int, int, int]:
    return box[0] + shift[0], box[1] + shift[1], box[2], box[3]


def _two_sheets(seed: int, *, overlap_mm: float = 0.0) -> Sample:
    """Return what a feeder delivers that pulled two sheets: one after the other, the second partly under the first."""
    sheets = []
    for page in (0, 1):
        flow, writer = start(seed + page, first=2 + page)
        with suppress(PageLimitReached):
            for _ in range(40):
                flow.paragraph(writer.paragraph(DUTIES, 2), prose_style(flow))
        sheets.append(flow.sheet.sample("two_sheets", seed))
    made = side_by_side(sheets[0], sheets[1], "two_sheets", seed, gap=-px(overlap_mm), below=True)
    if overlap_mm:
        # The edge of the upper sheet throws a line of shadow onto the lower one.
        edge = sheets[0].image.shape[0]
        made.image[edge : edge + 5] = np.clip(made.image[edge : edge + 5] * 0.72, 0, 255).astype(np.uint8)
    return made


MAKERS: dict[str, Callable[..., Sample]] = {"spread": _spread, "two_sheets": _two_sheets}
