"""What vendors call things: the words of sources, modes and options as data, and how the nearest value is chosen.

Names are free text in SANE ("ADF" was once taken for "ADF Duplex": paperwork 673, scanservjs 494), so a table has words
that must not occur beside those of which one must. What a table gets wrong for one model, the raw options of a profile
put right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from station.capture.scanner import Option

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Words:
    """A value matches when one of ``any_of`` and, if there are any, one of ``also`` occurs, and none of ``never``."""

    any_of: tuple[str, ...]
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def match(self, value: str) -> bool:
        """Whether the value of an option means this, whatever its case; words match at their beginning."""
        text = value.casefold()
        return (
            _occurs(self.any_of, text) and (not self.also or _occurs(self.also, text)) and not _occurs(self.never, text)
        )


def _occurs(words: Sequence[str], text: str) -> bool:
    return any(re.search(rf"(?<![^\W\d_]){re.escape(word)}", text) for word in words)


# English, then the German, French, Spanish, Italian, Portuguese and Vietnamese of translated or remote backends.
_FEEDER = (
    "adf", "feeder", "automatic document", "document feeder", "sheet", "autofeed",
    "einzug", "automatischer", "vorlageneinzug", "chargeur", "alimentador", "alimentatore", "nạp giấy", "khay nạp",
)  # fmt: skip
_TWO_SIDED = (
    "duplex", "both", "double", "dual", "two-sided", "2-sided", "two sided",
    "beidseitig", "recto-verso", "recto verso", "dos caras", "fronte-retro", "frente e verso", "hai mặt",
)  # fmt: skip
_FILM = ("transparen", "negative", "positive", "slide", "film", "tpu", "card")
SOURCES: dict[str, tuple[Words, ...]] = {
    "duplex": (Words(_FEEDER, also=_TWO_SIDED, never=_FILM), Words(_TWO_SIDED, never=_FILM)),
    "feeder": (Words(_FEEDER, never=(*_TWO_SIDED, *_FILM, "back", "rear")),),
    "flatbed": (
        Words(
            ("flatbed", "flat bed", "platen", "document table", "glass", "flachbett", "vorlagenglas", "vitre",
             "cristal", "vetro", "vidro", "mặt kính", "fb"),
            never=(*_FEEDER, *_FILM),
        ),
        Words(("normal",), never=_FILM),
    ),
}  # fmt: skip

_SCREENED = ("halftone", "half tone", "dither", "error diffusion", "diffusion")
_DEEP = ("16 bit", "16bit", "16-bit", "48 bit", "48bit", "48-bit", "infrared")
_LINEART = (
    "lineart", "line art", "binary", "monochrome", "black & white", "black and white", "black/white", "b/w", "bw",
    "bitonal", "schwarz", "noir et blanc", "bianco e nero", "blanco y negro", "preto e branco", "đen trắng",
)  # fmt: skip
MODES: dict[str, tuple[Words, ...]] = {
    "color": (
        Words(("color", "colour", "24bit", "24 bit", "24-bit", "rgb", "farbe", "couleur", "màu"),
              never=(*_SCREENED, *_LINEART, *_DEEP, "gray", "grey", "color[fast]", "fast")),
        Words(("24bit", "color", "colour"), never=(*_SCREENED, *_LINEART, *_DEEP, "gray", "grey")),
    ),
    "gray": (
        Words(("gray", "grey", "true gray", "grau", "gris", "grigio", "cinza", "thang xám"),
              never=(*_SCREENED, *_DEEP)),
    ),
    "lineart": (Words(_LINEART, never=(*_SCREENED, "color", "colour")),),
}  # fmt: skip

SOURCE_OPTIONS = ("source", "scan-source", "doc-source", "document-source")
MODE_OPTIONS = ("mode", "scan-mode", "color-mode")
RESOLUTION_OPTIONS = (("resolution",), ("x-resolution", "y-resolution"), ("scan-resolution",))
# How duplex is asked for where it is no source of its own, in the order of trial.
DUPLEX_OPTIONS: tuple[tuple[str, Words | None], ...] = (
    ("adf-mode", Words(_TWO_SIDED)),
    ("duplex", None),
    ("adf-duplex", None),
    ("scan-both-sides", None),
)
SERIAL_OPTIONS = ("serial-number", "serial", "serialnumber")
# Set whenever a device has them and lets us: simulations that garble data off, detection of double feeds on.
ALWAYS: tuple[tuple[str, Value], ...] = (("three-pass", False), ("hand-scanner", False), ("preview", False))
IN_FEEDER: tuple[tuple[str, Value], ...] = (("df-action", "Stop"), ("df-thickness", True))
# Read after a fault: they say more than the status.
SENSORS: tuple[tuple[str, str], ...] = (("double-feed", "double_feed"), ("cover-open", "cover_open"))
# Those that say what is now, and not what was last.
LASTING: tuple[tuple[str, str], ...] = (("cover-open", "cover_open"),)
PAPER_SENSORS: tuple[str, ...] = ("page-loaded",)


def find_option(options: dict[str, Option], names: Sequence[str]) -> Option | None:
    """Return the first option of these names that can be set now, hyphens and underscores being the same."""
    by_name = {name.replace("_", "-"): option for name, option in options.items()}
    for name in names:
        option = by_name.get(name.replace("_", "-"))
        if option is not None and option.settable:
            return option
    return None


def pick_word(option: Option, tables: Sequence[Words]) -> str | None:
    """Return the first value of an option that a table matches; an earlier table outranks a later one."""
    for words in tables:
        for choice in option.choices:
            if isinstance(choice, str) and words.match(choice):
                return choice
    return None


def pick_number(option: Option, wanted: float) -> float:
    """Return the allowed number to ask for: the wanted one, else the next larger, else the largest there is."""
    numbers = sorted(float(choice) for choice in option.choices if isinstance(choice, int | float))
    if numbers:
        return next((number for number in numbers if number >= wanted), numbers[-1])
    if option.range is None:
        return wanted
    low, high, step = option.range
    steps = max(0.0, -(-(wanted - low) // step)) if step else 0.0
    return min(high, max(low, low + steps * step if step else wanted))


def as_type(option: Option, value: Value) -> Value:
    """Return the value in the type of the option; ``ValueError`` when it is none of that type."""
    match option.type:
        case "bool":
            return truth(value)
        case "int":
            return round(float(value))
        case "fixed":
            return float(value)
        case _:
            return str(value)


def truth(value: Value) -> bool:
    """Return whether an option is on; ``ValueError`` for what is neither yes nor no."""
    text = str(value).casefold()
    match text:
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off":
            return False
        case _:
            raise ValueError(text)
