"""Cover sheets as they come out of a printer: the square code is read back by OpenCV, the words by poppler."""

from __future__ import annotations

import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from station.model.cover_code import payload, read_payload
from station.model.dossier import Dossier
from station.model.errors import InputFault, NotFound, StorageFault
from station.model.secrecy import Secrecy
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.workflow.cover_sheets import covers_of, print_covers
from station.workflow.import_inventory import import_inventory
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier
from station.workflow.view_dossiers import find_dossier

LONG = "-".join(["Nghị.quyết"] * 9)
TEXTS = Texts(resources_folder() / "texts", "vi")


@pytest.fixture
def dossiers(station: Station, crew, tmp_path: Path, mapping) -> list[Dossier]:
    path = tmp_path / "covers.csv"
    title = "Biên bản bàn giao mốc giới, kèm sơ đồ và danh sách các hộ " * 12
    rows = [f"H49.64.33.1998.161,Cấp giấy chứng nhận,014,43\n{LONG},{title.strip()},Kho số 12 dãy B tầng 3,1\nH49.3,,,"]
    rows[0] = rows[0].replace(f",{title.strip()},", f',"{title.strip()}",').replace("H49.3,,,", "H49.3,Ba,,")
    path.write_text("Mã hồ sơ,Tiêu đề,Hộp số,Số tờ\n" + rows[0] + "\n", encoding="utf-8")
    import_inventory(station.workspace, crew.supervisor, path, mapping, fonds="H49.64")
    with station.workspace.read() as reader:
        return reader.dossiers()


def printed(path: Path, page: int, folder: Path) -> Image.Image:
    target = folder / f"page{page}"
    wanted = ["-r", "300", "-gray", "-png", "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(["pdftoppm", *wanted, str(path), str(target)], check=True)
    with Image.open(target.with_suffix(".png")) as image:
        return image.convert("L")


def looked_at(code: Image.Image) -> str:
    """Read a square code as a hand scanner does: from several distances, until one look succeeds."""
    for share in (1.0, 0.75, 0.5, 0.35):
        size = (round(code.width * share), round(code.height * share))
        read, _, _ = cv2.QRCodeDetector().detectAndDecode(np.asarray(code.resize(size)))
        if read:
            return read
    return ""


def test_each_sheet_is_read_back_and_opens_its_dossier(
    station: Station, dossiers: list[Dossier], tmp_path: Path
) -> None:
    covers = covers_of(station, [one.id for one in dossiers])
    target = tmp_path / "covers.pdf"
    assert print_covers(covers.sheets, target, TEXTS) == 3
    for number, dossier in enumerate(dossiers, start=1):
        sheet = printed(target, number, tmp_path)
        assert sheet.size == (2481, 3508)
        code = sheet.crop(tuple(round(mm / 25.4 * 300) for mm in (130, 32, 195, 96)))
        read = looked_at(code)
        assert read == payload("H49.64", dossier.code)
        assert find_dossier(station, f"{read}\r\n").id == dossier.id
    words = subprocess.run(["pdftotext", str(target), "-"], check=True, capture_output=True, text=True).stdout
    for part in ("H49.64.33.1998.161", "Cấp giấy chứng nhận", "014", "43", "Kho số 12", "Số tờ theo mục lục"):
        assert part in words
    subprocess.run(["qpdf", "--check", str(target)], check=True, capture_output=True)
    assert list(tmp_path.glob(".*.part")) == []


def test_nothing_runs_over_the_edge_or_into_the_square_code(
    station: Station, dossiers: list[Dossier], tmp_path: Path
) -> None:
    target = tmp_path / "covers.pdf"
    print_covers(covers_of(station, [dossiers[1].id]).sheets, target, TEXTS)
    sheet = printed(target, 1, tmp_path)
    assert sheet.crop((2481 - 220, 0, 2481, 3508)).getextrema() == (255, 255), "the right margin is empty"
    beside = sheet.crop((round(128 / 25.4 * 300), 460, round(133 / 25.4 * 300), 1080))
    assert beside.getextrema() == (255, 255), "title and code end before the square code"


def test_top_secret_gets_no_sheet(station: Station, crew, dossiers: list[Dossier], tmp_path: Path) -> None:
    classify_dossier(station, crew.operator, dossiers[0], Secrecy.TOP_SECRET)
    covers = covers_of(station, [one.id for one in dossiers[:2]])
    assert [one.dossier.code for one in covers.sheets] == [LONG]
    assert covers.left_out == (dossiers[0].code,)
    with pytest.raises(InputFault, match="no_covers"):
        print_covers((), tmp_path / "none.pdf", TEXTS)


def test_a_folder_that_is_not_there_is_named(station: Station, dossiers: list[Dossier], tmp_path: Path) -> None:
    covers = covers_of(station, [dossiers[0].id])
    with pytest.raises(StorageFault) as caught:
        print_covers(covers.sheets, tmp_path / "none" / "covers.pdf", TEXTS)
    assert "none" in str(caught.value.context)


@pytest.mark.parametrize("typed", ["H49.64.33.1998.161", "  H49.64.33.1998.161 ", "H49.64 H49.64.33.1998.161"])
def test_a_code_is_found_as_typed_or_scanned(station: Station, dossiers: list[Dossier], typed: str) -> None:
    assert find_dossier(station, typed).id == dossiers[0].id


def test_unknown_and_ambiguous_codes_say_so(
    station: Station, crew, dossiers: list[Dossier], tmp_path: Path, mapping
) -> None:
    for wrong in ("H49.64 H49.64.33.1998.16", "H49.64.33.1998.1611", "H49.65 H49.64.33.1998.161", ""):
        with pytest.raises(NotFound, match="dossier_unknown"):
            find_dossier(station, wrong)
    path = tmp_path / "second.csv"
    path.write_text("Mã hồ sơ,Tiêu đề\nH49.64.33.1998.161,Trùng mã\n", encoding="utf-8")
    import_inventory(station.workspace, crew.supervisor, path, mapping, fonds="H50")
    with pytest.raises(InputFault, match="dossier_ambiguous"):
        find_dossier(station, "H49.64.33.1998.161")
    assert find_dossier(station, "H50 H49.64.33.1998.161").fonds_code == "H50"


def test_a_payload_is_two_codes_and_a_blank() -> None:
    assert read_payload(payload("H49.64", "H49.64.33")) == ("H49.64", "H49.64.33")
    assert read_payload("H49.64.33") == ("", "H49.64.33")
