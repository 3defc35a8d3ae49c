"""A reviewer and a thick dossier on a real screen, with the keys alone: all planted defects, nobody's own pages."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_kit import PASSWORD, ROOT, Desktop
from test_clerk_day import classify, find, hand_in, inspected, log_in, starts
from test_review_day import by_number, decide, digit, problems
from thick_dossier import (
    CODE,
    DEFECTS,
    DOUBLE,
    LEAVES,
    MISSING,
    PAGES,
    STARTS,
    UPSIDE_DOWN,
    draw_again,
    draw_first_scan,
    first_scan,
)  # fmt: skip

from station.bootstrap import SystemClock
from station.model.people import Role
from station.model.reasons import DOCUMENT, REJECT
from station.model.states import DossierState, PageState
from station.storage.workspace import Workspace

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("desktop"), pytest.mark.timeout(5400)]

# Where the defects lie in the first scan, by position: which check must say so, and the reason to send it back.
PLACED: dict[int, tuple[str, str]] = {
    **{first_scan().index(number) + 1: (one.check, one.reason) for number, one in DEFECTS.items()},
    MISSING: ("page_numbers", "order"),  # the page that came in its place
    DOUBLE: ("duplicate", "duplicate"),  # the second one of the two
}
ENDS = [first_scan().index(number + LEAVES - 1) + 1 for number in STARTS]
ENDS[(DOUBLE - 1) // LEAVES] = DOUBLE  # the second copy belongs to the same document
# What the clerk makes of them: the paper's own numbers once the copy is out and the missing page is in.
AGAIN = (*DEFECTS, MISSING + 1)
NOW = "2026-11-21T08:00:00+00:00"


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """One dossier of a hundred sheets."""
    path = tmp_path / "inventory.csv"
    path.write_text(
        f"Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang\n{CODE},Giao đất ở khu dân cư mới xã Tân Lập,014,100,{PAGES}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def clerk_roles() -> frozenset[Role]:
    """The clerk is a reviewer as well."""
    return frozenset({Role.OPERATOR, Role.REVIEWER})


@pytest.mark.usefixtures("registered")
def test_200_pages_are_cleared_sent_back_approved_and_packed(
    desktop: Desktop, feeder: Callable[..., Path], tmp_path: Path
) -> None:
    scan_and_hand_in(desktop, feeder, draw_first_scan(tmp_path / "first"))
    nothing_accepts_ones_own(desktop)
    review(desktop)
    mend(desktop, feeder, tmp_path)
    approve(desktop)
    pack(desktop)


def scan_and_hand_in(desktop: Desktop, feeder: Callable[..., Path], paper: Path) -> None:
    """The clerk's part: scan, say where documents begin, take what is suggested, hand in."""
    feeder(f"folder {paper}", "empty")
    desktop.start()
    log_in(desktop, "huong")
    find(desktop, CODE)
    classify(desktop, CODE)
    desktop.key("F5")
    desktop.until(lambda: inspected_by_hand(desktop), "all pages are inspected", 2400)
    desktop.shot("scanned", 1)
    report = desktop.view(CODE).reports[by_number(desktop, CODE)[UPSIDE_DOWN].capture.id]
    assert report.recipe.turn == 180, "upside down is put right by itself"
    mark_documents(desktop)
    describe(desktop)
    hand_in(desktop, CODE)


def inspected_by_hand(desktop: Desktop) -> bool:
    """Touch the keyboard now and then: after ten idle minutes the screen would be locked, as it should."""
    desktop.key("Shift_L")
    time.sleep(2)
    return inspected(desktop, CODE, PAGES)


def mark_documents(desktop: Desktop) -> None:
    """Take the probable starts until no more are found, and put right by hand those that differ from the paper."""
    desktop.key("ctrl+3")
    desktop.shot("describe", 3)
    known = -1
    while len(starts(desktop, CODE)) != known or known < 2:
        known = len(starts(desktop, CODE))
        desktop.key("shift+d")
        desktop.shot("starts", 5)
    desktop.key("ctrl+2")
    pages = desktop.pages(CODE)
    wanted = {pages[first_scan().index(number)].id for number in STARTS}
    number = {page.id: page.number for page in pages}
    for page in sorted(wanted ^ set(starts(desktop, CODE)), key=number.__getitem__):
        before = len(starts(desktop, CODE))
        desktop.key("Escape")
        go_to(desktop, number[page])
        desktop.key("d")
        desktop.until(lambda before=before: len(starts(desktop, CODE)) != before, "a start is put right")
    assert set(starts(desktop, CODE)) == wanted


def describe(desktop: Desktop) -> None:
    """Take what the pages themselves say."""
    desktop.key("ctrl+3")
    desktop.shot("suggested", 3)
    desktop.key("ctrl+shift+Return")
    desktop.until(
        lambda: any(document.description for document in desktop.view(CODE).documents), "suggestions are kept"
    )
    desktop.shot("described", 2)
    desktop.key("ctrl+2")


