"""The table of the window's bench, and its figures beside the targets."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from bench_lib._window_watch import Spent

WORST = 10
LIMITS = {
    "open": (0.3, "s"), "frame": (16.0, "ms p95"), "stall": (50.0, "ms"), "filter": (100.0, "ms"),
    "memory": (400.0, "MB"),
}  # fmt: skip


def report(figures: dict[str, Any], pages: int, dossiers: int, widths: Sequence[int]) -> dict[str, Any]:
    """Return the table and the comparison with the limits."""
    table = [
        f"{pages:,} pages in the dossier, {dossiers:,} dossiers; load of the machine {os.getloadavg()[0]:.1f}",
        f"{figures['arrived']} pages arrived at {figures['a_minute']}/min, {figures['inspected']} inspections came",
        f"memory: {figures['imported_mb']:.0f} MB when all was imported, {figures['empty_mb']:.0f} MB with the window",
        f"open, {figures['opened_mb']:.0f} MB with the dossier, {figures['memory']:.0f} MB when two rooms showed it",
        f"{'what':44}{'n':>7}{'p50':>9}{'p95':>9}{'max':>9}",
    ]
    rows = [("open, s", figures["open"])]
    for width in widths:
        rows += [
            (f"frame while scrolling the grid at {width}, ms", figures[f"frames {width}"]),
            ("  of it repaint, ms", figures[f"paints {width}"]),
            *parts(figures[f"busy {width}"]),
        ]
    late = figures["late"]
    worst = sorted(late, key=lambda one: -one.wall)[:WORST]
    rows += [
        ("beat too late while pages arrive, ms", [one.wall for one in late]),
        *parts(late),
        (f"  the {len(worst)} latest, ms", [one.wall for one in worst]),
        *parts(worst),
        ("worklist filter, ms", figures["filter"]),
    ]
    for what, values in rows:
        table.append(f"{what:44}{len(values):7}" + "".join(f"{one:9.2f}" for one in spread(values)))
    values = {
        "open": max(figures["open"]), "frame": max(spread(figures[f"frames {w}"])[1] for w in widths),
        "stall": max(one.wall for one in figures["late"]), "filter": spread(figures["filter"])[1],
        "memory": figures["memory"],
    }  # fmt: skip
    return {
        "table": table,
        "targets": {
            name: {"value": round(values[name], 2), "target": limit, "unit": unit, "met": values[name] <= limit}
            for name, (limit, unit) in LIMITS.items()
        },
    }


def parts(spent: Sequence[Spent]) -> list[tuple[str, list[float]]]:
    """Return the rows of what a time was made of, in milliseconds."""
    return [
        ("  of it the GUI thread's own CPU, ms", [one.own for one in spent]),
        ("  of it it waited for a processor, ms", [one.queued for one in spent]),
    ]


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Return median, 95th percentile and greatest value."""
    ordered = sorted(values)
    if not ordered:
        return 0.0, 0.0, 0.0
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], ordered[-1]
