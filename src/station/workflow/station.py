"""What every use case is given: workspace, clock, settings, and the parts that the composition root chose."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Protocol

from station.capture.client import PAGES_AHEAD, ScannerClient
from station.model.clock import Clock
from station.packaging.profile import PackageStructure
from station.settings.profiles import Profiles
from station.settings.station import StationSettings
from station.storage.workspace import Workspace


class OpenScanner(Protocol):
    """Opens the client of a driver; ``pages_ahead``: how many sheets the feeder may run ahead of the disk."""

    def __call__(self, driver: str, /, *, pages_ahead: int = PAGES_AHEAD) -> ScannerClient:
        """Return a client; its worker process starts when it is first needed."""
        ...


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
    scanner: OpenScanner
    structures: Mapping[str, PackageStructure]
    name: str
    software: str
