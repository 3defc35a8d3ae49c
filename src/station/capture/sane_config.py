"""A private SANE configuration: only the backends named, found in milliseconds, and nothing of the system touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

# The test backend's own defaults end at 200 mm, where an A4 page does not fit.
_TEST_CONF = """\
number_of_devices 2
geometry_max 300.0
br_x 210.0
br_y 297.0
resolution 300.0
mode Color
depth 8
"""


def private_configuration(folder: Path, backends: Sequence[str] = ("pnm",)) -> dict[str, str]:
    """Write a configuration of these backends into the folder; return the environment that makes SANE read it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dll.conf").write_text("".join(f"{backend}\n" for backend in backends), "utf-8")
    if "test" in backends:
        (folder / "test.conf").write_text(_TEST_CONF, "utf-8")
    return {"SANE_CONFIG_DIR": str(folder)}
