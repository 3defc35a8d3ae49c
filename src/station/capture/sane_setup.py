"""A capture profile laid on a SANE device: source first, then what depends on it, then everything read back.

SANE clamps silently (a resolution of 5000 becomes 1200), and setting one option changes the others, so nothing is taken
as set before it was read. What would lose content, sides or resolution is refused; other clamping is noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from station.capture import option_matching as words
from station.capture.device_faults import fault
from station.capture.option_matching import Value
from station.capture.own_options import OwnOptions
from station.capture.scanner import Option
from station.model.errors import DeviceFault
from station.model.profiles import CaptureProfile

MM_PER_INCH = 25.4
_AREA_TOLERANCE_MM = 2.0
# The file that a virtual device reads says nothing of how the page was scanned.
_NOT_RECORDED = frozenset({"filename"})


class OptionDevice(Protocol):
    """An open device as this module needs it."""

    @property
    def name(self) -> str:
        """Name of the device, for faults."""
        ...

    def options(self) -> dict[str, Option]:
        """Return the options as they are now, by name, with their values."""
        ...

    def set(self, option: Option, value: Value) -> None:
        """Set one option; raises ``DeviceFault`` (``option_refused``)."""
        ...


@dataclass(frozen=True, slots=True)
class Setup:
    """What came of a profile.

    ``applied``: the options as read back, and under ``clamped`` those that are not what was asked for. ``dpi``: the
    lower of both directions. ``duplex``: images come as recto, verso, recto... ``many``: page after page is fed until
    the paper ends.
    """

    applied: dict[str, str]
    dpi: float
    duplex: bool
    many: bool


def set_up(device: OptionDevice, profile: CaptureProfile, own: OwnOptions) -> Setup:
    """Lay the profile on the device, with its options set apart in ``own``, and return what was applied.

    Raises ``DeviceFault``: ``unsupported_option`` when the device has no such source, sides, mode, size or raw option,
    ``resolution_too_low`` when it cannot reach ``profile.min_dpi``, ``option_refused`` when it refuses a value.
    """
    request = _Request(device, profile, own)
    request.source()
    request.mode()
    request.resolution()
    request.area()
    request.helpful()
    request.raw_options()
    return request.read_back()


def resolution_of(options: dict[str, Option]) -> float:
    """Return the lowest of the resolutions in force, 0 when the device has none: the coarser direction decides."""
    for names in words.RESOLUTION_OPTIONS:
        values = [options[name].value for name in names if name in options]
        numbers = [float(value) for value in values if isinstance(value, int | float)]
        if numbers:
            return min(numbers)
    return 0.0


class _Request:
    """One profile on its way to one device; remembers what was asked for, to compare it with what came of it."""

    def __init__(self, device: OptionDevice, profile: CaptureProfile, own: OwnOptions) -> None:
        self._device = device
        self._profile = profile
        self._own = own
        self._raw = own.device
        self._duplex = profile.duplex and profile.source == "feeder"
        self._asked: dict[str, Value] = {}

    def source(self) -> None:
        """Choose glass or feeder, and one side or both."""
        option = self._find(*words.SOURCE_OPTIONS)
        if self._own.feed_folder is not None:
            return
        if option is None:
            if self._profile.source == "feeder" and not self._own.sheet_fed:
                raise self._unsupported("source", "feeder", "")
        else:
            value = self._source_value(option)
            self._ask(option, value)
            if any(table.match(value) for table in words.SOURCES["duplex"]):
                self._duplex = True
            elif self._profile.source == "feeder":
                self._sides()

    def _source_value(self, option: Option) -> str:
        if option.name in self._raw:
            return str(self._raw[option.name])
        both = words.pick_word(option, words.SOURCES["duplex"]) if self._duplex else None
        return both or self._word(option, words.SOURCES[self._profile.source], self._profile.source)

    def _sides(self) -> None:
        """Ask for both sides where that is an option of its own; one-sided is set as well, it may be left over."""
        for name, table in words.DUPLEX_OPTIONS:
            option = self._find(name)
            value = None if option is None else _sides_value(option, table, duplex=self._duplex)
            if option is not None and value is not None:
                self._ask(option, self._raw.get(name, value))
                return
        if self._duplex:
            # Scanning only the front sides would lose content without a word.
            raise self._unsupported("duplex", "true", "false")

    def mode(self) -> None:
        """Choose colour, grey or line art, and 8 or 1 bit."""
        option = self._find(*words.MODE_OPTIONS)
        if option is not None and option.name not in self._raw:
            tables = words.MODES[self._profile.mode]
            depth = self._find("depth")
            if self._profile.mode == "lineart" and depth is not None and 1 in depth.choices:
                tables = (*tables, *words.MODES["gray"])
            self._ask(option, self._word(option, tables, self._profile.mode))
        depth = self._find("depth")
        bits = 1 if self._profile.mode == "lineart" else 8
        if depth is not None and depth.name not in self._raw and (not depth.choices or bits in depth.choices):
            # 16 bits are never kept: a PDF/A reader shows 8, and no archive rule asks for more.
            self._ask(depth, bits)

    def resolution(self) -> None:
        """Choose the resolution of the profile, or the next higher one."""
        for names in words.RESOLUTION_OPTIONS:
            found = [option for name in names if (option := self._find(name)) is not None]
            for option in found:
                if option.name not in self._raw:
                    self._ask(option, words.pick_number(option, self._profile.dpi), wanted=self._profile.dpi)
            if found:
                return

    def area(self) -> None:
        """Choose the profile's area from the top left corner; paper size first, it limits the corners on feeders."""
        width, height = self._profile.width_mm, self._profile.height_mm
        if not (width and height):
            return
        edges = {"page-width": width, "page-height": height, "tl-x": 0.0, "tl-y": 0.0, "br-x": width, "br-y": height}
        for name, millimetres in edges.items():
            option = self._find(name)
            if option is not None and name not in self._raw:
                wanted = millimetres
                if option.unit == "pixel":
                    wanted = millimetres * resolution_of(self._device.options()) / MM_PER_INCH
                self._ask(option, words.pick_number(option, wanted), wanted=wanted)

    def helpful(self) -> None:
        """Turn off what garbles data, and on what notices two sheets at once, where the device has it."""
        for name, value in words.ALWAYS + (words.IN_FEEDER if self._profile.source == "feeder" else ()):
            option = self._find(name)
            if option is not None and name not in self._raw and (not option.choices or value in option.choices):
                self._ask(option, value)

    def raw_options(self) -> None:
        """Set what the profile asks for by the device's own names; it has the last word."""
        for name, value in self._raw.items():
            option = self._find(name)
            if option is None:
                raise self._unsupported(name, str(value), "")
            self._ask(option, value)

    def read_back(self) -> Setup:
        """Return what the device now says, after refusing what would lose resolution or content."""
        options = self._device.options()
        applied = {n: _shown(o.value) for n, o in options.items() if o.value is not None and n not in _NOT_RECORDED}
        clamped = [
            f"{name} {_shown(value)}→{applied.get(name, '')}"
            for name, value in self._asked.items()
            if not _same(value, options[name].value if name in options else None)
        ]
        if clamped:
            applied["clamped"] = "; ".join(clamped)
        dpi = resolution_of(options)
        if dpi < self._profile.min_dpi:
            raise fault("resolution_too_low", self._device.name, dpi=round(dpi, 1), limit=self._profile.min_dpi)
        if self._profile.width_mm and self._profile.height_mm:
            self._require_area(options, dpi)
        # A raw option may have chosen the glass, which would be scanned again and again.
        source = next((applied[name] for name in words.SOURCE_OPTIONS if name in applied), "")
        on_glass = any(table.match(source) for table in words.SOURCES["flatbed"])
        return Setup(applied, dpi, self._duplex, self._profile.source == "feeder" and not on_glass)

    def _require_area(self, options: dict[str, Option], dpi: float) -> None:
        for name, wanted in (("br-x", self._profile.width_mm), ("br-y", self._profile.height_mm)):
            option = options.get(name)
            if option is None or not isinstance(option.value, int | float):
                continue
            got = option.value * MM_PER_INCH / dpi if option.unit == "pixel" else float(option.value)
            if got < wanted - _AREA_TOLERANCE_MM:
                raise self._unsupported(name, f"{wanted:g} mm", f"{got:.1f} mm")

    def _find(self, *names: str) -> Option | None:
        return words.find_option(self._device.options(), names)

    def _word(self, option: Option, tables: Sequence[words.Words], meaning: str) -> str:
        value = words.pick_word(option, tables)
        if value is None:
            raise self._unsupported(option.name, meaning, _allowed(option))
        return value

    def _ask(self, option: Option, value: Value, wanted: Value | None = None) -> None:
        try:
            typed = words.as_type(option, value)
        except ValueError as error:
            raise self._unsupported(option.name, str(value), _allowed(option) or option.type) from error
        self._asked[option.name] = typed if wanted is None else wanted
        self._device.set(option, typed)

    def _unsupported(self, option: str, value: str, allowed: str) -> DeviceFault:
        return fault("unsupported_option", self._device.name, option=option, value=value, allowed=allowed)


def _sides_value(option: Option, table: words.Words | None, *, duplex: bool) -> Value | None:
    """Return the value of an option that means both sides, or one side; ``None`` when it has none."""
    if table is None:
        return duplex if option.type == "bool" else None
    return next((c for c in option.choices if isinstance(c, str) and table.match(c) is duplex), None)


def _same(wanted: Value, got: object) -> bool:
    if isinstance(wanted, bool) or not isinstance(wanted, int | float) or not isinstance(got, int | float):
        return wanted == got
    return abs(float(got) - wanted) <= max(0.01, 0.002 * abs(wanted))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _allowed(option: Option) -> str:
    values: Sequence[object] = option.choices or option.range or ()
    return ", ".join(str(value) for value in values)[:200]
