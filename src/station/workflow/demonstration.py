"""The whole line once, for real: three sample dossiers from SANE to sealed packages; killed, it goes on next time."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from station.model.dossier import Dossier, Page
from station.model.people import Person, Role
from station.model.review import DECLARED, Seen
from station.model.secrecy import Secrecy
from station.model.site import SiteIdentity
from station.model.states import OPEN_FOR_CAPTURE, DossierState, PageState
from station.packaging.profile import Problem
from station.packaging.verifier import verify
from station.settings.declared import build, read_toml
from station.storage.records import CountRow
from station.workflow.capture_pages import CapturePlan, capture_pages, open_sheet
from station.workflow.describe_documents import describe_document, describe_dossier_fields, start_document
from station.workflow.import_inventory import import_inventory
from station.workflow.inspect_pages import InspectedPage, inspect_pages
from station.workflow.inventory_rows import ColumnMapping
from station.workflow.package_dossier import package_dossier
from station.workflow.people import add_person
from station.workflow.review_dossier import accept_page, approve_dossier
from station.workflow.sample_feeder import SampleFeeder
from station.workflow.services import Services
from station.workflow.station import Station
from station.workflow.submit_dossier import classify_dossier, submit_dossier

# Login name, full name, role: people of an archive that does not exist.
ACCOUNTS = (
    ("huong", "Nguyễn Thị Hương", Role.OPERATOR),
    ("minh", "Trần Văn Minh", Role.REVIEWER),
    ("lan", "Lê Ngọc Lan", Role.SUPERVISOR),
    ("quantri", "Quản trị trạm", Role.ADMINISTRATOR),
)
# Whose paper it is when the settings do not say, and what the inventory does not say of a dossier: who may read it.
DEMO_SITE = SiteIdentity(
    archive_code="000.00.00.H38", archive_name="Trung tâm Lưu trữ tỉnh Mẫu", agency_code="H38.12",
    agency_name="Ủy ban nhân dân huyện Nậm Khoang",
)  # fmt: skip
DEMO_ACCESS = {"mode": "01"}
# Every dossier as an archive keeps it; the first also as it is handed over, and for receivers that take no METS.
DEMO_PROFILES = ("tt05-aip",)
MORE_PROFILES = ("tt05-sip", "plain")
ACCEPTED_BY_RULE = "demo: {findings}"
NOBODY_LOOKED = "demo: nobody looked, accepted by rule"
COUNTED_BY = ("day", "operator")


@dataclass(frozen=True, slots=True)
class DemoStep:
    """Something that was done: a code, and the values of its sentence."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


Told = Callable[[DemoStep], None]


@dataclass(frozen=True, slots=True)
class DemoPackage:
    """One sealed package of the demonstration, verified as a stranger would."""

    code: str
    profile: str
    path: Path
    pages: int
    bytes: int
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> bool:
        """Whether no rule is broken."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the demonstration made."""

    pages: int
    packages: tuple[DemoPackage, ...]
    counts: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class _Cast:
    operator: Person
    reviewer: Person
    supervisor: Person


def prepare_demo(station: Station, services: Services, told: Told) -> _Cast:
    """Bring the workspace to where a clerk starts: accounts, the inventory imported, levels recorded."""
    told(DemoStep("workspace", {"path": station.workspace.path}))
    cast = _accounts(station, told)
    folder = services.resources / "demo"
    source = services.resources / "profiles" / "inventory" / "default.toml"
    mapping = build(ColumnMapping, read_toml(source), str(source))
    import_inventory(station.workspace, cast.supervisor, folder / "inventory.xlsx", mapping)
    with station.workspace.read() as reader:
        dossiers = reader.dossiers()
    told(DemoStep("imported", {"count": len(dossiers)}))
    for dossier in dossiers:
        if dossier.secrecy is None and dossier.state in OPEN_FOR_CAPTURE:
            classify_dossier(station, cast.operator, dossier, Secrecy.ORDINARY)
    return cast


