"""The agents of a PREMIS document: whoever an event links is described exactly once, and nobody else.

Of people no more is told than account, display name and the number that events of the workspace know them by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from station.model.people import Person
from station.packaging.tt05.premis_facts import PackageFacts
from station.packaging.tt05.premis_xml import Node, identifier, text

AUTHORIZER = "authorizer"
IMPLEMENTER = "implementer"
VALIDATOR = "validator"
PROGRAM = "executing program"
# TT 05/2025 by its digests: no other role.
AGENT_ROLES = (AUTHORIZER, IMPLEMENTER, VALIDATOR, PROGRAM)
# A program tells its version behind its name: ``tesserocr 2.13.0 / tesseract 5.5.4``.
_VERSIONED = re.compile(r"(.+?)\s+(\d.*)", re.DOTALL)


class AgentLink(NamedTuple):
    """An agent as an event links it: the type and value it is identified by, and its role."""

    type: str
    value: str
    role: str


class Agents:
    """Hands out links, and remembers whom to describe."""

    def __init__(self, facts: PackageFacts, people: Mapping[str, Person]) -> None:
        self._facts, self._people = facts, people
        self._described: dict[tuple[str, str], tuple[Node, ...]] = {}

    def station(self) -> AgentLink:
        """The program that does everything nobody else does."""
        name, version = self._facts.software_name, self._facts.software_version
        return self._software(self._facts.software, name, version)

    def software(self, name: str) -> AgentLink:
        """Another program, by name and version in one."""
        if name == self._facts.software:
            return self.station()
        found = _VERSIONED.fullmatch(name)
        return self._software(name, *(found.groups() if found else (name, "")))

    def person(self, person_id: str, role: str) -> AgentLink:
        """Somebody with an account; the station's program where nobody was logged in."""
        if not person_id:
            return self.station()
        person = self._people.get(person_id)
        account = text(person.name if person else person_id)
        node: list[Node] = [identifier("agentIdentifier", "user", account)]
        if account != person_id:
            node.append(identifier("agentIdentifier", "station account", person_id))
        node += [("agentName", text(person.display_name if person else person_id)), ("agentType", "person")]
        return self._link("user", account, role, node)

    def hardware(self, device: Mapping[str, str]) -> AgentLink:
        """A scanner with its serial number."""
        name = " ".join(filter(None, (device.get("vendor"), device.get("model")))) or device.get("backend") or "-"
        serial = device.get("serial")
        value = text(f"{name} (S/N {serial})" if serial else name)
        node = [identifier("agentIdentifier", "hardware", value), ("agentName", value), ("agentType", "hardware")]
        return self._link("hardware", value, PROGRAM, node)

    def organization(self) -> AgentLink:
        """The archive that keeps the paper, in whose name it is digitised."""
        site = self._facts.site
        code = text(site.archive_code or site.agency_code or "-")
        name = text(site.archive_name or site.agency_name or code)
        node = [identifier("agentIdentifier", "organization", code), ("agentName", name), ("agentType", "organization")]
        return self._link("organization", code, AUTHORIZER, node)

    def nodes(self) -> Iterator[Node]:
        """Yield the descriptions of all who were linked, in the order of their identifiers."""
        for key in sorted(self._described):
            yield "agent", self._described[key]

    def _software(self, value: str, name: str, version: str) -> AgentLink:
        node: list[Node] = [
            identifier("agentIdentifier", "software", value), ("agentName", text(name)), ("agentType", "software"),
        ]  # fmt: skip
        if version:
            node.append(("agentVersion", text(version)))
        return self._link("software", text(value), PROGRAM, node)

    def _link(self, kind: str, value: str, role: str, node: list[Node]) -> AgentLink:
        self._described.setdefault((kind, value), tuple(node))
        return AgentLink(kind, value, role)
