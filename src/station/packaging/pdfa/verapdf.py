"""veraPDF, where it is installed: an outside opinion on the PDF/A that we write. Its absence is never a pass."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from station.packaging.pdfa.metadata import LEVEL

_SECONDS_TO_START = 60.0
_SECONDS_A_FILE = 30.0
_VERDICT = re.compile(r"^(PASS|FAIL)\s+(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a validator said: ``passed``, ``failed`` (then ``detail`` names files), or ``unchecked`` and why."""

    validator: str
    outcome: str
    detail: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return the form in sidecars."""
        return {"validator": self.validator, "outcome": self.outcome, "detail": self.detail}


def ask_verapdf(files: Sequence[Path]) -> Opinion | None:
    """Return veraPDF's opinion on files of ours, ``None`` when it is not on the PATH.

    One run for all files, because the Java machine takes longer to start than a file to be checked. A run that fails,
    hangs or skips a file is ``unchecked``.
    """
    program = shutil.which("verapdf")
    if program is None or not files:
        return None
    name = _version(program)
    command = [program, "--flavour", LEVEL, "--format", "text", *(str(file) for file in files)]
    limit = _SECONDS_TO_START + _SECONDS_A_FILE * len(files)
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)  # noqa: S603 - our own files
    except (OSError, subprocess.TimeoutExpired) as error:
        return Opinion(name, "unchecked", type(error).__name__)
    verdicts = _VERDICT.findall(run.stdout)
    failed = [Path(path.rsplit(" ", 1)[0]).name for verdict, path in verdicts if verdict == "FAIL"]
    if failed:
        return Opinion(name, "failed", ", ".join(failed))
    if len(verdicts) != len(files):
        return Opinion(name, "unchecked", f"{len(verdicts)} of {len(files)} files, exit code {run.returncode}")
    return Opinion(name, "passed")


def _version(program: str) -> str:
    try:
        run = subprocess.run(  # noqa: S603 - the program found on the PATH
            [program, "--version"], capture_output=True, text=True, timeout=_SECONDS_TO_START, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "veraPDF"
    first = run.stdout.strip().splitlines()
    return first[0] if first else "veraPDF"
