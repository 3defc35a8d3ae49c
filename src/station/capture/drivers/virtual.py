"""The scanner that ships with the product: pages and failures by a script (``capture.virtual_script``).

For training, demonstrations and tests. Its devices are named by ``STATION_VIRTUAL_SCANNER`` (scripts or folders of
images, separated as in ``PATH``) and by their own path: ``virtual:/path/to/script.toml``. ``virtual:training`` is built
in and never listed, so that nobody seals drawn pages into a package by a slip.
"""

from __future__ import annotations

import io
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

from PIL import Image, ImageDraw, ImageFont

from station.capture.device_faults import CODES, fault
from station.capture.devices import resolve
from station.capture.page_files import MEDIA_TYPES
from station.capture.scanner import Capabilities, Device, ScannedPage, StopRequested, WaitForPaper, do_not_wait
from station.capture.spool import write_page
from station.capture.virtual_script import TRAINING, Script, Step, Tray, Trays, read_script
from station.model.errors import DeviceFault
from station.model.profiles import CaptureProfile

ENVIRONMENT = "STATION_VIRTUAL_SCANNER"
_A4_MM = (210.0, 297.0)
_PILLOW_MODES = {"color": "RGB", "gray": "L", "lineart": "1"}
_MODES = {"RGB": "color", "CMYK": "color", "P": "color", "L": "gray", "1": "lineart"}


class VirtualDriver:
    """Plays scripts. One instance lives as long as its worker process; trays of script files live longer."""

    name = "virtual"

    def __init__(self) -> None:
        self._trays = Trays()

    def availability(self) -> str:
        """Answer that it can always be used."""
        return ""

    def find(self) -> list[Device]:
        """Return a device for each script named by the environment, unless it staged its absence."""
        return [self._device(script) for script in self._listed() if self._reported(script) != "device_offline"]

    def status(self, device: Device) -> str:
        """Return the fault that the script stays at, ``""`` for none."""
        try:
            script, _ = self._open(device)
        except DeviceFault as raised:
            return raised.code
        return self._reported(script)

    def capabilities(self, device: Device) -> Capabilities:
        """Return what a good A3 feeder offers."""
        self._open(device)
        return Capabilities(
            sources=("feeder", "flatbed"),
            duplex=True,
            modes=("color", "gray", "lineart"),
            resolutions=(150, 200, 300, 400, 600),
            max_width_mm=297.0,
            max_height_mm=432.0,
        )

    def scan(
        self,
        device: Device,
        profile: CaptureProfile,
        spool: Path,
        stop: StopRequested,
        wait: WaitForPaper = do_not_wait,
    ) -> Iterator[ScannedPage]:
        """Play the script from where its tray stands to the end of the paper; raises the faults it stages."""
        feeder = profile.source == "feeder"
        sequence = 0
        while sequence == 0:
            script, found = self._open(device)
            for image, suspect in self._images(script, found, profile, stop):
                sequence += 1
                side = ("recto", "verso")[(sequence - 1) % 2] if feeder and profile.duplex else ""
                page = _deliver(image, sequence, profile, spool)
                yield replace(page, side=side, suspect=suspect, device=found.as_dict())
                if not feeder or stop():
                    return
            if sequence == 0 and not (feeder and wait()):
                raise fault("feeder_empty", device.name)

    def _images(
        self, script: Script, device: Device, profile: CaptureProfile, stop: StopRequested
    ) -> Iterator[tuple[Step, str]]:
        """Yield what each page is made from, with its suspicion; do on the way what else the script says."""
        flaws = {"suspect": "", "short": ""}
        tray = self._trays.load(script)
        for step in script.steps[tray.position :]:
            if step.verb == "until" and step.waits:
                return
            tray = self._passed(script, tray, step)
            match step.verb:
                case "generate" | "folder":
                    yield (Step(f"{step.verb} {flaws['short']}".strip(), step.argument), flaws["suspect"])
                    flaws = {"suspect": "", "short": ""}
                case "empty":
                    return
                case "suspect" | "short":
                    flaws[step.verb] = step.argument or step.verb
                case "delay":
                    _wait(float(step.argument), stop)
                case _:
                    _fail(step, device.name, profile)

    def _passed(self, script: Script, tray: Tray, step: Step) -> Tray:
        """Return the tray behind a step; a script stays where it waits."""
        if step.waits:
            return tray
        passed = Tray(tray.position + 1, step.argument if step.verb == "address" else tray.address)
        self._trays.save(script, passed)
        return passed

    def _reported(self, script: Script) -> str:
        """Return the fault that the device goes on reporting, ``""`` for none."""
        position = self._trays.load(script).position
        step = script.steps[position] if position < len(script.steps) else Step("")
        return step.verb if step.verb in CODES and step.waits else ""

    def _listed(self) -> list[Script]:
        paths = [path for path in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if path]
        return [read_script(Path(path)) for path in paths]

    def _device(self, script: Script) -> Device:
        address = self._trays.load(script).address or (script.serial if script.path is None else str(script.path))
        return Device(
            name=f"{self.name}:{address}",
            driver=self.name,
            address=address,
            vendor=script.vendor,
            model=script.model,
            kind="virtual device",
            serial=script.serial,
        )

    def _open(self, device: Device) -> tuple[Script, Device]:
        scripts = self._listed()
        if device.address == TRAINING.serial:
            scripts.append(TRAINING)
        elif Path(device.address).exists() and Path(device.address) not in {script.path for script in scripts}:
            scripts.append(read_script(Path(device.address)))
        devices = {self._device(script): script for script in scripts}
        found = resolve(device, list(devices))
        return devices[found], found


