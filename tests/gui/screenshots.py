"""Pictures of every room for a person to look at: a real window, real workspace, virtual scanner with the sample pages.

Usage: scripts/screenshots [--all] [--looks vi-dark-2560,en-dark-1366] [--only ROOM]. Writes
``screenshots/LANGUAGE-THEME-WIDTH/NN-room.png``. Without ``--all`` four of the eight combinations of language, theme
and size are drawn, in which each value occurs twice.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path

from manage_pictures import manage_pictures
from more_pictures import close_menus, lists_of_the_board, locked, photographs_and_sound
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from supervise_weeks import fill_weeks, nothing_yet

from station.bootstrap import Parts
from station.capture.scanner import Device
from station.gui.application import WindowApplication
from station.gui.capture.capture_view import CaptureView
from station.gui.describe.describe_view import DescribeView
from station.gui.login.login_view import LoginView
from station.gui.packages.packages_view import PackagesView
from station.gui.review.page_filter import PageFilter
from station.gui.review.review_facts import can_be_decided
from station.gui.review.review_view import ReviewView
from station.gui.settings.settings_view import SettingsView
from station.gui.supervise.supervise_view import SuperviseView
from station.gui.worklist.worklist_view import WorklistView
from station.model.dossier import Dossier
from station.model.paper import Condition
from station.model.people import Person, Role
from station.model.review import WINDOW, Seen
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.settings.declared import build, read_toml
from station.settings.profiles import Profiles
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.choose_packaging import choose_packaging, packaging_of
from station.workflow.describe_documents import start_document
from station.workflow.import_inventory import import_inventory
from station.workflow.inspect_pages import inspect_pages
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.package_dossier import package_dossier
from station.workflow.paper_custody import check_out, record_condition
from station.workflow.people import add_person
from station.workflow.review_dossier import accept_page, approve_dossier, reject_page, return_dossier
from station.workflow.secrecy_stop import release_stop
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier, submit_dossier

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "mật khẩu dài"
SAMPLING = "zero-acceptance"
SIZES = {"1366": (1366, 768), "2560": (2560, 1440)}
CHOSEN = (("vi", "light", "1366"), ("en", "dark", "1366"), ("vi", "dark", "2560"), ("en", "light", "2560"))
TITLES = (
    "Giao đất ở khu dân cư mới xã Tân Lập năm 1998", "Cấp giấy chứng nhận quyền sử dụng đất xã Tân Lập",
    "Quy hoạch sử dụng đất thị trấn An Sơn 1998–2010", "Giải quyết đơn thư về ranh giới đất thôn Bãi Trên",
    "Bản đồ địa chính tỷ lệ 1/500 thôn Đồng Giữa", "Thu hồi đất xây dựng trường tiểu học xã Tân Lập",
    "Biên bản bàn giao mốc giới năm 1998", "Kiểm kê đất đai định kỳ năm 1998",
)  # fmt: skip
PEOPLE = {
    Role.ADMINISTRATOR: ("admin", "Quản trị trạm"), Role.OPERATOR: ("huong", "Nguyễn Thị Hương"),
    Role.REVIEWER: ("minh", "Trần Văn Minh"), Role.SUPERVISOR: ("lan", "Lê Ngọc Lan"),
}  # fmt: skip


# Files that the script of the scanner waits for: the cover is shut, the cable plugged in, paper lies there.
CAUSES = ("shut", "plugged", "paper")


class Morning:
    """The clock of the pictures."""

    def now(self) -> datetime:
        """Return one moment."""
        return datetime(2026, 11, 20, 9, 42, tzinfo=timezone(timedelta(hours=7)))


class Stage(Parts):
    """The product's own parts with the clock of the pictures."""

    clock = Morning()  # type: ignore[assignment]

    @cached_property
    def profiles(self) -> Profiles:
        """The product's profiles, with a sample so small that ten pages leave a rest."""
        made = super().profiles
        loose = replace(made.sampling_policy(SAMPLING), defect_rate=60.0, tightened_rate=60.0, confidence=50.0)
        return replace(made, sampling={**made.sampling, SAMPLING: loose})


