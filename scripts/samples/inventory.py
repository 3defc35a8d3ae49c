"""The mục lục hồ sơ of the sample dossiers, as an approved list looks: a title, Vietnamese headings, a row each."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from samples.dossiers import Plan

HEADINGS = (
    "STT", "Số hộp", "Số hồ sơ", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Ngày bắt đầu", "Ngày kết thúc",
    "Số tờ", "Số trang", "Số văn bản", "Độ mật", "Ngôn ngữ", "Ghi chú",
)  # fmt: skip
_WIDTHS = (6, 8, 9, 20, 52, 14, 13, 13, 8, 9, 9, 9, 12, 20)
_TITLE = ("ỦY BAN NHÂN DÂN HUYỆN NẬM KHOANG", "MỤC LỤC HỒ SƠ", "Phông: H38.12")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)

Row = tuple[str | int, ...]


def row_of(ordinal: int, plan: Plan, pages: int, dates: list[str]) -> Row:
    """Return a row; ``dates`` are the ISO dates of the dossier's documents. Two pages make a sheet."""
    first, last = ("/".join(reversed(date.split("-"))) for date in (min(dates), max(dates)))
    return (
        ordinal, plan.box, plan.number, plan.code, plan.title, plan.retention, first, last, (pages + 1) // 2, pages,
        len(dates), "Thường", "Tiếng Việt", plan.note,
    )  # fmt: skip


def write_csv(path: Path, rows: list[Row]) -> None:
    """Write the list as UTF-8 with a mark at its head, which is what spreadsheets ask for."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def write_xlsx(path: Path, rows: list[Row]) -> None:
    """Write the list as a workbook; numbers of boxes and dossiers are text, so that leading zeros stay."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Mục lục hồ sơ"
    for number, words in enumerate(_TITLE, start=1):
        page.cell(number, 1, words).font = Font(bold=number < 3, size=14 if number == 2 else 12)
    head = len(_TITLE) + 2
    thin = Side(style="thin")
    for down, row in enumerate((HEADINGS, *rows), start=head):
        for across, value in enumerate(row, start=1):
            cell = page.cell(down, across, value)
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if down == head else None)
            cell.font = Font(bold=down == head)
            cell.number_format = "@" if isinstance(value, str) else "0"
    for across, width in enumerate(_WIDTHS):
        page.column_dimensions["ABCDEFGHIJKLMN"[across]].width = width
    page.freeze_panes = f"A{head + 1}"
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(_without_moment(buffer.getvalue()))


def _without_moment(archive: bytes) -> bytes:
    """Return the workbook without the moment it was saved: the same list gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2020-03-05T00:00:00Z", data)
            copy.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
