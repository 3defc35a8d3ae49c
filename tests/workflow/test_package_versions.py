"""The next version of a package: after anything that may happen to an approved dossier, and after a crash."""

from __future__ import annotations

import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree
from test_package_refusals import (
    GOOD,
    Still,
    dossier_of,
    folder,
    open_station,
    pack,
    person_of,
    prepared,
    profile_of,
    station,
    tree,
)

from station.model.people import Role
from station.packaging.manifest import SEAL, read_seal
from station.packaging.tt05.mets_reading import read_mets
from station.packaging.tt05.premis_reading import Premis, read_premis
from station.packaging.verifier import verify
from station.packaging.xml_reading import parse_xml
from station.storage.verify import verify_workspace
from station.workflow.package_dossier import Packed
from station.workflow.paper_custody import check_in, check_out
from station.workflow.review_dossier import approve_dossier, return_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier

__all__ = ["folder", "prepared", "station"]


def stand_at_tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock stand at the next day: what happens now happens after the approval."""
    today = Still().now()
    monkeypatch.setattr(Still, "now", lambda _: today + timedelta(days=1))


def inside(packed: Packed, name: str) -> etree._Element:
    """An XML file of the package in an envelope."""
    (archive,) = packed.sealed.path.glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        (member,) = [one for one in opened.namelist() if one.split("/", 1)[1] == name]
        return parse_xml(opened.read(member), name)


def premis_of(packed: Packed) -> Premis:
    return read_premis(inside(packed, "metadata/preservation/PREMIS.xml"))


def require_sound(station: Station, *packed: Packed) -> None:
    for one in packed:
        assert [problem.as_dict() for problem in verify(one.sealed.path, station.structures).problems] == []
    assert verify_workspace(station.workspace) == []


def reopen(station: Station) -> None:
    """Return a packed dossier, and take it through review once more."""
    return_dossier(station, person_of(station, Role.SUPERVISOR), dossier_of(station), "sửa mô tả")
    submit_dossier(station, person_of(station, Role.OPERATOR), dossier_of(station))
    approve_dossier(station, person_of(station, Role.REVIEWER), dossier_of(station))


@pytest.mark.parametrize("name", ["tt05-aip", "tt05-sip", "plain", "bkhcn7197"])
def test_a_dossier_is_packed_twice_by_the_same_profile(
    station: Station, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    first = pack(station, profile_of(name))
    stand_at_tomorrow(monkeypatch)
    second = pack(station, profile_of(name))
    assert (first.version, second.version) == (1, 2)
    require_sound(station, first, second)


def test_paper_that_is_lent_and_comes_back_does_not_keep_a_dossier_from_being_packed(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_at_tomorrow(monkeypatch)
    operator = person_of(station, Role.OPERATOR)
    check_out(station, operator, dossier_of(station), "kho")
    check_in(station, operator, dossier_of(station), "kho")
    require_sound(station, pack(station, profile_of("tt05-aip")))


def test_a_package_is_made_when_it_is_made_and_names_who_made_it(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_at_tomorrow(monkeypatch)
    packed = pack(station, profile_of("tt05-aip"))
    (event,) = [one for one in premis_of(packed).events if one.type == "information package creation"]
    assert event.time == "2026-11-21T08:00:00.000+07:00"
    assert next((one.type, one.value, one.role) for one in event.agents) == ("user", "supervisor", "authorizer")
    header = read_mets(inside(packed, "METS.xml")).header
    assert header.create_date == event.time


def test_an_event_of_a_clock_that_is_ahead_is_never_after_the_package(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stand_at_tomorrow(patch)
        check_out(station, person_of(station, Role.OPERATOR), dossier_of(station), "kho")
    require_sound(station, pack(station, profile_of("tt05-aip")))


def unrecorded(station: Station, profile_name: str, **options: object) -> Path:
    """Pack in a copy of the workspace and bring the folder back: as after a crash between rename and record."""
    copy = station.workspace.path.parent / "copy"
    shutil.copytree(station.workspace.path, copy, ignore=shutil.ignore_patterns("*.lock", "lock*"))
    workspace, other = open_station(copy)
    with workspace:
        path = pack(other, profile_of(profile_name, **options)).sealed.path
        moved = station.workspace.packages_dir / path.name
        path.rename(moved)
    shutil.rmtree(copy)
    return moved


@pytest.mark.parametrize("name", ["tt05-aip", "plain"])
def test_what_a_crash_left_unrecorded_is_taken_as_it_is(
    station: Station, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    left = unrecorded(station, name)
    before = tree(left)
    stand_at_tomorrow(monkeypatch)
    packed = pack(station, profile_of(name))
    assert (packed.version, packed.sealed.path) == (1, left)
    assert tree(left) == before
    require_sound(station, packed)


def test_an_event_after_the_crash_leads_to_the_next_version_and_leaves_what_is_there(station: Station) -> None:
    left = unrecorded(station, "tt05-aip")
    before = tree(left)
    check_out(station, person_of(station, Role.OPERATOR), dossier_of(station), "kho")
    packed = pack(station, profile_of("tt05-aip"))
    assert (packed.version, dossier_of(station).package_version) == (2, 2)
    assert tree(left) == before
    reopen(station)
    again = pack(station, profile_of("tt05-aip"))
    assert again.version == 3
    require_sound(station, packed, again)


@pytest.mark.parametrize(
    ("left", "wanted"),
    [
        (("tt05-aip", {"masters": "none"}), ("tt05-aip", {"masters": "beside"})),
        (("plain", {"masters": "none"}), ("plain", {"masters": "beside"})),
        (("plain", {}), ("tt05-aip", {})),
        (("plain", {}), ("bkhcn7197", {})),
    ],
)  # fmt: skip
def test_what_a_crash_left_of_another_order_is_not_taken_for_this_one(
    station: Station, left: tuple[str, dict[str, object]], wanted: tuple[str, dict[str, object]]
) -> None:
    there = unrecorded(station, left[0], **left[1])
    before = tree(there)
    packed = pack(station, profile_of(wanted[0], **wanted[1]))
    assert packed.version == 2
    assert bool(list(packed.sealed.path.glob("masters/*"))) == (wanted[1].get("masters") == "beside")
    assert tree(there) == before
    require_sound(station, packed)


def test_the_register_knows_the_package_of_an_approval_though_a_version_is_missing(station: Station) -> None:
    unrecorded(station, "plain")
    packed = pack(station, profile_of("tt05-aip"))
    with station.workspace.read() as reader:
        (line,) = [one for one in reader.approved_dossiers() if one.code == GOOD]
    assert (line.profile, line.manifest_sha256) == ("tt05-aip", packed.sealed.manifest_sha256)


def test_a_later_version_says_which_package_it_replaces(station: Station) -> None:
    first, other = pack(station, profile_of("tt05-aip")), pack(station, profile_of("plain"))
    reopen(station)
    third = pack(station, profile_of("tt05-aip"))
    objids = [read_mets(inside(one, "METS.xml")).objid for one in (first, third)]
    assert objids[0] != objids[1]
    assert [read_mets(inside(one, "METS.xml")).header.record_status for one in (first, third)] == ["NEW", "REPLACEMENT"]
    package = next(one for one in premis_of(third).objects if one.category == "intellectualEntity")
    assert [(kind, name.type, name.value) for kind, name in package.related if kind == "supersedes"] == [
        ("supersedes", "repository", objids[0])
    ]
    assert "supersedes" not in [kind for one in premis_of(first).objects for kind, _ in one.related]
    assert read_seal((third.sealed.path / SEAL).read_bytes()).facts["objid"] == objids[1]
    require_sound(station, first, other, third)


def test_a_package_of_before_its_objid_was_kept_is_named_all_the_same(station: Station, folder: Path) -> None:
    first = pack(station, profile_of("tt05-sip"))
    with station.workspace.read() as reader:
        known = [one.details.get("objid") for one in reader.events(dossier_id=dossier_of(station).id)]
    assert read_mets(inside(first, "METS.xml")).objid in known
    second = pack(station, profile_of("tt05-sip"))
    (archive,) = second.sealed.path.glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        (guide,) = [one for one in opened.namelist() if one.endswith("HuongDan.txt")]
        told = opened.read(guide).decode()
    assert f"thay thế gói {read_mets(inside(first, 'METS.xml')).objid}." in told
    assert read_mets(inside(second, "METS.xml")).header.record_status == "REPLACEMENT"


def test_a_site_may_say_the_status_itself(station: Station) -> None:
    for _ in range(2):
        packed = pack(station, profile_of("tt05-aip", record_status="SUPPLEMENT"))
        assert read_mets(inside(packed, "METS.xml")).header.record_status == "SUPPLEMENT"


def test_the_making_of_an_earlier_package_is_told_of_that_package(station: Station) -> None:
    first, _, third = (pack(station, profile_of(name)) for name in ("tt05-aip", "plain", "tt05-aip"))
    objids = [read_mets(inside(one, "METS.xml")).objid for one in (first, third)]
    made = [one for one in premis_of(third).events if one.type == "information package creation"]
    assert [[link.value for link in one.objects if link.type == "repository"] for one in made] == [
        [objids[0]], [], [objids[1]]
    ]  # fmt: skip
    require_sound(station, third)
