"""The room where a supervisor puts things in, with real keys on a real workspace: inventories, registers, plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from station.bootstrap import Parts
from station.gui.frame.desk import Desk
from station.gui.manage.manage_presenter import ManagePresenter
from station.gui.manage.manage_view import ManageView
from station.gui.settings.settings_presenter import SettingsPresenter
from station.gui.settings.settings_view import SettingsView
from station.gui.shift import Shift
from station.gui.worklist.worklist_presenter import WorklistPresenter
from station.gui.worklist.worklist_view import WorklistView
from station.model.appraisal import HIGHEST, AppraisalState
from station.model.people import Role
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.workflow.appraise_inventory import inventories
from station.workflow.merge_figures import export_figures, merged_stations, own_fingerprint
from station.workflow.people import add_person
from station.workflow.plans import plans
from station.workflow.registers import entries, put_entry
from station.workflow.station import Station

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Until = Callable[[Callable[[], Any]], None]
LIST = (
    "Mã HS;Tên gọi hồ sơ;Số hộp;Đến ngày",
    "H38.2.001;Quy hoạch sử dụng đất;021;30/11/1999",
    "H38.2.002;Cấp giấy chứng nhận;021;31/02/1999",
    "H38.2.003;Giải quyết đơn thư;022;12/1999",
)


class Supervisor:
    """A window with the worklist and the room, and the keys of a supervisor."""

    def __init__(self, shift: Shift, choice: Any, qtbot: QtBot, until: Until) -> None:
        self.shift, self.until, self._qtbot = shift, until, qtbot
        self.room = ManageView(ManagePresenter(shift))
        self.list = WorklistView(WorklistPresenter(shift, choice))
        self.desk = Desk(shift, [self.list, self.room, SettingsView(SettingsPresenter(shift))])
        self.desk.resize(1366, 768)
        self.desk.show()
        qtbot.waitExposed(self.desk)
        self.desk.start()
        self.desk.activateWindow()
        until(lambda: self.list._presenter.model.rowCount() == 5)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.desk, key, modifier)

    def type(self, words: str) -> None:
        """Type into the field that has the focus, in place of what stands there."""
        field: Any = QApplication.focusWidget()
        field.selectAll()
        if isinstance(field, QPlainTextEdit):
            field.insertPlainText(words)
        elif words.isascii():
            QTest.keyClicks(field, words)
        else:
            field.insert(words)
            field.textEdited.emit(field.text())

    def go(self, section: str) -> Any:
        """Walk down the list of parts with the arrow keys."""
        if self.desk.room is not self.room:
            self.press(Qt.Key.Key_2, CTRL)
        self.room.list.setFocus()
        self.press(Qt.Key.Key_Home)
        for _ in range(list(self.room.sections).index(section)):
            self.press(Qt.Key.Key_Down)
        assert self.room.section is self.room.sections[section]
        return self.room.section

    def close(self) -> None:
        self.desk.close_desk()
        self.desk.close()
        self.desk.deleteLater()


@pytest.fixture
def supervisor(
    start_shift: Callable[[Role], Shift], choose: Callable[[Any], Any], qtbot: QtBot, until: Until, dressed: object
) -> Iterator[Supervisor]:
    shift = start_shift(Role.SUPERVISOR)
    made = Supervisor(shift, choose(shift), qtbot, until)
    yield made
    made.close()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answer the dialogs of the system with a path; they are not ours to test."""

    def answer(path: Path) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_how: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_how: str(path))

    return answer


