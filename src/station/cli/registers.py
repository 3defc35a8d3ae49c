"""``station registers`` and ``station plan``: what supervisors keep beside the dossiers."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from station.cli.acting import acting_person
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import InputFault, SettingsFault
from station.model.plan import Plan
from station.workflow.plans import Standing, plan_standing, plans, set_plan
from station.workflow.registers import (
    entries,
    export_register,
    known_register,
    put_entry,
    register_names,
    retire_entry,
    shown,
)
from station.workflow.station import Station

# What each action is given after the register: how many words, and whether fields may follow.
_WORDS = {"list": (0, False), "put": (1, True), "retire": (1, False), "export": (1, False)}
_AMOUNTS = ("pages", "dossiers", "pages_before", "dossiers_before", "unit_price")


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "registers", person=True)
    parser.add_argument("action", choices=tuple(_WORDS), help=common.word("register_action"))
    parser.add_argument("register", nargs="?", default="", metavar="REGISTER", help=common.word("register_name"))
    parser.add_argument("words", nargs="*", metavar="CODE|FILE|NAME=VALUE", help=common.word("register_words"))
    parser.add_argument("--retired", action="store_true", help=common.word("retired"))
    parser.set_defaults(run=run_registers)
    parser = common.command(commands, "plan", person=True)
    parser.add_argument("action", choices=("show", "set"), help=common.word("plan_action"))
    parser.add_argument("--unit", default="", metavar="CODE", help=common.word("plan_unit"))
    for name in _AMOUNTS:
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, metavar="N", help=common.word(f"plan_{name}"))
    for name in ("begins", "deadline"):
        parser.add_argument(f"--{name}", metavar="YYYY-MM-DD", help=common.word(f"plan_{name}"))
    parser.add_argument("--coefficient", metavar="K", help=common.word("plan_coefficient"))
    parser.add_argument("--note", metavar="TEXT", help=common.word("plan_note"))
    parser.set_defaults(run=run_plan)


def run_registers(face: Face) -> int:
    """List, change or export a register."""
    arguments = face.arguments
    count, fields = _WORDS[arguments.action]
    words: list[str] = arguments.words
    if len(words) < count or (len(words) > count and not fields) or (words and not arguments.register):
        raise SettingsFault("arguments_wrong", arguments=" ".join(words) or arguments.action)
    with face.station() as station:
        if arguments.action == "list":
            _list(face, station)
        elif arguments.action == "put":
            _put(face, station, words[0], words[1:])
        elif arguments.action == "retire":
            entry = retire_entry(station, acting_person(face, station), arguments.register, words[0])
            face.say("entry_retired", entry=entry.code)
            face.result({"register": entry.register, "code": entry.code, "active": False})
        else:
            path = Path(words[0]).absolute()
            written = export_register(station, arguments.register, path, face.texts.language)
            face.say("exported", count=written, path=path)
            face.result({"path": str(path), "entries": written})
    return 0


def run_plan(face: Face) -> int:
    """Set a plan, then show how all plans stand."""
    with face.station() as station:
        person = acting_person(face, station)
        if face.arguments.action == "set":
            set_plan(station, person, _changed(face, plans(station).get(face.arguments.unit)))
        now = station.clock.now()
        standings = [plan_standing(station, person, plan, now) for plan in plans(station).values()]
    face.table(
        ("plan_unit", "plan_percent", "plan_done", "plan_pages", "plan_deadline", "plan_expected", "plan_needed",
         "plan_cost"),
        [_row(face, one) for one in standings],
    )  # fmt: skip
    face.result({"plans": [_as_dict(one) for one in standings]})
    return 0


def _list(face: Face, station: Station) -> None:
    language = face.texts.language
    if not face.arguments.register:
        tables = [known_register(station, name) for name in register_names(station)]
        face.table(("register", "title"), [(table.name, table.titled(language)) for table in tables])
        face.result({"registers": [
            {"name": table.name, "title": table.title, "title_en": table.title_en,
             "fields": [{"name": rule.name, "title": rule.title_vi, "title_en": rule.title_en, "type": rule.type,
                         "required": rule.required, "codes": rule.codes} for rule in table.fields]}
            for table in tables
        ]})  # fmt: skip
        return
    table = known_register(station, face.arguments.register)
    found = entries(station, table.name, retired=face.arguments.retired)
    rows = [
        (entry.code, rule.title_en if language == "en" else rule.title_vi,
         shown(rule, entry.values[rule.name], table.lists, language))
        for entry in found
        for rule in table.fields
        if entry.values.get(rule.name)
    ]  # fmt: skip
    face.table(("entry_code", "field", "value"), rows)
    face.result({"register": table.name, "entries": [
        {"code": entry.code, "active": entry.active, "values": dict(entry.values)} for entry in found
    ]})  # fmt: skip


def _put(face: Face, station: Station, code: str, assignments: Sequence[str]) -> None:
    name = face.arguments.register
    known = {entry.code: dict(entry.values) for entry in entries(station, name, retired=True)}
    values = known.get(code, {})
    for assignment in assignments:
        field, equals, value = assignment.partition("=")
        if not equals:
            raise InputFault("assignment_unreadable", value=assignment)
        values[field.strip()] = value.strip()
    put_entry(station, acting_person(face, station), name, code, values)
    face.say("entry_put", entry=code)
    stored = {entry.code: dict(entry.values) for entry in entries(station, name)}
    face.result({"register": name, "code": code, "active": True, "values": stored.get(code, {})})


def _changed(face: Face, before: Plan | None) -> Plan:
    """Return the plan before with what the arguments say."""
    arguments = face.arguments
    names = (*_AMOUNTS, "coefficient", "note", "begins", "deadline")
    given: dict[str, Any] = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    given |= {name: _day(given[name]) for name in ("begins", "deadline") if name in given}
    return replace(before or Plan(arguments.unit, 0, 0), **given)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputFault("day_unreadable", value=text[:40]) from error


def _row(face: Face, one: Standing) -> tuple[object, ...]:
    progress, forecast = one.progress, one.forecast
    unknown = face.texts.word("unknown_yet")
    return (
        progress.plan.unit or face.texts.word("plan_whole"),
        "" if progress.percent is None else f"{progress.percent} %",
        progress.pages,
        progress.plan.pages,
        progress.plan.deadline or "",
        forecast.expected or unknown,
        unknown if forecast.needed_per_day is None else forecast.needed_per_day,
        one.cost_to_date,
    )


def _as_dict(one: Standing) -> dict[str, object]:
    plan, forecast = one.progress.plan, one.forecast
    return {
        "unit": plan.unit, "pages": plan.pages, "dossiers": plan.dossiers, "pages_done": one.progress.pages,
        "dossiers_done": one.progress.dossiers, "pages_left": one.progress.pages_left,
        "percent": one.progress.percent, "begins": plan.begins, "deadline": plan.deadline,
        "pace": forecast.pace, "expected": forecast.expected, "early": forecast.early, "late": forecast.late,
        "needed_per_day": forecast.needed_per_day, "unit_price": plan.unit_price, "coefficient": plan.coefficient,
        "a4_pages": str(one.a4_pages), "cost": one.cost, "cost_before": one.cost_before,
        "cost_to_date": one.cost_to_date, "cost_planned": one.cost_planned, "note": plan.note,
    }  # fmt: skip
