"""The workspace of the review's bench: a dossier of 3,000 pages and 200 small ones, handed in by somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench_lib._window_workspace import Filled, fill, fill_pages, without_rules
from bench_lib.storage import Clock
from station.model.people import Person, Role
from station.model.profiles import Checklist
from station.storage.workspace import Workspace


@dataclass(frozen=True)
class Handed:
    """What was filled, and who reviews it."""

    filled: Filled
    reviewer: Person


def hand_in(path: Path, pages: int, dossiers: int, small: int, checklist: Checklist) -> Handed:
    """Make the workspace: ``dossiers`` of them wait, the first with ``pages``, the others with ``small`` each."""
    filled = fill(path, pages, dossiers, checklist)
    with Workspace.create_or_open(path, Clock(), "bench") as workspace:
        with workspace.write(filled.person) as unit:
            reviewer = unit.add_person("minh", "Trần Văn Minh", [Role.REVIEWER])
        with workspace.read() as reader:
            others = [one.id for one in reader.dossiers() if one.id != filled.dossier_id]
    with without_rules(path) as sql:
        for number, dossier in enumerate(others):
            fill_pages(sql, dossier, filled, small, checklist, f"{number}-")
        sql.execute("UPDATE dossier SET state = 'in_review'")
    return Handed(filled, reviewer)