def prepare(services: Parts, workspace: Path) -> None:
    """Bring a workspace to a busy morning: dossiers in every state, through the use cases."""
    with services.open_station(workspace) as station:
        crew: dict[Role, Person] = {}
        for role, (name, full) in PEOPLE.items():
            maker = crew.get(Role.ADMINISTRATOR)
            crew[role] = add_person(station.workspace, maker, name, full, frozenset({role}), PASSWORD)
        register(station, crew[Role.SUPERVISOR], services.resources, workspace)
        folders = sorted((services.resources / "demo" / "pages").iterdir())
        for number, folder in enumerate(folders, start=157):
            scan(station, crew[Role.OPERATOR], number, folder)
        review(station, crew)
        handle_paper(station, crew[Role.OPERATOR])


def register(station: Station, person: Person, resources: Path, workspace: Path) -> None:
    """Import an inventory of 60 dossiers, and a small one of which a dossier sounds like another."""
    source = resources / "profiles" / "inventory" / "default.toml"
    rows = ["Mã hồ sơ,Tiêu đề,Hộp số,Số tờ,Số trang,Độ mật"]
    rows += [
        f"H49.64.33.1998.{157 + n},{titled(n)},{14 + n // 16:03d},{4 + n % 40},{8 + 2 * (n % 40)},"
        f"{'Tuyệt mật' if n == 11 else 'Thường' if n % 4 else ''}"
        for n in range(60)
    ]
    mapping = build(ColumnMapping, read_toml(source), str(source))
    again = f"H49.64.33.1998.139,Về việc {TITLES[5][0].lower()}{TITLES[5][1:]},009,70,140,Thường"
    for name, listed in (("Mục lục 03 - Địa chính", rows), ("Mục lục 02 - Tài chính", [rows[0], again])):
        path = workspace / f"{name}.csv"
        path.write_text("\n".join(listed), encoding="utf-8")
        import_inventory(station.workspace, person, path, mapping, fonds="H49.64")


def titled(number: int) -> str:
    """Return the title of a row; from the ninth on they are volumes."""
    title = TITLES[number % len(TITLES)]
    return f'"{title}, tập {1 + number // 8}"' if number > 7 else f'"{title}"'


def handle_paper(station: Station, person: Person) -> None:
    """Take some paper out of the store and look at it."""
    for number in (160, 161, 162, 163):
        check_out(station, person, numbered(station, number), "Hoàng Thị Kho")
    seen = (Condition.NORMAL, Condition.GOOD, Condition.TORN, Condition.NORMAL, Condition.FADED, Condition.GOOD)
    for number, condition in enumerate(seen, start=160):
        record_condition(station, person, numbered(station, number), condition)


def numbered(station: Station, number: int) -> Dossier:
    """Return a dossier by the last part of its code."""
    with station.workspace.read() as reader:
        return reader.dossier_by_code(f"H49.64.33.1998.{number}")


def scan(station: Station, person: Person, number: int, folder: Path) -> None:
    """Scan the pages of a folder into a dossier and inspect them."""
    dossier = numbered(station, number)
    if dossier.secrecy is None:
        classify_dossier(station, person, dossier, Secrecy.ORDINARY)
    device = Device(f"virtual:{folder}", "virtual", str(folder), vendor="Fujitsu", model="fi-8170")
    plan = CapturePlan(dossier, device, station.profiles.capture_profile("a4-colour-300"), folder.name)
    for _ in capture_pages(station, person, plan, lambda: False):
        pass
    inspect_pages(station, dossier.id)


