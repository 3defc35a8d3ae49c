"""The edition of a checklist changes with every limit and every check, and with nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from station.model.profiles import Checklist
from station.qc.edition import edition_of

LIST = Checklist("default", "2", "Mặc định", "vie", {"skew": {"residual": 0.5}}, {"duplicate": {"bits": 6.0}})


@dataclass(frozen=True)
class Tool:
    name: str = "skew"
    version: str = "1"


EDITION = edition_of(LIST, [Tool()])


def test_it_begins_with_the_version_of_the_site() -> None:
    assert EDITION.startswith("2-")
    assert edition_of(LIST, [Tool()]) == EDITION
    assert edition_of(replace(LIST, title="Khác"), [Tool()]) == EDITION, "a title checks nothing"


@pytest.mark.parametrize(
    "changed",
    [
        replace(LIST, version="3"),
        replace(LIST, language="eng"),
        replace(LIST, limits={"skew": {"residual": 0.4}}),
        replace(LIST, limits={}),
        replace(LIST, dossier={"duplicate": {"bits": 7.0}}),
    ],
)
def test_every_limit_counts(changed: Checklist) -> None:
    assert edition_of(changed, [Tool()]) != EDITION


def test_every_check_counts() -> None:
    assert edition_of(LIST, [Tool(version="2")]) != EDITION
    assert edition_of(LIST, [Tool(), Tool("blank")]) != EDITION
