"""Nothing is sealed while sheets or pages of the inventory are neither there nor accounted for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from package_kit import NOW, Kit

from station.model.errors import PackageFault
from station.model.events import GENESIS, Event
from station.model.paper import LeafKind, LeafNote
from station.packaging.count_checks import count_breaches
from station.packaging.count_equation import count_record, require_counts
from station.packaging.profile import PackageContent
from station.packaging.records import omitted_record


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    return Kit(tmp_path)


def promised(kit: Kit, sheets: int, pages: int, removed: int = 0, missing: int = 0, reason: str = "") -> PackageContent:
    """Eight live pages on four sheets, of an inventory that promises so many."""
    content = kit.content([kit.page(number) for number in range(1, 9)])
    notes = (
        (LeafNote("n", "dossier-1", "page-1", LeafKind.MISSING, missing, "mất", "person-1", NOW),) if missing else ()
    )
    handed_in = Event(9, "dossier.submitted", "dossier-1", "person-1", "s", NOW, {"reason": reason}, GENESIS, "h")
    return replace(
        content, dossier=replace(content.dossier, expected_sheets=sheets, expected_pages=pages),
        omitted=tuple(kit.page(90 + n, removed="trùng").page for n in range(removed)), leaf_notes=notes,
        events=(*content.events, handed_in),
    )  # fmt: skip


@pytest.mark.parametrize(
    "counts", [(50, 100, 1), (50, 100, 0, 1), (4, 11, 2), (6, 8, 0, 1), (4, 9), (3, 7, 3)], ids=str
)
def test_what_does_not_add_up_is_not_sealed(kit: Kit, counts: tuple[int, ...]) -> None:
    with pytest.raises(PackageFault) as caught:
        require_counts(promised(kit, *counts))
    assert caught.value.code == "counts_unexplained"
    require_counts(promised(kit, *counts, reason="mục lục ghi sai"))
    with pytest.raises(PackageFault, match="counts_unexplained"):
        require_counts(promised(kit, *counts, reason="  "))


@pytest.mark.parametrize("counts", [(4, 8), (4, 8, 3), (4, 9, 1), (5, 10, 2), (5, 9, 0, 1), (6, 12, 0, 2)], ids=str)
def test_what_adds_up_is_sealed_and_its_record_holds(kit: Kit, counts: tuple[int, ...]) -> None:
    content = promised(kit, *counts)
    require_counts(content)
    omitted = [omitted_record(page) for page in content.omitted]
    assert list(count_breaches(count_record(content, 8, 8), omitted, 4, 8)) == []


def test_pages_of_pdfs_and_sidecars_are_those_that_were_written(kit: Kit) -> None:
    record = count_record(promised(kit, 4, 8), 7, 6)
    assert (record["live_pages"], record["pdf_pages"], record["sidecar_pages"]) == (8, 7, 6)
    assert list(count_breaches(record, [], 4, 8)) == ["pdf_pages: 7, 8", "sidecar_pages: 6, 8"]


def test_a_record_of_the_first_edition_is_held_to_the_rules_of_its_time(kit: Kit) -> None:
    content = promised(kit, 50, 100, 1)
    record = count_record(content, 8, 8)
    omitted = [omitted_record(page) for page in content.omitted]
    assert list(count_breaches(record, omitted, 4, 8)) == ["inventory: 50 / 100, 4 / 8"]
    del record["edition"]
    assert list(count_breaches(record, omitted, 4, 8)) == []
    assert list(count_breaches({"live_pages": 9}, [], 4, 8)) == ["live_pages: 9, 8"]


@pytest.mark.parametrize(
    "lie", [{"explained": 1}, {"explained": [1]}, {"blank_pages": "x"}, {"blank_pages": -1}, {"inventory_pages": True},
            {"edition": None}, {"explained": [{"what": "missing_leaves"}]}],
    ids=str,
)  # fmt: skip
def test_counts_that_are_none_are_no_counts(kit: Kit, lie: dict[str, object]) -> None:
    record = {**count_record(promised(kit, 4, 8), 8, 8), **lie}
    with pytest.raises((TypeError, ValueError)):
        list(count_breaches(record, [], 4, 8))
