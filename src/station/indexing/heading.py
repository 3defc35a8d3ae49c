"""The head of a first page after NĐ 30/2020, phụ lục I: agency and number left, Quốc hiệu and date right.

Everything hangs on the Quốc hiệu and Tiêu ngữ: where they begin is the gutter between the two columns. Where neither
can be read (a stamp, a clipped page), the line with place and date takes their part, and in its absence the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from station.indexing.capitals import leading_kind
from station.indexing.dates import is_dateline
from station.indexing.phrases import MOTTO, NATION, Match, find_phrase
from station.ocr.layout import COLUMN_GAP, Line, PageLayout, pieces, split_at
from station.ocr.letters import fold, upper_share

# The head stands within this share of the page, counted from the top.
_REACH: Final = 0.45
# How alike the phrases must be: half of a Quốc hiệu under a stamp is still no other sentence.
_LEAST: Final = 0.62
# A contract with its Quốc hiệu in the middle has its number among the first rows under it, below the title.
_UNDER_HEAD: Final = 3
_SHORT: Final = 6
_CAPITALS: Final = 0.8
# So few letters beside the left column are dirt.
_DIRT: Final = 2
# In word heights: from the Tiêu ngữ down to the line with place and date, and between lines of one paragraph.
_DATE_BELOW: Final = 7.0
_PARAGRAPH: Final = 2.6
# Small letters: a line of the agency (``SỞ NỘI VỤ``) stands in capitals.
_NUMBER: Final = re.compile(r"^[Ss5$][oóòôốồổỗộơớ0][:;.,]?(?=\W|\d|$).*[/:\d]")
_LED: Final = re.compile(r"^S[ốôồổ] ?:")
_NOTATION: Final = re.compile(r"/\s*[A-ZĐÐ][\w.]{0,6}\s*[-–]\s*[A-ZĐÐ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of the head. ``agency``: the lines over the number; ``beside``: lines under it in the same column.

    ``below``: the rows under the head, whole; ``gutter``: x between the columns; ``certain``: likeness of Quốc hiệu
    or Tiêu ngữ, 0 when neither was found.
    """

    nation: Line | None
    motto: Line | None
    agency: tuple[Line, ...]
    number: Line | None
    beside: tuple[Line, ...]
    dateline: Line | None
    below: tuple[Line, ...]
    gutter: float
    certain: float


def find_heading(page: PageLayout) -> Heading | None:
    """Return the head of a page, ``None`` when there is none."""
    upper = [row for row in page.rows if row.top < _REACH * page.page_height]
    nation, motto = _best(upper, NATION), _best(upper, MOTTO)
    phrases = [match.line for match in (nation, motto) if match]
    dateline = _find_dateline(upper, page, phrases)
    anchor = phrases or ([dateline] if dateline else [])
    if not anchor:
        return _by_number(upper, page)
    gutter = min(line.left for line in anchor) - 0.2 * page.height
    if not phrases and gutter < 0.35 * page.page_width:
        return None
    certain = max((match.likeness for match in (nation, motto) if match), default=0.0)
    empty = Heading(
        nation.line if nation else None, motto.line if motto else None, (), None, (), dateline, (), gutter, certain
    )  # fmt: skip
    return _with_left_column(empty, page, [*phrases, *([dateline] if dateline else [])])


def _by_number(upper: list[Line], page: PageLayout) -> Heading | None:
    """Return a head of which the right column cannot be read, found by its number; ``None`` without one.

    ``Số:`` begins a short line at the left, or an agency in capitals stands over a notation.
    """
    lefts = [pieces(row, COLUMN_GAP * page.height)[0] for row in upper]
    for index, line in enumerate(lefts):
        short = line.right < 0.5 * page.page_width and len(line.words) < _SHORT
        led = _LED.match(line.text) or any(_names_agency(above) for above in lefts[:index])
        if short and led and _NOTATION.search(line.text):
            gutter = max(0.42 * page.page_width, line.right + page.height)
            empty = Heading(None, None, (), None, (), None, (), gutter, 0.0)
            return _with_left_column(empty, page, [line])
    return None


