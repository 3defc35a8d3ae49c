"""Which part of the product spends the CPU time of a package: its functions are timed where their callers find them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from station.packaging import document_checks, document_writer
from station.packaging.profiles import plain
from station.packaging.tt05 import data_files, structure, writer
from station.packaging.tt05.check import checker, data_reading, files

RENDER, WRITE, RULES, DESCRIBE, PREMIS = "render", "write", "rules", "describe", "premis"
ZIP, SEAL, UNPACK, SEEN_RULES, SEEN_PREMIS, VERIFY = "zip", "seal", "unpack", "rules again", "premis again", "verify"
PHASES = (RENDER, WRITE, RULES, DESCRIBE, PREMIS, ZIP, SEAL, UNPACK, SEEN_RULES, SEEN_PREMIS, VERIFY)

# Where a function is looked up, its name, and the part that it is.
_PLACES: tuple[tuple[Any, str, str], ...] = (
    (data_files.DataWriter, "write", WRITE),
    (writer, "check_pdfa", RULES),
    (writer.PackageWriter, "write", DESCRIBE),
    (writer, "write_representation_premis", PREMIS),
    (writer, "write_package_premis", PREMIS),
    (structure, "write_zip", ZIP),
    (structure.Tt05Structure, "write", SEAL),
    (structure.Tt05Structure, "verify", VERIFY),
    (checker, "extract_zip", UNPACK),
    (data_reading, "check_pdfa", SEEN_RULES),
    (files, "stream_premis", SEEN_PREMIS),
    (document_writer.DocumentWriter, "write", WRITE),
    (plain.PlainStructure, "write", DESCRIBE),
    (plain, "seal_package", SEAL),
    (plain.PlainStructure, "verify", VERIFY),
    # The plain structure asks the rules once, when it is verified, and compares each page with its record meanwhile.
    (document_checks, "check_pdfa", RULES),
    (document_checks.DocumentCheck, "_see", VERIFY),
)


class PhaseClock:
    """CPU seconds of this process by part; a part that calls another one is not charged for it."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._stack = [SEAL]
        self._since = time.process_time()

    def install(self) -> None:
        """Put the clock around every part of the product."""
        for owner, name, phase in _PLACES:
            setattr(owner, name, self.around(getattr(owner, name), phase))

    def start(self) -> None:
        """Begin at nothing."""
        self.seconds.clear()
        self._since = time.process_time()

    def stop(self) -> dict[str, float]:
        """Return the seconds of each part until now."""
        self._charge()
        return {phase: self.seconds[phase] for phase in PHASES}

    def around(self, function: Callable[..., Any], phase: str) -> Callable[..., Any]:
        """Return the function, timed."""

        def timed(*arguments: Any, **named: Any) -> Any:
            self._charge()
            self._stack.append(phase)
            try:
                return function(*arguments, **named)
            finally:
                self._charge()
                self._stack.pop()

        return timed

    def _charge(self) -> None:
        now = time.process_time()
        self.seconds[self._stack[-1]] += now - self._since
        self._since = now
