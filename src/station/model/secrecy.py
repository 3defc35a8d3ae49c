"""The secrecy gate: no level, no scan; top secret never; secret only where the station is meant for it.

Source: CV 1479/BCA-ANCTNB (tuyệt mật is set apart and not digitised; mật and tối mật are handled separately).
"""

from __future__ import annotations

from enum import StrEnum

from station.model.errors import Refused


class Secrecy(StrEnum):
    """Độ mật of a dossier: thường, mật, tối mật, tuyệt mật."""

    ORDINARY = "ordinary"
    SECRET = "secret"  # noqa: S105 - a level, not a password
    HIGHLY_SECRET = "highly_secret"  # noqa: S105 - a level, not a password
    TOP_SECRET = "top_secret"  # noqa: S105 - a level, not a password


def require_scannable(level: Secrecy | None, *, secret_station: bool, dossier: str) -> None:
    """Raise ``Refused`` unless paper of this level may be put on this station's scanner.

    Codes: ``secrecy_unknown`` (nobody has recorded a level), ``secrecy_top`` (never digitised), ``secrecy_station``
    (this station's settings do not allow secret paper).
    """
    match level:
        case None:
            raise Refused("secrecy_unknown", dossier=dossier)
        case Secrecy.TOP_SECRET:
            raise Refused("secrecy_top", dossier=dossier)
        case Secrecy.SECRET | Secrecy.HIGHLY_SECRET:
            if not secret_station:
                raise Refused("secrecy_station", dossier=dossier, level=level.value)
        case Secrecy.ORDINARY:
            return
