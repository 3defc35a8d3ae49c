"""The codec of the worker's lines: what goes in comes out, and garbage is an error."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.capture import messages
from station.capture.scanner import Capabilities, Device, Option, ScannedPage
from station.model.errors import InputFault
from station.model.profiles import CaptureProfile

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
VALUE = st.one_of(TEXT, st.integers(), NUMBER, st.booleans())
DEVICES = st.builds(Device, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
PROFILES = st.builds(
    CaptureProfile,
    name=TEXT, version=TEXT, title=TEXT, mode=TEXT, dpi=st.integers(), duplex=st.booleans(),
    width_mm=NUMBER, options=st.dictionaries(TEXT, VALUE, max_size=4),
)  # fmt: skip
OPTIONS = st.builds(
    Option, TEXT, TEXT, TEXT, TEXT,
    value=st.one_of(st.none(), VALUE),
    choices=st.lists(st.one_of(TEXT, st.integers(), NUMBER), max_size=3).map(tuple),
    range=st.one_of(st.none(), st.tuples(NUMBER, NUMBER, NUMBER)),
    settable=st.booleans(),
)  # fmt: skip
CAPABILITIES = st.builds(
    Capabilities,
    st.lists(TEXT).map(tuple), st.booleans(), st.lists(TEXT).map(tuple), st.lists(st.integers()).map(tuple),
    NUMBER, NUMBER, st.lists(OPTIONS, max_size=3).map(tuple),
)  # fmt: skip
PAGES = st.builds(
    ScannedPage,
    path=st.lists(TEXT.filter(lambda t: t and "/" not in t and "\0" not in t and t != "."), min_size=1).map(
        lambda parts: Path("/", *parts)
    ),
    sequence=st.integers(1), media_type=TEXT, width=st.integers(), height=st.integers(), dpi=NUMBER, mode=TEXT,
    applied=st.dictionaries(TEXT, TEXT, max_size=3), device=st.dictionaries(TEXT, TEXT, max_size=3),
)  # fmt: skip


def across(message: messages.Message) -> messages.Message:
    line = messages.encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert line.isascii()
    return messages.decode(line)


@settings(deadline=None)
@given(DEVICES)
def test_devices(device: Device) -> None:
    assert messages.device_from(across(messages.device_message(device))) == device


@settings(deadline=None)
@given(PROFILES)
def test_profiles(profile: CaptureProfile) -> None:
    assert messages.profile_from(across(messages.profile_message(profile))) == profile


@settings(deadline=None)
@given(CAPABILITIES)
def test_capabilities(capabilities: Capabilities) -> None:
    assert messages.capabilities_from(across(messages.capabilities_message(capabilities))) == capabilities


@settings(deadline=None)
@given(PAGES)
def test_pages(page: ScannedPage) -> None:
    assert messages.page_from(across(messages.page_message(page))) == page


def test_a_file_name_that_is_no_text_crosses_unharmed() -> None:
    path = Path("/spool/h\udcffso.jxl")
    page = ScannedPage(path, 1, "image/jxl", 1, 1, 300.0, "gray")
    assert messages.page_from(across(messages.page_message(page))).path == path


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.binary(max_size=50).map(lambda b: b'{"a":' + b + b"}")))
def test_any_line_is_a_message_or_an_error(line: bytes) -> None:
    with contextlib.suppress(InputFault):
        assert isinstance(messages.decode(line), dict)


@pytest.mark.parametrize("line", [b"", b"[]", b'"x"', b"nul", b'{"a":NaN}', b"[" * 100_000, b"\xff\xfe", b"9" * 5000])
def test_these_lines_are_errors(line: bytes) -> None:
    with pytest.raises(InputFault):
        messages.decode(line)


JSON = st.recursive(st.one_of(st.none(), VALUE), lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner))


@settings(max_examples=50, deadline=None)
@given(JSON, st.sampled_from(["device_from", "profile_from", "page_from", "capabilities_from"]))
def test_any_other_shape_is_an_error(data: object, reader: str) -> None:
    with pytest.raises(InputFault):
        getattr(messages, reader)(data)
