"""What cannot be packed is refused with the thing named; the dossier stays as it was and nothing is left behind."""

from __future__ import annotations

import dataclasses
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PIL import Image

from station.bootstrap import SOFTWARE, Parts
from station.capture.client import ScannerClient
from station.capture.scanner import Device
from station.jobs.executors import SerialExecutor
from station.model.dossier import Dossier
from station.model.errors import InputFault, PackageFault, Refused, SettingsFault, StationError
from station.model.people import Person, Role
from station.model.profiles import PackageProfile
from station.model.review import WINDOW, Seen
from station.model.secrecy import Secrecy
from station.model.site import SiteIdentity
from station.model.states import DossierState
from station.packaging.verifier import verify
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.storage.database import FILE_NAME
from station.storage.verify import verify_workspace
from station.storage.workspace import Workspace
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.choose_packaging import choose_packaging
from station.workflow.describe_documents import describe_dossier_fields, start_document
from station.workflow.import_inventory import import_inventory
from station.workflow.inspect_pages import inspect_pages
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.package_dossier import Packed, package_dossier
from station.workflow.people import add_person
from station.workflow.review_dossier import accept_page, approve_dossier, return_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier, submit_dossier
from station.workflow.verify_package import verify_package

GOOD, HARD = "H38.1.2020.001", "H38.12.34.56.2020.00000017"
SITE = SiteIdentity("000.00.38.H38", "Trung tâm Lưu trữ tỉnh Mẫu", "H38.1", "Ủy ban nhân dân huyện Mẫu")
ROLES = (Role.OPERATOR, Role.REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR)
INVENTORY = f"""Mã hồ sơ,Tiêu đề,Số tờ,Số trang,Thời hạn lưu trữ,Ngôn ngữ,Từ ngày,Đến ngày,Hộp số
{GOOD},Hồ sơ đất đai,2,4,Vĩnh viễn,Tiếng Việt,14/01/2003,25/08/2003,H015
{HARD},Hồ sơ bản đồ,1,2,70 năm,Tiếng Việt,14/01/2003,25/08/2003,H016
"""
SAID = {
    "typeName": "02", "codeNumber": "05", "codeNotation": "QĐ-UBND", "issuedDate": "14/01/2003", "mode": "01",
    "organName": "Ủy ban nhân dân huyện Mẫu", "language": "01", "riskRecovery": "0", "subject": "Về việc đất đai",
}  # fmt: skip
PARTS = Parts(StationSettings(min_free_bytes=0, warn_free_bytes=0, min_free_files=0), resources_folder())


