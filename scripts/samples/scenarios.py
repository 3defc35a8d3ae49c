"""Mixed sets of scans for benches: mostly good pages as a real station delivers them, and every defect among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from samples.agencies import pick
from samples.degradation import Degradation, changed
from samples.degrade import degrade
from samples.kinds import clean_page
from samples.truth import Sample

_TINTS = ((255, 255, 255), (252, 251, 247), (247, 244, 236), (244, 238, 222), (240, 232, 210), (236, 236, 232))
_TEXT_KINDS = ("first",) * 6 + ("continuation",) * 4 + ("table",) * 2 + ("signature",) * 2 + ("lined",)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A share of the mixture: kinds of pages, and what is done to an ordinary scan of them.

    ``change`` maps a parameter of ``Degradation`` to a value, a (low, high) range or a list to choose from; ``clip``
    pushes the page out of the frame until print is cut off.
    """

    share: float
    kinds: tuple[str, ...] = _TEXT_KINDS
    change: dict[str, object] = field(default_factory=dict)
    clip: bool = False


SCENARIOS: dict[str, Scenario] = {
    "good": Scenario(30),
    "skewed": Scenario(8, change={"angle": (-5.0, 5.0)}),
    "blurred": Scenario(6, change={"blur": (1.5, 3.0)}),
    "noisy": Scenario(3, change={"noise": (9.0, 18.0)}),
    "bleed_through": Scenario(6, change={"bleed": (0.1, 0.28)}),
    "stamp_over_text": Scenario(3, change={"overstamp": True}),
    "streaks": Scenario(4, change={"streaks": [1, 2, 3], "streak_level": (5.0, 40.0)}),
    "clipped": Scenario(6, clip=True),
    "overexposed": Scenario(3, change={"exposure": (1.3, 1.7), "contrast": 0.75}),
    "underexposed": Scenario(3, change={"exposure": (0.35, 0.6)}),
    "low_contrast": Scenario(3, change={"contrast": (0.15, 0.35)}),
    "uneven_light": Scenario(3, change={"light": (0.25, 0.5)}),
    "upside_down": Scenario(3, change={"turn": 180}),
    "sideways": Scenario(8, ("landscape_table",), {"turn": [90, 270]}),
    "bitonal": Scenario(3, change={"bitonal": True, "jpeg": 0}),
    "sparse": Scenario(3, ("sparse",)),
    "blank": Scenario(2, ("blank",)),
    "blank_verso": Scenario(2, ("blank",), {"bleed": (0.02, 0.12)}),
    "seal_ghost": Scenario(2, ("seal_ghost",), {"bleed": (0.12, 0.28)}),
    "photo": Scenario(1, ("photo",)),
    "receipt": Scenario(2, ("receipt",), {"surround": ["dark", "grey"], "margin_mm": 14.0}),
}


def ordinary_scan(rng: np.random.Generator) -> Degradation:
    """Return what even a good scan has: paper colour, a little noise, a small lean, some surround, JPEG."""
    surround = pick(rng, ("white", "white", "white", "dark", "dark", "grey"))
    lean = rng.normal(0, 0.7) if rng.random() < 0.8 else rng.uniform(-4, 4)
    return Degradation(
        tint=pick(rng, _TINTS),
        texture=float(rng.uniform(0.5, 2.0)),
        light=float(rng.uniform(0, 0.07)),
        angle=round(float(np.clip(lean, -4, 4)), 3),
        surround=surround,
        margin_mm=float(rng.uniform(0, 1)) if surround == "white" else float(rng.uniform(9.5, 13)),
        shift_mm=(round(float(rng.normal(0, 0.8)), 2), round(float(rng.normal(0, 0.8)), 2)),
        edge_shadow=float(rng.uniform(8, 40)) if surround != "dark" and rng.random() < 0.7 else 0.0,
        blur=float(rng.uniform(0.35, 0.7)),
        noise=float(rng.uniform(1.0, 3.2)),
        exposure=float(rng.uniform(0.96, 1.03)),
        black=int(rng.integers(8, 42)),
        holes=bool(rng.random() < 0.25),
        staple=bool(rng.random() < 0.15),
        fold=bool(rng.random() < 0.08),
        jpeg=int(rng.integers(75, 93)),
    )


def scan(seed: int, kind: str, how: Degradation, **options: object) -> Sample:
    """Return a degraded page of a kind; ``seal_ghost`` is the verso of a sheet whose front carries a seal only."""
    clean = clean_page(seed, "blank" if kind == "seal_ghost" else kind, **options)
    reverse = None
    if how.bleed:
        width, height = clean.truth.page_size
        other = "seal" if kind == "seal_ghost" else "continuation"
        paper = {"paper": options["paper"]} if "paper" in options else {}
        reverse = clean_page(seed + 1_000_003, other, landscape=width > height, **paper)
    made = degrade(clean, how, seed, reverse)
    return Sample(made.image, replace(made.truth, kind=kind))


def degraded_set(count: int, seed: int = 2020, only: str | None = None) -> Iterator[Sample]:
    """Yield ``count`` scans; page i depends on (seed, i) only. ``only`` names one scenario instead of the mixture.

    The first label of each truth is the scenario it came from.
    """
    names = list(SCENARIOS) if only is None else [only]
    shares = np.array([SCENARIOS[name].share for name in names], np.float64)
    for index in range(count):
        page_seed = seed * 100_003 + index
        rng = np.random.default_rng(page_seed)
        name = names[int(rng.choice(len(names), p=shares / shares.sum()))]
        scenario = SCENARIOS[name]
        sample = scan(page_seed, pick(rng, scenario.kinds), degradation_of(rng, scenario))
        yield Sample(sample.image, replace(sample.truth, labels=(name, *sample.truth.labels)))


def degradation_of(rng: np.random.Generator, scenario: Scenario) -> Degradation:
    """Return an ordinary scan with what the scenario does to it."""
    how = ordinary_scan(rng)
    chosen: dict[str, object] = {}
    for name, wanted in scenario.change.items():
        if isinstance(wanted, tuple):
            chosen[name] = round(float(rng.uniform(*wanted)), 3)
        else:
            chosen[name] = pick(rng, wanted) if isinstance(wanted, list) else wanted
    if scenario.clip:
        chosen["shift_mm"] = _out_of_frame(rng, how.margin_mm)
    return changed(how, chosen)


def _out_of_frame(rng: np.random.Generator, margin: float) -> tuple[float, float]:
    """Return a shift that takes 6 to 30 mm of the print over the left, right or top edge of the image."""
    lost = float(rng.uniform(6, 30))
    left, right, top = -(margin + 34 + lost), margin + 19 + lost, -(margin + 20 + lost)
    return pick(rng, ((round(left, 2), 0.0), (round(right, 2), 0.0), (0.0, round(top, 2))))
