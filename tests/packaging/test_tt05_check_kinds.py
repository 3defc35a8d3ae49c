"""Packages with photographs and recordings: each kind has its table, its files and its own mistakes."""

from __future__ import annotations

import hashlib
import io
import shutil
import wave
from dataclasses import replace
from pathlib import Path

import pytest
from package_kit import NOW, Kit
from PIL import Image
from tt05_kit import CODE, DOCUMENT_SAID, DOSSIER_SAID, REP, SITE, Broken, content, write_content

from station.model.media import MediaFile
from station.packaging.profile import PackageContent, PackageDocument
from station.packaging.tt05.check import check_folder

PICTURE = f"{REP}/data/{CODE}.2.jpg"
SECOND = f"{REP}/data/{CODE}.2_dk1.jpg"
SOUND = f"{REP}/data/{CODE}.3.wav"
PICTURE_SAID = {"typePic": "02", "imageTitle": "Ảnh", "mode": "01", "maintenance": "01", "riskRecovery": "0"}
SOUND_SAID = {"typeMedia": "01", "movieTitle": "Ghi âm", "mode": "01", "maintenance": "01", "riskRecovery": "0"}


def sound(path: Path) -> MediaFile:
    with wave.open(str(path), "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(8000)
        stream.writeframes(bytes(16000))
    data = path.read_bytes()
    return MediaFile(
        "document-3", hashlib.sha256(data).hexdigest(), len(data), "a.wav", "audio", "wav", ("pcm_s16le",), 1.0,
        128_000, 0, 0, "person-1", NOW,
    )  # fmt: skip


def mixed(kit: Kit, folder: Path) -> PackageContent:
    """A page with text, a photograph with its back, a recording."""
    plain = kit.content([kit.page(1)], [kit.page(2), kit.page(3)], code=CODE)
    first, second = plain.documents
    said = {**DOCUMENT_SAID, "subject": "Quyết định"}
    return replace(
        plain,
        dossier=replace(plain.dossier, description=DOSSIER_SAID),
        site=SITE,
        documents=(
            replace(first, document=replace(first.document, description=said)),
            replace(second, document=replace(second.document, kind="pic", description=PICTURE_SAID)),
            PackageDocument(
                replace(
                    first.document, id="document-3", ordinal=3, first_page_id="", page_ids=(), kind="media",
                    description=SOUND_SAID,
                ),
                (), None, sound(folder / "a.wav"), folder / "a.wav",
            ),
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    packages = {}
    for flavour in ("AIP", "SIP"):
        folder = tmp_path_factory.mktemp(flavour)
        packages[flavour] = write_content(mixed(Kit(folder), folder), flavour, folder)
    return packages


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_every_kind_of_document_is_right(golden: dict[str, Path], flavour: str) -> None:
    found = check_folder(golden[flavour])
    assert (found.problems, found.pages) == ((), 3)


def picture(dpi: int, mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (300, 200)).save(stream, "JPEG", dpi=(dpi, dpi))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("flavour", "path", "data", "rules"),
    [
        ("AIP", PICTURE, picture(150), {"tt05:T57"}),
        ("SIP", PICTURE, picture(300, "L"), {"tt05:T58"}),
        ("AIP", PICTURE, b"\xff\xd8\xff no picture", {"tt05:T47"}),
        ("AIP", PICTURE, b"no picture", {"tt05:T47", "tt05:T49"}),
        ("AIP", SOUND, b"RIFF....AVI LIST", {"tt05:T49"}),
        ("AIP", SOUND, b"%PDF-1.7", {"tt05:T49"}),
    ],
)
def test_a_file_of_another_kind_is_told(
    golden: dict[str, Path], tmp_path: Path, flavour: str, path: str, data: bytes, rules: set[str]
) -> None:
    broken = Broken(Path(shutil.copytree(golden[flavour], tmp_path / golden[flavour].name)))
    broken.write(path, data)
    assert {problem.rule for problem in check_folder(broken.folder).problems} == rules


def test_both_sides_of_a_photograph_may_not_be_one_file(golden: dict[str, Path], tmp_path: Path) -> None:
    broken = Broken(Path(shutil.copytree(golden["AIP"], tmp_path / golden["AIP"].name)))
    broken.write(SECOND, (broken.folder / PICTURE).read_bytes())
    assert {problem.rule for problem in check_folder(broken.folder).problems} == {"tt05:T61"}


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_pages_in_grey_are_right_where_the_package_says_so(tmp_path: Path, flavour: str) -> None:
    kit = Kit(tmp_path)
    grey = content(kit, mode="L")
    assert check_folder(write_content(grey, flavour, tmp_path, min_bits=8)).problems == ()
