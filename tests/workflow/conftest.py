"""A station on a real workspace, with the virtual scanner in a real worker process and the real OCR engine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspection_kit import RememberingExecutor
from station.bootstrap import SOFTWARE, Parts
from station.capture.client import ScannerClient
from station.capture.scanner import Device
from station.model.clock import Clock
from station.model.dossier import Dossier, Page
from station.model.people import Person, Role
from station.model.secrecy import Secrecy
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.storage.workspace import Workspace
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.people import add_person
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

MadeOnce = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def parts() -> Parts:
    return Parts(StationSettings(min_free_bytes=0, warn_free_bytes=0, min_free_files=0), resources_folder())


ROLES = {
    "admin": Role.ADMINISTRATOR, "huong": Role.OPERATOR, "minh": Role.REVIEWER, "lan": Role.SUPERVISOR,
}  # fmt: skip


class Crew:
    """The people of a small archive."""

    def __init__(self, station: Station) -> None:
        with station.workspace.read() as reader:
            people = {name: reader.person_by_name(name) for name in ROLES}
        self.administrator, self.operator, self.reviewer, self.supervisor = people.values()

    def add(self, station: Station, name: str, *roles: Role) -> Person:
        return add_person(station.workspace, self.administrator, name, "", frozenset(roles), "mật khẩu dài")


@pytest.fixture
def people_in_it(request: pytest.FixtureRequest) -> bool:
    """Whether the workspace has its crew: it has when a test asks for one."""
    return "crew" in request.fixturenames


@pytest.fixture
def workspace_path(tmp_path: Path, clock: Clock, made_once: MadeOnce, people_in_it: bool) -> Path:
    """A workspace without people, or with a crew; copied, since passwords are slow to hash."""

    def fill(folder: Path) -> None:
        with Workspace.create_or_open(folder / "workspace", clock, "test") as workspace:
            made: list[Person] = []
            for name, role in ROLES.items() if people_in_it else ():
                maker = made[0] if made else None
                made.append(add_person(workspace, maker, name, "", frozenset({role}), "mật khẩu dài"))

    template = made_once("crew" if people_in_it else "nobody", fill)
    shutil.copytree(template / "workspace", tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def station(workspace_path: Path, clock: Clock, parts: Parts) -> Iterator[Station]:
    with Workspace.create_or_open(workspace_path, clock, "test") as workspace:

        def open_scanner(driver: str, /, *, pages_ahead: int = 50) -> ScannerClient:
            return ScannerClient(driver, workspace.spool, pages_ahead=pages_ahead)

        yield Station(
            workspace=workspace, clock=clock, settings=parts.settings, profiles=parts.profiles,
            executor=RememberingExecutor(), workers=1, scanner=open_scanner,
            structures=parts.structures(), name="test", software=SOFTWARE,
        )  # fmt: skip


@pytest.fixture
def crew(station: Station) -> Crew:
    return Crew(station)


@pytest.fixture
def mapping() -> ColumnMapping:
    path = resources_folder() / "profiles" / "inventory" / "default.toml"
    return build(ColumnMapping, read_toml(path), str(path))


@pytest.fixture
def dossier(station: Station, crew: Crew, tmp_path: Path, mapping: ColumnMapping) -> Dossier:
    """One dossier of four pages on two sheets, classified as ordinary."""
    inventory = tmp_path / "inventory.csv"
    inventory.write_text("Mã hồ sơ,Tiêu đề,Số tờ,Số trang\nH38.1.2020.001,Hồ sơ đất đai,2,4\n", encoding="utf-8")
    import_inventory(station.workspace, crew.supervisor, inventory, mapping)
    with station.workspace.read() as reader:
        found = reader.dossier_by_code("H38.1.2020.001")
    classify_dossier(station, crew.operator, found, Secrecy.ORDINARY)
    with station.workspace.read() as reader:
        return reader.dossier(found.id)


Scan = Callable[..., list[Page]]


@pytest.fixture
def scan(station: Station, crew: Crew, dossier: Dossier, tmp_path: Path, sheets: Path) -> Scan:
    """Scan by a script of the virtual scanner and return the pages that were kept."""

    def run(
        *steps: str,
        person: Person | None = None,
        replace: Page | None = None,
        after: str | None = None,
        also: tuple[Page, ...] = (),
        batch: str = "b1",
    ) -> list[Page]:
        listed = ", ".join(f'"{step}"' for step in (steps or (f"folder {sheets}",)))
        script = tmp_path / f"{batch}.toml"
        script.write_text(f"steps = [{listed}]\n", encoding="utf-8")
        device = Device(name=f"virtual:{script}", driver="virtual", address=str(script))
        profile = station.profiles.capture_profile("a4-colour-300")
        plan = CapturePlan(dossier, device, profile, batch, replace, after, also)
        kept: list[Page] = []
        try:
            for page in capture_pages(station, person or crew.operator, plan, lambda: False):
                kept.append(page)  # noqa: PERF402 - kept also when the scanner fails half way
        finally:
            run.kept = kept  # type: ignore[attr-defined]
        return kept

    return run
