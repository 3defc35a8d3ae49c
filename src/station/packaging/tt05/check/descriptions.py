"""T33 to T40, T51: what the descriptions say, against one another and against what is linked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from station.packaging.fields import ends_before
from station.packaging.tt05.check.facts import Facts, Record
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.check.structure import ordinal_of
from station.packaging.tt05.documentation import NOT_HISTORICAL
from station.packaging.tt05.package import EAD

_DIGITISED: Final = "02"
_BORN_DIGITAL: Final = ("01", "03")
_DOC_CODE: Final = re.compile(r"(.+)\.(\d{7})", re.ASCII)
_DOC_ID_LENGTH: Final = 25
_PAGES_PER_SHEET: Final = 2


def _dossier(facts: Facts) -> Iterator[Record]:
    if facts.ead is not None:
        yield facts.ead


def _all(facts: Facts) -> Iterator[Record]:
    yield from _dossier(facts)
    yield from facts.descriptions


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def document_count(facts: Facts) -> Iterator[Breach]:
    """T33: totalDoc counts the documents that are linked."""
    for record in _dossier(facts):
        if _number(record.get("totalDoc")) != len(facts.links):
            yield record.path, f"totalDoc={record.get('totalDoc')!r}, {len(facts.links)}"


def page_sum(facts: Facts) -> Iterator[Breach]:
    """T40: numberOfPage of the dossier is the sum over its documents; photographs and recordings have none."""
    documents = [record for record in facts.descriptions if "numberOfPage" in record.fields]
    if facts.ead is None or not documents:
        return
    total = sum(_number(record.get("numberOfPage")) for record in documents)
    said = _number(facts.ead.get("numberOfPage"))
    others = len(facts.data) if len(documents) < len(facts.descriptions) else 0
    if not total <= said <= total + others:
        yield facts.ead.path, f"numberOfPage={facts.ead.get('numberOfPage')!r}, {total}"


def paper_code(facts: Facts) -> Iterator[Breach]:
    """T34: what was digitised names the paper it comes from."""
    for record in _dossier(facts):
        if record.get("confidenceLevel") == _DIGITISED and not record.get("paperFileCode"):
            yield record.path, "paperFileCode"


def risk_recovery(facts: Facts) -> Iterator[Breach]:
    """T35: riskRecoveryStatus is given when riskRecovery is 1, and only then."""
    for record in _all(facts):
        if "riskRecovery" in record.fields:
            status = record.get("riskRecoveryStatus")
            if status not in (("01", "02") if record.get("riskRecovery") == "1" else ("",)):
                yield record.path, f"riskRecovery={record.get('riskRecovery')!r} riskRecoveryStatus={status!r}"


def dates_in_order(facts: Facts) -> Iterator[Breach]:
    """T36: a dossier does not end before it begins; of a partial date, any day of it will do."""
    for record in _dossier(facts):
        if ends_before(record.get("endDate"), record.get("startDate")):
            yield record.path, f"{record.get('startDate')}, {record.get('endDate')}"


def permanent(facts: Facts) -> Iterator[Breach]:
    """T37: what is submitted to the historical archive is kept for ever (maintenance 01).

    Only the sender knows where a package goes: unless it says of itself that it is for another archive, the rule holds.
    """
    if facts.flavour == "SIP" and NOT_HISTORICAL not in facts.statements:
        for record in _dossier(facts):
            if record.get("maintenance") != "01":
                yield record.path, f"maintenance={record.get('maintenance')!r}"


def codes(facts: Facts) -> Iterator[Breach]:
    """T38: codes of documents begin with that of the dossier, and count from 1 without a gap, none twice."""
    if facts.ead is None:
        return
    dossier = facts.ead.get("fileCode" if facts.flavour == "SIP" else "arcFileCode")
    for record in facts.descriptions:
        detail = _code_fault(record, dossier, facts)
        if detail:
            yield record.path, detail
    counted = Counter(ordinal_of(record.fields) for record in facts.descriptions)
    if sorted(counted.elements()) != list(range(1, len(facts.descriptions) + 1)):
        wrong = sorted(set(counted) ^ set(range(1, len(facts.descriptions) + 1))) or [
            ordinal for ordinal, count in counted.items() if count > 1
        ]
        yield EAD, f"ordinals: {', '.join(map(str, wrong[:20]))}"


def _code_fault(record: Record, dossier: str, facts: Facts) -> str:
    fields = record.fields
    match = _DOC_CODE.fullmatch(record.get("docCode"))
    if "docCode" in fields and (match is None or not _is_code_of(match.group(1), dossier, facts)):
        return f"docCode={record.get('docCode')!r}, {dossier}"
    if "docId" in fields and not _is_doc_id(record, dossier, len(facts.descriptions)):
        return f"docId={record.get('docId')!r}"
    if "arcFileCode" in fields and record.get("arcFileCode") != dossier:
        return f"arcFileCode={record.get('arcFileCode')!r}, {dossier}"
    if "docOrdinal" in fields and _number(record.get("docOrdinal")) != ordinal_of(fields):
        return f"docOrdinal={record.get('docOrdinal')!r}, {record.get('docCode')}"
    return ""


def _is_code_of(prefix: str, dossier: str, facts: Facts) -> bool:
    """In an AIP the dossier's code follows that of the archive (spec 1)."""
    return prefix == dossier or (facts.flavour == "AIP" and dossier.endswith(f".{prefix}"))


def _is_doc_id(record: Record, dossier: str, documents: int) -> bool:
    """The one file of a dossier may bear the dossier's name."""
    doc_id, ordinal = record.get("docId"), ordinal_of(record.fields)
    head, _, tail = doc_id.rpartition(".")
    is_numbered = head == dossier and _number(tail) == ordinal
    return len(doc_id) <= _DOC_ID_LENGTH and (is_numbered or (documents == 1 and doc_id == dossier))


def born_digital(facts: Facts) -> Iterator[Breach]:
    """T39: a document that was born digital says whether its workflow is kept."""
    for record in facts.descriptions:
        if record.get("confidenceLevel") in _BORN_DIGITAL and "process" in record.fields and not record.get("process"):
            yield record.path, "process"


def enough_sheets(facts: Facts) -> Iterator[Breach]:
    """T51: a sheet has two pages at most; in packages of ours, which tell of pages that were scanned, one at least."""
    for record in _dossier(facts):
        sheets, pages = _number(record.get("numberOfPaper")), _number(record.get("numberOfPage"))
        is_counted = pages >= 0 and facts.is_ours
        if sheets >= 0 and (pages > _PAGES_PER_SHEET * sheets or (is_counted and sheets > pages)):
            yield record.path, f"numberOfPage={pages}, numberOfPaper={sheets}"


RULES = (
    Rule("tt05:T33", document_count),
    Rule("tt05:T34", paper_code),
    Rule("tt05:T35", risk_recovery),
    Rule("tt05:T36", dates_in_order),
    Rule("tt05:T37", permanent),
    Rule("tt05:T38", codes),
    Rule("tt05:T39", born_digital),
    Rule("tt05:T40", page_sum),
    Rule("tt05:T51", enough_sheets),
)
