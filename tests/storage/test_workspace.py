"""A workspace is opened by one station, in a folder that can be trusted, with a database of this program's version."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from storage_kit import Row, Scene, TickingClock, add_page, image, import_rows, open_workspace

from station.model.errors import NotFound, Refused, StorageFault
from station.storage import versions
from station.storage.database import FILE_NAME, open_engine, sqlite_url
from station.storage.filesystems import file_system_of, is_network
from station.storage.free_space import FreeSpace, free_space, require_space
from station.storage.migrate import back_up
from station.storage.schema import metadata
from station.storage.verify import verify_workspace
from station.storage.versions import current_version, known_versions
from station.storage.workspace import Workspace


def test_a_second_station_is_told_who_is_there(scene: Scene) -> None:
    with pytest.raises(StorageFault) as caught:
        open_workspace(scene.workspace.path)
    assert caught.value.code == "workspace_locked"
    assert caught.value.context == {
        "path": str(scene.workspace.path), "pid": str(os.getpid()), "host": socket.gethostname(), "station": "trạm-1",
    }  # fmt: skip
    scene.workspace.close()
    with open_workspace(scene.workspace.path) as again:
        assert not again.reconciliation.unclean


HOLDER = """
import sys, time
from pathlib import Path
from storage_kit import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


def test_a_killed_station_frees_its_workspace(tmp_path: Path) -> None:
    kit = Path(sys.modules["storage_kit"].__file__ or "").parent
    paths = os.pathsep.join([str(kit), *sys.path])
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path / "ws"], env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    with holder.stdout:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StorageFault) as caught:
            open_workspace(tmp_path / "ws")
        assert caught.value.context["pid"] == str(holder.pid)
        holder.kill()
        holder.wait()
    with open_workspace(tmp_path / "ws") as workspace:
        assert workspace.reconciliation.unclean


def test_looking_while_a_station_works(scene: Scene) -> None:
    with Workspace.open_readonly(scene.workspace.path, scene.clock) as looker:
        add_page(scene, scene.lan, image(1), "k1")
        with looker.read() as reader:
            assert len(reader.pages(scene.dossier.id)) == 1
        with pytest.raises(StorageFault, match="workspace_closed"), looker.write(None):
            pass
    with pytest.raises(NotFound, match="workspace_unknown"):
        Workspace.open_readonly(scene.workspace.path / "elsewhere", scene.clock)


def test_a_reader_sees_one_moment(scene: Scene) -> None:
    with scene.workspace.read() as reader:
        assert reader.pages(scene.dossier.id) == []
        add_page(scene, scene.lan, image(1), "k1")
        assert reader.pages(scene.dossier.id) == []
    with scene.workspace.read() as reader:
        assert len(reader.pages(scene.dossier.id)) == 1


def test_writers_come_one_after_another(scene: Scene) -> None:
    """X5: four threads that write and four that read; nobody is told that the database is locked."""

    def write(worker: int) -> None:
        for number in range(12):
            add_page(scene, scene.lan, image(worker * 100 + number, 64), f"k{worker}-{number}")

    def look(_: int) -> None:
        for _ in range(30):
            with scene.workspace.read() as reader:
                numbers = [page.number for page in reader.pages(scene.dossier.id)]
            assert numbers == list(range(1, len(numbers) + 1))

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(work, worker) for worker in range(4) for work in (write, look)]:
            done.result()
    with scene.workspace.read() as reader:
        assert len(reader.pages(scene.dossier.id)) == 48
    assert verify_workspace(scene.workspace) == []


def test_every_commit_is_on_the_disk_and_rules_hold(scene: Scene) -> None:
    with scene.workspace.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}


def test_what_no_event_spoke_of_is_witnessed_at_the_end(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    with scene.workspace.write(scene.lan) as unit:
        unit.set_suspect(page.id, "double_feed")
    with scene.workspace.read() as reader:
        last = reader.dossier_events(scene.dossier.id)[-1]
    assert (last.kind, last.person_id) == ("rows.written", scene.lan.id)
    assert verify_workspace(scene.workspace) == []


def test_events_of_a_dossier_are_those_of_all_in_it(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    with scene.workspace.write(None) as unit:
        unit.emit("device.fault", scene.dossier.id, code="jam")
        unit.emit("page.seen", page.id, seconds=1.5)
        unit.emit("capture.seen", page.capture.id)
        unit.emit("elsewhere", "nothing known")
    with scene.workspace.read() as reader:
        kinds = [event.kind for event in reader.dossier_events(scene.dossier.id)]
        assert reader.events(subject=page.id)[-1].details == {"dossier": scene.dossier.id, "seconds": 1.5}
        assert reader.events(after=reader.event_count() - 1, limit=5)[0].kind == "elsewhere"
        assert reader.chain_head() == reader.events()[-1].hash
    assert kinds == ["page.captured", "device.fault", "page.seen", "capture.seen"]


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "fuse.rclone"])
def test_network_file_systems_are_known(kind: str) -> None:
    assert is_network(kind)


