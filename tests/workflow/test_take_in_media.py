"""Sound and film from a clerk's file to a sealed package, and everything that is refused on the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from media_kit import film, sound
from station.model.dossier import Document, Dossier, Page
from station.model.errors import InputFault, Refused, StorageFault
from station.model.review import WINDOW, Seen
from station.model.secrecy import Secrecy
from station.model.states import DossierState
from station.packaging.verifier import verify
from station.storage.verify import verify_workspace
from station.workflow.describe_documents import describe_document_fields, set_document_kind, start_document
from station.workflow.inspect_pages import inspect_pages
from station.workflow.judge_documents import judge_document
from station.workflow.package_dossier import gather_content, package_dossier
from station.workflow.review_dossier import accept_page, approval_summary, approve_dossier, return_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier, submit_dossier, what_is_missing
from station.workflow.take_in_media import remove_media, restore_media, take_in_media
from station.workflow.view_dossiers import view_dossier

SITE = {"archive_code": "000.00.99.H38", "agency_code": "H38.1"}
DOSSIER_SAID = {
    "maintenance": "01", "mode": "01", "language": "01", "startDate": "14/01/2003", "endDate": "25/08/2003",
    "riskRecovery": "0", "paperFileCode": "K1.G02.H015.17",
}  # fmt: skip
MEDIA_SAID = {"movieTitle": "Lời kể", "mode": "01", "maintenance": "01", "riskRecovery": "0"}


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return sound(tmp_path / "lời kể.mp3")


def told(station: Station, dossier: Dossier) -> list[tuple[int, str]]:
    with station.workspace.read() as reader:
        return [(one.ordinal, one.kind) for one in reader.documents(dossier.id)]


def state_of(station: Station, dossier: Dossier) -> DossierState:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id).state


def masters(station: Station) -> int:
    return sum(path.is_file() for path in station.workspace.masters.root.rglob("*"))


def test_a_file_is_kept_as_it_is_with_what_was_found(
    station: Station, crew: Any, dossier: Dossier, recording: Path
) -> None:
    document = take_in_media(station, crew.operator, dossier, recording)
    with station.workspace.read() as reader:
        media = reader.media_file(document.id)
        (event,) = [one for one in reader.events(subject=document.id) if one.kind == "media.taken_in"]
    assert station.workspace.masters.read(media.sha256) == recording.read_bytes()
    assert (media.name, media.kind, media.container, media.codecs) == ("lời kể.mp3", "audio", "mp3", ("mp3",))
    assert (media.profile, media.problems, event.details["master"]) == ("default", (), media.sha256)
    assert (document.ordinal, document.description) == (1, {"typeMedia": "01"})
    assert state_of(station, dossier) is DossierState.CAPTURING
    assert verify_workspace(station.workspace) == []
    assert [one.name for _, one in view_dossier(station, dossier.id).media] == ["lời kể.mp3"]


def test_a_poor_recording_is_taken_in_and_says_so(
    station: Station, crew: Any, dossier: Dossier, tmp_path: Path
) -> None:
    document = take_in_media(station, crew.operator, dossier, film(tmp_path / "phim.mp4", noise=False))
    with station.workspace.read() as reader:
        media = reader.media_file(document.id)
    assert [one.note for one in media.problems] == ["bitrate_low"]
    assert (media.container, document.description) == ("mp4", {"typeMedia": "02"})


@pytest.mark.parametrize("harm", ["text", "cut", "empty", "link", "missing", "twice", "full"])
def test_what_is_refused_leaves_no_trace(
    station: Station, crew: Any, dossier: Dossier, recording: Path, tmp_path: Path, harm: str
) -> None:
    path = tmp_path / f"{harm}.mp3"
    if harm == "text":
        path.write_text("không phải âm thanh")
    elif harm == "cut":
        path.write_bytes(recording.read_bytes()[:9000])
    elif harm == "empty":
        path.touch()
    elif harm == "link":
        path.symlink_to(recording)
    elif harm in ("twice", "full"):
        path.write_bytes(recording.read_bytes())
    if harm == "twice":
        take_in_media(station, crew.operator, dossier, recording)
    elif harm == "full":
        station = dataclasses.replace(station, settings=dataclasses.replace(station.settings, min_free_bytes=1 << 60))
    before = told(station, dossier), state_of(station, dossier), masters(station)
    with pytest.raises((InputFault, StorageFault)) as caught:
        take_in_media(station, crew.operator, dossier, path)
    if harm != "full":
        assert caught.value.context["file"] == str(path)
    assert (told(station, dossier), state_of(station, dossier), masters(station)) == before
    assert verify_workspace(station.workspace) == []


def test_who_may_and_when(station: Station, crew: Any, dossier: Dossier, recording: Path) -> None:
    with pytest.raises(Refused, match="role_missing"):
        take_in_media(station, crew.reviewer, dossier, recording)
    classify_dossier(station, crew.operator, dossier, Secrecy.SECRET)
    with pytest.raises(Refused, match="secrecy_station"):
        take_in_media(station, crew.operator, dossier, recording)
    assert (told(station, dossier), masters(station)) == ([], 0)
    classify_dossier(station, crew.operator, dossier, Secrecy.ORDINARY)
    take_in_media(station, crew.operator, dossier, recording)
    with pytest.raises(Refused, match="secrecy_after_capture"):
        classify_dossier(station, crew.operator, dossier, Secrecy.SECRET)


def test_taking_out_and_back_is_undo_and_redo(station: Station, crew: Any, dossier: Dossier, recording: Path) -> None:
    document = take_in_media(station, crew.operator, dossier, recording)
    with pytest.raises(Refused, match="reason_missing"):
        remove_media(station, crew.operator, document, " ")
    remove_media(station, crew.operator, document, "nhầm hồ sơ")
    assert told(station, dossier) == []
    assert take_in_media(station, crew.operator, dossier, recording).id != document.id
    restore_media(station, crew.operator, document)
    assert told(station, dossier) == [(1, "media"), (2, "media")]


def test_photographs_are_marked_and_marked_back(
    station: Station, crew: Any, dossier: Dossier, recording: Path, scan: Callable[..., list[Page]]
) -> None:
    pages = scan()
    start_document(station, crew.operator, pages[2])
    with station.workspace.read() as reader:
        document = reader.documents(dossier.id)[1]
    assert set_document_kind(station, crew.operator, document, "pic") == "doc"
    assert told(station, dossier) == [(1, "doc"), (2, "pic")]
    assert set_document_kind(station, crew.operator, document, "doc") == "pic"
    media = take_in_media(station, crew.operator, dossier, recording)
    for one, kind in ((document, "media"), (document, "film"), (media, "doc")):
        with pytest.raises(InputFault, match="kind_unknown"):
            set_document_kind(station, crew.operator, one, kind)


def review(station: Station, crew: Any, dossier: Dossier, media: list[Document]) -> None:
    """Hand in, refuse to approve what nobody listened to, judge it, approve."""
    submit_dossier(station, crew.operator, dossier, "chỉ có băng ghi âm")
    with station.workspace.read() as reader:
        pages = reader.pages(dossier.id)
    for page in pages:
        accept_page(station, crew.reviewer, page, "đã xem", seen=Seen(3.0, full_size=True, via=WINDOW))
    assert approval_summary(station, crew.reviewer, dossier.id).missing == ("media_unjudged",)
    with pytest.raises(Refused, match="media_unjudged"):
        approve_dossier(station, crew.reviewer, dossier)
    for one in media:
        judge_document(station, crew.reviewer, one.id, "pass")
    approve_dossier(station, crew.reviewer, dossier)


def at_site(station: Station) -> Station:
    return dataclasses.replace(station, settings=dataclasses.replace(station.settings, **SITE))


@pytest.mark.parametrize("name", ["tt05-aip", "tt05-sip"])
def test_a_dossier_of_media_only_is_reviewed_and_packed(
    station: Station, crew: Any, dossier: Dossier, recording: Path, tmp_path: Path, name: str
) -> None:
    station = at_site(station)
    both = [take_in_media(station, crew.operator, dossier, path) for path in (recording, film(tmp_path / "phim.avi"))]
    for one in both:
        describe_document_fields(station, crew.operator, one, MEDIA_SAID)
    with station.workspace.write(crew.operator) as unit:
        unit.describe_dossier(dossier.id, DOSSIER_SAID)
        unit.emit("dossier.described", dossier.id)
    review(station, crew, dossier, both)
    packed = package_dossier(station, crew.supervisor, dossier, station.profiles.package_profile(name))
    report = verify(packed.sealed.path, station.structures)
    assert [problem.as_dict() for problem in report.problems] == []
    assert verify_workspace(station.workspace) == []


def test_media_beside_pages_are_gathered_in_order(
    station: Station, crew: Any, dossier: Dossier, recording: Path, scan: Callable[..., list[Page]]
) -> None:
    scan()
    inspect_pages(station, dossier.id)
    document = take_in_media(station, crew.operator, dossier, recording)
    assert document.ordinal == 2
    review(station, crew, dossier, [document])
    with station.workspace.read() as reader:
        content = gather_content(station, reader, reader.dossier(dossier.id))
    assert [(one.document.ordinal, one.document.kind, len(one.pages)) for one in content.documents] == [
        (1, "doc", 4), (2, "media", 0),
    ]  # fmt: skip
    media = content.documents[1]
    assert media.media is not None
    assert media.media_path == station.workspace.masters.path(media.media.sha256)
    assert media.verdict is not None


def test_a_verdict_on_a_file_falls_with_its_description_and_the_dossier_can_come_back(
    station: Station, crew: Any, dossier: Dossier, recording: Path
) -> None:
    document = take_in_media(station, crew.operator, dossier, recording)
    submit_dossier(station, crew.operator, dossier, "chỉ có băng")
    judge_document(station, crew.reviewer, document.id, "pass")
    assert set(view_dossier(station, dossier.id).document_verdicts) == {document.id}
    describe_document_fields(station, crew.operator, document, {"movieTitle": "Khác"})
    assert not view_dossier(station, dossier.id).document_verdicts
    with pytest.raises(Refused, match="dossier_state"):
        remove_media(station, crew.operator, document, "nhầm")
    return_dossier(station, crew.reviewer, dossier, "thiếu tiêu đề")
    remove_media(station, crew.operator, document, "nhầm")
    assert told(station, dossier) == []


def test_what_a_clerk_has_to_do_names_the_file(station: Station, crew: Any, dossier: Dossier, recording: Path) -> None:
    settings = dataclasses.replace(station.settings, package_profile="tt05-aip", **SITE)
    station = dataclasses.replace(station, settings=settings)
    document = take_in_media(station, crew.operator, dossier, recording)
    fields = {one.field for one in what_is_missing(station, dossier) if one.document == document.ordinal}
    assert fields == {"movieTitle", "mode"}
    describe_document_fields(station, crew.operator, document, MEDIA_SAID)
    assert not [one for one in what_is_missing(station, dossier) if one.document == document.ordinal]
