"""A file read in a process of its own, with a limit of time; whatever happens there, here it is an answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from station.media.facts import MediaFacts
from station.model.errors import InputFault, from_message
from station.model.profiles import MediaProfile

_MEGABYTE = 1_000_000
# To start, to hash, and to say what was found.
_START_SECONDS = 30.0


def probe(path: Path, profile: MediaProfile) -> MediaFacts:
    """Return what a file of sound or film is; the profile says how long and how large it may be to read.

    Raises ``InputFault`` that names the file: ``media_missing``, ``media_not_a_file``, ``media_empty``,
    ``media_unreadable``, ``media_truncated``, ``media_without_content``, ``media_oversized``, ``media_hung``.
    """
    size = path.lstat().st_size if path.exists() else 0
    budget = profile.read_seconds + size / _MEGABYTE / profile.megabytes_a_second
    command = [sys.executable, "-P", "-m", "station.media.worker", str(path.absolute()), str(budget)]
    limits = [str(profile.most_streams), str(profile.most_pixels)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [*command, *limits], stdin=subprocess.DEVNULL, capture_output=True, timeout=2 * budget + _START_SECONDS,
            check=False, env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise InputFault("media_hung", file=str(path), seconds=round(error.timeout)) from error
    return _answer(done, path)


def _answer(done: subprocess.CompletedProcess[bytes], path: Path) -> MediaFacts:
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        detail = f"FFmpeg {done.returncode}"
        raise InputFault("media_unreadable", file=str(path), detail=detail) from error
    if "error" in answer:
        raise from_message(answer["error"])
    return MediaFacts.from_dict(answer["facts"])
