"""PREMIS of the national package: valid, complete, the same every time, and a proof of the workspace's chain."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from package_kit import MOTTO, NOW, Kit
from premis_kit import IDS, QUALITY, both, chain, facts, violations, whole, written

from station.model.finding import Finding, Outcome
from station.model.geometry import Quad
from station.model.recipe import RENDER_VERSION, Recipe
from station.packaging.manifest import Malformed
from station.packaging.profile import PackageContent, Review
from station.packaging.renditions import render_master
from station.packaging.tt05.premis import write_package_premis, write_representation_premis
from station.packaging.tt05.premis_agents import AGENT_ROLES
from station.packaging.tt05.premis_chain import broken_links
from station.packaging.tt05.premis_objects import NOT_PACKED, OBJECT_ROLES
from station.packaging.tt05.premis_reading import Premis, read_premis, stream_premis
from station.packaging.tt05.premis_recompute import rendition_order
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
        ("software", "drawn", "1.0"), ("person", "Nguyễn Văn A", ""),
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
                   pages=(), images=())  # fmt: skip
    representation = both(content, replace(told, files=(*told.files, copy)))[1]
    assert {one.path for one in representation.objects if one.named("master") == master} == {copy.path}
    assert [event.detail for event in representation.events if event.objects[-1].value == copy.file_id] == [
        "Ảnh gốc của trang số hóa"
    ]


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


def test_a_file_taken_in_as_it_was_has_no_pages(content: PackageContent) -> None:
    told = facts(content)
    taken = replace(told.files[0], kind="Media", pages=(), images=(), original_name="họp.mp4")
    representation = both(content, replace(told, files=(taken, told.files[1])))[1]
    transfer = representation.events[0]
    assert (transfer.type, transfer.detail) == ("transfer", "Tiếp nhận tệp có sẵn họp.mp4")
    assert "hardware" not in {link.type for link in transfer.agents}


# --- the chain


def all_links(content: PackageContent) -> list[dict[str, object]]:
    return [dict(link) for premis in both(content, facts(content)) for link in premis.links()]


def test_the_chain_is_proved_from_the_package_alone(content: PackageContent) -> None:
    package, representation = both(content, facts(content))
    links = [*package.links(), *representation.links()]
    assert sorted(link["sequence"] for link in links) == [event.sequence for event in content.events]
    assert broken_links(links, package.chain_head) == []
    assert package.chain_head == content.events[-1].hash


@pytest.mark.parametrize(
    ("number", "change", "broken"),
    [
        (5, {"details": {"capture": "capture-1", "recipe": "another"}}, ["5"]),
        (5, {"agent": "person-2"}, ["5"]), (5, {"at": "2026-11-20T07:00:00+07:00"}, ["5"]),
        (5, {"hash": "0" * 64}, ["5", "6"]), (5, {"previous": "0" * 64}, ["5"]), (5, {"details": []}, ["5"]),
        (5, {"sequence": 6}, ["6", "6"]), (5, {"sequence": None}, ["-1", "6"]), (5, {"at": "hôm qua"}, ["5"]),
        (22, {"hash": "0" * 64}, ["22", "head"]), (1, {"details": {"level": "top"}}, ["1"]),
    ],
)  # fmt: skip
def test_a_changed_event_is_named(content: PackageContent, number: int, change: dict, broken: list[str]) -> None:
    links = all_links(content)
    next(link for link in links if link["sequence"] == number).update(change)
    found = broken_links(links, content.chain_head)
    assert found == broken or (change.keys() == {"sequence"} and found)


def test_a_last_event_that_was_dropped_is_missed(content: PackageContent) -> None:
    links = [link for link in all_links(content) if link["sequence"] != len(content.events)]
    assert broken_links(links, content.chain_head) == ["head"]
    assert broken_links([], content.chain_head) == ["head"]


def test_events_of_other_dossiers_may_stand_between(content: PackageContent) -> None:
    links = [link for link in all_links(content) if link["sequence"] != 5]
    assert broken_links(links, content.chain_head) == []


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=6,
)  # fmt: skip


def test_whatever_an_event_says_comes_back_exactly(kit: Kit) -> None:
    content = kit.content([kit.page(1)])
    told = facts(content)

    @settings(max_examples=80, deadline=None)
    @given(st.dictionaries(st.text(max_size=6), values, max_size=4), st.text(max_size=20))
    def comes_back(details: dict, note: str) -> None:
        events = chain([("leaf.noted", "page-1", "person-1", {**details, "note": note})])
        noted = replace(content, events=events, chain_head=events[-1].hash)
        data = written(write_representation_premis, noted, told)
        assert violations(data) == []
        links = list(read_premis(parse_xml(data, "x")).links())
        assert links[0]["details"] == events[0].details
        assert broken_links(links, noted.chain_head) == []

    comes_back()


@pytest.mark.parametrize("reason", ["\x00\x0b\x1f", "\ufffe\uffff", "e\u0323\u0302", "]]>&<\"'", "\r\n\t x ", "𠀋"])
def test_characters_that_xml_refuses_do_no_harm(kit: Kit, reason: str) -> None:
    page = replace(kit.page(1), accept_reason=reason, accept_note=reason)
    events = chain([("page.noted", "page-1", "person-2", {"note": reason})])
    content = replace(kit.content([page]), events=events, chain_head=events[-1].hash)
    data = written(write_representation_premis, content, facts(content))
    assert violations(data) == []
    assert unicodedata.is_normalized("NFC", data.decode())
    premis = read_premis(parse_xml(data, "x"))
    assert [link["details"] for link in premis.links()] == [{"note": reason}]
    assert [event.part("review")["note"] for event in premis.events if "review" in event.parts] == [reason]


# --- from the package back to the image


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_the_rendition_is_made_again_from_master_and_premis_alone(kit: Kit, mode: str) -> None:
    page = kit.page(1, MOTTO, mode)
    # Two decimals, as a recipe has that the workspace kept.
    crop = Quad.from_list([[31.25, 22.5], [600.12, 30.75], [590.5, 820.0], [20.38, 811.62]])
    recipe = Recipe(0, 0.8137, crop, "manual").turned(1)
    content = whole(kit, [replace(page, report=replace(page.report, recipe=recipe))])
    data = written(write_representation_premis, content, facts(content))
    del content
    premis = read_premis(parse_xml(data, "PREMIS_rep1.xml"))
    event = next(one for one in premis.events if "rendition" in one.parts)
    master = kit.masters / str(event.part("master")["sha256"])
    order, image = rendition_order(event, master)
    assert order.recipe == recipe
    assert order.recipe.version == RENDER_VERSION
    assert order.recipe.digest == event.part("rendition")["recipe_digest"]
    made = render_master(order)
    assert hashlib.sha256(made.image).hexdigest() == image
    assert (made.media_type, made.width) == tuple(event.part("rendition")[name] for name in ("media_type", "width"))
    other = render_master(replace(order, recipe=replace(recipe, crop=Quad.of_box(0, 0, 600, 800))))
    assert hashlib.sha256(other.image).hexdigest() != image


@pytest.mark.parametrize("damage", [(b'"crop"', b'"crap"'), (b'"dpi":200.0', b'"dpi":"x"'), (b'"form"', b'"from"'),
                                    (b'"jpeg_quality":82', b'"jpeg_quality":1e999')])  # fmt: skip
def test_an_event_that_says_no_recipe_is_named(kit: Kit, damage: tuple[bytes, bytes]) -> None:
    content = whole(kit, [kit.page(1)])
    data = written(write_representation_premis, content, facts(content))
    assert damage[0] in data
    event = next(
        one for one in read_premis(parse_xml(data.replace(*damage), "x")).events if "rendition" in one.parts
    )  # fmt: skip
    with pytest.raises(Malformed, match=event.id):
        rendition_order(event, kit.masters)


# --- reading


@pytest.mark.parametrize("write", WRITERS)
def test_one_by_one_reads_what_the_whole_reads(content: PackageContent, write) -> None:
    data = written(write, content, facts(content))
    seen: list[str] = []
    streamed = stream_premis(io.BytesIO(data), "x", lambda child: seen.append(str(child.tag)))
    assert streamed == read_premis(parse_xml(data, "x"))
    assert len(seen) == len(streamed.objects) + len(streamed.events) + len(streamed.agents)


def test_another_document_reads_as_empty() -> None:
    assert read_premis(parse_xml(b"<premis><object/><event/></premis>", "x")) == Premis((), (), ())
    bare = f'<premis xmlns="{PREMIS}"><object/><event><eventDetailInformation/></event><agent/></premis>'.encode()
    premis = read_premis(parse_xml(bare, "x"))
    assert (premis.objects[0].category, premis.events[0].type, premis.agents[0].name) == ("", "", "")
    assert premis.events[0].part("link") == {}
    assert (list(premis.links()), premis.chain_head) == ([], "")


@pytest.mark.parametrize("text", [b"[1]", b"{", b"[" * 100_000, b"\xff", b"null"])
def test_a_part_that_is_no_object_reads_as_empty(content: PackageContent, text: bytes) -> None:
    event = both(content, facts(content))[1].events[1]
    assert replace(event, parts={"page": text}).part("page") == {}
