"""A frame put together from the bytes a SANE backend delivers, checked against what it announced.

python-sane's own ``snap`` loses here: it takes padded lines for slanted ones, stacks the colour bands of three passes,
and returns a cancelled page as a short image without an error. This reads whole lines by ``bytes_per_line`` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from station.capture.device_faults import SANE_EOF, SANE_GOOD, SANE_NO_DOCS, code_of_sane_status, fault
from station.capture.lossless import Frame

# A3 in colour at 1200 dpi is 835 MB; a backend that never ends must not take the computer with it.
LARGEST_FRAME = 1 << 30
CHUNK = 1 << 18

Read = Callable[[memoryview], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Parameters:
    """What ``sane_get_parameters`` announces after the start; ``lines`` is -1 when the backend cannot know."""

    format: str
    last_frame: bool
    width: int
    lines: int
    depth: int
    bytes_per_line: int


class PaperEnded(Exception):
    """The feeder was empty when the first byte was asked for: a normal end, not a fault."""


def read_frame(read: Read, parameters: Parameters, device: str, *, accept_short: bool = False) -> Frame:
    """Read one frame to its end.

    ``read`` fills a buffer and returns the ``SANE_Status`` and the number of bytes. Raises ``PaperEnded``, or
    ``DeviceFault``: ``frame_unsupported`` (three passes, 16 bits, line art in colour), ``page_short`` (fewer lines
    than announced, unless ``accept_short``, or a line cut in the middle), ``page_too_large``, and whatever the status
    says.
    """
    mode, row_bytes = _layout(parameters, device)
    announced = parameters.lines * parameters.bytes_per_line if parameters.lines > 0 else 0
    if announced > LARGEST_FRAME:
        raise fault("page_too_large", device, bytes=announced, limit=LARGEST_FRAME)
    data = _read_all(read, announced, device)
    lines, rest = divmod(len(data), parameters.bytes_per_line)
    if lines == 0 or rest or (lines < parameters.lines and not accept_short):
        raise fault("page_short", device, lines=lines, announced=parameters.lines)
    return Frame(parameters.width, lines, mode, _without_padding(data, lines, parameters.bytes_per_line, row_bytes))


def _layout(parameters: Parameters, device: str) -> tuple[str, int]:
    width = parameters.width
    rows = {
        ("color", 8): ("color", 3 * width),
        ("gray", 8): ("gray", width),
        ("gray", 1): ("lineart", (width + 7) // 8),
    }
    found = rows.get((parameters.format, parameters.depth))
    if found is None or not parameters.last_frame or not 0 < found[1] <= parameters.bytes_per_line:
        shape = f"{parameters.format}, {parameters.depth} bit, {parameters.bytes_per_line} bytes a line"
        raise fault("frame_unsupported", device, frame=shape)
    return found


def _read_all(read: Read, announced: int, device: str) -> bytearray:
    # One chunk more, because the end is only told by a read after the last line.
    data = bytearray(announced + CHUNK)
    filled = 0
    while True:
        if filled == len(data):
            if filled >= LARGEST_FRAME:
                raise fault("page_too_large", device, bytes=filled, limit=LARGEST_FRAME)
            data.extend(bytes(CHUNK))
        with memoryview(data) as view, view[filled : filled + CHUNK] as chunk:
            status, count = read(chunk)
        filled += count
        if status == SANE_EOF:
            del data[filled:]
            return data
        if status == SANE_NO_DOCS and filled == 0:
            raise PaperEnded
        if status != SANE_GOOD:
            raise fault(code_of_sane_status(status), device)


def _without_padding(data: bytearray, lines: int, bytes_per_line: int, row_bytes: int) -> bytes | bytearray:
    if row_bytes == bytes_per_line:
        return data
    with memoryview(data) as view:
        return b"".join(view[start : start + row_bytes] for start in range(0, lines * bytes_per_line, bytes_per_line))
