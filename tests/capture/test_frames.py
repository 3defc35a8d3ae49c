"""Frames from scripted reads: whatever the chunks and the padding, whole lines or a fault."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.capture import frames
from station.capture.frames import PaperEnded, Parameters, read_frame
from station.model.errors import DeviceFault

GOOD, CANCELLED, EOF, JAMMED, NO_DOCS = 0, 2, 5, 6, 7


class Backend:
    """Delivers its bytes in pieces of the given sizes, then a status."""

    def __init__(self, data: bytes, pieces: list[int], end: int = EOF) -> None:
        self.data = data
        self.pieces = pieces
        self.end = end
        self.reads = 0

    def __call__(self, buffer: memoryview) -> tuple[int, int]:
        if not self.data:
            return self.end, 0
        piece = self.pieces[self.reads % len(self.pieces)]
        self.reads += 1
        part, self.data = self.data[: min(piece, len(buffer))], self.data[min(piece, len(buffer)) :]
        buffer[: len(part)] = part
        return GOOD, len(part)


@settings(deadline=None)
@given(
    width=st.integers(1, 40),
    lines=st.integers(1, 30),
    padding=st.integers(0, 9),
    shape=st.sampled_from([("color", 8, 3, "color"), ("gray", 8, 1, "gray")]),
    pieces=st.lists(st.integers(1, 400), min_size=1, max_size=5),
    known=st.booleans(),
)
def test_padding_and_chunks_never_show(width, lines, padding, shape, pieces, known) -> None:
    format_, depth, samples, mode = shape
    rows = np.random.default_rng(width * lines).integers(0, 256, (lines, width * samples), dtype=np.uint8)
    padded = np.pad(rows, ((0, 0), (0, padding)), constant_values=77)
    parameters = Parameters(format_, True, width, lines if known else -1, depth, width * samples + padding)
    frame = read_frame(Backend(padded.tobytes(), pieces), parameters, "d")
    assert (frame.width, frame.height, frame.mode) == (width, lines, mode)
    assert bytes(frame.data) == rows.tobytes()


def test_two_level_lines_keep_their_bits() -> None:
    data = bytes(range(2 * 3))
    frame = read_frame(Backend(data, [4]), Parameters("gray", True, 11, 3, 1, 2), "d")
    assert (frame.mode, bytes(frame.data)) == ("lineart", data)


@pytest.mark.parametrize(
    "parameters",
    [
        Parameters("red", True, 4, 2, 8, 4),
        Parameters("color", False, 4, 2, 8, 12),
        Parameters("color", True, 4, 2, 16, 24),
        Parameters("color", True, 4, 2, 1, 3),
        Parameters("gray", True, 4, 2, 8, 3),
        Parameters("gray", True, 0, 2, 8, 0),
        Parameters("unknown format", True, 4, 2, 8, 12),
    ],
)
def test_what_would_be_misread_is_refused(parameters: Parameters) -> None:
    with pytest.raises(DeviceFault) as raised:
        read_frame(Backend(bytes(1000), [10]), parameters, "d")
    assert raised.value.code == "frame_unsupported"


@pytest.mark.parametrize("missing", [1, 4, 11, 40])
def test_fewer_bytes_than_announced_are_a_short_page(missing: int) -> None:
    backend = Backend(bytes(40 - missing), [7])
    with pytest.raises(DeviceFault) as raised:
        read_frame(backend, Parameters("gray", True, 4, 10, 8, 4), "d")
    assert (raised.value.code, raised.value.context["announced"]) == ("page_short", 10)


def test_a_short_page_is_whole_where_the_device_announces_the_longest() -> None:
    short = Parameters("gray", True, 4, 10, 8, 4)
    assert read_frame(Backend(bytes(24), [7]), short, "d", accept_short=True).height == 6
    for wrong in (0, 25):
        with pytest.raises(DeviceFault):
            read_frame(Backend(bytes(wrong), [7]), short, "d", accept_short=True)


@pytest.mark.parametrize(
    ("status", "code"), [(JAMMED, "paper_jam"), (CANCELLED, "device_cancelled"), (77, "device_io")]
)
def test_a_status_in_the_middle_is_its_fault(status: int, code: str) -> None:
    with pytest.raises(DeviceFault) as raised:
        read_frame(Backend(bytes(12), [5], end=status), Parameters("gray", True, 4, 10, 8, 4), "d")
    assert raised.value.code == code


def test_no_documents_is_the_end_of_the_paper_only_before_the_first_byte() -> None:
    parameters = Parameters("gray", True, 4, 10, 8, 4)
    with pytest.raises(PaperEnded):
        read_frame(Backend(b"", [5], end=NO_DOCS), parameters, "d")
    with pytest.raises(DeviceFault):
        read_frame(Backend(bytes(8), [5], end=NO_DOCS), parameters, "d")


def test_a_backend_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "LARGEST_FRAME", 1000)
    monkeypatch.setattr(frames, "CHUNK", 100)
    with pytest.raises(DeviceFault) as raised:
        read_frame(lambda buffer: (GOOD, len(buffer)), Parameters("gray", True, 4, -1, 8, 4), "d")
    assert raised.value.code == "page_too_large"
    with pytest.raises(DeviceFault) as raised:
        read_frame(lambda buffer: (GOOD, len(buffer)), Parameters("gray", True, 4, 251, 8, 4), "d")
    assert raised.value.code == "page_too_large"
