"""Sizes of the frame in logical pixels, by the width of the window."""

from __future__ import annotations

from dataclasses import dataclass

HEADER = 56
STRIP = 30
TOOLS = 44


@dataclass(frozen=True, slots=True)
class FrameSizes:
    """Widths of the rail, of the list on the left and of the panel on the right; ``roomy``: words on every tool."""

    rail: int
    list: int
    panel: int
    roomy: bool


def sizes_for(width: int) -> FrameSizes:
    """Return the sizes for a window of this width."""
    if width < 1400:
        return FrameSizes(64, 232, 288, roomy=False)
    if width < 2200:
        return FrameSizes(72, 256, 336, roomy=True)
    return FrameSizes(72, 320, 400, roomy=True)
