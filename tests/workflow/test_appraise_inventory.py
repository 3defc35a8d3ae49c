"""Inventories are appraised, dossiers come first, and a station may scan approved inventories only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from station.model.appraisal import AppraisalState
from station.model.dossier import Dossier
from station.model.errors import InputFault, NotFound, Refused
from station.storage.records import ListQuery
from station.storage.verify import verify_workspace
from station.workflow.appraise_inventory import appraise, inventories, set_priority
from station.workflow.capture_pages import open_for_capture
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.station import Station

if TYPE_CHECKING:
    from conftest import Crew


def test_an_inventory_is_a_draft_until_a_document_approves_it(station: Station, crew: Crew, dossier: Dossier) -> None:
    (line,) = inventories(station)
    assert (line.state, line.appraisal, line.dossiers, line.urgent) == (AppraisalState.DRAFT, None, 1, 0)
    one = line.inventory.id
    assert appraise(station, crew.supervisor, one, AppraisalState.SUBMITTED, note=" trình  Sở ") is AppraisalState.DRAFT
    with pytest.raises(Refused, match="appraisal_document"):
        appraise(station, crew.supervisor, one, AppraisalState.APPROVED)
    before = appraise(
        station, crew.supervisor, one, AppraisalState.APPROVED, document="12/QĐ-SNV", document_date="01/02/2026"
    )
    assert before is AppraisalState.SUBMITTED
    (line,) = inventories(station)
    assert line.appraisal is not None
    assert (line.state, line.appraisal.document, line.appraisal.document_date, line.appraisal.person) == (
        AppraisalState.APPROVED, "12/QĐ-SNV", "01/02/2026", "lan",
    )  # fmt: skip
    with station.workspace.read() as reader:
        said = reader.appraisals(one)
    assert [(word.state, word.note) for word in said] == [
        (AppraisalState.SUBMITTED, "trình Sở"), (AppraisalState.APPROVED, ""),
    ]  # fmt: skip
    assert verify_workspace(station.workspace) == []


@pytest.mark.parametrize("day", ["32/01/2026", "2026", "01/2026", "1/2/2026", "01/01/2999"])
def test_the_date_of_a_document_is_a_day_that_was(station: Station, crew: Crew, dossier: Dossier, day: str) -> None:
    (line,) = inventories(station)
    with pytest.raises(InputFault, match="date_bad"):
        appraise(station, crew.supervisor, line.inventory.id, AppraisalState.SUBMITTED, document_date=day)


def test_only_supervisors_appraise_what_exists(station: Station, crew: Crew, dossier: Dossier) -> None:
    (line,) = inventories(station)
    for person in (crew.operator, crew.reviewer):
        with pytest.raises(Refused, match="role_missing"):
            appraise(station, person, line.inventory.id, AppraisalState.SUBMITTED)
        with pytest.raises(Refused, match="role_missing"):
            set_priority(station, person, [dossier.id], 1)
    with pytest.raises(NotFound, match="inventory_unknown"):
        appraise(station, crew.supervisor, "nothing", AppraisalState.SUBMITTED)
    with pytest.raises(InputFault, match="text_too_long"):
        appraise(station, crew.supervisor, line.inventory.id, AppraisalState.SUBMITTED, note="a\x00b")


def test_a_strict_station_scans_approved_inventories_only(station: Station, crew: Crew, dossier: Dossier) -> None:
    strict = replace(station, settings=replace(station.settings, require_approved_inventory=True))
    open_for_capture(station, crew.operator, dossier)
    with pytest.raises(Refused, match="inventory_unapproved") as refused:
        open_for_capture(strict, crew.operator, dossier)
    assert refused.value.context == {"dossier": dossier.code, "inventory": "inventory"}
    (line,) = inventories(station)
    appraise(station, crew.supervisor, line.inventory.id, AppraisalState.APPROVED, document="1/QĐ")
    open_for_capture(strict, crew.operator, dossier)
    appraise(station, crew.supervisor, line.inventory.id, AppraisalState.REJECTED, document="2/QĐ")
    with pytest.raises(Refused, match="inventory_unapproved"):
        open_for_capture(strict, crew.operator, dossier)


def test_dossiers_with_priority_come_first_in_the_worklist(
    station: Station, crew: Crew, mapping: ColumnMapping, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    rows = "\n".join(f"A.{n:02d},Hồ sơ {n},{'Vĩnh viễn' if n == 7 else ''}" for n in range(10))
    path.write_text(f"Mã hồ sơ,Tiêu đề,THBQ\n{rows}\n", encoding="utf-8")
    import_inventory(station.workspace, crew.supervisor, path, mapping, fonds="P1")
    with station.workspace.read() as reader:
        ids = {one.code: one.id for one in reader.dossiers()}
    before = set_priority(station, crew.supervisor, [ids["A.05"], ids["A.08"]], 9)
    assert before == {ids["A.05"]: 0, ids["A.08"]: 0}
    everything = ["A.05", "A.08", "A.07", *(f"A.{n:02d}" for n in (0, 1, 2, 3, 4, 6, 9))]
    with station.workspace.read() as reader:
        assert [line.code for line in reader.worklist(ListQuery(), 20)] == everything
        portions = [line.code for first in range(0, 10, 3) for line in reader.worklist(ListQuery(), 3, first)]
    assert portions == everything
    (line,) = inventories(station)
    assert line.urgent == 3
    set_priority(station, crew.supervisor, list(before), before)
    with station.workspace.read() as reader:
        assert [line.code for line in reader.worklist(ListQuery(), 2)] == ["A.07", "A.00"]
    assert verify_workspace(station.workspace) == []


@pytest.mark.parametrize("priority", [-1, 10])
def test_priorities_are_figures_of_one_digit(station: Station, crew: Crew, dossier: Dossier, priority: int) -> None:
    with pytest.raises(InputFault, match="priority_bad"):
        set_priority(station, crew.supervisor, [dossier.id], priority)
    with pytest.raises(NotFound, match="dossier_unknown"):
        set_priority(station, crew.supervisor, ["nothing"], 1)
