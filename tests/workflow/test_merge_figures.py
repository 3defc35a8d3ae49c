"""Figures of several stations: the same counts whichever order they come in, and nothing from anybody who is not known.

The stations are real workspaces with captures, rejections and approvals of their own.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stations_kit import Counts, DirectSql, counts, open_station, work

from station.bootstrap import Parts
from station.model.counting import FIGURES
from station.model.errors import InputFault, Refused, StorageFault
from station.model.people import Person
from station.storage.station_key import FILE_NAME, StationKey, fingerprint, is_signed, same_fingerprint
from station.storage.verify import verify_workspace
from station.workflow.figures_file import EVENTS, FIGURES_FILE, SIGNATURE, VERSION, _signed
from station.workflow.merge_figures import (
    check_merged,
    export_figures,
    kept_file,
    merge_figures,
    merged_stations,
    own_fingerprint,
)
from station.workflow.station import Station

BY = ("station", "day", "hour", "operator", "reviewer", "fonds", "unit", "size", "reason", "device", "profile")
NAMES = ("trạm A", "trạm B", "trạm C")


@dataclass(frozen=True)
class Export:
    """A file, the station it came from, how many it had written before, and the station's own counts then."""

    station: str
    number: int
    path: Path
    trust: str
    counts: Counts


def together(*parts: Counts) -> Counts:
    found: Counts = {}
    for part in parts:
        for group, figures in part.items():
            before = found.get(group, (0,) * len(figures))
            found[group] = tuple(one + other for one, other in zip(before, figures, strict=True))
    return found


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory, parts: Parts) -> list[Export]:
    """Three states of each of three stations."""
    root, found = tmp_path_factory.mktemp("stations"), []
    (root / "out").mkdir()
    for place, name in enumerate(NAMES):
        with open_station(root / name, parts, name) as (station, scene, boss):
            for number in range(3):
                work(scene, 3 * place + number)
                path = export_figures(station, boss, root / "out")
                found.append(Export(name, number, path, own_fingerprint(station), counts(station.workspace, BY)))
            assert verify_workspace(station.workspace) == []
    return found


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory, parts: Parts) -> Path:
    """The workspace of a station with work of its own, to be copied."""
    path = tmp_path_factory.mktemp("centre") / "workspace"
    with open_station(path, parts, "trung tâm") as (_, scene, _boss):
        work(scene, 90)
    return path


@pytest.fixture
def here(centre: Path, parts: Parts, tmp_path: Path) -> Iterator[tuple[Station, Person]]:
    shutil.copytree(centre, tmp_path / "workspace")
    with open_station(tmp_path / "workspace", parts, "trung tâm") as (station, _, boss):
        yield station, boss


def refusal(here: tuple[Station, Person], path: Path, trust: str | None = None) -> InputFault | Refused:
    before = counts(here[0].workspace, BY)
    with pytest.raises((InputFault, Refused)) as caught:
        merge_figures(*here, path, trust=trust)
    assert counts(here[0].workspace, BY) == before
    return caught.value


def test_the_stations_count_what_they_did(exports: list[Export]) -> None:
    captured = FIGURES.index("captured")
    assert [sum(row[captured] for row in one.counts.values()) for one in exports] == [2, 5, 7, 3, 5, 8, 2, 5, 7]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.lists(st.integers(0, 8), min_size=1, max_size=9))
def test_any_order_and_repetition_gives_the_same_counts(
    exports: list[Export], centre: Path, parts: Parts, tmp_path: Path, order: list[int]
) -> None:
    path = tmp_path / f"ws-{os.urandom(4).hex()}"
    shutil.copytree(centre, path)
    latest: dict[str, Export] = {}
    with open_station(path, parts, "trung tâm") as (station, _, boss):
        own = counts(station.workspace, BY)
        for one in (exports[index] for index in order):
            known = latest.get(one.station)
            merged = merge_figures(station, boss, one.path, trust=one.trust)
            assert merged.changed == (known is None or one.number > known.number)
            latest[one.station] = one if merged.changed or known is None else known
        expected = together(own, *(one.counts for one in latest.values()))
        assert counts(station.workspace, BY) == expected
        whole = counts(station.workspace, ())
        assert whole == together(*({(): row} for row in expected.values()))
        assert {path.name for path in (path / "merged").iterdir()} == {
            kept_file(station, one).name for one in merged_stations(station)
        }
        assert verify_workspace(station.workspace) == []
    shutil.rmtree(path)


