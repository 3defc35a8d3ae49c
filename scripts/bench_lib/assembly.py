"""PDF/A assembly: CPU a page with text layer and rule checks, and memory that must not grow with the number of pages.

Each measurement runs in a process of its own: its peak (VmHWM) and CPU time are those of assembly alone. The pages are
A4 colour at 300 dpi with 400 words each, made here, encoded beforehand: rendering is another bench.
"""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from typing import Any

SIZE, DPI = (2480, 3508), 300.0
IMAGES, ROUNDS = 6, 3
TEXT = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc quyết định ủy ban nhân dân huyện về việc"
MEGABYTE = 1024 * 1024


def run(*, quick: bool) -> dict[str, Any]:
    """Return the table, the figures and the targets."""
    small, large = (40, 200) if quick else (200, 2000)
    with tempfile.TemporaryDirectory() as folder:
        _draw(Path(folder))
        rounds = [_measure("ours", 200, folder) for _ in range(1 if quick else ROUNDS)]
        peer = _measure("img2pdf", 200, folder)
        few, many = _measure("ours", small, folder), _measure("ours", large, folder)
    write, check = median(r["write_ms"] for r in rounds), median(r["check_ms"] for r in rounds)
    peak = max(r["peak_mb"] for r in rounds)
    growth = many["peak_mb"] - few["peak_mb"]
    return {
        "table": [
            ["pages", "write ms/page", "check ms/page", "peak MB above interpreter", "MB a page"],
            ["200 (median)", f"{write:.2f}", f"{check:.2f}", f"{peak:.0f}", f"{rounds[0]['page_mb']:.2f}"],
            *(_row(result) for result in (few, many)),
            ["200, img2pdf alone, no text", f"{peer['write_ms']:.2f}", "", f"{peer['peak_mb']:.0f}", ""],
        ],
        "write_ms": write,
        "check_ms": check,
        "rounds": [*rounds, few, many, peer],
        "targets": {
            "assembly": _target(write + check, 5.0, "ms CPU a page with text layer and rules"),
            "memory": _target(peak, 150.0, "MB above the interpreter for 200 pages"),
            "growth": _target(growth, 10.0, f"MB more for {large} pages than for {small}"),
        },
    }  # fmt: skip


def _row(result: dict[str, Any]) -> list[str]:
    figures = [f"{result[name]:.2f}" for name in ("write_ms", "check_ms")]
    return [str(result["pages"]), *figures, f"{result['peak_mb']:.0f}", f"{result['page_mb']:.2f}"]


def _target(value: float, limit: float, unit: str) -> dict[str, Any]:
    return {"value": round(value, 2), "target": limit, "unit": unit, "met": value <= limit}


def _measure(what: str, pages: int, folder: str) -> dict[str, Any]:
    command = [sys.executable, __file__, what, str(pages), folder]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(result.stdout.splitlines()[-1]))


def _draw(folder: Path) -> None:
    """Write the page images: paper with noise and lines of dark blocks, about as large as a scan in JPEG q85."""
    import numpy as np  # noqa: PLC0415 - the measured process must not have it loaded
    from PIL import Image  # noqa: PLC0415 - as above

    for number in range(IMAGES):
        noise = np.random.default_rng(number)
        paper = noise.normal(244, 1.4, (SIZE[1], SIZE[0], 1)).repeat(3, axis=2)
        for line in range(40):
            top = 200 + line * 75
            letters = noise.random((6, 334)).repeat(6, axis=0).repeat(6, axis=1)[:, :2000]
            paper[top : top + 36, 240:2240] -= (letters > 0.85)[:, :, None] * 190
        image = Image.fromarray(paper.clip(0, 255).astype(np.uint8))
        image.save(folder / f"{number}.jpg", quality=85, dpi=(DPI, DPI))


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def _child(what: str, count: int, folder: Path) -> dict[str, Any]:
    base = _peak()
    images = sorted(folder.glob("*.jpg"))
    target = folder / f"{what}.pdf"
    if what == "img2pdf":
        import img2pdf  # noqa: PLC0415 - after the memory of the bare interpreter was taken

        img2pdf.convert(images[0].read_bytes())
        started = time.process_time()
        data = [images[n % IMAGES].read_bytes() for n in range(count)]
        with target.open("wb") as stream:
            img2pdf.convert(data, outputstream=stream)
        written, problems, checked = time.process_time() - started, [], 0.0
    else:
        from station.packaging.layer_text import LayerText  # noqa: PLC0415 - after the bare interpreter, as img2pdf
        from station.packaging.pdfa.rules import check_pdfa  # noqa: PLC0415 - as above
        from station.packaging.pdfa.writer import PdfInfo, PdfPage, write_pdfa  # noqa: PLC0415 - as above

        moment = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=7)))
        info = PdfInfo("Đo tốc độ", "vi", "bench", "bench", moment)
        # As a package has them: the words as they are kept, the hash of an image from whoever rendered it.
        texts = [_words(n).to_bytes() for n in range(IMAGES)]
        digests = [hashlib.sha256(image.read_bytes()).hexdigest() for image in images]
        pages = (
            PdfPage(
                images[n % IMAGES].read_bytes(), "image/jpeg", *SIZE, DPI, LayerText.of(texts[n % IMAGES]), "",
                digests[n % IMAGES],
            )
            for n in range(count + 1)
        )  # fmt: skip
        # Modules load on first use; that is a cost of the process, not of a page.
        write_pdfa([next(pages)], target, info)
        check_pdfa(target)
        started = time.process_time()
        write_pdfa(pages, target, info)
        written, started = time.process_time() - started, time.process_time()
        problems = check_pdfa(target, language="vi")
        checked = time.process_time() - started
    size = target.stat().st_size
    target.unlink()
    assert not problems, problems[:3]
    return {
        "what": what, "pages": count, "write_ms": written / count * 1000, "check_ms": checked / count * 1000,
        "peak_mb": _peak() - base, "page_mb": size / count / MEGABYTE,
    }  # fmt: skip


def _words(seed: int) -> Any:
    from station.model.geometry import Box  # noqa: PLC0415 - called where memory is measured
    from station.model.page_text import PageText, Word  # noqa: PLC0415 - as above

    chance = random.Random(seed)  # noqa: S311 - words to draw
    words, choices = [], TEXT.split()
    for line in range(40):
        x, y = 240, 200 + line * 75
        for _ in range(10):
            text = chance.choice(choices)
            words.append(Word(text, Box(x, y, 24 * len(text), 40), 95.0, line, 0, (y + 32.0, y + 32.0)))
            x += 24 * len(text) + 22
    return PageText(tuple(words), *SIZE, "vie", "made")


if __name__ == "__main__":
    print(json.dumps(_child(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
