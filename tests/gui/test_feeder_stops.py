"""After a fault: what came is named rightly, and a clerk whose table disagrees with the screen goes one sheet back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from station.gui.capture.feeding import ScanEnd
from station.gui.capture.missing_words import missing_lines
from station.gui.capture.scan_run import ScanOrder
from station.gui.capture.sheet_back import SUSPECT, one_back
from station.gui.i18n import Languages
from station.model.dossier import Dossier
from station.model.errors import DeviceFault, Refused
from station.model.states import PageState
from station.workflow.station import Station
from station.workflow.submit_dossier import Missing
from station.workflow.view_dossiers import view_dossier

if TYPE_CHECKING:
    from capture_kit import Clerk, Feed

BACK = Qt.KeyboardModifier.ShiftModifier


def sheets_of(clerk: Clerk) -> list[int]:
    return [item.page.sheet for item in clerk.presenter.pages.items]


def captures(clerk: Clerk) -> list[str]:
    return [item.page.capture.id for item in clerk.presenter.pages.items]


def suspects(station: Station, dossier: Dossier) -> list[str]:
    return [page.suspect for page in view_dossier(station, dossier.id).pages]


def test_a_half_received_sheet_is_said_to_lack_its_verso(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 3", "cover_open", f"folder {sheets} 2", "empty")
    clerk.scan()
    bar, page = clerk.view.fault, clerk.view.page
    assert "Mặt sau tờ 2 chưa nhận được" in bar._safe.text()
    assert "Tờ 2 chưa nhận được" not in bar._safe.text()
    assert bar.steps.steps[-1].startswith("Nạp lại tờ 2 và các tờ sau")
    assert page._feed() == ("Nạp lại", "2", "vì thiếu mặt sau")
    clerk.until(bar._resume.isEnabled)
    clerk.scan()
    assert sheets_of(clerk) == [1, 1, 2, 2]


def test_a_whole_sheet_before_the_fault_is_not_said_to_lack_anything(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 4", "cover_open")
    clerk.scan()
    assert "Tờ 3 chưa nhận được" in clerk.view.fault._safe.text()
    assert clerk.view.page._feed() == ("Nạp tiếp", "3", "ngay sau tờ này")


def test_the_last_good_sheet_is_one_earlier_and_its_followers_are_fed_again(
    clerk: Clerk, feed: Feed, sheets: Path, station: Station, dossier: Dossier
) -> None:
    feed(*[f"folder {sheets} 3"] * 2, "cover_open", *[f"folder {sheets} 3"] * 2, "empty")
    clerk.scan()
    bar, ids, before = clerk.view.fault, clerk.ids, captures(clerk)
    clerk.until(lambda: bar._back.isVisible() and bar._back.isEnabled())
    assert bar._back.text() == "Lùi về tờ 3"
    clerk.change(Qt.Key.Key_F5, held=BACK)
    assert suspects(station, dossier) == ["", "", "", "", SUSPECT, SUSPECT]
    assert bar._resume.text() == "Quét tiếp từ tờ 3"
    assert "từ tờ 3 (trang 5–6)" in bar._safe.text()
    assert bar._title.text() == "Nắp máy mở"
    assert bar._back.text() == "Lùi về tờ 2"
    current = clerk.presenter.pages.current
    assert current is not None
    assert (current.page.sheet, clerk.view.page._frame()) == (2, "Trang tốt cuối cùng")
    clerk.change(Qt.Key.Key_F5, held=BACK)
    assert bar._resume.text() == "Quét tiếp từ tờ 2"
    assert suspects(station, dossier) == ["", "", *[SUSPECT] * 4]
    clerk.scan()
    clerk.rest()
    assert clerk.ids[:6] == ids, "the places stay, with new images in them"
    assert [old == new for old, new in zip(before, captures(clerk), strict=False)] == [True] * 2 + [False] * 4
    assert sheets_of(clerk) == [1, 1, 2, 2, 3, 3, 4, 4], "and what was behind them is new"
    assert not any(suspects(station, dossier))


def test_going_back_is_undone_while_nothing_was_fed(
    clerk: Clerk, feed: Feed, sheets: Path, station: Station, dossier: Dossier
) -> None:
    feed(f"folder {sheets} 4", "paper_jam", f"folder {sheets} 2", "empty")
    clerk.scan()
    said, doubts = clerk.view.fault._safe.text(), suspects(station, dossier)
    clerk.change(Qt.Key.Key_F5, held=BACK)
    assert clerk.view.fault._safe.text() != said
    clerk.shift.history.undo()
    clerk.until(lambda: clerk.view.fault._safe.text() == said)
    assert suspects(station, dossier) == doubts
    clerk.until(clerk.view.fault._resume.isEnabled)
    clerk.scan()
    assert sheets_of(clerk) == [1, 1, 2, 2, 3, 3]


def test_a_fault_while_sheets_are_fed_again_goes_on_with_what_is_left(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(
        *[f"folder {sheets} 3"] * 2,
        "cover_open",
        f"folder {sheets} 1",
        "cover_open",
        *[f"folder {sheets} 3"] * 2,
        "empty",
    )
    clerk.scan()
    for _ in range(2):
        clerk.until(clerk.view.fault._back.isEnabled)
        clerk.change(Qt.Key.Key_F5, held=BACK)
    ids, before = clerk.ids, captures(clerk)
    clerk.scan()
    assert clerk.view.fault._resume.text() == "Quét tiếp từ tờ 2"
    clerk.until(clerk.view.fault._resume.isEnabled)
    clerk.scan()
    clerk.rest()
    assert clerk.ids[:6] == ids
    assert sheets_of(clerk) == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [old == new for old, new in zip(before, captures(clerk), strict=False)] == [True] * 2 + [False] * 4


def test_there_is_no_way_back_before_the_first_sheet_or_into_accepted_pages(
    clerk: Clerk, feed: Feed, sheets: Path
) -> None:
    feed(f"folder {sheets} 2", "cover_open")
    clerk.scan()
    pages, end = [item.page for item in clerk.presenter.pages.items], clerk.presenter.end
    first = one_back(end, pages)
    assert first is not None
    assert (first.sheet, first.last, len(first.order.slots)) == (1, None, 2)
    assert one_back(first, pages) is None
    assert one_back(end, [replace(page, state=PageState.ACCEPTED) for page in pages]) is None
    assert one_back(ScanEnd(None, 2, 2, pages[-1]), pages) is None, "the paper ended: nothing is wrong"
    rescan = ScanEnd(DeviceFault("paper_jam"), 0, 1, pages[0], order=ScanOrder((pages[0],)))
    assert one_back(rescan, pages) is None


def standing_out(clerk: Clerk) -> list[str]:
    return [
        button.text() for button in clerk.view.findChildren(QPushButton)
        if button.isVisible() and button.property("kind") in ("primary", "accept", "reject-fill")
    ]  # fmt: skip


def test_one_button_stands_out_and_it_is_what_comes_next(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    assert standing_out(clerk) == ["Quét"]
    feed(f"folder {sheets} 1", "empty", f"folder {sheets} 1", "cover_open")
    clerk.scan()
    clerk.rest()
    clerk.until(lambda: clerk.presenter.missing is not None)
    assert standing_out(clerk) == ["Quét tiếp"], "the paper has ended, and pages are missing yet"
    clerk.press(Qt.Key.Key_E)
    clerk.until(lambda: clerk.view.page.editing)
    assert standing_out(clerk) == ["Áp dụng"]
    clerk.press(Qt.Key.Key_Escape)
    clerk.press(Qt.Key.Key_Delete)
    assert standing_out(clerk) == ["Loại trang"]
    clerk.press(Qt.Key.Key_Escape)
    clerk.scan()
    assert standing_out(clerk) == [clerk.view.fault._resume.text()]
    clerk.press(Qt.Key.Key_Delete)
    assert standing_out(clerk) == ["Loại trang"]


def test_handing_in_stands_out_once_nothing_is_missing(clerk: Clerk, feed: Feed, sheets: Path) -> None:
    feed(f"folder {sheets} 2", "empty")
    clerk.scan()
    clerk.rest()
    clerk.until(lambda: clerk.presenter.missing == [])
    assert standing_out(clerk) == ["Nộp hồ sơ"]


def test_a_fault_calls_the_scanner_by_its_title(clerk: Clerk, feed: Feed) -> None:
    feed("empty")
    device = clerk.presenter.choice.device
    assert device is not None
    said = clerk.shift.words.error(DeviceFault("feeder_empty", device=device.name))
    assert str(said) == "Khay của Station Virtual trống. Đặt giấy vào khay rồi bấm F5."
    other = clerk.shift.words.error(DeviceFault("feeder_empty", device="sane:gone"))
    assert "sane:gone" in other.what
    assert "tối mật" in clerk.shift.words.error(Refused("secrecy_station", dossier="X", level="highly_secret")).what


def test_one_sheet_is_one_sheet_in_english(dressed: Languages) -> None:
    dressed.use("en")
    lines = missing_lines([Missing("sheet_count", 0, 5, 1), Missing("counted_sheets", 0, 5, 2)], has_pages=True)
    assert [line.plain for line in lines] == ["1 sheet, the inventory says 5", "2 sheets, 5 counted by hand"]


def test_the_live_count_says_one_page_in_english(clerk: Clerk, feed: Feed, sheets: Path, dressed: Languages) -> None:
    dressed.use("en")
    feed(f"folder {sheets} 1", "empty")
    clerk.scan()
    clerk.rest()
    labels = [one.text() for one in clerk.view.findChildren(QLabel) if one.isVisible()]
    assert {"page in this run", "1 sheet"} <= set(labels)
    assert not {"pages in this run", "1 sheets"} & set(labels)
