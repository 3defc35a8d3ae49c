"""Documents are runs of live pages: no page is ever left out, and removing or moving pages never breaks a document."""

from __future__ import annotations

import pytest
from storage_kit import Scene, add_page, image

from station.model.dossier import Page
from station.model.errors import NotFound


@pytest.fixture
def pages(scene: Scene) -> list[Page]:
    return [add_page(scene, scene.lan, image(n), f"k{n}") for n in range(6)]


def runs(scene: Scene, pages: list[Page]) -> list[tuple[str, list[int]]]:
    """Title and page places (from 0, as captured) of each document."""
    places = {page.id: place for place, page in enumerate(pages)}
    with scene.workspace.read() as reader:
        documents = reader.documents(scene.dossier.id)
        # The same by pages that were read already.
        assert reader.documents(scene.dossier.id, reader.pages(scene.dossier.id, include_removed=True)) == documents
    assert [one.ordinal for one in documents] == list(range(1, len(documents) + 1))
    assert all(one.first_page_id == one.page_ids[0] for one in documents)
    return [(one.description.get("title", ""), [places[page] for page in one.page_ids]) for one in documents]


def start(scene: Scene, page: Page, title: str) -> None:
    with scene.workspace.write(scene.lan) as unit:
        unit.start_document(page.id, {"title": title})


def test_without_marks_there_are_no_documents(scene: Scene, pages: list[Page]) -> None:
    assert runs(scene, pages) == []


def test_a_mark_makes_the_pages_before_it_a_document_too(scene: Scene, pages: list[Page]) -> None:
    start(scene, pages[2], "b")
    assert runs(scene, pages) == [("", [0, 1]), ("b", [2, 3, 4, 5])]
    start(scene, pages[0], "a")
    assert runs(scene, pages) == [("a", [0, 1]), ("b", [2, 3, 4, 5])]


def test_removing_the_first_page_of_a_document_does_not_merge_it(scene: Scene, pages: list[Page]) -> None:
    start(scene, pages[0], "a")
    start(scene, pages[2], "b")
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(pages[2].id, "double")
    assert runs(scene, pages) == [("a", [0, 1]), ("b", [3, 4, 5])]
    with scene.workspace.read() as reader:
        begun = reader.document_at(pages[3].id)
    assert begun is not None
    assert begun.description == {"title": "b"}
    with scene.workspace.write(scene.lan) as unit:
        unit.restore_page(pages[2].id)
    assert runs(scene, pages) == [("a", [0, 1]), ("b", [2, 3, 4, 5])]


def test_a_document_whose_pages_are_all_removed_is_not_told(scene: Scene, pages: list[Page]) -> None:
    for place, title in ((0, "a"), (2, "b"), (3, "c")):
        start(scene, pages[place], title)
    with scene.workspace.write(scene.lan) as unit:
        unit.remove_page(pages[2].id, "double")
    assert runs(scene, pages) == [("a", [0, 1]), ("c", [3, 4, 5])]


def test_a_page_moved_to_the_front_joins_the_first_document(scene: Scene, pages: list[Page]) -> None:
    start(scene, pages[0], "a")
    start(scene, pages[3], "b")
    with scene.workspace.write(scene.lan) as unit:
        unit.move_page(pages[5].id, None)
    assert runs(scene, pages) == [("a", [5, 0, 1, 2]), ("b", [3, 4])]
    start(scene, pages[1], "n")
    assert runs(scene, pages) == [("a", [5, 0]), ("n", [1, 2]), ("b", [3, 4])]


def test_joining_drops_the_mark(scene: Scene, pages: list[Page]) -> None:
    start(scene, pages[0], "a")
    start(scene, pages[3], "b")
    with scene.workspace.write(scene.lan) as unit:
        unit.unmark_document(pages[3].id)
    assert runs(scene, pages) == [("a", [0, 1, 2, 3, 4, 5])]
    with pytest.raises(NotFound, match="document_unknown"), scene.workspace.write(scene.lan) as unit:
        unit.unmark_document(pages[3].id)


def test_a_description_is_replaced(scene: Scene, pages: list[Page]) -> None:
    start(scene, pages[0], "a")
    with scene.workspace.write(scene.lan) as unit:
        document = unit.documents(scene.dossier.id)[0]
        unit.describe_document(document.id, {"title": "Tờ trình", "number": "12/TTr"})
    with scene.workspace.read() as reader:
        assert reader.documents(scene.dossier.id)[0].description == {"title": "Tờ trình", "number": "12/TTr"}


def test_joining_back_to_one_document_of_which_nothing_was_said_leaves_no_mark(scene: Scene, pages: list[Page]) -> None:
    start(scene, pages[2], "b")
    with scene.workspace.write(scene.lan) as unit:
        unit.unmark_document(pages[2].id)
    assert runs(scene, pages) == []
    start(scene, pages[0], "a")
    start(scene, pages[2], "b")
    with scene.workspace.write(scene.lan) as unit:
        unit.unmark_document(pages[2].id)
    assert runs(scene, pages) == [("a", [0, 1, 2, 3, 4, 5])]
