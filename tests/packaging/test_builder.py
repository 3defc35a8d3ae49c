"""A package is there, whole and verified, or not there at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from package_kit import DPI, MOTTO, SIZE, Kit, events, plain_profile

from station.jobs.executors import process_pool
from station.jobs.job import CancelToken, JobCancelled, Progress
from station.model.errors import PackageFault, StationError
from station.model.recipe import Recipe
from station.packaging.builder import STAGING, build_package
from station.packaging.layout import ordinal_in
from station.packaging.manifest import MANIFEST, hash_file
from station.packaging.pdfa.metadata import LEVEL
from station.packaging.profile import PackageContent, RenderedPage, RenditionOrder
from station.packaging.profiles.plain import PLUGIN
from station.packaging.records import page_record
from station.packaging.renditions import render_master
from station.packaging.verifier import verify


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return Kit(tmp_path)


def build(kit: Kit, content: PackageContent, **options):
    return build_package(content, PLUGIN, plain_profile(), kit.packages, **options)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def refused(kit: Kit, content: PackageContent, **options) -> StationError:
    """Build what cannot be built; nothing may be left of it."""
    before = tree(kit.packages) if kit.packages.exists() else {}
    with pytest.raises(StationError) as caught:
        build(kit, content, **options)
    assert not kit.packages.exists() or tree(kit.packages) == before
    assert not list(kit.packages.glob(f"{STAGING}*"))
    return caught.value


def test_a_package_is_sealed_and_verifies(kit: Kit) -> None:
    heard: list[Progress] = []
    sealed = build(kit, kit.small(), progress=heard.append)
    assert sealed.path == kit.packages / "H49.64.2001.160_v1"
    assert (sealed.pages, sealed.files) == (3, 11)
    assert sealed.manifest_sha256 == hash_file(sealed.path / MANIFEST)
    assert sealed.bytes == sum(len(data) for name, data in tree(sealed.path).items() if "/" in name)
    report = verify(sealed.path, {"plain": PLUGIN})
    assert (report.structure, report.problems, report.pages) == ("plain", (), 3)
    assert [path.name for path in kit.packages.iterdir()] == [sealed.path.name]
    assert [(step.done, step.total) for step in heard] == [(2, 3), (3, 3)]


def test_the_manifest_is_read_by_coreutils(kit: Kit) -> None:
    sealed = build(kit, kit.small())
    run = subprocess.run(["sha256sum", "--strict", "-c", MANIFEST], cwd=sealed.path, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_sidecars_say_how_each_page_was_made(kit: Kit) -> None:
    content = kit.small()
    content = replace(content, omitted=(kit.page(9, removed="tờ phân cách").page,))
    sealed = build(kit, content)
    dossier = json.loads((sealed.path / "metadata/dossier.json").read_bytes())
    assert dossier["description"]["maintenance"] == "01"
    assert dossier["description"]["numberOfPage"] == "3"
    assert dossier["counts"]["live_pages"] == dossier["counts"]["pdf_pages"] == 3
    assert [page["reason"] for page in dossier["omitted"]] == ["tờ phân cách"]
    document = json.loads((sealed.path / "metadata/documents/H49.64.2001.160.001.json").read_bytes())
    page, source = document["pages"][0], content.documents[0].pages[0]
    assert page["master"]["sha256"] == hash_file(source.master)
    assert Recipe.from_dict(page["rendition"]["recipe"]) == source.report.recipe
    assert page["capture"]["operator"] == {"id": "person-1", "name": "Nguyễn Văn A"}
    assert page["review"]["reviewer"] == {"id": "person-2", "name": "Trần Thị B"}
    assert page["capture"]["device"]["model"] == "PNM file reader"
    assert page["inspection"]["findings"][0]["check"] == "skew"
    assert page["text"]["content"].split("\n")[:2] == MOTTO
    assert document["file"]["level"] == LEVEL
    provenance = json.loads((sealed.path / "metadata/provenance.json").read_bytes())
    assert provenance["chain_head"] == content.chain_head
    assert {agent["type"] for agent in provenance["agents"]} == {"person", "software", "hardware"}


def test_a_rendition_can_be_made_again_from_master_and_recipe(kit: Kit) -> None:
    content = kit.small()
    sealed = build(kit, content)
    page = json.loads((sealed.path / "metadata/documents/H49.64.2001.160.001.json").read_bytes())["pages"][0]
    master = content.documents[0].pages[0].master
    recipe = Recipe.from_dict(page["rendition"]["recipe"])
    quality = json.loads((sealed.path / "metadata/dossier.json").read_bytes())["profile"]["jpeg_quality"]
    again = render_master(RenditionOrder("x", master, page["master"]["sha256"], recipe, page["master"]["dpi"], quality))
    assert hashlib.sha256(again.image).hexdigest() == page["rendition"]["image_sha256"]


def test_no_path_and_no_machine_is_told(kit: Kit) -> None:
    sealed = build(kit, kit.small())
    told = b"".join(tree(sealed.path).values())
    for secret in (str(kit.masters), str(kit.packages), "/tmp", "/home", "file://"):
        assert secret.encode() not in told


def test_equal_content_gives_equal_bytes(kit: Kit, tmp_path: Path) -> None:
    content = kit.small()
    first = tree(build(kit, content).path)
    second = tree(build_package(content, PLUGIN, plain_profile(), tmp_path / "other").path)
    assert first == second


def test_worker_processes_give_the_same_package_in_the_same_order(kit: Kit, tmp_path: Path) -> None:
    content = kit.content([kit.page(n) for n in range(1, 6)], [kit.page(n, mode="L") for n in range(6, 9)])
    alone = tree(build(kit, content).path)
    with process_pool(2) as pool:
        sealed = build_package(content, PLUGIN, plain_profile(), tmp_path / "other", executor=pool, window=4)
    assert tree(sealed.path) == alone


def test_never_more_pages_wait_than_the_window(kit: Kit) -> None:
    content = kit.content([kit.page(n) for n in range(1, 13)])
    started: list[str] = []
    written: list[int] = []

    def watch(order: RenditionOrder) -> RenderedPage:
        started.append(order.name)
        written.append(len(started))
        return render_master(order)

    with ThreadPoolExecutor(2) as pool:
        sealed = build(kit, content, executor=pool, window=3, render=watch)
    assert sealed.pages == len(started) == 12


def test_stored_words_are_read_when_they_are_needed(kit: Kit, tmp_path: Path) -> None:
    content = kit.small()
    stored = replace(
        content,
        documents=tuple(
            replace(document, pages=tuple(replace(page, text=page.text.to_bytes()) for page in document.pages))
            for document in content.documents
        ),
    )
    assert tree(build(kit, content).path) == tree(build_package(stored, PLUGIN, plain_profile(), tmp_path / "b").path)


def test_a_master_that_changed_is_named(kit: Kit) -> None:
    content = kit.small()
    page = content.documents[0].pages[1]
    data = bytearray(page.master.read_bytes())
    data[-9] ^= 1
    page.master.write_bytes(data)
    fault = refused(kit, content)
    assert (fault.code, fault.context["master"]) == ("master_changed", page.page.capture.master.sha256)
    assert fault.context["page"] == "H49.64.2001.160, trang 2"


def test_a_master_that_is_gone_is_named(kit: Kit) -> None:
    content = kit.small()
    content.documents[1].pages[0].master.unlink()
    assert refused(kit, content).code == "master_missing"


def test_faults_cross_from_worker_processes(kit: Kit) -> None:
    content = kit.small()
    content.documents[1].pages[0].master.unlink()
    with process_pool(1) as pool:
        assert refused(kit, content, executor=pool, window=2).code == "master_missing"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"dossier": {"code": "../../x"}}, "name_separator"),
        ({"dossier": {"title": ""}}, "fields_missing"),
        ({"dossier": {"title": "x" * 1001}}, "fields_invalid"),
        ({"dossier": {"description": {"mode": "09"}}}, "fields_invalid"),
        ({"documents": ()}, "pages_missing"),
    ],
)
def test_what_cannot_be_packed_is_refused(kit: Kit, change: dict, code: str) -> None:
    content = kit.small()
    changes = {"dossier": replace(content.dossier, **change["dossier"])} if "dossier" in change else change
    assert refused(kit, replace(content, **changes)).code == code


def test_two_documents_of_one_name_are_refused(kit: Kit) -> None:
    profile = plain_profile(names={"folder": "{dossier.code}", "document": "{dossier.code}.pdf"})
    with pytest.raises(PackageFault) as caught:
        build_package(kit.small(), PLUGIN, profile, kit.packages)
    assert caught.value.code == "name_twice"


def test_too_few_pixels_are_refused_with_the_page(kit: Kit) -> None:
    with pytest.raises(PackageFault) as caught:
        build_package(kit.small(), PLUGIN, plain_profile(min_dpi=300.0), kit.packages)
    assert caught.value.code == "page_dpi_low"
    assert caught.value.context == {"page": 1, "dpi": 200.0, "limit": 300.0}
    assert not list(kit.packages.iterdir())


def test_what_does_not_verify_is_not_sealed(kit: Kit, monkeypatch) -> None:
    monkeypatch.setattr(
        "station.packaging.document_writer.page_record",
        lambda *a: {**page_record(*a), "text": {**page_record(*a)["text"], "content": "khác"}},
    )
    fault = refused(kit, kit.small())
    assert fault.code == "package_invalid"
    assert (fault.context["rule"], fault.context["document"]) == ("own:41", 1)


@pytest.mark.parametrize(
    ("name", "ordinal"),
    [
        ("documents/{code}.002.pdf", 2), ("metadata/documents/{code}.001.json", 1), ("data/{code}.2_dk1.jpg", 2),
        ("metadata/descriptive/EAD_doc_{code}.1.xml", 1), ("documents/{code}.pdf", 0), ("documents/{code}.009.pdf", 0),
        ("METS.xml", 0), ("documents/khac.001.pdf", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_file_is_known_by_the_number_of_its_document(kit: Kit, name: str, ordinal: int) -> None:
    content = kit.small()
    assert ordinal_in(content, name.format(code=content.dossier.code)) == ordinal


def later(content: PackageContent) -> PackageContent:
    """The same dossier after something more has happened to it."""
    return replace(content, events=events(4), chain_head=events(4)[-1].hash)


def test_an_existing_package_is_never_overwritten(kit: Kit) -> None:
    content = kit.small()
    first = build(kit, content)
    before = tree(first.path)
    second = build(kit, replace(content, events=events(4), chain_head=events(4)[-1].hash))
    assert (first.version, second.version) == (1, 2)
    assert second.path.name == "H49.64.2001.160_v2"
    assert json.loads((second.path / "metadata/dossier.json").read_bytes())["version"] == 2
    assert tree(first.path) == before


def test_without_its_version_in_its_name_a_second_package_is_refused(kit: Kit) -> None:
    profile = plain_profile(names={**plain_profile().names, "folder": "{dossier.code}"})
    build_package(kit.small(), PLUGIN, profile, kit.packages)
    with pytest.raises(PackageFault) as caught:
        build_package(later(kit.small()), PLUGIN, profile, kit.packages)
    assert caught.value.code == "package_exists"


def test_a_package_that_was_sealed_but_not_recorded_is_taken_as_it_is(kit: Kit) -> None:
    content = kit.small()
    first = build(kit, content)
    stamp = (first.path / MANIFEST).stat().st_mtime_ns
    assert build(kit, content) == first
    assert (first.path / MANIFEST).stat().st_mtime_ns == stamp


def test_a_damaged_package_of_that_name_is_not_taken(kit: Kit) -> None:
    content = kit.small()
    table = build(kit, content).path / "metadata/pages.csv"
    table.write_bytes(table.read_bytes() + b"x")
    again = build(kit, content)
    assert again.version == 2
    assert verify(again.path, {"plain": PLUGIN}).problems == ()
    assert table.read_bytes().endswith(b"x")


@pytest.mark.parametrize("thing", ["file", "folder", "link"])
def test_another_thing_of_that_name_is_left_alone(kit: Kit, thing: str) -> None:
    kit.packages.mkdir()
    target = kit.packages / "H49.64.2001.160_v1"
    {"file": target.touch, "folder": target.mkdir, "link": lambda: target.symlink_to("nowhere")}[thing]()
    assert build(kit, kit.small()).path.name == "H49.64.2001.160_v2"
    assert target.is_symlink() or target.exists()


def test_a_cancel_leaves_nothing(kit: Kit) -> None:
    cancel = CancelToken()

    def stop(order: RenditionOrder) -> RenderedPage:
        cancel.cancel()
        return render_master(order)

    with pytest.raises(JobCancelled):
        build(kit, kit.small(), render=stop, cancel=cancel)
    assert not list(kit.packages.iterdir())


def test_a_crash_leaves_only_staging_which_the_next_run_clears(kit: Kit, tmp_path: Path) -> None:
    content = kit.small()
    program = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from package_kit import Kit, plain_profile
from station.packaging.builder import build_package
from station.packaging.profiles.plain import PLUGIN
from station.packaging.records import page_record
from station.packaging.renditions import render_master
def die(order):
    if "trang 3" in order.name:
        os._exit(9)
    return render_master(order)
kit = Kit(Path({str(tmp_path / "crash")!r}))
build_package(kit.small(), PLUGIN, plain_profile(), Path({str(kit.packages)!r}), render=die)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    (left,) = kit.packages.iterdir()
    assert left.name.startswith(f"{STAGING}H49.64.2001.160_v1-")
    other = kit.packages / f"{STAGING}H49.64.2001.160_v1-copy-abcdefgh"
    other.mkdir()
    sealed = build(kit, content)
    assert sorted(kit.packages.iterdir()) == sorted([sealed.path, other])


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "package_disk_full"), (errno.EROFS, "package_unwritable"), (errno.EIO, "package_write")],
)
def test_what_the_disk_says_is_told_with_the_package(kit: Kit, monkeypatch, number: int, code: str) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("station.packaging.builder.os.fsync", fail)
    fault = refused(kit, kit.small())
    assert fault.code == code
    assert str(fault.context["path"]).endswith("H49.64.2001.160_v1")


@pytest.mark.root
@pytest.mark.parametrize("size", ["16k", "32k", "48k", "64k"])
def test_a_full_disk_leaves_nothing(kit: Kit, size: str) -> None:
    """Whichever file it is that does not fit: a file left open would keep the disk from being taken away."""
    kit.packages.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(kit.packages)], check=True)
    try:
        assert refused(kit, kit.small()).code == "package_disk_full"
    finally:
        subprocess.run(["umount", str(kit.packages)], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_named(kit: Kit) -> None:
    kit.packages.mkdir(mode=0o500)
    assert refused(kit, kit.small()).code == "package_unwritable"


def test_everything_is_on_the_disk_before_the_package_has_its_name(kit: Kit, monkeypatch) -> None:
    """The order of fsync and rename, as the operating system is asked for it."""
    asked: list[str] = []
    sync, rename = os.fsync, Path.rename

    def seen_sync(descriptor: int) -> None:
        asked.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        sync(descriptor)

    def seen_rename(self: Path, target: Path) -> Path:
        asked.append(f"rename {Path(target).name}")
        return rename(self, target)

    monkeypatch.setattr("station.packaging.builder.os.fsync", seen_sync)
    monkeypatch.setattr(Path, "rename", seen_rename)
    sealed = build(kit, kit.small())
    place = asked.index(f"rename {sealed.path.name}")
    before = asked[:place]
    assert {f"sync {Path(name).name}" for name in tree(sealed.path)} <= set(before)
    assert before.index("sync documents") < before.index(f"sync {sealed.path.name}")
    assert asked[place + 1 :] == [f"sync {kit.packages.name}"]


def test_a_page_without_resolution_is_refused(kit: Kit) -> None:
    page = kit.page(1)
    order = RenditionOrder("trang 1", page.master, page.page.capture.master.sha256, Recipe.untouched(*SIZE), 0.0, 85)
    with pytest.raises(PackageFault) as caught:
        render_master(order)
    assert caught.value.code == "page_dpi_unknown"
    assert render_master(replace(order, dpi=DPI)).dpi == DPI
