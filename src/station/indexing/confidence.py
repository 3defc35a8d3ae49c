"""How probable it is that a value is right to the letter, from the evidence for it.

The curves were drawn through what was counted on 812 generated first pages with scanning degradation, on other seeds
than those that ``bench suggestions`` reports: the share of right values among those whose weakest word had about so
much confidence. Between the points they are straight lines. Where no error was ever seen a curve stays below 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from station.indexing import fields
from station.indexing.fields import Evidence, Found
from station.indexing.wording import Support, Wording

Curve = Sequence[tuple[float, float]]

# Print so near to the edge of the image may have been cut off by it.
_CUT: Final = 0.3
_UNTRIED: Final = 0.5
# A title without a head may be that of an annex.
_HEADLESS: Final = 0.7


def confidence_of(found: Found) -> float:
    """Return the probability (0–1) that a value is right, in hundredths."""
    rule = _RULES.get(found.field)
    value = rule(found.evidence) if rule else _UNTRIED
    if found.evidence.get("cut"):
        value = min(value, _CUT)
    return round(min(max(value, 0.0), 0.99), 2)


def word_probability(word: Wording) -> float:
    """Return the probability that a word of a subject has its right marks."""
    return on_curve(_WORDS[word.support], word.confidence)


def on_curve(curve: Curve, at: float) -> float:
    """Return the height of a curve at a point; outside of it that of its nearer end."""
    if at <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in pairwise(curve):
        if at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return curve[-1][1]


_TITLE: Final = ((0.7, 0.5), (0.85, 0.8), (0.92, 0.96), (1.0, 0.99))
_FIGURES: Final = ((0.0, 0.4), (0.5, 0.7), (0.7, 0.85), (0.8, 0.95), (0.9, 0.98))
_DATES: Final = ((0.0, 0.6), (0.4, 0.75), (0.7, 0.85), (0.79, 0.89), (0.83, 0.95), (0.95, 0.98))
_NOTATIONS: Final = ((0.0, 0.9), (0.5, 0.96), (0.85, 0.98))
_BODIES: Final = ((0.4, 0.3), (0.7, 0.75), (0.85, 0.93), (1.0, 0.98))
_SUBJECTS: Final = ((0.3, 0.3), (0.6, 0.5), (0.8, 0.8), (0.9, 0.91), (0.95, 0.98))
_WORDS: Final = {
    Support.KNOWN: ((0.0, 0.995), (0.9, 0.9995)),
    Support.REPEATED: ((0.0, 0.85), (0.85, 0.92), (0.93, 0.97), (0.95, 0.9965)),
    Support.ALONE: ((0.0, 0.6), (0.75, 0.7), (0.85, 0.8), (0.9, 0.9), (0.93, 0.97), (0.95, 0.9965)),
    Support.DISPUTED: ((0.0, 0.85), (0.95, 0.9)),
    Support.CHANGED: ((0.8, 0.95), (0.9, 0.7)),
}
_PLACES: Final = ((0.4, 0.3), (0.8, 0.75), (0.92, 0.85), (0.96, 0.96))
_POSITIONS: Final = ((0.2, 0.3), (0.7, 0.75), (0.95, 0.93))


def _type(evidence: Evidence) -> float:
    if "letter" in evidence:
        return 0.95 if evidence["agrees"] else 0.6
    if not evidence["likeness"]:
        return 0.85 if not evidence["odd"] else 0.6
    alike = on_curve(_TITLE, evidence["likeness"])
    if evidence["headless"]:
        return min(alike, _HEADLESS)
    if evidence["agrees"] > 0:
        return max(alike, 0.97)
    return alike * (0.98 if evidence["agrees"] == 0 else 0.6)


def _number(evidence: Evidence) -> float:
    value = on_curve(_FIGURES, evidence["weakest"])
    if not evidence["led"] or evidence["odd"] > 1:
        value *= 0.6
    # Figures that stand apart from the printed notation were mostly written by hand.
    if not evidence["shared"]:
        value = min(0.6, 0.7 * value)
    return value * 0.85 if evidence["mended"] else value


def _notation(evidence: Evidence) -> float:
    if not evidence["well_formed"]:
        return 0.2
    value = on_curve(_NOTATIONS, evidence["weakest"])
    if evidence["organ_agrees"]:
        value = max(value, 0.97)
    if evidence["type_agrees"] < 0 or evidence["figures"]:
        value *= 0.5
    if evidence["organ_nearly"]:
        value *= 0.8
    return value * 0.9 if evidence["odd"] > 1 else value


def _date(evidence: Evidence) -> float:
    value = on_curve(_DATES, evidence["weakest"])
    if not evidence["whole"]:
        return min(value, 0.3)
    # A document that names years, but never the one of its date, was more often read wrong.
    if evidence["year_elsewhere"] < 0:
        value = min(value, 0.8)
    if evidence["ambiguous"] or evidence["by_hand"]:
        return min(value, 0.6)
    return value


def _body(evidence: Evidence) -> float:
    value = on_curve(_BODIES, evidence["sure"])
    if not evidence["known"]:
        value *= 0.5
    return value * 0.9 if evidence["inferred"] else value


def _subject(evidence: Evidence) -> float:
    value = min(on_curve(_SUBJECTS, evidence["weakest"]), evidence["spelled"])
    if not evidence["clear"]:
        value *= 0.8
    if evidence["odd_year"]:
        value *= 0.5
    if evidence["in_capitals"]:
        value *= 0.6
    if evidence["headless"]:
        value = min(value, _HEADLESS)
    return value


def _place(evidence: Evidence) -> float:
    return max(on_curve(_PLACES, evidence["weakest"]), 0.97 if evidence["agrees"] else 0.0)


def _signer(evidence: Evidence) -> float:
    # A signature lies over the name: a mark lost in it is lost with high confidence of the engine.
    return 0.6 * evidence["weakest"]


def _position(evidence: Evidence) -> float:
    return on_curve(_POSITIONS, evidence["weakest"])


def _secrecy(evidence: Evidence) -> float:
    return 0.5 + 0.4 * evidence["weakest"]


_RULES: Final[dict[str, Callable[[Evidence], float]]] = {
    fields.TYPE: _type,
    fields.NUMBER: _number,
    fields.NOTATION: _notation,
    fields.DATE: _date,
    fields.ORGAN: _body,
    fields.PARENT: _body,
    fields.SUBJECT: _subject,
    fields.PLACE: _place,
    fields.SIGNER: _signer,
    fields.POSITION: _position,
    fields.SECRECY: _secrecy,
}
