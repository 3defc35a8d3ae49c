"""``scripts/bench NAME``: run one measurement and print a table for people, or one JSON object as the last line."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

NOT_BENCHES = {"main", "__init__"}


def names() -> list[str]:
    """Return the benches: the public modules of this folder."""
    folder = Path(__file__).parent
    return sorted(p.stem for p in folder.glob("*.py") if p.stem not in NOT_BENCHES and not p.stem.startswith("_"))


def show(result: dict[str, Any]) -> None:
    """Print the table and the targets, missed ones as missed."""
    for line in result.get("table", []):
        print(line if isinstance(line, str) else "  ".join(str(cell) for cell in line))
    targets = result.get("targets", {})
    if targets:
        print()
    for name, target in targets.items():
        mark = "met   " if target["met"] else "MISSED"
        print(f"{mark} {name}: {target['value']} {target['unit']} (target {target['target']} {target['unit']})")


def main() -> int:
    """Parse the arguments, run the bench, print."""
    known = names()
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("name", nargs="?", choices=known)
    parser.add_argument("--quick", action="store_true", help="end within a minute")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--pages", metavar="DIR", help="measure on the page images of this folder (bench pages)")
    arguments = parser.parse_args()
    if arguments.name is None:
        print("\n".join(known))
        return 0
    module = importlib.import_module(f"bench_lib.{arguments.name}")
    options = {"pages": Path(arguments.pages)} if arguments.pages else {}
    result = module.run(quick=arguments.quick, **options)
    show(result)
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main())