def run_demo(station: Station, services: Services, told: Told) -> DemoResult:
    """Scan, inspect, review by rule, package and verify every sample dossier, each from where the last run ended."""
    station = _at_demo_site(station)
    cast = prepare_demo(station, services, told)
    folder = services.resources / "demo"
    documents = json.loads((folder / "dossiers.json").read_text(encoding="utf-8"))
    packages: list[DemoPackage] = []
    with station.workspace.read() as reader:
        dossiers = reader.dossiers()
    for number, dossier in enumerate(dossiers):
        _scan(station, cast, dossier, folder / "pages" / dossier.code, told)
        _inspect(station, dossier, told)
        _describe_and_submit(station, cast, dossier, documents[dossier.code]["documents"])
        _review(station, cast, dossier, told)
        wanted = (*DEMO_PROFILES, *(() if number else MORE_PROFILES))
        packages += [_package(station, services, cast, dossier, profile, told) for profile in wanted]
    with station.workspace.read() as reader:
        # Of pages: approvals and packages are no operator's.
        counts = tuple(row for row in reader.counts(by=COUNTED_BY) if row.captured or row.accepted)
    for row in counts:
        told(DemoStep("counts", {**named_group(COUNTED_BY, row), "captured": row.captured, "accepted": row.accepted}))
    pages = sum(package.pages for package in packages if package.profile in DEMO_PROFILES)
    told(DemoStep("finished", {"pages": pages, "packages": len(packages), "path": station.workspace.packages_dir}))
    return DemoResult(pages, tuple(packages), counts)


def named_group(by: Sequence[str], row: CountRow) -> dict[str, str]:
    """Return what a row of counts is about, by the names of its groups."""
    return dict(zip(by, row.group, strict=True))


def accounts_file(workspace: Path) -> Path:
    """Return the file that holds the login names and passwords of the demonstration, a line each."""
    return workspace / "demo-accounts.txt"


