"""What can go wrong between paper and pixels, as parameters. The defaults are a perfect scan of perfect paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace

WHITE = (255, 255, 255)
SURROUNDS: dict[str, tuple[int, int, int]] = {
    "white": (250, 250, 249),
    "grey": (168, 168, 166),
    "dark": (14, 14, 16),
}

Legs = tuple[float, float, float, float]
NO_LEGS: Legs = (0.0, 0.0, 0.0, 0.0)
# A corner of less is worn, not missing.
VISIBLE_CORNER_MM = 5.0
SECRECY = frozenset(("MẬT", "TỐI MẬT", "TUYỆT MẬT"))
URGENCY = frozenset(("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"))


@dataclass(frozen=True, slots=True)
class Degradation:
    """Parameters of one bad scan.

    Paper: ``tint`` its colour; ``texture`` standard deviation of its fibres in grey levels; ``light`` how much darker
    the darkest corner is (0..1); ``bleed`` how strongly the reverse shows through (0..1); ``holes`` two punch holes at
    the left edge; ``staple``, ``fold``; ``overstamp`` a seal struck over the text; ``stamped`` and ``printed`` the
    words of a framed stamp or a printed line such as ``MẬT`` or ``KHẨN`` (``samples.classification``); ``torn_mm`` and
    ``folded_mm`` the legs of missing and folded corners (top left, top right, bottom right, bottom left; a fold < 0
    lies behind the page); ``moire`` levels of a beat pattern of ``moire_period`` pixels over ``moire_zone``;
    ``gutter`` how dark the fold of a book is at its deepest (0..1), at ``gutter_side``.
    Scanner bed: ``angle`` degrees the content leans clockwise; ``turn`` degrees clockwise (0, 90, 180, 270) that would
    put the image upright; ``surround`` what lies around the page (``white``, ``grey``, ``dark``, ``none``: the image is
    the page); ``margin_mm`` how far the image reaches beyond the page at each side; ``shift_mm`` how far the page lies
    from the middle (right, down, as read); ``edge_shadow`` levels of shadow along one edge of the page.
    Optics and electronics: ``blur`` and ``noise`` standard deviations in pixels and levels; ``contrast`` the share of
    the range of levels that is left; ``black`` the level of the blackest print; ``exposure`` gain of the levels (1 =
    right, 1.5 = washed out, 0.5 = dark); ``streaks`` number of vertical lines of ``streak_level`` levels; ``glass``
    dirt on the glass as lines of (column of the image, width, red, green, blue change in levels); ``jpeg`` quality
    (0: not compressed); ``gray`` no colour; ``bitonal`` black and white only, cut at ``threshold``.
    """

    tint: tuple[int, int, int] = WHITE
    texture: float = 0.0
    light: float = 0.0
    bleed: float = 0.0
    holes: bool = False
    staple: bool = False
    fold: bool = False
    overstamp: bool = False
    angle: float = 0.0
    turn: int = 0
    surround: str = "none"
    margin_mm: float = 0.0
    shift_mm: tuple[float, float] = (0.0, 0.0)
    edge_shadow: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    contrast: float = 1.0
    black: int = 0
    exposure: float = 1.0
    streaks: int = 0
    streak_level: float = 20.0
    jpeg: int = 0
    bitonal: bool = False
    threshold: int = 150
    stamped: str = ""
    printed: str = ""
    torn_mm: Legs = NO_LEGS
    folded_mm: Legs = NO_LEGS
    moire: float = 0.0
    moire_period: float = 9.0
    moire_zone: str = "page"
    gutter: float = 0.0
    gutter_side: str = "left"
    glass: tuple[tuple[int, int, int, int, int], ...] = ()
    gray: bool = False

    def changed(self) -> dict[str, object]:
        """Return the parameters that differ from a perfect scan, in JSON's own types."""
        plain = asdict(self)
        perfect = asdict(Degradation())
        return {name: _plain(plain[name]) for name in perfect if plain[name] != perfect[name]}

    def labels(self) -> list[str]:
        """Return the defects a reviewer would name, most of them only above a visible size."""
        rules = {
            "skewed": abs(self.angle) > 0.5,
            "sideways": self.turn in {90, 270},
            "upside_down": self.turn == 180,
            "blurred": self.blur >= 1.5,
            "noisy": self.noise >= 5,
            "low_contrast": self.contrast <= 0.35,
            "overexposed": self.exposure >= 1.3,
            "underexposed": self.exposure <= 0.6,
            "streaks": self.streaks > 0 and abs(self.streak_level) >= 8,
            "bleed_through": self.bleed >= 0.1,
            "uneven_light": self.light >= 0.25,
            "stamp_over_text": self.overstamp,
            "punch_holes": self.holes,
            "staple": self.staple,
            "fold": self.fold,
            "bitonal": self.bitonal,
            "gray": self.gray,
            "secrecy_mark": bool({self.stamped, self.printed} & SECRECY),
            "urgency_mark": self.stamped in URGENCY,
            "missing_corner": max(self.torn_mm) >= VISIBLE_CORNER_MM,
            "folded_corner": max(abs(leg) for leg in self.folded_mm) >= VISIBLE_CORNER_MM,
            "moire": self.moire >= 6,
            "dirty_glass": any(max(map(abs, line[2:])) >= 8 for line in self.glass),
            "gutter": self.gutter > 0,
            "faint_print": self.black >= 140,
            f"{self.surround}_surround": self.surround != "none",
        }
        return [name for name, present in rules.items() if present]


def changed(how: Degradation, changes: Mapping[str, object]) -> Degradation:
    """Return a degradation with other values of the fields named; raises ``TypeError`` for a field there is not."""
    return replace(how, **changes)  # type: ignore[arg-type]  # tables name fields as words: no type says which is which


NAMES: frozenset[str] = frozenset(one.name for one in fields(Degradation))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value
