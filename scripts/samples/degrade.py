"""From a clean page to a scan of it: paper, bed, optics, electronics in that order; one warp for all geometry."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

import cv2
import numpy as np

from samples.classification import strike_words
from samples.corners import damage_corners
from samples.degradation import NO_LEGS, SURROUNDS, WHITE, Degradation
from samples.marks import draw_marks, strike_over_text
from samples.moire import lay_moire
from samples.optics import add_noise, as_delivered, through_optics
from samples.shade import shade_gutter
from samples.sheet import Pixels, multiply, px
from samples.truth import Mark, Matrix, Sample, Truth

_RIM = 48
_PAPER_MARKS = {"hole", "fold", "staple", "ghost", "missing_corner", "folded_corner", "moire"}


def degrade(clean: Sample, how: Degradation, seed: int, reverse: Sample | None = None) -> Sample:
    """Return a scan of a clean page: the same seed gives the same pixels.

    ``reverse`` is the clean other side of the sheet, needed where ``how.bleed`` is not zero.
    """
    rng = np.random.default_rng(seed)
    marked = strike_over_text(clean, rng) if how.overstamp else clean
    if how.stamped or how.printed:
        marked = strike_words(marked, how, seed)
    page = _on_paper(marked, how, rng, reverse)
    marks = draw_marks(page, how) + (_ghosts(reverse) if how.bleed and reverse else ())
    marks += _later_marks(page, marked, how, seed)
    image, truth = _on_bed(page, replace(marked.truth, marks=marked.truth.marks + marks), how, rng)
    image = through_optics(image, how, rng)
    image = as_delivered(image, how)
    labels = list(truth.labels) + how.labels() + (["clipped"] if _is_clipped(truth) else [])
    return Sample(image, replace(truth, defects=how.changed(), labels=tuple(labels)))


def _later_marks(page: Pixels, clean: Sample, how: Degradation, seed: int) -> tuple[Mark, ...]:
    """Draw what has its own random numbers, so that pages without it stay as they were."""
    marks: tuple[Mark, ...] = ()
    if how.moire:
        marks += lay_moire(page, clean.truth, how, seed)
    if how.gutter:
        shade_gutter(page, how)
    if how.torn_mm != NO_LEGS or how.folded_mm != NO_LEGS:
        marks += damage_corners(page, how, seed)
    return marks


def _on_paper(clean: Sample, how: Degradation, rng: np.random.Generator, reverse: Sample | None) -> Pixels:
    page = clean.image
    height, width = page.shape[:2]
    if how.bleed:
        if reverse is None:
            raise ValueError("bleed-through needs the reverse side of the sheet")
        page = multiply(page, _ghost(reverse.image, how.bleed, (width, height)))
    if how.tint == WHITE and not how.texture and not how.light:
        return page.copy()
    sheet = _light_and_colour(how, rng, (width, height))
    if how.texture:
        add_noise(sheet, how.texture, rng, softness=1.4)
    return multiply(page, sheet)


def _ghost(reverse: Pixels, strength: float, size: tuple[int, int]) -> Pixels:
    """Return the reverse as it shows through: mirrored, diffused by the paper, faint."""
    small = cv2.resize(cv2.flip(reverse, 1), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), 0.9)
    faint = cv2.addWeighted(small, strength, small, 0, 255 * (1 - strength))
    return np.asarray(cv2.resize(faint, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _ghosts(reverse: Sample) -> tuple[Mark, ...]:
    """Return where the seals of the reverse show through, in pixels of this side."""
    width = reverse.truth.page_size[0]
    seals = [mark for mark in reverse.truth.marks if mark.kind == "seal"]
    return tuple(Mark("ghost", (width - m.box[0] - m.box[2], *m.box[1:]), m.text) for m in seals)


def _light_and_colour(how: Degradation, rng: np.random.Generator, size: tuple[int, int]) -> Pixels:
    rows, columns = np.mgrid[0:1:44j, 0:1:32j]
    direction = rng.uniform(0, 2 * np.pi)
    slope = (columns - 0.5) * np.cos(direction) + (rows - 0.5) * np.sin(direction)
    shade = 1 - how.light * (slope - slope.min()) / np.ptp(slope)
    stains = cv2.GaussianBlur(rng.normal(0, 1, (44, 32)), (0, 0), 5)
    shade += 0.05 * min(1.0, how.texture / 3) * stains
    coarse = np.clip(shade[..., None] * np.array(how.tint), 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _on_bed(page: Pixels, truth: Truth, how: Degradation, rng: np.random.Generator) -> tuple[Pixels, Truth]:
    height, width = page.shape[:2]
    if how.surround == "none" and not how.angle and not how.turn and how.shift_mm == (0.0, 0.0) and not how.margin_mm:
        return page, truth
    across = (height, width) if how.turn in {90, 270} else (width, height)
    size = (across[0] + 2 * px(how.margin_mm), across[1] + 2 * px(how.margin_mm))
    matrix = _placement((width, height), size, how)
    colour = SURROUNDS.get(how.surround, WHITE)
    rimmed = _with_rim(page, colour, how, int(rng.integers(4)))
    image = cv2.warpAffine(rimmed, _for_pixels(matrix, _RIM), size, flags=cv2.INTER_LINEAR, borderValue=colour)
    return np.asarray(image, np.uint8), truth.placed(matrix, size, how.turn, how.angle)


def _placement(page: tuple[int, int], bed: tuple[int, int], how: Degradation) -> Matrix:
    """Return the matrix from page to image points: turned about the page's middle, the middle moved to the bed's."""
    total = radians(how.angle - how.turn)
    turned = radians(-how.turn)
    c, s = cos(total), sin(total)
    right, down = px(how.shift_mm[0]), px(how.shift_mm[1])
    x = bed[0] / 2 + right * cos(turned) - down * sin(turned)
    y = bed[1] / 2 + right * sin(turned) + down * cos(turned)
    half_width, half_height = page[0] / 2, page[1] / 2
    return ((c, -s, x - c * half_width + s * half_height), (s, c, y - s * half_width - c * half_height))


def _for_pixels(matrix: Matrix, rim: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the matrix for pixel centres at whole numbers and a source with a rim around it."""
    full = np.array(matrix, np.float64)
    linear = full[:, :2]
    full[:, 2] += linear @ np.array([0.5 - rim, 0.5 - rim]) - 0.5
    return full


def _with_rim(page: Pixels, colour: tuple[int, int, int], how: Degradation, edge: int) -> Pixels:
    """Return the page with a rim of bed around it; along one edge the lifted paper throws a shadow onto the bed."""
    rimmed = np.asarray(cv2.copyMakeBorder(page, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=colour), np.uint8)
    if how.edge_shadow:
        fall = (how.edge_shadow * np.exp(-np.arange(_RIM) / 11.0)).astype(np.uint8)
        upright = np.rot90(rimmed, edge)
        strip = upright[-_RIM:, _RIM:-_RIM]
        strip -= np.minimum(strip, fall[:, None, None])
    return rimmed


def _is_clipped(truth: Truth) -> bool:
    """Whether any word or mark reaches over the edge of the image."""
    width, height = truth.image_size
    boxes = [word.box for word in truth.words]
    boxes += [mark.box for mark in truth.marks if mark.kind not in _PAPER_MARKS]
    for box in boxes:
        x, y, w, h = truth.box_in_image(box)
        if w * h and (x < 0 or y < 0 or x + w > width or y + h > height):
            return True
    return False
