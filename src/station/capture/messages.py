"""The lines between the station and its scanner workers: one JSON object each, ASCII, ended by a newline.

A request is ``{"id", "command", ...}``, an answer ``{"id", "event", ...}``. Values cross as plain objects, errors as
``(family, code, context)``, images as file names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import TypeVar, cast

from station.capture.scanner import Capabilities, Device, Option, ScannedPage
from station.model.errors import InputFault
from station.model.profiles import CaptureProfile

Message = dict[str, object]
V = TypeVar("V", Device, Option, Capabilities, ScannedPage, CaptureProfile)

LONGEST_LINE = 1 << 20


def encode(message: Mapping[str, object]) -> bytes:
    """Return the line of a message; letters outside ASCII and undecodable file names are escaped."""
    return json.dumps(message, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


def decode(line: bytes) -> Message:
    """Return the message of a line; ``InputFault`` (``worker_message``) when it is not one JSON object."""
    try:
        message = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputFault("worker_message", line=_shown(line)) from error
    if not isinstance(message, dict):
        raise InputFault("worker_message", line=_shown(line))
    return message


def device_message(device: Device) -> Message:
    """Return a device as a plain object."""
    return asdict(device)


def device_from(data: object) -> Device:
    """Rebuild a device; ``InputFault`` (``worker_message``) when the object has another shape."""
    return _build(Device, data)


def profile_message(profile: CaptureProfile) -> Message:
    """Return a capture profile as a plain object."""
    return asdict(profile)


def profile_from(data: object) -> CaptureProfile:
    """Rebuild a capture profile; ``InputFault`` (``worker_message``) when the object has another shape."""
    return _build(CaptureProfile, data)


def page_message(page: ScannedPage) -> Message:
    """Return a scanned page as a plain object; its path as text."""
    return {**asdict(page), "path": str(page.path)}


def page_from(data: object) -> ScannedPage:
    """Rebuild a scanned page; ``InputFault`` (``worker_message``) when the object has another shape."""
    shape = _shape(data)
    return _build(ScannedPage, {**shape, "path": Path(str(shape.get("path")))})


def capabilities_message(capabilities: Capabilities) -> Message:
    """Return capabilities as a plain object."""
    return asdict(capabilities)


def capabilities_from(data: object) -> Capabilities:
    """Rebuild capabilities; ``InputFault`` (``worker_message``) when the object has another shape."""
    shape = _shape(data)
    options = tuple(_build(Option, _with_tuples(_shape(item))) for item in list_from(shape.get("options", [])))
    return _build(Capabilities, {**_with_tuples(shape), "options": options})


def list_from(data: object) -> list[object]:
    """Return the value as a list; ``InputFault`` (``worker_message``) for anything else."""
    if not isinstance(data, list | tuple):
        raise InputFault("worker_message", line=repr(data)[:200])
    return list(data)


def _build(kind: type[V], data: object) -> V:
    shape = _shape(data)
    if not shape.keys() <= {field.name for field in fields(kind)}:
        raise InputFault("worker_message", line=repr(shape)[:200])
    make = cast("Callable[..., V]", kind)
    try:
        return make(**shape)
    except TypeError as error:
        raise InputFault("worker_message", line=repr(shape)[:200]) from error


def _shape(data: object) -> dict[str, object]:
    if not isinstance(data, dict):
        raise InputFault("worker_message", line=repr(data)[:200])
    return data


def _with_tuples(shape: dict[str, object]) -> dict[str, object]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in shape.items()}


def _no_number(name: str) -> float:
    raise ValueError(name)


def _shown(line: bytes) -> str:
    return line[:200].decode("utf-8", "replace").rstrip()