def test_whoever_comes_first_has_to_be_trusted_by_name(here: tuple[Station, Person], exports: list[Export]) -> None:
    one = exports[0]
    for trust in (None, "", "0000 0000", exports[3].trust):
        fault = refusal(here, one.path, trust)
        assert (fault.code, fault.context["fingerprint"]) == ("figures_untrusted", one.trust)
        assert fault.context["station"] == "trạm A"
    typed = one.trust.lower().replace(" ", "-")
    assert merge_figures(*here, one.path, trust=typed).changed
    assert merge_figures(*here, exports[1].path).changed, "known by now"
    (known,) = merged_stations(here[0])
    assert (known.name, known.fingerprint) == ("trạm A", one.trust)


def test_only_a_supervisor_takes_figures_in(here: tuple[Station, Person], exports: list[Export]) -> None:
    with here[0].workspace.read() as reader:
        lan, minh = reader.person_by_name("lan"), reader.person_by_name("minh")
    for person in (lan, minh):
        with pytest.raises(Refused, match="role_missing"):
            merge_figures(here[0], person, exports[0].path, trust=exports[0].trust)
        with pytest.raises(Refused, match="role_missing"):
            export_figures(here[0], person, exports[0].path.parent)


def test_own_figures_come_in_from_nowhere(here: tuple[Station, Person], tmp_path: Path) -> None:
    path = export_figures(*here, tmp_path)
    assert refusal(here, path, own_fingerprint(here[0])).code == "figures_own"


def test_figures_of_others_do_not_leave_again(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path
) -> None:
    merge_figures(*here, exports[0].path, trust=exports[0].trust)
    with zipfile.ZipFile(export_figures(*here, tmp_path)) as archive:
        assert "trạm A" not in archive.read(FIGURES_FILE).decode()


@pytest.fixture
def twins(centre: Path, parts: Parts, tmp_path: Path) -> tuple[Callable[[str, int], Path], str]:
    """Return how two copies of one workspace export after some rounds of work, and their fingerprint."""
    (tmp_path / "out").mkdir()
    with open_station(tmp_path / "one", parts, "trạm đôi") as (station, scene, _):
        work(scene, 1)
        trust = own_fingerprint(station)
    shutil.copytree(tmp_path / "one", tmp_path / "two")

    def export(which: str, rounds: int) -> Path:
        (tmp_path / "out" / which).mkdir(exist_ok=True)
        with open_station(tmp_path / which, parts, "trạm đôi") as (station, scene, boss):
            for number in range(rounds):
                work(scene, 40 + number if which == "one" else 60 + number)
            return export_figures(station, boss, tmp_path / "out" / which)

    return export, trust


@pytest.mark.parametrize(("first", "second"), [(1, 1), (1, 2), (2, 1)])
def test_two_histories_of_one_station_are_a_fork(
    here: tuple[Station, Person], twins: tuple[Callable[[str, int], Path], str], first: int, second: int
) -> None:
    export, trust = twins
    one, two = export("one", first), export("two", second)
    merged = merge_figures(*here, one, trust=trust)
    fault = refusal(here, two)
    assert (fault.code, fault.context["known_head"]) == ("figures_fork", merged.chain_head)
    assert fault.context["head"] != merged.chain_head
    assert fault.context["known_sequence"] == merged.sequence
    assert (fault.context["sequence"] == merged.sequence) == (first == second)
    assert merge_figures(*here, export("one", 1)).changed, "the station that was known goes on"


