"""What the core refuses to hand in: pages in doubt, and a description that lacks what its package would ask for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from station.model.dossier import Dossier, Page
from station.model.errors import DeviceFault, Refused
from station.model.states import DossierState
from station.workflow.describe_documents import describe_document, describe_dossier_fields, describe_fields
from station.workflow.edit_pages import mark_suspect
from station.workflow.inspect_pages import inspect_pages
from station.workflow.station import Station
from station.workflow.submit_dossier import submit_dossier, what_is_missing

Scan = Callable[..., list[Page]]
SITE = {"archive_code": "H38.1", "agency_code": "000.00.38.H38"}
DOCUMENT = {
    "typeName": "Quyết định", "organName": "Sở Tài nguyên", "subject": "Về việc giao đất", "issuedDate": "28/02/1998",
}  # fmt: skip


def at(station: Station, profile: str, **settings: Any) -> Station:
    """The station with another package profile."""
    return dataclasses.replace(
        station, settings=dataclasses.replace(station.settings, package_profile=profile, **settings)
    )


def state_of(station: Station, dossier: Dossier) -> DossierState:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id).state


def missing_of(station: Station, dossier: Dossier, *codes: str) -> list[str]:
    return [one.field for one in what_is_missing(station, dossier) if one.code in codes]


def fill(station: Station, crew: Any, dossier: Dossier, pages: list[Page]) -> None:
    """Fill what is missing, by what its fields take."""
    lists = {"typeName": "Quyết định", "language": "01", "mode": "01", "maintenance": "01", "issuedDate": "28/02/1998"}
    for one in what_is_missing(station, dossier):
        if one.code != "field_missing":
            continue
        value = {one.field: lists.get(one.field, "28/02/1998" if one.field.endswith("Date") else "1")}
        if one.document:
            describe_fields(station, crew.operator, pages[0], value)
        else:
            describe_dossier_fields(station, crew.operator, dossier, value)


def test_a_description_that_a_package_would_refuse_is_not_handed_in(
    station: Station, crew: Any, dossier: Dossier, scan: Scan
) -> None:
    pages = scan()
    inspect_pages(station, dossier.id)
    station = at(station, "tt05-aip", **SITE)
    wanted = missing_of(station, dossier, "field_missing")
    assert wanted
    with pytest.raises(Refused, match="description_incomplete") as refused:
        submit_dossier(station, crew.operator, dossier, "inventory_wrong")
    assert refused.value.context["count"] == len(wanted)
    assert set(refused.value.context["fields"].split(", ")) == set(wanted)
    assert (refused.value.context["document"], refused.value.context["page"]) == (1, 1)
    assert state_of(station, dossier) is DossierState.CAPTURING
    with station.workspace.read() as reader:
        assert not reader.documents(dossier.id), "a refused hand-in marks no document"
    fill(station, crew, dossier, pages)
    submit_dossier(station, crew.operator, dossier)
    assert state_of(station, dossier) is DossierState.IN_REVIEW


def test_a_value_that_fits_no_field_is_not_handed_in_either(
    station: Station, crew: Any, dossier: Dossier, scan: Scan
) -> None:
    pages = scan()
    inspect_pages(station, dossier.id)
    describe_fields(station, crew.operator, pages[0], {"issuedDate": "31/02/1998"})
    with pytest.raises(Refused, match="description_incomplete") as refused:
        submit_dossier(station, crew.operator, dossier)
    assert refused.value.context["fields"] == "issuedDate"
    describe_fields(station, crew.operator, pages[0], {"issuedDate": "28/02/1998"})
    submit_dossier(station, crew.operator, dossier)


def test_a_site_that_describes_later_hands_in_without(
    station: Station, crew: Any, dossier: Dossier, scan: Scan
) -> None:
    scan()
    inspect_pages(station, dossier.id)
    later = at(station, "tt05-aip", **SITE, require_description=False)
    assert missing_of(later, dossier, "field_missing"), "it is told all the same"
    submit_dossier(later, crew.operator, dossier)
    with later.workspace.read() as reader:
        (document,) = reader.documents(dossier.id)
    describe_document(later, crew.operator, document, DOCUMENT)


def test_codes_that_only_an_administrator_completes_are_told_and_stop_no_clerk(
    station: Station, crew: Any, dossier: Dossier, scan: Scan
) -> None:
    pages = scan()
    inspect_pages(station, dossier.id)
    station = at(station, "tt05-aip")
    assert missing_of(station, dossier, "field_generated") == ["arcFileCode"], "named once, of dossier and documents"
    assert missing_of(station, dossier, "field_inventory") == []
    assert "arcFileCode" not in missing_of(station, dossier, "field_missing", "field_wrong")
    fill(station, crew, dossier, pages)
    submit_dossier(station, crew.operator, dossier)
    assert missing_of(at(station, "tt05-aip", **SITE), dossier, "field_generated") == []


@pytest.mark.parametrize("fault", ["double_feed", "paper_jam"])
def test_pages_in_doubt_are_compared_with_the_paper_before_they_are_handed_in(
    station: Station, crew: Any, dossier: Dossier, scan: Scan, sheets: Any, fault: str
) -> None:
    with pytest.raises(DeviceFault):
        scan(f"folder {sheets}", fault)
    inspect_pages(station, dossier.id)
    with pytest.raises(Refused, match="pages_suspect") as refused:
        submit_dossier(station, crew.operator, dossier, "inventory_wrong")
    assert refused.value.context["pages"] == "3, 4"
    with station.workspace.read() as reader:
        doubted = [page for page in reader.pages(dossier.id) if page.suspect]
    for page in doubted:
        mark_suspect(station, crew.operator, page)
    submit_dossier(station, crew.operator, dossier)
    assert state_of(station, dossier) is DossierState.IN_REVIEW
