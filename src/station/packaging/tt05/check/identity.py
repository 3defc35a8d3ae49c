"""T05 to T12, T19: what a package says it is: identifier, kind, status, agents, times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from station.packaging.tt05.check.facts import FLAVOURS, Facts
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.options import RECORD_STATUSES
from station.packaging.tt05.package import REP_METS, ROOT_METS

UUID: Final = r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}"
_OBJID: Final = {
    "SIP": re.compile(f"uuid-{UUID}"),
    "AIP": re.compile(f"urn:(?:[A-Za-z0-9_.-]+:uuid-|uuid:){UUID}"),
}
# The folder's name, or an identifier of its own (conflict C7 of the specification).
_REP_OBJID: Final = re.compile(f"rep1|uuid-{UUID}")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:\d\d")


def folder_name(facts: Facts) -> Iterator[Breach]:
    """T05: the folder is named by the OBJID, ``_`` for every colon (CSIPSTR2)."""
    if facts.root is not None and facts.name != facts.root.mets.objid.replace(":", "_"):
        yield facts.name, repr(facts.root.mets.objid)


def objid_form(facts: Facts) -> Iterator[Breach]:
    """T06: OBJID has the form of its kind of package, the UUID in capitals."""
    forms = {ROOT_METS: _OBJID[facts.flavour], REP_METS: _REP_OBJID}
    for one in facts.mets_files:
        if not forms[one.path].fullmatch(one.mets.objid):
            yield one.path, repr(one.mets.objid)


def content_type(facts: Facts) -> Iterator[Breach]:
    """T07: TYPE is Mixed, PROFILE is there; the representation says its CONTENTINFORMATIONTYPE."""
    for one in facts.mets_files:
        if one.mets.type != "Mixed":
            yield one.path, f"TYPE={one.mets.type!r}"
        if not one.mets.profile:
            yield one.path, "PROFILE"
    if facts.rep is not None and not facts.rep.mets.content_type:
        yield facts.rep.path, "CONTENTINFORMATIONTYPE"


def package_type(facts: Facts) -> Iterator[Breach]:
    """T08: OAISPACKAGETYPE is AIP or SIP, in both METS files the same."""
    said = {one.path: one.mets.header.package_type for one in facts.mets_files}
    yield from ((path, repr(kind)) for path, kind in said.items() if kind not in FLAVOURS)
    if len(set(said.values())) > 1:
        yield ROOT_METS, ", ".join(said.values())


def record_status(facts: Facts) -> Iterator[Breach]:
    """T09: RECORDSTATUS is one of the circular's values."""
    for one in facts.mets_files:
        if one.mets.header.record_status not in RECORD_STATUSES:
            yield one.path, repr(one.mets.header.record_status)


def software_agent(facts: Facts) -> Iterator[Breach]:
    """T10: the software that made the package is named with its version."""
    for one in facts.mets_files:
        software = [agent for agent in one.mets.header.agents if agent.is_software]
        if not any(agent.name and agent.noted("SOFTWARE VERSION") for agent in software):
            yield one.path, "agent CREATOR/OTHER/SOFTWARE"


def fonds_code(facts: Facts) -> Iterator[Breach]:
    """T11: both METS files give the mã phông, and the same one."""
    said: dict[str, str] = {}
    for one in facts.mets_files:
        codes = [code for agent in one.mets.header.agents if (code := agent.noted("IDENTIFICATIONCODE"))]
        if not codes:
            yield one.path, "IDENTIFICATIONCODE"
        else:
            said[one.path] = codes[0]
    if len(set(said.values())) > 1:
        yield ROOT_METS, ", ".join(said.values())


def submission(facts: Facts) -> Iterator[Breach]:
    """T12: a SIP names the request it answers (mã đăng ký yêu cầu nộp)."""
    if facts.root is not None and facts.flavour == "SIP":
        records = facts.root.mets.header.records
        if not any(kind == "SUBMISSIONAGREEMENT" and value for kind, value in records):
            yield facts.root.path, "SUBMISSIONAGREEMENT"


def times(facts: Facts) -> Iterator[Breach]:
    """T19: times are ISO 8601 with the zone in figures."""
    for one in facts.mets_files:
        header = one.mets.header
        stated = [("CREATEDATE", header.create_date)]
        if header.last_modified:
            stated.append(("LASTMODDATE", header.last_modified))
        stated += [(section.id, section.created) for section in (*one.mets.dmd_secs, *one.mets.provenance)]
        stated += [(reference.href, reference.created) for reference in one.mets.references]
        yield from ((one.path, f"{what}: {text}") for what, text in stated if not is_time(text))
    for path, premis in facts.premis_files:
        yield from ((path, f"{event.type}: {event.time}") for event in premis.events if not is_time(event.time))


def is_time(text: str) -> bool:
    """Whether a text is a time that exists, with a zone in figures."""
    if not _TIME.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


RULES = (
    Rule("tt05:T05", folder_name),
    Rule("tt05:T06", objid_form),
    Rule("tt05:T07", content_type),
    Rule("tt05:T08", package_type),
    Rule("tt05:T09", record_status),
    Rule("tt05:T10", software_agent),
    Rule("tt05:T11", fonds_code),
    Rule("tt05:T12", submission),
    Rule("tt05:T19", times),
)
