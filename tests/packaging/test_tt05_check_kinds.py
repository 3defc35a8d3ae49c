"""Packages with photographs and recordings: each kind has its table, its files and its own mistakes."""

from __future__ import annotations

import hashlib
import io
import shutil
import wave
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from package_kit import NOW, Kit
from PIL import Image
from tt05_kit import CODE, DOCUMENT_SAID, DOSSIER_SAID, EAD, NAMES, REP, REP_METS, SITE, Broken, content, write_content

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
        ("SIP", SECOND, picture(150), {"tt05:T57"}),
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


def test_a_sip_that_is_not_for_the_historical_archive_says_so(tmp_path: Path) -> None:
    made = content(Kit(tmp_path))
    kept = replace(made, dossier=replace(made.dossier, description={**DOSSIER_SAID, "maintenance": "02"}))
    assert check_folder(write_content(kept, "SIP", tmp_path, permanent_only=False)).problems == ()


def test_a_document_that_another_package_holds_is_let_pass(golden: dict[str, Path], tmp_path: Path) -> None:
    """Linked documents (holey files): the annex has them, this station never writes them."""
    broken = Broken(Path(shutil.copytree(golden["AIP"], tmp_path / golden["AIP"].name)))
    name, holey = f"{CODE}.4", f"data/{CODE}.4.pdf.fetch.txt"
    old = f"{REP}/metadata/descriptive/EAD_doc_{CODE}.1.xml"
    new = old.replace(f"{CODE}.1", name)
    text = (broken.folder / old).read_text("utf-8")
    broken.write(new, text.replace("0000001", "0000004").replace("docOrdinal>1", "docOrdinal>4").encode(), seal=False)
    broken.write(f"{REP}/{holey}", b"urn_X_uuid-0_representations/rep1/data/x.pdf 1 data/x.pdf x", seal=False)

    def link(root: etree._Element) -> None:
        section = copied(root.find("m:dmdSec", NAMES))
        section[0].set(f"{{{NAMES['xlink']}}}href", new.removeprefix(f"{REP}/"))
        root.findall("m:dmdSec", NAMES)[-1].addnext(section)
        group = copied(root.find("m:fileSec/m:fileGrp", NAMES))
        group.set("USE", "Holeyfile")
        for file in group[1:]:
            group.remove(file)
        group[0].set("MIMETYPE", "text/plain")
        group[0][0].set(f"{{{NAMES['xlink']}}}href", holey)
        root.find("m:fileSec", NAMES).append(group)
        links = root.find("m:structMap/m:div/m:div[@LABEL='MetadataLink']", NAMES)
        div = copied(links[-1])
        div.attrib.update({"LABEL": "MetadataLink/Holey", "ORDER": "4", "DMDID": section.get("ID")})
        div[0].set("FILEID", group[0].get("ID"))
        links.append(div)

    broken.xml(REP_METS, link)
    broken.seal(new)
    broken.seal(f"{REP}/{holey}")
    broken.field(EAD, "totalDoc", "4")
    assert check_folder(broken.folder).problems == ()


def copied(element: etree._Element) -> etree._Element:
    """A copy with identifiers of its own."""
    copy = etree.fromstring(etree.tostring(element))
    for number, one in enumerate(copy.iter()):
        if one.get("ID"):
            prefix = one.get("ID").partition("-")[0]
            one.set(
                "ID", f"{prefix}-00000000-0000-4000-8000-{zlib.crc32(element.tag.encode()) % 10**8:08d}{number:04d}"
            )
    return copy
