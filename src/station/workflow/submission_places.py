"""A package that is handed over has its place in a submission: [số thứ tự gói trong lần nộp] of TT 05/2025."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from station.model.dossier import Dossier
from station.model.errors import PackageFault
from station.model.people import Person
from station.model.profiles import PackageProfile
from station.workflow.station import Station

# The options that say submission and place (``PackageProfile``); a place of 0 in a profile is left out of the names.
_SUBMISSION, _ORDINAL = "submission", "zip_ordinal"


@dataclass(frozen=True, slots=True)
class Submission:
    """Which submission a package belongs to (mã đăng ký yêu cầu nộp) and where it stands in it.

    ``code`` is ``""`` for that of the profile; ``ordinal`` is 0 for the place the dossier has there, or the next one.
    """

    code: str = ""
    ordinal: int = 0

    def __bool__(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.code or self.ordinal)


NOWHERE = Submission()


def give_place(
    station: Station, person: Person, dossier: Dossier, profile: PackageProfile, wanted: Submission,
    require: Callable[[], None],
) -> PackageProfile:  # fmt: skip
    """Return the profile with submission and place of the dossier's package; other profiles as they are.

    That is a transaction of its own: a place stays given after a crash and after a refusal, and the next version has it
    too. So that no place stays empty, ``require`` is called before one is given, and raises what keeps the dossier from
    being packed. Dossiers that are handed over without a code count as one submission.

    Raises ``PackageFault``: ``submission_unused`` (packages of the profile are not handed over), ``place_given``,
    ``place_taken``, ``place_out_of_range``.
    """
    if not profile.handed_over:
        if wanted:
            raise PackageFault("submission_unused", profile=profile.name)
        return profile
    code = " ".join((wanted.code or str(profile.options.get(_SUBMISSION, ""))).split())
    if profile.options.get(_ORDINAL) == 0 and not wanted.ordinal:
        return _placed(profile, code, 0)
    with station.workspace.read() as reader:
        place = reader.submission_place(dossier.id, code)
    if not place or wanted.ordinal not in (0, place):
        require()
        with station.workspace.write(person) as unit:
            place = unit.give_place(dossier.id, code, wanted.ordinal)
            unit.emit("dossier.placed", dossier.id, submission=code, ordinal=place, profile=profile.name)
    return _placed(profile, code, place)


def place_in(profile: PackageProfile) -> Submission:
    """Return what ``give_place`` has put into a profile, nothing for one whose packages are not handed over."""
    if not profile.handed_over:
        return NOWHERE
    return Submission(str(profile.options.get(_SUBMISSION, "")), int(profile.options.get(_ORDINAL, 0)))


def _placed(profile: PackageProfile, code: str, place: int) -> PackageProfile:
    return replace(profile, options={**profile.options, _SUBMISSION: code, _ORDINAL: place})
