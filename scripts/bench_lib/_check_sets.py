"""The pages that ``checks`` measures with: sets of clean ones of every kind, and of every defect, from fixed seeds."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from samples.agencies import pick
from samples.degradation import SECRECY, URGENCY, Degradation, changed
from samples.scenarios import ordinary_scan, scan
from samples.truth import Sample

Chance = np.random.Generator
Change = Callable[[Chance, Degradation], dict[str, object]]

TEXT_KINDS = ("first",) * 5 + ("continuation",) * 3 + ("table",) * 2 + ("signature",) * 2
_BEIGE = ((244, 238, 222), (240, 232, 210), (235, 222, 190), (226, 212, 180))
# Checks that need the page to be read.
NEED_TEXT = frozenset(("orientation", "ocr_confidence", "secrecy_mark", "blank", "exposure"))


@dataclass(frozen=True, slots=True)
class PageSet:
    """``count`` pages of ``kinds``; ``change`` is done to an ordinary scan, ``options`` go to the clean page.

    ``clean``: nothing is wrong with these pages, so that whatever is flagged on them is a false alarm; in the other
    sets only the checks that have a defect to find are counted. ``aims``: the checks that the set is made for.
    ``read``: with OCR. ``dpi``: what the page is scaled to.
    """

    count: int
    kinds: tuple[str, ...] = TEXT_KINDS
    change: Change | None = None
    options: Callable[[Chance], dict[str, object]] | None = None
    clean: bool = False
    aims: frozenset[str] = field(default_factory=frozenset)
    read: bool = False
    dpi: int = 300


def _always(**fixed: object) -> Change:
    return lambda _rng, _how: fixed


def _range(name: str, low: float, high: float) -> Change:
    return lambda rng, _how: {name: round(float(rng.uniform(low, high)), 3)}


def _corner(name: str, low: float, high: float, sign: int = 1) -> Change:
    def change(rng: Chance, _how: Degradation) -> dict[str, object]:
        legs = [0.0] * 4
        legs[int(rng.integers(4))] = sign * round(float(rng.uniform(low, high)), 1)
        return {name: tuple(legs)}

    return change


def _glass(low: float, high: float) -> Change:
    """One to three thin lines, most of them dark, some coloured, light ones on paper that is not white."""

    def change(rng: Chance, how: Degradation) -> dict[str, object]:
        lines = []
        light = rng.random() < 0.3
        for _ in range(int(rng.integers(1, 4))):
            level = float(rng.uniform(low, high)) * (1 if light else -1)
            colour = (1.0, 1.0, 1.0) if rng.random() < 0.7 else tuple(rng.uniform(0.5, 1.5, 3).tolist())
            lines.append((int(rng.integers(150, 2300)), int(rng.integers(1, 4)), *(round(level * c) for c in colour)))
        return {"glass": tuple(lines), "tint": (226, 218, 200) if light else how.tint}

    return change


def _clip(rng: Chance, how: Degradation) -> dict[str, object]:
    lost = float(rng.uniform(3, 30))
    left, right, top = -(how.margin_mm + 34 + lost), how.margin_mm + 19 + lost, -(how.margin_mm + 20 + lost)
    return {"shift_mm": pick(rng, ((round(left, 2), 0.0), (round(right, 2), 0.0), (0.0, round(top, 2))))}


def _clip_narrow(rng: Chance, how: Degradation) -> dict[str, object]:
    """Print that runs almost to the edge of the paper loses half a word already when the sheet lies a little off."""
    lost = how.margin_mm + float(rng.uniform(9, 16))
    return {
        "shift_mm": pick(rng, ((-lost, 0.0), (lost, 0.0), (0.0, -lost))),
        "angle": round(float(rng.normal(0, 0.4)), 3),
    }


def _moire(rng: Chance, _how: Degradation) -> dict[str, object]:
    return {
        "moire": round(float(rng.uniform(12, 28)), 1),
        "moire_period": round(float(rng.uniform(4.5, 16)), 2),
        "blur": round(float(rng.uniform(0.35, 0.6)), 3),
    }


def _moire_on(zone: str) -> Change:
    return lambda rng, how: {**_moire(rng, how), "moire_zone": zone}


def _secret(how: str) -> Change:
    return lambda rng, _how: {how: pick(rng, tuple(sorted(SECRECY)))}


def _unreadable(rng: Chance, _how: Degradation) -> dict[str, object]:
    return pick(
        rng,
        (
            {"blur": round(float(rng.uniform(3.5, 6)), 2)},
            {"blur": round(float(rng.uniform(2.5, 4)), 2), "noise": round(float(rng.uniform(12, 20)), 1)},
            {"contrast": round(float(rng.uniform(0.06, 0.12)), 3)},
        ),
    )


def _numbered(rng: Chance) -> dict[str, object]:
    return {"number": int(rng.integers(2, 90)), "at": pick(rng, ("top", "bottom")), "form": pick(rng, ("{}", "- {} -"))}


def _paper(size: str) -> Callable[[Chance], dict[str, object]]:
    return lambda _rng: {"paper": size}


def _aims(*checks: str) -> frozenset[str]:
    return frozenset(checks)


def _card_bed(rng: Chance, _how: object) -> dict[str, object]:
    return {"surround": pick(rng, ("dark", "grey")), "margin_mm": 14.0}


SETS: dict[str, PageSet] = {
    # Nothing is wrong with these.
    "letter": PageSet(110, clean=True, read=True),
    "beige": PageSet(40, change=lambda rng, _: {"tint": pick(rng, _BEIGE)}, clean=True, read=True),
    "lined": PageSet(40, ("lined",), clean=True, read=True),
    "stamped": PageSet(40, change=_always(overstamp=True), clean=True, read=True),
    "sparse": PageSet(40, ("sparse",), clean=True, read=True),
    "table": PageSet(50, ("table",), clean=True, read=True),
    "photo": PageSet(40, ("photo",), clean=True, read=True),
    "bitonal": PageSet(40, change=_always(bitonal=True), clean=True, aims=_aims("resolution"), read=True),
    "gray": PageSet(30, change=_always(gray=True), clean=True, aims=_aims("resolution"), read=True),
    "receipt": PageSet(40, ("receipt",), _card_bed, clean=True, read=True),
    "narrow": PageSet(40, ("narrow",), lambda _r, how: {"margin_mm": max(2.0, how.margin_mm)}, clean=True, read=True),
    "handwritten": PageSet(30, ("handwritten",), clean=True, aims=_aims("ocr_confidence"), read=True),
    "pencil": PageSet(30, ("pencil",), clean=True, aims=_aims("ocr_confidence"), read=True),
    "form": PageSet(30, ("form",), options=lambda rng: {"form": int(rng.integers(9))}, clean=True, read=True),
    "numbered": PageSet(30, ("numbered",), options=_numbered, clean=True, read=True),
    "lone_seal": PageSet(30, ("seal",), clean=True, read=True),
    "lone_signature": PageSet(30, ("lone_signature",), clean=True, read=True),
    "a3": PageSet(20, ("continuation", "table"), options=_paper("a3"), clean=True, read=True),
    "a5": PageSet(25, ("first", "continuation"), options=_paper("a5"), clean=True, read=True),
    "landscape": PageSet(20, ("landscape_table",), clean=True, read=True),
    "book": PageSet(
        25, change=lambda rng, _: {"gutter": round(float(rng.uniform(0.2, 0.5)), 2),
                                   "gutter_side": pick(rng, ("left", "right"))}, clean=True, read=True,
    ),
    "spread": PageSet(
        20, ("spread",), lambda rng, _: {"gutter": round(float(rng.uniform(0.2, 0.5)), 2), "gutter_side": "middle"},
        clean=True, read=True,
    ),
    "secrecy_talk": PageSet(40, ("secrecy_talk",), clean=True, aims=_aims("secrecy_mark"), read=True),
    "urgent": PageSet(
        40, ("first",), lambda rng, _: {"stamped": pick(rng, tuple(sorted(URGENCY)))},
        clean=True, aims=_aims("secrecy_mark"), read=True,
    ),
    "worn_corners": PageSet(40, change=_corner("torn_mm", 1.5, 4.8), clean=True, aims=_aims("corners")),
    "bent_corners": PageSet(25, change=_corner("folded_mm", 1.5, 4.8, -1), clean=True, aims=_aims("corners")),
    "holes": PageSet(30, change=_always(holes=True, staple=True, fold=True), clean=True, aims=_aims("corners")),
    "skewed": PageSet(70, change=_range("angle", -5, 5), clean=True, aims=_aims("skew")),
    "thin_paper": PageSet(40, change=_range("bleed", 0.02, 0.05), clean=True, aims=_aims("bleed_through")),
    "clean_glass": PageSet(25, change=_glass(1.0, 2.4), clean=True, aims=_aims("streaks")),
    # Four in ten lie on their side, as provincial offices deliver them.
    "provincial": PageSet(160, clean=True, aims=_aims("orientation"), read=True),
    # Something is wrong with these.
    "upside_down": PageSet(65, change=_always(turn=180), clean=True, aims=_aims("orientation"), read=True),
    "table_on_head": PageSet(20, ("table",), _always(turn=180), clean=True, aims=_aims("orientation"), read=True),
    "clipped": PageSet(70, change=_clip, aims=_aims("edge_content")),
    "clipped_narrow": PageSet(50, ("narrow",), _clip_narrow, aims=_aims("edge_content")),
    "torn": PageSet(95, change=_corner("torn_mm", 10, 40), aims=_aims("corners")),
    "folded_behind": PageSet(50, change=_corner("folded_mm", 10, 40, -1), aims=_aims("corners")),
    "folded_over": PageSet(50, change=_corner("folded_mm", 10, 40), aims=_aims("corners")),
    "blurred": PageSet(55, change=_range("blur", 1.5, 3), aims=_aims("sharpness")),
    "unreadable": PageSet(50, change=_unreadable, aims=_aims("sharpness", "contrast", "ocr_confidence"), read=True),
    "low_contrast": PageSet(40, change=_range("contrast", 0.12, 0.22), aims=_aims("contrast")),
    "faint_print": PageSet(30, change=_range("black", 202, 218), aims=_aims("contrast")),
    "underexposed": PageSet(30, change=_range("exposure", 0.3, 0.48), aims=_aims("exposure")),
    "overexposed": PageSet(
        30, change=lambda rng, _: {"exposure": round(float(rng.uniform(1.4, 1.7)), 2), "contrast": 0.75},
        aims=_aims("exposure"), read=True,
    ),
    "streaks": PageSet(95, change=_glass(14, 45), aims=_aims("streaks")),
    "bleed_through": PageSet(65, change=_range("bleed", 0.14, 0.3), aims=_aims("bleed_through")),
    "moire_page": PageSet(30, change=_moire_on("page"), aims=_aims("moire")),
    "moire_text": PageSet(25, change=_moire_on("text"), aims=_aims("moire")),
    "moire_photo": PageSet(30, ("photo",), _moire_on("photo"), aims=_aims("moire")),
    "secrecy_stamp": PageSet(80, ("first",), _secret("stamped"), aims=_aims("secrecy_mark"), read=True),
    "secrecy_print": PageSet(40, ("first",), _secret("printed"), aims=_aims("secrecy_mark"), read=True),
    "blank": PageSet(40, ("blank",), aims=_aims("blank"), read=True),
    "blank_verso": PageSet(25, ("blank",), _range("bleed", 0.02, 0.1), aims=_aims("blank"), read=True),
    "seal_ghost": PageSet(25, ("seal_ghost",), _range("bleed", 0.12, 0.28), aims=_aims("blank"), read=True),
    "low_dpi": PageSet(20, aims=_aims("resolution"), dpi=150),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    """One page to be made: the set it belongs to and its seed."""

    group: str
    seed: int
    read: bool


def orders(*, tune: bool, share: float = 1.0, only: str = "", total: int = 0) -> list[Order]:
    """Return the pages to be made: even seeds for tuning, odd ones for reporting.

    ``only``: a check; pages that aim at it, as many of clean ones, read only where it needs text. ``total``: about how
    many pages. At least one of each set, so that a short run sees every kind.
    """
    chosen = {name: one for name, one in SETS.items() if not only or only in one.aims or one.clean}
    weights = {name: one.count * share for name, one in chosen.items()}
    if total:
        aimed = sum(weights[name] for name, one in chosen.items() if only in one.aims)
        rest = sum(weights.values()) - aimed
        for name, one in chosen.items():
            half = aimed if only in one.aims else rest
            weights[name] *= total * (0.5 if aimed and rest else 1.0) / half
    made = []
    for name, weight in weights.items():
        seeds = _seeds(name, max(1 if total else 2, round(weight)), tune=tune)
        read = SETS[name].read and (not only or only in NEED_TEXT)
        made += [((place + 0.5) / len(seeds), Order(name, seed, read)) for place, seed in enumerate(seeds)]
    # All sets advance together, so that a run which is ended early has seen all of them in proportion.
    return [order for _, order in sorted(made, key=lambda one: one[0])]


def _seeds(name: str, count: int, *, tune: bool) -> range:
    """Return seeds that follow from the name of a set: they do not change when other sets come or go."""
    first = 2 * (zlib.crc32(name.encode()) % 1_000_000_000) + (0 if tune else 1)
    return range(first, first + 2 * count, 2)


def make(order: Order) -> Sample:
    """Return the page of an order, not yet compressed."""
    group = SETS[order.group]
    rng = np.random.default_rng((order.seed, 7))
    how = replace(ordinary_scan(rng), jpeg=0)
    kind = pick(rng, group.kinds)
    options = group.options(rng) if group.options else {}
    if group.change:
        how = changed(how, group.change(rng, how))
    if order.group == "provincial" and rng.random() < 0.4:
        kind, how = "landscape_table", replace(how, turn=pick(rng, (90, 270)))
    return scan(order.seed, kind, how, **options)
