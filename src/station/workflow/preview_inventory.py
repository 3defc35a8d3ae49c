"""A first look into somebody's list: its sheets, its headings, what each column would mean, and some rows judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.inventory_result import Preview


def preview(path: Path, mapping: ColumnMapping, sheet: str = "", *, today: date | None = None) -> Preview:
    """Look into a list as ``mapping`` reads it; ``sheet`` is the first with a heading unless named.

    ``today``: dates after it are in the future; without it no date is. Raises ``InputFault`` (see ``open_table``).
    """
    raise NotImplementedError
