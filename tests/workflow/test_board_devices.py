"""Devices on the supervisor's board: figures of the last days beside what the register says of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from station.workflow.board_devices import DeviceLine, device_lines
from station.workflow.registers import put_entry, retire_entry
from station.workflow.station import Station

ENTRY = {"name": "Máy quét 1", "type": "01", "quantity": "1", "configuration": "ADF"}


def line(station: Station) -> DeviceLine:
    now = station.clock.now()
    with station.workspace.read() as reader:
        (found,) = device_lines(reader, {}, now.date(), now.tzinfo)
    return found


def test_the_register_says_when_to_calibrate_and_what_is_retired(station: Station, crew: Any, scan: Any) -> None:
    scan()
    today = station.clock.now().date()
    before = line(station)
    assert (before.calibrate_by, before.retired, before.sheets > 0) == (None, False, True)

    def put(code: str = "M1", **values: str) -> DeviceLine:
        put_entry(station, crew.supervisor, "device", code, ENTRY | values)
        return line(station)

    assert put("M0", driverName="another", calibrateNext="01/01/2020").calibrate_by is None
    due = put(driverName=before.name, calibrateNext=f"{today:%d/%m/%Y}")
    assert due.calibrate_by == today
    assert not due.calibration_overdue(today)
    assert due.calibration_overdue(today + timedelta(days=1))
    # The serial number tells two devices of one name apart.
    serial = put("M2", driverName="x", serial=before.identity["serial"], calibrateNext="31/12/2031")
    assert serial.calibrate_by == date(2031, 12, 31)
    assert put("M2", driverName="x", serial=before.identity["serial"], status="04").retired
    assert not put("M2", driverName="x", serial="-").retired
    retire_entry(station, crew.supervisor, "device", "M1")
    assert line(station).retired
