"""What can go wrong at a scanner, as named facts, and how the words of SANE become them.

Every code here is raised as ``DeviceFault`` with ``device`` in its context; a fault that ends a scan also carries
``pages``, the number of pages delivered before it, which are safe.
"""

from __future__ import annotations

from collections.abc import Iterable

from station.model.errors import Context, DeviceFault

# The most telling first. A feeder raises several flags at once when two sheets pass, and the one that tells the clerk
# which sheets to distrust must win: double feed over jam over the rest (VotingWorks vxsuite, pull request 5221).
CODES = (
    "double_feed",
    "paper_jam",
    "cover_open",
    "feeder_empty",
    "device_offline",
    "device_busy",
    "access_denied",
    "device_cancelled",
    "device_hung",
    "device_died",
    "page_short",
    "page_damaged",
    "page_too_large",
    "frame_unsupported",
    "resolution_too_low",
    "unsupported_option",
    "option_refused",
    "out_of_memory",
    "device_refused",
    "device_io",
    "driver_failed",
    "scanner_closed",
)


# SANE_Status of the SANE standard 1.06, section 4.2.7, and what ``sane_strstatus`` says for it.
SANE_GOOD, SANE_EOF, SANE_NO_DOCS = 0, 5, 7
SANE_STATUS: dict[int, tuple[str, str]] = {
    1: ("device_refused", "Operation not supported"),
    2: ("device_cancelled", "Operation was canceled"),
    3: ("device_busy", "Device busy"),
    4: ("device_refused", "Invalid argument"),
    5: ("page_short", "End of file reached"),
    6: ("paper_jam", "Document feeder jammed"),
    7: ("feeder_empty", "Document feeder out of documents"),
    8: ("cover_open", "Scanner cover is open"),
    9: ("device_io", "Error during device I/O"),
    10: ("out_of_memory", "Out of memory"),
    11: ("access_denied", "Access to resource has been denied"),
}
_BY_MESSAGE = {message.casefold(): code for code, message in SANE_STATUS.values()}


def code_of_sane_status(status: int) -> str:
    """Return the fault code of a ``SANE_Status``; ``device_io`` for one outside the standard."""
    code, _ = SANE_STATUS.get(status, ("device_io", ""))
    return code


def code_of_sane_message(message: str) -> str:
    """Return the fault code of a text of ``sane_strstatus``; python-sane hands on no number."""
    return _BY_MESSAGE.get(message.strip().casefold(), "device_io")


def most_telling(codes: Iterable[str]) -> str:
    """Return the code that a person should be told of those raised together; ``ValueError`` when there is none."""
    return min(codes, key=CODES.index)


def fault(code: str, device: str, **context: Context) -> DeviceFault:
    """Return the fault of a device; ``ValueError`` for a code that is not in the table."""
    if code not in CODES:
        message = f"{code!r} is not a device fault"
        raise ValueError(message)
    return DeviceFault(code, device=device, **context)
