"""Counting of what the checks said against what was true, and the tables of it."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench_lib._check_pages import Row
from bench_lib._check_sets import SETS
from bench_lib._check_truth import Presence
from station.model.finding import Outcome

# What a defect must be found by, in how many of a hundred cases, when missing it harms the archive.
CRITICAL = {
    "clipped": ("edge_content", ("clipped", "clipped_narrow")),
    "missing corner": ("corners", ("torn", "folded_behind", "folded_over")),
    "secrecy mark": ("secrecy_mark", ("secrecy_stamp", "secrecy_print")),
}
READING = "ocr_confidence"
READABLE_BY = ("sharpness", "contrast", "exposure", READING)
RECALL, ALARMS, UPRIGHT = 98.0, 3.0, 99.5


@dataclass
class Tally:
    """Counts of one check: outcome by what was true, and by set."""

    counts: Counter[tuple[Presence, Outcome]] = field(default_factory=Counter)
    recall: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    alarms: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))

    def rate(self, group: str = "") -> float | None:
        """Return false alarms in percent of what is clean, of one set or of all; ``None`` without any."""
        counters = [one for name, one in self.alarms.items() if group in {"", name}]
        total = sum(sum(one.values()) for one in counters)
        return 100.0 * sum(one[Outcome.FLAGGED] for one in counters) / total if total else None


def tally(rows: Iterable[Row]) -> dict[str, Tally]:
    """Count. On sets with a defect only the checks that the set aims at are counted: one defect brings others."""
    found: dict[str, Tally] = defaultdict(Tally)
    for row in rows:
        for check, finding in row.found.items():
            presence = row.expected.get(check, Presence.BORDERLINE)
            group = SETS[row.group]
            # A page that was not read on purpose says nothing about a check that needs its text.
            if finding.note == "no_ocr" or (
                not group.clean and (check not in group.aims or presence is not Presence.DEFECT)
            ):
                continue
            one = found[check]
            one.counts[presence, finding.outcome] += 1
            if presence is Presence.DEFECT:
                one.recall[row.group][finding.outcome] += 1
            elif presence is Presence.CLEAN:
                one.alarms[row.group][finding.outcome] += 1
    return dict(found)


def wrong(rows: Iterable[Row], only: str = "") -> Iterator[tuple[Row, str, str]]:
    """Yield row, check and ``missed`` or ``false alarm`` of everything that was judged wrongly."""
    for row in rows:
        for check, finding in row.found.items():
            presence = row.expected.get(check, Presence.BORDERLINE)
            if (only and check != only) or finding.note == "no_ocr":
                continue
            if presence is Presence.DEFECT and check in SETS[row.group].aims and not _stops(row, check):
                yield row, check, "missed"
            elif SETS[row.group].clean and presence is Presence.CLEAN and finding.outcome is Outcome.FLAGGED:
                yield row, check, "false alarm"


def confusion_lines(tallies: dict[str, Tally]) -> list[str]:
    """Return the confusion table: what was true by what was said."""
    names = ("flagged", "passed", "unchecked")
    head = "".join(f"{name[:4]:>6}" for name in names)
    lines = [f"{'check':16}{'defect there:':>15}{head}{'clean:':>10}{head}{'between:':>11}{head}"]
    for check, one in sorted(tallies.items()):
        cells = [
            "".join(f"{one.counts[presence, Outcome(name)]:6}" for name in names)
            for presence in (Presence.DEFECT, Presence.CLEAN, Presence.BORDERLINE)
        ]
        lines.append(f"{check:16}{'':15}{cells[0]}{'':10}{cells[1]}{'':11}{cells[2]}")
    return lines


def recall_lines(tallies: dict[str, Tally], only: str = "") -> list[str]:
    """Return the recall of each check on each set that has what it looks for.

    ``unch`` is stopped as well, for a page is passed only when every check passed it, but not counted as found; of
    what cannot be read at all that is the answer, so that there it is.
    """
    lines = [f"{'check':16}{'set':18}{'there':>7}{'found':>7}{'unch':>6}{'recall %':>10}"]
    for check, one in sorted(tallies.items()):
        for group, counter in one.recall.items():
            if only and check != only:
                continue
            total, found = sum(counter.values()), _found(check, counter)
            unchecked = counter[Outcome.UNCHECKED]
            lines.append(f"{check:16}{group:18}{total:7}{found:7}{unchecked:6}{100.0 * found / total:10.1f}")
    return lines


def _found(check: str, counter: Counter[Outcome]) -> int:
    return counter[Outcome.FLAGGED] + (counter[Outcome.UNCHECKED] if check == READING else 0)


def alarm_lines(tallies: dict[str, Tally], only: str = "") -> list[str]:
    """Return false alarms in percent of the clean pages, each check over all kinds and where it has any."""
    lines = [f"{'check':16}{'clean pages':>12}{'alarms %':>10}   of which (flagged of pages)"]
    for check, one in sorted(tallies.items()):
        if only and check != only:
            continue
        total = sum(sum(counter.values()) for counter in one.alarms.values())
        rate = one.rate()
        where = ", ".join(
            f"{group} {counter[Outcome.FLAGGED]}/{sum(counter.values())}"
            for group, counter in sorted(one.alarms.items(), key=lambda item: -item[1][Outcome.FLAGGED])
            if counter[Outcome.FLAGGED]
        )
        lines.append(f"{check:16}{total:12}{'–' if rate is None else f'{rate:.2f}':>10}   {where}")
    return lines


def geometry(rows: list[Row]) -> dict[str, Any]:
    """Return the figures of angle, crop, orientation and cost that the targets ask for."""
    angles = [row.angle_error for row in rows if row.angle_error is not None]
    by_bed: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row.corner_error is not None:
            by_bed[row.bed].append(row.corner_error)
    turned = [row for row in rows if row.upright is not None]
    sideways = [row for row in turned if row.group == "provincial"]
    costs = [1000 * sum(row.cpu.values()) for row in rows if SETS[row.group].dpi == 300]
    return {
        "angle_mean": statistics.mean(angles) if angles else 0.0,
        "angle_max": max(angles, default=0.0),
        "angle_above": sum(error > 0.1 for error in angles),
        "angles": len(angles),
        "corners": {bed: (len(found), statistics.mean(found), max(found)) for bed, found in sorted(by_bed.items())},
        "cut": sum(row.cut > 0 for row in rows),
        "upright": _percent(row.upright for row in turned),
        "upright_provincial": _percent(row.upright for row in sideways),
        "turned": len(turned),
        "provincial": len(sideways),
        "cpu": statistics.median(costs) if costs else 0.0,
        "stages": {
            name: 1000 * statistics.median(row.cpu.get(name, 0.0) for row in rows) for name in rows[0].cpu
        } if rows else {},
    }  # fmt: skip


def critical_recall(rows: list[Row], tallies: dict[str, Tally]) -> dict[str, tuple[int, float]]:
    """Return number of cases and recall in percent of every critical defect that the rows hold."""
    found: dict[str, tuple[int, float]] = {}
    for name, (check, groups) in CRITICAL.items():
        counters = [tallies[check].recall[group] for group in groups if check in tallies]
        total = sum(sum(counter.values()) for counter in counters)
        if total:
            found[name] = (total, 100.0 * sum(_found(check, counter) for counter in counters) / total)
    illegible = [row for row in rows if row.unreadable]
    if illegible:
        stopped = [any(_stops(row, check) for check in READABLE_BY) for row in illegible]
        found["unreadable"] = (len(stopped), _percent(stopped))
    heads = [row for row in rows if row.turn == 180 and row.upright is not None]
    if heads:
        found["upside down"] = (len(heads), _percent(row.upright or _stops(row, "orientation") for row in heads))
    return found


def _stops(row: Row, check: str) -> bool:
    """Whether a check says that something is wrong; that there is nothing to read says it too where words stand."""
    finding = row.found.get(check)
    if finding is None:
        return False
    nothing = check == READING and finding.outcome is Outcome.UNCHECKED and finding.note != "no_ocr"
    return nothing or finding.outcome is Outcome.FLAGGED


def odd_geometry(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a line for every page whose correction is off: lean, crop, content cut, direction."""
    for row in rows:
        page = f"{row.group} {row.seed} ({row.kind}, {row.bed})"
        if row.angle_error is not None and row.angle_error > 0.1:
            yield f"angle off by {row.angle_error:.3f}°: {page}"
        if row.corner_error is not None and row.corner_error > 12:
            yield f"crop off by {row.corner_error:.1f} px: {page}"
        if row.cut:
            yield f"{row.cut} pieces cut off: {page}"
        if row.upright is False:
            yield f"turned wrongly: {page}"


def _percent(values: Iterable[object]) -> float:
    listed = [bool(value) for value in values]
    return 100.0 * sum(listed) / len(listed) if listed else 0.0
