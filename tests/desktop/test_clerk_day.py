"""The clerk's day on a real screen with the keys alone: nothing but what `?` tells, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_kit import PASSWORD, Desktop

from station.model.states import DossierState, PageState

pytestmark = pytest.mark.timeout(400)

FIRST, SECOND, THIRD = "H49.1998.001", "H49.1998.002", "H49.1998.003"


@pytest.fixture
def stacks(demo_folder: Path) -> list[Path]:
    """The pages of the three sample dossiers."""
    return sorted((demo_folder / "pages").iterdir())


def log_in(desktop: Desktop, name: str, before: str = "") -> None:
    """Log in; the name of who was there ``before`` stands in its field, and the cursor in the next one."""
    desktop.shot("login", 2.0)
    if name != before:
        if before:
            desktop.key("shift+Tab", "ctrl+a")
        desktop.type(name)
        desktop.key("Return")
    desktop.type(PASSWORD)
    desktop.key("Return")
    desktop.shot("worklist", 2.5)


def find(desktop: Desktop, code: str) -> None:
    """Type the code into the field that waits for it."""
    desktop.key("ctrl+o")
    desktop.type(code)
    desktop.key("Return")
    desktop.shot(f"found-{code[-1]}", 0.6)


def classify(desktop: Desktop, code: str) -> None:
    desktop.key("1")
    desktop.until(lambda: desktop.dossier(code).secrecy, "the secrecy level is kept")


def order(desktop: Desktop, code: str) -> list[tuple[str, str]]:
    """What the pages are and what they show, in order."""
    return [(page.id, page.capture.id) for page in desktop.pages(code)]


def starts(desktop: Desktop, code: str) -> list[str]:
    return [document.first_page_id for document in desktop.view(code).documents]


def inspected(desktop: Desktop, code: str, pages: int) -> bool:
    found = desktop.pages(code)
    return len(found) == pages and all(page.state is not PageState.CAPTURED for page in found)


def scan_all(desktop: Desktop, code: str, pages: int) -> None:
    desktop.key("F5")
    desktop.until(lambda: inspected(desktop, code, pages), f"all {pages} pages are inspected", 90)


def hand_in(desktop: Desktop, code: str) -> None:
    """Hand in; where counts differ from the inventory, give the first reason."""
    desktop.key("ctrl+Return")
    desktop.shot("hand-in", 0.8)
    if desktop.dossier(code).state is not DossierState.IN_REVIEW:
        desktop.key("1", "Return")
    desktop.until(lambda: desktop.dossier(code).state is DossierState.IN_REVIEW, f"{code} is handed in")


def look_at_doubts(desktop: Desktop, code: str) -> None:
    """What a jam put in doubt is not handed in: the key leads there, and S says that it is as on the paper."""

    def doubted() -> int:
        return sum(bool(page.suspect) for page in desktop.pages(code))

    assert doubted()
    while left := doubted():
        desktop.key("ctrl+Return")
        desktop.shot("in-doubt", 1.5)
        assert desktop.dossier(code).state is not DossierState.IN_REVIEW
        desktop.key("s")
        desktop.until(lambda left=left: doubted() < left, "the sheet in doubt was looked at")


@pytest.mark.slow  # the same in the window's own process: tests/gui/test_capture_room.py
@pytest.mark.usefixtures("registered")
def test_everything_undone_and_redone_and_nothing_lost(
    desktop: Desktop, feeder: Callable[..., Path], stacks: list[Path]
) -> None:
    """A jam, a rescan, inserted, moved and removed pages, documents split and merged; then the power goes."""
    feeder(f"folder {stacks[0]} 4", "paper_jam", f"folder {stacks[0]} 2", "empty")
    desktop.start()
    log_in(desktop, "huong")
    find(desktop, FIRST)
    classify(desktop, FIRST)
    desktop.shot("classified", 3)
    desktop.key("F5")
    desktop.until(lambda: len(desktop.pages(FIRST)) == 4, "four pages are stored")
    desktop.shot("jam", 2)
    scan_all(desktop, FIRST, 6)
    desktop.key("Escape")
    before, documents = order(desktop, FIRST), starts(desktop, FIRST)
    changes = change_everything(desktop, feeder, stacks)
    after, split = order(desktop, FIRST), starts(desktop, FIRST)
    assert after != before
    for step in range(changes):
        seen = (order(desktop, FIRST), starts(desktop, FIRST))
        desktop.key("ctrl+z")
        desktop.until(lambda seen=seen: (order(desktop, FIRST), starts(desktop, FIRST)) != seen, f"undo {step} acts")
    assert (order(desktop, FIRST), starts(desktop, FIRST)) == (before, documents)
    desktop.shot("all-undone")
    for step in range(changes):
        seen = (order(desktop, FIRST), starts(desktop, FIRST))
        desktop.key("ctrl+shift+z")
        desktop.until(lambda seen=seen: (order(desktop, FIRST), starts(desktop, FIRST)) != seen, f"redo {step} acts")
    assert (order(desktop, FIRST), starts(desktop, FIRST)) == (after, split)
    desktop.shot("all-redone")
    desktop.kill()
    assert (order(desktop, FIRST), starts(desktop, FIRST)) == (after, split)
    desktop.start()
    log_in(desktop, "huong", before="huong")
    desktop.key("ctrl+2")
    desktop.shot("after-the-kill", 2)
    assert (order(desktop, FIRST), starts(desktop, FIRST)) == (after, split)
    desktop.until(lambda: inspected(desktop, FIRST, 7), "what the kill interrupted is inspected", 120)
    look_at_doubts(desktop, FIRST)
    hand_in(desktop, FIRST)


def change_everything(desktop: Desktop, feeder: Callable[..., Path], stacks: list[Path]) -> int:
    """Put right what can be put right; return how many changes that were."""
    pages = [page for page, _capture in order(desktop, FIRST)]
    feeder(f"folder {stacks[1]} 1", "empty")
    desktop.key("Home")
    desktop.key("F8")
    shown = dict(order(desktop, FIRST))[pages[0]]
    desktop.until(lambda: dict(order(desktop, FIRST))[pages[0]] != shown, "the first page shows another image")
    desktop.shot("rescanned", 1.5)
    feeder(f"folder {stacks[2]} 2", "empty")
    desktop.key("Escape")
    desktop.key("Home")
    desktop.key("i")
    desktop.until(lambda: len(desktop.pages(FIRST)) == 8, "two pages are inserted")
    assert [page for page, _capture in order(desktop, FIRST)][:2] == pages[:2]
    desktop.until(lambda: inspected(desktop, FIRST, 8), "the inserted pages are inspected", 120)
    desktop.shot("inserted", 1.5)
    desktop.key("Escape")
    desktop.key("End", "ctrl+Left")
    desktop.until(lambda: desktop.pages(FIRST)[-1].id != pages[-1], "the last page moves forward")
    desktop.shot("moved", 1)
    desktop.key("Home", "Right", "Right", "d")
    desktop.until(lambda: len(starts(desktop, FIRST)) == 2, "a document begins at the third page")
    desktop.key("Right", "Right", "d")
    desktop.until(lambda: len(starts(desktop, FIRST)) == 3, "another one at the fifth")
    desktop.shot("split", 1)
    desktop.key("d")
    desktop.until(lambda: len(starts(desktop, FIRST)) == 2, "they are merged again")
    desktop.key("End", "Delete", "1", "Return")
    desktop.until(lambda: len(desktop.pages(FIRST)) == 7, "the last page is removed")
    desktop.until(lambda: inspected(desktop, FIRST, 7), "nothing waits", 120)
    return 7


def test_three_dossiers_from_the_list_to_the_review(
    desktop: Desktop, feeder: Callable[..., Path], stacks: list[Path], inventory: Path
) -> None:
    """As a new user would: the keys stand on the buttons and on the sheet behind `?`."""
    feeder(f"folder {stacks[0]} 6", "empty", f"folder {stacks[1]} 4", "empty", f"folder {stacks[2]} 4", "empty")
    desktop.start()
    log_in(desktop, "lan")
    desktop.key("ctrl+i")
    desktop.type(str(inventory))
    desktop.key("Return")
    desktop.shot("looked-at", 1.5)
    # The list does not say whose dossiers it has: the keys go to the field that asks.
    desktop.key("ctrl+Return")
    desktop.type("H49")
    desktop.key("ctrl+Return")
    desktop.until(lambda: desktop.dossiers() == [FIRST, SECOND, THIRD], "the inventory is imported")
    desktop.shot("imported", 1)
    desktop.close()
    desktop.start()
    log_in(desktop, "huong", before="lan")
    desktop.key("question")
    desktop.shot("keys")
    desktop.key("Escape")
    for code, pages in ((FIRST, 6), (SECOND, 4), (THIRD, 4)):
        find(desktop, code)
        classify(desktop, code)
        desktop.shot(f"classified-{code[-1]}", 3 if code == FIRST else 0.5)
        scan_all(desktop, code, pages)
        desktop.shot(f"scanned-{code[-1]}", 1)
        describe(desktop, code)
        hand_in(desktop, code)


def describe(desktop: Desktop, code: str) -> None:
    """Go to the room of descriptions, take what is suggested, and come back."""
    desktop.key("ctrl+3")
    desktop.shot(f"describe-{code[-1]}", 2)
    desktop.key("ctrl+shift+Return")
    desktop.until(
        lambda: any(document.description for document in desktop.view(code).documents), "suggestions are kept"
    )
    desktop.shot(f"described-{code[-1]}", 1)
    desktop.key("ctrl+2")
