"""A dossier with planted defects on a real screen, with the keys alone: found, sent back, scanned again, approved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from desktop_kit import Desktop
from PIL import Image
from test_clerk_day import classify, find, hand_in, inspected, log_in, starts

import samples
from station.model.dossier import Page
from station.model.finding import Outcome
from station.model.people import Role
from station.model.reasons import DOCUMENT, REJECT
from station.model.states import DossierState, PageState
from station.settings.reasons import FILE_NAME, load_reasons
from station.settings.resources import resources_folder

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("desktop"), pytest.mark.timeout(900)]

CODE = "H49.1998.001"
KINDS = ("first", "continuation", "continuation", "continuation", "continuation", "signature",
         "first", "table", "continuation", "continuation", "continuation", "signature")  # fmt: skip
SECOND_DOCUMENT = 7
UPSIDE_DOWN = 5
# What is wrong with a page by its number: how it was scanned, which check must see it, why it is sent back.
PLANTED: dict[int, tuple[dict[str, object], str, str]] = {
    3: ({"shift_mm": (-56.0, 0.0), "surround": "white", "margin_mm": 0.5, "angle": 0.0}, "edge_content", "clipped"),
    4: ({"blur": 3.0}, "sharpness", "blurred"),
    6: ({"torn_mm": (0.0, 28.0, 0.0, 0.0), "surround": "dark", "margin_mm": 10.0}, "corners", "clipped"),
}


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """One dossier whose count is right: six sheets, twelve pages."""
    path = tmp_path / "inventory.csv"
    path.write_text(
        f"Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang\n{CODE},Giao đất ở khu dân cư mới xã Tân Lập,014,6,12\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def clerk_roles() -> frozenset[Role]:
    """The clerk is a reviewer as well."""
    return frozenset({Role.OPERATOR, Role.REVIEWER})


def draw(folder: Path, number: int, *, spoiled: bool) -> Path:
    """Draw one page into a folder, as a scanner would deliver it; return the folder."""
    seed = 4100 + number
    how = replace(samples.ordinary_scan(np.random.default_rng(seed)), staple=False, fold=False, holes=False)
    if spoiled and number in PLANTED:
        how = replace(how, **PLANTED[number][0])  # type: ignore[arg-type]
    elif spoiled and number == UPSIDE_DOWN:
        how = replace(how, turn=180)
    sample = samples.scan(seed, KINDS[number - 1], how)
    folder.mkdir(exist_ok=True)
    Image.fromarray(sample.image).save(folder / f"{number:02d}.jpg", quality=88, dpi=(300, 300))
    return folder


@pytest.fixture(scope="session")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper as it is scanned first, defects and all."""
    folder = tmp_path_factory.mktemp("paper") / "spoiled"
    for number in range(1, len(KINDS) + 1):
        draw(folder, number, spoiled=True)
    return folder


def digit(group: str, code: str) -> str:
    """Return the digit of a reason: its place in the catalogue."""
    offered = load_reasons([resources_folder() / FILE_NAME]).offered(group)
    return str(1 + [reason.code for reason in offered].index(code))


def by_number(desktop: Desktop, code: str = CODE) -> dict[int, Page]:
    return {page.number: page for page in desktop.pages(code)}


def problems(desktop: Desktop, page: Page, code: str = CODE) -> set[str]:
    """Return the checks that flagged a page."""
    return {one.check for one in desktop.view(code).reports.problems(page.capture.id)
            if one.outcome is Outcome.FLAGGED}  # fmt: skip


def decide(desktop: Desktop, number: int, *keys: str, code: str = CODE) -> PageState:
    """Press keys on the page that is shown, and wait until its verdict is stored."""
    before = by_number(desktop, code)[number].state
    desktop.key(*keys)
    return desktop.until(
        lambda: (state := by_number(desktop, code)[number].state) is not before and state, f"page {number} is decided"
    )


def accept(desktop: Desktop, number: int) -> None:
    """Accept the page that is shown; a flagged one with the reason that it is complete and readable."""
    looked_at = (PageState.PASSED, PageState.FLAGGED)
    desktop.until(lambda: by_number(desktop)[number].state in looked_at, f"page {number} is inspected")
    flagged = by_number(desktop)[number].state is PageState.FLAGGED
    assert decide(desktop, number, *(("a", "4", "Return") if flagged else ("a",))) is PageState.ACCEPTED


@pytest.mark.usefixtures("registered")
def test_planted_defects_are_found_sent_back_and_the_second_scan_is_approved(
    desktop: Desktop, feeder: Callable[..., Path], spoiled: Path, tmp_path: Path
) -> None:
    scan_and_hand_in(desktop, feeder, spoiled)
    own_pages_are_not_hers(desktop)
    rejected = review(desktop)
    kept = {number: page.capture.id for number, page in by_number(desktop).items() if number not in rejected}
    scan_again(desktop, feeder, tmp_path, rejected)
    approve(desktop, rejected)
    pages = by_number(desktop)
    assert {number: pages[number].capture.id for number in kept} == kept, "what was accepted is as it was"
    with desktop._reading() as workspace, workspace.read() as reader:
        for number in rejected:
            scans = reader.captures(pages[number].id)
            assert len(scans) == 2, "both captures are kept"
            assert len({scan.master.sha256 for scan in scans}) == 2


