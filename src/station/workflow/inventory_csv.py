"""A list as a text file: what parts its cells, and records in which a quotation mark is missing or too much.

A quotation mark that opens and never closes would take the rows behind it into one cell. Such a row is rejected by its
line, and the lines behind it are read as if it were not there; so no dossier goes without a word.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from station.model.errors import InputFault
from station.workflow.table_cells import clean
from station.workflow.workbook_rows import Row

# Why a row is rejected: a quotation mark stands alone; or several lines look like rows that one of them swallowed.
QUOTES: Final = "quotes_unpaired"
JOINED: Final = "lines_joined"
_HEAD = 64 * 1024
_LONGEST_LINE = 1024 * 1024
_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
# Each such row makes lines be read twice: a file of nothing else is no list.
_MOST_BROKEN = 1000


@dataclass(frozen=True, slots=True)
class Form:
    """What parts the cells of a text file, and how many of them most of its lines have."""

    delimiter: str
    width: int


def text_rows(path: Path, stream: TextIO) -> Iterator[Row]:
    """Yield the records of a text file, each with the number of its first line.

    Raises ``InputFault`` with code ``workbook_damaged`` (a line without an end; quotation marks that spoil a thousand
    rows), and ``UnicodeDecodeError``.
    """
    form = form_of(stream.read(_HEAD))
    stream.seek(0)
    lines, broken = _Lines(path, stream), 0
    reader = csv.reader(lines, delimiter=form.delimiter, strict=True)
    while True:
        number = lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            broken += 1
            if broken > _MOST_BROKEN or len(lines.taken[0]) > csv.field_size_limit():
                raise InputFault("workbook_damaged", path=str(path), detail=f"{number}: {error}") from error
            yield _broken(number, lines.taken[0], form)
            lines.give_back()
        else:
            fault = (JOINED, f"{number}-{lines.last}") if _is_swallowed(cells, number, lines.last, form) else None
            yield Row(number, [clean(cell) for cell in cells], fault=fault)


def form_of(head: str) -> Form:
    """Return the form under which most lines of the head have the same number of cells, marks in quotes not counted.

    A title full of commas differs from line to line, the cells of a list do not.
    """
    lines = [_QUOTED.sub("", line) for line in head.splitlines() if line.strip()]
    if len(head) == _HEAD:
        lines = lines[:-1] or lines
    found = [(*_agreement(lines, mark), mark) for mark in _DELIMITERS]
    _, width, delimiter = max(found, key=lambda one: one[:2])
    return Form(delimiter, width)


def _agreement(lines: Sequence[str], mark: str) -> tuple[float, int]:
    """Return which share of the lines has the commonest number of cells, and that number; one cell is no agreement."""
    widths = Counter(count + 1 for line in lines if (count := line.count(mark)))
    width, same = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
    return same / max(1, len(lines)), width


def _broken(number: int, line: str, form: Form) -> Row:
    cells = line.rstrip("\r\n").split(form.delimiter)
    return Row(number, [clean(cell) for cell in cells], fault=(QUOTES, str(number)))


def _is_swallowed(cells: Sequence[str], first: int, last: int, form: Form) -> bool:
    """Whether a record over several lines may hold rows in a cell: a row's number of parting marks, or a wrong width.

    A mark with a blank behind it is one of a sentence.
    """
    if first == last:
        return False
    mark, most = form.delimiter, max(1, form.width - 1)
    tight = (cell.count(mark) - cell.count(f"{mark} ") for cell in cells if "\n" in cell or "\r" in cell)
    return len(cells) != form.width or any(count >= most for count in tight)


class _Lines:
    """The lines of a file one by one; ``taken`` are those of the record that is being read."""

    def __init__(self, path: Path, stream: TextIO) -> None:
        self._path, self._stream = path, stream
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.last = 0

    def begin(self) -> int:
        """Forget the lines of the last record; return the number of the next line."""
        self.taken.clear()
        return self.last + 1

    def give_back(self) -> None:
        """Let all lines of this record but its first be read again."""
        self._again.extendleft(reversed(self.taken[1:]))
        self.last -= len(self.taken) - 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        if len(line) == _LONGEST_LINE:
            detail = f"line of more than {_LONGEST_LINE} characters"
            raise InputFault("workbook_damaged", path=str(self._path), detail=detail)
        self.taken.append(line)
        self.last += 1
        return line
