"""From pixels to suggestions: generated first pages, corrected and read by the real inspection."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise

import pytest
from PIL import Image

import samples
from station.indexing.starts import document_starts
from station.indexing.suggest import suggest
from station.indexing.suggestion import Suggestion
from station.model.geometry import Box
from station.model.page_text import PageText
from station.model.profiles import Checklist
from station.ocr.layout import read_region
from station.qc.inspection import InspectionRequest
from station.qc.inspector import inspect
from station.settings.declared import build, read_toml
from station.settings.resources import resources_folder

PAPER = samples.Degradation(tint=(247, 244, 236), texture=1.5, noise=2.0, jpeg=85, angle=0.6, surround="white")


@cache
def page(seed: int, kind: str, key: str, number_by_hand: bool = False) -> tuple[PageText, samples.Truth]:
    sample = samples.scan(seed, kind, PAPER, **({"type": key, "by_hand": number_by_hand} if key else {}))
    data = io.BytesIO()
    Image.fromarray(sample.image).save(data, "JPEG", quality=90, dpi=(sample.truth.dpi, sample.truth.dpi))
    folder = resources_folder() / "profiles" / "checklists"
    checklist = build(Checklist, read_toml(folder / "default.toml"), "default.toml")
    text = inspect(data.getvalue(), InspectionRequest(checklist=checklist, name="page.jpg")).text
    assert text is not None
    return text, sample.truth


def found_on(text: PageText) -> dict[str, Suggestion]:
    return {one.field: one for one in suggest([text])}


@pytest.mark.parametrize(("seed", "key", "code"), [(41, "quyet_dinh", "02"), (42, "cong_van", "22")])
def test_a_scanned_page_describes_itself(seed: int, key: str, code: str) -> None:
    text, truth = page(seed, "first", key)
    found = found_on(text)
    assert found["typeName"].value == code
    assert found["codeNumber"].value == truth.fields["number"].value
    assert found["codeNotation"].value == truth.fields["notation"].value
    assert found["issuedDate"].value == "/".join(reversed(truth.fields["date"].value.split("-")))
    assert found["organName"].value == truth.fields["issuing_body"].value
    assert found["subject"].value == truth.fields["subject"].value
    assert found["place"].value == truth.fields["place"].value


def test_boxes_lie_on_the_words_and_read_back_as_the_value() -> None:
    text, truth = page(41, "first", "quyet_dinh")
    boxes = found_on(text)["subject"].boxes
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    around = Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
    assert read_region(text, around) == truth.fields["subject"].value


def test_a_number_filled_in_by_hand_is_not_offered_with_confidence() -> None:
    text, truth = page(43, "first", "thong_bao", number_by_hand=True)
    found = found_on(text)
    assert found["codeNotation"].value == truth.fields["notation"].value
    assert "codeNumber" not in found or not found["codeNumber"].is_confident
    assert "issuedDate" not in found or not found["issuedDate"].is_confident


def test_documents_begin_where_their_heads_are() -> None:
    pages = [page(41, "first", "quyet_dinh")[0], page(44, "continuation", "")[0], page(42, "first", "cong_van")[0]]
    starts = document_starts(pages)
    assert [(one.page, one.value) for one in starts] == [(0, "Quyết định"), (2, "Công văn")]
    assert all(one.page < other.page for one, other in pairwise(starts))
