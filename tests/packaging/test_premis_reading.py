"""From PREMIS back: to the image of a page, and to values, whatever a stranger wrote."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
import tt05_kit
from package_kit import MOTTO, Kit
from premis_kit import both, facts, whole, written

from station.model.geometry import Quad
from station.model.recipe import RENDER_VERSION, Recipe
from station.packaging.manifest import Malformed
from station.packaging.profile import PackageContent
from station.packaging.renditions import render_master
from station.packaging.tt05.package import REP_PREMIS
from station.packaging.tt05.premis import write_package_premis, write_representation_premis
from station.packaging.tt05.premis_chain import proof
from station.packaging.tt05.premis_events import CAPTURE, CREATION, TRANSFER
from station.packaging.tt05.premis_objects import SOURCE
from station.packaging.tt05.premis_reading import Kept, Premis, read_premis, stream_premis
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


@pytest.mark.parametrize("write", WRITERS)
def test_one_by_one_reads_what_the_whole_reads(content: PackageContent, write) -> None:
    data = written(write, content, facts(content))
    seen: list[str] = []
    streamed = stream_premis(io.BytesIO(data), "x", lambda child: seen.append(str(child.tag)))
    assert streamed == read_premis(parse_xml(data, "x"))
    assert len(seen) == len(streamed.objects) + len(streamed.events) + len(streamed.agents)


@pytest.mark.parametrize("mode", ["RGB", "1"])
def test_a_whole_package_says_of_each_page_what_its_master_gives(tmp_path: Path, mode: str) -> None:
    kit = Kit(tmp_path)
    folder = tt05_kit.write_content(tt05_kit.content(kit, mode), "AIP", tmp_path, min_bits=1)
    with (folder / REP_PREMIS).open("rb") as stream:
        told = [event for event in stream_premis(stream, "x").events if "rendition" in event.parts]
    assert len(told) == 3
    for event in told:
        order, image = rendition_order(event, kit.masters / str(event.part("master")["sha256"]))
        assert hashlib.sha256(render_master(order).image).hexdigest() == image


def test_what_nobody_asked_for_is_not_kept(content: PackageContent) -> None:
    data = written(write_representation_premis, content, facts(content))
    every = stream_premis(io.BytesIO(data), "x")
    kept = Kept(
        {"rendition": lambda said: {"sum": said["stream_sha256"]}, "page": dict}, frozenset({"page"}),
        frozenset({CREATION}), lambda link: link.role != SOURCE, frozenset({"Doc"}),
    )  # fmt: skip
    lean = stream_premis(io.BytesIO(data), "x", kept=kept)
    assert {name for event in every.events for name in event.parts} > {"rendition", "link", "page", "inspection"}
    for event, entire in zip(lean.events, every.events, strict=True):
        assert set(event.parts) == ({"rendition", "page"} if "rendition" in entire.parts else set())
        assert event.part("rendition").get("sum") == entire.part("rendition").get("stream_sha256")
        assert event.detail == (entire.detail if entire.type == CREATION else "")
        assert event.objects == tuple(one for one in entire.objects if one.role != SOURCE)
        assert (event.id, event.agents, event.time) == ("", entire.agents, entire.time)
    assert lean.objects == tuple(replace(one, related=()) for one in every.objects if one.named("Doc"))
    assert 0 < len(lean.objects) < len(every.objects)
    carried = [(event.part("link"), event.time, event.type) for event in every.events if "link" in event.parts]
    proofs = [proof(link, time, is_capture=kind in (CAPTURE, TRANSFER)) for link, time, kind in carried]
    assert list(lean.proofs) == proofs != []
    assert every.proofs == ()


def test_an_event_without_agents_keeps_its_id() -> None:
    bare = f"""<premis xmlns="{PREMIS}"><event><eventIdentifier><eventIdentifierValue>a</eventIdentifierValue>
    </eventIdentifier></event></premis>""".encode()
    kept = Kept({}, frozenset(), frozenset(), bool, frozenset())
    assert [event.id for event in stream_premis(io.BytesIO(bare), "x", kept=kept).events] == ["a"]


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
