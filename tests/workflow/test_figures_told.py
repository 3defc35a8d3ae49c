"""The figures of another station are counted anew from its events: those of a month of real work, to the last one."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from month_deeds import last_evening, live_through
from month_kit import STATIONS, Month
from stations_kit import open_station, work

from station.bootstrap import Parts
from station.model.people import Role
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.storage.station_key import StationKey
from station.workflow.figures_file import FIGURES_FILE, SIGNATURE, _signed
from station.workflow.figures_told import COUNTED, ToldFigures
from station.workflow.merge_figures import export_figures, merge_figures, merged_stations, own_fingerprint
from station.workflow.official_reports import make_report

# What is made once for all of them takes ten seconds: one worker makes it.
pytestmark = pytest.mark.xdist_group("figures_told")


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    parts = Parts(StationSettings(min_free_bytes=0, warn_free_bytes=0, min_free_files=0), resources_folder())
    month = Month(tmp_path_factory.mktemp("told"), parts, 5)
    month.found(24)
    live_through(month, 2)
    with month.at(STATIONS[0]):
        last_evening(month)
        yield month


@pytest.fixture(scope="module")
def sent(month: Month) -> tuple[Path, str]:
    """The figures of the month's workspace, and the fingerprint of its key."""
    return export_figures(month.station, month.people["lan"], month.folder), own_fingerprint(month.station)


def changed(file: Path, target: Path, key: StationKey, change: Callable[[dict[str, Any]], None]) -> Path:
    """Return the file with other figures, rightly signed: what a station with a wrong program would send."""
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        held = {name: source.read(name) for name in source.namelist()}
        said = json.loads(held[FIGURES_FILE])
        change(said)
        held[FIGURES_FILE] = json.dumps(said).encode()
        signed = key.sign(_signed(held[FIGURES_FILE]))
        held[SIGNATURE] = json.dumps({"public_key": key.public, "signature": signed}).encode()
        for name, data in held.items():
            archive.writestr(name, data)
    return target


def test_the_events_of_a_month_tell_every_figure(month: Month) -> None:
    told = ToldFigures()
    with month.station.workspace.read() as reader:
        totals = reader.own_totals()
        for body in reader.event_bodies(reader.event_count()):
            told.hear(json.loads(body))
    absent = {name for name in COUNTED if not sum(getattr(total.figures, name) for total in totals)}
    assert absent <= {"packaged", "control"}, "what a short month need not have"
    assert told.differing(totals) == ()


def test_a_station_that_agrees_is_told_so_in_list_and_report(
    month: Month, sent: tuple[Path, str], tmp_path: Path, parts: Parts
) -> None:
    with open_station(tmp_path / "here", parts, "trạm này") as (station, _, boss):
        merged = merge_figures(station, boss, sent[0], trust=sent[1])
        assert (merged.proof, merged.differing) == ("agree", ())
        assert [one.proof for one in merged_stations(station)] == ["agree"]
        assert merge_figures(station, boss, sent[0]).proof == "agree"
        assert "đếm lại từ chuỗi sự kiện của trạm: khớp" in said(station, boss, tmp_path)


@pytest.mark.parametrize("figure", COUNTED)
def test_a_figure_that_its_events_do_not_tell_is_marked(
    month: Month, sent: tuple[Path, str], tmp_path: Path, parts: Parts, figure: str
) -> None:
    def more(found: dict[str, Any]) -> None:
        row = found["totals"][0]
        row[len(row) - len(found["figures"]) + found["figures"].index(figure)] += 1

    file = changed(sent[0], tmp_path / "more.figures", StationKey.of(month.station.workspace.path), more)
    with open_station(tmp_path / "here", parts, "trạm này") as (station, _, boss):
        merged = merge_figures(station, boss, file, trust=sent[1])
        assert (merged.proof, merged.differing) == ("differ", (figure,))
        assert [(one.proof, one.differing) for one in merged_stations(station)] == [("differ", (figure,))]
        if figure == "accepted":
            assert "KHÔNG KHỚP: Đạt" in said(station, boss, tmp_path)


def test_events_that_do_not_tell_enough_prove_nothing(tmp_path: Path, parts: Parts) -> None:
    with open_station(tmp_path / "away", parts, "trạm xa") as (away, scene, boss):
        # Written past the use cases: the verdicts of these pages name neither image nor reason.
        work(scene, 1)
        file, trust = export_figures(away, boss, tmp_path), own_fingerprint(away)
    with open_station(tmp_path / "here", parts, "trạm này") as (station, _, boss):
        assert merge_figures(station, boss, file, trust=trust).proof == "untold"
        assert "chuỗi sự kiện không đủ để đếm lại" in said(station, boss, tmp_path)


def said(station: Any, person: Any, folder: Path) -> str:
    """Return the texts of a report of all days."""
    made = make_report(station, person, "quality", since="2020-01-01", until="2030-12-31", folder=folder / "reports")
    assert Role.SUPERVISOR in person.roles
    sheet = openpyxl.load_workbook(made.xlsx).worksheets[0]
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
