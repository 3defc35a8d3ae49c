"""What can go wrong between paper and pixels, as parameters. The defaults are a perfect scan of perfect paper."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

WHITE = (255, 255, 255)
SURROUNDS: dict[str, tuple[int, int, int]] = {
    "white": (250, 250, 249),
    "grey": (168, 168, 166),
    "dark": (14, 14, 16),
}


@dataclass(frozen=True, slots=True)
class Degradation:
    """Parameters of one bad scan.

    Paper: ``tint`` its colour; ``texture`` standard deviation of its fibres in grey levels; ``light`` how much darker
    the darkest corner is (0..1); ``bleed`` how strongly the reverse shows through (0..1); ``holes`` two punch holes at
    the left edge; ``staple``, ``fold``; ``overstamp`` a seal struck over the text.
    Scanner bed: ``angle`` degrees the content leans clockwise; ``turn`` degrees clockwise (0, 90, 180, 270) that would
    put the image upright; ``surround`` what lies around the page (``white``, ``grey``, ``dark``, ``none``: the image is
    the page); ``margin_mm`` how far the image reaches beyond the page at each side; ``shift_mm`` how far the page lies
    from the middle (right, down, as read); ``edge_shadow`` levels of shadow along one edge of the page.
    Optics and electronics: ``blur`` and ``noise`` standard deviations in pixels and levels; ``contrast`` the share of
    the range of levels that is left; ``black`` the level of the blackest print; ``exposure`` gain of the levels (1 =
    right, 1.5 = washed out, 0.5 = dark); ``streaks`` number of vertical lines of ``streak_level`` levels; ``jpeg``
    quality (0: not compressed); ``bitonal`` black and white only, cut at ``threshold``.
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
            f"{self.surround}_surround": self.surround != "none",
        }
        return [name for name, present in rules.items() if present]


NAMES: frozenset[str] = frozenset(one.name for one in fields(Degradation))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value
