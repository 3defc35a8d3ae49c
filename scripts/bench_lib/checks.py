"""Every check on generated pages with known answers: confusion, recall, false alarms, geometry, orientation, cost.

    scripts/bench checks                         # all pages and dossiers, odd seeds: the figures to report
    scripts/bench checks --quick                 # some pages of every set
    scripts/bench checks --tune                  # even seeds, for whoever tunes a check
    scripts/bench checks --only corners --tune --pages 120         # one check: half its defects, half clean pages
    scripts/bench checks --only corners --tune --pages 120 --wrong # ... and list what was judged wrongly
    scripts/bench checks --tune --minutes 10                       # as far as it comes, all sets in proportion
    scripts/bench checks --only dirty_glass --tune                 # one check of dossiers: dossiers only
    scripts/bench checks ... --save DIR          # write the pages that were judged wrongly there

Sets of pages: ``_check_sets.py``. Which strength of a defect counts: ``STRENGTHS`` in ``_check_truth.py``. Pages are
read (OCR) only in the sets of the checks that need it. Times are CPU of the image stage without OCR.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import Any

from bench_lib import _check_counts as counts
from bench_lib import _check_dossiers as dossiers
from bench_lib._check_pages import Row, in_processes, master_of, measure
from bench_lib._check_sets import SETS, Order, make, orders
from bench_lib.skew import real_pages

QUICK_SHARE = 0.03
# Pages of a full run without those of the dossiers.
FULL = sum(one.count for one in SETS.values())


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this bench."""
    parser.add_argument("--tune", action="store_true", help="even seeds; the odd ones are for reporting")
    parser.add_argument("--only", metavar="CHECK", default="", help="pages for one check, and its lines only")
    parser.add_argument("--pages", metavar="N", type=int, default=0, help="about so many pages")
    parser.add_argument("--minutes", metavar="M", type=float, default=0, help="begin no page after so many minutes")
    parser.add_argument("--wrong", action="store_true", help="list what was judged wrongly: set, seed, value, limit")
    parser.add_argument("--save", metavar="DIR", default="", help="write pages that were judged wrongly to this folder")


