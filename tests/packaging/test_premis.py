"""PREMIS of the national package: valid, complete, the same every time, and a proof of the workspace's chain."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree
from package_kit import NOW, Kit
from premis_kit import IDS, QUALITY, both, chain, facts, violations, whole, written

from station.model.dossier import MEDIA, Document
from station.model.finding import Finding, Outcome
from station.model.media import MediaFile
from station.packaging.profile import PackageContent, PackageDocument, Review
from station.packaging.tt05.premis import write_package_premis, write_representation_premis
from station.packaging.tt05.premis_agents import AGENT_ROLES
from station.packaging.tt05.premis_objects import NOT_PACKED, OBJECT_ROLES
from station.packaging.tt05.premis_reading import Premis, read_premis
from station.packaging.tt05.premis_xml import PREMIS
from station.packaging.xml_reading import parse_xml

WRITERS = (write_package_premis, write_representation_premis)


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return Kit(tmp_path)


@pytest.fixture
def content(kit: Kit) -> PackageContent:
    return whole(kit, [kit.page(1), kit.page(2, mode="L")], [kit.page(3, mode="1")])


def types(premis: Premis) -> Counter[str]:
    return Counter(event.type for event in premis.events)


@pytest.mark.parametrize("write", WRITERS)
def test_it_is_valid_and_the_same_every_time(content: PackageContent, write) -> None:
    told = facts(content)
    data = written(write, content, told)
    assert violations(data) == []
    assert written(write, content, told) == data
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<premis ")
    assert data.endswith(b"</premis>\n")
    root = parse_xml(data, "PREMIS.xml")
    order = [etree.QName(child).localname for child in root]
    assert order == sorted(order, key=["object", "event", "agent"].index)
    identifiers = root.xpath("//p:eventIdentifierValue/text() | //@xmlID", namespaces={"p": PREMIS})
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("write", WRITERS)
def test_the_element_that_the_circular_asks_for_is_a_switch(content: PackageContent, write) -> None:
    data = written(write, content, facts(content, object_category=True))
    assert "objectCategory" in violations(data)[0][1]
    for one in parse_xml(data, "x").iterchildren(f"{{{PREMIS}}}object"):
        place = [etree.QName(child).localname for child in one]
        assert place[: place.index("objectCategory")].count("objectIdentifier") == place.count("objectIdentifier")
    expected = {write_package_premis: "intellectual entity", write_representation_premis: "representation"}
    assert f"<objectCategory>{expected[write]}</objectCategory>".encode() in data


def test_who_is_linked_is_described_exactly_once_and_nobody_else(content: PackageContent) -> None:
    for premis in both(content, facts(content)):
        linked = {link.key for event in premis.events for link in event.agents}
        described = Counter(agent.identifiers[0].key for agent in premis.agents)
        assert set(described) == linked
        assert set(described.values()) == {1}
        assert all(agent.name for agent in premis.agents)
        assert all(event.agents for event in premis.events)
        assert {link.role for event in premis.events for link in event.agents} <= set(AGENT_ROLES)
        assert {link.role for event in premis.events for link in event.objects} <= set(OBJECT_ROLES)
    kinds = {(agent.type, agent.name, agent.version) for agent in both(content, facts(content))[1].agents}
    assert {
        ("hardware", "Noname PNM file reader (S/N 0001)", ""), ("software", "ScanStation", "0.1.0"),
        ("software", "drawn", "1.0"), ("software", "station PDF/A-2u rules", "1"), ("person", "Nguyễn Văn A", ""),
        ("organization", "Trung tâm Lưu trữ tỉnh Mẫu", ""),
    } <= kinds  # fmt: skip


def test_every_time_has_the_zone_of_viet_nam(content: PackageContent) -> None:
    for premis in both(content, facts(content)):
        assert all(event.time.endswith("+07:00") and event.time[-10] == "." for event in premis.events)
        assert all(datetime.fromisoformat(event.time) <= NOW for event in premis.events)


def test_objects_are_the_package_its_files_and_their_masters(content: PackageContent) -> None:
    told = facts(content)
    package, representation = both(content, told)
    assert [(one.category, one.identifiers[0].value) for one in package.objects] == [("intellectualEntity", IDS.objid)]
    rep, *files = representation.objects
    assert [(kind, other.value) for kind, other in rep.related] == [
        ("has part", told.files[0].file_id), ("has part", told.files[1].file_id), ("is part of", IDS.objid),
    ]  # fmt: skip
    packed = [(one.named("Doc"), one.named("docCode"), one.fixity["SHA-256"], one.size, one.path) for one in files[:2]]
    assert packed == [(one.file_id, one.code, one.sha256, str(one.size), one.path) for one in told.files]
    masters = [page.page.capture.master for file in told.files for page in file.pages]
    assert [(one.named("master"), one.fixity["SHA-256"], one.size, one.path) for one in files[2:]] == [
        (one.sha256.upper(), one.sha256.upper(), str(one.size), "") for one in masters
    ]
    assert [other.value for kind, other in files[0].related if kind == "has source"] == [
        one.sha256.upper() for one in masters[:2]
    ]
    assert written(write_representation_premis, content, told).decode().count(NOT_PACKED) == 3


def test_a_master_that_is_packed_says_where_it_stands(content: PackageContent) -> None:
    told = facts(content)
    master = told.files[0].pages[0].page.capture.master.sha256.upper()
    copy = replace(told.files[0], path="representations/rep1/data/x_goc1.jpg", file_id=IDS.file("goc"), sha256=master,
                   pages=(), images=(), master_of=told.files[0].pages[0], is_copy=True)  # fmt: skip
    representation = both(content, replace(told, files=(*told.files, copy)))[1]
    assert {one.path for one in representation.objects if one.named("master") == master} == {copy.path}
    (event,) = [event for event in representation.events if event.objects[-1].value == copy.file_id]
    assert (event.detail, event.time) == ("Ảnh gốc của trang số hóa", "2026-11-20T07:01:00.000+07:00")
    assert ("user", "nv.a", "implementer") in {(one.type, one.value, one.role) for one in event.agents}


def test_pages_of_one_image_share_its_master(kit: Kit) -> None:
    page = kit.page(1)
    second = replace(kit.page(2), master=page.master)
    second = replace(
        second, page=replace(second.page, capture=replace(second.page.capture, master=page.page.capture.master))
    )
    content = whole(kit, [page, second])
    data = written(write_representation_premis, content, facts(content))
    assert violations(data) == []
    representation = read_premis(parse_xml(data, "x"))
    assert len([one for one in representation.objects if one.named("master")]) == 1
    assert len([event for event in representation.events if "rendition" in event.parts]) == 2


def test_an_inspection_with_another_recipe_is_not_the_page_s(kit: Kit) -> None:
    page = kit.page(1)
    inspected: dict[str, object] = {"capture": "capture-1", "recipe": page.report.recipe.digest}
    events = chain([
        ("page.passed", "page-1", "", inspected), ("page.flagged", "page-1", "", {**inspected, "recipe": "another"}),
    ])  # fmt: skip
    content = replace(kit.content([page]), events=events, chain_head=events[-1].hash)
    representation = both(content, facts(content))[1]
    event = next(one for one in representation.events if "inspection" in one.parts)
    assert event.part("link")["sequence"] == 1
    assert [one.detail for one in representation.events if one.part("link").get("sequence") == 2] == ["page.flagged"]


def test_a_page_has_its_whole_history(content: PackageContent) -> None:
    representation = both(content, facts(content))[1]
    # Three pages: taken twice, corrected by hand and by recipe, read, inspected, rejected, accepted.
    assert types(representation) == {
        "transfer": 2, "capture": 3 + 3, "modification": 3 + 3, "creation": 3, "validation": 3 * 3 + 1 + 2,
        "appraisal": 1,
    }  # fmt: skip
    first = [event for event in representation.events if b'"id":"page-1"' in event.parts.get("page", b"")]
    assert [event.type for event in first] == ["capture", "modification", "creation", "validation", "validation"]
    capture, rendition, text, inspection, acceptance = first
    assert capture.part("capture")["applied"] == {"resolution": "200", "mode": "Color"}
    assert capture.part("capture")["profile"] == {"name": "paper", "version": "1"}
    assert capture.part("master")["sha256"] == content.documents[0].pages[0].page.capture.master.sha256
    assert rendition.part("recipe") == content.documents[0].pages[0].report.recipe.as_dict()
    assert rendition.part("rendition")["jpeg_quality"] == QUALITY
    assert (text.part("text")["language"], text.part("text")["words"]) == ("vie", 18)
    assert inspection.part("inspection")["findings"][0]["check"] == "skew"
    assert inspection.part("link")["type"] == "page.flagged"
    assert acceptance.part("review")["reviewer"] == {"id": "person-2", "name": "Trần Thị B"}
    assert acceptance.part("link")["type"] == "page.accepted"


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [(["passed"], "00"), (["passed", "flagged"], "01"), (["flagged", "unchecked"], "02"), (["unchecked"], "02")],
)
def test_what_could_not_be_checked_never_looks_like_success(kit: Kit, outcomes: list[str], code: str) -> None:
    page = kit.page(1)
    found = tuple(Finding(f"check_{n}", Outcome(one)) for n, one in enumerate(outcomes))
    content = whole(kit, [replace(page, report=replace(page.report, findings=found))])
    event = next(one for one in both(content, facts(content))[1].events if "inspection" in one.parts)
    assert event.outcome == code


def test_validators_say_what_they_found(content: PackageContent) -> None:
    told = facts(content)
    said = [event for event in both(content, told)[1].events if "validation" in event.parts]
    assert [(event.outcome, event.note) for event in said] == [("00", "thành công"), ("02", "hết giờ")]
    assert [event.objects[0].value for event in said] == [f"{IDS.objid}/rep1", told.files[0].file_id]
    assert ("user", "tt.b", "authorizer") in {(one.type, one.value, one.role) for one in said[1].agents}


def test_the_package_tells_of_digitising_approval_and_packing(content: PackageContent) -> None:
    package = both(content, facts(content))[0]
    assert types(package) == {
        "transfer": 1, "policy assignment": 1, "validation": 1, "information package creation": 1
    }  # fmt: skip
    *_, approval, packing = package.events
    assert approval.part("review")["approved_by"] == {"id": "person-2", "name": "Trần Thị B"}
    assert approval.part("link")["type"] == "dossier.approved"
    assert [(one.value, one.role) for one in packing.objects] == [
        (f"{IDS.objid}/rep1", "source"), (IDS.objid, "outcome")
    ]  # fmt: skip
    assert packing.part("package")["omitted"][0]["reason"] == "tờ phân cách"
    assert packing.part("package")["counts"]["pdf_pages"] == 3


def test_an_approval_that_only_the_chain_knows_is_told_once(content: PackageContent) -> None:
    content = replace(content, review=Review())
    told = [event.part("link").get("type") for event in both(content, facts(content))[0].events]
    assert told.count("dossier.approved") == 1


def test_a_file_taken_in_as_it_was_tells_who_took_it_in_and_when(kit: Kit) -> None:
    media = MediaFile(
        "media-1", "c" * 64, 9, "họp.mp4", "video", "mp4", ("h264",), 1.0, 1, 0, 0, "person-1", NOW - timedelta(days=3)
    )
    events = chain([
        ("page.captured", "page-1", "person-1", {"capture": "capture-1"}),
        ("media.taken_in", "media-1", "person-1", {"name": "họp.mp4"}),
        ("media.removed", "media-1", "person-1", {"reason": "nhầm"}),
        ("document.passed", "media-1", "person-2", {"ordinal": 2}),
    ])  # fmt: skip
    content = kit.content([kit.page(1)], events=events, chain_head=events[-1].hash)
    film = PackageDocument(Document("media-1", "dossier-1", 2, "", (), {}, MEDIA), (), None, media, kit.masters)
    content = replace(content, documents=(*content.documents, film))
    told = facts(content)
    taken = replace(told.files[1], kind="Media", media=media, is_copy=True, original_name=media.name)
    told = replace(told, files=(told.files[0], taken), validations=())
    package, representation = both(content, told)
    about = [event for event in representation.events if taken.file_id in {one.value for one in event.objects}]
    transfer = about[0]
    assert (transfer.type, transfer.detail) == ("transfer", "Tiếp nhận tệp có sẵn họp.mp4")
    assert transfer.time == "2026-11-17T09:01:00.000+07:00"
    assert [(one.type, one.value, one.role) for one in transfer.objects] == [("Media", taken.file_id, "outcome")]
    assert [(one.type, one.value) for one in transfer.agents] == [("user", "nv.a"), ("software", told.software)]
    assert [event.part("link").get("type") for event in about] == ["media.taken_in", "media.removed", "document.passed"]
    assert not [event for event in package.events if str(event.part("link").get("type", "")).startswith("media.")]
    data = written(write_representation_premis, content, told)
    assert violations(data) == []
    assert data.count(b"<creatingApplication>") == 1, "whoever copies a file has not created it"


def test_who_packed_is_told_and_what_is_replaced(content: PackageContent) -> None:
    told = facts(content, replaced="urn:UBNDX:uuid-1")
    package = both(content, told)[0]
    packer = package.events[-1].agents[0]
    assert (packer.type, packer.value, packer.role) == ("user", "tt.b", "authorizer")
    assert [(kind, one.value) for kind, one in package.objects[0].related] == [
        ("has part", f"{IDS.objid}/rep1"), ("supersedes", "urn:UBNDX:uuid-1")
    ]  # fmt: skip
    assert violations(written(write_package_premis, content, told)) == []
