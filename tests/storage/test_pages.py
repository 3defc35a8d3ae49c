"""Pages keep their order, sheets and captures whatever is inserted, moved, removed or scanned again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_kit import Scene, add_page, image, new_capture

from station.model.errors import InputFault, NotFound
from station.model.states import CaptureState, PageState
from station.storage.page_order import STEP


def read_pages(scene: Scene, **options: bool) -> list:
    with scene.workspace.read() as reader:
        return reader.pages(scene.dossier.id, **options)


def test_pages_and_sheets_count_from_one(scene: Scene) -> None:
    for number, side in enumerate(("recto", "verso", "recto", "verso", ""), start=1):
        page = add_page(scene, scene.lan, image(number), f"k{number}", side=side)
        assert page == read_pages(scene)[-1]
    pages = read_pages(scene)
    assert [(page.number, page.sheet, page.side) for page in pages] == [
        (1, 1, "recto"), (2, 1, "verso"), (3, 2, "recto"), (4, 2, "verso"), (5, 3, "recto"),
    ]  # fmt: skip
    with scene.workspace.read() as reader:
        assert [reader.page(page.id) for page in pages] == pages
        assert reader.page_by_number(scene.dossier.id, 4) == pages[3]
        with pytest.raises(NotFound, match="page_unknown"):
            reader.page_by_number(scene.dossier.id, 0)


def test_sheets_count_in_the_order_of_the_pages(scene: Scene) -> None:
    first, second = (add_page(scene, scene.lan, image(n), f"k{n}") for n in range(2))
    inserted = add_page(scene, scene.lan, image(2), "k2", after=first.id)
    assert (inserted.number, inserted.sheet) == (2, 2)
    assert [(page.id, page.sheet) for page in read_pages(scene)] == [(first.id, 1), (inserted.id, 2), (second.id, 3)]
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(first.id, "double")
        assert unit.page(second.id).sheet == 2
    assert [page.sheet for page in read_pages(scene)] == [1, 2]


def test_a_capture_keeps_what_was_said_of_it(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    capture = page.capture
    assert capture.master.size == len(image(1))
    assert scene.workspace.masters.read(capture.master.sha256) == image(1)
    assert (capture.operator_id, capture.station, capture.profile) == (scene.lan.id, "trạm-1", "a4")
    assert capture.device["serial"] == "7"
    assert capture.applied == {"resolution": "300"}
    assert capture.local_day == "2026-03-02"
    assert capture.captured_at.utcoffset() is not None


def test_a_rescan_takes_the_slot_and_keeps_the_old_capture(scene: Scene) -> None:
    first = add_page(scene, scene.lan, image(1), "k1")
    add_page(scene, scene.lan, image(2), "k2")
    again = add_page(scene, scene.hoa, image(3), "k3", replace=first.id)
    assert (again.id, again.number, again.state) == (first.id, 1, PageState.CAPTURED)
    with scene.workspace.read() as reader:
        history = reader.captures(first.id)
        assert reader.operators(scene.dossier.id) == {scene.lan.id, scene.hoa.id}
    assert [(one.sequence, one.state) for one in history] == [(1, CaptureState.SUPERSEDED), (3, CaptureState.CURRENT)]


def test_a_delivery_told_twice_is_one_page(scene: Scene) -> None:
    first = add_page(scene, scene.lan, image(1), "k1")
    events = count_events(scene)
    assert add_page(scene, scene.lan, image(1), "k1") == first
    assert len(read_pages(scene)) == 1
    assert count_events(scene) == events
    with pytest.raises(InputFault, match="request_key_reused"):
        add_page(scene, scene.lan, image(2), "k1")


def count_events(scene: Scene) -> int:
    with scene.workspace.read() as reader:
        return reader.event_count()


def test_the_same_image_twice_is_two_pages_and_one_master(scene: Scene) -> None:
    a, b = add_page(scene, scene.lan, image(1), "k1"), add_page(scene, scene.lan, image(1), "k2")
    assert a.id != b.id
    assert a.capture.master.sha256 == b.capture.master.sha256


def test_insertion_when_there_is_no_room_left_between_two_pages(scene: Scene) -> None:
    first = add_page(scene, scene.lan, image(0), "k0")
    add_page(scene, scene.lan, image(1), "k1")
    rounds = STEP.bit_length() + 3
    expected = [first.id, read_pages(scene)[1].id]
    for number in range(2, rounds + 2):
        expected.insert(1, add_page(scene, scene.lan, image(number), f"k{number}", after=first.id).id)
    assert [page.id for page in read_pages(scene)] == expected


def test_a_removed_page_keeps_its_place(scene: Scene) -> None:
    pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(3)]
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(pages[1].id, "separator")
    assert [page.number for page in read_pages(scene)] == [1, 2]
    removed = read_pages(scene, include_removed=True)[1]
    assert (removed.id, removed.number, removed.sheet) == (pages[1].id, 0, 0)
    assert (removed.state, removed.removed_reason) == (PageState.REMOVED, "separator")
    with scene.workspace.write(scene.lan) as unit:
        unit.restore_page(pages[1].id)
    assert [page.id for page in read_pages(scene)] == [page.id for page in pages]
    assert read_pages(scene)[1].removed_reason == ""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_moves_give_the_order_a_list_would_have(scene: Scene, data: st.DataObject) -> None:
    while len(read_pages(scene)) < 6:
        number = len(read_pages(scene))
        add_page(scene, scene.lan, image(number), f"k{number}")
    order = [page.id for page in read_pages(scene)]
    for _ in range(data.draw(st.integers(1, 5))):
        moved = data.draw(st.sampled_from(order))
        after = data.draw(st.sampled_from([None, *(one for one in order if one != moved)]))
        order.remove(moved)
        order.insert(0 if after is None else order.index(after) + 1, moved)
        with scene.workspace.write(scene.lan) as unit:
            unit.move_page(moved, after)
    pages = read_pages(scene)
    assert [page.id for page in pages] == order
    assert [page.number for page in pages] == list(range(1, 7))
    assert len({page.sheet for page in pages}) == 6


def test_waiting_pages_are_numbered_in_their_dossier(scene: Scene) -> None:
    pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(3)]
    with scene.workspace.write(None) as unit:
        unit.set_page_state(pages[0].id, PageState.PASSED)
    with scene.workspace.read() as reader:
        assert [page.number for page in reader.waiting_pages()] == [2, 3]
        assert reader.waiting_count() == 2
        assert reader.waiting_pages(scene.dossier.id) == reader.waiting_pages()
        other = reader.dossier_by_code("002")
        assert reader.waiting_pages(other.id) == []


def test_a_page_of_another_dossier_is_not_a_place(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    with scene.workspace.read() as reader:
        other = reader.dossier_by_code("002")
    new = new_capture(scene.workspace, scene.lan, image(2), "k2")
    for options in ({"after": page.id}, {"replace": page.id}):
        with pytest.raises(NotFound), scene.workspace.write(scene.lan) as unit:
            unit.add_capture(other.id, new, **options)
    with scene.workspace.read() as reader:
        assert reader.pages(other.id) == []
