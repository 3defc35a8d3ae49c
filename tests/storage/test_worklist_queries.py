"""The worklist's queries: kinds and counts agree, order, the tree of boxes, and paper on a table."""

from __future__ import annotations

from storage_kit import Row, Scene, add_page, image

from station.model.dossier import Dossier
from station.model.paper import Condition, Triage
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.records import NO_BOX, ListFilter, ListQuery, Shelf


def rest_in(scene: Scene, dossier: Dossier, state: DossierState) -> None:
    """Bring a dossier with one page to a state, by the way that the rules allow."""
    add_page(scene, scene.hoa, image(int(dossier.code[-1])), dossier.code, dossier=dossier)
    ways = {DossierState.CAPTURING: (), DossierState.RETURNED: (DossierState.IN_REVIEW, DossierState.RETURNED)}
    for one in (DossierState.CAPTURING, *ways[state]):
        with scene.workspace.write(scene.minh) as unit:
            unit.set_dossier_state(dossier.id, one)


def fill(scene: Scene) -> dict[str, Dossier]:
    """Register nine more dossiers: three boxes, and one in none."""
    rows = [
        Row(f"H01.{n}", f"Hồ sơ thửa {n}", box="" if n == 9 else f"B{n // 3}", sheets=10 * n,
            secrecy=Secrecy.TOP_SECRET if n == 8 else Secrecy.ORDINARY)
        for n in range(1, 10)
    ]  # fmt: skip
    with scene.workspace.write(scene.lan) as unit:
        unit.import_inventory(
            fonds_code="H99", code="ML02", title="Địa chính", source_name="b.xlsx", source_sha256="2" * 64, rows=rows,
            fonds_title="UBND huyện",
        )  # fmt: skip
    with scene.workspace.read() as reader:
        return {one.code: one for one in reader.dossiers()}


def test_kinds_exclude_each_other_and_their_counts_are_what_they_list(scene: Scene) -> None:
    known = fill(scene)
    with scene.workspace.write(scene.lan) as unit:
        unit.set_triage(known["H01.1"].id, Triage(Condition.TORN, 7, "torn"))
        unit.set_triage(known["H01.8"].id, Triage(Condition.TORN, held="torn"))
        unit.move_paper(known["H01.5"].id, "out")
    rest_in(scene, known["H01.3"], DossierState.CAPTURING)
    with scene.workspace.read() as reader:
        counts = reader.worklist_counts(ListQuery(person_id=scene.lan.id))
        listed = {
            one: [line.code for line in reader.worklist(ListQuery(filter=one, person_id=scene.lan.id), 100)]
            for one in ListFilter
        }
    assert {one: len(codes) for one, codes in listed.items()} == counts
    alone = [one for one in ListFilter if one not in (ListFilter.ALL, ListFilter.MINE)]
    assert sorted(code for one in alone for code in listed[one]) == sorted(listed[ListFilter.ALL])
    assert listed[ListFilter.HELD] == ["H01.1"]
    assert listed[ListFilter.SET_ASIDE] == ["H01.8"], "what is never digitised does not wait for treatment"
    assert listed[ListFilter.CAPTURING] == ["H01.3"]
    assert listed[ListFilter.MINE] == ["H01.5"]


def test_returned_comes_first_then_mine_then_the_inventory(scene: Scene) -> None:
    known = fill(scene)
    with scene.workspace.write(scene.lan) as unit:
        unit.move_paper(known["H01.7"].id, "out", "Thủ kho Hà")
    rest_in(scene, known["H01.9"], DossierState.RETURNED)
    query = ListQuery(person_id=scene.lan.id)
    with scene.workspace.read() as reader:
        whole = reader.worklist(query, 100)
        windows = [line for offset in range(0, 12, 3) for line in reader.worklist(query, 3, offset)]
        others = reader.worklist(ListQuery(person_id=scene.minh.id), 2)
    assert [line.code for line in whole[:3]] == ["H01.9", "H01.7", scene.dossier.code]
    assert windows == whole, "windows join without a gap, also across what comes first"
    assert (whole[1].holder, whole[1].holder_id) == (scene.lan.display_name, scene.lan.id)
    assert [line.code for line in others] == ["H01.9", scene.dossier.code]


def test_a_line_counts_sheets_and_knows_what_was_counted_by_hand(scene: Scene) -> None:
    add_page(scene, scene.lan, image(1), "k1")
    add_page(scene, scene.lan, image(2), "k2", side="verso")
    with scene.workspace.write(scene.lan) as unit:
        unit.set_triage(scene.dossier.id, Triage(Condition.NORMAL, 12))
        unit.set_dossier_state(scene.dossier.id, DossierState.CAPTURING)
    with scene.workspace.read() as reader:
        (line,) = reader.summaries_of([scene.dossier.id, "unknown"])
        (mine,) = reader.worklist(ListQuery(filter=ListFilter.MINE, person_id=scene.lan.id), 5)
    assert (line.pages, line.sheets, line.sheets_expected, line.condition) == (2, 1, 12, Condition.NORMAL)
    assert mine == line, "who scanned in it has it until it is handed in"


def test_places_filter_the_list_and_the_tree_counts_every_dossier_once(scene: Scene) -> None:
    fill(scene)
    with scene.workspace.read() as reader:
        boxes = reader.shelves()
        assert sum(one.dossiers for one in boxes) == reader.count_dossiers()
        for one in boxes:
            assert len(reader.worklist(ListQuery(shelf=one.shelf), 100)) == one.dossiers, one
        second = [one for one in boxes if one.inventory == "ML02"]
        assert [(one.box, one.dossiers) for one in second] == [("", 1), ("B0", 2), ("B1", 3), ("B2", 3)]
        assert second[0].shelf.box_id == NO_BOX
        inventory = Shelf(second[0].shelf.fonds_id, second[0].shelf.inventory_id)
        assert reader.worklist_counts(ListQuery(shelf=inventory))[ListFilter.ALL] == 9
        found = reader.worklist(ListQuery("thửa 4", shelf=inventory), 100)
    assert [line.code for line in found] == ["H01.4"]


def test_the_table_holds_what_a_person_took_and_did_not_bring_back(scene: Scene) -> None:
    known = fill(scene)
    for code in ("H01.1", "H01.2", "H01.4"):
        with scene.workspace.write(scene.lan) as unit:
            unit.move_paper(known[code].id, "out", "Thủ kho Hà")
    with scene.workspace.write(scene.minh) as unit:
        unit.move_paper(known["H01.2"].id, "in")
        unit.move_paper(known["H01.2"].id, "out")
    with scene.workspace.read() as reader:
        held = reader.held_paper(scene.lan.id)
    assert [(one.code, one.box, one.counterpart) for one in held] == [
        ("H01.4", "B1", "Thủ kho Hà"), ("H01.1", "B0", "Thủ kho Hà"),
    ]  # fmt: skip
