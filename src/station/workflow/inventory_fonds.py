"""Which fonds the dossiers of a list belong to: the one that was chosen, that of each row, or what the list says.

A mục lục mostly is of one fonds and names it above its headings (``Phông: H38.12``); a list of a province may have a
column that names one for each row. A list that says nothing is placed by its codes, and only when they leave no doubt;
never by the name of its file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from station.model.codes import problem_with_code
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.inventory_table import Row
from station.workflow.table_cells import plain_heading

# Reasons against a row: it names another fonds than the chosen one; what it names is no code; it names none.
OTHER: Final = "fonds_differs"
NO_CODE: Final = "fonds_no_code"
_LABELLED = re.compile(r"([^:：]+)[:：]\s*(.*)")


def fonds_above(rows: Sequence[Row], mapping: ColumnMapping) -> str:
    """Return the code that stands behind a word for the fonds in the rows above the headings, ``""`` for none."""
    words = {plain_heading(text) for text in mapping.columns.get("fonds", ())}
    for row in rows:
        filled = [cell for cell in row.cells if cell]
        for place, cell in enumerate(filled):
            said = _LABELLED.fullmatch(cell)
            label, value = (said[1], said[2]) if said else (cell, "")
            value = value or next(iter(filled[place + 1 : place + 2]), "")
            if plain_heading(label) in words and value and not problem_with_code(value):
                return value
    return ""


def is_same_fonds(said: str, code: str) -> bool:
    """Whether a list says this fonds: its code, or the number at its end (``12`` of ``H38.12``)."""
    return said == code or code.endswith(f".{said}")


class FondsJudge:
    """Finds the fonds of each row. ``chosen``: what somebody said of the whole list; ``above``: what its head says."""

    def __init__(self, chosen: str, above: str) -> None:
        self._chosen, self._whole = chosen, chosen or above
        self._name = ""

    def judge(self, said: str) -> tuple[str, str]:
        """Return the fonds of a row whose own column says this, ``""`` while it is open, and what is against it.

        What can be no code is a name: that of the chosen fonds, as long as every row has the same.
        """
        if not said or (self._whole and is_same_fonds(said, self._whole)):
            return self._whole, ""
        if problem_with_code(said):
            self._name = self._name or said
            known = self._whole and said == self._name
            return (self._whole, "") if known else ("", OTHER if self._whole else NO_CODE)
        return ("", OTHER) if self._chosen else (said, "")
