"""The worklist: windows of a long list, filter as you type, and what must be said before a scan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from station.gui.worklist.worklist_model import SUMMARY, WINDOW, Column, WorklistModel
from station.gui.worklist.worklist_presenter import Card, WorklistPresenter
from station.model.dossier import Dossier
from station.model.people import Role
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.storage.records import DossierSummary
from station.workflow.import_inventory import ImportResult

Until = Callable[[Callable[[], Any]], None]


def line(number: int) -> DossierSummary:
    return DossierSummary(
        f"d{number}", f"H.{number}", f"Hồ sơ {number}", "H", "014", DossierState.REGISTERED, None, 1, 2, "",
        0, 0, 0, 0, 0, 0,
    )  # fmt: skip


def test_a_hundred_thousand_dossiers_cost_the_windows_that_are_looked_at(qapp: object) -> None:
    model = WorklistModel()
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.show(100_000, [line(n) for n in range(WINDOW)])
    assert model.rowCount() == 100_000
    assert model.index(5, Column.DOSSIER).data(SUMMARY) == line(5)
    for row in (54_321, 54_322, 54_399, 99_999):
        assert model.index(row, 0).data() is None
    assert wanted == [54_200, 99_800]
    model.put(54_200, [line(n) for n in range(54_200, 54_400)])
    assert model.index(54_321, 0).data(SUMMARY) == line(54_321)
    for offset in range(0, 10_000, WINDOW):
        model.put(offset, [line(n) for n in range(offset, offset + WINDOW)])
    assert len(model._windows) <= 12


@pytest.fixture
def presenter(start_shift: Callable[[Role], Any], choose: Callable[[Any], Any], registered: Dossier) -> Any:
    shift = start_shift(Role.OPERATOR)
    made = WorklistPresenter(shift, choose(shift))
    yield made
    made.close()


def titles(presenter: WorklistPresenter) -> list[str]:
    model = presenter.model
    return [model.index(row, 0).data(SUMMARY).title for row in range(model.rowCount())]


def test_the_list_follows_what_is_typed_without_accents_or_case(presenter: WorklistPresenter, until: Until) -> None:
    presenter.reload()
    until(lambda: presenter.model.rowCount() == 5)
    presenter.look_for("h")
    presenter.look_for("ho so DAT")
    until(lambda: presenter.model.rowCount() == 1)
    assert titles(presenter) == ["Hồ sơ đất đai"]
    assert presenter.counts[None] == 1
    presenter.look_for("")
    until(lambda: presenter.model.rowCount() == 5)
    presenter.list_state(DossierState.IN_REVIEW)
    until(lambda: presenter.model.rowCount() == 0)
    assert presenter.counts[DossierState.REGISTERED] == 5


def test_only_the_last_filter_is_answered(presenter: WorklistPresenter, until: Until, qtbot: QtBot) -> None:
    listed: list[int] = []
    presenter.listed.connect(lambda: listed.append(presenter.model.rowCount()))
    for text in ("đất", "015", "không có gì"):
        presenter.look_for(text)
        presenter.reload()
    until(lambda: listed)
    qtbot.wait(60)
    assert listed == [0]


def test_no_level_no_scan_until_one_is_recorded(
    presenter: WorklistPresenter, registered: Dossier, until: Until
) -> None:
    cards: list[Card] = []
    presenter.card_changed.connect(cards.append)
    presenter.find_code(registered.code)
    until(lambda: cards)
    assert not cards[-1].may_scan
    assert cards[-1].obstacle is not None
    assert cards[-1].obstacle.code == "secrecy_unknown"
    assert "station" not in presenter.words(cards[-1].obstacle).remedy
    presenter.reload()
    presenter.classify(cards[-1].dossier, Secrecy.ORDINARY)
    until(lambda: cards[-1].may_scan)
    assert cards[-1].dossier.secrecy is Secrecy.ORDINARY
    presenter.classify(cards[-1].dossier, Secrecy.TOP_SECRET)
    until(lambda: not cards[-1].may_scan)
    assert cards[-1].obstacle is not None
    assert cards[-1].obstacle.code.startswith("secrecy_")


def test_a_code_that_nobody_registered_is_told(presenter: WorklistPresenter, until: Until) -> None:
    found: list[str] = []
    presenter.found.connect(found.append)
    presenter.find_code("H99.9")
    until(lambda: found)
    assert found == [""]


def test_an_import_keeps_nothing_while_a_row_is_wrong(
    start_shift: Callable[[Role], Any], tmp_path: Path, until: Until
) -> None:
    from station.gui.worklist.import_presenter import ImportPresenter

    path = tmp_path / "new.csv"
    path.write_text("Mã hồ sơ,Tiêu đề\nH38.9.1,Một\n../../x,Hai\n", encoding="utf-8")
    presenter = ImportPresenter(start_shift(Role.SUPERVISOR))
    results: list[ImportResult] = []
    presenter.finished.connect(results.append)
    presenter.run(path, "H38", only_good=False)
    until(lambda: results)
    assert (results[0].imported, len(results[0].rejected)) == (0, 1)
    assert presenter.rejected.index(0, 0).data() == "3"
    assert presenter.rejected.index(0, 2).data()
    presenter.run(path, "H38", only_good=True)
    until(lambda: len(results) == 2)
    assert results[1].imported == 1
    presenter.close()
