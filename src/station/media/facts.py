"""What is known of a file of sound or film once it was read from end to end."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

AUDIO, VIDEO = "audio", "video"


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What the container says and what was found in it.

    ``containers``: all names by which FFmpeg knows the form (``mov``, ``mp4``...); ``video_codecs`` and
    ``audio_codecs`` by their usual short names; ``seconds``: the duration that the container declares, else that of its
    packets; ``bitrate``: bits a second of all sound and pictures; ``walked``: whether every packet was read;
    ``declared``: whether the container itself says how long it is.
    """

    sha256: str
    size: int
    containers: tuple[str, ...]
    video_codecs: tuple[str, ...]
    audio_codecs: tuple[str, ...]
    seconds: float
    bitrate: int
    width: int
    height: int
    walked: bool
    declared: bool

    @property
    def kind(self) -> str:
        """``video`` when there are moving pictures, else ``audio``."""
        return VIDEO if self.video_codecs else AUDIO

    @property
    def codecs(self) -> tuple[str, ...]:
        """The codecs of pictures, then those of sound."""
        return (*self.video_codecs, *self.audio_codecs)

    def as_dict(self) -> dict[str, Any]:
        """Return the form in which a worker process tells it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> MediaFacts:
        """Rebuild from ``as_dict`` after JSON."""
        values: dict[str, Any] = {field.name: told[field.name] for field in fields(cls)}
        lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
        return cls(**{**values, **lists})
