"""``station submit``, ``accept``, ``reject``, ``return`` and ``approve``: who acts is always named with ``--as``.

A command shows no page. Whoever accepts by one, as a control that another system made, names the pages and says where
they were checked; that is what the record then claims, and not that somebody looked.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence

from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.cli.reasons import given_reason
from station.model.dossier import MEDIA, PICTURE, TEXT, Dossier, Page
from station.model.errors import InputFault, NotFound
from station.model.reasons import ACCEPT, COUNTS, REJECT, RETURN
from station.model.review import DECLARED, Seen
from station.model.states import DossierState, PageState
from station.packaging.facts import field_table
from station.workflow.choose_packaging import packaging_of
from station.workflow.review_dossier import accept_page, accept_rest, approve_dossier, reject_page, return_dossier
from station.workflow.station import Station
from station.workflow.submit_dossier import Missing, submit_dossier, what_is_missing


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    for name, run in (
        ("submit", run_submit), ("accept", run_accept), ("reject", run_reject), ("return", run_return),
        ("approve", run_approve),
    ):  # fmt: skip
        parser = common.command(commands, name, person=True)
        parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
        parser.add_argument("--reason", default="", metavar="CODE|TEXT", help=common.word("reason"))
        if name in ("accept", "reject"):
            parser.add_argument("--pages", default="", metavar="1,3-5", help=common.word(f"pages_{name}"))
        if name == "accept":
            parser.add_argument("--rest", action="store_true", help=common.word("rest"))
            parser.add_argument("--checked", default="", metavar="TEXT", help=common.word("checked"))
        parser.set_defaults(run=run)


def page_numbers(text: str) -> list[int]:
    """Return the numbers in ``1,3-5``; raises ``InputFault`` with code ``pages_unreadable``."""
    numbers: list[int] = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        first, _, last = part.partition("-")
        try:
            numbers.extend(range(int(first), int(last or first) + 1))
        except ValueError as error:
            raise InputFault("pages_unreadable", value=part) from error
    return numbers


def choose(station: Station, dossier: Dossier, numbers: Iterable[int]) -> list[Page]:
    """Return the live pages with these numbers, or all; raises ``NotFound`` for a number that is not there."""
    with station.workspace.read() as reader:
        pages = {page.number: page for page in reader.pages(dossier.id)}
    wanted = list(numbers) or list(pages)
    for number in wanted:
        if number not in pages:
            raise NotFound("page_unknown", page=number, dossier=dossier.code)
    return [pages[number] for number in wanted]


def run_submit(face: Face) -> int:
    """Hand a dossier to review; what is missing is listed."""
    reason = given_reason(face, COUNTS, face.arguments.reason)
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        missing = what_is_missing(station, dossier)
        _tell_missing(face, station, missing)
        submit_dossier(station, person, dossier, reason)
    face.say("submitted", dossier=dossier.code)
    face.result({"dossier": dossier.code, "state": DossierState.IN_REVIEW.value, "notes": [m.code for m in missing]})
    return 0


def _tell_missing(face: Face, station: Station, missing: Sequence[Missing]) -> None:
    """Say what is missing, the fields of one description together and by their titles."""
    titles = _titles(station, face.texts.language)
    fields: dict[tuple[str, int, int], list[str]] = {}
    for one in missing:
        if one.field:
            named = f"{titles[one.field]} ({one.field})" if one.field in titles else one.field
            fields.setdefault((one.code, one.document, one.page), []).append(named)
        else:
            face.say(f"missing_{one.code}", page=one.page, expected=one.expected, found=one.found)
    for (code, document, page), names in fields.items():
        described = "place_dossier" if not document else "place_document" if page else "place_media"
        place = face.texts.word(described, document=document, page=page)
        face.say(f"missing_{code}", place=place, fields=", ".join(names))


def _titles(station: Station, language: str) -> dict[str, str]:
    profile = packaging_of(station).profile
    tables = (profile.dossier_fields, *(field_table(profile, kind) for kind in (TEXT, PICTURE, MEDIA)))
    rules = [rule for table in tables for rule in table]
    return {rule.name: rule.title_en if language == "en" else rule.title_vi for rule in rules}


def run_accept(face: Face) -> int:
    """Accept the pages named, or what the sample left out. A dossier whose last page was accepted is approved."""
    reason = given_reason(face, ACCEPT, face.arguments.reason)
    numbers, checked = page_numbers(face.arguments.pages), face.arguments.checked.strip()
    if not numbers and not face.arguments.rest:
        raise InputFault("accept_what")
    if numbers and not checked:
        raise InputFault("checked_unsaid")
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        pages = choose(station, dossier, numbers) if numbers else []
        for page in pages:
            accept_page(station, person, page, reason, checked, Seen(via=DECLARED))
        if face.arguments.rest:
            pages = [*pages, *accept_rest(station, person, dossier)]
        undecided = [page for page in choose(station, dossier, []) if page.state is not PageState.ACCEPTED]
        if not undecided:
            approve_dossier(station, person, dossier)
    face.say("accepted", count=len(pages), dossier=dossier.code, left=len(undecided))
    if not undecided:
        face.say("approved", dossier=dossier.code)
    state = DossierState.IN_REVIEW if undecided else DossierState.APPROVED
    face.result({"dossier": dossier.code, "accepted": len(pages), "undecided": len(undecided), "state": state.value})
    return 0


def run_reject(face: Face) -> int:
    """Reject the pages named, with a reason."""
    numbers, reason = page_numbers(face.arguments.pages), given_reason(face, REJECT, face.arguments.reason)
    if not numbers:
        raise InputFault("pages_needed")
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        for page in choose(station, dossier, numbers):
            reject_page(station, person, page, reason)
    face.say("rejected", count=len(numbers), dossier=dossier.code)
    face.result({"dossier": dossier.code, "rejected": len(numbers)})
    return 0


def run_return(face: Face) -> int:
    """Send a dossier back with a reason."""
    reason = given_reason(face, RETURN, face.arguments.reason)
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        return_dossier(station, person, dossier, reason)
    face.say("returned", dossier=dossier.code)
    face.result({"dossier": dossier.code, "state": DossierState.RETURNED.value})
    return 0


def run_approve(face: Face) -> int:
    """Approve a dossier whose pages are all accepted."""
    with face.station() as station:
        person, dossier = acting_person(face, station), named_dossier(station, face.arguments.dossier)
        approve_dossier(station, person, dossier)
    face.say("approved", dossier=dossier.code)
    face.result({"dossier": dossier.code, "state": DossierState.APPROVED.value})
    return 0
