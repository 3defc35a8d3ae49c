"""The page number printed on a page, read from its words.

NĐ 30/2020, phụ lục I: Arabic figures, middle of the upper margin, not on the first page; older papers have it in the
lower margin or in a corner, as "3", "- 3 -", "Trang 3" or "3/12". A number counts when it stands alone in the first or
the last row, away from the text, in the middle or near a side: a cell of a table does neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from station.model.page_text import PageText
from station.ocr.layout import Line, PageLayout, lay_out, pieces
from station.ocr.letters import clean

_FORM: Final = re.compile(
    r"[-.,_~|\s]*(?:(?:trang|tr\.?|page)\s*)?(\d{1,3})(?:\s*/\s*(\d{1,3}))?[-.,_~|\s]*", re.IGNORECASE
)
# Shares of the page: how far from its upper or lower edge, from the middle, and from a side a number stands.
_MARGIN: Final = 0.12
_OFF_MIDDLE: Final = 0.07
_SIDE: Final = 0.2
# In usual word heights: paper between the number and the text; between the number and other words of its row; size.
_AWAY: Final = 0.7
_APART: Final = 4.0
_SIZES: Final = (0.4, 1.7)
# A row with fewer letters is dirt, which may lie beyond the number.
_LETTERS: Final = 3
_SURE: Final = 30.0


def page_number(text: PageText) -> dict[str, float]:
    """Return ``printed_number``, and ``printed_total`` where "3/12" is printed; nothing where no number stands."""
    page = lay_out(text)
    for row, gap in _outer_rows(page):
        found = _number_in(row, page) if gap >= _AWAY * page.height else None
        if found:
            return found
    return {}


def _outer_rows(page: PageLayout) -> list[tuple[Line, float]]:
    """Return the first rows and the last, up to the first with text, each with the gap between it and the text."""
    found = []
    for rows, top in ((page.rows, True), (page.rows[::-1], False)):
        for index, row in enumerate(rows):
            edge = row.bottom if top else page.page_height - row.top
            if edge > _MARGIN * page.page_height:
                break
            found.append((row, _gap(rows[index + 1 :], row, top=top)))
            if _is_text(row):
                break
    return found


def _gap(others: Sequence[Line], row: Line, *, top: bool) -> float:
    return min((other.top - row.bottom if top else row.top - other.bottom for other in others[:3]), default=1e9)


def _is_text(row: Line) -> bool:
    return sum(sign.isalnum() for sign in row.text) >= _LETTERS


def _number_in(row: Line, page: PageLayout) -> dict[str, float] | None:
    """Return the number that stands alone in a row, in its middle before its sides."""
    alone = pieces(row, _APART * page.height)
    for piece in sorted(alone, key=lambda piece: abs(piece.centre - page.page_width / 2)):
        match = _FORM.fullmatch(clean(piece.text))
        if match is None or not _has_place(piece, page) or not _is_printed(piece, page):
            continue
        number, total = int(match[1]), int(match[2] or 0)
        if number and (not total or number <= total):
            return {"printed_number": float(number)} | ({"printed_total": float(total)} if total else {})
    return None


def _has_place(piece: Line, page: PageLayout) -> bool:
    middle = abs(piece.centre - page.page_width / 2) <= _OFF_MIDDLE * page.page_width
    return middle or min(piece.centre, page.page_width - piece.centre) <= _SIDE * page.page_width


def _is_printed(piece: Line, page: PageLayout) -> bool:
    figures = [word for word in piece.words if any(sign.isdigit() for sign in word.text)]
    sizes = [word.box.height / page.height for word in figures]
    sure = min(word.confidence for word in figures) >= _SURE
    return sure and all(_SIZES[0] <= size <= _SIZES[1] for size in sizes)
