"""Official reports: the figures of a unit and a period in the form that an authority asks for, as XLSX and PDF."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from station.model.errors import InputFault, NotFound, SettingsFault
from station.model.people import Action, Person
from station.packaging.codelists import known_codelist
from station.reports.book import finish_book
from station.reports.common import head_values
from station.reports.families import FAMILIES
from station.reports.kinds import ReportKind, find_kind, form_file, load_kinds, report_folders
from station.reports.printer import print_book
from station.reports.scope import Gather, Gathered, Registers, Scope
from station.reports.template import Filled, fill
from station.settings.reasons import load_reasons, reason_files
from station.settings.resources import resources_folder
from station.settings.texts import Texts
from station.storage.faults import disk_faults
from station.storage.unit import Reader
from station.workflow.station import Station

_CODE_LISTS = (
    "budget_source", "conformity", "device_status", "device_type", "digitising_method", "maintenance", "safety_level",
    "spending_kind", "spending_purpose", "spending_state", "system_kind", "system_operation", "unit_level",
)  # fmt: skip
_REGISTERS = ("unit", "device", "contractor", "spending", "system")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
_MOST_ATTEMPTS = 10_000


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report that was made: its two files with their SHA-256, the pages of the PDF, and what it says is missing."""

    name: str
    xlsx: Path
    pdf: Path
    xlsx_sha256: str
    pdf_sha256: str
    pages: int
    missing: tuple[str, ...] = ()


def report_kinds(station: Station) -> list[ReportKind]:
    """Return the kinds of reports at this station, those of the site included.

    Raises ``SettingsFault`` as ``kinds.load_kinds``.
    """
    return list(load_kinds(report_folders(station.workspace.path)).values())


def make_report(  # noqa: PLR0913 - what a report is of
    station: Station,
    person: Person,
    name: str,
    *,
    unit: str = "",
    since: str,
    until: str,
    folder: Path,
    language: str = "vi",
    parameters: Mapping[str, str] | None = None,
) -> MadeReport:
    """Make a report of a unit and all below it (``""``: everything) over a period of ISO days, both included.

    Both files are new: where there is one of the name, the next number is taken. The report is recorded as event
    ``report.made`` with the digests of both files.

    Raises ``Refused`` (``role_missing``), ``NotFound`` (``report_unknown``, ``unit_unknown``), ``InputFault``
    (``report_period``, ``report_parameter``), ``SettingsFault`` (``report_data``; the form: see ``template.fill``),
    ``StorageFault`` (the disk; no file is left behind), ``ToolMissing`` (``font_missing``).
    """
    person.require(Action.SEE_COUNTS)
    folders = report_folders(station.workspace.path)
    kind = find_kind(load_kinds(folders), name)
    since, until = _period(kind, str(since), str(until))
    given = _parameters(kind, parameters or {}, language)
    texts = Texts(resources_folder() / "texts", language)
    form = form_file(folders, name, language)
    with station.workspace.read() as reader:
        costs, words = station.profiles.cost_table(station.settings.cost_table), _code_words(station, language)
        scope = Scope(
            reader, _registers(reader), unit, since, until, texts, costs, words, given, station.clock.now()
        )  # fmt: skip
        if unit and scope.registers.find("unit", unit) is None:
            raise NotFound("unit_unknown", unit=unit)
        gathered = _family(kind)(scope)
        values = head_values(scope, kind, gathered, station.settings, station.name, person)
    return _write(station, person, kind, scope, gathered, fill(form, values, language), folder)


def _family(kind: ReportKind) -> Gather:
    if kind.data not in FAMILIES:
        raise SettingsFault("report_data", path=kind.path, name=kind.data, known=", ".join(FAMILIES))
    return FAMILIES[kind.data]


def _period(kind: ReportKind, since: str, until: str) -> tuple[str, str]:
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError as error:
        raise InputFault("report_period", since=since[:20], until=until[:20]) from error
    if kind.period == "day":
        first = last
    if first > last:
        raise InputFault("report_period", since=since, until=until)
    return first.isoformat(), last.isoformat()


def _parameters(kind: ReportKind, given: Mapping[str, str], language: str) -> dict[str, str]:
    known = {parameter.name: parameter for parameter in kind.parameters}
    for name in given:
        if name not in known:
            raise InputFault("report_parameter", name=name, known=", ".join(known))
    return {name: given.get(name) or parameter.initial(language) for name, parameter in known.items()}


def _registers(reader: Reader) -> Registers:
    return Registers({name: reader.register_entries(name) for name in _REGISTERS}, reader.fonds_units())


def _code_words(station: Station, language: str) -> dict[str, dict[str, str]]:
    """Return the words of code lists, and those of the reasons that can be chosen in this workspace."""
    reasons = load_reasons(reason_files(resources_folder(), station.workspace.path))
    said = {one.code: one.vi if language == "vi" else one.en for one in reasons.everything("reject")}
    return {**{name: known_codelist(name).values for name in _CODE_LISTS}, "reasons": said}


def _write(
    station: Station, person: Person, kind: ReportKind, scope: Scope, gathered: Gathered, filled: Filled, folder: Path
) -> MadeReport:
    title = kind.titled(scope.language)
    sheets = list(filled.book.worksheets)
    pdf, pages = print_book(sheets, title, station.name, scope.moment, scope.language)
    xlsx = finish_book(filled, gathered.sources, scope.word, title, scope.moment)
    made = _keep(folder, _stem(kind, scope), xlsx, pdf)
    digests = [hashlib.sha256(data).hexdigest() for data in (xlsx, pdf)]
    report = MadeReport(kind.name, made[0], made[1], digests[0], digests[1], pages, gathered.missing)
    with station.workspace.write(person) as unit:
        unit.emit(
            "report.made", kind.name, version=kind.version, unit=scope.unit, since=scope.since, until=scope.until,
            language=scope.language, xlsx=made[0].name, xlsx_sha256=digests[0], pdf=made[1].name,
            pdf_sha256=digests[1],
        )  # fmt: skip
    return report


def _stem(kind: ReportKind, scope: Scope) -> str:
    parts = [kind.name, scope.unit, scope.since, *([scope.until] if scope.until != scope.since else [])]
    return "_".join(_NOT_IN_NAMES.sub("-", part).strip("-.")[:60] for part in parts if part)


def _keep(folder: Path, stem: str, xlsx: bytes, pdf: bytes) -> tuple[Path, Path]:
    """Write both files under the first number that neither has; when one cannot be written there is none."""
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, _MOST_ATTEMPTS):
            name = stem if number == 1 else f"{stem}_{number}"
            targets = (folder / f"{name}.xlsx", folder / f"{name}.pdf")
            if _claimed(targets, (xlsx, pdf)):
                return targets
    raise InputFault("report_names_used", path=str(folder), name=stem)


def _claimed(targets: tuple[Path, Path], contents: tuple[bytes, bytes]) -> bool:
    ours: list[Path] = []
    try:
        for path, data in zip(targets, contents, strict=True):
            with path.open("xb") as stream:
                ours.append(path)
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError as error:
        for path in ours:
            with suppress(OSError):
                path.unlink()
        if isinstance(error, FileExistsError):
            return False
        raise
    return True
