"""How a run of the feeder ended, in words: what happened, what is safe, what to do now, and what the keys do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.gui import keymap
from station.gui.capture.device_watch import LOST, DeviceWatch
from station.gui.capture.feeding import ScanEnd
from station.gui.fault_words import DEVICE_FAULTS, fault_title
from station.model.errors import DeviceFault, StationError, StorageFault
from station.settings.texts import Sentence

translate = QCoreApplication.translate

_FIRST: dict[str, object] = {
    "paper_jam": QT_TRANSLATE_NOOP("ends", "Open the cover, take the paper out, close it"),
    "double_feed": QT_TRANSLATE_NOOP("ends", "Take the last sheets from the output tray"),
    "cover_open": QT_TRANSLATE_NOOP("ends", "Close the cover of the scanner"),
}


@dataclass(frozen=True, slots=True)
class BarWords:
    """The bar: ``rescan`` is ``""`` when no sheet is in doubt, ``rescan_first`` when that is the next thing to do."""

    fault: bool
    title: str
    safe: str
    steps: tuple[str, ...]
    resume: str
    rescan: str = ""
    rescan_first: bool = False


def bar_words(end: ScanEnd, sentence: Sentence | None, stored: int) -> BarWords | None:
    """Return what the bar says of an end; ``sentence`` are the words of its error, ``stored`` pages are in the dossier.

    ``None`` when nothing needs to be said: a place was filled again as asked.
    """
    if end.error is not None and sentence is not None and end.is_fault:
        return _fault(end, sentence, stored)
    if end.quiet:
        return None
    safe = _stored(stored)
    if sentence is not None:
        return BarWords(fault=False, title=sentence.what, safe=sentence.remedy, steps=(), resume=_resume(end))
    if end.mended:
        title = translate("ends", "Scanned again; now the rest")
        return BarWords(fault=False, title=title, safe=safe, steps=(_feed(end),), resume=_resume(end))
    title = translate("ends", "The paper has ended")
    came = translate("ends", "%n page(s) in this run.", "", end.pages)
    return BarWords(fault=False, title=title, safe=f"{came} {safe}", steps=(), resume=_resume(end))


def state_words(watch: DeviceWatch, end: ScanEnd | None) -> tuple[str, bool]:
    """Return what the scanner reports after a fault, and whether that is that it answers again."""
    if end is None or end.error is None or not end.is_fault:
        return "", False
    if watch.reported in LOST:
        words = translate("ends", "The station reconnects by itself: %n second(s) so far", "", watch.seconds)
        return words, False
    if watch.reported:
        known = DEVICE_FAULTS.get(watch.reported)
        name = translate("faults", str(known)) if known is not None else watch.reported
        return translate("ends", "The scanner still reports: {fault}").format(fault=name.lower()), False
    if end.error.code in LOST:
        return translate("ends", "The scanner answers again. It starts only by a key."), True
    return "", False


def _fault(end: ScanEnd, sentence: Sentence, stored: int) -> BarWords:
    assert end.error is not None
    # Where the machine stopped is no longer of use once a person said which sheet was the last good one.
    last = end.last.number if end.last is not None and not end.goes_back else 0
    again = end.sheet_again
    rescan = translate("ends", "Rescan the whole sheet {n}").format(n=again[0].sheet) if again else ""
    said = [_stored(stored)]
    if isinstance(end.error, StorageFault):
        said.append(translate("ends", "The next page was not stored: scanning has stopped."))
    elif isinstance(end.error, DeviceFault) and not end.order.is_rescan and not end.goes_back:
        said.append(_not_come(end))
    if end.goes_back:
        said.append(_again(end))
    elif end.doubted:
        said.append(_doubt(end))
    steps = _steps(end) or ((sentence.remedy,) if sentence.remedy else ())
    return BarWords(
        fault=True,
        title=fault_title(end.error, sentence, last),
        safe=" ".join(said),
        steps=steps,
        resume=_resume(end),
        rescan=rescan,
        rescan_first=bool(again) and end.error.code == "double_feed",
    )


def _steps(end: ScanEnd) -> tuple[str, ...]:
    """Return the procedure for a fault, ``()`` for one whose remedy is one sentence."""
    assert end.error is not None
    first = _first_step(end.error)
    if not first:
        return ()
    steps = [first]
    if end.last is not None:
        find = translate("ends", "Find sheet {n} on the table: compare it with the large page below")
        steps.append(find.format(n=end.last.sheet))
    if end.error.code == "double_feed" and end.sheet_again:
        alone = translate("ends", "Feed sheet {n} alone and press {key}, then the rest")
        steps.append(alone.format(n=end.sheet_again[0].sheet, key=keymap.cap("rescan")))
    else:
        steps.append(_feed(end))
    return tuple(steps)


def _first_step(error: StationError) -> str:
    known = _FIRST.get(error.code)
    if known is not None:
        return translate("ends", str(known))
    if error.code in LOST:
        return translate("ends", "Check cable and power")
    if isinstance(error, StorageFault):
        return translate("ends", "Leave the paper; have room made on the disk")
    return ""


def _feed(end: ScanEnd) -> str:
    if end.order.is_rescan:
        words = translate("ends", "Feed sheet {n} alone, then press {key}")
    elif end.verso_missing:
        words = translate("ends", "Feed sheet {n} again, then the rest, then press {key}")
    else:
        words = translate("ends", "Feed from sheet {n} on, then press {key}")
    return words.format(n=end.sheet, key=keymap.cap("scan"))


def _resume(end: ScanEnd) -> str:
    if end.order.is_rescan:
        return translate("ends", "Scan sheet {n} again").format(n=end.sheet)
    if end.order.is_insertion and end.last is not None:
        return translate("ends", "Go on inserting from sheet {n}").format(n=end.sheet)
    return translate("ends", "Continue from sheet {n}").format(n=end.sheet)


def _not_come(end: ScanEnd) -> str:
    if end.verso_missing:
        return translate("ends", "The verso of sheet {n} has not come.").format(n=end.sheet)
    return translate("ends", "Sheet {n} has not come.").format(n=end.sheet)


def _again(end: ScanEnd) -> str:
    """Say which pages take new images when the last good sheet is an earlier one."""
    first, last = end.order.slots[0].number, end.order.slots[-1].number
    words = translate("ends", "From sheet {sheet} (p. {pages}) on, new images take the place of these.")
    return words.format(sheet=end.sheet, pages=first if first == last else f"{first}–{last}")


def _doubt(end: ScanEnd) -> str:
    sheet, first, last = end.doubted[0].sheet, end.doubted[0].number, end.doubted[-1].number
    words = translate("ends", "Sheet {sheet} (p. {pages}) is marked to be checked: the scanner stopped right after it.")
    return words.format(sheet=sheet, pages=first if first == last else f"{first}–{last}")


def _stored(pages: int) -> str:
    return translate("ends", "%n page(s) are stored and safe.", "", pages)
