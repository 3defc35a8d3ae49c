"""The rows that an import refused, as a workbook that can be corrected and imported again as it is."""

from __future__ import annotations

from pathlib import Path

from station.settings.texts import Texts
from station.workflow.inventory_result import ImportResult


def write_rejects(path: Path, result: ImportResult, texts: Texts) -> int:
    """Write the rejected rows in the columns of their list, then row, reasons and what to do; return how many.

    Raises ``InputFault`` and ``StorageFault`` as ``reports.tables.write_table``.
    """
    raise NotImplementedError
