"""Faint soft marks on the bare paper: print of the other side that shines through it.

Marks are looked for where there is no print near: a little darker than the paper around them, fainter than ink, and
not part of a long rule. What shines through has been spread by the paper, so its edges are soft; pencil, the rules of
exercise paper, pale patterns and the worn parts of a seal are as faint, but crisp; creases are long and thin; a
mottled paper is lighter in places as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.model.geometry import Box
from station.qc.check import PageView

Gray = NDArray[np.uint8]
Shares = NDArray[np.float32]

# Share of the paper's level by which a mark is darker than the paper around it.
_CONTRAST: Final = 0.018
# Share of the page's paper level below which what lies behind the ink is a picture or a tint.
_PALEST: Final = 0.88
# Inches: what counts as around; how far print and the page's edge disturb; a rule is no shorter.
_AROUND: Final = 0.25
_NEAR_INK: Final = 0.04
_NEAR_EDGE: Final = 0.15
_RULE: Final = 0.6
# The page is counted in squares of one centimetre; a square has marks when they cover this share of it.
_SQUARE: Final = 1 / 2.54
_COVERED: Final = 0.05
# Paper around a pixel must be bare by this share to be compared with, and this share of the page for a verdict.
_BARE_AROUND: Final = 0.15
_BARE: Final = 0.02
# A row or column is ruled when rules cover this share; a crease is so many times longer than thick, and creases that
# cross fill less than this share of the box around them.
_RULED: Final = 0.25
_CREASE: Final = 6.0
_WEB: Final = 0.035
# How many squares tell of what kind the marks are.
_LOOKED_AT: Final = 16


@dataclass(frozen=True, slots=True)
class FaintMarks:
    """``area``: squares of one centimetre with faint marks; ``region``: the box around them, pixels of the rendition.

    ``crispness``: slope of the steeper edges of the marks as a share of their contrast, a pixel at 300 dpi (about 0.18
    shining through, 0.35 and more in pencil or print). ``skewness``: third standardised moment of the darkness of the
    paper in these squares: print makes paper darker, never lighter (0.4 to 1.7), a mottled paper does both (0).
    """

    area: int
    crispness: float = 0.0
    skewness: float = 0.0
    region: Box | None = None


def faint_marks(page: PageView, least: float) -> FaintMarks | None:
    """Return the faint marks; all but their area only from ``least`` squares on. ``None``: there is no bare paper."""
    dpi = page.dpi / page.factor
    bare = _bare_paper(page, dpi)
    if np.count_nonzero(bare) < _BARE * bare.size:
        return None
    darker = _darker(page.small, bare, dpi)
    marks = np.where(darker > _CONTRAST * page.paper, np.uint8(255), np.uint8(0))
    square = max(4, round(_SQUARE * dpi))
    area = int(np.count_nonzero(_covered(marks, square)))
    if area < least:
        return FaintMarks(area)
    marks = _without_creases(_without_rules(marks, dpi), dpi)
    covered = _covered(marks, square)
    rows, columns = np.nonzero(covered)
    if not len(rows) or len(rows) < least:
        return FaintMarks(len(rows))
    edge = square * page.factor
    left, top = int(columns.min()) * edge, int(rows.min()) * edge
    region = Box(left, top, (int(columns.max()) + 1) * edge - left, (int(rows.max()) + 1) * edge - top)
    crispness, skewness = _character(page, marks, bare, darker, covered)
    return FaintMarks(len(rows), crispness, skewness, region)


def _bare_paper(page: PageView, dpi: float) -> Gray:
    """Return 255 where neither print nor the edge of the page is near, and no pale part of a picture is."""
    reach = 2 * round(_NEAR_INK * dpi) + 1
    bare = np.asarray(cv2.bitwise_not(cv2.dilate(page.ink, np.ones((reach, reach), np.uint8))), np.uint8)
    bare[page.behind < _PALEST * page.paper] = 0
    edge = max(1, round(_NEAR_EDGE * dpi))
    bare[:edge] = bare[-edge:] = 0
    bare[:, :edge] = bare[:, -edge:] = 0
    return bare


def _darker(small: Gray, bare: Gray, dpi: float) -> Shares:
    """Return by how many levels each pixel of bare paper is darker than the bare paper around it, 0 elsewhere."""
    side = 2 * round(_AROUND * dpi / 2) + 1
    whole = cv2.boxFilter(cv2.bitwise_and(small, bare), cv2.CV_32F, (side, side), normalize=False)
    count = cv2.boxFilter(bare, cv2.CV_32F, (side, side), normalize=False, borderType=cv2.BORDER_DEFAULT) / 255.0
    around = whole / np.maximum(count, 1.0)
    darker = around - cv2.boxFilter(small, cv2.CV_32F, (3, 3))
    darker[(bare == 0) | (count < _BARE_AROUND * side * side)] = 0.0
    return np.asarray(darker, np.float32)


def _covered(marks: Gray, square: int) -> NDArray[np.bool_]:
    """Return the squares of ``square`` pixels that have marks."""
    rows, columns = marks.shape[0] // square, marks.shape[1] // square
    if not rows or not columns:
        return np.zeros((0, 0), np.bool_)
    shares = cv2.resize(marks[: rows * square, : columns * square], (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(shares >= _COVERED * 255)


def _without_rules(marks: Gray, dpi: float) -> Gray:
    """Return the marks without long rules; where much of a row or column is rule, all of it goes."""
    length = max(8, round(_RULE * dpi))
    across = cv2.morphologyEx(marks, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(marks, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    across[(across > 0).mean(axis=1) > _RULED] = 255
    down[:, (down > 0).mean(axis=0) > _RULED] = 255
    rules = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.subtract(marks, rules), np.uint8)


def _without_creases(marks: Gray, dpi: float) -> Gray:
    """Return the marks without long thin pieces of any direction, and nets of them."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    kept = np.full(count, 255, np.uint8)
    kept[0] = 0
    long = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= _RULE * dpi
    for number in (np.flatnonzero(long[1:]) + 1).tolist():
        x, y, width, height, area = stats[number].tolist()
        if area < _WEB * width * height:
            kept[number] = 0
            continue
        down, across = np.nonzero(labels[y : y + height, x : x + width] == number)
        thin, along = np.sqrt(np.maximum(np.linalg.eigvalsh(np.cov(across, down)), 0.08))
        kept[number] = 0 if along > _CREASE * thin else 255
    return np.asarray(kept[labels], np.uint8)


