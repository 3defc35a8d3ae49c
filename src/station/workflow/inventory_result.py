"""What an import found and did: rows that were rejected, dossiers that were registered, updated, kept or missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from station.model.secrecy import Secrecy


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One good row: what a dossier is registered with; ``fonds`` is ``""`` while nothing says whose it is."""

    row: int
    code: str
    title: str
    box: str
    secrecy: Secrecy | None
    sheets: int | None
    pages: int | None
    description: dict[str, str]
    priority: int = 0
    fonds: str = ""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One bad row: its number in the file, the code it gave, the first reason (a code with its value), and the others.

    ``cells`` is the whole row as it was read. Words: ``resources/texts/rows.toml``, what to do ``row_remedies.toml``.
    """

    row: int
    code: str
    reason: str
    value: str = ""
    also: tuple[tuple[str, str], ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """All reasons with their values."""
        return ((self.reason, self.value), *self.also)

    def as_dict(self) -> dict[str, object]:
        """Return the form on the command line."""
        return {
            "row": self.row, "code": self.code, "reason": self.reason, "value": self.value,
            "also": [{"reason": reason, "value": value} for reason, value in self.also],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A difference between the list and a dossier that was not taken over, and why.

    ``why``: ``sealed`` (a package has this description), ``approved`` (a reviewer approved it), ``in_work`` (paper was
    scanned under this secrecy level), ``stricter`` (so is the level that was recorded; both change by classifying).
    """

    row: int
    code: str
    field: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a file that somebody should know before they trust it; words: ``texts/inventory.toml``.

    ``sheet_hidden`` (read), ``sheet_unread``, ``sheet_hidden_unread``, ``hidden_rows``, ``hidden_columns`` (which were
    read), ``merged`` (values of cells merged over rows were taken for each of them), ``uncalculated`` (cells that count
    as empty: the file has no result of their formula), ``cut_off`` (the list ends in the last row that old programs, or
    Excel, can hold), ``fonds_by_codes`` (no word of the list names its fonds: the codes do), ``fonds_above`` (the head
    of the list names another fonds than the one that was chosen).
    """

    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import found and did; nothing was written while rows were rejected, unless the good ones were asked for.

    ``imported``: dossiers registered; ``updated``, ``unchanged``: dossiers of an earlier version of the list; ``kept``:
    what of them could not change any more; ``vanished``: codes that the earlier version had and this one has not;
    ``already``: rows whose dossier was registered before; ``good``: rows that are right. ``written`` says whether
    anything changed. ``sheet`` and ``headings`` name what was read; ``inventory_ids`` are those that were made, one for
    each fonds. ``fonds`` are the codes of all fonds of good rows; ``whole_fonds`` is that of the rows that name none,
    and ``fonds_column`` the number of the column that does, ``fonds_heading`` what stands over it or would.
    """

    source: str
    sha256: str
    imported: int
    already: int
    good: int
    rejected: Sequence[RejectedRow]
    updated: int = 0
    unchanged: int = 0
    kept: Sequence[Kept] = ()
    vanished: Sequence[str] = ()
    notices: tuple[Notice, ...] = ()
    path: Path = Path()
    sheet: str = ""
    headings: tuple[str, ...] = ()
    inventory_ids: tuple[str, ...] = ()
    written: bool = False
    fonds: tuple[str, ...] = ()
    whole_fonds: str = ""
    fonds_column: int | None = None
    fonds_heading: str = ""


@dataclass(frozen=True, slots=True)
class PreviewSheet:
    """A sheet of a workbook: ``state`` is ``visible``, ``hidden`` or ``very_hidden``; ``rows`` counts those in use."""

    name: str
    state: str
    rows: int


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column: its letters, its heading (that of merged cells above it included), and the field it means (or ``""``).

    ``samples`` are its cells in the rows of the preview.
    """

    index: int
    letters: str
    heading: str
    field: str
    hidden: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import of this file would read. ``heading_rows``: first and last row of the headings, (0, 0) when none.

    ``sample``: the first 20 rows, judged alone (what they repeat or what exists is not asked); ``missing``: fields
    without which nothing can be registered; ``rows``: how many rows there are below the heading; ``fonds``: those of
    the sample, none when neither the list nor somebody who chose one says whose its dossiers are.
    """

    path: Path
    sheets: tuple[PreviewSheet, ...]
    sheet: str
    heading_rows: tuple[int, int]
    columns: tuple[PreviewColumn, ...]
    sample: tuple[DossierRow | RejectedRow, ...]
    missing: tuple[str, ...]
    notices: tuple[Notice, ...]
    rows: int
    fonds: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings in their order."""
        return tuple(column.heading for column in self.columns)
