"""What the pages of a document say for its description, each part with the evidence for it.

Evidence is made of numbers between -1 and 1: ``weakest`` is the lowest confidence of the engine among the words of a
value; the others say yes (1), no (0), or contradict (-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import prod
from typing import Final

from station.indexing import fields
from station.indexing.capitals import kinds
from station.indexing.confidence import word_probability
from station.indexing.dates import IssuedDate
from station.indexing.fields import Evidence, Found
from station.indexing.first_page import FirstPage, read_first_page
from station.indexing.lists import LETTER, type_lists
from station.indexing.numbers import Numbering
from station.indexing.organs import Body, Issuer
from station.indexing.signers import find_signer
from station.indexing.subjects import Subject
from station.model.page_text import PageText, Word
from station.ocr.layout import lay_out
from station.ocr.letters import distance, fold, likeness
from station.ocr.secrecy import find_secrecy

# Print closer to the edge of the image than this share of its width is cut off more often than not.
_EDGE: Final = 0.015
# A place so much like the area of the issuer is that area.
_SAME_PLACE: Final = 0.7
# Abbreviations of so many letters are seldom one letter apart.
_LONG_SHORT: Final = 4


# A year of which figures were lost, or read twice.
_ODD_YEAR: Final = re.compile(r"\bnăm (?!(?:19|20)\d\d\b)\d")


def read_document(pages: Sequence[PageText]) -> list[Found]:
    """Return what is found on the pages of one document, in their order; the first one carries the head."""
    if not pages:
        return []
    layout = lay_out(pages[0])
    found: list[Found] = []
    first = read_first_page(pages[0], layout)
    if first is not None:
        found += _first_page_fields(first)
    found += _signer_fields(pages)
    mark = find_secrecy(layout)
    if mark is not None:
        found.append(Found(fields.SECRECY, mark.level.value, mark.words, {"weakest": _weakest(mark.words)}))
    return [_marked_if_cut(one, pages[one.page]) for one in found]


def _marked_if_cut(found: Found, page: PageText) -> Found:
    """Return the same with evidence ``cut``: whether one of its words touches the edge of the image."""
    near = _EDGE * page.width
    boxes = [word.box for word in found.words]
    cut = any(box.x < near or box.y < near or box.right > page.width - near for box in boxes)
    return replace(found, evidence={**found.evidence, "cut": float(cut)})


def _first_page_fields(first: FirstPage) -> Iterator[Found]:
    yield from _type_fields(first)
    if first.numbering is not None:
        yield from _numbering_fields(first, first.numbering)
    if first.date is not None:
        yield _date_field(first.date, first.years)
    if first.place:
        yield _place_field(first)
    if first.issuer is not None:
        yield from _issuer_fields(first.issuer)
    if first.subject is not None:
        yield _subject_field(first.subject, headless=first.headless)


def _date_field(date: IssuedDate, years: frozenset[str]) -> Found:
    evidence: Evidence = {
        "weakest": _weakest(date.words),
        "whole": date.whole,
        "ambiguous": date.ambiguous,
        "by_hand": date.by_hand,
        "year_elsewhere": 0.0 if not years else 1.0 if date.value[-4:] in years else -1.0,
    }
    return Found(fields.DATE, date.value, date.words, evidence)


def _subject_field(subject: Subject, *, headless: bool) -> Found:
    evidence: Evidence = {
        "weakest": _weakest(subject.words),
        "clear": subject.clear,
        "spelled": prod(word_probability(word) for word in subject.wording),
        "in_capitals": subject.in_capitals,
        "headless": headless,
        "odd_year": bool(_ODD_YEAR.search(subject.value)),
    }
    return Found(fields.SUBJECT, subject.value, subject.words, evidence)


def _place_field(first: FirstPage) -> Found:
    """Return the place, in the spelling of the issuer's area where that is better supported."""
    weakest, place = _weakest(first.place_words), first.place
    body = first.issuer.body if first.issuer else None
    area = body.area if body else ""
    # A place without a capital has lost its first letters.
    broken = place[:1].islower()
    if body and (broken or body.sure > weakest) and likeness(fold(area), fold(place)) >= _SAME_PLACE:
        place, broken = area, False
    weakest = 0.0 if broken else weakest
    agrees = place == area and body is not None and not body.area_inferred
    return Found(fields.PLACE, place, first.place_words, {"weakest": weakest, "agrees": agrees})