def test_local_file_systems_are_trusted() -> None:
    assert not [kind for kind in ("ext4", "xfs", "btrfs", "tmpfs", "fuseblk", "overlay", "") if is_network(kind)]


def test_the_mount_that_holds_a_folder(tmp_path: Path) -> None:
    folder = tmp_path.resolve()
    mounts = tmp_path / "mountinfo"
    inner = f"{folder}/with space".replace(" ", r"\040")
    mounts.write_text(
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        f"30 22 0:40 / {folder} rw shared:1 - nfs4 server:/x rw\n"
        f"31 30 0:41 / {inner} rw - tmpfs tmpfs rw\n"
        f"32 30 0:42 / {folder}-other rw - cifs //x/y rw\n"
        "broken line\n"
    )
    assert file_system_of(folder / "a" / "b", mounts) == "nfs4"
    assert file_system_of(folder / "with space" / "x", mounts) == "tmpfs"
    assert file_system_of(Path("/"), mounts) == "ext4"
    assert file_system_of(folder, tmp_path / "nothing") == ""
    assert file_system_of(Path("/proc")) == "proc"


def test_a_network_folder_is_refused_unless_forced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.storage.workspace.file_system_of", lambda _: "nfs4")
    with pytest.raises(StorageFault) as caught:
        open_workspace(tmp_path / "ws")
    assert (caught.value.code, caught.value.context["file_system"]) == ("workspace_network", "nfs4")
    assert not (tmp_path / "ws").exists()
    with open_workspace(tmp_path / "ws", force_network=True):
        pass


READ_ONLY = """
import os, sys
from pathlib import Path
from station.model.errors import StorageFault
from storage_kit import open_workspace
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
try:
    open_workspace(Path(sys.argv[1]))
except StorageFault as fault:
    print(fault.code, fault.context["path"])
"""


@pytest.mark.parametrize("made", [True, False])
def test_a_read_only_folder_is_named(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "ws"
    if made:
        open_workspace(path).close()
        path.chmod(0o555)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o055)
    tmp_path.chmod(0o555)
    kit = Path(sys.modules["storage_kit"].__file__ or "").parent
    paths = os.pathsep.join([str(kit), *sys.path])
    run = subprocess.run(
        [sys.executable, "-c", READ_ONLY, path], env={**os.environ, "PYTHONPATH": paths}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    tmp_path.chmod(0o755)
    path.exists() and path.chmod(0o755)
    if "PermissionError" in run.stderr and "storage_kit" in run.stderr:
        pytest.skip("the sources cannot be read by another user")
    assert run.stdout.split() == ["workspace_read_only", str(path)], run.stderr


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "ws").write_bytes(b"")
    with pytest.raises(StorageFault, match="workspace_not_a_folder"):
        open_workspace(tmp_path / "ws")


def test_a_database_that_is_none_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / FILE_NAME).write_bytes(b"not a database at all" * 100)
    for _ in range(2):  # and the lock is free again after the first failure
        with pytest.raises(StorageFault) as caught:
            open_workspace(tmp_path / "ws")
        assert caught.value.code == "database_damaged"
        assert caught.value.context["path"] == str(tmp_path / "ws")
    assert (tmp_path / "ws" / FILE_NAME).read_bytes() == b"not a database at all" * 100


def test_a_damaged_database_is_found_after_a_crash(scene: Scene) -> None:
    import_rows(scene.workspace, scene.lan, [Row(f"d{n}") for n in range(300)], fonds="P02", name="ML02")
    scene.workspace.close()
    file = scene.workspace.path / FILE_NAME
    data = bytearray(file.read_bytes())
    for place in range(4096 * 20 + 200, 4096 * 60, 4096):
        data[place : place + 64] = b"\xff" * 64
    file.write_bytes(data)
    (scene.workspace.path / "station.lock").write_text(json.dumps({"pid": "1"}))
    with pytest.raises(StorageFault, match="database_damaged"):
        open_workspace(scene.workspace.path)


def test_a_newer_database_is_refused(scene: Scene) -> None:
    scene.workspace.close()
    with closing(sqlite3.connect(scene.workspace.path / FILE_NAME)) as sql:
        sql.execute("UPDATE alembic_version SET version_num = '9999'")
        sql.commit()
    for opened in (
        lambda: open_workspace(scene.workspace.path),
        lambda: Workspace.open_readonly(scene.workspace.path, TickingClock()),
    ):
        with pytest.raises(StorageFault) as caught:
            opened()
        assert caught.value.code == "database_newer"
        assert (caught.value.context["found"], caught.value.context["known"]) == ("9999", known_versions()[-1])


def test_the_migrations_give_the_schema(scene: Scene) -> None:
    with scene.workspace.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    assert current_version(scene.workspace.engine) == known_versions()[-1]


def test_the_versions_are_those_of_the_steps() -> None:
    steps = ScriptDirectory(str(versions.SCRIPTS)).walk_revisions()
    assert [step.revision for step in steps][::-1] == known_versions()


