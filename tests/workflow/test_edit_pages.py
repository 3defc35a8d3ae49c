"""What a clerk puts right in place, each with its opposite; and the paper before and around scanning."""

from __future__ import annotations

import pytest

from station.model.errors import DeviceFault, InputFault, Refused
from station.model.paper import Condition, LeafKind, Triage
from station.model.recipe import Recipe
from station.model.states import PageState
from station.workflow.edit_pages import (
    correct_page,
    mark_blank,
    mark_suspect,
    move_page,
    note_leaf,
    reinstate_capture,
    turn_page,
    withdraw_note,
)
from station.workflow.inspect_pages import inspect_pages
from station.workflow.paper_custody import check_in, check_out, record_condition, record_triage
from station.workflow.submit_dossier import submit_dossier, what_is_missing
from station.workflow.view_dossiers import view_dossier


def order_of(station, dossier) -> list[str]:
    with station.workspace.read() as reader:
        return [page.id for page in reader.pages(dossier.id)]


def test_a_moved_page_goes_back_to_where_it_stood(station, crew, dossier, scan) -> None:
    first, second, third, fourth = (page.id for page in scan())
    pages = view_dossier(station, dossier.id).pages
    before = move_page(station, crew.operator, pages[3], first)
    assert before == third
    assert order_of(station, dossier) == [first, fourth, second, third]
    assert move_page(station, crew.operator, pages[3], before) == first
    assert order_of(station, dossier) == [first, second, third, fourth]
    assert move_page(station, crew.operator, pages[1], None) == first
    assert move_page(station, crew.operator, pages[1], None) is None
    assert order_of(station, dossier) == [second, first, third, fourth]


def test_a_page_is_turned_inspected_so_and_turned_back(station, crew, dossier, scan) -> None:
    page = scan()[0]
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        automatic = reader.report(page.capture.id).recipe
    before = turn_page(station, crew.operator, page, 1)
    assert before is None
    with station.workspace.read() as reader:
        assert reader.page(page.id).state is PageState.CAPTURED
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        turned = reader.report(page.capture.id).recipe
    assert (turned.turn, turned.origin) == ((automatic.turn + 90) % 360, "manual")
    assert turned.size == automatic.size[::-1]
    assert turn_page(station, crew.operator, page, -1) == turned
    with station.workspace.read() as reader:
        assert reader.manual_recipe(page.capture.id).crop == automatic.crop
    correct_page(station, crew.operator, page, before)
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        assert reader.report(page.capture.id).recipe == automatic


def test_a_page_turned_before_its_inspection_is_straightened_all_the_same(station, crew, dossier, scan) -> None:
    page = scan()[0]
    turn_page(station, crew.operator, page, 2)
    with station.workspace.read() as reader:
        turned = reader.manual_recipe(page.capture.id)
    turn_page(station, crew.operator, page, 2)
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        back = reader.report(page.capture.id).recipe
    correct_page(station, crew.operator, page, None)
    inspect_pages(station, dossier.id)
    with station.workspace.read() as reader:
        automatic = reader.report(page.capture.id).recipe
    assert (turned.turn, turned.origin) == (180, "manual")
    assert (back.turn, back.crop) == (automatic.turn, automatic.crop)


def test_four_quarters_are_no_turn() -> None:
    recipe = Recipe.untouched(200, 100)
    assert recipe.turned(1).crop.top_left == (0, 100)
    assert recipe.turned(1).crop.top_right == (0, 0)
    assert recipe.turned(4).crop == recipe.crop
    assert recipe.turned(-1).turned(1).crop == recipe.crop
    assert recipe.turned(-1).turn == 270


def test_a_page_that_was_scanned_again_is_not_corrected_by_the_old_recipe(station, crew, dossier, scan) -> None:
    page = scan()[0]
    scan(replace=page, batch="b2")
    with pytest.raises(Refused, match="page_changed"):
        correct_page(station, crew.operator, page, Recipe.untouched(10, 10))


