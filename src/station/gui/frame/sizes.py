"""Sizes of the frame in logical pixels, by the width of the window."""

from __future__ import annotations

from dataclasses import dataclass

from station.gui import theme

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
    """Return the sizes for a window of this width; what holds words grows with the text of the person."""
    rail, at_left, panel = (72, 320, 400)
    if width < 2200:
        rail, at_left, panel = (64, 232, 288) if width < 1400 else (72, 256, 336)
    grown = max(100, theme.text_scale()) / 100
    return FrameSizes(
        round(rail * grown), round(at_left * grown), round(panel * grown), roomy=width >= round(1400 * grown)
    )
