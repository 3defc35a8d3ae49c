"""The generation in a file name of 7197/BKHCN: V1 is the raw scan and nothing else, and no other images get a name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from station.model.dossier import Dossier, Inventory, Page
from station.model.site import SiteIdentity
from station.packaging.profile import PackageContent, PackageDocument, PackagePage
from station.settings.profiles import load_profiles
from station.settings.resources import resources_folder
from station.workflow.describe_documents import start_document
from station.workflow.edit_pages import reinstate_capture
from station.workflow.number_documents import with_numbers
from station.workflow.station import Station

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PROFILE = load_profiles([resources_folder()]).package_profile("bkhcn7197")


def generation(station: Station, dossier: Dossier) -> int:
    """The generation that a package made now would tell."""
    with station.workspace.read() as reader:
        pages = {page.id: page for page in reader.pages(dossier.id)}
        documents: list[Any] = [
            PackageDocument(one, tuple(_packed(pages[page_id]) for page_id in one.page_ids))
            for one in reader.documents(dossier.id)
        ]
        content = PackageContent(
            dossier, Inventory("", "", "", "", "", "", "", NOW), tuple(documents), (),
            tuple(reader.events(dossier_id=dossier.id)), {}, "", "", 1, NOW, "",
            site=SiteIdentity("", "", "G09.01", ""),
        )  # fmt: skip
        (document,) = with_numbers(reader, content, PROFILE).documents
    assert document.number is not None
    return document.number.generation


def _packed(page: Page) -> PackagePage:
    nothing: Any = None
    return PackagePage(page, Path(), nothing, b"", "", NOW)


def test_a_capture_that_was_brought_back_is_a_generation_of_its_own(
    station: Station, crew: Any, dossier: Dossier, scan: Callable[..., list[Page]], sheets: Path
) -> None:
    first, second, *_ = scan()
    start_document(station, crew.operator, first, {"typeName": "02"})
    with station.workspace.write(crew.operator) as unit:
        (document,) = unit.documents(dossier.id)
        unit.give_serial(dossier.id, document.id, "G09.01", "QĐ")
    assert generation(station, dossier) == 1
    (again,) = scan(f"folder {sheets} 4", replace=first, batch="b2")
    assert generation(station, dossier) == 2
    former = reinstate_capture(station, crew.operator, again, first.capture.id)
    assert generation(station, dossier) == 1
    (other,) = scan(f"folder {sheets} 3", replace=second, batch="b3")
    seen = [generation(station, dossier)]
    reinstate_capture(station, crew.operator, first, former)
    seen.append(generation(station, dossier))
    reinstate_capture(station, crew.operator, other, second.capture.id)
    seen.append(generation(station, dossier))
    assert seen == [4, 5, 6]
