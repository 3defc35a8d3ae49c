"""T41 to T44, T62 to T65, T67: the PREMIS files against METS, against themselves and against the pages they tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from station.packaging.count_checks import count_breaches
from station.packaging.tt05.check.facts import HOLEY, Facts
from station.packaging.tt05.check.identity import is_time
from station.packaging.tt05.check.rule import Breach, Rule
from station.packaging.tt05.documentation import DEPTHS
from station.packaging.tt05.package import PREMIS, REP_PREMIS
from station.packaging.tt05.premis_agents import AGENT_ROLES
from station.packaging.tt05.premis_chain import broken_links
from station.packaging.tt05.premis_events import CREATION, NOTES, PACKING, TRANSFER
from station.packaging.tt05.premis_objects import DATA_KINDS, OBJECT_ROLES, OUTCOME
from station.packaging.tt05.premis_reading import Identifier, Premis, PremisEvent, PremisObject

_MOST_SAID: Final = 20


def fixity(facts: Facts) -> Iterator[Breach]:
    """T41: PREMIS describes each file of the representation once, with the size and SHA-256 that METS gives it."""
    if facts.rep_premis is None:
        return
    described = {id_: one for one in facts.rep_premis.objects for id_ in _file_ids(one)}
    for listed in facts.listed:
        id_, reference = listed.reference.id, listed.reference
        if facts.file_ids.get(id_) != listed.path or listed.path.endswith(HOLEY):
            continue
        one = described.pop(id_, None)
        if one is None:
            yield REP_PREMIS, id_
        elif one.size != reference.size or one.fixity.get("SHA-256", "").upper() != reference.checksum.upper():
            yield REP_PREMIS, f"{listed.path}: size, SHA-256"
    yield from ((REP_PREMIS, id_) for id_ in described)


def _file_ids(one: PremisObject) -> Iterator[str]:
    """Yield what METS calls the file; a master that stayed outside of the package has no such name."""
    yield from (name.value for name in one.identifiers if name.type in DATA_KINDS and one.category == "file")


def digitised(facts: Facts) -> Iterator[Breach]:
    """T42: both PREMIS files tell of digitising (transfer), and every file of the representation came out of it."""
    for path, premis in facts.premis_files:
        if not any(event.type == TRANSFER for event in premis.events):
            yield path, TRANSFER
    if facts.rep_premis is not None:
        made = {link.value for link in _outcomes(facts.rep_premis, TRANSFER)}
        own = ((id_, path) for id_, path in facts.file_ids.items() if path and not path.endswith(HOLEY))
        yield from ((path, TRANSFER) for id_, path in own if id_ not in made)


def _outcomes(premis: Premis, kind: str) -> Iterator[Identifier]:
    for event in premis.events:
        if event.type == kind:
            yield from (link for link in event.objects if link.role == OUTCOME)


def agents_described(facts: Facts) -> Iterator[Breach]:
    """T43: every event has an agent; every linked agent is described, in a role of the circular's."""
    for path, premis in facts.premis_files:
        known = {name.key for agent in premis.agents for name in agent.identifiers}
        for event in premis.events:
            if not event.agents:
                yield path, f"{event.type} {event.id}"
            for link in event.agents:
                if link.key not in known or link.role not in AGENT_ROLES:
                    yield path, f"{event.type}: {link.value} ({link.role})"
        yield from ((path, "agentName") for agent in premis.agents if not agent.name)


def object_roles(facts: Facts) -> Iterator[Breach]:
    """T44: linked objects are source or outcome."""
    for path, premis in facts.premis_files:
        for event in premis.events:
            strange = [one for one in event.objects if one.role not in OBJECT_ROLES]
            yield from ((path, f"{event.type}: {one.value} ({one.role})") for one in strange)


def count_equation(facts: Facts) -> Iterator[Breach]:
    """T62: pages and sheets counted when the package was sealed are those in it and in its description.

    What is missing and what was left out account for every difference from the inventory, or a reason does.
    """
    record = package_record(facts)
    counts = record.get("counts")
    if facts.ead is None or facts.premis is None:
        return
    if not isinstance(counts, dict):
        if facts.is_ours:
            yield PREMIS, "counts"
        return
    pages = [event.part("page") for event in _events(facts.rep_premis) if "rendition" in event.parts]
    sheets = len({str(page.get("sheet")) for page in pages})
    for name, number in (("numberOfPage", len(pages)), ("numberOfPaper", sheets)):
        if name in facts.ead.fields and facts.ead.get(name) != str(number):
            yield REP_PREMIS, f"{number}, {name}={facts.ead.get(name)!r}"
    omitted = record.get("omitted")
    listed = [one for one in omitted if isinstance(one, dict)] if isinstance(omitted, list) else []
    try:
        yield from ((PREMIS, detail) for detail in count_breaches(counts, listed, sheets, len(pages)))
    except (TypeError, ValueError) as error:
        yield PREMIS, f"counts: {error}"
    if not all(str(one.get("reason", "")).strip() for one in listed):
        yield PREMIS, "omitted: reason"


