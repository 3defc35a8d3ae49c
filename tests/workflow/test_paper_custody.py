"""Paper between store and table, and the station that scans only what was taken out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from station.model.dossier import Dossier
from station.model.errors import Refused
from station.model.secrecy import Secrecy
from station.workflow.capture_pages import open_for_capture
from station.workflow.import_inventory import import_inventory
from station.workflow.paper_custody import bring_back, check_in, check_out, take_out
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier
from station.workflow.view_dossiers import paper_on_the_table


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code


def test_a_station_that_asks_for_it_scans_only_what_was_taken_out(
    station: Station, crew, dossier: Dossier, scan
) -> None:
    strict = replace(station, settings=replace(station.settings, require_checkout=True))
    open_for_capture(station, crew.operator, dossier)
    with refused("paper_not_out"):
        open_for_capture(strict, crew.operator, dossier)
    check_out(strict, crew.operator, dossier, "Thủ kho Hà")
    open_for_capture(strict, crew.operator, dossier)
    check_in(strict, crew.operator, dossier)
    with refused("paper_not_out"):
        open_for_capture(strict, crew.operator, dossier)


def test_the_core_refuses_a_page_too_not_only_the_start(station: Station, crew, dossier: Dossier, scan) -> None:
    """The paper may go back while a batch is under way at another station."""
    from station.capture.scanner import Device
    from station.workflow.capture_pages import CapturePlan, capture_pages

    strict = replace(station, settings=replace(station.settings, require_checkout=True))
    device = Device("virtual:generate", "virtual", "")
    plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
    with refused("paper_not_out"):
        next(capture_pages(strict, crew.operator, plan, lambda: False))


def test_several_are_moved_each_for_itself(station: Station, crew, dossier: Dossier, tmp_path: Path, mapping) -> None:
    path = tmp_path / "more.csv"
    path.write_text("Mã hồ sơ,Tiêu đề\nH38.2,Hai\nH38.3,Ba\n", encoding="utf-8")
    import_inventory(station.workspace, crew.supervisor, path, mapping, fonds="H38")
    with station.workspace.read() as reader:
        second, third = reader.dossier_by_code("H38.2"), reader.dossier_by_code("H38.3")
    classify_dossier(station, crew.operator, third, Secrecy.TOP_SECRET)
    check_out(station, crew.supervisor, second)
    moved = take_out(station, crew.operator, [dossier.id, second.id, third.id], "Thủ kho Hà", "hộp 14")
    assert moved.dossier_ids == (dossier.id,)
    assert [one.code for one in moved.refused] == ["paper_out", "secrecy_top"]
    assert [one.code for one in paper_on_the_table(station, crew.operator)] == [dossier.code]
    back = bring_back(station, crew.operator, [dossier.id, third.id])
    assert back.dossier_ids == (dossier.id,)
    assert [one.code for one in back.refused] == ["paper_in_store"]
    assert paper_on_the_table(station, crew.operator) == []


def test_a_level_struck_by_mistake_is_taken_back(station: Station, crew, dossier: Dossier) -> None:
    before = classify_dossier(station, crew.operator, dossier, Secrecy.TOP_SECRET)
    assert before is Secrecy.ORDINARY
    with refused("secrecy_top"):
        open_for_capture(station, crew.operator, dossier)
    assert classify_dossier(station, crew.operator, dossier, before) is Secrecy.TOP_SECRET
    open_for_capture(station, crew.operator, dossier)
