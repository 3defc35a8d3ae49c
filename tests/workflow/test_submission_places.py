"""Packages that are handed over know their submission and where they stand in it; no two stand at the same place."""

from __future__ import annotations

import pytest
from test_package_refusals import (
    GOOD,
    HARD,
    dossier_of,
    folder,
    masters_of,
    overwrite,
    pack,
    person_of,
    prepared,
    profile_of,
    refused,
    station,
)
from test_package_versions import inside, require_sound

from station.model.people import Role
from station.model.profiles import PackageProfile
from station.packaging.manifest import SEAL, read_seal
from station.packaging.tt05.mets_reading import read_mets
from station.workflow.package_dossier import Packed
from station.workflow.station import Station
from station.workflow.submission_places import Submission, give_place, place_in

__all__ = ["folder", "prepared", "station"]

ASKED = Submission("NL-2026-07", 0)


def place(station: Station, submission: Submission = ASKED, profile: PackageProfile | None = None) -> int:
    """Give the other dossier its place, though no SIP takes it: ``int`` requires nothing of it."""
    person = person_of(station, Role.SUPERVISOR)
    given = give_place(station, person, dossier_of(station, HARD), profile or profile_of("tt05-sip"), submission, int)
    return place_in(given).ordinal


def name_of(packed: Packed) -> str:
    (archive,) = packed.sealed.path.glob("*.zip")
    return archive.name


def agreement_of(packed: Packed) -> str:
    records = dict(read_mets(inside(packed, "METS.xml")).header.records)
    return records["SUBMISSIONAGREEMENT"]


def test_the_second_dossier_of_a_submission_is_its_second_package(station: Station) -> None:
    assert place(station) == 1
    packed = pack(station, profile_of("tt05-sip"), submission=ASKED)
    assert name_of(packed).startswith("2uuid-")
    assert agreement_of(packed) == "NL-2026-07"
    assert packed.submission == Submission("NL-2026-07", 2)
    facts = read_seal((packed.sealed.path / SEAL).read_bytes()).facts["options"]
    assert isinstance(facts, dict)
    assert (facts["submission"], facts["zip_ordinal"]) == ("NL-2026-07", 2)
    with station.workspace.read() as reader:
        (event,) = [one for one in reader.events(dossier_id=packed.dossier.id) if one.kind == "dossier.packaged"]
    assert (event.details["submission"], event.details["ordinal"]) == ("NL-2026-07", 2)
    require_sound(station, packed)


def test_dossiers_that_name_no_submission_still_get_a_number_each(station: Station) -> None:
    packed = pack(station, profile_of("tt05-sip"))
    assert (name_of(packed)[0], agreement_of(packed)) == ("1", GOOD)
    assert place(station, Submission()) == 2


def test_a_later_version_keeps_its_place_and_another_submission_has_its_own(station: Station) -> None:
    place(station)
    first, again = (pack(station, profile_of("tt05-sip"), submission=ASKED) for _ in range(2))
    other = pack(station, profile_of("tt05-sip"), submission=Submission(" NL-2027-01 ", 30))
    assert [name_of(one).split("uuid")[0] for one in (first, again, other)] == ["2", "2", "30"]
    assert agreement_of(other) == "NL-2027-01"
    assert name_of(first) != name_of(again)
    require_sound(station, first, again, other)


def test_a_submission_that_the_profile_names_is_counted_too(station: Station) -> None:
    assert place(station, Submission(), profile_of("tt05-sip", submission="NL-1")) == 1
    packed = pack(station, profile_of("tt05-sip", submission="NL-1"))
    assert (agreement_of(packed), name_of(packed)[0]) == ("NL-1", "2")


def test_a_profile_may_leave_the_number_out(station: Station) -> None:
    assert name_of(pack(station, profile_of("tt05-sip", zip_ordinal=0))).startswith("uuid-")


@pytest.mark.parametrize(
    ("profile", "wanted", "code"),
    [
        ("tt05-sip", Submission("NL-2026-07", 1), "place_taken"),
        ("tt05-sip", Submission("NL-2026-07", -1), "place_out_of_range"),
        ("tt05-aip", Submission("NL-2026-07"), "submission_unused"),
        ("plain", Submission(ordinal=3), "submission_unused"),
    ],
)  # fmt: skip
def test_a_place_that_cannot_be_had_is_refused(station: Station, profile: str, wanted: Submission, code: str) -> None:
    place(station)
    assert refused(station, profile_of(profile), submission=wanted).code == code


def test_what_cannot_be_handed_over_takes_no_place_from_another(station: Station) -> None:
    assert refused(station, profile_of("tt05-sip"), HARD, submission=ASKED).code == "not_permanent"
    assert name_of(pack(station, profile_of("tt05-sip"), submission=ASKED))[0] == "1"


def test_a_place_stays_given_when_the_package_is_refused_later(station: Station) -> None:
    master = masters_of(station)[0]
    data = overwrite(master, b"x")
    assert refused(station, profile_of("tt05-sip"), submission=ASKED).code == "master_changed"
    overwrite(master, data)
    assert place(station) == 2
    assert name_of(pack(station, profile_of("tt05-sip"), submission=ASKED))[0] == "1"