def go_to(desktop: Desktop, number: int) -> None:
    """Step to a page from the nearer end."""
    last = len(desktop.pages(CODE))
    steps = ["Home", *["Right"] * (number - 1)] if number <= last // 2 else ["End", *["Left"] * (last - number)]
    desktop.key(*steps)


def nothing_accepts_ones_own(desktop: Desktop) -> None:
    """Who scanned is a reviewer too: not by the window, the command line, SQL, nor under another name."""
    desktop.key("ctrl+4")
    desktop.shot("own-queue", 1.5)
    desktop.key("Return", "a", "1", "Return", "ctrl+shift+a", "ctrl+Return")
    desktop.shot("own-refused", 1)
    desktop.close()
    checked = ["--pages", "3", "--checked", "ngoài cửa sổ"]
    for command in (["accept", CODE, "--rest"], ["accept", CODE, *checked], ["approve", CODE]):
        refused = station(desktop, *command, as_="huong")
        assert refused.returncode != 0
        assert "huong đã quét trang trong hồ sơ này" in refused.stderr
    by_sql(desktop)
    again = station(
        desktop, "people", "--add", "Huong", "--display-name", "Người khác", "--role", "reviewer", as_="admin"
    )
    assert again.returncode != 0, "a name means one person for ever"
    rename(desktop, "huong", "huong.moi")
    refused = station(desktop, "accept", CODE, "--rest", as_="huong.moi")
    assert "huong.moi đã quét trang trong hồ sơ này" in refused.stderr, "another name is the same person"
    rename(desktop, "huong.moi", "huong")
    states = {page.state for page in desktop.pages(CODE)}
    assert states <= {PageState.PASSED, PageState.FLAGGED}
    assert desktop.dossier(CODE).state is DossierState.IN_REVIEW