def _wait(seconds: float, stop: StopRequested) -> None:
    end = monotonic() + seconds
    while monotonic() < end and not stop():
        sleep(min(0.05, seconds))


def _fail(step: Step, device: str, profile: CaptureProfile) -> None:
    """Stage a failure, unless it is one whose cause is gone; ``die`` is left when it is no fault, hang or freeze."""
    verb = step.verb
    if step.argument and not step.waits:
        return
    if verb in CODES:
        # Both sides of the sheet that went through together with another are in doubt.
        suspects = 2 if profile.duplex else 1
        raise fault(verb, device, **({"suspects": suspects} if verb == "double_feed" else {}))
    if verb == "hang":
        threading.Event().wait()
    if verb == "freeze":
        os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(70)


def _deliver(image: Step, sequence: int, profile: CaptureProfile, spool: Path) -> ScannedPage:
    verb, _, flaw = image.verb.partition(" ")
    if verb == "folder":
        source = Path(image.argument)
        data, suffix = source.read_bytes(), source.suffix.lower().lstrip(".")
    else:
        data, suffix = _draw(int(image.argument), profile)
    with Image.open(io.BytesIO(data)) as header:
        width, height = header.size
        dpi = float(header.info.get("dpi", (profile.dpi, profile.dpi))[0])
        mode = _MODES.get(header.mode, header.mode)
    if flaw:
        data = data[: len(data) // 2]
    return ScannedPage(
        path=write_page(spool, sequence, suffix, data),
        sequence=sequence,
        media_type=MEDIA_TYPES[suffix],
        width=width,
        height=height,
        dpi=dpi,
        mode=mode,
        applied={"resolution": f"{dpi:g}", "mode": mode, "source": profile.source},
    )


def _draw(number: int, profile: CaptureProfile) -> tuple[bytes, str]:
    """Return a drawn page with its number as the device would send it: a JPEG, or a PNG when it is two-level."""
    width_mm, height_mm = profile.width_mm or _A4_MM[0], profile.height_mm or _A4_MM[1]
    size = round(width_mm / 25.4 * profile.dpi), round(height_mm / 25.4 * profile.dpi)
    image = Image.new(_PILLOW_MODES[profile.mode], size, "white")
    draw = ImageDraw.Draw(image)
    unit = size[0] // 20
    draw.text((unit * 9, unit * 2), str(number), "black", ImageFont.load_default(unit * 2))
    for line in range(6, 26):
        right = unit * (18 - (line * number) % 5)
        draw.rectangle((unit * 2, unit * line, right, unit * line + unit // 4), "black")
    buffer = io.BytesIO()
    suffix = "png" if profile.mode == "lineart" else "jpg"
    image.save(buffer, {"png": "PNG", "jpg": "JPEG"}[suffix], quality=85, dpi=(profile.dpi, profile.dpi))
    return buffer.getvalue(), suffix


PLUGIN = VirtualDriver()
