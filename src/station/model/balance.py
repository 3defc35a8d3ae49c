"""Whether what was scanned, what is missing and what was taken out add up to what the inventory promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# A leaf has a page on its face, and may have one on its back.
_SIDES: Final = 2


@dataclass(frozen=True, slots=True)
class Balance:
    """The counts of one dossier.

    ``expected_sheets`` and ``expected_pages``: those of the inventory, ``None`` where it is silent; ``sheets`` and
    ``pages``: those that are live; ``missing_leaves``: recorded as missing, each one sheet and one or two pages of the
    inventory's; ``removed_pages``: taken out, each with a reason. Nobody knows whether the inventory counted those (a
    page scanned twice it did not), so they explain what is missing up to their number, each at most one sheet.
    """

    expected_sheets: int | None
    expected_pages: int | None
    sheets: int
    pages: int
    missing_leaves: int = 0
    removed_pages: int = 0

    @property
    def agrees(self) -> bool:
        """Whether the live sheets and pages are as many as the inventory promises, where it promises any."""
        return self.expected_sheets in (None, self.sheets) and self.expected_pages in (None, self.pages)

    @property
    def sheets_add_up(self) -> bool:
        """Whether what is missing and what was taken out account for every sheet that is not there."""
        least = self.missing_leaves
        return _between(self.expected_sheets, self.sheets, least, least + self.removed_pages)

    @property
    def pages_add_up(self) -> bool:
        """Whether they account for every page that is not there."""
        least = self.missing_leaves
        return _between(self.expected_pages, self.pages, least, _SIDES * least + self.removed_pages)

    @property
    def adds_up(self) -> bool:
        """Whether they account for both."""
        return self.sheets_add_up and self.pages_add_up


def _between(expected: int | None, found: int, least: int, most: int) -> bool:
    return expected is None or least <= expected - found <= most
