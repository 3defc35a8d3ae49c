"""Verification as a stranger does it: every byte counts, and what files say is compared with what they are."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from package_kit import INFO, Kit, pdf_page, plain_profile

from station.model.errors import InputFault
from station.packaging.builder import build_package
from station.packaging.manifest import MANIFEST, SEAL, Seal, hash_file, manifest_bytes, read_seal
from station.packaging.pdfa.writer import write_pdfa
from station.packaging.profiles.plain import PLUGIN
from station.packaging.verifier import UNKNOWN_STRUCTURE, VerifyReport, verify

PDF = "documents/H49.64.2001.160.001.pdf"
SIDECAR = "metadata/documents/H49.64.2001.160.001.json"
DOSSIER = "metadata/dossier.json"
PROVENANCE = "metadata/provenance.json"


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kit = Kit(tmp_path_factory.mktemp("verify"))
    content = replace(kit.small(), omitted=(kit.page(9, removed="trang trắng").page,))
    return build_package(content, PLUGIN, plain_profile(), kit.packages).path


@pytest.fixture
def package(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / original.name))


def checked(package: Path) -> VerifyReport:
    return verify(package, {"plain": PLUGIN})


def found(package: Path) -> set[tuple[str, str]]:
    return {(problem.rule, problem.subject) for problem in checked(package).problems}


def seal_again(package: Path) -> None:
    """Make manifest and seal agree with the files again, as somebody would who wants to hide a change."""
    files = sorted(
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        if path.is_file() and path.name not in (SEAL, MANIFEST)
    )
    manifest = manifest_bytes({path: hash_file(package / path) for path in files})
    (package / MANIFEST).write_bytes(manifest)
    old = read_seal((package / SEAL).read_bytes())
    sizes = {path: (package / path).stat().st_size for path in files}
    (package / SEAL).write_bytes(Seal("plain", hash_file(package / MANIFEST), sizes, old.facts).to_bytes())


def change_json(package: Path, path: str, change: Callable[[dict], None]) -> None:
    record = json.loads((package / path).read_bytes())
    change(record)
    (package / path).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    seal_again(package)


def change_pdf(package: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(package / PDF, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(package / PDF, deterministic_id=True)
    seal_again(package)


def test_a_package_of_ours_holds(package: Path) -> None:
    report = checked(package)
    assert report.is_valid
    assert (report.structure, report.files, report.pages) == ("plain", 13, 3)


def test_sealing_again_is_no_problem_by_itself(package: Path) -> None:
    seal_again(package)
    assert checked(package).is_valid


def test_any_one_byte_of_any_file_is_caught_and_the_file_named(package: Path) -> None:
    chance = random.Random(20)
    files = sorted(path for path in package.rglob("*") if path.is_file())
    for _ in range(300):
        path = chance.choice(files)
        data = path.read_bytes()
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        subjects = {problem.subject for problem in checked(package).problems}
        assert path.relative_to(package).as_posix() in subjects, path
        path.write_bytes(data)
    assert checked(package).is_valid


@pytest.mark.parametrize("path", [SEAL, MANIFEST])
def test_no_byte_of_the_lists_can_change(package: Path, path: str) -> None:
    data = (package / path).read_bytes()
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 1
        (package / path).write_bytes(changed)
        assert path in {problem.subject for problem in checked(package).problems}, place


@pytest.mark.parametrize("path", [SEAL, MANIFEST, PDF, SIDECAR, DOSSIER, "metadata/pages.csv"])
def test_a_file_that_is_gone_cut_or_longer_is_named(package: Path, path: str) -> None:
    data = (package / path).read_bytes()
    for other in (data[:-1], data + b"\n", b"", None):
        (package / path).unlink(missing_ok=True)
        if other is not None:
            (package / path).write_bytes(other)
        assert path in {problem.subject for problem in checked(package).problems}


def test_what_was_added_or_renamed_is_named(package: Path) -> None:
    (package / "documents/Thumbs.db").write_bytes(b"x")
    (package / "metadata/empty").mkdir()
    (package / DOSSIER).rename(package / "metadata/DOSSIER.json")
    assert found(package) == {
        ("plain:P06", "documents/Thumbs.db"),
        ("plain:P06", "metadata/empty"),
        ("plain:P06", "metadata/DOSSIER.json"),
        ("plain:P04", DOSSIER),
    }


def test_two_files_that_changed_places_are_both_named(package: Path) -> None:
    other = "documents/H49.64.2001.160.002.pdf"
    (package / PDF).rename(package / "x")
    (package / other).rename(package / PDF)
    (package / "x").rename(package / other)
    assert {subject for _, subject in found(package)} == {PDF, other}


def test_unusual_files_are_named_and_never_opened(package: Path) -> None:
    (package / PDF).unlink()
    (package / PDF).symlink_to("/dev/zero")
    os.mkfifo(package / "metadata/pipe")
    (package / "loop").symlink_to(package)
    assert {("plain:P08", PDF), ("plain:P08", "metadata/pipe"), ("plain:P08", "loop")} <= found(package)


def test_an_absurd_size_costs_nothing(package: Path) -> None:
    with (package / SIDECAR).open("r+b") as stream:
        stream.truncate(1 << 40)
    assert found(package) == {("plain:P07", SIDECAR)}
    with (package / MANIFEST).open("r+b") as stream:
        stream.truncate(1 << 40)
    assert ("plain:P02", MANIFEST) in found(package)


@pytest.mark.parametrize("line", ["../outside", "/etc/passwd", "a\\b", "documents/../x"])
def test_a_manifest_that_points_outside_is_refused(package: Path, line: str) -> None:
    data = (package / MANIFEST).read_bytes() + f"{'0' * 64}  {line}\n".encode()
    (package / MANIFEST).write_bytes(data)
    assert ("plain:P03", MANIFEST) in found(package)


SAID = {
    "fewer pages counted": ("plain:P10", DOSSIER, DOSSIER, lambda r: r["counts"].update(live_pages=2)),
    "an omission without reason": ("plain:P12", DOSSIER, DOSSIER, lambda r: r["omitted"][0].update(reason=" ")),
    "an omission hidden": ("plain:P10", DOSSIER, DOSSIER, lambda r: r["omitted"].clear()),
    "another dossier": ("plain:P10", DOSSIER, DOSSIER, lambda r: r.update(code="H50")),
    "no counts": ("plain:P09", DOSSIER, DOSSIER, lambda r: r.pop("counts")),
    "counts of another kind": ("plain:P09", DOSSIER, DOSSIER, lambda r: r.update(counts=[1])),
    "a document not listed": ("plain:P11", PDF, DOSSIER, lambda r: r["documents"].pop(0)),
    "a document that is not there": (
        "plain:P11",
        "documents/x.pdf",
        DOSSIER,
        lambda r: r["documents"].append({"file": "documents/x.pdf", "pages": 0}),
    ),
    "an inventory of hundreds": (
        "plain:P10",
        DOSSIER,
        DOSSIER,
        lambda r: r["counts"].update(inventory_pages=900, inventory_sheets=450),
    ),
    "leaves that nobody noted": ("plain:P10", DOSSIER, DOSSIER, lambda r: r["counts"].update(missing_leaves=77)),
    "no leaf recorded": ("plain:P10", DOSSIER, DOSSIER, lambda r: r["counts"].update(leaf_records=0)),
    "another sheet live": ("plain:P10", DOSSIER, DOSSIER, lambda r: r["counts"].update(live_sheets=1)),
    "a term of the equation left out": ("plain:P10", DOSSIER, DOSSIER, lambda r: r["counts"].pop("pdf_pages")),
    "sheets in the description": (
        "plain:P10",
        DOSSIER,
        DOSSIER,
        lambda r: r["description"].update(numberOfPaper="400"),
    ),
    "events left out at the front": ("plain:P13", PROVENANCE, PROVENANCE, lambda r: r["events"].pop(0)),
    "no event": ("plain:P13", PROVENANCE, PROVENANCE, lambda r: r.update(events=[], event_count=0)),
    "the last event alone": (
        "plain:P13",
        PROVENANCE,
        PROVENANCE,
        lambda r: r.update(events=r["events"][-1:], event_count=1),
    ),
    "no floor of resolution": ("plain:P09", DOSSIER, DOSSIER, lambda r: r["profile"].update(min_dpi=float("nan"))),
    "an event changed": ("plain:P13", PROVENANCE, PROVENANCE, lambda r: r["events"][1]["details"].update(pages=9)),
    "another person": ("plain:P13", PROVENANCE, PROVENANCE, lambda r: r["events"][0].update(agent="person-9")),
    "another head": ("plain:P13", PROVENANCE, PROVENANCE, lambda r: r.update(chain_head="0" * 64)),
    "no events": ("plain:P09", PROVENANCE, PROVENANCE, lambda r: r.pop("events")),
    "a page forgotten": ("own:42", PDF, SIDECAR, lambda r: r["pages"].pop()),
    "another image": ("own:40", PDF, SIDECAR, lambda r: r["pages"][0]["rendition"].update(image_sha256="0" * 64)),
    "another size": ("own:40", PDF, SIDECAR, lambda r: r["pages"][0]["rendition"].update(width=621)),
    "another resolution": ("own:40", PDF, SIDECAR, lambda r: r["pages"][0]["rendition"].update(dpi=300)),
    "another word": ("own:41", PDF, SIDECAR, lambda r: r["pages"][0]["text"].update(content="Cộng hoà")),
    "another count of words": ("own:41", PDF, SIDECAR, lambda r: r["pages"][0]["text"].update(words=1)),
    "a page of nothing": ("plain:P09", SIDECAR, SIDECAR, lambda r: r["pages"][0].clear()),
    "pages of another kind": ("plain:P09", SIDECAR, SIDECAR, lambda r: r.update(pages=[1, 2])),
    "another language": ("own:39", PDF, DOSSIER, lambda r: r.update(language="en")),
}


@pytest.mark.parametrize("name", list(SAID))
def test_a_sidecar_that_lies_is_caught_though_it_was_sealed_again(package: Path, name: str) -> None:
    rule, subject, path, change = SAID[name]
    change_json(package, path, change)
    assert (rule, subject) in found(package)


@pytest.mark.parametrize("path", [DOSSIER, SIDECAR, PROVENANCE])
@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"[" * 100_000, b"\xff\xfe", b'{"pages": null}'])
def test_a_sidecar_that_is_no_record_is_caught(package: Path, path: str, data: bytes) -> None:
    (package / path).write_bytes(data)
    seal_again(package)
    assert ("plain:P09", path) in found(package)


@pytest.mark.parametrize("path", ["metadata/pages.csv", "metadata/documents.csv"])
def test_a_table_that_lost_a_row_is_caught(package: Path, path: str) -> None:
    lines = (package / path).read_bytes().split(b"\r\n")
    (package / path).write_bytes(b"\r\n".join([*lines[:-2], b""]))
    seal_again(package)
    assert ("plain:P14", path) in found(package)


def test_a_pdf_that_is_none_any_more_is_caught(package: Path) -> None:
    (package / PDF).write_bytes(b"%PDF-1.7 no more")
    seal_again(package)
    assert {("own:0", PDF), ("own:42", PDF)} <= found(package)


def test_a_page_taken_out_of_the_pdf_is_caught(package: Path) -> None:
    change_pdf(package, lambda pdf: pdf.pages.__delitem__(1))
    assert ("own:42", PDF) in found(package)


def test_another_image_in_the_pdf_is_caught(package: Path) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.XObject.Im0 = pdf.pages[1].Resources.XObject.Im0

    change_pdf(package, swap)
    assert ("own:40", PDF) in found(package)


def test_a_second_image_over_the_page_is_caught(package: Path) -> None:
    def cover(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.XObject.Im1 = pdf.pages[1].Resources.XObject.Im0
        pdf.pages[0].contents_add(pdf.make_stream(b"q 100 0 0 100 0 0 cm /Im1 Do Q"))

    change_pdf(package, cover)
    assert ("own:40", PDF) in found(package)


def test_a_package_cannot_lower_the_resolution_that_the_regulation_asks_for(package: Path) -> None:
    change_json(package, DOSSIER, lambda r: r["profile"].update(min_dpi=0))
    assert checked(package).is_valid, "it says less than it keeps"
    change_json(package, SIDECAR, lambda r: [page["rendition"].update(dpi=100) for page in r["pages"]])
    change_pdf(package, lambda pdf: [stretch(page) for page in pdf.pages])
    assert ("own:40", PDF) in found(package)


def stretch(page: pikepdf.Page) -> None:
    box = [float(value) * 2 for value in page.MediaBox]
    page.obj["/MediaBox"] = pikepdf.Array(box)


def test_words_taken_out_of_the_pdf_are_caught(package: Path) -> None:
    def silence(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes().split(b"BT")[0].rsplit(b"q\n", 1)[0])

    change_pdf(package, silence)
    assert ("own:41", PDF) in found(package)


def test_a_page_stretched_to_pretend_resolution_is_caught(package: Path) -> None:
    change_pdf(package, lambda pdf: pdf.pages[0].obj.__setitem__("/MediaBox", pikepdf.Array([0, 0, 111.6, 151.2])))
    assert ("own:40", PDF) in found(package)


def test_a_pdf_that_breaks_a_rule_is_caught_by_its_number(package: Path) -> None:
    change_pdf(package, lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript)))
    assert found(package) == {("pdfa:6.5.1-1", PDF)}


def test_what_no_structure_knows_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    for path in (tmp_path, tmp_path / "a.txt"):
        assert {problem.rule for problem in checked(path).problems} == {UNKNOWN_STRUCTURE}
    with pytest.raises(InputFault) as caught:
        checked(tmp_path / "absent")
    assert caught.value.code == "package_missing"


def test_a_seal_of_a_structure_that_nobody_knows_is_told(package: Path) -> None:
    seal = read_seal((package / SEAL).read_bytes())
    (package / SEAL).write_bytes(replace(seal, structure="other").to_bytes())
    assert {problem.rule for problem in checked(package).problems} == {UNKNOWN_STRUCTURE}
    assert "plain:P01" in {problem.rule for problem in PLUGIN.verify(package).problems}


def test_a_seal_of_a_terabyte_is_not_read(package: Path) -> None:
    with (package / SEAL).open("r+b") as stream:
        stream.truncate(1 << 40)
    assert ("plain:P01", SEAL) in found(package)


def test_a_sidecar_without_a_document_is_caught(package: Path) -> None:
    write_pdfa([pdf_page()], package / "documents/more.pdf", INFO)
    (package / "metadata/documents/more.json").write_text("{}")
    seal_again(package)
    assert {("plain:P11", "documents/more.pdf"), ("plain:P11", "metadata/documents/more.json")} <= found(package)
