"""Audio and video that a dossier holds: files taken in as they are, never transcoded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that was taken in, and what its container says.

    ``name`` is what it was called; ``kind`` ``audio`` or ``video``; ``container`` and ``codecs`` by their usual short
    names (``mov``, ``h264``, ``aac``); ``seconds`` its duration; ``bitrate`` in bits a second; ``width`` × ``height``
    of the picture, 0 for sound.
    """

    document_id: str
    sha256: str
    size: int
    name: str
    kind: str
    container: str
    codecs: tuple[str, ...]
    seconds: float
    bitrate: int
    width: int
    height: int
    person_id: str
    taken_at: datetime
