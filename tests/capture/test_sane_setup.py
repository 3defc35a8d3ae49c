"""Profiles laid on devices as other vendors build them: the options here are those of the backends named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from station.capture.own_options import split_options
from station.capture.sane_probe import probe
from station.capture.sane_setup import Setup, set_up
from station.capture.scanner import Option
from station.model.errors import DeviceFault
from station.model.profiles import CaptureProfile

A4 = CaptureProfile("a4", "1", "A4", width_mm=210, height_mm=297)


class OptionSheet:
    """A device that is nothing but its options; numbers are clamped to their range, as backends do it."""

    name = "sane:sheet:0"

    def __init__(self, *options: Option) -> None:
        self._options = {option.name: option for option in options}
        self.log: list[tuple[str, object]] = []

    def options(self) -> dict[str, Option]:
        return dict(self._options)

    def set(self, option: Option, value: object) -> None:
        self.log.append((option.name, value))
        if option.range is not None:
            value = min(max(value, option.range[0]), option.range[1])
        self._options[option.name] = replace(self._options[option.name], value=value)

    def value(self, name: str) -> object:
        return self._options[name].value


def words_of(name: str, *choices: str) -> Option:
    return Option(name, name, "string", value=choices[0], choices=choices)


def area(unit: str = "mm", width: float = 216, height: float = 356) -> list[Option]:
    limits = {"tl-x": width, "tl-y": height, "br-x": width, "br-y": height}
    return [Option(n, n, "fixed", unit, value=5.0, range=(0.0, limit, 0.0)) for n, limit in limits.items()]


RESOLUTION = Option("resolution", "", "int", "dpi", value=75, choices=(75, 150, 300, 600))
MODE = words_of("mode", "Lineart", "Gray", "Color")


def lay(device: OptionSheet, profile: CaptureProfile = A4) -> Setup:
    return set_up(device, profile, split_options(profile, device.name))


def test_the_source_is_set_before_what_depends_on_it() -> None:
    device = OptionSheet(words_of("source", "Flatbed", "ADF", "ADF Duplex"), MODE, RESOLUTION, *area())
    setup = lay(device)
    assert [name for name, _ in device.log] == ["source", "mode", "resolution", "tl-x", "tl-y", "br-x", "br-y"]
    assert (setup.duplex, setup.many, setup.dpi) == (True, True, 300)
    assert setup.applied["source"] == "ADF Duplex"
    assert (device.value("br-x"), device.value("br-y"), device.value("tl-x")) == (210, 297, 0)


@pytest.mark.parametrize(
    ("option", "both", "one"),
    [
        (words_of("adf-mode", "Simplex", "Duplex"), "Duplex", "Simplex"),
        (Option("duplex", "", "bool", value=True), True, False),
        (Option("adf_duplex", "", "bool", value=False), True, False),
    ],
)
def test_duplex_as_an_option_of_its_own_is_set_and_reset(option: Option, both: object, one: object) -> None:
    source = words_of("source", "Flatbed", "Automatic Document Feeder")
    device = OptionSheet(source, option, MODE, RESOLUTION)
    assert lay(device).duplex
    assert device.value(option.name) == both
    device = OptionSheet(source, option, MODE, RESOLUTION)
    assert not lay(device, replace(A4, duplex=False)).duplex
    assert device.value(option.name) == one


def test_a_source_chosen_by_its_vendor_name_outranks_the_tables() -> None:
    device = OptionSheet(words_of("source", "Flatbed", "ADF Front", "ADF Duplex"), MODE, RESOLUTION)
    profile = replace(A4, duplex=False, options={"source": "ADF Duplex"})
    assert lay(device, profile).duplex
    with pytest.raises(DeviceFault) as raised:
        lay(device, replace(A4, duplex=True, options={"source": "ADF Front"}))
    assert raised.value.context["option"] == "duplex"


def test_both_directions_of_resolution_are_set_and_the_lower_one_counts() -> None:
    device = OptionSheet(
        MODE,
        Option("x-resolution", "", "int", "dpi", value=100, choices=(100, 300)),
        Option("y-resolution", "", "int", "dpi", value=100, choices=(100, 200)),
    )
    setup = lay(device, replace(A4, source="flatbed", width_mm=0))
    assert setup.dpi == 200
    assert setup.applied["clamped"] == "y-resolution 300→200"


def test_an_area_in_pixels_follows_the_resolution() -> None:
    device = OptionSheet(MODE, RESOLUTION, *area("pixel", 2550, 4200))
    lay(device, replace(A4, source="flatbed"))
    assert device.value("br-x") == pytest.approx(2480.3, abs=0.1)
    with pytest.raises(DeviceFault) as raised:
        lay(device, replace(A4, source="flatbed", width_mm=297))
    assert raised.value.context["allowed"] == "215.9 mm"


def test_paper_size_is_set_before_the_corners_it_limits() -> None:
    paper = [Option(n, n, "fixed", "mm", value=200.0, range=(0.0, 300.0, 0.0)) for n in ("page-width", "page-height")]
    device = OptionSheet(words_of("source", "ADF Front", "ADF Duplex"), MODE, RESOLUTION, *area(), *paper)
    lay(device)
    names = [name for name, _ in device.log]
    assert names.index("page-height") < names.index("br-x")


def test_detection_of_double_feeds_is_turned_on_in_a_feeder_only() -> None:
    options = (
        words_of("source", "Flatbed", "ADF Duplex"),
        words_of("df-action", "Default", "Continue", "Stop"),
        Option("df-thickness", "", "bool", value=False),
    )
    device = OptionSheet(*options, MODE, RESOLUTION)
    lay(device)
    assert (device.value("df-action"), device.value("df-thickness")) == ("Stop", True)
    device = OptionSheet(*options, MODE, RESOLUTION)
    lay(device, replace(A4, source="flatbed"))
    assert device.value("df-action") == "Default"
    device = OptionSheet(*options, MODE, RESOLUTION)
    lay(device, replace(A4, options={"df-action": "Continue"}))
    assert device.value("df-action") == "Continue"


def test_a_sheet_fed_scanner_without_a_source_is_believed_when_the_profile_says_so() -> None:
    device = OptionSheet(MODE, RESOLUTION, Option("duplex", "", "bool", value=False))
    with pytest.raises(DeviceFault):
        lay(device)
    assert lay(device, replace(A4, options={"sheet-fed": "yes"})).many


def test_a_mode_that_is_missing_is_refused_with_what_there_is() -> None:
    device = OptionSheet(words_of("source", "Flatbed"), words_of("mode", "Gray", "Halftone"), RESOLUTION)
    with pytest.raises(DeviceFault) as raised:
        lay(device, replace(A4, source="flatbed"))
    assert raised.value.context["allowed"] == "Gray, Halftone"


def test_probing_looks_at_each_source_and_puts_it_back() -> None:
    device = OptionSheet(words_of("source", "ADF", "Flatbed", "ADF Duplex"), MODE, RESOLUTION, *area())
    found = probe(device)
    assert (found.sources, found.duplex) == (("feeder", "flatbed"), True)
    assert (found.modes, found.resolutions) == (("color", "gray", "lineart"), (75, 150, 300, 600))
    assert (found.max_width_mm, found.max_height_mm) == (216, 356)
    assert device.value("source") == "ADF"
    assert ("source", "ADF Duplex") in device.log
