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
    """Parse the arguments, run the bench, print. A bench that has ``add_options`` takes further ones."""
    known = names()
    parser = argparse.ArgumentParser(prog="scripts/bench", formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", choices=known)
    parser.add_argument("--quick", action="store_true", help="end within a minute")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    module = importlib.import_module(f"bench_lib.{sys.argv[1]}") if sys.argv[1:2] and sys.argv[1] in known else None
    if module is not None:
        parser.description = module.__doc__
        if hasattr(module, "add_options"):
            module.add_options(parser)
    options = vars(parser.parse_args())
    name, as_json = options.pop("name"), options.pop("json")
    if module is None:
        print("\n".join(known) if name is None else f"name the bench first: scripts/bench {name} [options]")
        return 0 if name is None else 2
    result = module.run(**options)
    show(result)
    if as_json:
        print(json.dumps(result, ensure_ascii=False, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main())
