"""Every codec gives back the pixels to the bit, and the resolution."""

from __future__ import annotations

import io

import pillow_jxl  # noqa: F401 - registers the JPEG XL reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from station.capture.lossless import Frame, encode
from station.model.errors import SettingsFault

ROW = {"color": lambda width: 3 * width, "gray": lambda width: width, "lineart": lambda width: (width + 7) // 8}


@settings(max_examples=60, deadline=None)
@given(
    mode=st.sampled_from(sorted(ROW)),
    codec=st.sampled_from(["jxl", "tiff", "png"]),
    width=st.integers(1, 70),
    height=st.integers(1, 40),
    dpi=st.sampled_from([72, 200, 300, 301, 600]),
    data=st.data(),
)
def test_pixels_and_resolution_survive(mode, codec, width, height, dpi, data) -> None:
    size = ROW[mode](width) * height
    frame = Frame(width, height, mode, data.draw(st.binary(min_size=size, max_size=size)))
    file, suffix = encode(frame, codec, dpi)
    assert suffix == ("tif" if codec == "tiff" or (codec, mode) == ("jxl", "lineart") else codec)
    with Image.open(io.BytesIO(file)) as image:
        assert image.size == (width, height)
        assert image.mode == frame.image().mode
        assert image.tobytes() == frame.image().tobytes()
        stated = image.info.get("dpi", (image.getexif().get(0x011A),))
        assert float(stated[0]) == pytest.approx(dpi, abs=0.01)


def test_black_is_black() -> None:
    assert Frame(8, 1, "lineart", b"\x80").image().getpixel((0, 0)) == 0
    assert Frame(8, 1, "lineart", b"\x80").image().getpixel((1, 0)) == 255


def test_an_unknown_codec_is_named() -> None:
    with pytest.raises(SettingsFault) as raised:
        encode(Frame(1, 1, "gray", b"\x00"), "bmp", 300)
    assert raised.value.context == {"codec": "bmp", "known": "jxl, tiff, png"}
