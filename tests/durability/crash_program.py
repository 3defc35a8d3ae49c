"""What the crash tests run and kill: a small day at the station. Each step can be done again after a crash.

Every step that was acknowledged is one line in the file of acknowledgements, written only after storage returned.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from storage_kit import (
    Scene,
    TickingClock,
    add_page,
    decide,
    image,
    inspect_page,
    new_capture,
    open_workspace,
    set_dossier,
    set_scene,
)

from station.model.errors import StationError
from station.model.states import DossierState, PageState
from station.storage.records import NewPackage

PAGES = 3
EXIT_TOLD = 3


def run_day(workspace: Path, acknowledged: Path) -> int:
    """Capture three pages, inspect and review them, approve, record a package; return an exit code."""

    def tell(line: str) -> None:
        try:
            with acknowledged.open("ab", buffering=0) as log:
                log.write(f"{line}\n".encode())
        except OSError as error:
            raise StationError("nobody_listens") from error  # who could not be told was not told

    try:
        clock = TickingClock()
        with open_workspace(workspace, clock) as opened:
            work(set_scene(opened, clock), tell)
    except StationError as error:
        sys.stderr.write(f"told: {error.code}\n")
        return EXIT_TOLD
    return 0


def work(scene: Scene, tell: Callable[[str], None]) -> None:
    for number in range(1, PAGES + 1):
        if state_of(scene) in (DossierState.REGISTERED, DossierState.CAPTURING):
            page = add_page(scene, scene.lan, image(number), f"page-{number}")
            tell(f"page {page.id} {page.capture.master.sha256}")
    if state_of(scene) is DossierState.REGISTERED:
        set_dossier(scene, DossierState.CAPTURING)
    rescan(scene, tell)
    for page in pages(scene):
        if page.state is PageState.CAPTURED:
            inspect_page(scene, page)
    if state_of(scene) is DossierState.CAPTURING:
        set_dossier(scene, DossierState.IN_REVIEW)
    for page in pages(scene):
        if page.state is PageState.PASSED:
            decide(scene, scene.minh, page, "accept")
            tell(f"accepted {page.id}")
    close_dossier(scene, tell)


def rescan(scene: Scene, tell: Callable[[str], None]) -> None:
    """Capture the second page again in its place."""
    second = pages(scene)[1]
    if state_of(scene) is DossierState.CAPTURING:
        again = new_capture(scene.workspace, scene.hoa, image(20), "page-2-again")
        with scene.workspace.write(scene.hoa) as unit:
            page = unit.add_capture(scene.dossier.id, again, replace=second.id)
        tell(f"page {page.id} {again.master.sha256}")


def close_dossier(scene: Scene, tell: Callable[[str], None]) -> None:
    if state_of(scene) is DossierState.IN_REVIEW:
        with scene.workspace.write(scene.minh) as unit:
            unit.add_approval(scene.dossier.id, scene.minh.id)
            unit.set_dossier_state(scene.dossier.id, DossierState.APPROVED)
            unit.emit("dossier.approved", scene.dossier.id)
        tell("approved")
    if state_of(scene) is DossierState.APPROVED:
        with scene.workspace.write(None) as unit:
            package = NewPackage(
                scene.dossier.id, 1, "plain", "1", "P01.001-v1", "f" * 64, 5, 1000, PAGES, unit.chain_head()
            )
            unit.add_package(package)
            unit.set_dossier_state(scene.dossier.id, DossierState.PACKAGED)
            unit.emit("dossier.packaged", scene.dossier.id, version=1)
        tell("packaged")


def pages(scene: Scene) -> list:
    with scene.workspace.read() as reader:
        return reader.pages(scene.dossier.id)


def state_of(scene: Scene) -> DossierState:
    with scene.workspace.read() as reader:
        return reader.dossier(scene.dossier.id).state