def review(station: Station, crew: dict[Role, Person]) -> None:
    """Hand all in; approve and package the first, return the second, leave the third to the reviewer."""
    first, second, third = (numbered(station, number) for number in (157, 158, 159))
    with station.workspace.read() as reader:
        pages = reader.pages(third.id)
    for place, kind in ((0, "Kế hoạch"), (4, "Phiếu kiểm tra"), (6, "Giấy mời"), (8, "Giấy mời")):
        start_document(station, crew[Role.OPERATOR], pages[place], {"type": kind, "number": f"{61 + place}/UBND"})
    for dossier in (first, second, third):
        submit_dossier(station, crew[Role.OPERATOR], dossier, "inventory_wrong")
    with station.workspace.read() as reader:
        pages = reader.pages(first.id)
    for page in pages:
        accept_page(station, crew[Role.REVIEWER], page, "paper", seen=Seen(3.0, full_size=True, via=WINDOW))
    approve_dossier(station, crew[Role.REVIEWER], first)
    package_dossier(station, crew[Role.SUPERVISOR], first, station.profiles.package_profile("plain"))
    with station.workspace.read() as reader:
        page = reader.pages(second.id)[1]
    reject_page(station, crew[Role.REVIEWER], page, "clipped")
    return_dossier(station, crew[Role.REVIEWER], second, "rejected_pages")


