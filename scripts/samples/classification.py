"""Words struck or printed on the head of a document: how secret it is, how urgent.

Secrecy stamps follow the forms of TT 24/2020/TT-BCA: upright capitals in a frame of 20, 30 or 40 × 8 mm.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from PIL import Image, ImageDraw

from samples.degradation import SECRECY, Degradation
from samples.ink import coloured, worn
from samples.sheet import Face, Pixels, font_of, multiply, px
from samples.truth import Mark, Rectangle, Sample, Word

_WIDTHS_MM = {"MẬT": 20.0, "TỐI MẬT": 30.0, "TUYỆT MẬT": 40.0, "KHẨN": 20.0, "THƯỢNG KHẨN": 40.0, "HỎA TỐC": 30.0}
_SCALE = 2


def strike_words(clean: Sample, how: Degradation, seed: int) -> Sample:
    """Return the page with the stamp and the printed line of ``how``, each in free room of its head.

    The marks are ``secrecy_mark`` or ``urgency_mark`` with their words; printed ones are words of the page too.
    """
    rng = np.random.default_rng((seed, 43))
    image, truth = clean.image.copy(), clean.truth
    if how.stamped:
        patch = framed_stamp(how.stamped, rng)
        box = _free_place(image, patch.shape[1], patch.shape[0], rng)
        _lay(image, patch, box)
        truth = replace(truth, marks=(*truth.marks, Mark(_kind(how.stamped), box, how.stamped)))
    if how.printed:
        patch = _printed(how.printed)
        # A stamp lands where it lands; a printed word is set apart from the words around it.
        box = _free_place(image, patch.shape[1], patch.shape[0], rng, clear=px(2.5))
        _lay(image, patch, box)
        line = max((word.line for word in truth.words), default=0) + 1
        block = max((word.block for word in truth.words), default=0) + 1
        words = tuple(Word(text, part, line, block, "head") for text, part in _parts(how.printed, box))
        truth = replace(
            truth, words=(*truth.words, *words), marks=(*truth.marks, Mark(_kind(how.printed), box, how.printed))
        )
    return Sample(image, truth)


def framed_stamp(text: str, rng: np.random.Generator) -> Pixels:
    """Return the red imprint of a framed stamp, turned a little, inked unevenly, as a multiplicative patch."""
    width, height = (
        round(px(_WIDTHS_MM.get(text, 34.0)) * rng.uniform(0.94, 1.1)),
        round(px(8) * rng.uniform(0.95, 1.15)),
    )
    die = _die(text, width * _SCALE, height * _SCALE)
    pad = px(4)
    half = cv2.resize(die, (width, height), interpolation=cv2.INTER_AREA)
    cover = cv2.copyMakeBorder(half, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=0)
    turn = cv2.getRotationMatrix2D(
        (cover.shape[1] / 2, cover.shape[0] / 2), float(np.clip(rng.normal(0, 2.5), -7, 7)), 1.0
    )
    cover = np.asarray(cv2.warpAffine(cover, turn, cover.shape[1::-1]), np.uint8)
    side = max(cover.shape)
    ink = worn(int(rng.integers(4)), side)[: cover.shape[0], : cover.shape[1]]
    cover = np.asarray(cv2.multiply(cover, ink, scale=float(rng.uniform(0.75, 1.0)) / 255), np.uint8)
    red = (int(rng.integers(190, 222)), int(rng.integers(25, 62)), int(rng.integers(35, 72)))
    x, y, wide, tall = cv2.boundingRect(np.asarray(cover > 40, np.uint8))
    return coloured(np.asarray(cover[y : y + tall, x : x + wide], np.uint8), red)


def _kind(text: str) -> str:
    return "secrecy_mark" if text in SECRECY else "urgency_mark"


def _die(text: str, width: int, height: int) -> Pixels:
    image = Image.new("L", (width, height))
    draw = ImageDraw.Draw(image)
    thick = max(3, height // 22)
    draw.rectangle((0, 0, width - 1, height - 1), outline=255, width=thick)
    size = 15.0
    face = Face(size * _SCALE, bold=True)
    while font_of(face).getlength(text) > width * 0.86 and size > 8:
        size -= 0.5
        face = Face(size * _SCALE, bold=True)
    draw.text((width / 2, height / 2), text, fill=255, font=font_of(face), anchor="mm")
    return np.asarray(image, np.uint8)


def _printed(text: str) -> Pixels:
    face = Face(13, bold=True)
    left, top, right, bottom = (round(value) for value in font_of(face).getbbox(text, anchor="ls"))
    image = Image.new("L", (right - left, bottom - top), 255)
    ImageDraw.Draw(image).text((-left, -top), text, fill=0, font=font_of(face), anchor="ls")
    return np.repeat(np.asarray(image, np.uint8)[..., None], 3, axis=2)


def _parts(text: str, box: Rectangle) -> list[tuple[str, Rectangle]]:
    """Return the words of a printed line with their boxes."""
    face = Face(13, bold=True)
    parts, x = [], float(box[0])
    for word in text.split():
        width = face.advance(word)
        parts.append((word, (round(x), box[1], min(round(width), box[0] + box[2] - round(x)), box[3])))
        x += width + face.blank
    return parts


def _free_place(image: Pixels, width: int, height: int, rng: np.random.Generator, clear: int = 0) -> Rectangle:
    """Return a place in the upper 30 % of the page where the least is printed; among equals chance decides.

    ``clear``: pixels around it that count too.
    """
    rows, columns = image.shape[:2]
    wide, tall = width + 2 * clear, height + 2 * clear
    ink = (image[: int(rows * 0.3)].min(axis=2) < 200).astype(np.uint8)
    total = cv2.integral(ink)
    places = [
        (x, y)
        for y in range(px(7), max(px(8), int(rows * 0.3) - tall), px(4))
        for x in range(px(9), max(px(10), columns - wide - px(9)), px(6))
    ]
    covered = [
        int(total[y + tall, x + wide] - total[y, x + wide] - total[y + tall, x] + total[y, x]) for x, y in places
    ]
    least = min(covered)
    best = [place for place, cover in zip(places, covered, strict=True) if cover <= least + 0.002 * wide * tall]
    x, y = best[int(rng.integers(len(best)))]
    return x + clear, y + clear, width, height


def _lay(image: Pixels, patch: Pixels, box: Rectangle) -> None:
    x, y, width, height = box
    view = image[y : y + height, x : x + width]
    view[:] = multiply(view, patch[: view.shape[0], : view.shape[1]])
