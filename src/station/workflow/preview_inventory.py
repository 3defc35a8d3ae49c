"""A first look into somebody's list: its sheets, its headings, what each column would mean, and some rows judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from station.model.spreadsheet import column_letters
from station.workflow.inventory_fonds import FondsJudge
from station.workflow.inventory_heading import Heading
from station.workflow.inventory_mapping import NEEDED, ColumnMapping
from station.workflow.inventory_result import Preview, PreviewColumn, PreviewSheet
from station.workflow.inventory_rows import RowJudge
from station.workflow.inventory_table import Row, open_table
from station.workflow.judge_inventory import choose_sheet, data_rows, fonds_notices, said_above, sheet_notices

SAMPLE = 20


def preview(
    path: Path, mapping: ColumnMapping, sheet: str = "", *, today: date | None = None, fonds: str = ""
) -> Preview:  # fmt: skip
    """Look into a list as ``mapping`` reads it; ``sheet`` is the first visible one with a heading unless named.

    ``today``: dates after it are in the future; without it no date is. ``fonds``: the one that was chosen. Raises
    ``InputFault`` (see ``open_table``, ``choose_sheet``); a heading without code or title is shown and no fault.
    """
    with open_table(path) as table:
        chosen, heading = choose_sheet(table, mapping, sheet, path)
        outline = table.outline(chosen)
        rows = list(islice(data_rows(table, chosen, heading), SAMPLE)) if heading else []
        sheets = tuple(PreviewSheet(one.name, one.state, table.outline(one).rows) for one in table.sheets)
        above = said_above(table, chosen, heading, mapping) if heading else ""
        notices = (*sheet_notices(table, chosen), *fonds_notices(fonds, above))
    heading = heading or Heading(0, 0, (), {})
    judge = RowJudge(mapping, heading, today, fonds, above)
    sample = tuple(found for row in rows if (found := judge.judge(row)) is not None)
    return Preview(
        path=path,
        sheets=sheets,
        sheet=chosen.name,
        heading_rows=(heading.first, heading.last),
        columns=tuple(_columns(heading, rows, outline.hidden_columns)),
        sample=sample,
        missing=heading.missing if heading.last else NEEDED,
        notices=notices,
        rows=max(0, outline.rows - heading.last),
        fonds=_fonds(rows, heading, FondsJudge(fonds, above)),
    )


def _fonds(rows: Sequence[Row], heading: Heading, judge: FondsJudge) -> tuple[str, ...]:
    """Return whose these rows are, also when something else is wrong with all of them."""
    place = heading.columns.get("fonds")
    said = (row.cells[place] if place is not None and place < len(row.cells) else "" for row in rows if any(row.cells))
    return tuple(dict.fromkeys(code for code, _ in map(judge.judge, said) if code))


def _columns(heading: Heading, rows: Sequence[Row], hidden: set[int]) -> list[PreviewColumn]:
    fields = {index: name for name, index in heading.columns.items()}
    width = max([len(heading.names), *(len(row.cells) for row in rows), *(index + 1 for index in fields)])
    return [
        PreviewColumn(
            index, column_letters(index), heading.names[index] if index < len(heading.names) else "",
            fields.get(index, ""), index in hidden,
            tuple(row.cells[index] if index < len(row.cells) else "" for row in rows),
        )
        for index in range(width)
    ]  # fmt: skip