def run(
    *, quick: bool, tune: bool = False, only: str = "", pages: int = 0, minutes: float = 0, wrong: bool = False,
    save: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Measure and count."""
    share, seconds = QUICK_SHARE if quick else 1.0, 60 * minutes or math.inf
    rows: list[Row] = []
    if only not in dossiers.CHECKS:
        # A fifth of the time is for the dossiers.
        rows = measured(orders(tune=tune, share=share, only=only, total=pages), seconds if only else 0.8 * seconds)
    share = min(1.0, pages / FULL) if pages and not only else share
    groups = []
    if not only or only in dossiers.CHECKS:
        groups = dossiers.measured(tune=tune, share=share, only=only, seconds=seconds if only else 0.2 * seconds)
    tallies = counts.tally(rows)
    table: list[str] = []
    if rows:
        table += [
            f"{len(rows)} pages of {len({row.group for row in rows})} sets, {'even' if tune else 'odd'} seeds",
            "",
        ]
        table += [*counts.confusion_lines(tallies), ""]
        table += [*counts.recall_lines(tallies, only), ""]
        table += [*counts.alarm_lines(tallies, only), ""]
    targets: dict[str, Any] = {}
    if rows and not only:
        figures = counts.geometry(rows)
        table += [*geometry_lines(figures), "", *real_pages(), ""]
        targets |= geometry_targets(figures)
    targets |= check_targets(rows, tallies, only)
    if groups:
        table += dossiers.lines(groups, only)
        targets |= dossiers.targets(groups, only)
    if wrong or save:
        table += ["", *wrong_lines(rows, only, save), *([] if only else counts.odd_geometry(rows))]
        table += dossiers.wrong_lines(groups, only)
    return {"table": table, "pages": len(rows), "targets": targets}


def measured(wanted: list[Order], seconds: float) -> list[Row]:
    """Measure pages; long runs say how far they are."""
    rows = []
    for row in in_processes(measure, wanted, seconds):
        rows.append(row)
        if len(rows) % 100 == 0:
            print(f"{len(rows)} of {len(wanted)} pages", file=sys.stderr, flush=True)
    return rows


def geometry_lines(figures: dict[str, Any]) -> list[str]:
    """Return what correction did to the pages."""
    angle = f"mean error {figures['angle_mean']:.4f}°, largest {figures['angle_max']:.3f}°"
    lines = [f"angle: {figures['angles']} pages, {angle}, {figures['angle_above']} above 0.1°"]
    lines += [
        f"crop corners, {bed} bed: {count} pages, {mean:.2f} px mean, {most:.1f} largest"
        for bed, (count, mean, most) in figures["corners"].items()
    ]
    lines.append(f"content cut on {figures['cut']} pages")
    lines.append(
        f"upright: {figures['upright']:.2f} % of {figures['turned']} pages read; {figures['upright_provincial']:.2f} % "
        f"of {figures['provincial']} with four in ten on their side"
    )
    stages = ", ".join(f"{name} {cost:.1f}" for name, cost in figures["stages"].items())
    lines.append(f"CPU without OCR: {figures['cpu']:.1f} ms a page, median ({stages})")
    return lines


def geometry_targets(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the targets of correction, orientation and cost."""
    seen = [figures["corners"][bed] for bed in ("dark", "grey") if bed in figures["corners"]]
    corner = sum(count * mean for count, mean, _ in seen) / max(1, sum(count for count, _, _ in seen))
    return {
        "skew_mean": most("°", figures["angle_mean"], 0.02, 4),
        "skew_largest": most("°", figures["angle_max"], 0.1, 3),
        "crop_corners": most("px (dark and grey beds)", corner, 3.0, 2),
        "content_cut": most("pages", figures["cut"], 0, 0),
        "upright": least("%", figures["upright"], counts.UPRIGHT),
        "upright_provincial": least("%", figures["upright_provincial"], counts.UPRIGHT),
        "image_stage": most("ms CPU", figures["cpu"], 150, 1),
    }


def check_targets(rows: list[Row], tallies: dict[str, counts.Tally], only: str) -> dict[str, Any]:
    """Return the targets of recall of what is critical, and of false alarms of every check."""
    targets = {}
    for name, (total, share) in counts.critical_recall(rows, tallies).items():
        if not only or only in {*counts.CRITICAL.get(name, ("",))[:1]}:
            targets[f"recall, {name}"] = least(f"% of {total}", share, counts.RECALL)
    for check, one in sorted(tallies.items()):
        rate = one.rate()
        if rate is not None and only in {"", check}:
            targets[f"false alarms, {check}"] = most("%", rate, counts.ALARMS, 2)
    return targets


def wrong_lines(rows: list[Row], only: str, save: str) -> list[str]:
    """List what was judged wrongly and write those pages into a folder, if one is named."""
    lines, folder = [], Path(save) if save else None
    for row, check, what in counts.wrong(rows, only):
        found = row.found[check]
        value = "–" if found.value is None else f"{found.value:.3f}"
        lines.append(
            f"{what}: {check} on {row.group} {row.seed} ({row.kind}, {row.bed}): {value} of {found.limit} {found.note}"
        )
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            sample = make(Order(row.group, row.seed, read=False))
            suffix = "png" if sample.truth.defects.get("bitonal") else "jpg"
            name = f"{check}-{what.replace(' ', '_')}-{row.group}-{row.seed}.{suffix}"
            (folder / name).write_bytes(master_of(sample, row.seed, SETS[row.group].dpi))
    return lines


def most(unit: str, value: float, target: float, digits: int) -> dict[str, Any]:
    """Return a target that must not be exceeded."""
    return {"value": round(value, digits), "target": target, "unit": unit, "met": value <= target}


def least(unit: str, value: float, target: float) -> dict[str, Any]:
    """Return a target that must be reached."""
    return {"value": round(value, 2), "target": target, "unit": unit, "met": value >= target}
