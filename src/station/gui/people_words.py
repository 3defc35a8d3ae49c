"""What the roles are called."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from station.model.people import Role

ROLES: dict[Role, object] = {
    Role.OPERATOR: QT_TRANSLATE_NOOP("people", "Operator"),
    Role.REVIEWER: QT_TRANSLATE_NOOP("people", "Reviewer"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("people", "Supervisor"),
    Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("people", "Administrator"),
}


def role_word(role: Role) -> str:
    """Return the name of a role in the language of the window."""
    return QCoreApplication.translate("people", str(ROLES[role]))
