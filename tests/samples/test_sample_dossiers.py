"""The sample dossiers that ship with the product are what the generator makes, and hold what they promise."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest
from openpyxl import load_workbook
from PIL import Image

from samples.demo import QUALITY, truth_text, write_demo, write_page
from samples.dossiers import PLANS, scan_dossier
from samples.inventory import HEADINGS, row_of, write_csv, write_xlsx

LIMIT_BYTES = 9_000_000


@pytest.fixture(scope="session")
def truths(demo_folder):
    return {
        (path.parent.name, int(path.stem)): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(demo_folder.glob("truth/*/*.json"))
    }


def test_the_committed_pages_are_what_the_seed_gives(demo_folder, tmp_path):
    plan = PLANS[2]
    for page in scan_dossier(plan):
        if page.number not in {5, 7}:
            continue
        write_page(tmp_path, plan, page)
        made = np.asarray(Image.open(tmp_path / "pages" / plan.code / f"{page.number:03d}.jpg"), int)
        kept = np.asarray(Image.open(demo_folder / "pages" / plan.code / f"{page.number:03d}.jpg"), int)
        assert made.shape == kept.shape
        assert np.abs(made - kept).mean() < 0.5
        assert truth_text(page) == (demo_folder / "truth" / plan.code / f"{page.number:03d}.json").read_text("utf-8")


def test_every_image_has_a_truth_and_says_300_dpi(demo_folder, truths):
    images = sorted(demo_folder.glob("pages/*/*.jpg"))
    assert len(images) >= 24
    assert {(path.parent.name, int(path.stem)) for path in images} == set(truths)
    for path in images:
        with Image.open(path) as image:
            assert image.info["dpi"] == (300, 300)
            assert image.mode == "RGB"
            assert list(image.size) == truths[path.parent.name, int(path.stem)]["image_size"]
    assert sum(path.stat().st_size for path in demo_folder.rglob("*") if path.is_file()) <= LIMIT_BYTES
    assert QUALITY >= 60


def test_the_set_holds_every_defect_it_promises(truths):
    labels = [label for truth in truths.values() for label in truth["labels"]]
    for wanted in (
        "blank_verso", "stamp_over_text", "dark_surround", "white_surround", "grey_surround", "noisy", "bleed_through",
        "blurred", "clipped", "upside_down", "duplicate", "seal_ghost", "skewed", "punch_holes", "staple", "fold",
    ):  # fmt: skip
        assert wanted in labels, wanted
    for only_one in ("blurred", "clipped", "upside_down", "duplicate", "seal_ghost"):
        assert labels.count(only_one) == 1, only_one
    assert {truth["turn"] for truth in truths.values()} == {0, 90, 180, 270}
    assert len({truth["type"] for truth in truths.values() if truth["type"]}) >= 7
    assert {mark["kind"] for truth in truths.values() for mark in truth["marks"]} >= {
        "seal",
        "signature",
        "table",
        "ghost",
    }


def test_the_duplicate_is_the_same_page_scanned_again(truths):
    copies = [truth for truth in truths.values() if truth["type"] == "giay_moi"]
    assert len(copies) == 2
    assert copies[0]["text"] == copies[1]["text"]
    assert copies[0]["corners"] != copies[1]["corners"]


def test_dossiers_and_inventory_agree_with_the_pages(demo_folder, truths):
    dossiers = json.loads((demo_folder / "dossiers.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(io.StringIO((demo_folder / "inventory.csv").read_text(encoding="utf-8-sig"))))
    assert [row["Mã hồ sơ"] for row in rows] == list(dossiers)
    for row in rows:
        dossier = dossiers[row["Mã hồ sơ"]]
        pages = [number for code, number in truths if code == row["Mã hồ sơ"]]
        assert sorted(pages) == list(range(1, len(pages) + 1))
        assert int(row["Số trang"]) == dossier["pages"] == len(pages)
        assert int(row["Số tờ"]) == dossier["sheets"] == len(pages) // 2
        starts = [number for number in sorted(pages) if truths[row["Mã hồ sơ"], number]["document_start"]]
        assert [document["first_page"] for document in dossier["documents"]] == starts
        assert starts[0] == 1
        for document in dossier["documents"]:
            fields = truths[row["Mã hồ sơ"], document["first_page"]]["fields"]
            assert document["fields"]["codeNumber"] == fields["number"]["value"]
            assert document["fields"]["subject"] == fields["subject"]["value"]


def test_the_workbook_keeps_leading_zeros(demo_folder):
    page = load_workbook(demo_folder / "inventory.xlsx").active
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head = next(index for index, row in enumerate(rows) if "Mã hồ sơ" in row)
    assert tuple(rows[head]) == HEADINGS
    numbers = [row[HEADINGS.index("Số hồ sơ")] for row in rows[head + 1 :]]
    assert numbers == ["007", "012", "003"]
    assert [row[HEADINGS.index("Số hộp")] for row in rows[head + 1 :]] == ["01", "01", "02"]


def test_inventory_files_are_the_same_bytes_each_time(tmp_path):
    rows = [row_of(1, PLANS[0], 8, ["2019-03-05", "2019-01-20"])]
    for name in ("a", "b"):
        write_xlsx(tmp_path / f"{name}.xlsx", rows)
        write_csv(tmp_path / f"{name}.csv", rows)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert "20/01/2019,05/03/2019" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


@pytest.mark.slow
def test_the_whole_folder_is_made_again(demo_folder, tmp_path):
    write_demo(tmp_path)
    kept = {path.relative_to(demo_folder) for path in demo_folder.rglob("*") if path.is_file()}
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert made == kept
    for path in sorted(made):
        if path.suffix != ".jpg":
            assert (tmp_path / path).read_bytes() == (demo_folder / path).read_bytes(), path
