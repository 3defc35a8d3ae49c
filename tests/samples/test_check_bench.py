"""The bench of the checks counts rightly: what is a defect, what was found, what was stopped for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

import samples
from bench_lib import _check_counts as counts
from bench_lib._check_geometry import corner_error, pieces_cut
from bench_lib._check_pages import Row
from bench_lib._check_sets import SETS, make, orders
from bench_lib._check_truth import Presence, expected, unreadable
from station.model.finding import Finding, Outcome
from station.model.geometry import Quad

DEFECT, CLEAN, BETWEEN = Presence.DEFECT, Presence.CLEAN, Presence.BORDERLINE
FLAGGED, PASSED, UNCHECKED = Outcome.FLAGGED, Outcome.PASSED, Outcome.UNCHECKED


def row(group, presence, outcome, check="corners", **known):
    plain = {
        "kind": "first", "bed": "dark", "turn": 0, "unreadable": False, "angle_error": 0.0, "corner_error": 1.0,
        "cut": 0, "upright": None,
    }  # fmt: skip
    return Row(group, 1, expected={check: presence}, found={check: Finding(check, outcome)}, **{**plain, **known})


def test_recall_and_false_alarms_are_counted_by_set():
    rows = [row("torn", DEFECT, FLAGGED)] * 3 + [row("torn", DEFECT, PASSED), row("folded_over", DEFECT, UNCHECKED)]
    rows += [row("letter", CLEAN, PASSED)] * 8 + [row("beige", CLEAN, FLAGGED), row("beige", CLEAN, UNCHECKED)]
    rows += [row("letter", BETWEEN, FLAGGED)]
    rows += [replace(rows[0], found={"corners": Finding("corners", UNCHECKED, note="no_ocr")})] * 2
    # What a blurred page does to other checks is nobody's miss and nobody's false alarm.
    rows += [row("blurred", CLEAN, FLAGGED)] * 5
    tallies = counts.tally(rows)
    assert dict(tallies["corners"].counts) == {
        (DEFECT, FLAGGED): 3, (DEFECT, PASSED): 1, (DEFECT, UNCHECKED): 1, (CLEAN, PASSED): 8, (CLEAN, FLAGGED): 1,
        (CLEAN, UNCHECKED): 1, (BETWEEN, FLAGGED): 1,
    }  # fmt: skip
    assert tallies["corners"].rate() == pytest.approx(10.0)
    assert tallies["corners"].rate("beige") == pytest.approx(50.0)
    assert counts.critical_recall(rows, tallies) == {"missing corner": (5, pytest.approx(60.0))}
    assert [what for _, _, what in counts.wrong(rows)] == ["missed", "missed", "false alarm"]
    assert "beige 1/2" in "\n".join(counts.alarm_lines(tallies))


def test_what_cannot_be_read_is_stopped_also_without_a_flag():
    rows = [
        row("unreadable", DEFECT, UNCHECKED, "ocr_confidence", unreadable=True),
        row("unreadable", DEFECT, PASSED, "sharpness", unreadable=True),
    ]
    assert counts.critical_recall(rows, counts.tally(rows))["unreadable"] == (2, 50.0)
    assert [(check, what) for _, check, what in counts.wrong(rows)] == [("sharpness", "missed")]


def test_a_page_on_its_head_is_found_by_turning_it_or_by_saying_so():
    rows = [
        row("upside_down", CLEAN, PASSED, "orientation", turn=180, upright=True),
        row("upside_down", CLEAN, FLAGGED, "orientation", turn=180, upright=False),
        row("upside_down", CLEAN, PASSED, "orientation", turn=180, upright=False),
        row("letter", CLEAN, PASSED, "orientation", turn=0, upright=True),
    ]
    total, share = counts.critical_recall(rows, counts.tally(rows))["upside down"]
    assert (total, share) == (3, pytest.approx(66.67, abs=0.01))
    assert counts.geometry(rows)["upright"] == 50.0


@pytest.mark.parametrize(
    ("how", "check", "presence"),
    [
        ({"torn_mm": (0, 12, 0, 0)}, "corners", DEFECT),
        ({"folded_mm": (0, 0, 0, -7)}, "corners", BETWEEN),
        ({"torn_mm": (4, 0, 0, 0)}, "corners", CLEAN),
        ({"glass": ((500, 2, -20, -20, -20),)}, "streaks", DEFECT),
        ({"glass": ((500, 2, 40, 40, 40),)}, "streaks", CLEAN),
        ({"glass": ((500, 2, 40, 40, 40),), "tint": (220, 214, 200)}, "streaks", DEFECT),
        ({"glass": ((500, 2, -2, -2, -2),)}, "streaks", CLEAN),
        ({"moire": 14.0, "moire_period": 9.0, "blur": 0.5}, "moire", DEFECT),
        ({"moire": 14.0, "moire_period": 4.0, "blur": 1.5}, "moire", CLEAN),
        ({"stamped": "TỐI MẬT"}, "secrecy_mark", DEFECT),
        ({"stamped": "HỎA TỐC"}, "secrecy_mark", CLEAN),
        ({"contrast": 0.15}, "contrast", DEFECT),
        ({"black": 30}, "contrast", CLEAN),
        ({"blur": 1.1}, "sharpness", BETWEEN),
        ({"exposure": 0.4}, "exposure", DEFECT),
        ({"gray": True}, "resolution", DEFECT),
        ({"surround": "white"}, "edge_content", CLEAN),
        ({"surround": "white", "shift_mm": (-60.0, 0.0)}, "edge_content", DEFECT),
        ({"surround": "white", "shift_mm": (-8.0, 0.0)}, "edge_content", BETWEEN),
    ],
    ids=str,
)  # fmt: skip
def test_the_strength_of_a_defect_says_whether_it_counts(how, check, presence):
    assert expected(samples.page(3, type="bao_cao", **how).truth)[check] is presence


def test_pages_nobody_can_read_are_known():
    assert unreadable(samples.page(3, blur=4.0).truth)
    assert unreadable(samples.page(3, contrast=0.1).truth)
    assert not unreadable(samples.page(3, blur=2.0).truth)


def test_seeds_for_tuning_and_for_reporting_share_nothing():
    tuned, reported = (orders(tune=tune) for tune in (True, False))
    assert len(reported) >= 2000
    assert {one.seed % 2 for one in tuned} == {0}
    assert {one.seed % 2 for one in reported} == {1}
    assert len({(one.group, one.seed) for one in reported}) == len(reported)
    few = orders(tune=True, only="corners", total=60)
    assert {one.group for one in few} >= {"torn", "folded_over", "letter", "worn_corners"}
    assert {(one.group, one.seed) for one in few} <= {(one.group, one.seed) for one in tuned}
    assert not any(one.read for one in few)


@pytest.mark.parametrize("name", ["torn", "clipped_narrow", "secrecy_print", "streaks", "faint_print", "seal_ghost"])
def test_a_set_holds_what_it_aims_at(name):
    for order in [one for one in orders(tune=True, share=0.01) if one.group == name]:
        found = expected(make(order).truth)
        assert all(found[check] is DEFECT for check in SETS[name].aims)


def test_a_crop_that_leaves_a_word_out_is_seen():
    truth = samples.page(5, type="bao_cao", angle=1.5, surround="dark", margin_mm=10).truth
    exact = Quad(*truth.corners)
    assert corner_error(exact, truth) == 0
    assert pieces_cut(truth, exact) == 0
    turned = Quad(*truth.corners[2:], *truth.corners[:2])
    assert corner_error(turned, truth) == 0
    width, height = truth.page_size
    narrow = Quad(*truth.in_image([(0, 0), (width * 0.8, 0), (width * 0.8, height), (0, height)]))
    assert corner_error(narrow, truth) == pytest.approx(0.1 * width, rel=0.01)
    assert pieces_cut(truth, narrow) > 10
