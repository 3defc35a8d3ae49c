"""A feeder made of a folder of images, for SANE backends that scan a file (``pnm``).

The options ``feed-...`` of the profile say what lies in it (``capture.own_options``). The end of the paper and the
faults are those of the real backend.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from station.capture.device_faults import fault
from station.capture.option_matching import Value, find_option
from station.capture.own_options import OwnOptions
from station.capture.sane_setup import OptionDevice

_PNM = frozenset({".pnm", ".ppm", ".pgm", ".pbm"})
_IMAGES = frozenset({*_PNM, ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_PNM_MODES = frozenset({"1", "L", "RGB"})


class FolderFeeder:
    """Lays the next image of a folder under the device before each start."""

    def __init__(self, device: OptionDevice, own: OwnOptions, folder: Path, spool: Path) -> None:
        self._device = device
        self._own = own
        self._spool = spool
        if not folder.is_dir():
            raise self._unsupported("feed-folder", str(folder))
        self._folder = folder
        self._images = self._listed()
        self._fed = 0
        # The backend keeps a forced status for the life of its process, and gives none without a readable file.
        self._set("status", value=True)
        self._set("filename", value=str(self._saved(Image.new("1", (8, 8)))))

    def next_sheet(self) -> None:
        """Prepare the next start: a new file, the staged fault, or the empty feeder."""
        if self._fed == 0 and not self._images:
            self._images = self._listed()
            self._set("status", value=True)
        if self._own.feed_fault and self._fed == self._own.feed_fault_after:
            self._set(self._own.feed_fault, value=True)
        elif self._fed == len(self._images):
            self._set("status-nodocs", value=True)
        else:
            self._set("filename", value=str(self._as_pnm(self._images[self._fed])))
            self._fed += 1

    def _listed(self) -> list[Path]:
        images = sorted(path for path in self._folder.iterdir() if path.suffix.lower() in _IMAGES)
        return images[self._own.feed_skip :]

    def _set(self, name: str, value: Value) -> None:
        option = find_option(self._device.options(), (name,))
        if option is None:
            raise self._unsupported(name, str(value))
        self._device.set(option, value)

    def _unsupported(self, name: str, value: str) -> Exception:
        return fault("unsupported_option", self._device.name, option=name, value=value, allowed="")

    def _as_pnm(self, image: Path) -> Path:
        if image.suffix.lower() in _PNM:
            return image
        with Image.open(image) as opened:
            return self._saved(opened)

    def _saved(self, image: Image.Image) -> Path:
        target = self._spool / "feeder.part"
        image.convert(image.mode if image.mode in _PNM_MODES else "RGB").save(target, "PPM")
        return target
