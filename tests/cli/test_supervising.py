"""Registers, plan and figures on the command line: two stations whose figures come together at a third."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Shell


def test_registers_are_kept_and_exported(near_shell: Shell, tmp_path: Path) -> None:
    listed = near_shell.json("registers", "list")["registers"]
    assert [one["name"] for one in listed] == ["unit", "contractor", "device", "spending", "system"]
    near_shell.json("registers", "put", "unit", "H38", "name=Tỉnh Lào Cai", "level=Cấp tỉnh")
    put = near_shell.json("registers", "put", "unit", "H38.01", "name=-Sở Nội vụ", "level=01", "parent=H38")
    assert put["values"] == {"name": "-Sở Nội vụ", "level": "01", "parent": "H38"}
    near_shell.json("registers", "put", "unit", "H38.01", "metres=12,5")
    entry = near_shell.json("registers", "list", "unit")["entries"][1]
    assert entry["values"] == {"name": "-Sở Nội vụ", "level": "01", "parent": "H38", "metres": "12.5"}
    assert "Cấp tỉnh" in near_shell("registers", "list", "unit").stdout

    refused = near_shell.json("registers", "retire", "unit", "H38", code=6)["error"]
    assert refused["code"] == "entry_in_use"
    assert "H38.01" in refused["what"]
    path = tmp_path / "units.csv"
    assert near_shell.json("registers", "export", "unit", path)["entries"] == 2
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[2][:2] == ["H38.01", "'-Sở Nội vụ"], "nothing becomes a formula"
    assert near_shell.json("registers", "retire", "unit", "H38.01")["active"] is False
    assert len(near_shell.json("registers", "list", "unit")["entries"]) == 1
    assert len(near_shell.json("registers", "list", "unit", "--retired")["entries"]) == 2

    for wrong in (("put", "unit"), ("retire", "unit", "a", "b"), ("export",)):
        assert near_shell("registers", *wrong).returncode == 7, wrong
    assert near_shell.json("registers", "put", "unit", "X", "tên", code=6)["error"]["code"] == "assignment_unreadable"


def test_a_plan_is_set_and_shown(near_shell: Shell) -> None:
    arguments = ("--pages", "12490500", "--pages-before", "9289223", "--deadline", "2030-06-30")
    (plan,) = near_shell.json("plan", "set", *arguments)["plans"]
    assert (plan["percent"], plan["pages_left"], plan["unit_price"]) == (74, 3_201_277, 4896)
    (plan,) = near_shell.json("plan", "set", "--coefficient", "1.5")["plans"]
    assert (plan["pages"], plan["coefficient"]) == (12_490_500, "1.5"), "what was not named stays"
    assert plan["cost_before"] == 9_289_223 * 4896 * 3 // 2
    assert (plan["expected"], plan["needed_per_day"] > 0) == (None, True)
    shown = near_shell("plan", "show").stdout
    assert "74 %" in shown
    assert "chưa rõ" in shown
    assert plan["cost_to_date"] == plan["cost_before"]
    assert str(plan["cost_to_date"]) in shown, "what was done before stands beside what it cost"
    assert near_shell.json("plan", "set", "--deadline", "30/6/2030", code=6)["error"]["code"] == "day_unreadable"
    assert near_shell.json("plan", "set", "--unit", "H77", "--pages", "5", code=10)["error"]["code"] == "entry_unknown"


def test_a_fonds_gets_its_unit(near_shell: Shell, tmp_path: Path) -> None:
    inventory = tmp_path / "muc-luc.csv"
    inventory.write_text("Mã hồ sơ,Tiêu đề\nH38.1.2020.001,Hồ sơ đất đai\n", encoding="utf-8")
    near_shell.json("import", inventory, "--fonds", "P01")
    near_shell.json("registers", "put", "unit", "H38", "name=Tỉnh Lào Cai", "level=01")
    assert near_shell.json("fonds", "P01", "--unit", "H38")["fonds"][0]["unit"] == "H38"
    assert "H38" in near_shell("fonds").stdout
    assert near_shell.json("fonds", "P01", "--unit", "")["fonds"][0]["unit"] == ""
    assert near_shell("fonds", "--unit", "H38").returncode == 7


def test_figures_travel_by_file(near_shells: Callable[[str], Shell], tmp_path: Path) -> None:
    near_shell, other = near_shells("here"), near_shells("there")
    sent = other.json("figures", "export", tmp_path)
    assert Path(sent["path"]).parent == tmp_path
    unknown = near_shell.json("figures", "merge", sent["path"], code=9)["error"]
    assert unknown["code"] == "figures_untrusted"
    assert sent["fingerprint"] in unknown["remedy"]
    assert near_shell.json("figures", "merge", sent["path"], "--trust", sent["fingerprint"])["changed"] is True
    assert near_shell.json("figures", "merge", sent["path"])["changed"] is False
    listed = near_shell.json("figures", "list")
    assert [one["fingerprint"] for one in listed["merged"]] == [sent["fingerprint"]]
    assert listed["fingerprint"] != sent["fingerprint"]
    assert sent["fingerprint"] in near_shell("figures", "list").stdout
    assert near_shell.json("figures", "check") == {"wrong": {}}
    next((near_shell.workspace / "merged").iterdir()).write_bytes(b"x")
    assert near_shell.json("figures", "check", code=4) == {"wrong": {listed["merged"][0]["station"]: "figures_file"}}
    assert near_shell("figures", "merge").returncode == 7
    assert near_shell("audit").returncode == 0
