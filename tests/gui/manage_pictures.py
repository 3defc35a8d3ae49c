"""Pictures of the room where a supervisor puts things in, for ``screenshots.py``."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from station.bootstrap import Parts
from station.gui.application import WindowApplication
from station.gui.manage.manage_view import ManageView
from station.model.appraisal import AppraisalState
from station.model.people import Role
from station.model.plan import Plan
from station.settings.resources import resources_folder
from station.workflow.appraise_inventory import appraise, inventories
from station.workflow.merge_figures import export_figures
from station.workflow.people import add_person
from station.workflow.plans import set_plan
from station.workflow.registers import assign_fonds, put_entry
from station.workflow.station import Station

UNITS = {
    "H49": {"name": "UBND tỉnh Quảng Ninh", "level": "01"},
    "H49.64": {"name": "UBND huyện An Sơn", "level": "02", "parent": "H49"},
    "H49.64.33": {"name": "UBND xã Tân Lập", "level": "03", "parent": "H49.64"},
}
DEVICES = {
    "TB-01": {"name": "Máy quét tài liệu fi-8170", "type": "01", "quantity": "4", "vendor": "Ricoh", "model": "fi-8170",
              "configuration": "70 tờ/phút, hai mặt, khay 100 tờ, 600 dpi"},
    "TB-02": {"name": "Máy trạm xử lý ảnh", "type": "06", "quantity": "6", "vendor": "Dell",
              "configuration": "i5-12400, 16 GB, SSD 512 GB"},
}  # fmt: skip
ROWS = (
    "Mã HS,Tên gọi hồ sơ,Hộp,THBQ,Từ ngày,Đến ngày,Số tờ,Ghi chú",
    "H49.64.33.1999.001,Quy hoạch sử dụng đất xã Tân Lập,021,Vĩnh viễn,02/01/1999,30/11/1999,86,",
    "H49.64.33.1999.002,Cấp giấy chứng nhận quyền sử dụng đất thôn Bãi Trên,021,Vĩnh viễn,05/01/1999,31/02/1999,44,",
    "H49.64.33.1999.003,Giải quyết đơn thư về ranh giới đất,021,20 năm,03/1999,12/1999,nhiều,rách",
    "H49.64.33.1999 004,Biên bản bàn giao mốc giới,021,20 năm,1999,1999,12,",
    "H49.64.33.1999.005,Thu hồi đất xây trường tiểu học,022,Vĩnh viễn,04/1999,10/1999,65,",
    "H49.64.33.1999.005,Thu hồi đất làm đường liên thôn,022,Vĩnh viễn,04/1999,10/1999,31,",
)


def manage_pictures(
    window: WindowApplication, take: Callable[..., None], wait: Callable[[Callable[[], Any]], None]
) -> None:
    """Take every part of the room."""
    desk, station, shift = window.desk, window.station, window.shift
    assert desk is not None
    assert station is not None
    assert shift is not None
    _fill(station, shift.person)
    desk.open_room("manage", "inventories")
    room = desk.room
    assert isinstance(room, ManageView)
    wait(lambda: room.sections["inventories"].table.model().rowCount() > 1)
    take("manage-inventories")
    _import(room, station.workspace.path, take, wait)
    for name in ("plan", "unit", "contractor", "device", "spending", "system", "fonds", "reports"):
        desk.open_room("manage", name)
        take(f"manage-{name}", 1.0)
    desk.open_room("manage", "device")
    device: Any = room.sections["device"]
    device._start_new()
    device.code.setText("TB-03")
    device._store()
    take("manage-device-new", 0.5)
    _retire(room, take, wait)
    _make_report(room, take, wait)
    _stations(room, station, take, wait)
    desk.open_room("worklist")


def _fill(station: Station, person: Any) -> None:
    """Register units, devices and plans, and appraise an inventory."""
    for code, values in UNITS.items():
        put_entry(station, person, "unit", code, values)
    for code, values in DEVICES.items():
        put_entry(station, person, "device", code, values)
    assign_fonds(station, person, "H49.64", "H49.64.33")
    set_plan(station, person, Plan("", 12_490_500, 96_200, 9_289_223, 71_300, date(2026, 1, 5), date(2027, 2, 15)))
    set_plan(station, person, Plan("H49.64.33", 84_000, 1_248, 1_250, 31, date(2026, 6, 1), date(2027, 2, 15)))
    line = inventories(station)[0]
    appraise(
        station, person, line.inventory.id, AppraisalState.APPROVED, document="1207/SNV-VTLT",
        document_date="14/10/2026", note="Đủ điều kiện số hóa",
    )  # fmt: skip


def _import(
    room: ManageView, folder: Path, take: Callable[..., None], wait: Callable[[Callable[[], Any]], None]
) -> None:
    """Take the import: empty, a look into a list whose title column nobody knows, mended, with its rejected rows."""
    path = folder / "Mục lục 04 - Địa chính 1999.csv"
    path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    inventories: Any = room.sections["inventories"]
    room._import()
    take("manage-import-empty")
    view = inventories.importer
    view.source.path.setText(str(path))
    view.source._look()
    wait(lambda: view._presenter.preview is not None)
    take("manage-import-missing")
    view._presenter.give(1, "title")
    wait(lambda: not view._presenter.preview.missing)
    take("manage-import-fonds")
    view.source.fonds.setText("H49.64.33")
    view.source.fonds.editingFinished.emit()
    wait(lambda: bool(view._presenter.preview.fonds))
    take("manage-import-preview")
    view._run()
    wait(lambda: view._presenter.outcome is not None)
    take("manage-import-result")
    room.go_out()


def _retire(room: ManageView, take: Callable[..., None], wait: Callable[[Callable[[], Any]], None]) -> None:
    """Take an entry that is looked at, and an appraisal that lacks its document."""
    room.list.show_section("unit")
    unit: Any = room.sections["unit"]
    wait(unit.table.model().rowCount)
    unit.table.selectRow(0)
    unit.table.setFocus()
    take("manage-unit-chosen", 0.5)
    room.list.show_section("inventories")
    inventories: Any = room.sections["inventories"]
    card = inventories.appraisal
    card._choose(AppraisalState.APPROVED)
    card._submit()
    wait(card.problem.text)
    take("manage-appraisal-refused", 0.5)


def _make_report(room: ManageView, take: Callable[..., None], wait: Callable[[Callable[[], Any]], None]) -> None:
    """Take a report that lies in its folder."""
    with tempfile.TemporaryDirectory() as folder:
        room.list.show_section("reports")
        reports: Any = room.sections["reports"]
        wait(reports.form.kind.count)
        reports.form.folder.setText(folder)
        reports.make_report()
        wait(reports._presenter.model.lines)
        take("manage-report-made", 0.8)


def _stations(
    room: ManageView, station: Station, take: Callable[..., None], wait: Callable[[Callable[[], Any]], None]
) -> None:  # fmt: skip
    """Take the file of another station that comes for the first time."""
    section: Any = room.sections["stations"]
    other = station.workspace.path.parent / "other"
    services = Parts(replace(station.settings, station="Trạm 03"), resources_folder())
    with services.open_station(other) as away:
        with away.workspace.read() as reader:
            known = reader.people()
        roles = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})
        person = known[0] if known else add_person(away.workspace, None, "mai", "Đỗ Thị Mai", roles, "mật khẩu dài")
        path = export_figures(away, person, other)
    room.list.show_section("stations")
    section._presenter.open(path)
    wait(lambda: section._presenter.offer is not None)
    take("manage-stations", 0.8)
    section._presenter.merge(section._presenter.offer.fingerprint)
    wait(section._presenter.model.lines)
    take("manage-stations-merged", 0.8)
