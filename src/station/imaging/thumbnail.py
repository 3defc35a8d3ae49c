"""Small pictures of a rendition, made while its pixels are at hand: a thumbnail for lists, a proxy for reviewing."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.imaging.encode import jpeg
from station.imaging.scaling import fit

Pixels = NDArray[np.uint8]

THUMBNAIL: Final = 256
PROXY: Final = 1600


def small_pictures(pixels: Pixels) -> tuple[bytes, bytes]:
    """Return the thumbnail (longest side at most 256 pixels) and the proxy (1600) of a rendition, as JPEG."""
    proxy = fit(pixels, PROXY)
    return jpeg(fit(proxy, THUMBNAIL), 80), jpeg(proxy, 75)
