"""Decoding: every format comes back, hostile files are named and refused before their pixels are made."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress

import numpy as np
import PIL.Image
import pytest
import simplejpeg
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from station.imaging.codecs import MAX_PIXELS, decode, read_header
from station.imaging.encode import encode_lossless, encode_rendition
from station.imaging.jxl_header import jxl_size
from station.model.errors import InputFault, SettingsFault


def saved(image: PIL.Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


@pytest.fixture(scope="module")
def color() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (123, 157, 3), dtype=np.uint8)


@pytest.mark.parametrize(
    ("kind", "options", "media_type"),
    [
        ("PNG", {"dpi": (300, 300)}, "image/png"),
        ("TIFF", {"dpi": (300, 300)}, "image/tiff"),
        ("TIFF", {"dpi": (300, 300), "compression": "tiff_lzw"}, "image/tiff"),
        ("BMP", {"dpi": (300, 300)}, "image/bmp"),
    ],
)
def test_lossless_formats_give_their_pixels_back(
    color: np.ndarray, kind: str, options: dict[str, object], media_type: str
) -> None:
    image = decode(saved(PIL.Image.fromarray(color), kind, **options), "page")
    assert np.array_equal(image.pixels, color)
    assert (image.media_type, image.mode, image.depth, image.channels) == (media_type, "color", 8, 3)
    assert image.dpi == pytest.approx(300, abs=0.02)
    assert not image.pixels.flags.writeable


def test_pnm_and_webp_are_read_without_a_resolution(color: np.ndarray) -> None:
    for kind, options in (("PPM", {}), ("WEBP", {"lossless": True})):
        image = decode(saved(PIL.Image.fromarray(color), kind, **options), "page")
        assert np.array_equal(image.pixels, color)
        assert image.dpi == 0.0


def test_jpeg_is_near_its_source_and_keeps_its_resolution() -> None:
    ramp = np.dstack([np.tile(np.arange(128, dtype=np.uint8) * 2, (96, 1))] * 3)
    image = decode(saved(PIL.Image.fromarray(ramp), "JPEG", quality=95, dpi=(240, 240)), "page")
    assert np.abs(image.pixels.astype(int) - ramp).max() <= 6
    assert image.dpi == 240


@pytest.mark.parametrize(
    ("mode", "kind", "depth", "channels"),
    [
        ("1", "PNG", 1, 1),
        ("1", "TIFF", 1, 1),
        ("L", "JPEG", 8, 1),
        ("LA", "PNG", 8, 1),
        ("P", "PNG", 8, 3),
        ("RGBA", "PNG", 8, 3),
        ("CMYK", "JPEG", 8, 3),
        ("CMYK", "TIFF", 8, 3),
    ],
)
def test_modes_become_gray_or_rgb_and_say_what_they_were(
    color: np.ndarray, mode: str, kind: str, depth: int, channels: int
) -> None:
    image = decode(saved(PIL.Image.fromarray(color).convert(mode), kind), "page")
    assert (image.depth, image.channels, image.pixels.ndim) == (depth, channels, 2 if channels == 1 else 3)
    assert image.gray.shape == (123, 157)


def test_sixteen_bits_keep_their_upper_half() -> None:
    wide = np.arange(0, 65536, 256, dtype=np.uint16).reshape(16, 16)
    image = decode(saved(PIL.Image.fromarray(wide), "PNG"), "page")
    assert image.depth == 16
    assert np.array_equal(image.pixels.ravel(), np.arange(256))


def test_a_black_and_white_palette_is_lineart() -> None:
    palette = PIL.Image.new("P", (40, 30))
    palette.putpalette([0, 0, 0, 255, 255, 255])
    image = decode(saved(palette, "PNG", bits=1), "page")
    assert image.mode == "lineart"


def test_a_palette_has_the_bits_of_its_index() -> None:
    colours = PIL.Image.effect_noise((60, 60), 80).convert("RGB").quantize(64)
    image = decode(saved(colours, "PNG", bits=8), "page")
    assert (image.mode, image.bits) == ("gray", 8)
    colours.putpalette([value for n in range(64) for value in (n * 4, 255 - n, 40)])
    image = decode(saved(colours, "PNG", bits=8), "page")
    assert (image.mode, image.bits) == ("color", 8)
    assert decode(saved(colours.convert("RGB"), "PNG"), "page").bits == 24


def damaged(data: bytes, how: str, at: float) -> bytes:
    place = int(len(data) * at)
    if how == "missing":
        return data[:place] + data[place + 700 :]
    return data[:place] + bytes(8) + data[place + 8 :]


@pytest.mark.parametrize("at", [0.3, 0.5, 0.8])
@pytest.mark.parametrize(("kind", "how"), [("PNG", "missing"), ("PNG", "overwritten"), ("JPEG", "missing")])
def test_bytes_that_are_wrong_in_the_middle_are_no_page(kind: str, how: str, at: float) -> None:
    noise = PIL.Image.effect_noise((400, 300), 60).convert("RGB")
    data = damaged(saved(noise, kind), how, at)
    with pytest.raises(InputFault, match="image_truncated"):
        decode(data, "page")


def test_bytes_behind_the_last_block_of_a_jpeg_are_harmless(color: np.ndarray) -> None:
    data = saved(PIL.Image.fromarray(color), "JPEG")
    padded = data[:-2] + b"\x00\x00\x00" + data[-2:]
    assert np.array_equal(decode(padded, "page").pixels, decode(data, "page").pixels)


@pytest.mark.parametrize("fault", [MemoryError, NameError])
def test_a_fault_of_the_program_is_not_told_as_a_damaged_image(
    color: np.ndarray, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(simplejpeg, "decode_jpeg", fails)
    with pytest.raises(fault):
        decode(saved(PIL.Image.fromarray(color), "JPEG"), "page")


def test_transparency_lies_on_white() -> None:
    clear = PIL.Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    assert (decode(saved(clear, "PNG"), "page").pixels == 255).all()


def test_the_orientation_tag_is_a_hint_and_moves_no_pixel(color: np.ndarray) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    for kind, options in (("PNG", {}), ("WEBP", {"lossless": True})):
        image = decode(saved(PIL.Image.fromarray(color), kind, exif=exif.tobytes(), **options), "page")
        assert image.turn_hint == 90
        assert np.array_equal(image.pixels, color)


def test_a_tiff_with_three_pages_gives_the_first_and_says_so() -> None:
    pages = [PIL.Image.new("L", (20, 20), level) for level in (10, 20, 30)]
    image = decode(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]), "page")
    assert image.pages == 3
    assert (image.pixels == 10).all()


@pytest.mark.parametrize("codec", ["jxl", "png", "tiff"])
def test_lossless_masters_come_back_to_the_bit_with_their_resolution(color: np.ndarray, codec: str) -> None:
    for pixels in (color, np.ascontiguousarray(color[..., 0])):
        image = decode(encode_lossless(pixels, codec, 300).data, "master")
        assert np.array_equal(image.pixels, pixels)
        assert image.dpi == pytest.approx(300, abs=0.02)


def test_lineart_becomes_fax_group_4_whatever_the_codec() -> None:
    pixels = (np.indices((64, 80)).sum(axis=0) % 7 > 2).astype(np.uint8) * 255
    encoded = encode_lossless(pixels, "jxl", 200, lineart=True)
    image = decode(encoded.data, "master")
    assert encoded.media_type == "image/tiff"
    assert image.mode == "lineart"
    assert np.array_equal(image.pixels, pixels)
    assert encode_rendition(pixels, 200, lineart=True).media_type == "image/tiff"


def test_an_unknown_codec_is_a_settings_fault(color: np.ndarray) -> None:
    with pytest.raises(SettingsFault, match="codec_unknown"):
        encode_lossless(color, "gif", 300)


@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3))))
@settings(max_examples=25, deadline=None)
def test_jxl_round_trip_holds_for_any_pixels(pixels: np.ndarray) -> None:
    encoded = encode_lossless(pixels, "jxl", 300)
    assert jxl_size(encoded.data) == (encoded.width, encoded.height) == pixels.shape[1::-1]
    assert np.array_equal(decode(encoded.data, "any").pixels, pixels)


@pytest.mark.parametrize("size", [(8, 8), (256, 256), (1600, 1000), (1200, 9), (9000, 2)])
def test_the_size_of_a_jxl_is_read_from_its_header(size: tuple[int, int]) -> None:
    for boxed in (False, True):
        data = saved(PIL.Image.new("RGB", size), "JXL", lossless=True, effort=1, use_container=boxed)
        assert jxl_size(data) == size


def code_of(data: bytes) -> str:
    with pytest.raises(InputFault) as caught:
        decode(data, "0007.jpg")
    assert caught.value.context["name"] == "0007.jpg"
    return caught.value.code


def test_what_is_no_image_is_named() -> None:
    assert code_of(b"") == "image_empty"
    assert code_of(b"hello, this is no image at all") == "image_unknown"
    assert code_of(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj") == "image_is_pdf"


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [11_000, 14_000, 20_000, 60_000])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    assert side * side > MAX_PIXELS
    assert code_of(png_header(side, side)) == "image_bomb"
    with pytest.raises(InputFault, match="image_bomb"):
        read_header(png_header(side, side), "bomb.png")


def test_a_jxl_bomb_is_refused_before_the_plug_in_sees_it() -> None:
    small = saved(PIL.Image.new("RGB", (300, 300)), "JXL", lossless=True, effort=1)
    # SizeHeader: not small; height and width with 30 bits each, ratio 0.
    bits = 0 | 3 << 1 | (39_999 << 3) | 0 << 33 | 3 << 36 | 39_999 << 38
    assert code_of(b"\xff\x0a" + bits.to_bytes(9, "little") + small[11:]) == "image_bomb"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "WEBP", "PPM", "JXL"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.97])
def test_a_truncated_file_is_refused_never_filled_up(kind: str, share: float) -> None:
    noise = np.random.default_rng(2).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    options = {"lossless": True} if kind in {"WEBP", "JXL"} else {}
    data = saved(PIL.Image.fromarray(noise), kind, **options)
    assert code_of(data[: int(len(data) * share)]) in {"image_truncated", "image_unknown"}


def test_a_jpeg_cut_off_after_its_thumbnail_is_truncated() -> None:
    thumbnail = saved(PIL.Image.new("RGB", (16, 16)), "JPEG")
    exif = b"Exif\0\0" + b"\0" * 20 + thumbnail
    noise = np.random.default_rng(2).integers(0, 256, (99, 99, 3), dtype=np.uint8)
    data = saved(PIL.Image.fromarray(noise), "JPEG")
    with_thumbnail = data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]
    assert decode(with_thumbnail, "whole").width == 99
    assert code_of(with_thumbnail[:-400]) == "image_truncated"


@pytest.mark.filterwarnings("ignore::UserWarning")
@given(
    st.binary(max_size=300), st.sampled_from([b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\0", b"\xff\x0a", b"BM"])
)
@settings(max_examples=60, deadline=None)
def test_garbage_behind_a_known_beginning_is_an_input_fault(tail: bytes, head: bytes) -> None:
    with suppress(InputFault):
        decode(head + tail, "garbage")


@pytest.mark.filterwarnings("ignore::UserWarning")
@given(position=st.integers(0, 4000), value=st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_one_changed_byte_gives_an_image_or_an_input_fault(position: int, value: int) -> None:
    noise = np.random.default_rng(4).integers(0, 256, (60, 60, 3), dtype=np.uint8)
    for kind in ("JPEG", "PNG", "TIFF"):
        data = bytearray(saved(PIL.Image.fromarray(noise), kind))
        data[position % len(data)] = value
        with suppress(InputFault):
            decode(bytes(data), "damaged")
