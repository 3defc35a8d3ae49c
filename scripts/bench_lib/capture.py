"""From the device to a page file: codecs for uncompressed pixels, pages a minute through the worker, what it costs.

The scanners are SANE's ``test`` backend (black A4 pages at 300 dpi in colour: what everything but the codec costs) and
its ``pnm`` backend fed with a sample page (which reads its file byte by byte: that cost is the backend's). Nothing is
stored here: the protocol of storage has a bench of its own.
"""

from __future__ import annotations

import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pillow_jxl  # noqa: F401 - registers the JPEG XL reader
from PIL import Image

from station.capture.client import ScannerClient
from station.capture.lossless import Frame, encode
from station.capture.sane_config import private_configuration
from station.capture.scanner import Device
from station.model.profiles import CaptureProfile

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo"
# A duplex scanner of 100 pages a minute, the fastest that archives buy, delivers 200 images a minute.
IMAGES_A_MINUTE = 200
ENCODE_MS = 50
SIZE = (2480, 3508)
A4 = CaptureProfile("bench", "1", "Bench", duplex=False, width_mm=210, height_mm=297)


def run(*, quick: bool) -> dict[str, Any]:
    """Measure; ``quick`` takes fewer rounds."""
    rounds = 2 if quick else 5
    frame = sample_frame()
    codecs = [measure_codec(frame, codec, rounds) for codec in ("jxl", "tiff", "png")]
    with tempfile.TemporaryDirectory(prefix="bench-capture-") as folder:
        environment = private_configuration(Path(folder) / "sane", ["test", "pnm"])
        spool = Path(folder) / "spool"
        spool.mkdir()
        paper = feed(Path(folder) / "paper", frame)
        start = measure_start(spool, environment, rounds)
        fed = replace(A4, options={"feed-folder": str(paper)})
        scans = [
            measure_scan(spool, environment, device, replace(profile, lossless=codec), 1 if quick else 3)
            for codec in ("jxl", "tiff")
            for device, profile in (("sane:test:0", A4), ("sane:pnm:0", fed))
        ]
    return report(codecs, start, scans, rounds)


def sample_frame() -> Frame:
    """Return an A4 page at 300 dpi: a sample page where there are any, with noise such as a scanner's CCD has."""
    pages = sorted(path for path in DEMO.rglob("*") if path.suffix in {".jpg", ".png"})
    if pages:
        with Image.open(pages[0]) as image:
            pixels = np.asarray(image.convert("RGB").resize(SIZE)).astype(np.int16)
    else:
        pixels = np.full((SIZE[1], SIZE[0], 3), 235, np.int16)
        pixels[400:3000:60, 300:2100] = 40
    noise = np.random.default_rng(7).normal(0, 1.2, pixels.shape).round().astype(np.int16)
    data = (pixels + noise).clip(0, 255).astype(np.uint8).tobytes()
    return Frame(*SIZE, "color", data)


def feed(folder: Path, frame: Frame) -> Path:
    """Return a folder with ten sheets, all of them the sample page."""
    folder.mkdir()
    sheet = folder.with_suffix(".ppm")
    frame.image().save(sheet)
    for number in range(10):
        (folder / f"{number}.ppm").symlink_to(sheet)
    return folder


def measure_codec(frame: Frame, codec: str, rounds: int) -> dict[str, Any]:
    """Return CPU and wall milliseconds to encode and decode, medians, and the size."""
    encoded, _ = encode(frame, codec, 300)

    def decode() -> None:
        with Image.open(io.BytesIO(encoded)) as image:
            image.load()

    encoding = median_ms(lambda: encode(frame, codec, 300), rounds)
    decoding = median_ms(decode, rounds)
    return {"codec": codec, "encode": encoding, "decode": decoding, "megabytes": round(len(encoded) / 1e6, 2)}


def median_ms(work: Callable[[], object], rounds: int) -> dict[str, float]:
    """Return the median CPU and wall time of the work in milliseconds."""
    cpu, wall = [], []
    for _ in range(rounds):
        before = time.process_time(), time.perf_counter()
        work()
        cpu.append((time.process_time() - before[0]) * 1e3)
        wall.append((time.perf_counter() - before[1]) * 1e3)
    return {"cpu": round(statistics.median(cpu), 1), "wall": round(statistics.median(wall), 1)}


def measure_start(spool: Path, environment: dict[str, str], rounds: int) -> float:
    """Return the median seconds from nothing to the list of devices."""
    seconds = []
    for _ in range(rounds):
        before = time.perf_counter()
        with ScannerClient("sane", spool, environment) as client:
            assert client.find()
        seconds.append(time.perf_counter() - before)
    return round(statistics.median(seconds), 3)


def measure_scan(
    spool: Path, environment: dict[str, str], name: str, profile: CaptureProfile, batches: int
) -> dict[str, Any]:  # fmt: skip
    """Return pages a minute of whole batches, and CPU seconds a page of the worker and of the station's side."""
    device = Device.of_name(name)
    pages = 0
    with ScannerClient("sane", spool, environment) as client:
        client.find()
        worker = client.worker_pid or 0
        before = time.perf_counter(), cpu_of(worker), time.process_time()
        for _ in range(batches):
            for page in client.scan(device, profile):
                page.path.unlink()
                pages += 1
        wall = time.perf_counter() - before[0]
        return {
            "device": name,
            "codec": profile.lossless,
            "pages": pages,
            "per_minute": round(60 * pages / wall),
            "worker_cpu": round((cpu_of(worker) - before[1]) / pages, 4),
            "station_cpu": round((time.process_time() - before[2]) / pages, 5),
        }


def cpu_of(pid: int) -> float:
    """Return the CPU seconds that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(codecs: list[dict[str, Any]], start: float, scans: list[dict[str, Any]], rounds: int) -> dict[str, Any]:
    """Return tables and targets."""
    table = [f"A4 colour, 300 dpi, {SIZE[0]} x {SIZE[1]} px, medians of {rounds}; milliseconds CPU (wall)"]
    table += [
        f"  {c['codec']:5} encode {c['encode']['cpu']:7} ({c['encode']['wall']})  "
        f"decode {c['decode']['cpu']:7} ({c['decode']['wall']})  {c['megabytes']:6} MB"
        for c in codecs
    ]
    table += ["", f"worker started and devices listed in {start} s", "pages through the worker process"]
    table += [
        f"  {s['device']:12} {s['codec']:5} {s['per_minute']:5} pages/min, CPU a page: worker {s['worker_cpu']} s, "
        f"station {s['station_cpu']} s"
        for s in scans
    ]
    fast = next(s for s in scans if (s["codec"], s["device"]) == ("jxl", "sane:pnm:0"))["per_minute"]
    encoding = next(c for c in codecs if c["codec"] == "jxl")["encode"]["cpu"]
    return {
        "table": table,
        "codecs": codecs,
        "scans": scans,
        "start_seconds": start,
        "targets": {
            "images through the worker": target(fast, IMAGES_A_MINUTE, "a minute", met=fast >= IMAGES_A_MINUTE),
            "lossless encoding": target(encoding, ENCODE_MS, "ms CPU", met=encoding <= ENCODE_MS),
        },
    }


def target(value: float, wanted: float, unit: str, *, met: bool) -> dict[str, Any]:
    """Return one target in the form that every bench prints."""
    return {"value": value, "target": wanted, "unit": unit, "met": met}
