"""Plans and how they stand: the provinces' own figures, units and those below them, prices that stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stations_kit import open_station, work

from station.bootstrap import Parts
from station.model.cost import exact
from station.model.counting import CountKey, Figures
from station.model.errors import InputFault, NotFound, Refused
from station.model.people import Person
from station.model.plan import Plan
from station.storage.merged import MergedRecord, TotalRow
from station.storage.verify import verify_workspace
from station.workflow.dashboard import Scope, read_dashboard
from station.workflow.plans import cost_table, plan_standing, plans, set_plan
from station.workflow.registers import assign_fonds, put_entry
from station.workflow.station import Station

WHOLE = Plan("", 12_490_500, 0, 9_289_223, deadline=date(2026, 6, 30))


@pytest.fixture
def here(tmp_path: Path, parts: Parts) -> Iterator[tuple[Station, Person]]:
    with open_station(tmp_path / "ws", parts, "trạm") as (station, scene, boss):
        work(scene, 1)
        work(scene, 2)
        yield station, boss


def unit(here: tuple[Station, Person], code: str, parent: str = "") -> None:
    put_entry(*here, "unit", code, {"name": code, "level": "01", "parent": parent})


def test_the_figures_of_two_provinces_come_out(here: tuple[Station, Person]) -> None:
    assert set_plan(*here, WHOLE) is None
    (plan,) = plans(here[0]).values()
    assert (plan.unit_price, plan.coefficient) == (4896, "1"), "the price of that day is kept with the plan"
    standing = plan_standing(*here, plan, datetime(2026, 4, 20, 9).astimezone())
    # Two pages of this station were accepted beside those of before.
    assert (standing.progress.percent, standing.progress.pages_left) == (74, 3_201_275)
    assert (standing.a4_pages, standing.cost) == (2, 2 * 4896)
    assert standing.forecast.expected is None, "one day is no pace"
    assert standing.forecast.needed_per_day == 61_563  # 3,201,275 pages on 52 working days
    other = plan_standing(*here, replace(plan, pages=71_722_221, pages_before=0), here[0].clock.now())
    assert other.cost_planned == 351_151_994_016


def test_a_unit_stands_for_all_below_it(here: tuple[Station, Person]) -> None:
    unit(here, "H38")
    unit(here, "H38.01", "H38")
    unit(here, "H38.01.5", "H38.01")
    unit(here, "H39")
    assign_fonds(*here, "P01", "H38.01")
    done = {
        code: plan_standing(*here, Plan(code, 100, 0, unit_price=10), here[0].clock.now())
        for code in ("", "H38", "H38.01", "H38.01.5", "H39")
    }
    assert {code: one.progress.pages for code, one in done.items()} == {
        "": 2, "H38": 2, "H38.01": 2, "H38.01.5": 0, "H39": 0,
    }  # fmt: skip
    assert {code: one.cost for code, one in done.items()} == {"": 20, "H38": 20, "H38.01": 20, "H38.01.5": 0, "H39": 0}


def test_pages_cost_what_the_plan_nearest_above_their_unit_says_whoever_asks(here: tuple[Station, Person]) -> None:
    station, boss = here
    unit(here, "H38")
    unit(here, "H38.01", "H38")
    unit(here, "H39")
    assign_fonds(*here, "P01", "H38.01")
    assert {code: board(here, code) for code in ("", "H38", "H38.01")} == dict.fromkeys(
        ("", "H38", "H38.01"), (2 * 4896, 2, None)
    )
    set_plan(*here, WHOLE)
    set_plan(*here, Plan("H38", 100, 0, 10, unit_price=5000, coefficient="1.2"))
    before = (9_289_223 - 10) * 4896 + 10 * 6000
    found = {code: board(here, code) for code in ("", "H38", "H38.01", "H39")}
    assert found == {
        "": (before + 12_000, 9_289_225, 74), "H38": (72_000, 12, 12), "H38.01": (12_000, 2, None), "H39": (0, 0, None),
    }  # fmt: skip
    for code, plan in plans(station).items():
        standing = plan_standing(station, boss, plan, station.clock.now())
        assert (standing.cost_to_date, standing.progress.percent) == (found[code][0], found[code][2])
        assert standing.progress.plan == plan, "what was done below is no figure of the plan itself"
    assert standing.cost_planned == 100 * 6000
    whole = plan_standing(station, boss, plans(station)[""], station.clock.now())
    assert whole.cost_planned == (12_490_500 - 100) * 4896 + 100 * 6000


def board(here: tuple[Station, Person], code: str) -> tuple[int, int, int | None]:
    found = read_dashboard(*here, Scope(days=0, unit=code))
    return found.money.amount, int(found.money.a4_pages), None if found.plan is None else found.plan.percent


def test_a_plan_is_changed_taken_back_and_taken_away(here: tuple[Station, Person]) -> None:
    set_plan(*here, WHOLE)
    first = plans(here[0])[""]
    before = set_plan(
        *here, replace(WHOLE, pages=13_000_000, unit_price=5100, coefficient="damaged * 1.25*2", note=" a ")
    )
    assert before == first
    changed = plans(here[0])[""]
    assert (changed.pages, changed.unit_price, changed.coefficient, changed.note) == (13_000_000, 5100, "2.5", "a")
    assert set_plan(*here, changed) == changed
    assert set_plan(*here, before) == changed
    assert plans(here[0]) == {"": first}
    set_plan(*here, Plan("", 0, 0))
    assert plans(here[0]) == {}
    assert verify_workspace(here[0].workspace) == []


def test_the_same_plan_again_writes_nothing(here: tuple[Station, Person]) -> None:
    set_plan(*here, WHOLE)
    with here[0].workspace.read() as reader:
        count = reader.event_count()
    set_plan(*here, WHOLE)
    with here[0].workspace.read() as reader:
        assert reader.event_count() == count


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pages": -1}, "plan_amount"), ({"pages_before": 10**14}, "plan_amount"), ({"unit_price": -5}, "plan_amount"),
        ({"begins": date(2026, 7, 1)}, "plan_dates"), ({"coefficient": "1,2"}, "plan_coefficient"),
        ({"coefficient": "0"}, "plan_coefficient"), ({"coefficient": "-1"}, "plan_coefficient"),
        ({"coefficient": "mới"}, "plan_coefficient"), ({"coefficient": "999999999*999999999"}, "plan_coefficient"),
        ({"coefficient": "1/999999999*1/999999999"}, "plan_coefficient"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(here: tuple[Station, Person], changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InputFault) as caught:
        set_plan(*here, replace(WHOLE, **changes))
    assert caught.value.code == code
    assert plans(here[0]) == {}


def test_a_plan_is_for_a_unit_that_is_there(here: tuple[Station, Person]) -> None:
    with pytest.raises(NotFound, match="entry_unknown"):
        set_plan(*here, replace(WHOLE, unit="H38"))
    with here[0].workspace.read() as reader:
        minh = reader.person_by_name("minh")
    with pytest.raises(Refused, match="role_missing"):
        set_plan(here[0], minh, WHOLE)
    with pytest.raises(Refused, match="role_missing"):
        plan_standing(here[0], minh, WHOLE, here[0].clock.now())


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(numerator=st.integers(1, 10**6), places=st.integers(0, 6), times=st.sampled_from(["", "*2", " * 1/3", "*loose"]))
def test_the_coefficient_that_is_kept_is_the_number_that_was_written(
    here: tuple[Station, Person], numerator: int, places: int, times: str
) -> None:
    digits = str(numerator).zfill(places + 1)
    text = (f"{digits[:-places]}.{digits[-places:]}" if places else digits) + times
    meant = cost_table(here[0]).coefficient(text)
    if meant > 1000:
        with pytest.raises(InputFault):
            set_plan(*here, replace(WHOLE, coefficient=text))
    else:
        set_plan(*here, replace(WHOLE, coefficient=text))
        assert exact(plans(here[0])[""].coefficient) == meant


def test_the_pace_is_that_of_the_last_weeks(here: tuple[Station, Person]) -> None:
    """Ten working days with as many pages as their number: what is left takes as long as the arithmetic says."""
    station, boss = here
    monday = date(2026, 3, 2)
    days = (monday - timedelta(days=back) for back in range(1, 15))
    totals = [
        TotalRow(CountKey(day.isoformat(), 9, size="A3"), "", Figures(accepted=100, dossiers=2))
        for day in days
        if day.weekday() < 5
    ]
    other = MergedRecord("ab" * 16, "trạm B", "cd" * 32, 7, "ef" * 32, "01" * 32, station.clock.now())
    with station.workspace.write(boss) as unit:
        unit.put_merged(other, totals, "")
    standing = plan_standing(station, boss, Plan("", 1500, 0, unit_price=10, deadline=monday), station.clock.now())
    # Two pages of this station, accepted today, are among those of today: five days are left with it.
    assert standing.progress.pages_left == 498
    assert (standing.forecast.pace, standing.forecast.expected) == (100.0, date(2026, 3, 6))
    assert standing.forecast.needed_per_day == 500
    assert (standing.a4_pages, standing.cost) == (2002, 20_020)
    by_dossiers = plan_standing(station, boss, Plan("", 0, 30), station.clock.now())
    assert (by_dossiers.progress.percent, by_dossiers.progress.dossiers_left) == (66, 10)
    assert (by_dossiers.forecast.pace, by_dossiers.forecast.expected) == (2.0, date(2026, 3, 6))
