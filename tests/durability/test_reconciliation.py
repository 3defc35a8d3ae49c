"""T11: what start-up does with every combination of row, file and hash, with temp files, orphans and doubles."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from storage_kit import Scene, TickingClock, add_page, decide, image, open_workspace, set_dossier

from station.model.dossier import Page
from station.model.errors import Refused, StorageFault
from station.model.states import DossierState
from station.storage.database import FILE_NAME
from station.storage.migrate import back_up
from station.storage.passwords import verify_login
from station.storage.reconcile import LOST, hash_masters
from station.storage.verify import verify_workspace
from station.storage.workspace import Acceptance, Workspace


@dataclass(frozen=True)
class Case:
    """What is found, and what start-up is expected to make of it."""

    row: bool
    file: str  # whole, changed, short, missing
    lost: str = ""
    orphan: str = ""  # whole, damaged
    blocked: bool = False


CASES = {
    "all is well": Case(row=True, file="whole"),
    "row without file": Case(row=True, file="missing", lost="missing", blocked=True),
    "row, file of a wrong size": Case(row=True, file="short", lost="wrong_size", blocked=True),
    # Every hash at every start would take too long; hash_masters and verify find it.
    "row, file with other bytes": Case(row=True, file="changed"),
    "file without row": Case(row=False, file="whole", orphan="whole"),
    "torn file without row": Case(row=False, file="short", orphan="damaged"),
    "changed file without row": Case(row=False, file="changed", orphan="damaged"),
    "neither": Case(row=False, file="missing"),
}


def spoil(path: Path, how: str) -> None:
    data = path.read_bytes()
    path.unlink()
    if how == "changed":
        path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    elif how == "short":
        path.write_bytes(data[:-7])
    elif how == "whole":
        path.write_bytes(data)


def reopened(scene: Scene) -> Workspace:
    scene.workspace.close()
    return open_workspace(scene.workspace.path, TickingClock(scene.clock.moment))


@pytest.mark.parametrize("name", CASES)
def test_golden_table(scene: Scene, name: str) -> None:
    case = CASES[name]
    good = add_page(scene, scene.lan, image(1), "k1")
    if case.row:
        sha = add_page(scene, scene.lan, image(2), "k2").capture.master.sha256
    else:
        sha = scene.workspace.masters.put(image(2)).sha256
    path = scene.workspace.masters.path(sha)
    spoil(path, case.file)
    with reopened(scene) as workspace:
        report = workspace.reconciliation
        assert [(one.sha256, one.reason) for one in report.lost] == ([(sha, case.lost)] if case.lost else [])
        assert [(one.name, one.whole) for one in report.orphans] == (
            [(sha, case.orphan == "whole")] if case.orphan else []
        )
        assert report.calm == (not case.lost and not case.orphan)
        with workspace.read() as reader:
            assert reader.dossier_blocked(scene.dossier.id) == (LOST if case.blocked else "")
            assert reader.blocked_dossiers(LOST) == ([scene.dossier.id] if case.blocked else [])
        assert workspace.masters.verify(good.capture.master.sha256) == ""
        assert path.exists() == (case.row and case.file != "missing")
        for orphan in report.orphans:
            assert orphan.path.parent == workspace.quarantine
            assert orphan.path.read_bytes()[:10] == image(2)[:10] or case.file == "changed"
    with reopened(scene) as again:
        assert len(again.reconciliation.lost) == bool(case.lost)
        assert again.reconciliation.orphans == ()


def test_the_page_of_a_lost_master_is_named(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    scene.workspace.masters.path(page.capture.master.sha256).unlink()
    with reopened(scene) as workspace:
        (lost,) = workspace.reconciliation.lost
        with workspace.read() as reader:
            told = [event for event in reader.events() if event.kind in ("dossier.blocked", "workspace.reconciled")]
    assert (lost.dossier_code, lost.page_id, lost.capture_id, lost.current) == ("001", page.id, page.capture.id, True)
    assert [event.kind for event in told] == ["dossier.blocked", "workspace.reconciled"]
    assert told[0].details["masters"] == [page.capture.master.sha256]


def test_a_blocked_dossier_can_be_scanned_again_and_is_released(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    scene.workspace.masters.path(page.capture.master.sha256).unlink()
    set_dossier(scene, DossierState.IN_REVIEW)
    with reopened(scene) as workspace:
        blocked = Scene(workspace, scene.clock, scene.lan, scene.hoa, scene.minh, scene.both, scene.dossier)
        with pytest.raises(Refused, match="dossier_blocked"):
            decide(blocked, scene.minh, page, "accept")
        add_page(blocked, scene.lan, image(2), "k2", replace=page.id)
    with open_workspace(scene.workspace.path) as workspace:
        (lost,) = workspace.reconciliation.lost  # the old capture is still told, but blocks nobody
        assert not lost.current
        with workspace.read() as reader:
            assert reader.dossier_blocked(scene.dossier.id) == ""
            assert reader.dossier_events(scene.dossier.id)[-1].kind == "dossier.released"


def test_a_master_that_is_put_back_releases_its_dossier(scene: Scene) -> None:
    page = add_page(scene, scene.lan, image(1), "k1")
    path = scene.workspace.masters.path(page.capture.master.sha256)
    path.rename(path.with_name("aside"))
    with reopened(scene) as workspace:
        assert len(workspace.reconciliation.lost) == 1
        (aside,) = workspace.reconciliation.orphans
        assert not aside.whole  # the name it had is not its hash
        aside.path.rename(path)
    with open_workspace(scene.workspace.path) as workspace:
        assert workspace.reconciliation.calm
        with workspace.read() as reader:
            assert reader.dossier_blocked(scene.dossier.id) == ""


def test_temp_files_go_and_strangers_are_set_aside(scene: Scene) -> None:
    root = scene.workspace.path
    (root / "temp" / f"{os.getpid()}-1").write_bytes(b"half a page")
    (root / "temp" / "link").symlink_to("/etc/passwd")
    (root / "masters" / "readme.txt").write_text("who put this here")
    (root / "masters" / "ab").mkdir(exist_ok=True)
    (root / "masters" / "ab" / "notes").write_text("or this")
    (root / "masters" / "ab" / "folder").mkdir()
    (root / "spool" / "scan-1").mkdir()
    (root / "spool" / "scan-1" / "1.jpg").write_bytes(b"delivered, not yet stored: the sheet is fed again")
    (root / "spool" / "link").symlink_to(root / "masters")
    with reopened(scene) as workspace:
        assert (workspace.reconciliation.temps_removed, workspace.reconciliation.spool_removed) == (2, 2)
        assert sorted(one.name for one in workspace.reconciliation.orphans) == ["folder", "notes", "readme.txt"]
        assert not any(one.whole for one in workspace.reconciliation.orphans)
    assert list((root / "temp").iterdir()) == []
    assert list((root / "spool").iterdir()) == []
    assert (root / "masters" / "ab").is_dir()
    assert Path("/etc/passwd").exists()
    # The same names once more do not push out what is in quarantine.
    (root / "masters" / "readme.txt").write_text("again")
    open_workspace(root).close()
    assert sorted(path.name for path in (root / "quarantine").glob("readme*")) == [
        "readme.txt.damaged", "readme.txt.damaged-2",
    ]  # fmt: skip


def test_an_orphan_that_is_delivered_again_becomes_a_page(scene: Scene) -> None:
    """The crash between file and row: the clerk feeds the sheet again, and no page is lost or doubled."""
    scene.workspace.masters.put(image(1))
    with reopened(scene) as workspace:
        again = Scene(workspace, scene.clock, scene.lan, scene.hoa, scene.minh, scene.both, scene.dossier)
        page = add_page(again, scene.lan, image(1), "k1")
        assert page.number == 1
        assert verify_workspace(workspace) == []


def test_two_captures_of_one_image_are_both_lost_with_it(scene: Scene) -> None:
    pages = [add_page(scene, scene.lan, image(1), f"k{n}") for n in range(2)]
    scene.workspace.masters.path(pages[0].capture.master.sha256).unlink()
    with reopened(scene) as workspace:
        assert {one.page_id for one in workspace.reconciliation.lost} == {page.id for page in pages}


def test_hashes_are_checked_in_the_background(scene: Scene) -> None:
    pages = [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(3)]
    spoil(scene.workspace.masters.path(pages[1].capture.master.sha256), "changed")
    found = list(hash_masters(scene.workspace.engine, scene.workspace.masters))
    assert [one and (one.page_id, one.reason) for one in found] == [None, (pages[1].id, "changed"), None]


def kept_copy(scene: Scene) -> Path:
    return back_up(scene.workspace.path / FILE_NAME, scene.workspace.path / "backups", "kept")


def put_back(scene: Scene, copy: Path) -> None:
    scene.workspace.close()
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
        (scene.workspace.path / name).unlink(missing_ok=True)
    copy.rename(scene.workspace.path / FILE_NAME)


def test_an_older_database_is_refused_before_its_masters_become_orphans(scene: Scene) -> None:
    add_page(scene, scene.lan, image(1), "k1")
    copy = kept_copy(scene)
    newer: list[Page] = [add_page(scene, scene.lan, image(2), "k2")]
    put_back(scene, copy)
    with pytest.raises(StorageFault) as caught:
        open_workspace(scene.workspace.path)
    assert caught.value.code == "database_replaced"
    path = scene.workspace.masters.path(newer[0].capture.master.sha256)
    assert path.exists()
    taken = Acceptance(scene.hoa, "the disk of yesterday is lost")
    with open_workspace(scene.workspace.path, accept_older=lambda _: taken) as workspace:
        assert [one.name for one in workspace.reconciliation.orphans] == [path.name]
        with workspace.read() as reader:
            told = next(event for event in reader.events() if event.kind == "workspace.database_replaced")
        assert (told.person_id, told.details["reason"]) == (scene.hoa.id, taken.reason)
        assert verify_workspace(workspace) == []
    open_workspace(scene.workspace.path).close()


def test_a_login_that_fails_does_not_accept_an_older_database(scene: Scene) -> None:
    add_page(scene, scene.lan, image(1), "k1")
    copy = kept_copy(scene)
    add_page(scene, scene.lan, image(2), "k2")
    put_back(scene, copy)

    def wrong(workspace: Workspace) -> Acceptance:
        assert verify_login(workspace, "lan", "sai").person is None
        raise Refused("login_wrong", name="lan")

    for _ in range(2):
        with pytest.raises(Refused, match="login_wrong"):
            open_workspace(scene.workspace.path, accept_older=wrong)
        with pytest.raises(StorageFault, match="database_replaced"):
            open_workspace(scene.workspace.path)


def test_a_database_that_is_gone_is_not_begun_anew(scene: Scene) -> None:
    add_page(scene, scene.lan, image(1), "k1")
    scene.workspace.close()
    (scene.workspace.path / FILE_NAME).unlink()
    with pytest.raises(StorageFault, match="database_replaced"):
        open_workspace(scene.workspace.path)
    assert len(list((scene.workspace.path / "masters").glob("*/*"))) == 1


def test_a_torn_mark_is_no_alarm(scene: Scene) -> None:
    add_page(scene, scene.lan, image(1), "k1")
    scene.workspace.close()
    (scene.workspace.path / "chain.mark").write_bytes(b"12 abc")
    open_workspace(scene.workspace.path).close()
