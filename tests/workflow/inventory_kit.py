"""Lists made as people make them, and a short way to judge one."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl

from station.jobs.job import CancelToken, ignore_progress
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.inventory_result import DossierRow, Notice, RejectedRow
from station.workflow.judge_inventory import judge_list

HEADING = ["Hộp số", "MÃ HỒ SƠ", "Tiêu đề hồ sơ", "Số tờ", "Số trang", "Ngày bắt đầu", "Độ mật"]
TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Judged:
    good: list[DossierRow]
    rejected: list[RejectedRow]
    notices: tuple[Notice, ...]


def judge(path: Path, mapping: ColumnMapping, sheet: str = "") -> Judged:
    found = judge_list(path, mapping, sheet, TODAY, ignore_progress, CancelToken())
    rows = [row for _, row in found.judged()]
    good = [row for row in rows if isinstance(row, DossierRow)]
    return Judged(good, [row for row in rows if isinstance(row, RejectedRow)], found.notices)


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["MỤC LỤC HỒ SƠ, TÀI LIỆU SỐ HÓA"])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(HEADING)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def rewrite(source: Path, target: Path, part: str, mend: Callable[[bytes], bytes]) -> Path:
    """Write a workbook anew with one of its files changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, mend(data) if entry.filename == part else data)
    return target
