"""``station audit``: everything that the workspace holds is checked against its chain of events.

With ``--accept-older`` an administrator first takes an older database that was put back.
"""

from __future__ import annotations

from argparse import ArgumentParser

from station.cli.acting import acting_in
from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import StorageFault
from station.storage.verify import verify_workspace
from station.storage.workspace import Acceptance, AcceptOlder, Workspace
from station.workflow.older_database import accepting_older


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "audit", person=True)
    parser.add_argument("--accept-older", action="store_true", help=common.word("accept_older"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=common.word("accept_older_reason"))
    parser.set_defaults(run=run_audit)


def run_audit(face: Face) -> int:
    """Check events, rows and masters, and name every silent change."""
    accepted: list[Acceptance] = []
    with face.station(_noting(face, accepted) if face.arguments.accept_older else None) as station:
        if face.arguments.accept_older:
            aside = len(station.workspace.reconciliation.orphans)
            face.say("older_accepted" if accepted else "older_not_found", count=aside)
        changes = verify_workspace(station.workspace, progress=face.progress)
        with station.workspace.read() as reader:
            events, head = reader.event_count(), reader.chain_head()
    for change in changes:
        face.line(
            f"{change.code}  {change.subject}  {face.texts.text('changes', change.code)} {change.detail}".rstrip()
        )
    face.say("audit_bad" if changes else "audit_well", count=len(changes), events=events, head=head[:16])
    face.result({
        "problems": [change.as_dict() for change in changes], "events": events, "chain_head": head,
        "accepted_older": bool(accepted),
    })  # fmt: skip
    return StorageFault.exit_code if changes else 0


def _noting(face: Face, accepted: list[Acceptance]) -> AcceptOlder:
    """Return who is asked about an older database; an acceptance is told in ``accepted``."""
    ask = accepting_older(lambda workspace: acting_in(face, workspace), face.arguments.reason)

    def accept(workspace: Workspace) -> Acceptance:
        accepted.append(ask(workspace))
        return accepted[-1]

    return accept
