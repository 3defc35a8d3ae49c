"""What the image stage knows of a master before any pixel is made: paper, ink, axis, lean, page edges.

``analyse`` does all of it once on the master at 70 to 140 dpi. ``make_recipe`` turns it into the recipe for a given
turn. Text decides the angle; page edges only where there is no text; when both speak and differ, a check flags it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.imaging.ink import background, ink_mask, paper_level
from station.imaging.page_edges import PageEdges, find_page_edges
from station.imaging.page_frame import page_quad
from station.imaging.pale_edges import find_pale_edges
from station.imaging.scaling import shrink, working_factor
from station.imaging.text_lean import TextLean, find_text_lean
from station.model.geometry import Quad
from station.model.recipe import Recipe

Gray = NDArray[np.uint8]

# A smaller lean cannot be seen, and turning by it would only cost sharpness.
NO_LEAN: Final = 0.02


@dataclass(frozen=True, slots=True)
class Analysis:
    """Facts about one master, in its own pixels.

    ``sideways``: its text lines run up or down. ``angle``: the lean to correct, degrees clockwise. ``quad``: the page,
    corners named as if no turn were needed. ``edges``: the sides seen. ``measures``: ``skew_text``,
    ``skew_text_strength``, ``skew_edges``, ``edges_seen``, ``text_axis_ratio``, ``text_pieces``, ``paper_level``,
    ``ink_share``; what does not exist is absent. ``small``, ``ink``: master and ink at ``small_dpi``,
    which is ``scale`` of the master's.
    """

    small: Gray
    ink: Gray
    scale: float
    small_dpi: float
    paper: float
    sideways: bool
    angle: float
    quad: Quad
    edges: PageEdges
    measures: dict[str, float]


def analyse(gray: Gray, dpi: float) -> Analysis:
    """Analyse a grey master (height × width); ``dpi`` must be positive (a guess will do)."""
    factor = working_factor(dpi)
    small, scale, small_dpi = shrink(gray, factor), 1.0 / factor, dpi / factor
    paper = paper_level(small)
    edges = find_page_edges(gray, small, scale, paper)
    ink = _page_ink(small, small_dpi, edges, scale, paper)
    text = find_text_lean(gray, ink, factor, dpi)
    if not edges.found:
        edges = find_pale_edges(gray, ink, factor, dpi, text.angle if text.strong else None)
    angle = _choose_angle(text, edges)
    measures = {
        "skew_text_strength": text.strength,
        "text_axis_ratio": text.ratio,
        "text_pieces": float(text.pieces),
        "edges_seen": float(len(edges.found)),
        "paper_level": paper,
        "ink_share": float(np.count_nonzero(ink)) / max(1, ink.size),
    }
    if text.believed:
        measures["skew_text"] = text.angle
    if edges.angle is not None:
        measures["skew_edges"] = edges.angle
    quad = page_quad(gray.shape[1], gray.shape[0], angle, edges, small, scale, paper)
    return Analysis(small, ink, scale, small_dpi, paper, text.sideways, angle, quad, edges, measures)


def make_recipe(analysis: Analysis, turn: int) -> Recipe:
    """Return the recipe that applies a turn (0, 90, 180, 270 clockwise) and the lean and crop that were found."""
    points = analysis.quad.points
    steps = turn // 90 % 4
    named = points[-steps:] + points[:-steps] if steps else points
    return Recipe(turn, round(analysis.angle, 4), Quad(*named))


def _choose_angle(text: TextLean, edges: PageEdges) -> float:
    """Text first; where it is weak the page edges, if two of them are seen."""
    angle = 0.0
    if edges.angle is not None and not text.strong:
        angle = edges.angle
    elif text.believed:
        angle = text.angle
    return 0.0 if abs(angle) < NO_LEAN else angle


def _page_ink(small: Gray, dpi: float, edges: PageEdges, scale: float, paper: float) -> Gray:
    """Return the ink on the page, without the bed and the shadow along the edge."""
    ink = ink_mask(small, background(small, dpi, paper))
    height, width = small.shape
    ys, xs = np.ogrid[:height, :width]
    for line in edges.found.values():
        distance = line.normal[0] * (xs + 0.5) + line.normal[1] * (ys + 0.5) - line.offset * scale
        ink[distance > -3.0] = 0
    return ink