class Still:
    """A clock that stands still, in this process and in one that is killed."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 8, 0, tzinfo=timezone(timedelta(hours=7)))


def open_station(folder: Path) -> tuple[Workspace, Station]:
    clock = Still()
    workspace = Workspace.create_or_open(folder, clock, "test")

    def open_scanner(driver: str, /, *, pages_ahead: int = 50) -> ScannerClient:
        return ScannerClient(driver, workspace.spool, pages_ahead=pages_ahead)

    return workspace, Station(
        workspace=workspace, clock=clock, settings=PARTS.settings, profiles=PARTS.profiles, executor=SerialExecutor(),
        workers=1, scanner=open_scanner, structures=PARTS.structures(), name="test", software=SOFTWARE,
    )  # fmt: skip


def dossier_of(station: Station, code: str = GOOD) -> Dossier:
    with station.workspace.read() as reader:
        return reader.dossier_by_code(code)


def person_of(station: Station, role: Role) -> Person:
    with station.workspace.read() as reader:
        return next(person for person in reader.people() if role in person.roles)


def scan(station: Station, code: str, sheets: Path) -> None:
    script = sheets.with_suffix(".toml")
    script.write_text(f'steps = ["folder {sheets}"]\n', encoding="utf-8")
    device = Device(name=f"virtual:{script}", driver="virtual", address=str(script))
    profile = station.profiles.capture_profile("a4-colour-300")
    plan = CapturePlan(dossier_of(station, code), device, profile, code)
    assert list(capture_pages(station, person_of(station, Role.OPERATOR), plan, lambda: False))


def approve(station: Station, code: str) -> None:
    """Take a scanned dossier through inspection and review."""
    operator, reviewer = person_of(station, Role.OPERATOR), person_of(station, Role.REVIEWER)
    dossier = dossier_of(station, code)
    inspect_pages(station, dossier.id)
    submit_dossier(station, operator, dossier)
    with station.workspace.read() as reader:
        pages = reader.pages(dossier.id)
    for page in pages:
        accept_page(station, reviewer, page, "đọc được", seen=Seen(3.0, full_size=True, via=WINDOW))
    approve_dossier(station, reviewer, dossier_of(station, code))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, sheets: Path) -> Path:
    """A workspace with two approved dossiers; one is fit for every profile, the other has a grey page and a map."""
    folder = tmp_path_factory.mktemp("prepared")
    shutil.copytree(sheets, folder / GOOD)
    (folder / HARD).mkdir()
    with Image.open(sheets / "001.jpg") as image:
        image.convert("L").save(folder / HARD / "001.jpg", dpi=(200, 200))
    shutil.copy(sheets / "002.jpg", folder / HARD)
    (folder / "inventory.csv").write_text(INVENTORY, encoding="utf-8")
    workspace, station = open_station(folder / "workspace")
    with workspace:
        administrator = add_person(workspace, None, "admin", "", frozenset({Role.ADMINISTRATOR}), "mật khẩu dài")
        for role in ROLES[:3]:
            add_person(workspace, administrator, role.value, "", frozenset({role}), "mật khẩu dài")
        choose_packaging(station, administrator, "tt05-aip", SITE)
        path = resources_folder() / "profiles" / "inventory" / "default.toml"
        mapping = build(ColumnMapping, read_toml(path), str(path))
        import_inventory(workspace, person_of(station, Role.SUPERVISOR), folder / "inventory.csv", mapping)
        operator = person_of(station, Role.OPERATOR)
        for code in (GOOD, HARD):
            classify_dossier(station, operator, dossier_of(station, code), Secrecy.ORDINARY)
            scan(station, code, folder / code)
            with workspace.read() as reader:
                pages = reader.pages(dossier_of(station, code).id)
            start_document(station, operator, pages[0], SAID)
            start_document(
                station, operator, pages[len(pages) // 2], SAID | {"typeName": "30" if code == HARD else "22"}
            )
            said = {"mode": "01", "riskRecovery": "0", "format": "02"}
            describe_dossier_fields(station, operator, dossier_of(station, code), said)
            approve(station, code)
    return folder / "workspace"


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "workspace"))


@pytest.fixture
def station(folder: Path) -> Iterator[Station]:
    workspace, station = open_station(folder)
    with workspace:
        yield station


def profile_of(name: str, **options: object) -> PackageProfile:
    shipped = PARTS.profiles.package_profile(name)
    return dataclasses.replace(shipped, options={**shipped.options, **options})


def pack(station: Station, profile: PackageProfile, code: str = GOOD, **how: object) -> Packed:
    supervisor = person_of(station, Role.SUPERVISOR)
    return package_dossier(station, supervisor, dossier_of(station, code), profile, **how)  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def refused(station: Station, profile: PackageProfile, code: str = GOOD, **how: object) -> StationError:
    """Pack what cannot be packed; state, packages and their folder must stay as they were."""
    before, there = dossier_of(station, code), tree(station.workspace.packages_dir)
    with station.workspace.read() as reader:
        listed = reader.packages(before.id)
    with pytest.raises(StationError) as caught:
        pack(station, profile, code, **how)
    assert dossier_of(station, code) == before
    assert tree(station.workspace.packages_dir) == there
    assert {path.name for path in station.workspace.packages_dir.iterdir()} == {name.split("/")[0] for name in there}
    with station.workspace.read() as reader:
        assert reader.packages(before.id) == listed
    return caught.value


def masters_of(station: Station, code: str = GOOD) -> list[Path]:
    with station.workspace.read() as reader:
        pages = reader.pages(dossier_of(station, code).id)
    return [station.workspace.masters.path(page.capture.master.sha256) for page in pages]


def overwrite(path: Path, data: bytes) -> bytes:
    """Change a file that the store keeps read-only; return what it held."""
    before = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(data)
    return before


ALL = pytest.mark.parametrize("name", sorted(PARTS.profiles.packages))


@ALL
def test_the_good_dossier_is_packed_by_every_profile(station: Station, name: str) -> None:
    packed = pack(station, profile_of(name))
    assert verify(packed.sealed.path, station.structures).problems == ()
    assert dossier_of(station).state is DossierState.PACKAGED


@ALL
def test_a_master_that_changed_on_the_disk_is_named(station: Station, name: str) -> None:
    master = masters_of(station)[2]
    overwrite(master, master.read_bytes() + b"\0")
    fault = refused(station, profile_of(name))
    assert (fault.code, fault.context["master"]) == ("master_changed", master.name)
    assert "trang 3" in str(fault.context["page"])


@ALL
def test_a_master_that_is_gone_is_named(station: Station, name: str) -> None:
    master = masters_of(station)[3]
    master.unlink()
    fault = refused(station, profile_of(name))
    assert (fault.code, fault.context["master"]) == ("master_missing", master.name)


@pytest.mark.parametrize("name", ["plain", "tt05-aip", "tt05-sip"])
def test_a_required_field_that_is_empty_is_named_with_its_document(station: Station, name: str) -> None:
    profile = profile_of(name)
    rules = tuple(
        dataclasses.replace(rule, required=rule.required or rule.name == "autograph")
        for rule in profile.document_fields
    )
    fault = refused(station, dataclasses.replace(profile, document_fields=rules))
    assert (fault.code, fault.context["fields"]) == ("fields_missing", "autograph")
    assert GOOD in str(fault.context["subject"])


def test_a_docid_of_more_than_25_characters_is_never_cut(station: Station) -> None:
    fault = refused(station, profile_of("tt05-sip", permanent_only=False), HARD)
    assert fault.code == "fields_invalid"
    assert "docId" in str(fault.context["fields"])


@pytest.mark.parametrize("name", ["plain", "tt05-aip", "tt05-sip"])
def test_two_documents_of_one_code_are_refused(station: Station, name: str) -> None:
    profile = profile_of(name)
    one = ".pdf" if name == "plain" else ""
    fault = refused(station, dataclasses.replace(profile, names={**profile.names, "document": "{dossier.code}" + one}))
    assert (fault.code, fault.context["name"]) == ("name_twice", GOOD + one)


@pytest.mark.parametrize("name", ["plain", "tt05-aip"])
def test_a_full_target_is_told_and_the_next_run_seals(station: Station, name: str) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        fault = refused(station, profile_of(name))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert fault.code == "package_disk_full"
    assert f"{GOOD}_v1" in str(fault.context["path"])
    assert pack(station, profile_of(name)).version == 1


@pytest.mark.parametrize(("name", "setting"), [("tt05-aip", "archive_code"), ("bkhcn7197", "agency_code")])
def test_without_the_codes_of_the_site_nothing_is_made_up(station: Station, name: str, setting: str) -> None:
    choose_packaging(station, person_of(station, Role.ADMINISTRATOR), name, SiteIdentity())
    fault = refused(station, profile_of(name))
    assert (fault.code, fault.context["setting"]) == ("site_code_missing", setting)


def test_a_grey_page_is_named_where_24_bits_are_asked_for(station: Station) -> None:
    fault = refused(station, profile_of("tt05-aip"), HARD)
    assert (fault.code, fault.context["page"], fault.context["bits"]) == ("page_bits_low", 1, 8)


def test_a_map_below_300_dpi_is_named(station: Station) -> None:
    fault = refused(station, profile_of("tt05-aip", min_bits=8), HARD)
    assert (fault.code, fault.context["page"], fault.context["limit"]) == ("page_dpi_low", 2, 300.0)


def test_what_is_not_kept_for_ever_is_not_handed_over(station: Station) -> None:
    fault = refused(station, profile_of("tt05-sip"), HARD)
    assert (fault.code, fault.context["dossier"], fault.context["maintenance"]) == ("not_permanent", HARD, "02")


@ALL
def test_counts_that_nobody_explained_are_refused(folder: Path, name: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as sql:
        sql.execute("UPDATE dossier SET expected_pages = 5 WHERE code = ?", (GOOD,))
        sql.commit()
    workspace, station = open_station(folder)
    with workspace:
        fault = refused(station, profile_of(name))
    assert (fault.code, fault.context["dossier"], fault.context["found"]) == ("counts_unexplained", GOOD, 4)


def test_a_misspelt_switch_is_named(station: Station) -> None:
    for name in sorted(PARTS.profiles.packages):
        fault = refused(station, profile_of(name, mdtypes="DC"))
        assert isinstance(fault, SettingsFault)
        assert (fault.code, fault.context["key"]) == ("setting_unknown", "mdtypes")


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{here!r}, {tests!r}]
import test_package_refusals as scene
workspace, station = scene.open_station(Path({folder!r}))
scene.pack(station, scene.profile_of({name!r}), progress=lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.mark.parametrize("name", ["plain", "tt05-aip", "bkhcn7197"])
def test_a_kill_while_packing_leaves_what_the_next_run_clears_and_seals(folder: Path, name: str) -> None:
    here = Path(__file__).parent
    program = KILLED.format(here=str(here), tests=str(here.parent), folder=str(folder), name=name)
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert run.returncode == -signal.SIGKILL, run.stderr
    workspace, station = open_station(folder)
    with workspace:
        assert dossier_of(station).state is DossierState.APPROVED
        assert not [path for path in workspace.packages_dir.iterdir() if not path.name.startswith(".")]
        sealed = pack(station, profile_of(name)).sealed
        assert [path.name for path in workspace.packages_dir.iterdir()] == [sealed.path.name]
        assert verify(sealed.path, station.structures).problems == ()


@pytest.fixture
def verapdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name which answers nothing; its script can be changed."""
    script = tmp_path / "bin" / "verapdf"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")
    return script


