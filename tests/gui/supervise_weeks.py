"""Workspaces for the pictures of the supervisor's room: three weeks of work, and one in which nothing happened yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from supervise_kit import NAMES, MovedClock, Weeks

from station.bootstrap import Parts
from station.model.clock import Clock
from station.model.paper import Condition
from station.model.people import Person, Role
from station.model.plan import Plan
from station.settings.declared import build, read_toml
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.paper_custody import record_condition
from station.workflow.people import add_person
from station.workflow.station import Station

TITLES = ("Giao đất ở khu dân cư xã Tân Lập", "Cấp giấy chứng nhận xã Hòa Bình", "Quy hoạch thị trấn An Sơn")
DAYS = 19


def nothing_yet(services: Parts, workspace: Path, people: Mapping[Role, tuple[str, str]], password: str) -> None:
    """Make a workspace with people and nothing else."""
    with services.open_station(workspace) as station:
        _people(station, people, password)


def fill_weeks(services: Parts, workspace: Path, people: Mapping[Role, tuple[str, str]], password: str) -> None:
    """Bring a workspace to three weeks of work of six people, half way through a plan that will be late."""
    today: Clock = services.clock
    clock = MovedClock(today.now() - timedelta(days=40))
    services.clock = clock  # type: ignore[assignment, misc]
    with services.open_station(workspace) as station:
        roles = _people(station, people, password)
        crew = [
            add_person(
                station.workspace, roles[Role.ADMINISTRATOR], f"quet{n}", name, frozenset({Role.OPERATOR}), password
            )
            for n, name in enumerate(NAMES, start=1)
        ]
        register(services, station, roles[Role.SUPERVISOR], workspace)
        with station.workspace.read() as reader:
            dossiers = reader.dossiers()
        image = min(min((services.resources / "demo" / "pages").iterdir()).iterdir()).read_bytes()
        weeks = Weeks(station, clock, crew, roles[Role.REVIEWER], [one.id for one in dossiers], image)
        weeks.live(today.now(), DAYS)
        with station.workspace.write(roles[Role.SUPERVISOR]) as unit:
            begins, deadline = (today.now().date() + timedelta(days=more) for more in (-45, 38))
            unit.set_plan(Plan("", 17_500, 0, 3_000, 0, begins, deadline, 4896, "1", ""))
        for dossier, condition in zip(dossiers[-3:], (Condition.TORN, Condition.STUCK, Condition.FADED), strict=True):
            record_condition(station, crew[0], dossier, condition)
    services.clock = today  # type: ignore[assignment, misc]


def register(services: Parts, station: Station, person: Person, folder: Path) -> None:
    """Import an inventory of 400 dossiers."""
    rows = ["Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang,Độ mật"]
    rows += [
        f"H49.64.33.1998.{n:04d},{TITLES[n % 3]} tập {1 + n // 3},{1 + n // 16:03d},18,36,Thường" for n in range(400)
    ]
    path = folder / "Mục lục 04.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    source = services.resources / "profiles" / "inventory" / "default.toml"
    import_inventory(station.workspace, person, path, build(ColumnMapping, read_toml(source), str(source)), fonds="H49")


def _people(station: Station, people: Mapping[Role, tuple[str, str]], password: str) -> dict[Role, Person]:
    made: dict[Role, Person] = {}
    for role, (name, full) in people.items():
        maker = made.get(Role.ADMINISTRATOR)
        made[role] = add_person(station.workspace, maker, name, full, frozenset({role}), password)
    return made
