"""A PREMIS document as values: what a stranger wrote, never judged here. What is missing reads as empty.

A dossier of 2,000 pages has 10,000 events in 30 MB of XML: ``stream_premis`` reads them one by one, and keeps the
little that is asked for (``Kept``), what is equal once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, Final, TypeVar, cast

from lxml import etree

from station.packaging.tt05.premis_chain import Proof, proof
from station.packaging.tt05.premis_events import CAPTURE, TRANSFER
from station.packaging.tt05.premis_xml import PREMIS, PROVENANCE, XSI
from station.packaging.xml_reading import iter_xml

_NAMES: Final = {"p": PREMIS, "sp": PROVENANCE}
_CHILDREN: Final = tuple(f"{{{PREMIS}}}{name}" for name in ("object", "event", "agent"))
_PART: Final = f"{{{PROVENANCE}}}"
# What a device or a file says of its own time may be older than the event that tells of it.
_TAKEN: Final = frozenset({CAPTURE, TRANSFER})
_NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})
_T = TypeVar("_T")


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
    """An event. ``time`` as written; ``parts``: the text (UTF-8) of each element of our own namespace, by its name."""

    id: str
    type: str
    time: str
    detail: str
    outcome: str
    note: str
    agents: tuple[Identifier, ...]
    objects: tuple[Identifier, ...]
    parts: Mapping[str, bytes] = field(default_factory=dict)

    def part(self, name: str) -> Mapping[str, object]:
        """Return what machines read of the event, empty when it is absent or no JSON object."""
        return _read_part(self.parts.get(name, b""))


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a document that is too long to be kept.

    ``parts``: of a part of an event what its function makes of it; ``beside``: the parts that are worth nothing alone;
    ``details``: the types of event whose words are kept; ``links``: whether a linked object is; ``objects``: the types
    of identifier that an object which is kept has one of, its relations not. Of an event with agents the ID is not
    kept, of events of the workspace only the proof.
    """

    parts: Mapping[str, Callable[[Mapping[str, object]], Mapping[str, object]]]
    beside: frozenset[str]
    details: frozenset[str]
    links: Callable[[Identifier], bool]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class PremisAgent:
    """Somebody or something that took part."""

    identifiers: tuple[Identifier, ...]
    name: str
    type: str
    version: str


@dataclass(frozen=True, slots=True)
class Premis:
    """All that a document says. ``proofs`` of the workspace's events are there where only what is asked for is kept."""

    objects: tuple[PremisObject, ...]
    events: tuple[PremisEvent, ...]
    agents: tuple[PremisAgent, ...]
    proofs: tuple[Proof, ...] = ()

    def links(self) -> Iterator[Mapping[str, object]]:
        """Yield the events of the workspace that it carries, where everything is kept."""
        return (event.part("link") for event in self.events if "link" in event.parts)

    @property
    def chain_head(self) -> str:
        """The hash of the last event of the workspace before packing, ``""`` where the document does not say."""
        return next((str(event.part("chain").get("head", "")) for event in self.events if "chain" in event.parts), "")


def read_premis(root: etree._Element) -> Premis:
    """Return the values of a document that ``parse_xml`` has read; of another one than PREMIS 3 all is empty."""
    return _Reading().of(root)


def stream_premis(
    stream: BinaryIO,
    name: str,
    look: Callable[[etree._Element], None] | None = None,
    kept: Kept | None = None,
) -> Premis:
    """Return the values of a PREMIS file without ever having its tree in memory.

    ``look`` sees every object, event and agent before it is forgotten; of the events everything is kept when ``kept``
    is left out. Raises as ``iter_xml`` does.
    """
    return _Reading(kept).of(_seen(iter_xml(stream, name, _CHILDREN), look))


def _seen(
    children: Iterable[etree._Element], look: Callable[[etree._Element], None] | None
) -> Iterator[etree._Element]:
    for child in children:
        if look is not None:
            look(child)
        yield child


