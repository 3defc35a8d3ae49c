"""What still stands between a dossier and its review, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from station.gui.pages.page_lists import Line
from station.workflow.submit_dossier import FROM_INVENTORY, GENERATED, Missing

_KINDS = ("page_rejected", "page_waiting", "page_suspect")
FIELDS = ("field_missing", "field_wrong")
# What stops the package and no clerk: others see to it.
LEFT_OPEN = (GENERATED, FROM_INVENTORY)


def missing_lines(missing: Sequence[Missing], *, has_pages: bool) -> list[Line]:
    """Return one line a kind of thing; its subject is the first page it is about, or ``page/field``."""
    if not has_pages:
        return [_line("captured", "captured", QCoreApplication.translate("missing", "No page scanned yet"), 0)]
    counts = Counter(one.code for one in missing)
    first = {one.code: one.page for one in reversed(missing)}
    lines = [_line(*_looks(code), _pages(code, counts[code]), first[code]) for code in _KINDS if counts[code]]
    counted = (one for one in missing if one.code not in _KINDS + FIELDS + LEFT_OPEN)
    lines += [_line("warning", "flagged", _count(one), 0) for one in counted]
    lines += [_field(code, missing) for code in FIELDS if counts[code]]
    if not lines:
        lines.append(_line("accepted", "accepted", QCoreApplication.translate("missing", "Nothing: hand it in"), 0))
    return lines + [_line("describe", "captured", _left_open(code), 0) for code in LEFT_OPEN if counts[code]]


def is_ready(missing: Sequence[Missing] | None, *, has_pages: bool) -> bool:
    """Whether nothing that a clerk can do stands between a dossier and its review; ``None``: it was not asked yet."""
    return has_pages and missing is not None and all(one.code in LEFT_OPEN for one in missing)


def _line(icon: str, colour: str, words: str, page: int) -> Line:
    return Line(icon, colour, "", words, "", "", str(page))


def _looks(code: str) -> tuple[str, str]:
    looks = {"page_rejected": ("rejected", "rejected"), "page_waiting": ("inspecting", "inspecting")}
    return looks.get(code, ("flagged", "flagged"))


def _pages(code: str, number: int) -> str:
    match code:
        case "page_rejected":
            return QCoreApplication.translate("missing", "%n rejected page(s) to scan again", "", number)
        case "page_waiting":
            return QCoreApplication.translate("missing", "%n page(s) not inspected yet", "", number)
        case _:
            return QCoreApplication.translate("missing", "%n page(s) to check again", "", number)


def field_place(missing: Sequence[Missing], codes: Sequence[str] = FIELDS) -> str:
    """Return where the first field stands that is missing or wrong, as page number and name: ``12/subject``."""
    return next((f"{one.page}/{one.field}" for one in missing if one.code in codes), "")


def _field(code: str, missing: Sequence[Missing]) -> Line:
    """Return how many fields of descriptions; the subject is where the first of them stands."""
    number = sum(one.code == code for one in missing)
    if code == "field_missing":
        words = QCoreApplication.translate("missing", "%n field(s) of the description missing", "", number)
    else:
        words = QCoreApplication.translate("missing", "%n field(s) of the description to mend", "", number)
    return Line("describe", "flagged", "", words, "", "", field_place(missing, (code,)))


def _left_open(code: str) -> str:
    if code == GENERATED:
        return QCoreApplication.translate(
            "missing", "Ask the administrator for the codes of the archive: Settings, Packaging"
        )
    return QCoreApplication.translate("missing", "Ask the supervisor to complete the inventory and import it again")


def _count(one: Missing) -> str:
    if one.code == "sheet_count":
        words = QCoreApplication.translate("missing", "%n sheet(s), the inventory says {expected}", "", one.found)
    elif one.code == "counted_sheets":
        words = QCoreApplication.translate("missing", "%n sheet(s), {expected} counted by hand", "", one.found)
    else:
        words = QCoreApplication.translate("missing", "%n page(s), the inventory says {expected}", "", one.found)
    return words.format(expected=one.expected)