def test_a_start_without_a_new_version_loads_no_migration(scene: Scene) -> None:
    path = scene.workspace.path
    scene.workspace.close()
    look = (
        "import sys; from pathlib import Path; from station.storage.workspace import Workspace;"
        "from station.bootstrap import SystemClock;"
        f"Workspace.create_or_open(Path({str(path)!r}), SystemClock(), 'ST1').close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


LAST = known_versions()[-1]
NEXT = f"{int(LAST) + 1:04}"
STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{next}", "{last}", None, None

def upgrade():
    op.add_column("page", sa.Column("fold", sa.Text(), nullable=False, server_default="none"))
    {then}
"""


def test_a_migration_is_done_whole_after_a_copy(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    path = scene.workspace.path
    scene.workspace.close()
    scripts = tmp_path / "migrations"
    shutil.copytree(versions.SCRIPTS, scripts)
    monkeypatch.setattr(versions, "SCRIPTS", scripts)

    def columns() -> list[str]:
        with closing(sqlite3.connect(path / FILE_NAME)) as sql:
            return [row[1] for row in sql.execute("PRAGMA table_info(page)")]

    step = scripts / "versions" / f"v{NEXT}_fold.py"
    step.write_text(STEP.format(next=NEXT, last=LAST, then="op.execute('SELECT * FROM nowhere')"))
    with pytest.raises(StorageFault, match="database_error"):
        open_workspace(path)
    assert "fold" not in columns()
    step.write_text(STEP.format(next=NEXT, last=LAST, then="pass"))
    with pytest.raises(StorageFault, match="database_outdated"):
        Workspace.open_readonly(path, scene.clock)
    with open_workspace(path) as workspace, workspace.read() as reader:
        assert reader.page(page.id) == page
        assert current_version(workspace.engine) == NEXT
    assert "fold" in columns()
    copies = sorted((path / "backups").iterdir())
    assert [copy.name for copy in copies] == [f"{LAST}-0001.db", f"{LAST}-0002.db"]
    with closing(sqlite3.connect(copies[1])) as sql:
        assert sql.execute("SELECT id FROM page").fetchall() == [(page.id,)]
        assert sql.execute("SELECT version_num FROM alembic_version").fetchone() == (LAST,)
    open_workspace(path).close()
    assert len(list((path / "backups").iterdir())) == 2


def test_a_copy_before_a_migration_is_whole(scene: Scene, tmp_path: Path) -> None:
    add_page(scene, scene.lan, image(1), "k1")
    copies = [back_up(scene.workspace.path / FILE_NAME, tmp_path / "backups", "0001") for _ in range(2)]
    assert [copy.name for copy in copies] == ["0001-0001.db", "0001-0002.db"]
    with closing(sqlite3.connect(copies[1])) as sql:
        assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert sql.execute("SELECT COUNT(*) FROM capture").fetchone() == (1,)


def test_an_error_inside_leaves_nothing_and_the_next_write_works(scene: Scene) -> None:
    def fail() -> None:
        with scene.workspace.write(None) as unit:
            unit.set_suspect(page.id, "x")
            raise KeyError("mine")

    page = add_page(scene, scene.lan, image(1), "k1")
    with pytest.raises(KeyError, match="mine"):
        fail()
    with scene.workspace.read() as reader:
        assert reader.page(page.id).suspect == ""
    add_page(scene, scene.lan, image(2), "k2")


def test_without_a_person_nothing_is_classified(scene: Scene) -> None:
    with pytest.raises(Refused, match="person_missing"), scene.workspace.write(None) as unit:
        unit.import_inventory(
            fonds_code="P02", code="x", title="", source_name="", source_sha256="1" * 64, rows=[Row("1")]
        )


def test_a_closed_workspace_says_so(scene: Scene) -> None:
    scene.workspace.close()
    scene.workspace.close()
    with pytest.raises(StorageFault, match="workspace_closed"), scene.workspace.write(None):
        pass


def test_free_space_guard(tmp_path: Path) -> None:
    found = free_space(tmp_path)
    assert require_space(tmp_path, min_bytes=1, min_files=1).bytes > 0
    with pytest.raises(StorageFault, match="disk_nearly_full") as caught:
        require_space(tmp_path, min_bytes=found.bytes * 2, min_files=0)
    assert caught.value.context["path"] == str(tmp_path)
    if found.files is not None:
        with pytest.raises(StorageFault, match="inodes_nearly_used"):
            require_space(tmp_path, min_bytes=0, min_files=found.files * 2)
    assert FreeSpace(10_000_000, 5).room_for(1_000_000) == 5
    assert FreeSpace(10_000_000, None).room_for(1_000_000) == 10


def test_engine_of_another_folder_is_not_made(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path / "none"), tmp_path / "none", read_only=True)
    with pytest.raises(StorageFault, match="database_unreadable"):
        engine.connect()
    engine.dispose()
    assert not (tmp_path / "none").exists()
