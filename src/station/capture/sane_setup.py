"""A capture profile laid on a SANE device: source first, then what depends on it, then everything read back.

SANE clamps silently (a resolution of 5000 becomes 1200), and setting one option changes the others, so nothing is taken
as set before it was read. What would lose content, sides or resolution is refused; other clamping is noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from station.capture import option_matching as words
from station.capture.device_faults import fault
from station.capture.option_matching import Value
from station.capture.scanner import Option
from station.model.profiles import CaptureProfile

MM_PER_INCH = 25.4
_AREA_TOLERANCE_MM = 2.0
# The file that a virtual device reads says nothing of how the page was scanned.
_NOT_RECORDED = frozenset({"filename"})
# The options of a profile that are the station's own and never reach a device.
OWN_OPTIONS = frozenset({"feed-folder", "feed-skip", "feed-fault", "feed-fault-after", "sheet-fed", "accept-short"})


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


@dataclass(slots=True)
class Setup:
    """What was asked of a device (option name → value) and what came of it.

    ``duplex``: images come as recto, verso, recto...; ``many``: it feeds page after page until its paper ends.
    """

    asked: dict[str, Value] = field(default_factory=dict)
    applied: dict[str, str] = field(default_factory=dict)
    dpi: float = 0.0
    duplex: bool = False
    many: bool = False


def set_up(device: OptionDevice, profile: CaptureProfile) -> Setup:
    """Lay the profile on the device and return what was applied.

    Raises ``DeviceFault``: ``unsupported_option`` when the device has no such source, sides, mode, size or raw option,
    ``resolution_too_low`` when it cannot reach ``profile.min_dpi``, ``option_refused`` when it refuses a value.
    """
    raw = {name.replace("_", "-"): value for name, value in profile.options.items() if name not in OWN_OPTIONS}
    setup = Setup()
    _set_source(device, profile, raw, setup)
    _set_mode(device, profile, raw, setup)
    _set_resolution(device, profile, raw, setup)
    _set_area(device, profile, setup)
    _set_helpful(device, profile, raw, setup)
    _set_raw(device, raw, setup)
    _read_back(device, profile, setup)
    return setup


def _set_source(device: OptionDevice, profile: CaptureProfile, raw: dict[str, Value], setup: Setup) -> None:
    option = words.find_option(device.options(), words.SOURCE_OPTIONS)
    setup.duplex = profile.duplex and profile.source == "feeder"
    if "feed-folder" in profile.options or (option is not None and option.name in raw):
        if option is not None and option.name in raw:
            _ask(device, option, raw[option.name], setup)
        return
    if option is None:
        if profile.source == "feeder" and not profile.options.get("sheet-fed", False):
            raise fault("unsupported_option", device.name, option="source", value="feeder", allowed="")
        return
    if setup.duplex and (value := words.pick_word(option, words.SOURCES["duplex"])) is not None:
        _ask(device, option, value, setup)
        return
    value = words.pick_word(option, words.SOURCES[profile.source])
    if value is None:
        raise fault("unsupported_option", device.name, option="source", value=profile.source, allowed=_allowed(option))
    _ask(device, option, value, setup)
    if profile.source == "feeder":
        _set_sides(device, raw, setup)


def _set_sides(device: OptionDevice, raw: dict[str, Value], setup: Setup) -> None:
    """Ask for both sides where that is an option of its own; one-sided is set as well, it may be left over."""
    for name, table in words.DUPLEX_OPTIONS:
        option = words.find_option(device.options(), (name,))
        if option is None:
            continue
        if name in raw:
            return
        if table is None:
            _ask(device, option, setup.duplex, setup)
            return
        value = next((c for c in option.choices if isinstance(c, str) and table.match(c) is setup.duplex), None)
        if value is not None:
            _ask(device, option, value, setup)
            return
    if setup.duplex:
        # Scanning only the front sides would lose content without a word.
        raise fault("unsupported_option", device.name, option="duplex", value="true", allowed="false")


def _set_mode(device: OptionDevice, profile: CaptureProfile, raw: dict[str, Value], setup: Setup) -> None:
    option = words.find_option(device.options(), words.MODE_OPTIONS)
    depth = words.find_option(device.options(), ("depth",))
    if option is not None and option.name not in raw:
        value = words.pick_word(option, words.MODES[profile.mode])
        if value is None and profile.mode == "lineart" and depth is not None and 1 in depth.choices:
            value = words.pick_word(option, words.MODES["gray"])
        if value is None:
            raise fault("unsupported_option", device.name, option="mode", value=profile.mode, allowed=_allowed(option))
        _ask(device, option, value, setup)
    depth = words.find_option(device.options(), ("depth",))
    bits = 1 if profile.mode == "lineart" else 8
    if depth is not None and depth.name not in raw and (not depth.choices or bits in depth.choices):
        # 16 bits are never kept: a PDF/A reader shows 8, and no archive rule asks for more.
        _ask(device, depth, bits, setup)


def _set_resolution(device: OptionDevice, profile: CaptureProfile, raw: dict[str, Value], setup: Setup) -> None:
    for names in words.RESOLUTION_OPTIONS:
        found = [option for name in names if (option := words.find_option(device.options(), (name,))) is not None]
        if found and not any(option.name in raw for option in found):
            for option in found:
                _ask(device, option, words.pick_number(option, profile.dpi), setup, wanted=profile.dpi)
        if found:
            return


def _set_area(device: OptionDevice, profile: CaptureProfile, setup: Setup) -> None:
    """Ask for the profile's area from the top left corner; paper size first, as it limits the corners on feeders."""
    if not (profile.width_mm and profile.height_mm):
        return
    sizes = (("page-width", profile.width_mm), ("page-height", profile.height_mm))
    corners = (("tl-x", 0.0), ("tl-y", 0.0), ("br-x", profile.width_mm), ("br-y", profile.height_mm))
    for name, millimetres in (*sizes, *corners):
        option = words.find_option(device.options(), (name,))
        if option is not None:
            wanted = _in_unit(option, millimetres, device)
            _ask(device, option, words.pick_number(option, wanted), setup, wanted=wanted)


