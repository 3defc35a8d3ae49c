"""Parts of the counts' bench in a process of their own: ``python -m bench_lib._counts_child WHAT ...``; prints JSON.

``fill FOLDER PAGES DOSSIERS``, ``list FILE ROWS`` (make an inventory), ``import FOLDER FILE``, ``peer FILE`` (what
openpyxl alone needs to read all cells of the same file).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bench_lib.storage import Clock
from station.model.people import Role
from station.storage.workspace import Workspace

HEADING = (
    "Mã hồ sơ", "Tiêu đề hồ sơ", "Hộp số", "Thời hạn bảo quản", "Ngày bắt đầu", "Ngày kết thúc", "Số tờ", "Số trang",
    "Độ mật", "Ghi chú",
)  # fmt: skip


def main(what: str, *arguments: str) -> dict[str, Any]:
    """Do one part and return its figures."""
    match what, arguments:
        case "fill", [folder, pages, dossiers]:
            return _fill(Path(folder), int(pages), int(dossiers))
        case "list", [file, rows]:
            return _write_list(Path(file), int(rows))
        case "import", [folder, file]:
            return _import(Path(folder), Path(file))
        case "peer", [file]:
            return _read_with_openpyxl(Path(file))
        case _:
            raise SystemExit(__doc__)


def _fill(folder: Path, pages: int, dossiers: int) -> dict[str, Any]:
    from bench_lib._counts_workspace import fill  # noqa: PLC0415 - the other parts measure memory without it

    filled = fill(folder, pages, dossiers)
    return {"supervisor": filled.supervisor.id, "operator": filled.operator.id, "last_day": filled.last_day}


def _write_list(file: Path, rows: int) -> dict[str, Any]:
    import openpyxl  # noqa: PLC0415 - as above

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Mục lục")
    sheet.append(["MỤC LỤC HỒ SƠ"])
    sheet.append(HEADING)
    for n in range(rows):
        sheet.append([
            f"P09.{n:07d}", f"Hồ sơ về việc cấp giấy chứng nhận quyền sử dụng đất tại xã Nậm Khoang, thửa số {n}",
            f"H{n // 25:05d}", ("Vĩnh viễn", "20 năm")[n % 2], f"{1 + n % 28:02d}/03/{1980 + n % 40}",
            f"{1 + n % 28:02d}/11/{1980 + n % 40}", 10 + n % 40, 20 + n % 80, "Thường", "" if n % 7 else "bản chính",
        ])  # fmt: skip
    book.save(file)
    return {"bytes": file.stat().st_size}


def _import(folder: Path, file: Path) -> dict[str, Any]:
    from station.workflow.import_inventory import import_inventory  # noqa: PLC0415 - what it loads counts
    from station.workflow.inventory_mapping import mapping_named  # noqa: PLC0415 - as above

    with Workspace.create_or_open(folder, Clock(), "bench") as workspace:
        with workspace.write(None) as unit:
            person = unit.add_person("lan", "Lê Ngọc Lan", [Role.SUPERVISOR])
        started = time.perf_counter()
        done = import_inventory(workspace, person, file, mapping_named(workspace.path, "default"), fonds="P01")
        seconds = time.perf_counter() - started
    return {"seconds": seconds, "imported": done.imported, "rejected": len(done.rejected)}


def _read_with_openpyxl(file: Path) -> dict[str, Any]:
    import openpyxl  # noqa: PLC0415 - what it loads counts

    started = time.perf_counter()
    book = openpyxl.load_workbook(file, data_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    cells = sum(value is not None for row in rows for value in row)
    return {"seconds": time.perf_counter() - started, "cells": cells}


if __name__ == "__main__":
    answer = main(*sys.argv[1:])
    answer["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(answer))