def test_a_rescan_is_taken_back_and_done_again(station, crew, dossier, scan, sheets) -> None:
    page = scan()[0]
    (again,) = scan(f"folder {sheets} 4", replace=page, batch="b2")
    former = reinstate_capture(station, crew.operator, again, page.capture.id)
    assert former == again.capture.id
    with station.workspace.read() as reader:
        assert reader.page(page.id).capture.id == page.capture.id
    reinstate_capture(station, crew.operator, page, former)
    with station.workspace.read() as reader:
        assert reader.page(page.id).capture.id == again.capture.id
        assert reader.page(page.id).state is PageState.CAPTURED
    with pytest.raises(InputFault, match="capture_unknown"):
        reinstate_capture(station, crew.operator, page, "of another page")


def test_blank_sides_and_notes_are_in_the_view_of_the_dossier(station, crew, dossier, scan) -> None:
    pages = scan()
    mark_blank(station, crew.operator, pages[1], blank=True)
    note = note_leaf(station, crew.operator, pages[3], LeafKind.MISSING, " mất ", 2)
    view = view_dossier(station, dossier.id)
    assert view.blank == {pages[1].capture.id}
    assert [(one.page_id, one.kind, one.leaves, one.note) for one in view.leaf_notes] == [
        (pages[3].id, LeafKind.MISSING, 2, "mất")
    ]
    mark_blank(station, crew.operator, pages[1], blank=False)
    withdraw_note(station, crew.operator, pages[3], note)
    view = view_dossier(station, dossier.id)
    assert (view.blank, view.leaf_notes) == (frozenset(), ())
    with pytest.raises(InputFault, match="leaves_number"):
        note_leaf(station, crew.operator, pages[3], LeafKind.MISSING, "", 0)


def test_a_page_with_words_is_blank_for_a_reason_only(station, crew, dossier, scan) -> None:
    page = scan()[0]
    inspect_pages(station, dossier.id)
    with pytest.raises(Refused, match="blank_with_content"):
        mark_blank(station, crew.operator, page, blank=True)
    assert view_dossier(station, dossier.id).blank == frozenset()
    mark_blank(station, crew.operator, page, blank=True, reason="show_through")
    assert view_dossier(station, dossier.id).blank == {page.capture.id}
    with station.workspace.read() as reader:
        (said,) = [event.details for event in reader.events() if event.kind == "page.blank"]
    assert said["reason"] == "show_through"


def test_leaves_noted_as_missing_explain_the_count(station, crew, dossier, scan, sheets) -> None:
    pages = scan(f"folder {sheets} 2")
    inspect_pages(station, dossier.id)
    assert {one.code for one in what_is_missing(station, dossier)} == {"page_count", "sheet_count"}
    note_leaf(station, crew.operator, pages[1], LeafKind.MISSING)
    assert what_is_missing(station, dossier) == []
    submit_dossier(station, crew.operator, dossier)
    with pytest.raises(Refused, match="dossier_state"):
        note_leaf(station, crew.operator, pages[1], LeafKind.MISSING)


def test_images_are_inserted_behind_a_page_and_in_front(station, crew, dossier, scan, sheets) -> None:
    pages = [page.id for page in scan()]
    inserted = [page.id for page in scan(batch="b2", after=pages[1])]
    assert order_of(station, dossier) == [*pages[:2], *inserted, *pages[2:]]
    front = [page.id for page in scan(f"folder {sheets} 2", batch="b3", after="")]
    assert order_of(station, dossier) == [*front, *pages[:2], *inserted, *pages[2:]]


def test_held_paper_is_scanned_once_it_was_treated(station, crew, dossier, scan) -> None:
    record_condition(station, crew.operator, dossier, Condition.STUCK, "dính tờ 4")
    with pytest.raises(Refused, match="dossier_held") as held:
        scan()
    assert held.value.context["condition"] == "stuck"
    before = record_condition(station, crew.operator, dossier, Condition.NORMAL)
    assert before.held == "stuck"
    scan()