def _in_unit(option: Option, millimetres: float, device: OptionDevice) -> float:
    return millimetres * resolution_of(device.options()) / MM_PER_INCH if option.unit == "pixel" else millimetres


def _set_helpful(device: OptionDevice, profile: CaptureProfile, raw: dict[str, Value], setup: Setup) -> None:
    wishes = words.ALWAYS + (words.IN_FEEDER if profile.source == "feeder" else ())
    for name, value in wishes:
        option = words.find_option(device.options(), (name,))
        if option is None or name in raw or (option.choices and value not in option.choices):
            continue
        _ask(device, option, value, setup)


def _set_raw(device: OptionDevice, raw: dict[str, Value], setup: Setup) -> None:
    for name, value in raw.items():
        option = words.find_option(device.options(), (name,))
        if option is None:
            raise fault("unsupported_option", device.name, option=name, value=str(value), allowed="")
        _ask(device, option, value, setup)


def _read_back(device: OptionDevice, profile: CaptureProfile, setup: Setup) -> None:
    options = device.options()
    setup.applied = {
        name: _shown(option.value)
        for name, option in options.items()
        if option.value is not None and name not in _NOT_RECORDED
    }
    clamped = [
        f"{name} {_shown(value)}→{setup.applied.get(name, '')}"
        for name, value in setup.asked.items()
        if not _same(value, options[name].value if name in options else None)
    ]
    if clamped:
        setup.applied["clamped"] = "; ".join(clamped)
    # A raw option may have chosen the glass, which would be scanned again and again.
    source = next((setup.applied[name] for name in words.SOURCE_OPTIONS if name in setup.applied), "")
    on_glass = any(table.match(source) for table in words.SOURCES["flatbed"])
    setup.many = profile.source == "feeder" and not on_glass
    setup.dpi = resolution_of(options) or float(profile.dpi)
    if setup.dpi < profile.min_dpi:
        raise fault("resolution_too_low", device.name, dpi=round(setup.dpi, 1), limit=profile.min_dpi)
    if profile.width_mm and profile.height_mm:
        _require_area(device, options, profile)


def _require_area(device: OptionDevice, options: dict[str, Option], profile: CaptureProfile) -> None:
    for name, wanted in (("br-x", profile.width_mm), ("br-y", profile.height_mm)):
        option = options.get(name)
        if option is None or not isinstance(option.value, int | float):
            continue
        got = float(option.value)
        millimetres = got * MM_PER_INCH / resolution_of(options) if option.unit == "pixel" else got
        if millimetres < wanted - _AREA_TOLERANCE_MM:
            allowed = f"{millimetres:.1f} mm"
            raise fault("unsupported_option", device.name, option=name, value=f"{wanted:g} mm", allowed=allowed)


def _ask(device: OptionDevice, option: Option, value: Value, setup: Setup, wanted: Value | None = None) -> None:
    try:
        typed = words.as_type(option, value)
    except ValueError as error:
        allowed = _allowed(option) or option.type
        raise fault("unsupported_option", device.name, option=option.name, value=str(value), allowed=allowed) from error
    setup.asked[option.name] = typed if wanted is None else wanted
    device.set(option, typed)


def resolution_of(options: dict[str, Option]) -> float:
    """Return the lowest of the resolutions in force, 0 when the device has none: the coarser direction decides."""
    for names in words.RESOLUTION_OPTIONS:
        values = [options[name].value for name in names if name in options]
        numbers = [float(value) for value in values if isinstance(value, int | float)]
        if numbers:
            return min(numbers)
    return 0.0


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
