"""Values as real backends spell them, and the nearest number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.capture.option_matching import MODES, SOURCES, as_type, find_option, pick_number, pick_word
from station.capture.scanner import Option

# Lists of values as the backends named offer them.
SOURCE_LISTS = [
    ("test", ["Flatbed", "Automatic Document Feeder"], None, "Automatic Document Feeder", "Flatbed"),
    ("airscan", ["Flatbed", "ADF", "ADF Duplex"], "ADF Duplex", "ADF", "Flatbed"),
    ("duplex first", ["ADF Duplex", "ADF", "Flatbed"], "ADF Duplex", "ADF", "Flatbed"),
    ("fujitsu", ["ADF Front", "ADF Back", "ADF Duplex"], "ADF Duplex", "ADF Front", None),
    ("canon_dr", ["ADF Front", "ADF Back", "ADF Duplex", "Card Front", "Card Back", "Card Duplex"],
     "ADF Duplex", "ADF Front", None),
    ("brother",
     ["FlatBed", "Automatic Document Feeder(left aligned)", "Automatic Document Feeder(left aligned,Duplex)"],
     "Automatic Document Feeder(left aligned,Duplex)", "Automatic Document Feeder(left aligned)", "FlatBed"),
    ("hpaio", ["Auto", "Flatbed", "ADF", "Duplex"], "Duplex", "ADF", "Flatbed"),
    ("pixma", ["Flatbed", "Automatic Document Feeder", "ADF Duplex", "Transparency Unit", "Negative color film"],
     "ADF Duplex", "Automatic Document Feeder", "Flatbed"),
    ("genesys", ["Flatbed", "Transparency Adapter"], None, None, "Flatbed"),
    ("kodak", ["ADF Front", "ADF Both Sides"], "ADF Both Sides", "ADF Front", None),
    ("panasonic", ["adf", "fb"], None, "adf", "fb"),
    ("avision", ["Normal", "Transparency", "ADF Front"], None, "ADF Front", "Normal"),
    ("German", ["Vorlagenglas", "Automatischer Vorlageneinzug", "Automatischer Vorlageneinzug (beidseitig)"],
     "Automatischer Vorlageneinzug (beidseitig)", "Automatischer Vorlageneinzug", "Vorlagenglas"),
    ("platen", ["Document Table", "Sheetfeed"], None, "Sheetfeed", "Document Table"),
]  # fmt: skip
MODE_LISTS = [
    ("test", ["Gray", "Color"], "Color", "Gray", None),
    ("fujitsu", ["Lineart", "Halftone", "Gray", "Color"], "Color", "Gray", "Lineart"),
    ("brother", ["Black & White", "Gray[Error Diffusion]", "True Gray", "24bit Color[Fast]", "24bit Color"],
     "24bit Color", "True Gray", "Black & White"),
    ("brother fast", ["Black & White", "True Gray", "24bit Color[Fast]"],
     "24bit Color[Fast]", "True Gray", "Black & White"),
    ("pixma", ["Color", "Gray", "Lineart", "48 bits color", "16 bits gray"], "Color", "Gray", "Lineart"),
    ("deep first", ["48 bits color", "16 bits gray", "Color", "Gray"], "Color", "Gray", None),
    ("plustek", ["Lineart", "Gray", "Color", "Color Lineart"], "Color", "Gray", "Lineart"),
    ("epson", ["Binary", "Grayscale", "Color"], "Color", "Grayscale", "Binary"),
    ("British", ["Monochrome", "Greyscale", "Colour"], "Colour", "Greyscale", "Monochrome"),
]  # fmt: skip


def option(name: str = "o", type_: str = "string", choices=(), range_=None, settable: bool = True) -> Option:
    return Option(name, name, type_, choices=tuple(choices), range=range_, settable=settable)


@pytest.mark.parametrize(("vendor", "values", "duplex", "feeder", "flatbed"), SOURCE_LISTS)
def test_sources(vendor, values, duplex, feeder, flatbed) -> None:
    found = [pick_word(option(choices=values), SOURCES[name]) for name in ("duplex", "feeder", "flatbed")]
    assert found == [duplex, feeder, flatbed], vendor


@pytest.mark.parametrize(("vendor", "values", "color", "gray", "lineart"), MODE_LISTS)
def test_modes(vendor, values, color, gray, lineart) -> None:
    found = [pick_word(option(choices=values), MODES[name]) for name in ("color", "gray", "lineart")]
    assert found == [color, gray, lineart], vendor


@pytest.mark.parametrize(
    ("choices", "range_", "wanted", "picked"),
    [
        ((75, 150, 300, 600), None, 300, 300),
        ((600, 100, 200), None, 300, 600),
        ((75, 150, 200), None, 300, 200),
        ((), (50.0, 600.0, 0.0), 300, 300),
        ((), (1.0, 1200.0, 1.0), 5000, 1200),
        ((), (100.0, 600.0, 50.0), 310, 350),
        ((), (100.0, 600.0, 50.0), 20, 100),
        ((), None, 300, 300),
    ],
)
def test_the_next_larger_number_is_picked(choices, range_, wanted, picked) -> None:
    assert pick_number(option(type_="fixed", choices=choices, range_=range_), wanted) == picked


@settings(deadline=None)
@given(
    low=st.integers(1, 300),
    span=st.integers(0, 2000),
    step=st.sampled_from([0.0, 0.5, 1.0, 25.0, 0.211]),
    wanted=st.floats(1, 5000),
)
def test_a_picked_number_is_allowed_and_never_less_than_needed(low, span, step, wanted) -> None:
    picked = pick_number(option(type_="fixed", range_=(float(low), float(low + span), step)), wanted)
    assert low <= picked <= low + span
    assert picked >= min(wanted, low + span) - 1e-6


def test_names_match_with_hyphen_or_underscore_and_only_what_can_be_set() -> None:
    options = {o.name: o for o in (option("br_x"), option("depth", settable=False))}
    assert find_option(options, ["br-x"]) is options["br_x"]
    assert find_option(options, ["depth"]) is None


@pytest.mark.parametrize(
    ("type_", "value", "typed"),
    [
        ("bool", "Yes", True),
        ("bool", 0, False),
        ("int", "12", 12),
        ("int", 300.0, 300),
        ("fixed", "1.5", 1.5),
        ("string", 3, "3"),
    ],
)
def test_values_take_the_type_of_the_option(type_, value, typed) -> None:
    assert as_type(option(type_=type_), value) == typed


@pytest.mark.parametrize(("type_", "value"), [("bool", "perhaps"), ("int", "x"), ("fixed", ""), ("bool", 2)])
def test_values_of_another_type_are_errors(type_, value) -> None:
    with pytest.raises(ValueError):
        as_type(option(type_=type_), value)
