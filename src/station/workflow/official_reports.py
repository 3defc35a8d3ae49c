"""Official reports: the figures of a unit and a period in the form that an authority asks for, as XLSX and PDF."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from station.jobs.beside import WorkerDied, call_beside
from station.jobs.executors import SerialExecutor
from station.jobs.job import JobCancelled
from station.model.cost import CostTable
from station.model.errors import InputFault, NotFound, SettingsFault, StationError, from_message, to_message
from station.model.people import Action, Person
from station.model.registers import parents_of
from station.packaging.codelists import known_codelist
from station.reports.common import head_values
from station.reports.families import FAMILIES
from station.reports.kinds import ReportKind, find_kind, form_file, load_kinds, report_folders
from station.reports.scope import Gather, Gathered, Registers, Scope
from station.reports.values import Values
from station.settings.reasons import load_reasons, reason_files
from station.settings.resources import resources_folder
from station.settings.station import StationSettings
from station.settings.texts import Texts
from station.storage.faults import disk_faults
from station.storage.unit import Reader
from station.storage.workspace import Workspace
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
    cancelled: Callable[[], bool] = lambda: False,
) -> MadeReport:
    """Make a report of a unit and all below it (``""``: everything) over a period of ISO days, both included.

    Both files are new: where there is one of the name, the next number is taken. The report is recorded as event
    ``report.made`` with the digests of both files. When ``cancelled`` holds, the process that makes the report is ended
    and ``JobCancelled`` raised: there is no file and no event then.

    Raises ``Refused`` (``role_missing``), ``NotFound`` (``report_unknown``, ``unit_unknown``), ``InputFault``
    (``report_period``, ``report_parameter``), ``SettingsFault`` (``report_data``; the form: see ``template.fill``),
    ``StorageFault`` (the disk; no file is left behind), ``ToolMissing`` (``font_missing``).
    """
    person.require(Action.SEE_COUNTS)
    kind = find_kind(load_kinds(report_folders(station.workspace.path)), name)
    first, last = _period(kind, str(since), str(until))
    engine = station.workspace.engine
    order = _Order(
        path=station.workspace.path, station=station.name, settings=station.settings, person=person, kind=kind,
        database="" if engine.dialect.name == "sqlite" else engine.url.render_as_string(hide_password=False),
        costs=station.profiles.cost_table(station.settings.cost_table), unit=unit, since=first, until=last,
        language=language, parameters=_parameters(kind, parameters or {}, language), moment=station.clock.now(),
    )  # fmt: skip
    files = _made_beside(station, order, cancelled)
    if cancelled():
        raise JobCancelled
    return _write(station, order, files, folder)


@dataclass(frozen=True, slots=True)
class _Order:
    """All that filling a report in needs, so that another process can do it: a capture must not wait for a report."""

    path: Path
    database: str
    station: str
    settings: StationSettings
    costs: CostTable
    person: Person
    kind: ReportKind
    unit: str
    since: str
    until: str
    language: str
    parameters: dict[str, str]
    moment: datetime

    def now(self) -> datetime:
        """Return when the report was asked for: the clock of its making."""
        return self.moment


@dataclass(frozen=True, slots=True)
class _Files:
    """The contents of both files, the pages of the PDF, and what the report says is missing."""

    xlsx: bytes
    pdf: bytes
    pages: int
    missing: tuple[str, ...]


def _made_beside(station: Station, order: _Order, cancelled: Callable[[], bool]) -> _Files:
    try:
        serial = isinstance(station.executor, SerialExecutor)
        made = _fill_in(order) if serial else call_beside(_fill_in, order, cancelled)
    except WorkerDied:
        # Something ended the process; the report can be made here as well, if not beside.
        made = _fill_in(order)
    if isinstance(made, _Files):
        return made
    raise from_message(made)


def _fill_in(order: _Order) -> _Files | dict[str, object]:
    """Gather, fill in and print; a ``StationError`` comes back as its message, as it does from an inspection."""
    try:
        texts, words = Texts(resources_folder() / "texts", order.language), _code_words(order.path, order.language)
        form = form_file(report_folders(order.path), order.kind.name, order.language)
        # The database is let go before anything is written: while somebody reads, what is captured meanwhile piles up
        # in its write-ahead log, and every capture looks through that.
        workspace = Workspace.open_readonly(order.path, order, database=order.database)
        with closing(workspace), workspace.read() as reader:
            scope = Scope(
                reader, _registers(reader), order.unit, order.since, order.until, texts, order.costs, words,
                order.parameters, order.moment,
            )  # fmt: skip
            if order.unit and scope.registers.find("unit", order.unit) is None:
                raise NotFound("unit_unknown", unit=order.unit)
            gathered = _family(order.kind)(scope)
            head = head_values(scope, order.kind, gathered, order.settings, order.station, order.person)
        return _filled(order, form, scope, gathered, head)
    except StationError as error:
        return to_message(error)


def _filled(order: _Order, form: Path, scope: Scope, gathered: Gathered, head: Values) -> _Files:
    # What reads and prints workbooks takes 20 MB, and only the process needs it that makes a report.
    from station.reports.book import finish_book  # noqa: PLC0415 - loaded where a report is made
    from station.reports.printer import print_book  # noqa: PLC0415
    from station.reports.template import fill  # noqa: PLC0415

    kind, language = order.kind, order.language
    filled = fill(form, head, language)
    title = kind.titled(language)
    pdf, pages = print_book(list(filled.book.worksheets), title, order.station, order.moment, language)
    return _Files(finish_book(filled, gathered.sources, scope.word, title, order.moment), pdf, pages, gathered.missing)


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
    return Registers(
        {name: reader.register_entries(name) for name in _REGISTERS}, reader.fonds_units(),
        parents_of(reader.register_entries("unit", retired=True)),
    )  # fmt: skip


def _code_words(workspace: Path, language: str) -> dict[str, dict[str, str]]:
    """Return the words of code lists, and those of the reasons that can be chosen in this workspace."""
    reasons = load_reasons(reason_files(resources_folder(), workspace))
    said = {one.code: one.vi if language == "vi" else one.en for one in reasons.everything("reject")}
    return {**{name: known_codelist(name).words(language) for name in _CODE_LISTS}, "reasons": said}


def _write(station: Station, order: _Order, files: _Files, folder: Path) -> MadeReport:
    kind = order.kind
    xlsx, pdf = _keep(folder, _stem(order), files.xlsx, files.pdf)
    digests = [hashlib.sha256(data).hexdigest() for data in (files.xlsx, files.pdf)]
    with station.workspace.write(order.person) as unit:
        unit.emit(
            "report.made", kind.name, version=kind.version, unit=order.unit, since=order.since, until=order.until,
            language=order.language, xlsx=xlsx.name, xlsx_sha256=digests[0], pdf=pdf.name, pdf_sha256=digests[1],
        )  # fmt: skip
    return MadeReport(kind.name, xlsx, pdf, digests[0], digests[1], files.pages, files.missing)


def _stem(order: _Order) -> str:
    period = [order.since, *([order.until] if order.until != order.since else [])]
    parts = [order.kind.name, order.unit, *period]
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