@ALL
def test_what_could_not_be_validated_waits_for_a_supervisor_with_a_reason(
    station: Station, verapdf: Path, name: str
) -> None:
    assert verapdf.exists()
    assert refused(station, profile_of(name)).code == "pdfa_unchecked"
    packed = pack(station, profile_of(name), release_reason="máy kiểm tra hỏng, đã xem tay")
    assert verify(packed.sealed.path, station.structures).problems == ()
    with station.workspace.read() as reader:
        event = [one for one in reader.events(dossier_id=packed.dossier.id) if one.kind == "dossier.packaged"][-1]
    assert event.details["released"] == "máy kiểm tra hỏng, đã xem tay"
    assert event.person_id == person_of(station, Role.SUPERVISOR).id


@ALL
def test_what_the_validator_rejects_no_reason_lets_pass(station: Station, verapdf: Path, name: str) -> None:
    verapdf.write_text('#!/bin/sh\nshift 4\nfor f; do echo "FAIL $f 2u"; done\nexit 1\n')
    fault = refused(station, profile_of(name), release_reason="vẫn gửi")
    assert (fault.code, fault.context["document"]) == ("pdfa_rejected", 1)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_a_supervisor_releases(station: Station, role: Role) -> None:
    before = dossier_of(station)
    with pytest.raises(Refused) as caught:
        package_dossier(station, person_of(station, role), before, profile_of("plain"), release_reason="gửi đi")
    assert caught.value.code == "role_missing"
    assert dossier_of(station) == before
    assert tree(station.workspace.packages_dir) == {}


