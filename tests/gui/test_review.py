"""Reviewing: what one scanned oneself is not offered, a flagged page needs a reason, and verdicts can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from station.capture.scanner import Device
from station.gui.reasons import offered, reason_words
from station.gui.review.review_facts import is_undecided
from station.gui.review.review_presenter import ReviewPresenter
from station.gui.supervise.supervise_presenter import SupervisePresenter
from station.model.dossier import Dossier
from station.model.finding import Finding, Outcome
from station.model.people import Role
from station.model.reasons import ACCEPT, REJECT, suggested
from station.model.review import WINDOW, Seen
from station.model.states import DossierState, PageState
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.inspect_pages import inspect_pages
from station.workflow.review_dossier import accept_page, approve_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier

Until = Callable[[Callable[[], Any]], None]


@pytest.fixture
def handed_in(station: Station, crew: Any, dossier: Dossier, script: Callable[..., Path], sheets: Path) -> Dossier:
    """The dossier with two inspected pages, the second of bars that no engine can read, waiting for review."""
    path = script(f"folder {sheets} 1", "generate 1")
    device = Device(f"virtual:{path}", "virtual", str(path))
    plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), "b1")
    list(capture_pages(station, crew[Role.OPERATOR], plan, lambda: False))
    inspect_pages(station, dossier.id)
    submit_dossier(station, crew[Role.OPERATOR], dossier, "inventory_wrong")
    return dossier


@pytest.fixture
def presenter(start_shift: Callable[[Role], Any], handed_in: Dossier, until: Until) -> Iterator[ReviewPresenter]:
    made = ReviewPresenter(start_shift(Role.REVIEWER))
    made.open(handed_in.id)
    until(lambda: made.pages.view)
    yield made
    made.close()


def states(presenter: ReviewPresenter) -> list[PageState]:
    return [item.page.state for item in presenter.pages.items]


def stored(station: Station, dossier: Dossier) -> DossierState:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id).state


def test_the_queue_offers_what_others_scanned(
    start_shift: Callable[[Role], Any], handed_in: Dossier, station: Station, crew: Any, until: Until
) -> None:
    presenter = ReviewPresenter(start_shift(Role.REVIEWER))
    presenter.load_queue()
    until(lambda: presenter.queue.rowCount() == 1)
    assert presenter.own == 0
    presenter.close()
    own = ReviewPresenter(start_shift(Role.OPERATOR))
    own.load_queue()
    until(lambda: own.own == 1)
    assert own.queue.rowCount() == 0
    own.close()


def test_a_verdict_goes_on_to_the_next_page_and_can_be_taken_back(presenter: ReviewPresenter, until: Until) -> None:
    offers: list[str] = []
    presenter.shift.history.offered.connect(offers.append)
    first, second = (item.page.id for item in presenter.pages.items)
    presenter.decide.accept("complete")
    until(lambda: states(presenter)[0] is PageState.ACCEPTED)
    assert presenter.pages.current is not None
    assert presenter.pages.current.page.id == second
    until(lambda: offers)
    assert offers[0] == "Trang 1 đã nhận"
    presenter.decide.reject("blurred", "mờ nửa dưới")
    until(lambda: states(presenter)[1] is PageState.REJECTED)
    assert (presenter.overview.accepted, presenter.overview.rejected, presenter.overview.open) == (1, 1, 0)
    for _ in range(2):
        presenter.shift.history.undo()
    until(lambda: is_undecided(presenter.pages.items[0]))
    until(lambda: states(presenter)[0] in (PageState.PASSED, PageState.FLAGGED))
    presenter.pages.choose(first)


def test_a_flagged_page_is_not_accepted_without_a_reason(
    presenter: ReviewPresenter, until: Until, qtbot: QtBot
) -> None:
    assert states(presenter) == [PageState.PASSED, PageState.FLAGGED]
    presenter.pages.choose(presenter.pages.items[1].page.id)
    with qtbot.waitSignal(presenter.failed) as caught:
        presenter.decide.accept()
    assert caught.args[0].remedy == "Chọn lý do rồi làm lại."
    assert states(presenter)[1] is PageState.FLAGGED


def test_a_dossier_is_returned_with_its_reason(
    presenter: ReviewPresenter, handed_in: Dossier, station: Station, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(presenter.closed):
        presenter.return_dossier("incomplete", "thiếu tờ 3")
    assert stored(station, handed_in) is DossierState.RETURNED
    assert presenter.pages.view is None


def test_approve_asks_for_every_page(
    presenter: ReviewPresenter, handed_in: Dossier, station: Station, until: Until, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(presenter.failed):
        presenter.approve()
    for _ in range(2):
        number = presenter.overview.accepted
        presenter.decide.accept("complete")
        until(lambda number=number: presenter.overview.accepted == number + 1)
    with qtbot.waitSignal(presenter.closed):
        presenter.approve()
    assert stored(station, handed_in) is DossierState.APPROVED


def test_what_the_machine_found_proposes_the_reason(dressed: object) -> None:
    found = [Finding("sharpness", Outcome.FLAGGED), Finding("edge_content", Outcome.FLAGGED)]
    proposed = [suggested(offered(group), found) for group in (REJECT, ACCEPT)]
    assert [one.code for one in proposed if one] == ["blurred", "paper"]
    assert suggested(offered(REJECT), [Finding("new_check", Outcome.FLAGGED)]) is None
    blank = [Finding("contrast", Outcome.UNCHECKED), Finding("blank", Outcome.FLAGGED)]
    assert suggested(offered(REJECT), blank) is None, "it is blank, not too dark"
    unread = suggested(offered(REJECT), blank[:1])
    assert unread is not None
    assert unread.code == "exposure"
    assert reason_words("blurred") == "Mờ, nhòe"
    assert reason_words("viết tay") == "viết tay"


@pytest.fixture
def approved(station: Station, crew: Any, handed_in: Dossier) -> Dossier:
    with station.workspace.read() as reader:
        pages = reader.pages(handed_in.id)
    for page in pages:
        accept_page(station, crew[Role.REVIEWER], page, "complete", seen=Seen(3.0, full_size=True, via=WINDOW))
    approve_dossier(station, crew[Role.REVIEWER], handed_in)
    return handed_in


def test_counts_agree_with_what_was_scanned(
    start_shift: Callable[[Role], Any], approved: Dossier, until: Until
) -> None:
    presenter = SupervisePresenter(start_shift(Role.SUPERVISOR))
    presenter.show_period(1)
    until(lambda: presenter.board is not None)
    found = presenter.board.totals
    assert (found.captured, found.sheets, found.rescanned, found.accepted, found.rejected) == (2, 1, 0, 2, 0)
    assert [presenter.operators.index(0, column).data() for column in (0, 2, 3)] == ["Nguyễn Thị Hương", "2", "2"]
    presenter.close()
