"""The four roles and what each may do: one table, denied by default."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from station.model.errors import Refused


class Role(StrEnum):
    """What a person is trusted with at this station."""

    OPERATOR = "operator"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """Everything a person can ask of the core that needs a right."""

    IMPORT_INVENTORY = "import_inventory"
    CLASSIFY = "classify"
    CAPTURE = "capture"
    CORRECT = "correct"
    REMOVE_PAGE = "remove_page"
    DESCRIBE = "describe"
    SUBMIT = "submit"
    ACCEPT = "accept"
    REJECT = "reject"
    JUDGE = "judge"
    RETURN = "return"
    APPROVE = "approve"
    RELEASE = "release"
    PACKAGE = "package"
    REOPEN = "reopen"
    DELIVER = "deliver"
    SEE_COUNTS = "see_counts"
    PLAN = "plan"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_SETTINGS = "manage_settings"


# A supervisor releases and unlocks but never accepts; an administrator never touches content (S1).
PERMISSIONS: dict[Role, frozenset[Action]] = {
    Role.OPERATOR: frozenset({
        Action.CLASSIFY, Action.CAPTURE, Action.CORRECT, Action.REMOVE_PAGE, Action.DESCRIBE, Action.SUBMIT,
    }),
    Role.REVIEWER: frozenset({Action.ACCEPT, Action.REJECT, Action.JUDGE, Action.RETURN, Action.APPROVE}),
    Role.SUPERVISOR: frozenset({
        Action.IMPORT_INVENTORY, Action.CLASSIFY, Action.RETURN, Action.RELEASE, Action.PACKAGE, Action.REOPEN,
        Action.DELIVER, Action.SEE_COUNTS, Action.PLAN,
    }),
    Role.ADMINISTRATOR: frozenset({Action.MANAGE_PEOPLE, Action.MANAGE_SETTINGS, Action.IMPORT_INVENTORY}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account: ``id`` never changes and is never given to another; ``name`` is for logging in."""

    id: str
    name: str
    display_name: str
    roles: frozenset[Role]
    active: bool = True

    def may(self, action: Action) -> bool:
        """Whether one of the person's roles allows the action."""
        return self.active and any(action in PERMISSIONS[role] for role in self.roles)

    def require(self, action: Action) -> None:
        """Raise ``Refused`` with code ``role_missing`` unless the person may do this."""
        if not self.may(action):
            raise Refused("role_missing", person=self.name, action=action.value)
