"""The rows that an import refused, as a workbook that can be corrected and imported again as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from station.model.codes import problem_with_code
from station.reports.tables import write_table
from station.settings.texts import Texts
from station.workflow.inventory_fonds import OTHER, is_same_fonds
from station.workflow.inventory_result import ImportResult, RejectedRow


def write_rejects(path: Path, result: ImportResult, texts: Texts) -> int:
    """Write the rejected rows in the columns of their list, then their rows, reasons and what to do; return how many.

    The fonds of the list stands in each row, in a column of its own where the list has none, so that the corrected rows
    go where the others went. The columns behind mean nothing to an import. Raises ``InputFault`` and ``StorageFault``
    as ``reports.tables.write_table``.
    """
    width = max([len(result.headings), *(len(row.cells) for row in result.rejected)])
    heads = [*result.headings, *("" for _ in range(width - len(result.headings)))]
    if _adds_fonds(result):
        heads.append(result.fonds_heading)
    own = [texts.text("inventory", f"rejects_{name}") for name in ("row", "reason", "remedy")]
    return write_table(path, texts.text("inventory", "rejects"), [*heads, *own], _rows(result, width, texts))


def _rows(result: ImportResult, width: int, texts: Texts) -> Iterator[list[str | int]]:
    for row in result.rejected:
        cells: list[str | int] = [*row.cells, *("" for _ in range(width - len(row.cells)))]
        if _adds_fonds(result):
            cells.append(result.whole_fonds)
        elif result.fonds_column is not None and _is_of_whole(row, str(cells[result.fonds_column]), result.whole_fonds):
            cells[result.fonds_column] = result.whole_fonds
        yield [*cells, row.row, "; ".join(reason_words(row, texts)), " ".join(remedy_words(row, texts))]


def _adds_fonds(result: ImportResult) -> bool:
    return result.fonds_column is None and bool(result.whole_fonds and result.fonds_heading)


def _is_of_whole(row: RejectedRow, said: str, whole: str) -> bool:
    """Whether a row goes into the fonds of the whole list, whatever it calls it."""
    if not whole or OTHER in (reason for reason, _ in row.reasons):
        return False
    return not said or is_same_fonds(said, whole) or bool(problem_with_code(said))


def reason_words(row: RejectedRow, texts: Texts) -> list[str]:
    """Return every reason against a row in the words of a language."""
    return [texts.text("rows", reason, value=value) for reason, value in row.reasons]


def remedy_words(row: RejectedRow, texts: Texts) -> list[str]:
    """Return what to do about each reason, each said once."""
    return list(dict.fromkeys(texts.text("inventory", f"do_{reason}", value=value) for reason, value in row.reasons))
