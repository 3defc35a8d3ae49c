"""Every packet of a file read once with FFmpeg, and one picture or sound of each stream decoded.

The container is chosen among known ones, so that play lists and the like, which name further files, are never opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from time import monotonic
from typing import BinaryIO

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition, Stream

from station.model.errors import InputFault

_OPEN = {
    "format_whitelist": "mov,avi,asf,mp3,wav,aac,mpeg,mpegvideo,mpegts,matroska,ogg,flac,aiff,amr,flv,w64",
    "protocol_whitelist": "file",
}
_MICROSECONDS = 1_000_000
# Sound ends with the packet after the last one that is heard; a timetable may miss a picture.
_SLACK_SHARE, _SLACK_SECONDS = 0.02, 0.25


@dataclass(slots=True)
class Walked:
    """What the packets told: bytes, first and last moment in seconds, whether all were read."""

    containers: tuple[str, ...]
    video: tuple[str, ...]
    audio: tuple[str, ...]
    width: int
    height: int
    declared: float
    bytes: int = 0
    starts: dict[int, float] = field(default_factory=dict)
    ends: dict[int, float] = field(default_factory=dict)
    decoded: set[int] = field(default_factory=set)
    complete: bool = True

    @property
    def span(self) -> float:
        """The duration of the longest stream by its packets, in seconds."""
        return max((end - self.starts[index] for index, end in self.ends.items()), default=0.0)

    @property
    def seconds(self) -> float:
        """The duration as declared, else by the packets."""
        return self.declared or self.span


def walk(stream: BinaryIO, name: str, budget: float, most_streams: int, most_pixels: int) -> Walked:
    """Read a file; what is left after ``budget`` seconds is not read, and ``complete`` says so.

    Raises ``InputFault``: ``media_unreadable``, ``media_oversized``, ``media_truncated``, ``media_without_content``.
    """
    try:
        with av.open(stream, mode="r", options=_OPEN) as container:
            found = _streams(container, name, most_streams, most_pixels)
            walked = _described(container, found)
            _read(container, found, walked, name, monotonic() + budget)
    except (av.FFmpegError, MemoryError, ValueError, OverflowError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise InputFault("media_unreadable", file=name, detail=detail[:200]) from error
    _require_content(walked, name)
    return walked


def _streams(container: InputContainer, name: str, most_streams: int, most_pixels: int) -> dict[int, Stream]:
    """Return the streams of sound and moving pictures; a cover picture is neither."""
    if len(container.streams) > most_streams:
        raise InputFault("media_oversized", file=name, detail=f"{len(container.streams)} streams")
    found: dict[int, Stream] = {}
    for one in (*container.streams.video, *container.streams.audio):
        if one.disposition & Disposition.attached_pic:
            continue
        found[one.index] = one
    for picture in container.streams.video:
        if picture.width * picture.height > most_pixels:
            raise InputFault("media_oversized", file=name, detail=f"{picture.width} x {picture.height}")
    return found


def _described(container: InputContainer, found: dict[int, Stream]) -> Walked:
    pictures = [one for one in container.streams.video if one.index in found]
    return Walked(
        containers=tuple(container.format.name.split(",")),
        video=tuple(one.codec_context.codec.canonical_name for one in pictures),
        audio=tuple(one.codec_context.codec.canonical_name for one in container.streams.audio),
        width=max((one.width for one in pictures), default=0),
        height=max((one.height for one in pictures), default=0),
        declared=_declared(container, found),
    )


def _declared(container: InputContainer, found: dict[int, Stream]) -> float:
    """Return the declared duration of the longest stream, else that of the container; 0 where there is none."""
    streams = [float(one.duration * one.time_base) for one in found.values() if one.duration and one.time_base]
    return max(0.0, max(streams, default=(container.duration or 0) / _MICROSECONDS))


def _read(container: InputContainer, found: dict[int, Stream], walked: Walked, name: str, until: float) -> None:
    for packet in container.demux(list(found.values())):
        if not packet.size:
            continue
        if packet.is_corrupt:
            raise InputFault("media_truncated", file=name, detail=f"{walked.span:.1f} s")
        _note(packet, walked)
        if packet.stream_index not in walked.decoded and _decodes(packet):
            walked.decoded.add(packet.stream_index)
        if monotonic() > until:
            walked.complete = False
            return


def _note(packet: Packet[Stream], walked: Walked) -> None:
    walked.bytes += packet.size
    moment = packet.pts if packet.pts is not None else packet.dts
    if moment is None:
        return
    base, index = float(packet.time_base or Fraction(1)), packet.stream_index
    start, end = moment * base, (moment + (packet.duration or 0)) * base
    walked.starts[index] = min(walked.starts.get(index, start), start)
    walked.ends[index] = max(walked.ends.get(index, end), end)


def _decodes(packet: Packet[Stream]) -> bool:
    """Whether a picture or a sound comes out; the first packets of a cut recording may give none."""
    try:
        return bool(packet.decode())
    except av.FFmpegError:
        return False


def _require_content(walked: Walked, name: str) -> None:
    if not walked.decoded or walked.seconds <= 0:
        raise InputFault("media_without_content", file=name)
    least = walked.declared * (1 - _SLACK_SHARE) - _SLACK_SECONDS
    if walked.complete and walked.ends and walked.span < least:
        detail = f"{walked.span:.1f} s / {walked.declared:.1f} s"
        raise InputFault("media_truncated", file=name, detail=detail)
