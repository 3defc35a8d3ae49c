"""``station figures``: this station's figures go out signed, those of others come in."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from station.cli.acting import acting_person
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import SettingsFault, StorageFault
from station.workflow.merge_figures import (
    MergedStation,
    check_merged,
    export_figures,
    merge_figures,
    merged_stations,
    own_fingerprint,
)
from station.workflow.station import Station


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "figures", person=True)
    parser.add_argument("action", choices=("export", "merge", "list", "check"), help=common.word("figures_action"))
    parser.add_argument("path", nargs="?", default="", metavar="FOLDER|FILE", help=common.word("figures_path"))
    parser.add_argument("--trust", metavar="FINGERPRINT", help=common.word("trust"))
    parser.set_defaults(run=run_figures)


def run_figures(face: Face) -> int:
    """Export, merge, list or check."""
    arguments = face.arguments
    if (arguments.action == "merge") != bool(arguments.path) and arguments.action != "export":
        raise SettingsFault("arguments_wrong", arguments=f"{arguments.action} {arguments.path}".strip())
    with face.station() as station:
        if arguments.action == "export":
            path = export_figures(station, acting_person(face, station), Path(arguments.path or ".").absolute())
            face.say("figures_exported", path=path, fingerprint=own_fingerprint(station))
            face.result({"path": str(path), "fingerprint": own_fingerprint(station)})
        elif arguments.action == "merge":
            person = acting_person(face, station)
            merged = merge_figures(station, person, Path(arguments.path).absolute(), trust=arguments.trust)
            code = "figures_merged" if merged.changed else "figures_known"
            face.say(code, station=merged.name, sequence=merged.sequence)
            face.result({**_as_dict(merged), "changed": merged.changed})
        elif arguments.action == "check":
            return _check(face, station)
        else:
            _list(face, station)
    return 0


def _check(face: Face, station: Station) -> int:
    """Say of each station whether what is counted here is what it signed."""
    wrong = check_merged(station)
    for one in merged_stations(station):
        face.line(f"{one.name}  {face.texts.word(wrong.get(one.name, 'figures_agree'))}")
    face.result({"wrong": wrong})
    return StorageFault.exit_code if wrong else 0


def _list(face: Face, station: Station) -> None:
    found, own = merged_stations(station), own_fingerprint(station)
    face.say("figures_own_key", station=station.name, fingerprint=own)
    if found:
        face.table(
            ("merged_name", "merged_fingerprint", "merged_sequence", "merged_at", "merged_proof"),
            [
                (
                    one.name,
                    one.fingerprint,
                    one.sequence,
                    f"{one.at.astimezone():%Y-%m-%d %H:%M}",
                    face.texts.word(f"proof_{one.proof}", figures=", ".join(one.differing)),
                )
                for one in found
            ],
        )
    face.result({
        "station": station.name, "fingerprint": own, "merged": [_as_dict(one) for one in found],
    })  # fmt: skip


def _as_dict(one: MergedStation) -> dict[str, object]:
    return {
        "id": one.id, "station": one.name, "fingerprint": one.fingerprint, "sequence": one.sequence,
        "chain_head": one.chain_head, "sha256": one.sha256, "at": one.at.isoformat(),
        "proof": one.proof, "differing": list(one.differing),
    }  # fmt: skip
