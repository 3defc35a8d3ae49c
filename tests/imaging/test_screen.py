"""Pictures decoded for a screen: their size, their four bytes, and what cannot be decoded."""

from __future__ import annotations

import numpy as np
import pytest

from station.imaging.encode import jpeg
from station.imaging.screen import for_screen


def picture(width: int, height: int) -> bytes:
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, :, 0] = 200
    return jpeg(pixels, 95)


@pytest.mark.parametrize(("box", "shape"), [(None, (160, 100)), ((50, 200), (80, 50)), ((400, 320), (320, 200))])
def test_it_fits_the_box_in_the_bytes_a_window_paints(box: tuple[int, int] | None, shape: tuple[int, int]) -> None:
    made = for_screen(picture(100, 160), box)
    assert made is not None
    assert made.shape == (*shape, 4)
    blue, green, red, fourth = (int(made[..., band].mean()) for band in range(4))
    assert (blue < 8, green < 8, abs(red - 200) < 8, fourth) == (True, True, True, 255)


@pytest.mark.parametrize("data", [b"", b"no image", b"\xff\xd8\xff\xe0"])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert for_screen(data) is None