def test_a_count_by_hand_is_compared_with_what_was_scanned(station, crew, dossier, scan) -> None:
    record_triage(station, crew.operator, dossier, Triage(counted_sheets=3))
    scan()
    inspect_pages(station, dossier.id)
    (found,) = what_is_missing(station, dossier)
    assert (found.code, found.expected, found.found) == ("counted_sheets", 3, 2)
    with pytest.raises(InputFault, match="sheets_number"):
        record_triage(station, crew.operator, dossier, Triage(counted_sheets=0))


def test_paper_is_with_one_person_at_a_time(station, crew, dossier) -> None:
    check_out(station, crew.operator, dossier, "Thủ kho Hà")
    with pytest.raises(Refused, match="paper_out") as held:
        check_out(station, crew.supervisor, dossier)
    assert held.value.context["person"] == "huong"
    assert view_dossier(station, dossier.id).holder.counterpart == "Thủ kho Hà"
    check_in(station, crew.operator, dossier)
    with pytest.raises(Refused, match="paper_in_store"):
        check_in(station, crew.operator, dossier)
    assert view_dossier(station, dossier.id).holder is None


def test_a_reviewer_moves_no_page(station, crew, dossier, scan) -> None:
    page = scan()[0]
    for act in (
        lambda: move_page(station, crew.reviewer, page, None),
        lambda: turn_page(station, crew.reviewer, page, 1),
        lambda: mark_blank(station, crew.reviewer, page, blank=True),
        lambda: note_leaf(station, crew.reviewer, page, LeafKind.FRAGILE),
        lambda: check_out(station, crew.reviewer, dossier),
    ):
        with pytest.raises(Refused, match="role_missing"):
            act()


def test_a_verso_gets_its_own_side_and_a_whole_sheet_both(station, crew, dossier, scan, sheets) -> None:
    recto, verso = scan(f"folder {sheets} 2")
    (again,) = scan(f"folder {sheets} 4", replace=verso, batch="b2")
    assert (again.id, again.side) == (verso.id, "verso")
    with station.workspace.read() as reader:
        assert [page.capture.id for page in reader.pages(dossier.id)] == [recto.capture.id, again.capture.id]
        assert again.capture.master.sha256 == verso.capture.master.sha256, "the second image of the sheet"
    (single,) = scan(f"folder {sheets} 1", replace=verso, batch="b3")
    assert single.id == verso.id, "the only image there was"
    both = scan(f"folder {sheets} 4", replace=recto, also=(verso,), batch="b4")
    assert [page.id for page in both] == [recto.id, verso.id]
    assert list(station.workspace.spool.iterdir()) == []


def test_an_insertion_goes_on_after_a_jam_between_two_sides(station, crew, dossier, scan, sheets) -> None:
    first = scan(f"folder {sheets} 2")
    with pytest.raises(DeviceFault):
        scan(f"folder {sheets} 3", "paper_jam", after=first[1].id, batch="b2")
    inserted = list(scan.kept)
    rest = scan(f"folder {sheets} 4", replace=inserted[2], after=inserted[2].id, batch="b3")
    assert rest[0].id == inserted[2].id
    with station.workspace.read() as reader:
        pages = reader.pages(dossier.id)
    assert [page.id for page in pages] == [page.id for page in (*first, *inserted, *rest[1:])]
    assert [page.sheet for page in pages] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_the_last_sheet_is_in_doubt_after_a_jam_until_somebody_looked(station, crew, dossier, scan, sheets) -> None:
    with pytest.raises(DeviceFault):
        scan(f"folder {sheets} 4", "paper_jam")
    pages = view_dossier(station, dossier.id).pages
    assert [page.suspect for page in pages] == ["", "", "paper_jam", "paper_jam"]
    assert mark_suspect(station, crew.operator, pages[3]) == "paper_jam"
    assert mark_suspect(station, crew.operator, pages[3], "paper_jam") == ""
    assert [page.suspect for page in view_dossier(station, dossier.id).pages][2:] == ["paper_jam", "paper_jam"]
    with pytest.raises(DeviceFault):
        scan(f"folder {sheets} 1", "cover_open", batch="b2")
    assert view_dossier(station, dossier.id).pages[-1].suspect == "", "an open cover says nothing of what was fed"
