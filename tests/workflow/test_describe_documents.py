"""Descriptions field by field, and what hand-in finds missing in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from station.model.dossier import PICTURE, TEXT, Dossier, Page
from station.model.errors import Refused
from station.model.review import WINDOW, Seen
from station.workflow.describe_documents import (
    describe_dossier_fields,
    describe_fields,
    join_document,
    join_documents,
    start_document,
    start_documents,
)
from station.workflow.inspect_pages import inspect_pages
from station.workflow.review_dossier import accept_page, approve_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import Missing, submit_dossier, what_is_missing


@pytest.fixture
def pages(scan: Callable[..., list[Page]]) -> list[Page]:
    return scan()


def said(station: Station, dossier: Dossier) -> list[dict[str, str]]:
    with station.workspace.read() as reader:
        return [one.description for one in reader.documents(dossier.id)]


def test_fields_change_one_by_one_and_tell_what_they_held(
    station: Station, crew: Any, dossier: Dossier, pages: list[Page]
) -> None:
    assert describe_fields(station, crew.operator, pages[0], {"subject": "Một"}) == {"subject": ""}
    assert describe_fields(station, crew.operator, pages[0], {"codeNumber": "7"}) == {"codeNumber": ""}
    before = describe_fields(station, crew.operator, pages[0], {"subject": "Hai", "codeNumber": ""})
    assert before == {"subject": "Một", "codeNumber": "7"}
    assert said(station, dossier) == [{"subject": "Hai"}]
    describe_fields(station, crew.operator, pages[0], before)
    assert said(station, dossier) == [{"subject": "Một", "codeNumber": "7"}]


def test_a_description_is_completed_while_a_dossier_waits_for_review_and_not_after(
    station: Station, crew: Any, dossier: Dossier, pages: list[Page]
) -> None:
    """What a reviewer judged is kept with the description it judged, so completing it in time is no risk."""
    inspect_pages(station, dossier.id)
    submit_dossier(station, crew.operator, dossier, "inventory_wrong")
    assert describe_fields(station, crew.operator, pages[0], {"subject": "Một"}) == {"subject": ""}
    with station.workspace.read() as reader:
        waiting = reader.pages(dossier.id)
    for page in waiting:
        accept_page(station, crew.reviewer, page, "legible", seen=Seen(3.0, full_size=True, via=WINDOW))
    approve_dossier(station, crew.reviewer, dossier)
    with pytest.raises(Refused, match="dossier_state"):
        describe_fields(station, crew.operator, pages[0], {"subject": "Hai"})
    assert said(station, dossier) == [{"subject": "Một"}]


def test_a_page_inside_a_document_has_no_description(
    station: Station, crew: Any, dossier: Dossier, pages: list[Page]
) -> None:
    describe_fields(station, crew.operator, pages[0], {"subject": "Một"})
    with pytest.raises(Refused) as caught:
        describe_fields(station, crew.operator, pages[1], {"subject": "Hai"})
    assert caught.value.code == "page_changed"


def test_joining_gives_back_what_was_said_and_starting_takes_it(
    station: Station, crew: Any, dossier: Dossier, pages: list[Page]
) -> None:
    start_document(station, crew.operator, pages[2], {"subject": "Hai"})
    assert said(station, dossier) == [{}, {"subject": "Hai"}]
    ended = join_document(station, crew.operator, pages[2])
    assert (ended, said(station, dossier)) == (({"subject": "Hai"}, "doc"), [])
    start_document(station, crew.operator, pages[2], *ended)
    assert said(station, dossier) == [{}, {"subject": "Hai"}]


def test_a_document_of_photographs_comes_back_as_one(
    station: Station, crew: Any, dossier: Dossier, pages: list[Page]
) -> None:
    def kinds() -> list[str]:
        with station.workspace.read() as reader:
            return [one.kind for one in reader.documents(dossier.id)]

    start_document(station, crew.operator, pages[2], {"imageTitle": "Lễ khởi công"}, PICTURE)
    assert kinds() == [TEXT, PICTURE]
    ended = join_document(station, crew.operator, pages[2])
    assert (ended, kinds()) == (({"imageTitle": "Lễ khởi công"}, PICTURE), [])
    start_document(station, crew.operator, pages[2], *ended)
    assert kinds() == [TEXT, PICTURE]
    with station.workspace.read() as reader:
        assert [event.kind for event in reader.events(dossier_id=dossier.id)][-1] == "document.kind_set"


def test_many_documents_are_marked_and_joined_at_once(
    station: Station, crew: Any, dossier: Dossier, pages: list[Page]
) -> None:
    start_document(station, crew.operator, pages[1])
    started = start_documents(station, crew.operator, [pages[1], pages[3]])
    assert [page.id for page in started] == [pages[3].id]
    join_documents(station, crew.operator, [pages[0], *started])
    assert len(said(station, dossier)) == 2


def test_a_field_of_the_dossier_takes_the_place_of_the_inventorys(
    station: Station, crew: Any, dossier: Dossier
) -> None:
    with station.workspace.write(crew.operator) as unit:
        unit.describe_dossier(dossier.id, {"retention": "70 năm"})
    assert describe_dossier_fields(station, crew.operator, dossier, {"maintenance": "01"}) == {"maintenance": "70 năm"}
    with station.workspace.read() as reader:
        assert reader.dossier(dossier.id).description == {"maintenance": "01"}


def test_hand_in_names_fields_that_a_package_would_refuse(
    station: Station, crew: Any, dossier: Dossier, pages: list[Page]
) -> None:
    inspect_pages(station, dossier.id)
    start_document(station, crew.operator, pages[2])
    describe_fields(station, crew.operator, pages[2], {"issuedDate": "31/02/1998", "riskRecovery": "1"})
    describe_dossier_fields(station, crew.operator, dossier, {"maintenance": "mười năm"})
    found = [one for one in what_is_missing(station, dossier) if one.field]
    assert found == [
        Missing("field_wrong", 3, field="issuedDate", document=2),
        Missing("field_missing", 3, field="riskRecoveryStatus", document=2),
        Missing("field_wrong", 0, field="maintenance"),
    ]
    describe_fields(station, crew.operator, pages[2], {"issuedDate": "28/02/1998", "riskRecoveryStatus": "01"})
    describe_dossier_fields(station, crew.operator, dossier, {"maintenance": ""})
    assert [one for one in what_is_missing(station, dossier) if one.field] == []
