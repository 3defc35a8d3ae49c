"""The six figures of the period in words: value, trend, what it is compared with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from station.gui import numbers
from station.gui.supervise.kpi_card import Kpi
from station.workflow.dashboard import Dashboard, rejected_percent

KPIS = ("captured", "accepted", "rejected", "rescanned", "packaged", "cost")
TREND_DAYS = 14
_LOOKS = {
    "captured": ("capture", "accent"), "accepted": ("accepted", "accepted"), "rejected": ("rejected", "rejected"),
    "rescanned": ("superseded", "superseded"), "packaged": ("packages", "accepted"), "cost": ("cost", "accent"),
}  # fmt: skip
_MILLION, _BILLION = 1_000_000, 1_000_000_000

translate = QCoreApplication.translate


def kpi(name: str, board: Dashboard) -> Kpi:
    """Return what the card of a figure says."""
    icon, colour = _LOOKS[name]
    if name == "cost":
        return _cost(board, icon, colour)
    value = getattr(board.totals, name)
    trend = tuple(getattr(line.figures, name) for line in board.days[-TREND_DAYS:])
    note, note_colour = _NOTES[name](board)
    return Kpi(icon, colour, title(name), numbers.count(value), note, note_colour, trend)


def title(name: str) -> str:
    """Return what a figure is called."""
    return {
        "captured": translate("supervise", "Pages scanned"), "accepted": translate("supervise", "Accepted"),
        "rejected": translate("supervise", "Rejected"), "rescanned": translate("supervise", "Rescanned"),
        "packaged": translate("supervise", "Dossiers packaged"), "cost": translate("supervise", "Cost to date"),
        "waiting": translate("supervise", "Waiting for review"), "removed": translate("supervise", "Removed"),
        "blank": translate("supervise", "Blank sides"), "sheets": translate("supervise", "Sheets"),
    }[name]  # fmt: skip


def percent(value: float | None, digits: int = 1) -> str:
    """Return a share with its sign as typeset, a dash for none."""
    return numbers.MISSING if value is None else f"{QLocale().toString(float(value), 'f', digits)}\u202f%"


def times(value: float | None) -> str:
    """Return times on a thousand with one decimal always: figures of a column stand below each other."""
    return numbers.MISSING if value is None else QLocale().toString(float(value), "f", 1)


def is_over(rate: float | None, limit: float) -> bool:
    """Whether a rate as it is written here is above a limit: 1,0 % is not above 1,0 %."""
    return rate is not None and round(rate, 1) > limit


def money(amount: int) -> tuple[str, str]:
    """Return an amount of đồng short (612,4 tr.đ) and exact."""
    exact = f"{numbers.count(amount)}\u202fđ"
    if amount >= _BILLION:
        return translate("supervise", "{n} bn đ").format(n=QLocale().toString(amount / _BILLION, "f", 1)), exact
    if amount >= _MILLION:
        return translate("supervise", "{n} m đ").format(n=QLocale().toString(amount / _MILLION, "f", 1)), exact
    return exact, exact


def coefficient(text: str) -> str:
    """Return K with the decimal sign of the window's language (1,5); a fraction as it was written."""
    return text.replace(".", QLocale().decimalPoint())


def _captured(board: Dashboard) -> tuple[str, str]:
    compared = board.compared.captured if board.compared is not None else 0
    if board.scope.days == 0:
        worked = sum(1 for line in board.days if line.figures.captured)
        return translate("supervise", "on %n day(s)", "", worked), "text2"
    if not compared:
        return translate("supervise", "nothing to compare with"), "text2"
    value = board.so_far.captured if board.scope.days == 1 else board.totals.captured
    change = 100 * (value - compared) / compared
    sign = "+" if change >= 0 else "−"
    than = (
        translate("supervise", "{change} vs a usual day by now")
        if board.scope.days == 1
        else translate("supervise", "{change} vs those before")
    )
    return than.format(change=f"{sign}{percent(abs(change), 0)}"), "passed" if change >= 0 else "flagged"


def _accepted(board: Dashboard) -> tuple[str, str]:
    return translate("supervise", "{n} wait for review").format(n=numbers.count(board.waiting)), "text2"


def _rejected(board: Dashboard) -> tuple[str, str]:
    rate = rejected_percent(board.totals)
    limit = percent(board.reject_limit)
    over = is_over(rate, board.reject_limit)
    return translate("supervise", "{rate} · limit {limit}").format(
        rate=percent(rate), limit=limit
    ), "rejected" if over else "text2"


def _rescanned(board: Dashboard) -> tuple[str, str]:
    share = 100 * board.totals.rescanned / board.totals.captured if board.totals.captured else None
    return translate("supervise", "{share} of the images").format(share=percent(share)), "text2"


def _packaged(board: Dashboard) -> tuple[str, str]:
    uploads = next((need.count for need in board.needs if need.code == "upload"), 0)
    return translate("supervise", "%n wait(s) for upload", "", uploads), "text2"


def _cost(board: Dashboard, icon: str, colour: str) -> Kpi:
    spent = board.money
    short, exact = money(spent.amount)
    pages = (
        numbers.count(int(spent.a4_pages + 1 / 2))
        if spent.a4_pages.denominator > 1
        else numbers.count(int(spent.a4_pages))
    )
    prices = spent.prices
    if len(prices) > 1:
        note = translate("supervise", "{pages} A4 pages · %n prices", "", len(prices)).format(pages=pages)
        return Kpi(icon, colour, title("cost"), short, note, exact=exact)
    note = translate("supervise", "{pages} A4 pages · {price} đ").format(
        pages=pages, price=numbers.count(prices[0].unit_price)
    )
    if prices[0].coefficient not in ("", "1"):
        note = f"{note} · K {coefficient(prices[0].coefficient)}"
    return Kpi(icon, colour, title("cost"), short, note, exact=exact)


_NOTES = {
    "captured": _captured, "accepted": _accepted, "rejected": _rejected, "rescanned": _rescanned,
    "packaged": _packaged,
}  # fmt: skip
