"""Small real files of sound and film, made where they are needed."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np


def sound(path: Path, codec: str = "libmp3lame", *, seconds: float = 1.0, kbps: int = 128, rate: int = 44100) -> Path:
    """A tone in two channels."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="stereo")
        if not codec.startswith("pcm"):
            stream.bit_rate = kbps * 1000
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(format=stream.codec_context.format.name, layout="stereo", rate=rate)
        for start in range(0, int(rate * seconds), size):
            tone = (np.sin(2 * np.pi * 440 * np.arange(start, start + size) / rate) * 8000).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(np.repeat(tone, 2)[None, :], format="s16", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            for ready in resampler.resample(frame):
                container.mux(stream.encode(ready))
        container.mux(stream.encode(None))
    return path


def film(path: Path, codec: str = "mpeg4", *, seconds: float = 1.0, kbps: int = 3000, noise: bool = True) -> Path:
    """Pictures of noise, which no codec makes small, or of one grey."""
    random = np.random.default_rng(7)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 160, 120, "yuv420p", kbps * 1000
        for _ in range(int(seconds * 25)):
            pixels = random.integers(0, 256, (120, 160, 3), dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(pixels if noise else np.full_like(pixels, 128), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path
