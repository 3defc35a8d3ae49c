"""Audio and video that a dossier holds: files taken in as they are, never transcoded."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from station.model.finding import Finding, Outcome


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that was taken in, and what its container says.

    ``name`` is what it was called; ``kind`` ``audio`` or ``video``; ``container`` and ``codecs`` by their usual short
    names (``mov``, ``h264``, ``aac``); ``seconds`` its duration; ``bitrate`` in bits a second; ``width`` × ``height``
    of the picture, 0 for sound. ``findings``: what was checked when it was taken in, by which profile.
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
    findings: tuple[Finding, ...] = ()
    profile: str = ""
    profile_version: str = ""

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What did not pass, or could not be checked."""
        return tuple(finding for finding in self.findings if finding.outcome is not Outcome.PASSED)

    @property
    def play_time(self) -> str:
        """The duration as hh:mm:ss, rounded up to a whole second."""
        whole = math.ceil(self.seconds)
        return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
