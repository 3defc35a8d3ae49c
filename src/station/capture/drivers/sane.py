"""Scanners by SANE, through python-sane: find, set options, start. Only the bytes of a page are read past it.

python-sane 2.9.2 keeps no status code, drops the rest of a padded line and holds the interpreter in its final cancel;
reading a page by ``sane_read`` itself, on the handle that python-sane opened, has none of that and tells the watchdog
that bytes arrive. No progress callback (one that raises is a crash), no ``snap``, no ``multi_scan``.

Addresses are SANE's own device names. ``SANE_CONFIG_DIR`` is honoured by the library.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from station.capture import option_matching as words
from station.capture.device_faults import code_of_sane_message, fault, most_telling
from station.capture.devices import resolve
from station.capture.folder_feeder import FolderFeeder
from station.capture.frames import PaperEnded, Parameters, read_frame
from station.capture.lossless import Frame, encode, require_codec
from station.capture.option_matching import Value
from station.capture.own_options import OwnOptions, split_options
from station.capture.page_files import MEDIA_TYPES
from station.capture.sane_probe import probe
from station.capture.sane_setup import Setup, set_up
from station.capture.scanner import (
    Capabilities,
    Device,
    Option,
    ScannedPage,
    StopRequested,
    WaitForPaper,
    do_not_wait,
)
from station.capture.spool import write_page
from station.model.errors import DeviceFault, ToolMissing
from station.model.profiles import CaptureProfile

try:
    import _sane
    import sane
except ImportError:  # no SANE on this system: the driver says so instead of failing to load
    sane = None

_TYPES = {"TYPE_BOOL": "bool", "TYPE_INT": "int", "TYPE_FIXED": "fixed", "TYPE_STRING": "string"}
_UNITS = {"UNIT_PIXEL": "pixel", "UNIT_MM": "mm", "UNIT_DPI": "dpi", "UNIT_PERCENT": "%", "UNIT_BIT": "bit"}
_WORD = 4


class SaneHandle:
    """One open device, used from one thread."""

    def __init__(self, device: Device) -> None:
        self.name = device.name
        try:
            self._sane = sane.open(device.address)
        except _sane.error as error:
            raise self.fault_of(error) from error
        self._handle = _handle_of(self._sane.dev)
        self._options: dict[str, Option] | None = None

    def options(self) -> dict[str, Option]:
        """Return the active options with their values; python-sane reloads the list when a set asks for it."""
        if self._options is None:
            self._options = {o.name: self._option(o) for o in self._sane.opt.values() if o.name and o.is_active()}
        return self._options

    def set(self, option: Option, value: Value) -> None:
        """Set one option; raises ``DeviceFault`` (``option_refused``)."""
        # python-sane hands text on as Latin-1; a path or a translated word is UTF-8 to everybody else.
        text = value.encode("utf-8", "surrogateescape").decode("latin-1") if isinstance(value, str) else value
        self._options = None
        try:
            setattr(self._sane, option.name.replace("-", "_"), text)
        except (_sane.error, AttributeError, TypeError) as error:
            raise fault("option_refused", self.name, option=option.name, value=str(value), detail=str(error)) from error

    def start(self) -> Parameters:
        """Start the next page and return what is announced for it; raises ``PaperEnded`` or ``DeviceFault``."""
        try:
            self._sane.start()
            frame, last, (width, lines), depth, bytes_per_line = self._sane.get_parameters()
        except _sane.error as error:
            raised = self.fault_of(error)
            if raised.code == "feeder_empty":
                raise PaperEnded from error
            raise raised from error
        return Parameters(frame, bool(last), width, lines, depth, bytes_per_line)

    def read(self, buffer: memoryview) -> tuple[int, int]:
        """Fill the buffer as far as the device has bytes; return the ``SANE_Status`` and their number."""
        count = ctypes.c_int(0)
        target = (ctypes.c_char * len(buffer)).from_buffer(buffer)
        status = _library().sane_read(self._handle, target, len(buffer), ctypes.byref(count))
        return int(status), count.value

    def sensed(self, raised: DeviceFault) -> DeviceFault:
        """Return the fault, or the more telling one that a sensor of the device knows of."""
        self._options = None
        options = self.options()
        codes = [code for name, code in words.SENSORS if name in options and options[name].value is True]
        code = most_telling([raised.code, *codes])
        return raised if code == raised.code else fault(code, self.name, **{**raised.context, "device": self.name})

    def reported(self) -> str:
        """Return the fault whose cause a sensor still sees, ``""`` for none; a latched sensor is not asked."""
        return next((code for name, code in words.LASTING if self._sees(name) is True), "")

    def sees_no_paper(self) -> bool:
        """Whether a sensor says that the feeder is empty; false as well when there is no such sensor."""
        return any(self._sees(name) is False for name in words.PAPER_SENSORS)

    def _sees(self, sensor: str) -> Value | None:
        self._options = None
        options = self.options()
        return options[sensor].value if sensor in options else None

    def fault_of(self, error: Exception) -> DeviceFault:
        """Return the fault that python-sane's text stands for."""
        return fault(code_of_sane_message(str(error)), self.name, detail=str(error))

    def cancel(self) -> None:
        """End the batch: after any fault the device refuses everything until it is cancelled."""
        with suppress(_sane.error):
            self._sane.cancel()

    def close(self) -> None:
        """Close the device."""
        self._sane.close()

    def _option(self, option: Any) -> Option:
        kind = _TYPES.get(sane.TYPE_STR[option.type], "button")
        constraint = option.constraint
        return Option(
            name=option.name,
            title=option.title,
            type=kind,
            unit=_UNITS.get(sane.UNIT_STR[option.unit], ""),
            value=self._value(option, kind),
            choices=tuple(constraint) if isinstance(constraint, list) else (),
            range=constraint if isinstance(constraint, tuple) else None,
            settable=bool(option.is_settable()) and kind != "button",
        )

    def _value(self, option: Any, kind: str) -> Value | None:
        is_array = kind in {"int", "fixed"} and option.size != _WORD
        if kind == "button" or is_array:
            return None
        try:
            value = self._sane.dev.get_option(option.index)
        except _sane.error:
            return None
        match kind:
            case "bool":
                return bool(value)
            case "string":
                return str(value).encode("latin-1", "replace").decode("utf-8", "replace")
            case _:
                return float(value) if kind == "fixed" else int(value)