def scan_and_hand_in(desktop: Desktop, feeder: Callable[..., Path], paper: Path) -> None:
    """The clerk's part: scan, mark where the second document begins, hand in."""
    feeder(f"folder {paper}", "empty")
    desktop.start()
    log_in(desktop, "huong")
    find(desktop, CODE)
    classify(desktop, CODE)
    desktop.shot("classified", 2)
    desktop.key("F5")
    desktop.until(lambda: inspected(desktop, CODE, len(KINDS)), "all pages are inspected", 240)
    desktop.key("Escape", "Home", *["Right"] * (SECOND_DOCUMENT - 1), "d")
    desktop.until(lambda: len(starts(desktop, CODE)) == 2, "two documents are marked")
    desktop.shot("scanned", 1)
    for number, (_how, check, _reason) in PLANTED.items():
        assert check in problems(desktop, by_number(desktop)[number]), f"page {number}"
    report = desktop.view(CODE).reports[by_number(desktop)[UPSIDE_DOWN].capture.id]
    assert report.recipe.turn == 180, "upside down is put right by itself"
    hand_in(desktop, CODE)


def own_pages_are_not_hers(desktop: Desktop) -> None:
    """Who scanned is a reviewer too, and is offered nothing to accept."""
    desktop.key("ctrl+4")
    desktop.shot("own-queue", 1.5)
    desktop.key("Return", "a", "1", "Return", "ctrl+shift+a", "ctrl+Return")
    desktop.shot("own-refused", 1)
    states = {page.state for page in desktop.pages(CODE)}
    assert states <= {PageState.PASSED, PageState.FLAGGED}
    assert desktop.dossier(CODE).state is DossierState.IN_REVIEW
    desktop.close()


def review(desktop: Desktop) -> list[int]:
    """The reviewer's part: look at every page, reject what was planted, judge both documents, send it back."""
    desktop.start()
    log_in(desktop, "minh", before="huong")
    desktop.shot("queue", 1.5)
    desktop.key("Return")
    desktop.shot("opened", 2.5)
    desktop.key("Home")
    for number in range(1, len(KINDS) + 1):
        if number not in PLANTED:
            accept(desktop, number)
            continue
        desktop.shot(f"page-{number}", 1)
        desktop.key("r")
        desktop.shot(f"reasons-{number}", 0.5)
        chosen = digit(REJECT, PLANTED[number][2])
        assert decide(desktop, number, chosen, "Return") is PageState.REJECTED
    decisions = desktop.view(CODE).decisions
    pages = by_number(desktop)
    for number, (_how, _check, reason) in PLANTED.items():
        assert decisions[pages[number].capture.id].reason == reason
    judge(desktop)
    desktop.key("shift+r")
    desktop.shot("return", 0.8)
    desktop.key("1", "Return")
    desktop.until(lambda: desktop.dossier(CODE).state is DossierState.RETURNED, "the dossier is returned")
    desktop.close()
    return sorted(PLANTED)


def judge(desktop: Desktop) -> None:
    """The first document does not pass, the second does."""
    desktop.key("Home", "shift+v")
    desktop.shot("document", 0.8)
    desktop.key(digit(DOCUMENT, "rejected_pages"), "Return")
    desktop.until(lambda: verdicts(desktop) == ["fail"], "the first document fails")
    desktop.key("End", "v")
    desktop.until(lambda: verdicts(desktop) == ["fail", "pass"], "the second document passes")
    desktop.shot("judged", 1)


def verdicts(desktop: Desktop) -> list[str]:
    """Return what is said of the documents that were judged, in their order."""
    view = desktop.view(CODE)
    said = [view.document_verdicts.get(document.id) for document in view.documents]
    return [one.verdict for one in said if one is not None and one.verdict]


def scan_again(desktop: Desktop, feeder: Callable[..., Path], folder: Path, rejected: list[int]) -> None:
    """The clerk again: each page that came back into its own slot."""
    desktop.start()
    log_in(desktop, "huong", before="minh")
    find(desktop, CODE)
    desktop.key("Return")
    desktop.shot("returned", 2)
    for number in rejected:
        before = by_number(desktop)[number]
        feeder(f"folder {draw(folder / f'again-{number}', number, spoiled=False)}", "empty")
        desktop.key("Escape", "Home", *["Right"] * (number - 1), "F8")
        after = desktop.until(
            lambda before=before: next(
                (page for page in desktop.pages(CODE)
                 if page.id == before.id and page.capture.id != before.capture.id), None
            ),
            f"page {number} is scanned again",
        )  # fmt: skip
        assert after.number == number
    desktop.until(lambda: inspected(desktop, CODE, len(KINDS)), "the new pages are inspected", 120)
    desktop.shot("rescanned", 1)
    hand_in(desktop, CODE)
    desktop.close()


def approve(desktop: Desktop, rejected: list[int]) -> None:
    """The reviewer gets the changed pages only, and approves."""
    waiting = [number for number, page in by_number(desktop).items() if page.state is not PageState.ACCEPTED]
    assert waiting == rejected
    assert verdicts(desktop) == ["pass"], "only the document that changed is to be judged again"
    desktop.start()
    log_in(desktop, "minh", before="huong")
    desktop.key("Return")
    desktop.shot("second-round", 2.5)
    for number in rejected:
        desktop.shot(f"again-{number}", 0.8)
        accept(desktop, number)
    desktop.key("Home", "v")
    desktop.until(lambda: verdicts(desktop) == ["pass", "pass"], "both documents pass")
    desktop.key("ctrl+Return")
    desktop.shot("approval", 1.5)
    assert desktop.dossier(CODE).state is DossierState.IN_REVIEW, "what approving does is said before"
    desktop.key("Return")
    desktop.until(lambda: desktop.dossier(CODE).state is DossierState.APPROVED, "the dossier is approved")
    desktop.shot("approved", 1)