def test_a_second_receiver_gets_the_next_version_and_the_first_stays_as_it_is(station: Station) -> None:
    first = pack(station, profile_of("tt05-aip"))
    before = tree(first.sealed.path)
    second = pack(station, profile_of("tt05-sip"))
    third = pack(station, profile_of("plain"))
    assert [one.version for one in (first, second, third)] == [1, 2, 3]
    assert len({one.sealed.path for one in (first, second, third)}) == 3
    assert tree(first.sealed.path) == before
    assert dossier_of(station).state is DossierState.PACKAGED
    for one in (first, second, third):
        assert verify(one.sealed.path, station.structures).problems == ()


def names_of(packed: Packed) -> list[str]:
    return sorted(path.name for path in (packed.sealed.path / "documents").iterdir())


def test_a_serial_stays_with_its_document_after_a_refusal_and_in_later_versions(station: Station) -> None:
    profile = profile_of("bkhcn7197")
    wanted = [f"H38.1_{short}_000001_V1_20261120_SohoaTailieu.pdf" for short in ("CV", "QĐ")]
    master = masters_of(station)[0]
    data = overwrite(master, b"x")
    assert refused(station, profile).code == "master_changed"
    with station.workspace.read() as reader:
        given = reader.document_serials(dossier_of(station).id)
    assert sorted(given.values()) == [1, 1], "a refused package keeps what was given"
    overwrite(master, data)
    assert names_of(pack(station, profile)) == wanted
    assert names_of(pack(station, profile)) == wanted