class SaneDriver:
    """Devices are opened for one scan and closed after it, so that no fault or option of it lingers."""

    name = "sane"

    def __init__(self) -> None:
        self._found: list[Device] = []
        self._failed: set[str] = set()
        self._initialised = False

    def availability(self) -> str:
        """Return ``sane_missing`` where python-sane is not installed."""
        return "sane_missing" if sane is None else ""

    def find(self) -> list[Device]:
        """Return the devices that the backends list now; those that failed to open in this run come last."""
        self._initialise()
        try:
            listed = sane.get_devices()
        except (_sane.error, UnicodeDecodeError, SystemError) as error:
            raise fault("device_io", self.name, detail=str(error)) from error
        self._found = [
            Device(f"{self.name}:{address}", self.name, address, vendor, model, kind)
            for address, vendor, model, kind in listed
        ]
        return sorted(self._found, key=lambda device: device.address in self._failed)

    def capabilities(self, device: Device) -> Capabilities:
        """Return what the device offers: constraints depend on the source, so each source is set and looked at."""
        with self._opened(device) as (handle, _):
            return probe(handle)

    def status(self, device: Device) -> str:
        """Return the fault whose cause is still there, by the sensors of the device; its own silence is one."""
        try:
            with self._opened(device) as (handle, _):
                return handle.reported()
        except DeviceFault as raised:
            return raised.code

    def scan(
        self,
        device: Device,
        profile: CaptureProfile,
        spool: Path,
        stop: StopRequested,
        wait: WaitForPaper = do_not_wait,
    ) -> Iterator[ScannedPage]:
        """Scan until the feeder is empty, one page from a flatbed, or until ``stop``."""
        require_codec(profile.lossless)
        with self._opened(device) as (handle, found):
            own = split_options(profile, device.name)
            setup = set_up(handle, profile, own)
            feeder = FolderFeeder(handle, own, own.feed_folder, spool) if own.feed_folder is not None else None
            try:
                for sequence, frame in enumerate(_frames(handle, own, setup, feeder, _Asked(stop, wait)), 1):
                    yield _page(frame, sequence, profile, setup, spool, found)
            except DeviceFault as raised:
                raise _with_suspects(handle.sensed(raised), setup) from raised
            finally:
                handle.cancel()

    @contextmanager
    def _opened(self, device: Device) -> Iterator[tuple[SaneHandle, Device]]:
        handle, found = self._open(device)
        try:
            serial = next((str(o.value) for n, o in handle.options().items() if n in words.SERIAL_OPTIONS), "")
            yield handle, replace(found, serial=serial or found.serial)
        finally:
            handle.close()

    def _open(self, device: Device) -> tuple[SaneHandle, Device]:
        """Open the device by its address, else by what else is known of it: addresses move with the cable."""
        self._initialise()
        if device.model:
            with suppress(DeviceFault):
                return SaneHandle(device), device
        found = resolve(device, self.find(), self._failed)
        try:
            return SaneHandle(replace(found, name=device.name)), found
        except DeviceFault:
            self._failed.add(found.address)
            raise

    def _initialise(self) -> None:
        if not self._initialised:
            sane.init()
            self._initialised = True


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the station wants of a scan that runs."""

    stop: StopRequested
    wait: WaitForPaper


def _frames(
    handle: SaneHandle, own: OwnOptions, setup: Setup, feeder: FolderFeeder | None, asked: _Asked
) -> Iterator[Frame]:
    """Yield frames until the paper ends. Only a scan without any page has an empty feeder for a fault."""
    count = 0

    def read(buffer: memoryview) -> tuple[int, int]:
        asked.stop()
        return handle.read(buffer)

    while True:
        if feeder is not None:
            # Such a backend holds one file until it is cancelled; a real feeder would end its batch there.
            handle.cancel()
            feeder.next_sheet()
        try:
            _await_paper(handle, asked, awaited=count == 0 and setup.many)
            parameters = handle.start()
            frame = read_frame(read, parameters, handle.name, accept_short=own.accept_short)
        except PaperEnded:
            if count:
                return
            # Without a sensor only a start tells; a device that was refused takes none before it is cancelled.
            handle.cancel()
            if setup.many and asked.wait():
                continue
            raise fault("feeder_empty", handle.name) from None
        count += 1
        yield frame
        if not setup.many or asked.stop():
            return


def _await_paper(handle: SaneHandle, asked: _Asked, *, awaited: bool) -> None:
    """Wait without a start while a sensor sees no paper; raises ``PaperEnded`` when nobody waits any longer."""
    while awaited and handle.sees_no_paper():
        if not asked.wait():
            raise PaperEnded


def _page(
    frame: Frame, sequence: int, profile: CaptureProfile, setup: Setup, spool: Path, device: Device
) -> ScannedPage:  # fmt: skip
    data, suffix = encode(frame, profile.lossless, setup.dpi)
    return ScannedPage(
        path=write_page(spool, sequence, suffix, data),
        sequence=sequence,
        media_type=MEDIA_TYPES[suffix],
        width=frame.width,
        height=frame.height,
        dpi=setup.dpi,
        mode=frame.mode,
        side=("recto", "verso")[(sequence - 1) % 2] if setup.duplex else "",
        applied=setup.applied,
        device=device.as_dict(),
    )


def _with_suspects(raised: DeviceFault, setup: Setup) -> DeviceFault:
    """Say how many of the last pages are in doubt: the scanner stops only after the sheets that went together."""
    if raised.code != "double_feed":
        return raised
    return DeviceFault(raised.code, **{**raised.context, "suspects": 2 if setup.duplex else 1})


@functools.cache
def _library() -> ctypes.CDLL:
    """Return the very libsane that python-sane is linked to, found through it."""
    library = ctypes.CDLL(_sane.__file__)
    library.sane_read.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
    library.sane_read.restype = ctypes.c_int
    return library


def _handle_of(device: Any) -> ctypes.c_void_p:
    """Return the ``SANE_Handle`` in a python-sane object, the one field after its header.

    Raises ``ToolMissing`` (``sane_other``) when the object has another size than that of python-sane 2.9.
    """
    header = object.__basicsize__
    if type(device).__basicsize__ != header + ctypes.sizeof(ctypes.c_void_p):
        raise ToolMissing("sane_other", version=str(sane.__version__))
    return ctypes.c_void_p(ctypes.c_void_p.from_address(id(device) + header).value)


PLUGIN = SaneDriver()
