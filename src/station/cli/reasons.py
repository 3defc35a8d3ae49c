"""``station reasons``, and how the other commands take a reason: a code of the catalogue, or a sentence."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from station.cli.common import Commands, Common
from station.cli.face import Face
from station.model.errors import Refused, SettingsFault
from station.model.reasons import OFFERED, OTHER, Reasons, is_code


def register(commands: Commands[ArgumentParser], common: Common) -> None:
    """Add the command."""
    parser = common.command(commands, "reasons")
    parser.add_argument("group", nargs="?", choices=OFFERED, metavar="GROUP", help=common.word("reason_group"))
    parser.set_defaults(run=run_reasons)


def run_reasons(face: Face) -> int:
    """List the reasons that can be chosen, with the digit and the code of each; ``--json`` names hidden ones too."""
    reasons = _catalogue(face)
    groups = (face.arguments.group,) if face.arguments.group else OFFERED
    rows = [
        (group, digit, reason.code, reason.words(face.texts.language), " ".join(reason.checks))
        for group in groups
        for digit, reason in enumerate(reasons.offered(group), start=1)
    ]
    face.table([f"reason_{name}" for name in ("group", "digit", "code", "words", "checks")], rows)
    face.result({
        "version": reasons.version,
        "groups": {
            group: [
                {"code": one.code, "vi": one.vi, "en": one.en, "checks": one.checks, "hidden": one.hidden,
                 "site": one.site}
                for one in reasons.everything(group)
            ]
            for group in groups
        },
    })  # fmt: skip
    return 0


def given_reason(face: Face, group: str, text: str) -> str:
    """Return the reason that was given: a code that ``group`` offers, a sentence as it is, ``""`` for none.

    Raises ``SettingsFault`` with code ``reason_unknown`` for a word that looks like a code and is none, ``Refused``
    with code ``reason_missing`` for the other reason without saying which.
    """
    given = text.strip()
    offered = [reason.code for reason in _catalogue(face).offered(group)] if is_code(given) else []
    if given == OTHER:
        raise Refused("reason_missing")
    if is_code(given) and given not in offered:
        raise SettingsFault("reason_unknown", group=group, reason=given, known=", ".join(offered))
    return given


def _catalogue(face: Face) -> Reasons:
    return face.services.reasons(Path(face.arguments.workspace))
