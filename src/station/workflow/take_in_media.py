"""Sound and film: files that exist already are checked, kept as they are, and described as documents of their own."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from station.media.facts import VIDEO, MediaFacts
from station.media.judge import judge
from station.media.probe import probe
from station.model.dossier import MEDIA, Document, Dossier
from station.model.errors import InputFault, NotFound, Refused
from station.model.media import MediaFile
from station.model.people import Action, Person
from station.model.profiles import MediaProfile
from station.model.states import OPEN_FOR_CAPTURE
from station.model.transitions import Facts, next_dossier_state
from station.packaging.media_files import media_suffix
from station.storage.faults import disk_fault
from station.storage.free_space import require_space
from station.storage.media import NewMedia
from station.storage.unit import Reader
from station.workflow.station import Station

# The circular's codes of the kind (list type_media).
_TYPES = {"audio": "01", "video": "02"}


def take_in_media(station: Station, person: Person, dossier: Dossier, path: Path) -> Document:
    """Check a file of sound or film, keep it, and return the document that it became.

    What the profile's limits say stands in ``MediaFile.findings`` and refuses nothing. Raises ``Refused`` as for a
    capture (state, role, secrecy, held, four eyes), ``InputFault`` that names the file: those of ``media.probe``,
    ``media_twice`` (the dossier has it), ``media_changed`` (while it was read), and ``StorageFault``. Then nothing of
    it is in the dossier.
    """
    profile = station.profiles.media_profile(station.settings.media_profile)
    with station.workspace.read() as reader:
        next_dossier_state(reader.dossier(dossier.id).state, "capture", _facts(station, reader, dossier.id, person))
    facts = probe(path, profile)
    with station.workspace.read() as reader:
        _require_new(reader, dossier.id, facts, path)
    settings = station.settings
    needed = settings.min_free_bytes + facts.size
    require_space(station.workspace.path, min_bytes=needed, min_files=settings.min_free_files)
    stored = station.workspace.masters.put(path)
    if stored.sha256 != facts.sha256:
        raise InputFault("media_changed", file=str(path))
    new = _new(facts, profile, path)
    with station.workspace.write(person) as unit:
        current = unit.dossier(dossier.id)
        _require_new(unit, dossier.id, facts, path)
        state = next_dossier_state(current.state, "capture", _facts(station, unit, dossier.id, person))
        document = unit.add_media(dossier.id, new)
        unit.describe_document(document.id, {"typeMedia": _TYPES[facts.kind]})
        unit.emit(
            "media.taken_in", document.id, master=new.sha256, size=new.size, name=new.name, media=new.kind,
            container=new.container, codecs=list(new.codecs), seconds=new.seconds, bitrate=new.bitrate,
            profile=profile.name, profile_version=profile.version, findings=[one.as_dict() for one in new.findings],
        )  # fmt: skip
        if state is not current.state:
            unit.set_dossier_state(dossier.id, state)
            unit.emit("dossier.capturing", dossier.id, previous=current.state.value)
        return unit.document(document.id)


def remove_media(station: Station, person: Person, document: Document, reason: str) -> None:
    """Take a file out of what will be packaged, with a reason; it is kept and can be taken back."""
    if not reason.strip():
        raise Refused("reason_missing", subject=str(document.ordinal))
    with station.workspace.write(person) as unit:
        _require_open(person, unit.dossier(document.dossier_id))
        known = unit.media_file(document.id)
        unit.withdraw_media(document.id)
        unit.emit("media.removed", document.id, master=known.sha256, name=known.name, reason=reason)


def restore_media(station: Station, person: Person, document: Document) -> None:
    """Take a file back that was taken out."""
    with station.workspace.write(person) as unit:
        _require_open(person, unit.dossier(document.dossier_id))
        unit.withdraw_media(document.id, withdrawn=False)
        known = unit.media_file(document.id)
        unit.emit("media.restored", document.id, master=known.sha256, name=known.name)


def playable(station: Station, media: MediaFile) -> Path:
    """Return a name by which a player knows what the file is: a link beside the masters, cleared at the next start.

    Raises ``StorageFault`` when the disk refuses.
    """
    masters = station.workspace.masters
    link = masters.temp / f"{media.document_id}{media_suffix(media)}"
    try:
        link.unlink(missing_ok=True)
        link.symlink_to(masters.path(media.sha256))
    except OSError as error:
        raise disk_fault(error, link) from error
    return link


def media_document(reader: Reader, dossier: Dossier, ordinal: int) -> Document:
    """Return the document of sound or film with this number; raises ``NotFound`` with code ``media_unknown``."""
    found = [one for one in reader.documents(dossier.id) if one.ordinal == ordinal and one.kind == MEDIA]
    if not found:
        raise NotFound("media_unknown", document=str(ordinal))
    return found[0]


def _facts(station: Station, reader: Reader, dossier_id: str, person: Person) -> Facts:
    # The paper may lie in the store: a file does not come out of it.
    settings = station.settings
    return reader.facts(
        dossier_id, actor=person, secret_station=settings.secret, require_approved=settings.require_approved_inventory
    )


def _require_open(person: Person, dossier: Dossier) -> None:
    person.require(Action.REMOVE_PAGE)
    if dossier.state not in OPEN_FOR_CAPTURE:
        raise Refused("dossier_state", subject=dossier.code, state=dossier.state.value)


def _require_new(reader: Reader, dossier_id: str, facts: MediaFacts, path: Path) -> None:
    same = [one for one in reader.media_files(dossier_id).values() if one.sha256 == facts.sha256]
    if same:
        raise InputFault("media_twice", file=str(path), name=same[0].name)


def _new(facts: MediaFacts, profile: MediaProfile, path: Path) -> NewMedia:
    name = unicodedata.normalize("NFC", path.name)
    return NewMedia(
        sha256=facts.sha256, size=facts.size, name=name, kind=facts.kind, container=_container(facts, name),
        codecs=facts.codecs, seconds=facts.seconds, bitrate=facts.bitrate, width=facts.width, height=facts.height,
        findings=judge(facts, profile), profile=profile.name, profile_version=profile.version,
    )  # fmt: skip


def _container(facts: MediaFacts, name: str) -> str:
    """Return the one name of the container's family that the file goes by, else the first: mp4 and mov are one form."""
    suffix = Path(name).suffix.lower().removeprefix(".")
    if suffix in facts.containers:
        return suffix
    return "mp4" if facts.kind == VIDEO and "mp4" in facts.containers else facts.containers[0]
