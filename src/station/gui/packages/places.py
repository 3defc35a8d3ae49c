"""Where a person mends what keeps a dossier from being packed: a field, a page, the counts, the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from station.model.errors import SettingsFault, StationError
from station.model.people import Action, Person
from station.model.states import OPEN_FOR_CAPTURE, DossierState
from station.storage.unit import Reader


class Where(Enum):
    """What has to be mended."""

    FIELD = "field"
    PAGE = "page"
    COUNTS = "counts"
    DECISIONS = "decisions"
    SETTINGS = "settings"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Place:
    """``document``: its ordinal, 0 for the dossier itself; ``page``: its number, 0 when no page is named.

    ``turn``: which page of the document it is, counted from 1, where a rule names one so; 0 where none does.
    """

    where: Where
    document: int = 0
    field: str = ""
    page: int = 0
    turn: int = 0


_CODES = {
    "fields_missing": Where.FIELD, "fields_invalid": Where.FIELD, "not_permanent": Where.FIELD,
    "type_abbreviation_missing": Where.FIELD,
    "page_dpi_low": Where.PAGE, "page_bits_low": Where.PAGE, "page_dpi_unknown": Where.PAGE,
    "page_incomplete": Where.PAGE, "master_missing": Where.PAGE, "master_changed": Where.PAGE,
    "master_unequal": Where.PAGE,
    "counts_unexplained": Where.COUNTS, "pages_missing": Where.COUNTS, "document_empty": Where.COUNTS,
    "secrecy_stop": Where.DECISIONS, "pages_unaccepted": Where.DECISIONS, "documents_failed": Where.DECISIONS,
    "media_unjudged": Where.DECISIONS,
    "site_code_missing": Where.SETTINGS, "structure_unknown": Where.SETTINGS,
}  # fmt: skip
_FIELDS = {"not_permanent": "maintenance", "type_abbreviation_missing": "typeName"}
# Of what a rule tells: the field with its value, the page in its document.
_FIELD_TOLD = re.compile(r"(\w+)='", re.ASCII)
_PAGE_TOLD = re.compile(r"(?:page )?(\d+): ", re.ASCII)
_RULES = ("package_invalid", "pdfa_rejected")
_LAST_NUMBER = re.compile(r"(\d+)\Z", re.ASCII)
# Who says in which of its reasons that something is to be mended there.
RETURN_REASONS = {Where.FIELD: "description", Where.PAGE: "rejected_pages", Where.COUNTS: "incomplete"}


def place_of(error: StationError) -> Place:
    """Return where the fact that an error tells of is mended."""
    if error.code in _RULES:
        return _place_of_rule(error)
    where = _CODES.get(error.code, Where.SETTINGS if isinstance(error, SettingsFault) else Where.NOWHERE)
    context = error.context
    field = str(context.get("field") or _FIELDS.get(error.code, "")) if where is Where.FIELD else ""
    document = context.get("document", 0) if where is Where.FIELD else 0
    return Place(where, document if isinstance(document, int) else 0, field, _page(error) if where is Where.PAGE else 0)


def _place_of_rule(error: StationError) -> Place:
    """Return where what a rule is broken by comes from: what was described, a page, or the profile of the package."""
    told, named = str(error.context.get("detail", "")), error.context.get("document", 0)
    document = named if isinstance(named, int) else 0
    field, turn = _FIELD_TOLD.search(told), _PAGE_TOLD.match(told)
    if "/descriptive/" in str(error.context.get("subject", "")):
        return Place(Where.FIELD, document, field[1] if field else "")
    return Place(Where.PAGE, document, turn=int(turn[1]) if turn else 0) if document else Place(Where.SETTINGS)


def _page(error: StationError) -> int:
    """Return the number of a page: given as such, or at the end of what the page is called."""
    number = error.context.get("number") or error.context.get("page")
    if isinstance(number, int):
        return number
    found = _LAST_NUMBER.search(str(number or ""))
    return int(found[1]) if found else 0


def room_for(place: Place, person: Person) -> str:
    """Return the room in which the person can do something about it, ``""`` when somebody else must."""
    may = person.may
    rooms = {
        Where.FIELD: "describe" if may(Action.DESCRIBE) else "",
        Where.PAGE: "capture" if may(Action.CAPTURE) else _review(person),
        Where.COUNTS: "capture" if may(Action.CAPTURE) else "",
        Where.DECISIONS: _review(person),
        Where.SETTINGS: "settings",
    }
    return rooms.get(place.where, "")


def is_closed(place: Place, state: DossierState) -> bool:
    """Whether nothing can be mended there in this state, so that the dossier must be returned first."""
    if place.where is Where.FIELD:
        return state not in OPEN_FOR_CAPTURE | {DossierState.IN_REVIEW}
    return place.where in (Where.PAGE, Where.COUNTS) and state not in OPEN_FOR_CAPTURE


def subject_of(reader: Reader, dossier_id: str, place: Place, room: str) -> str:
    """Return what the room is told to open."""
    if room == "settings":
        return "packaging"
    pages = {page.id: page for page in reader.pages(dossier_id)}
    documents = (one for one in reader.documents(dossier_id) if one.ordinal == place.document)
    its_pages = next((one.page_ids for one in documents), ())
    if place.where is Where.FIELD:
        first = pages[its_pages[0]].number if its_pages else 0
        return f"{dossier_id}/{first}/{place.field}"
    wanted = next((page.id for page in pages.values() if page.number == place.page), "")
    if place.document:
        wanted = next(iter((*its_pages[max(place.turn, 1) - 1 :], *its_pages)), "")
    return f"{dossier_id}/{wanted}" if wanted else dossier_id


def _review(person: Person) -> str:
    return "review" if person.may(Action.ACCEPT) or person.may(Action.RELEASE) else ""
