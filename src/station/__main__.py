"""``python -m station`` and the ``station`` command. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line given and return the exit code."""
    # Tesseract reads this when its library loads; more than one OpenMP thread costs five times the CPU.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    from station import bootstrap

    return bootstrap.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
