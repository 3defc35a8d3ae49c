"""The commands: sentences with a remedy, one JSON object for machines, exit codes.

One whole story, and what a command needs before it runs, in real processes; the long stories in this one.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PIL import Image

from media_kit import sound
from station.model.errors import InputFault
from station.settings.choices import FILE_NAME as CHOICES

if TYPE_CHECKING:
    from conftest import Shell


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["Mã hồ sơ", "Tiêu đề hồ sơ", "Số tờ", "Số trang", "Độ mật"])
    book.active.append(["H38.1.2020.001", "Hồ sơ cấp đất", 1, 2, "Thường"])
    path = tmp_path / "muc luc.xlsx"
    book.save(path)
    return path


def changed_pdf(package: Path) -> Path:
    """Change one bit of a PDF of a package and return its path."""
    target = next(package.rglob("*.pdf"))
    target.chmod(0o644)
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    return target


@pytest.mark.timeout(300)
def test_a_dossier_from_inventory_to_verified_package(
    shell: Shell, near_shells: Callable[[str], Shell], inventory: Path, sheets: Path
) -> None:
    paper = shell.workspace.parent / "paper"
    paper.mkdir()
    for name in ("001.jpg", "002.jpg"):
        shutil.copy(sheets / name, paper)
    assert shell.json("import", inventory)["imported"] == 1
    assert shell.json("import", inventory)["imported"] == 0, "the same file twice registers nothing twice"
    scanned = shell.json("scan", "H38.1.2020.001", "--device", f"virtual:{paper}", "--profile", "a4-colour-300")
    assert scanned["pages"] == [1, 2]
    assert shell.json("inspect", "H38.1.2020.001")["inspected"] == 2
    shell.json("documents", "H38.1.2020.001", "--start", "1", "--set", "1", "title=Quyết định")
    assert shell.json("submit", "H38.1.2020.001")["state"] == "in_review"

    checked = ("--pages", "1-2", "--checked", "phần mềm kiểm tra X, biên bản 12")
    alone = shell("accept", "H38.1.2020.001", *checked)
    assert alone.returncode == 9, "who scanned may not accept"
    password = {"STATION_NEW_PASSWORD": "một mật khẩu dài"}
    shell.json("people", "--add", "minh", "--role", "reviewer", **password)
    wrong = shell("accept", "H38.1.2020.001", *checked, "--as", "minh", STATION_PASSWORD="khác")
    assert (wrong.returncode, "minh" in wrong.stderr) == (9, True)
    right = {"STATION_PASSWORD": "một mật khẩu dài"}
    done = shell.json("accept", "H38.1.2020.001", *checked, "--as", "minh", "--reason", "đọc được", **right)
    assert done == {"dossier": "H38.1.2020.001", "accepted": 2, "undecided": 0, "state": "approved"}
    unused = shell.json("package", "H38.1.2020.001", "--profile", "plain", "--submission", "NL-1", code=5)
    assert unused["error"]["code"] == "submission_unused"
    packed = shell.json("package", "H38.1.2020.001", "--profile", "plain")
    assert (packed["pages"], packed["submission"], packed["ordinal"]) == (2, "", 0)
    report = shell.json("verify", packed["path"])
    assert report["valid"] is True
    near = near_shells(".")
    rows = near.json("counts", "--by", "day,operator")["rows"]
    assert [(row["captured"], row["accepted"], row["blank"]) for row in rows] == [(0, 0, 0), (2, 2, 0)]
    assert (rows[0]["operator"], rows[0]["dossiers"], rows[0]["packaged"]) == ("", 1, 1)
    assert [row["a4_pages"] > 0 for row in rows] == [False, True], "what was accepted, as A4 pages"
    assert "quy A4" in near("counts").stdout
    assert near.json("counts", "--check")["count"] == 0
    told = near("counts", "--rebuild", "--lang", "en").stdout
    assert told == "2 pages, 1 dossiers counted anew: they agree.\n"
    with closing(sqlite3.connect(near.workspace / "station.db")) as sql:
        sql.execute("UPDATE count_total SET captured = 5 WHERE captured > 0")
        sql.commit()
    differs = near.json("counts", "--check", code=1)
    assert [(one["figure"], one["kept"], one["found"]) for one in differs["differences"]] == [("captured", 5, 2)]
    assert "captured" in near("counts", "--check").stdout
    assert near("counts", "--rebuild").returncode == 0
    assert near.json("counts", "--check")["count"] == 0
    assert near.json("audit")["problems"] == []

    target = changed_pdf(Path(packed["path"]))
    broken = shell.json("verify", packed["path"], code=5)
    assert any(target.name in problem["subject"] for problem in broken["packages"][0]["problems"])


def test_errors_are_one_sentence_with_a_remedy_in_both_languages(shell: Shell, tmp_path: Path) -> None:
    missing = tmp_path / "không có.xlsx"
    vietnamese = shell("import", missing)
    english = shell("import", missing, "--lang", "en")
    assert (vietnamese.returncode, english.returncode) == (6, 6)
    assert vietnamese.stderr.startswith("Lỗi: Không thấy tệp")
    assert english.stderr.startswith("Error: The file")
    assert str(missing) in english.stderr
    assert "Traceback" not in vietnamese.stderr + english.stderr
    body = shell.json("import", missing, code=6)
    assert body["error"]["code"] == "file_missing"
    assert body["error"]["remedy"]


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (["scan", "X.1", "--device", "virtual:training"], 10, "X.1"),
        (["package", "X.1", "--profile", "none"], 7, "none"),
        (["counts", "--by", "weather"], 7, "weather"),
        (["counts", "--only", "weather=fair"], 7, "weather"),
        (["counts", "--only", "lan"], 6, "lan"),
        (["counts", "--since", "31/03/2026"], 6, "31/03/2026"),
        (["counts", "--only", "operator=nobody"], 6, "nobody"),
        (["verify", "/nowhere"], 6, "/nowhere"),
        (["submit", "X.1", "--as", "nobody"], 6, "nobody"),
        (["pdfa", "/nowhere.jpg", "--output", "x.pdf"], 6, "/nowhere.jpg"),
    ],
)
def test_what_is_wrong_is_named(near_shell: Shell, arguments: list[str], code: int, named: str) -> None:
    done = near_shell(*arguments)
    assert done.returncode == code, done.stderr
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_bad_rows_are_listed_and_nothing_is_half_imported(near_shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Mã hồ sơ,Tiêu đề\nA.1,Tốt\n../../x,Xấu\nA.2,Trùng\nA.2,Trùng\n", encoding="utf-8")
    result = near_shell.json("import", path, code=6)
    assert result["imported"] == 0
    assert [(row["row"], row["reason"]) for row in result["rejected"]] == [
        (3, "code_letters"), (4, "duplicate_in_file"), (5, "duplicate_in_file"),
    ]  # fmt: skip
    assert near_shell.json("dossiers")["dossiers"] == []
    assert near_shell.json("import", path, "--only-good", code=6)["imported"] == 1


def test_doctor_and_devices_answer(shell: Shell) -> None:
    lines = {line["name"]: line["state"] for line in shell.json("doctor")["lines"]}
    assert lines["ocr:tesserocr"] == "ok"
    assert lines["language:vie"] == "ok"
    assert shell("devices").returncode == 0


def test_pdfa_binds_images_without_a_workspace(shell: Shell, sheets: Path, tmp_path: Path) -> None:
    output = tmp_path / "a.pdf"
    images = sorted(sheets.glob("*.jpg"))[:2]
    result = shell.json("pdfa", *images, "--output", output, "--language", "vie")
    assert not shell.workspace.exists()
    assert result["output"]["pdfa"] == {"level": "2u", "problems": []}
    assert result["output"]["bytes"] == output.stat().st_size
    page = result["pages"][0]
    assert set(page) == {"source", "turn", "angle", "crop", "findings", "words", "confidence", "text", "seconds"}
    assert page["turn"] == 0
    assert len(page["crop"]) == 4
    copied = subprocess.run(["pdftotext", output, "-"], capture_output=True, text=True, check=True).stdout
    assert "Trung tâm Lưu trữ lịch sử" in " ".join(copied.split())


def hostile(folder: Path) -> dict[str, Path]:
    """Images that somebody might hand us."""
    good = Image.new("RGB", (400, 600), "white")
    good.save(folder / "good.jpg")
    (folder / "truncated.jpg").write_bytes((folder / "good.jpg").read_bytes()[:300])
    (folder / "empty.png").write_bytes(b"")
    (folder / "text.png").write_text("not an image", encoding="utf-8")
    Image.new("1", (20_000, 20_000)).save(folder / "bomb.png")
    return {name: folder / name for name in ("truncated.jpg", "empty.png", "text.png", "bomb.png")}


@pytest.mark.parametrize("name", ["truncated.jpg", "empty.png", "text.png", "bomb.png"])
def test_hostile_images_are_named_and_nothing_is_written(near_shell: Shell, tmp_path: Path, name: str) -> None:
    path = hostile(tmp_path)[name]
    output = tmp_path / "out.pdf"
    done = near_shell("pdfa", path, "--output", output, "--lang", "en")
    assert done.returncode == 6, done.stderr
    assert name in done.stderr
    assert not output.exists()


def test_a_missing_language_names_the_package(near_shell: Shell, sheets: Path, tmp_path: Path) -> None:
    done = near_shell("pdfa", sheets / "001.jpg", "--output", tmp_path / "a.pdf", "--language", "tlh", "--lang", "en")
    assert done.returncode == 8
    assert "tlh" in done.stderr


def test_help_needs_no_display(shell: Shell) -> None:
    done = shell("--help", DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 0
    assert "pdfa" in done.stdout


def test_paper_goes_out_is_looked_at_and_comes_back(near_shell: Shell, inventory: Path, tmp_path: Path) -> None:
    near_shell.json("import", inventory)
    code = "H38.1.2020.001"
    assert near_shell.json("checkout", code, "--counterpart", "Hà") == {"moved": [code], "refused": []}
    again = near_shell.json("checkout", code, code=9)
    assert again == {"moved": [], "refused": [{"dossier": code, "code": "paper_out"}]}
    seen = near_shell.json("triage", code, "--condition", "torn", "--sheets", "12", "--note", "tờ 5 rách")
    assert seen == {"dossier": code, "condition": "torn", "sheets": 12, "note": "tờ 5 rách", "held": True}
    assert near_shell.json("triage", code, "--condition", "normal")["held"] is False
    assert near_shell.json("triage", code)["sheets"] == 12, "what is not named stays as it was"
    assert near_shell.json("triage", code, "--sheets", "0", code=6)["error"]["code"] == "sheets_number"
    assert near_shell.json("checkin", code)["moved"] == [code]
    target = tmp_path / "covers.pdf"
    assert near_shell.json("covers", code, "--out", target) == {"path": str(target), "pages": 1, "left_out": []}
    words = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert code in words
    assert near_shell.json("covers", "--box", "99", "--out", target, code=6)["error"]["code"] == "box_unknown"
    near_shell.json("classify", code, "top_secret")
    assert near_shell.json("covers", code, "--out", target, code=6)["error"]["code"] == "no_covers"


def test_pages_are_put_right_on_the_command_line(near_shell: Shell, inventory: Path, sheets: Path) -> None:
    dossier = "H38.1.2020.001"
    near_shell.json("import", inventory)
    near_shell.json("scan", dossier, "--device", f"virtual:{sheets}", "--profile", "a4-colour-300")
    masters = [page["master"] for page in near_shell.json("pages", dossier)["pages"]]
    assert near_shell.json("pages", dossier, "--text", "1", code=10)["error"]["code"] == "page_not_read"
    near_shell.json("inspect", dossier)
    assert "QUYẾT ĐỊNH" in near_shell.json("pages", dossier, "--text", "1")["text"]
    put = near_shell.json(
        "pages", dossier, "--move", "4", "1", "--turn", "2", "90", "--blank", "3", "--note", "1", "missing",
        "--leaves", "2", "--remove", "3", "trùng", "--why-blank", "chỉ có vết ố",
    )["pages"]  # fmt: skip
    assert [page["master"] for page in put] == [masters[0], masters[3], masters[1]]
    assert (put[0]["note"], put[2]["state"]) == ("missing", "captured")
    near_shell.json("inspect", dossier)
    turned = near_shell.json("pages", dossier)["pages"][2]["recipe"]
    assert (turned["turn"], turned["origin"]) == (90, "manual")
    one = sheets.parent / "one"
    one.mkdir(exist_ok=True)
    shutil.copy(sheets / "001.jpg", one)
    near_shell.json("scan", dossier, "--device", f"virtual:{one}", "--profile", "a4-colour-300", "--after", "0")
    assert len(near_shell.json("pages", dossier)["pages"]) == 4
    for arguments, code in (
        (("--turn", "1", "45"), "turn_unreadable"), (("--note", "1", "wet"), "leaf_kind_unknown"),
        (("--blank", "9"), "page_unknown"),
    ):  # fmt: skip
        told = near_shell("pages", dossier, *arguments, "--json")
        assert json.loads(told.stdout.splitlines()[-1])["error"]["code"] == code


def test_what_a_description_lacks_is_told_by_the_titles_of_its_fields(
    near_shell: Shell, inventory: Path, sheets: Path
) -> None:
    dossier = "H38.1.2020.001"
    near_shell.json("import", inventory)
    (near_shell.workspace / CHOICES).write_text('package_profile = "tt05-aip"\n', encoding="utf-8")
    near_shell.json("scan", dossier, "--device", f"virtual:{sheets}", "--profile", "a4-colour-300")
    near_shell.json("inspect", dossier)
    told = near_shell("submit", dossier, "--lang", "vi").stdout.splitlines()
    (document,) = [line for line in told if line.startswith("Văn bản 1, từ trang 1 còn thiếu: ")]
    assert "Tên loại" in document
    assert "(typeName)" in document, "as --set wants it"
    (generated,) = [line for line in told if line.startswith("Máy chưa sinh được: ")]
    assert "Cài đặt, Đóng gói" in generated
    assert not [line for line in told if "missing_" in line or "?" in line]
    assert "Document 1, from page 1 lacks: " in near_shell("submit", dossier, "--lang", "en").stdout


def test_pages_in_doubt_and_fields_that_are_missing_are_put_right_before_a_hand_in(
    near_shell: Shell, inventory: Path, sheets: Path, tmp_path: Path
) -> None:
    dossier, script = "H38.1.2020.001", tmp_path / "script.toml"
    script.write_text(f'steps = ["folder {sheets} 2", "double_feed"]\n', encoding="utf-8")
    near_shell.json("import", inventory)
    near_shell("scan", dossier, "--device", f"virtual:{script}", "--profile", "a4-colour-300")
    near_shell.json("inspect", dossier)
    assert near_shell.json("submit", dossier, code=9)["error"]["code"] == "pages_suspect"
    looked = near_shell.json("pages", dossier, "--looked-at", "1", "--looked-at", "2")["pages"]
    assert [page["suspect"] for page in looked] == ["", ""]
    near_shell.json("documents", dossier, "--set", "0", "maintenance=mười năm")
    refused = near_shell.json("submit", dossier, code=9)["error"]
    assert refused["code"] == "description_incomplete"
    assert refused["context"]["fields"] == "maintenance"
    near_shell.json("documents", dossier, "--set", "0", "maintenance=01")
    assert near_shell.json("submit", dossier)["state"] == "in_review"


def test_a_reviewer_works_on_the_command_line(near_shell: Shell, inventory: Path, sheets: Path) -> None:
    dossier, password = "H38.1.2020.001", "một mật khẩu dài"
    near_shell.json("import", inventory)
    near_shell.json("scan", dossier, "--device", f"virtual:{sheets}", "--profile", "a4-colour-300")
    near_shell.json("inspect", dossier)
    near_shell.json("submit", dossier, "--reason", "đếm lại")
    near_shell.json("people", "--add", "minh", "--role", "reviewer", STATION_NEW_PASSWORD=password)
    minh, right = ("--as", "minh"), {"STATION_PASSWORD": password}

    assert near_shell.json("queue")["queue"] == [], "who scanned in it is not offered the dossier"
    (line,) = near_shell.json("queue", *minh, **right)["queue"]
    assert (line["dossier"], line["pages"]) == (dossier, 4)
    seen = near_shell.json("review", dossier, *minh, **right)
    assert (seen["plan"]["policy"]["name"], seen["to_look"], seen["rest_open"]) == ("every-page", [1, 2, 3, 4], 0)
    assert seen["missing"] == ["pages_unaccepted", "plan_open"]
    told = near_shell("review", dossier, *minh, **right)
    assert "Chưa duyệt được: còn trang phải xem từng trang theo kế hoạch" in told.stdout
    own = near_shell("review", dossier, "--json")
    assert own.returncode == 0, "whoever scanned may look"
    assert "four_eyes" in json.loads(own.stdout.splitlines()[-1])["missing"]

    early = near_shell("accept", dossier, "--rest", *minh, "--json", **right)
    assert json.loads(early.stdout.splitlines()[-1])["error"]["code"] == "plan_open"
    for arguments, code in (((), "accept_what"), (("--pages", "1-3"), "checked_unsaid")):
        unsaid = near_shell("accept", dossier, *arguments, "--reason", "đọc được", *minh, "--json", **right)
        assert json.loads(unsaid.stdout.splitlines()[-1])["error"]["code"] == code
    checked = ("--checked", "phần mềm kiểm tra X, biên bản 12", "--reason", "đọc được")
    near_shell.json("accept", dossier, "--pages", "1-3", *checked, *minh, **right)
    assert near_shell.json("review", dossier, *minh, **right)["declared"] == 3
    near_shell.json("reject", dossier, "--pages", "4", "--reason", "blurred", *minh, **right)
    near_shell.json("people", "--add", "thu", "--role", "reviewer", STATION_NEW_PASSWORD=password)
    thu = ("--as", "thu")
    assert near_shell.json("undecide", dossier, *thu, **right)["undecided"] == 0, "without pages: only one's own"
    assert near_shell.json("undecide", dossier, "--pages", "4", *thu, **right)["overturned"] == 1
    near_shell.json("reject", dossier, "--pages", "4", "--reason", "blurred", *minh, **right)
    assert near_shell.json("undecide", dossier, "--pages", "4", *minh, **right)["undecided"] == 1
    assert near_shell.json("review", dossier, *minh, **right)["to_look"] == [4]
    near_shell.json("judge", dossier, "fail", "--document", "1", "--reason", "sai trích yếu", *minh, **right)
    assert near_shell.json("review", dossier, *minh, **right)["documents"] == {"1": "fail"}
    blocked = near_shell("accept", dossier, "--pages", "4", *checked, *minh, "--json", **right)
    assert json.loads(blocked.stdout.splitlines()[-1])["error"]["code"] == "documents_failed"
    near_shell.json("judge", dossier, "none", "--document", "1", *minh, **right)
    assert near_shell.json("approve", dossier, *minh, **right)["state"] == "approved"
    none = near_shell("release", dossier, "not_a_mark", "--reason", "x", "--json")
    assert json.loads(none.stdout.splitlines()[-1])["error"]["code"] == "stops_none"


def test_sound_and_photographs_on_the_command_line(
    near_shell: Shell, inventory: Path, sheets: Path, tmp_path: Path
) -> None:
    near_shell.json("import", inventory)
    near_shell.json("classify", "H38.1.2020.001", "ordinary")
    song = sound(tmp_path / "băng 1.mp3", kbps=64)
    (taken,) = near_shell.json("media", "H38.1.2020.001", song, "--set", "1", "movieTitle=Lời kể")["media"]
    assert (taken["name"], taken["kind"], taken["codecs"]) == ("băng 1.mp3", "audio", ["mp3"])
    assert taken["description"] == {"typeMedia": "01", "movieTitle": "Lời kể"}
    assert [one["note"] for one in taken["findings"] if one["outcome"] != "passed"] == ["bitrate_low"]
    listed = near_shell("media", "H38.1.2020.001", "--lang", "en")
    assert "the bit rate is below" in listed.stdout
    cut = tmp_path / "cut.mp3"
    cut.write_bytes(song.read_bytes()[:3000])
    refused = near_shell.json("media", "H38.1.2020.001", cut, code=InputFault.exit_code)["error"]
    assert (refused["code"], refused["context"]["file"]) == ("media_truncated", str(cut))
    assert near_shell.json("media", "H38.1.2020.001", "--remove", "1", "--reason", "nhầm")["media"] == []
    (back,) = near_shell.json("media", "H38.1.2020.001", "--restore", taken["document"])["media"]
    assert back["sha256"] == taken["sha256"]
    paper = tmp_path / "paper"
    paper.mkdir()
    shutil.copy(sheets / "001.jpg", paper)
    script = tmp_path / "feed.toml"
    script.write_text(f'steps = ["folder {paper}"]\n', encoding="utf-8")
    scanned = ("--device", f"virtual:{script}", "--profile", "a4-colour-300")
    near_shell.json("scan", "H38.1.2020.001", *scanned)
    documents = near_shell.json("documents", "H38.1.2020.001", "--kind", "1", "pic")["documents"]
    found = [(one["ordinal"], one["kind"], one["first_page"]) for one in documents]
    assert found == [(1, "pic", 1), (2, "media", None)]
    assert near_shell.json("audit")["problems"] == []


def test_a_list_is_looked_at_corrected_imported_and_appraised(near_shell: Shell, tmp_path: Path) -> None:
    path, rejects = tmp_path / "ml.csv", tmp_path / "loại.xlsx"
    path.write_text("Mã hồ sơ,Tiêu đề,THBQ\nA.1,Một,01\nA.2,Hai,99 năm\n", encoding="utf-8")
    seen = near_shell.json("import", path, "--preview")
    assert [(one["heading"], one["field"]) for one in seen["columns"]] == [
        ("Mã hồ sơ", "code"), ("Tiêu đề", "title"), ("THBQ", "retention"),
    ]  # fmt: skip
    assert [row["reason"] for row in seen["rejected"]] == ["retention_unknown"]
    result = near_shell.json("import", path, "--fonds", "P1", "--only-good", "--rejects", rejects, code=6)
    assert result["imported"] == 1
    book = openpyxl.load_workbook(rejects)
    book.active["C2"] = "20 năm"
    book.save(rejects)
    assert near_shell.json("import", rejects, "--fonds", "P1")["imported"] == 1
    path.write_text("Mã hồ sơ,Tiêu đề\nA.2,Hai (sửa)\nA.3,Ba\n", encoding="utf-8")
    newer = near_shell.json("import", path, "--fonds", "P1", "--update")
    assert (newer["imported"], newer["updated"], newer["vanished"]) == (1, 1, [])
    versions = [one["id"][:8] for one in near_shell.json("inventory")["inventories"]]
    approval = ("--document", "12/QĐ", "--date", "01/02/2026", "--lang", "en")
    said = near_shell("inventory", "approve", "ml", *approval)
    assert said.returncode == InputFault.exit_code, "two versions have this code"
    assert versions[0] in said.stderr
    assert versions[2] in said.stderr
    assert [one["state"] for one in near_shell.json("inventory")["inventories"]] == ["draft"] * 3
    said = near_shell("inventory", "approve", versions[2], *approval)
    assert said.stdout.strip() == f"Inventory {versions[2]}: approved."
    assert near_shell("inventory", "approve", versions[2]).returncode == 9, "an approval needs its document"
    near_shell.json("inventory", "priority", "A.3", "--level", "5")
    listed = near_shell.json("inventory")["inventories"]
    assert [(one["dossiers"], one["urgent"], one["state"]) for one in listed] == [
        (1, 1, "draft"), (1, 0, "draft"), (1, 1, "approved"),
    ]  # fmt: skip
    assert near_shell("inventory", "approve", "nichts", "--document", "1").returncode == 10


def test_lists_of_one_code_are_told_apart_by_their_fonds(near_shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "ml.csv"
    path.write_text("Mã phông,Mã hồ sơ,Tiêu đề\nG1,1,Một\nG2,1,Hai\n", encoding="utf-8")
    assert near_shell.json("import", path, "--preview")["fonds"] == ["G1", "G2"]
    result = near_shell.json("import", path)
    assert (result["imported"], result["fonds"], len(result["inventories"])) == (2, ["G1", "G2"], 2)
    near_shell.json("inventory", "approve", "ml", "--document", "12/QĐ", code=InputFault.exit_code)
    near_shell.json("inventory", "approve", "ml", "--document", "12/QĐ", "--fonds", "G2")
    listed = near_shell.json("inventory")["inventories"]
    assert [(one["fonds"], one["state"]) for one in listed] == [("G1", "draft"), ("G2", "approved")]
