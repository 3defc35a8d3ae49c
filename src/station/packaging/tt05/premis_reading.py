"""A PREMIS document as values: what a stranger wrote, never judged here. What is missing reads as empty."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from station.packaging.tt05.premis_xml import PREMIS, PROVENANCE, XSI
from station.packaging.xml_reading import MOST_BYTES, parse_xml

_NAMES: Final = {"p": PREMIS, "sp": PROVENANCE}
_PART: Final = f"{{{PROVENANCE}}}"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name that objects and agents go by; ``role`` where an event links one."""

    type: str
    value: str
    role: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Type and value, as the thing itself is identified."""
        return self.type, self.value


@dataclass(frozen=True, slots=True)
class PremisObject:
    """An object. ``category`` is its xsi:type without prefix; ``fixity``: digests by algorithm, as written.

    ``path`` is its location, ``""`` for one that is not in the package; ``related``: sub-type of the relationship and
    the object at its other end.
    """

    category: str
    identifiers: tuple[Identifier, ...]
    fixity: dict[str, str]
    size: str
    format_name: str
    format_key: str
    original_name: str
    path: str
    related: tuple[tuple[str, Identifier], ...]

    def named(self, kind: str) -> str:
        """Return its identifier of a type, ``""`` without one."""
        return next((one.value for one in self.identifiers if one.type == kind), "")


@dataclass(frozen=True, slots=True)
class PremisEvent:
    """An event. ``time`` as written; ``parts``: the text of each element of our own namespace, by its name."""

    id: str
    type: str
    time: str
    detail: str
    outcome: str
    note: str
    agents: tuple[Identifier, ...]
    objects: tuple[Identifier, ...]
    parts: dict[str, str] = field(default_factory=dict)

    def part(self, name: str) -> Mapping[str, object]:
        """Return what machines read of the event, empty when it is absent or no JSON object."""
        try:
            value = json.loads(self.parts.get(name, ""))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class PremisAgent:
    """Somebody or something that took part."""

    identifiers: tuple[Identifier, ...]
    name: str
    type: str
    version: str


@dataclass(frozen=True, slots=True)
class Premis:
    """All that a document says."""

    objects: tuple[PremisObject, ...]
    events: tuple[PremisEvent, ...]
    agents: tuple[PremisAgent, ...]

    def links(self) -> Iterator[Mapping[str, object]]:
        """Yield the events of the workspace that it carries; see ``premis_chain.broken_links``."""
        return (event.part("link") for event in self.events if "link" in event.parts)

    @property
    def chain_head(self) -> str:
        """The hash of the last event of the workspace before packing, ``""`` where the document does not say."""
        return next((str(event.part("chain").get("head", "")) for event in self.events if "chain" in event.parts), "")


def load_premis(data: bytes, name: str, most_bytes: int = MOST_BYTES) -> Premis:
    """Return the values of a PREMIS file; raises ``Malformed`` as ``parse_xml`` does."""
    return read_premis(parse_xml(data, name, most_bytes))


def read_premis(root: etree._Element) -> Premis:
    """Return the values of a document that ``parse_xml`` has read; of another one than PREMIS 3 all is empty."""
    return Premis(
        tuple(_object(one) for one in root.iterchildren(f"{{{PREMIS}}}object")),
        tuple(_event(one) for one in root.iterchildren(f"{{{PREMIS}}}event")),
        tuple(_agent(one) for one in root.iterchildren(f"{{{PREMIS}}}agent")),
    )


def _object(element: etree._Element) -> PremisObject:
    return PremisObject(
        category=(element.get(f"{{{XSI}}}type") or "").rpartition(":")[2],
        identifiers=_identifiers(element, "objectIdentifier"),
        fixity={
            _text(one, "p:messageDigestAlgorithm"): _text(one, "p:messageDigest")
            for one in element.iterfind("p:objectCharacteristics/p:fixity", _NAMES)
        },
        size=_text(element, "p:objectCharacteristics/p:size"),
        format_name=_text(element, "p:objectCharacteristics/p:format/p:formatDesignation/p:formatName"),
        format_key=_text(element, "p:objectCharacteristics/p:format/p:formatRegistry/p:formatRegistryKey"),
        original_name=_text(element, "p:originalName"),
        path=_text(element, "p:storage/p:contentLocation/p:contentLocationValue"),
        related=tuple(
            (_text(one, "p:relationshipSubType"), other)
            for one in element.iterfind("p:relationship", _NAMES)
            for other in _identifiers(one, "relatedObjectIdentifier")
        ),
    )


def _event(element: etree._Element) -> PremisEvent:
    parts: dict[str, str] = {}
    for one in element.iterfind("p:eventDetailInformation/p:eventDetailExtension/sp:*", _NAMES):
        parts.setdefault(str(one.tag).removeprefix(_PART), one.text or "")
    return PremisEvent(
        id=_text(element, "p:eventIdentifier/p:eventIdentifierValue"),
        type=_text(element, "p:eventType"),
        time=_text(element, "p:eventDateTime"),
        detail=_text(element, "p:eventDetailInformation/p:eventDetail"),
        outcome=_text(element, "p:eventOutcomeInformation/p:eventOutcome"),
        note=_text(element, "p:eventOutcomeInformation/p:eventOutcomeDetail/p:eventOutcomeDetailNote"),
        agents=_identifiers(element, "linkingAgentIdentifier", "linkingAgentRole"),
        objects=_identifiers(element, "linkingObjectIdentifier", "linkingObjectRole"),
        parts=parts,
    )


def _agent(element: etree._Element) -> PremisAgent:
    return PremisAgent(
        identifiers=_identifiers(element, "agentIdentifier"),
        name=_text(element, "p:agentName"),
        type=_text(element, "p:agentType"),
        version=_text(element, "p:agentVersion"),
    )


def _identifiers(element: etree._Element, name: str, role: str = "") -> tuple[Identifier, ...]:
    return tuple(
        Identifier(_text(one, f"p:{name}Type"), _text(one, f"p:{name}Value"), _text(one, f"p:{role}") if role else "")
        for one in element.iterfind(f"p:{name}", _NAMES)
    )


def _text(element: etree._Element, path: str) -> str:
    return (element.findtext(path, "", _NAMES) or "").strip()
