"""A workspace with an inventory, a scanner that plays scripts, and a desk with a real screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desktop_kit import PASSWORD, ROOT, Desktop, Screen

from station.model.clock import Clock
from station.model.people import Role
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder
from station.storage.workspace import Workspace
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.people import add_person


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """An inventory of three dossiers of 3, 2 and 2 sheets."""
    path = tmp_path / "inventory.csv"
    path.write_text(
        "Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang\n"
        "H49.1998.001,Giao đất ở khu dân cư mới xã Tân Lập,014,3,6\n"
        "H49.1998.002,Thu hồi đất xây dựng trường tiểu học,014,2,4\n"
        "H49.1998.003,Kiểm kê đất đai định kỳ năm 1998,015,2,4\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def clerk_roles() -> frozenset[Role]:
    """What the clerk may do; a test that tries to accept its own pages says more."""
    return frozenset({Role.OPERATOR})


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock, clerk_roles: frozenset[Role]) -> Path:
    """A workspace with four accounts and nothing else."""
    people = {
        "admin": ("Quản trị trạm", frozenset({Role.ADMINISTRATOR})),
        "minh": ("Trần Văn Minh", frozenset({Role.REVIEWER})),
        "huong": ("Nguyễn Thị Hương", clerk_roles),
        "lan": ("Lê Ngọc Lan", frozenset({Role.SUPERVISOR})),
    }
    maker = None
    with Workspace.create_or_open(tmp_path / "workspace", clock, "test") as workspace:
        for name, (full, roles) in people.items():
            added = add_person(workspace, maker, name, full, roles, PASSWORD)
            maker = maker or added
    return tmp_path / "workspace"


@pytest.fixture
def registered(accounts: Path, inventory: Path, clock: Clock) -> Path:
    """The workspace with the dossiers of the inventory."""
    path = resources_folder() / "profiles" / "inventory" / "default.toml"
    mapping = build(ColumnMapping, read_toml(path), str(path))
    with Workspace.create_or_open(accounts, clock, "test") as workspace:
        with workspace.read() as reader:
            supervisor = reader.person_by_name("lan")
        import_inventory(workspace, supervisor, inventory, mapping, fonds="H49")
    return accounts


@pytest.fixture
def feeder(tmp_path: Path) -> Callable[..., Path]:
    """Lay stacks of paper, and faults, into the feeder of the scripted scanner; what lay there before is taken out."""
    path = tmp_path / "scanner.toml"

    def lay(*steps: str) -> Path:
        path.with_suffix(".tray").unlink(missing_ok=True)
        listed = ", ".join(f'"{step}"' for step in steps)
        path.write_text(f'vendor = "Fujitsu"\nmodel = "fi-8170"\nsteps = [{listed}]\n', encoding="utf-8")
        return path

    return lay


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    made = Screen(1366, 768)
    yield made
    made.close()


@pytest.fixture
def desktop(
    screen: Screen, accounts: Path, feeder: Callable[..., Path], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Desktop]:
    home = tmp_path / "home"
    home.mkdir()
    made = Desktop(screen, accounts, home, ROOT / "screenshots" / "journey" / request.node.name)
    made.environment["STATION_VIRTUAL_SCANNER"] = str(feeder())
    yield made
    made.close()
