"""Many pages are compared in another process: the same is found, and a process that died is told, not passed over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from station.jobs.executors import process_pool
from station.model.dossier import Dossier
from station.model.errors import NotFound, StorageFault
from station.model.finding import DossierReport
from station.model.states import PageState
from station.workflow import compare_pages as compared
from station.workflow.inspect_pages import compare_dossiers, inspect_waiting
from station.workflow.station import Station


class Beside(Executor):
    """Runs every call in another process, or ends that process instead."""

    def __init__(self) -> None:
        self.asked = 0
        self.dying = False
        self._pool = process_pool(1)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        self.asked += 1
        return self._pool.submit(os._exit, 1) if self.dying else self._pool.submit(fn, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


@pytest.fixture
def inspected(station: Station, dossier: Dossier, scan: Callable[..., Any], sheets: Any) -> Station:
    """Three inspected pages that nobody compared, of the same sheet."""
    scan(*[f"folder {sheets} 1"] * 3)
    inspect_waiting(station, dossier.id)
    return station


@pytest.fixture
def beside(inspected: Station, monkeypatch: pytest.MonkeyPatch) -> Iterator[Beside]:
    """From now on any page more is many, and work is done by another process."""
    monkeypatch.setattr(compared, "FEW", 2)
    with Beside() as executor:
        object.__setattr__(inspected, "executor", executor)
        yield executor


def report_of(station: Station, dossier: Dossier) -> DossierReport | None:
    with station.workspace.read() as reader:
        return reader.dossier_report(dossier.id)


def states(station: Station, dossier: Dossier) -> list[PageState]:
    with station.workspace.read() as reader:
        return [page.state for page in reader.pages(dossier.id)]


def test_another_process_finds_what_is_found_here(inspected: Station, dossier: Dossier, beside: Beside) -> None:
    with inspected.workspace.read() as reader:
        here = compared._compared(reader, dossier.id, inspected.profiles.checklist("default"))
        before = reader.pages(dossier.id)[0].state
    told: list[Any] = []
    compare_dossiers(inspected, [dossier.id], told.append)
    assert here is not None
    assert report_of(inspected, dossier) == here
    assert beside.asked == 1
    twice = [one for one in told if any(found.check == "duplicate" for found in one.report.context)]
    assert [(one.page.number, one.state) for one in twice] == [(2, PageState.FLAGGED), (3, PageState.FLAGGED)]
    assert states(inspected, dossier)[0] == before
    assert compared.compare_pages(inspected, dossier.id) == [], "nothing changed since"


def test_few_pages_do_not_wait_for_another_process(
    inspected: Station, dossier: Dossier, beside: Beside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compared, "FEW", 3)
    assert compared.compare_pages(inspected, dossier.id)
    assert beside.asked == 0


def test_a_process_that_dies_is_told_and_the_next_one_compares(
    inspected: Station, dossier: Dossier, beside: Beside
) -> None:
    before = states(inspected, dossier)
    beside.dying = True
    with pytest.raises(StorageFault) as told:
        compared.compare_pages(inspected, dossier.id)
    assert (told.value.code, told.value.context) == ("comparison_died", {"dossier": dossier.code})
    assert report_of(inspected, dossier) is None
    assert states(inspected, dossier) == before
    beside.dying = False
    assert compared.compare_pages(inspected, dossier.id)
    assert report_of(inspected, dossier) is not None


def test_what_the_other_process_cannot_read_is_told_as_it_is(
    inspected: Station, dossier: Dossier, beside: Beside
) -> None:
    object.__setattr__(inspected.workspace, "path", inspected.workspace.path / "gone")
    with pytest.raises(NotFound) as told:
        compared.compare_pages(inspected, dossier.id)
    assert told.value.code == "workspace_unknown"
