"""A large list is written in shares: who scans meanwhile is let in, and what is interrupted goes on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from station.jobs.job import CancelToken, JobCancelled, Progress
from station.storage.verify import verify_workspace
from station.workflow import import_inventory as importing
from station.workflow import import_shares
from station.workflow.appraise_inventory import inventories
from station.workflow.board_needs import dossiers_behind, needs
from station.workflow.import_inventory import ImportResult, continue_imports, import_inventory
from station.workflow.inventory_mapping import ColumnMapping
from station.workflow.station import Station

ROWS, SHARE = 25, 10
HEAD = "Mã hồ sơ,Tiêu đề,Hộp số\n"


class PowerCutError(Exception):
    """Ends the program between two shares."""


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "AT_ONCE", SHARE)
    monkeypatch.setattr(import_shares, "SHARE", SHARE)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return written(tmp_path / "ML 04.csv", "Hồ sơ")


def written(path: Path, title: str, rows: int = ROWS) -> Path:
    lines = (f"A.{n:03d},{title} {n},H{n // 4}\n" for n in range(rows))
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def codes(station: Station) -> list[str]:
    with station.workspace.read() as reader:
        return [one.code for one in reader.dossiers()]


def kinds(station: Station) -> list[str]:
    with station.workspace.read() as reader:
        return [event.kind for event in reader.events()]


def cut_after(share: int) -> object:
    told = []

    def sink(progress: Progress) -> None:
        if progress.what == "dossiers":
            told.append(progress.done)
            if len(told) == share:
                raise PowerCutError

    return sink


def take(station: Station, crew: Any, mapping: ColumnMapping, path: Path, **how: object) -> ImportResult:
    return import_inventory(station.workspace, crew.supervisor, path, mapping, fonds="P1", **how)  # type: ignore[arg-type]


def is_clean(station: Station) -> bool:
    folder = station.workspace.path / import_shares.FOLDER
    with station.workspace.read() as reader:
        unfinished = reader.unfinished_imports(station.workspace.station)
    return not unfinished and not list(folder.iterdir()) and not verify_workspace(station.workspace)


def test_who_scans_meanwhile_is_let_in(station: Station, crew: Any, mapping: ColumnMapping, listed: Path) -> None:
    def sink(progress: Progress) -> None:
        if progress.what == "dossiers":
            with station.workspace.write(crew.operator) as unit:
                unit.emit("page.captured.meanwhile", "x")

    result = take(station, crew, mapping, listed, progress=sink)
    assert (result.imported, result.written, len(codes(station))) == (ROWS, True, ROWS)
    said = [kind for kind in kinds(station) if "registered" in kind or "meanwhile" in kind]
    assert said == ["dossiers.registered", "page.captured.meanwhile"] * 3
    assert is_clean(station)
    with station.workspace.read() as reader:
        (inventory,) = reader.inventories()
        boxes = [line.box for line in reader.shelves()]
    assert (inventory.code, inventory.source_name) == ("ML 04", "ML 04.csv")
    assert len(boxes) == len(set(boxes)) == 7, "a box that two shares name is one"


def test_what_was_interrupted_goes_on_at_the_next_opening(
    station: Station, crew: Any, mapping: ColumnMapping, listed: Path
) -> None:
    with pytest.raises(PowerCutError):
        take(station, crew, mapping, listed, progress=cut_after(2))
    assert len(codes(station)) == 2 * SHARE
    listed.unlink()
    (result,) = continue_imports(station.workspace)
    assert (result.imported, result.written, len(result.rejected)) == (ROWS, True, 0)
    assert codes(station) == [f"A.{n:03d}" for n in range(ROWS)]
    assert kinds(station).count("inventory.imported") == 1
    assert continue_imports(station.workspace) == []
    assert is_clean(station)
    with station.workspace.read() as reader:
        assert len(reader.inventories()) == 1


def test_the_same_file_again_goes_on_too_and_then_changes_nothing(
    station: Station, crew: Any, mapping: ColumnMapping, listed: Path
) -> None:
    with pytest.raises(PowerCutError):
        take(station, crew, mapping, listed, progress=cut_after(1))
    assert take(station, crew, mapping, listed).written
    assert len(codes(station)) == ROWS
    again = take(station, crew, mapping, listed)
    assert (again.written, again.imported, again.already) == (False, 0, ROWS)
    assert is_clean(station)


def test_an_update_goes_on_and_says_each_change_once(
    station: Station, crew: Any, mapping: ColumnMapping, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(station, crew, mapping, listed)
    newer = written(listed.with_name("v2.csv"), "Hồ sơ mới", ROWS + 12)
    relist, shares = import_shares.relist_rows, []

    def once(*told: object) -> int:
        shares.append(told)
        if len(shares) == 2:
            raise PowerCutError
        return relist(*told)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(import_shares, "relist_rows", once)
        with pytest.raises(PowerCutError):
            take(station, crew, mapping, newer, update=True)
    assert kinds(station).count("dossier.relisted") == SHARE
    (result,) = continue_imports(station.workspace)
    assert (result.imported, result.updated) == (12, ROWS - SHARE)
    assert kinds(station).count("dossier.relisted") == ROWS
    with station.workspace.read() as reader:
        assert {one.title.rpartition(" ")[0] for one in reader.dossiers()} == {"Hồ sơ mới"}
    assert is_clean(station)


def test_what_somebody_registered_meanwhile_is_not_there_twice(
    station: Station, crew: Any, mapping: ColumnMapping, listed: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(f"{HEAD}A.024,Của người khác,H9\n", encoding="utf-8")
    told = []

    def sink(progress: Progress) -> None:
        if progress.what == "dossiers" and not told:
            told.append(take(station, crew, mapping, other))

    result = take(station, crew, mapping, listed, progress=sink)
    assert (result.imported, sorted(codes(station))) == (ROWS - 1, [f"A.{n:03d}" for n in range(ROWS)])
    assert is_clean(station)


def test_a_cancelled_list_leaves_nothing_until_its_first_share(
    station: Station, crew: Any, mapping: ColumnMapping, listed: Path
) -> None:
    token = CancelToken()
    with pytest.raises(JobCancelled):
        take(station, crew, mapping, listed, progress=lambda _progress: token.cancel(), cancelled=token)
    assert codes(station) == []
    assert not (station.workspace.path / import_shares.FOLDER).exists()


def test_what_another_station_is_at_is_left_to_it(
    station: Station, crew: Any, mapping: ColumnMapping, listed: Path
) -> None:
    with pytest.raises(PowerCutError):
        take(station, crew, mapping, listed, progress=cut_after(1))
    own, station.workspace.station = station.workspace.station, "another"
    assert continue_imports(station.workspace) == []
    station.workspace.station = own
    assert len(codes(station)) == SHARE
    assert len(continue_imports(station.workspace)) == 1
    assert is_clean(station)


def test_an_import_whose_copy_is_gone_is_halted_told_and_ended_by_importing_the_list_again(
    station: Station, crew: Any, mapping: ColumnMapping, listed: Path
) -> None:
    with pytest.raises(PowerCutError):
        take(station, crew, mapping, listed, progress=cut_after(1))
    shutil.rmtree(station.workspace.path / import_shares.FOLDER)
    assert continue_imports(station.workspace) == []
    with station.workspace.read() as reader:
        (event,) = [event for event in reader.events() if event.kind == "inventory.import_halted"]
        assert reader.unfinished_imports(station.workspace.station) == []
        (need,) = [need for need in needs(reader, station.workspace.now()) if need.code == "halted"]
        assert len(dossiers_behind(reader, "halted", station.workspace.now())) == SHARE
    assert event.details["code"] == "file_missing"
    assert (need.count, need.place) == (SHARE, listed.name)
    assert [line.whole for line in inventories(station)] == [False]

    with pytest.raises(PowerCutError):
        take(station, crew, mapping, listed, progress=cut_after(1))
    (result,) = continue_imports(station.workspace)
    assert (result.imported, len(codes(station))) == (ROWS, ROWS)
    assert [line.whole for line in inventories(station)] == [True]
    assert is_clean(station)