class Photographer:
    """Walks through the rooms of one window and keeps what they look like."""

    def __init__(self, window: WindowApplication, folder: Path, only: str) -> None:
        self._window, self._folder, self._only = window, folder, only
        self._number = 0
        self.causes = folder
        folder.mkdir(parents=True, exist_ok=True)

    def wait(self, condition: Callable[[], object], seconds: float = 60) -> None:
        """Let the window run until the condition holds."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(condition)
            QApplication.processEvents()
            time.sleep(0.01)

    def rest(self, seconds: float) -> None:
        """Let the window run for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.01)

    def take(self, name: str, settle: float = 0.6, *, menu: bool = False) -> None:
        """Keep the window as it is now; ``menu``: with what popped up over it."""
        self._number += 1
        if self._only not in name:
            return
        window = self._window.window
        if not menu:
            # Without a window manager nobody makes the window the active one, and none of its widgets shows a focus.
            window.activateWindow()
        self.rest(settle)
        path = str(self._folder / f"{self._number:02d}-{name}.png")
        picture = window.grab()
        if menu and (popup := QApplication.activePopupWidget()) is not None:
            with QPainter(picture) as painter:
                painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
        picture.save(path)

    def log_in(self, role: Role) -> None:
        """Log in as the person of a role."""
        if self._window.desk is not None:
            self._window.log_out()
        self.wait(lambda: isinstance(self._window.window.page(), LoginView))
        page = self._window.window.page()
        assert isinstance(page, LoginView)
        self._window.use_language(self._language)
        self._window.use_theme(self._theme)
        page.show_language(self._language)
        if role is Role.OPERATOR:
            self.take("login")
        page._name.setText(PEOPLE[role][0])
        page._password.setText(PASSWORD)
        page._submit()
        self.wait(lambda: self._window.desk is not None)
        self._window.use_language(self._language)
        self._window.use_theme(self._theme)

    def all_rooms(self, language: str, theme: str) -> None:
        """Take every picture."""
        self._language, self._theme = language, theme
        self.log_in(Role.OPERATOR)
        self.worklist()
        self.capture()
        self.describe()
        self.log_in(Role.REVIEWER)
        self.review()
        self.log_in(Role.SUPERVISOR)
        self.packages()
        self.log_in(Role.ADMINISTRATOR)
        self.settings()

    def worklist(self) -> None:
        """Take the list, a filter that hides all, the sheet of keys."""
        desk = self._window.desk
        assert desk is not None
        room = desk.room
        assert isinstance(room, WorklistView)
        self.wait(lambda: room._presenter.model.rowCount() and room._presenter.choice.device)
        self.wait(lambda: room._presenter.tree.rowCount() > 1)
        assert self._window.station is not None
        alike = numbered(self._window.station, 162)
        classify_dossier(self._window.station, self._window.shift.person, alike, Secrecy.ORDINARY)
        self._choose(room, 163)
        self.take("worklist", 1.5)
        room.boxes._unfold.setFocus()
        self._choose(room, 162)
        self.wait(room.card.duplicates.isVisible)
        self.take("worklist-duplicate", 1.0)
        room.card.duplicates._compare.click()
        self.wait(room.compare.isVisible)
        self.take("worklist-compare", 1.5)
        room.go_out()
        room._table.selectAll()
        room.preview_covers()
        self.wait(room.covers.isVisible)
        self.take("worklist-covers")
        room.go_out()
        self._choose(room, 168)
        room.paper.ask_back()
        self.take("worklist-custody", 1.0)
        room.go_out()
        self._choose(room, 158)
        self.take("worklist-page", 1.5)
        room._find.setText("không có hồ sơ này")
        room._presenter.look_for("không có hồ sơ này")
        self.take("worklist-empty")
        room.go_out()
        desk.show_sheet()
        self.take("keys")
        desk.show_sheet()
        room._scanner.open_menu()
        self.take("worklist-profiles", menu=True)
        close_menus()
        locked(self._window, self.take, self.wait, PASSWORD)
        desk.open_room("capture")
        self.take("capture-empty")
        desk.open_room("worklist")

    def _choose(self, room: WorklistView, number: int) -> None:
        """Put a dossier on the card, its first group in focus."""
        assert self._window.station is not None
        dossier = numbered(self._window.station, number)
        room._select(room._presenter.model.row_of(dossier.id))
        self.wait(lambda: room.card._card is not None and room.card._card.dossier.id == dossier.id)
        room.card.setFocus()

    def capture(self) -> None:
        """Take the returned dossier, a running scan, a jam, the picker of reasons."""
        desk = self._window.desk
        assert desk is not None
        room = desk.room_named("capture")
        assert isinstance(room, CaptureView)
        presenter = room._presenter
        assert self._window.station is not None
        desk.open_room("capture", numbered(self._window.station, 158).id)
        self.wait(lambda: presenter.pages.items)
        presenter.step_flagged(1)
        self.take("capture-returned", 1.5)
        fresh = next(line for line in range(4, 60) if self._untouched(line))
        dossier = numbered(self._window.station, 157 + fresh)
        assert self._window.shift is not None
        if dossier.secrecy is None:
            classify_dossier(self._window.station, self._window.shift.person, dossier, Secrecy.ORDINARY)
        desk.open_room("capture", f"scan:{dossier.id}")
        self.wait(lambda: presenter.run.figures.pages >= 3)
        self.take("capture-running", 0.3)
        self.wait(lambda: presenter.end is not None and not presenter.run.running)
        self.take("capture-jam", 2.5)
        room._back.go()
        self.wait(lambda: presenter.end is not None and presenter.end.goes_back)
        self.take("capture-sheet-back", 1.5)
        presenter.shift.history.undo()
        self.wait(lambda: presenter.end is not None and not presenter.end.goes_back)
        self.faults(room)
        self.wait(lambda: not presenter.shift.inspection.running, 120)
        presenter.dismiss_end()
        self.mending(room)

    def faults(self, room: CaptureView) -> None:
        """Take the other faults one after the other, as the script stages them, and the wait for paper."""
        presenter = room._presenter
        for name in ("double", "rescanned", "cover", "lost"):
            if name == "rescanned":
                presenter.rescan()
            else:
                presenter.scan_or_stop()
            self.wait(lambda: presenter.end is not None and not presenter.run.running)
            self.take(f"capture-{name}", 3.0)
            for cause in ("shut", "plugged") if name == "lost" else ("shut",) if name == "cover" else ():
                (self.causes / cause).touch()
            self.wait(lambda: not presenter.feeding.watch.asking)
        presenter.dismiss_end()
        presenter.feeding.arm_or_disarm()
        self.wait(lambda: presenter.feeding.waiting)
        self.take("capture-armed", 1.0)
        presenter.feeding.disarm()
        self.wait(lambda: not presenter.run.running)

    def mending(self, room: CaptureView) -> None:
        """Take pages being put right: an insertion, a leaf note, a removal, the grid with several chosen."""
        presenter = room._presenter
        presenter.choose(presenter.pages.items[1].page.id)
        (self.causes / "paper").touch()
        presenter.insert(before=False)
        self.wait(lambda: presenter.run.figures.pages == 2)
        self.take("capture-insert", 0.3)
        self.wait(lambda: not presenter.run.running)
        self.wait(lambda: not presenter.shift.inspection.running, 120)
        presenter.dismiss_end()
        presenter.choose(presenter.pages.items[0].page.id)
        self.take("capture", 1.2)
        room.page.show_both()
        self.take("capture-pairs", 1.5)
        room.page.show_single()
        room.page.edit()
        editor = room.page._editing
        self.wait(lambda: editor.live is not None)
        editor.lean_by(0.8)
        editor.set_inset("left", 36.0)
        self.wait(lambda: not editor.reading.busy and editor.live.recipe == editor.recipe)
        self.take("capture-editor", 1.0)
        editor.leave()
        room.questions.ask_note()
        room.panel.leaf.count(1)
        room.panel.leaf.confirm()
        presenter.chosen.toggle_blank()
        self.rest(0.5)
        room.questions.ask_note()
        self.take("capture-leaf")
        room.go_out()
        room.questions.ask_removal()
        self.take("capture-remove")
        room.go_out()
        room.page.show_grid()
        self.take("capture-grid", 1.5)
        room.page.show_single()

    def describe(self) -> None:
        """Take documents being described: suggestions, accepted fields, what is wrong, the dossier's own fields."""
        desk = self._window.desk
        assert desk is not None
        assert self._window.station is not None
        desk.open_room("describe", numbered(self._window.station, 170).id)
        self.take("describe-empty")
        room = desk.room
        assert isinstance(room, DescribeView)
        presenter = room._presenter
        dossier = numbered(self._window.station, 158)
        desk.open_room("describe", dossier.id)
        self.wait(lambda: presenter.pages.dossier_id == dossier.id and presenter.pages.items and presenter.lists)
        self.wait(lambda: presenter.state("subject", "document") is not None)
        self.wait(lambda: presenter.marks.possible() or len(presenter.documents) > 1)
        self.take("describe-starts", 1.5)
        presenter.marks.accept_all()
        self.wait(lambda: len(presenter.documents) > 1)
        presenter.choose(presenter.documents[0].first_page_id)
        self.rest(1.0)
        room.panel.go_to("document", "typeName")
        self.take("describe-suggested")
        for _ in range(6):
            room.panel._entered(presenter.field)
            self.rest(0.2)
        self.take("describe-document")
        presenter.step_document(1)
        self.rest(1.0)
        for name, words in (("codeNumber", "80"), ("issuedDate", "31/02/2019"), ("riskRecovery", "1")):
            room.panel.go_to("document", name)
            form = room.panel.form
            assert form is not None
            form.rows[name].put(words)
            presenter.leave_field()
        room.panel.go_to("document", "issuedDate")
        self.take("describe-error")
        room.panel.go_to("dossier", "startDate")
        self.take("describe-dossier")
        with tempfile.TemporaryDirectory() as folder:
            empty = numbered(self._window.station, 175)
            photographs_and_sound(room, dossier, empty, Path(folder), self.take, self.wait)

    def _untouched(self, number: int) -> bool:
        assert self._window.station is not None
        dossier = numbered(self._window.station, 157 + number)
        with self._window.station.workspace.read() as reader:
            held = reader.triage(dossier.id).held
        registered = dossier.state is DossierState.REGISTERED
        return registered and not held and dossier.secrecy is not Secrecy.TOP_SECRET

    def review(self) -> None:
        """Take the queue, one page with its findings, the reasons, the grid."""
        desk = self._window.desk
        assert desk is not None
        room = desk.room
        assert isinstance(room, ReviewView)
        presenter = room._presenter
        self.wait(presenter.queue.rowCount)
        self.take("review-queue")
        line = presenter.queue.line(0)
        assert line is not None
        presenter.open(line.summary.id)
        self.wait(lambda: presenter.pages.items)
        room.page.show_single()
        presenter.step(1, lambda item: item.needs_a_look)
        self.take("review-page", 1.2)
        room.ask_rejection()
        self.take("review-reject")
        room.go_out()
        self._review_ways(room)
        self._review_filter(room)
        self._review_end(room)
        self._review_stopped(room)

    def _review_ways(self, room: ReviewView) -> None:
        """Take pairs, the words beside the page, and the grid."""
        room.page.show_pairs()
        self.take("review-pairs", 1.2)
        room.page.show_single()
        room.page.toggle_text()
        self.take("review-text", 1.2)
        room.page.toggle_text()
        room.questions.pass_document()
        room.show_grid()
        self.take("review-grid", 1.5)

    def _review_filter(self, room: ReviewView) -> None:
        """Take the filter, the order by what is worst, and a filter that hides all."""
        presenter = room._presenter
        room.page.filter.open()
        room.page.tools.order.click()
        self.take("review-filter", 1.0)
        room.page.tools.order.click()
        presenter.list_pages(PageFilter(state="rejected", check="skew"))
        room.page.filter.fill()
        self.take("review-none")
        room.go_out()

    def _review_end(self, room: ReviewView) -> None:
        """Take what is left to do, then the question before an approval, which is left."""
        presenter = room._presenter
        room.page.show_single()
        self.wait(lambda: presenter.facts.plan is not None and not presenter.shift.inspection.running)
        while presenter.overview.open:
            waiting = [item for item in presenter.pages.items if can_be_decided(item)]
            presenter.pages.choose(min(waiting, key=lambda item: not presenter.facts.must_be_seen(item)).page.id)
            presenter.decide.accept("paper")
            if presenter.overview.rest_open and not presenter.overview.to_look:
                self.take("review-rest", 1.0)
                presenter.decide.accept_rest()
                self.wait(lambda: not presenter.overview.open)
        room.approve_dossier()
        self.wait(lambda: room.panel.approval.asking)
        self.take("review-approve", 1.0)
        room.go_out()
        while self._window.shift is not None and self._window.shift.history.undo_words:
            before = self._window.shift.history.undo_words
            self._window.shift.history.undo()
            self.wait(lambda before=before: self._window.shift.history.undo_words != before)

    def _review_stopped(self, room: ReviewView) -> None:
        """Take a secrecy mark that stops the dossier; a supervisor then says that it is none."""
        station, presenter = self._window.station, room._presenter
        assert station is not None
        dossier_id = presenter.pages.dossier_id
        with station.workspace.read() as reader:
            page = reader.pages(dossier_id)[len(reader.secrecy_stops(dossier_id))]
            supervisor = reader.person_by_name(PEOPLE[Role.SUPERVISOR][0])
        with station.workspace.write(supervisor) as unit:
            unit.add_secrecy_stop(dossier_id, page.capture.id, Secrecy.SECRET)
        presenter.pages.reload()
        self.wait(room.secrecy.isVisible)
        self.take("review-secrecy", 1.0)
        release_stop(station, supervisor, presenter.stops[0].id, "not_a_mark", "dấu bưu điện")
        presenter.pages.reload()
        self.wait(lambda: not room.secrecy.isVisible())

    def packages(self) -> None:
        """Take the packages, verified, and the counts."""
        desk = self._window.desk
        assert desk is not None
        desk.open_room("packages")
        room = desk.room
        assert isinstance(room, PackagesView)
        self.wait(room._presenter.model.rowCount)
        model = room._presenter.model
        line = model.line(0)
        assert line is not None
        assert line.package is not None
        state, version = model.state_of(line), line.package.version
        room.verify()
        self.wait(lambda: version in state.reports)
        self.take("packages")
        self._packages_refused(room)
        self._packages_wrong(room)
        manage_pictures(self._window, self.take, self.wait)

    def _packages_refused(self, room: PackagesView) -> None:
        """Take refusals: a code of the site is missing, a field, an answer of the validator; and what is asked then."""
        station, model = self._window.station, room._presenter.model
        assert station is not None
        line = model.line(0)
        assert line is not None
        state = model.state_of(line)
        with station.workspace.read() as reader:
            administrator = reader.person_by_name(PEOPLE[Role.ADMINISTRATOR][0])
        before = packaging_of(station)
        for name, code in (("settings", ""), ("field", "H49.64-LT")):
            choose_packaging(station, administrator, "tt05-aip", replace(before.site, archive_code=code))
            room.enter()
            self.wait(lambda: room.panel.choice.order().profile == "tt05-aip")
            room.build()
            self.wait(lambda: state.refusal is not None and not state.in_line)
            self.take(f"packages-refused-{name}")
        room.panel.refusal.ask_return()
        self.take("packages-return")
        room.go_out()
        choose_packaging(station, administrator, before.profile.name, before.site)
        room.enter()
        self.wait(lambda: room.panel.choice.order().profile == before.profile.name)
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "verapdf"
            program.write_text("#!/bin/sh\nexit 134\n", encoding="utf-8")
            program.chmod(0o755)
            path, os.environ["PATH"] = os.environ["PATH"], f"{folder}:{os.environ['PATH']}"
            room.build()
            self.take("packages-busy", 1.0)
            self.wait(lambda: state.refusal is not None and not state.in_line)
            os.environ["PATH"] = path
        room.panel.refusal.ask_release()
        self.take("packages-release")
        room.go_out()

    def _packages_wrong(self, room: PackagesView) -> None:
        """Take a package of which a file was changed, here and as one from elsewhere."""
        model = room._presenter.model
        line = model.line(0)
        assert line is not None
        assert line.package is not None
        state, version = model.state_of(line), line.package.version
        state.refusal = None
        folder = Path(room._presenter.path(line.package))
        files = sorted(folder.rglob("*.pdf"))[:2]
        sound = [file.read_bytes() for file in files]
        for file, data in zip(files, sound, strict=True):
            file.chmod(0o600)
            file.write_bytes(data[:-1] + b"?")
        state.reports.clear()
        room.verify()
        self.wait(lambda: version in state.reports)
        self.take("packages-wrong")
        room.open_other()
        room.other.path.setText(str(folder))
        room.other.verify()
        self.wait(lambda: room.other.presenter.report)
        self.take("packages-other")
        room.go_out()
        for file, data in zip(files, sound, strict=True):
            file.write_bytes(data)

    def supervise(self) -> None:
        """Take the board of a day and of the whole project, and lists behind its figures."""
        desk = self._window.desk
        assert desk is not None
        desk.open_room("supervise")
        room = desk.room
        assert isinstance(room, SuperviseView)
        presenter = room._presenter
        self.wait(lambda: presenter.board is not None)
        if not presenter.board.days:
            self.take("supervise-empty")
            return
        self.take("supervise", 1.0)
        presenter.show_period(0)
        self.wait(lambda: presenter.board.scope.days == 0)
        self.take("supervise-all", 1.0)
        room.board.cards["rejected"].click()
        self.wait(presenter.lists[-1].lines)
        self.take("supervise-pages")
        room.go_out()
        room.board.open_days(None)
        self.take("supervise-days")
        room.go_out()
        room.board.cards["cost"].click()
        self.take("supervise-cost")
        room.go_out()
        lists_of_the_board(room, self.take, self.wait)

    def settings(self) -> None:
        """Take the settings with the accounts."""
        desk = self._window.desk
        assert desk is not None
        desk.open_room("settings")
        room = desk.room
        assert isinstance(room, SettingsView)
        self.wait(lambda: room._presenter.lines)
        for part in room._parts:
            room.sections.show_section(part)
            self.take(f"settings-{part}")
        if room.people is not None:
            room.sections.show_section("people")
            room.people.start_adding()
            self.take("settings-people-adding")
            room.people.leave()
        room.sections.show_section("keys")
        room.keys.ask()
        self.take("settings-keys-asked")
        room.keys.catcher.left.emit()
        desk.show_jobs()
        self.take("settings-jobs")
        desk.show_jobs()
        self._window.use_text_scale(130)
        desk.open_room("settings", "look")
        self.take("settings-look-130")
        self._window.use_text_scale(100)


