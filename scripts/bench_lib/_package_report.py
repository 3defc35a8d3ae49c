"""The bench of packages as tables and targets."""

from __future__ import annotations

from typing import Any

from bench_lib._package_peer import OURS, PEER_RUNS
from bench_lib._package_phases import PHASES, RENDER, RULES, WRITE

# Issue 5: ms CPU a page; MB more for many pages; seconds for the mean dossier.
_ASSEMBLY_MS, _GROWTH_MB, _DOSSIER_SECONDS = 5.0, 10.0, 10.0
# Character errors, in points of a per cent, within which two images are equally legible.
_EQUAL_CER = 0.1

Target = dict[str, Any]


def report(figures: dict[str, Any], about: str) -> dict[str, Any]:
    """Return table, figures and targets of the parts that were measured."""
    table: list[Any] = [about]
    targets: dict[str, Target] = {}
    for part, measured in figures.items():
        lines, held = _REPORTS[part](measured)
        table += ["", *lines]
        targets |= held
    return {"table": table, **figures, "targets": targets}


def _cpu(measured: dict[str, Any]) -> tuple[list[str], dict[str, Target]]:
    lines = [f"{'ms CPU a page, 200 pages':26}" + "".join(f"{name:>12}" for name in measured)]
    lines += [
        f"{_PHASE_WORDS[phase]:26}" + "".join(f"{one[phase]:12.2f}" for one in measured.values()) for phase in PHASES
    ]
    sums = {name: sum(one[phase] for phase in PHASES if phase != RENDER) for name, one in measured.items()}
    held = {name: one[WRITE] + one[RULES] for name, one in measured.items()}
    lines.append(f"{'PDF/A and its rules':26}" + "".join(f"{value:12.2f}" for value in held.values()))
    lines.append(f"{'all, sealed and verified':26}" + "".join(f"{value:12.2f}" for value in sums.values()))
    lines.append(f"{'KB a page':26}" + "".join(f"{one['page_bytes'] / 1000:12.0f}" for one in measured.values()))
    unit = "ms CPU a page: PDF/A written with its words, and asked for all rules"
    return lines, {f"assembly, {name}": _at_most(value, _ASSEMBLY_MS, unit) for name, value in held.items()}


_PHASE_WORDS = {
    "render": "(giving the renditions)", "write": "PDF/A with text layer", "rules": "PDF/A rules",
    "describe": "EAD, METS, schemas; JSON", "premis": "PREMIS", "zip": "ZIP", "seal": "seal, fsync, folders",
    "unpack": "verify: ZIP unpacked", "rules again": "verify: PDF/A, words", "premis again": "verify: PREMIS read",
    "verify": "verify: hashes, all else",
}  # fmt: skip


def _memory(measured: dict[str, Any]) -> tuple[list[str], dict[str, Target]]:
    rows = measured["rows"]
    lines = [f"{'MB, tt05-aip':26}{'content':>12}{'peak above':>12}{'process':>12}"]
    lines += [
        f"{one['pages']:>8} pages{'':12}{one['content_mb']:12.1f}{one['peak_mb']:12.1f}{one['process_mb']:12.1f}"
        for one in rows
    ]
    few, many = rows[0], rows[-1]
    unit = f"MB more above the content for {many['pages']} pages than for {few['pages']}"
    return lines, {"memory": _at_most(many["peak_mb"] - few["peak_mb"], _GROWTH_MB, unit)}


def _mean_dossier(one: dict[str, Any]) -> tuple[list[str], dict[str, Target]]:
    cpu = one["own_cpu_s"] + one["workers_cpu_s"]
    least = max(cpu / 2, one["own_cpu_s"])
    lines = [
        f"{one['pages']} accepted pages, {one['documents']} documents, tt05-aip, rendered by 2 processes:",
        f"{one['wall_s']:.1f} s wall at load {one['load']:.1f}",
        f"{cpu:.1f} s CPU, of which rendering {one['workers_cpu_s']:.1f}: {least:.1f} s at least on 2 free cores",
    ]
    return lines, {"mean dossier": _at_most(one["wall_s"], _DOSSIER_SECONDS, "s, sealed and verified")}


def _legibility(measured: dict[str, Any]) -> tuple[list[str], dict[str, Target]]:
    rows = {one["name"]: one for one in measured["rows"]}
    lines = [f"{'':30}{'KB a page':>12}{'of image':>12}{'CER %':>8}"]
    lines += [
        f"{name:30}{one['page_bytes'] / 1000:12.0f}{one['image_bytes'] / 1000:12.0f}{one['cer']:8.2f}"
        for name, one in rows.items()
    ]
    held: dict[str, Target] = {}
    for name in PEER_RUNS:
        if name in rows:
            ratio = rows[OURS]["page_bytes"] / rows[name]["page_bytes"]
            worse = rows[OURS]["cer"] - rows[name]["cer"]
            unit = f"× the bytes of {name}; errors {worse:+.2f} points"
            held[f"bytes, {name}"] = _at_most(ratio, 1.0, unit)
            held[f"bytes, {name}"]["met"] &= worse <= _EQUAL_CER
    return lines, held


_REPORTS = {"cpu": _cpu, "memory": _memory, "mean_dossier": _mean_dossier, "legibility": _legibility}


def _at_most(value: float, limit: float, unit: str) -> Target:
    return {"value": round(value, 2), "target": limit, "unit": unit, "met": value <= limit}
