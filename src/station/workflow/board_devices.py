"""How the scanners of the stations do: what went through them, what they reported, what the register says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from station.model.registers import Entry
from station.packaging.fields import date_span
from station.storage.unit import Reader

DEVICE_DAYS = 7
DEVICE = "device"
# A device that was disposed of (resources/codelists/device_status.toml).
_DISPOSED = "04"


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One device of a station in the last days: leaves that went through, and faults by their code.

    ``dirty``: pages of today on which the comparison of their dossier found dirt of the glass, 0 again once a dossier
    that was scanned later shows none; ``calibrate_by`` as the register of devices says, ``None`` when it does not;
    ``retired``: it is no longer in use there.
    """

    station: str
    name: str
    identity: Mapping[str, str]
    sheets: int
    faults: Mapping[str, int]
    dirty: int = 0
    calibrate_by: date | None = None
    retired: bool = False

    def per_thousand(self, code: str) -> float | None:
        """Return how often a fault came on 1,000 sheets, ``None`` for a device that fed none."""
        return 1000 * self.faults.get(code, 0) / self.sheets if self.sheets else None

    def calibration_overdue(self, today: date) -> bool:
        """Whether the day is over by which it should have been calibrated."""
        return self.calibrate_by is not None and self.calibrate_by < today


def device_lines(reader: Reader, only: Mapping[str, str], today: date, zone: tzinfo | None) -> tuple[DeviceLine, ...]:
    """Return the devices that scanned or reported a fault in the last days; ``only`` as for counts."""
    first = today - timedelta(days=DEVICE_DAYS - 1)
    faults: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    since = datetime.combine(first, time(), zone)
    for (where, device, code), number in reader.device_faults(since).items():
        if only.get("station") in (None, where):
            faults[where, device][code] = number
    dirty = reader.dirty_glasses(datetime.combine(today, time(), zone), today.isoformat())
    lines = []
    for row in reader.counts(("station", "device"), first.isoformat(), only=only):
        where, name = row.group
        if row.captured and name:
            identity = reader.device_identity(where, name)
            # A fault names the device as it was chosen, a capture as its label says.
            told = faults.pop((where, _address(identity)), {})
            lines.append(DeviceLine(where, name, identity, row.sheets, told, dirty.get((where, name), 0)))
    if "unit" not in only:
        lines += [DeviceLine(where, name, {}, 0, told) for (where, name), told in faults.items()]
    registered = reader.register_entries(DEVICE, retired=True)
    return tuple(sorted((_registered(line, registered) for line in lines), key=lambda line: (line.station, line.name)))


def _address(identity: Mapping[str, str]) -> str:
    return f"{identity.get('driver')}:{identity.get('address')}"


def _registered(line: DeviceLine, entries: Sequence[Entry]) -> DeviceLine:
    """Add what the register says: the entry of its serial number, else that of the name by which drivers know it."""
    serial = line.identity.get("serial", "")
    names = {line.name, _address(line.identity)}
    by_serial = (one for one in entries if serial and one.values.get("serial", "") == serial)
    by_name = (one for one in entries if one.values.get("driverName", "") in names)
    found = next(by_serial, next(by_name, None))
    if found is None:
        return line
    span = date_span(found.values.get("calibrateNext", ""))
    retired = not found.active or found.values.get("status", "") == _DISPOSED
    return replace(line, calibrate_by=span[1] if span else None, retired=retired)