def _character(
    page: PageView, marks: Gray, bare: Gray, darker: Shares, covered: NDArray[np.bool_]
) -> tuple[float, float]:
    """Return crispness and skewness (see ``FaintMarks``), from a few of the squares."""
    square = max(4, round(_SQUARE * page.dpi / page.factor))
    places = np.argwhere(covered)
    chosen = places[np.linspace(0, len(places) - 1, min(_LOOKED_AT, len(places))).astype(np.int64)]
    ground = cv2.erode(cv2.subtract(bare, cv2.dilate(marks, np.ones((5, 5), np.uint8))), np.ones((3, 3), np.uint8))
    at_marks, at_ground, contrast, levels = [], [], [], []
    for row, column in chosen.tolist():
        part = (slice(row * square, (row + 1) * square), slice(column * square, (column + 1) * square))
        slopes = _slopes(page, row * square, column * square, square)
        near = (cv2.dilate(np.ascontiguousarray(marks[part]), np.ones((3, 3), np.uint8)) > 0) & (bare[part] > 0)
        at_marks.append(slopes[near])
        at_ground.append(slopes[ground[part] > 0])
        contrast.append(darker[part][marks[part] > 0])
        levels.append(darker[part][bare[part] > 0])
    noise = np.concatenate(at_ground)
    power = float(np.percentile(np.concatenate(at_marks), 90)) - (float(noise.mean()) if noise.size else 0.0)
    crispness = float(np.sqrt(max(0.0, power)) / np.percentile(np.concatenate(contrast), 90)) * page.dpi / 300.0
    off = np.concatenate(levels).astype(np.float64)
    off -= off.mean()
    return crispness, float((off**3).mean() / max(1e-9, float((off**2).mean())) ** 1.5)


def _slopes(page: PageView, row: int, column: int, square: int) -> Shares:
    """Return the mean squared slope (levels a pixel) in one square, for each pixel of the small image."""
    factor = page.factor
    piece = page.gray[row * factor : (row + square) * factor, column * factor : (column + square) * factor]
    smooth = cv2.GaussianBlur(piece, (0, 0), max(0.5, page.dpi / 300.0))
    across, down = cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=1 / 8)
    power = np.asarray(across * across + down * down, np.float32)
    return np.asarray(cv2.resize(power, (square, square), interpolation=cv2.INTER_AREA), np.float32)
