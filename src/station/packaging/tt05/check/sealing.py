"""What a package says of itself that the seal of an envelope around it says too."""

from __future__ import annotations

from datetime import datetime, timedelta

from station.packaging.tt05.check.facts import Facts
from station.packaging.tt05.check.identity import is_time
from station.packaging.tt05.check.provenance import package_record
from station.packaging.tt05.documentation import DOSSIER

# What the PREMIS of the package repeats of the seal; a SIP has none.
_RECORDED = ("dossier", "version", "created_at", "chain_head")
# METS writes milliseconds, the seal what the clock said.
_TOLERANCE = timedelta(milliseconds=1)


def sealed_facts(facts: Facts) -> dict[str, str]:
    """Return the facts of a seal as the package inside knows them, without those that it does not tell."""
    record = package_record(facts)
    known = {name: str(record[name]) for name in _RECORDED if name in record}
    if facts.premis is not None:
        known["chain_head"] = facts.premis.chain_head
    if facts.root is not None:
        known["objid"] = facts.root.mets.objid
    return known


def names_dossier(facts: Facts, code: str) -> bool:
    """Whether the small text of a package speaks of this dossier, where there is such a text."""
    lines = [line for line in facts.statements if line.startswith(DOSSIER)]
    return not lines or any(line.startswith(f"{DOSSIER}{code}, ") for line in lines)


def same_moment(facts: Facts, sealed: str) -> bool:
    """Whether the METS was made when the seal says; where one of them has no time, another rule tells."""
    made = facts.root.mets.header.create_date if facts.root is not None else ""
    try:
        return not is_time(made) or abs(datetime.fromisoformat(made) - datetime.fromisoformat(sealed)) <= _TOLERANCE
    except (ValueError, TypeError):
        return False
