"""Photographs and media beside text: in AIP_hoso, in SIP_hoso and in the plain structure."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from package_kit import NOW, Kit
from PIL import Image
from test_verifier import seal_again
from tt05_kit import CODE, NAMES, REP, REP_METS, SITE, content, profile

from media_kit import film, sound
from station.model.dossier import MEDIA, PICTURE, Document
from station.model.errors import PackageFault
from station.model.media import MediaFile
from station.model.profiles import PackageProfile
from station.packaging.builder import build_package
from station.packaging.dossier_xml import read_dossier_xml
from station.packaging.manifest import SEAL, read_seal
from station.packaging.media_export import check_media
from station.packaging.profile import PackageContent, PackageDocument
from station.packaging.profiles import plain, tt05_aip, tt05_sip
from station.packaging.sidecar_checks import check_dossier
from station.packaging.tables import read_table
from station.packaging.verifier import verify
from station.packaging.workbook_reading import read_workbook
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

STRUCTURES = {"tt05_aip": tt05_aip.PLUGIN, "tt05_sip": tt05_sip.PLUGIN, "plain": plain.PLUGIN}
PICTURE_SAID = {"typePic": "02", "imageTitle": "Lễ khởi công", "mode": "01", "maintenance": "01", "riskRecovery": "0"}
MEDIA_SAID = {"typeMedia": "01", "movieTitle": "Lời kể", "mode": "01", "maintenance": "01", "riskRecovery": "0"}
SHIPPED = {"tt05_aip": "AIP", "tt05_sip": "SIP"}


def media_document(path: Path, ordinal: int, kind: str, container: str, name: str = "") -> PackageDocument:
    """A document of sound or film, whose file is at the path."""
    data = path.read_bytes()
    document = Document(f"media-{ordinal}", "dossier-1", ordinal, "", (), MEDIA_SAID, MEDIA)
    media = MediaFile(
        document.id, hashlib.sha256(data).hexdigest(), len(data), name or path.name, kind, container, ("mp3",), 1.02,
        128_000, 0, 0, "person-1", NOW,
    )  # fmt: skip
    return PackageDocument(document, (), None, media, path)


def mixed(folder: Path) -> PackageContent:
    """A document with text, two photographs in one document, a recording and a film."""
    kit = Kit(folder)
    golden = content(kit)
    photograph = replace(golden.documents[0].document, kind=PICTURE, description=PICTURE_SAID)
    text = replace(golden.documents[1].document, ordinal=2)
    recording = media_document(sound(folder / "Lời kể.MP3"), 3, "audio", "mp3")
    movie = media_document(film(folder / "phim.mp4"), 4, "video", "mp4")
    documents = (
        replace(golden.documents[0], document=photograph),
        replace(golden.documents[1], document=text),
        recording,
        movie,
    )
    return replace(golden, documents=documents)


def shipped(name: str, **options: object) -> PackageProfile:
    if name in SHIPPED:
        return profile(SHIPPED[name], **options)
    return load_profiles([resources_folder()]).package_profile(name)


def seal(packed: PackageContent, name: str, folder: Path, **options: object) -> Path:
    return build_package(packed, STRUCTURES[name], shipped(name, **options), folder / "packages").path


def unzipped(package: Path, folder: Path) -> Path:
    import zipfile

    (archive,) = package.glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    (inner,) = folder.iterdir()
    return inner


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_dossier_of_all_kinds_is_sealed_and_verified(name: str, tmp_path: Path) -> None:
    package = seal(mixed(tmp_path), name, tmp_path)
    report = verify(package, STRUCTURES)
    assert [problem.as_dict() for problem in report.problems] == []
    assert report.pages == 3


@pytest.mark.parametrize("name", SHIPPED)
def test_every_kind_has_its_own_description_and_file(name: str, tmp_path: Path) -> None:
    packed = mixed(tmp_path)
    folder = unzipped(seal(packed, name, tmp_path), tmp_path / "out")
    data = sorted(path.name for path in (folder / REP / "data").iterdir())
    assert data == [f"{CODE}.1.jpg", f"{CODE}.1_dk1.jpg", f"{CODE}.2.pdf", f"{CODE}.3.mp3", f"{CODE}.4.mp4"]
    described = sorted(path.name for path in (folder / REP / "metadata/descriptive").iterdir())
    assert described == [
        f"EAD_doc_{CODE}.2.xml", f"EAD_media_{CODE}.3.xml", f"EAD_media_{CODE}.4.xml", f"EAD_pic_{CODE}.1.xml",
    ]  # fmt: skip
    said = etree.fromstring((folder / REP / f"metadata/descriptive/EAD_media_{CODE}.3.xml").read_bytes())
    assert (said.findtext("movieTitle"), said.findtext("playTime")) == ("Lời kể", "00:00:02")
    source = packed.documents[2].media_path
    assert source is not None
    assert (folder / REP / f"data/{CODE}.3.mp3").read_bytes() == source.read_bytes()
    mets = etree.fromstring((folder / REP_METS).read_bytes())
    types = {one.get("MIMETYPE") for one in mets.iterfind(".//m:file", NAMES)}
    assert types == {"image/jpeg", "application/pdf", "audio/mpeg", "video/mp4"}


def test_a_photograph_may_be_kept_without_loss(tmp_path: Path) -> None:
    folder = unzipped(seal(mixed(tmp_path), "tt05_aip", tmp_path, picture_form="tiff"), tmp_path / "out")
    data = (folder / REP / f"data/{CODE}.1.tif").read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, round(image.info["dpi"][0])) == ("TIFF", "RGB", 200)
    assert (folder / REP / f"data/{CODE}.2.pdf").is_file()


def test_a_photograph_may_be_a_pdf(tmp_path: Path) -> None:
    package = seal(mixed(tmp_path), "tt05_sip", tmp_path, picture_form="pdf")
    assert (unzipped(package, tmp_path / "out") / REP / f"data/{CODE}.1.pdf").is_file()
    assert not verify(package, STRUCTURES).problems


@pytest.mark.parametrize("name", STRUCTURES)
def test_sound_alone_is_a_package_too(name: str, tmp_path: Path) -> None:
    packed = mixed(tmp_path)
    one = replace(packed.documents[2], document=replace(packed.documents[2].document, ordinal=1))
    dossier = replace(packed.dossier, expected_sheets=None, expected_pages=None)
    package = seal(replace(packed, documents=(one,), dossier=dossier, site=SITE), name, tmp_path)
    report = verify(package, STRUCTURES)
    assert ([problem.as_dict() for problem in report.problems], report.pages) == ([], 0)


@pytest.mark.parametrize("name", STRUCTURES)
def test_a_file_that_changed_since_it_was_taken_in_is_not_packed(name: str, tmp_path: Path) -> None:
    packed = mixed(tmp_path)
    path = packed.documents[2].media_path
    assert path is not None
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(PackageFault) as caught:
        seal(packed, name, tmp_path)
    assert caught.value.code == "master_changed"
    assert list((tmp_path / "packages").iterdir()) == []


def test_the_name_in_the_package_is_by_form_and_never_by_what_somebody_called_it(tmp_path: Path) -> None:
    packed = mixed(tmp_path)
    odd = media_document(sound(tmp_path / "x.mp3"), 3, "audio", "mp3", "../ghi âm.mp3\u202eexe")
    folder = unzipped(
        seal(replace(packed, documents=(*packed.documents[:2], odd)), "tt05_aip", tmp_path), tmp_path / "out"
    )
    assert (folder / REP / f"data/{CODE}.3.mp3").is_file()


def test_a_plain_package_tells_of_media_and_notices_a_change(tmp_path: Path) -> None:
    packed = mixed(tmp_path)
    package = seal(packed, "plain", tmp_path)
    (path,) = package.glob("documents/*.mp3")
    record = json.loads((package / f"metadata/documents/{path.stem}.json").read_text("utf-8"))
    assert record["file"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (record["media"]["kind"], record["media"]["codecs"]) == ("audio", ["mp3"])
    assert record["document"]["description"]["movieTitle"] == "Lời kể"
    path.write_bytes(path.read_bytes()[:-1])
    assert {problem.rule for problem in verify(package, STRUCTURES).problems}


def test_every_plain_sidecar_lists_media(tmp_path: Path) -> None:
    package = seal(mixed(tmp_path), "plain", tmp_path)
    heads, *rows = read_table(package / "metadata/documents.csv", 9)
    listed = [dict(zip(heads, row, strict=True)) for row in rows]
    names = [path.name for path in sorted(package.glob("documents/*.mp[34]"))]
    assert [(one["ordinal"], one["file"], one["first_page"], one["pages"]) for one in listed[-2:]] == [
        (str(ordinal), f"documents/{name}", "", "0") for ordinal, name in enumerate(names, start=3)
    ]
    assert {one["movieTitle"] for one in listed[-2:]} == {"Lời kể"}
    in_workbook = read_workbook(package / "metadata/documents.xlsx").documents[-2:]
    path = package / "metadata/dossier.xml"
    in_xml = read_dossier_xml(path, etree.parse(path).getroot()).documents[-2:]
    assert [one["file"] for one in in_workbook] == [one["file"] for one in in_xml] == [f"documents/{n}" for n in names]


@pytest.mark.parametrize(("said", "instead"), [("movieTitle", "title"), ("Lời kể", "Lời ru"), (",0,", ",1,")])
def test_a_sidecar_that_tells_otherwise_of_media_is_caught(tmp_path: Path, said: str, instead: str) -> None:
    package = seal(mixed(tmp_path), "plain", tmp_path)
    path = package / "metadata/documents.csv"
    path.write_bytes(path.read_bytes().replace(said.encode(), instead.encode()))
    seal_again(package)
    assert "plain:P14" in {problem.rule for problem in verify(package, STRUCTURES).problems}


def test_a_plain_sidecar_that_speaks_of_another_file_is_noticed(tmp_path: Path) -> None:
    package = seal(mixed(tmp_path), "plain", tmp_path)
    (path,) = package.glob("metadata/documents/*.003.json")
    found: list[tuple[str, str]] = []
    listed = check_dossier(package / "metadata/dossier.json", read_seal((package / SEAL).read_bytes()), _ignore)
    sound_files = {one.relative_to(package).as_posix() for one in package.rglob("*") if one.is_file()}
    told = json.loads(path.read_text("utf-8"))
    for part, name, value in (("file", "sha256", "0" * 64), ("file", "path", "x"), ("document", "ordinal", 9)):
        path.write_text(json.dumps({**told, part: {**told[part], name: value}}), "utf-8")
        check_media(package, listed, sound_files, lambda rule, subject, _: found.append((rule, subject)))
    path.write_text("{}", "utf-8")
    check_media(package, listed, sound_files, lambda rule, subject, _: found.append((rule, subject)))
    name = path.relative_to(package).as_posix()
    assert found == [("P10", name)] * 3 + [("P09", "metadata/dossier.json")]


def _ignore(_rule: str, _subject: str, _detail: str) -> None:
    """Nobody listens."""
