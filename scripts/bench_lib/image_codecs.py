"""Decoding and encoding an A4 page, 300 dpi colour: milliseconds of CPU and bytes, to choose codecs by."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import cv2
import numpy as np
import PIL.Image

import samples
from station.imaging.codecs import decode
from station.imaging.encode import encode_lossless, encode_rendition
from station.imaging.thumbnail import small_pictures


def run(*, quick: bool) -> dict[str, Any]:
    """Time every codec on one generated scan, medians."""
    rounds = 3 if quick else 9
    pixels = samples.page(31, angle=0.8, surround="white", margin_mm=1, noise=2.0, blur=0.5, jpeg=90).image
    jpeg = encode_rendition(pixels, 300, 90).data
    lossless = {codec: encode_lossless(pixels, codec, 300).data for codec in ("jxl", "png", "tiff")}
    raw = _saved(pixels, "TIFF")
    rows: list[tuple[str, float, int]] = [
        ("decode JPEG: ours (OpenCV)", _milliseconds(lambda: decode(jpeg, "page"), rounds), len(jpeg)),
        ("decode JPEG: Pillow to array", _milliseconds(lambda: _pillow(jpeg), rounds), len(jpeg)),
    ]
    rows += [
        (f"decode {codec}: ours", _milliseconds(partial(decode, data, "page"), rounds), len(data))
        for codec, data in lossless.items()
    ]
    rows.append(("decode TIFF, not compressed", _milliseconds(lambda: decode(raw, "page"), rounds), len(raw)))
    rows += [
        (f"encode {codec}", _milliseconds(partial(encode_lossless, pixels, codec, 300), rounds), len(data))
        for codec, data in lossless.items()
    ]
    rows += [
        ("encode JPEG q85: ours (OpenCV)", _milliseconds(lambda: encode_rendition(pixels, 300), rounds),
         len(encode_rendition(pixels, 300).data)),
        ("encode JPEG q85: Pillow", *_pillow_jpeg(pixels, rounds)),
        ("encode JPEG q85: Pillow, optimised", *_pillow_jpeg(pixels, rounds, optimize=True)),
        ("encode JPEG q85: Pillow, 4:4:4", *_pillow_jpeg(pixels, rounds, subsampling=0)),
        ("thumbnail and proxy", _milliseconds(lambda: small_pictures(pixels), rounds),
         sum(len(picture) for picture in small_pictures(pixels))),
    ]  # fmt: skip
    table = [f"{pixels.shape[1]} × {pixels.shape[0]} px"]
    table += [f"{name:36}{ms:9.1f} ms {size / 1e6:8.2f} MB" for name, ms, size in rows]
    cost = {name: ms for name, ms, _ in rows}
    best = min(("jxl", "png", "tiff"), key=lambda codec: cost[f"encode {codec}"])
    targets = {
        "lossless_is_fastest": {"value": best, "target": "jxl", "unit": "", "met": best == "jxl"},
    }
    return {"table": table, "targets": targets}


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return 1000 * statistics.median(spent)


def _pillow(data: bytes) -> np.ndarray[Any, np.dtype[Any]]:
    return np.asarray(PIL.Image.open(io.BytesIO(data)))


def _saved(pixels: np.ndarray[Any, np.dtype[np.uint8]], kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    PIL.Image.fromarray(pixels).save(stream, kind, **options)
    return stream.getvalue()


def _pillow_jpeg(pixels: np.ndarray[Any, np.dtype[np.uint8]], rounds: int, **options: Any) -> tuple[float, int]:
    milliseconds = _milliseconds(lambda: _saved(pixels, "JPEG", quality=85, **options), rounds)
    return milliseconds, len(_saved(pixels, "JPEG", quality=85, **options))


cv2.setNumThreads(1)
