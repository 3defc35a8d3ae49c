"""/ToUnicode maps: what each code of a font says in Unicode."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_MOST_CODES = 65_536


@dataclass
class UnicodeMap:
    """``text``: Unicode by code; ``wide_ranges``: ranges whose codes do not share their high byte."""

    text: dict[int, str] = field(default_factory=dict)
    wide_ranges: list[str] = field(default_factory=list)
    code_bytes: int = 0


def read_unicode_map(data: bytes) -> UnicodeMap:
    """Return the mapping of a decoded /ToUnicode stream; what is not understood is left unmapped.

    A range must stay within one high byte (ISO 32000-1 9.10.3 with 9.7.5): readers map only its first row, which is how
    the text layer of other writers loses every Vietnamese letter. Such a range counts for its first row only.
    """
    found = UnicodeMap()
    for kind, body in _SECTION.findall(data):
        if kind == b"codespacerange":
            sizes = {len(_bytes(match)) for match in _HEX.findall(body)}
            found.code_bytes = max([found.code_bytes, *sizes])
        elif kind == b"bfchar":
            codes = [_bytes(match) for match in _HEX.findall(body)]
            for code, value in zip(codes[::2], codes[1::2], strict=False):
                found.text[int.from_bytes(code, "big")] = _text(value)
        else:
            for low, high, value, values in _RANGE.findall(body):
                _add_range(found, _bytes(low), _bytes(high), _bytes(value), [_bytes(v) for v in _HEX.findall(values)])
    return found


def _add_range(found: UnicodeMap, low: bytes, high: bytes, value: bytes, values: list[bytes]) -> None:
    first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
    if first >> 8 != last >> 8:
        found.wide_ranges.append(f"<{low.hex()}> <{high.hex()}>")
        last = first | 0xFF
    if last - first >= _MOST_CODES:
        return
    for offset, code in enumerate(range(first, last + 1)):
        if values:
            if offset < len(values):
                found.text[code] = _text(values[offset])
        elif value:
            raised = int.from_bytes(value, "big") + offset
            found.text[code] = _text(raised.to_bytes(len(value) + 1, "big")[-len(value) :])


def _bytes(digits: bytes) -> bytes:
    compact = b"".join(digits.split())
    return bytes.fromhex((compact + b"0" * (len(compact) % 2)).decode("ascii"))


def _text(value: bytes) -> str:
    return value.decode("utf-16-be", "replace") if len(value) > 1 else value.decode("latin-1")
