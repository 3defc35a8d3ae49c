"""What a clerk's box around some words says for one field: the words of the page as the description wants them.

The same readers as for suggestions, without the question where on the page a field stands: the clerk has told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from station.indexing import fields
from station.indexing.capitals import place_name
from station.indexing.dates import date_in, read_dateline, read_place
from station.indexing.heading import is_number_line
from station.indexing.lists import LETTER, codelist, type_lists
from station.indexing.numbers import notation_alone, number_alone, read_numbering
from station.indexing.organs import Issuer, read_issuer
from station.indexing.signers import office_of, person
from station.indexing.subjects import mend_subject, subject_of
from station.indexing.titles import title_of
from station.model.geometry import Box
from station.model.page_text import PageText
from station.ocr.layout import Line, rows_inside, text_of, words_of
from station.ocr.letters import clean, fold, upper_share
from station.ocr.secrecy import secrecy_of

_CAPITALS: Final = 0.75
_DIRT: Final = " .,;:-_'`~|*“”\""

Rows = tuple[Line, ...]


def read_field(text: PageText, box: Box, field: str) -> str:
    """Return what the words inside of a box say for a field, ``""`` when they say nothing for it.

    ``text``: the words of the page; ``box``: in pixels of its rendition, a word belongs to it when half of its area
    lies inside; ``field``: a name of ``Suggestion.field``. The value has the form of ``Suggestion.value``: a date
    DD/MM/YYYY, MM/YYYY or YYYY, a type its code, a number and a notation without each other, a subject with ``V/v``
    written out, an agency in the case of a text. Any other field gets the words with single blanks. Raises
    ``SettingsFault`` (``toml_unreadable``, ``setting_missing``) when a code list cannot be read.
    """
    rows = rows_inside(text, box)
    if not rows:
        return ""
    return _READERS.get(field, _plain)(rows, text)


def _plain(rows: Rows, _page: PageText) -> str:
    return text_of(words_of(rows))


def _type(rows: Rows, _page: PageText) -> str:
    line = Line(words_of(rows))
    if fold(line.text) == fold(codelist("type_name")[LETTER]):
        return LETTER
    title = title_of(line)
    if title is not None:
        return title.code
    short = read_numbering(line, "", ()).notation or notation_alone(line, ())
    return type_lists().abbreviations.get(short.partition("-")[0].partition("/")[0], "")


def _number(rows: Rows, _page: PageText) -> str:
    line = Line(words_of(rows))
    return number_alone(line) or read_numbering(line, "", ()).number


def _notation(rows: Rows, _page: PageText) -> str:
    line = Line(words_of(rows))
    if number_alone(line):
        return ""
    read = read_numbering(line, "", ())
    return read.notation if read.number else notation_alone(line, ())


def _date(rows: Rows, _page: PageText) -> str:
    return date_in(words_of(rows))


def _place(rows: Rows, _page: PageText) -> str:
    line = Line(words_of(rows))
    place = read_place(read_dateline(line)) or line.text.strip(_DIRT)
    return place_name(place.split()) if upper_share(place) > _CAPITALS else place


def _subject(rows: Rows, page: PageText) -> str:
    capitals = upper_share(rows[0].text) > _CAPITALS
    subject = subject_of(words_of(rows), clear=True, in_capitals=capitals)
    return mend_subject(subject, page.words).value if subject else ""


def _organ(rows: Rows, page: PageText) -> str:
    issuer = _issuer(rows, page)
    return issuer.body.name if issuer else _plain(rows, page).strip(_DIRT)


def _parent(rows: Rows, page: PageText) -> str:
    issuer = _issuer(rows, page)
    if issuer is None:
        return _plain(rows, page).strip(_DIRT)
    return (issuer.parent or issuer.body).name


def _issuer(rows: Rows, page: PageText) -> Issuer | None:
    """Return who the words name in capitals, ``None`` when they stand in the case of a text already."""
    own = frozenset(words_of(rows))
    if upper_share(_plain(rows, page)) <= _CAPITALS:
        return None
    agency = [row for row in rows if not is_number_line(row)]
    return read_issuer(agency, (), tuple(word for word in page.words if word not in own))


def _signer(rows: Rows, _page: PageText) -> str:
    name = person(text_of(words_of(rows)))
    return place_name(name.split()) if upper_share(name) > _CAPITALS else name


def _position(rows: Rows, page: PageText) -> str:
    offices = [office for row in rows if (office := office_of(row)[0])]
    return offices[-1] if offices else clean(_plain(rows, page)).strip(_DIRT)


def _secrecy(rows: Rows, page: PageText) -> str:
    level = secrecy_of(_plain(rows, page))
    return level.value if level else ""


_READERS: Final[dict[str, Callable[[Rows, PageText], str]]] = {
    fields.TYPE: _type,
    fields.NUMBER: _number,
    fields.NOTATION: _notation,
    fields.DATE: _date,
    fields.PLACE: _place,
    fields.ORGAN: _organ,
    fields.PARENT: _parent,
    fields.SUBJECT: _subject,
    fields.SIGNER: _signer,
    fields.POSITION: _position,
    fields.SECRECY: _secrecy,
}
