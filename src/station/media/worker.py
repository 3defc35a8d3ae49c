"""The process that reads one file: ``python -m station.media.worker FILE SECONDS STREAMS PIXELS``; answers in JSON.

A parser of a hundred forms meets hostile files: what it does to this process, it does to nobody else.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from io import BufferedReader

from station.jobs.process import end_with_parent, prepare_process
from station.media.facts import MediaFacts
from station.media.walk import walk
from station.media.wholeness import stated_size, states_duration
from station.model.errors import InputFault, StationError, to_message

_MOST_MEMORY = 3 * 1024**3


def read_media(path: str, budget: float, most_streams: int, most_pixels: int) -> MediaFacts:
    """Return what a file is. The bytes that are hashed are those of the same open file that is read.

    Raises ``InputFault``: ``media_missing``, ``media_not_a_file``, ``media_empty``, and those of ``walk``.
    """
    with open_file(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if not size:
            raise InputFault("media_empty", file=path)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        stated = stated_size(stream)
        if stated > size:
            raise InputFault("media_truncated", file=path, detail=f"{size} / {stated} bytes")
        walked = walk(stream, path, budget, most_streams, most_pixels)
        stated_time = walked.declared > 0 and states_duration(stream, walked.containers)
    return MediaFacts(
        sha256=digest, size=size, containers=walked.containers, video_codecs=walked.video, audio_codecs=walked.audio,
        seconds=round(walked.seconds, 3), bitrate=_bitrate(walked.bytes, walked.span or walked.seconds),
        width=walked.width, height=walked.height, walked=walked.complete, declared=stated_time,
    )  # fmt: skip


def open_file(path: str) -> BufferedReader:
    """Open a regular file; a link, a pipe or a folder is refused."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError as error:
        raise InputFault("media_missing", file=path) from error
    except OSError as error:
        raise InputFault("media_not_a_file", file=path, detail=error.strerror or "") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InputFault("media_not_a_file", file=path, detail="")
    return os.fdopen(descriptor, "rb")


def _bitrate(size: int, seconds: float) -> int:
    return round(size * 8 / seconds) if seconds > 0 else 0


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def main() -> None:
    """Read the file that the arguments name and print what it is, or the code of what is wrong with it."""
    path, budget, streams, pixels = sys.argv[1:]
    prepare_process()
    end_with_parent()
    _limit_memory()
    try:
        answer: dict[str, object] = {"facts": read_media(path, float(budget), int(streams), int(pixels)).as_dict()}
    except StationError as error:
        answer = {"error": to_message(error)}
    print(json.dumps(answer))  # noqa: T201 - the answer of this process


if __name__ == "__main__":
    main()
