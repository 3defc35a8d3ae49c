"""``station audit``: everything that the workspace holds is checked against its chain of events."""

from __future__ import annotations

from argparse import ArgumentParser

from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import StorageFault
from station.storage.verify import verify_workspace


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    common.command(commands, "audit").set_defaults(run=run_audit)


def run_audit(face: Face) -> int:
    """Check events, rows and masters, and name every silent change."""
    with face.station() as station:
        changes = verify_workspace(station.workspace, progress=face.progress)
        with station.workspace.read() as reader:
            events, head = reader.event_count(), reader.chain_head()
    for change in changes:
        face.line(
            f"{change.code}  {change.subject}  {face.texts.text('changes', change.code)} {change.detail}".rstrip()
        )
    face.say("audit_bad" if changes else "audit_well", count=len(changes), events=events, head=head[:16])
    face.result({"problems": [change.as_dict() for change in changes], "events": events, "chain_head": head})
    return StorageFault.exit_code if changes else 0
