"""Write ``resources/demo``: the inventory, the page images of three dossiers, and what is true about every page."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from PIL import Image

from samples.dossiers import PLANS, DossierPage, Plan, description_of, scan_dossier
from samples.inventory import Row, row_of, write_csv, write_xlsx
from samples.sheet import DPI

ROOT = Path(__file__).resolve().parents[2]
QUALITY = 66


def write_demo(folder: Path) -> None:
    """Write everything below ``folder``; pages and truths of an older run are removed first."""
    rows: list[Row] = []
    dossiers: dict[str, object] = {}
    for name in ("pages", "truth"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for ordinal, plan in enumerate(PLANS, start=1):
        starts: list[DossierPage] = []
        count = 0
        for page in scan_dossier(plan):
            count = page.number
            write_page(folder, plan, page)
            if page.fields:
                starts.append(page)
        rows.append(row_of(ordinal, plan, count, [page.fields["date"].value for page in starts]))
        documents = [{"first_page": page.number, "fields": description_of(page)} for page in starts]
        dossiers[plan.code] = {"title": plan.title, "pages": count, "sheets": (count + 1) // 2, "documents": documents}
    write_csv(folder / "inventory.csv", rows)
    write_xlsx(folder / "inventory.xlsx", rows)
    text = json.dumps(dossiers, ensure_ascii=False, indent=1)
    (folder / "dossiers.json").write_text(text + "\n", encoding="utf-8")


def write_page(folder: Path, plan: Plan, page: DossierPage) -> None:
    """Write one page as the scanner's own JPEG, and its truth."""
    image = folder / "pages" / plan.code / f"{page.number:03d}.jpg"
    truth = folder / "truth" / plan.code / f"{page.number:03d}.json"
    for path in (image, truth):
        path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(page.sample.image).save(
        image, quality=QUALITY, subsampling="4:2:0", optimize=True, dpi=(DPI, DPI)
    )  # fmt: skip
    truth.write_text(truth_text(page), encoding="utf-8")


def truth_text(page: DossierPage) -> str:
    """Return the truth as JSON, one line a key, so that a difference can be read."""
    known = {
        "number": page.number,
        "sheet": (page.number + 1) // 2,
        "side": "recto" if page.number % 2 else "verso",
        **page.sample.truth.as_dict(),
    }
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in known.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    """Rebuild the demo folder, or another one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "resources" / "demo")
    write_demo(parser.parse_args().folder)


if __name__ == "__main__":
    main()
