"""Real files of every form that archives take, and hostile ones: what they are, or the code of what is wrong."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import struct
from pathlib import Path

import pytest

from media_kit import film, sound
from station.media.facts import MediaFacts
from station.media.judge import judge
from station.media.probe import probe
from station.model.errors import InputFault
from station.model.finding import Outcome
from station.model.profiles import MediaProfile
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

PROFILE: MediaProfile = load_profiles([resources_folder()]).media_profile("default")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of each form."""
    path = tmp_path_factory.mktemp("media")
    sound(path / "a.mp3")
    sound(path / "a.wav", "pcm_s16le")
    sound(path / "a.wma", "wmav2")
    sound(path / "a.m4a", "aac")
    sound(path / "low.mp3", kbps=64)
    film(path / "v.mp4")
    film(path / "h.mp4", "libx264")
    film(path / "v.avi")
    film(path / "v.wmv", "wmv2")
    film(path / "v.mov")
    film(path / "v.mpg", "mpeg2video")
    film(path / "v.mkv")
    film(path / "low.mp4", noise=False)
    return path


@pytest.mark.parametrize(
    ("name", "kind", "container", "codec"),
    [
        ("a.mp3", "audio", "mp3", "mp3"), ("a.wav", "audio", "wav", "pcm_s16le"), ("a.wma", "audio", "asf", "wmav2"),
        ("a.m4a", "audio", "mp4", "aac"), ("v.mp4", "video", "mp4", "mpeg4"), ("h.mp4", "video", "mp4", "h264"),
        ("v.avi", "video", "avi", "mpeg4"), ("v.wmv", "video", "asf", "wmv2"), ("v.mov", "video", "mov", "mpeg4"),
    ],
)  # fmt: skip
def test_what_the_circular_takes_passes(folder: Path, name: str, kind: str, container: str, codec: str) -> None:
    facts = probe(folder / name, PROFILE)
    data = (folder / name).read_bytes()
    assert (facts.sha256, facts.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (facts.kind, facts.codecs) == (kind, (codec,))
    assert container in facts.containers
    assert facts.seconds == pytest.approx(1.0, abs=0.1)
    assert (facts.width, facts.height) == ((160, 120) if kind == "video" else (0, 0))
    assert [finding.check for finding in judge(facts, PROFILE) if finding.outcome is not Outcome.PASSED] == []


@pytest.mark.parametrize(
    ("name", "check", "outcome", "note"),
    [
        ("low.mp3", "media_bitrate", Outcome.FLAGGED, "bitrate_low"),
        ("low.mp4", "media_bitrate", Outcome.FLAGGED, "bitrate_low"),
        ("v.mkv", "media_container", Outcome.FLAGGED, "container_unlisted"),
        ("v.mpg", "media_whole", Outcome.UNCHECKED, "duration_unstated"),
    ],
)
def test_what_a_profile_does_not_take_is_flagged_or_unchecked(
    folder: Path, name: str, check: str, outcome: Outcome, note: str
) -> None:
    problems = [one for one in judge(probe(folder / name, PROFILE), PROFILE) if one.outcome is not Outcome.PASSED]
    assert [(one.check, one.outcome, one.note) for one in problems] == [(check, outcome, note)]


def test_a_codec_that_is_not_listed_is_flagged(folder: Path) -> None:
    strict = dataclasses.replace(PROFILE, video_codecs=("h264",))
    problems = [one.note for one in judge(probe(folder / "v.mp4", PROFILE), strict) if one.note]
    assert problems == ["codec_unlisted"]


def test_what_could_not_be_measured_is_never_passed(folder: Path) -> None:
    hurried = dataclasses.replace(PROFILE, read_seconds=0.0, megabytes_a_second=1e9)
    facts = probe(folder / "v.mp4", hurried)
    found = {one.check: one for one in judge(facts, PROFILE)}
    assert (found["media_whole"].outcome, found["media_whole"].note) == (Outcome.UNCHECKED, "not_read_through")
    unknown = dataclasses.replace(facts, bitrate=0)
    assert {one.check: one.outcome for one in judge(unknown, PROFILE)}["media_bitrate"] is Outcome.UNCHECKED


@pytest.mark.parametrize("name", ["a.mp3", "a.wav", "a.wma", "a.m4a", "v.mp4", "v.avi", "v.wmv", "v.mov", "v.mkv"])
def test_a_file_that_was_cut_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    data = (folder / name).read_bytes()
    cut = tmp_path / f"cut-{name}"
    cut.write_bytes(data[: len(data) // 2])
    with pytest.raises(InputFault) as caught:
        probe(cut, PROFILE)
    assert caught.value.code in ("media_truncated", "media_unreadable")
    assert caught.value.context["file"] == str(cut)


def hostile(folder: Path, name: str) -> Path:
    """Make one hostile file and return it."""
    path = folder / name
    if name == "pipe.mp3":
        os.mkfifo(path)
    elif name == "folder.mp3":
        path.mkdir()
    elif name == "link.mp3":
        path.symlink_to(sound(folder / "real.mp3"))
    elif name != "missing.mp3":
        path.write_bytes(_BYTES[name])
    return path


_BOX = struct.Struct(">I4s")
_BYTES = {
    "empty.mp3": b"",
    "text.mp3": b"This is not music.\n" * 500,
    "noise.mp4": hashlib.sha512(b"seed").digest() * 2000,
    "playlist.m3u8": b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
    "concat.mp4": b"ffconcat version 1.0\nfile '/etc/passwd'\n",
    "silent.mp4": _BOX.pack(24, b"ftyp") + b"isom\0\0\2\0isommp41" + _BOX.pack(8, b"moov") + _BOX.pack(8, b"mdat"),
    "picture.mp4": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "riff.wav": b"RIFF" + struct.pack("<I", 2**31) + b"WAVEfmt "
    + struct.pack("<IHHIIHH", 16, 1, 2, 44100, 176400, 4, 16) + b"data" + struct.pack("<I", 2**31 - 100),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.mp3", "media_missing"), ("pipe.mp3", "media_not_a_file"), ("folder.mp3", "media_not_a_file"),
        ("link.mp3", "media_not_a_file"), ("empty.mp3", "media_empty"), ("text.mp3", "media_unreadable"),
        ("noise.mp4", "media_unreadable"), ("playlist.m3u8", "media_unreadable"), ("concat.mp4", "media_unreadable"),
        ("silent.mp4", "media_without_content"), ("picture.mp4", "media_unreadable"), ("riff.wav", "media_truncated"),
    ],
)  # fmt: skip
def test_what_is_no_sound_and_no_film_is_named(tmp_path: Path, name: str, code: str) -> None:
    path = hostile(tmp_path, name)
    with pytest.raises(InputFault) as caught:
        probe(path, PROFILE)
    assert (caught.value.code, caught.value.context["file"]) == (code, str(path))


def test_a_file_larger_than_any_real_one_is_refused(folder: Path) -> None:
    with pytest.raises(InputFault) as caught:
        probe(folder / "v.mp4", dataclasses.replace(PROFILE, most_pixels=100))
    assert (caught.value.code, caught.value.context["detail"]) == ("media_oversized", "160 x 120")


def test_a_parser_that_dies_or_hangs_is_an_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.media.probe._START_SECONDS", 0.01)
    with pytest.raises(InputFault) as caught:
        probe(folder / "a.mp3", dataclasses.replace(PROFILE, read_seconds=0.0, megabytes_a_second=1e9))
    assert caught.value.code == "media_hung"
    monkeypatch.setattr("sys.executable", "/bin/false")
    monkeypatch.setattr("station.media.probe._START_SECONDS", 30.0)
    with pytest.raises(InputFault) as caught:
        probe(folder / "a.mp3", PROFILE)
    assert caught.value.code == "media_unreadable"


def test_facts_come_back_from_the_worker_as_they_were(folder: Path) -> None:
    facts = probe(folder / "a.mp3", PROFILE)
    assert MediaFacts.from_dict(facts.as_dict()) == facts
