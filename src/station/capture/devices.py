"""Which of the devices that answer now is the one that was meant.

Addresses go stale: a USB path changes with the port, a network backend numbers what it finds (NAPS2 115 and 718,
scanservjs 44). Vendor, model and serial number do not.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from station.capture.device_faults import fault
from station.capture.scanner import Device


def resolve(wanted: Device, found: Sequence[Device], failed: Collection[str] = ()) -> Device:
    """Return the device to open, with the identity under which it was found.

    In this order: the same address; the same vendor, model and serial number under another address; the first device
    of a backend when only that was named (``pnm`` for ``pnm:0``). Addresses in ``failed`` come last within each. Raises
    ``device_offline`` when nothing fits.
    """
    candidates = sorted(found, key=lambda device: device.address in failed)
    for fits in (_same_address, _same_identity, _same_backend):
        for device in candidates:
            if fits(wanted, device):
                return device
    raise fault("device_offline", wanted.name)


def _same_address(wanted: Device, device: Device) -> bool:
    return wanted.address == device.address


def _same_identity(wanted: Device, device: Device) -> bool:
    known = bool(wanted.model) and _backend(wanted.address) == _backend(device.address)
    return known and (wanted.vendor, wanted.model, wanted.serial) == (device.vendor, device.model, device.serial)


def _same_backend(wanted: Device, device: Device) -> bool:
    return bool(wanted.address) and wanted.address == _backend(device.address)


def _backend(address: str) -> str:
    backend, colon, _ = address.partition(":")
    return backend if colon else ""
