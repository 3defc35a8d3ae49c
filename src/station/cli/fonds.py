"""``station fonds``: the fonds of the workspace, and what is said of them."""

from __future__ import annotations

from argparse import ArgumentParser

from station.cli.acting import acting_person
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import InputFault, SettingsFault
from station.workflow.describe_fonds import describe_fonds, described_fonds
from station.workflow.registers import assign_fonds


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "fonds", person=True)
    parser.add_argument("fonds", metavar="FONDS", nargs="?", default="", help=common.word("fonds_code"))
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help=common.word("set_field"))
    parser.add_argument("--unit", metavar="CODE", help=common.word("fonds_unit"))
    parser.set_defaults(run=run_fonds)


def run_fonds(face: Face) -> int:
    """Describe a fonds, then list it; without a code, list all."""
    arguments = face.arguments
    changed: dict[str, str] = {}
    for assignment in arguments.set:
        name, equals, value = assignment.partition("=")
        if not equals or not arguments.fonds:
            raise InputFault("assignment_unreadable", value=assignment)
        changed[name.strip()] = value.strip()
    if arguments.unit is not None and not arguments.fonds:
        raise SettingsFault("arguments_wrong", arguments="--unit")
    with face.station() as station:
        if changed or arguments.unit is not None:
            person = acting_person(face, station)
            if arguments.unit is not None:
                assign_fonds(station, person, arguments.fonds, arguments.unit)
            if changed:
                describe_fonds(station, person, arguments.fonds, changed)
        with station.workspace.read() as reader:
            found = [reader.fonds(arguments.fonds)] if arguments.fonds else reader.all_fonds()
            units = reader.fonds_units()
    described = [(fonds, described_fonds(fonds)) for fonds in found]
    rows = [(fonds.code, name, value) for fonds, said in described for name, value in said.items()]
    rows += [(fonds.code, "unit", units[fonds.code]) for fonds in found if fonds.code in units]
    face.table(("fonds", "field", "value"), rows)
    face.result({"fonds": [{"code": fonds.code, "title": fonds.title, "unit": units.get(fonds.code, ""),
                            "description": said} for fonds, said in described]})  # fmt: skip
    return 0
