"""One measurement in a process of its own: ``python -m bench_lib._package_child WHAT PROFILE PAGES FOLDER [QUALITY]``.

``prepared``: renditions are there already. ``accepted``: they are made from the masters by two worker processes, in
another JPEG quality where one is named; the PDFs of the package are left in the folder.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import resource
import shutil
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench_lib._package_content import content_of
from bench_lib._package_pages import load
from bench_lib._package_phases import RENDER, PhaseClock
from station.jobs.executors import process_pool
from station.model.profiles import PackageProfile
from station.packaging.builder import SealedPackage, build_package
from station.packaging.profile import PackageStructure, RenderedPage, RenditionOrder
from station.packaging.profiles import plain, tt05_aip, tt05_sip
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder

WORKERS = 2
_STRUCTURES: dict[str, PackageStructure] = {one.name: one for one in (plain.PLUGIN, tt05_aip.PLUGIN, tt05_sip.PLUGIN)}
_MEGABYTE = 1024.0


def main(what: str, profile_name: str, count: int, folder: Path, quality: int = 0) -> dict[str, Any]:
    """Measure and return the figures."""
    profile = load_profiles([resources_folder()]).package_profile(profile_name)
    profile = replace(profile, jpeg_quality=quality or profile.jpeg_quality)
    return _prepared(profile, count, folder) if what == "prepared" else _accepted(profile, count, folder)


def _prepared(profile: PackageProfile, count: int, folder: Path) -> dict[str, Any]:
    sources = load(folder)
    clock = PhaseClock()
    clock.install()
    by_path = {page.master: page for page in sources}

    def read(order: RenditionOrder) -> RenderedPage:
        page = by_path[order.master]
        image = page.rendition.read_bytes()
        digest = hashlib.sha256(image).hexdigest()
        return RenderedPage(image, "image/jpeg", page.width, page.height, order.dpi, digest)

    render = clock.around(read, RENDER)
    target = folder / f"{profile.name}-{count}"
    # Modules and tables load on first use; that is a cost of the process, not of a page.
    build_package(content_of(sources, 1, own_masters=True), _structure(profile), profile, target, render=render)
    shutil.rmtree(target)
    empty = _now()
    content = content_of(sources, count, own_masters=True)
    before = _now()
    _forget_peak()
    clock.start()
    sealed = build_package(content, _structure(profile), profile, target, render=render)
    parts = clock.stop()
    peak = _status("VmHWM")
    figures = _figures(sealed, count) | {
        "ms": {phase: seconds / count * 1000 for phase, seconds in parts.items()},
        "peak_mb": peak - before, "content_mb": before - empty, "process_mb": peak,
    }  # fmt: skip
    shutil.rmtree(target)
    return figures


def _accepted(profile: PackageProfile, count: int, folder: Path) -> dict[str, Any]:
    content = content_of(load(folder), count, own_masters=False)
    target = folder / f"{profile.name}-accepted"
    wall, cpu = time.perf_counter(), time.process_time()
    with process_pool(WORKERS) as pool:
        sealed = build_package(content, _structure(profile), profile, target, executor=pool, window=WORKERS * 2)
        wall = time.perf_counter() - wall
    own = time.process_time() - cpu
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = _figures(sealed, count) | {
        "documents": len(content.documents), "wall_s": wall, "own_cpu_s": own,
        "workers_cpu_s": children.ru_utime + children.ru_stime, "load": os.getloadavg()[0],
    }  # fmt: skip
    with zipfile.ZipFile(next(sealed.path.glob("*.zip"))) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".pdf"))
        figures["pdfs"] = [archive.extract(name, folder / f"kept-{profile.jpeg_quality}") for name in names]
    shutil.rmtree(target)
    return figures


def _structure(profile: PackageProfile) -> PackageStructure:
    return _STRUCTURES[profile.module]


def _figures(sealed: SealedPackage, count: int) -> dict[str, Any]:
    if sealed.pages != count:
        raise SystemExit(f"{sealed.pages} pages instead of {count}")
    return {"pages": count, "page_bytes": sealed.bytes / count}


def _now() -> float:
    gc.collect()
    return _status("VmRSS")


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _status(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) / _MEGABYTE


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), *map(int, sys.argv[5:]))))
