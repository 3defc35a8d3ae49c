"""What a SANE device offers, found by setting: constraints change with the source, so each one is tried."""

from __future__ import annotations

from station.capture import option_matching as words
from station.capture.sane_setup import MM_PER_INCH, OptionDevice, resolution_of
from station.capture.scanner import Capabilities, Option


def probe(device: OptionDevice) -> Capabilities:
    """Return sources, modes, resolutions and the largest area; the source is put back as it was.

    A device that has no choice of source counts as a flatbed; ``modes`` and ``resolutions`` are empty where it has no
    such list.
    """
    options = device.options()
    source = words.find_option(options, words.SOURCE_OPTIONS)
    values: dict[str, str] = {}
    areas = [_area(options)]
    if source is not None:
        found = {name: words.pick_word(source, tables) for name, tables in words.SOURCES.items()}
        values = {name: value for name, value in found.items() if value is not None}
        areas += [_area_of(device, source, value) for value in dict.fromkeys(values.values())]
        device.set(source, str(source.value))
    duplex = "duplex" in values or words.find_option(options, [name for name, _ in words.DUPLEX_OPTIONS]) is not None
    return Capabilities(
        sources=_sources(values),
        duplex=duplex,
        modes=_modes(options),
        resolutions=_resolutions(options),
        max_width_mm=max(width for width, _ in areas),
        max_height_mm=max(height for _, height in areas),
        options=tuple(options.values()),
    )


def _sources(values: dict[str, str]) -> tuple[str, ...]:
    feeder = ("feeder",) if {"feeder", "duplex"} & values.keys() else ()
    return (*feeder, "flatbed") if "flatbed" in values or not feeder else feeder


def _modes(options: dict[str, Option]) -> tuple[str, ...]:
    mode = words.find_option(options, words.MODE_OPTIONS)
    if mode is None:
        return ()
    depth = words.find_option(options, ("depth",))
    modes = [name for name, tables in words.MODES.items() if words.pick_word(mode, tables) is not None]
    if "gray" in modes and "lineart" not in modes and depth is not None and 1 in depth.choices:
        modes.append("lineart")
    return tuple(modes)


def _resolutions(options: dict[str, Option]) -> tuple[int, ...]:
    option = words.find_option(options, [name for names in words.RESOLUTION_OPTIONS for name in names])
    return () if option is None else tuple(int(c) for c in option.choices if isinstance(c, int | float))


def _area_of(device: OptionDevice, source: Option, value: str) -> tuple[float, float]:
    device.set(source, value)
    return _area(device.options())


def _area(options: dict[str, Option]) -> tuple[float, float]:
    """Return the largest width and height in millimetres, 0 where the device has no such option."""
    return _largest(options, "br-x"), _largest(options, "br-y")


def _largest(options: dict[str, Option], name: str) -> float:
    option = options.get(name)
    if option is None or option.range is None:
        return 0.0
    largest = float(option.range[1])
    resolution = resolution_of(options)
    return largest * MM_PER_INCH / resolution if option.unit == "pixel" and resolution else largest
