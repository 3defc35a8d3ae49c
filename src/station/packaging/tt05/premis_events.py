"""Events of PREMIS: what happened, when, who and what took part, and with what outcome.

TT 05/2025 fixes ``transfer`` for digitising and ``information package creation`` for packing; the other types are those
of the Library of Congress's vocabulary of event types, where it has one that fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from station.model.events import Event
from station.packaging.tt05.identifiers import Identifiers
from station.packaging.tt05.moments import moment_text
from station.packaging.tt05.premis_agents import AUTHORIZER, IMPLEMENTER, VALIDATOR, AgentLink, Agents
from station.packaging.tt05.premis_chain import link_part
from station.packaging.tt05.premis_objects import ObjectLink
from station.packaging.tt05.premis_xml import Node, identifier, text

TRANSFER = "transfer"
CAPTURE = "capture"
MODIFICATION = "modification"
MIGRATION = "migration"
CREATION = "creation"
VALIDATION = "validation"
_INGESTION = "ingestion"
PACKING = "information package creation"
_DESCRIBING = "metadata modification"
_APPRAISAL = "appraisal"
_POLICY = "policy assignment"
# Own type: steps of the work that the vocabulary has no word for (handing in, paper lent and given back, a jam).
_STEP = "workflow step"

# The circular gives 00 only; that something was found, or could not be checked, must not look like it.
SUCCESS, FOUND, UNCHECKED = "00", "01", "02"
NOTES = {SUCCESS: "thành công", FOUND: "có vấn đề", UNCHECKED: "không kiểm được"}

# What the workspace calls an event: its type here, and the role of the person.
_KINDS: dict[str, tuple[str, str]] = {
    "page.captured": (CAPTURE, IMPLEMENTER), "capture.reinstated": (MODIFICATION, IMPLEMENTER),
    "page.corrected": (MODIFICATION, IMPLEMENTER), "page.removed": (_APPRAISAL, IMPLEMENTER),
    "page.restored": (_APPRAISAL, IMPLEMENTER), "media.taken_in": (_INGESTION, IMPLEMENTER),
    "media.removed": (_APPRAISAL, IMPLEMENTER), "media.restored": (_APPRAISAL, IMPLEMENTER),
    "dossier.approved": (VALIDATION, AUTHORIZER),
    "dossier.classified": (_POLICY, IMPLEMENTER), "dossier.sampled": (_POLICY, VALIDATOR),
    "dossier.stopped": (_POLICY, VALIDATOR), "dossier.released": (_POLICY, AUTHORIZER),
    "dossier.described": (_DESCRIBING, IMPLEMENTER), "dossier.packaged": (PACKING, AUTHORIZER),
}  # fmt: skip
_VALIDATING = frozenset({
    "page.passed", "page.flagged", "page.report_stale", "page.accepted", "page.rejected", "page.undecided",
    "page.reinstated", "page.noted", "document.passed", "document.failed", "document.undecided", "dossier.compared",
    "dossier.returned", "dossier.reopened",
})  # fmt: skip
_FOUND = frozenset({"page.flagged", "page.rejected", "document.failed", "dossier.returned", "dossier.stopped"})


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event before it is written. ``label``, unique in the package, gives the UUID; ``parts``: see ``exact``."""

    label: str
    type: str
    at: datetime
    detail: str
    agents: tuple[AgentLink, ...]
    objects: tuple[ObjectLink, ...]
    outcome: str = SUCCESS
    note: str = ""
    parts: tuple[Node, ...] = ()

    def node(self, ids: Identifiers) -> Node:
        """Return the element, its parts in the order that the XSD wants."""
        detail: list[Node] = [("eventDetail", text(self.detail))]
        if self.parts:
            detail.append(("eventDetailExtension", self.parts))
        return "event", [
            identifier("eventIdentifier", "UUID", ids.uuid(f"event {self.label}")),
            ("eventType", self.type),
            ("eventDateTime", moment_text(self.at)),
            ("eventDetailInformation", detail),
            ("eventOutcomeInformation", [
                ("eventOutcome", self.outcome),
                ("eventOutcomeDetail", [("eventOutcomeDetailNote", text(self.note or NOTES[self.outcome]))]),
            ]),
            *(
                identifier("linkingAgentIdentifier", link.type, link.value, link.role, "linkingAgentRole")
                for link in dict.fromkeys(self.agents)
            ),
            *(
                identifier("linkingObjectIdentifier", link.type, link.value, link.role, "linkingObjectRole")
                for link in dict.fromkeys(self.objects)
                if link.value
            ),
        ]  # fmt: skip


def workspace_entry(event: Event, agents: Agents, subject: ObjectLink) -> EventEntry:
    """Return an event of the workspace that nothing else in the package tells of."""
    kind, role = _kind(event.kind)
    return EventEntry(
        f"workspace {event.sequence}", kind, event.at, _told(event.kind, event.details),
        (agents.person(event.person_id, role), agents.station()), (subject,),
        FOUND if event.kind in _FOUND else SUCCESS, parts=link_part(event),
    )  # fmt: skip


def _kind(name: str) -> tuple[str, str]:
    if name in _VALIDATING:
        return VALIDATION, VALIDATOR
    if name.startswith(("page.", "document.", "leaf.")):
        return _KINDS.get(name, (_DESCRIBING, IMPLEMENTER))
    return _KINDS.get(name, (_STEP, IMPLEMENTER))


def _told(kind: str, details: Mapping[str, object]) -> str:
    said = [str(details[key]) for key in ("reason", "note") if details.get(key)]
    return "; ".join([kind, *said])
