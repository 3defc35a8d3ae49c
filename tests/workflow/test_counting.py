"""Figures are for supervisors; what is asked wrongly is named; the proof can be asked for at any time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import update

from station.model.dossier import Dossier, Page
from station.model.errors import InputFault, Refused
from station.storage.count_schema import count_total
from station.workflow.counting import count, prove_counts
from station.workflow.station import Station


@pytest.fixture
def scanned(station: Station, crew: object, dossier: Dossier, scan: Callable[..., list[Page]]) -> list[Page]:
    return scan()


def test_a_supervisor_sees_the_figures(station: Station, crew: object, scanned: list[Page]) -> None:
    (row,) = count(station, crew.supervisor, ("operator", "fonds"))  # type: ignore[attr-defined]
    assert row.group[0] == "huong"
    assert row.captured == len(scanned)
    assert count(station, crew.supervisor, (), only={"operator": "minh"}) == []  # type: ignore[attr-defined]
    assert count(station, crew.supervisor, (), "2020-01-01", "2020-12-31") == []  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="role_missing"):
        count(station, crew.operator, ())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"only": {"operator": "nobody"}}, "count_value"), ({"only": {"unit": "H99"}}, "count_value"),
        ({"only": {"fonds": "P9"}}, "count_value"), ({"only": {"hour": "25"}}, "count_value"),
        ({"only": {"day": "gần đây"}}, "count_value"), ({"only": {"device": "none such"}}, "count_value"),
        ({"only": {"moon": "full"}}, "count_dimension"), ({"since": "31/03/2026"}, "count_day"),
        ({"since": "2026-03-31", "until": "2026-03-01"}, "count_period"),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_named(station: Station, crew: object, options: dict[str, str], code: str) -> None:
    with pytest.raises(InputFault, match=code):
        count(station, crew.supervisor, ("day",), **options)  # type: ignore[attr-defined, arg-type]


def test_totals_are_proved_and_put_right(station: Station, scanned: list[Page]) -> None:
    assert prove_counts(station) == []
    with station.workspace.engine.begin() as connection:
        connection.execute(update(count_total).values(sheets=99))
    (found,) = prove_counts(station)
    assert (found.kind, found.figure, found.kept) == ("total", "sheets", 99)
    assert prove_counts(station, rebuild=True) == [found]
    assert prove_counts(station) == []
    assert scanned
