"""Small stations with work of their own: captures, decisions, a supervisor; and what they count."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "durability"))
from storage_kit import DirectSql, Scene, TickingClock, add_page, decide, image, inspect_page, set_dossier, set_scene

from station.bootstrap import SOFTWARE, Parts
from station.jobs.executors import SerialExecutor
from station.model.counting import FIGURES
from station.model.people import Person, Role
from station.model.states import DossierState
from station.storage.workspace import Workspace
from station.workflow.station import Station

__all__ = ["Counts", "DirectSql", "counts", "open_station", "work"]

Counts = dict[tuple[str, ...], tuple[int, ...]]


def counts(workspace: Workspace, by: tuple[str, ...]) -> Counts:
    with workspace.read() as reader:
        return {row.group: tuple(getattr(row, name) for name in FIGURES) for row in reader.counts(by)}


@contextmanager
def open_station(path: Path, parts: Parts, name: str) -> Iterator[tuple[Station, Scene, Person]]:
    """Open a station on a workspace, made with people and two dossiers where there is none."""
    clock = TickingClock()
    with Workspace.create_or_open(path, clock, name) as workspace:
        scene = set_scene(workspace, clock)
        with workspace.write(None) as unit:
            boss = unit.find_person("sếp") or unit.add_person("sếp", "Vũ Thị Sếp", [Role.SUPERVISOR])
        station = Station(
            workspace=workspace, clock=clock, settings=parts.settings, profiles=parts.profiles,
            executor=SerialExecutor(), workers=1, scanner=lambda *_a, **_k: None,  # type: ignore[arg-type]
            structures={}, name=name, software=SOFTWARE,
        )  # fmt: skip
        yield station, scene, boss


def work(scene: Scene, number: int) -> None:
    """Capture two pages or three, accept one, reject another: no two rounds do quite the same."""
    set_dossier(scene, DossierState.CAPTURING)
    people = (scene.lan, scene.hoa)
    pages = [add_page(scene, people[n % 2], image(100 * number + n), f"k{number}-{n}") for n in range(2 + number % 2)]
    set_dossier(scene, DossierState.IN_REVIEW)
    for page in pages:
        inspect_page(scene, page)
    decide(scene, scene.minh, pages[0], "accept")
    decide(scene, scene.minh, pages[1], "reject")
    with scene.workspace.write(scene.minh) as unit:
        unit.assign_fonds("P01", f"H{number}")
    set_dossier(scene, DossierState.RETURNED)