class _Reading:
    """One document. What is equal is one value: thousands of events link the same few agents."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._known: dict[object, object] = {}
        self._proofs: list[Proof] = []
        self._kept = kept

    def of(self, children: Iterable[etree._Element]) -> Premis:
        objects: list[PremisObject] = []
        events: list[PremisEvent] = []
        agents: list[PremisAgent] = []
        for child in children:
            if child.tag == f"{{{PREMIS}}}object":
                if self._is_kept(child):
                    objects.append(self._object(child))
            elif child.tag == f"{{{PREMIS}}}event":
                events.append(self._event(child))
            elif child.tag == f"{{{PREMIS}}}agent":
                agents.append(self._agent(child))
        return Premis(tuple(objects), tuple(events), tuple(agents), tuple(self._proofs))

    def _is_kept(self, element: etree._Element) -> bool:
        named = element.iterfind("p:objectIdentifier/p:objectIdentifierType", _NAMES)
        return self._kept is None or any(_text(one, ".") in self._kept.objects for one in named)

    def _object(self, element: etree._Element) -> PremisObject:
        return PremisObject(
            category=(element.get(f"{{{XSI}}}type") or "").rpartition(":")[2],
            identifiers=self._identifiers(element, "objectIdentifier"),
            fixity={
                _text(one, "p:messageDigestAlgorithm"): _text(one, "p:messageDigest")
                for one in element.iterfind("p:objectCharacteristics/p:fixity", _NAMES)
            },
            size=_text(element, "p:objectCharacteristics/p:size"),
            format_name=_text(element, "p:objectCharacteristics/p:format/p:formatDesignation/p:formatName"),
            format_key=_text(element, "p:objectCharacteristics/p:format/p:formatRegistry/p:formatRegistryKey"),
            original_name=_text(element, "p:originalName"),
            path=_text(element, "p:storage/p:contentLocation/p:contentLocationValue"),
            related=() if self._kept else tuple(self._related(element)),
        )

    def _related(self, element: etree._Element) -> Iterator[tuple[str, Identifier]]:
        for one in element.iterfind("p:relationship", _NAMES):
            kind = _text(one, "p:relationshipSubType")
            yield from ((kind, other) for other in self._identifiers(one, "relatedObjectIdentifier"))

    def _event(self, element: etree._Element) -> PremisEvent:
        kind = sys.intern(_text(element, "p:eventType"))
        told = self._kept is None or kind in self._kept.details
        agents = self._identifiers(element, "linkingAgentIdentifier", "linkingAgentRole")
        named = self._kept is None or not agents
        time = sys.intern(_text(element, "p:eventDateTime"))
        return PremisEvent(
            id=_text(element, "p:eventIdentifier/p:eventIdentifierValue") if named else "",
            type=kind,
            time=time,
            detail=_text(element, "p:eventDetailInformation/p:eventDetail") if told else "",
            outcome=sys.intern(_text(element, "p:eventOutcomeInformation/p:eventOutcome")),
            note=sys.intern(_text(element, "p:eventOutcomeInformation/p:eventOutcomeDetail/p:eventOutcomeDetailNote")),
            agents=agents,
            objects=self._identifiers(
                element, "linkingObjectIdentifier", "linkingObjectRole", self._kept.links if self._kept else None
            ),
            parts=self._parts(element, kind, time),
        )

    def _parts(self, event: etree._Element, kind: str, time: str) -> Mapping[str, bytes]:
        all_parts = event.iterfind("p:eventDetailInformation/p:eventDetailExtension/sp:*", _NAMES)
        said = {sys.intern(str(one.tag).removeprefix(_PART)): (one.text or "").encode() for one in all_parts}
        if self._kept is None:
            return said
        if "link" in said:
            self._proofs.append(proof(_read_part(said["link"]), time, is_capture=kind in _TAKEN))
        asked = {name: said[name] for name in said if name in self._kept.parts}
        if asked.keys() <= self._kept.beside:
            return _NOTHING
        functions = self._kept.parts
        return {name: json.dumps(functions[name](_read_part(one))).encode() for name, one in asked.items()}

    def _agent(self, element: etree._Element) -> PremisAgent:
        return PremisAgent(
            identifiers=self._identifiers(element, "agentIdentifier"),
            name=_text(element, "p:agentName"),
            type=_text(element, "p:agentType"),
            version=_text(element, "p:agentVersion"),
        )

    def _identifiers(
        self, element: etree._Element, name: str, role: str = "", wanted: Callable[[Identifier], bool] | None = None
    ) -> tuple[Identifier, ...]:
        found = (
            Identifier(
                _text(one, f"p:{name}Type"), _text(one, f"p:{name}Value"), _text(one, f"p:{role}") if role else ""
            )
            for one in element.iterfind(f"p:{name}", _NAMES)
        )
        return self._once(tuple(self._once(one) for one in found if wanted is None or wanted(one)))

    def _once(self, value: _T) -> _T:
        return cast(_T, self._known.setdefault(value, value))


def _read_part(said: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(said)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _text(element: etree._Element, path: str) -> str:
    return (element.findtext(path, "", _NAMES) or "").strip()
