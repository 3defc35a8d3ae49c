"""What looks like the same papers twice, and what only sounds alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from station.model.dossier import Dossier
from station.model.paper import Triage
from station.model.people import Person
from station.model.secrecy import Secrecy
from station.workflow.duplicates import LIMIT, Likeness, possible_duplicates, similarity
from station.workflow.import_inventory import import_inventory
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.paper_custody import record_triage
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier

GRANT = "Cấp giấy chứng nhận quyền sử dụng đất xã Tân Lập"


class Shelf:
    """Inventories with the titles of a test."""

    def __init__(self, station: Station, person: Person, mapping: ColumnMapping, folder: Path) -> None:
        self.station, self._person, self._mapping, self._folder = station, person, mapping, folder

    def register(self, fonds: str, *rows: tuple[str, str, str]) -> None:
        path = self._folder / f"{fonds}-{rows[0][0]}.csv"
        lines = ["Mã hồ sơ,Tiêu đề,Ngày bắt đầu", *(",".join(row) for row in rows)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        import_inventory(self.station.workspace, self._person, path, self._mapping, fonds=fonds)

    def dossier(self, code: str, fonds: str = "H1") -> Dossier:
        with self.station.workspace.read() as reader:
            return reader.dossier_by_code(code, fonds)

    def alike(self, code: str, fonds: str = "H1") -> list[tuple[str, Likeness]]:
        return [(one.code, one.likeness) for one in possible_duplicates(self.station, self.dossier(code, fonds))]


@pytest.fixture
def shelf(station: Station, crew, mapping: ColumnMapping, tmp_path: Path) -> Shelf:
    return Shelf(station, crew.supervisor, mapping, tmp_path)


@pytest.mark.parametrize(
    "other",
    [
        "CẤP GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT XÃ TÂN LẬP.",
        "Cấp giấy chứng nhận quyền sử dụng đất xã Tân Lập, huyện An Sơn",
        "Về việc cấp giấy chứng nhận quyền sử dụng đất xã Tân Lập",
        "Cấp giấy chứng nhận quyền sử dung đất xã Tân Lâp",
        "Cấp giấy chứng nhận quyền sử dụng đấtt xã Tân Lập",
    ],
)
def test_the_same_papers_in_other_words_are_asked_about(shelf: Shelf, other: str) -> None:
    shelf.register("H1", ("H1.1", f'"{GRANT}"', ""), ("H1.2", f'"{other}"', ""))
    assert [code for code, _ in shelf.alike("H1.1")] == ["H1.2"]
    assert [code for code, _ in shelf.alike("H1.2")] == ["H1.1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GRANT, "Cấp giấy chứng nhận quyền sử dụng đất xã Phú Thọ"),
        ("Báo cáo tình hình sử dụng đất năm 1998", "Báo cáo tình hình sử dụng đất năm 1999"),
        ("Hồ sơ đất đai thửa 12", "Hồ sơ đất đai thửa 13"),
        ("Báo cáo tình hình sử dụng đất", "Báo cáo tình hình sử dụng rừng"),
        ("Họp", "Hộp"),
    ],
)
def test_titles_that_only_sound_alike_are_left_alone(shelf: Shelf, one: str, other: str) -> None:
    shelf.register("H1", ("H1.1", one, ""), ("H1.2", other, ""))
    assert shelf.alike("H1.1") == [] or one == "Họp"


def test_years_of_the_description_tell_apart_what_the_titles_do_not(shelf: Shelf) -> None:
    shelf.register("H1", ("H1.1", GRANT, "05/01/1998"), ("H1.2", GRANT, "07/02/1999"), ("H1.3", GRANT, "01/12/1998"))
    assert shelf.alike("H1.1") == [("H1.3", Likeness.TITLE)]
    assert shelf.alike("H1.2") == []


def test_a_code_in_another_fonds_is_asked_about_first(shelf: Shelf) -> None:
    shelf.register("H1", ("H1.1", GRANT, ""), ("H1.2", GRANT, ""))
    shelf.register("H2", ("H1.1", "Kiểm kê đất đai", ""), ("H2.5", GRANT, ""))
    assert shelf.alike("H1.1") == [("H1.1", Likeness.CODE), ("H1.2", Likeness.TITLE)]
    assert shelf.alike("H2.5", "H2") == [], "without a year a title of another archive says little"


def test_what_was_told_apart_is_not_asked_again_from_either_side(shelf: Shelf, crew) -> None:
    shelf.register("H1", ("H1.1", GRANT, ""), ("H1.2", GRANT, ""))
    first, second = shelf.dossier("H1.1"), shelf.dossier("H1.2")
    before = record_triage(shelf.station, crew.operator, first, Triage(distinct_from=(second.id,)))
    assert shelf.alike("H1.1") == shelf.alike("H1.2") == []
    record_triage(shelf.station, crew.operator, first, before)
    assert shelf.alike("H1.2") == [("H1.1", Likeness.TITLE)]


def test_the_title_of_a_top_secret_dossier_is_told_to_nobody(shelf: Shelf, crew) -> None:
    shelf.register("H1", ("H1.1", GRANT, ""), ("H1.2", GRANT, ""))
    classify_dossier(shelf.station, crew.operator, shelf.dossier("H1.2"), Secrecy.TOP_SECRET)
    (found,) = possible_duplicates(shelf.station, shelf.dossier("H1.1"))
    assert (found.hidden, found.title) == (True, "")


def test_similarity_is_symmetric_and_one_only_for_the_same_words() -> None:
    assert similarity(GRANT, GRANT.upper()) == 1.0
    assert similarity(GRANT, "Kiểm kê") == similarity("Kiểm kê", GRANT) < LIMIT
    assert similarity("", GRANT) == 0.0