def test_another_key_of_a_known_station_is_asked_about(
    here: tuple[Station, Person], twins: tuple[Callable[[str, int], Path], str], tmp_path: Path
) -> None:
    export, trust = twins
    merge_figures(*here, export("one", 0), trust=trust)
    (tmp_path / "one" / FILE_NAME).unlink()
    path = export("one", 1)
    fault = refusal(here, path, trust)
    assert fault.code == "figures_key_changed"
    merged = merge_figures(*here, path, trust=str(fault.context["fingerprint"]))
    assert merged.changed
    assert [one.fingerprint for one in merged_stations(here[0])] == [fault.context["fingerprint"]]


def test_a_key_that_two_stations_have_is_none(
    here: tuple[Station, Person], exports: list[Export], parts: Parts, tmp_path: Path
) -> None:
    merge_figures(*here, exports[0].path, trust=exports[0].trust)
    source = exports[0].path.parent.parent / NAMES[0] / FILE_NAME
    with open_station(tmp_path / "thief", parts, "trạm X") as (station, scene, boss):
        shutil.copy(source, station.workspace.path / FILE_NAME)
        work(scene, 5)
        path = export_figures(station, boss, tmp_path)
    assert refusal(here, path, exports[0].trust).code == "figures_key_shared"


def test_what_was_said_before_with_other_numbers_is_a_fork(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path
) -> None:
    merge_figures(*here, exports[2].path, trust=exports[2].trust)
    key = StationKey.of(exports[2].path.parent.parent / NAMES[0])

    def more(said: dict[str, Any]) -> None:
        said["totals"][0][-1] += 1

    assert refusal(here, forged(exports[2].path, tmp_path, more, key)).code == "figures_fork"


@pytest.mark.parametrize("damage", ["row", "number", "day", "file", "gone", "other"])
def test_what_was_changed_here_is_found_and_mended_by_the_file(
    here: tuple[Station, Person], exports: list[Export], damage: str
) -> None:
    station = here[0]
    merged = merge_figures(*here, exports[0].path, trust=exports[0].trust)
    merge_figures(*here, exports[3].path, trust=exports[3].trust)
    whole = counts(station.workspace, BY)
    assert check_merged(station) == {}
    kept = kept_file(station, merged)
    changes = {
        "row": "DELETE FROM merged_total", "number": "UPDATE merged_total SET accepted = accepted + 1",
        "day": "UPDATE merged_day SET accepted = accepted + 1",
    }  # fmt: skip
    if change := changes.get(damage):
        with closing(DirectSql(station.workspace)) as sql:
            sql.execute(f"{change} WHERE source = ?", (merged.id,))
    elif damage == "gone":
        kept.unlink()
    else:
        kept.write_bytes(b"x" if damage == "file" else exports[1].path.read_bytes())
    assert check_merged(station) == {"trạm A": "figures_differ" if damage in changes else "figures_file"}
    assert merge_figures(*here, exports[0].path).changed
    assert check_merged(station) == {}
    assert counts(station.workspace, BY) == whole


def as_version_1(said: dict[str, Any]) -> None:
    """Tell what a station told before pages that wait were counted."""
    place = len(said["totals"][0]) - len(FIGURES) + FIGURES.index("waiting")
    for row in said["totals"]:
        del row[place]
    said["figures"].remove("waiting")
    said["version"] = 1


def test_a_file_of_an_older_station_still_counts(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path
) -> None:
    station, boss = here
    (tmp_path / "key").mkdir()
    key = StationKey.of(tmp_path / "key")
    older = forged(exports[0].path, tmp_path, as_version_1, key)
    merge_figures(station, boss, older, trust=fingerprint(key.public))
    with station.workspace.read() as reader:
        (row,) = reader.counts(())
    assert row.captured > 0
    assert row.waiting == 0
    assert check_merged(station) == {}


def forged(
    source: Path, folder: Path, change: Callable[[dict[str, Any]], object], key: StationKey | None = None,
    members: dict[str, bytes] | None = None,
) -> Path:  # fmt: skip
    """Return a file with other figures, signed rightly by a key of one's own."""
    (folder / "hostile").mkdir(exist_ok=True)
    key = key or StationKey.of(folder / "hostile")
    with zipfile.ZipFile(source) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(held[FIGURES_FILE])
    change(said)
    held[FIGURES_FILE] = json.dumps(said).encode()
    held |= members or {}
    held[SIGNATURE] = json.dumps(
        {"public_key": key.public, "signature": key.sign(_signed(held[FIGURES_FILE]))}
    ).encode()
    path = folder / "forged.figures"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


