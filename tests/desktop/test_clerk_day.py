"""The clerk's day on a real screen with the keys alone: nothing but what `?` tells, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_kit import PASSWORD, Desktop

from station.model.states import DossierState, PageState

pytestmark = pytest.mark.xdist_group("desktop")

FIRST, SECOND, THIRD = "H49.1998.001", "H49.1998.002", "H49.1998.003"


def log_in(desktop: Desktop, name: str) -> None:
    desktop.shot("login", 2.0)
    desktop.type(name)
    desktop.key("Return")
    desktop.type(PASSWORD)
    desktop.key("Return")
    desktop.shot("worklist", 2.0)


def inspected(desktop: Desktop, code: str, pages: int) -> bool:
    found = desktop.pages(code)
    return len(found) == pages and all(page.state is not PageState.CAPTURED for page in found)


def test_a_dossier_from_the_list_to_the_review(
    desktop: Desktop, feeder: Callable[..., Path], demo_folder: Path
) -> None:
    pages = sorted((demo_folder / "pages").iterdir())[0]
    feeder(f"folder {pages} 2", "paper_jam", f"folder {pages} 4")
    desktop.start()
    log_in(desktop, "huong")
    desktop.type(FIRST)
    desktop.key("Return")
    desktop.key("1")
    desktop.until(lambda: desktop.dossier(FIRST).secrecy, "the secrecy level is kept")
    desktop.shot("classified", 3)
    desktop.key("F5")
    desktop.until(lambda: len(desktop.pages(FIRST)) == 2, "two pages are stored")
    desktop.shot("jam", 1.5)
    desktop.key("F5")
    desktop.until(lambda: inspected(desktop, FIRST, 6), "all six pages are inspected", 120)
    desktop.shot("scanned", 1)
    desktop.key("ctrl+Return")
    desktop.shot("handed-in", 1)
    desktop.until(lambda: desktop.dossier(FIRST).state is DossierState.IN_REVIEW, "it is handed in")
