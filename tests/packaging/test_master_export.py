"""Masters leave the station as JPEG or TIFF, whatever it keeps them as; the package tells what was made of which."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import tt05_kit
from package_kit import Kit, plain_profile, with_jxl

from station.imaging.codecs import decode
from station.model.errors import PackageFault
from station.packaging import profiles
from station.packaging.builder import build_package
from station.packaging.manifest import MANIFEST, SEAL, hash_file, manifest_bytes, read_seal
from station.packaging.profile import PackageContent, PackagePage, PackageStructure, RenditionOrder
from station.packaging.renditions import lossless_master
from station.packaging.tt05.mets_reading import read_mets
from station.packaging.tt05.package import REP_METS
from station.packaging.tt05.premis_reading import Premis, read_premis
from station.packaging.verifier import verify
from station.packaging.xml_reading import parse_xml
from station.packaging.zip_file import extract_zip
from station.plugins import load_plugins

STRUCTURES = load_plugins(profiles, PackageStructure)


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return Kit(tmp_path / "kit")


def build(kit: Kit, content: PackageContent, flavour: str, masters: str) -> Path:
    profile = tt05_kit.profile(flavour, masters=masters)
    return build_package(content, STRUCTURES[profile.module], profile, kit.packages).path


def plain(kit: Kit) -> tuple[PackageContent, Path]:
    """Colour, grey and two levels: the first two are kept as JPEG XL, the last as TIFF."""
    content, profile = with_jxl(kit.small()), plain_profile()
    profile = replace(profile, options={**profile.options, "masters": "beside"})
    return content, build_package(content, STRUCTURES["plain"], profile, kit.packages).path


def pages_of(content: PackageContent) -> list[PackagePage]:
    return [page for document in content.documents for page in document.pages]


def pixels(data: bytes) -> bytes:
    return decode(data, "image").pixels.tobytes()


def test_beside_plain_documents_stand_tiffs_with_the_pixels_of_the_masters(kit: Kit) -> None:
    content, package = plain(kit)
    assert verify(package, STRUCTURES).problems == ()
    files = sorted((package / "masters").iterdir())
    assert [path.suffix for path in files] == [".tif"] * 3
    for page, path in zip(pages_of(content), files, strict=True):
        assert pixels(path.read_bytes()) == pixels(page.master.read_bytes())
    told = json.loads((package / "metadata/provenance.json").read_bytes())["migrations"]
    assert [one["page"] for one in told] == [1, 2], "the third is a TIFF already"
    for one, page, path in zip(told, pages_of(content), files, strict=False):
        assert one["file"] == f"masters/{path.name}"
        assert (one["source_sha256"], one["target_sha256"]) == (page.page.capture.master.sha256, hash_file(path))
        assert (one["media_type"], one["pixels_equal"]) == ("image/tiff", True)


LIES: dict[str, tuple[Callable[[dict], object], str]] = {
    "nothing told": (lambda r: r["migrations"].clear(), "plain:P09"),
    "another file told": (lambda r: r["migrations"][0].update(target_sha256="0" * 64), "plain:P05"),
    "another master told": (lambda r: r["migrations"][0].update(source_sha256="0" * 64), "plain:P09"),
    "other pixels told": (lambda r: r["migrations"][0].update(pixels_equal=False), "plain:P09"),
    "no list": (lambda r: r.pop("migrations"), "plain:P09"),
}


@pytest.mark.parametrize("lie", list(LIES))
def test_what_was_made_of_which_master_is_checked_though_it_was_sealed_again(kit: Kit, lie: str) -> None:
    _, package = plain(kit)
    path = package / "metadata/provenance.json"
    record = json.loads(path.read_bytes())
    LIES[lie][0](record)
    path.write_text(json.dumps(record), encoding="utf-8")
    seal_again(package)
    assert LIES[lie][1] in {problem.rule for problem in verify(package, STRUCTURES).problems}


def seal_again(package: Path) -> None:
    """Make manifest and seal agree with the files, the seal saying what it said."""
    files = {path.relative_to(package).as_posix(): path for path in package.rglob("*") if path.is_file()}
    covered = {name: path for name, path in files.items() if name not in (SEAL, MANIFEST)}
    (package / MANIFEST).write_bytes(manifest_bytes({name: hash_file(path) for name, path in covered.items()}))
    sizes = {name: path.stat().st_size for name, path in covered.items()}
    old = read_seal((package / SEAL).read_bytes())
    (package / SEAL).write_bytes(replace(old, manifest_sha256=hash_file(package / MANIFEST), sizes=sizes).to_bytes())


def opened(package: Path, folder: Path) -> Path:
    (archive,) = package.glob("*.zip")
    return folder / extract_zip(archive, folder)


def premis(folder: Path) -> Premis:
    return read_premis(parse_xml((folder / tt05_kit.REP_PREMIS).read_bytes(), "PREMIS"))


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_masters_among_the_documents_are_tiffs_in_mets_too(kit: Kit, tmp_path: Path, flavour: str) -> None:
    content = with_jxl(tt05_kit.content(kit))
    package = build(kit, content, flavour, "representation")
    assert verify(package, STRUCTURES).problems == ()
    folder = opened(package, tmp_path / "out")
    files = sorted(folder.rglob("*_goc*"))
    assert [path.suffix for path in files] == [".tif"] * 3
    for page, path in zip(pages_of(content), files, strict=True):
        assert pixels(path.read_bytes()) == pixels(page.master.read_bytes())
    listed = read_mets(parse_xml((folder / REP_METS).read_bytes(), "METS")).references
    assert {one.mimetype for one in listed if "_goc" in one.href} == {"image/tiff"}


def test_premis_tells_of_every_master_what_was_made_of_it(kit: Kit, tmp_path: Path) -> None:
    content = with_jxl(tt05_kit.content(kit))
    told = premis(opened(build(kit, content, "AIP", "representation"), tmp_path / "out"))
    events = [event for event in told.events if event.type == "migration"]
    assert len(events) == 3
    for page, event in zip(pages_of(content), events, strict=True):
        source, outcome = event.objects
        sha256 = page.page.capture.master.sha256
        assert (source.type, source.value, source.role) == ("master", sha256.upper(), "source")
        made = next(one for one in told.objects if outcome.key in {name.key for name in one.identifiers})
        assert event.part("migration")["source_sha256"] == sha256
        assert event.part("migration")["target_sha256"] == made.fixity["SHA-256"].lower()
        assert (made.format_name, made.format_key) == ("TIFF", "fmt/353")
        assert [(kind, one.value) for kind, one in made.related] == [("has source", sha256.upper())]


@pytest.mark.parametrize("flavour", ["AIP", "SIP"])
def test_beside_a_national_package_stand_tiffs_of_which_it_tells(kit: Kit, tmp_path: Path, flavour: str) -> None:
    content = with_jxl(tt05_kit.content(kit))
    package = build(kit, content, flavour, "beside")
    assert verify(package, STRUCTURES).problems == ()
    files = sorted((package / "masters").iterdir())
    assert [path.suffix for path in files] == [".tif"] * 3
    if flavour == "AIP":
        events = [one for one in premis(opened(package, tmp_path / "out")).events if one.type == "migration"]
        assert [event.part("migration")["target_sha256"] for event in events] == [hash_file(path) for path in files]
    files[0].rename(files[0].with_suffix(".jxl")).write_bytes(pages_of(content)[0].master.read_bytes())
    seal_again(package)
    (problem,) = verify(package, STRUCTURES).problems
    assert (problem.rule, Path(problem.subject).suffix) == (f"tt05_{flavour.lower()}:P11", ".jxl")


def test_a_master_that_changed_is_not_handed_out(kit: Kit) -> None:
    page = pages_of(with_jxl(kit.small()))[0]
    order = RenditionOrder("trang 1", page.master, page.page.capture.master.sha256, page.report.recipe, 200, 0)
    made = lossless_master(order)
    assert hashlib.sha256(made.image).hexdigest() == made.sha256
    page.master.write_bytes(page.master.read_bytes()[:-1])
    with pytest.raises(PackageFault, match="master_changed"):
        lossless_master(order)
    page.master.unlink()
    with pytest.raises(PackageFault, match="master_missing"):
        lossless_master(order)
