"""Under which name a file of sound or film stands in a package: its form decides, not what somebody called it."""

from __future__ import annotations

from pathlib import PurePosixPath

from station.model.media import MediaFile

# By the container's name: first for sound, then for film, then what else such a file may end with.
_MOVIES = (".m4a", ".mp4", ".mov", ".m4v", ".3gp", ".3g2", ".qt")
_SUFFIXES: dict[str, tuple[str, ...]] = {
    "mp3": (".mp3", ".mp3"), "wav": (".wav", ".wav"), "w64": (".w64", ".w64"), "aac": (".aac", ".aac"),
    "flac": (".flac", ".flac"), "aiff": (".aiff", ".aiff", ".aif"), "amr": (".amr", ".amr"), "flv": (".flv", ".flv"),
    "ogg": (".ogg", ".ogv", ".oga"), "asf": (".wma", ".wmv", ".asf"), "avi": (".avi", ".avi"),
    "mpeg": (".mpg", ".mpg", ".mpeg", ".vob"), "mpegvideo": (".m2v", ".m2v", ".m1v"), "mpegts": (".ts", ".ts", ".m2ts"),
    "matroska": (".mka", ".mkv"), "webm": (".webm", ".webm"),
    **dict.fromkeys(("mov", "mp4", "m4a", "3gp", "3g2"), _MOVIES),
}  # fmt: skip


def media_suffix(media: MediaFile) -> str:
    """Return the ending of the file's name, with its dot: as it came where that suits the container, else the usual."""
    known = _SUFFIXES.get(media.container, (".bin", ".bin"))
    given = PurePosixPath(media.name).suffix.lower()
    return given if given in known else known[media.kind == "video"]
