"""Where documents begin among the pages of a dossier."""

from __future__ import annotations

from paper_kit import FILL, MOTTO, NATION, Paper, decision, headed

from station.indexing.starts import document_starts
from station.model.page_text import PageText


def later(number: int) -> PageText:
    return Paper().middle(str(number), 130).body(240, *FILL, *FILL).read()


def letter() -> PageText:
    paper = headed(number="Số: 3/UBND-TH").left("V/v kiểm tra kho", 460).middle("Kính gửi: Văn phòng", 640)
    return paper.body(760, *FILL).read()


def test_each_head_begins_a_document() -> None:
    pages = [decision().read(), later(2), later(3), letter(), later(2), decision().read()]
    found = document_starts(pages)
    assert [(one.page, one.value) for one in found] == [(0, "Quyết định"), (3, "Công văn"), (5, "Quyết định")]
    assert all(one.field == "documentStart" and one.confidence >= 0.97 for one in found)


def test_its_boxes_are_quoc_hieu_tieu_ngu_and_title() -> None:
    paper = decision()
    wanted = {word.box for word in paper.words if word.text in (NATION + " " + MOTTO).split() and word.box.x > 1100}
    wanted |= {word.box for word in paper.words if word.text in ("QUYẾT", "ĐỊNH")}
    assert set(document_starts([paper.read()])[0].boxes) == wanted


def test_a_numbered_page_with_a_form_in_it_begins_nothing() -> None:
    annex = decision().middle("7", 130).read()
    assert [one.page for one in document_starts([decision().read(), annex])] == [0]


def test_page_two_says_that_the_page_before_began_something() -> None:
    unread = Paper().body(240, *FILL).read()
    blank = Paper().read()
    found = document_starts([unread, blank, later(2)])
    assert [(one.page, one.value) for one in found] == [(0, "")]
    assert found[0].confidence < 0.9


def test_pages_without_text_begin_nothing() -> None:
    assert document_starts([Paper().read(), Paper().read()]) == []
    assert document_starts([]) == []