def package_record(facts: Facts) -> Mapping[str, object]:
    """Return what the event of packing says of the package, nothing where there is no such event."""
    return next((event.part("package") for event in _events(facts.premis) if "package" in event.parts), {})


def count_edition(facts: Facts) -> int:
    """Return which edition of the count equation a package has, 1 where it does not say: a SIP has none."""
    counts = package_record(facts).get("counts")
    edition = counts.get("edition") if isinstance(counts, dict) else None
    return edition if isinstance(edition, int) else 1


def in_time(facts: Facts) -> Iterator[Breach]:
    """T63: the package was packed once, and nothing in it happened after that or after METS was written."""
    packed = [event for event in _events(facts.premis) if event.type == PACKING]
    if facts.premis is not None and not packed:
        yield PREMIS, PACKING
    if facts.root is None:
        return
    last = facts.root.mets.header.last_modified or facts.root.mets.header.create_date
    if not is_time(last):
        return
    for path, premis in facts.premis_files:
        for event in premis.events:
            if is_time(event.time) and _moment(event.time) > _moment(last):
                yield path, f"{event.type} {event.time}, {last}"


def outcomes_known(facts: Facts) -> Iterator[Breach]:
    """T67: an event of ours has an outcome that this program writes, and the time of the workspace's event it tells."""
    if not facts.is_ours:
        return
    for path, premis in facts.premis_files:
        yield from (
            (path, f"{event.type} {event.time}: eventOutcome={event.outcome!r}")
            for event in premis.events if event.outcome not in NOTES
        )  # fmt: skip
        yield from ((path, f"{one.number}: eventDateTime") for one in premis.proofs if not one.in_time)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def chain_holds(facts: Facts) -> Iterator[Breach]:
    """T64: the events of the workspace prove themselves and follow on one another up to the head that was packed.

    None is left out at the front either: they are as many as were packed, and each page was accepted by one of them.
    """
    if facts.premis is None or facts.rep_premis is None:
        return
    proofs = (*facts.premis.proofs, *facts.rep_premis.proofs)
    chain = next((event.part("chain") for event in facts.premis.events if "chain" in event.parts), None)
    if chain is None:
        if proofs or facts.is_ours:
            yield PREMIS, "chain"
        return
    yield from ((PREMIS, number) for number in broken_links(proofs, facts.premis.chain_head))
    if chain.get("events") != len(proofs):
        yield PREMIS, f"events: {chain.get('events')}, {len(proofs)}"
    accepted = {one.accepts for one in proofs}
    pages = [event.part("page") for event in facts.rep_premis.events if "rendition" in event.parts]
    lost = [str(page.get("number")) for page in pages if page.get("id") not in accepted]
    if lost:
        yield REP_PREMIS, f"page.accepted: {', '.join(lost[:_MOST_SAID])}"


def renditions_bound(facts: Facts) -> Iterator[Breach]:
    """T65: the images in a PDF are the renditions that the PREMIS tells of, page by page."""
    for path, seen in facts.pdfs.items():
        told = [str(event.part("rendition").get("stream_sha256", "")) for event in events_of(facts, path, "rendition")]
        if not told and not (facts.is_ours and facts.rep_premis is not None):
            continue
        found = [images[0].sha256 if len(images) == 1 else "" for images in seen.images]
        if told != found:
            wrong = [n for n, pair in enumerate(zip(told, found, strict=False), 1) if pair[0] != pair[1]]
            yield path, f"{len(found)}, {len(told)}: {', '.join(map(str, wrong[:20]))}"


def events_of(facts: Facts, path: str, part: str) -> Iterator[PremisEvent]:
    """Yield the events that made a file of the representation and carry a part, in their order."""
    return (event for event in facts.made_by.get(path, ()) if part in event.parts)


def told_of(facts: Facts, path: str) -> str:
    """Return what is said of how a file was digitised: by its transfer event, in a SIP by the documentation."""
    told = [event.detail for event in facts.made_by.get(path, ()) if event.type == TRANSFER]
    if facts.flavour == "SIP":
        told += [line for line in facts.statements if line.startswith(DEPTHS)]
    return "\n".join(told)


def words_told(facts: Facts, path: str) -> tuple[int, ...]:
    """Return how many words were read on each page of a PDF, empty when the package does not say."""
    pages: dict[str, int] = {}
    for event in events_of(facts, path, "rendition"):
        pages[str(event.part("page").get("number"))] = 0
    for event in events_of(facts, path, "text"):
        count = event.part("text").get("words")
        if event.type == CREATION and isinstance(count, int):
            pages[str(event.part("page").get("number"))] = count
    return tuple(pages.values())


def _events(premis: Premis | None) -> tuple[PremisEvent, ...]:
    return () if premis is None else premis.events


RULES = (
    Rule("tt05:T41", fixity),
    Rule("tt05:T42", digitised),
    Rule("tt05:T43", agents_described),
    Rule("tt05:T44", object_roles),
    Rule("tt05:T62", count_equation),
    Rule("tt05:T63", in_time),
    Rule("tt05:T64", chain_holds),
    Rule("tt05:T65", renditions_bound),
    Rule("tt05:T67", outcomes_known),
)
