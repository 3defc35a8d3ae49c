"""What is said of a fonds: by those who import, checked by its table, kept word by word, and told in packages."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from station.model.dossier import Dossier
from station.model.errors import InputFault, NotFound, Refused
from station.model.people import Person
from station.storage.database import FILE_NAME
from station.workflow.describe_fonds import describe_fonds, described_fonds
from station.workflow.station import Station


@pytest.fixture
def fonds(dossier: Dossier) -> str:
    return dossier.fonds_code


@pytest.fixture
def supervisor(crew: Any) -> Person:
    return crew.supervisor


@pytest.fixture
def operator(crew: Any) -> Person:
    return crew.operator


SAID = {"fondsHistory": "Huyện thành lập năm 1978.", "fondsStatus": "01", "archivesTime": "1978-2005"}


def test_a_description_is_kept_and_taken_back(station: Station, supervisor: Person, fonds: str) -> None:
    before = describe_fonds(station, supervisor, fonds, SAID)
    assert before == dict.fromkeys(SAID, "")
    assert describe_fonds(station, supervisor, fonds, {"fondsStatus": "02"}) == {"fondsStatus": "01"}
    with station.workspace.read() as reader:
        found = reader.fonds(fonds)
        assert found.description == {**SAID, "fondsStatus": "02"}
        assert described_fonds(found)["fondsCode"] == fonds
    with closing(sqlite3.connect(station.workspace.path / FILE_NAME)) as sql:
        rows = sql.execute("SELECT description FROM fonds_description ORDER BY sequence").fetchall()
    assert [json.loads(words) for (words,) in rows] == [SAID, {**SAID, "fondsStatus": "02"}]


def test_what_is_wrong_is_named_and_nothing_changes(
    station: Station, supervisor: Person, operator: Person, fonds: str
) -> None:
    for changed, code in (
        ({"fondsMotto": "x"}, "field_unknown"),
        ({"fondsCode": "X"}, "field_unknown"),
        ({"fondsStatus": "99"}, "field_refused"),
        ({"archivesTime": "1" * 31}, "field_refused"),
    ):
        with pytest.raises(InputFault, match=code):
            describe_fonds(station, supervisor, fonds, changed)
    with pytest.raises(NotFound, match="fonds_unknown"):
        describe_fonds(station, supervisor, "nowhere", SAID)
    with pytest.raises(Refused):
        describe_fonds(station, operator, fonds, SAID)
    with station.workspace.read() as reader:
        assert reader.fonds(fonds).description == {}


def test_the_database_keeps_every_word(station: Station, supervisor: Person, operator: Person, fonds: str) -> None:
    describe_fonds(station, supervisor, fonds, SAID)
    with closing(sqlite3.connect(station.workspace.path / FILE_NAME)) as sql:
        for statement in (
            "UPDATE fonds_description SET description = '{}'",
            "DELETE FROM fonds_description",
            "INSERT INTO fonds_description SELECT 'x', 99, fonds_id, '{}', '"
            + operator.id + "', at FROM fonds_description",
        ):  # fmt: skip
            with pytest.raises(sqlite3.IntegrityError, match="station:"):
                sql.execute(statement)