def first_use(application: QApplication, services: Parts, folder: Path, language: str, theme: str, size: str) -> None:
    """Take the page of the first account, on a workspace of its own."""
    with tempfile.TemporaryDirectory() as fresh:
        window = WindowApplication(application, services, Path(fresh) / "workspace", Path(fresh) / "window.ini")
        window.use_language(language)
        window.use_theme(theme)
        window.start()
        window.window.resize(*SIZES[size])
        photographer = Photographer(window, folder, "")
        photographer.wait(lambda: "First" in type(window.window.page()).__name__)
        photographer._number = -1
        photographer.take("first-account")
        window.window.close()
        window.end()


def supervise(application: QApplication, services: Stage, workspace: Path, folder: Path, look: tuple[str, ...]) -> None:
    """Take the supervisor's room on a workspace of its own: three weeks of work, lists behind figures, an empty one."""
    language, theme, size = look
    for path in (workspace, workspace.with_name("nothing-yet")):
        window = WindowApplication(application, services, path, workspace.with_suffix(".ini"))
        window.start()
        window.window.resize(*SIZES[size])
        photographer = Photographer(window, folder, "supervise")
        photographer._number = 60 if path == workspace else 70
        photographer._language, photographer._theme = language, theme
        photographer.log_in(Role.SUPERVISOR)
        photographer.supervise()
        window.window.close()
        window.end()


