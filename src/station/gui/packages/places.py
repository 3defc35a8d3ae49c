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
    """``document``: its ordinal, 0 for the dossier itself; ``page``: its number, 0 when no page is named."""

    where: Where
    document: int = 0
    field: str = ""
    page: int = 0


_CODES = {
    "fields_missing": Where.FIELD, "fields_invalid": Where.FIELD, "not_permanent": Where.FIELD,
    "type_abbreviation_missing": Where.FIELD,
    "page_dpi_low": Where.PAGE, "page_bits_low": Where.PAGE, "page_dpi_unknown": Where.PAGE,
    "page_incomplete": Where.PAGE, "master_missing": Where.PAGE, "master_changed": Where.PAGE,
    "counts_unexplained": Where.COUNTS, "pages_missing": Where.COUNTS, "document_empty": Where.COUNTS,
    "secrecy_stop": Where.DECISIONS, "pages_unaccepted": Where.DECISIONS, "documents_failed": Where.DECISIONS,
    "media_unjudged": Where.DECISIONS,
    "site_code_missing": Where.SETTINGS, "structure_unknown": Where.SETTINGS,
}  # fmt: skip
_FIELDS = {"not_permanent": "maintenance", "type_abbreviation_missing": "typeName"}
_LAST_NUMBER = re.compile(r"(\d+)\Z", re.ASCII)
# Who says in which of its reasons that something is to be mended there.
RETURN_REASONS = {Where.FIELD: "description", Where.PAGE: "rejected_pages", Where.COUNTS: "incomplete"}


def place_of(error: StationError) -> Place:
    """Return where the fact that an error tells of is mended."""
    where = _CODES.get(error.code, Where.SETTINGS if isinstance(error, SettingsFault) else Where.NOWHERE)
    context = error.context
    field = str(context.get("field") or _FIELDS.get(error.code, "")) if where is Where.FIELD else ""
    document = context.get("document", 0) if where is Where.FIELD else 0
    return Place(where, document if isinstance(document, int) else 0, field, _page(error) if where is Where.PAGE else 0)


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
    if place.where is Where.FIELD:
        documents = (one for one in reader.documents(dossier_id) if one.ordinal == place.document)
        first = next((pages[one.page_ids[0]].number for one in documents if one.page_ids), 0)
        return f"{dossier_id}/{first}/{place.field}"
    wanted = next((page.id for page in pages.values() if page.number == place.page), "")
    return f"{dossier_id}/{wanted}" if wanted else dossier_id


def _review(person: Person) -> str:
    return "review" if person.may(Action.ACCEPT) or person.may(Action.RELEASE) else ""
