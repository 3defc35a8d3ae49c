"""The workspace's events in a package: whatever they say comes back exactly, and a changed one is named."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from package_kit import Kit
from premis_kit import both, chain, facts, violations, whole, written

from station.packaging.profile import PackageContent
from station.packaging.tt05.premis import write_representation_premis
from station.packaging.tt05.premis_chain import broken_links, proof
from station.packaging.tt05.premis_reading import read_premis
from station.packaging.xml_reading import parse_xml


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return Kit(tmp_path)


@pytest.fixture
def content(kit: Kit) -> PackageContent:
    return whole(kit, [kit.page(1), kit.page(2, mode="L")], [kit.page(3, mode="1")])


def all_links(content: PackageContent) -> list[dict[str, object]]:
    return [dict(link) for premis in both(content, facts(content)) for link in premis.links()]


def test_the_chain_is_proved_from_the_package_alone(content: PackageContent) -> None:
    package, representation = both(content, facts(content))
    links = [*package.links(), *representation.links()]
    assert sorted(link["sequence"] for link in links) == [event.sequence for event in content.events]
    assert broken_links(map(proof, links), package.chain_head) == []
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
    found = broken_links(map(proof, links), content.chain_head)
    assert found == broken or (change.keys() == {"sequence"} and found)


def test_a_last_event_that_was_dropped_is_missed(content: PackageContent) -> None:
    links = [link for link in all_links(content) if link["sequence"] != len(content.events)]
    assert broken_links(map(proof, links), content.chain_head) == ["head"]
    assert broken_links([], content.chain_head) == ["head"]


def test_events_of_other_dossiers_may_stand_between(content: PackageContent) -> None:
    links = [link for link in all_links(content) if link["sequence"] != 5]
    assert broken_links(map(proof, links), content.chain_head) == []


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
        assert broken_links(map(proof, links), noted.chain_head) == []

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