def _names_agency(line: Line) -> bool:
    return upper_share(line.text) >= _CAPITALS and bool(leading_kind(line.text.split())[0])


def _best(rows: list[Line], phrases: tuple[str, ...]) -> Match | None:
    found = [match for row in rows if (match := find_phrase(row, phrases, _LEAST))]
    return max(found, key=lambda match: match.likeness, default=None)


def _with_left_column(heading: Heading, page: PageLayout, right: list[Line]) -> Heading | None:
    """Return the head with its left column, ``None`` when neither a number nor Quốc hiệu or Tiêu ngữ was found.

    ``right``: the lines of the right column.
    """
    start = min(line.top for line in right) - 3 * page.height if heading.certain else 0.0
    edge = max(line.bottom for line in right)
    left = list(_left_column(page, heading.gutter, start, edge))
    number = next((line for line in left if is_number_line(line)), None)
    agency = _agency_lines(left, number, heading.dateline, page.height)
    beside = _lines_under(number, left, page.height) if number else ()
    lowest = max([line.baseline for line in (*agency, number, *beside) if line], default=0.0)
    bottom = max(edge - 0.4 * page.height, lowest)
    below = tuple(row for row in page.rows if row.baseline > bottom + 0.3 * page.height)
    if number is None and heading.certain:
        number = next((row for row in below[:_UNDER_HEAD] if is_number_line(row) and len(row.words) < _SHORT), None)
    if number is None and not heading.certain:
        return None
    return replace(heading, agency=agency, number=number, beside=beside, below=below)


def _find_dateline(rows: list[Line], page: PageLayout, phrases: list[Line]) -> Line | None:
    top = phrases[-1].baseline if phrases else 0.0
    limit = top + _DATE_BELOW * page.height if phrases else 0.3 * page.page_height
    gutter = min((line.left for line in phrases), default=0.42 * page.page_width)
    for row in rows:
        if not top < row.baseline <= limit:
            continue
        _, right = split_at(row, gutter, page.height)
        if right is not None and is_dateline(right):
            return right
    return None


def _left_column(page: PageLayout, gutter: float, start: float, edge: float) -> Iterator[Line]:
    """Yield the lines left of the gutter, from the top of the head to where whole lines begin."""
    for row in page.rows:
        if row.top < start:
            continue
        left, right = split_at(row, gutter, page.height)
        crosses = left is not None and right is not None and right.left - left.right < 0.6 * page.height
        beside = right is not None and len(fold(right.text)) > _DIRT
        if row.baseline > edge + 0.5 * page.height and (beside or crosses):
            return
        if left is not None and not crosses:
            yield from pieces(left, 3 * COLUMN_GAP * page.height)


def is_number_line(line: Line) -> bool:
    """Whether a line of the left column begins with ``Số`` or holds something like ``/QĐ-UBND``."""
    return bool(_NUMBER.match(line.text) or _NOTATION.search(line.text))


def _agency_lines(left: list[Line], number: Line | None, dateline: Line | None, height: float) -> tuple[Line, ...]:
    """Return the lines in capitals over the number, the nearest ones first found, noise between them left out."""
    limit = number.baseline if number else dateline.baseline if dateline else float("inf")
    lines = [
        line
        for line in left
        if line.baseline < limit - 0.3 * height and len(fold(line.text)) >= 2 and upper_share(line.text) >= 0.6
    ]
    kept: list[Line] = []
    for line in reversed(lines):
        if kept and kept[-1].baseline - line.baseline > 1.6 * _PARAGRAPH * height:
            break
        kept.append(line)
    return tuple(reversed(kept))


def _lines_under(number: Line, left: list[Line], height: float) -> tuple[Line, ...]:
    """Return the lines that follow the number in its column without a wide gap."""
    under: list[Line] = []
    last = number.baseline
    for line in left:
        if line.baseline <= number.baseline:
            continue
        if line.baseline - last > _PARAGRAPH * height:
            break
        under.append(line)
        last = line.baseline
    return tuple(under)
