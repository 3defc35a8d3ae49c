"""``python -m station`` and the ``station`` command. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line given and return the exit code."""
    from station import bootstrap
    from station.jobs.process import prepare_process

    prepare_process()

    return bootstrap.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
