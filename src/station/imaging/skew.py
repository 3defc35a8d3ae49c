"""The lean of text lines, from projection profiles of the ink mask.

The mask is cut into upright strips; each gives its row profile, once. At the true angle the profiles of all strips,
shifted along the slope, fall on each other and the energy of their sum is greatest. Shifting is a change of phase in
the frequency domain, so no angle is favoured by interpolation. Coarse to fine: 0.5° at ⅛ of 300 dpi, then 0.1° and
0.02° at ¼, the middle of what is near the top.

Sign: positive means that the content leans clockwise (text runs downhill to the right).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, degrees, radians, tan
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from station.imaging.scaling import shrink

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]
Complex = NDArray[np.complex64]

RANGE: Final = 16.0
# Degrees to each side that a peak of lines may reach, and the share of its height above which it is weighed.
_PEAK: Final = 0.3
_UPPER: Final = 0.8


@dataclass(frozen=True, slots=True)
class SkewEstimate:
    """``angle``: degrees, positive clockwise. ``strength``: how far the best angle stands out of the others.

    The strength is (best − median) / median of the energies of the coarse search; a page without lines has about 0.1,
    a page of text more than 1. ``flatness``: energy 0.3° beside the best angle as a share of its own; 0.3 to 0.85 where
    lines are printed, 0.9 and more where they are written by hand or so few or short that they say it only roughly.
    """

    angle: float
    strength: float
    flatness: float


def estimate_skew(mask: Gray) -> SkewEstimate:
    """Return the lean of the lines in an ink mask (255 = ink) of about 75 dpi, within ±16°."""
    half = shrink(mask, 2)
    coarse = _slopes(RANGE, 65)
    energies = _energies(_spectra(half, strip=8, highest=0.25), coarse)
    median = float(np.median(energies))
    if median <= 0.0:
        return SkewEstimate(0.0, 0.0, 1.0)
    rough = degrees(atan(coarse[int(np.argmax(energies))]))
    strength = (float(energies.max()) - median) / median
    nearby, flatness = _nearby(_spectra(_rotated(mask, rough), strip=16, highest=0.35), 0.6)
    return SkewEstimate(rough + nearby, strength, flatness)


def refine_skew(ink: Gray, rough: SkewEstimate, *, letters: bool = True) -> SkewEstimate:
    """Return a better angle within ±1.5° of a rough one, from the ink of a few lines at 150 dpi or more (255 = ink).

    A line or two say little at 75 dpi. Of ``letters`` only the lower edges count: most stand on the baseline, while
    their upper ends, with capitals and diacritics, follow no line.
    """
    level, highest = _rotated(ink, rough.angle), 0.35
    if letters:
        level = np.where(level[:-1] > level[1:], level[:-1] - level[1:], np.uint8(0)).astype(np.uint8)
        highest = 0.25
    nearby, flatness = _nearby(_spectra(level, strip=16, highest=highest), 1.5)
    return SkewEstimate(rough.angle + nearby, rough.strength, flatness)


def count_rules(ink: Gray, angle: float, dpi: float) -> int:
    """Return how many rules of an inch or more lie across a page that leans by ``angle`` degrees clockwise."""
    along = np.ones((1, max(8, round(dpi))), np.uint8)
    rules = cv2.morphologyEx(_rotated(ink, angle), cv2.MORPH_OPEN, along)
    return cv2.connectedComponents(np.asarray(rules, np.uint8), connectivity=8)[0] - 1


def _nearby(spectra: _Spectra, reach: float) -> tuple[float, float]:
    """Return the best angle within ``reach`` degrees of none, in steps of 0.1° and then of 0.02°, and its flatness.

    It is the middle of the peak, not its highest point: lines of a curved page lean by turns, and each has its own.
    """
    wide = _slopes(reach, 1 + round(reach / 0.05))
    near = wide[int(np.argmax(_energies(spectra, wide)))]
    fine = near + _slopes(_PEAK, 1 + round(_PEAK / 0.01))
    energies = _energies(spectra, fine)
    highest = max(float(energies.max()), 1e-9)
    above = np.maximum(energies - _UPPER * highest, 0.0)
    angle = degrees(atan(float((above * fine).sum()) / max(float(above.sum()), 1e-9)))
    return angle, float(energies[0] + energies[-1]) / 2 / highest


def _slopes(reach: float, count: int) -> Floats:
    """Return ``count`` slopes, evenly from -``reach`` to ``reach`` degrees."""
    return np.linspace(-tan(radians(reach)), tan(radians(reach)), count)


@dataclass(frozen=True, slots=True)
class _Spectra:
    """Row profiles of the strips in the frequency domain, and the x of each strip's middle in pixels."""

    values: Complex
    frequencies: NDArray[np.float32]
    middles: NDArray[np.float32]


def _spectra(mask: Gray, strip: int, highest: float) -> _Spectra:
    """Cut the mask into strips; frequencies up to ``highest`` cycles a pixel."""
    height, width = mask.shape
    count = max(1, width // strip)
    used = mask[:, : count * strip] if width >= strip else mask
    profiles = cv2.resize(used, (count, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    profiles -= profiles.mean(axis=0, keepdims=True)
    padded = cv2.getOptimalDFTSize(height + width // 4)
    values = np.fft.rfft(profiles, n=padded, axis=0)
    frequencies = (np.arange(values.shape[0]) / padded).astype(np.float32)
    # Slower changes than a line in 64 pixels are margins and shading.
    keep = (frequencies >= 1 / 64) & (frequencies <= highest)
    middles = ((np.arange(count) + 0.5) * strip - width / 2).astype(np.float32)
    return _Spectra(values[keep].astype(np.complex64), frequencies[keep], middles)


def _energies(spectra: _Spectra, slopes: Floats) -> Floats:
    """Return the energy of the summed profile at each of evenly spaced slopes, weighted as a gradient does.

    From one slope to the next the phases change by the same factors, so that sines are needed for two of them only.
    """
    weights = spectra.frequencies**2
    turn = np.float32(2 * np.pi) * np.outer(spectra.frequencies, spectra.middles)
    shifted = spectra.values * _phases(turn, slopes[0])
    onwards = _phases(turn, slopes[1] - slopes[0])
    result = np.empty(len(slopes))
    for index in range(len(slopes)):
        total = shifted.sum(axis=1)
        result[index] = float((weights * (total.real**2 + total.imag**2)).sum())
        shifted *= onwards
    return result


def _phases(turn: NDArray[np.float32], slope: float) -> Complex:
    angles = turn * np.float32(slope)
    return np.asarray(np.cos(angles) + 1j * np.sin(angles), np.complex64)


def _rotated(mask: Gray, angle: float) -> Gray:
    """Return the mask turned back by ``angle``, same size."""
    if angle == 0.0:
        return mask
    height, width = mask.shape
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(mask, matrix, (width, height), flags=cv2.INTER_LINEAR), np.uint8)