def station(desktop: Desktop, *arguments: str, as_: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on the same workspace as a person."""
    return run(*arguments, "--workspace", str(desktop.workspace), "--as", as_)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return subprocess.run(
        [sys.executable, "-m", "station", *arguments],
        env={**os.environ, "STATION_PASSWORD": PASSWORD, "OMP_THREAD_LIMIT": "1"}, cwd=ROOT, timeout=300,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def by_sql(desktop: Desktop) -> None:
    """Write a verdict past the program: the database itself refuses."""
    page = by_number(desktop, CODE)[1]
    with sqlite3.connect(desktop.workspace / "station.db") as sql:
        (person,) = sql.execute("SELECT id FROM person WHERE name = 'huong'").fetchone()
        (sequence,) = sql.execute("SELECT coalesce(max(sequence), 0) + 1 FROM decision").fetchone()
        values = ("x", sequence, page.id, page.dossier_id, page.capture.id, "", person, "accept", "", "", NOW, NOW[:10])
        with pytest.raises(sqlite3.IntegrityError, match="station:four_eyes"):
            sql.execute(f"INSERT INTO decision VALUES ({', '.join('?' * len(values))})", values)
        with pytest.raises(sqlite3.IntegrityError):
            sql.execute("UPDATE page SET state = 'accepted' WHERE id = ?", (page.id,))


def rename(desktop: Desktop, name: str, new: str) -> None:
    """Give a person another login name."""
    with Workspace.create_or_open(desktop.workspace, SystemClock(), "test") as workspace, workspace.write(None) as unit:
        unit.rename_person(unit.person_by_name(name).id, new)


def review(desktop: Desktop) -> None:
    """The reviewer's part: every page, a reason for what does not pass, a verdict on each document, then back."""
    desktop.start()
    log_in(desktop, "minh", before="huong")
    desktop.key("Return")
    desktop.shot("opened", 3)
    desktop.key("Home")
    document = 0
    for number in range(1, PAGES + 1):
        if number in ENDS:
            judge(desktop, document)
            document += 1
        if number not in PLACED:
            accept(desktop, number)
            continue
        check, reason = PLACED[number]
        found = problems(desktop, by_number(desktop, CODE)[number], CODE)
        assert check in found, f"{check} is not found on page {number}"
        desktop.key("r")
        desktop.shot(f"page-{number}", 0.8)
        assert decide(desktop, number, digit(REJECT, reason), "Return", code=CODE) is PageState.REJECTED
    desktop.shot("cleared", 1)
    desktop.key("shift+r")
    desktop.shot("return", 0.8)
    desktop.key("1", "Return")
    desktop.until(lambda: desktop.dossier(CODE).state is DossierState.RETURNED, "the dossier is returned")
    desktop.close()


def accept(desktop: Desktop, number: int) -> None:
    """Accept the page that is shown; a flagged one because the paper itself is like that."""
    if by_number(desktop, CODE)[number].state is PageState.FLAGGED:
        desktop.key("a")
        desktop.shot(f"flagged-{number}", 0.5)
        assert decide(desktop, number, "1", "Return", code=CODE) is PageState.ACCEPTED
    else:
        assert decide(desktop, number, "a", code=CODE) is PageState.ACCEPTED


def judge(desktop: Desktop, document: int) -> None:
    """Say at its last page whether a document passes: not where a page of it is sent back."""
    first, last = ([1, *(end + 1 for end in ENDS)])[document], ENDS[document]
    fails = any(first <= number <= last for number in PLACED)
    before = len(desktop.view(CODE).document_verdicts)
    desktop.key(*(("shift+v", digit(DOCUMENT, "rejected_pages"), "Return") if fails else ("v",)))
    desktop.until(lambda: len(desktop.view(CODE).document_verdicts) > before, f"document {document + 1} is judged")


def mend(desktop: Desktop, feeder: Callable[..., Path], folder: Path) -> None:
    """The clerk again: the copy out, the missing page in, each page that came back into its own slot."""
    desktop.start()
    log_in(desktop, "huong", before="minh")
    find(desktop, CODE)
    desktop.key("Return")
    desktop.shot("returned", 3)
    desktop.key("Escape")
    go_to(desktop, DOUBLE)
    desktop.key("Delete")
    desktop.shot("removal", 0.5)
    desktop.key("1", "Return")
    desktop.until(lambda: len(desktop.pages(CODE)) == PAGES - 1, "the copy is out")
    feeder(f"folder {draw_again(folder / 'missing', MISSING)}", "empty")
    desktop.key("Escape")
    go_to(desktop, MISSING)
    desktop.key("shift+i")
    desktop.until(lambda: len(desktop.pages(CODE)) == PAGES, "the missing page is in")
    for number in AGAIN:
        before = by_number(desktop, CODE)[number]
        feeder(f"folder {draw_again(folder / f'again-{number}', number)}", "empty")
        desktop.key("Escape")
        go_to(desktop, number)
        desktop.key("F8")
        desktop.until(
            lambda before=before: any(
                page.id == before.id and page.capture.id != before.capture.id for page in desktop.pages(CODE)
            ),
            f"page {number} is scanned again",
        )
    desktop.until(lambda: inspected(desktop, CODE, PAGES), "the new pages are inspected", 300)
    desktop.shot("mended", 1)
    hand_in(desktop, CODE)
    desktop.close()


def approve(desktop: Desktop) -> None:
    """The reviewer gets what changed and nothing else, judges those documents again, and approves."""
    changed = [number for number, page in by_number(desktop, CODE).items() if page.state is not PageState.ACCEPTED]
    assert changed == sorted((*AGAIN, MISSING))
    desktop.start()
    log_in(desktop, "minh", before="huong")
    desktop.key("Return")
    desktop.shot("second-round", 3)
    for number in changed:
        accept(desktop, number)
    judge_again(desktop)
    desktop.key("ctrl+Return")
    desktop.shot("approval", 1.5)
    assert desktop.dossier(CODE).state is DossierState.IN_REVIEW, "what approving does is said before"
    desktop.key("Return")
    desktop.until(lambda: desktop.dossier(CODE).state is DossierState.APPROVED, "the dossier is approved")
    desktop.shot("approved", 1)
    desktop.close()


def judge_again(desktop: Desktop) -> None:
    """Every document passes now; those of which no page changed were judged before."""
    view = desktop.view(CODE)
    number_of = {page.id: page.number for page in view.pages}
    for document in view.documents:
        said = view.document_verdicts.get(document.id)
        if said is None or said.verdict != "pass":
            go_to(desktop, number_of[document.first_page_id])
            desktop.key("v")
            desktop.until(
                lambda document=document: (
                    (now := desktop.view(CODE).document_verdicts.get(document.id)) and now.verdict == "pass"
                ),
                f"document {document.ordinal} passes",
            )


def pack(desktop: Desktop) -> None:
    """The supervisor packs; the sidecars say who accepted what, when, and with which checklist."""
    desktop.start()
    log_in(desktop, "lan", before="minh")
    desktop.key("ctrl+3")
    desktop.shot("packages", 2)
    desktop.key("ctrl+b")
    desktop.until(lambda: desktop.dossier(CODE).state is DossierState.PACKAGED, "the dossier is packed", 300)
    desktop.shot("packed", 2)
    (package,) = [seal.parent for seal in desktop.workspace.rglob("package.json")]
    desktop.close()
    sidecars_tell(desktop, package)


def sidecars_tell(desktop: Desktop, package: Path) -> None:
    """Read the package as a stranger would: verified, and each page with its reviewer, hour and checklist."""
    checked = run("verify", str(package))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(package.glob("metadata/documents/*.json"))]
    pages = [page for document in documents for page in document["pages"]]
    assert len(pages) == PAGES
    decided = {page.capture.id: desktop.view(CODE).decisions[page.capture.id] for page in desktop.pages(CODE)}
    for page in pages:
        said = page["review"]
        assert said["reviewer"]["name"] == "Trần Văn Minh"
        assert said["at"] == decided[page["capture"]["id"]].at.isoformat()
        assert page["inspection"]["checklist"]["name"] == "default"
        assert page["inspection"]["checklist"]["version"]
    dossier = json.loads((package / "metadata" / "dossier.json").read_text("utf-8"))
    assert dossier["review"]["approved_by"]["name"] == "Trần Văn Minh"
    assert {document["document"]["review"]["verdict"] for document in documents} == {"pass"}