def put(*path: Any, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(said: dict[str, Any]) -> None:
        place: Any = said
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


HOSTILE = {
    "negative": put("totals", 0, -1, value=-1), "float": put("totals", 0, -1, value=1.5),
    "bool": put("totals", 0, -1, value=True), "text": put("totals", 0, -1, value="5"),
    "huge": put("totals", 0, -1, value=10**16), "short row": put("totals", 0, value=["2026-01-01"]),
    "no row": put("totals", 0, value="2026-01-01"), "no day": put("totals", 0, 0, value="2026-02-30"),
    "other day": put("totals", 0, 0, value="20260102"), "hour": put("totals", 0, 1, value=99),
    "name": put("totals", 0, 2, value="a\nb"), "long name": put("totals", 0, 2, value="x" * 501),
    "no name": put("totals", 0, 2, value=None), "totals": put("totals", value={}), "twice": None,
    "figures": put("figures", value=["captured"]), "sequence": put("sequence", value=-1),
    "sequence text": put("sequence", value="5"), "head": put("chain_head", value="zz"),
    "workspace": put("workspace", value="../../x"), "station": put("station", value=" "),
    "format": put("format", value="x"), "version text": put("version", value="1"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_figures_that_cannot_be_are_refused(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path, what: str
) -> None:
    change = HOSTILE[what] or (lambda said: said["totals"].append(said["totals"][0]))
    fault = refusal(here, forged(exports[0].path, tmp_path, change))
    assert (fault.code, fault.context["path"]) == ("figures_values", str(tmp_path / "forged.figures"))


def test_what_is_told_of_the_chain_must_be_in_the_file(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path
) -> None:
    with zipfile.ZipFile(exports[0].path) as archive:
        lines = archive.read(EVENTS).splitlines(keepends=True)
    trust = fingerprint(StationKey.of(_made(tmp_path / "hostile")).public)
    changed = lines[3].replace(b'"station"', b'"sTation"')
    for members in (lines[:-1], [*lines, lines[-1]], [*lines[:3], changed, *lines[4:]], lines[1:], [b"[]\n"], []):
        path = forged(exports[0].path, tmp_path, lambda _said: None, members={EVENTS: b"".join(members)})
        assert refusal(here, path, trust).code in ("figures_chain", "figures_unreadable")
    path = forged(exports[0].path, tmp_path, put("chain_head", value="0" * 64))
    assert refusal(here, path, trust).code == "figures_chain"
    cut = forged(exports[0].path, tmp_path, lambda _said: None, members={EVENTS: b"".join(lines)[:-1]})
    assert refusal(here, cut, trust).code == "figures_too_large"
    later = forged(exports[0].path, tmp_path, put("version", value=VERSION + 1))
    assert refusal(here, later, trust).code == "figures_version"


def _made(path: Path) -> Path:
    path.mkdir(exist_ok=True)
    return path


def test_numbers_that_were_changed_after_signing_are_refused(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path
) -> None:
    merge_figures(*here, exports[0].path, trust=exports[0].trust)
    with zipfile.ZipFile(exports[1].path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(held[FIGURES_FILE])
    said["totals"][0][-1] += 1000
    path = tmp_path / "changed.figures"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**held, FIGURES_FILE: json.dumps(said).encode()}.items():
            archive.writestr(name, data)
    assert refusal(here, path).code == "figures_signature"


def test_a_bomb_is_measured_and_not_unpacked(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path
) -> None:
    trust = fingerprint(StationKey.of(_made(tmp_path / "hostile")).public)
    zeros = forged(exports[0].path, tmp_path, lambda _said: None, members={EVENTS: b"0" * (64 << 20)})
    assert refusal(here, zeros, trust).code == "figures_too_large"
    many = forged(exports[0].path, tmp_path, lambda _said: None, members={EVENTS: b'{"sequence":1}\n' * (4 << 20)})
    assert refusal(here, many, trust).code in ("figures_too_large", "figures_chain")
    wide = tmp_path / "wide.figures"
    with zipfile.ZipFile(wide, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (EVENTS, FIGURES_FILE, SIGNATURE):
            archive.writestr(name, b" " * (64 << 20))
    assert refusal(here, wide).code == "figures_too_large"


def test_what_is_no_such_file_at_all(here: tuple[Station, Person], exports: list[Export], tmp_path: Path) -> None:
    whole = exports[0].path.read_bytes()
    os.mkfifo(tmp_path / "fifo")
    for name, data in (("empty", b""), ("text", b"abc" * 999), ("half", whole[: len(whole) // 2])):
        (tmp_path / name).write_bytes(data)
    with zipfile.ZipFile(tmp_path / "more", "w") as archive, zipfile.ZipFile(exports[0].path) as source:
        for name in (*source.namelist(), "thêm.txt"):
            archive.writestr(name, source.read(name) if name in source.namelist() else b"")
    for name in ("empty", "text", "half", "more", "fifo", "absent", "."):
        fault = refusal(here, tmp_path / name)
        assert (fault.code, fault.context["path"]) == ("figures_unreadable", str(tmp_path / name)), name
    assert list((here[0].workspace.path / "temp").iterdir()) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_byte_that_was_changed_on_the_way_is_noticed_or_means_nothing(
    here: tuple[Station, Person], exports: list[Export], tmp_path: Path, data: st.DataObject
) -> None:
    one = exports[4]
    raw = bytearray(one.path.read_bytes())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    path = tmp_path / "changed.figures"
    path.write_bytes(raw)
    before = counts(here[0].workspace, BY)
    try:
        merge_figures(*here, path, trust=one.trust)
    except (InputFault, Refused):
        assert counts(here[0].workspace, BY) == before
    else:
        (merged,) = merged_stations(here[0])
        assert merged.sequence == json.loads(zipfile.ZipFile(one.path).read(FIGURES_FILE))["sequence"]
        found = counts(here[0].workspace, BY)
        assert {group: row for group, row in found.items() if group[0] == one.station} == one.counts


def test_a_file_that_says_it_is_encrypted(here: tuple[Station, Person], exports: list[Export], tmp_path: Path) -> None:
    raw = bytearray(exports[0].path.read_bytes())
    place = raw.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<H", raw, place + 8, 1)
        place = raw.find(b"PK\x01\x02", place + 4)
    (tmp_path / "locked").write_bytes(raw)
    assert refusal(here, tmp_path / "locked").code == "figures_unreadable"


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    key = StationKey.of(tmp_path)
    path = tmp_path / FILE_NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert StationKey.of(tmp_path).public == key.public
    assert [one.name for one in tmp_path.iterdir()] == [FILE_NAME]
    signature = key.sign(b"abc")
    assert is_signed(key.public, signature, b"abc")
    assert not is_signed(key.public, signature, b"abd")
    assert not is_signed("00" * 32, signature, b"abc")
    assert not is_signed("x", signature, b"abc")
    path.chmod(0o644)
    with pytest.raises(StorageFault, match="key_exposed"):
        StationKey.of(tmp_path)
    path.chmod(0o600)
    for damaged in (b"", b"zz" * 32, b"ab" * 31, path.read_bytes() + b"0", b"\xff" * 64):
        path.write_bytes(damaged)
        with pytest.raises(StorageFault, match="key_damaged"):
            StationKey.of(tmp_path)
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageFault):
        StationKey.of(tmp_path)


def test_the_key_stays_at_home(here: tuple[Station, Person], tmp_path: Path) -> None:
    path = export_figures(*here, tmp_path)
    secret = (here[0].workspace.path / FILE_NAME).read_bytes()
    held = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(held) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert secret not in everything
    assert bytes.fromhex(secret.decode()) not in path.read_bytes()
    assert same_fingerprint(own_fingerprint(here[0]).replace(" ", ""), own_fingerprint(here[0]).lower())
    named = replace(here[0], name="../../trạm: 1\x00")
    assert export_figures(named, here[1], tmp_path).parent == tmp_path
