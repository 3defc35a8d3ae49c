"""The line of one page through the use cases: scanning with faults, inspection, review by others, return and rescan."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

from station.model.dossier import Dossier
from station.model.errors import DeviceFault, Refused
from station.model.people import Person, Role
from station.model.review import WINDOW, Seen
from station.model.secrecy import Secrecy
from station.model.states import CaptureState, DossierState, PageState
from station.workflow.capture_pages import resume_sheet
from station.workflow.describe_documents import join_document, start_document
from station.workflow.inspect_pages import inspect_pages
from station.workflow.review_dossier import accept_page, approve_dossier, reject_page, return_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier, remove_page, restore_page, submit_dossier, what_is_missing


def pages_of(station: Station, dossier: Dossier):
    with station.workspace.read() as reader:
        return reader.pages(dossier.id)


def state_of(station: Station, dossier: Dossier) -> DossierState:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id).state


def accept_waiting(station: Station, person: Person, dossier: Dossier) -> None:
    for page in pages_of(station, dossier):
        if page.state in (PageState.PASSED, PageState.FLAGGED):
            accept_page(station, person, page, "đọc được", seen=Seen(3.0, full_size=True, via=WINDOW))


def test_masters_are_the_bytes_the_device_delivered(station, dossier, scan, sheets: Path) -> None:
    kept = scan()
    delivered = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(sheets.glob("*.jpg"))]
    assert [page.capture.master.sha256 for page in kept] == delivered
    assert [(page.number, page.sheet, page.side) for page in kept] == [
        (1, 1, "recto"), (2, 1, "verso"), (3, 2, "recto"), (4, 2, "verso"),
    ]  # fmt: skip
    assert state_of(station, dossier) is DossierState.CAPTURING
    assert not list(station.workspace.spool.rglob("*.jpg")), "the spool is empty once pages are stored"


def test_a_jam_keeps_what_came_and_scanning_goes_on_at_the_next_sheet(station, dossier, scan, sheets) -> None:
    with pytest.raises(DeviceFault) as fault:
        scan(f"folder {sheets} 2", "paper_jam")
    assert fault.value.code == "paper_jam"
    assert [page.number for page in pages_of(station, dossier)] == [1, 2]
    assert resume_sheet(pages_of(station, dossier), station.profiles.capture_profile("a4-colour-300")) == 2
    with station.workspace.read() as reader:
        assert reader.events(dossier_id=dossier.id)[-1].kind == "device.fault"
    scan(f"folder {sheets}", batch="b2")
    assert len(pages_of(station, dossier)) == 6


def test_a_run_that_ended_between_two_sides_goes_on_with_that_sheet(station, dossier, scan, sheets) -> None:
    with pytest.raises(DeviceFault):
        scan(f"folder {sheets} 3", "paper_jam")
    profile = station.profiles.capture_profile("a4-colour-300")
    before = pages_of(station, dossier)
    assert [page.side for page in before] == ["recto", "verso", "recto"]
    assert resume_sheet(before, profile) == 2, "the sheet whose verso never came is fed again"
    scan(f"folder {sheets} 2", batch="b2")
    after = pages_of(station, dossier)
    assert [(page.number, page.sheet, page.side) for page in after] == [
        (1, 1, "recto"), (2, 1, "verso"), (3, 2, "recto"), (4, 2, "verso"),
    ]  # fmt: skip
    assert after[2].id == before[2].id, "the recto went into its own slot"
    with station.workspace.read() as reader:
        assert len(reader.captures(after[2].id)) == 2


def test_without_a_level_nothing_is_scanned(station, crew, dossier, scan) -> None:
    with station.workspace.write(crew.operator) as unit:
        unit.set_secrecy(dossier.id, Secrecy.TOP_SECRET, crew.operator.id)
    with pytest.raises(Refused) as refused:
        scan()
    assert refused.value.code == "secrecy_top"
    assert pages_of(station, dossier) == []


def test_a_level_cannot_change_under_captured_pages(station, crew, dossier, scan) -> None:
    scan()
    with pytest.raises(Refused) as refused:
        classify_dossier(station, crew.operator, dossier, Secrecy.SECRET)
    assert refused.value.code == "secrecy_after_capture"


def test_from_scan_to_approval_with_a_rejected_page_captured_again(station, crew, dossier, scan, sheets) -> None:
    scan()
    assert [item.code for item in what_is_missing(station, dossier)] == ["page_waiting"] * 4
    with pytest.raises(Refused) as refused:
        submit_dossier(station, crew.operator, dossier)
    assert refused.value.code == "pages_waiting"
    assert inspect_pages(station, dossier.id) == 4
    assert {page.state for page in pages_of(station, dossier)} <= {PageState.PASSED, PageState.FLAGGED}
    with station.workspace.read() as reader:
        text = reader.text(pages_of(station, dossier)[0].capture.id)
    assert "Trung tâm Lưu trữ lịch sử" in text.text
    submit_dossier(station, crew.operator, dossier)

    second = pages_of(station, dossier)[1]
    reject_page(station, crew.reviewer, second, "mờ")
    accept_waiting(station, crew.reviewer, dossier)
    with pytest.raises(Refused) as refused:
        approve_dossier(station, crew.reviewer, dossier)
    assert refused.value.code == "pages_unaccepted"
    return_dossier(station, crew.reviewer, dossier, "trang 2 mờ")
    with pytest.raises(Refused) as refused:
        submit_dossier(station, crew.operator, dossier)
    assert refused.value.code == "pages_rejected"

    rejected = pages_of(station, dossier)[1]
    (again,) = scan(f"folder {sheets} 1", replace=rejected, batch="b2")
    assert (again.id, again.number) == (second.id, 2)
    with station.workspace.read() as reader:
        captures = reader.captures(second.id)
    assert [capture.state for capture in captures] == [CaptureState.SUPERSEDED, CaptureState.CURRENT]
    assert [page.state for page in pages_of(station, dossier)].count(PageState.ACCEPTED) == 3, "accepted pages stay so"
    inspect_pages(station, dossier.id)
    submit_dossier(station, crew.operator, dossier)
    accept_waiting(station, crew.reviewer, dossier)
    approve_dossier(station, crew.reviewer, dossier)
    assert state_of(station, dossier) is DossierState.APPROVED


def test_nobody_reviews_what_they_scanned(station, crew, dossier, scan) -> None:
    both = crew.add(station, "ca-hai", Role.OPERATOR, Role.REVIEWER)
    scan(person=both)
    inspect_pages(station, dossier.id)
    submit_dossier(station, crew.operator, dossier)
    with pytest.raises(Refused) as refused:
        accept_page(station, both, pages_of(station, dossier)[0], "đẹp")
    assert refused.value.code == "four_eyes"


def test_a_count_that_disagrees_needs_a_reason(station, crew, dossier, scan, sheets) -> None:
    scan(f"folder {sheets} 3")
    inspect_pages(station, dossier.id)
    assert {item.code for item in what_is_missing(station, dossier)} == {"page_count"}
    with pytest.raises(Refused) as refused:
        submit_dossier(station, crew.operator, dossier)
    assert refused.value.code == "counts_disagree"
    submit_dossier(station, crew.operator, dossier, "tờ 2 trắng mặt sau, không quét")
    assert state_of(station, dossier) is DossierState.IN_REVIEW


def test_removed_pages_are_kept_with_their_reason_and_can_come_back(station, crew, dossier, scan) -> None:
    scan()
    third = pages_of(station, dossier)[2]
    remove_page(station, crew.operator, third, "tờ phân cách")
    assert [page.number for page in pages_of(station, dossier)] == [1, 2, 3]
    with station.workspace.read() as reader:
        removed = [page for page in reader.pages(dossier.id, include_removed=True) if page.state is PageState.REMOVED]
    assert [(page.id, page.removed_reason) for page in removed] == [(third.id, "tờ phân cách")]
    restore_page(station, crew.operator, removed[0])
    assert [page.id for page in pages_of(station, dossier)][2] == third.id


def test_a_changed_checklist_makes_reports_stale(station, crew, dossier, scan) -> None:
    scan()
    inspect_pages(station, dossier.id)
    assert inspect_pages(station, dossier.id) == 0, "what was inspected is not inspected again"
    checklist = dataclasses.replace(station.profiles.checklist("default"), version="another")
    profiles = dataclasses.replace(station.profiles, checklists={"default": checklist})
    assert inspect_pages(dataclasses.replace(station, profiles=profiles), dossier.id) == 4


def test_documents_are_runs_of_pages(station, crew, dossier, scan) -> None:
    scan()
    pages = pages_of(station, dossier)
    start_document(station, crew.operator, pages[0], {"title": "Tờ trình"})
    start_document(station, crew.operator, pages[2], {"title": "Quyết định"})
    with station.workspace.read() as reader:
        documents = reader.documents(dossier.id)
    assert [[page.id for page in pages].index(d.first_page_id) for d in documents] == [0, 2]
    assert [len(d.page_ids) for d in documents] == [2, 2]
    join_document(station, crew.operator, pages[2])
    with station.workspace.read() as reader:
        (document,) = reader.documents(dossier.id)
    assert (len(document.page_ids), document.description) == (4, {"title": "Tờ trình"})


def test_a_master_that_cannot_be_read_is_a_finding_for_a_person(station, crew, dossier, scan) -> None:
    (page, *_) = scan()
    path = station.workspace.masters.path(page.capture.master.sha256)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:200])
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        report = reader.report(page.capture.id)
        assert reader.page(page.id).state is PageState.FLAGGED
    assert report.findings[0].check == "readable"
    assert report.findings[0].note.startswith("image_")
