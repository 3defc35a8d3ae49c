"""What every use case is given: workspace, clock, settings, and the parts that the composition root chose."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from station.capture.client import ScannerClient
from station.model.clock import Clock
from station.packaging.profile import PackageStructure
from station.settings.profiles import Profiles
from station.settings.station import StationSettings
from station.storage.workspace import Workspace

SOFTWARE = "scanning-station"


@dataclass(frozen=True, slots=True)
class Station:
    """One open workspace with everything needed to work in it.

    ``executor`` runs inspection and rendering; ``scanner`` opens the client of a driver by name; ``structures`` are the
    package structures by module name; ``software`` is name and version for the record.
    """

    workspace: Workspace
    clock: Clock
    settings: StationSettings
    profiles: Profiles
    executor: Executor
    workers: int
    scanner: Callable[[str], ScannerClient]
    structures: dict[str, PackageStructure]
    name: str
    software: str
