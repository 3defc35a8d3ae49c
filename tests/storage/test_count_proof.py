"""The proof finds every figure that is not what the rows say, names it, and puts it right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update
from storage_kit import DirectSql, Scene, add_page, decide, image, open_workspace, set_dossier

from station.model.counting import FIGURES, CountKey, Figures
from station.model.errors import InputFault
from station.model.states import DossierState, PageState
from station.storage import count_totals
from station.storage.count_schema import count_day, count_share, count_total
from station.storage.count_shares import added, negative, pack, size_of, unpack
from station.storage.merged import MergedRecord, TotalRow
from station.storage.records import CountRow

keys = st.tuples(
    st.dates().map(str), st.integers(0, 23), *(st.text(max_size=6) for _ in range(8)),
)  # fmt: skip
sums = st.lists(st.integers(-9, 10**9), min_size=len(FIGURES), max_size=len(FIGURES)).map(tuple).filter(any)
shares = st.dictionaries(keys, sums, max_size=5)


@pytest.fixture
def day(scene: Scene) -> Scene:
    """Three pages: accepted, rejected, removed."""
    pages = [add_page(scene, scene.lan, image(n, 64), f"k{n}") for n in range(3)]
    set_dossier(scene, DossierState.IN_REVIEW)
    decide(scene, scene.minh, pages[0], "accept")
    decide(scene, scene.minh, pages[1], "reject")
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(pages[2].id, "separator")
    return scene


def proof(scene: Scene, *, rebuild: bool = False) -> list[tuple[str, str, int, int]]:
    if rebuild:
        with scene.workspace.write(None) as unit:
            found = unit.rebuild_counts()
    else:
        with scene.workspace.read() as reader:
            found = reader.prove_counts()
    assert (found.pages, found.dossiers, found.differing) == (3, 2, len(found.differences))
    return [(one.kind, one.figure, one.kept, one.found) for one in found.differences]


def rows(scene: Scene) -> list[CountRow]:
    with scene.workspace.read() as reader:
        return reader.counts(("day", "operator", "reviewer", "size", "reason"))


def write(scene: Scene, *statements: object) -> None:
    with scene.workspace.engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]


def test_what_was_done_properly_agrees(day: Scene) -> None:
    assert proof(day) == []
    before = rows(day)
    assert proof(day, rebuild=True) == []
    assert rows(day) == before


def test_a_total_that_somebody_changed_is_named_and_put_right(day: Scene) -> None:
    before = rows(day)
    write(day, update(count_total).where(count_total.c.accepted == 1).values(accepted=900))
    assert proof(day) == [("total", "accepted", 900, 1)]
    assert proof(day, rebuild=True) == [("total", "accepted", 900, 1)]
    assert proof(day) == []
    assert rows(day) == before


def test_a_day_that_somebody_changed_is_named_and_put_right(day: Scene) -> None:
    write(day, update(count_day).values(bytes=7))
    assert proof(day, rebuild=True) == [("day", "bytes", 7, 192)]
    assert proof(day) == []


def test_a_share_that_is_gone_damaged_or_of_nothing_is_found(day: Scene) -> None:
    with day.workspace.engine.connect() as connection:
        pages = connection.execute(select(count_share.c.subject).where(count_share.c.kind == "page")).scalars().all()
        stolen = connection.execute(select(count_share.c.share).where(count_share.c.subject == pages[2])).scalar()
    write(
        day, delete(count_share).where(count_share.c.subject == pages[0]),
        update(count_share).where(count_share.c.subject == pages[1]).values(share="{nothing"),
        insert(count_share).values(kind="page", subject="of no page", share=stolen),
    )  # fmt: skip
    found = proof(day)
    assert {kind for kind, *_ in found} == {"page"}
    assert len(found) > 3
    proof(day, rebuild=True)
    assert proof(day) == []


def test_everything_can_be_made_anew(day: Scene) -> None:
    before = rows(day)
    write(day, delete(count_share), delete(count_total), delete(count_day))
    assert rows(day) == []
    assert proof(day, rebuild=True)
    assert rows(day) == before
    with day.workspace.read() as reader:
        (event,) = [one for one in reader.events() if one.kind == "counts.rebuilt"]
    assert (event.details["pages"], event.details["dossiers"]) == (3, 2)
    assert event.details["differences"] > 0


def test_a_row_that_somebody_changed_by_hand_is_counted_when_the_workspace_opens(day: Scene) -> None:
    path = day.workspace.path
    day.workspace.close()
    sql = DirectSql(day.workspace)
    sql.execute("UPDATE page SET state = 'removed', removed_reason = 'separator' WHERE state = 'accepted'")
    sql.close()
    with open_workspace(path, day.clock) as workspace, workspace.read() as reader:
        (row,) = reader.counts((), only={"operator": "lan"})
        assert (row.accepted, row.removed, row.control) == (0, 2, 2)
        assert reader.prove_counts().differences == []


def test_marks_are_counted_in_portions(day: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    before, path = rows(day), day.workspace.path
    sql = DirectSql(day.workspace)
    for table in ("count_share", "count_total", "count_day"):
        sql.execute(f"DELETE FROM {table}")
    sql.execute("INSERT INTO count_dirty (kind, subject) SELECT 'page', id FROM page")
    sql.close()
    day.workspace.close()
    monkeypatch.setattr(count_totals, "_MARKED", count_totals._MARKED.limit(1))
    monkeypatch.setattr(count_totals, "PORTION", 1)
    with open_workspace(path, day.clock) as workspace, workspace.read() as reader:
        assert reader.counts(("day", "operator", "reviewer", "size", "reason")) == before
        assert reader.prove_counts().differences == []


def test_what_is_undone_counts_nothing(day: Scene) -> None:
    before = rows(day)

    def broken_off() -> None:
        with day.workspace.write(day.minh) as unit:
            unit.set_page_state(unit.pages(day.dossier.id)[0].id, PageState.CAPTURED)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert rows(day) == before
    assert proof(day) == []


def test_hours_are_those_of_the_station_whatever_the_computer_says_later(day: Scene) -> None:
    with day.workspace.read() as reader:
        assert {row.group for row in reader.counts(("hour",))} == {("08",)}
    day.clock.moment = datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert proof(day) == []
    assert proof(day, rebuild=True), "who counts anew counts in the zone of now"
    with day.workspace.read() as reader:
        assert {row.group for row in reader.counts(("hour",))} == {("01",)}


def test_figures_of_other_stations_stand_beside_own_ones(day: Scene) -> None:
    with day.workspace.write(day.minh) as unit:
        unit.assign_fonds("P01", "H38.1")
    other = MergedRecord("other", "trạm-9", "k", 1, "", "", datetime(2026, 3, 3, tzinfo=UTC))
    hours = [
        TotalRow(CountKey("2026-03-02", hour, "lan", "", "trạm-9", "", "P77", "", "A4"), "H38.9", Figures(captured=5))
        for hour in (9, 10)
    ]
    with day.workspace.write(day.minh) as unit:
        unit.put_merged(other, hours, "")

    def told(by: tuple[str, ...], **only: str) -> dict[tuple[str, ...], int]:
        with day.workspace.read() as reader:
            return {row.group: row.captured for row in reader.counts(by, only=only)}

    assert told(("unit",)) == {("H38.1",): 3, ("H38.9",): 10}
    assert told(("fonds", "hour")) == {("P01", "08"): 3, ("P77", "09"): 5, ("P77", "10"): 5}
    assert told((), operator="lan") == {(): 13}
    assert told((), unit="H38.1") == {(): 3}
    assert told((), unit="") == {}
    assert told((), station="trạm-9", hour="09") == {(): 5}
    assert told(("day", "station")) == {("2026-03-02", "trạm-1"): 3, ("2026-03-02", "trạm-9"): 10}
    with day.workspace.write(day.minh) as unit:
        for code, parent in (("H38", ""), ("H38.1", "H38"), ("H38.9", "H38.1")):
            unit.put_register_entry("unit", code, {"parent": parent} if parent else {})
    assert told((), unit="H38") == told((), unit="H38.1") == {(): 13}, "with all units below it"
    assert told(("hour",), unit="H38.1") == {("08",): 3, ("09",): 5, ("10",): 5}
    assert told((), unit="H38.9") == {(): 10}
    with day.workspace.read() as reader:
        assert reader.worked_hours(only={"unit": "H38"}) == {"lan": 3}
        assert reader.counted_stations() == ["trạm-1", "trạm-9"]
        assert [one.dossier for one in reader.counted_pages("captured", only={"unit": "H38"})] == ["001"] * 3
        assert reader.counted_pages("captured", only={"unit": "H38.9"}) == []
    assert told((), hour="neun") == {}
    assert told(("unit", "fonds", "unit")) == {("H38.1", "P01", "H38.1"): 3, ("H38.9", "P77", "H38.9"): 10}
    with day.workspace.write(day.minh) as unit:
        unit.put_merged(other, hours[:1], "")
    assert told((), unit="H38.9") == {(): 5}, "replaced as a whole"


def test_lists_have_pages_and_an_order(day: Scene) -> None:
    with day.workspace.read() as reader:
        whole = reader.counted_pages("captured")
        assert [line.number for line in whole] == [1, 2, 0]
        assert [line.dossier for line in whole] == ["001"] * 3
        assert reader.counted_pages("captured", limit=1, offset=1) == whole[1:2]
        (rejected,) = reader.counted_pages("rejected", only={"reason": "lý do", "reviewer": "minh"})
        assert (rejected.number, rejected.operator, rejected.size, rejected.hour) == (2, "lan", "A4", 8)
        assert reader.counted_pages("rejected", "2026-03-03") == []
        assert reader.counted_pages("accepted", "2026-03-01", "2026-03-01") == []
        assert len(reader.counted_pages("accepted", "2026-03-02", "2026-03-02")) == 1
        (dossier,) = reader.dossier_figures("2026-03-01", "2026-03-31")
        assert (dossier.code, dossier.pages, dossier.accepted, dossier.sizes) == ("001", 2, 1, {"A4": 1})
        assert reader.dossier_figures(only={"operator": "hoa"}) == []
        for figure in ("dossiers", "moons"):
            with pytest.raises(InputFault, match="count_figure"):
                reader.counted_pages(figure)
        with pytest.raises(InputFault, match="count_dimension"):
            reader.dossier_figures(only={"moon": "full"})


@given(shares)
def test_a_stored_share_is_the_share(share: dict) -> None:
    assert unpack(pack(share)) == share
    assert added((share, negative(share))) == {}


@pytest.mark.parametrize(
    ("width", "height", "dpi", "size"),
    [
        (2480, 3508, 300.0, "A4"), (3508, 2480, 300.0, "A4"), (1240, 1754, 150.0, "A4"), (2550, 3300, 300.0, "A4"),
        (3508, 4961, 300.0, "A3"), (1748, 2480, 300.0, "A5"), (9933, 14043, 300.0, "A0"), (7016, 9933, 300.0, "A1"),
        (4961, 7016, 300.0, "A2"), (2480, 3900, 300.0, "F4"), (100, 9000, 300.0, "10x760"), (0, 0, 300.0, "other"),
        (2480, 3508, 0.0, "other"), (1240, 1748, 300.0, "A6"), (2398, 3898, 300.0, "F4"), (2551, 3898, 300.0, "F4"),
        (2480, 3650, 300.0, "A4"), (2480, 3750, 300.0, "F4"), (2953, 4169, 300.0, "B4"), (3035, 4299, 300.0, "B4"),
        (2079, 2953, 300.0, "B5"), (4724, 2953, 300.0, "250x400"), (200, 200, 0.5, "other"), (1, 1, 300.0, "10x10"),
    ],
)  # fmt: skip
def test_sizes_of_paper(width: int, height: int, dpi: float, size: str) -> None:
    assert size_of(width, height, dpi) == size
