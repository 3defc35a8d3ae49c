"""The only place where concrete parts are chosen and wired: settings, clock, drivers, engines, structures, faces."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from station import __version__
from station.model.errors import StationError
from station.model.reasons import Reasons
from station.settings.profiles import Profiles, load_profiles
from station.settings.reasons import load_reasons, reason_files
from station.settings.resources import resources_folder
from station.settings.station import SITE_FILES, SITE_FOLDER, StationSettings, load_settings, station_name
from station.settings.texts import LANGUAGES, Texts

if TYPE_CHECKING:
    from station.capture.discovery import Discovery
    from station.capture.scanner import Device
    from station.ocr.engine import OcrEngine
    from station.packaging.profile import PackageStructure
    from station.storage.workspace import AcceptOlder, Workspace
    from station.workflow.station import OpenScanner, Station

SOFTWARE = f"scanning-station {__version__}"


class SystemClock:
    """The one clock that looks at the machine."""

    def now(self) -> datetime:
        """Return the present moment in the machine's time zone."""
        return datetime.now().astimezone()  # noqa: TID251 - the clock that is handed to everybody else


@dataclass(frozen=True)
class Parts:
    """The parts of the product, each imported and made when it is first asked for (``workflow.services.Services``)."""

    settings: StationSettings
    resources: Path

    @cached_property
    def clock(self) -> SystemClock:
        """The clock."""
        return SystemClock()

    @cached_property
    def profiles(self) -> Profiles:
        """Profiles of the product, and over them those of the site."""
        return load_profiles([self.resources, SITE_FOLDER])

    @cached_property
    def texts(self) -> Texts:
        """The words of this run's language."""
        return Texts(self.resources / "texts", self.settings.language)

    def reasons(self, workspace: Path) -> Reasons:
        """The reasons that can be chosen in a workspace, as its files say now."""
        return load_reasons(reason_files(self.resources, workspace))

    @property
    def software(self) -> str:
        """Name and version for the record."""
        return SOFTWARE

    @property
    def workers(self) -> int:
        """How many processes work at once."""
        return self.settings.workers or os.cpu_count() or 1

    def structures(self) -> Mapping[str, PackageStructure]:
        """The package structures by name, each imported where a package is made or verified: they load PDF and XML."""
        from station.packaging import profiles
        from station.plugins import Plugins

        return Plugins(profiles)

    def engines(self) -> Mapping[str, OcrEngine]:
        """The OCR engines by name."""
        from station.ocr import engines
        from station.ocr.engine import OcrEngine
        from station.plugins import load_plugins

        return load_plugins(engines, OcrEngine)  # type: ignore[type-abstract]  # a port is asked for

    @cached_property
    def _discovery(self) -> Discovery:
        from station.capture.discovery import find_devices

        return find_devices()

    def look_again(self) -> None:
        """Forget which scanners answered: the next question asks every driver anew, which takes seconds."""
        self.__dict__.pop("_discovery", None)

    def drivers(self) -> Mapping[str, str]:
        """The scanner drivers, each with ``""`` or the code of the reason why it cannot be used."""
        from station.capture.discovery import driver_names

        missing = self._discovery.unavailable
        return {name: missing[name].code if name in missing else "" for name in driver_names()}

    def devices(self) -> list[Device]:
        """The scanners that answer now."""
        return list(self._discovery.devices)

    @contextmanager
    def executor(self, tasks: int) -> Iterator[tuple[Executor, int]]:
        """Return an executor for one command without a workspace.

        Threads: the heavy libraries let go of the interpreter while they work, and starting a process costs as much CPU
        as reading half a page.
        """
        from concurrent.futures import ThreadPoolExecutor

        workers = max(1, min(self.workers, tasks))
        with ThreadPoolExecutor(workers) as pool:
            yield pool, workers

    @contextmanager
    def open_station(self, workspace: Path, accept_older: AcceptOlder | None = None) -> Iterator[Station]:
        """Open or make the workspace, with worker processes that start when they are first needed.

        ``accept_older``: asked who takes a database that is older than the one last used there.
        """
        from station.jobs.executors import process_pool
        from station.storage.workspace import Workspace
        from station.workflow.station import Station

        name = station_name(self.settings)
        with (
            Workspace.create_or_open(workspace, self.clock, name, accept_older=accept_older) as opened,
            process_pool(self.workers) as pool,
        ):
            _finish(opened)
            yield Station(
                workspace=opened, clock=self.clock, settings=self.settings, profiles=self.profiles, executor=pool,
                workers=self.workers, scanner=_scanner(opened.spool), structures=self.structures(), name=name,
                software=SOFTWARE,
            )  # fmt: skip


def _finish(workspace: Workspace) -> None:
    """Go on with what was interrupted; what reads lists is loaded only then."""
    with workspace.read() as reader:
        unfinished = reader.unfinished_imports(workspace.station)
    if unfinished:
        from station.workflow.import_inventory import continue_imports

        continue_imports(workspace)


def _scanner(spool: Path) -> OpenScanner:
    from station.capture.client import PAGES_AHEAD, ScannerClient

    def open_client(driver: str, /, *, pages_ahead: int = PAGES_AHEAD) -> ScannerClient:
        return ScannerClient(driver, spool, pages_ahead=pages_ahead)

    return open_client


def _language(argv: Sequence[str]) -> dict[str, str]:
    """Return the language asked for on the command line: the help speaks it before the arguments are parsed."""
    for index, argument in enumerate(argv):
        value = argument.partition("=")[2] or (argv[index + 1] if index + 1 < len(argv) else "")
        if argument.split("=")[0] == "--lang" and value in LANGUAGES:
            return {"language": value}
    return {}


def main(argv: Sequence[str]) -> int:
    """Run the window (no arguments) or a command; return the exit code."""
    from station.cli.face import tell_error
    from station.cli.main import build_parser, run

    try:
        resources = resources_folder()
        settings = load_settings(SITE_FILES, _language(argv))
        parts = Parts(settings, resources)
    except StationError as error:
        tell_error(Texts(resources_folder() / "texts", "vi"), error, as_json="--json" in argv)
        return error.exit_code
    arguments = build_parser(parts.texts, SOFTWARE, argv).parse_args(list(argv) or ["window"])
    if arguments.command != "window":
        return run(arguments, parts)
    if not _has_display():
        sys.stderr.write(parts.texts.word("no_display") + "\n")
        return run(build_parser(parts.texts, SOFTWARE, ["demo"]).parse_args(["demo"]), parts)
    return _show_window(parts, Path(arguments.workspace))


def _show_window(parts: Parts, workspace: Path) -> int:
    """Open the window; where there is no workspace yet and none was named, on the sample dossiers."""
    from station.cli.main import default_workspace, demo_workspace
    from station.gui.application import run_window
    from station.workflow.demonstration import accounts_file, prepare_demo

    if workspace != default_workspace() or workspace.exists():
        return run_window(parts, workspace)
    workspace = demo_workspace()
    with parts.open_station(workspace) as station:
        prepare_demo(station, parts, lambda _: None)
    # The sample pages of each dossier are the paper of a virtual scanner.
    pages = sorted(path for path in (parts.resources / "demo" / "pages").iterdir() if path.is_dir())
    os.environ.setdefault("STATION_VIRTUAL_SCANNER", os.pathsep.join(map(str, pages)))
    accounts = accounts_file(workspace).read_text(encoding="utf-8").strip()
    return run_window(parts, workspace, parts.texts.word("demo_hint", accounts=accounts))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