def main() -> int:
    """Take the pictures; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="all eight combinations")
    parser.add_argument("--only", default="", help="rooms whose name contains this")
    parser.add_argument("--looks", default="", help="combinations of language, theme and size, such as vi-dark-2560")
    arguments = parser.parse_args()
    target = ROOT / "screenshots"
    pages = min((resources_folder() / "demo" / "pages").iterdir())
    with tempfile.TemporaryDirectory(prefix="station-screenshots-") as temp:
        script = Path(temp) / "scanner.toml"
        script.write_text(
            'vendor = "Fujitsu"\nmodel = "fi-8170"\n'
            f'steps = ["folder {pages} 4", "delay 1.5", "folder {pages} 2", "paper_jam", "folder {pages} 2", '
            f'"double_feed", "folder {pages} 2", "cover_open shut", "device_offline plugged", "until paper", '
            f'"folder {pages} 2", "delay 1.5", "folder {pages} 2"]\n',
            encoding="utf-8",
        )
        os.environ["STATION_VIRTUAL_SCANNER"] = str(script)
        settings = StationSettings(station="Trạm 02", min_free_bytes=0, min_free_files=0, sampling=SAMPLING)
        services = Stage(settings, resources_folder())
        workspace = Path(temp) / "workspace"
        weeks = Path(temp) / "weeks"
        alone = arguments.only.startswith("supervise")
        if alone or not arguments.only:
            fill_weeks(services, weeks, PEOPLE, PASSWORD)
            nothing_yet(services, weeks.with_name("nothing-yet"), PEOPLE, PASSWORD)
        if not alone:
            prepare(services, workspace)
        application = QApplication(sys.argv[:1])
        every = tuple(itertools.product(("vi", "en"), ("light", "dark"), SIZES))
        asked = [look for look in every if "-".join(look) in arguments.looks.split(",")]
        for language, theme, size in asked or (every if arguments.all else CHOSEN):
            folder = target / f"{language}-{theme}-{size}"
            shutil.rmtree(folder, ignore_errors=True)
            if weeks.exists():
                supervise(application, services, weeks, folder, (language, theme, size))
            if alone:
                continue
            for left in (script.with_suffix(".tray"), *(Path(temp) / cause for cause in CAUSES)):
                left.unlink(missing_ok=True)
            window = WindowApplication(application, services, workspace, Path(temp) / "window.ini", "demo-accounts.txt")
            window.start()
            window.window.resize(*SIZES[size])
            photographer = Photographer(window, folder, arguments.only)
            photographer.causes = Path(temp)
            photographer.all_rooms(language, theme)
            window.window.close()
            window.end()
            if not arguments.only:
                first_use(application, services, folder, language, theme, size)
            sys.stdout.write(f"{folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
