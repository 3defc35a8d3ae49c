"""Scripts of the virtual scanner: what lies in its feeder, and where it fails.

A script is a TOML file::

    vendor = "Station"
    model = "Virtual scanner"
    serial = "V-0001"
    steps = ["generate 3", "paper_jam", "folder scans 10", "delay 0.5", "empty"]

Each step is a verb with an argument:

=====================  ================================================================================
``generate N``         N pages drawn by the scanner, numbered
``folder PATH [N]``    the images of a folder in the order of their names (at most N), byte for byte
``delay SECONDS``      the next page takes that long
``suspect CODE``       the next page carries a suspicion, such as ``double_feed``
``short``              the next page is cut off in the middle of its data
``empty``              the paper ends here; what follows is the next stack
``until PATH``         the feeder is empty until that file is there
``hang``, ``freeze``   the driver never comes back; the whole process stops, heartbeat included
``die``                the process dies
``address NAME``       from here on the device answers under another address
a device fault         ``paper_jam``, ``double_feed``, ``cover_open``, ...: see ``capture.device_faults``
a device fault PATH    the same, and the device goes on reporting it until that file is there
=====================  ================================================================================
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from station.capture.device_faults import CODES
from station.model.errors import SettingsFault

IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
HELD_BACK = frozenset({"until", *CODES})
_WITHOUT_ARGUMENT = frozenset({"short", "empty", "hang", "freeze", "die", *CODES})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens at the scanner: ``verb`` as in the table above, one page at a time."""

    verb: str
    argument: str = ""

    @property
    def waits(self) -> bool:
        """Whether the script stays at this step until a file is there."""
        return self.verb in HELD_BACK and bool(self.argument) and not Path(self.argument).exists()


@dataclass(frozen=True, slots=True)
class Script:
    """A parsed script; ``path`` is ``None`` for one that is built in."""

    path: Path | None
    vendor: str
    model: str
    serial: str
    steps: tuple[Step, ...]


TRAINING = Script(None, "Station", "Virtual scanner", "training", tuple(Step("generate", str(n)) for n in range(1, 11)))


def read_script(path: Path) -> Script:
    """Read a script, or take a folder of images as one; ``SettingsFault`` (``script_invalid``) names what is wrong."""
    if path.is_dir():
        steps = tuple(_folder_steps(path, 0))
        return Script(path, "Station", "Virtual scanner", path.name, steps)
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsFault("script_invalid", file=str(path), detail=str(error)[:200]) from error
    sentences = data.get("steps")
    if not isinstance(sentences, list):
        raise SettingsFault("script_invalid", file=str(path), detail="steps")
    steps = tuple(step for sentence in sentences for step in parse_step(str(sentence), path))
    return Script(
        path,
        vendor=str(data.get("vendor", "Station")),
        model=str(data.get("model", "Virtual scanner")),
        serial=str(data.get("serial", path.stem)),
        steps=steps,
    )


def parse_step(sentence: str, script: Path) -> list[Step]:
    """Return the single steps of a sentence, one a page; ``SettingsFault`` (``script_invalid``) when it is none."""
    verb, *arguments = sentence.split() or [""]
    try:
        match verb, arguments:
            case "generate", [count]:
                return [Step("generate", str(number)) for number in range(1, int(count) + 1)]
            case "folder", [name, *count]:
                return _folder_steps(script.parent / name, int(*count))
            case "delay", [seconds]:
                return [Step("delay", str(float(seconds)))]
            case _, [value] if verb in {"suspect", "address", *HELD_BACK}:
                return [Step(verb, str(script.parent / value) if verb in HELD_BACK else value)]
            case _, [] if verb in _WITHOUT_ARGUMENT:
                return [Step(verb)]
    except (TypeError, ValueError) as error:
        raise SettingsFault("script_invalid", file=str(script), detail=sentence) from error
    raise SettingsFault("script_invalid", file=str(script), detail=sentence)


def _folder_steps(folder: Path, count: int) -> list[Step]:
    if not folder.is_dir():
        raise SettingsFault("script_invalid", file=str(folder), detail="folder")
    images = sorted(path for path in folder.iterdir() if path.suffix.lower() in IMAGE_SUFFIXES)
    return [Step("folder", str(path)) for path in images[: count or None]]


@dataclass(frozen=True, slots=True)
class Tray:
    """How far a script has been fed, and under which address the device answers (``""``: its own)."""

    position: int = 0
    address: str = ""


class Trays:
    """Remembers the tray of each script.

    Paper does not return to the feeder because a computer crashed: the tray of a script file is kept beside it
    (``NAME.tray``) until the script has been fed to its end.
    """

    def __init__(self) -> None:
        self._memory: dict[Path | None, Tray] = {}

    def load(self, script: Script) -> Tray:
        """Return the tray of a script, a full one when nothing was fed yet."""
        file = _tray_file(script)
        if file is None:
            return self._memory.get(script.path, Tray())
        if not file.exists():
            return Tray()
        data = json.loads(file.read_text("utf-8"))
        return Tray(int(data["position"]), str(data["address"]))

    def save(self, script: Script, tray: Tray) -> None:
        """Keep the tray; one at the end of its script is filled again."""
        if tray.position >= len(script.steps):
            tray = replace(tray, position=0)
        file = _tray_file(script)
        if file is None:
            self._memory[script.path] = tray
        elif tray == Tray():
            file.unlink(missing_ok=True)
        else:
            file.write_text(json.dumps({"position": tray.position, "address": tray.address}), "utf-8")


def _tray_file(script: Script) -> Path | None:
    return None if script.path is None or script.path.is_dir() else script.path.with_suffix(".tray")