def write_list(path: Path, rows: tuple[str, ...]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_list_with_an_unknown_column_is_mended_and_its_wrong_row_comes_in_later(
    supervisor: Supervisor, station: Station, tmp_path: Path, until: Until, chosen: Callable[[Path], None]
) -> None:
    supervisor.press(Qt.Key.Key_I, CTRL)
    assert supervisor.desk.room is supervisor.room
    view = supervisor.room.sections["inventories"].importer
    presenter = view._presenter
    until(view.source.path.hasFocus)
    supervisor.type(str(write_list(tmp_path / "Muc luc 2.csv", LIST)))
    supervisor.press(Qt.Key.Key_Return)
    until(lambda: presenter.preview is not None)
    assert presenter.preview.missing == ("title",)
    assert "Tiêu đề" in view.verdict.text()
    supervisor.press(Qt.Key.Key_Return, CTRL)
    assert not presenter.running, "without a title nothing can be imported"

    field = view.columns.rows[1].field
    field.setFocus()
    until(field.hasFocus)
    supervisor.press(Qt.Key.Key_Down)
    until(field.view().isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(field.view(), key)
    until(lambda: presenter.preview.columns[1].field == "title")
    assert presenter.preview.columns[0].field == "code", "passing by a field takes it from nobody"
    # Without a window manager nobody makes the window the active one again after its list was open.
    supervisor.desk.activateWindow()
    view.name.setFocus()
    until(view.name.hasFocus)
    say_the_fonds(supervisor, view)
    assert [presenter.sample.index(row, 3).data() for row in (0, 2)] == ["Hợp lệ", "Hợp lệ"]
    assert "31/02/1999" in presenter.sample.index(1, 3).data()
    view.name.setFocus()
    until(view.name.hasFocus)
    supervisor.type("Mục lục xã")
    supervisor.press(Qt.Key.Key_Return)
    until(lambda: "muc-luc-xa" in presenter.mappings)

    import_mend_and_import_again(supervisor, view, tmp_path / "sai.xlsx", chosen)
    with station.workspace.read() as reader:
        assert reader.dossier_by_code("H38.2.002").title == "Cấp giấy chứng nhận"


def import_mend_and_import_again(
    supervisor: Supervisor, view: Any, rejects: Path, chosen: Callable[[Path], None]
) -> None:
    """Run the import, save what was rejected, take the good rows, correct the others and import them."""
    presenter, until = view._presenter, supervisor.until
    supervisor.press(Qt.Key.Key_Return, CTRL)
    until(lambda: presenter.outcome is not None)
    assert (presenter.outcome.result.written, presenter.outcome.rejects) == (False, 1)
    assert presenter.rejects.index(0, 1).data() == "H38.2.002"
    chosen(rejects)
    supervisor.press(Qt.Key.Key_E, CTRL)
    until(rejects.exists)
    supervisor.press(Qt.Key.Key_Return, CTRL)
    until(lambda: presenter.outcome is not None and presenter.outcome.result.written)
    assert presenter.outcome.result.imported == 2

    correct(rejects)
    supervisor.press(Qt.Key.Key_I, CTRL)
    until(view.source.path.hasFocus)
    supervisor.type(str(rejects))
    supervisor.press(Qt.Key.Key_Return)
    until(lambda: presenter.preview is not None)
    assert presenter.mapping.name == "muc-luc-xa", "the mapping is found by the headings"
    assert (presenter.preview.fonds, view.source.fonds.text()) == (("H38",), ""), "the rejected rows say whose they are"
    supervisor.press(Qt.Key.Key_Return, CTRL)
    until(lambda: presenter.outcome is not None)
    assert (presenter.outcome.result.imported, presenter.outcome.result.fonds) == (1, ("H38",))


def say_the_fonds(supervisor: Supervisor, view: Any) -> None:
    """Nothing runs while nobody says whose dossiers the list has; the window asks, and the answer is taken."""
    until = supervisor.until
    assert not view.run.isEnabled()
    assert "phông" in view.verdict.text()
    supervisor.press(Qt.Key.Key_Return, CTRL)
    until(view.source.fonds.hasFocus)
    assert not view._presenter.running
    assert view.source.fonds.placeholderText() == "H38", "those that are there"
    supervisor.type("H38")
    until(view.run.isEnabled)
    supervisor.press(Qt.Key.Key_Return)
    until(lambda: view._presenter.preview.fonds == ("H38",))
    assert "H38" in view.verdict.text()


def correct(path: Path) -> None:
    """Put a day of the calendar where there was none, as somebody does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == "31/02/1999":
                cell.value = "28/02/1999"
    book.save(path)


def test_what_is_no_list_is_refused_with_a_remedy_and_esc_goes_back(
    supervisor: Supervisor, tmp_path: Path, until: Until
) -> None:
    supervisor.press(Qt.Key.Key_I, CTRL)
    section = supervisor.room.sections["inventories"]
    view = section.importer
    until(view.source.path.hasFocus)
    supervisor.type(str(tmp_path / "there is none.xlsx"))
    supervisor.press(Qt.Key.Key_Return)
    until(view.problem.text)
    assert "there is none.xlsx" in view.problem.text()
    assert view._presenter.preview is None
    supervisor.press(Qt.Key.Key_Escape)
    assert not section.importing


def test_an_appraisal_needs_its_document_and_can_be_taken_back(
    supervisor: Supervisor, station: Station, until: Until
) -> None:
    section = supervisor.go("inventories")
    until(lambda: section.table.model().rowCount() == 1)
    section.table.setFocus()
    supervisor.press(Qt.Key.Key_Return)
    until(section.appraisal.states[AppraisalState.DRAFT].hasFocus)
    section.appraisal.states[AppraisalState.APPROVED].setFocus()
    supervisor.press(Qt.Key.Key_Space)
    supervisor.press(Qt.Key.Key_S, CTRL)
    until(section.appraisal.problem.text)
    assert inventories(station)[0].state is AppraisalState.DRAFT
    for field, words in ((section.appraisal.document, "1207/SNV-VTLT"), (section.appraisal.date, "14/10/2025")):
        field.setFocus()
        supervisor.type(words)
    supervisor.press(Qt.Key.Key_Return)
    until(lambda: inventories(station)[0].state is AppraisalState.APPROVED)
    until(lambda: section.appraisal.chip.accessibleName() == "Đã thẩm định")
    until(section.table.hasFocus)
    supervisor.press(Qt.Key.Key_Z, CTRL)
    until(lambda: inventories(station)[0].state is AppraisalState.DRAFT)


def test_chosen_dossiers_come_first_in_the_order_of_work(
    supervisor: Supervisor, station: Station, until: Until
) -> None:
    room = supervisor.list
    room._table.setFocus()
    room._select(1)
    supervisor.press(Qt.Key.Key_Down, SHIFT)
    ids = [line.id for line in room.paper.chosen_lines()]
    assert len(ids) == 2
    supervisor.press(Qt.Key.Key_P, CTRL | SHIFT)
    until(lambda: room.priority.menu is not None and room.priority.menu.isVisible())
    QTest.keyClick(room.priority.menu, Qt.Key.Key_Return)
    until(lambda: set(priorities(station, ids)) == {HIGHEST})
    supervisor.press(Qt.Key.Key_Z, CTRL)
    until(lambda: set(priorities(station, ids)) == {0})


def priorities(station: Station, ids: list[str]) -> list[int]:
    with station.workspace.write(None) as unit:
        return list(unit.priorities(ids).values())


def test_a_unit_and_a_device_are_registered_changed_and_retired(
    supervisor: Supervisor, station: Station, until: Until
) -> None:
    section = supervisor.go("unit")
    until(lambda: section.form is not None)
    supervisor.press(Qt.Key.Key_N, CTRL)
    until(section.code.hasFocus)
    supervisor.press(Qt.Key.Key_S, CTRL)
    assert section.problem.isVisible(), "a code is needed"
    supervisor.type("H38.01")
    supervisor.press(Qt.Key.Key_Return)
    until(section.form.view.rows["name"].editor.hasFocus)
    supervisor.press(Qt.Key.Key_S, CTRL)
    assert section.form.draft.wrong() == ["name", "level"]
    supervisor.type("UBND xã Tân Lập")
    supervisor.press(Qt.Key.Key_Return)
    until(section.form.view.rows["level"].editor.hasFocus)
    supervisor.type("03")
    supervisor.press(Qt.Key.Key_S, CTRL)
    until(lambda: entries(station, "unit"))
    assert entries(station, "unit")[0].values["level"] == "03"
    until(section.table.hasFocus)

    device = supervisor.go("device")
    until(lambda: device.form is not None)
    supervisor.press(Qt.Key.Key_N, CTRL)
    until(device.code.hasFocus)
    supervisor.type("TB-01")
    filled = {"name": "Máy quét", "type": "01", "quantity": "4", "configuration": "70 tờ/phút", "unit": "H38.01"}
    for name, words in filled.items():
        device.form.view.go_to(name)
        supervisor.type(words)
    supervisor.press(Qt.Key.Key_S, CTRL)
    until(lambda: entries(station, "device"))
    assert filled.items() <= dict(entries(station, "device")[0].values).items()
    until(device.table.hasFocus)
    device.retire.setFocus()
    supervisor.press(Qt.Key.Key_Space)
    until(lambda: not entries(station, "device"))
    until(lambda: device.retire.text() == "Dùng lại")
    supervisor.press(Qt.Key.Key_Z, CTRL)
    until(lambda: entries(station, "device"))


def test_the_plan_of_the_province_stands_at_74_percent_while_it_is_typed(
    supervisor: Supervisor, station: Station, until: Until
) -> None:
    section = supervisor.go("plan")
    until(lambda: section._presenter.standing is not None)
    supervisor.press(Qt.Key.Key_N, CTRL)
    typed = {"pages": "12.490.500", "pages_before": "9289223", "begins": "5/1/2026", "deadline": "31/02/2027"}
    for name, words in typed.items():
        section.fields[name].setFocus()
        supervisor.type(words)
    supervisor.press(Qt.Key.Key_S, CTRL)
    assert section.problem.isVisible(), "there is no 31st of February"
    assert section.fields["deadline"].hasFocus()
    supervisor.type("31/12/2030")
    until(lambda: section._presenter.standing is not None and section._presenter.standing.progress.percent == 74)
    assert section.bar.accessibleName() == "9.289.223 / 12.490.500 74\u202f%"
    assert section.figures["whole"].text() == "61.153.488.000 đ"
    assert section.figures["done"].text() == "45.480.035.808 đ"
    supervisor.press(Qt.Key.Key_S, CTRL)
    until(lambda: plans(station))
    assert (plans(station)[""].pages, plans(station)[""].unit_price) == (12_490_500, 4896)
    until(lambda: section.table.model().rowCount() == 1)
    assert section.table.model().index(0, 4).data() == "74"
    until(section.table.hasFocus)
    supervisor.press(Qt.Key.Key_Z, CTRL)
    until(lambda: not plans(station))


def test_a_fonds_is_described_and_given_to_a_unit(supervisor: Supervisor, station: Station, until: Until) -> None:
    section = supervisor.go("fonds")
    until(lambda: section.form is not None)
    until(lambda: section.table.currentIndex().isValid())
    if "fondsName" not in section.form.view.rows:
        pytest.skip("the profile that holds here has no fields of fonds")
    section.form.view.go_to("fondsName")
    supervisor.type("Ủy ban nhân dân xã Tân Lập")
    supervisor.press(Qt.Key.Key_S, CTRL)
    until(lambda: "fondsName" in described(station))
    until(section.table.hasFocus)
    supervisor.press(Qt.Key.Key_Z, CTRL)
    until(lambda: "fondsName" not in described(station))


def described(station: Station) -> dict[str, str]:
    with station.workspace.read() as reader:
        return dict(reader.all_fonds()[0].description)


def test_a_report_is_made_and_both_files_lie_in_the_folder(
    supervisor: Supervisor, station: Station, tmp_path: Path, until: Until
) -> None:
    supervisor.go("inventories")
    supervisor.press(Qt.Key.Key_R, CTRL)
    section = supervisor.room.section
    assert section is supervisor.room.sections["reports"]
    until(lambda: section.form.kind.count() > 0)
    folder = tmp_path / "reports"
    section.form.since.setFocus()
    supervisor.type("31/31/2026")
    supervisor.press(Qt.Key.Key_Return)
    assert section.problem.isVisible()
    supervisor.type("01/01/2025")
    section.form.folder.setFocus()
    supervisor.type(str(folder))
    supervisor.press(Qt.Key.Key_R, CTRL)
    until(lambda: section.table.model().rowCount() == 1)
    line = section._presenter.model.reports[0]
    assert (folder / line.xlsx).is_file()
    assert (folder / line.pdf).read_bytes().startswith(b"%PDF")
    assert section.open_pdf.isEnabled()


def test_escape_gives_up_a_report(supervisor: Supervisor, tmp_path: Path, until: Until) -> None:
    section = supervisor.go("reports")
    until(lambda: section.form.kind.count() > 0)
    folder = tmp_path / "reports"
    section.form.folder.setFocus()
    supervisor.type(str(folder))
    supervisor.press(Qt.Key.Key_R, CTRL)
    assert section.job.stop.isVisible()
    supervisor.press(Qt.Key.Key_Escape)
    assert not section._presenter.running
    assert supervisor.room.section is section
    until(supervisor.room.news.isVisible)
    # A report that comes after it shows that the lane is free, and that nothing was left of the first.
    supervisor.press(Qt.Key.Key_R, CTRL)
    until(lambda: section.table.model().rowCount() == 1)
    assert len(list(folder.glob("*.pdf"))) == len(list(folder.glob("*.xlsx"))) == 1


@pytest.fixture
def other_file(tmp_path: Path) -> tuple[Path, str]:
    """The figures of a second workspace, and the fingerprint that its people read out."""
    services = Parts(StationSettings(station="Trạm 03", min_free_bytes=0, workers=1), resources_folder())
    with services.open_station(tmp_path / "other") as away:
        roles = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})
        person = add_person(away.workspace, None, "mai", "Đỗ Thị Mai", roles, "mật khẩu dài")
        return export_figures(away, person, tmp_path), own_fingerprint(away)


def test_another_station_is_merged_under_its_fingerprint_alone(
    supervisor: Supervisor, station: Station, until: Until, chosen: Callable[[Path], None],
    other_file: tuple[Path, str],
) -> None:  # fmt: skip
    path, fingerprint = other_file
    section = supervisor.go("stations")
    until(section.own.text)
    chosen(path)
    supervisor.press(Qt.Key.Key_M, CTRL)
    until(lambda: section._presenter.offer is not None)
    assert section.head.whole() == "Tệp của Trạm 03"
    assert section.fingerprint.text().split() == fingerprint.split()
    until(section.typed.hasFocus)
    supervisor.type("0000")
    supervisor.press(Qt.Key.Key_Return)
    until(section.problem.text)
    assert not merged_stations(station)
    supervisor.type(fingerprint)
    supervisor.press(Qt.Key.Key_Return)
    until(lambda: [one.name for one in merged_stations(station)] == ["Trạm 03"])
    until(lambda: section.table.model().rowCount() == 1)
    supervisor.press(Qt.Key.Key_M, CTRL)
    until(lambda: section._presenter.offer is not None)
    assert not section.typed.isVisible(), "its key is known"
    assert not section._presenter.offer.newer


def test_own_figures_go_into_a_folder(
    supervisor: Supervisor, tmp_path: Path, until: Until, chosen: Callable[[Path], None]
) -> None:
    section = supervisor.go("stations")
    until(section.own.text)
    chosen(tmp_path)
    supervisor.press(Qt.Key.Key_E, CTRL)
    until(lambda: list(tmp_path.glob("*.figures")))
    until(supervisor.room.news.isVisible)


def test_what_is_looked_at_in_the_figures_leads_to_its_plan_and_its_report(
    supervisor: Supervisor, station: Station, until: Until
) -> None:
    person = supervisor.shift.person
    put_entry(station, person, "unit", "H38.01", {"name": "UBND xã Tân Lập", "level": "03"})
    supervisor.desk.open_room("manage", "plan:H38.01")
    section = supervisor.room.section
    until(lambda: section._presenter.unit == "H38.01" and section.unit.currentData() == "H38.01")
    supervisor.desk.open_room("manage", "reports:H38.01")
    section = supervisor.room.section
    until(lambda: section.form.unit.currentData() == "H38.01")
    until(section.form.kind.hasFocus)


def test_the_language_changes_under_every_part(supervisor: Supervisor, until: Until, dressed: Any) -> None:
    for name in supervisor.room.sections:
        supervisor.go(name)
    until(lambda: not any(s._presenter.bridge._running for s in supervisor.room.sections.values()))
    dressed.use("en")
    until(lambda: supervisor.room.sections["reports"].word() == "Reports")
    until(lambda: supervisor.room.sections["fonds"].store.text() == "Store")
    dressed.use("vi")
    until(lambda: supervisor.room.sections["fonds"].store.text() == "Lưu")


def test_tab_goes_down_the_form_before_it_comes_to_the_button(supervisor: Supervisor, until: Until) -> None:
    section = supervisor.go("unit")
    until(lambda: section.form is not None and section.form.isVisible())
    section.code.setFocus()
    for editor in (
        *(section.form.view.rows[name].editor for name in section.form.view.names()),
        section.form.view._fold,
    ):
        supervisor.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is editor
    supervisor.press(Qt.Key.Key_Tab)
    assert section.store.hasFocus()


def test_tab_goes_down_the_order_of_a_report_before_it_comes_to_the_button(
    supervisor: Supervisor, until: Until
) -> None:  # fmt: skip
    section = supervisor.go("reports")
    until(section.form.kind.count)
    until(lambda: section.form.parameters and all(one.isVisible() for one in section.form.parameters.values()))
    last = list(section.form.languages.values())[-1]
    last.setFocus()
    for field in section.form.parameters.values():
        supervisor.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is field
    supervisor.press(Qt.Key.Key_Tab)
    assert section.make.hasFocus()


def test_f6_comes_to_the_buttons_of_the_header_too(supervisor: Supervisor, until: Until) -> None:
    section = supervisor.go("unit")
    until(lambda: section.form is not None)
    supervisor.room.list.setFocus()
    passed = []
    for _ in range(4):
        supervisor.press(Qt.Key.Key_F6)
        passed.append(QApplication.focusWidget())
    assert section.tools.isAncestorOf(passed[2]), passed
    assert passed[3] is supervisor.room.list


def test_the_import_the_keys_and_the_jobs_give_the_keyboard_back(supervisor: Supervisor, until: Until) -> None:
    section = supervisor.go("inventories")
    until(lambda: section.table.model().rowCount())
    note = section.appraisal.note
    for key, modifier, there in (
        (Qt.Key.Key_I, CTRL, lambda: section.importing), (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier,
        supervisor.desk.sheet.isVisible), (Qt.Key.Key_J, CTRL, supervisor.desk.jobs.isVisible),
    ):  # fmt: skip
        note.setFocus()
        supervisor.press(key, modifier)
        until(there)
        assert not note.hasFocus()
        supervisor.press(Qt.Key.Key_Escape)
        assert not there()
        assert note.hasFocus(), key


def test_what_is_wrong_with_a_row_is_said_whole_below_the_first_rows(
    supervisor: Supervisor, until: Until, tmp_path: Path
) -> None:  # fmt: skip
    section = supervisor.go("inventories")
    supervisor.press(Qt.Key.Key_I, CTRL)
    section.importer.source.path.setText(str(write_list(tmp_path / "mục lục.csv", LIST)))
    supervisor.press(Qt.Key.Key_Return)
    until(lambda: section.importer._presenter.preview is not None)
    section.importer._presenter.give(1, "title")
    until(lambda: not section.importer._presenter.preview.missing)
    assert section.importer.judgement.text() == "Dòng 3: “31/02/1999” không phải ngày (DD/MM/YYYY, MM/YYYY hoặc YYYY)"
    section.importer.sample.setFocus()
    supervisor.press(Qt.Key.Key_Up)
    assert not section.importer.judgement.isVisible(), "nothing is wrong with this one"


def test_esc_goes_from_the_form_to_its_list_and_from_there_to_the_parts(supervisor: Supervisor, until: Until) -> None:
    put_entry(supervisor.shift.station, supervisor.shift.person, "unit", "H49", {"name": "UBND tỉnh", "level": "01"})
    section = supervisor.go("unit")
    until(lambda: section.table.model().rowCount() and section.form.isVisible())
    supervisor.press(Qt.Key.Key_F6)
    assert section.table.hasFocus()
    supervisor.press(Qt.Key.Key_Down)
    supervisor.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is section.form.view.rows["name"].editor
    supervisor.press(Qt.Key.Key_Escape)
    assert section.table.hasFocus()
    supervisor.press(Qt.Key.Key_Escape)
    assert supervisor.room.list.hasFocus()


def test_what_is_typed_beside_an_inventory_stays_when_the_list_is_read_again(
    supervisor: Supervisor, until: Until
) -> None:
    section = supervisor.go("inventories")
    until(lambda: section.table.model().rowCount() == 1)
    section.appraisal.document.setFocus()
    supervisor.type("1207/SNV-VTLT")
    read_again: list[bool] = []
    section._presenter.listed.connect(lambda: read_again.append(True))
    section._presenter.load()
    until(lambda: read_again)
    assert section.appraisal.document.text() == "1207/SNV-VTLT"
