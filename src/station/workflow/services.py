"""What a face of the product (window or command line) may ask of the composition root."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from station.model.clock import Clock
from station.model.reasons import Reasons
from station.settings.profiles import Profiles
from station.settings.station import StationSettings
from station.settings.texts import Texts

if TYPE_CHECKING:
    # A command that opens no workspace should not pay for the import of a database.
    from station.capture.scanner import Device
    from station.ocr.engine import OcrEngine
    from station.packaging.profile import PackageStructure
    from station.storage.workspace import AcceptOlder
    from station.workflow.station import Station


class Services(Protocol):
    """The parts of the product, each made when it is first asked for."""

    @property
    def settings(self) -> StationSettings:
        """The settings of this run."""
        ...

    @property
    def profiles(self) -> Profiles:
        """Capture profiles, checklists and package profiles."""
        ...

    @property
    def texts(self) -> Texts:
        """The words of the language of this run."""
        ...

    def reasons(self, workspace: Path) -> Reasons:
        """The reasons that can be chosen in a workspace, as its files say now; raises ``SettingsFault``."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock."""
        ...

    @property
    def resources(self) -> Path:
        """The folder of the product's own data files."""
        ...

    @property
    def software(self) -> str:
        """Name and version for the record."""
        ...

    def open_station(self, workspace: Path, accept_older: AcceptOlder | None = None) -> AbstractContextManager[Station]:
        """Open (or make) a workspace with its worker processes; raises ``StorageFault``.

        ``accept_older``: asked who takes a database that is older than the one last used there.
        """
        ...

    def executor(self, tasks: int) -> AbstractContextManager[tuple[Executor, int]]:
        """Return an executor that suits so many tasks, and how many of them run at once."""
        ...

    def engines(self) -> Mapping[str, OcrEngine]:
        """The OCR engines by name, those that cannot be used here included."""
        ...

    def structures(self) -> Mapping[str, PackageStructure]:
        """The package structures by name."""
        ...

    def look_again(self) -> None:
        """Forget what the drivers said; the next question asks them anew."""
        ...

    def drivers(self) -> Mapping[str, str]:
        """The scanner drivers, each with ``""`` or the code of the reason why it cannot be used here."""
        ...

    def devices(self) -> list[Device]:
        """The scanners that answer now."""
        ...
