"""A real station for the window: workspace on the disk, virtual scanner in its worker, accounts of a small archive."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from capture_kit import Clerk, Until
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from station.bootstrap import SOFTWARE, Parts
from station.capture.client import ScannerClient
from station.capture.scanner import Device
from station.gui import keymap, reasons, severity, theme
from station.gui.capture.capture_presenter import CapturePresenter
from station.gui.capture.capture_view import CaptureView
from station.gui.i18n import Languages
from station.gui.inspection_queue import InspectionQueue
from station.gui.job_bridge import Lanes
from station.gui.preferences import Preferences
from station.gui.scanner.scanner_choice import ScannerChoice
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.settings.settings_view import SettingsView
from station.gui.shift import Shift, Words
from station.jobs.executors import SerialExecutor
from station.model.clock import Clock
from station.model.dossier import Dossier
from station.model.people import Person, Role
from station.model.secrecy import Secrecy
from station.settings.declared import build, read_toml
from station.settings.reasons import FILE_NAME, load_reasons
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.storage.workspace import Workspace
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.people import add_person
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

PASSWORD = "mật khẩu dài"
CODE = "H38.1.2020.001"
WAIT_MS = 20_000


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["station-tests"]


@pytest.fixture
def dressed(qapp: QApplication, parts: Parts) -> Iterator[Languages]:
    """The application in the light theme, speaking Vietnamese."""
    # Only where the test before left another: giving every widget its style again takes half a second.
    if (qapp.property("stationTheme"), theme.text_scale()) != (theme.LIGHT.name, 100):
        theme.apply(qapp, theme.LIGHT, 100)
    languages = Languages(resources_folder() / "i18n")
    languages.use("vi")
    reasons.use(load_reasons([resources_folder() / FILE_NAME]))
    severity.use(parts.profiles.checklist("default").critical)
    yield languages
    languages.use("en")


@pytest.fixture(scope="session")
def parts() -> Parts:
    settings = StationSettings(station="test", min_free_bytes=0, warn_free_bytes=0, min_free_files=0, workers=1)
    return Parts(settings, resources_folder())


class Noon:
    """The clock of the template; tests have the one that moves when told."""

    def now(self) -> datetime:
        return datetime(2026, 11, 19, 12, 0, tzinfo=timezone(timedelta(hours=7)))


@dataclass
class Crew:
    """The people of a small archive, one a role."""

    people: dict[Role, Person]

    def __getitem__(self, role: Role) -> Person:
        return self.people[role]


NAMES = {Role.ADMINISTRATOR: "admin", Role.OPERATOR: "huong", Role.REVIEWER: "minh", Role.SUPERVISOR: "lan"}
FULL_NAMES = {"admin": "Quản trị trạm", "huong": "Nguyễn Thị Hương", "minh": "Trần Văn Minh", "lan": "Lê Ngọc Lan"}


@pytest.fixture(scope="session")
def mapping() -> ColumnMapping:
    path = resources_folder() / "profiles" / "inventory" / "default.toml"
    return build(ColumnMapping, read_toml(path), str(path))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, mapping: ColumnMapping) -> Path:
    """A workspace with four accounts and five registered dossiers, copied for each test: passwords are slow to hash."""
    folder = tmp_path_factory.mktemp("template")
    inventory = folder / "inventory.csv"
    lines = ["Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang", f"{CODE},Hồ sơ đất đai,014,1,2"]
    lines += [f"H38.1.2020.{n:03d},Hồ sơ số {n},015,{n},{2 * n}" for n in range(2, 6)]
    inventory.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Workspace.create_or_open(folder / "workspace", Noon(), "test") as workspace:
        people: dict[Role, Person] = {}
        for role, name in NAMES.items():
            maker = people.get(Role.ADMINISTRATOR)
            people[role] = add_person(workspace, maker, name, FULL_NAMES[name], frozenset({role}), PASSWORD)
        import_inventory(workspace, people[Role.SUPERVISOR], inventory, mapping, fonds="H38")
    return folder / "workspace"


@pytest.fixture
def workspace_path(tmp_path: Path, template: Path) -> Path:
    shutil.copytree(template, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def station(workspace_path: Path, clock: Clock, parts: Parts) -> Iterator[Station]:
    with Workspace.create_or_open(workspace_path, clock, "test") as workspace:
        yield Station(
            workspace=workspace, clock=clock, settings=parts.settings, profiles=parts.profiles,
            executor=SerialExecutor(), workers=1, structures=parts.structures(), name="test", software=SOFTWARE,
            scanner=lambda driver, **how: ScannerClient(driver, workspace.spool, **how),
        )  # fmt: skip


@pytest.fixture
def crew(station: Station) -> Crew:
    with station.workspace.read() as reader:
        return Crew({role: reader.person_by_name(name) for role, name in NAMES.items()})


@pytest.fixture
def registered(station: Station) -> Dossier:
    """The first dossier; it has no secrecy level."""
    with station.workspace.read() as reader:
        return reader.dossier_by_code(CODE)


@pytest.fixture
def dossier(station: Station, crew: Crew, registered: Dossier) -> Dossier:
    """The first dossier, classified as ordinary."""
    classify_dossier(station, crew[Role.OPERATOR], registered, Secrecy.ORDINARY)
    with station.workspace.read() as reader:
        return reader.dossier(registered.id)


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    made = Lanes()
    broken: list[object] = []
    made.broken.connect(broken.append)
    yield made
    made.close()
    assert broken == []


StartShift = Callable[[Role], Shift]


@pytest.fixture(scope="session")
def vietnamese() -> Words:
    """The words of the window, read once; each shift has a copy, which may take another language."""
    return Words(resources_folder() / "texts", "vi")


@pytest.fixture
def start_shift(
    dressed: Languages, lanes: Lanes, station: Station, parts: Parts, crew: Crew, vietnamese: Words, tmp_path: Path
) -> Iterator[StartShift]:
    """Begin shifts on the station, closed at the end of the test."""
    queues: list[InspectionQueue] = []

    def start(role: Role) -> Shift:
        queue = InspectionQueue(lanes, station)
        queues.append(queue)
        preferences = Preferences(tmp_path / "window.ini")
        return Shift(station, parts, crew[role], lanes, preferences, copy.copy(vietnamese), queue)

    yield start
    for queue in queues:
        queue.close()


class Choice(ScannerChoice):
    """A scanner choice that needs no search: its one device plays a script."""

    def use_script(self, path: Path) -> None:
        device = Device(f"virtual:{path}", "virtual", str(path), vendor="Station", model="Virtual")
        self.devices, self.device = (device,), device
        self.changed.emit()

    def search(self) -> None:
        self.changed.emit()


@pytest.fixture
def choose() -> Callable[[Shift], Choice]:
    """Make the scanner choice of a shift."""
    return Choice


@pytest.fixture
def script(tmp_path: Path, sheets: Path) -> Callable[..., Path]:
    """Write a script of the virtual scanner: the sample sheets unless told otherwise."""

    def write(*steps: str) -> Path:
        path = tmp_path / "scanner.toml"
        listed = ", ".join(f'"{step}"' for step in (steps or (f"folder {sheets} 2",)))
        path.write_text(f'model = "Virtual"\nsteps = [{listed}]\n', encoding="utf-8")
        return path

    return write


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], Any]], None]:
    """Wait until something is true, with the event loop running."""

    def wait(condition: Callable[[], Any]) -> None:
        qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    return wait


@pytest.fixture
def clerk(
    start_shift: Callable[[Role], Shift], choose: Callable[[Any], Any], dossier: Dossier, until: Until, qtbot: QtBot
) -> Iterator[Clerk]:
    shift = start_shift(Role.OPERATOR)
    presenter = CapturePresenter(shift, choose(shift))
    view = CaptureView(presenter)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    keymap.bind(view, "undo", shift.history.undo)
    keymap.bind(view, "redo", shift.history.redo)
    keymap.bind(view, "out", view.go_out)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    view.enter(dossier.id)
    until(lambda: presenter.pages.view)
    yield Clerk(view, presenter, qtbot, until)
    view.close_room()
    shift.history.close()


@pytest.fixture
def feed(clerk: Clerk, script: Callable[..., Path]) -> Callable[..., None]:
    """Lay paper, and what goes wrong with it, into the scanner."""

    def lay(*steps: str) -> None:
        clerk.presenter.choice.use_script(script(*steps))  # type: ignore[attr-defined]

    return lay


OpenPart = Callable[[Role, str], SettingsView]


@pytest.fixture
def open_part(start_shift: StartShift, qtbot: QtBot) -> Iterator[OpenPart]:
    """Show one part of the settings to somebody of a role."""
    views: list[SettingsView] = []

    def show(role: Role, part: str) -> SettingsView:
        view = SettingsView(SettingsPresenter(start_shift(role)))
        views.append(view)
        qtbot.addWidget(view)
        view.resize(1200, 800)
        view.show()
        view.sections.show_section(part)
        shown = getattr(view._presenter, part)
        # One's own password is not read.
        if hasattr(shown, "load"):
            shown.load()
        return view

    yield show
    for view in views:
        view.close_room()
