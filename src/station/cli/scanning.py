"""``station devices``, ``scan`` and ``inspect``."""

from __future__ import annotations

import dataclasses
import uuid
from argparse import ArgumentParser

from station.capture.scanner import Device
from station.cli.acting import acting_person, named_dossier
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.dossier import Dossier, Page
from station.model.errors import InputFault, NotFound
from station.workflow.capture_pages import CapturePlan, capture_pages
from station.workflow.inspect_pages import InspectedPage, inspect_pages
from station.workflow.station import Station


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the commands."""
    parser = common.command(commands, "devices")
    parser.set_defaults(run=run_devices)
    parser = common.command(commands, "scan", person=True)
    parser.add_argument("dossier", metavar="DOSSIER", help=common.word("dossier"))
    parser.add_argument("--device", metavar="D", required=True, help=common.word("device"))
    parser.add_argument("--profile", metavar="P", help=common.word("capture_profile"))
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help=common.word("option"))
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--page", type=int, metavar="N", help=common.word("rescan_page"))
    place.add_argument("--after", type=int, metavar="N", help=common.word("insert_after"))
    parser.set_defaults(run=run_scan)
    parser = common.command(commands, "inspect")
    parser.add_argument("dossier", nargs="?", metavar="DOSSIER", help=common.word("dossier"))
    parser.set_defaults(run=run_inspect)


def run_devices(face: Face) -> int:
    """List scanners, and drivers that cannot be used here with the reason."""
    devices = face.services.devices()
    for device in devices:
        face.line(f"{device.name}  {device.vendor} {device.model} {device.kind}".rstrip())
    reasons = {name: reason for name, reason in face.services.drivers().items() if reason}
    for name, reason in reasons.items():
        face.say("driver_unavailable", driver=name, reason=face.texts.word(f"driver_{reason}"))
    if not devices:
        face.say("no_devices")
    face.result({"devices": [{"name": d.name, **d.as_dict()} for d in devices], "unavailable": reasons})
    return 0


def find_device(face: Face, name: str) -> Device:
    """Return a device by its name, or one whose driver takes the name as it is; raises ``NotFound``."""
    devices = face.services.devices()
    for device in devices:
        if name in (device.name, device.address):
            return device
    driver, _, address = name.partition(":")
    if address and driver in face.services.drivers():
        return Device(name=name, driver=driver, address=address)
    raise NotFound("device_unknown", device=name, known=", ".join(device.name for device in devices))


def raw_options(assignments: list[str]) -> dict[str, str | int | float | bool]:
    """Return device options from ``NAME=VALUE``; raises ``InputFault`` with code ``assignment_unreadable``."""
    options: dict[str, str | int | float | bool] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not name or not equals:
            raise InputFault("assignment_unreadable", value=assignment)
        options[name] = value
    return options


def run_scan(face: Face) -> int:
    """Scan into a dossier until the paper ends; ``--page``: into the slot of that page, ``--after``: behind one."""
    arguments = face.arguments
    profile = face.services.profiles.capture_profile(arguments.profile or face.services.settings.capture_profile)
    profile = dataclasses.replace(profile, options={**profile.options, **raw_options(arguments.option)})
    device = find_device(face, arguments.device)
    numbers: list[int] = []
    with face.station() as station:
        dossier = named_dossier(station, arguments.dossier)
        replace = _page(station, dossier, arguments.page) if arguments.page is not None else None
        after = _place(station, dossier, arguments.after)
        plan = CapturePlan(dossier, device, profile, uuid.uuid4().hex, replace, after)
        try:
            for page in capture_pages(station, acting_person(face, station), plan, lambda: False):
                numbers.append(page.number)
                face.say("page_kept", page=page.number, sheet=page.sheet, master=page.capture.master.sha256[:12])
        finally:
            face.say("scan_ended", count=len(numbers), dossier=dossier.code)
    face.result({"dossier": dossier.code, "pages": numbers})
    return 0


def _place(station: Station, dossier: Dossier, number: int | None) -> str | None:
    """Return the id of the page behind which images go, ``""`` for the front, ``None`` for the end."""
    if number is None:
        return None
    return _page(station, dossier, number).id if number else ""


def _page(station: Station, dossier: Dossier, number: int) -> Page:
    with station.workspace.read() as reader:
        found = next((page for page in reader.pages(dossier.id) if page.number == number), None)
    if found is None:
        raise NotFound("page_unknown", page=number, dossier=dossier.code)
    return found


def run_inspect(face: Face) -> int:
    """Inspect what waits, in one dossier or in all."""
    told_last: dict[str, dict[str, object]] = {}

    def told(inspected: InspectedPage) -> None:
        # A page is told of again when it stands out among its dossier.
        findings = [finding.as_dict() for finding in inspected.report.everything]
        told_last[inspected.page.id] = {
            "page": inspected.page.number, "state": inspected.state.value, "findings": findings,
        }  # fmt: skip

    with face.station() as station:
        dossier = named_dossier(station, face.arguments.dossier) if face.arguments.dossier else None
        done = inspect_pages(station, dossier.id if dossier else None, told=told, progress=face.progress)
    pages = list(told_last.values())
    flagged = sum(page["state"] == "flagged" for page in pages)
    face.say("inspected", count=done, flagged=flagged)
    face.result({"inspected": done, "flagged": flagged, "pages": pages})
    return 0