def _accounts(station: Station, told: Told) -> _Cast:
    """Make the accounts with passwords of chance, written down first so that a crash between the two loses nothing."""
    path = accounts_file(station.workspace.path)
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("".join(f"{name} {secrets.token_urlsafe(9)}\n" for name, _, _ in ACCOUNTS), encoding="utf-8")
    passwords = dict(line.split(" ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    people: dict[Role, Person] = {}
    with station.workspace.read() as reader:
        known = {person.name: person for person in reader.people()}
    administrator = known.get("quantri") or _add(station, None, ACCOUNTS[-1], passwords)
    for account in ACCOUNTS:
        people[account[2]] = known.get(account[0]) or (
            administrator if account[2] is Role.ADMINISTRATOR else _add(station, administrator, account, passwords)
        )
    told(DemoStep("accounts", {"path": path}))
    return _Cast(people[Role.OPERATOR], people[Role.REVIEWER], people[Role.SUPERVISOR])


def _add(station: Station, actor: Person | None, account: tuple[str, str, Role], passwords: dict[str, str]) -> Person:
    name, display_name, role = account
    return add_person(station.workspace, actor, name, display_name, frozenset({role}), passwords[name])


def _pages(station: Station, dossier: Dossier) -> tuple[Dossier, list[Page]]:
    with station.workspace.read() as reader:
        return reader.dossier(dossier.id), reader.pages(dossier.id)


def _scan(station: Station, cast: _Cast, dossier: Dossier, folder: Path, told: Told) -> None:
    """Feed the sheets that are not captured yet, in the order of their files."""
    dossier, pages = _pages(station, dossier)
    images = sorted(folder.glob("*.jpg"))
    profile = station.profiles.capture_profile(station.settings.capture_profile)
    if dossier.state not in OPEN_FOR_CAPTURE or len(pages) >= len(images):
        return
    delivered = len(pages) - (1 if open_sheet(pages, profile) else 0)
    with SampleFeeder(station.workspace.spool, images[delivered:]) as feeder:
        plan = CapturePlan(dossier, feeder.device, feeder.profile(profile), secrets.token_hex(8))
        fed = list(capture_pages(feeder.station(station), cast.operator, plan, lambda: False))
    values = {"dossier": dossier.code, "count": len(fed), "device": feeder.device.name, "total": len(images)}
    told(DemoStep("scanned", values))


def _inspect(station: Station, dossier: Dossier, told: Told) -> None:
    states: dict[str, PageState] = {}

    def keep(page: InspectedPage) -> None:
        states[page.page.id] = page.state

    done = inspect_pages(station, dossier.id, told=keep)
    if done:
        flagged = sum(state is PageState.FLAGGED for state in states.values())
        told(DemoStep("inspected", {"dossier": dossier.code, "count": done, "flagged": flagged}))


def _describe_and_submit(station: Station, cast: _Cast, dossier: Dossier, documents: list[dict[str, object]]) -> None:
    dossier, pages = _pages(station, dossier)
    if dossier.state not in (DossierState.CAPTURING, DossierState.RETURNED):
        return
    for item in documents:
        fields = item["fields"]
        description = {str(k): str(v) for k, v in fields.items() if v} if isinstance(fields, dict) else {}
        page = pages[int(str(item["first_page"])) - 1]
        start_document(station, cast.operator, page)
        with station.workspace.read() as reader:
            document = reader.document_at(page.id)
        if document is not None and document.description != description:
            describe_document(station, cast.operator, document, description)
    describe_dossier_fields(station, cast.operator, dossier, DEMO_ACCESS)
    submit_dossier(station, cast.operator, dossier)


def _review(station: Station, cast: _Cast, dossier: Dossier, told: Told) -> None:
    """Accept by rule, and say so: what passed as it is, what was flagged with its findings as the reason."""
    dossier, pages = _pages(station, dossier)
    if dossier.state is not DossierState.IN_REVIEW:
        return
    with station.workspace.read() as reader:
        reports = reader.reports(dossier.id)
    for page in pages:
        if page.state in (PageState.PASSED, PageState.FLAGGED):
            report = reports[page.capture.id]
            named = ", ".join(f.check for f in report.everything if f.outcome.value != "passed")
            reason = ACCEPTED_BY_RULE.format(findings=named) if page.state is PageState.FLAGGED else ""
            accept_page(station, cast.reviewer, page, reason, NOBODY_LOOKED, Seen(via=DECLARED))
    approve_dossier(station, cast.reviewer, dossier)
    values = {"dossier": dossier.code, "reviewer": cast.reviewer.display_name, "count": len(pages)}
    told(DemoStep("reviewed", values))


def _package(
    station: Station, services: Services, cast: _Cast, dossier: Dossier, name: str, told: Told
) -> DemoPackage:  # fmt: skip
    dossier, pages = _pages(station, dossier)
    with station.workspace.read() as reader:
        record = next((one for one in reader.packages(dossier.id) if one.profile == name), None)
    if record is None:
        packed = package_dossier(station, cast.supervisor, dossier, station.profiles.package_profile(name))
        values = {"dossier": dossier.code, "pages": packed.sealed.pages, "bytes": packed.sealed.bytes, "profile": name}
        told(DemoStep("packaged", values))
        with station.workspace.read() as reader:
            record = reader.packages(dossier.id)[-1]
    path = station.workspace.packages_dir / record.path
    report = verify(path, services.structures())
    told(DemoStep("verified", {"dossier": dossier.code, "problems": len(report.problems), "profile": name}))
    return DemoPackage(dossier.code, name, path, len(pages), record.size, tuple(report.problems))


def _at_demo_site(station: Station) -> Station:
    """Return the station with the codes that the national packages need, where its settings have none."""
    said = station.settings
    settings = replace(
        said,
        package_profile=DEMO_PROFILES[0],
        archive_code=said.archive_code or DEMO_SITE.archive_code,
        archive_name=said.archive_name or DEMO_SITE.archive_name,
        agency_code=said.agency_code or DEMO_SITE.agency_code,
        agency_name=said.agency_name or DEMO_SITE.agency_name,
    )
    return replace(station, settings=settings)