def test_a_reopened_dossier_keeps_its_serials_and_a_type_without_abbreviation_is_named(station: Station) -> None:
    pack(station, profile_of("bkhcn7197"))
    with station.workspace.read() as reader:
        before = reader.document_serials(dossier_of(station).id)
    return_dossier(station, person_of(station, Role.SUPERVISOR), dossier_of(station), "sửa mô tả")
    operator, reviewer = person_of(station, Role.OPERATOR), person_of(station, Role.REVIEWER)
    submit_dossier(station, operator, dossier_of(station))
    approve_dossier(station, reviewer, dossier_of(station))
    assert names_of(pack(station, profile_of("bkhcn7197")))[0].startswith("H38.1_CV_000001_V1_")
    with station.workspace.read() as reader:
        assert reader.document_serials(dossier_of(station).id) == before
    fault = refused(station, profile_of("bkhcn7197"), HARD)
    assert isinstance(fault, PackageFault)
    assert (fault.code, fault.context["document"]) == ("type_abbreviation_missing", 2)


def test_what_a_verification_found_is_kept_and_counted(station: Station, tmp_path: Path) -> None:
    path = pack(station, profile_of("plain")).sealed.path
    boss, dossier = person_of(station, Role.SUPERVISOR), dossier_of(station)

    def known() -> tuple[list[str], list[str]]:
        with station.workspace.read() as reader:
            return [one.result for one in reader.package_checks(dossier.id)], reader.invalid_dossiers()

    assert verify_package(station, boss, path).is_valid
    assert known() == (["valid"], [])
    sheet = next(path.rglob("*.pdf"))
    sheet.chmod(0o600)
    whole = overwrite(sheet, b"%PDF-1.4")
    assert not verify_package(station, boss, path).is_valid
    path.rename(tmp_path / "away")
    with pytest.raises(InputFault, match="package_missing"):
        verify_package(station, None, path)
    assert known() == (["valid", "invalid", "unknown"], [dossier.id]), "what cannot be looked at is not mended"
    (tmp_path / "away").rename(path)
    with station.workspace.read() as reader:
        found = reader.last_checks()[reader.packages(dossier.id)[0].id]
        (event,) = [one for one in reader.events(dossier_id=dossier.id) if one.details.get("result") == "invalid"]
        assert reader.package_checks(dossier.id)[-1] == found
        invalid = reader.package_checks(dossier.id)[1]
    assert (invalid.structure, invalid.software, invalid.person_id) == ("plain", SOFTWARE, boss.id)
    assert invalid.problem_count == len(invalid.problems) == event.details["problems"] > 0
    assert invalid.at == Still().now()
    sheet.write_bytes(whole)
    assert verify_package(station, boss, path).is_valid
    assert known()[1] == []
    shutil.copytree(path, tmp_path / "copy")
    verify_package(station, boss, tmp_path / "copy")
    assert len(known()[0]) == 4, "of what lies elsewhere nothing is kept"
    assert verify_workspace(station.workspace) == []


def test_the_command_line_keeps_what_it_found(folder: Path) -> None:
    workspace, station = open_station(folder)
    with workspace:
        path = pack(station, profile_of("plain")).sealed.path
        dossier = dossier_of(station)
    command = [sys.executable, "-m", "station", "verify", str(path), "--workspace", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    workspace, _ = open_station(folder)
    with workspace:
        # Somebody works there now: it is verified all the same.
        subprocess.run(command, check=True, capture_output=True, timeout=110)
        with workspace.read() as reader:
            assert [one.result for one in reader.package_checks(dossier.id)] == ["valid"]
