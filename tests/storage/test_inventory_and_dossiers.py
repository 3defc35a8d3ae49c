"""Dossiers come from inventories, are found by code and words, and tell the guards their facts."""

from __future__ import annotations

import pytest
from storage_kit import Row, Scene, add_page, decide, image, import_rows, inspect_page, set_dossier

from station.model.errors import InputFault, NotFound, Refused
from station.model.finding import Outcome
from station.model.secrecy import Secrecy
from station.model.states import DossierState


def test_rows_become_dossiers_in_their_order(scene: Scene) -> None:
    rows = [
        Row("0010", "Báo cáo tổng kết năm 1998", "H07", Secrecy.SECRET, 12, 20, {"retention": "20 năm"}),
        Row("0009", "Đề án sắp xếp", "", None),
    ]
    import_rows(scene.workspace, scene.lan, rows, fonds="P02", name="ML02")
    with scene.workspace.read() as reader:
        first, second = reader.dossiers()[-2:]
        inventory = reader.inventories()[-1]
        assert reader.inventory_of(first.id) == inventory
    assert (first.code, first.title, first.box, first.fonds_code) == ("0010", "Báo cáo tổng kết năm 1998", "H07", "P02")
    assert (first.secrecy, first.expected_sheets, first.expected_pages) == (Secrecy.SECRET, 12, 20)
    assert first.description == {"retention": "20 năm"}
    assert (second.code, second.box, second.secrecy, second.state) == ("0009", "", None, DossierState.REGISTERED)
    assert (inventory.fonds_code, inventory.code, inventory.source_name) == ("P02", "ML02", "ML02.xlsx")
    assert inventory.imported_at.utcoffset() is not None


def test_an_import_is_whole_or_not_at_all(scene: Scene) -> None:
    rows = [Row(f"{number:04d}") for number in range(700)] + [Row("0001")]
    with pytest.raises(Refused, match="row_exists"):
        import_rows(scene.workspace, scene.lan, rows, fonds="P03")
    with scene.workspace.read() as reader:
        assert reader.count_dossiers() == 2
        assert len(reader.inventories()) == 1


def test_codes_known_already(scene: Scene) -> None:
    codes = [f"{number:03d}" for number in range(1200)]
    with scene.workspace.read() as reader:
        assert reader.known_codes(codes, "P01") == {"001", "002"}
        assert reader.known_codes(codes, "P09") == set()


def test_a_code_in_two_fonds_must_be_named_with_its_fonds(scene: Scene) -> None:
    import_rows(scene.workspace, scene.lan, [Row("001", "Hồ sơ khác")], fonds="P02", name="ML02")
    with scene.workspace.read() as reader:
        with pytest.raises(InputFault, match="dossier_ambiguous"):
            reader.dossier_by_code("001")
        assert reader.dossier_by_code("001", "P02").title == "Hồ sơ khác"
        with pytest.raises(NotFound, match="dossier_unknown"):
            reader.dossier_by_code("1")
        with pytest.raises(NotFound, match="dossier_unknown"):
            reader.dossier("no such id")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("nguyen an", ["a1"]), ("NGUYỄN", ["a1", "a3"]), ("đat dai", ["a2"]), ("100%", ["a2"]), ("%", ["a2"]),
        ("a_", []), ("a3", ["a3"]), ("nguyen dat", []), ("h9", ["a3"]), ("'; DROP TABLE dossier; --", []),
    ],
)  # fmt: skip
def test_search_without_case_and_accents(scene: Scene, text: str, codes: list[str]) -> None:
    rows = [Row("a1", "Nguyễn Văn An"), Row("a2", "Hồ sơ đất đai 100%"), Row("a3", "Nguyễn Thị Bình", box="H9")]
    import_rows(scene.workspace, scene.lan, rows, fonds="P02", name="ML02")
    with scene.workspace.read() as reader:
        assert [one.code for one in reader.dossiers(text=text)] == codes
        assert reader.count_dossiers(text=text) == len(codes)
        assert [one.code for one in reader.dossier_summaries(text=text)] == codes


def test_pages_of_a_list(scene: Scene) -> None:
    import_rows(scene.workspace, scene.lan, [Row(f"b{n}") for n in range(8)], fonds="P02", name="ML02")
    with scene.workspace.read() as reader:
        everything = [one.code for one in reader.dossiers()]
        assert [one.code for one in reader.dossiers(limit=3, offset=4)] == everything[4:7]
        assert [one.code for one in reader.dossier_summaries(limit=3, offset=4)] == everything[4:7]
        assert reader.dossiers(state=DossierState.APPROVED) == []


def test_a_summary_counts_live_pages_by_state(scene: Scene) -> None:
    pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(6)]
    set_dossier(scene, DossierState.IN_REVIEW)
    inspect_page(scene, pages[1])
    inspect_page(scene, pages[2], Outcome.FLAGGED)
    decide(scene, scene.minh, pages[3], "accept")
    decide(scene, scene.minh, pages[4], "reject")
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(pages[5].id, "double")
    with scene.workspace.read() as reader:
        mine, other = reader.dossier_summaries()
        assert reader.dossier_summaries(limit=1) == [mine]
    assert (mine.pages, mine.waiting, mine.passed, mine.flagged, mine.accepted, mine.rejected) == (5, 1, 1, 1, 1, 1)
    assert (mine.state, other.pages) == (DossierState.IN_REVIEW, 0)


def test_facts_for_the_guards(scene: Scene) -> None:
    import_rows(scene.workspace, scene.lan, [Row("f1", sheets=2, pages=3)], fonds="P02", name="ML02")
    with scene.workspace.read() as reader:
        dossier = reader.dossier_by_code("f1")
    first = add_page(scene, scene.lan, image(0), "k0", dossier=dossier, side="recto")
    add_page(scene, scene.hoa, image(1), "k1", dossier=dossier, side="verso")
    with scene.workspace.write(None) as unit:
        unit.set_dossier_state(dossier.id, DossierState.IN_REVIEW)
    decide(scene, scene.minh, first, "accept")
    with scene.workspace.read() as reader:
        facts = reader.facts(dossier.id, actor=scene.minh, reason="vì", secret_station=True)
    assert (facts.subject, facts.actor, facts.reason, facts.secret_station) == ("f1", scene.minh, "vì", True)
    assert facts.operators == {scene.lan.id, scene.hoa.id}
    assert facts.acceptors == {scene.minh.id}
    assert (facts.live_pages, facts.undecided_pages, facts.unaccepted_pages, facts.waiting_pages) == (2, 1, 1, 1)
    assert (facts.secrecy, facts.dossier_state) == (Secrecy.ORDINARY, DossierState.IN_REVIEW)
    assert not facts.counts_agree
    assert facts.context == {"expected_pages": "3", "pages": "2", "expected_sheets": "2", "sheets": "1"}
    with scene.workspace.read() as reader:
        assert reader.facts(scene.dossier.id).counts_agree
