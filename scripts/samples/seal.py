"""A round red seal of an invented agency, drawn from nothing: rings, the name along them, a wreath, a star."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

import cv2
import numpy as np
from PIL import Image, ImageDraw

from samples.ink import coloured, worn
from samples.sheet import Face, Pixels, font_of, px

DIAMETER_MM = 36.0
_SCALE = 2


def seal(rng: np.random.Generator, text: str, *, strength: float = 1.0) -> Pixels:
    """Return a seal as a multiplicative RGB patch, turned a little, inked unevenly; ``strength`` thins the ink."""
    cover = _stamp_face(text)
    size = cover.shape[0]
    turn = cv2.getRotationMatrix2D((size / 2, size / 2), float(rng.normal(0, 5)), 1.0)
    cover = cv2.warpAffine(cover, turn, (size, size)).astype(np.uint8)
    cover = cv2.multiply(cover, worn(int(rng.integers(4)), size), scale=strength / 255).astype(np.uint8)
    red = (int(rng.integers(195, 222)), int(rng.integers(28, 60)), int(rng.integers(40, 70)))
    return coloured(cover, red)


@lru_cache(maxsize=64)
def _stamp_face(text: str) -> Pixels:
    """Return the die of a seal, 255 where it prints."""
    size = px(DIAMETER_MM) * _SCALE
    image = Image.new("L", (size, size))
    draw = ImageDraw.Draw(image)
    middle = size / 2
    for share, width in ((0.495, 0.013), (0.465, 0.005), (0.305, 0.006)):
        radius = size * share
        box = (middle - radius, middle - radius, middle + radius, middle + radius)
        draw.ellipse(box, outline=255, width=round(size * width))
    _star(draw, middle, middle - size * 0.03, size * 0.12)
    _wreath(draw, middle, size)
    _around(image, text, radius=size * 0.385, low="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    half = cv2.resize(np.asarray(image), None, fx=1 / _SCALE, fy=1 / _SCALE, interpolation=cv2.INTER_AREA)
    return half.astype(np.uint8)


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for tip in range(10):
        reach = radius if tip % 2 == 0 else radius * 0.4
        points.append((x + reach * sin(tip * pi / 5), y - reach * cos(tip * pi / 5)))
    draw.polygon(points, fill=255)


def _wreath(draw: ImageDraw.ImageDraw, middle: float, size: float) -> None:
    """Draw two branches of leaves around the star, and a band below it."""
    for side in (-1, 1):
        for leaf in range(9):
            angle = pi / 2 - side * (0.35 + leaf * 0.27)
            x, y = middle + size * 0.235 * cos(angle), middle + size * 0.235 * sin(angle)
            for spread in (-0.5, 0.5):
                direction = angle - side * (pi / 2 + spread)
                tip = (x + size * 0.042 * cos(direction), y + size * 0.042 * sin(direction))
                draw.line((x, y, *tip), fill=255, width=round(size * 0.012))
    band = (middle - size * 0.17, middle + size * 0.08, middle + size * 0.17, middle + size * 0.24)
    draw.arc(band, 20, 160, fill=255, width=round(size * 0.016))


def _around(image: Image.Image, text: str, radius: float, low: str) -> None:
    """Write ``low`` over the top of the circle and ``text`` along its foot, letters standing outwards and inwards."""
    room = 1.62 * pi
    total = len(low) + len(text) + 4
    top_span = room * (len(low) + 1) / total * 1.12
    _arc_text(image, low, radius, -pi / 2, min(top_span, 1.25 * pi), upright=True)
    foot_span = min(2 * pi - min(top_span, 1.25 * pi) - 0.45, room * (len(text) + 1) / total * 1.12)
    _arc_text(image, text, radius, pi / 2, foot_span, upright=False)
    for angle in (-pi / 2 - top_span / 2 - 0.17, -pi / 2 + top_span / 2 + 0.17):
        x, y = image.width / 2 + radius * cos(angle), image.width / 2 + radius * sin(angle)
        _star(ImageDraw.Draw(image), x, y, image.width * 0.022)


def _arc_text(image: Image.Image, text: str, radius: float, centre: float, span: float, *, upright: bool) -> None:
    size = min(10.5, 47 * span / max(8, len(text)))
    face = Face(size * _SCALE, bold=True)
    font = font_of(face)
    advances = [face.advance(letter) for letter in text]
    scale = span * radius / sum(advances)
    passed = 0.0
    for letter, advance in zip(text, advances, strict=True):
        share = (passed + advance / 2) * scale / radius
        angle = centre - span / 2 + share if upright else centre + span / 2 - share
        tile = Image.new("L", (round(size * 18), round(size * 18)))
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), letter, fill=255, font=font, anchor="mm")
        turned = tile.rotate(-(angle + (pi / 2 if upright else -pi / 2)) * 180 / pi, resample=Image.Resampling.BICUBIC)
        x, y = image.width / 2 + radius * cos(angle), image.height / 2 + radius * sin(angle)
        image.paste(255, (round(x - tile.width / 2), round(y - tile.height / 2)), turned)
        passed += advance