def _type_fields(first: FirstPage) -> Iterator[Found]:
    lists = type_lists()
    numbering = first.numbering
    short = numbering.notation.partition("-")[0].partition("/")[0] if numbering else ""
    by_notation = lists.abbreviations.get(short, "")
    title = first.title
    if title is not None:
        agrees = 1.0 if by_notation == title.code else 0.0 if not by_notation else -1.0
        evidence = {"likeness": title.likeness, "agrees": agrees, "headless": first.headless}
        yield Found(fields.TYPE, title.code, title.words, evidence)
    elif by_notation and numbering and numbering.well_formed:
        words = numbering.notation_words
        yield Found(fields.TYPE, by_notation, words, {"likeness": 0.0, "odd": numbering.odd})
    elif first.subject is not None:
        yield Found(
            fields.TYPE, LETTER, first.subject.words[:1], {"letter": 1.0, "agrees": float(numbering is not None)}
        )


def _numbering_fields(first: FirstPage, numbering: Numbering) -> Iterator[Found]:
    if numbering.number:
        evidence: Evidence = {
            "weakest": _weakest(numbering.number_words),
            "mended": numbering.mended,
            "odd": numbering.odd,
            "led": numbering.led,
            "shared": numbering.number_words[-1:] == numbering.notation_words[:1],
        }
        yield Found(fields.NUMBER, numbering.number, numbering.number_words, evidence)
    if numbering.notation:
        evidence = {
            "weakest": _weakest(numbering.notation_words),
            "odd": numbering.odd,
            "well_formed": numbering.well_formed,
            **_notation_support(first, numbering.notation),
        }
        yield Found(fields.NOTATION, numbering.notation, numbering.notation_words, evidence)


def _notation_support(first: FirstPage, notation: str) -> Evidence:
    """Return whether the parts of a notation say the same as the title and the agency: 1 yes, 0 unknown, -1 no."""
    short, _, rest = notation.partition("-")
    code = type_lists().abbreviations.get(short, "")
    title = first.title
    type_agrees = float(not code) if title is None else 1.0 if code == title.code else -1.0
    shorts = first.issuer.shorts if first.issuer else ()
    own = rest if code else short
    nearly = own not in shorts and any(distance(own, known) == 1 for known in shorts if len(known) >= _LONG_SHORT)
    return {
        "type_agrees": type_agrees,
        "organ_agrees": float(own in shorts),
        "organ_nearly": nearly,
        "figures": any(c.isdigit() for c in notation),
    }


def _issuer_fields(issuer: Issuer) -> Iterator[Found]:
    yield _body_field(fields.ORGAN, issuer.body)
    if issuer.parent is not None:
        yield _body_field(fields.PARENT, issuer.parent)


def _body_field(name: str, body: Body) -> Found:
    known = body.kind in kinds()
    return Found(name, body.name, body.words, {"sure": body.sure, "known": known, "inferred": body.area_inferred})


def _signer_fields(pages: Sequence[PageText]) -> Iterator[Found]:
    """Yield name and position of the signer from the last page that has a signature block."""
    for index in range(len(pages) - 1, -1, -1):
        signer = find_signer(lay_out(pages[index]))
        if signer is None:
            continue
        if signer.name:
            yield Found(fields.SIGNER, signer.name, signer.name_words, {"weakest": _weakest(signer.name_words)}, index)
        if signer.position:
            evidence: Evidence = {"weakest": _weakest(signer.position_words), "inferred": signer.inferred}
            yield Found(fields.POSITION, signer.position, signer.position_words, evidence, index)
        return


def _weakest(words: Sequence[Word]) -> float:
    """Return the lowest confidence (0–1) among words that say something."""
    return min((word.confidence for word in words if fold(word.text)), default=0.0) / 100
